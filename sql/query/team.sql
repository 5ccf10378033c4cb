-- The team of a case: who works in it, who asks for access. What each sees stands in dossier.sql.

-- :name team_functies :many :lens actor,asof
-- :ret medewerker medewerker_id, functie text, grond text
select t.medewerker, t.functie, t.grond from teamlid t
where t.dossier = $casus:casus_id and (t.tot is null or t.tot > $nu:moment) order by t.van, t.id limit 200

-- :name team_geweest :many :lens actor,asof
-- :ret naam text, organisatie_naam text, functie text, reden text, van moment, tot moment
select m.naam, o.naam, t.functie, t.einde_reden, t.van, t.tot
from teamlid t join medewerker m on m.id = t.medewerker join organisatie o on o.id = t.organisatie
where t.dossier = $casus:casus_id and t.tot is not null and t.tot <= $nu:moment and t.einde_reden <> ''
order by t.tot desc, t.id limit 50

-- :name team_verzoeken :many :lens actor,asof
-- :ret id verzoek_id, medewerker medewerker_id, naam text, organisatie_naam text, domein text, gevraagd text, niveau int, reden text, moment moment, status text, antwoord text, beantwoord moment?, door_naam text, versie int
select v.id, v.medewerker, m.naam, o.naam, o.domein, v.gevraagd, v.niveau, v.reden, v.moment, v.status, v.antwoord,
  v.beantwoord, coalesce(d.naam, ''), v.versie
from toegangsverzoek v
join medewerker m on m.id = v.medewerker
join organisatie o on o.id = v.organisatie
left join medewerker d on d.id = v.beantwoord_door
where v.dossier = $casus:casus_id
order by case when v.status = 'open' then 0 else 1 end, v.moment desc, v.id limit 30

-- :name team_weging :one :lens actor,asof
-- :ret moment moment?
select max(b.moment) from besluit_deelnemer b where b.dossier = $casus:casus_id and b.soort = 'opening'

-- :name team_informatie :one :lens actor,asof
-- Was the first person told?
-- :ret geinformeerd text
select b.geinformeerd from betrokkene b where b.dossier = $casus:casus_id and b.hoofd = 1 order by b.id limit 1

-- :name team_kandidaten :many
-- Active people of the regio with their kind of organisation; screened and trained (invariant 8).
-- :max 3000
-- :ret id medewerker_id, naam text, functie text, organisatie_naam text, organisatie_soort text, domein text, ring bool
select m.id, m.naam, m.functie, o.naam, o.soort, o.domein,
  case when $ring:text = '' or exists (select 1 from rol_toekenning r where r.medewerker = m.id and r.ring = $ring
    and r.van <= $nu:moment and r.tot > $nu) then 1 else 0 end
from medewerker m join organisatie o on o.id = m.organisatie
where m.actief_van <= $nu and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
  and (o.beeindigd is null or o.beeindigd >= $vandaag:datum)
order by o.naam, m.naam, m.id limit 3000

-- :name team_mens :one
-- :ret id medewerker_id, naam text, functie text, organisatie organisatie_id, domein text, huis huis_id?
select m.id, m.naam, m.functie, m.organisatie, o.domein, m.huis
from medewerker m join organisatie o on o.id = m.organisatie
where m.id = $id:medewerker_id

-- :name teamlid_now :one
-- :ret id teamlid_id, functie text, grond text, versie int
select t.id, t.functie, t.grond, t.versie from teamlid t
where t.dossier = $casus:casus_id and t.medewerker = $medewerker:medewerker_id and (t.tot is null or t.tot > $nu:moment)
order by t.van desc, t.id desc limit 1

-- :name teamlid_add :exec
insert into main.teamlid (id, dossier, onderdeel, organisatie, medewerker, functie, grond, reden, van, tot)
select $id:teamlid_id, d.id, 'kern', m.organisatie, m.id, $functie:text, $grond:text, $reden:text, $van:moment,
  $tot:moment?
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name teamlid_update :exec
update main.teamlid set functie = $functie:text, grond = $grond:text, reden = $reden:text, tot = $tot:moment?,
  versie = versie + 1
where id = $id:teamlid_id and versie = $versie:int and id in (select id from teamlid_schrijf)

-- :name teamlid_end :exec
update main.teamlid set tot = $nu:moment, einde_reden = $reden:text, versie = versie + 1
where id in (select t.id from teamlid t where t.dossier = $casus:casus_id and t.medewerker = $medewerker:medewerker_id
    and (t.tot is null or t.tot > $nu))
  and id in (select id from teamlid_schrijf)

-- :name toegang_van :many
-- What somebody has in a dossier now.
-- :ret onderdeel text, niveau int, soort text, grond text, tot moment
select t.onderdeel, t.niveau, t.soort, t.grond, t.tot from toegang t
where t.dossier = $casus:casus_id and t.medewerker = $medewerker:medewerker_id and t.van <= $nu:moment and t.tot > $nu
order by t.onderdeel limit 50

-- :name toegang_verleners :many
-- Who may answer a request: niveau 3 on kern.
-- :ret medewerker medewerker_id
select distinct t.medewerker from toegang t
where t.dossier = $casus:casus_id and t.onderdeel = 'kern' and t.niveau = 3 and t.van <= $nu:moment and t.tot > $nu
order by t.medewerker limit 20

-- :name verzoek_open :one
-- :ret aantal int
select count(*) from toegangsverzoek v
where v.dossier = $casus:casus_id and v.medewerker = actor_id() and v.status = 'open'

-- :name verzoek_get :one
-- :ret id verzoek_id, medewerker medewerker_id, gevraagd text, niveau int, status text, versie int
select v.id, v.medewerker, v.gevraagd, v.niveau, v.status, v.versie from toegangsverzoek v
where v.id = $id:verzoek_id and v.dossier = $casus:casus_id

-- :name verzoek_add :exec
insert into main.toegangsverzoek (id, dossier, onderdeel, organisatie, medewerker, gevraagd, niveau, reden, moment)
select $id:verzoek_id, d.id, 'kern', actor_organisatie(), actor_id(), $gevraagd:text, $niveau:int, $reden:text,
  $nu:moment
from deelname_schrijf d where d.id = $casus:casus_id

-- :name verzoek_answer :exec
update main.toegangsverzoek set status = $status:text, antwoord = $antwoord:text, beantwoord = $nu:moment,
  beantwoord_door = actor_id(), versie = versie + 1
where id = $id:verzoek_id and versie = $versie:int and id in (select v.id from toegangsverzoek v where v.status = 'open')
  and id in (select id from toegangsverzoek_schrijf)

-- :name team_punten_end :exec :lens kaal :reden "who is no longer in the team of a case does not go on reading what overleggen recorded of it (WGS 1.8 lid 2, 2.31 lid 4)"
-- Of those whose kern ended since. Whoever leads an overleg or takes its minutes keeps its points.
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where id in (
  select q.id from main.toegang e
  join main.agendapunt p on p.casus = e.dossier
  join main.overleg o on o.id = p.overleg
  join main.toegang q on q.dossier = p.id and q.medewerker = e.medewerker
  where e.onderdeel = 'kern' and e.tot > $sinds:moment and e.tot <= $nu and e.tot < 9007199254740991
    and q.soort = 'overleg' and q.tot > $nu and q.tot > q.van
    and o.voorzitter <> e.medewerker and coalesce(o.notulist, 0) <> e.medewerker
    and not exists (select 1 from main.toegang k where k.dossier = e.dossier and k.medewerker = e.medewerker
      and k.onderdeel = 'kern' and k.van <= $nu and k.tot > $nu))
