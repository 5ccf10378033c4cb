-- The land of an address: a code of table 34 of the BRP (catalogus/lijsten/landen.csv), 6030 is Nederland. Abroad there is no
-- gemeente of ours, so that an address there decides nothing here.
alter table adres add column land text not null default '6030' check (land = '6030' or gemeente is null);
