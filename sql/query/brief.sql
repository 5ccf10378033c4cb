-- Informing the persons of a case, letters, and the public page of a house.

-- :name informeren_list :many
-- What was done, newest first.
-- :ret id informatie_id, betrokkene betrokkene_id, soort text, brief brief_id?, dag datum?, grond text, reden text, bron text, herzien datum?, moment moment, door_naam text
select i.id, i.betrokkene, i.soort, i.brief, i.dag, i.grond, i.reden, i.bron, i.herzien, i.moment, m.naam
from informatie i join medewerker m on m.id = i.door
where i.dossier = $casus:casus_id order by i.moment desc, i.id desc limit 600

-- :name informeren_add :exec
insert into main.informatie (id, dossier, onderdeel, organisatie, betrokkene, soort, brief, dag, grond, reden, bron,
  herzien, moment, door)
select $id:informatie_id, d.id, 'kern', actor_organisatie(), $betrokkene:betrokkene_id, $soort:text, $brief:brief_id?,
  $dag:datum?, $grond:text, $reden:text, $bron:text, $herzien:datum?, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name brief_add :exec
insert into main.brief (id, dossier, onderdeel, organisatie, betrokkene, soort, nummer, huis, aan, adres, onderwerp,
  tekst, dag, wijze, moment, door)
select $id:brief_id, d.id, 'intern', actor_organisatie(), $betrokkene:betrokkene_id, $soort:text, $nummer:text,
  $huis:text, $aan:text, $adres:text, $onderwerp:text, $tekst:text, $dag:datum, $wijze:text, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'intern' and d.niveau = 3

-- :name brief_een :one
-- :ret casus casus_id, persoon persoon_id?, soort text, nummer text, huis text, aan text, adres text, onderwerp text, tekst text, dag datum, wijze text, moment moment, door_naam text
select f.dossier, (select b.persoon from betrokkene b where b.id = f.betrokkene), f.soort, f.nummer, f.huis, f.aan,
  f.adres, f.onderwerp, f.tekst, f.dag, f.wijze, f.moment, m.naam
from brief f join medewerker m on m.id = f.door where f.id = $id:brief_id

-- :name brief_deelnemers :many
-- The organisations in the team now.
-- :ret naam text
select distinct o.naam from teamlid t join organisatie o on o.id = t.organisatie
where t.dossier = $casus:casus_id and (t.tot is null or t.tot > $nu:moment) order by 1 limit 100

-- :name huis_openbaar_get :one
-- :ret contactpunt text, website text, doel text, lijst text, rechten text, klacht text, versie int
select o.contactpunt, o.website, o.doel, o.lijst, o.rechten, o.klacht, o.versie from huis_openbaar o
where o.huis = $huis:huis_id

-- :name huis_openbaar_add :exec
-- :vrij "reference data: the domain asks organisatie.beheren"
insert into main.huis_openbaar (id, huis, contactpunt, website, doel, lijst, rechten, klacht)
select $id:int, h.id, $contactpunt:text, $website:text, $doel:text, $lijst:text, $rechten:text, $klacht:text
from huis h where h.id = $huis:huis_id and h.regio = actor_regio()
  and not exists (select 1 from huis_openbaar o where o.huis = h.id)

-- :name huis_openbaar_update :exec
update main.huis_openbaar set contactpunt = $contactpunt:text, website = $website:text, doel = $doel:text,
  lijst = $lijst:text, rechten = $rechten:text, klacht = $klacht:text, versie = versie + 1
where huis = $huis:huis_id and versie = $versie:int
  and huis in (select h.id from huis h where h.regio = actor_regio())
  and id in (select id from huis_openbaar_schrijf)

-- :name over_huis :one :lens kaal :reden "the public page of a house: it shows what everybody may know, to who has no account"
-- :ret id huis_id, naam text, adres text, telefoon text, email text, contactpunt text, website text, doel text, lijst text, rechten text, klacht text
select h.id, h.naam, h.adres, h.telefoon, h.email, coalesce(o.contactpunt, ''), coalesce(o.website, ''),
  coalesce(o.doel, ''), coalesce(o.lijst, ''), coalesce(o.rechten, ''), coalesce(o.klacht, '')
from main.huis h left join main.huis_openbaar o on o.huis = h.id
where h.id = $huis:huis_id and h.van <= $op:datum and (h.tot is null or h.tot >= $op)

-- :name over_huis_gemeenten :many :lens kaal :reden "the public page of a house: its territory (BGS 2.18)"
-- :ret naam text
select g.naam from main.gemeente_huis gh join main.gemeente g on g.id = gh.gemeente
where gh.huis = $huis:huis_id and gh.van <= $op:datum and (gh.tot is null or gh.tot >= $op)
  and (g.tot is null or g.tot >= $op)
order by g.naam limit 400
