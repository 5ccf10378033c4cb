-- What PostgreSQL needs beside tables: who looks, in settings of the transaction, and the journal trigger.
-- An unset setting reads as null, and 0 too, so that an unset actor sees nothing and writes nothing. They stand in every
-- plan many times, so they do no more than that: a connection sets 0 for all when it opens, which is what is read between
-- its transactions (an empty text would be refused).

create or replace function main.actor_id() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.medewerker', true)::bigint, 0) $$;
create or replace function main.actor_organisatie() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.organisatie', true)::bigint, 0) $$;
create or replace function main.actor_huis() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.huis', true)::bigint, 0) $$;
create or replace function main.actor_regio() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.regio', true)::bigint, 0) $$;
create or replace function main.actor_moment() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.moment', true)::bigint, 0) $$;
create or replace function main.actor_verzoek() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.verzoek', true)::bigint, 0) $$;
create or replace function main.actor_route() returns text language sql stable parallel safe
as $$ select nullif(current_setting('schakel.route', true), '') $$;
create or replace function main.actor_doel() returns text language sql stable parallel safe
as $$ select nullif(current_setting('schakel.doel', true), '') $$;
create or replace function main.asof_dossier() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.asof_dossier', true)::bigint, 0) $$;
create or replace function main.asof_moment() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.asof_moment', true)::bigint, 0) $$;
create or replace function main.asof_medewerker() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('schakel.asof_medewerker', true)::bigint, 0) $$;

-- The month of a moment as jjjjmm, by the clock on the wall.
create or replace function main.maand(moment bigint) returns bigint language sql immutable parallel safe
as $$ select (extract(year from to_timestamp(moment / 1000.0) at time zone 'Europe/Amsterdam') * 100
  + extract(month from to_timestamp(moment / 1000.0) at time zone 'Europe/Amsterdam'))::bigint $$;

create or replace function main.json_veld_int(beeld text, veld text) returns bigint language sql immutable parallel safe
as $$ select (beeld::json ->> veld)::bigint $$;
create or replace function main.json_veld_text(beeld text, veld text) returns text language sql immutable parallel safe
as $$ select beeld::json ->> veld $$;

-- Its argument says where a row keeps its dossier: 'rij' in columns, 'dossier' it is the dossier itself, 'los' nowhere.
-- With the owner's rights: no role of a connection may write the journaal.
create or replace function main.journaal_schrijf() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
declare
  r record;
  dossier bigint;
  onderdeel text;
  organisatie bigint;
  beeld text;
begin
  if tg_op = 'DELETE' then
    r := old;
  else
    r := new;
    beeld := row_to_json(new)::text;
  end if;
  if tg_op = 'UPDATE' and new.id <> old.id then
    raise exception using errcode = 'check_violation', message = tg_table_name || ': een id verandert niet';
  end if;
  if tg_argv[0] = 'rij' then
    dossier := r.dossier;
    onderdeel := r.onderdeel;
    organisatie := r.organisatie;
  elsif tg_argv[0] = 'dossier' then
    dossier := r.id;
    onderdeel := 'kern';
    organisatie := r.organisatie;
  end if;
  insert into main.journaal (moment, medewerker, verzoek, tabel, rij, soort, dossier, onderdeel, organisatie, beeld,
    route, doel)
  values (main.actor_moment(), main.actor_id(), main.actor_verzoek(), tg_table_name, r.id, lower(left(tg_op, 1)),
    dossier, onderdeel, organisatie, beeld, main.actor_route(), main.actor_doel());
  return null;
end $$;
revoke execute on function main.journaal_schrijf() from public;
