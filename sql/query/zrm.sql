-- Measurements with the self-sufficiency matrix. Withdrawn ones never leave the database here.

-- :name zrm_reeksen :many :lens actor,asof
-- Who was measured with which set, and how often.
-- :ret betrokkene betrokkene_id, zrmset text, aantal int
select m.betrokkene, m.zrmset, count(*) from zrm_meting m
where m.dossier = $casus:casus_id and m.ingetrokken is null
group by m.betrokkene, m.zrmset order by m.betrokkene, m.zrmset limit 400

-- :name zrm_metingen :many :lens actor,asof
-- Newest first.
-- :ret id meting_id, betrokkene betrokkene_id, zrmset text, soort text, dag datum, toelichting text, moment moment, door medewerker_id, door_naam text, organisatie_naam text, domein text, gecorrigeerd moment?, gecorrigeerd_door_naam text, gecorrigeerd_reden text, wpg text, voorwaarden text, versie int
select m.id, m.betrokkene, m.zrmset, m.soort, m.dag, m.toelichting, m.moment, m.door, d.naam, o.naam, o.domein,
  m.gecorrigeerd, coalesce(g.naam, ''), m.gecorrigeerd_reden, m.wpg, m.voorwaarden, m.versie
from zrm_meting m
join medewerker d on d.id = m.door
join organisatie o on o.id = m.organisatie
left join medewerker g on g.id = m.gecorrigeerd_door
where m.dossier = $casus:casus_id and m.betrokkene = $betrokkene:betrokkene_id and m.zrmset = $zrmset:text
  and m.ingetrokken is null
order by m.dag desc, m.id desc limit $aantal:int

-- :name zrm_scores :many :lens actor,asof
-- :ret meting meting_id, domein text, score int?, reden text, opmerking text
select s.meting, s.domein, s.score, s.reden, s.opmerking
from zrm_score s join zrm_meting m on m.id = s.meting
where m.dossier = $casus:casus_id and m.betrokkene = $betrokkene:betrokkene_id and m.zrmset = $zrmset:text
  and m.ingetrokken is null
order by m.dag desc, m.id desc, s.id limit 2000

-- :name zrm_uitzonderingen :many :lens actor,asof
-- The latest first.
-- :ret meting meting_id, domein text, motivering text, moment moment, door_naam text
select u.meting, u.domein, u.motivering, u.moment, d.naam
from zrm_uitzondering u
join zrm_meting m on m.id = u.meting
join medewerker d on d.id = u.door
where m.dossier = $casus:casus_id and m.betrokkene = $betrokkene:betrokkene_id and m.zrmset = $zrmset:text
  and m.ingetrokken is null
order by u.moment desc, u.id desc limit 500

-- :name zrm_doelen :many :lens actor,asof
-- The goals that are worked on, and for whom.
-- :ret betrokkene betrokkene_id?, leefgebied text, tekst text
select d.betrokkene, d.leefgebied, d.tekst from doel d where d.dossier = $casus:casus_id and d.status = 'open'
order by d.volgorde, d.id limit 100

-- :name zrm_laatste :many :lens actor,asof
-- The last score of each person, set and domain of a case, with whether there is an exception for it.
-- :ret betrokkene betrokkene_id, zrmset text, domein text, wpg text, score int, uitgezonderd bool
select m.betrokkene, m.zrmset, s.domein, m.wpg, s.score, case when exists (select 1 from zrm_uitzondering u
    where u.meting = m.id and u.domein = s.domein) then 1 else 0 end
from zrm_score s join zrm_meting m on m.id = s.meting
where m.dossier = $casus:casus_id and m.ingetrokken is null and s.score is not null
  and not exists (select 1 from zrm_score z join zrm_meting n on n.id = z.meting
    where n.dossier = m.dossier and n.betrokkene = m.betrokkene and n.zrmset = m.zrmset and n.ingetrokken is null
      and z.domein = s.domein and z.score is not null and (n.dag > m.dag or (n.dag = m.dag and n.id > m.id)))
order by m.betrokkene, m.zrmset, s.id limit 1000

