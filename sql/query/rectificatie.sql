-- Correcting a datum (BGS 1.7; invariants 20, 40), and restriction (AVG 18).

-- :name rect_data :many
-- What may be corrected in a case, as far as the actor reads it: one row per datum, with who brought it in. rij 0: all.
-- :max 3000
-- :ret code text, rij int, versie int, deel text, organisatie organisatie_id, bron text, waarde text, moment moment?
select 'notitie_titel', n.id, n.versie, n.onderdeel, n.organisatie, o.naam, n.titel, n.moment
from notitie n join organisatie o on o.id = n.organisatie
where n.dossier = $casus:casus_id and ($rij:int = 0 or n.id = $rij) and n.ingetrokken is null
union all
select 'notitie_tekst', n.id, n.versie, n.onderdeel, n.organisatie, o.naam, n.tekst, n.moment
from notitie n join organisatie o on o.id = n.organisatie
where n.dossier = $casus and ($rij = 0 or n.id = $rij) and n.ingetrokken is null
union all
select 'voornamen', b.id, b.versie, b.onderdeel, b.organisatie, o.naam, b.voornamen, null
from betrokkene b join organisatie o on o.id = b.organisatie
where b.dossier = $casus and ($rij = 0 or b.id = $rij)
union all
select 'voorvoegsel', b.id, b.versie, b.onderdeel, b.organisatie, o.naam, b.voorvoegsel, null
from betrokkene b join organisatie o on o.id = b.organisatie
where b.dossier = $casus and ($rij = 0 or b.id = $rij)
union all
select 'geslachtsnaam', b.id, b.versie, b.onderdeel, b.organisatie, o.naam, b.geslachtsnaam, null
from betrokkene b join organisatie o on o.id = b.organisatie
where b.dossier = $casus and ($rij = 0 or b.id = $rij)
union all
select 'geboren', b.id, b.versie, b.onderdeel, b.organisatie, o.naam, coalesce(cast(b.geboren as text), ''), null
from betrokkene b join organisatie o on o.id = b.organisatie
where b.dossier = $casus and ($rij = 0 or b.id = $rij)
union all
select 'straat', a.id, a.versie, a.onderdeel, a.organisatie, o.naam, a.straat, null
from adres a join organisatie o on o.id = a.organisatie
where a.dossier = $casus and ($rij = 0 or a.id = $rij)
union all
select 'huisnummer', a.id, a.versie, a.onderdeel, a.organisatie, o.naam, coalesce(cast(a.huisnummer as text), ''), null
from adres a join organisatie o on o.id = a.organisatie
where a.dossier = $casus and ($rij = 0 or a.id = $rij)
union all
select 'toevoeging', a.id, a.versie, a.onderdeel, a.organisatie, o.naam, a.toevoeging, null
from adres a join organisatie o on o.id = a.organisatie
where a.dossier = $casus and ($rij = 0 or a.id = $rij)
union all
select 'postcode', a.id, a.versie, a.onderdeel, a.organisatie, o.naam, a.postcode, null
from adres a join organisatie o on o.id = a.organisatie
where a.dossier = $casus and ($rij = 0 or a.id = $rij)
union all
select 'plaats', a.id, a.versie, a.onderdeel, a.organisatie, o.naam, a.plaats, null
from adres a join organisatie o on o.id = a.organisatie
where a.dossier = $casus and ($rij = 0 or a.id = $rij)
union all
select 'doel_tekst', d.id, d.versie, d.onderdeel, d.organisatie, o.naam, d.tekst, null
from doel d join organisatie o on o.id = d.organisatie
where d.dossier = $casus and ($rij = 0 or d.id = $rij)
union all
select 'afspraak_tekst', f.id, f.versie, f.onderdeel, f.organisatie, o.naam, f.tekst, f.gemaakt
from afspraak f join organisatie o on o.id = f.organisatie
where f.dossier = $casus and ($rij = 0 or f.id = $rij)
union all
select 'analyse_tekst', y.id, y.versie, y.onderdeel, y.organisatie, o.naam, y.tekst, null
from plan_analyse y join organisatie o on o.id = y.organisatie
where y.dossier = $casus and ($rij = 0 or y.id = $rij)
union all
select 'zrm_opmerking', s.id, s.versie, s.onderdeel, s.organisatie, o.naam, s.opmerking, null
from zrm_score s join organisatie o on o.id = s.organisatie
where s.dossier = $casus and ($rij = 0 or s.id = $rij)
order by 4, 1, 8 desc nulls last, 2 limit 3000

-- :name rect_notitie_titel :exec
update main.notitie set titel = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from notitie_schrijf)

-- :name rect_notitie_tekst :exec
update main.notitie set tekst = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from notitie_schrijf)

-- :name rect_voornamen :exec
update main.betrokkene set voornamen = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from betrokkene_schrijf)

-- :name rect_voorvoegsel :exec
update main.betrokkene set voorvoegsel = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from betrokkene_schrijf)

-- :name rect_geslachtsnaam :exec
update main.betrokkene set geslachtsnaam = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from betrokkene_schrijf)

-- :name rect_geboren :exec
update main.betrokkene set geboren = $nieuw:int?, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from betrokkene_schrijf)

