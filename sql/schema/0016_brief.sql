-- The information duty: letters as they were sent, whether each person of a case was informed, and what a house says of
-- itself in public. Source: BGS 1.1-1.3, 2.18; AVG 12-14; UAVG 41; domein.md C180; invariant 38.

-- A letter as it was sent. It carries an address, so the rows lie on part intern. soort: a letter of the catalogue.
create table brief (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  betrokkene bigint not null references betrokkene(id),
  soort text not null,
  nummer text not null,
  huis text not null,
  aan text not null,
  adres text not null,
  onderwerp text not null,
  tekst text not null,
  dag bigint not null,
  wijze text not null check (wijze in ('post', 'overhandigd', 'digitaal')),
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index brief_dossier on brief (dossier, onderdeel);

-- What was done to inform a person; the newest row of a betrokkene holds. brief: a letter went out on dag. uitstel: not
-- informed on a ground of the list niet_geinformeerd; bron is who said so, herzien the day of its review. einde: the
-- ground is no more, so the person is to be informed.
create table informatie (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  betrokkene bigint not null references betrokkene(id),
  soort text not null check (soort in ('brief', 'uitstel', 'einde')),
  brief bigint references brief(id),
  dag bigint,
  grond text not null default '',
  reden text not null default '',
  bron text not null default '',
  herzien bigint,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index informatie_dossier on informatie (dossier, onderdeel);

-- What a house says in public beside its gemeenten; texts in the words of the house, empty: the page says what the law
-- says. contactpunt: to whom a person turns (BGS 1.1).
create table huis_openbaar (
  id {{ID}},
  huis bigint not null unique references huis(id),
  contactpunt text not null default '',
  website text not null default '',
  doel text not null default '',
  lijst text not null default '',
  rechten text not null default '',
  klacht text not null default '',
  versie bigint not null default 1
) {{STRICT}};
