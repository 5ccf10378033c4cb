-- The log that proves itself: what is not sealed yet, leaves, checkpoints, keys. doc/LOGBOEK.md.

-- :name zegel_begin :one :lens kaal :reden "where the tree of the log stands"
-- vloer_*: what was sealed a while ago; records with a lower id may still come in late, and the sweep finds those.
-- :ret checkpoint int, grootte int, toppen text, moment int, tot int, journaal int, raadpleging int, gebeurtenis int, noot text, sleutel int, sleutel_tekst text, vloer_journaal int, vloer_raadpleging int, vloer_gebeurtenis int
select s.checkpoint, s.grootte, s.toppen, coalesce(c.moment, 0), coalesce(c.tot, 0), coalesce(c.journaal, 0),
  coalesce(c.raadpleging, 0), coalesce(c.gebeurtenis, 0), coalesce(c.noot, ''),
  coalesce((select max(k.id) from zegel_sleutel k), 0),
  coalesce((select k.sleutel from zegel_sleutel k order by k.id desc limit 1), ''),
  coalesce((select v.journaal from checkpoint v where v.moment < $sinds:moment order by v.moment desc limit 1), 0),
  coalesce((select v.raadpleging from checkpoint v where v.moment < $sinds order by v.moment desc limit 1), 0),
  coalesce((select v.gebeurtenis from checkpoint v where v.moment < $sinds order by v.moment desc limit 1), 0)
from zegel_stand s left join checkpoint c on c.nummer = s.checkpoint
where s.id = 1

-- :name zegel_journaal :many :lens kaal :max 1000 :reden "rows of the journaal that have no leaf"
-- :ret id int, moment int, medewerker int, verzoek int?, tabel text, rij int, soort text, dossier int?, onderdeel text?, organisatie int?, beeld text?, route text?, doel text?
select j.id, j.moment, j.medewerker, j.verzoek, j.tabel, j.rij, j.soort, j.dossier, j.onderdeel, j.organisatie, j.beeld,
  j.route, j.doel
from journaal j
where j.id > $na:int and j.id <= $tot:int and (
  select b.record from blad b where b.soort = 'j' and b.record = j.id) is null
order by j.id limit $aantal:int

-- :name zegel_raadpleging :many :lens kaal :max 1000 :reden "records of looks that have no leaf"
-- gat: the record that its process wrote before is not there.
-- :ret id int, proces int, volgnr int, moment int, medewerker int, organisatie int, dossier int?, persoon int?, route text, doel text, grond text?, soort text, verzoek int?, gat bool
select r.id, r.proces, r.volgnr, r.moment, r.medewerker, r.organisatie, r.dossier, r.persoon, r.route, r.doel, r.grond,
  r.soort, r.verzoek,
  case when r.volgnr > 1 and not exists (select 1 from raadpleging v where v.proces = r.proces and v.volgnr = r.volgnr - 1)
    then 1 else 0 end
from raadpleging r
where r.id > $na:int and r.id <= $tot:int and (
  select b.record from blad b where b.soort = 'r' and b.record = r.id) is null
order by r.id limit $aantal:int

-- :name zegel_gebeurtenis :many :lens kaal :max 1000 :reden "events of accounts and of the installation that have no leaf"
-- :ret id int, moment int, medewerker int?, soort text, door int?, toelichting text
select g.id, g.moment, g.medewerker, g.soort, g.door, g.toelichting
from inlog_gebeurtenis g
where g.id > $na:int and (
  select b.record from blad b where b.soort = 'g' and b.record = g.id) is null
order by g.id limit $aantal:int

-- :name zegel_telling :one :lens kaal :reden "do all records of a stretch have a leaf, and how far do they go, for the sweep"
-- :ret rijen int, bladen_j int, blikken int, bladen_r int, top_j int, top_r int
select (select count(*) from journaal j where j.id > $na_j:int and j.id <= $tot_j:int),
  (select count(*) from blad b where b.soort = 'j' and b.record > $na_j and b.record <= $tot_j),
  (select count(*) from raadpleging r where r.id > $na_r:int and r.id <= $tot_r:int),
  (select count(*) from blad b where b.soort = 'r' and b.record > $na_r and b.record <= $tot_r),
  coalesce((select max(j.id) from journaal j), 0), coalesce((select max(r.id) from raadpleging r), 0)

