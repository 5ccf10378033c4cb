-- What was given with an inzage, as a hash: what is taken along later is the same, or it is given anew (AVG 15; C181).
alter table inzage_levering add column vinger text not null default '';
