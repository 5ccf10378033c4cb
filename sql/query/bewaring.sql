-- Keeping and destroying: until when, kept longer, held, what must go, and the destruction itself. The statements that
-- take the rows away are made from the schema: tools/gen_wis.py.

-- ---- until when ----

-- :name bewaring_velden :many :max 200
-- The theme's own fields: of some regimes the term begins on the day in one of them.
-- :ret veld text, waarde text
select v.veld, v.waarde from extra_veld v where v.dossier = $dossier:dossier_id order by v.id

-- :name verlenging_list :many
-- Newest first.
-- :ret id verlenging_id, grond text, motivering text, besloten moment, van datum, tot datum, moment moment, door_naam text
select v.id, v.grond, v.motivering, v.besloten, v.van, v.tot, v.moment, m.naam
from verlenging v join medewerker m on m.id = v.door
where v.dossier = $casus:casus_id order by v.moment desc, v.id desc limit 50

-- :name verlenging_bron_list :many
-- :ret verlenging verlenging_id, naam text, wie text
select b.verlenging, o.naam, b.wie from verlenging_bron b join organisatie o on o.id = b.bron
where b.dossier = $casus:casus_id order by b.verlenging, o.naam, b.id limit 500

-- :name bewaar_begin_list :many
-- Newest first.
-- :ret dag datum, waaruit text, moment moment, door_naam text
select b.dag, b.waaruit, b.moment, m.naam from bewaar_begin b join medewerker m on m.id = b.door
where b.dossier = $casus:casus_id order by b.moment desc, b.id desc limit 20

-- :name bewaar_begin_add :exec
insert into main.bewaar_begin (id, dossier, onderdeel, organisatie, dag, waaruit, van, tot, moment, door)
select $id:int, d.id, 'kern', actor_organisatie(), $dag:datum, $waaruit:text, $van:datum, $tot:datum, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name vernietigstop_get :one
-- :ret reden text, moment moment, door_naam text
select s.reden, s.moment, m.naam from vernietigstop s join medewerker m on m.id = s.door
where s.dossier = $dossier:dossier_id and s.opgeheven is null

-- ---- kept longer ----

-- :name bewaring_bronnen :many :lens kaal :reden "which organisations supplied data to the case: each must consent when it is kept longer (BGS 1.16 lid 2)"
-- Also who told something at a table, and police and justice who sat there when the house wrote police data down.
-- :ret id organisatie_id, naam text
select o.id, o.naam from main.organisatie o
where o.domein <> 'zvh' and o.id in (
  select b.organisatie from main.betrokkene b where b.dossier = $casus:casus_id
  union select n.organisatie from main.notitie n where n.dossier = $casus
  union select b.organisatie from main.bijlage b where b.dossier = $casus
  union select z.organisatie from main.zrm_meting z where z.dossier = $casus
  union select v.organisatie from main.informatieverzoek v where v.dossier = $casus and v.status = 'beantwoord'
  union select w.organisatie from main.afspraak_stap s join main.medewerker w on w.id = s.door
    where s.dossier = $casus and s.tekst <> ''
  union select v.organisatie from main.agendapunt p join main.vastlegging v on v.dossier = p.id
    where p.casus = $casus and v.ingetrokken is null
  union select m.organisatie from main.agendapunt p join main.vastlegging v on v.dossier = p.id
    join main.punt_aanwezig a on a.dossier = p.id join main.medewerker m on m.id = a.medewerker
    join main.organisatie t on t.id = m.organisatie join main.organisatie h on h.id = v.organisatie
    where p.casus = $casus and v.ingetrokken is null and v.wpg <> '' and h.domein = 'zvh' and t.domein = 'straf'
  union select e.organisatie from main.extra_veld e where e.dossier = $casus
  union select i.organisatie from main.aanmelding_inhoud i join main.casus c on c.aanmelding = i.dossier
    where c.id = $casus)
order by o.naam limit 200

-- :name vernietiging_lopende :one :lens kaal :reden "a dossier that is about to be destroyed is not kept longer or proposed twice"
-- :ret id vernietiging_id, status text
select v.id, v.status from main.vernietiging v
where v.dossier = $dossier:dossier_id and v.status in ('voorgesteld', 'goedgekeurd')

-- :name verlenging_add :exec
insert into main.verlenging (id, dossier, onderdeel, organisatie, grond, motivering, besloten, van, tot, moment, door)
select $id:verlenging_id, d.id, 'kern', actor_organisatie(), $grond:text, $motivering:text, $besloten:moment, $van:datum,
  $tot:datum, $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name verlenging_bron_add :exec
