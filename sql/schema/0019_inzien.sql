-- Looking into who looks: break-glass, questions out of the log, data breaches.
-- Source: WGS 1.8 lid 2 and 4; BGS 1.4, 1.11, 1.12; AVG 33, 34; domein.md C184, C185, C192; invariants 6, 11, 12, 41.
-- None of these rows is part of a dossier: they speak of who looked, outlive a team, and are for who reviews.

-- What the lens needs to know of a role: it reviews, in its huis (none: the regio's) and ring.
alter table rol_toekenning add column toetsen bigint not null default 0 check (toetsen in (0, 1));

-- Somebody opened a case without being admitted, or tried to. nummer is as it was asked; casus is null where it was
-- refused, whether there is such a case or not. Three hours (tot), for that case. uiterlijk: the last day to judge it.
create table noodtoegang (
  id {{ID}},
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  ring text not null default '',
  nummer text not null,
  casus bigint,
  medewerker bigint not null references medewerker(id),
  organisatie bigint not null references organisatie(id),
  reden text not null,
  toelichting text not null,
  moment bigint not null,
  tot bigint,
  beeindigd bigint,
  uiterlijk bigint not null,
  oordeel text not null default '' check (oordeel in ('', 'rechtmatig', 'onrechtmatig')),
  oordeel_tekst text not null default '',
  beoordeeld bigint,
  beoordeeld_door bigint references medewerker(id),
  versie bigint not null default 1,
  check (beoordeeld_door is null or beoordeeld_door <> medewerker),
  check ((casus is null) = (tot is null))
) {{STRICT}};
create index noodtoegang_open on noodtoegang (regio, oordeel, uiterlijk);
create index noodtoegang_medewerker on noodtoegang (medewerker, casus);

-- A question out of the record of looks: of whom (medewerker), about which dossier (0: more than one), over which time.
-- The same question is put once. It is a question: what it means is for whoever answers it to say (uitkomst).
create table logvraag (
  id {{ID}},
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  ring text not null default '',
  soort text not null check (soort in ('steekproef', 'naam', 'buiten_team', 'nacht', 'ring', 'geweigerd')),
  medewerker bigint not null references medewerker(id),
  dossier bigint not null default 0,
  van bigint not null,
  tot bigint not null,
  aantal bigint not null,
  moment bigint not null,
  uitkomst text not null default '' check (uitkomst in ('', 'past', 'verklaard', 'gemeld')),
  toelichting text not null default '',
  afgehandeld bigint,
  afgehandeld_door bigint references medewerker(id),
  versie bigint not null default 1,
  unique (soort, medewerker, dossier, van),
  check (afgehandeld_door is null or afgehandeld_door <> medewerker)
) {{STRICT}};
create index logvraag_open on logvraag (regio, uitkomst, moment);

-- The register of data breaches (AVG 33 lid 5). uiterlijk: 72 hours after it was found. ap and betrokkenen: what was
-- decided about telling, with the moment or the reason. It closes when both are decided.
create table datalek (
  id {{ID}},
  nummer text not null unique,
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  ontdekt bigint not null,
  uiterlijk bigint not null,
  wat text not null,
  gegevens text not null default '',
  aantal bigint,
  risico text not null default '' check (risico in ('', 'geen', 'risico', 'hoog')),
  gevolgen text not null default '',
  maatregelen text not null default '',
  ap text not null default '' check (ap in ('', 'gemeld', 'niet')),
  ap_moment bigint,
  ap_kenmerk text not null default '',
  ap_reden text not null default '',
  betrokkenen text not null default '' check (betrokkenen in ('', 'verteld', 'niet')),
  betrokkenen_moment bigint,
  betrokkenen_reden text not null default '',
  gemeld_door bigint not null references medewerker(id),
  moment bigint not null,
  afgerond bigint,
  afgerond_door bigint references medewerker(id),
  versie bigint not null default 1,
  check (afgerond is null or (risico <> '' and ap <> '' and betrokkenen <> ''))
) {{STRICT}};
create index datalek_open on datalek (regio, afgerond, uiterlijk);
