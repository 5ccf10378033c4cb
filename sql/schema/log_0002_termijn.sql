-- The log is looked through by moment (log review), and emptied when its term has passed: a record keeps who counted it,
-- its number, its moment and its kind, and loses who looked at whom. Never within a year of 366 days of the newest record.
create index raadpleging_moment on raadpleging (moment);

-- :sqlite
drop trigger raadpleging_vast_u;
create trigger raadpleging_vast_u before update on raadpleging
when not (new.id is old.id and new.proces is old.proces and new.volgnr is old.volgnr and new.moment is old.moment
  and new.soort is old.soort and new.medewerker = 0 and new.organisatie = 0 and new.dossier is null and new.persoon is null
  and new.route = '' and new.doel = '' and new.grond is null and new.verzoek is null
  and old.moment < (select max(r.moment) from raadpleging r) - 31622400000)
begin
  select raise(abort, 'raadpleging: alleen toevoegen');
end;
-- :postgres
create function raadpleging_leeg() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if (new.id, new.proces, new.volgnr, new.moment, new.soort) is not distinct from
      (old.id, old.proces, old.volgnr, old.moment, old.soort)
    and new.medewerker = 0 and new.organisatie = 0 and new.dossier is null and new.persoon is null and new.route = ''
    and new.doel = '' and new.grond is null and new.verzoek is null
    and old.moment < (select max(r.moment) from raadpleging r) - 31622400000 then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'raadpleging: alleen toevoegen';
end $$;
drop trigger raadpleging_vast on raadpleging;
create trigger raadpleging_vast before delete or truncate on raadpleging
for each statement execute function alleen_toevoegen();
create trigger raadpleging_vast_u before update on raadpleging for each row execute function raadpleging_leeg();
