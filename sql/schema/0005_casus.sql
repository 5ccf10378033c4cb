-- The case. Source: WGS 2.26, 2.31; domein.md C019-C026, C055-C060, C070-C084; invariants 1, 2, 6, 21, 22, 27, 31.

create table casus (
  id {{ID}},
  nummer text not null unique,
  regio bigint not null references regio(id),
  huis bigint not null references huis(id),
  organisatie bigint not null references organisatie(id),
  aanmelding bigint references aanmelding(id),
  soort text not null check (soort in ('persoon', 'gezin', 'gebied')),
  regime text not null,
  thema text not null,
  ring text not null default '',
  gemeente bigint references gemeente(id),
  fase text not null,
  procesregisseur bigint not null references medewerker(id),
  aanbrenger bigint not null references organisatie(id),
  aanbrenger_naam text not null default '',
  aanbrenger_taak text not null default '',
  intensiteit text not null default 'integraal',
  risico text not null default '' check (risico in ('', 'laag', 'midden', 'hoog')),
  risico_reden text not null default '',
  risico_moment bigint,
  veiligheidsrisico bigint not null default 0 check (veiligheidsrisico in (0, 1)),
  toestand text not null default 'opschema' check (toestand in ('opschema', 'aandacht', 'stagneert', 'wacht')),
  herbeoordeling bigint,
  eerste_verwerking bigint not null,
  vernietigen bigint not null,
  geopend bigint not null,
  gesloten bigint,
  gezin bigint,
  catalogus bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index casus_huis on casus (huis, gesloten);
create index casus_procesregisseur on casus (procesregisseur, gesloten);

create table fase_stap (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  fase text not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  toelichting text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index fase_stap_dossier on fase_stap (dossier, onderdeel);

-- The team by organisation; its rights stand in toegang.
create table teamlid (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  medewerker bigint not null references medewerker(id),
  functie text not null default '',
  grond text not null,
  reden text not null default '',
  van bigint not null,
  tot bigint,
  einde_reden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index teamlid_dossier on teamlid (dossier, onderdeel);
create index teamlid_medewerker on teamlid (medewerker);

-- The timeline. ingetrokken: withdrawn or moved to another case (verplaatst_naar), with the reason; it stays visible to
-- review. The row that a moved note got in the other case has verplaatst_uit and the same reason, and is not ingetrokken.
create table notitie (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  soort text not null check (soort in ('notitie', 'contact', 'signaal', 'besluit', 'gebeurtenis')),
  titel text not null default '',
  tekst text not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  bijlage bigint references bijlage(id),
  wpg text not null default '' check (wpg in ('', '8', '13')),
  voorwaarden text not null default '',
  ingetrokken bigint,
  ingetrokken_door bigint,
  ingetrokken_reden text not null default '',
  verplaatst_naar bigint,
  verplaatst_uit bigint,
  versie bigint not null default 1
) {{STRICT}};
create index notitie_dossier on notitie (dossier, onderdeel, moment);

create table veiligheidsafspraak (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  tekst text not null,
  volgorde bigint not null,
  bevestigd bigint not null,
  bevestigd_door bigint not null references medewerker(id),
  vervallen bigint,
  versie bigint not null default 1
) {{STRICT}};
create index veiligheidsafspraak_dossier on veiligheidsafspraak (dossier, onderdeel);

-- Linked cases (C080, C081). The other side is shown only to who may see it.
create table verband (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  ander bigint not null references casus(id),
  soort text not null,
  toelichting text not null default '',
  versie bigint not null default 1,
  unique (dossier, ander)
) {{STRICT}};
create index verband_ander on verband (ander);

-- Someone asks to be admitted to a part; whoever may grant answers.
create table toegangsverzoek (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  medewerker bigint not null references medewerker(id),
  gevraagd text not null,
  niveau bigint not null check (niveau between 1 and 3),
  reden text not null,
  moment bigint not null,
  status text not null default 'open' check (status in ('open', 'toegekend', 'geweigerd', 'ingetrokken')),
  antwoord text not null default '',
  beantwoord bigint,
  beantwoord_door bigint,
  versie bigint not null default 1
) {{STRICT}};
create index toegangsverzoek_dossier on toegangsverzoek (dossier, status);

-- A running term of an aanmelding or casus; klok is a code of the catalogue. start is a moment; einde, the last day, and
-- waarschuw, from when it is announced, are days. stil: days that it stood still before. voldaan: when it ended, afloop
-- how (mee: it went along from the aanmelding to the casus). Of each kind one runs at a time.
create table termijn (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  klok text not null,
  start bigint not null,
  einde bigint not null,
  waarschuw bigint not null,
  stil bigint not null default 0,
  opgeschort bigint,
  opgeschort_reden text not null default '',
  opgeschort_toelichting text not null default '',
  voldaan bigint,
  afloop text not null default '' check (afloop in ('', 'voldaan', 'vervallen', 'mee')),
  versie bigint not null default 1
) {{STRICT}};
create index termijn_dossier on termijn (dossier, onderdeel);
create unique index termijn_loopt on termijn (dossier, onderdeel, klok) where voldaan is null;

-- Short labels of a case (C083, C160): codes of the catalogue.
create table kenmerk (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  code text not null,
  versie bigint not null default 1,
  unique (dossier, code)
) {{STRICT}};
