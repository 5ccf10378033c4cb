-- Stagnation: what somebody said about it, the ladder, and the state of a case that follows.

-- :name stagnatie_list :many :lens actor,asof
-- Of a case; those that were solved last.
-- :ret id stagnatie_id, doel doel_id?, afspraak afspraak_id?, reden text, toelichting text, geparkeerd datum?, begonnen moment, door_naam text, opgelost moment?, opgelost_naam text, opgelost_hoe text, versie int
select s.id, s.doel, s.afspraak, s.reden, s.toelichting, s.geparkeerd, s.begonnen, m.naam, s.opgelost,
  coalesce((select o.naam from medewerker o where o.id = s.opgelost_door), ''), s.opgelost_hoe, s.versie
from stagnatie s join medewerker m on m.id = s.door
where s.dossier = $casus:casus_id and ($alle:bool = 1 or s.opgelost is null)
order by case when s.opgelost is null then 0 else 1 end, s.begonnen desc, s.id desc limit 200

-- :name escalatie_list :many :lens actor,asof
-- Steps that were taken in a case, in their order.
-- :ret id escalatie_id, stagnatie stagnatie_id, stap text, aan text, vraag text, gezet moment, door_naam text, antwoord text, beantwoord moment?, beantwoord_naam text, versie int
select e.id, e.stagnatie, e.stap, e.aan, e.vraag, e.gezet, m.naam, e.antwoord, e.beantwoord,
  coalesce((select b.naam from medewerker b where b.id = e.beantwoord_door), ''), e.versie
from escalatie_stap e join medewerker m on m.id = e.door
where e.dossier = $casus:casus_id
order by e.gezet, e.id limit 500

-- :name stagnatie_get :one
-- :ret id stagnatie_id, dossier casus_id, doel doel_id?, afspraak afspraak_id?, geparkeerd datum?, opgelost moment?, versie int
select s.id, s.dossier, s.doel, s.afspraak, s.geparkeerd, s.opgelost, s.versie from stagnatie s
where s.id = $id:stagnatie_id

-- :name stagnatie_add :exec
insert into main.stagnatie (id, dossier, onderdeel, organisatie, doel, afspraak, reden, toelichting, geparkeerd,
  begonnen, door)
select $id:stagnatie_id, d.id, d.onderdeel, actor_organisatie(), $doel:doel_id?, $afspraak:afspraak_id?, $reden:text,
  $toelichting:text, $geparkeerd:datum?, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name stagnatie_park :exec
update main.stagnatie set geparkeerd = $geparkeerd:datum?, toelichting = $toelichting:text, versie = versie + 1
where id = $id:stagnatie_id and versie = $versie:int
  and id in (select s.id from stagnatie s where s.id = $id and s.opgelost is null)
  and id in (select id from stagnatie_schrijf)

-- :name stagnatie_solve :exec
update main.stagnatie set opgelost = $nu:moment, opgelost_door = actor_id(), opgelost_hoe = $hoe:text,
  versie = versie + 1
where id = $id:stagnatie_id and versie = $versie:int
  and id in (select s.id from stagnatie s where s.id = $id and s.opgelost is null)
  and id in (select id from stagnatie_schrijf)

-- :name escalatie_add :exec
insert into main.escalatie_stap (id, dossier, onderdeel, organisatie, stagnatie, stap, aan, vraag, gezet, door)
select $id:escalatie_id, d.id, d.onderdeel, actor_organisatie(), $stagnatie:stagnatie_id, $stap:text, $aan:text,
  $vraag:text, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name escalatie_get :one
-- :ret id escalatie_id, dossier casus_id, stagnatie stagnatie_id, beantwoord moment?, versie int
select e.id, e.dossier, e.stagnatie, e.beantwoord, e.versie from escalatie_stap e where e.id = $id:escalatie_id

-- :name escalatie_answer :exec
update main.escalatie_stap set antwoord = $antwoord:text, beantwoord = $nu:moment, beantwoord_door = actor_id(),
  versie = versie + 1
where id = $id:escalatie_id and versie = $versie:int
  and id in (select e.id from escalatie_stap e where e.id = $id and e.beantwoord is null)
  and id in (select id from escalatie_stap_schrijf)

-- :name escalatie_rol :many
-- Who has that role in the house now.
-- :ret id medewerker_id
select distinct r.medewerker from rol_toekenning r
where r.rol = $rol:text and r.huis = $huis:huis_id and r.van <= $nu:moment and r.tot > $nu
order by r.medewerker limit 20