-- :name zegel_wacht :one :lens kaal :reden "how many records wait for a leaf, for the page of the seal"
-- :ret journaal int, raadpleging int, gebeurtenis int
select
  (select count(*) from journaal j where j.id > $vloer_journaal:int
    and not exists (select 1 from blad b where b.soort = 'j' and b.record = j.id)),
  (select count(*) from raadpleging r where r.id > $vloer_raadpleging:int
    and not exists (select 1 from blad b where b.soort = 'r' and b.record = r.id)),
  (select count(*) from inlog_gebeurtenis g where g.id > $vloer_gebeurtenis:int
    and not exists (select 1 from blad b where b.soort = 'g' and b.record = g.id))

-- :name zegel_stand_set :exec :lens kaal :reden "the tree grows from the checkpoint that was read, or not at all"
update main.zegel_stand set checkpoint = $nummer:int, grootte = $grootte:int, toppen = $toppen:text
where id = 1 and checkpoint = $gelezen:int and grootte = $was:int
  and $sleutel:int = (select max(k.id) from zegel_sleutel k)

-- :name zegel_bladen_add :exec :lens kaal :reden "leaves of the log: of one kind, from a place on, a piece in one statement"
-- :dialect sqlite
insert into main.blad (plaats, soort, record, hash, zout)
select $van:int + e.key, $soort:text, e.value, substr($hashes:bytes, e.key * 32 + 1, 32),
  substr($zouten:bytes, e.key * 16 + 1, 16)
from json_each('[' || $records:text || ']') e

-- :name zegel_bladen_add :exec :lens kaal :reden "leaves of the log: of one kind, from a place on, a piece in one statement"
-- :dialect postgres
insert into main.blad (plaats, soort, record, hash, zout)
select $van:int + e.n - 1, $soort:text, e.record, substr($hashes:bytes, cast(e.n * 32 - 31 as integer), 32),
  substr($zouten:bytes, cast(e.n * 16 - 15 as integer), 16)
from unnest(cast(string_to_array($records:text, ',') as bigint[])) with ordinality e(record, n)

-- :name zegel_blad_schoon :exec :lens kaal :reden "a record that was destroyed while its leaf was made keeps no zout"
update main.blad set zout = null
where plaats >= $van:int and plaats < $tot:int and soort = 'j' and exists (
  select 1 from journaal j where j.id = blad.record and j.beeld is null and j.soort <> 'd')

-- :name zegel_checkpoint_add :exec :lens kaal :reden "a signed head of the tree"
insert into main.checkpoint (nummer, grootte, moment, tot, gaten, journaal, raadpleging, gebeurtenis,
  sleutel, noot)
values ($nummer:int, $grootte:int, $moment:moment, $tot:int, $gaten:int, $journaal:int, $raadpleging:int,
  $gebeurtenis:int, $sleutel:int, $noot:text)

-- :name zegel_sleutel_first :exec :lens kaal :reden "the first key of the log"
insert into main.zegel_sleutel (id, sleutel, verklaring, moment)
select $id:int, $sleutel:text, '', $moment:moment
where not exists (select 1 from zegel_sleutel k)

-- :name zegel_sleutel_next :exec :lens kaal :reden "a new key of the log, named by the one before it"
insert into main.zegel_sleutel (id, sleutel, verklaring, moment)
select $id:int, $sleutel:text, $verklaring:text, $moment:moment
where $oud:text = (select k.sleutel from zegel_sleutel k order by k.id desc limit 1)

-- :name zegel_sleutels :many :lens kaal :reden "the public keys of the log, for its export"
-- :ret sleutel text, verklaring text, moment moment
select k.sleutel, k.verklaring, k.moment from zegel_sleutel k order by k.id limit 1000

-- :name zegel_checkpoints :many :lens kaal :max 1000 :reden "the heads of the tree, for its export"
-- :ret nummer int, noot text
select c.nummer, c.noot from checkpoint c where c.nummer > $na:int and c.nummer <= $tot:int order by c.nummer limit 1000

-- :name zegel_laatste :one :lens kaal :reden "the newest head of the tree"
-- :ret nummer int, grootte int, moment moment, tot int, noot text, gaten int
select c.nummer, c.grootte, c.moment, c.tot, c.noot, cast((select coalesce(sum(g.gaten), 0) from checkpoint g) as bigint)
from checkpoint c order by c.nummer desc limit 1

