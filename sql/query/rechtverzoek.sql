-- Requests of persons under the AVG: the register, where they are, what deelnemers say, what was decided.

-- :name rechtverzoek_add :exec
insert into main.rechtverzoek (id, nummer, regio, huis, organisatie, soort, ontvangen, uiterlijk, behandelaar)
select d.id, $nummer:text, actor_regio(), $huis:huis_id?, actor_organisatie(), $soort:text, $ontvangen:datum,
  $uiterlijk:datum, actor_id()
from dossier_schrijf d where d.id = $id:rechtverzoek_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name rechtverzoek_inhoud_add :exec
insert into main.rechtverzoek_inhoud (id, dossier, onderdeel, organisatie, verzoeker, hoedanigheid, antwoordadres, kanaal,
  identiteit, identiteit_dag, identiteit_door, voornamen, voorvoegsel, geslachtsnaam, geboren, bsn, vraag, contactpunt)
select $id:int, d.id, 'inhoud', actor_organisatie(), $verzoeker:text, $hoedanigheid:text, $antwoordadres:text,
  $kanaal:text, $identiteit:text, $identiteit_dag:datum?, $identiteit_door:medewerker_id?, $voornamen:text,
  $voorvoegsel:text, $geslachtsnaam:text, $geboren:datum, $bsn:text?, $vraag:text, $contactpunt:text
from dossier_schrijf d where d.id = $dossier:rechtverzoek_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name rechtverzoek_get :one
-- :ret id rechtverzoek_id, nummer text, huis huis_id?, soort text, ontvangen datum, uiterlijk datum, verlengd moment?, verlengd_reden text, verteld datum?, status text, behandelaar medewerker_id, behandelaar_naam text, behandelaar_functie text, besloten moment?, vernietigen datum?, jaren int, versie int, niveau int
select r.id, r.nummer, r.huis, r.soort, r.ontvangen, r.uiterlijk, r.verlengd, r.verlengd_reden, r.verteld, r.status,
  r.behandelaar, m.naam, m.functie, r.besloten, r.vernietigen,
  coalesce((select h.verzoek_jaren from huis h where h.id = r.huis), 5), r.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = r.id and d.onderdeel = 'inhoud'), 0)
from rechtverzoek r join medewerker m on m.id = r.behandelaar where r.id = $id:rechtverzoek_id

-- :name rechtverzoek_inhoud_get :one
-- :ret id int, verzoeker text, hoedanigheid text, antwoordadres text, kanaal text, identiteit text, identiteit_dag datum?, identiteit_naam text, voornamen text, voorvoegsel text, geslachtsnaam text, geboren datum, bsn text?, vraag text, contactpunt text, motivering text, versie int
select i.id, i.verzoeker, i.hoedanigheid, i.antwoordadres, i.kanaal, i.identiteit, i.identiteit_dag,
  coalesce((select m.naam from medewerker m where m.id = i.identiteit_door), ''), i.voornamen, i.voorvoegsel,
  i.geslachtsnaam, i.geboren, i.bsn, i.vraag, i.contactpunt, i.motivering, i.versie
from rechtverzoek_inhoud i where i.dossier = $id:rechtverzoek_id

-- :name rechtverzoek_list :many
-- Open ones first, by last day.
-- :ret id rechtverzoek_id, nummer text, soort text, ontvangen datum, uiterlijk datum, verlengd moment?, status text, behandelaar_naam text, zienswijzen int
select r.id, r.nummer, r.soort, r.ontvangen, r.uiterlijk, r.verlengd, r.status, m.naam,
  (select count(*) from zienswijze z where z.dossier = r.id and z.status = 'open')
from rechtverzoek r join medewerker m on m.id = r.behandelaar
where $alles:bool = 1 or r.status = 'open'
order by case when r.status = 'open' then 0 else 1 end, r.uiterlijk, r.nummer limit 200

-- :name rechtverzoek_identiteit :exec
update main.rechtverzoek_inhoud set identiteit = $identiteit:text, identiteit_dag = $dag:datum,
  identiteit_door = actor_id(), versie = versie + 1
where id in (select i.id from rechtverzoek_inhoud i where i.dossier = $dossier:rechtverzoek_id)
  and id in (select id from rechtverzoek_inhoud_schrijf)

-- :name rechtverzoek_motivering :exec
update main.rechtverzoek_inhoud set motivering = $motivering:text, versie = versie + 1
where id in (select i.id from rechtverzoek_inhoud i where i.dossier = $dossier:rechtverzoek_id)
  and id in (select id from rechtverzoek_inhoud_schrijf)

-- :name rechtverzoek_extend :exec
update main.rechtverzoek set uiterlijk = $uiterlijk:datum, verlengd = $nu:moment, verlengd_reden = $reden:text,
  verteld = $verteld:datum, versie = versie + 1
where id = $id:rechtverzoek_id and versie = $versie:int and id in (select id from rechtverzoek_schrijf)

-- :name rechtverzoek_status :exec
update main.rechtverzoek set status = $status:text, besloten = $nu:moment, vernietigen = $vernietigen:datum, versie = versie + 1
where id = $id:rechtverzoek_id and versie = $versie:int and id in (select id from rechtverzoek_schrijf)

-- :name rechtverzoek_collega :exec
-- Another contact point handles it.
update main.rechtverzoek set behandelaar = $medewerker:medewerker_id, versie = versie + 1
where id = $id:rechtverzoek_id and versie = $versie:int and id in (select id from rechtverzoek_schrijf)

-- :name recht_contactpunten :many
-- The people of the regio with a role; which of them is a contact point the catalogue says.
-- :max 3000
-- :ret id medewerker_id, naam text, huis huis_id?, rol text
select m.id, m.naam, r.huis, r.rol from rol_toekenning r join medewerker m on m.id = r.medewerker
where r.van <= $nu:moment and r.tot > $nu and m.actief_van <= $nu and m.actief_tot > $nu
order by m.naam, m.id, r.rol limit 3000

-- ---- in which cases the person is ----

-- :name recht_zoek :many :lens kaal :reden "a person asked for his data: in which cases he is, by number, for the contact point alone (AVG 15, BGS 1.1)"
-- By BSN, or by date of birth; whether the name is the same is compared in C.
-- :max 2000
-- :ret betrokkene betrokkene_id, zaak dossier_id, soort text, nummer text, huis_naam text, huis huis_id?, ring text, bsn text?, geslachtsnaam text, partner_naam text, voornamen text, persoon persoon_id?
select b.id, b.dossier, 'casus', c.nummer, h.naam, c.huis, c.ring, coalesce(p.bsn, b.bsn),
  coalesce(p.geslachtsnaam, b.geslachtsnaam), coalesce(p.partner_naam, b.partner_naam),
  coalesce(p.voornamen, b.voornamen), b.persoon
