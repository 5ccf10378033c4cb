-- The disclosure ledger: what was passed on, what suppliers said, feedback.

-- :name verstrekking_bronnen :many
-- Whose data are in a dossier, with the conditions they set; the house's own notes have no supplier. Police data that the
-- house recorded at a table are those of the partners of police and justice who sat there.
-- :ret organisatie organisatie_id, naam text, domein text, voorwaarden text, bijzonder bool
select x.organisatie, o.naam, o.domein, x.voorwaarden, x.bijzonder
from (
  select b.organisatie as organisatie, b.voorwaarden as voorwaarden, case when b.wpg = '' then 0 else 1 end as bijzonder
  from betrokkene b where b.dossier = $dossier:dossier_id
  union
  select n.organisatie, n.voorwaarden,
    case when n.wpg = '' and n.beroepsgeheim = '' and n.onderdeel not in ('straf', 'zorg') then 0 else 1 end
  from notitie n where n.dossier = $dossier and n.ingetrokken is null
  union
  select j.organisatie, j.voorwaarden,
    case when j.wpg = '' and j.beroepsgeheim = '' and j.onderdeel not in ('straf', 'zorg') then 0 else 1 end
  from bijlage j where j.dossier = $dossier
  union
  select z.organisatie, z.voorwaarden, 1 from zrm_meting z where z.dossier = $dossier and z.ingetrokken is null
  union
  select w.organisatie, s.voorwaarden, case when s.wpg = '' then 0 else 1 end
  from afspraak_stap s join medewerker w on w.id = s.door where s.dossier = $dossier and s.tekst <> ''
  union
  select v.organisatie, '', 1
  from agendapunt p join vastlegging v on v.dossier = p.id
  where p.casus = $dossier and v.ingetrokken is null and v.wpg <> ''
  union
  select m.organisatie, '', 1
  from agendapunt p join vastlegging v on v.dossier = p.id join punt_aanwezig a on a.dossier = p.id
  join medewerker m on m.id = a.medewerker join organisatie t on t.id = m.organisatie
  join organisatie h on h.id = v.organisatie
  where p.casus = $dossier and v.ingetrokken is null and v.wpg <> '' and h.domein = 'zvh' and t.domein = 'straf'
  union
  select v.organisatie, v.voorwaarden, case when v.wpg = '' and v.beroepsgeheim = '' then 0 else 1 end
  from informatieverzoek v where v.dossier = $dossier and v.status = 'beantwoord'
  union
  select i.organisatie, i.voorwaarden, case when i.wpg = '' then 0 else 1 end
  from aanmelding_inhoud i where i.dossier = $dossier
  union
  select e.organisatie, '', case when e.onderdeel in ('straf', 'zorg') then 1 else 0 end
  from extra_veld e where e.dossier = $dossier
) x join organisatie o on o.id = x.organisatie
where o.domein <> 'zvh'
order by o.naam, x.organisatie, x.voorwaarden, x.bijzonder limit 500

-- :name verstrekking_organisatie :one
-- :ret id organisatie_id, naam text, soort text
select o.id, o.naam, o.soort from organisatie o where o.id = $id:organisatie_id

-- :name verstrekking_deelnemers :many
-- Organisations of the regio that may take part.
-- :ret id organisatie_id, naam text, soort text, domein text
select o.id, o.naam, o.soort, o.domein from organisatie o
where o.regio = actor_regio() and o.domein <> 'zvh' and (o.beeindigd is null or o.beeindigd >= $vandaag:datum)
order by o.naam, o.id limit 500

-- :name verstrekking_huizen :many
-- :ret id huis_id, naam text
select h.id, h.naam from huis h where h.id <> $huis:huis_id and h.van <= $vandaag:datum
  and (h.tot is null or h.tot >= $vandaag)
order by h.naam, h.id limit 200

-- :name verstrekking_derde :one
-- :ret id derde_id, dossier dossier_id, naam text, werkt_bij text, functie text, geheimhouding datum, einde datum?
select d.id, d.dossier, d.naam, d.werkt_bij, d.functie, d.geheimhouding, d.einde from incidentele_derde d
where d.id = $id:derde_id

