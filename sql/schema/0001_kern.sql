-- The ground under every other table: who may see what (toegang) and what was written (journaal).
-- schema_versie, the list of applied migrations, is made by the migration itself before its first file.
-- Source: design of the lenses; WGS 2.31 (logging), AVG 5 lid 2 and 32; invariants 6, 11, 12.
-- No foreign keys here: a dossier is the id of several kinds of table, and medewerker and organisatie come later.

-- Every row image, written by trigger and by nothing else. moment, medewerker and verzoek are the unit's; a write
-- without an actor fails. beeld is the row as JSON text, byte for byte as sealed; null after a delete or destruction.
create table journaal (
  id {{AUTO_ID}},
  moment bigint not null,
  medewerker bigint not null,
  verzoek bigint,
  tabel text not null,
  rij bigint not null,
  soort text not null check (soort in ('i', 'u', 'd')),
  dossier bigint,
  onderdeel text,
  organisatie bigint,
  beeld text
) {{STRICT}};
create index journaal_dossier on journaal (dossier, tabel, rij);
create index journaal_rij on journaal (tabel, rij, id);

-- The only source of rights on content. niveau: 1 eigen deel, 2 lezen, 3 schrijven. A period runs from van up to, not
-- including, tot; organisatie is the medewerker's at that time; door gave it.
create table toegang (
  id {{ID}},
  dossier bigint not null,
  medewerker bigint not null,
  onderdeel text not null,
  niveau bigint not null check (niveau between 1 and 3),
  soort text not null check (soort in ('team', 'intake', 'weegploeg', 'aanmelder', 'beheer', 'toetsing', 'nood', 'overleg')),
  grond text not null check (grond <> ''),
  organisatie bigint not null,
  van bigint not null,
  tot bigint not null default 9007199254740991,
  door bigint not null,
  versie bigint not null default 1,
  check (van <= tot)
) {{STRICT}};
create index toegang_medewerker on toegang (medewerker, dossier, onderdeel, van, tot, niveau);
create index toegang_dossier on toegang (dossier);

-- Overlapping periods of one medewerker, dossier and onderdeel would give every row of that dossier twice. An empty
-- period (van = tot) overlaps nothing.
-- :sqlite
create trigger toegang_overlap_i before insert on toegang
when new.van < new.tot and exists (
  select 1 from toegang t
  where t.medewerker = new.medewerker and t.dossier = new.dossier and t.onderdeel = new.onderdeel
    and t.id <> new.id and t.van < t.tot and t.van < new.tot and new.van < t.tot)
begin
  select raise(abort, 'toegang: perioden overlappen');
end;
create trigger toegang_overlap_u before update on toegang
when new.van < new.tot and exists (
  select 1 from toegang t
  where t.medewerker = new.medewerker and t.dossier = new.dossier and t.onderdeel = new.onderdeel
    and t.id <> old.id and t.van < t.tot and t.van < new.tot and new.van < t.tot)
begin
  select raise(abort, 'toegang: perioden overlappen');
end;
create trigger journaal_vast_i before insert on journaal
when exists (select 1 from journaal where id = new.id)
begin
  select raise(abort, 'journaal: alleen toevoegen');
end;
create trigger journaal_vast_u before update on journaal
begin
  select raise(abort, 'journaal: alleen toevoegen');
end;
create trigger journaal_vast_d before delete on journaal
begin
  select raise(abort, 'journaal: alleen toevoegen');
end;
-- :postgres
-- Two transactions could each miss the other's row: the lock makes them take turns, per dossier, and of two that are
-- serializable, as units are, the server refuses one. The dossiers share 256 locks, so that a unit on many
-- of them does not fill the server's table of locks. A period that only shrinks can overlap nothing new and asks for no
-- lock: closing a dossier waits for nobody.
create function toegang_overlap() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.medewerker = old.medewerker and new.dossier = old.dossier
    and new.onderdeel = old.onderdeel and new.van >= old.van and new.tot <= old.tot then
    return new;
  end if;
  perform pg_advisory_xact_lock(20511, (new.dossier % 256)::integer);
  if new.van < new.tot and exists (
    select 1 from main.toegang t
    where t.medewerker = new.medewerker and t.dossier = new.dossier and t.onderdeel = new.onderdeel
      and t.id <> case when tg_op = 'UPDATE' then old.id else new.id end
      and t.van < t.tot and t.van < new.tot and new.van < t.tot) then
    raise exception using errcode = 'check_violation', message = 'toegang: perioden overlappen';
  end if;
  return new;
end $$;
revoke execute on function toegang_overlap() from public;
create trigger toegang_overlap before insert or update on toegang
for each row execute function toegang_overlap();

create function alleen_toevoegen() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', message = tg_table_name || ': alleen toevoegen';
end $$;
create trigger journaal_vast before update or delete or truncate on journaal
for each statement execute function alleen_toevoegen();
