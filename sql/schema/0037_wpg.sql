-- The mark of the Wpg on what else police may tell (WGS 2.30; invariant 14): how an afspraak goes, what an overleg recorded, a
-- measurement. As of a note.
alter table afspraak_stap add column wpg text not null default '' check (wpg in ('', '8', '13'));
alter table vastlegging add column wpg text not null default '' check (wpg in ('', '8', '13'));
alter table zrm_meting add column wpg text not null default '' check (wpg in ('', '8', '13'));

-- The requests of persons and the register of breaches are not kept for ever. A closed request stays five years, unless the
-- house decides otherwise: as long as a claim for damages of a breach of the AVG can be brought after it is known (BW 3:310
-- lid 1), and no longer than it shows that the request was dealt with (AVG 5 lid 1 e, 5 lid 2, 12). A settled breach stays
-- five years too: the authority can ask for the register (AVG 33 lid 5). A running procedure is a hold (vernietigstop).
alter table huis add column verzoek_jaren bigint not null default 5 check (verzoek_jaren between 1 and 10);
alter table huis add column datalek_jaren bigint not null default 5 check (datalek_jaren between 1 and 10);

-- The last day, from the day on which it was closed; null: not closed.
alter table rechtverzoek add column vernietigen bigint;
alter table datalek add column vernietigen bigint;
create index rechtverzoek_vernietigen on rechtverzoek (regio, vernietigen) where vernietigen is not null;
create index datalek_vernietigen on datalek (regio, vernietigen) where vernietigen is not null;
-- :sqlite
update rechtverzoek set vernietigen = cast(strftime('%Y%m%d', besloten / 1000, 'unixepoch', '+5 years') as integer)
where status <> 'open' and besloten is not null;
update datalek set vernietigen = cast(strftime('%Y%m%d', afgerond / 1000, 'unixepoch', '+5 years') as integer)
where afgerond is not null;
-- :postgres
update rechtverzoek set vernietigen = cast(to_char(to_timestamp(besloten / 1000) at time zone 'UTC' + interval '5 years',
  'YYYYMMDD') as bigint)
where status <> 'open' and besloten is not null;
update datalek set vernietigen = cast(to_char(to_timestamp(afgerond / 1000) at time zone 'UTC' + interval '5 years',
  'YYYYMMDD') as bigint)
where afgerond is not null;
-- :beide

-- An order to destroy may be of one of these too.
-- :sqlite
drop trigger journaal_vast_u;
drop trigger vernietiging_lopend_i;
drop trigger vernietiging_vast_u;
drop trigger vernietiging_vast_d;
drop index vernietiging_open;
drop index vernietiging_status;
alter table vernietiging rename to vernietiging_eerder;
create table vernietiging (
  id {{ID}},
  regio bigint not null,
  huis bigint,
  ring text not null default '',
  soort text not null check (soort in ('casus', 'aanmelding', 'rechtverzoek', 'datalek')),
  dossier bigint not null,
  nummer text not null,
  uiterlijk bigint not null,
  grond text not null check (grond in ('termijn', 'niet_opgenomen', 'niet_nodig', 'verzoek')),
  reden text not null default '',
  status text not null check (status in ('voorgesteld', 'goedgekeurd', 'afgewezen', 'uitgevoerd')),
  voorgesteld bigint not null,
  voorgesteld_door bigint not null,
  beoordeeld bigint,
  beoordeeld_door bigint,
  beoordeling text not null default '',
  uitgevoerd bigint,
  rijen bigint not null default 0,
  beelden bigint not null default 0,
  bijlagen bigint not null default 0,
  personen bigint not null default 0,
  telling text not null default '',
  herhaald bigint,
  versie bigint not null default 1,
  check (beoordeeld_door is null or beoordeeld_door <> voorgesteld_door),
  check (status in ('voorgesteld', 'afgewezen') or beoordeeld_door is not null)
) {{STRICT}};
insert into vernietiging select * from vernietiging_eerder;
drop table vernietiging_eerder;
create unique index vernietiging_open on vernietiging (dossier) where status in ('voorgesteld', 'goedgekeurd');
create index vernietiging_status on vernietiging (regio, status, uitgevoerd);
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
create trigger vernietiging_lopend_i before insert on vernietiging_lopend
when not exists (select 1 from vernietiging v where v.id = new.vernietiging and v.status = 'goedgekeurd')
  and not exists (select 1 from partij p where p.id = new.vernietiging and p.weg is not null and p.weg_klaar is null)
begin
  select raise(abort, 'vernietiging_lopend: geen opdracht');
end;
create trigger vernietiging_vast_u before update on vernietiging
when old.status in ('uitgevoerd', 'afgewezen')
begin
  select raise(abort, 'vernietiging: staat vast');
end;
create trigger vernietiging_vast_d before delete on vernietiging
begin
  select raise(abort, 'vernietiging: staat vast');
end;
-- :postgres
alter table vernietiging drop constraint vernietiging_soort_check;
alter table vernietiging add constraint vernietiging_soort_check
  check (soort in ('casus', 'aanmelding', 'rechtverzoek', 'datalek'));
-- :beide
