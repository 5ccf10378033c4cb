-- The ledger of a case is whole, and what a source said outside Schakel is a stance too.
-- Source: C144; WGS 1.7, 2.29 lid 3; AVG 12; invariants 16, 42.

-- A letter that answers a request stands in the ledger of the request, and again in that of every case it speaks of: of
-- which row it is the copy. An id without a reference: the request may be destroyed before this row.
alter table verstrekking add column afschrift_van bigint;
create unique index verstrekking_afschrift on verstrekking (afschrift_van, betrokkene);

-- buiten: nobody of the source could answer here when it was asked. Then the house asks, and writes down who said it, how
-- and on what day; beantwoord_door is who wrote it down. buiten_wie '': the source answered here itself.
alter table standpunt add column buiten bigint not null default 0 check (buiten in (0, 1));
alter table standpunt add column buiten_wie text not null default '';
alter table standpunt add column buiten_hoe text not null default '';
alter table standpunt add column buiten_dag bigint;
