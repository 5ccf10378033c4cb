alter table journaal add column route text;
alter table journaal add column doel text;

create table soort (
  id {{ID}},
  naam text not null,
  versie bigint not null default 1
) {{STRICT}};

create table zaak (
  id {{ID}},
  organisatie bigint not null,
  titel text not null,
  stand text not null default 'open',
  versie bigint not null default 1
) {{STRICT}};

create table stuk (
  id {{ID}},
  dossier bigint not null,
  onderdeel text not null,
  organisatie bigint not null,
  tekst text not null,
  soort bigint references soort(id),
  versie bigint not null default 1
) {{STRICT}};
create index stuk_dossier on stuk (dossier, onderdeel);

create table bron (
  id {{AUTO_ID}},
  medewerker bigint not null,
  naam text not null
) {{STRICT}};

create table kluis (
  id {{ID}},
  geheim {{BLOB}} not null
) {{STRICT}};

create table stuk_woord (
  woord text not null,
  stuk bigint not null,
  primary key (woord, stuk)
) {{STRICT}};
