-- The worklist: absence and replacement, the agenda feed, mail by choice. Source: issue of the work, point 5; WGS 1.8
-- lid 2; invariants 6-11.

-- Somebody is away from van up to, not including, tot; a colleague of the same organisation replaces him. reden is never
-- about health: of an employee that is not ours to keep.
create table afwezigheid (
  id {{ID}},
  organisatie bigint not null references organisatie(id),
  medewerker bigint not null references medewerker(id),
  vervanger bigint not null references medewerker(id),
  reden text not null check (reden in ('verlof', 'opleiding', 'ander_werk', 'afwezig')),
  van bigint not null,
  tot bigint not null,
  door bigint not null references medewerker(id),
  ingetrokken bigint,
  versie bigint not null default 1,
  check (van < tot)
) {{STRICT}};
create index afwezigheid_medewerker on afwezigheid (medewerker, tot);
create index afwezigheid_vervanger on afwezigheid (vervanger, tot);

-- What the replacement got by it: id is the row of toegang, bron the row of the absent that it follows, vervolg the row
-- in which his own, lower, toegang goes on afterwards. A bron is followed once: what the procesregisseur ends stays ended.
create table vervanging (
  id {{ID}},
  afwezigheid bigint not null references afwezigheid(id),
  bron bigint not null,
  vervolg bigint,
  unique (afwezigheid, bron)
) {{STRICT}};

-- The secret address of somebody's agenda, as its SHA-256.
create table agenda_adres (
  id {{ID}},
  medewerker bigint not null unique references medewerker(id),
  sleutel text not null unique,
  gemaakt bigint not null,
  laatst bigint,
  keren bigint not null default 0
) {{STRICT}};

-- Mail by choice: uit, dagelijks, direct (daily, and invitations at once). Who has no row has 'direct'. overzicht is the
-- last day for which the daily mail was made.
create table postkeuze (
  medewerker bigint primary key references medewerker(id),
  keuze text not null check (keuze in ('uit', 'dagelijks', 'direct')),
  overzicht bigint not null default 0
) {{STRICT}};
