-- What the provider of a datum set as conditions (WGS 2.29 lid 3), and medical secrecy, where they were not kept yet.
-- Source: WGS 2.29, 2.30; invariants 13, 15, 16.

-- As of a note: a code of the list beroepsgeheim and the day on which that ground was there. None: not under it.
alter table bijlage add column beroepsgeheim text not null default '';
alter table bijlage add column beroepsgeheim_op bigint;

-- Of a measurement, and of what an owner tells of his afspraak: that is his organisation's datum, not the house's.
alter table zrm_meting add column voorwaarden text not null default '';
alter table afspraak_stap add column voorwaarden text not null default '';
