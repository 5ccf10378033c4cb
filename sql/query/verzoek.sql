-- Informatieverzoek: asking, answering, declining, lists.

-- :name informatie_add :exec
insert into main.informatieverzoek (id, dossier, onderdeel, organisatie, nummer, medewerker, sjabloon, vraag, grond,
  gevraagd, door, uiterlijk)
select $id:informatieverzoek_id, d.id, 'verzoek', m.organisatie, $nummer:text, m.id, $sjabloon:text, $vraag:text,
  $grond:text, $nu:moment, actor_id(), $uiterlijk:datum?
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name verzoek_vraag_add :exec
insert into main.verzoek_vraag (id, dossier, onderdeel, organisatie, verzoek, volgorde, vraag, verplicht)
select $id:int, d.id, 'verzoek', m.organisatie, $verzoek:informatieverzoek_id, $volgorde:int, $vraag:text,
  $verplicht:bool
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name informatie_get :one :lens actor,asof
-- :ret id informatieverzoek_id, dossier dossier_id, nummer text, medewerker medewerker_id, naam text, organisatie organisatie_id, organisatie_naam text, domein text, sjabloon text, vraag text, grond text, gevraagd moment, door medewerker_id, door_naam text, door_organisatie text, uiterlijk datum?, status text, antwoord text, reden text, toelichting text, beantwoord moment?, beantwoord_naam text, wpg text, voorwaarden text, beroepsgeheim text, beroepsgeheim_op datum?, bijlage bijlage_id?, notitie notitie_id?, herinnerd moment?, herinneringen int, versie int, schrijven int
select v.id, v.dossier, v.nummer, v.medewerker, m.naam, v.organisatie, o.naam, o.domein, v.sjabloon, v.vraag, v.grond,
  v.gevraagd, v.door, d.naam, p.naam, v.uiterlijk, v.status, v.antwoord, v.reden, v.toelichting, v.beantwoord,
  coalesce((select b.naam from medewerker b where b.id = v.beantwoord_door), ''), v.wpg, v.voorwaarden,
  v.beroepsgeheim, v.beroepsgeheim_op, v.bijlage,
  v.notitie, v.herinnerd, v.herinneringen, v.versie,
  coalesce((select max(s.niveau) from dossier_schrijf s where s.id = v.dossier and s.onderdeel = 'verzoek'), 0)
from informatieverzoek v
join medewerker m on m.id = v.medewerker
join organisatie o on o.id = v.organisatie
join medewerker d on d.id = v.door
join organisatie p on p.id = d.organisatie
where v.id = $id:informatieverzoek_id

-- :name verzoek_vragen :many :lens actor,asof
-- :ret id int, volgorde int, vraag text, verplicht bool, antwoord text, versie int
select q.id, q.volgorde, q.vraag, q.verplicht, q.antwoord, q.versie from verzoek_vraag q
where q.verzoek = $verzoek:informatieverzoek_id order by q.volgorde, q.id limit 50

-- :name informatie_aan :many
-- Asked of the actor's organisation; open ones first, by day.
-- :ret id informatieverzoek_id, dossier dossier_id, nummer text, naam text, organisatie_naam text, domein text, vraag text, status text, gevraagd moment, uiterlijk datum?, beantwoord moment?, herinneringen int, door_naam text, mij bool
select v.id, v.dossier, v.nummer, m.naam, o.naam, o.domein, v.vraag, v.status, v.gevraagd, v.uiterlijk, v.beantwoord,
  v.herinneringen, d.naam, case when v.medewerker = actor_id() then 1 else 0 end
from informatieverzoek v join medewerker m on m.id = v.medewerker join organisatie o on o.id = v.organisatie
join medewerker d on d.id = v.door
where v.organisatie = actor_organisatie() and ($alles:bool = 1 or v.status = 'open')
order by case when v.status = 'open' then 0 else 1 end, v.uiterlijk nulls last, v.gevraagd desc, v.id limit 100

-- :name informatie_door :many
-- Asked by the actor.
-- :ret id informatieverzoek_id, dossier dossier_id, nummer text, naam text, organisatie_naam text, domein text, vraag text, status text, gevraagd moment, uiterlijk datum?, beantwoord moment?, herinneringen int, door_naam text, mij bool
select v.id, v.dossier, v.nummer, m.naam, o.naam, o.domein, v.vraag, v.status, v.gevraagd, v.uiterlijk, v.beantwoord,
  v.herinneringen, d.naam, 0