-- :name verstrekking_mensen :many :lens actor,asof
-- :ret id betrokkene_id, persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.id, b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik
from betrokkene b where b.dossier = $dossier:dossier_id order by b.hoofd desc, b.id limit 100

-- :name verstrekking_put :exec
insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, verband, aan_organisatie, aan_huis, derde,
  betrokkene, ontvanger, functie, wijze, wat, categorieen, doel, grond, noodzaak, grondslag, rac, toestemming,
  voorwaarden, bijlage, dag, moment, door, terugkoppeling)
select $id:verstrekking_id, d.id, d.onderdeel, actor_organisatie(), $aan:text, $verband:text,
  $aan_organisatie:organisatie_id?, $aan_huis:huis_id?, $derde:derde_id?, $betrokkene:betrokkene_id?, $ontvanger:text,
  $functie:text, $wijze:text, $wat:text, $categorieen:text, $doel:text, $grond:text, $noodzaak:text, $grondslag:text,
  $rac:text, $toestemming:text, $voorwaarden:text, $bijlage:bijlage_id?, $dag:datum, $nu:moment, actor_id(),
  $terugkoppeling:datum?
from dossier_schrijf d
where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text and d.niveau = 3

-- :name verstrekking_bron_put :exec
insert into main.verstrekking_bron (id, dossier, onderdeel, organisatie, verstrekking, standpunt, uitleg, aan, ontvanger,
  categorieen, grond, dag)
select $id:int, d.id, d.onderdeel, $organisatie:organisatie_id, $verstrekking:verstrekking_id, $standpunt:text,
  $uitleg:text, $aan:text, $ontvanger:text, $categorieen:text, $grond:text, $dag:datum
from dossier_schrijf d
where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text and d.niveau = 3

-- :name verstrekking_team :many
-- People of a supplier who are admitted now, and whether they see their own on the part.
-- :ret medewerker medewerker_id, tot moment, heeft bool
select t.medewerker, t.tot, case when exists (
    select 1 from toegang v where v.dossier = t.dossier and v.medewerker = t.medewerker and v.onderdeel = 'verzoek'
      and v.van <= $nu:moment and v.tot > $nu) then 1 else 0 end
from toegang t join medewerker m on m.id = t.medewerker
where t.dossier = $dossier:dossier_id and t.onderdeel = 'kern' and t.van <= $nu and t.tot > $nu
  and m.organisatie = $organisatie:organisatie_id
order by t.medewerker limit 100

-- :name verstrekking_list :many :lens actor,asof
-- :ret id verstrekking_id, dossier dossier_id, aan text, verband text, ontvanger text, functie text, wijze text, wat text, categorieen text, doel text, grond text, noodzaak text, grondslag text, rac text, toestemming text, voorwaarden text, bijlage bijlage_id?, dag datum, moment moment, door_naam text, organisatie_naam text, terugkoppeling datum?, betrokkene betrokkene_id?, versie int
select v.id, v.dossier, v.aan, v.verband, v.ontvanger, v.functie, v.wijze, v.wat, v.categorieen, v.doel, v.grond,
  v.noodzaak, v.grondslag, v.rac, v.toestemming, v.voorwaarden, v.bijlage, v.dag, v.moment, m.naam, o.naam,
  v.terugkoppeling, v.betrokkene, v.versie
from verstrekking v join medewerker m on m.id = v.door join organisatie o on o.id = v.organisatie
where v.dossier = $dossier:dossier_id order by v.dag desc, v.moment desc, v.id limit 300

-- :name verstrekking_get :one :lens actor,asof
-- :ret id verstrekking_id, dossier dossier_id, aan text, verband text, ontvanger text, functie text, wijze text, wat text, categorieen text, doel text, grond text, noodzaak text, grondslag text, rac text, toestemming text, voorwaarden text, bijlage bijlage_id?, dag datum, moment moment, door_naam text, organisatie_naam text, terugkoppeling datum?, betrokkene betrokkene_id?, versie int
select v.id, v.dossier, v.aan, v.verband, v.ontvanger, v.functie, v.wijze, v.wat, v.categorieen, v.doel, v.grond,
  v.noodzaak, v.grondslag, v.rac, v.toestemming, v.voorwaarden, v.bijlage, v.dag, v.moment, m.naam, o.naam,
  v.terugkoppeling, v.betrokkene, v.versie
