-- Taking over an older registration: a batch (partij) that nobody sees until it is complete. Its rows lie in their own
-- tables; who may see them waits in partij_gift, and becomes toegang in one stroke at the end. Source: issue of the work,
-- point 9; right import.uitvoeren.

-- sleutel: SHA-256 over all that was given, so that the same files go on where they stopped. weging: the dossier in which
-- the decisions lie that were taken before.
create table partij (
  id {{ID}},
  medewerker bigint not null references medewerker(id),
  sleutel text not null unique,
  weging bigint not null references weging(id),
  begonnen bigint not null,
  klaar bigint,
  gevallen bigint not null default 0
) {{STRICT}};

-- What has been taken over, by the number it has in the file; casus: when it had become one.
create table partij_geval (
  id {{ID}},
  partij bigint not null references partij(id),
  referentie text not null,
  aanmelding bigint not null references aanmelding(id),
  casus bigint references casus(id),
  unique (partij, referentie)
) {{STRICT}};
create index partij_geval_aanmelding on partij_geval (aanmelding);
create index partij_geval_casus on partij_geval (casus);

-- Toegang that begins when the batch is complete.
create table partij_gift (
  id {{ID}},
  partij bigint not null,
  dossier bigint not null,
  medewerker bigint not null references medewerker(id),
  onderdeel text not null,
  niveau bigint not null check (niveau between 1 and 3),
  soort text not null,
  grond text not null,
  tot bigint not null
) {{STRICT}};
create index partij_gift_partij on partij_gift (partij, dossier, medewerker, onderdeel);