insert into main.verlenging_bron (id, dossier, onderdeel, organisatie, verlenging, bron, wie)
select $id:int, d.id, 'kern', actor_organisatie(), $verlenging:verlenging_id, $bron:organisatie_id, $wie:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name casus_set_vernietigen :exec
update main.casus set vernietigen = $tot:datum, versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- ---- what must go: by number alone, for who reviews (WGS 1.8 lid 2) ----

-- :name vernietigen_casussen :many :lens kaal :reden "which cases must be destroyed before a day, by number (WGS 1.8 lid 7)"
-- :ret dossier dossier_id, nummer text, regime text, ring text, huis huis_id?, huis_naam text, gesloten moment?, uiterlijk datum, stop bool
select c.id, c.nummer, c.regime, c.ring, c.huis, h.naam, c.gesloten, c.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = c.id and s.opgeheven is null) then 1 else 0 end
from main.casus c join main.huis h on h.id = c.huis
where c.regio = $regio:regio_id and c.vernietigen <= $tot:datum
order by c.vernietigen, c.nummer limit 500

-- :name vernietigen_aanmeldingen :many :lens kaal :reden "which aanmeldingen that were not taken up must be destroyed before a day, by number (BGS 1.16 lid 1)"
-- :ret dossier dossier_id, nummer text, regime text, ring text, huis huis_id?, huis_naam text, besluit moment?, uiterlijk datum, stop bool
select a.id, a.nummer, a.regime, a.ring, a.huis, coalesce((select h.naam from main.huis h where h.id = a.huis), ''),
  a.besluit, a.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = a.id and s.opgeheven is null) then 1 else 0 end
from main.aanmelding a
where a.regio = $regio:regio_id and a.vernietigen <= $tot:datum and a.casus is null
order by a.vernietigen, a.nummer limit 500

-- :name vernietigen_registers :many :lens kaal :reden "which closed requests of persons and settled breaches must be destroyed before a day, by number"
-- Not a request whose restriction of a case still runs: who handles that stands with the request.
-- :ret dossier dossier_id, soort text, nummer text, huis huis_id?, huis_naam text, uiterlijk datum, stop bool
select r.id, 'rechtverzoek', r.nummer, r.huis, coalesce((select h.naam from main.huis h where h.id = r.huis), ''), r.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = r.id and s.opgeheven is null) then 1 else 0 end
from main.rechtverzoek r
where r.regio = $regio:regio_id and r.vernietigen <= $tot:datum
  and not exists (select 1 from main.beperking p where p.verzoek = r.id and p.tot is null)
union all
select d.id, 'datalek', d.nummer, d.huis, coalesce((select h.naam from main.huis h where h.id = d.huis), ''), d.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = d.id and s.opgeheven is null) then 1 else 0 end
from main.datalek d where d.regio = $regio and d.vernietigen <= $tot
order by 6, 3 limit 500

-- :name bewaring_dossier :one :lens kaal :reden "what stands of one dossier that is to be destroyed or held"
-- :ret soort text, nummer text, ring text, huis huis_id?, gesloten bool, uiterlijk datum?, stop bool, casus bool
select 'casus', c.nummer, c.ring, c.huis, case when c.gesloten is null then 0 else 1 end, c.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = c.id and s.opgeheven is null) then 1 else 0 end, 0
from main.casus c where c.id = $dossier:dossier_id and ($regio:int = 0 or c.regio = $regio)
union all
select 'aanmelding', a.nummer, a.ring, a.huis, case when a.vernietigen is null then 0 else 1 end, a.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = a.id and s.opgeheven is null) then 1 else 0 end,
  case when a.casus is null then 0 else 1 end
from main.aanmelding a where a.id = $dossier and ($regio = 0 or a.regio = $regio)
union all
select 'rechtverzoek', r.nummer, '', r.huis, case when r.vernietigen is null then 0 else 1 end,
  case when exists (select 1 from main.beperking p where p.verzoek = r.id and p.tot is null) then null else r.vernietigen end,
  case when exists (select 1 from main.vernietigstop s where s.dossier = r.id and s.opgeheven is null) then 1 else 0 end, 0
from main.rechtverzoek r where r.id = $dossier and ($regio = 0 or r.regio = $regio)
union all
select 'datalek', d.nummer, '', d.huis, case when d.vernietigen is null then 0 else 1 end, d.vernietigen,
  case when exists (select 1 from main.vernietigstop s where s.dossier = d.id and s.opgeheven is null) then 1 else 0 end, 0
