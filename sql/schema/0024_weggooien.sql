-- Giving up a takeover that was broken off: all it wrote is destroyed, and the batch stays as the record of that. Nobody
-- ever saw it, so one who may import gives the order, and no stone stays for the figures.

-- weg: when it was given up; weg_klaar: when the last of it was gone. gevallen, rijen, beelden, personen: what went.
alter table partij add column weg bigint check (weg is null or klaar is null);
alter table partij add column weg_door bigint references medewerker(id);
alter table partij add column weg_reden text not null default '' check ((weg is null) = (weg_reden = ''));
alter table partij add column weg_klaar bigint check (weg_klaar is null or weg is not null);
alter table partij add column rijen bigint not null default 0;
alter table partij add column beelden bigint not null default 0;
alter table partij add column personen bigint not null default 0;

-- What runs under the name of a batch in vernietiging_lopend holds while it is being given up; a batch that is complete or
-- gone does not change any more, and who gave it up, when and why does not either.
-- :sqlite
drop trigger journaal_vast_u;
create trigger journaal_vast_u before update on journaal
when not (old.beeld is not null and new.beeld is null and new.id is old.id and new.moment is old.moment
  and new.medewerker is old.medewerker and new.verzoek is old.verzoek and new.tabel is old.tabel and new.rij is old.rij
  and new.soort is old.soort and new.dossier is old.dossier and new.onderdeel is old.onderdeel
  and new.organisatie is old.organisatie and exists (
    select 1 from vernietiging_lopend l
    where (l.dossier = old.dossier or (l.tabel = old.tabel and l.rij = old.rij)) and (
      exists (select 1 from vernietiging v where v.id = l.vernietiging and v.status = 'goedgekeurd')
      or exists (select 1 from partij p where p.id = l.vernietiging and p.weg is not null and p.weg_klaar is null))))
begin
  select raise(abort, 'journaal: alleen toevoegen');
end;
drop trigger vernietiging_lopend_i;
create trigger vernietiging_lopend_i before insert on vernietiging_lopend
when not exists (select 1 from vernietiging v where v.id = new.vernietiging and v.status = 'goedgekeurd')
  and not exists (select 1 from partij p where p.id = new.vernietiging and p.weg is not null and p.weg_klaar is null)
begin
  select raise(abort, 'vernietiging_lopend: geen opdracht');
end;
create trigger partij_vast_u before update on partij
when old.klaar is not null or old.weg_klaar is not null or (old.weg is not null and (new.weg is not old.weg
  or new.weg_door is not old.weg_door or new.weg_reden is not old.weg_reden))
begin
  select raise(abort, 'partij: staat vast');
end;
create trigger partij_vast_d before delete on partij
begin
  select raise(abort, 'partij: staat vast');
end;
-- :postgres
create or replace function journaal_leeg() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if old.beeld is not null and new.beeld is null
    and (new.id, new.moment, new.medewerker, new.verzoek, new.tabel, new.rij, new.soort, new.dossier, new.onderdeel,
      new.organisatie) is not distinct from (old.id, old.moment, old.medewerker, old.verzoek, old.tabel, old.rij,
      old.soort, old.dossier, old.onderdeel, old.organisatie)
    and exists (
      select 1 from vernietiging_lopend l
      where (l.dossier = old.dossier or (l.tabel = old.tabel and l.rij = old.rij)) and (
        exists (select 1 from vernietiging v where v.id = l.vernietiging and v.status = 'goedgekeurd')
        or exists (select 1 from partij p where p.id = l.vernietiging and p.weg is not null and p.weg_klaar is null))) then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'journaal: alleen toevoegen';
end $$;
create or replace function vernietiging_opdracht() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if tg_op = 'INSERT' and (
    exists (select 1 from vernietiging v where v.id = new.vernietiging and v.status = 'goedgekeurd')
    or exists (select 1 from partij p where p.id = new.vernietiging and p.weg is not null and p.weg_klaar is null)) then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'vernietiging_lopend: geen opdracht';
end $$;
create function partij_staat() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.klaar is null and old.weg_klaar is null and (old.weg is null
    or (new.weg, new.weg_door, new.weg_reden) is not distinct from (old.weg, old.weg_door, old.weg_reden)) then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'partij: staat vast';
end $$;
create trigger partij_vast before update or delete on partij
for each row execute function partij_staat();
