-- The system around a case. Whoever may not see the other side of a link finds no row.

-- :name gezin_verbanden :many
-- Links of a case, from both sides.
-- :ret casus casus_id, soort text
select c.id, v.soort from verband v join casus c on c.id = v.ander where v.dossier = $casus:casus_id
union
select c.id, v.soort from verband v join casus c on c.id = v.dossier where v.ander = $casus
limit 60

-- :name gezin_casus :one
-- :ret id casus_id, nummer text, thema text, ring text, fase text, huis_naam text, regisseur medewerker_id, regisseur_naam text, geopend moment, gesloten moment?
select c.id, c.nummer, c.thema, c.ring, c.fase, h.naam, c.procesregisseur, m.naam, c.geopend, c.gesloten
from casus c join medewerker m on m.id = c.procesregisseur join huis h on h.id = c.huis
where c.id = $casus:casus_id

-- :name gezin_mensen :many
-- :ret id betrokkene_id, persoon persoon_id?, rol text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?
select b.id, b.persoon, b.rol, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik, b.geboren
from betrokkene b where b.dossier = $casus:casus_id order by b.hoofd desc, b.id limit 60

-- :name gezin_plan :one
-- The plan that holds, else the draft.
-- :ret nummer int, status text, vastgesteld moment?
select p.nummer, p.status, p.vastgesteld from plan p
where p.dossier = $casus:casus_id and p.status in ('vastgesteld', 'concept')
order by case when p.status = 'vastgesteld' then 0 else 1 end, p.nummer desc limit 1

-- :name gezin_doelen :many
-- A goal for one person is seen by who may see that person.
-- :ret betrokkene betrokkene_id?, leefgebied text, tekst text
select d.betrokkene, d.leefgebied, d.tekst from doel d
where d.dossier = $casus:casus_id and d.status = 'open'
  and (d.betrokkene is null or exists (select 1 from betrokkene b where b.id = d.betrokkene))
order by d.volgorde, d.id limit 40

-- :name gezin_afstemmingen :many
-- Those of a case from both sides; what holds first. The other side is a casus the actor may see.
-- :ret id afstemming_id, ander casus_id, nummer text, kring text, samenhang text, noodzaak text, door_naam text, moment moment, beeindigd moment?, beeindigd_reden text, beeindigd_door_naam text, versie int, van_ons bool
select a.id, c.id, c.nummer, a.kring, a.samenhang, a.noodzaak, m.naam, a.moment, a.beeindigd, a.beeindigd_reden,
  coalesce(e.naam, ''), a.versie, case when a.dossier = $casus:casus_id then 1 else 0 end
from gezin_afstemming a
join casus c on c.id = case when a.dossier = $casus then a.ander else a.dossier end
join medewerker m on m.id = a.door
left join medewerker e on e.id = a.beeindigd_door
where a.dossier = $casus or a.ander = $casus
order by case when a.beeindigd is null then 0 else 1 end, a.moment desc, a.id limit 60

-- :name gezin_afgestemd :one
-- Are they, in one direction or the other, as far as the actor may see?
-- :ret aantal int
select (select count(*) from gezin_afstemming a where a.dossier = $een:casus_id and a.ander = $ander:casus_id
    and a.beeindigd is null)
  + (select count(*) from gezin_afstemming a where a.dossier = $ander and a.ander = $een and a.beeindigd is null)

-- :name gezin_afstemming_add :exec
insert into main.gezin_afstemming (id, dossier, onderdeel, organisatie, ander, kring, samenhang, noodzaak, moment, door)
select $id:afstemming_id, d.id, d.onderdeel, actor_organisatie(), $ander:casus_id, $kring:text, $samenhang:text,
  $noodzaak:text, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name gezin_afstemming_een :one
-- :ret dossier casus_id, beeindigd moment?, versie int
select a.dossier, a.beeindigd, a.versie from gezin_afstemming a where a.id = $id:afstemming_id

-- :name gezin_afstemming_end :exec
update main.gezin_afstemming set beeindigd = $nu:moment, beeindigd_door = actor_id(), beeindigd_reden = $reden:text,
  versie = versie + 1
where id = $id:afstemming_id and versie = $versie:int
  and id in (select a.id from gezin_afstemming a where a.beeindigd is null)
  and id in (select id from gezin_afstemming_schrijf)