from main.datalek d where d.id = $dossier and ($regio = 0 or d.regio = $regio)

-- :name bewaring_nummer :one :lens kaal :reden "a dossier is named by its number, for a hold or an earlier destruction"
-- :ret id dossier_id
select c.id from main.casus c where c.nummer = $nummer:text and c.regio = $regio:regio_id
union all
select a.id from main.aanmelding a where a.nummer = $nummer and a.regio = $regio
union all
select r.id from main.rechtverzoek r where r.nummer = $nummer and r.regio = $regio
union all
select d.id from main.datalek d where d.nummer = $nummer and d.regio = $regio

-- :name bewaring_verzoek :one :lens kaal :reden "what is destroyed at the request of a person was granted, and who got his data was told (AVG 17, 19)"
-- ontvangers: how often it was passed on, but for the person himself.
-- :ret toegewezen int, ontvangers int
select
  (select count(*) from main.recht_zaak z join main.rechtverzoek r on r.id = z.dossier
    where z.zaak = $dossier:dossier_id and r.soort = 'verwijdering' and z.uitkomst = 'toegewezen' and z.vervallen is null),
  (select count(*) from main.verstrekking v where v.dossier = $dossier and v.aan <> 'betrokkene')

-- ---- a hold ----

-- :name vernietigstop_add :exec :lens kaal :reden "who reviews holds a destruction, without reading the case (WGS 1.8 lid 7)"
insert into main.vernietigstop (id, dossier, onderdeel, organisatie, reden, moment, door)
select $id:int, $dossier:dossier_id, 'kern', m.organisatie, $reden:text, $nu:moment, m.id
from main.medewerker m where m.id = $actor:medewerker_id

-- :name vernietigstop_end :exec :lens kaal :reden "who reviews ends a hold"
update main.vernietigstop set opgeheven = $nu:moment, opgeheven_door = $actor:medewerker_id, opgeheven_reden = $reden:text,
  versie = versie + 1
where dossier = $dossier:dossier_id and opgeheven is null

-- :name vernietigstop_list :many :lens kaal :reden "the holds that stand, by number"
-- :ret dossier dossier_id, nummer text, ring text, huis huis_id?, huis_naam text, reden text, moment moment, door_naam text
select s.dossier, coalesce((select c.nummer from main.casus c where c.id = s.dossier),
    (select a.nummer from main.aanmelding a where a.id = s.dossier),
    (select r.nummer from main.rechtverzoek r where r.id = s.dossier),
    (select d.nummer from main.datalek d where d.id = s.dossier), ''),
  coalesce((select d.ring from main.dossier_ring d where d.dossier = s.dossier), ''),
  coalesce((select c.huis from main.casus c where c.id = s.dossier),
    (select a.huis from main.aanmelding a where a.id = s.dossier),
    (select r.huis from main.rechtverzoek r where r.id = s.dossier),
    (select d.huis from main.datalek d where d.id = s.dossier)),
  coalesce((select h.naam from main.casus c join main.huis h on h.id = c.huis where c.id = s.dossier), ''),
  s.reden, s.moment, m.naam
from main.vernietigstop s join main.medewerker m on m.id = s.door
where s.opgeheven is null and m.regio = $regio:regio_id
order by s.moment, s.id limit 200

-- ---- orders ----

-- :name vernietiging_add :exec :lens kaal :reden "who reviews proposes a destruction"
insert into main.vernietiging (id, regio, huis, ring, soort, dossier, nummer, uiterlijk, grond, reden, status, voorgesteld,
  voorgesteld_door)
values ($id:vernietiging_id, $regio:regio_id, $huis:huis_id?, $ring:text, $soort:text, $dossier:dossier_id, $nummer:text,
  $uiterlijk:datum, $grond:text, $reden:text, 'voorgesteld', $nu:moment, $actor:medewerker_id)

-- :name vernietiging_judge :exec :lens kaal :reden "another than who proposed judges the destruction"
update main.vernietiging set status = $status:text, beoordeeld = $nu:moment, beoordeeld_door = $actor:medewerker_id,
  beoordeling = $reden:text, versie = versie + 1
where id = $id:vernietiging_id and versie = $versie:int and status = 'voorgesteld' and voorgesteld_door <> $actor

