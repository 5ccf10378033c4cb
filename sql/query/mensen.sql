-- The persons of a case, their relations and addresses, and linked cases.

-- :name mens_list :many :lens actor,asof
-- :ret id betrokkene_id, persoon persoon_id?, hoofd bool, rol text, bsn text?, bsn_reden text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, geinformeerd text, geinformeerd_reden text, wpg text, organisatie_naam text, domein text, versie int
select b.id, b.persoon, b.hoofd, b.rol, b.bsn, b.bsn_reden, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam,
  b.partner_voorvoegsel, b.partner_naam, b.naamgebruik, b.geboren, b.geslacht, b.geinformeerd, b.geinformeerd_reden,
  b.wpg, o.naam, o.domein, b.versie
from betrokkene b join organisatie o on o.id = b.organisatie
where b.dossier = $casus:casus_id order by b.hoofd desc, b.id limit 100

-- :name mens_adressen :many :lens actor,asof
-- :ret id adres_id, betrokkene betrokkene_id, onderdeel text, soort text, straat text, huisnummer int?, toevoeging text, postcode text, plaats text, land text, gemeente_naam text, van datum?, tot datum?, versie int
select a.id, a.betrokkene, a.onderdeel, a.soort, a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, a.land,
  coalesce(g.naam, ''), a.van, a.tot, a.versie
from adres a left join gemeente g on g.id = a.gemeente
where a.dossier = $casus:casus_id
order by a.betrokkene, case when a.tot is null then 0 else 1 end, a.van desc nulls last, a.id limit 300

-- :name mens_relaties :many :lens actor,asof
-- :ret id relatie_id, van_betrokkene betrokkene_id, naar_betrokkene betrokkene_id, soort text, van datum?, tot datum?, versie int
select r.id, r.van_betrokkene, r.naar_betrokkene, r.soort, r.van, r.tot, r.versie from relatie r
where r.dossier = $casus:casus_id order by case when r.tot is null then 0 else 1 end, r.id limit 300

-- :name mens_team :many :lens actor,asof
-- :ret medewerker medewerker_id, naam text, functie text, organisatie_naam text, domein text, telefoon text, email text, van moment
select m.id, m.naam, t.functie, o.naam, o.domein, m.telefoon, m.email, t.van
from teamlid t join medewerker m on m.id = t.medewerker join organisatie o on o.id = t.organisatie
where t.dossier = $casus:casus_id and (t.tot is null or t.tot > $nu:moment)
order by o.naam, m.naam, t.id limit 100

-- :name mens_verbanden :many :lens actor,asof
-- The other side is a casus the actor may see, or the row is not here.
-- :ret id verband_id, casus casus_id, nummer text, ring text, soort text, toelichting text, regisseur_naam text, gesloten moment?, versie int, van_ons bool
select v.id, c.id, c.nummer, c.ring, v.soort, v.toelichting, m.naam, c.gesloten, v.versie, 1
from verband v join casus c on c.id = v.ander join medewerker m on m.id = c.procesregisseur
where v.dossier = $casus:casus_id
union all
select v.id, c.id, c.nummer, c.ring, v.soort, v.toelichting, m.naam, c.gesloten, v.versie, 0
from verband v join casus c on c.id = v.dossier join medewerker m on m.id = c.procesregisseur
where v.ander = $casus
limit 50

-- :name mens_get :one
-- geheim: his address is for the house alone.
-- :ret id betrokkene_id, dossier casus_id, hoofd bool, rol text, geheim bool, versie int
select b.id, b.dossier, b.hoofd, b.rol, coalesce((select p.geheim from persoon p where p.id = b.persoon), 0), b.versie
from betrokkene b where b.id = $id:betrokkene_id

-- :name mens_add :exec
insert into main.betrokkene (id, dossier, onderdeel, organisatie, hoofd, rol, bsn, bsn_reden, voornamen, voorletters,
  voorvoegsel, geslachtsnaam, partner_voorvoegsel, partner_naam, naamgebruik, geboren, geslacht, geinformeerd, wpg,
  voorwaarden)
select $id:betrokkene_id, d.id, 'kern', actor_organisatie(), $hoofd:bool, $rol:text, $bsn:text?, $bsn_reden:text,
  $voornamen:text, $voorletters:text, $voorvoegsel:text, $geslachtsnaam:text, $partner_voorvoegsel:text,
  $partner_naam:text, $naamgebruik:text, $geboren:datum?, $geslacht:text, $geinformeerd:text, $wpg:text,
  $voorwaarden:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern'

-- :name relatie_add :exec
insert into main.relatie (id, dossier, onderdeel, organisatie, van_betrokkene, naar_betrokkene, soort, van, tot)
select $id:relatie_id, d.id, 'kern', actor_organisatie(), $van_betrokkene:betrokkene_id,
  $naar_betrokkene:betrokkene_id, $soort:text, $van:datum?, $tot:datum?
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern'

-- :name relatie_end :exec
update main.relatie set tot = $tot:datum, versie = versie + 1
where id = $id:relatie_id and versie = $versie:int
  and id in (select r.id from relatie r where r.dossier = $casus:casus_id)
  and id in (select id from relatie_schrijf)

-- :name adres_add :exec
insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, straat, huisnummer, toevoeging, postcode,
  plaats, land, gemeente, van)
select $id:adres_id, d.id, d.onderdeel, actor_organisatie(), $betrokkene:betrokkene_id, $soort:text, $straat:text,
  $huisnummer:int?, $toevoeging:text, $postcode:text, $plaats:text, $land:text, $gemeente:gemeente_id?,
  $van:datum?
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = $onderdeel:text

-- :name adres_end :exec
-- What he had of that kind, as far as the actor may write it.
update main.adres set tot = $tot:datum, versie = versie + 1
where id in (select a.id from adres a where a.dossier = $casus:casus_id and a.betrokkene = $betrokkene:betrokkene_id
    and a.tot is null and a.soort in ($soort:text, $soort_b:text))
  and id in (select id from adres_schrijf)

-- :name casus_by_nummer :one
-- :ret id casus_id, ring text, regio regio_id, gesloten moment?
select c.id, c.ring, c.regio, c.gesloten from casus c where c.nummer = $nummer:text

-- :name verband_bestaat :one
-- :ret aantal int
select (select count(*) from verband v where v.dossier = $een:casus_id and v.ander = $ander:casus_id)
  + (select count(*) from verband v where v.dossier = $ander and v.ander = $een)

-- :name verband_add :exec
insert into main.verband (id, dossier, onderdeel, organisatie, ander, soort, toelichting)
select $id:verband_id, d.id, 'kern', actor_organisatie(), $ander:casus_id, $soort:text, $toelichting:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name verband_drop :exec
delete from main.verband
where id in (select v.id from verband v where v.id = $id:verband_id and v.dossier = $casus:casus_id
    and v.versie = $versie:int)
  and id in (select id from verband_schrijf)