from main.betrokkene b join main.casus c on c.id = b.dossier join main.huis h on h.id = c.huis
left join main.persoon p on p.id = b.persoon
where c.regio = $regio:regio_id and (b.bsn = $bsn:text or p.bsn = $bsn or b.geboren in ($dag:datum, $maand:datum, $jaar:datum)
  or p.geboren in ($dag, $maand, $jaar))
union all
select b.id, b.dossier, 'aanmelding', a.nummer, coalesce(h.naam, ''), a.huis, a.ring, coalesce(p.bsn, b.bsn),
  coalesce(p.geslachtsnaam, b.geslachtsnaam), coalesce(p.partner_naam, b.partner_naam),
  coalesce(p.voornamen, b.voornamen), b.persoon
from main.betrokkene b join main.aanmelding a on a.id = b.dossier left join main.huis h on h.id = a.huis
left join main.persoon p on p.id = b.persoon
where a.regio = $regio and (b.bsn = $bsn or p.bsn = $bsn or b.geboren in ($dag, $maand, $jaar)
  or p.geboren in ($dag, $maand, $jaar))
order by 3, 4, 1 limit 2000

-- :name recht_zoeking_add :exec
insert into main.recht_zoeking (id, dossier, onderdeel, organisatie, reden, gevonden, moment, door)
select $id:int, d.id, 'inhoud', actor_organisatie(), $reden:text, $gevonden:int, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $dossier:rechtverzoek_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name recht_zoeking_list :many
-- :ret reden text, gevonden int, moment moment, naam text
select z.reden, z.gevonden, z.moment, m.naam from recht_zoeking z join medewerker m on m.id = z.door
where z.dossier = $id:rechtverzoek_id order by z.moment desc, z.id desc limit 20

-- :name recht_zaak_add :exec
insert into main.recht_zaak (id, dossier, onderdeel, organisatie, zaak, soort, nummer, huis_naam, betrokkene, zeker)
select $id:rechtzaak_id, d.id, 'inhoud', actor_organisatie(), $zaak:dossier_id, $soort:text, $nummer:text,
  $huis_naam:text, $betrokkene:betrokkene_id, $zeker:bool
from dossier_schrijf d
where d.id = $dossier:rechtverzoek_id and d.onderdeel = 'inhoud' and d.niveau = 3
  and not exists (select 1 from recht_zaak z where z.dossier = d.id and z.betrokkene = $betrokkene)

-- :name recht_zaak_list :many
-- :ret id rechtzaak_id, zaak dossier_id, soort text, nummer text, huis_naam text, betrokkene betrokkene_id, zeker bool, vervallen moment?, vervallen_reden text, uitkomst text, grond text, motivering text, besloten moment?, versie int, gevraagd int, open int, bezwaren int, gelezen_tot moment?
select z.id, z.zaak, z.soort, z.nummer, z.huis_naam, z.betrokkene, z.zeker, z.vervallen, z.vervallen_reden, z.uitkomst,
  z.grond, z.motivering, z.besloten, z.versie,
  (select count(*) from zienswijze w where w.dossier = z.dossier and w.zaak = z.id),
  (select count(*) from zienswijze w where w.dossier = z.dossier and w.zaak = z.id and w.status = 'open'),
  (select count(*) from zienswijze w where w.dossier = z.dossier and w.zaak = z.id and w.status = 'bezwaar'),
  (select max(t.tot) from toegang_eigen t where t.dossier = z.zaak and t.soort = 'toetsing')
from recht_zaak z where z.dossier = $id:rechtverzoek_id order by z.soort desc, z.nummer, z.id limit 200

-- :name recht_zaak_plaats :one :lens kaal :reden "who handles a request opens what belongs to the houses and rings of his role, and no more (invariant 11)"
-- :ret huis huis_id?, ring text
select c.huis, c.ring from main.casus c where c.id = $zaak:dossier_id
union all
select a.huis, a.ring from main.aanmelding a where a.id = $zaak

-- :name recht_plaatsen :many :lens kaal :reden "a request goes only to who works in the houses and rings of its cases (invariant 11)"
-- One that turned out to be of somebody else is there still, by its number.
-- :ret huis huis_id?, ring text
select c.huis, c.ring from main.recht_zaak z join main.casus c on c.id = z.zaak where z.dossier = $id:rechtverzoek_id
union
select a.huis, a.ring from main.recht_zaak z join main.aanmelding a on a.id = z.zaak where z.dossier = $id

-- :name recht_zaak_drop :exec
-- It is somebody else.
update main.recht_zaak set vervallen = $nu:moment, vervallen_reden = $reden:text, versie = versie + 1
where id = $id:rechtzaak_id and versie = $versie:int and id in (select id from recht_zaak_schrijf)

-- :name recht_zaak_besluit :exec
update main.recht_zaak set uitkomst = $uitkomst:text, grond = $grond:text, motivering = $motivering:text,
  besloten = $nu:moment, versie = versie + 1
where id = $id:rechtzaak_id and versie = $versie:int and id in (select id from recht_zaak_schrijf)

-- :name recht_lees_cut :exec :lens kaal :reden "reading a case for a request takes the place of what runs (BGS 1.2)"
update main.toegang set tot = $nu:moment, versie = versie + 1
where dossier = $zaak:dossier_id and medewerker = $medewerker:medewerker_id and soort = 'toetsing' and tot > $nu
  and van < $nu

-- :name recht_lees_ander :many :lens kaal :reden "what somebody has in a case already stays when he reads it for a request"
-- :ret onderdeel text
select t.onderdeel from main.toegang t where t.dossier = $zaak:dossier_id and t.medewerker = $medewerker:medewerker_id
  and t.tot > $nu:moment and t.van < t.tot limit 50

-- :name recht_lees_add :exec :lens kaal :reden "the contact point opens a case for a request, with its number, and it ends by itself (BGS 1.2)"
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, z.zaak, m.id, $onderdeel:text, $niveau:int, 'toetsing', $grond:text, m.organisatie, $van:moment,
  $tot:moment, m.id, 1
from main.recht_zaak z join main.medewerker m on m.id = $medewerker:medewerker_id
where z.id = $rechtzaak:rechtzaak_id and z.vervallen is null