-- :name vernietiging_withdraw :exec :lens kaal :reden "who reviews takes a destruction back that is not carried out"
update main.vernietiging set status = 'afgewezen', beoordeling = $reden:text, versie = versie + 1
where id = $id:vernietiging_id and versie = $versie:int and status in ('voorgesteld', 'goedgekeurd')

-- :name vernietiging_list :many :lens kaal :reden "destructions that are proposed or ordered, and the certificates"
-- :ret id vernietiging_id, soort text, dossier dossier_id, nummer text, ring text, huis huis_id?, huis_naam text, uiterlijk datum, grond text, reden text, status text, voorgesteld moment, voorgesteld_door medewerker_id, voorgesteld_naam text, beoordeeld moment?, beoordeeld_naam text, uitgevoerd moment?, rijen int, versie int
select v.id, v.soort, v.dossier, v.nummer, v.ring, v.huis,
  coalesce((select h.naam from main.huis h where h.id = v.huis), ''), v.uiterlijk, v.grond, v.reden, v.status,
  v.voorgesteld, v.voorgesteld_door, coalesce((select m.naam from main.medewerker m where m.id = v.voorgesteld_door), ''),
  v.beoordeeld, coalesce((select m.naam from main.medewerker m where m.id = v.beoordeeld_door), ''), v.uitgevoerd,
  v.rijen, v.versie
from main.vernietiging v
where v.regio = $regio:regio_id and v.status in ($status:text, $ook:text)
order by v.uitgevoerd desc nulls last, v.uiterlijk, v.id limit 500

-- :name vernietiging_get :one :lens kaal :reden "the certificate of a destruction"
-- :ret id vernietiging_id, soort text, dossier dossier_id, nummer text, ring text, huis huis_id?, huis_naam text, uiterlijk datum, grond text, reden text, status text, voorgesteld moment, voorgesteld_door medewerker_id, voorgesteld_naam text, voorgesteld_functie text, beoordeeld moment?, beoordeeld_naam text, beoordeeld_functie text, beoordeling text, uitgevoerd moment?, rijen int, beelden int, bijlagen int, personen int, telling text, herhaald moment?, versie int
select v.id, v.soort, v.dossier, v.nummer, v.ring, v.huis,
  coalesce((select h.naam from main.huis h where h.id = v.huis), ''), v.uiterlijk, v.grond, v.reden, v.status,
  v.voorgesteld, v.voorgesteld_door, coalesce((select m.naam from main.medewerker m where m.id = v.voorgesteld_door), ''),
  coalesce((select m.functie from main.medewerker m where m.id = v.voorgesteld_door), ''),
  v.beoordeeld, coalesce((select m.naam from main.medewerker m where m.id = v.beoordeeld_door), ''),
  coalesce((select m.functie from main.medewerker m where m.id = v.beoordeeld_door), ''), v.beoordeling, v.uitgevoerd,
  v.rijen, v.beelden, v.bijlagen, v.personen, v.telling, v.herhaald, v.versie
from main.vernietiging v where v.id = $id:vernietiging_id and v.regio = $regio:regio_id

-- ---- the destruction ----

-- :name vernietiging_due :many :lens kaal :reden "destructions whose day has come"
-- :ret id vernietiging_id
select v.id from main.vernietiging v
where v.status = 'goedgekeurd' and (v.uiterlijk <= $vandaag:datum or v.grond in ('niet_nodig', 'verzoek'))
  and not exists (select 1 from main.vernietigstop s where s.dossier = v.dossier and s.opgeheven is null)
order by v.uiterlijk, v.id limit 50

-- :name vernietiging_lock :one :lens kaal :reden "the order that is carried out"
-- :ret dossier dossier_id, grond text, status text
select v.dossier, v.grond, v.status from main.vernietiging v where v.id = $id:vernietiging_id

-- :name vernietiging_begin :exec :lens kaal :reden "the dossier that is destroyed, named for the length of this unit"
insert into main.vernietiging_lopend (vernietiging, dossier)
select v.id, v.dossier from main.vernietiging v where v.id = $id:vernietiging_id

-- :name vernietiging_herkomst :exec :lens kaal :reden "the aanmelding of a case is destroyed with it"
insert into main.vernietiging_lopend (vernietiging, dossier)
select $id:vernietiging_id, c.aanmelding from main.casus c join main.vernietiging_lopend l on l.dossier = c.id
where l.vernietiging = $id and c.aanmelding is not null

-- :name grafsteen_casus :exec :lens kaal :reden "what stays of a destroyed case for the figures: codes and months"
insert into main.grafsteen (id, regio, huis, tabel, soort, regime, thema, gemeente, fase, toestand, risico,
  veiligheidsrisico, bron_soort, bron_domein, bron_wgs, begin_maand, eind_maand)
