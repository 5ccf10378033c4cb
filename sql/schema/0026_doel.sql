-- For what a change was made: the route and the purpose (doel) of the request, command or job, beside each row of the
-- journaal, as raadpleging has them of each look. Source: AVG 5 lid 1 b and lid 2, Logboek Dataverwerkingen 1.0.
-- Rows of before have neither: it is not known, and nothing is made up.
alter table journaal add column route text;
alter table journaal add column doel text;

-- :sqlite
drop trigger journaal_vast_u;
create trigger journaal_vast_u before update on journaal
when not (old.beeld is not null and new.beeld is null and new.id is old.id and new.moment is old.moment
  and new.medewerker is old.medewerker and new.verzoek is old.verzoek and new.tabel is old.tabel and new.rij is old.rij
  and new.soort is old.soort and new.dossier is old.dossier and new.onderdeel is old.onderdeel
  and new.organisatie is old.organisatie and new.route is old.route and new.doel is old.doel and exists (
    select 1 from vernietiging_lopend l
    where (l.dossier = old.dossier or (l.tabel = old.tabel and l.rij = old.rij)) and (
      exists (select 1 from vernietiging v where v.id = l.vernietiging and v.status = 'goedgekeurd')
      or exists (select 1 from partij p where p.id = l.vernietiging and p.weg is not null and p.weg_klaar is null))))
begin
  select raise(abort, 'journaal: alleen toevoegen');
end;
-- :postgres
create or replace function journaal_leeg() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if old.beeld is not null and new.beeld is null
    and (new.id, new.moment, new.medewerker, new.verzoek, new.tabel, new.rij, new.soort, new.dossier, new.onderdeel,
      new.organisatie, new.route, new.doel) is not distinct from (old.id, old.moment, old.medewerker, old.verzoek, old.tabel,
      old.rij, old.soort, old.dossier, old.onderdeel, old.organisatie, old.route, old.doel)
    and exists (
      select 1 from vernietiging_lopend l
      where (l.dossier = old.dossier or (l.tabel = old.tabel and l.rij = old.rij)) and (
        exists (select 1 from vernietiging v where v.id = l.vernietiging and v.status = 'goedgekeurd')
        or exists (select 1 from partij p where p.id = l.vernietiging and p.weg is not null and p.weg_klaar is null))) then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'journaal: alleen toevoegen';
end $$;