-- :name rect_straat :exec
update main.adres set straat = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from adres_schrijf)

-- :name rect_huisnummer :exec
update main.adres set huisnummer = $nieuw:int?, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from adres_schrijf)

-- :name rect_toevoeging :exec
update main.adres set toevoeging = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from adres_schrijf)

-- :name rect_postcode :exec
update main.adres set postcode = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from adres_schrijf)

-- :name rect_plaats :exec
update main.adres set plaats = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from adres_schrijf)

-- :name rect_doel_tekst :exec
update main.doel set tekst = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from doel_schrijf)

-- :name rect_afspraak_tekst :exec
update main.afspraak set tekst = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from afspraak_schrijf)

-- :name rect_analyse_tekst :exec
update main.plan_analyse set tekst = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from plan_analyse_schrijf)

-- :name rect_zrm_opmerking :exec
update main.zrm_score set opmerking = $nieuw:text, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from zrm_score_schrijf)

-- :name rectificatie_add :exec
-- A row of the part in which the datum stands, of the organisation that brought it in.
insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, verzoek, moment, door)
select $id:rectificatie_id, d.id, d.onderdeel, $organisatie:organisatie_id, $soort:text, $tabel:text, $rij:int,
  $kolom:text, $reden:text, $verzoek:rechtverzoek_id?, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = $deel:text and d.niveau = 3

-- :name rectificatie_list :many
-- :ret id rectificatie_id, soort text, tabel text, kolom text, deel text, reden text, bron text, moment moment, naam text
select r.id, r.soort, r.tabel, r.kolom, r.onderdeel, r.reden, o.naam, r.moment, m.naam
from rectificatie r join organisatie o on o.id = r.organisatie join medewerker m on m.id = r.door
where r.dossier = $casus:casus_id order by r.moment desc, r.id desc limit 200

-- :name rectificatie_team :many
-- Who reads the case now, to be told.
-- :ret medewerker medewerker_id, organisatie organisatie_id
select distinct t.medewerker, t.organisatie from toegang t
where t.dossier = $casus:casus_id and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu
order by t.medewerker limit 300

-- :name rectificatie_ontvangers :many :lens kaal :reden "who got results with a value that was corrected is told so, whoever corrects it (AVG 19)"
-- :ret id verstrekking_id, ontvanger text, functie text, betrokkene betrokkene_id?
select v.id, v.ontvanger, v.functie, v.betrokkene from main.verstrekking v
where v.dossier = $casus:casus_id and v.aan <> 'betrokkene' order by v.dag, v.id limit 300

-- :name recht_bericht_add :exec
insert into main.recht_bericht (id, dossier, onderdeel, organisatie, rectificatie, aan, verstrekking)
select $id:rechtbericht_id, d.id, 'verzoek', actor_organisatie(), $rectificatie:rectificatie_id, $aan:text,
  $verstrekking:verstrekking_id?
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name recht_bericht_list :many
-- :ret id rechtbericht_id, aan text, gedaan moment?, hoe text, naam text, soort text, tabel text, kolom text, moment moment, versie int
select b.id, b.aan, b.gedaan, b.hoe, coalesce((select m.naam from medewerker m where m.id = b.door), ''), r.soort, r.tabel,
  r.kolom, r.moment, b.versie
from recht_bericht b join rectificatie r on r.id = b.rectificatie
where b.dossier = $casus:casus_id
order by case when b.gedaan is null then 0 else 1 end, r.moment desc, b.aan, b.id limit 300

-- :name recht_bericht_done :exec
update main.recht_bericht set gedaan = $nu:moment, door = actor_id(), hoe = $hoe:text, versie = versie + 1
where id = $id:rechtbericht_id and versie = $versie:int
  and id in (select b.id from recht_bericht b where b.dossier = $casus:casus_id and b.gedaan is null)
  and id in (select id from recht_bericht_schrijf)

-- :name recht_bericht_wacht :many
-- Cases in which the actor is to tell somebody.
-- :ret casus casus_id, nummer text, aantal int, sinds moment
select c.id, c.nummer, count(*), min(r.moment)
from recht_bericht b join rectificatie r on r.id = b.rectificatie join casus c on c.id = b.dossier
where b.gedaan is null and c.procesregisseur = actor_id()
group by c.id, c.nummer order by 4 limit 50

-- ---- masks: what the lenses show instead of an older image ----

-- :name masker_open :many :lens kaal :reden "a value that was corrected is not shown any more, but to review (invariant 20)"
-- :ret id rectificatie_id, soort text, tabel text, rij int, kolom text, moment moment
select r.id, r.soort, r.tabel, r.rij, r.kolom, r.moment from main.rectificatie r where r.gemaskeerd = 0
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

-- :name beperking_team :many :lens kaal :reden "the team of a case is told that it is restricted, or not any more (AVG 18)"
-- :ret medewerker medewerker_id
select distinct t.medewerker from main.toegang t
where t.dossier = $zaak:dossier_id and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu
  and t.medewerker <> $behalve:medewerker_id order by t.medewerker limit 300

-- :name beperking_melding :exec :lens kaal :reden "the team of a case is told that it is restricted, or not any more (AVG 18)"
insert into main.melding (id, medewerker, soort, dossier, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $zaak:dossier_id, $nu:moment)