from verstrekking v join medewerker m on m.id = v.door join organisatie o on o.id = v.organisatie
where v.id = $id:verstrekking_id

-- :name verstrekking_bron_list :many :lens actor,asof
-- Of one dossier; a supplier with niveau 1 gets his own.
-- :ret verstrekking verstrekking_id, organisatie organisatie_id, naam text, domein text, standpunt text, uitleg text, aan text, ontvanger text, categorieen text, grond text, dag datum
select b.verstrekking, b.organisatie, o.naam, o.domein, b.standpunt, b.uitleg, b.aan, b.ontvanger, b.categorieen,
  b.grond, b.dag
from verstrekking_bron b join organisatie o on o.id = b.organisatie
where b.dossier = $dossier:dossier_id order by b.dag desc, b.verstrekking, o.naam, b.id limit 1000

-- :name verstrekking_papier :many :lens actor,asof
-- What was printed or taken along as a file, from the log of looks: one row per request. For who may see who looked.
-- :ret moment moment, naam text, functie text, organisatie_naam text, route text, doel text, soort text, grond text
select max(r.moment), coalesce(m.naam, ''), coalesce(m.functie, ''), coalesce(o.naam, ''), r.route, r.doel, r.soort,
  coalesce(max(r.grond), '')
from raadpleging r left join medewerker m on m.id = r.medewerker left join organisatie o on o.id = r.organisatie
where r.dossier = $dossier:dossier_id and r.soort in ('afdruk', 'bestand')
group by coalesce(r.verzoek, r.id), r.proces, coalesce(m.naam, ''), coalesce(m.functie, ''), coalesce(o.naam, ''), r.route,
  r.doel, r.soort
order by 1 desc, 5 limit 200

-- :name terugkoppeling_list :many :lens actor,asof
-- :ret verstrekking verstrekking_id, dag datum, bruikbaar text, opgevolgd text, tekst text, gebruik bool, door_naam text
select t.verstrekking, t.dag, t.bruikbaar, t.opgevolgd, t.tekst, t.gebruik, m.naam
from terugkoppeling t join medewerker m on m.id = t.door
where t.dossier = $dossier:dossier_id order by t.dag desc, t.moment desc, t.id limit 500

-- :name terugkoppeling_put :exec
insert into main.terugkoppeling (id, dossier, onderdeel, organisatie, verstrekking, dag, bruikbaar, opgevolgd, tekst,
  gebruik, moment, door)
select $id:int, d.id, d.onderdeel, actor_organisatie(), v.id, $dag:datum, $bruikbaar:text, $opgevolgd:text, $tekst:text,
  $gebruik:bool, $nu:moment, actor_id()
from verstrekking v join dossier_schrijf d on d.id = v.dossier and d.onderdeel = v.onderdeel
where v.id = $verstrekking:verstrekking_id and d.niveau = 3

-- :name verstrekking_owed :exec
-- The next day on which feedback is owed; none when it is done.
update main.verstrekking set terugkoppeling = $terugkoppeling:datum?, versie = versie + 1
where id = $id:verstrekking_id and versie = $versie:int
  and id in (select v.id from verstrekking v where v.terugkoppeling is not null)
  and id in (select id from verstrekking_schrijf)

-- :name verstrekking_next :one
-- The feedback that is owed first in a dossier.
-- :ret terugkoppeling datum
select v.terugkoppeling from verstrekking v
where v.dossier = $dossier:dossier_id and v.terugkoppeling is not null order by v.terugkoppeling, v.id limit 1

-- :name terug_gesloten_next :one :lens kaal :reden "the feedback that is owed goes on when the case opens again; who opens it reads no ledger yet (WGS 1.7 lid 4)"
-- As verstrekking_next, of a closed case.
-- :ret terugkoppeling datum
select v.terugkoppeling from main.verstrekking v join main.casus c on c.id = v.dossier
where c.id = $casus:casus_id and c.gesloten is not null and v.terugkoppeling is not null
order by v.terugkoppeling, v.id limit 1

-- ---- what suppliers say beforehand ----

