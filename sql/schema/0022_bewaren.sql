-- The registers of who guards privacy: measures out of a DPIA, and covenants and protocols with who signed them.
-- Source: AVG 5 lid 2, 24, 26, 35 lid 11; WGS 1.3, 1.4; BGS 1.1; domein.md C182, C184. No names of persons concerned: none
-- of these rows is part of a dossier.

-- A measure that a DPIA asks for. uiterlijk: the day it must be there; klaar: the day it was, with what was done; herzien:
-- the day on which is looked whether it works. vervallen: not needed any more, with why in resultaat.
create table maatregel (
  id {{ID}},
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  dpia text not null,
  wat text not null,
  eigenaar text not null,
  uiterlijk bigint not null,
  klaar bigint,
  herzien bigint,
  vervallen bigint,
  resultaat text not null default '',
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1,
  check ((klaar is null and vervallen is null) or resultaat <> ''),
  check (klaar is null or vervallen is not null or herzien is not null)
) {{STRICT}};
create index maatregel_regio on maatregel (regio, uiterlijk);

-- A covenant or protocol: which edition, where the signed document is kept, and its last day; none: until it is ended.
create table convenant (
  id {{ID}},
  regio bigint not null references regio(id),
  huis bigint references huis(id),
  soort text not null check (soort in ('convenant', 'protocol', 'reglement', 'overeenkomst')),
  titel text not null,
  uitgave text not null,
  document text not null,
  ingang bigint not null,
  einde bigint,
  toelichting text not null default '',
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1,
  check (einde is null or einde >= ingang)
) {{STRICT}};
create index convenant_regio on convenant (regio, einde);

-- Who signed it, for which organisation, when; and the last day, when that organisation left it.
create table convenant_partij (
  id {{ID}},
  convenant bigint not null references convenant(id),
  organisatie bigint not null references organisatie(id),
  wie text not null,
  getekend bigint not null,
  einde bigint,
  versie bigint not null default 1,
  unique (convenant, organisatie, getekend),
  check (einde is null or einde >= getekend)
) {{STRICT}};
create index convenant_partij_organisatie on convenant_partij (organisatie);

-- What ends soon is looked up by day.
create index toegang_tot on toegang (tot) where tot < 9007199254740991;

-- The day on which the term of keeping begins, where the regime counts from an event (nazorg: the end of detention). The
-- newest counts. waaruit: how it is known; van and tot: the last day of keeping before and after.
create table bewaar_begin (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  dag bigint not null,
  waaruit text not null,
  van bigint not null,
  tot bigint not null,
  moment bigint not null,
  door bigint not null references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index bewaar_begin_dossier on bewaar_begin (dossier, onderdeel);
