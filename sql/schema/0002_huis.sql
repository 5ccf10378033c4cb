-- The house and its people: regio, huizen, gemeenten, organisaties, medewerkers, their roles and how they log in.
-- Source: domein.md C001-C008, C020-C023; invariants 6-10 (WGS 1.8 lid 2, BGS 1.11, 1.17).

create table regio (
  id {{ID}},
  code text not null unique,
  naam text not null,
  versie bigint not null default 1
) {{STRICT}};

create table huis (
  id {{ID}},
  regio bigint not null references regio(id),
  code text not null unique,
  naam text not null,
  adres text not null default '',
  telefoon text not null default '',
  email text not null default '',
  afwijs_dagen bigint not null default 14 check (afwijs_dagen between 0 and 365),
  van bigint not null,
  tot bigint,
  versie bigint not null default 1
) {{STRICT}};

-- CBS code with leading zeros. Gemeenten come and go: validity as jjjjmmdd.
create table gemeente (
  id {{ID}},
  code text not null,
  naam text not null,
  van bigint not null default 0,
  tot bigint,
  versie bigint not null default 1,
  unique (code, van)
) {{STRICT}};

create table gemeente_huis (
  id {{ID}},
  gemeente bigint not null references gemeente(id),
  huis bigint not null references huis(id),
  van bigint not null default 0,
  tot bigint,
  versie bigint not null default 1,
  unique (gemeente, huis, van)
) {{STRICT}};

-- wgs: lid1 (core, WGS 2.27 lid 1), lid2 (private, 2.27 lid 2), geen. soort is a code of the catalogue.
create table organisatie (
  id {{ID}},
  regio bigint not null references regio(id),
  naam text not null,
  soort text not null,
  domein text not null check (domein in ('straf', 'zorg', 'gemeente', 'zvh', 'overig')),
  wgs text not null check (wgs in ('lid1', 'lid2', 'geen')),
  relatiehuis bigint references huis(id),
  contactpersoon text not null default '',
  telefoon text not null default '',
  email text not null default '',
  beeindigd bigint,
  versie bigint not null default 1,
  unique (regio, naam)
) {{STRICT}};
create index organisatie_soort on organisatie (regio, soort);

-- Authorisation asks a VOG or screening date, a training record and an end date (invariant 8). Dates as jjjjmmdd.
create table medewerker (
  id {{ID}},
  regio bigint not null references regio(id),
  organisatie bigint not null references organisatie(id),
  huis bigint references huis(id),
  naam text not null,
  functie text not null default '',
  email text not null,
  telefoon text not null default '',
  vog bigint,
  opleiding bigint,
  actief_van bigint not null,
  actief_tot bigint not null,
  taal text not null default 'nl' check (taal in ('nl', 'en')),
  kleuren text not null default 'systeem' check (kleuren in ('systeem', 'licht', 'donker')),
  sneltoetsen bigint not null default 1 check (sneltoetsen in (0, 1)),
  aandachtsgebieden text not null default '',
  versie bigint not null default 1,
  unique (email)
) {{STRICT}};
create index medewerker_organisatie on medewerker (organisatie);