-- :name recht_punten :many :lens kaal :reden "what an overleg recorded of the case is given and corrected too: its points open with the case (AVG 15, BGS 1.7)"
-- :max 1000
-- :ret punt dossier_id
select a.id from main.recht_zaak z join main.agendapunt a on a.casus = z.zaak
where z.id = $rechtzaak:rechtzaak_id and z.vervallen is null order by a.id

-- :name recht_punt_add :exec :lens kaal :reden "what an overleg recorded of the case is given and corrected too: its points open with the case (AVG 15, BGS 1.7)"
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, a.id, m.id, $onderdeel:text, $niveau:int, 'toetsing', $grond:text, m.organisatie, $van:moment,
  $tot:moment, m.id, 1
from main.agendapunt a join main.medewerker m on m.id = $medewerker:medewerker_id where a.id = $punt:dossier_id

-- ---- what the deelnemers say ----

-- :name zienswijze_mensen :many :lens kaal :reden "whom the law says to consult on a request: the deelnemers of the case, by name and organisation (BGS 1.2)"
-- :ret id medewerker_id, naam text, functie text, organisatie organisatie_id, organisatie_naam text, domein text
select m.id, m.naam, m.functie, o.id, o.naam, o.domein
from main.teamlid t join main.medewerker m on m.id = t.medewerker join main.organisatie o on o.id = m.organisatie
where t.dossier = $zaak:dossier_id and m.actief_tot > $nu:moment
union
select m.id, m.naam, m.functie, o.id, o.naam, o.domein
from main.aanmelding a join main.medewerker m on m.id = a.aanmelder join main.organisatie o on o.id = m.organisatie
where a.id = $zaak and m.actief_tot > $nu
union
select m.id, m.naam, m.functie, o.id, o.naam, o.domein
from main.casus c join main.medewerker m on m.id = c.procesregisseur join main.organisatie o on o.id = m.organisatie
where c.id = $zaak and m.actief_tot > $nu
order by 5, 2, 1 limit 200

-- :name zienswijze_add :exec
insert into main.zienswijze (id, dossier, onderdeel, organisatie, zaak, nummer, verzoek_nummer, soort, betreft, medewerker,
  vraag, gevraagd, door, uiterlijk)
select $id:zienswijze_id, d.id, 'verzoek', m.organisatie, $zaak:rechtzaak_id, $nummer:text, $verzoek_nummer:text,
  $soort:text, $betreft:text, m.id, $vraag:text, $nu:moment, actor_id(), $uiterlijk:datum
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:rechtverzoek_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name zienswijze_get :one
-- :ret id zienswijze_id, dossier rechtverzoek_id, zaak rechtzaak_id, nummer text, verzoek_nummer text, soort text, betreft text, medewerker medewerker_id, naam text, organisatie organisatie_id, organisatie_naam text, vraag text, gevraagd moment, door medewerker_id, door_naam text, uiterlijk datum, status text, grond text, motivering text, beantwoord moment?, beantwoord_naam text, versie int, schrijven int
select z.id, z.dossier, z.zaak, z.nummer, z.verzoek_nummer, z.soort, z.betreft, z.medewerker, m.naam, z.organisatie,
  o.naam, z.vraag, z.gevraagd, z.door, d.naam, z.uiterlijk, z.status, z.grond, z.motivering, z.beantwoord,
  coalesce((select b.naam from medewerker b where b.id = z.beantwoord_door), ''), z.versie,
  coalesce((select max(s.niveau) from dossier_schrijf s where s.id = z.dossier and s.onderdeel = 'verzoek'), 0)
from zienswijze z join medewerker m on m.id = z.medewerker join organisatie o on o.id = z.organisatie
join medewerker d on d.id = z.door
where z.id = $id:zienswijze_id

-- :name zienswijze_list :many
-- Of one request.
-- :ret id zienswijze_id, zaak rechtzaak_id, nummer text, naam text, organisatie organisatie_id, organisatie_naam text, domein text, uiterlijk datum, status text, grond text, motivering text, beantwoord moment?
select z.id, z.zaak, z.nummer, m.naam, z.organisatie, o.naam, o.domein, z.uiterlijk, z.status, z.grond, z.motivering,
  z.beantwoord
from zienswijze z join medewerker m on m.id = z.medewerker join organisatie o on o.id = z.organisatie
where z.dossier = $id:rechtverzoek_id order by o.naam, m.naam, z.id limit 200

-- :name zienswijze_mine :many
-- Asked of the actor's organisation, and open.
-- :ret id zienswijze_id, dossier rechtverzoek_id, nummer text, verzoek_nummer text, soort text, naam text, uiterlijk datum, mij bool
select z.id, z.dossier, z.nummer, z.verzoek_nummer, z.soort, m.naam, z.uiterlijk,
  case when z.medewerker = actor_id() then 1 else 0 end
from zienswijze z join medewerker m on m.id = z.medewerker
where z.organisatie = actor_organisatie() and z.status = 'open' order by z.uiterlijk, z.id limit 50

-- :name zienswijze_answer :exec
update main.zienswijze set status = $status:text, grond = $grond:text, motivering = $motivering:text,
  beantwoord = $nu:moment, beantwoord_door = actor_id(), versie = versie + 1
where id = $id:zienswijze_id and versie = $versie:int
  and id in (select z.id from zienswijze z where z.status = 'open') and id in (select id from zienswijze_schrijf)

-- :name zienswijze_close :exec
-- The request is decided or was taken back: nobody answers any more.
update main.zienswijze set status = 'ingetrokken', versie = versie + 1
where id in (select z.id from zienswijze z where z.dossier = $id:rechtverzoek_id and z.status = 'open')
  and id in (select id from zienswijze_schrijf)

-- :name recht_huis :one
-- :ret naam text, adres text, telefoon text, email text
select h.naam, h.adres, h.telefoon, h.email from huis h where h.id = $id:huis_id

-- :name recht_gemeente :one
-- The gemeente where one objects: of the house, or the first of it.
-- :ret naam text
select g.naam from gemeente_huis l join gemeente g on g.id = l.gemeente
where l.huis = $huis:huis_id and l.van <= $op:datum and (l.tot is null or l.tot >= $op)
order by g.naam limit 1

