-- Of which goal or afspraak a line of the eindverslag tells; of a field of its form, neither. Before this it was known by the
-- text alone, which may be corrected. Where a case has that text more than once it is not known, and no inzage gives the line.
alter table eindverslag add column doel bigint references doel(id);
alter table eindverslag add column afspraak bigint references afspraak(id);
update eindverslag set doel = (select min(d.id) from doel d where d.dossier = eindverslag.dossier and d.tekst = eindverslag.titel
  having count(*) = 1)
where soort = 'doel';
update eindverslag set afspraak = (select min(a.id) from afspraak a where a.dossier = eindverslag.dossier and a.tekst = eindverslag.titel
  having count(*) = 1)
where soort = 'afspraak';
