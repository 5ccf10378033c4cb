-- The registers of who guards privacy: measures of a DPIA, covenants with who signed, authorisations that end soon.

-- ---- measures ----

-- :name maatregel_list :many :max 500
-- Open ones first, the nearest day above; then those to look at again.
-- :ret id maatregel_id, huis_naam text, dpia text, wat text, eigenaar text, uiterlijk datum, klaar datum?, herzien datum?, vervallen datum?
select m.id, coalesce((select h.naam from huis h where h.id = m.huis), ''), m.dpia, m.wat, m.eigenaar, m.uiterlijk, m.klaar,
  m.herzien, m.vervallen
from maatregel m
order by case when m.vervallen is not null then 2 when m.klaar is not null then 1 else 0 end,
  case when m.klaar is not null then coalesce(m.herzien, 0) else m.uiterlijk end, m.id limit 400

-- :name maatregel_get :one
-- :ret id maatregel_id, huis huis_id?, huis_naam text, dpia text, wat text, eigenaar text, uiterlijk datum, klaar datum?, herzien datum?, vervallen datum?, resultaat text, moment moment, door_naam text, versie int
select m.id, m.huis, coalesce((select h.naam from huis h where h.id = m.huis), ''), m.dpia, m.wat, m.eigenaar, m.uiterlijk,
  m.klaar, m.herzien, m.vervallen, m.resultaat, m.moment,
  coalesce((select d.naam from medewerker d where d.id = m.door), ''), m.versie
from maatregel m where m.id = $id:maatregel_id

-- :name maatregel_add :exec
-- :vrij "the domain asks for which houses the actor reviews"
insert into main.maatregel (id, regio, huis, dpia, wat, eigenaar, uiterlijk, klaar, herzien, vervallen, resultaat, moment,
  door)
select $id:maatregel_id, m.regio, $huis:huis_id?, $dpia:text, $wat:text, $eigenaar:text, $uiterlijk:datum, $klaar:datum?,
  $herzien:datum?, $vervallen:datum?, $resultaat:text, $nu:moment, m.id
from medewerker m where m.id = actor_id()

-- :name maatregel_set :exec
update main.maatregel set huis = $huis:huis_id?, dpia = $dpia:text, wat = $wat:text, eigenaar = $eigenaar:text,
  uiterlijk = $uiterlijk:datum, klaar = $klaar:datum?, herzien = $herzien:datum?, vervallen = $vervallen:datum?,
  resultaat = $resultaat:text, versie = versie + 1
where id = $id:maatregel_id and versie = $versie:int and id in (select id from maatregel_schrijf)

-- ---- covenants ----

-- :name convenant_list :many :max 500
-- Those that hold first, the nearest end above, and without end last of these.
-- :ret id convenant_id, huis_naam text, soort text, titel text, uitgave text, ingang datum, einde datum?, partijen int
select v.id, coalesce((select h.naam from huis h where h.id = v.huis), ''), v.soort, v.titel, v.uitgave, v.ingang, v.einde,
  (select count(*) from convenant_partij p where p.convenant = v.id and (p.einde is null or p.einde >= $vandaag:datum))
from convenant v
order by case when v.einde < $vandaag then 1 else 0 end, coalesce(v.einde, 99999999), v.titel, v.id limit 400

-- :name convenant_get :one
-- :ret id convenant_id, huis huis_id?, huis_naam text, soort text, titel text, uitgave text, document text, ingang datum, einde datum?, toelichting text, moment moment, door_naam text, versie int
select v.id, v.huis, coalesce((select h.naam from huis h where h.id = v.huis), ''), v.soort, v.titel, v.uitgave, v.document,
  v.ingang, v.einde, v.toelichting, v.moment, coalesce((select d.naam from medewerker d where d.id = v.door), ''), v.versie
from convenant v where v.id = $id:convenant_id

-- :name convenant_add :exec
-- :vrij "the domain asks for which houses the actor reviews"
insert into main.convenant (id, regio, huis, soort, titel, uitgave, document, ingang, einde, toelichting, moment, door)
select $id:convenant_id, m.regio, $huis:huis_id?, $soort:text, $titel:text, $uitgave:text, $document:text, $ingang:datum,
  $einde:datum?, $toelichting:text, $nu:moment, m.id
from medewerker m where m.id = actor_id()

-- :name convenant_set :exec
update main.convenant set huis = $huis:huis_id?, soort = $soort:text, titel = $titel:text, uitgave = $uitgave:text,
  document = $document:text, ingang = $ingang:datum, einde = $einde:datum?, toelichting = $toelichting:text,
  versie = versie + 1
where id = $id:convenant_id and versie = $versie:int and id in (select id from convenant_schrijf)

-- :name convenant_partij_list :many :max 500
-- :ret id ondertekening_id, organisatie organisatie_id, naam text, wie text, getekend datum, einde datum?, versie int
select p.id, p.organisatie, o.naam, p.wie, p.getekend, p.einde, p.versie
from convenant_partij p join organisatie o on o.id = p.organisatie
where p.convenant = $convenant:convenant_id
order by case when p.einde is null then 0 else 1 end, o.naam, p.getekend, p.id limit 400

