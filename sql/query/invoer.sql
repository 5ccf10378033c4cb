-- Taking over an older registration.

-- :name partij_find :one
-- :ret id import_id, weging weging_id, begonnen moment, klaar moment?, weg moment?
select p.id, p.weging, p.begonnen, p.klaar, p.weg from partij p where p.sleutel = $sleutel:text

-- :name partij_add :exec
-- :vrij "a batch is its maker's"
insert into main.partij (id, medewerker, sleutel, weging, begonnen)
values ($id:import_id, $medewerker:medewerker_id, $sleutel:text, $weging:weging_id, $nu:moment)

-- :name partij_gevallen :many :max 200000
-- :ret referentie text
select g.referentie from partij_geval g where g.partij = $partij:import_id order by g.id limit 200000

-- :name partij_geval_add :exec
-- :vrij "a batch is its maker's"
insert into main.partij_geval (id, partij, referentie, aanmelding, casus)
select $id:int, p.id, $referentie:text, $aanmelding:aanmelding_id, $casus:casus_id? from partij p
where p.id = $partij:import_id and p.weg is null

-- :name partij_gift_add :exec
-- From the dossier in which the actor may grant, as toegang itself.
insert into main.partij_gift (id, partij, dossier, medewerker, onderdeel, niveau, soort, grond, tot)
select $id:int, p.id, d.id, m.id, $onderdeel:text, $niveau:int, $soort:text, $grond:text, $tot:moment
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id join partij p on p.id = $partij:import_id
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name partij_weging_sluit :exec
update main.weging set status = 'gesloten', versie = versie + 1
where id = $id:weging_id and id in (select id from weging_schrijf)

-- :name weegpunt_overname :exec
-- A decision that was taken before.
insert into main.weegpunt (id, dossier, onderdeel, organisatie, weging, volgorde, risico, risico_reden, uitkomst, reden,
  besloten)
select $id:weegpunt_id, d.id, d.onderdeel, actor_organisatie(), $weging:weging_id, 1, $risico:text, $risico_reden:text,
  'casus', $reden:text, $besloten:moment
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name casus_overname_set :exec
update main.casus set toestand = $toestand:text where id = $id:casus_id and id in (select id from casus_schrijf)

-- :name notitie_overname :exec
-- A note with its author of then; its source is his organisation.
insert into main.notitie (id, dossier, onderdeel, organisatie, soort, titel, tekst, moment, door, wpg, voorwaarden)
select $id:notitie_id, d.id, d.onderdeel, m.organisatie, $soort:text, $titel:text, $tekst:text, $moment:moment, m.id,
  $wpg:text, $voorwaarden:text
from dossier_schrijf d join medewerker m on m.id = $door:medewerker_id
where d.id = $casus:casus_id and d.onderdeel = $onderdeel:text

-- :name partij_lever :exec :lens kaal :reden "a complete batch becomes visible in one stroke, as its maker granted it"
-- What was given to the same person for the same part last, counts. Of a closed case nothing but what its closing granted,
-- and of its aanmelding the receipt (invariant 27).
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select g.id, g.dossier, g.medewerker, g.onderdeel, g.niveau, g.soort, g.grond, m.organisatie, $nu:moment, g.tot,
  $door:medewerker_id, 1
from main.partij_gift g join main.medewerker m on m.id = g.medewerker
where g.partij = $partij:import_id and g.tot > $nu and not exists (select 1 from main.partij_gift l
  where l.partij = g.partij and l.dossier = g.dossier and l.medewerker = g.medewerker and l.onderdeel = g.onderdeel
    and l.id > g.id)
  and not exists (select 1 from main.casus k where k.id = g.dossier and k.gesloten is not null and g.soort <> 'beheer')
  and not exists (select 1 from main.casus k where k.aanmelding = g.dossier and k.gesloten is not null
    and g.onderdeel <> 'kern')

-- :name partij_schoon :exec :lens kaal :reden "what an importer held within one unit never held: the periods are empty, and would make his lens slow"
delete from main.toegang
where medewerker = $medewerker:medewerker_id and van = tot and (
  exists (select 1 from main.partij_geval g where g.aanmelding = toegang.dossier)
  or exists (select 1 from main.partij_geval g where g.casus = toegang.dossier))

-- :name partij_lever_klaar :exec :lens kaal :reden "a complete batch is closed"
update main.partij set klaar = $nu:moment, gevallen = (select count(*) from main.partij_geval v
  where v.partij = $partij:import_id) where id = $partij and klaar is null and weg is null

-- :name partij_lever_leeg :exec :lens kaal :reden "what was granted has become toegang"
delete from main.partij_gift where partij = $partij:import_id

-- :name partij_lever_melding :many :lens kaal :reden "each procesregisseur hears once that cases were taken over"
-- :ret medewerker medewerker_id
select distinct c.procesregisseur from main.partij_geval v join main.casus c on c.id = v.casus
where v.partij = $partij:import_id order by 1 limit 1000