select $steen:int, c.regio, c.huis, 'casus', c.soort, c.regime, c.thema,
  (select g.code from main.gemeente g where g.id = c.gemeente), c.fase, c.toestand, c.risico, c.veiligheidsrisico, o.soort,
  o.domein, o.wgs, maand(c.geopend), maand(coalesce(c.gesloten, $nu:moment))
from main.casus c join main.organisatie o on o.id = c.aanbrenger
where c.id in (select l.dossier from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id)

-- :name grafsteen_aanmeldingen :many :lens kaal :reden "which aanmeldingen go, to leave a stone for each"
-- :ret id aanmelding_id
select a.id from main.aanmelding a
where a.id in (select l.dossier from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id) limit 100

-- :name grafsteen_aanmelding :exec :lens kaal :reden "what stays of a destroyed aanmelding for the figures: codes and months"
insert into main.grafsteen (id, regio, huis, tabel, soort, regime, thema, gemeente, urgentie, status, bron_soort, bron_domein,
  bron_wgs, begin_maand, eind_maand)
select $steen:int, a.regio, a.huis, 'aanmelding', a.soort, a.regime, a.thema,
  (select g.code from main.gemeente g where g.id = a.gemeente), a.urgentie, a.status, o.soort, o.domein, o.wgs,
  maand(a.ingediend), maand(a.besluit)
from main.aanmelding a join main.organisatie o on o.id = a.organisatie where a.id = $aanmelding:aanmelding_id

-- :name grafsteen_zrm_bron :many :lens kaal :max 5000 :reden "the first and the last score on each domain of what goes, for the figures on effect"
-- :ret regio regio_id, huis huis_id, thema text, zrmset text, domein text, begin_score int, later_score int, later_maand int
select c.regio, c.huis, c.thema, m.zrmset, s.domein, b.score, s.score, m.dag / 100
from main.zrm_score s
join main.zrm_meting m on m.id = s.meting
join main.zrm_meting f on f.dossier = m.dossier and f.betrokkene = m.betrokkene and f.zrmset = m.zrmset
  and f.soort = 'begin' and f.ingetrokken is null
join main.zrm_score b on b.meting = f.id and b.domein = s.domein
join main.casus c on c.id = m.dossier
where m.dossier in (select l.dossier from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id)
  and m.soort <> 'begin' and m.ingetrokken is null and s.score is not null and b.score is not null
  and not exists (select 1 from main.zrm_score z join main.zrm_meting n on n.id = z.meting
    where n.dossier = m.dossier and n.betrokkene = m.betrokkene and n.zrmset = m.zrmset and n.ingetrokken is null
      and z.domein = s.domein and z.score is not null and (n.dag > m.dag or (n.dag = m.dag and n.id > m.id)))
limit 5000

-- :name grafsteen_zrm_add :exec :lens kaal :reden "a score without a case, for the figures on effect"
insert into main.grafsteen_zrm (id, regio, huis, thema, zrmset, domein, begin_score, later_score, later_maand)
values ($steen:int, $regio:regio_id, $huis:huis_id, $thema:text, $zrmset:text, $domein:text, $begin_score:int,
  $later_score:int, $later_maand:int)

-- :name vernietiging_beelden :exec :lens kaal :reden "the images of the rows of a destroyed dossier are emptied"
update main.journaal set beeld = null
where beeld is not null and dossier in (
  select l.dossier from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id and l.dossier is not null)

-- :name vernietiging_beelden_rij :exec :lens kaal :reden "the images of single rows that go along are emptied"
update main.journaal set beeld = null
where beeld is not null and id in (
  select j.id from main.vernietiging_lopend l join main.journaal j on j.tabel = l.tabel and j.rij = l.rij
  where l.vernietiging = $id:vernietiging_id)

-- :name vernietiging_bladen :exec :lens kaal :reden "with an emptied image goes what its leaf hid it with; the hash stays"
update main.blad set zout = null
where soort = 'j' and zout is not null and record in (
  select j.id from main.vernietiging_lopend l join main.journaal j on j.dossier = l.dossier
  where l.vernietiging = $id:vernietiging_id and j.beeld is null and j.soort <> 'd'
  union all
  select j.id from main.vernietiging_lopend l join main.journaal j on j.tabel = l.tabel and j.rij = l.rij
  where l.vernietiging = $id and j.beeld is null and j.soort <> 'd')

