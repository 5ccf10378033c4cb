-- Overleg: planning, agenda, what is recorded, minutes. Source: WGS 2.26, 2.31 lid 4-6; C012, C033-C036, C068, C069;
-- invariant 25. An overleg is a dossier of its own for all who are invited: it says what, when and where, never who it is
-- about. Each agendapunt is a dossier of its own: who is admitted to it has toegang on its parts kern and inhoud.

-- volgnr: SEQUENCE of its calendar file. reeks: of a series, the id of its first. nu: the agendapunt that is discussed.
-- klok: it was held or its minutes fixed, and the clocks of its cases are still to be told.
create table overleg (
  id {{ID}},
  nummer text not null unique,
  regio bigint not null references regio(id),
  organisatie bigint not null references organisatie(id),
  soort text not null,
  ring text not null default '',
  begin bigint not null,
  duur bigint not null check (duur between 5 and 1440),
  plaats text not null default '',
  link text not null default '',
  voorzitter bigint not null references medewerker(id),
  notulist bigint references medewerker(id),
  status text not null check (status in ('gepland', 'bezig', 'afgerond', 'vastgesteld', 'geannuleerd')),
  reeks bigint not null,
  volgnr bigint not null default 0,
  nu bigint,
  begonnen bigint,
  afgerond bigint,
  vastgesteld bigint,
  klok bigint not null default 0 check (klok in (0, 1)),
  reden text not null default '',
  versie bigint not null default 1
) {{STRICT}};
create index overleg_begin on overleg (regio, begin);
create index overleg_reeks on overleg (reeks, begin);
create index overleg_klok on overleg (id) where klok = 1;

-- post: a calendar file is to be sent. weg: not invited any more.
create table overleg_lid (
  id {{ID}},
  dossier bigint not null references overleg(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  medewerker bigint not null references medewerker(id),
  aanwezig bigint not null default 0 check (aanwezig in (0, 1)),
  weg bigint not null default 0 check (weg in (0, 1)),
  post bigint not null default 1 check (post in (0, 1)),
  versie bigint not null default 1,
  unique (dossier, medewerker)
) {{STRICT}};
create index overleg_lid_post on overleg_lid (medewerker) where post = 1;

-- The agenda as every invited sees it: a slot of time. id is that of the agendapunt; titel only of a point for all.
-- naar: the overleg to which what was not reached went.
create table overleg_regel (
  id {{ID}},
  dossier bigint not null references overleg(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  volgorde bigint not null,
  duur bigint not null check (duur between 1 and 480),
  titel text not null default '',
  status text not null default 'open' check (status in ('open', 'besproken', 'doorgeschoven', 'vervallen')),
  begonnen bigint,
  naar bigint,
  versie bigint not null default 1
) {{STRICT}};
create index overleg_regel_dossier on overleg_regel (dossier, volgorde);

-- What viewers ask for every two seconds: a number that rises with every change on the overleg or one of its points.
create table overleg_stand (
  id {{ID}},
  versie bigint not null default 1
) {{STRICT}};

-- casus null: a point for all who are invited. titel: name or number of the case, so that who is admitted to the point
-- and not to the case knows what it is about.
create table agendapunt (
  id {{ID}},
  regio bigint not null references regio(id),
  organisatie bigint not null references organisatie(id),
  overleg bigint not null references overleg(id),
  casus bigint references casus(id),
  persoon bigint references persoon(id),
  nummer text not null default '',
  titel text not null,
  vraag text not null default '',
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index agendapunt_overleg on agendapunt (overleg);
create index agendapunt_casus on agendapunt (casus);

-- Who was there when the point was discussed.
create table punt_aanwezig (
  id {{ID}},
  dossier bigint not null references agendapunt(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  medewerker bigint not null references medewerker(id),
  versie bigint not null default 1,
  unique (dossier, medewerker)
) {{STRICT}};

-- What was recorded at the point: besluit, afspraak or notitie. afspraak: the row of the plan that it became.
create table vastlegging (
  id {{ID}},
  dossier bigint not null references agendapunt(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  soort text not null check (soort in ('besluit', 'afspraak', 'notitie')),
  tekst text not null,
  leefgebied text not null default '',
  eigenaar bigint references medewerker(id),
  termijn bigint,
  afspraak bigint,
  door bigint not null references medewerker(id),
  moment bigint not null,
  ingetrokken bigint,
  versie bigint not null default 1
) {{STRICT}};
create index vastlegging_dossier on vastlegging (dossier, onderdeel, moment);

-- A calendar file goes along with a mail.
alter table mail add column agenda text not null default '';