-- :name brief_afschrift :many :lens kaal :reden "a letter that answers a request stands in the ledger of each case it speaks of, that what went to whom is complete there (C144)"
-- Letters in the ledger of a request, by case, that the ledger of the case has not.
-- :ret brief verstrekking_id, zaak rechtzaak_id
select v.id, z.id
from main.recht_zaak z join main.verstrekking v on v.dossier = z.dossier
join main.betrokkene b on b.id = z.betrokkene and b.dossier = z.zaak
where z.vervallen is null and z.uitkomst <> ''
  and not exists (select 1 from main.verstrekking x where x.afschrift_van = v.id and x.betrokkene = z.betrokkene)
order by v.id, z.id limit 100

-- :name brief_afschrift_add :exec :lens kaal :reden "a letter that answers a request stands in the ledger of each case it speaks of, that what went to whom is complete there (C144)"
-- That it went, by whom and to whom: nothing of what it says, and of no other case.
insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, betrokkene, ontvanger, wijze, wat, categorieen, doel,
  grond, dag, moment, door, afschrift_van)
select $id:verstrekking_id, z.zaak, case when z.soort = 'casus' then 'verzoek' else 'inhoud' end, v.organisatie, v.aan,
  z.betrokkene, v.ontvanger, v.wijze, v.wat, v.categorieen, v.doel, v.grond, v.dag, v.moment, v.door, v.id
from main.verstrekking v join main.recht_zaak z on z.dossier = v.dossier
where v.id = $brief:verstrekking_id and z.id = $zaak:rechtzaak_id
on conflict (afschrift_van, betrokkene) do nothing

-- ---- inzage ----

-- :name inzage_gegevens :many
-- What a dossier holds about one person, as far as the actor may read it, with the organisation that brought it in. What is
-- about another person alone (his address, relation, measurement, goal) is not here, nor what was withdrawn, nor what ties
-- the case to another case. ook: what else it is left out with; eigen:
-- it is about this person alone, not about the case as a whole. Of an aanmelding with police data all that its aanmelder
-- wrote is police data (invariant 14). doel_hier, afspraak_hier, stagnatie_hier: those that are not of another's goal.
-- :max 8000
-- :ret deel text, soort text, kop text, tekst text, bron text, moment moment?, wpg text, voorwaarden text, ook text, eigen bool
with doel_hier as (
  select d.id, d.onderdeel, d.organisatie, d.leefgebied, d.tekst, d.norm, d.woorden, d.status_reden,
    case when d.betrokkene is null then 0 else 1 end as eigen
  from doel d
  where d.dossier = $zaak:dossier_id and coalesce(d.betrokkene, $betrokkene:betrokkene_id) = $betrokkene),
afspraak_hier as (
  select a.id, a.onderdeel, a.organisatie, a.bron, a.status, a.tekst, a.gemaakt, a.laatst, a.antwoord_reden, a.status_reden,
    a.voorstel_reden, a.indeling_reden, case when a.doel in (select d.id from doel_hier d where d.eigen = 1) then 1 else 0
    end as eigen
  from afspraak a
  where a.dossier = $zaak and not exists (select 1 from doel d where d.id = a.doel and d.betrokkene <> $betrokkene)),
stagnatie_hier as (
  select s.id, s.onderdeel, s.organisatie, s.reden, s.toelichting, s.begonnen, s.opgelost, s.opgelost_hoe from stagnatie s
  where s.dossier = $zaak and (s.doel is null or s.doel in (select d.id from doel_hier d))
    and (s.afspraak is null or s.afspraak in (select a.id from afspraak_hier a)))
select n.onderdeel, 'notitie', n.titel, n.tekst, o.naam, n.moment, n.wpg, n.voorwaarden, '', 0
from notitie n join organisatie o on o.id = n.organisatie where n.dossier = $zaak and n.ingetrokken is null
union all
select a.onderdeel, 'adres', a.soort, a.straat || coalesce(' ' || cast(a.huisnummer as text), '')
  || case when a.toevoeging = '' then '' else ' ' || a.toevoeging end || ', ' || a.postcode || ' ' || a.plaats, o.naam,
  null, b.wpg, b.voorwaarden, case when a.soort = 'geheim' then 'geheim' else '' end, 1
from adres a join betrokkene b on b.id = a.betrokkene join organisatie o on o.id = a.organisatie
where a.dossier = $zaak and a.betrokkene = $betrokkene
union all
select a.onderdeel, 'land', a.soort, a.land, o.naam, null, b.wpg, b.voorwaarden,
  case when a.soort = 'geheim' then 'geheim' else '' end, 1
from adres a join betrokkene b on b.id = a.betrokkene join organisatie o on o.id = a.organisatie
where a.dossier = $zaak and a.betrokkene = $betrokkene and a.land <> '6030'
union all
select 'informeren', 'geinformeerd', b.geinformeerd, b.geinformeerd_reden, o.naam, null, b.wpg, b.voorwaarden,
  b.onderdeel, 1
from betrokkene b join organisatie o on o.id = b.organisatie
where b.dossier = $zaak and b.id = $betrokkene and (b.geinformeerd_reden <> '' or b.geinformeerd not in ('',
  'mondeling', 'schriftelijk'))
union all
select r.onderdeel, 'relatie', '', r.soort, o.naam, null, '', '', '', 1
from relatie r join organisatie o on o.id = r.organisatie where r.dossier = $zaak and r.van_betrokkene = $betrokkene
union all
select r.onderdeel, 'relatie_om', '', r.soort, o.naam, null, '', '', '', 1
from relatie r join organisatie o on o.id = r.organisatie where r.dossier = $zaak and r.naar_betrokkene = $betrokkene
union all
select i.onderdeel, 'aanleiding', '', i.aanleiding, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.aanleiding <> ''
union all
select i.onderdeel, 'gedrag', '', i.gedrag, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.gedrag <> ''
union all
select i.onderdeel, 'geprobeerd', '', i.geprobeerd, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.geprobeerd <> ''
union all
select i.onderdeel, 'lokaal', '', i.lokaal, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.lokaal <> ''
union all
select i.onderdeel, 'noodzaak', '', i.noodzaak, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.noodzaak <> ''
union all
select i.onderdeel, 'partners', '', i.partners, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.partners <> ''
union all
select i.onderdeel, 'doel_aanmelding', '', i.doel, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.doel <> ''
union all
select i.onderdeel, 'leefgebieden', '', i.leefgebieden, o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.leefgebieden <> ''
union all
select i.onderdeel, 'risico', i.risico, '', o.naam, null, i.wpg, i.voorwaarden, '', 0
from aanmelding_inhoud i join organisatie o on o.id = i.organisatie where i.dossier = $zaak and i.risico <> ''
union all
select e.onderdeel, 'veld', e.veld, e.waarde, o.naam, null, coalesce((select max(y.wpg) from aanmelding_inhoud y
  where y.dossier = $zaak), ''), coalesce((select max(y.voorwaarden) from aanmelding_inhoud y where y.dossier =
  $zaak), ''), '', 0