-- :name standpunt_put :exec
insert into main.standpunt (id, dossier, onderdeel, organisatie, nummer, aan, verband, ontvanger, functie, wat, categorieen,
  doel, grond, gevraagd, door, uiterlijk, buiten)
select $id:standpunt_id, d.id, d.onderdeel, $organisatie:organisatie_id, $nummer:text, $aan:text, $verband:text,
  $ontvanger:text, $functie:text, $wat:text, $categorieen:text, $doel:text, $grond:text, $nu:moment, actor_id(),
  $uiterlijk:datum, $buiten:bool
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name standpunt_list :many :lens actor,asof
-- Of one case, newest first; a supplier with niveau 1 gets his own.
-- :ret id standpunt_id, organisatie organisatie_id, organisatie_naam text, domein text, nummer text, aan text, verband text, ontvanger text, functie text, wat text, categorieen text, doel text, grond text, gevraagd moment, door medewerker_id, door_naam text, uiterlijk datum, status text, uitleg text, voorwaarden text, beantwoord moment?, beantwoord_naam text, buiten bool, buiten_wie text, buiten_hoe text, buiten_dag datum?, versie int
select s.id, s.organisatie, o.naam, o.domein, s.nummer, s.aan, s.verband, s.ontvanger, s.functie, s.wat, s.categorieen,
  s.doel, s.grond, s.gevraagd, s.door, m.naam, s.uiterlijk, s.status, s.uitleg, s.voorwaarden, s.beantwoord,
  coalesce((select b.naam from medewerker b where b.id = s.beantwoord_door), ''), s.buiten, s.buiten_wie, s.buiten_hoe,
  s.buiten_dag, s.versie
from standpunt s join organisatie o on o.id = s.organisatie join medewerker m on m.id = s.door
where s.dossier = $dossier:dossier_id order by s.gevraagd desc, s.id desc limit 200

-- :name standpunt_get :one
-- :ret id standpunt_id, dossier dossier_id, organisatie organisatie_id, organisatie_naam text, domein text, nummer text, aan text, verband text, ontvanger text, functie text, wat text, categorieen text, doel text, grond text, gevraagd moment, door medewerker_id, door_naam text, uiterlijk datum, status text, uitleg text, voorwaarden text, beantwoord moment?, beantwoord_naam text, buiten bool, buiten_wie text, buiten_hoe text, buiten_dag datum?, versie int, schrijven int, casus casus_id?, regime text
select s.id, s.dossier, s.organisatie, o.naam, o.domein, s.nummer, s.aan, s.verband, s.ontvanger, s.functie, s.wat,
  s.categorieen, s.doel, s.grond, s.gevraagd, s.door, m.naam, s.uiterlijk, s.status, s.uitleg, s.voorwaarden,
  s.beantwoord, coalesce((select b.naam from medewerker b where b.id = s.beantwoord_door), ''), s.buiten, s.buiten_wie, s.buiten_hoe,
  s.buiten_dag, s.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = s.dossier and d.onderdeel = s.onderdeel), 0),
  (select c.id from casus c where c.id = s.dossier), coalesce((select c.regime from casus c where c.id = s.dossier), '')
from standpunt s join organisatie o on o.id = s.organisatie join medewerker m on m.id = s.door
where s.id = $id:standpunt_id

-- :name standpunt_mine :many
-- Asked of the actor's organisation, and open.
-- :ret id standpunt_id, dossier dossier_id, nummer text, ontvanger text, uiterlijk datum
select s.id, s.dossier, s.nummer, s.ontvanger, s.uiterlijk from standpunt s
where s.organisatie = actor_organisatie() and s.status = 'open' order by s.uiterlijk, s.id limit 50

-- :name standpunt_answer :exec
-- By the source itself (wie ''), or what it said outside, written down by the house.
update main.standpunt set status = $status:text, uitleg = $uitleg:text, voorwaarden = $voorwaarden:text,
  beantwoord = $nu:moment, beantwoord_door = actor_id(), buiten_wie = $wie:text, buiten_hoe = $hoe:text,
  buiten_dag = $dag:datum?, versie = versie + 1
