-- A persoon whose address is secret (BRP 70.10): where he lives, stays or gets his letters is for the house alone, in every
-- dossier in which he stands, also where it was written down as an ordinary address. The rows go to the part intern at once
-- when the secrecy is set or a betrokkene turns out to be him; a new one outside intern is refused.
-- Source: domein.md section 8; C200; invariant 11.
-- :sqlite
create trigger adres_geheim_persoon after update of geheim on persoon when new.geheim = 1
begin
  update adres set onderdeel = 'intern', versie = versie + 1
  where onderdeel <> 'intern' and soort in ('woon', 'verblijf', 'brief') and tot is null
    and betrokkene in (select b.id from betrokkene b where b.persoon = new.id);
end;
create trigger adres_geheim_koppel after update of persoon on betrokkene
when exists (select 1 from persoon p where p.id = new.persoon and p.geheim = 1)
begin
  update adres set onderdeel = 'intern', versie = versie + 1
  where onderdeel <> 'intern' and soort in ('woon', 'verblijf', 'brief') and tot is null and betrokkene = new.id;
end;
create trigger adres_geheim_i before insert on adres
when new.onderdeel <> 'intern' and new.soort in ('woon', 'verblijf', 'brief') and new.tot is null and exists (
  select 1 from betrokkene b join persoon p on p.id = b.persoon where b.id = new.betrokkene and p.geheim = 1)
begin
  select raise(abort, 'adres: geheim');
end;
-- :postgres
create function adres_geheim_persoon() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  update main.adres set onderdeel = 'intern', versie = versie + 1
  where onderdeel <> 'intern' and soort in ('woon', 'verblijf', 'brief') and tot is null
    and betrokkene in (select b.id from main.betrokkene b where b.persoon = new.id);
  return null;
end $$;
revoke execute on function adres_geheim_persoon() from public;
create trigger adres_geheim_persoon after update of geheim on persoon
for each row when (new.geheim = 1) execute function adres_geheim_persoon();
create function adres_geheim_koppel() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  update main.adres set onderdeel = 'intern', versie = versie + 1
  where onderdeel <> 'intern' and soort in ('woon', 'verblijf', 'brief') and tot is null and betrokkene = new.id
    and exists (select 1 from main.persoon p where p.id = new.persoon and p.geheim = 1);
  return null;
end $$;
revoke execute on function adres_geheim_koppel() from public;
create trigger adres_geheim_koppel after update of persoon on betrokkene
for each row when (new.persoon is not null) execute function adres_geheim_koppel();
create function adres_geheim() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  if exists (select 1 from main.betrokkene b join main.persoon p on p.id = b.persoon
    where b.id = new.betrokkene and p.geheim = 1) then
    raise exception using errcode = 'check_violation', message = 'adres: geheim';
  end if;
  return new;
end $$;
revoke execute on function adres_geheim() from public;
create trigger adres_geheim_i before insert on adres
for each row when (new.onderdeel <> 'intern' and new.soort in ('woon', 'verblijf', 'brief') and new.tot is null)
execute function adres_geheim();
-- :beide

-- A question out of the log may also be that somebody looked at a colleague.
-- :sqlite
alter table logvraag rename to logvraag_eerder;
create table logvraag (
  id {{ID}},
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  ring text not null default '',
  soort text not null check (soort in ('steekproef', 'naam', 'collega', 'buiten_team', 'nacht', 'ring', 'geweigerd')),
  medewerker bigint not null references medewerker(id),
  dossier bigint not null default 0,
  van bigint not null,
  tot bigint not null,
  aantal bigint not null,
  moment bigint not null,
  uitkomst text not null default '' check (uitkomst in ('', 'past', 'verklaard', 'gemeld')),
  toelichting text not null default '',
  afgehandeld bigint,
  afgehandeld_door bigint references medewerker(id),
  versie bigint not null default 1,
  unique (soort, medewerker, dossier, van),
  check (afgehandeld_door is null or afgehandeld_door <> medewerker)
) {{STRICT}};
insert into logvraag select * from logvraag_eerder;
drop table logvraag_eerder;
create index logvraag_open on logvraag (regio, uitkomst, moment);
-- :postgres
alter table logvraag drop constraint logvraag_soort_check;
alter table logvraag add constraint logvraag_soort_check
  check (soort in ('steekproef', 'naam', 'collega', 'buiten_team', 'nacht', 'ring', 'geweigerd'));
-- :beide

-- How much an inzage says of who looked, as the house decides: organisation and function, or the organisation alone. Never
-- a name (AVG 15 lid 1 onder c and lid 4).
alter table huis add column inzage_kort bigint not null default 0 check (inzage_kort in (0, 1));