from extra_veld e join organisatie o on o.id = e.organisatie where e.dossier = $zaak
union all
select c.onderdeel, 'criterium', c.criterium || ': ' || c.antwoord, c.motivering, o.naam, null, coalesce((select max(y.wpg) from
  aanmelding_inhoud y where y.dossier = $zaak), ''), coalesce((select max(y.voorwaarden) from aanmelding_inhoud y
  where y.dossier = $zaak), ''), '', 0
from criterium_antwoord c join organisatie o on o.id = c.organisatie where c.dossier = $zaak and c.motivering <> ''
union all
select b.onderdeel, 'bericht_' || b.soort, '', b.tekst, o.naam, b.moment, case when m.organisatie =
  b.organisatie then coalesce((select max(y.wpg) from aanmelding_inhoud y where y.dossier = $zaak), '') else '' end,
  case when m.organisatie = b.organisatie then coalesce((select max(y.voorwaarden) from aanmelding_inhoud y where
  y.dossier = $zaak), '') else '' end, '', 0
from bericht b join medewerker m on m.id = b.door join organisatie o on o.id = m.organisatie where b.dossier = $zaak
union all
select w.onderdeel, 'risico', w.risico, w.risico_reden, o.naam, w.besloten, '', '', '', 0
from weegpunt w join organisatie o on o.id = w.organisatie where w.dossier = $zaak and w.risico_reden <> ''
union all
select w.onderdeel, 'weging', w.uitkomst, w.reden, o.naam, w.besloten, '', '', '', 0
from weegpunt w join organisatie o on o.id = w.organisatie where w.dossier = $zaak and w.uitkomst <> ''
union all
select w.onderdeel, 'oordeel', w.criterium || ': ' || w.oordeel, w.toelichting, o.naam, null, '', '', '', 0
from oordeel w join organisatie o on o.id = w.organisatie where w.dossier = $zaak and w.toelichting <> ''
union all
select 'kern', 'besluit_aanmelding', a.ontvanger, a.besluit_reden, coalesce((select h.naam from huis h where h.id =
  a.huis), o.naam), a.besluit, '', '', '', 0
from aanmelding a join organisatie o on o.id = a.organisatie where a.id = $zaak and a.besluit_reden <> ''
union all
select 'kern', 'risico', c.risico, c.risico_reden, o.naam, c.risico_moment, '', '', '', 0
from casus c join organisatie o on o.id = c.organisatie where c.id = $zaak and c.risico <> ''
union all
select k.onderdeel, 'kenmerk', '', k.code, o.naam, null, '', '', '', 0
from kenmerk k join organisatie o on o.id = k.organisatie where k.dossier = $zaak
union all
select f.onderdeel, 'fase', '', f.toelichting, o.naam, f.moment, '', '', '', 0
from fase_stap f join organisatie o on o.id = f.organisatie where f.dossier = $zaak and f.toelichting <> ''
union all
select t.onderdeel, 'termijn', '', t.opgeschort_toelichting, o.naam, t.opgeschort, '', '', '',
  case when t.betrokkene = $betrokkene then 1 else 0 end
from termijn t join organisatie o on o.id = t.organisatie
where t.dossier = $zaak and t.opgeschort_toelichting <> ''
  and coalesce(t.betrokkene, $betrokkene) = $betrokkene
