-- The timeline of a case. The text of a withdrawn note never leaves the database here.

-- :name notitie_list :many :lens actor,asof
-- :ret id notitie_id, soort text, onderdeel text, titel text, tekst text, organisatie_naam text, domein text, door medewerker_id, door_naam text, wpg text, voorwaarden text, beroepsgeheim text, beroepsgeheim_op datum?, moment moment, versie int, ingetrokken moment?, ingetrokken_door_naam text, ingetrokken_reden text, verplaatst bool, van_elders bool
select n.id, n.soort, n.onderdeel, case when n.ingetrokken is null then n.titel else '' end,
  case when n.ingetrokken is null then n.tekst else '' end, o.naam, o.domein, n.door, m.naam, n.wpg, n.voorwaarden,
  n.beroepsgeheim, n.beroepsgeheim_op, n.moment, n.versie, n.ingetrokken, coalesce(w.naam, ''), n.ingetrokken_reden,
  case when n.verplaatst_naar is null then 0 else 1 end, case when n.verplaatst_uit is null then 0 else 1 end
from notitie n
join organisatie o on o.id = n.organisatie
join medewerker m on m.id = n.door
left join medewerker w on w.id = n.ingetrokken_door
where n.dossier = $casus:casus_id and ($soort:text = '' or n.soort = $soort)
order by n.moment desc, n.id desc limit $aantal:int offset $vanaf:int

-- :name notitie_get :one
-- :ret id notitie_id, dossier casus_id, soort text, onderdeel text, titel text, tekst text, organisatie organisatie_id, organisatie_naam text, domein text, door medewerker_id, door_naam text, wpg text, voorwaarden text, beroepsgeheim text, beroepsgeheim_op datum?, moment moment, versie int, ingetrokken moment?, ingetrokken_door_naam text, ingetrokken_reden text, verplaatst bool, van_elders bool
select n.id, n.dossier, n.soort, n.onderdeel, case when n.ingetrokken is null then n.titel else '' end,
  case when n.ingetrokken is null then n.tekst else '' end, n.organisatie, o.naam, o.domein, n.door, m.naam, n.wpg,
  n.voorwaarden, n.beroepsgeheim, n.beroepsgeheim_op, n.moment, n.versie, n.ingetrokken, coalesce(w.naam, ''), n.ingetrokken_reden,
  case when n.verplaatst_naar is null then 0 else 1 end, case when n.verplaatst_uit is null then 0 else 1 end
from notitie n
join organisatie o on o.id = n.organisatie
join medewerker m on m.id = n.door
left join medewerker w on w.id = n.ingetrokken_door
where n.id = $id:notitie_id

-- :name notitie_add :exec
-- Whoever has only his own part adds for his own organisation; so does everybody.
insert into main.notitie (id, dossier, onderdeel, organisatie, soort, titel, tekst, moment, door, bijlage, wpg,
  voorwaarden, beroepsgeheim, beroepsgeheim_op)
select $id:notitie_id, d.id, d.onderdeel, actor_organisatie(), $soort:text, $titel:text, $tekst:text, $moment:moment,
  actor_id(), $bijlage:bijlage_id?, $wpg:text, $voorwaarden:text, $beroepsgeheim:text, $beroepsgeheim_op:datum?
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = $onderdeel:text

-- :name notitie_kopie :exec
-- A note that goes to the case where it belongs, with its source, author and moment.
insert into main.notitie (id, dossier, onderdeel, organisatie, soort, titel, tekst, moment, door, wpg, voorwaarden,
  beroepsgeheim, beroepsgeheim_op, ingetrokken_door, ingetrokken_reden, verplaatst_uit)
select $id:notitie_id, d.id, d.onderdeel, n.organisatie, n.soort, n.titel, n.tekst, n.moment, n.door, n.wpg,
  n.voorwaarden, n.beroepsgeheim, n.beroepsgeheim_op, actor_id(), $reden:text, n.id
from dossier_schrijf d join notitie n on n.id = $bron:notitie_id
where d.id = $casus:casus_id and d.onderdeel = n.onderdeel and n.ingetrokken is null
  and (d.niveau = 3 or n.organisatie = actor_organisatie())

-- :name notitie_withdraw :exec
update main.notitie set ingetrokken = $nu:moment, ingetrokken_door = actor_id(), ingetrokken_reden = $reden:text,
  verplaatst_naar = $naar:notitie_id?, versie = versie + 1
where id = $id:notitie_id and versie = $versie:int
  and id in (select n.id from notitie n where n.ingetrokken is null)
  and id in (select id from notitie_schrijf)

-- :name notitie_schrijfbaar :one
-- The level at which the actor may write where the note stands.
-- :ret niveau int
select d.niveau from dossier_schrijf d join notitie n on n.dossier = d.id and n.onderdeel = d.onderdeel
where n.id = $id:notitie_id
order by d.niveau desc limit 1

-- :name team_kort :many :lens actor,asof
-- :ret naam text, functie text, organisatie_naam text, domein text
select m.naam, t.functie, o.naam, o.domein
from teamlid t join medewerker m on m.id = t.medewerker join organisatie o on o.id = t.organisatie
where t.dossier = $casus:casus_id and t.onderdeel = 'kern' and (t.tot is null or t.tot > $nu:moment)
order by case when o.domein = 'zvh' then 0 else 1 end, t.van, t.id limit 40
