-- Rights of the person and the ledger, further. Source: WGS 1.7, 2.29 lid 3; AVG 18; invariants 16, 39, 42.

-- What a supplier says beforehand of passing on its data: asked and answered here (WGS 1.7, 2.29 lid 3; invariant 42). A row
-- of the organisation that is asked, on the part verzoek, so that niveau 1 sees its own; nummer is all it sees of the case.
-- The receiver and the data are those of the passing-on that is meant. Of one receiver the last row counts.
create table standpunt (
  id {{ID}},
  dossier bigint not null references casus(id),
  onderdeel text not null,
  organisatie bigint not null references organisatie(id),
  nummer text not null,
  aan text not null check (aan in ('deelnemer', 'derde', 'incidentele_derde', 'ander_huis', 'ander_verband')),
  verband text not null default '',
  ontvanger text not null,
  functie text not null default '',
  wat text not null,
  categorieen text not null,
  doel text not null,
  grond text not null,
  gevraagd bigint not null,
  door bigint not null references medewerker(id),
  uiterlijk bigint not null,
  status text not null default 'open' check (status in ('open', 'geen_bezwaar', 'toestemming', 'bezwaar', 'ingetrokken')),
  uitleg text not null default '',
  voorwaarden text not null default '',
  beantwoord bigint,
  beantwoord_door bigint references medewerker(id),
  versie bigint not null default 1
) {{STRICT}};
create index standpunt_dossier on standpunt (dossier, onderdeel);
create index standpunt_organisatie on standpunt (organisatie, status);

-- Whoever handles a request handles what it restricts: the exemption goes along when the request is handed over.
-- :sqlite
create trigger beperking_volgt after update of behandelaar on rechtverzoek when new.behandelaar <> old.behandelaar
begin
  update beperking set behandelaar = new.behandelaar, versie = versie + 1 where verzoek = new.id and tot is null;
end;
-- :postgres
create function beperking_volgt() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  update main.beperking set behandelaar = new.behandelaar, versie = versie + 1 where verzoek = new.id and tot is null;
  return null;
end $$;
revoke execute on function beperking_volgt() from public;
create trigger beperking_volgt after update of behandelaar on rechtverzoek
for each row when (new.behandelaar <> old.behandelaar) execute function beperking_volgt();