union all
select v.onderdeel, 'veiligheid', '', v.tekst, o.naam, v.bevestigd, '', '', '', 0
from veiligheidsafspraak v join organisatie o on o.id = v.organisatie where v.dossier = $zaak and v.vervallen is null
union all
select v.onderdeel, 'vraag', '', v.vraag, o.naam, v.gevraagd, v.wpg, '', '', 0
from informatieverzoek v join medewerker m on m.id = v.door join organisatie o on o.id = m.organisatie
where v.dossier = $zaak and (v.status <> 'beantwoord' or v.antwoord = '')
union all
select v.onderdeel, 'informatie', v.vraag, v.antwoord, o.naam, v.beantwoord, v.wpg, v.voorwaarden, '', 0
from informatieverzoek v join organisatie o on o.id = v.organisatie
where v.dossier = $zaak and v.status = 'beantwoord' and v.antwoord <> ''
union all
select v.onderdeel, 'geweigerd', '', v.toelichting, o.naam, v.beantwoord, v.wpg, v.voorwaarden, '', 0
from informatieverzoek v join organisatie o on o.id = v.organisatie where v.dossier = $zaak and v.toelichting <> ''
union all
select q.onderdeel, 'informatie', q.vraag, q.antwoord, o.naam, v.beantwoord, v.wpg, v.voorwaarden, '', 0
from verzoek_vraag q join informatieverzoek v on v.id = q.verzoek join organisatie o on o.id = q.organisatie
where q.dossier = $zaak and q.antwoord <> '' and v.status = 'beantwoord'
union all
select j.onderdeel, 'document', j.titel, j.bestandsnaam, o.naam, j.moment, j.wpg, j.voorwaarden, '', 0
from bijlage j join organisatie o on o.id = j.organisatie where j.dossier = $zaak and j.status = 'klaar'
union all
select p.onderdeel, 'plan_aanleiding', '', p.aanleiding, o.naam, p.gemaakt, '', '', '', 0
from plan p join organisatie o on o.id = p.organisatie where p.dossier = $zaak and p.aanleiding <> ''
union all
select p.onderdeel, 'plan', '', p.samenvatting, o.naam, p.gemaakt, '', '', '', 0
from plan p join organisatie o on o.id = p.organisatie where p.dossier = $zaak and p.samenvatting <> ''
union all
select p.onderdeel, 'woorden', '', p.woorden, o.naam, p.gemaakt, '', '', '', 0
from plan p join organisatie o on o.id = p.organisatie where p.dossier = $zaak and p.woorden <> ''
union all
select p.onderdeel, 'perspectief', '', p.perspectief, o.naam, p.gemaakt, '', '', '', 0
from plan p join organisatie o on o.id = p.organisatie where p.dossier = $zaak and p.perspectief <> ''
union all
select p.onderdeel, 'plan_besluit', '', p.besluit, o.naam, p.gemaakt, '', '', '', 0
from plan p join organisatie o on o.id = p.organisatie where p.dossier = $zaak and p.besluit <> ''
union all
select y.onderdeel, 'analyse', y.leefgebied, y.tekst, o.naam, null, '', '', '', 0
from plan_analyse y join organisatie o on o.id = y.organisatie where y.dossier = $zaak
union all
select d.onderdeel, 'doel', d.leefgebied, d.tekst, o.naam, null, '', '', '', d.eigen
from doel_hier d join organisatie o on o.id = d.organisatie
union all
select d.onderdeel, 'norm', d.leefgebied, d.norm, o.naam, null, '', '', '', d.eigen
from doel_hier d join organisatie o on o.id = d.organisatie where d.norm <> ''
union all
select d.onderdeel, 'woorden', d.leefgebied, d.woorden, o.naam, null, '', '', '', d.eigen
from doel_hier d join organisatie o on o.id = d.organisatie where d.woorden <> ''
union all
select d.onderdeel, 'doel_status', d.leefgebied, d.status_reden, o.naam, null, '', '', '', d.eigen
from doel_hier d join organisatie o on o.id = d.organisatie where d.status_reden <> ''
union all
select a.onderdeel, 'afspraak', a.status, a.tekst, o.naam, a.gemaakt, '', '', '', a.eigen
from afspraak_hier a join organisatie o on o.id = a.bron
union all
select a.onderdeel, 'afspraak_antwoord', a.tekst, a.antwoord_reden, o.naam, a.laatst, '', '', '', a.eigen
from afspraak_hier a join organisatie o on o.id = a.organisatie where a.antwoord_reden <> ''
union all
select a.onderdeel, 'afspraak_status', a.tekst, a.status_reden, o.naam, a.laatst, '', '', '', a.eigen
from afspraak_hier a join organisatie o on o.id = a.organisatie where a.status_reden <> ''
union all
select a.onderdeel, 'afspraak_voorstel', a.tekst, a.voorstel_reden, o.naam, a.laatst, '', '', '', a.eigen
from afspraak_hier a join organisatie o on o.id = a.organisatie where a.voorstel_reden <> ''
union all
select a.onderdeel, 'afspraak_indeling', a.tekst, a.indeling_reden, o.naam, a.laatst, '', '', '', a.eigen
from afspraak_hier a join organisatie o on o.id = a.organisatie where a.indeling_reden <> ''
union all
select t.onderdeel, 'stap', '', t.tekst, o.naam, t.moment, t.wpg, t.voorwaarden, '', a.eigen
from afspraak_stap t join afspraak_hier a on a.id = t.afspraak join medewerker m on m.id = t.door
join organisatie o on o.id = m.organisatie where t.dossier = $zaak and t.tekst <> ''
union all
select s.onderdeel, 'stagnatie', s.reden, s.toelichting, o.naam, s.begonnen, '', '', '', 0
from stagnatie_hier s join organisatie o on o.id = s.organisatie
union all
select s.onderdeel, 'stagnatie_op', s.reden, s.opgelost_hoe, o.naam, s.opgelost, '', '', '', 0
from stagnatie_hier s join organisatie o on o.id = s.organisatie where s.opgelost_hoe <> ''
union all
select x.onderdeel, 'escalatie', '', x.vraag || case when x.antwoord = '' then '' else ' ' || x.antwoord end,
  o.naam, x.gezet, '', '', '', 0
from escalatie_stap x join stagnatie_hier s on s.id = x.stagnatie join organisatie o on o.id = x.organisatie
where x.dossier = $zaak
union all
select s.onderdeel, 'zrm', s.domein, coalesce(cast(s.score as text), '') || case when s.opmerking = '' then '' else ' '
  || s.opmerking end, o.naam, m.moment, m.wpg, m.voorwaarden, '', 1
from zrm_score s join zrm_meting m on m.id = s.meting join organisatie o on o.id = s.organisatie
where s.dossier = $zaak and (s.score is not null or s.opmerking <> '') and m.betrokkene = $betrokkene
  and m.ingetrokken is null
union all
select s.onderdeel, 'zrm_reden', s.domein, s.reden, o.naam, m.moment, m.wpg, m.voorwaarden, '', 1
from zrm_score s join zrm_meting m on m.id = s.meting join organisatie o on o.id = s.organisatie
where s.dossier = $zaak and s.reden <> '' and m.betrokkene = $betrokkene and m.ingetrokken is null
union all
select u.onderdeel, 'zrm_uitzondering', u.domein, u.motivering, o.naam, u.moment, m.wpg, '', '', 1
from zrm_uitzondering u join zrm_meting m on m.id = u.meting join organisatie o on o.id = u.organisatie
where u.dossier = $zaak and m.betrokkene = $betrokkene and m.ingetrokken is null
union all
select m.onderdeel, 'meting', '', m.toelichting, o.naam, m.moment, m.wpg, m.voorwaarden, '', 1
from zrm_meting m join organisatie o on o.id = m.organisatie
where m.dossier = $zaak and m.betrokkene = $betrokkene and m.ingetrokken is null and m.toelichting <> ''
union all
select m.onderdeel, 'meting_gecorrigeerd', '', m.gecorrigeerd_reden, o.naam, m.gecorrigeerd, m.wpg, m.voorwaarden, '', 1
from zrm_meting m join organisatie o on o.id = m.organisatie
where m.dossier = $zaak and m.betrokkene = $betrokkene and m.ingetrokken is null and m.gecorrigeerd_reden <> ''
union all
select e.onderdeel, 'eindverslag', e.titel, e.tekst, o.naam, null, '', '', '', 0
from eindverslag e join organisatie o on o.id = e.organisatie where e.dossier = $zaak and e.tekst <> ''
  and (e.soort = 'veld' or e.doel in (select d.id from doel_hier d) or e.afspraak in (select a.id from afspraak_hier a))
union all
select e.onderdeel, 'uitkomst', e.titel, e.uitkomst, o.naam, null, '', '', '', 0
from eindverslag e join organisatie o on o.id = e.organisatie where e.dossier = $zaak and e.uitkomst <> ''
  and (e.soort = 'veld' or e.doel in (select d.id from doel_hier d) or e.afspraak in (select a.id from afspraak_hier a))
