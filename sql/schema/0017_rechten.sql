-- Rights of the person: requests under AVG 15-21, what the deelnemers say of them, what was given, what was corrected.
-- Source: AVG 12, 15-19, 21; UAVG 41; BGS 1.1, 1.2, 1.7; C181; invariants 20, 39, 40.

-- A request is a dossier of its own. The root row says that it is there and until when it may take, no more: whoever asks,
-- about whom and in which cases are rows of onderdeel inhoud. ontvangen, uiterlijk and verteld are days.
create table rechtverzoek (
  id {{ID}},
  nummer text not null unique,
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  organisatie bigint not null references organisatie(id),
  soort text not null check (soort in ('inzage', 'rectificatie', 'verwijdering', 'beperking', 'bezwaar')),
  ontvangen bigint not null,
  uiterlijk bigint not null,
  verlengd bigint,
  verlengd_reden text not null default '',
  verteld bigint,
  status text not null default 'open' check (status in ('open', 'besloten', 'ingetrokken')),
  behandelaar bigint not null references medewerker(id),
  besloten bigint,
  versie bigint not null default 1
) {{STRICT}};
create index rechtverzoek_status on rechtverzoek (status, uiterlijk);

-- Who asks, how that was established, and about whom. No reference to a persoon: that one is destroyed with its cases.
create table rechtverzoek_inhoud (
  id {{ID}},
  dossier bigint not null references rechtverzoek(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  verzoeker text not null,
  hoedanigheid text not null check (hoedanigheid in ('zelf', 'ouder', 'vertegenwoordiger', 'gemachtigde')),
  antwoordadres text not null,
  kanaal text not null check (kanaal in ('brief', 'mail', 'telefoon', 'balie')),
  identiteit text not null default 'niet' check (identiteit in ('niet', 'document', 'digitaal', 'bekend', 'machtiging')),
  identiteit_dag bigint,
  identiteit_door bigint references medewerker(id),
  voornamen text not null default '',
  voorvoegsel text not null default '',
  geslachtsnaam text not null,
  geboren bigint not null,
  bsn text,
  vraag text not null,
  contactpunt text not null,
  motivering text not null default '',
  versie bigint not null default 1,
  unique (dossier)
) {{STRICT}};

-- Each time somebody looked in which cases the person is, with the reason that was given.
create table recht_zoeking (
  id {{ID}},
  dossier bigint not null references rechtverzoek(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  reden text not null check (reden <> ''),
  gevonden bigint not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index recht_zoeking_dossier on recht_zoeking (dossier, moment);

-- A case or aanmelding in which the person is, by number, and what was decided for it. zaak and betrokkene are ids without
-- a reference: the case may be destroyed before this row. zeker: the BSN is the same; else name and date of birth are.
create table recht_zaak (
  id {{ID}},
  dossier bigint not null references rechtverzoek(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  zaak bigint not null,
  soort text not null check (soort in ('casus', 'aanmelding')),
  nummer text not null,
  huis_naam text not null default '',
  betrokkene bigint not null,
  zeker bigint not null default 0 check (zeker in (0, 1)),
  vervallen bigint,
  vervallen_reden text not null default '',
  uitkomst text not null default '' check (uitkomst in ('', 'toegewezen', 'deels', 'afgewezen')),
  grond text not null default '',
  motivering text not null default '',
  besloten bigint,
  versie bigint not null default 1,
  unique (dossier, betrokkene)
) {{STRICT}};

-- A part of a case that is left out of an inzage, and on which ground; deel wpg stands for police data in every part.
create table inzage_deel (
  id {{ID}},
  dossier bigint not null references rechtverzoek(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  zaak bigint not null references recht_zaak(id),
  deel text not null,
  ingehouden bigint not null check (ingehouden in (0, 1)),
  grond text not null default '',
  versie bigint not null default 1,
  unique (zaak, deel)
) {{STRICT}};
create index inzage_deel_dossier on inzage_deel (dossier, onderdeel);

-- That the person's data were given.
create table inzage_levering (
  id {{ID}},
  dossier bigint not null references rechtverzoek(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  gegevens bigint not null,
  ingehouden bigint not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index inzage_levering_dossier on inzage_levering (dossier, moment);

-- What a deelnemer says of a request (zienswijze). organisatie is the one that is asked: niveau 1 on the part verzoek
-- shows it its own questions and nothing else (invariant 39).
create table zienswijze (
  id {{ID}},
  dossier bigint not null references rechtverzoek(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  zaak bigint not null references recht_zaak(id),
  nummer text not null,
  verzoek_nummer text not null,
  soort text not null,
  betreft text not null,
  medewerker bigint not null references medewerker(id),
  vraag text not null,
  gevraagd bigint not null,
  door bigint not null references medewerker(id),
  uiterlijk bigint not null,
  status text not null default 'open' check (status in ('open', 'geen_bezwaar', 'bezwaar', 'ingetrokken')),
  grond text not null default '',
  motivering text not null default '',
  beantwoord bigint,
  beantwoord_door bigint references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index zienswijze_dossier on zienswijze (dossier, onderdeel);
create index zienswijze_organisatie on zienswijze (organisatie, status);

-- A datum of a case that was corrected or removed; a row of the part in which the datum stands, of the organisation that
-- brought it in. What it was before is in the journaal alone, and there only for review: see journaal_masker. tot is the
-- last image with the old value; gemaskeerd is 0 until those before it have their mask.
create table rectificatie (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  soort text not null check (soort in ('gerectificeerd', 'verwijderd')),
  tabel text not null,
  rij bigint not null,
  kolom text not null,
  reden text not null check (reden <> ''),
  verzoek bigint,
  moment bigint not null,
  door bigint not null references medewerker(id),
  gemaskeerd bigint not null default 0 check (gemaskeerd in (0, 1)),
  versie bigint not null default 1
) {{STRICT}};
create index rectificatie_dossier on rectificatie (dossier, onderdeel);
create index rectificatie_rij on rectificatie (tabel, rij);

-- Who is to be told of it: the supplier, and everybody who got a result with it (AVG 19).
create table recht_bericht (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  rectificatie bigint not null references rectificatie(id),
  aan text not null,
  verstrekking bigint,
  gedaan bigint,
  door bigint references medewerker(id),
  hoe text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index recht_bericht_dossier on recht_bericht (dossier, onderdeel);

-- A case whose data may not be processed for now (AVG 18): while one stands open, only its behandelaar writes in it.
create table beperking (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  reden text not null check (reden <> ''),
  verzoek bigint not null,
  behandelaar bigint not null references medewerker(id),
  van bigint not null,
  tot bigint,
  einde_reden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create unique index beperking_loopt on beperking (dossier) where tot is null;
create index beperking_dossier on beperking (dossier, onderdeel);

-- What the lenses show instead of an image of the journaal: the same, without the value that was corrected. The journaal
-- itself is never changed for it; when an image is emptied, what stood for it goes too.
create table journaal_masker (
  journaal bigint primary key,
  beeld text not null
) {{STRICT}};

-- :sqlite
create trigger journaal_masker_weg after update of beeld on journaal when new.beeld is null
begin
  delete from journaal_masker where journaal = old.id;
end;
-- :postgres
create function journaal_masker_weg() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  delete from main.journaal_masker where journaal = old.id;
  return null;
end $$;
revoke execute on function journaal_masker_weg() from public;
create trigger journaal_masker_weg after update of beeld on journaal
for each row when (new.beeld is null) execute function journaal_masker_weg();
