-- The plan van aanpak: versions, analysis and goals.

-- ---- goals ----

-- :name doel_list :many :lens actor,asof
-- alle: with those that were reached or dropped.
-- :ret id doel_id, leefgebied text, tekst text, norm text, woorden text, streefdatum datum?, volgorde int, status text, status_reden text, afgesloten moment?, versie int
select d.id, d.leefgebied, d.tekst, d.norm, d.woorden, d.streefdatum, d.volgorde, d.status, d.status_reden,
  d.afgesloten, d.versie
from doel d
where d.dossier = $casus:casus_id and ($alle:bool = 1 or d.status = 'open')
order by case when d.status = 'open' then 0 else 1 end, d.volgorde, d.id limit 100

-- :name doel_get :one
-- :ret id doel_id, dossier casus_id, leefgebied text, tekst text, norm text, woorden text, streefdatum datum?, status text, status_reden text, versie int
select d.id, d.dossier, d.leefgebied, d.tekst, d.norm, d.woorden, d.streefdatum, d.status, d.status_reden, d.versie
from doel d where d.id = $id:doel_id
