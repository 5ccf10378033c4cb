-- Aanmelding: submitting, reading, routing. The root row is the receipt; content and persons are onderdeel inhoud.

-- ---- what a form needs to know ----

-- :name aanmelding_organisatie :one
-- :ret naam text, soort text, domein text, wgs text
select o.naam, o.soort, o.domein, o.wgs from organisatie o
where o.id = $organisatie:organisatie_id and o.regio = actor_regio()

-- :name aanmelding_gemeente :one
-- A gemeente, and its house on that day when it lies in the regio.
-- :ret code text, naam text, huis huis_id?, huis_code text?, huis_naam text?
select g.code, g.naam, h.id, h.code, h.naam
from gemeente g
left join gemeente_huis gh on gh.gemeente = g.id and gh.van <= $op:datum and (gh.tot is null or gh.tot >= $op)
left join huis h on h.id = gh.huis and h.regio = actor_regio() and h.van <= $op and (h.tot is null or h.tot >= $op)
where g.id = $gemeente:gemeente_id
order by case when h.id is null then 1 else 0 end, h.id
limit 1

-- :name gemeente_all :many
-- Every gemeente of today, in the regio or not.
-- :ret id gemeente_id, code text, naam text
select g.id, g.code, g.naam from gemeente g where g.van <= $op:datum and (g.tot is null or g.tot >= $op)
order by g.naam, g.id

-- :name aanmelding_huis :one
-- :ret code text, naam text
select h.code, h.naam from huis h
where h.id = $huis:huis_id and h.regio = actor_regio() and h.van <= $op:datum and (h.tot is null or h.tot >= $op)

-- :name aanmelding_medewerker :one
-- Somebody of the regio who works now.
-- :ret organisatie organisatie_id, naam text
select m.organisatie, m.naam from medewerker m
where m.id = $medewerker:medewerker_id and m.actief_van <= $nu:moment and m.actief_tot > $nu
  and m.vog is not null and m.opleiding is not null

-- :name aanmelding_rolhouders :many :max 5000
-- Who holds one of the roles now (codes with commas before and after), in the ring when one is named, of the
-- organisation and for the house when those are.
-- :ret medewerker medewerker_id, soort text
select m.id, o.soort
from rol_toekenning r
join medewerker m on m.id = r.medewerker
join organisatie o on o.id = m.organisatie
where $rollen:text like '%,' || r.rol || ',%' and r.van <= $nu:moment and r.tot > $nu
  and m.actief_van <= $nu and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
  and ($ring:text = '' or r.ring = $ring)
  and ($organisatie:int = 0 or m.organisatie = $organisatie)
  and ($huis:int = 0 or r.huis is null or r.huis = $huis)
order by m.id

-- ---- submitting ----

-- :name aanmelding_eerder :many :max 1000 :lens kaal :reden "who reads in a file must know what is there already, and sees its number alone"
-- Those of that organisation with that theme, place and text, received in that time, whose main person is called so (naam '':
-- about no person); a row for everybody it is about.
-- :ret id aanmelding_id, nummer text, ingediend moment, voornamen text?, voorletters text?, voorvoegsel text?, geslachtsnaam text?, partner_voorvoegsel text?, partner_naam text?, bsn text?, geboren datum?
select a.id, a.nummer, a.ingediend, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.bsn, b.geboren
from main.aanmelding a join main.aanmelding_inhoud i on i.dossier = a.id left join main.betrokkene b on b.dossier = a.id
where a.regio = $regio:regio_id and a.organisatie = $organisatie:organisatie_id and a.soort = $soort:text
  and a.ingediend >= $van:moment and a.ingediend < $tot:moment and a.thema = $thema:text
  and coalesce(a.gemeente, 0) = $gemeente:int and i.gebied = $gebied:text
  and i.aanleiding = $aanleiding:text and i.gedrag = $gedrag:text
  and ($naam:text = '' or exists (select 1 from main.betrokkene h where h.dossier = a.id and h.hoofd = 1
    and h.geslachtsnaam = $naam))
order by a.ingediend, a.id limit 1000

