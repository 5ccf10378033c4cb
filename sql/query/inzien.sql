-- Who reviews, break-glass, and the questions that it leaves.

-- :name toetser_rollen :many :lens kaal :reden "in which houses and rings the reviewer works"
-- :ret rol text, huis huis_id?, ring text
select r.rol, r.huis, r.ring from main.rol_toekenning r
where r.medewerker = $medewerker:medewerker_id and r.van <= $nu:moment and r.tot > $nu order by r.rol limit 100

-- ---- break-glass ----

-- :name nood_casus :one :lens kaal :reden "emergency access begins at a case that the asker cannot see"
-- :ret id casus_id, huis huis_id, regime text, ring text, gesloten moment?, regisseur medewerker_id, al bool
select c.id, c.huis, c.regime, c.ring, c.gesloten, c.procesregisseur,
  case when exists (select 1 from main.toegang t where t.dossier = c.id and t.medewerker = $medewerker:medewerker_id
    and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu) then 1 else 0 end
from main.casus c where c.nummer = $nummer:text and c.regio = $regio:regio_id

-- :name nood_add :exec :lens kaal :reden "every emergency access is on record, refused ones too"
insert into main.noodtoegang (id, regio, huis, ring, nummer, casus, medewerker, organisatie, reden, toelichting, moment,
  tot, uiterlijk)
values ($id:nood_id, $regio:regio_id, $huis:huis_id?, $ring:text, $nummer:text, $casus:casus_id?,
  $medewerker:medewerker_id, $organisatie:organisatie_id, $reden:text, $toelichting:text, $nu:moment, $tot:moment?,
  $uiterlijk:datum)

-- :name nood_grant :exec :lens kaal :reden "emergency access gives reading for three hours, beside what he has"
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, c.id, m.id, $onderdeel:text, $niveau:int, 'nood', $grond:text, m.organisatie, $van:moment,
  $tot:moment, m.id, 1
from main.casus c join main.medewerker m on m.id = $medewerker:medewerker_id
where c.id = $casus:casus_id and c.gesloten is null and c.regio = m.regio
  and not exists (select 1 from main.toegang t where t.dossier = c.id and t.medewerker = m.id
    and t.onderdeel = $onderdeel and t.van < $tot and t.tot > $van)

-- :name nood_toetsers :many :lens kaal :reden "who reviews is told at once"
-- Of a ring: who reviews in it. huis: he judges what is of that house.
-- :ret id medewerker_id, email text, huis bool
select m.id, m.email,
  max(case when r.huis is null or r.huis = $huis:huis_id then 1 else 0 end)
from main.rol_toekenning r join main.medewerker m on m.id = r.medewerker
where m.regio = $regio:regio_id and r.toetsen = 1 and r.van <= $nu:moment and r.tot > $nu
  and m.actief_van <= $nu and m.actief_tot > $nu and m.id <> $behalve:medewerker_id
  and ($ring:text = '' or exists (
    select 1 from main.rol_toekenning k
    where k.medewerker = m.id and k.toetsen = 1 and k.ring = $ring and k.van <= $nu and k.tot > $nu))
group by m.id, m.email order by m.id limit 50

-- :name nood_melding :exec :lens kaal :reden "who reviews, and who leads the case, are told at once"
insert into main.melding (id, medewerker, soort, dossier, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $dossier:dossier_id?, $nu:moment)

-- :name nood_einde :exec :lens kaal :reden "emergency access is given back"
update main.noodtoegang set beeindigd = $nu:moment, versie = versie + 1
where casus = $casus:casus_id and medewerker = $medewerker:medewerker_id and beeindigd is null and tot > $nu

-- :name nood_cut :exec :lens kaal :reden "emergency access is given back"
update main.toegang set tot = $nu:moment, versie = versie + 1
where dossier = $casus:casus_id and medewerker = $medewerker:medewerker_id and soort = 'nood' and van < $nu and tot > $nu

-- :name nood_list :many :max 300
-- Open ones first, the oldest above; then what was judged.
-- :ret id nood_id, nummer text, casus casus_id?, medewerker medewerker_id, naam text, organisatie_naam text, huis_naam text, reden text, moment moment, tot moment?, beeindigd moment?, uiterlijk datum, oordeel text, versie int
select n.id, n.nummer, n.casus, n.medewerker, coalesce(m.naam, ''), coalesce(o.naam, ''), coalesce(h.naam, ''), n.reden,
  n.moment, n.tot, n.beeindigd, n.uiterlijk, n.oordeel, n.versie
