-- An open request that was registered before requests had a clock gets one: it ends on the day that the request keeps, and
-- warns as the catalogue does, ten days before (AVG 12 lid 3). No clock of another request has its id.
-- :sqlite
insert into termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw)
select r.id, r.id, 'kern', r.organisatie, 'verzoek_betrokkene',
  unixepoch(substr(r.ontvangen, 1, 4) || '-' || substr(r.ontvangen, 5, 2) || '-' || substr(r.ontvangen, 7)) * 1000,
  r.uiterlijk, cast(strftime('%Y%m%d', substr(r.uiterlijk, 1, 4) || '-' || substr(r.uiterlijk, 5, 2) || '-'
    || substr(r.uiterlijk, 7), '-10 days') as integer)
from rechtverzoek r
where r.status = 'open' and not exists (select 1 from termijn t where t.dossier = r.id);
-- :postgres
insert into termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw)
select r.id, r.id, 'kern', r.organisatie, 'verzoek_betrokkene',
  cast(extract(epoch from to_date(cast(r.ontvangen as text), 'YYYYMMDD')) as bigint) * 1000, r.uiterlijk,
  cast(to_char(to_date(cast(r.uiterlijk as text), 'YYYYMMDD') - 10, 'YYYYMMDD') as bigint)
from rechtverzoek r
where r.status = 'open' and not exists (select 1 from termijn t where t.dossier = r.id);