-- :name aanmelding_dossier :one
-- The actor's own level on kern of a dossier that is being prepared, and whether it was submitted.
-- :ret niveau int, nummer text?
select d.niveau, (select a.nummer from aanmelding a where a.id = d.id) from dossier_schrijf d
where d.id = $dossier:dossier_id and d.onderdeel = 'kern'

-- :name aanmelding_add :exec
insert into main.aanmelding (id, nummer, regio, huis, organisatie, aanmelder, soort, regime, thema, ring, gemeente,
  urgentie, status, ingediend, catalogus)
select d.id, $nummer:text, actor_regio(), $huis:huis_id?, $organisatie:organisatie_id, $aanmelder:medewerker_id,
  $soort:text, $regime:text, $thema:text, $ring:text, $gemeente:gemeente_id?, $urgentie:text, 'ingediend',
  $ingediend:moment, $catalogus:int
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name aanmelding_inhoud_add :exec
insert into main.aanmelding_inhoud (id, dossier, onderdeel, organisatie, aanleiding, gedrag, geprobeerd, lokaal, doel,
  leefgebieden, gebied, partners, taak, grondslag, noodzaak, risico, categorieen, wpg, voorwaarden)
select $id:int, d.id, d.onderdeel, $organisatie:organisatie_id, $aanleiding:text, $gedrag:text, $geprobeerd:text,
  $lokaal:text, $doel:text, $leefgebieden:text, $gebied:text, $partners:text, $taak:text, $grondslag:text,
  $noodzaak:text, $risico:text, $categorieen:text, $wpg:text, $voorwaarden:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name aanmelding_betrokkene_add :exec
insert into main.betrokkene (id, dossier, onderdeel, organisatie, hoofd, rol, bsn, bsn_reden, voornamen, voorletters,
  voorvoegsel, geslachtsnaam, partner_voorvoegsel, partner_naam, naamgebruik, geboren, geslacht, geinformeerd,
  geinformeerd_reden, wpg, voorwaarden)
select $id:betrokkene_id, d.id, d.onderdeel, $organisatie:organisatie_id, $hoofd:bool, $rol:text, $bsn:text?,
  $bsn_reden:text, $voornamen:text, $voorletters:text, $voorvoegsel:text, $geslachtsnaam:text,
  $partner_voorvoegsel:text, $partner_naam:text, $naamgebruik:text, $geboren:datum?, $geslacht:text,
  $geinformeerd:text, $geinformeerd_reden:text, $wpg:text, $voorwaarden:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name aanmelding_adres_add :exec
-- onderdeel: inhoud, or intern for a secret address.
insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, straat, huisnummer, toevoeging, postcode,
  plaats, land, gemeente)
select $id:adres_id, d.id, d.onderdeel, $organisatie:organisatie_id, $betrokkene:betrokkene_id, $soort:text,
  $straat:text, $huisnummer:int?, $toevoeging:text, $postcode:text, $plaats:text, $land:text,
  $gemeente:gemeente_id?
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text and d.niveau = 3

-- :name aanmelding_relatie_add :exec
insert into main.relatie (id, dossier, onderdeel, organisatie, van_betrokkene, naar_betrokkene, soort)
select $id:relatie_id, d.id, d.onderdeel, $organisatie:organisatie_id, $van:betrokkene_id, $naar:betrokkene_id,
  $soort:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name aanmelding_antwoord_add :exec
insert into main.criterium_antwoord (id, dossier, onderdeel, organisatie, criteria, criteria_versie, criterium, antwoord,
  motivering)
select $id:criterium_antwoord_id, d.id, d.onderdeel, $organisatie:organisatie_id, $criteria:text, $criteria_versie:int,
  $criterium:text, $antwoord:text, $motivering:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name aanmelding_veld_add :exec