from informatieverzoek v join medewerker m on m.id = v.medewerker join organisatie o on o.id = v.organisatie
join medewerker d on d.id = v.door
where v.door = actor_id() and ($alles:bool = 1 or v.status = 'open')
order by case when v.status = 'open' then 0 else 1 end, v.uiterlijk nulls last, v.gevraagd desc, v.id limit 100

-- :name informatie_dossier :many :lens actor,asof
-- :ret id informatieverzoek_id, dossier dossier_id, nummer text, naam text, organisatie_naam text, domein text, vraag text, status text, gevraagd moment, uiterlijk datum?, beantwoord moment?, herinneringen int, door_naam text, mij bool
select v.id, v.dossier, v.nummer, m.naam, o.naam, o.domein, v.vraag, v.status, v.gevraagd, v.uiterlijk, v.beantwoord,
  v.herinneringen, d.naam, case when v.medewerker = actor_id() then 1 else 0 end
from informatieverzoek v join medewerker m on m.id = v.medewerker join organisatie o on o.id = v.organisatie
join medewerker d on d.id = v.door
where v.dossier = $dossier:dossier_id
order by case when v.status = 'open' then 0 else 1 end, v.gevraagd desc, v.id limit 100

-- :name informatie_answer :exec
update main.informatieverzoek set status = $status:text, antwoord = $antwoord:text, reden = $reden:text,
  toelichting = $toelichting:text, wpg = $wpg:text, voorwaarden = $voorwaarden:text,
  beroepsgeheim = $beroepsgeheim:text, beroepsgeheim_op = $beroepsgeheim_op:datum?, bijlage = $bijlage:bijlage_id?,
  notitie = $notitie:notitie_id?, beantwoord = $nu:moment, beantwoord_door = actor_id(), versie = versie + 1
where id = $id:informatieverzoek_id and versie = $versie:int
  and id in (select v.id from informatieverzoek v where v.status = 'open')
  and id in (select id from informatieverzoek_schrijf)

-- :name verzoek_vraag_answer :exec
update main.verzoek_vraag set antwoord = $antwoord:text, versie = versie + 1
where id = $id:int and id in (select id from verzoek_vraag_schrijf)

-- :name informatie_remind :exec
update main.informatieverzoek set herinnerd = $nu:moment, herinneringen = $aantal:int, versie = versie + 1
where id = $id:informatieverzoek_id and versie = $versie:int and id in (select id from informatieverzoek_schrijf)

-- :name informatie_close_kaal :exec :lens kaal :reden "the aanmelder withdraws: nobody answers any more, and he does not see what was asked"
update main.informatieverzoek set status = 'ingetrokken', toelichting = $reden:text, versie = versie + 1
where dossier = $dossier:dossier_id and status = 'open'

-- :name verzoek_wacht :one :lens kaal :reden "who is asked about an aanmelding does not see it: whether an answer is still waited for, and what its regime has a place for"
-- Nothing when it is of a case.
-- :ret status text, regime text
select a.status, a.regime from main.informatieverzoek v join main.aanmelding a on a.id = v.dossier
where v.id = $id:informatieverzoek_id

-- :name verzoek_hier :one
-- How many there are, in one dossier.
-- :ret aantal int
select count(*) from informatieverzoek v where v.dossier = $dossier:dossier_id

-- :name informatie_close :exec
-- The case was closed, or the aanmelding decided on: nobody answers any more.
update main.informatieverzoek set status = 'ingetrokken', toelichting = $reden:text, versie = versie + 1
where id in (select v.id from informatieverzoek v where v.dossier = $dossier:dossier_id and v.status = 'open')
  and id in (select id from informatieverzoek_schrijf)

-- :name verzoek_mens :one
-- :ret id medewerker_id, naam text, organisatie organisatie_id, organisatie_naam text, soort text, domein text
select m.id, m.naam, m.organisatie, o.naam, o.soort, o.domein
from medewerker m join organisatie o on o.id = m.organisatie where m.id = $id:medewerker_id

-- :name verzoek_team :many
-- Partners admitted now, who may be asked.
-- :ret id medewerker_id, naam text, functie text, organisatie_naam text, soort text, domein text, tot moment
select m.id, m.naam, m.functie, o.naam, o.soort, o.domein, t.tot
from toegang t join medewerker m on m.id = t.medewerker join organisatie o on o.id = m.organisatie
where t.dossier = $dossier:dossier_id and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu
  and o.domein <> 'zvh'
order by o.naam, m.naam, m.id limit 300

-- :name verzoek_deel :one
-- May the actor write a part of the dossier?
-- :ret niveau int
select d.niveau from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text
