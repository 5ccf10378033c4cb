-- The record of looks and the events of accounts have a term of their own (design.md 5): when it has passed they are
-- emptied, and their leaves keep their hash and lose their zout. Source: AVG 5 lid 1 e, WGS 2.31.
-- How long is a setting of the server; no year, of 366 days, is what the database itself lets nobody go below. Time is
-- that of the log: its newest checkpoint, its newest record.

-- How far the leaves of looks and events have been emptied.
alter table zegel_stand add column geleegd bigint not null default 0;

-- Events are only added to, and emptied after their term.
-- :sqlite
create trigger inlog_gebeurtenis_vast_i before insert on inlog_gebeurtenis
when exists (select 1 from inlog_gebeurtenis where id = new.id)
begin
  select raise(abort, 'inlog_gebeurtenis: alleen toevoegen');
end;
create trigger inlog_gebeurtenis_vast_u before update on inlog_gebeurtenis
when not (new.id is old.id and new.soort is old.soort and new.moment is old.moment and new.medewerker is null
  and new.door is null and new.toelichting = ''
  and old.moment < (select max(c.moment) from checkpoint c) - 31622400000)
begin
  select raise(abort, 'inlog_gebeurtenis: alleen toevoegen');
end;
create trigger inlog_gebeurtenis_vast_d before delete on inlog_gebeurtenis
begin
  select raise(abort, 'inlog_gebeurtenis: alleen toevoegen');
end;
drop trigger blad_vast_u;
-- zout may only go when the record it hides has been emptied; of a look, which lies in another file, when it is so old.
create trigger blad_vast_u before update on blad
when new.plaats <> old.plaats or new.soort <> old.soort or new.record <> old.record or new.hash <> old.hash
  or new.zout is not null
  or (old.soort = 'j' and exists (select 1 from journaal j where j.id = old.record and j.beeld is not null))
  or (old.soort = 'g' and exists (select 1 from inlog_gebeurtenis g where g.id = old.record
    and (g.medewerker is not null or g.door is not null or g.toelichting <> '')))
  or (old.soort <> 'j' and old.plaats >= coalesce((select c.grootte from checkpoint c
    where c.moment < (select max(n.moment) from checkpoint n) - 31622400000 order by c.moment desc limit 1), 0))
begin
  select raise(abort, 'blad: alleen toevoegen');
end;
-- :postgres
create function gebeurtenis_leeg() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if (new.id, new.soort, new.moment) is not distinct from (old.id, old.soort, old.moment) and new.medewerker is null
    and new.door is null and new.toelichting = ''
    and old.moment < (select max(c.moment) from checkpoint c) - 31622400000 then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'inlog_gebeurtenis: alleen toevoegen';
end $$;
create trigger inlog_gebeurtenis_vast before delete or truncate on inlog_gebeurtenis
for each statement execute function alleen_toevoegen();
create trigger inlog_gebeurtenis_vast_u before update on inlog_gebeurtenis
for each row execute function gebeurtenis_leeg();
create or replace function blad_wijzig() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if new.plaats <> old.plaats or new.soort <> old.soort or new.record <> old.record or new.hash <> old.hash
    or new.zout is not null
    or (old.soort = 'j' and exists (select 1 from journaal j where j.id = old.record and j.beeld is not null))
    or (old.soort = 'g' and exists (select 1 from inlog_gebeurtenis g where g.id = old.record
      and (g.medewerker is not null or g.door is not null or g.toelichting <> '')))
    or (old.soort = 'r' and exists (select 1 from raadpleging r where r.id = old.record and r.medewerker <> 0))
    or (old.soort <> 'j' and old.plaats >= coalesce((select c.grootte from checkpoint c
      where c.moment < (select max(n.moment) from checkpoint n) - 31622400000 order by c.moment desc limit 1), 0)) then
    raise exception using errcode = 'check_violation', message = 'blad: alleen toevoegen';
  end if;
  return new;
end $$;