insert into main.extra_veld (id, dossier, onderdeel, organisatie, veld, waarde)
select $id:extra_veld_id, d.id, d.onderdeel, $organisatie:organisatie_id, $veld:text, $waarde:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name aanmelding_bericht_add :exec
-- A message lies in the own part of the aanbrenger, whoever wrote it: else its aanmelder could not read it.
insert into main.bericht (id, dossier, onderdeel, organisatie, soort, tekst, door, moment)
select $id:int, d.id, d.onderdeel, a.organisatie, $soort:text, $tekst:text, actor_id(), $nu:moment
from dossier_schrijf d join aanmelding a on a.id = d.id
where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud'

-- :name aanmelding_bijlagen_mark :exec
-- The attachments that were stored with the concept get the marks of the whole (invariant 14).
update main.bijlage set wpg = $wpg:text, voorwaarden = $voorwaarden:text, organisatie = $organisatie:organisatie_id,
  versie = versie + 1
where id in (select b.id from bijlage b where b.dossier = $dossier:dossier_id and b.onderdeel = 'inhoud')
  and id in (select id from bijlage_schrijf)

-- :name aanmelding_lower :exec
-- The actor's own admission to an onderdeel, once what it was for is done.
update main.toegang set niveau = $niveau:int, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.medewerker = actor_id()
  and t.onderdeel = $onderdeel:text and t.tot > $nu:moment and t.van <= $nu)
  and id in (select id from toegang_schrijf)

-- ---- reading ----

-- :name aanmelding_get :one
-- :ret nummer text, soort text, regime text, thema text, ring text, urgentie text, status text, huis huis_id?, huis_naam text?, gemeente gemeente_id?, gemeente_naam text?, gemeente_code text?, organisatie organisatie_id, organisatie_naam text, aanmelder medewerker_id, aanmelder_naam text, aanmelder_eigen bool, ingediend moment, besluit moment?, besluit_reden text, ontvanger text, vernietigen datum?, casus casus_id?, catalogus int, versie int
select a.nummer, a.soort, a.regime, a.thema, a.ring, a.urgentie, a.status, a.huis, h.naam, a.gemeente, g.naam, g.code,
  a.organisatie, o.naam, a.aanmelder, m.naam, case when m.organisatie = a.organisatie then 1 else 0 end, a.ingediend,
  a.besluit, a.besluit_reden, a.ontvanger, a.vernietigen, a.casus, a.catalogus, a.versie
from aanmelding a
join organisatie o on o.id = a.organisatie
join medewerker m on m.id = a.aanmelder
left join huis h on h.id = a.huis
left join gemeente g on g.id = a.gemeente
where a.id = $id:aanmelding_id

-- :name aanmelding_inhoud_get :one
-- :ret aanleiding text, gedrag text, geprobeerd text, lokaal text, doel text, leefgebieden text, gebied text, partners text, taak text, grondslag text, noodzaak text, risico text, categorieen text, wpg text, voorwaarden text
select i.aanleiding, i.gedrag, i.geprobeerd, i.lokaal, i.doel, i.leefgebieden, i.gebied, i.partners, i.taak, i.grondslag,
  i.noodzaak, i.risico, i.categorieen, i.wpg, i.voorwaarden
from aanmelding_inhoud i where i.dossier = $dossier:dossier_id
order by i.id limit 1

-- :name aanmelding_personen :many :max 100
-- :ret id betrokkene_id, persoon persoon_id?, organisatie organisatie_id, hoofd bool, rol text, bsn text?, bsn_reden text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, geinformeerd text, geinformeerd_reden text, wpg text, relatie text?
select b.id, b.persoon, b.organisatie, b.hoofd, b.rol, b.bsn, b.bsn_reden, b.voornamen, b.voorletters, b.voorvoegsel,
  b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam, b.naamgebruik, b.geboren, b.geslacht, b.geinformeerd,
  b.geinformeerd_reden, b.wpg,
  (select min(r.soort) from relatie r where r.dossier = b.dossier and r.van_betrokkene = b.id)
from betrokkene b where b.dossier = $dossier:dossier_id and b.onderdeel = 'inhoud'
order by b.hoofd desc, b.id

