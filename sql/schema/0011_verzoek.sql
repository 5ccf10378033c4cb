-- Informatieverzoek: a question to a partner, answered or declined. Rows of a casus, or of an aanmelding where the regime
-- allows it. organisatie is the one that is asked, so that niveau 1 on the part verzoek shows it its own questions and
-- nothing else (WGS 1.5, 2.31 lid 3 and 4; C108-C110; invariants 3, 14, 16).
create table informatieverzoek (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  nummer text not null,
  medewerker bigint not null references medewerker(id),
  sjabloon text not null default '',
  vraag text not null,
  grond text not null,
  gevraagd bigint not null,
  door bigint not null references medewerker(id),
  uiterlijk bigint,
  status text not null default 'open' check (status in ('open', 'beantwoord', 'geweigerd', 'ingetrokken')),
  antwoord text not null default '',
  reden text not null default '',
  toelichting text not null default '',
  beantwoord bigint,
  beantwoord_door bigint references medewerker(id),
  wpg text not null default '' check (wpg in ('', '8', '13')),
  voorwaarden text not null default '',
  bijlage bigint references bijlage(id),
  notitie bigint references notitie(id),
  herinnerd bigint,
  herinneringen bigint not null default 0,
  versie bigint not null default 1
) {{STRICT}};
create index informatieverzoek_dossier on informatieverzoek (dossier, onderdeel);

-- The questions of the template as they were asked, with the answer to each.
create table verzoek_vraag (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  verzoek bigint not null references informatieverzoek(id),
  volgorde bigint not null,
  vraag text not null,
  verplicht bigint not null default 0 check (verplicht in (0, 1)),
  antwoord text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index verzoek_vraag_dossier on verzoek_vraag (dossier, onderdeel);