-- A role, from until, with who gave it and why. beheer, koppelen, cijfers and ring are what the lens needs to know of the
-- role: beheer 1 own organisation, 2 the region; koppelen: may compare and link persons; cijfers: may see figures of its
-- huis (none: the medewerker's; none: the regio's); ring: '' or a besloten ring.
create table rol_toekenning (
  id {{ID}},
  medewerker bigint not null references medewerker(id),
  rol text not null,
  huis bigint references huis(id),
  ring text not null default '',
  beheer bigint not null default 0 check (beheer between 0 and 2),
  koppelen bigint not null default 0 check (koppelen in (0, 1)),
  cijfers bigint not null default 0 check (cijfers in (0, 1)),
  reden text not null default '',
  van bigint not null,
  tot bigint not null,
  door bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index rol_toekenning_medewerker on rol_toekenning (medewerker, van);

-- How a medewerker logs in. Never journalled: of these only the event is (inlog_gebeurtenis).
create table inlog (
  id {{ID}},
  medewerker bigint not null unique references medewerker(id),
  email text not null unique,
  wachtwoord text,
  gewijzigd bigint,
  totp text,
  totp_stap bigint not null default 0,
  versie bigint not null default 1
) {{STRICT}};

create table herstelcode (
  id {{ID}},
  medewerker bigint not null references medewerker(id),
  code text not null,
  gebruikt bigint
) {{STRICT}};
create index herstelcode_medewerker on herstelcode (medewerker);

-- fase: 1 password given, 2 second factor given. sleutel: 32 random bytes (hex) under which form tokens are made.
create table sessie (
  id {{ID}},
  token text not null unique,
  medewerker bigint not null references medewerker(id),
  fase bigint not null,
  sleutel text not null,
  apparaat text not null default '',
  begin bigint not null,
  laatst bigint not null,
  einde bigint not null
) {{STRICT}};
create index sessie_medewerker on sessie (medewerker);

-- soort: uitnodiging, wachtwoord (forgotten), factor (second factor reset). The token is stored as its SHA-256.
create table uitnodiging (
  id {{ID}},
  token text not null unique,
  medewerker bigint not null references medewerker(id),
  soort text not null,
  verloopt bigint not null,
  gebruikt bigint
) {{STRICT}};

create table inlog_gebeurtenis (
  id {{ID}},
  medewerker bigint references medewerker(id),
  soort text not null,
  moment bigint not null,
  door bigint,
  toelichting text not null default ''
) {{STRICT}};
create index inlog_gebeurtenis_medewerker on inlog_gebeurtenis (medewerker, moment);

-- Rate limiting: attempts per key (account or address, hashed) and window.
create table poging (
  sleutel text not null,
  venster bigint not null,
  aantal bigint not null,
  primary key (sleutel, venster)
) {{STRICT}};

-- One-time form tokens with their result: the second submit gets the first answer.
create table formulier (
  token text primary key,
  medewerker bigint not null,
  moment bigint not null,
  uitkomst bigint not null
) {{STRICT}};
create index formulier_moment on formulier (moment);

-- A concept that is being typed, or a post that came after the session had expired: encrypted, its author's alone.
create table concept (
  id {{ID}},
  medewerker bigint not null references medewerker(id),
  soort text not null,
  sleutel text not null,
  inhoud {{BLOB}} not null,
  moment bigint not null,
  verloopt bigint not null,
  versie bigint not null default 1,
  unique (medewerker, soort, sleutel)
) {{STRICT}};
create index concept_verloopt on concept (verloopt);

-- Mail waits here until it is claimed and sent; no personal data in it.
create table mail (
  id {{ID}},
  aan text not null,
  onderwerp text not null,
  inhoud text not null,
  gemaakt bigint not null,
  volgende bigint not null,
  pogingen bigint not null default 0,
  houder text,
  verzonden bigint,
  fout text not null default ''
) {{STRICT}};
create index mail_open on mail (volgende) where verzonden is null;

-- A timed job runs under a lease, one holder at a time.
create table lease (
  naam text primary key,
  houder text not null,
  tot bigint not null
) {{STRICT}};

create table catalogus (
  id {{ID}},
  sha256 text not null unique,
  bundel text not null,
  moment bigint not null,
  door bigint
) {{STRICT}};

-- Running numbers for people: ZV-2026-0143.
create table teller (
  id {{ID}},
  soort text not null,
  jaar bigint not null,
  laatste bigint not null,
  unique (soort, jaar)
) {{STRICT}};

-- Notices to one medewerker. No personal data: a kind and the dossier it is about.
create table melding (
  id {{ID}},
  medewerker bigint not null references medewerker(id),
  soort text not null,
  dossier bigint,
  moment bigint not null,
  gelezen bigint
) {{STRICT}};
create index melding_medewerker on melding (medewerker, gelezen, moment);
