-- Letting a case go: review, closing, reopening, and what a review of a closed case opens.

-- :name afschaling_leden :many
-- Who is admitted to kern now, with what his organisation may decide.
-- :ret id medewerker_id, naam text, organisatie_naam text, soort text, wgs text
select distinct m.id, m.naam, o.naam, o.soort, o.wgs
from toegang t join medewerker m on m.id = t.medewerker join organisatie o on o.id = m.organisatie
where t.dossier = $casus:casus_id and t.onderdeel = 'kern' and t.niveau >= 2 and t.van <= $nu:moment and t.tot > $nu
order by 3, 2, 1 limit 300

-- :name afschaling_beslissers :many
-- The roles of people of the regio, to find who may take part in a decision on reopening.
-- :max 3000
-- :ret id medewerker_id, naam text, organisatie_naam text, soort text, wgs text, rol text, ring bool
select m.id, m.naam, o.naam, o.soort, o.wgs, r.rol,
  case when $ring:text = '' or exists (select 1 from rol_toekenning k where k.medewerker = m.id and k.ring = $ring
    and k.van <= $nu:moment and k.tot > $nu) then 1 else 0 end
from rol_toekenning r join medewerker m on m.id = r.medewerker join organisatie o on o.id = m.organisatie
where r.van <= $nu and r.tot > $nu and m.actief_van <= $nu and m.actief_tot > $nu and o.wgs = 'lid1'
order by o.naam, m.naam, m.id, r.rol limit 3000

-- :name afschaling_add :exec
insert into main.afschaling (id, dossier, onderdeel, organisatie, besloten, reden, motivering, model, van, niveau,
  ontvanger, gesloten, door)
select $id:afschaling_id, d.id, 'kern', actor_organisatie(), $besloten:moment, $reden:text, $motivering:text,
  $model:text, $niveau_van:text, $niveau:text, $ontvanger:text, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name eindverslag_add :exec
insert into main.eindverslag (id, dossier, onderdeel, organisatie, afschaling, soort, volgorde, titel, uitkomst, tekst, doel,
  afspraak)
select $id:int, d.id, 'kern', actor_organisatie(), $afschaling:afschaling_id, $soort:text, $volgorde:int, $titel:text,
  $uitkomst:text, $tekst:text, $doel:doel_id?, $afspraak:afspraak_id?
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name afschaling_besluit_add :exec
-- A core deelnemer who took the decision (WGS 2.31 lid 8).
insert into main.besluit_deelnemer (id, dossier, onderdeel, organisatie, soort, medewerker, moment)
select $id:int, d.id, 'kern', m.organisatie, $soort:text, m.id, $besloten:moment
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name casus_set_gesloten :exec
-- Closed or, with none, open again. The day of destruction stays what it was (invariant 31).
update main.casus set gesloten = $gesloten:moment?, fase = $fase:text, procesregisseur = $regisseur:medewerker_id,
  herbeoordeling = $herbeoordeling:datum?, toestand = 'opschema', versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- :name casus_set_herbeoordeling :exec
update main.casus set herbeoordeling = $herbeoordeling:datum, versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- :name afschaling_afspraak_end :exec
update main.afspraak set status = 'vervallen', status_reden = $reden:text, laatst = $nu:moment, afgesloten = $nu,
  versie = versie + 1
where id = $id:afspraak_id and id in (select a.id from afspraak a where a.dossier = $casus:casus_id
    and a.status in ('open', 'loopt'))
  and id in (select id from afspraak_schrijf)

-- :name afschaling_overname :one
-- A case that is taken over, before it is closed.
-- :ret thema text, fase text, huis_code text, regisseur medewerker_id, vernietigen datum?, versie int
select c.thema, c.fase, h.code, c.procesregisseur, c.vernietigen, c.versie
from casus c join huis h on h.id = c.huis where c.id = $casus:casus_id and c.gesloten is null

-- :name afschaling_open :many
-- :ret id afspraak_id
select a.id from afspraak a where a.dossier = $casus:casus_id and a.status in ('open', 'loopt') order by a.id limit 500

-- :name teamlid_end_all :exec
update main.teamlid set tot = $nu:moment, einde_reden = $reden:text, versie = versie + 1
where id in (select t.id from teamlid t where t.dossier = $casus:casus_id and (t.tot is null or t.tot > $nu))
  and id in (select id from teamlid_schrijf)

-- :name verzoek_close_all :exec
-- Nobody answers a request for access to a closed case.
update main.toegangsverzoek set status = 'ingetrokken', versie = versie + 1
where id in (select v.id from toegangsverzoek v where v.dossier = $casus:casus_id and v.status = 'open')
  and id in (select id from toegangsverzoek_schrijf)

-- :name toegang_cut_kern :exec
-- Everybody's kern but that of one; in one statement, for one's own may be among it.
update main.toegang set tot = $nu:moment, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $casus:casus_id and t.onderdeel = 'kern'
  and t.medewerker <> $behalve:medewerker_id and t.tot > $nu and t.van < $nu)
  and id in (select id from toegang_schrijf)

-- :name toegang_cut_kern_later :exec
update main.toegang set van = $nu:moment, tot = $nu, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $casus:casus_id and t.onderdeel = 'kern'
  and t.medewerker <> $behalve:medewerker_id and t.tot > t.van and t.van >= $nu)
  and id in (select id from toegang_schrijf)