union all
select f.onderdeel, 'afschaling', f.reden, f.motivering, o.naam, f.gesloten, '', '', '', 0
from afschaling f join organisatie o on o.id = f.organisatie where f.dossier = $zaak
union all
select h.onderdeel, 'heropening', '', h.reden, o.naam, h.moment, '', '', '', 0
from heropening h join organisatie o on o.id = h.organisatie where h.dossier = $zaak
union all
select h.onderdeel, 'herbeoordeling', h.uitkomst, h.reden, o.naam, h.moment, '', '', '', 0
from herbeoordeling h join organisatie o on o.id = h.organisatie where h.dossier = $zaak
union all
select x.onderdeel, 'overdracht', '', x.reden, o.naam, x.moment, '', '', '', 0
from casus_overdracht x join organisatie o on o.id = x.organisatie where x.dossier = $zaak
union all
select x.onderdeel, 'overdracht_antwoord', '', x.antwoord, o.naam, x.beantwoord, '', '', '', 0
from casus_overdracht x join organisatie o on o.id = x.organisatie where x.dossier = $zaak and x.antwoord <> ''
union all
select s.onderdeel, 'vernietigstop', '', s.reden, o.naam, s.moment, '', '', '', 0
from vernietigstop s join organisatie o on o.id = s.organisatie where s.dossier = $zaak
union all
select v.onderdeel, 'verlenging', '', v.motivering, o.naam, v.moment, '', '', '', 0
from verlenging v join organisatie o on o.id = v.organisatie where v.dossier = $zaak
union all
select p.onderdeel, 'beperking', '', p.reden, o.naam, p.van, '', '', '', 0
from beperking p join organisatie o on o.id = p.organisatie where p.dossier = $zaak
union all
select 'informeren', i.soort, i.grond, i.reden, o.naam, i.moment, '', '', i.onderdeel, 1
from informatie i join organisatie o on o.id = i.organisatie
where i.dossier = $zaak and i.betrokkene = $betrokkene and i.soort <> 'brief'
union all
select 'informeren', 'brief', f.onderwerp, f.tekst, o.naam, f.moment, '', '', '', 1
from brief f join organisatie o on o.id = f.organisatie where f.dossier = $zaak and f.betrokkene = $betrokkene
order by 1, 6 nulls first, 2, 3, 4

-- :name inzage_punten :many :lens kaal :reden "which points of overleggen speak of a case, of what kind and day those were, and whether who handles the request has each open: of an agenda and of who was there nothing (AVG 15)"
-- :max 1000
-- :ret punt agendapunt_id, soort text, begin moment, open bool
select p.id, o.soort, o.begin,
  case when (select count(distinct t.onderdeel) from main.toegang t where t.dossier = p.id
    and t.medewerker = $medewerker:medewerker_id and t.onderdeel in ('kern', 'inhoud') and t.niveau >= 2
    and t.van <= $nu:moment and t.tot > $nu) = 2 then 1 else 0 end
from main.agendapunt p join main.overleg o on o.id = p.overleg
where p.casus = $zaak:dossier_id order by o.begin, p.id

-- :name inzage_overleg :many
-- What overleggen recorded of the case. plan: it became an afspraak, and is left out with the plan; not for another's goal.
-- :max 8000
-- :ret punt agendapunt_id, soort text, tekst text, bron text, moment moment?, wpg text, plan bool
select p.id, 'agendapunt', p.vraag, o.naam, null, '', 0
from agendapunt p join organisatie o on o.id = p.organisatie where p.casus = $zaak:dossier_id and p.vraag <> ''
union all
select p.id, 'overleg_' || v.soort, v.tekst, o.naam, v.moment, v.wpg, case when v.afspraak is null then 0 else 1 end
from agendapunt p join vastlegging v on v.dossier = p.id join organisatie o on o.id = v.organisatie
where p.casus = $zaak and v.ingetrokken is null and not exists (select 1 from afspraak a join doel d on d.id = a.doel
    where a.id = v.afspraak and d.betrokkene <> $betrokkene:betrokkene_id)
order by 1, 5 nulls first, 2, 3

-- :name inzage_mensen :many
-- The persons of a dossier: the one it is about, and the others, whose names are left out of every text.
-- zo: what the persoon is called, to whom the betrokkene is linked.
-- :ret id betrokkene_id, persoon persoon_id?, rol text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, geinformeerd text, organisatie_naam text, hoofd bool, zo text, zo_bsn text
select b.id, b.persoon, b.rol, b.bsn, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik, b.geboren, b.geslacht, b.geinformeerd, o.naam, b.hoofd,
  coalesce((select p.voornamen || ' ' || p.geslachtsnaam || ' ' || p.partner_naam from persoon p where p.id = b.persoon), ''),
  coalesce((select p.bsn from persoon p where p.id = b.persoon), '')
from betrokkene b join organisatie o on o.id = b.organisatie where b.dossier = $zaak:dossier_id order by b.id limit 200

-- :name inzage_correcties :many
-- What was corrected about the person, or about the whole of the dossier. It is left out with what was corrected: wpg, ook.
-- datum: what bears a mark or is about one person (wie). What is gone since is not told, nor what is of a table not named here.
-- eigen: it is about this person alone.
-- :ret deel text, soort text, tabel text, kolom text, reden text, moment moment, wpg text, ook text, eigen bool
with over as (
  select a.id, d.betrokkene as wie from afspraak a join doel d on d.id = a.doel where a.dossier = $zaak:dossier_id),
