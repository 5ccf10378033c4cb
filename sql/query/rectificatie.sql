-- Correcting a datum (BGS 1.7; invariants 20, 40), and restriction (AVG 18).

-- rect_data_TABLE and rect_TABLE_COLUMN are made by tools/gen_rect.py from rectificeerbaar.def.

-- :name rectificatie_add :exec
-- A row of the part in which the datum stands, of the organisation that brought it in.
insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, verzoek, moment, door)
select $id:rectificatie_id, d.id, d.onderdeel, $organisatie:organisatie_id, $soort:text, $tabel:text, $rij:int,
  $kolom:text, $reden:text, $verzoek:rechtverzoek_id?, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $zaak:dossier_id and d.onderdeel = $deel:text and d.niveau = 3

-- :name rect_bsn_wie :one
-- In what role and under which regime the person stands here: rij is of a betrokkene or of a persoon.
-- :ret rol text, hoofd bool, regime text
select b.rol, b.hoofd, coalesce((select c.regime from casus c where c.id = b.dossier),
  (select a.regime from aanmelding a where a.id = b.dossier), '')
from betrokkene b
where b.dossier = $zaak:dossier_id and (($persoon:bool = 0 and b.id = $rij:int) or ($persoon = 1 and b.persoon = $rij))
order by b.hoofd desc, b.id limit 1

-- :name rect_bsn_bezet :one :lens kaal :reden "a BSN is of one persoon in a regio and ring: whether another has what it is corrected to (invariant 18)"
-- :ret aantal int
select count(*) from main.persoon p join main.persoon q on q.bsn = $bsn:text and q.regio = p.regio and q.ring = p.ring
where p.id = $persoon:persoon_id and q.id <> p.id

-- :name rectificatie_list :many
-- :ret id rectificatie_id, soort text, tabel text, kolom text, deel text, reden text, bron text, moment moment, naam text
select r.id, r.soort, r.tabel, r.kolom, r.onderdeel, r.reden, o.naam, r.moment, m.naam
from rectificatie r join organisatie o on o.id = r.organisatie join medewerker m on m.id = r.door
where r.dossier = $zaak:dossier_id order by r.moment desc, r.id desc limit 200

-- :name rectificatie_team :many
-- Who reads the dossier now, to be told.
-- :ret medewerker medewerker_id, organisatie organisatie_id
select distinct t.medewerker, t.organisatie from toegang t
where t.dossier = $zaak:dossier_id and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu
order by t.medewerker limit 300

-- :name rectificatie_ontvangers :many :lens kaal :reden "who got results with a value that was corrected is told so, whoever corrects it (AVG 19)"
-- :ret id verstrekking_id, ontvanger text, functie text, betrokkene betrokkene_id?
select v.id, v.ontvanger, v.functie, v.betrokkene from main.verstrekking v
where v.dossier = $zaak:dossier_id and v.aan <> 'betrokkene' order by v.dag, v.id limit 300

-- :name recht_bericht_add :exec
insert into main.recht_bericht (id, dossier, onderdeel, organisatie, rectificatie, aan, verstrekking)
select $id:rechtbericht_id, d.id, d.onderdeel, actor_organisatie(), $rectificatie:rectificatie_id, $aan:text,
  $verstrekking:verstrekking_id?
from dossier_schrijf d where d.id = $zaak:dossier_id and d.onderdeel = $deel:text and d.niveau = 3

-- :name recht_bericht_list :many
-- :ret id rechtbericht_id, aan text, gedaan moment?, hoe text, naam text, soort text, tabel text, kolom text, moment moment, versie int
select b.id, b.aan, b.gedaan, b.hoe, coalesce((select m.naam from medewerker m where m.id = b.door), ''), r.soort, r.tabel,
  r.kolom, r.moment, b.versie
from recht_bericht b join rectificatie r on r.id = b.rectificatie
where b.dossier = $zaak:dossier_id
order by case when b.gedaan is null then 0 else 1 end, r.moment desc, b.aan, b.id limit 300

-- :name recht_bericht_done :exec
update main.recht_bericht set gedaan = $nu:moment, door = actor_id(), hoe = $hoe:text, versie = versie + 1
where id = $id:rechtbericht_id and versie = $versie:int
  and id in (select b.id from recht_bericht b where b.dossier = $zaak:dossier_id and b.gedaan is null)
  and id in (select id from recht_bericht_schrijf)

-- :name recht_bericht_wacht :many
-- Cases of the actor, and aanmeldingen that he handles or corrected, in which somebody is still to be told.
-- :ret zaak dossier_id, casus casus_id?, aanmelding aanmelding_id?, nummer text, aantal int, sinds moment
select c.id, c.id, null, c.nummer, count(*), min(r.moment)
from recht_bericht b join rectificatie r on r.id = b.rectificatie join casus c on c.id = b.dossier
where b.gedaan is null and c.procesregisseur = actor_id()
group by c.id, c.nummer
union all
select a.id, null, a.id, a.nummer, count(*), min(r.moment)
from recht_bericht b join rectificatie r on r.id = b.rectificatie join aanmelding a on a.id = b.dossier
where b.gedaan is null and a.casus is null
group by a.id, a.nummer
order by 6 limit 50

-- ---- masks: what the lenses show instead of an older image ----