-- :name aanmelding_adressen :many :max 400
-- :ret betrokkene betrokkene_id, onderdeel text, soort text, straat text, huisnummer int?, toevoeging text, postcode text, plaats text, land text, gemeente text?
select a.betrokkene, a.onderdeel, a.soort, a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, a.land, g.naam
from adres a left join gemeente g on g.id = a.gemeente
where a.dossier = $dossier:dossier_id
order by a.betrokkene, a.id

-- :name aanmelding_antwoorden :many :max 200
-- :ret criteria text, criteria_versie int, criterium text, antwoord text, motivering text
select c.criteria, c.criteria_versie, c.criterium, c.antwoord, c.motivering
from criterium_antwoord c where c.dossier = $dossier:dossier_id
order by c.id

-- :name aanmelding_velden :many :max 200
-- :ret veld text, waarde text
select v.veld, v.waarde from extra_veld v where v.dossier = $dossier:dossier_id and v.onderdeel = 'inhoud'
order by v.id

-- :name aanmelding_berichten :many :max 500
-- :ret soort text, tekst text, moment moment, door_naam text, organisatie_naam text
select b.soort, b.tekst, b.moment, m.naam, o.naam
from bericht b join medewerker m on m.id = b.door join organisatie o on o.id = m.organisatie
where b.dossier = $dossier:dossier_id
order by b.moment, b.id limit 500

-- :name aanmelding_vrager :one
-- Who asked last, to be told of the answer.
-- :ret door medewerker_id
select b.door from bericht b where b.dossier = $dossier:dossier_id and b.soort = 'vraag'
order by b.moment desc, b.id desc limit 1

-- :name aanmelding_hoofd :one
-- The name for a row of a list: only for who may read the content.
-- :ret persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam,
  b.naamgebruik
from betrokkene b where b.dossier = $dossier:dossier_id and b.onderdeel = 'inhoud' and b.hoofd = 1
order by b.id limit 1

-- :name aanmelding_bericht_laatst :one
-- :ret soort text
select b.soort from bericht b where b.dossier = $dossier:dossier_id order by b.moment desc, b.id desc limit 1

-- :name aanmelding_inbox :many :max 3000
-- Where the actor works on it for a house: intern, niveau 3. Urgent first, then what waits longest.
-- :ret id aanmelding_id, nummer text, soort text, regime text, thema text, ring text, urgentie text, status text, huis huis_id?, huis_naam text?, gemeente_naam text?, organisatie organisatie_id, organisatie_naam text, aanmelder medewerker_id, aanmelder_naam text, ingediend moment, besluit moment?, versie int
select a.id, a.nummer, a.soort, a.regime, a.thema, a.ring, a.urgentie, a.status, a.huis, h.naam, g.naam, a.organisatie,
  o.naam, a.aanmelder, case when m.organisatie = a.organisatie then m.naam else '' end, a.ingediend, a.besluit, a.versie
from dossier_schrijf d
join aanmelding a on a.id = d.id
join organisatie o on o.id = a.organisatie
join medewerker m on m.id = a.aanmelder
left join huis h on h.id = a.huis
left join gemeente g on g.id = a.gemeente
where d.onderdeel = 'intern' and d.niveau = 3
  and ($status:text = 'alle' or a.status = $status or ($status = '' and a.status in ('ingediend', 'aanvullen', 'weging')))
  and ($soort:text = '' or a.soort = $soort)
  and ($huis:int = 0 or a.huis = $huis) and ($zonder_huis:bool = 0 or a.huis is null)
  and ($gemeente:int = 0 or a.gemeente = $gemeente)
order by case when a.urgentie = 'spoed' then 0 else 1 end, a.ingediend, a.id
limit $aantal:int offset $vanaf:int

-- :name aanmelding_inbox_mensen :many :max 10000
-- The names in the inbox, as they were written down: to find one in it.
-- :ret id aanmelding_id, voornamen text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text
select a.id, b.voornamen, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam
from dossier_schrijf d
join aanmelding a on a.id = d.id
join betrokkene b on b.dossier = a.id
where d.onderdeel = 'intern' and d.niveau = 3
  and ($status:text = 'alle' or a.status = $status or ($status = '' and a.status in ('ingediend', 'aanvullen', 'weging')))
