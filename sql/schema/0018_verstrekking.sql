-- Verstrekking: what was passed on, to whom and on what ground; who is no participant but was heard once; whether another
-- house knows somebody. Rows of a casus lie on the part verzoek, so that a supplier with niveau 1 sees his own and no more.
-- Source: WGS 1.7, 2.28, 2.29 lid 2 and 3, 2.31 lid 9-11; BGS 1.10, 2.21; C144; invariants 7, 15, 16, 42-45.

-- An incidental third party: heard for what he knows of this case, after a declaration of secrecy. Never an account.
create table incidentele_derde (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  naam text not null,
  werkt_bij text not null default '',
  functie text not null,
  deskundigheid text not null,
  rol text not null,
  geheimhouding bigint not null,
  besloten bigint not null,
  bijlage bigint references bijlage(id),
  moment bigint not null,
  door bigint not null references medewerker(id),
  einde bigint,
  versie bigint not null default 1
) {{STRICT}};
create index incidentele_derde_dossier on incidentele_derde (dossier, onderdeel);

-- One passing-on. aan: to what kind of receiver, as in the regime's `delen`, or betrokkene. organisatie: who passed it on.
-- terugkoppeling: the day on which feedback is owed, none when it is not or not any more.
create table verstrekking (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  aan text not null check (aan in ('deelnemer', 'derde', 'incidentele_derde', 'ander_huis', 'ander_verband', 'betrokkene')),
  verband text not null default '',
  aan_organisatie bigint references organisatie(id),
  aan_huis bigint references huis(id),
  derde bigint references incidentele_derde(id),
  betrokkene bigint references betrokkene(id),
  ontvanger text not null,
  functie text not null default '',
  wijze text not null,
  wat text not null,
  categorieen text not null,
  doel text not null,
  grond text not null,
  noodzaak text not null default '',
  grondslag text not null default '',
  rac text not null default '',
  toestemming text not null default '',
  voorwaarden text not null default '',
  bijlage bigint references bijlage(id),
  dag bigint not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  terugkoppeling bigint,
  versie bigint not null default 1
) {{STRICT}};
create index verstrekking_dossier on verstrekking (dossier, onderdeel);

-- What each supplier said of it: his own row, with as much as he must know. uitleg: who said so and when.
create table verstrekking_bron (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  verstrekking bigint not null references verstrekking(id),
  standpunt text not null check (standpunt in ('niet_gebruikt', 'geen_bezwaar', 'toestemming')),
  uitleg text not null default '',
  aan text not null,
  ontvanger text not null,
  categorieen text not null,
  grond text not null,
  dag bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index verstrekking_bron_dossier on verstrekking_bron (dossier, onderdeel);

-- What the receiver says of effectiveness and use, at least once a year (WGS 1.7 lid 4).
create table terugkoppeling (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  verstrekking bigint not null references verstrekking(id),
  dag bigint not null,
  bruikbaar text not null check (bruikbaar in ('ja', 'deels', 'nee')),
  opgevolgd text not null check (opgevolgd in ('ja', 'deels', 'nee')),
  tekst text not null,
  gebruik bigint not null default 0 check (gebruik in (0, 1)),
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index terugkoppeling_dossier on terugkoppeling (dossier, onderdeel);

-- Is somebody of a case known at another house? Nothing of the question but who asked, for which case and person in it
-- (an id that means nothing at the other house), where, and the answer.
create table bekendcheck (
  id {{ID}},
  medewerker bigint not null references medewerker(id),
  organisatie bigint not null references organisatie(id),
  regio bigint not null references regio(id),
  dossier bigint not null,
  betrokkene bigint not null,
  nummer text not null,
  huis bigint not null references huis(id),
  naar_regio bigint not null references regio(id),
  op text not null check (op in ('bsn', 'naam')),
  grond text not null,
  bekend bigint not null check (bekend in (0, 1)),
  moment bigint not null,
  versie bigint not null default 1
) {{STRICT}};
create index bekendcheck_medewerker on bekendcheck (medewerker, moment);
create index bekendcheck_naar on bekendcheck (naar_regio, moment);

-- Under medical secrecy, and on which ground it is shared all the same: a code of the list beroepsgeheim, the day on which
-- that was so; the author is the row's. None: not under it.
alter table notitie add column beroepsgeheim text not null default '';
alter table notitie add column beroepsgeheim_op bigint;
alter table informatieverzoek add column beroepsgeheim text not null default '';
alter table informatieverzoek add column beroepsgeheim_op bigint;
