-- Rests on a view that comes later: the order of this file is free.
-- :view bron
select b.id as id, b.medewerker as medewerker, b.naam as naam from bron_eigen b where b.naam <> 'verborgen'

-- :view bron_eigen
select b.id, b.medewerker, b.naam from main.bron b where b.medewerker = actor_id()

-- :view bron_schrijf
select b.id as id from bron b