order by a.id, b.id limit 10000

-- :name aanmelding_inbox_count :one
-- :ret aantal int
select count(*) from dossier_schrijf d join aanmelding a on a.id = d.id
where d.onderdeel = 'intern' and d.niveau = 3
  and ($status:text = 'alle' or a.status = $status or ($status = '' and a.status in ('ingediend', 'aanvullen', 'weging')))
  and ($soort:text = '' or a.soort = $soort)
  and ($huis:int = 0 or a.huis = $huis) and ($zonder_huis:bool = 0 or a.huis is null)
  and ($gemeente:int = 0 or a.gemeente = $gemeente)

-- :name aanmelding_own :many
-- Made by, or handed by name to, the actor (organisatie 0), or of a whole organisation: newest first.
-- :ret id aanmelding_id, nummer text, soort text, regime text, thema text, ring text, urgentie text, status text, huis huis_id?, huis_naam text?, gemeente_naam text?, organisatie organisatie_id, organisatie_naam text, aanmelder medewerker_id, aanmelder_naam text, ingediend moment, besluit moment?, versie int
select a.id, a.nummer, a.soort, a.regime, a.thema, a.ring, a.urgentie, a.status, a.huis, h.naam, g.naam, a.organisatie,
  o.naam, a.aanmelder, m.naam, a.ingediend, a.besluit, a.versie
from aanmelding a
join organisatie o on o.id = a.organisatie
join medewerker m on m.id = a.aanmelder
left join huis h on h.id = a.huis
left join gemeente g on g.id = a.gemeente
where ($organisatie:int = 0 and a.aanmelder = actor_id()) or a.organisatie = $organisatie
order by a.ingediend desc, a.id desc
limit $aantal:int offset $vanaf:int

-- :name aanmelding_own_count :one
-- :ret aantal int
select count(*) from aanmelding a
where ($organisatie:int = 0 and a.aanmelder = actor_id()) or a.organisatie = $organisatie

-- ---- what happens with it ----

-- :name aanmelding_stand :one
-- What a step starts from, with the actor's level on kern.
-- :ret nummer text, status text, regime text, thema text, ring text, huis huis_id?, organisatie organisatie_id, aanmelder medewerker_id, versie int, niveau int
select a.nummer, a.status, a.regime, a.thema, a.ring, a.huis, a.organisatie, a.aanmelder, a.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.id and d.onderdeel = 'kern'), 2)
from aanmelding a where a.id = $id:aanmelding_id

-- :name aanmelding_set_huis :exec
update main.aanmelding set huis = $huis:huis_id, versie = versie + 1
where id = $id:aanmelding_id and versie = $versie:int and id in (select id from aanmelding_schrijf)

-- :name aanmelding_set_status :exec
update main.aanmelding set status = $status:text, versie = versie + 1
where id = $id:aanmelding_id and versie = $versie:int and id in (select id from aanmelding_schrijf)

-- :name aanmelding_set_besluit :exec
update main.aanmelding set status = $status:text, besluit = $besluit:moment?, besluit_reden = $reden:text,
  ontvanger = $ontvanger:text, vernietigen = $vernietigen:datum?, casus = $casus:casus_id?, versie = versie + 1
where id = $id:aanmelding_id and versie = $versie:int and id in (select id from aanmelding_schrijf)

-- :name aanmelding_intake_end :exec
-- Ends the admission of intake that does not work for the house; the actor's own comes last, by itself.
update main.toegang set tot = $nu:moment, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.soort = 'intake'
  and t.medewerker <> actor_id() and t.van < $nu and t.tot > $nu
  and not exists (select 1 from rol_toekenning r where r.medewerker = t.medewerker
    and (r.huis is null or r.huis = $huis:huis_id) and $rollen:text like '%,' || r.rol || ',%'
    and r.van <= $nu and r.tot > $nu))
  and id in (select id from toegang_schrijf)

