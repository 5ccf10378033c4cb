-- Fills a database for measuring, on SQLite and PostgreSQL alike: %N% cases with two persons and five timeline entries
-- each, and one medewerker per fifty cases (100,000 cases: 200,000 persons, 500,000 entries, 2,000 medewerkers), so that
-- each medewerker takes part in 200 cases whatever the size. Runs with triggers off, on a migrated database with the
-- demonstration region. %N%, %M% (medewerkers) and %Q% (a quarter of them) are replaced. Ids are a block per table and a
-- number: far below those that the program makes.

insert into main.medewerker (id, regio, organisatie, huis, naam, functie, email, vog, opleiding, actief_van, actief_tot)
with recursive t(n) as (values (1) union all select n + 1 from t where n < %M%)
select 4000000000000000 + t.n, o.regio, o.id, null, 'Meetpersoon ' || t.n, 'Meting', 'm' || t.n || '@meting.example',
  20250101, 20250101, 1, 9007199254740991
from t join (select o.id, o.regio, o.naam from main.organisatie o) o
  on o.naam = case t.n % 4 when 0 then 'Zorg- en Veiligheidshuizen Zuid-Limburg' when 1 then 'Politie Geuldal'
    when 2 then 'GGZ Maasdal' else 'Reclassering Zuidoost' end;

insert into main.rol_toekenning (id, medewerker, rol, huis, ring, beheer, koppelen, reden, van, tot, door)
select 4100000000000000 + m.id - 4000000000000000, m.id,
  case when (m.id - 4000000000000000) % 4 = 0 then 'procesregisseur' else 'ketenpartner' end,
  case when (m.id - 4000000000000000) % 4 = 0 then (select h.id from main.huis h where h.code = 'mh') end,
  '', 0, case when (m.id - 4000000000000000) % 4 = 0 then 1 else 0 end, 'meting', 1, 9007199254740991, m.id
from main.medewerker m where m.id between 4000000000000000 and 4000099999999999;

-- Names follow their rank: the lower, the more often.
create temporary table meet_persoon as
with recursive t(n, h, g) as (values (cast(1 as bigint), cast(7919 as bigint), cast(104729 as bigint))
  union all select n + 1, (h + 7919) % 100003, (g + 104729) % 100019 from t where n < 2 * %N%)
select t.n as n, t.h * t.h / 100003 * t.h / 100003 * 30000 / 100003 as achter,
  t.g * t.g / 100019 * t.g / 100019 * 3000 / 100019 as voor
from t;

insert into main.persoon (id, regio, bsn_reden, voornamen, voorvoegsel, geslachtsnaam, geboren, sorteernaam,
  eerste_verwerking)
select 5000000000000000 + t.n, (select r.id from main.regio r), 'meting', v.tekst, a.voorvoegsel, a.tekst,
  19400101 + t.n % 72 * 10000 + t.n % 12 * 100 + t.n % 28, trim(a.sleutel) || '  ' || trim(v.sleutel), 1
from meet_persoon t cross join meet_naam a cross join meet_naam v
where a.soort = 'achter' and a.rang = t.achter and v.soort = 'voor' and v.rang = t.voor;

insert into main.persoon_term (persoon, regio, soort, term, volgorde)
select p.id, p.regio, w.tsoort, w.term, p.sorteernaam
from (
  select t.n, m.term, m.tsoort
  from meet_persoon t cross join meet_term m where m.soort = 'achter' and m.rang = t.achter
  union
  select t.n, m.term, m.tsoort
  from meet_persoon t cross join meet_term m where m.soort = 'voor' and m.rang = t.voor) w
cross join main.persoon p where p.id = 5000000000000000 + w.n;

insert into main.casus (id, nummer, regio, huis, organisatie, soort, regime, thema, gemeente, fase, procesregisseur,
  aanbrenger, aanbrenger_naam, herbeoordeling, eerste_verwerking, vernietigen, geopend, catalogus)
with recursive t(n) as (values (1) union all select n + 1 from t where n < %N%)
select 6000000000000000 + t.n, 'ZV-2026-' || t.n, r.id, h.id, o.id, 'persoon', 'wgs_casus', 'verward_gedrag',
  (select g.gemeente from main.gemeente_huis g where g.huis = h.id order by g.gemeente limit 1), 'uitvoering',
  4000000000000000 + (t.n % %Q%) * 4 + 4, p.id, 'Meting',
  20270101, 1760000000000, 20311001, 1760000000000 + t.n, c.id
from t, main.regio r, (select id from main.huis where code = 'mh') h,
  (select id from main.organisatie where naam = 'Zorg- en Veiligheidshuizen Zuid-Limburg') o,
  (select id from main.organisatie where naam = 'Politie Geuldal') p, (select max(id) as id from main.catalogus) c;