where id = $id:standpunt_id and versie = $versie:int
  and id in (select s.id from standpunt s where s.status <> 'ingetrokken'
    and (($wie = '' and s.organisatie = actor_organisatie()) or ($wie <> '' and s.buiten = 1)))
  and id in (select id from standpunt_schrijf)

-- :name standpunt_withdraw :exec
update main.standpunt set status = 'ingetrokken', versie = versie + 1
where id = $id:standpunt_id and versie = $versie:int
  and id in (select s.id from standpunt s where s.status = 'open') and id in (select id from standpunt_schrijf)

-- :name standpunt_mensen :many
-- Who answers for an organisation: who is admitted to the case; with nobody there, its coordinators.
-- :ret medewerker medewerker_id, tot moment?, heeft bool
select m.id, max(t.tot), case when exists (select 1 from toegang v where v.dossier = $dossier:dossier_id
    and v.medewerker = m.id and v.onderdeel = 'verzoek' and v.van <= $nu:moment and v.tot > $nu) then 1 else 0 end
from medewerker m join toegang t on t.medewerker = m.id and t.dossier = $dossier and t.onderdeel = 'kern'
  and t.van <= $nu and t.tot > $nu
where m.organisatie = $organisatie:organisatie_id and m.actief_van <= $nu and m.actief_tot > $nu
group by m.id
union all
select m.id, null, 0 from medewerker m
where m.organisatie = $organisatie and m.actief_van <= $nu and m.actief_tot > $nu
  and m.id in (select r.medewerker from rol_toekenning r where r.rol = 'coordinator' and r.van <= $nu and r.tot > $nu)
  and not exists (select 1 from toegang t join medewerker k on k.id = t.medewerker where t.dossier = $dossier
    and t.onderdeel = 'kern' and t.van <= $nu and t.tot > $nu and k.organisatie = $organisatie and k.actief_tot > $nu)
order by 1 limit 100

-- :name terug_gesloten :many :max 400 :lens kaal :reden "what a receiver owes to say of a result goes on when the case is closed: by number, without content (WGS 1.7 lid 4)"
-- id 0: all.
-- :ret id verstrekking_id, dossier dossier_id, nummer text, huis huis_id, huis_naam text, ring text, ontvanger text, dag datum, uiterlijk datum, versie int
select v.id, c.id, c.nummer, c.huis, h.naam, c.ring, v.ontvanger, v.dag, v.terugkoppeling, v.versie
from main.verstrekking v join main.casus c on c.id = v.dossier join main.huis h on h.id = c.huis
where c.regio = $regio:regio_id and c.gesloten is not null and v.terugkoppeling is not null
  and ($id:int = 0 or v.id = $id)
order by v.terugkoppeling, v.id limit 300

-- :name terug_gesloten_put :exec :lens kaal :reden "who reviews records what a receiver said, without reading the closed case"
insert into main.terugkoppeling (id, dossier, onderdeel, organisatie, verstrekking, dag, bruikbaar, opgevolgd, tekst,
  gebruik, moment, door)
select $id:int, v.dossier, v.onderdeel, m.organisatie, v.id, $dag:datum, $bruikbaar:text, $opgevolgd:text, $tekst:text,
  $gebruik:bool, $nu:moment, m.id
from main.verstrekking v join main.medewerker m on m.id = $actor:medewerker_id
where v.id = $verstrekking:verstrekking_id and v.versie = $versie:int and v.terugkoppeling is not null

-- :name terug_gesloten_owed :exec :lens kaal :reden "the next day on which feedback is owed of a closed case"
update main.verstrekking set terugkoppeling = $terugkoppeling:datum?, versie = versie + 1
where id = $id:verstrekking_id and versie = $versie:int and terugkoppeling is not null

-- ---- incidental third parties ----

-- :name derde_list :many :lens actor,asof
-- :ret id derde_id, naam text, werkt_bij text, functie text, deskundigheid text, rol text, geheimhouding datum, besloten datum, einde datum?, bijlage bijlage_id?, moment moment, door_naam text, versie int, verstrekkingen int
select d.id, d.naam, d.werkt_bij, d.functie, d.deskundigheid, d.rol, d.geheimhouding, d.besloten, d.einde, d.bijlage,
  d.moment, m.naam, d.versie, (select count(*) from verstrekking v where v.derde = d.id)