-- :name afscherm_aanmeldingen :exec :lens kaal :reden "the content of the aanmelding is shielded with its case (WGS 2.31 lid 8)"
-- Of the closed cases from van to tot, one or all: what a stop between two units left open is closed by the timed job.
-- What is open for review, or for a request, has its own end. What would begin later (after a replacement) is emptied.
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where onderdeel <> 'kern' and soort <> 'toetsing' and tot > $nu and dossier in (select c.aanmelding from main.casus c
  where c.gesloten is not null and c.aanmelding is not null and c.id >= $van:int and c.id <= $tot:int)

-- :name afscherm_agendapunten :exec :lens kaal :reden "what an overleg recorded about a case is shielded with it (WGS 2.31 lid 8)"
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where soort <> 'toetsing' and tot > $nu and dossier in (select p.id from main.agendapunt p join main.casus c on c.id = p.casus
  where c.gesloten is not null and c.id >= $van:int and c.id <= $tot:int)

-- :name afscherm_meldingen :exec :lens kaal :reden "a closed case leaves the inbox of who may not see it any more"
update main.melding set gelezen = $nu:moment
where gelezen is null and dossier in (select c.id from main.casus c
    where c.gesloten is not null and c.id >= $van:int and c.id <= $tot:int)
  and not exists (select 1 from main.toegang t where t.dossier = melding.dossier and t.medewerker = melding.medewerker
    and t.van <= $nu and t.tot > $nu)

-- :name huis_code :one
-- :ret code text
select h.code from huis h where h.id = $huis:huis_id

-- ---- reading ----

-- :name afschaling_list :many :lens actor,asof
-- Newest first.
-- :ret id afschaling_id, besloten moment, reden text, motivering text, model text, niveau_van text, niveau text, ontvanger text, gesloten moment, door_naam text
select a.id, a.besloten, a.reden, a.motivering, a.model, a.van, a.niveau, a.ontvanger, a.gesloten, m.naam
from afschaling a join medewerker m on m.id = a.door
where a.dossier = $casus:casus_id order by a.gesloten desc, a.id desc limit 20

-- :name eindverslag_list :many :lens actor,asof
-- :ret afschaling afschaling_id, soort text, titel text, uitkomst text, tekst text
select e.afschaling, e.soort, e.titel, e.uitkomst, e.tekst from eindverslag e
where e.dossier = $casus:casus_id order by e.afschaling, e.soort, e.volgorde, e.id limit 400

-- :name besluit_list :many :lens actor,asof
-- Who took a decision, by kind and moment.
-- :ret medewerker medewerker_id, naam text, organisatie_naam text, moment moment
select b.medewerker, m.naam, o.naam, b.moment
from besluit_deelnemer b join medewerker m on m.id = b.medewerker join organisatie o on o.id = b.organisatie
where b.dossier = $casus:casus_id and b.soort = $soort:text order by b.moment desc, o.naam, m.naam, b.id limit 200

-- :name heropening_list :many :lens actor,asof
-- :ret besloten moment, reden text, moment moment, door_naam text
select h.besloten, h.reden, h.moment, m.naam from heropening h join medewerker m on m.id = h.door
where h.dossier = $casus:casus_id order by h.moment desc, h.id desc limit 20

-- :name herbeoordeling_list :many
-- :ret uitkomst text, reden text, volgende datum, moment moment, door_naam text
select h.uitkomst, h.reden, h.volgende, h.moment, m.naam from herbeoordeling h join medewerker m on m.id = h.door
where h.dossier = $casus:casus_id order by h.moment desc, h.id desc limit 30

-- ---- review and reopening ----

-- :name herbeoordeling_add :exec
insert into main.herbeoordeling (id, dossier, onderdeel, organisatie, uitkomst, reden, volgende, moment, door)
select $id:int, d.id, 'kern', actor_organisatie(), $uitkomst:text, $reden:text, $volgende:datum, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name heropening_add :exec
insert into main.heropening (id, dossier, onderdeel, organisatie, besloten, reden, moment, door)
select $id:int, d.id, 'kern', actor_organisatie(), $besloten:moment, $reden:text, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- ---- closed cases for who reviews ----

-- :name afgeschermd_list :many :lens kaal :reden "who reviews sees that a closed case exists, by number alone (WGS 1.8 lid 2)"
-- :ret id casus_id, nummer text, ring text, huis huis_id, huis_naam text, gesloten moment, vernietigen datum, tot moment?
select c.id, c.nummer, c.ring, c.huis, h.naam, c.gesloten, c.vernietigen,
  (select max(t.tot) from main.toegang t where t.dossier = c.id and t.medewerker = $medewerker:medewerker_id
    and t.soort = 'toetsing' and t.van <= $nu:moment and t.tot > $nu)
from main.casus c join main.huis h on h.id = c.huis
where c.regio = $regio:regio_id and c.gesloten is not null
order by c.gesloten desc, c.id desc limit 500

-- :name toetsing_cut :exec :lens kaal :reden "a new review takes the place of the one that runs"
update main.toegang set tot = $nu:moment, versie = versie + 1
where dossier = $casus:casus_id and medewerker = $medewerker:medewerker_id and tot > $nu and van < $nu

-- :name toetsing_add :exec :lens kaal :reden "a review of a case is opened with its reason, and ends by itself"
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, c.id, m.id, $onderdeel:text, $niveau:int, 'toetsing', $grond:text, m.organisatie, $van:moment,
  $tot:moment, m.id, 1
from main.casus c join main.medewerker m on m.id = $medewerker:medewerker_id
where c.id = $casus:casus_id and c.regio = m.regio