-- :name opzoek_mensen :many :max 20000
-- Colleagues of the regio, those who left too: authors and deciders of then.
-- :ret id medewerker_id, email text, organisatie organisatie_id, organisatie_soort text, wgs text, domein text, huis huis_id?
select m.id, m.email, m.organisatie, o.soort, o.wgs, o.domein, m.huis from medewerker m join organisatie o on o.id = m.organisatie
where m.regio = actor_regio() order by m.email limit 20000

-- :name opzoek_huizen :many
-- :ret id huis_id, code text, naam text
select h.id, h.code, h.naam from huis h where h.regio = actor_regio() order by h.code limit 200

-- ---- a batch that is given up ----

-- :name partij_lijst :many :lens kaal :reden "who may take over sees the batches of the regio, by number"
-- :ret id import_id, nummer text, begonnen moment, door_naam text, klaar moment?, weg moment?, weg_naam text, weg_reden text, weg_klaar moment?, gevallen int, rijen int, beelden int, personen int
select p.id, w.nummer, p.begonnen, m.naam, p.klaar, p.weg,
  coalesce((select d.naam from main.medewerker d where d.id = p.weg_door), ''), p.weg_reden, p.weg_klaar,
  p.gevallen + (case when p.klaar is null then (select count(*) from main.partij_geval g where g.partij = p.id) else 0 end),
  p.rijen, p.beelden, p.personen
from main.partij p join main.medewerker m on m.id = p.medewerker join main.weging w on w.id = p.weging
where m.regio = $regio:regio_id and ($nummer:text = '' or w.nummer = $nummer)
order by p.begonnen desc, p.id desc limit 100

-- :name partij_weg_set :exec :lens kaal :reden "a batch that nobody saw is given up: who, when and why"
update main.partij set weg = $nu:moment, weg_door = $actor:medewerker_id, weg_reden = $reden:text
where id = $partij:import_id and klaar is null and weg is null

-- :name partij_deel :many :lens kaal :reden "the next of a batch that is given up, by number"
-- :ret id int, referentie text, nummer text
select g.id, g.referentie, coalesce((select c.nummer from main.casus c where c.id = g.casus),
  (select a.nummer from main.aanmelding a where a.id = g.aanmelding), '')
from main.partij_geval g where g.partij = $partij:import_id and g.id > $na:int order by g.id limit 20

-- :name partij_deel_noem :exec :lens kaal :reden "dossiers of a batch that is given up, named for the length of this unit"
insert into main.vernietiging_lopend (vernietiging, dossier)
select g.partij, g.aanmelding from main.partij_geval g
where g.partij = $partij:import_id and g.id between $van:int and $tot:int
union all
select g.partij, g.casus from main.partij_geval g
where g.partij = $partij and g.id between $van and $tot and g.casus is not null

-- :name partij_bezet :one :lens kaal :reden "whether somebody worked in what is given up: it is then his as well"
-- Somebody saw it; a dossier that is not of the batch would go along; or a row in it, or one elsewhere that points to it, was
-- written by another request than that which took it over. What the program does by itself (actor 2) is no work.
-- :ret bezet int
select 1 where exists (
  select 1 from main.vernietiging_lopend l join main.toegang t on t.dossier = l.dossier
  where l.vernietiging = $partij:import_id and t.tot > t.van)
or exists (
  select 1 from main.vernietiging_lopend l where l.vernietiging = $partij and l.dossier is not null and not exists (
    select 1 from main.partij_geval g where g.partij = $partij and g.aanmelding = l.dossier) and not exists (
    select 1 from main.partij_geval g where g.partij = $partij and g.casus = l.dossier))
or exists (
  select 1 from main.vernietiging_lopend l join main.journaal j on j.dossier = l.dossier
  where l.vernietiging = $partij and coalesce(j.medewerker, 2) <> 2 and (j.tabel <> 'toegang' or j.soort <> 'd')
    and coalesce(j.verzoek, 0) not in (
      select coalesce(i.verzoek, 0) from main.vernietiging_lopend o join main.journaal i on i.tabel = 'aanmelding'
        and i.rij = o.dossier and i.soort = 'i' where o.vernietiging = $partij))
or exists (
  select 1 from main.vernietiging_lopend l join main.journaal j on j.tabel = l.tabel and j.rij = l.rij
  where l.vernietiging = $partij and l.tabel <> 'persoon' and coalesce(j.medewerker, 2) <> 2
    and coalesce(j.verzoek, 0) not in (
      select coalesce(i.verzoek, 0) from main.vernietiging_lopend o join main.journaal i on i.tabel = 'aanmelding'
        and i.rij = o.dossier and i.soort = 'i' where o.vernietiging = $partij))

-- :name partij_weg_tel :exec :lens kaal :reden "how much of a batch that is given up went"
update main.partij set gevallen = gevallen + $gevallen:int, rijen = rijen + $rijen:int, beelden = beelden + $beelden:int,
  personen = personen + $personen:int
where id = $partij:import_id

-- :name partij_weg_klaar :exec :lens kaal :reden "a batch that was given up is gone; its files may be taken over anew"
update main.partij set weg_klaar = $nu:moment, sleutel = 'weg ' || cast(id as text)
where id = $partij:import_id and weg is not null and weg_klaar is null
  and not exists (select 1 from main.partij_geval g where g.partij = $partij)
