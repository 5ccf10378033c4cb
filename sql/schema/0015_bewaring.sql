-- Keeping and destroying: hold, extension, the orders to destroy, and what stays of a destroyed dossier.
-- Source: WGS 1.8 lid 7; BGS 1.16; C178, C179; invariants 4, 31, 32, 36, 37.

-- A hold: the data are needed for a claim, and are not destroyed as long as it stands (invariant 36).
create table vernietigstop (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  reden text not null check (reden <> ''),
  moment bigint not null,
  door bigint not null references medewerker(id),
  opgeheven bigint,
  opgeheven_door bigint,
  opgeheven_reden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index vernietigstop_dossier on vernietigstop (dossier, onderdeel);
create unique index vernietigstop_loopt on vernietigstop (dossier) where opgeheven is null;

-- Kept longer, on the order of participants (BGS 1.16 lid 2). van and tot: the last days before and after.
create table verlenging (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  grond text not null check (grond in ('open', 'terugval')),
  motivering text not null,
  besloten bigint not null,
  van bigint not null,
  tot bigint not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index verlenging_dossier on verlenging (dossier, onderdeel);

-- The consent of each organisation that supplied data: bron, who gave it there and when.
create table verlenging_bron (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  verlenging bigint not null references verlenging(id),
  bron bigint not null references organisatie(id),
  wie text not null,
  versie bigint not null default 1,
  unique (verlenging, bron)
) {{STRICT}};
create index verlenging_bron_dossier on verlenging_bron (dossier, onderdeel);

-- An order to destroy, and when it is carried out the certificate: numbers alone, no person. It outlives its dossier, so
-- nothing here is a foreign key. uiterlijk: the last day as it stood. uitgevoerd_door null: by itself, on the day.
-- telling: lines "table number". herhaald: carried out again after a backup was put back.
create table vernietiging (
  id {{ID}},
  regio bigint not null,
  huis bigint,
  ring text not null default '',
  soort text not null check (soort in ('casus', 'aanmelding')),
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
create unique index vernietiging_open on vernietiging (dossier) where status in ('voorgesteld', 'goedgekeurd');
create index vernietiging_status on vernietiging (regio, status, uitgevoerd);

-- What is being destroyed, within the unit that destroys it and never outside: dossiers, and rows by table and id.
create table vernietiging_lopend (
  vernietiging bigint not null,
  dossier bigint,
  tabel text,
  rij bigint
) {{STRICT}};

-- What stays of a destroyed dossier for the figures: codes and months (jjjjmm), no id, number, name or text. Its own id is
-- random, so that it does not tell which certificate goes with it.
create table grafsteen (
  id {{ID}},
  regio bigint not null,
  huis bigint,
  tabel text not null,
  soort text not null,
  regime text not null,
  thema text not null,
  gemeente text,
  fase text not null default '',
  toestand text not null default '',
  risico text not null default '',
  veiligheidsrisico bigint not null default 0,
  urgentie text not null default '',
  status text not null default '',
  bron_soort text not null,
  bron_domein text not null,
  bron_wgs text not null,
  begin_maand bigint not null,
  eind_maand bigint
) {{STRICT}};
create index grafsteen_huis on grafsteen (regio, tabel, huis);

create table grafsteen_zrm (
  id {{ID}},
  regio bigint not null,
  huis bigint not null,
  thema text not null,
  zrmset text not null,
  domein text not null,
  begin_score bigint not null,
  later_score bigint not null,
  later_maand bigint not null
) {{STRICT}};
create index grafsteen_zrm_huis on grafsteen_zrm (regio, huis);

-- What must go is looked up by day, and what a row points to is found when that goes.
create index casus_vernietigen on casus (regio, vernietigen);
create index casus_aanmelding on casus (aanmelding);
create index aanmelding_vernietigen on aanmelding (regio, vernietigen) where vernietigen is not null;
create index adres_betrokkene on adres (betrokkene);
create index relatie_van on relatie (van_betrokkene);
create index relatie_naar on relatie (naar_betrokkene);
create index agendapunt_persoon on agendapunt (persoon) where persoon is not null;
create index afspraak_doel on afspraak (doel) where doel is not null;
create index stagnatie_doel on stagnatie (doel) where doel is not null;
create index stagnatie_afspraak on stagnatie (afspraak) where afspraak is not null;
create index notitie_bijlage on notitie (bijlage) where bijlage is not null;
create index afspraak_stap_bijlage on afspraak_stap (bijlage) where bijlage is not null;
create index informatieverzoek_bijlage on informatieverzoek (bijlage) where bijlage is not null;
create index informatieverzoek_notitie on informatieverzoek (notitie) where notitie is not null;
create index verzoek_vraag_verzoek on verzoek_vraag (verzoek);
create index eindverslag_afschaling on eindverslag (afschaling);

-- The journaal is only added to, but for one thing: an image is emptied when its row is being destroyed by an order that
-- two people gave and that is not carried out yet. Nothing else of the record changes, and an image never comes back.
-- :sqlite
drop trigger journaal_vast_u;
create trigger journaal_vast_u before update on journaal
when not (old.beeld is not null and new.beeld is null and new.id is old.id and new.moment is old.moment
  and new.medewerker is old.medewerker and new.verzoek is old.verzoek and new.tabel is old.tabel and new.rij is old.rij
  and new.soort is old.soort and new.dossier is old.dossier and new.onderdeel is old.onderdeel
  and new.organisatie is old.organisatie and exists (
    select 1 from vernietiging_lopend l join vernietiging v on v.id = l.vernietiging
    where v.status = 'goedgekeurd' and (l.dossier = old.dossier or (l.tabel = old.tabel and l.rij = old.rij))))
begin
  select raise(abort, 'journaal: alleen toevoegen');
end;
create trigger vernietiging_lopend_i before insert on vernietiging_lopend
when not exists (select 1 from vernietiging v where v.id = new.vernietiging and v.status = 'goedgekeurd')
begin
  select raise(abort, 'vernietiging_lopend: geen opdracht');
end;
create trigger vernietiging_lopend_u before update on vernietiging_lopend
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
create function journaal_leeg() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if old.beeld is not null and new.beeld is null
    and (new.id, new.moment, new.medewerker, new.verzoek, new.tabel, new.rij, new.soort, new.dossier, new.onderdeel,
      new.organisatie) is not distinct from (old.id, old.moment, old.medewerker, old.verzoek, old.tabel, old.rij,
      old.soort, old.dossier, old.onderdeel, old.organisatie)
    and exists (
      select 1 from vernietiging_lopend l join vernietiging v on v.id = l.vernietiging
      where v.status = 'goedgekeurd' and (l.dossier = old.dossier or (l.tabel = old.tabel and l.rij = old.rij))) then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'journaal: alleen toevoegen';
end $$;
drop trigger journaal_vast on journaal;
create trigger journaal_vast before delete or truncate on journaal for each statement execute function alleen_toevoegen();
create trigger journaal_vast_u before update on journaal for each row execute function journaal_leeg();
create function vernietiging_opdracht() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if tg_op = 'INSERT' and exists (
    select 1 from vernietiging v where v.id = new.vernietiging and v.status = 'goedgekeurd') then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'vernietiging_lopend: geen opdracht';
end $$;
create trigger vernietiging_lopend_vast before insert or update on vernietiging_lopend
for each row execute function vernietiging_opdracht();
create function vernietiging_staat() returns trigger language plpgsql set search_path = main, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.status not in ('uitgevoerd', 'afgewezen') then
    return new;
  end if;
  raise exception using errcode = 'check_violation', message = 'vernietiging: staat vast';
end $$;
create trigger vernietiging_vast before update or delete on vernietiging
for each row execute function vernietiging_staat();