-- :name vernietiging_wat :many :lens kaal :max 100000 :reden "what an order destroyed, by number alone, for the event that proves it was ordered"
-- :ret dossier int, tabel text, rij int
select distinct coalesce(l.dossier, 0), coalesce(l.tabel, ''), coalesce(l.rij, 0)
from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id order by 1, 2, 3 limit 100000

-- :name vernietiging_termen :exec :lens kaal :reden "a destroyed persoon leaves no search term"
delete from main.persoon_term where persoon in (
  select l.rij from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id and l.tabel = 'persoon')

-- :name vernietiging_personen :exec :lens kaal :reden "a persoon that no dossier uses any more is destroyed too"
delete from main.persoon where id in (
  select l.rij from main.vernietiging_lopend l where l.vernietiging = $id:vernietiging_id and l.tabel = 'persoon')

-- :name vernietiging_done :exec :lens kaal :reden "the order becomes the certificate"
update main.vernietiging set status = 'uitgevoerd', uitgevoerd = $uitgevoerd:moment, rijen = $rijen:int,
  beelden = $beelden:int, bijlagen = $bijlagen:int, personen = $personen:int, telling = $telling:text,
  herhaald = $herhaald:moment?, versie = versie + 1
where id = $id:vernietiging_id and status = 'goedgekeurd'

-- :name vernietiging_end :exec :lens kaal :reden "nothing is being destroyed any more"
delete from main.vernietiging_lopend where vernietiging = $id:vernietiging_id

-- ---- after a backup was put back ----

-- :name vernietiging_uitgevoerd :many :lens kaal :max 100000 :reden "destructions for the file that is kept beside the backups: ids alone"
-- :ret id vernietiging_id, regio regio_id, soort text, dossier dossier_id, uiterlijk datum, grond text, voorgesteld moment, voorgesteld_door medewerker_id, beoordeeld moment, beoordeeld_door medewerker_id, uitgevoerd moment
select v.id, v.regio, v.soort, v.dossier, v.uiterlijk, v.grond, v.voorgesteld, v.voorgesteld_door, v.beoordeeld,
  v.beoordeeld_door, v.uitgevoerd
from main.vernietiging v where v.status = 'uitgevoerd' and v.uitgevoerd >= $sinds:moment
order by v.uitgevoerd, v.id limit 100000

-- :name vernietiging_herstel_weg :exec :lens kaal :reden "an order that the backup knows as not carried out gives way to the one of the file"
update main.vernietiging set status = 'afgewezen', beoordeling = 'Teruggezette back-up', versie = versie + 1
where dossier = $dossier:dossier_id and id <> $id:vernietiging_id and status in ('voorgesteld', 'goedgekeurd')

-- :name vernietiging_herstel_set :exec :lens kaal :reden "the order of the file, as two people gave it, on the row of the backup"
update main.vernietiging set status = 'goedgekeurd', beoordeeld = $beoordeeld:moment,
  beoordeeld_door = $beoordeeld_door:medewerker_id, grond = $grond:text, versie = versie + 1
where id = $id:vernietiging_id and status in ('voorgesteld', 'goedgekeurd')

-- :name vernietiging_herstel_add :exec :lens kaal :reden "the order of the file, as two people gave it, that the backup does not know"
insert into main.vernietiging (id, regio, huis, ring, soort, dossier, nummer, uiterlijk, grond, status, voorgesteld,
  voorgesteld_door, beoordeeld, beoordeeld_door)
select $id:vernietiging_id, $regio:regio_id,
  coalesce((select c.huis from main.casus c where c.id = $dossier:dossier_id),
    (select a.huis from main.aanmelding a where a.id = $dossier),
    (select q.huis from main.rechtverzoek q where q.id = $dossier),
    (select d.huis from main.datalek d where d.id = $dossier)),
  coalesce((select d.ring from main.dossier_ring d where d.dossier = $dossier), ''),
  $soort:text, $dossier,
  coalesce((select c.nummer from main.casus c where c.id = $dossier),
    (select a.nummer from main.aanmelding a where a.id = $dossier),
    (select q.nummer from main.rechtverzoek q where q.id = $dossier),
    (select d.nummer from main.datalek d where d.id = $dossier), ''),
  $uiterlijk:datum, $grond:text, 'goedgekeurd', $voorgesteld:moment, $voorgesteld_door:medewerker_id, $beoordeeld:moment,
  $beoordeeld_door:medewerker_id
from main.regio r where r.id = $regio