-- :name aanmelding_intake_end_later :exec
-- The same for what began at this very moment: it is emptied.
update main.toegang set van = $nu:moment, tot = $nu, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.soort = 'intake'
  and t.medewerker <> actor_id() and t.van >= $nu and t.tot > t.van
  and not exists (select 1 from rol_toekenning r where r.medewerker = t.medewerker
    and (r.huis is null or r.huis = $huis:huis_id) and $rollen:text like '%,' || r.rol || ',%'
    and r.van <= $nu and r.tot > $nu))
  and id in (select id from toegang_schrijf)

-- :name aanmelding_toegelaten :many :max 5000
-- Who has kern now.
-- :ret medewerker medewerker_id, niveau int
select t.medewerker, t.niveau from toegang t
where t.dossier = $dossier:dossier_id and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu
order by t.medewerker

-- :name aanmelding_collegas :many :max 2000
-- Of one's own organisation, active and allowed to log in.
-- :ret id medewerker_id, naam text, functie text
select m.id, m.naam, m.functie from medewerker m
where m.organisatie = $organisatie:organisatie_id and m.actief_van <= $nu:moment and m.actief_tot > $nu
  and m.vog is not null and m.opleiding is not null
  and exists (select 1 from rol_toekenning r where r.medewerker = m.id and $rollen:text like '%,' || r.rol || ',%'
    and r.van <= $nu and r.tot > $nu)
order by m.naam, m.id

-- The aanmelder has kern to read, for who writes kern decides who is admitted. What it may do all the same with its own
-- aanmelding, and its coördinator, is in the next statements: on the bare tables, each bound to the actor.

-- :name aanmelding_withdraw :exec :lens kaal :reden "the aanmelder withdraws its own aanmelding, which it may not write"
update main.aanmelding set status = 'ingetrokken', besluit = $nu:moment, besluit_reden = $reden:text,
  vernietigen = $vernietigen:datum, versie = versie + 1
where id = $id:aanmelding_id and versie = $versie:int and aanmelder = $actor:medewerker_id
  and status in ('ingediend', 'aanvullen', 'weging')

-- :name aanmelding_shield :exec :lens kaal :reden "a withdrawn aanmelding is shielded at once (invariant 4)"
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where dossier = $dossier:dossier_id and onderdeel <> 'kern' and tot > $nu

-- :name aanmelding_hand_over :exec :lens kaal :reden "the coordinator hands an aanmelding of the organisation to a colleague"
update main.aanmelding set aanmelder = $naar:medewerker_id, versie = versie + 1
where id = $id:aanmelding_id and versie = $versie:int and organisatie = $organisatie:organisatie_id
  and status in ('ingediend', 'aanvullen', 'weging')
  and exists (select 1 from main.medewerker m where m.id = $naar and m.organisatie = $organisatie
    and m.actief_van <= $nu:moment and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null)
  and exists (select 1 from main.toegang t where t.dossier = aanmelding.id and t.medewerker = $actor:medewerker_id
    and t.onderdeel = 'kern' and t.van <= $nu and t.tot > $nu)

-- :name aanmelding_hand_over_cut :exec :lens kaal :reden "the coordinator hands an aanmelding of the organisation to a colleague"
-- What the former aanmelder loses, and what the new one had as coordinator.
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where dossier = $dossier:dossier_id and medewerker = $medewerker:medewerker_id and soort = 'aanmelder' and tot > $nu

-- :name aanmelding_hand_over_add :exec :lens kaal :reden "the coordinator hands an aanmelding of the organisation to a colleague"
-- Nothing for who has more already (intake of a house).
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, $dossier:dossier_id, m.id, $onderdeel:text, $niveau:int, 'aanmelder', $grond:text, m.organisatie,
  $nu:moment, 9007199254740991, $actor:medewerker_id, 1
from main.medewerker m
where m.id = $medewerker:medewerker_id and not exists (
  select 1 from main.toegang t where t.dossier = $dossier and t.medewerker = m.id and t.onderdeel = $onderdeel
    and t.van <= $nu and t.tot > $nu)

-- :name aanmelding_melding :exec :lens kaal :reden "the new aanmelder is told"
insert into main.melding (id, medewerker, soort, dossier, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $dossier:dossier_id, $nu:moment)