-- :name masker_open :many :lens kaal :reden "a value that was corrected is not shown any more, but to review (invariant 20)"
-- :ret id rectificatie_id, dossier dossier_id, soort text, tabel text, rij int, kolom text, moment moment, door medewerker_id
select r.id, r.dossier, r.soort, r.tabel, r.rij, r.kolom, r.moment, r.door from main.rectificatie r where r.gemaskeerd = 0
order by r.id limit 100

-- :name masker_beelden :many :lens kaal :reden "a value that was corrected is not shown any more, but to review (invariant 20)"
-- The images before the one that the correction wrote, as they are shown now.
-- :max 5000
-- :ret id int, beeld text
select j.id, coalesce(g.beeld, j.beeld) from main.journaal j left join main.journaal_masker g on g.journaal = j.id
where j.tabel = $tabel:text and j.rij = $rij:int and j.beeld is not null and j.id < (select max(n.id) from main.journaal n
  where n.tabel = $tabel and n.rij = $rij and n.moment <= $moment:moment)
order by j.id limit 5000

-- :name masker_set :exec :lens kaal :reden "a value that was corrected is not shown any more, but to review (invariant 20)"
insert into main.journaal_masker (journaal, beeld) values ($journaal:int, $beeld:text)
on conflict (journaal) do update set beeld = excluded.beeld

-- :name masker_done :exec :lens kaal :reden "a value that was corrected is not shown any more, but to review (invariant 20)"
update main.rectificatie set gemaskeerd = 1, versie = versie + 1 where id = $id:rectificatie_id

-- ---- a persoon stands in more than one dossier ----

-- :name rect_elders :many :lens kaal :reden "a persoon is corrected in each dossier in which he is: each learns so, and tells who got his data (AVG 19)"
-- :ret dossier dossier_id, betrokkene betrokkene_id
select b.dossier, min(b.id) from main.betrokkene b
where b.persoon = $persoon:persoon_id and b.dossier <> $hier:dossier_id
  and (exists (select 1 from main.casus c where c.id = b.dossier)
    or exists (select 1 from main.aanmelding a where a.id = b.dossier and a.casus is null))
group by b.dossier order by b.dossier limit 200

-- :name rect_elders_add :exec :lens kaal :reden "a persoon is corrected in each dossier in which he is: each learns so, and tells who got his data (AVG 19)"
insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, moment, door, gemaskeerd)
select $id:rectificatie_id, b.dossier, b.onderdeel, b.organisatie, r.soort, r.tabel, r.rij, r.kolom, $reden:text, r.moment,
  r.door, 1
from main.rectificatie r join main.betrokkene b on b.id = $betrokkene:betrokkene_id where r.id = $van:rectificatie_id

-- :name rect_elders_bericht :exec :lens kaal :reden "a persoon is corrected in each dossier in which he is: each learns so, and tells who got his data (AVG 19)"
insert into main.recht_bericht (id, dossier, onderdeel, organisatie, rectificatie, aan, verstrekking)
select $id:rechtbericht_id, v.dossier, v.onderdeel, v.organisatie, $rectificatie:rectificatie_id, $aan:text, v.id
from main.verstrekking v where v.id = $verstrekking:verstrekking_id

-- ---- restriction (AVG 18) ----

-- :name beperking_get :one :lens actor,asof
-- What stands open on a case.
-- :ret id beperking_id, reden text, naam text, behandelaar medewerker_id, van moment
select p.id, p.reden, m.naam, p.behandelaar, p.van from beperking p join medewerker m on m.id = p.behandelaar
where p.dossier = $casus:casus_id and p.tot is null

-- :name beperking_add :exec :lens kaal :reden "the contact point restricts a case for a request of the person (AVG 18)"
insert into main.beperking (id, dossier, onderdeel, organisatie, reden, verzoek, behandelaar, van)
select $id:beperking_id, z.zaak, 'kern', m.organisatie, $reden:text, z.dossier, m.id, $nu:moment
from main.recht_zaak z join main.medewerker m on m.id = $medewerker:medewerker_id
where z.id = $rechtzaak:rechtzaak_id and z.vervallen is null and z.soort = 'casus'
  and not exists (select 1 from main.beperking p where p.dossier = z.zaak and p.tot is null)

-- :name beperking_end :exec :lens kaal :reden "the contact point lifts the restriction of a case (AVG 18 lid 3)"
update main.beperking set tot = $nu:moment, einde_reden = $reden:text, versie = versie + 1
where dossier = $zaak:dossier_id and verzoek = $verzoek:rechtverzoek_id and tot is null

-- :name beperking_van :one :lens kaal :reden "whether the case of a request is restricted, for who handles the request (AVG 18)"
-- :ret van moment, naam text, reden text, verzoek rechtverzoek_id
select p.van, m.naam, p.reden, p.verzoek from main.beperking p join main.medewerker m on m.id = p.behandelaar
where p.dossier = $zaak:dossier_id and p.tot is null

-- :name beperking_team :many :lens kaal :reden "the team of a case is told that it is restricted, or not any more, or that a person in it was corrected (AVG 18, 19)"
-- :ret medewerker medewerker_id
select distinct t.medewerker from main.toegang t
where t.dossier = $zaak:dossier_id and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu
  and t.medewerker <> $behalve:medewerker_id order by t.medewerker limit 300

-- :name beperking_melding :exec :lens kaal :reden "the team of a case is told that it is restricted, or not any more, or that a person in it was corrected (AVG 18, 19)"
insert into main.melding (id, medewerker, soort, dossier, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $zaak:dossier_id, $nu:moment)