insert into main.betrokkene (id, dossier, onderdeel, organisatie, persoon, hoofd, rol, voornamen, voorvoegsel,
  geslachtsnaam, geboren, geinformeerd)
select 6100000000000000 + 2 * (c.id - 6000000000000000) + k.k, c.id, 'kern', c.organisatie, p.id, 1 - k.k,
  case k.k when 0 then 'betrokkene' else 'contact' end, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geboren, 'mondeling'
from main.casus c, (select 0 as k union all select 1) k, main.persoon p
where c.id between 6000000000000000 and 6000099999999999 and p.id = 5000000000000000 + 2 * (c.id - 6000000000000000) - k.k;

insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, straat, huisnummer, plaats)
select 6200000000000000 + b.id - 6100000000000000, b.dossier, 'kern', b.organisatie, b.id, 'woon', 'Meetstraat',
  b.id % 200 + 1, 'Meetdorp'
from main.betrokkene b where b.hoofd = 1 and b.id between 6100000000000000 and 6199999999999999;

insert into main.termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw)
select 6300000000000000 + c.id - 6000000000000000, c.id, 'kern', c.organisatie, 'plan_gereed', c.geopend, 20270101,
  20261201
from main.casus c where c.id between 6000000000000000 and 6000099999999999;

-- The regisseur writes everything; three partners see kern and plan and write the timeline.
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door)
select 7000000000000000 + 10 * (c.id - 6000000000000000) + k.k, c.id, c.procesregisseur, k.onderdeel, 3, 'team',
  'procesregie', c.organisatie, 1, 9007199254740991, c.procesregisseur
from main.casus c, (select 0 as k, 'kern' as onderdeel union all select 1, 'plan' union all select 2, 'tijdlijn'
  union all select 3, 'zrm' union all select 4, 'straf' union all select 5, 'zorg' union all select 6, 'intern') k
where c.id between 6000000000000000 and 6000099999999999;

insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door)
select 7100000000000000 + 100 * (c.id - 6000000000000000) + 10 * p.p + k.k, c.id, m.id, k.onderdeel,
  case k.k when 2 then 3 else 2 end, 'team', 'WGS 2.31 lid 4', m.organisatie, 1, 9007199254740991, c.procesregisseur
from main.casus c, (select 1 as p union all select 2 union all select 3) p,
  (select 0 as k, 'kern' as onderdeel union all select 1, 'plan' union all select 2, 'tijdlijn') k,
  main.medewerker m
where c.id between 6000000000000000 and 6000099999999999 and m.id = 4000000000000000 + ((c.id - 6000000000000000) * 7 % %Q%) * 4 + p.p;

insert into main.teamlid (id, dossier, onderdeel, organisatie, medewerker, functie, grond, van)
select 7500000000000000 + t.id - 7000000000000000, t.dossier, 'kern', t.organisatie, t.medewerker, '', t.grond, t.van
from main.toegang t where t.id between 7000000000000000 and 7199999999999999 and t.onderdeel = 'kern';

insert into main.notitie (id, dossier, onderdeel, organisatie, soort, titel, tekst, moment, door)
select 8000000000000000 + 10 * (c.id - 6000000000000000) + k.k, c.id, k.onderdeel, c.organisatie, k.soort,
  'Gebeurtenis ' || k.k, 'Huisbezoek gedaan. De sfeer was rustig; afgesproken is om volgende week opnieuw langs te gaan.',
  1760000000000 + k.k * 86400000, c.procesregisseur
from main.casus c, (select 0 as k, 'tijdlijn' as onderdeel, 'notitie' as soort union all select 1, 'tijdlijn', 'contact'
  union all select 2, 'zorg', 'signaal' union all select 3, 'tijdlijn', 'besluit' union all select 4, 'tijdlijn', 'notitie') k
where c.id between 6000000000000000 and 6000099999999999;

insert into main.fase_stap (id, dossier, onderdeel, organisatie, fase, moment, door)
select 8500000000000000 + c.id - 6000000000000000, c.id, 'kern', c.organisatie, 'uitvoering', c.geopend, c.procesregisseur
from main.casus c where c.id between 6000000000000000 and 6000099999999999;

insert into main.sessie (id, token, medewerker, fase, sleutel, apparaat, begin, laatst, einde)
select 9000000000000000 + m.n, m.token, 4000000000000000 + m.n, 2,
  '0000000000000000000000000000000000000000000000000000000000000000', 'meting', 1, 9007199254740000, 9007199254740991
from (%SESSIES%) m;
