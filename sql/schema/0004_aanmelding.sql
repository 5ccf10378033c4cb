-- Aanmelding and weging. Source: WGS 2.31, BGS 2.20; domein.md C040-C058; invariants 2-5.
-- The root row is the receipt: it holds no personal content, so that it may stay when the content is shielded (invariant 4).

create table aanmelding (
  id {{ID}},
  nummer text not null unique,
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  organisatie bigint not null references organisatie(id),
  aanmelder bigint not null references medewerker(id),
  soort text not null check (soort in ('persoon', 'gezin', 'gebied')),
  regime text not null,
  thema text not null default '',
  ring text not null default '',
  gemeente bigint references gemeente(id),
  urgentie text not null default 'gewoon' check (urgentie in ('gewoon', 'spoed')),
  status text not null check (status in ('ingediend', 'aanvullen', 'weging', 'casus', 'advies', 'doorverwezen',
    'afgewezen', 'ingetrokken')),
  ingediend bigint not null,
  besluit bigint,
  besluit_reden text not null default '',
  ontvanger text not null default '',
  vernietigen bigint,
  casus bigint,
  catalogus bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index aanmelding_status on aanmelding (regio, status, ingediend);

create table aanmelding_inhoud (
  id {{ID}},
  dossier bigint not null references aanmelding(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  aanleiding text not null,
  gedrag text not null,
  geprobeerd text not null default '',
  lokaal text not null default '',
  doel text not null,
  leefgebieden text not null default '',
  gebied text not null default '',
  partners text not null default '',
  taak text not null default '',
  grondslag text not null default '',
  noodzaak text not null default '',
  risico text not null default '' check (risico in ('', 'laag', 'midden', 'hoog')),
  categorieen text not null default '',
  wpg text not null default '' check (wpg in ('', '8', '13')),
  voorwaarden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index aanmelding_inhoud_dossier on aanmelding_inhoud (dossier, onderdeel);

-- What the aanmelder says of each criterion: ja, nee, onbekend.
create table criterium_antwoord (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  criteria text not null,
  criteria_versie bigint not null,
  criterium text not null,
  antwoord text not null check (antwoord in ('ja', 'nee', 'onbekend')),
  motivering text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index criterium_antwoord_dossier on criterium_antwoord (dossier, onderdeel);

-- Messages between intake and aanmelder: vraag (completeness), antwoord, terugkoppeling.
create table bericht (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  soort text not null check (soort in ('vraag', 'antwoord', 'terugkoppeling')),
  tekst text not null,
  door bigint not null references medewerker(id),
  moment bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index bericht_dossier on bericht (dossier, onderdeel);

-- A file. The bytes lie encrypted in bijlage_stuk, 256 KB a piece; sleutel is the file's key wrapped by the house key.
create table bijlage (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  titel text not null,
  bestandsnaam text not null,
  type text not null,
  grootte bigint not null,
  sha256 text not null,
  sleutel text not null,
  stukken bigint not null,
  status text not null check (status in ('bezig', 'klaar', 'geweigerd')),
  moment bigint not null,
  door bigint not null references medewerker(id),
  wpg text not null default '' check (wpg in ('', '8', '13')),
  voorwaarden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index bijlage_dossier on bijlage (dossier, onderdeel);

create table bijlage_stuk (
  bijlage bigint not null,
  volgnr bigint not null,
  inhoud {{BLOB}} not null,
  primary key (bijlage, volgnr)
) {{STRICT}};

create table extra_veld (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  veld text not null,
  waarde text not null,
  versie bigint not null default 1
) {{STRICT}};
create index extra_veld_dossier on extra_veld (dossier, onderdeel);

-- A weighing session; a dossier of its own for those who take part. It names aanmeldingen by id, no persons.
create table weging (
  id {{ID}},
  nummer text not null unique,
  regio bigint not null references regio(id),
  organisatie bigint not null references organisatie(id),
  soort text not null default 'weegploeg',
  moment bigint not null,
  plaats text not null default '',
  voorzitter bigint not null references medewerker(id),
  status text not null check (status in ('gepland', 'bezig', 'gesloten')),
  versie bigint not null default 1
) {{STRICT}};

create table weging_aanwezig (
  id {{ID}},
  dossier bigint not null references weging(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  medewerker bigint not null references medewerker(id),
  aanwezig bigint not null default 0 check (aanwezig in (0, 1)),
  versie bigint not null default 1,
  unique (dossier, medewerker)
) {{STRICT}};

-- The place of an aanmelding on the agenda of a session; a row of the aanmelding.
create table weegpunt (
  id {{ID}},
  dossier bigint not null references aanmelding(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  weging bigint not null references weging(id),
  volgorde bigint not null,
  risico text not null default '' check (risico in ('', 'laag', 'midden', 'hoog')),
  risico_reden text not null default '',
  uitkomst text not null default '',
  reden text not null default '',
  ontvanger text not null default '',
  besloten bigint,
  versie bigint not null default 1,
  unique (dossier, weging)
) {{STRICT}};
create index weegpunt_weging on weegpunt (weging, volgorde);

-- The judgement of the core deelnemers on each criterion: ja or nee (BGS 2.20 lid 3, invariant 2).
create table oordeel (
  id {{ID}},
  dossier bigint not null references aanmelding(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  weegpunt bigint not null references weegpunt(id),
  criteria text not null,
  criteria_versie bigint not null,
  criterium text not null,
  oordeel text not null check (oordeel in ('ja', 'nee')),
  toelichting text not null default '',
  versie bigint not null default 1,
  unique (weegpunt, criteria, criterium)
) {{STRICT}};
create index oordeel_dossier on oordeel (dossier, onderdeel);

-- Who took a decision: core deelnemers by name and organisation (WGS 2.31 lid 2). Rows of the dossier decided on.
create table besluit_deelnemer (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  soort text not null,
  medewerker bigint not null references medewerker(id),
  moment bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index besluit_deelnemer_dossier on besluit_deelnemer (dossier, onderdeel);