from incidentele_derde d join medewerker m on m.id = d.door
where d.dossier = $dossier:dossier_id order by d.moment desc, d.id limit 100

-- :name derde_put :exec
insert into main.incidentele_derde (id, dossier, onderdeel, organisatie, naam, werkt_bij, functie, deskundigheid, rol,
  geheimhouding, besloten, bijlage, moment, door)
select $id:derde_id, d.id, d.onderdeel, actor_organisatie(), $naam:text, $werkt_bij:text, $functie:text,
  $deskundigheid:text, $rol:text, $geheimhouding:datum, $besloten:datum, $bijlage:bijlage_id?, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name derde_end :exec
update main.incidentele_derde set einde = $einde:datum, versie = versie + 1
where id = $id:derde_id and versie = $versie:int
  and id in (select d.id from incidentele_derde d where d.einde is null)
  and id in (select id from incidentele_derde_schrijf)

-- ---- the known-check ----

-- :name bekend_mens :one
-- :ret persoon persoon_id?, bsn text?, geslachtsnaam text, geboren datum?
select b.persoon, b.bsn, b.geslachtsnaam, b.geboren from betrokkene b
where b.dossier = $casus:casus_id and b.id = $id:betrokkene_id

-- :name bekend_huis :one
-- :ret id huis_id, regio regio_id, naam text
select h.id, h.regio, h.naam from huis h where h.id = $id:huis_id

-- :name bekend_zoek :many :lens kaal :reden "known or unknown at another house, and nothing else (WGS 2.28, invariant 44)"
-- :ret dossier dossier_id, persoon persoon_id?, regime text, rol text, geslachtsnaam text
select c.id, b.persoon, c.regime, b.rol, b.geslachtsnaam
from main.betrokkene b join main.casus c on c.id = b.dossier
where (($bsn:text <> '' and b.bsn = $bsn) or ($bsn = '' and b.geboren = $geboren:datum?))
  and c.huis = $huis:huis_id and c.ring = '' and c.gesloten is null
order by b.id limit 200

-- :name bekend_aantal :one
-- How often the actor asked since.
-- :ret uur int, dag int
select coalesce(sum(case when k.moment > $uur:moment then 1 else 0 end), 0), count(*)
from bekendcheck k where k.medewerker = actor_id() and k.moment > $dag:moment

-- :name bekend_add :exec
insert into main.bekendcheck (id, medewerker, organisatie, regio, dossier, betrokkene, nummer, huis, naar_regio, op,
  grond, bekend, moment)
select $id:bekendcheck_id, actor_id(), actor_organisatie(), actor_regio(), d.id, $betrokkene:betrokkene_id, $nummer:text,
  $huis:huis_id, $naar_regio:regio_id, $op:text, $grond:text, $bekend:bool, $nu:moment
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name bekend_casus :many
-- :ret id bekendcheck_id, betrokkene betrokkene_id, nummer text, huis_naam text, telefoon text, email text, op text, grond text, bekend bool, moment moment, door_naam text, door_organisatie text
select k.id, k.betrokkene, k.nummer, h.naam, h.telefoon, h.email, k.op, k.grond, k.bekend, k.moment, m.naam, o.naam
from bekendcheck k join huis h on h.id = k.huis join medewerker m on m.id = k.medewerker
join organisatie o on o.id = k.organisatie
where k.dossier = $dossier:dossier_id and k.medewerker = actor_id() order by k.moment desc, k.id desc limit 50

-- :name bekend_gevraagd :many
-- Asked of the houses in which the actor reviews; of who asks from another regio his name is not known here.
-- :ret id bekendcheck_id, nummer text, huis_naam text, telefoon text, email text, op text, grond text, bekend bool, moment moment, door_naam text, door_organisatie text
select k.id, k.nummer, h.naam, '', '', k.op, k.grond, k.bekend, k.moment,
  coalesce((select m.naam from medewerker m where m.id = k.medewerker), ''), o.naam
from bekendcheck k join huis h on h.id = k.huis join organisatie o on o.id = k.organisatie
where k.medewerker <> actor_id() order by k.moment desc, k.id desc limit 200
