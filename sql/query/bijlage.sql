-- Attachments of a dossier.

-- :name bijlage_count :one
-- :ret aantal int
select count(*) from bijlage b where b.dossier = $dossier:dossier_id

-- :name bijlage_add :exec
insert into main.bijlage (id, dossier, onderdeel, organisatie, titel, bestandsnaam, type, grootte, sha256, sleutel,
  stukken, status, moment, door, wpg, voorwaarden, beroepsgeheim, beroepsgeheim_op)
select $id:bijlage_id, d.id, d.onderdeel, $organisatie:organisatie_id, $titel:text, $bestandsnaam:text, $type:text,
  $grootte:int, $sha256:text, $sleutel:text, $stukken:int, 'bezig', $nu:moment, actor_id(), $wpg:text,
  $voorwaarden:text, $beroepsgeheim:text, $beroepsgeheim_op:datum?
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text

-- :name bijlage_stuk_add :exec
insert into main.bijlage_stuk (bijlage, volgnr, inhoud)
select b.id, $volgnr:int, $inhoud:bytes from bijlage_schrijf b where b.id = $bijlage:bijlage_id

-- :name bijlage_stuk_count :one
-- :ret aantal int
select count(*) from bijlage_stuk s where s.bijlage = $bijlage:bijlage_id

-- :name bijlage_ready :exec
update main.bijlage set status = 'klaar', versie = versie + 1
where id = $id:bijlage_id and versie = 1 and id in (select id from bijlage_schrijf)

-- :name bijlage_list :many :max 500 :lens actor,asof
-- :ret id bijlage_id, onderdeel text, titel text, bestandsnaam text, type text, grootte int, sha256 text, moment moment, door medewerker_id, door_naam text, organisatie_naam text, wpg text, voorwaarden text, beroepsgeheim text, beroepsgeheim_op datum?, regime text, versie int
select b.id, b.onderdeel, b.titel, b.bestandsnaam, b.type, b.grootte, b.sha256, b.moment, b.door, m.naam, o.naam, b.wpg,
  b.voorwaarden, b.beroepsgeheim, b.beroepsgeheim_op,
  coalesce((select c.regime from casus c where c.id = b.dossier), (select a.regime from aanmelding a where a.id = b.dossier), ''),
  b.versie
from bijlage b join medewerker m on m.id = b.door join organisatie o on o.id = b.organisatie
where b.dossier = $dossier:dossier_id and b.status = 'klaar'
order by b.moment, b.id limit 500

-- :name bijlage_get :one
-- :ret dossier dossier_id, onderdeel text, titel text, bestandsnaam text, type text, grootte int, sha256 text, sleutel text, stukken int, moment moment, door medewerker_id, wpg text, voorwaarden text, regime text, versie int
select b.dossier, b.onderdeel, b.titel, b.bestandsnaam, b.type, b.grootte, b.sha256, b.sleutel, b.stukken, b.moment,
  b.door, b.wpg, b.voorwaarden,
  coalesce((select c.regime from casus c where c.id = b.dossier), (select a.regime from aanmelding a where a.id = b.dossier), ''),
  b.versie
from bijlage b where b.id = $id:bijlage_id and b.status = 'klaar'

-- :name bijlage_stuk_get :one
-- :ret inhoud bytes
select s.inhoud from bijlage_stuk s where s.bijlage = $bijlage:bijlage_id and s.volgnr = $volgnr:int

-- :name bijlage_drop :exec
-- Out of an aanmelding that is not submitted yet; the bytes go with bijlage_loose.
delete from main.bijlage
where id = $id:bijlage_id and id in (select id from bijlage_schrijf)
  and id in (select b.id from bijlage b where b.door = actor_id()
    and not exists (select 1 from aanmelding a where a.id = b.dossier))

-- :name bijlage_unfinished :exec :lens kaal :reden "uploads that broke off, and concepts that expired"
delete from main.bijlage
where moment < $voor:moment and (status = 'bezig' or (moment < $verlopen:moment
  and not exists (select 1 from main.aanmelding a where a.id = bijlage.dossier)
  and not exists (select 1 from main.casus c where c.id = bijlage.dossier)
  and not exists (select 1 from main.weging w where w.id = bijlage.dossier)))

-- :name bijlage_loose :exec :lens kaal :reden "bytes without their file"
delete from main.bijlage_stuk where not exists (select 1 from main.bijlage b where b.id = bijlage_stuk.bijlage)
