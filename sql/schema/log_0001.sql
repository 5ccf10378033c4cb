-- The record of looks: one row per person shown, per request; refused attempts too (soort geweigerd).
-- Source: WGS 2.31, AVG 32, BIO 12.4; invariants 11, 12. Opaque ids only, no names.
-- On SQLite it lives in a file of its own, so that a page waits for its own record and for nothing else.
-- proces and volgnr: each process numbers its records without gaps, so that a missing record shows.

create table raadpleging (
  id {{AUTO_ID}},
  proces bigint not null,
  volgnr bigint not null,
  moment bigint not null,
  medewerker bigint not null,
  organisatie bigint not null,
  dossier bigint,
  persoon bigint,
  route text not null,
  doel text not null,
  grond text,
  soort text not null check (soort in ('scherm', 'zoek', 'afdruk', 'bestand', 'geweigerd')),
  verzoek bigint,
  unique (proces, volgnr)
) {{STRICT}};
create index raadpleging_dossier on raadpleging (dossier, moment);
create index raadpleging_persoon on raadpleging (persoon, moment);
create index raadpleging_medewerker on raadpleging (medewerker, moment);

-- :sqlite
create trigger raadpleging_vast_i before insert on raadpleging
when exists (select 1 from raadpleging where id = new.id)
begin
  select raise(abort, 'raadpleging: alleen toevoegen');
end;
create trigger raadpleging_vast_u before update on raadpleging
begin
  select raise(abort, 'raadpleging: alleen toevoegen');
end;
create trigger raadpleging_vast_d before delete on raadpleging
begin
  select raise(abort, 'raadpleging: alleen toevoegen');
end;
-- :postgres
create trigger raadpleging_vast before update or delete or truncate on raadpleging
for each statement execute function alleen_toevoegen();