from noodtoegang n
left join medewerker m on m.id = n.medewerker
left join organisatie o on o.id = n.organisatie
left join huis h on h.id = n.huis
where n.medewerker <> actor_id() and n.id in (select s.id from noodtoegang_schrijf s)
order by case when n.oordeel = '' then 0 else 1 end, case when n.oordeel = '' then n.moment else -n.moment end, n.id
limit 200

-- :name nood_get :one
-- :ret id nood_id, nummer text, casus casus_id?, medewerker medewerker_id, naam text, functie text, organisatie_naam text, huis_naam text, reden text, toelichting text, moment moment, tot moment?, beeindigd moment?, uiterlijk datum, oordeel text, oordeel_tekst text, beoordeeld moment?, beoordeeld_naam text, mag bool, versie int
select n.id, n.nummer, n.casus, n.medewerker, coalesce(m.naam, ''), coalesce(m.functie, ''), coalesce(o.naam, ''),
  coalesce(h.naam, ''), n.reden, n.toelichting, n.moment, n.tot, n.beeindigd, n.uiterlijk, n.oordeel, n.oordeel_tekst,
  n.beoordeeld, coalesce(b.naam, ''),
  case when n.id in (select s.id from noodtoegang_schrijf s) then 1 else 0 end, n.versie
from noodtoegang n
left join medewerker m on m.id = n.medewerker
left join medewerker b on b.id = n.beoordeeld_door
left join organisatie o on o.id = n.organisatie
left join huis h on h.id = n.huis
where n.id = $id:nood_id

-- :name nood_judge :exec
update main.noodtoegang set oordeel = $oordeel:text, oordeel_tekst = $tekst:text, beoordeeld = $nu:moment,
  beoordeeld_door = actor_id(), versie = versie + 1
where id = $id:nood_id and versie = $versie:int and id in (select id from noodtoegang_schrijf)

-- :name nood_blikken :many :max 300 :lens kaal :reden "what was looked at under emergency access, for who judges it"
-- :ret moment moment, route text, grond text?, soort text
select r.moment, r.route, r.grond, r.soort from raadpleging r
where r.medewerker = $medewerker:medewerker_id and r.dossier = $dossier:int and r.moment >= $van:moment
  and r.moment <= $tot:moment
order by r.moment, r.id limit 300

-- :name toetsing_werk :one
-- What waits for who reviews: how many, and how many past their day.
-- :ret nood int, nood_laat int, vragen int, lekken int, lekken_klok int, lekken_laat int
select
  (select count(*) from noodtoegang n where n.oordeel = '' and n.id in (select s.id from noodtoegang_schrijf s)),
  (select count(*) from noodtoegang n where n.oordeel = '' and n.uiterlijk < $vandaag:datum
    and n.id in (select s.id from noodtoegang_schrijf s)),
  (select count(*) from logvraag v where v.uitkomst = ''),
  (select count(*) from datalek d where d.afgerond is null and d.id in (select s.id from datalek_schrijf s)),
  (select count(*) from datalek d where d.afgerond is null and d.ap = '' and d.id in (select s.id from datalek_schrijf s)),
  (select count(*) from datalek d where d.afgerond is null and d.ap = '' and d.uiterlijk < $gauw:moment
    and d.id in (select s.id from datalek_schrijf s))

-- ---- who may see what, and why ----

-- :name inzicht_zoek :many :max 60
-- :ret id medewerker_id, naam text, functie text, organisatie_naam text, actief bool
select m.id, m.naam, m.functie, o.naam,
  case when m.actief_van <= $nu:moment and m.actief_tot > $nu then 1 else 0 end
from medewerker m join organisatie o on o.id = m.organisatie
where lower(m.naam) like $lijk:text escape '!' or lower(o.naam) like $lijk escape '!'
order by m.naam, m.id limit 50

-- :name inzicht_mens :one
-- :ret id medewerker_id, naam text, functie text, organisatie_naam text, soort text, domein text, huis_naam text, vog datum?, opleiding datum?, actief_van moment, actief_tot moment
select m.id, m.naam, m.functie, o.naam, o.soort, o.domein, coalesce(h.naam, ''), m.vog, m.opleiding, m.actief_van,
  m.actief_tot
from medewerker m join organisatie o on o.id = m.organisatie left join huis h on h.id = m.huis
where m.id = $id:medewerker_id

-- :name inzicht_rollen :many
-- :ret rol text, huis_naam text, ring text, reden text, door_naam text, van moment, tot moment
select r.rol, coalesce(h.naam, ''), r.ring, r.reden,
  coalesce((select d.naam from medewerker d where d.id = r.door), ''), r.van, r.tot
from rol_toekenning r left join huis h on h.id = r.huis
where r.medewerker = $id:medewerker_id and r.tot > r.van and ($alles:bool = 1 or r.tot > $nu:moment)
order by r.van desc, r.rol limit 100

