-- The agenda of a session by number: what every invited may know, and what stays when an aanmelding is shielded or
-- destroyed. id is that of the weegpunt; aanmelding is its number inside, never a person. uitkomst: '' open, a code of
-- the catalogue list weging_besluit, teruggezet (undecided, back to the inbox) or ingetrokken.
create table weging_regel (
  id {{ID}},
  dossier bigint not null references weging(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  aanmelding bigint not null,
  nummer text not null,
  uitkomst text not null default '',
  besloten bigint,
  versie bigint not null default 1,
  unique (dossier, aanmelding)
) {{STRICT}};
