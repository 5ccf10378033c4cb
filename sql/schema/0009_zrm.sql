-- Measurements with the self-sufficiency matrix, and the plans of one gezin. Source: domein.md section 4, C078, C080-C081,
-- C085-C091; BGS 2.20 lid 2; invariants 19, 22, 28, 29.

-- One measurement of one person with one set of domains. zrmset is a code of the catalogue; dag is the day on which the
-- situation was judged, moment when it was written down. Of one person and set there is one begin.
create table zrm_meting (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  betrokkene bigint not null references betrokkene(id),
  zrmset text not null,
  soort text not null check (soort in ('begin', 'vervolg', 'eind')),
  dag bigint not null,
  toelichting text not null default '',
  moment bigint not null,
  door bigint not null references medewerker(id),
  gecorrigeerd bigint,
  gecorrigeerd_door bigint,
  gecorrigeerd_reden text not null default '',
  ingetrokken bigint,
  ingetrokken_door bigint,
  ingetrokken_reden text not null default '',
  catalogus bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index zrm_meting_dossier on zrm_meting (dossier, betrokkene, zrmset, dag);
create unique index zrm_meting_begin on zrm_meting (betrokkene, zrmset) where soort = 'begin' and ingetrokken is null;

-- A score from 1 to 5, or none with the reason why (invariant 29).
create table zrm_score (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  meting bigint not null references zrm_meting(id),
  domein text not null,
  score bigint check (score between 1 and 5),
  reden text not null default '',
  opmerking text not null default '',
  versie bigint not null default 1,
  unique (meting, domein),
  check ((score is null and reden <> '') or (score is not null and reden = ''))
) {{STRICT}};
create index zrm_score_dossier on zrm_score (dossier, onderdeel);

-- Why a score that asks for a goal has none (invariant 28). It holds for that score of that measurement; the latest counts.
create table zrm_uitzondering (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  meting bigint not null references zrm_meting(id),
  domein text not null,
  motivering text not null check (motivering <> ''),
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index zrm_uitzondering_meting on zrm_uitzondering (dossier, meting, domein);

-- The plans of two linked cases are aligned, on the three tests of BGS 2.20 lid 2: the persons are in each other's direct
-- circle, their problems hang together, and it is necessary. None of the three may be empty (invariant 19).
create table gezin_afstemming (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  ander bigint not null references casus(id),
  kring text not null check (kring <> ''),
  samenhang text not null check (samenhang <> ''),
  noodzaak text not null check (noodzaak <> ''),
  moment bigint not null,
  door bigint not null references medewerker(id),
  beeindigd bigint,
  beeindigd_door bigint,
  beeindigd_reden text not null default '',
  versie bigint not null default 1,
  check (dossier <> ander)
) {{STRICT}};
create index gezin_afstemming_dossier on gezin_afstemming (dossier, onderdeel);
create index gezin_afstemming_ander on gezin_afstemming (ander);
