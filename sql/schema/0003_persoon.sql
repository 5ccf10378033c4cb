-- People and what is known of them. A persoon holds identity alone; everything else is a row of a dossier.
-- Source: domein.md section 8 (BRP names, partly known dates, BSN), C059-C061, C200; invariants 14, 17, 18.

create table persoon (
  id {{ID}},
  regio bigint not null references regio(id),
  ring text not null default '',
  bsn text,
  bsn_reden text not null default '',
  voornamen text not null default '',
  voorletters text not null default '',
  voorvoegsel text not null default '',
  geslachtsnaam text not null,
  partner_voorvoegsel text not null default '',
  partner_naam text not null default '',
  naamgebruik text not null default 'E' check (naamgebruik in ('E', 'P', 'N', 'V')),
  geboren bigint,
  geslacht text not null default 'O' check (geslacht in ('M', 'V', 'O')),
  geheim bigint not null default 0 check (geheim in (0, 1)),
  sorteernaam text not null,
  eerste_verwerking bigint not null,
  versie bigint not null default 1,
  check (bsn is not null or bsn_reden <> '')
) {{STRICT}};
create unique index persoon_bsn on persoon (bsn, regio, ring) where bsn is not null;
create index persoon_geboren on persoon (regio, geboren);

-- Search terms of a persoon: folded name parts (soort naam), their sound (klank), the prefix search is on term.
create table persoon_term (
  persoon bigint not null references persoon(id) on delete cascade,
  term text not null,
  soort text not null,
  primary key (term, soort, persoon)
) {{STRICT}};
create index persoon_term_persoon on persoon_term (persoon, term);

-- A person in a dossier. The names are as they were given; persoon is set when house staff have linked it, koppel_reden says
-- why a link was taken away.
create table betrokkene (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  persoon bigint references persoon(id),
  koppel_reden text not null default '',
  hoofd bigint not null default 0 check (hoofd in (0, 1)),
  rol text not null default '',
  bsn text,
  bsn_reden text not null default '',
  voornamen text not null default '',
  voorletters text not null default '',
  voorvoegsel text not null default '',
  geslachtsnaam text not null,
  partner_voorvoegsel text not null default '',
  partner_naam text not null default '',
  naamgebruik text not null default 'E' check (naamgebruik in ('E', 'P', 'N', 'V')),
  geboren bigint,
  geslacht text not null default 'O' check (geslacht in ('M', 'V', 'O')),
  geinformeerd text not null default '',
  geinformeerd_reden text not null default '',
  wpg text not null default '' check (wpg in ('', '8', '13')),
  voorwaarden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index betrokkene_dossier on betrokkene (dossier, onderdeel);
create index betrokkene_persoon on betrokkene (persoon);

-- soort: woon, verblijf, brief, geen (no fixed address), geheim, pi. A secret address stands at onderdeel intern.
create table adres (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  betrokkene bigint not null references betrokkene(id),
  soort text not null check (soort in ('woon', 'verblijf', 'brief', 'geen', 'geheim', 'pi')),
  straat text not null default '',
  huisnummer bigint,
  toevoeging text not null default '',
  postcode text not null default '',
  plaats text not null default '',
  gemeente bigint references gemeente(id),
  van bigint,
  tot bigint,
  versie bigint not null default 1
) {{STRICT}};
create index adres_dossier on adres (dossier, onderdeel);

create table relatie (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  van_betrokkene bigint not null references betrokkene(id),
  naar_betrokkene bigint not null references betrokkene(id),
  soort text not null,
  van bigint,
  tot bigint,
  versie bigint not null default 1
) {{STRICT}};
create index relatie_dossier on relatie (dossier, onderdeel);
