-- The plan van aanpak. doel and afspraak are living rows; a version is the row of plan, and what doelen and afspraken
-- were at the moment it was fixed is read from the journaal (lens asof).
-- Source: C062-C067, C070-C072; invariants 21, 23, 24, 28.

-- A version. besluit: by whom and where it was fixed; overleg: the meeting in which.
create table plan (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  nummer bigint not null,
  status text not null default 'concept' check (status in ('concept', 'vastgesteld', 'vervangen')),
  aanleiding text not null default '',
  samenvatting text not null default '',
  woorden text not null default '',
  woorden_door text not null default '',
  besproken bigint,
  perspectief text not null default '',
  evaluatie bigint,
  gemaakt bigint not null,
  door bigint not null references medewerker(id),
  vastgesteld bigint,
  vastgesteld_door bigint references medewerker(id),
  overleg bigint,
  besluit text not null default '',
  versie bigint not null default 1,
  unique (dossier, nummer)
) {{STRICT}};

-- What is going on, leefgebied by leefgebied (C062).
create table plan_analyse (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  leefgebied text not null,
  tekst text not null,
  versie bigint not null default 1,
  unique (dossier, leefgebied)
) {{STRICT}};

-- leefgebied '': a case about an area. norm: how one sees that it is reached; woorden: the person's own.
create table doel (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  leefgebied text not null,
  tekst text not null,
  norm text not null default '',
  woorden text not null default '',
  streefdatum bigint,
  volgorde bigint not null,
  status text not null default 'open' check (status in ('open', 'behaald', 'vervallen')),
  status_reden text not null default '',
  afgesloten bigint,
  versie bigint not null default 1
) {{STRICT}};
create index doel_dossier on doel (dossier, onderdeel);

-- organisatie is the partner that owns it (invariant 21), bron the organisation that wrote it down. Without soort or
-- kader there is a reason (invariant 23). voorstel: another date that the owner asks for. laatst: when it last moved.
create table afspraak (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  bron bigint not null references organisatie(id),
  nummer bigint not null,
  doel bigint references doel(id),
  leefgebied text not null default '',
  tekst text not null,
  eigenaar bigint references medewerker(id),
  termijn bigint,
  herhaal text not null default '' check (herhaal in ('', 'week', 'tweeweken', 'maand', 'kwartaal')),
  soort text not null default '',
  kader text not null default '',
  indeling_reden text not null default '',
  antwoord text not null default 'wacht' check (antwoord in ('wacht', 'aanvaard', 'geweigerd')),
  antwoord_reden text not null default '',
  status text not null default 'open' check (status in ('open', 'loopt', 'gereed', 'mislukt', 'vervallen')),
  status_reden text not null default '',
  voorstel bigint,
  voorstel_reden text not null default '',
  overleg bigint,
  gemaakt bigint not null,
  door bigint not null references medewerker(id),
  laatst bigint not null,
  afgesloten bigint,
  versie bigint not null default 1
) {{STRICT}};
create index afspraak_dossier on afspraak (dossier, onderdeel, status);
create index afspraak_eigenaar on afspraak (eigenaar, status);

-- Its history. organisatie is that of the afspraak when it was written, so that the owner can follow it.
create table afspraak_stap (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  afspraak bigint not null references afspraak(id),
  soort text not null check (soort in ('gemaakt', 'gewijzigd', 'overgedragen', 'aanvaard', 'geweigerd', 'voortgang',
    'bewijs', 'ronde', 'gereed', 'mislukt', 'vervallen', 'heropend', 'uitstel_gevraagd', 'uitstel_akkoord',
    'uitstel_geweigerd', 'herinnerd')),
  tekst text not null default '',
  termijn bigint,
  bijlage bigint references bijlage(id),
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index afspraak_stap_dossier on afspraak_stap (dossier, onderdeel, moment);
create index afspraak_stap_afspraak on afspraak_stap (afspraak, moment);

-- Nothing moves, said by a person: on the whole case, a goal or an afspraak. geparkeerd: it stands still on purpose until
-- that day (C071). Never about the person, always about what waits for whom.
create table stagnatie (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  doel bigint references doel(id),
  afspraak bigint references afspraak(id),
  reden text not null,
  toelichting text not null default '',
  geparkeerd bigint,
  begonnen bigint not null,
  door bigint not null references medewerker(id),
  opgelost bigint,
  opgelost_door bigint references medewerker(id),
  opgelost_hoe text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index stagnatie_dossier on stagnatie (dossier, onderdeel, opgelost);

-- A step on the ladder of the theme: whom, what was asked, what was answered.
create table escalatie_stap (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  stagnatie bigint not null references stagnatie(id),
  stap text not null,
  aan text not null,
  vraag text not null,
  gezet bigint not null,
  door bigint not null references medewerker(id),
  antwoord text not null default '',
  beantwoord bigint,
  beantwoord_door bigint references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index escalatie_stap_dossier on escalatie_stap (dossier, onderdeel);
create index escalatie_stap_stagnatie on escalatie_stap (stagnatie);