-- :name inzicht_toegang :many :max 500 :lens kaal :reden "who reviews sees what somebody may see and why, by number, without content"
-- Newest first. kind: what the dossier is; vorm: of a weging. House and ring are those it belongs to: a point's are of
-- its case, else of its overleg; those of an overleg and a weging of who leads. rust: since when its writing rests, by a
-- restriction that another handles.
-- :ret dossier int, casus casus_id?, kind text, vorm text, nummer text, huis huis_id?, ring text, onderdeel text, niveau int, soort text, grond text, door_naam text, van moment, tot moment, rust moment?
select t.dossier, c.id, case when c.id is not null then 'casus' when a.id is not null then 'aanmelding'
    when p.id is not null then 'agendapunt' when o.id is not null then 'overleg' when w.id is not null then 'weging'
    else '' end,
  coalesce(w.soort, ''), coalesce(c.nummer, a.nummer, p.nummer, o.nummer, w.nummer, ''),
  coalesce(c.huis, a.huis, pc.huis, r.huis, v.huis),
  coalesce((select x.ring from main.dossier_ring x where x.dossier = t.dossier), ''),
  t.onderdeel, t.niveau, t.soort, t.grond, coalesce(d.naam, ''), t.van, t.tot,
  (select p.van from main.beperking p where p.dossier = t.dossier and p.tot is null and p.behandelaar <> t.medewerker)
from main.toegang t
left join main.casus c on c.id = t.dossier
left join main.aanmelding a on a.id = t.dossier
left join main.agendapunt p on p.id = t.dossier
left join main.overleg o on o.id = t.dossier
left join main.weging w on w.id = t.dossier
left join main.rechtverzoek r on r.id = t.dossier
left join main.casus pc on pc.id = p.casus
left join main.overleg po on po.id = p.overleg
left join main.medewerker v on v.id = coalesce(o.voorzitter, po.voorzitter, w.voorzitter)
left join main.medewerker d on d.id = t.door
where t.medewerker = $id:medewerker_id and t.tot > t.van and ($alles:bool = 1 or t.tot > $nu:moment)
  and ($dossier:int = 0 or t.dossier = $dossier)
order by t.van desc, t.dossier, t.onderdeel limit 400

-- :name inzicht_casus :one :lens kaal :reden "who reviews asks who may see a case, by its number"
-- :ret id casus_id, nummer text, huis huis_id, huis_naam text, regime text, thema text, ring text, gesloten moment?, regisseur_naam text
select c.id, c.nummer, c.huis, h.naam, c.regime, c.thema, c.ring, c.gesloten, m.naam
from main.casus c join main.huis h on h.id = c.huis join main.medewerker m on m.id = c.procesregisseur
where c.regio = $regio:regio_id and (c.nummer = $nummer:text or c.id = $id:int)

-- :name inzicht_casus_toegang :many :max 1000 :lens kaal :reden "who reviews sees who may see a case and why, without content"
-- :ret medewerker medewerker_id, naam text, functie text, organisatie_naam text, domein text, onderdeel text, niveau int, soort text, grond text, door_naam text, van moment, tot moment, rust moment?
select t.medewerker, m.naam, m.functie, o.naam, o.domein, t.onderdeel, t.niveau, t.soort, t.grond, coalesce(d.naam, ''),
  t.van, t.tot,
  (select p.van from main.beperking p where p.dossier = t.dossier and p.tot is null and p.behandelaar <> t.medewerker)
from main.toegang t
join main.medewerker m on m.id = t.medewerker
join main.organisatie o on o.id = t.organisatie
left join main.medewerker d on d.id = t.door
where t.dossier = $id:casus_id and t.tot > t.van and ($alles:bool = 1 or t.tot > $nu:moment)
order by o.naam, m.naam, m.id, t.onderdeel, t.van limit 900

-- :name inzicht_blikken :many :max 300 :lens kaal :reden "who reviews sees who looked at a case (invariant 12)"
-- By person: how often, and when last.
-- :ret medewerker medewerker_id, naam text, organisatie_naam text, aantal int, eerst moment, laatst moment, geweigerd int
select r.medewerker, coalesce(m.naam, ''), coalesce(o.naam, ''), count(*), min(r.moment), max(r.moment),
  cast(sum(case when r.soort = 'geweigerd' then 1 else 0 end) as bigint)
from raadpleging r
left join main.medewerker m on m.id = r.medewerker
left join main.organisatie o on o.id = m.organisatie
where r.dossier = $dossier:int and ($medewerker:int = 0 or r.medewerker = $medewerker)
group by r.medewerker, m.naam, o.naam
order by max(r.moment) desc, r.medewerker limit 200