-- :name zrm_meting_een :one
-- What a change starts from.
-- :ret dossier casus_id, betrokkene betrokkene_id, zrmset text, soort text, dag datum, door medewerker_id, versie int
select m.dossier, m.betrokkene, m.zrmset, m.soort, m.dag, m.door, m.versie
from zrm_meting m where m.id = $id:meting_id and m.ingetrokken is null

-- :name zrm_begin :one
-- The begin of a person and set, another than this one; and whether there is anything before a day.
-- :ret begin int, eerste datum?
select (select count(*) from zrm_meting m where m.dossier = $casus:casus_id and m.betrokkene = $betrokkene:betrokkene_id
    and m.zrmset = $zrmset:text and m.soort = 'begin' and m.ingetrokken is null and m.id <> $behalve:meting_id),
  (select min(m.dag) from zrm_meting m where m.dossier = $casus and m.betrokkene = $betrokkene
    and m.zrmset = $zrmset and m.ingetrokken is null and m.id <> $behalve)

-- :name zrm_over :one
-- How many measurements of that person there are with that set.
-- :ret aantal int
select count(*) from zrm_meting m where m.dossier = $casus:casus_id and m.betrokkene = $betrokkene:betrokkene_id
  and m.zrmset = $zrmset:text and m.ingetrokken is null

-- :name zrm_add :exec
insert into main.zrm_meting (id, dossier, onderdeel, organisatie, betrokkene, zrmset, soort, dag, toelichting, moment,
  door, catalogus, wpg, voorwaarden)
select $id:meting_id, d.id, d.onderdeel, actor_organisatie(), $betrokkene:betrokkene_id, $zrmset:text, $soort:text,
  $dag:datum, $toelichting:text, $nu:moment, actor_id(), $catalogus:int,
  $wpg:text, $voorwaarden:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'zrm' and d.niveau = 3

-- :name zrm_score_add :exec
insert into main.zrm_score (id, dossier, onderdeel, organisatie, meting, domein, score, reden, opmerking)
select $id:int, d.id, d.onderdeel, actor_organisatie(), $meting:meting_id, $domein:text, $score:int?, $reden:text,
  $opmerking:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'zrm' and d.niveau = 3

-- :name zrm_correct :exec
update main.zrm_meting set soort = $soort:text, dag = $dag:datum, toelichting = $toelichting:text,
  gecorrigeerd = $nu:moment, gecorrigeerd_door = actor_id(), gecorrigeerd_reden = $reden:text, versie = versie + 1
where id = $id:meting_id and versie = $versie:int
  and id in (select m.id from zrm_meting m where m.ingetrokken is null)
  and id in (select id from zrm_meting_schrijf)

-- :name zrm_score_correct :exec
-- Only what differs: the journaal holds the old value.
update main.zrm_score set score = $score:int?, reden = $reden:text, opmerking = $opmerking:text, versie = versie + 1
where id in (select s.id from zrm_score s where s.meting = $meting:meting_id and s.domein = $domein:text
    and (coalesce(s.score, 0) <> coalesce($score, 0) or s.reden <> $reden or s.opmerking <> $opmerking))
  and id in (select id from zrm_score_schrijf)

-- :name zrm_withdraw :exec
update main.zrm_meting set ingetrokken = $nu:moment, ingetrokken_door = actor_id(), ingetrokken_reden = $reden:text,
  versie = versie + 1
where id = $id:meting_id and versie = $versie:int
  and id in (select m.id from zrm_meting m where m.ingetrokken is null)
  and id in (select id from zrm_meting_schrijf)

-- :name zrm_uitzondering_add :exec
insert into main.zrm_uitzondering (id, dossier, onderdeel, organisatie, meting, domein, motivering, moment, door)
select $id:int, d.id, d.onderdeel, actor_organisatie(), $meting:meting_id, $domein:text, $motivering:text, $nu:moment,
  actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'zrm' and d.niveau = 3

-- :name zrm_niveau :one
-- The level at which the actor may write measurements.
-- :ret niveau int
select d.niveau from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'zrm'
order by d.niveau desc limit 1