-- ---- the lists ----

-- :name stagnatie_mijn :many
-- One's own cases that do not simply go on, the worst first (invariant 24: no review date, or past it).
-- :ret id casus_id, nummer text, thema text, ring text, toestand text, herbeoordeling datum?
select c.id, c.nummer, c.thema, c.ring, c.toestand, c.herbeoordeling
from casus c
where c.procesregisseur = actor_id() and c.gesloten is null
  and (c.toestand <> 'opschema' or c.herbeoordeling is null or c.herbeoordeling < $vandaag:datum)
order by case c.toestand when 'stagneert' then 0 when 'aandacht' then 1 when 'wacht' then 2 else 3 end,
  c.herbeoordeling nulls first, c.id limit $aantal:int

-- :name stagnatie_huis :many :lens kaal :reden "which cases of the house do not go on and how far they were escalated, without content (C071)"
-- For the teammanager: no theme, person or text.
-- :ret nummer text, regisseur_naam text, toestand text, herbeoordeling datum?, begonnen moment?, stap text, gezet moment?
select c.nummer, m.naam, c.toestand, c.herbeoordeling,
  (select min(s.begonnen) from main.stagnatie s where s.dossier = c.id and s.opgelost is null),
  coalesce((select e.stap from main.escalatie_stap e join main.stagnatie s on s.id = e.stagnatie
    where e.dossier = c.id and s.opgelost is null order by e.gezet desc, e.id desc limit 1), ''),
  (select max(e.gezet) from main.escalatie_stap e join main.stagnatie s on s.id = e.stagnatie
    where e.dossier = c.id and s.opgelost is null)
from main.casus c join main.medewerker m on m.id = c.procesregisseur
where c.huis = $huis:huis_id and c.gesloten is null and c.ring = ''
  and (c.toestand = 'stagneert' or c.herbeoordeling is null or c.herbeoordeling < $vandaag:datum)
order by case c.toestand when 'stagneert' then 0 else 1 end, m.naam, c.nummer limit 200

-- ---- the state of a case ----

-- :name toestand_casussen :many :lens kaal :reden "the state of every case follows from its plan (C071), a page at a time"
-- From van to tot, in the order of their ids; one case is a range too, or it would be sought among all.
-- :ret id casus_id, thema text, toestand text, herbeoordeling datum?
select c.id, c.thema, c.toestand, c.herbeoordeling from main.casus c
where c.gesloten is null and c.id >= $van:int and c.id <= $tot:int
order by c.id limit 200

-- :name toestand_afspraken :many :lens kaal :reden "the state of a case follows from its plan (C071): days and answers, no text"
-- Of the open cases from van to tot.
-- :ret dossier casus_id, id afspraak_id, doel doel_id?, termijn datum?, antwoord text, status text, voorstel datum?, gemaakt moment, laatst moment
select a.dossier, a.id, a.doel, a.termijn, a.antwoord, a.status, a.voorstel, a.gemaakt, a.laatst from main.afspraak a
where a.dossier >= $van:int and a.dossier <= $tot:int and a.status in ('open', 'loopt')
order by a.dossier, a.id

-- :name toestand_doelen :many :lens kaal :reden "the state of a case follows from its plan (C071): days, no text"
-- Of plans of which a version was fixed.
-- :ret dossier casus_id, id doel_id, streefdatum datum?
select d.dossier, d.id, d.streefdatum from main.doel d
where d.dossier >= $van:int and d.dossier <= $tot:int and d.status = 'open'
  and exists (select 1 from main.plan p where p.dossier = d.dossier and p.status = 'vastgesteld')
order by d.dossier, d.id

-- :name toestand_stagnaties :many :lens kaal :reden "the state of a case follows from what was said about it (C071): days, no text"
-- :ret dossier casus_id, doel doel_id?, afspraak afspraak_id?, geparkeerd datum?, begonnen moment
select s.dossier, s.doel, s.afspraak, s.geparkeerd, s.begonnen from main.stagnatie s
where s.dossier >= $van:int and s.dossier <= $tot:int and s.opgelost is null
order by s.dossier, s.id

-- :name toestand_set :exec :lens kaal :reden "the state of a case follows from its plan (C071); it is no change by a person"
update main.casus set toestand = $toestand:text where id = $id:casus_id and gesloten is null