-- :name zegel_blad_journaal :many :lens kaal :max 1000 :reden "leaves with their rows of the journaal, for the export of the log"
-- :ret plaats int, record int, hash bytes, zout bytes?, id int, moment int, medewerker int, verzoek int?, tabel text, rij int, soort text, dossier int?, onderdeel text?, organisatie int?, beeld text?, route text?, doel text?
select b.plaats, b.record, b.hash, b.zout, coalesce(j.id, 0), coalesce(j.moment, 0), coalesce(j.medewerker, 0), j.verzoek,
  coalesce(j.tabel, ''), coalesce(j.rij, 0), coalesce(j.soort, ''), j.dossier, j.onderdeel, j.organisatie, j.beeld, j.route,
  j.doel
from blad b left join journaal j on j.id = b.record
where b.soort = 'j' and b.plaats >= $van:int and b.plaats < $tot:int
order by b.plaats

-- :name zegel_blad_raadpleging :many :lens kaal :max 1000 :reden "leaves with their records of looks, for the export of the log"
-- :ret plaats int, record int, hash bytes, zout bytes?, id int, proces int, volgnr int, moment int, medewerker int, organisatie int, dossier int?, persoon int?, route text, doel text, grond text?, soort text, verzoek int?
select b.plaats, b.record, b.hash, b.zout, coalesce(r.id, 0), coalesce(r.proces, 0), coalesce(r.volgnr, 0),
  coalesce(r.moment, 0), coalesce(r.medewerker, 0), coalesce(r.organisatie, 0), r.dossier, r.persoon,
  coalesce(r.route, ''), coalesce(r.doel, ''), r.grond, coalesce(r.soort, ''), r.verzoek
from blad b left join raadpleging r on r.id = b.record
where b.soort = 'r' and b.plaats >= $van:int and b.plaats < $tot:int
order by b.plaats

-- :name zegel_blad_gebeurtenis :many :lens kaal :max 1000 :reden "leaves with their events, for the export of the log"
-- :ret plaats int, record int, hash bytes, zout bytes?, id int, moment int, medewerker int?, soort text, door int?, toelichting text
select b.plaats, b.record, b.hash, b.zout, coalesce(g.id, 0), coalesce(g.moment, 0), g.medewerker, coalesce(g.soort, ''),
  g.door, coalesce(g.toelichting, '')
from blad b left join inlog_gebeurtenis g on g.id = b.record
where b.soort = 'g' and b.plaats >= $van:int and b.plaats < $tot:int
order by b.plaats

-- :name zegel_plaats :one :lens kaal :reden "where the leaf of a record is, for a proof"
-- :ret plaats int
select b.plaats from blad b where b.soort = $soort:text and b.record = $record:int

-- :name zegel_hashes :many :lens kaal :max 5000 :reden "the hashes of leaves, for a proof"
-- :ret hash bytes
select b.hash from blad b where b.plaats >= $van:int and b.plaats < $tot:int order by b.plaats limit 5000

-- :name zegel_wissend :one :lens kaal :reden "orders to destroy that an export cannot prove yet"
-- :ret aantal int
select count(*) from inlog_gebeurtenis g where g.soort in ('vernietigd', 'termijn')
  and not exists (select 1 from blad b where b.soort = 'g' and b.record = g.id)

-- ---- looks and events whose term has passed ----

-- :name termijn_stand :one :lens kaal :reden "how far looks and events were emptied, and how far they may be"
-- grens: how many leaves the newest checkpoint from before that moment counts.
-- :ret geleegd int, grens int
select s.geleegd, coalesce((select c.grootte from checkpoint c where c.moment < $voor:moment order by c.moment desc limit 1), 0)
from zegel_stand s where s.id = 1

-- :name termijn_records :many :lens kaal :max 1000 :reden "looks and events of persons whose term has passed"
-- :ret soort text, record int
select b.soort, b.record from blad b
where b.plaats >= $van:int and b.plaats < $tot:int and b.zout is not null and (b.soort = 'r' or (b.soort = 'g' and exists (
  select 1 from inlog_gebeurtenis g where g.id = b.record and (g.medewerker is not null or g.door is not null))))
order by b.plaats limit 1000

-- :name termijn_raadplegingen :exec :lens kaal :logfile :reden "a look is emptied when its term has passed (AVG 5 lid 1 e)"
-- :dialect sqlite
update raadpleging set medewerker = 0, organisatie = 0, dossier = null, persoon = null, route = '', doel = '',
  grond = null, verzoek = null
where medewerker <> 0 and id in (select e.value from json_each('[' || $records:text || ']') e)

-- :name termijn_raadplegingen :exec :lens kaal :logfile :reden "a look is emptied when its term has passed (AVG 5 lid 1 e)"
-- :dialect postgres
update raadpleging set medewerker = 0, organisatie = 0, dossier = null, persoon = null, route = '', doel = '',
  grond = null, verzoek = null
