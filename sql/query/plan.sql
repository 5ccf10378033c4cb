-- The plan van aanpak: versions, analysis and goals.

-- ---- versions ----

-- :name plan_list :many :lens actor,asof
-- Of a case, newest first.
-- :ret id plan_id, nummer int, status text, aanleiding text, samenvatting text, woorden text, woorden_door text, besproken datum?, perspectief text, evaluatie datum?, gemaakt moment, door_naam text, vastgesteld moment?, vastgesteld_door medewerker_id?, vastgesteld_naam text, besluit text, versie int
select p.id, p.nummer, p.status, p.aanleiding, p.samenvatting, p.woorden, p.woorden_door, p.besproken, p.perspectief,
  p.evaluatie, p.gemaakt, m.naam, p.vastgesteld, p.vastgesteld_door,
  coalesce((select v.naam from medewerker v where v.id = p.vastgesteld_door), ''), p.besluit, p.versie
from plan p join medewerker m on m.id = p.door
where p.dossier = $casus:casus_id
order by p.nummer desc, p.id desc limit 100

-- :name plan_mag :one
-- 1: the actor writes the plan.
-- :ret aantal int
select count(*) from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name plan_add :exec
-- The next version, with the texts of the one before it.
insert into main.plan (id, dossier, onderdeel, organisatie, nummer, aanleiding, samenvatting, woorden, woorden_door,
  besproken, perspectief, evaluatie, gemaakt, door)
select $id:plan_id, d.id, d.onderdeel, actor_organisatie(), $nummer:int, $aanleiding:text, $samenvatting:text,
  $woorden:text, $woorden_door:text, $besproken:datum?, $perspectief:text, $evaluatie:datum?, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name plan_set :exec
update main.plan set aanleiding = $aanleiding:text, samenvatting = $samenvatting:text, woorden = $woorden:text,
  woorden_door = $woorden_door:text, besproken = $besproken:datum?, perspectief = $perspectief:text,
  evaluatie = $evaluatie:datum?, versie = versie + 1
where id = $id:plan_id and versie = $versie:int
  and id in (select p.id from plan p where p.id = $id and p.status = 'concept')
  and id in (select id from plan_schrijf)

-- :name plan_vervang :exec
-- The version that was fixed before.
update main.plan set status = 'vervangen', versie = versie + 1
where id in (select p.id from plan p where p.dossier = $casus:casus_id and p.status = 'vastgesteld')
  and id in (select id from plan_schrijf)

-- :name plan_vast :exec
update main.plan set status = 'vastgesteld', vastgesteld = $nu:moment, vastgesteld_door = actor_id(),
  besluit = $besluit:text, versie = versie + 1
where id = $id:plan_id and versie = $versie:int
  and id in (select p.id from plan p where p.id = $id and p.status = 'concept')
  and id in (select id from plan_schrijf)

-- :name plan_tel :one
-- What a version holds.
-- :ret doelen int, afspraken int
select (select count(*) from doel d where d.dossier = $casus:casus_id and d.status = 'open'),
  (select count(*) from afspraak a where a.dossier = $casus and a.status in ('open', 'loopt'))

-- ---- what is going on, by leefgebied ----

-- :name analyse_list :many :lens actor,asof
-- :ret id analyse_id, leefgebied text, tekst text, versie int
select a.id, a.leefgebied, a.tekst, a.versie from plan_analyse a where a.dossier = $casus:casus_id
order by a.leefgebied limit 50

-- :name analyse_add :exec
insert into main.plan_analyse (id, dossier, onderdeel, organisatie, leefgebied, tekst)
select $id:analyse_id, d.id, d.onderdeel, actor_organisatie(), $leefgebied:text, $tekst:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name analyse_set :exec
update main.plan_analyse set tekst = $tekst:text, versie = versie + 1
where id = $id:analyse_id and versie = $versie:int and id in (select id from plan_analyse_schrijf)

-- :name analyse_drop :exec
delete from main.plan_analyse
where id = $id:analyse_id and versie = $versie:int and id in (select id from plan_analyse_schrijf)

-- ---- goals ----

-- :name doel_volgend :one
-- :ret volgorde int
select coalesce(max(d.volgorde), 0) + 1 from doel d where d.dossier = $casus:casus_id

-- :name doel_add :exec
insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, norm, woorden, streefdatum,
  volgorde)
select $id:doel_id, d.id, d.onderdeel, actor_organisatie(), $betrokkene:betrokkene_id?, $leefgebied:text, $tekst:text,
  $norm:text, $woorden:text, $streefdatum:datum?, $volgorde:int
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name doel_set :exec
update main.doel set betrokkene = $betrokkene:betrokkene_id?, leefgebied = $leefgebied:text, tekst = $tekst:text, norm = $norm:text, woorden = $woorden:text,
  streefdatum = $streefdatum:datum?, status = $status:text, status_reden = $status_reden:text,
  afgesloten = $afgesloten:moment?, versie = versie + 1
where id = $id:doel_id and versie = $versie:int and id in (select id from doel_schrijf)

-- :name doel_open_afspraken :one
-- :ret aantal int
select count(*) from afspraak a
where a.dossier = $casus:casus_id and a.doel = $doel:doel_id and a.status in ('open', 'loopt')

-- :name doel_list :many :lens actor,asof
-- alle: with those that were reached or dropped. A goal for one person is seen by who may see that person.
-- :ret id doel_id, betrokkene betrokkene_id?, leefgebied text, tekst text, norm text, woorden text, streefdatum datum?, volgorde int, status text, status_reden text, afgesloten moment?, versie int
select d.id, d.betrokkene, d.leefgebied, d.tekst, d.norm, d.woorden, d.streefdatum, d.volgorde, d.status,
  d.status_reden, d.afgesloten, d.versie
from doel d
where d.dossier = $casus:casus_id and ($alle:bool = 1 or d.status = 'open')
  and (d.betrokkene is null or exists (select 1 from betrokkene b where b.id = d.betrokkene))
order by case when d.status = 'open' then 0 else 1 end, d.volgorde, d.id limit 100

-- :name doel_get :one
-- :ret id doel_id, dossier casus_id, betrokkene betrokkene_id?, leefgebied text, tekst text, norm text, woorden text, streefdatum datum?, status text, status_reden text, versie int
select d.id, d.dossier, d.betrokkene, d.leefgebied, d.tekst, d.norm, d.woorden, d.streefdatum, d.status, d.status_reden,
  d.versie
from doel d
where d.id = $id:doel_id
  and (d.betrokkene is null or exists (select 1 from betrokkene b where b.id = d.betrokkene))
