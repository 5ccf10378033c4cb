-- Letting a case go: review, closing with its report, reopening; to another house, and people lent between houses.
-- Source: WGS 2.28, 2.31 lid 8; domein.md C039, C073-C074, C079, C162-C167; invariants 10, 26, 27.
-- The rows lie on kern: that is what whoever decides on reopening may still read.

-- The decision to close. besloten: noon of the day of the decision, as in besluit_deelnemer (soort afschaling). van and
-- niveau: levels of the opschalingsmodel.
create table afschaling (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  besloten bigint not null,
  reden text not null,
  motivering text not null default '',
  model text not null,
  van text not null default '',
  niveau text not null,
  ontvanger text not null,
  gesloten bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index afschaling_dossier on afschaling (dossier, onderdeel);

-- The report, a line for each question of the template (veld), each goal (doel) and each afspraak that was open.
create table eindverslag (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  afschaling bigint not null references afschaling(id),
  soort text not null check (soort in ('veld', 'doel', 'afspraak')),
  volgorde bigint not null,
  titel text not null,
  uitkomst text not null default '',
  tekst text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index eindverslag_dossier on eindverslag (dossier, onderdeel);

create table heropening (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  besloten bigint not null,
  reden text not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index heropening_dossier on heropening (dossier, onderdeel);

-- Periodic review: does the case still belong here (C074)? volgende: the next review, a day.
create table herbeoordeling (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  uitkomst text not null check (uitkomst in ('houden', 'afschalen', 'opschalen')),
  reden text not null,
  volgende bigint not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index herbeoordeling_dossier on herbeoordeling (dossier, onderdeel);

-- Handing over to another house (C079): what goes along (codes with commas), on what ground, and the receipt. A row at
-- part verzoek; organisatie is the receiver's. blijven: medewerkers with commas who keep their access.
create table casus_overdracht (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  nummer text not null,
  thema text not null,
  van_huis bigint not null references huis(id),
  naar_huis bigint not null references huis(id),
  medewerker bigint not null references medewerker(id),
  delen text not null,
  blijven text not null default '',
  reden text not null,
  grond text not null,
  toestemming text not null default '',
  status text not null default 'voorgesteld' check (status in ('voorgesteld', 'aanvaard', 'geweigerd', 'ingetrokken')),
  moment bigint not null,
  door bigint not null references medewerker(id),
  antwoord text not null default '',
  beantwoord bigint,
  versie bigint not null default 1
) {{STRICT}};
create index casus_overdracht_dossier on casus_overdracht (dossier, onderdeel);