where medewerker <> 0 and id = any(cast(string_to_array($records:text, ',') as bigint[]))

-- :name termijn_gebeurtenissen :exec :lens kaal :reden "an event of a person is emptied when its term has passed (AVG 5 lid 1 e)"
-- :dialect sqlite
update main.inlog_gebeurtenis set medewerker = null, door = null, toelichting = ''
where id in (select e.value from json_each('[' || $records:text || ']') e)

-- :name termijn_gebeurtenissen :exec :lens kaal :reden "an event of a person is emptied when its term has passed (AVG 5 lid 1 e)"
-- :dialect postgres
update main.inlog_gebeurtenis set medewerker = null, door = null, toelichting = ''
where id = any(cast(string_to_array($records:text, ',') as bigint[]))

-- :name termijn_zout :exec :lens kaal :reden "with an emptied record goes what its leaf hid it with; the hash stays"
update main.blad set zout = null
where plaats >= $van:int and plaats < $tot:int and zout is not null and (soort = 'r' or (soort = 'g' and exists (
  select 1 from inlog_gebeurtenis g
  where g.id = blad.record and g.medewerker is null and g.door is null and g.toelichting = '')))

-- :name termijn_geleegd :exec :lens kaal :reden "how far looks and events were emptied"
update main.zegel_stand set geleegd = $tot:int where id = 1 and geleegd = $van:int

-- :name ldv_raadplegingen :many :lens kaal :max 1000 :reden "the record of looks, for its export as Logboek Dataverwerkingen"
-- :ret id int, moment int, verzoek int?, persoon int?, route text, doel text, soort text
select r.id, r.moment, r.verzoek, r.persoon, r.route, r.doel, r.soort from raadpleging r
where r.id > $na:int and r.medewerker <> 0 order by r.id limit $aantal:int

-- :name ldv_wijzigingen :many :lens kaal :max 100000 :reden "changes and whom they are about, for their export as Logboek Dataverwerkingen"
-- A row names its persons, else it is about those whose dossier it stands in: of a point of an overleg the case that is
-- discussed, of a request the persons it was found to concern. 0: nobody that house staff have linked.
-- :ret id int, moment int, verzoek int?, route text, doel text, persoon int
with stuk as (
  select j.id, j.moment, j.verzoek, j.tabel, j.rij, j.dossier, coalesce(j.route, '') as route, coalesce(j.doel, '') as doel,
    case when j.soort <> 'd' then j.beeld else (
      select l.beeld from main.journaal l where l.tabel = j.tabel and l.rij = j.rij and l.id < j.id
      order by l.id desc limit 1) end as beeld
  from main.journaal j where j.id > $na:int order by j.id limit $aantal:int),
wie as (
  select s.id, case when s.tabel = 'persoon' then s.rij else json_veld_int(s.beeld, 'persoon') end as persoon,
    case when s.tabel = 'betrokkene' then s.rij else json_veld_int(s.beeld, 'betrokkene') end as betrokkene,
    json_veld_int(s.beeld, 'van_betrokkene') as van, json_veld_int(s.beeld, 'naar_betrokkene') as naar,
    coalesce(s.dossier, json_veld_int(s.beeld, 'dossier'), json_veld_int(s.beeld, 'casus')) as dossier
  from stuk s),
los as (
  select w.id, w.dossier from wie w where w.persoon is null and w.betrokkene is null and w.van is null)
select s.id, s.moment, s.verzoek, s.route, s.doel, coalesce(p.persoon, 0)
from stuk s left join (
  select w.id, w.persoon from wie w where w.persoon is not null
  union select w.id, b.persoon from wie w join main.betrokkene b on b.id in (w.betrokkene, w.van, w.naar)
    where b.persoon is not null
  union select w.id, b.persoon from los w join main.betrokkene b on b.dossier = w.dossier
    where b.hoofd = 1 and b.persoon is not null
  union select w.id, b.persoon from los w join main.agendapunt a on a.id = w.dossier
    join main.betrokkene b on b.dossier = a.casus where b.hoofd = 1 and b.persoon is not null
  union select w.id, b.persoon from los w join main.recht_zaak z on z.dossier = w.dossier and z.vervallen is null
    join main.betrokkene b on b.id = z.betrokkene where b.persoon is not null
) p on p.id = s.id
order by s.id, coalesce(p.persoon, 0)