datum as (
  select 'notitie' as tabel, n.id, n.wpg, cast(null as bigint) as wie from notitie n where n.dossier = $zaak
  union all select 'bijlage', f.id, f.wpg, cast(null as bigint) from bijlage f where f.dossier = $zaak
  union all select 'informatieverzoek', v.id, v.wpg, cast(null as bigint) from informatieverzoek v where v.dossier = $zaak
  union all select 'verzoek_vraag', q.id, v.wpg, cast(null as bigint) from verzoek_vraag q join informatieverzoek v on v.id = q.verzoek
    where q.dossier = $zaak
  union all select x.tabel, x.id, coalesce((select max(i.wpg) from aanmelding_inhoud i where i.dossier = $zaak), ''), cast(null as bigint)
    from (select 'aanmelding_inhoud' as tabel, i.id from aanmelding_inhoud i where i.dossier = $zaak
      union all select 'criterium_antwoord', c.id from criterium_antwoord c where c.dossier = $zaak
      union all select 'extra_veld', e.id from extra_veld e where e.dossier = $zaak
      union all select 'bericht', b.id from bericht b where b.dossier = $zaak) x
  union all select 'vastlegging', v.id, v.wpg, (select o.wie from over o where o.id = v.afspraak)
    from agendapunt p join vastlegging v on v.dossier = p.id where p.casus = $zaak
  union all select 'zrm_meting', m.id, m.wpg, m.betrokkene from zrm_meting m where m.dossier = $zaak
  union all select 'zrm_score', s.id, m.wpg, m.betrokkene from zrm_score s join zrm_meting m on m.id = s.meting
    where s.dossier = $zaak
  union all select 'zrm_uitzondering', u.id, m.wpg, m.betrokkene from zrm_uitzondering u join zrm_meting m on m.id = u.meting
    where u.dossier = $zaak
  union all select 'doel', d.id, '', d.betrokkene from doel d where d.dossier = $zaak
  union all select 'afspraak', a.id, '', (select o.wie from over o where o.id = a.id) from afspraak a where a.dossier = $zaak
  union all select 'afspraak_stap', t.id, t.wpg, (select o.wie from over o where o.id = t.afspraak) from afspraak_stap t
    where t.dossier = $zaak
  union all select 'stagnatie', s.id, '', coalesce((select d.betrokkene from doel d where d.id = s.doel),
    (select o.wie from over o where o.id = s.afspraak)) from stagnatie s where s.dossier = $zaak
  union all select 'escalatie_stap', x.id, '', coalesce((select d.betrokkene from doel d where d.id = s.doel),
    (select o.wie from over o where o.id = s.afspraak)) from escalatie_stap x join stagnatie s on s.id = x.stagnatie
    where x.dossier = $zaak
  union all select 'eindverslag', e.id, '', coalesce((select d.betrokkene from doel d where d.id = e.doel),
    (select o.wie from over o where o.id = e.afspraak)) from eindverslag e where e.dossier = $zaak
    and (e.soort = 'veld' or e.doel is not null or e.afspraak is not null)
  union all select 'termijn', t.id, '', t.betrokkene from termijn t where t.dossier = $zaak
  union all select 'adres', a.id, b.wpg, b.id from adres a join betrokkene b on b.id = a.betrokkene where a.dossier = $zaak
  union all select 'betrokkene', b.id, b.wpg, b.id from betrokkene b where b.dossier = $zaak
  union all select 'persoon', b.persoon, '', b.id from betrokkene b where b.id = $betrokkene:betrokkene_id
  union all select x.tabel, x.id, '', cast(null as bigint)
    from (select 'plan' as tabel, p.id from plan p where p.dossier = $zaak
      union all select 'plan_analyse', y.id from plan_analyse y where y.dossier = $zaak
      union all select 'casus', k.id from casus k where k.id = $zaak
      union all select 'agendapunt', p.id from agendapunt p where p.casus = $zaak
      union all select 'veiligheidsafspraak', v.id from veiligheidsafspraak v where v.dossier = $zaak
      union all select 'weegpunt', w.id from weegpunt w where w.dossier = $zaak
      union all select 'oordeel', w.id from oordeel w where w.dossier = $zaak
      union all select 'fase_stap', f.id from fase_stap f where f.dossier = $zaak
      union all select 'herbeoordeling', h.id from herbeoordeling h where h.dossier = $zaak
      union all select 'afschaling', f.id from afschaling f where f.dossier = $zaak
      union all select 'heropening', h.id from heropening h where h.dossier = $zaak
      union all select 'casus_overdracht', x.id from casus_overdracht x where x.dossier = $zaak) x)
select r.onderdeel, r.soort, r.tabel, r.kolom, r.reden, r.moment,
  case when r.tabel = 'betrokkene' and r.kolom <> 'geinformeerd_reden' then '' else g.wpg end,
  case when r.tabel in ('vastlegging', 'agendapunt') then 'overleg' when r.kolom = 'geinformeerd_reden' then 'informeren'
    when r.tabel = 'adres' and exists (select 1 from adres a where a.id = r.rij and a.soort = 'geheim') then 'geheim'
    else '' end, case when g.wie is null then 0 else 1 end
from rectificatie r join datum g on g.tabel = r.tabel and g.id = r.rij
where r.dossier = $zaak and coalesce(g.wie, $betrokkene) = $betrokkene
order by r.moment desc, r.id desc limit 300

-- :name inzage_blikken :many
-- Who looked, by organisation and, unless the house decided otherwise, function: never a name.
-- :ret organisatie text, functie text, aantal int, eerst moment, laatst moment
select x.organisatie, x.functie, count(*), min(x.moment), max(x.moment)
from (
  select coalesce(o.naam, '') as organisatie, r.moment as moment, case when exists (
      select 1 from huis h where h.inzage_kort = 1 and (h.id in (select k.huis from casus k where k.id = r.dossier)
        or h.id in (select a.huis from aanmelding a where a.id = r.dossier)))
    then '' else coalesce(m.functie, '') end as functie
  from raadpleging r left join medewerker m on m.id = r.medewerker left join organisatie o on o.id = r.organisatie
  where r.dossier = $zaak:dossier_id and r.soort <> 'geweigerd') x
group by x.organisatie, x.functie order by 1, 2 limit 300

-- :name inzage_delen :many
-- :ret zaak rechtzaak_id, deel text, ingehouden bool, grond text
select d.zaak, d.deel, d.ingehouden, d.grond from inzage_deel d where d.dossier = $id:rechtverzoek_id
order by d.zaak, d.deel limit 500

-- :name inzage_deel_set :exec
update main.inzage_deel set ingehouden = $ingehouden:bool, grond = $grond:text, versie = versie + 1
where id in (select d.id from inzage_deel d where d.zaak = $zaak:rechtzaak_id and d.deel = $deel:text)
  and id in (select id from inzage_deel_schrijf)

-- :name inzage_deel_add :exec
insert into main.inzage_deel (id, dossier, onderdeel, organisatie, zaak, deel, ingehouden, grond)
select $id:int, d.id, 'inhoud', actor_organisatie(), $zaak:rechtzaak_id, $deel:text, $ingehouden:bool, $grond:text
from dossier_schrijf d where d.id = $dossier:rechtverzoek_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name inzage_levering_add :exec
insert into main.inzage_levering (id, dossier, onderdeel, organisatie, gegevens, ingehouden, vinger, moment, door)
select $id:int, d.id, 'inhoud', actor_organisatie(), $gegevens:int, $ingehouden:int, $vinger:text, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $dossier:rechtverzoek_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name inzage_levering_laatst :one
-- :ret moment moment, naam text, vinger text
select l.moment, m.naam, l.vinger from inzage_levering l join medewerker m on m.id = l.door
where l.dossier = $id:rechtverzoek_id order by l.moment desc, l.id desc limit 1