-- :name convenant_niet_getekend :many :max 1000
-- Organisations that take part and are no party to it today.
-- :ret id organisatie_id, naam text
select o.id, o.naam from organisatie o
where o.regio = actor_regio() and (o.beeindigd is null or o.beeindigd >= $vandaag:datum) and o.wgs <> 'geen'
  and not exists (select 1 from convenant_partij p where p.convenant = $convenant:convenant_id and p.organisatie = o.id
    and (p.einde is null or p.einde >= $vandaag))
order by o.naam, o.id limit 900

-- :name convenant_partij_add :exec
insert into main.convenant_partij (id, convenant, organisatie, wie, getekend)
select $id:ondertekening_id, v.id, o.id, $wie:text, $getekend:datum
from convenant_schrijf v join organisatie o on o.id = $organisatie:organisatie_id
where v.id = $convenant:convenant_id and o.regio = actor_regio() and not exists (
  select 1 from convenant_partij p where p.convenant = v.id and p.organisatie = o.id
    and (p.einde is null or p.einde >= $getekend))

-- :name convenant_partij_end :exec
update main.convenant_partij set einde = $einde:datum, versie = versie + 1
where id = $id:ondertekening_id and versie = $versie:int and id in (select id from convenant_partij_schrijf)
  and id in (select p.id from convenant_partij p where p.convenant = $convenant:convenant_id and p.einde is null
    and p.getekend <= $einde)

-- ---- what ends soon ----

-- :name aflopend_toegang :many :max 500 :lens kaal :reden "who reviews sees which admissions end soon, by number, without content (BGS 1.11)"
-- Of cases that are open; not what goes on in a later row.
-- :ret medewerker medewerker_id, naam text, organisatie_naam text, casus casus_id, nummer text, huis huis_id, ring text, soort text, grond text, tot moment
select t.medewerker, m.naam, o.naam, c.id, c.nummer, c.huis, c.ring, t.soort, min(t.grond), max(t.tot)
from main.toegang t join main.casus c on c.id = t.dossier join main.medewerker m on m.id = t.medewerker
join main.organisatie o on o.id = t.organisatie
where t.tot > $nu:moment and t.tot <= $tot:moment and t.tot < 9007199254740991 and t.tot > t.van and t.soort <> 'nood'
  and c.regio = $regio:regio_id and c.gesloten is null
  and not exists (select 1 from main.toegang x where x.dossier = t.dossier and x.medewerker = t.medewerker
    and x.onderdeel = t.onderdeel and x.tot > t.tot)
group by t.medewerker, m.naam, o.naam, c.id, c.nummer, c.huis, c.ring, t.soort
order by max(t.tot), c.nummer, m.naam, t.medewerker limit 400

-- :name aflopend_rollen :many :max 500 :lens kaal :reden "who reviews sees which roles end soon (BGS 1.11)"
-- :ret medewerker medewerker_id, naam text, organisatie_naam text, rol text, huis huis_id?, huis_naam text, ring text, tot moment
select r.medewerker, m.naam, o.naam, r.rol, r.huis, coalesce((select h.naam from main.huis h where h.id = r.huis), ''),
  r.ring, r.tot
from main.rol_toekenning r join main.medewerker m on m.id = r.medewerker join main.organisatie o on o.id = m.organisatie
where m.regio = $regio:regio_id and m.actief_tot > $nu:moment and r.tot > $nu and r.tot <= $tot:moment and r.tot > r.van
  and not exists (select 1 from main.rol_toekenning x where x.medewerker = r.medewerker and x.rol = r.rol
    and coalesce(x.huis, 0) = coalesce(r.huis, 0) and x.ring = r.ring and x.tot > r.tot)
order by r.tot, m.naam, r.id limit 400

-- :name aflopend_vervanging :many :max 500 :lens kaal :reden "who reviews sees which replacements end soon (BGS 1.11)"
-- :ret medewerker medewerker_id, naam text, organisatie_naam text, huis huis_id?, afwezig_naam text, tot moment
select a.vervanger, v.naam, o.naam, v.huis, m.naam, a.tot
from main.afwezigheid a join main.medewerker v on v.id = a.vervanger join main.medewerker m on m.id = a.medewerker
join main.organisatie o on o.id = v.organisatie
where v.regio = $regio:regio_id and a.ingetrokken is null and a.van <= $nu:moment and a.tot > $nu and a.tot <= $tot:moment
order by a.tot, v.naam, a.id limit 400

-- :name aflopend_mensen :many :max 1000 :lens kaal :reden "who reviews sees whose account, screening or training ends soon (BGS 1.11, 1.17)"
-- Who may log in now. vog and opleiding: of before those days they end soon, or ended.
-- :ret medewerker medewerker_id, naam text, organisatie_naam text, huis huis_id?, vog datum?, opleiding datum?, actief_tot moment
select m.id, m.naam, o.naam, m.huis, m.vog, m.opleiding, m.actief_tot
from main.medewerker m join main.organisatie o on o.id = m.organisatie
where m.regio = $regio:regio_id and m.actief_van <= $nu:moment and m.actief_tot > $nu
  and (m.actief_tot <= $tot:moment or m.vog <= $vog:datum or m.opleiding <= $opleiding:datum)
order by m.naam, m.id limit 900
