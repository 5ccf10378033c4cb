-- Huizen, gemeenten, organisaties and medewerkers.

-- :name medewerker_by_email :one :lens kaal :reden "a command says for whom it acts"
-- :ret id medewerker_id, organisatie organisatie_id, huis huis_id?, regio regio_id, naam text, wgs text, domein text
select m.id, m.organisatie, m.huis, m.regio, m.naam, o.wgs, o.domein
from main.medewerker m join main.organisatie o on o.id = m.organisatie
where m.email = $email:text and m.actief_van <= $nu:moment and m.actief_tot > $nu

-- :name medewerker_rollen :many :lens kaal :reden "a command says for whom it acts"
-- :ret rol text, ring text
select r.rol, r.ring from main.rol_toekenning r
where r.medewerker = $medewerker:medewerker_id and r.van <= $nu:moment and r.tot > $nu
order by r.rol

-- :name catalogus_latest :one :lens kaal :reden "before there is an actor"
-- :ret id int, bundel text
select c.id, c.bundel from main.catalogus c order by c.moment desc, c.id desc limit 1

-- :name catalogus_add :exec :lens kaal :reden "schakel catalogus laad"
insert into main.catalogus (id, sha256, bundel, moment) values ($id:int, $sha256:text, $bundel:text, $nu:moment)
on conflict (sha256) do update set moment = excluded.moment

-- :name inrichting_regio :exec :lens kaal :reden "first set-up, before there is an actor"
insert into main.regio (id, code, naam) values ($id:regio_id, $code:text, $naam:text)

-- :name inrichting_huis :exec :lens kaal :reden "first set-up, before there is an actor"
insert into main.huis (id, regio, code, naam, adres, telefoon, email, van)
values ($id:huis_id, $regio:regio_id, $code:text, $naam:text, $adres:text, $telefoon:text, $email:text, $van:datum)

-- :name inrichting_gemeente :exec :lens kaal :reden "first set-up, before there is an actor"
insert into main.gemeente (id, code, naam, van) values ($id:gemeente_id, $code:text, $naam:text, $van:int)
on conflict (code, van) do nothing

-- :name inrichting_gemeente_huis :exec :lens kaal :reden "first set-up, before there is an actor"
insert into main.gemeente_huis (id, gemeente, huis, van)
select $id:int, g.id, $huis:huis_id, $van:datum from main.gemeente g where g.code = $code:text and g.tot is null

-- :name inrichting_organisatie :exec :lens kaal :reden "first set-up, before there is an actor"
insert into main.organisatie (id, regio, naam, soort, domein, wgs)
values ($id:organisatie_id, $regio:regio_id, $naam:text, $soort:text, $domein:text, $wgs:text)

-- :name inrichting_medewerker :exec :lens kaal :reden "first set-up, before there is an actor"
insert into main.medewerker (id, regio, organisatie, huis, naam, functie, email, vog, opleiding, actief_van, actief_tot)
select $id:medewerker_id, o.regio, o.id, $huis:huis_id?, $naam:text, $functie:text, $email:text, $vog:datum,
  $opleiding:datum, $van:moment, $tot:moment
from main.organisatie o where o.id = $organisatie:organisatie_id

-- :name inrichting_rol :exec :lens kaal :reden "first set-up, before there is an actor"
-- Given by the service account (1): nobody gives himself a role.
insert into main.rol_toekenning (id, medewerker, rol, huis, ring, beheer, koppelen, cijfers, toetsen, reden, van, tot,
  door)
values ($id:rol_toekenning_id, $medewerker:medewerker_id, $rol:text, $huis:huis_id?, $ring:text, $beheer:int,
  $koppelen:bool, $cijfers:bool, $toetsen:bool, 'inrichting', $van:moment, $tot:moment, 1)

-- :name inrichting_find :one :lens kaal :reden "first set-up, before there is an actor"
-- :ret regio int
select count(*) from main.regio

-- :name organisatie_by_naam :one :lens kaal :reden "a command names an organisation"
-- :ret id organisatie_id, regio regio_id, soort text
select o.id, o.regio, o.soort from main.organisatie o where o.naam = $naam:text

-- :name huis_list :many
-- :ret id huis_id, code text, naam text, adres text, telefoon text, email text, afwijs_dagen int
select h.id, h.code, h.naam, h.adres, h.telefoon, h.email, h.afwijs_dagen from huis h
where h.regio = actor_regio() and h.van <= $op:datum and (h.tot is null or h.tot >= $op) order by h.naam

-- :name gemeente_list :many
-- The gemeenten of the regio today, with their house.
-- :ret id gemeente_id, code text, naam text, huis huis_id
select g.id, g.code, g.naam, gh.huis
from gemeente_huis gh join gemeente g on g.id = gh.gemeente join huis h on h.id = gh.huis
where h.regio = actor_regio() and gh.van <= $op:datum and (gh.tot is null or gh.tot >= $op)
  and (g.tot is null or g.tot >= $op)
order by g.naam

-- Administration of the house and its people. Lists of the regio of the actor; the domain asks the right.

-- :name huis_beheer_list :many
-- :ret id huis_id, code text, naam text, adres text, telefoon text, email text, afwijs_dagen int, verzoek_jaren int, datalek_jaren int, inzage_kort bool, van datum, tot datum?, versie int
select h.id, h.code, h.naam, h.adres, h.telefoon, h.email, h.afwijs_dagen, h.verzoek_jaren, h.datalek_jaren, h.inzage_kort, h.van, h.tot, h.versie
from huis h where h.regio = actor_regio() order by h.naam, h.id limit 200

-- :name huis_get :one
-- :ret id huis_id, code text, naam text, adres text, telefoon text, email text, afwijs_dagen int, verzoek_jaren int, datalek_jaren int, inzage_kort bool, van datum, tot datum?, versie int
select h.id, h.code, h.naam, h.adres, h.telefoon, h.email, h.afwijs_dagen, h.verzoek_jaren, h.datalek_jaren, h.inzage_kort, h.van, h.tot, h.versie
from huis h where h.regio = actor_regio() and h.id = $id:huis_id

-- :name huis_add :exec
-- :vrij "reference data: the domain asks organisatie.beheren"
insert into main.huis (id, regio, code, naam, adres, telefoon, email, afwijs_dagen, verzoek_jaren, datalek_jaren,
  inzage_kort, van, tot)
select $id:huis_id, g.id, $code:text, $naam:text, $adres:text, $telefoon:text, $email:text, $afwijs_dagen:int,
  $verzoek_jaren:int, $datalek_jaren:int, $inzage_kort:bool, $van:datum, $tot:datum?
from regio g where g.id = actor_regio()

-- :name huis_update :exec
update main.huis set naam = $naam:text, adres = $adres:text, telefoon = $telefoon:text, email = $email:text,
  afwijs_dagen = $afwijs_dagen:int, verzoek_jaren = $verzoek_jaren:int, datalek_jaren = $datalek_jaren:int, inzage_kort = $inzage_kort:bool, van = $van:datum, tot = $tot:datum?,
  versie = versie + 1
where id = $id:huis_id and versie = $versie:int and id in (select h.id from huis h where h.regio = actor_regio())
  and id in (select id from huis_schrijf)

-- :name huis_gemeenten_na :one
-- Memberships that go on after that day.
-- :ret aantal int
select count(*) from gemeente_huis gh
where gh.huis = $huis:huis_id and (gh.tot is null or gh.tot > $tot:datum)

-- :name gemeente_beheer_list :many
-- Every membership of the regio, of today and of before.
-- :ret id gemeente_id, code text, naam text, van int, tot datum?, huis huis_id, huis_naam text, lid_van datum, lid_tot datum?
select g.id, g.code, g.naam, g.van, g.tot, gh.huis, h.naam, gh.van, gh.tot
from gemeente_huis gh join gemeente g on g.id = gh.gemeente join huis h on h.id = gh.huis
where h.regio = actor_regio()
order by g.naam, gh.van, g.id limit 1000

-- :name gemeente_keuze :many
-- All gemeenten of the country that exist on that day or are to come.
-- :ret id gemeente_id, code text, naam text
select g.id, g.code, g.naam from gemeente g
where g.tot is null or g.tot >= $op:int order by g.naam, g.id limit 1000

-- :name gemeente_get :one
-- :ret id gemeente_id, code text, naam text, van int, tot datum?, versie int
select g.id, g.code, g.naam, g.van, g.tot, g.versie from gemeente g where g.id = $id:gemeente_id

-- :name gemeente_code_find :one
-- :ret id gemeente_id
select g.id from gemeente g where g.code = $code:text and (g.tot is null or g.tot >= $van:int) limit 1

-- :name gemeente_add :exec
-- :vrij "reference data: the domain asks organisatie.beheren"
insert into main.gemeente (id, code, naam, van) values ($id:gemeente_id, $code:text, $naam:text, $van:datum)

-- :name gemeente_end :exec
update main.gemeente set tot = $tot:datum, versie = versie + 1
where id = $id:gemeente_id and versie = $versie:int and id in (select id from gemeente_schrijf)

-- :name gemeente_lid_now :one
-- A membership of any house of the regio that touches the period from $van on.
-- :ret id int, huis huis_id, van datum, tot datum?, versie int
select gh.id, gh.huis, gh.van, gh.tot, gh.versie
from gemeente_huis gh join huis h on h.id = gh.huis
where h.regio = actor_regio() and gh.gemeente = $gemeente:gemeente_id and (gh.tot is null or gh.tot >= $van:datum)
order by gh.van desc limit 1

-- :name gemeente_lid_add :exec
-- :vrij "reference data: the domain asks organisatie.beheren"
insert into main.gemeente_huis (id, gemeente, huis, van)
select $id:int, g.id, h.id, $van:datum
from huis h join gemeente g on g.id = $gemeente:gemeente_id
where h.id = $huis:huis_id and h.regio = actor_regio()

-- :name gemeente_lid_end :exec
update main.gemeente_huis set tot = $tot:datum, versie = versie + 1
where id = $id:int and versie = $versie:int and id in (select id from gemeente_huis_schrijf)

-- :name werkgebied :many :lens kaal :reden "public information: which gemeente belongs to which house"
-- :ret huis huis_id, huis_naam text, adres text, telefoon text, email text, gemeente text
select h.id, h.naam, h.adres, h.telefoon, h.email, g.naam
from main.gemeente_huis gh join main.gemeente g on g.id = gh.gemeente join main.huis h on h.id = gh.huis
where gh.van <= $op:datum and (gh.tot is null or gh.tot >= $op) and (g.tot is null or g.tot >= $op)
  and h.van <= $op and (h.tot is null or h.tot >= $op)
order by h.naam, h.id, g.naam limit 1000

-- :name organisatie_list :many
-- :ret id organisatie_id, naam text, soort text, domein text, wgs text, huis_naam text, contactpersoon text, beeindigd datum?, mensen int
select o.id, o.naam, o.soort, o.domein, o.wgs, coalesce(h.naam, ''), o.contactpersoon, o.beeindigd,
  (select count(*) from medewerker m where m.organisatie = o.id and m.actief_tot > $nu:moment)
from organisatie o left join huis h on h.id = o.relatiehuis
where o.regio = actor_regio() and lower(o.naam) like $zoek:text escape '!'
  and ($domein:text = '' or o.domein = $domein) and ($ook:bool = 1 or o.beeindigd is null or o.beeindigd >= $op:datum)
order by o.naam, o.id limit 1000

-- :name organisatie_get :one
-- :ret id organisatie_id, naam text, soort text, domein text, wgs text, relatiehuis huis_id?, contactpersoon text, telefoon text, email text, beeindigd datum?, versie int
select o.id, o.naam, o.soort, o.domein, o.wgs, o.relatiehuis, o.contactpersoon, o.telefoon, o.email, o.beeindigd, o.versie
from organisatie o where o.id = $id:organisatie_id and o.regio = actor_regio()

-- :name organisatie_naam_find :one
-- :ret id organisatie_id
select o.id from organisatie o where o.regio = actor_regio() and o.naam = $naam:text

-- :name organisatie_add :exec
-- :vrij "reference data: the domain asks organisatie.beheren"
insert into main.organisatie (id, regio, naam, soort, domein, wgs, relatiehuis, contactpersoon, telefoon, email)
select $id:organisatie_id, g.id, $naam:text, $soort:text, $domein:text, $wgs:text, $relatiehuis:huis_id?,
  $contactpersoon:text, $telefoon:text, $email:text
from regio g where g.id = actor_regio()

-- :name organisatie_update :exec
update main.organisatie set naam = $naam:text, soort = $soort:text, domein = $domein:text, wgs = $wgs:text,
  relatiehuis = $relatiehuis:huis_id?, contactpersoon = $contactpersoon:text, telefoon = $telefoon:text,
  email = $email:text, beeindigd = $beeindigd:datum?, versie = versie + 1
where id = $id:organisatie_id and versie = $versie:int
  and id in (select o.id from organisatie o where o.regio = actor_regio())
  and id in (select id from organisatie_schrijf)

-- :name organisatie_mensen :one
-- Who would lose his account when the organisation ends on that moment.
-- :ret aantal int
select count(*) from medewerker m where m.organisatie = $organisatie:organisatie_id and m.actief_tot > $na:moment

-- :name medewerker_list :many
-- :ret id medewerker_id, naam text, functie text, email text, organisatie_naam text, domein text, huis_naam text, vog datum?, opleiding datum?, actief_van moment, actief_tot moment
select m.id, m.naam, m.functie, m.email, o.naam, o.domein, coalesce(h.naam, ''), m.vog, m.opleiding, m.actief_van,
  m.actief_tot
from medewerker m join organisatie o on o.id = m.organisatie left join huis h on h.id = m.huis
join beheer_schrijf b on b.id = m.organisatie
where (lower(m.naam) like $zoek:text escape '!' or lower(m.email) like $zoek escape '!')
  and ($organisatie:organisatie_id = 0 or m.organisatie = $organisatie)
  and (($toon:text = 'actief' and m.actief_tot > $nu:moment) or ($toon = 'vertrokken' and m.actief_tot <= $nu)
    or ($toon = 'onvolledig' and m.actief_tot > $nu and (m.vog is null or m.opleiding is null)))
order by m.naam, m.id limit 51 offset $vanaf:int

-- :name medewerker_list_rollen :many
-- The roles of today of the people one administers, to show beside their names.
-- :ret medewerker medewerker_id, rol text
select r.medewerker, r.rol
from rol_toekenning r join medewerker m on m.id = r.medewerker join beheer_schrijf b on b.id = m.organisatie
where r.van <= $nu:moment and r.tot > $nu and m.naam >= $van:text and m.naam <= $tot:text
order by r.medewerker, r.rol limit 10000

-- :name medewerker_get :one
-- Somebody whom the actor administers.
-- :ret id medewerker_id, organisatie organisatie_id, organisatie_naam text, organisatie_soort text, huis huis_id?, huis_naam text, naam text, functie text, email text, telefoon text, vog datum?, opleiding datum?, actief_van moment, actief_tot moment, aandachtsgebieden text, versie int
select m.id, m.organisatie, o.naam, o.soort, m.huis, coalesce(h.naam, ''), m.naam, m.functie, m.email, m.telefoon, m.vog,
  m.opleiding, m.actief_van, m.actief_tot, m.aandachtsgebieden, m.versie
from medewerker m join organisatie o on o.id = m.organisatie left join huis h on h.id = m.huis
join beheer_schrijf b on b.id = m.organisatie
where m.id = $id:medewerker_id

-- :name medewerker_email_find :one :lens kaal :reden "an address belongs to one account, in whatever regio"
-- :ret id medewerker_id
select m.id from main.medewerker m where m.email = $email:text

-- :name medewerker_add :exec
insert into main.medewerker (id, regio, organisatie, huis, naam, functie, email, telefoon, vog, opleiding, actief_van,
  actief_tot, aandachtsgebieden)
select $id:medewerker_id, b.regio, b.id, $huis:huis_id?, $naam:text, $functie:text, $email:text, $telefoon:text,
  $vog:datum?, $opleiding:datum?, $van:moment, $tot:moment, $aandachtsgebieden:text
from beheer_schrijf b where b.id = $organisatie:organisatie_id

-- :name medewerker_update :exec
update main.medewerker set huis = $huis:huis_id?, naam = $naam:text, functie = $functie:text, email = $email:text,
  telefoon = $telefoon:text, vog = $vog:datum?, opleiding = $opleiding:datum?, aandachtsgebieden = $aandachtsgebieden:text,
  versie = versie + 1
where id = $id:medewerker_id and versie = $versie:int and id in (select id from medewerker_schrijf)

-- :name medewerker_set_einde :exec
update main.medewerker set actief_tot = $tot:moment, versie = versie + 1
where id = $id:medewerker_id and versie = $versie:int and id in (select id from medewerker_schrijf)

-- :name rol_list :many
-- :ret id rol_toekenning_id, rol text, huis huis_id?, huis_naam text, ring text, reden text, van moment, tot moment, door_naam text, versie int
select r.id, r.rol, r.huis, coalesce(h.naam, ''), r.ring, r.reden, r.van, r.tot, coalesce(d.naam, ''), r.versie
from rol_toekenning r left join huis h on h.id = r.huis left join medewerker d on d.id = r.door
where r.medewerker = $medewerker:medewerker_id
order by r.tot desc, r.van desc, r.id limit 200

-- :name rol_get :one
-- :ret id rol_toekenning_id, medewerker medewerker_id, rol text, ring text, reden text, van moment, tot moment, versie int
select r.id, r.medewerker, r.rol, r.ring, r.reden, r.van, r.tot, r.versie from rol_toekenning r
where r.id = $id:rol_toekenning_id

-- :name rol_overlap :one
-- :ret id rol_toekenning_id
select r.id from rol_toekenning r
where r.medewerker = $medewerker:medewerker_id and r.rol = $rol:text and coalesce(r.huis, 0) = $huis:huis_id
  and r.ring = $ring:text and r.van < $tot:moment and r.tot > $van:moment limit 1

-- :name rol_add :exec
-- Nobody gives himself a role.
insert into main.rol_toekenning (id, medewerker, rol, huis, ring, beheer, koppelen, cijfers, toetsen, reden, van, tot,
  door)
select $id:rol_toekenning_id, m.id, $rol:text, $huis:huis_id?, $ring:text, $beheer:int, $koppelen:bool, $cijfers:bool,
  $toetsen:bool, $reden:text, $van:moment, $tot:moment, actor_id()
from beheer_schrijf b join medewerker m on m.organisatie = b.id
where m.id = $medewerker:medewerker_id and m.id <> actor_id()

-- :name rol_end :exec
update main.rol_toekenning set tot = $tot:moment, reden = $reden:text, versie = versie + 1
where id = $id:rol_toekenning_id and versie = $versie:int and id in (select id from rol_toekenning_schrijf)

-- :name rol_end_all :exec
-- A leaver's roles end with him; what would begin later never holds.
update main.rol_toekenning set tot = $tot:moment, versie = versie + 1
where id in (select r.id from rol_toekenning r where r.medewerker = $medewerker:medewerker_id and r.tot > $tot)
  and id in (select id from rol_toekenning_schrijf)

-- :name overdracht_mensen :many :lens kaal :reden "work of leavers is counted, without content, for who hands it over"
-- buiten: open cases in a ring that he keeps without a role in it.
-- :ret id medewerker_id, naam text, functie text, organisatie organisatie_id, organisatie_naam text, huis huis_id?, actief_tot moment, aantal int, buiten int
select m.id, m.naam, m.functie, m.organisatie, o.naam, m.huis, m.actief_tot, count(distinct t.dossier),
  (select count(*) from main.casus k where k.procesregisseur = m.id and k.gesloten is null and k.ring <> ''
    and not exists (select 1 from main.rol_toekenning r where r.medewerker = m.id and r.ring = k.ring and r.van <= $nu:moment
      and r.tot > $nu))
from main.medewerker m join main.toegang t on t.medewerker = m.id join main.organisatie o on o.id = m.organisatie
where m.regio = $regio:regio_id and m.actief_tot <= $binnen:moment and t.van <= $nu and t.tot > $nu
  and not exists (select 1 from main.vervanging g where g.id = t.id)
group by m.id, m.naam, m.functie, m.organisatie, o.naam, m.huis, m.actief_tot
order by m.actief_tot, m.naam, m.id limit 500

-- :name overdracht_mens :one :lens kaal :reden "work of leavers is shown, without content, to who hands it over"
-- :ret id medewerker_id, naam text, functie text, organisatie organisatie_id, organisatie_naam text, huis huis_id?, actief_tot moment
select m.id, m.naam, m.functie, m.organisatie, o.naam, m.huis, m.actief_tot
from main.medewerker m join main.organisatie o on o.id = m.organisatie
where m.regio = $regio:regio_id and m.id = $id:medewerker_id

-- :name overdracht_dossiers :many :lens kaal :reden "work of leavers is shown by number alone to who hands it over"
-- The next 500 behind $na. A weging belongs to a ring by its kind: vorm.
-- What he has as somebody's replacement is not his to hand on.
-- :ret dossier dossier_id, nummer text, soort text, vorm text, regime text, ring text, huis huis_id?, regisseur bool, aanmelder bool, verzoek bool
select d.dossier, coalesce(k.nummer, a.nummer, w.nummer, q.nummer, ''),
  case when k.id is not null then 'casus' when a.id is not null then 'aanmelding' when w.id is not null then 'weging'
    when q.id is not null then 'verzoek' else '' end,
  coalesce(w.soort, ''), coalesce(k.regime, a.regime, pk.regime, ''),
  coalesce((select r.ring from main.dossier_ring r where r.dossier = d.dossier), ''), coalesce(k.huis, a.huis),
  case when k.procesregisseur = $medewerker:medewerker_id then 1 else 0 end,
  case when a.aanmelder = $medewerker then 1 else 0 end, case when q.id is not null then 1 else 0 end
from (select distinct t.dossier from main.toegang t
  where t.medewerker = $medewerker and t.van <= $nu:moment and t.tot > $nu and t.dossier > $na:dossier_id
    and not exists (select 1 from main.vervanging g where g.id = t.id)
  order by t.dossier limit 500) d
left join main.casus k on k.id = d.dossier
left join main.aanmelding a on a.id = d.dossier
left join main.weging w on w.id = d.dossier
left join main.rechtverzoek q on q.id = d.dossier
left join main.agendapunt p on p.id = d.dossier
left join main.casus pk on pk.id = p.casus
order by d.dossier limit 500

-- :name overdracht_keuze :many :lens kaal :reden "who may take over the work of a leaver: his own colleagues"
-- :ret id medewerker_id, naam text, functie text, huis huis_id?
select m.id, m.naam, m.functie, m.huis from main.medewerker m
where m.organisatie = $organisatie:organisatie_id and m.id <> $medewerker:medewerker_id and m.actief_van <= $nu:moment
  and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
order by m.naam, m.id limit 500

-- :name overdracht_rollen :many :lens kaal :reden "who takes over must have a role that may hold toegang"
-- :ret rol text, huis huis_id?, ring text
select r.rol, r.huis, r.ring from main.rol_toekenning r
where r.medewerker = $medewerker:medewerker_id and r.van <= $nu:moment and r.tot > $nu

-- :name overdracht_toegang :many :lens kaal :reden "the rows of a leaver go to his colleague unchanged"
-- What holds now or later.
-- :ret id toegang_id, onderdeel text, niveau int, soort text, van moment, tot moment
select t.id, t.onderdeel, t.niveau, t.soort, t.van, t.tot from main.toegang t
where t.medewerker = $medewerker:medewerker_id and t.dossier = $dossier:dossier_id and t.tot > $nu:moment and t.tot > t.van
  and not exists (select 1 from main.vervanging g where g.id = t.id)
order by t.onderdeel, t.van

-- :name overdracht_cut :exec :lens kaal :reden "the rows of a leaver go to his colleague unchanged"
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where id = $id:toegang_id

-- :name overdracht_add :exec :lens kaal :reden "the rows of a leaver go to his colleague unchanged"
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, $dossier:dossier_id, m.id, $onderdeel:text, $niveau:int, $soort:text, $grond:text, m.organisatie,
  $nu:moment, $tot:moment, $door:medewerker_id, 1
from main.medewerker m where m.id = $medewerker:medewerker_id

-- :name overdracht_regisseur :exec :lens kaal :reden "a case has one procesregisseur; the colleague becomes it"
update main.casus set procesregisseur = $naar:medewerker_id, versie = versie + 1
where id = $dossier:dossier_id and procesregisseur = $medewerker:medewerker_id

-- :name overdracht_verzoek :exec :lens kaal :reden "a request of a person has one contact point; the colleague becomes it"
update main.rechtverzoek set behandelaar = $naar:medewerker_id, versie = versie + 1
where id = $dossier:dossier_id and behandelaar = $medewerker:medewerker_id

-- :name overdracht_teamlid :many :lens kaal :reden "the place of a leaver in the team goes to his colleague"
-- :ret id teamlid_id, onderdeel text, functie text, grond text
select t.id, t.onderdeel, t.functie, t.grond from main.teamlid t
where t.dossier = $dossier:dossier_id and t.medewerker = $medewerker:medewerker_id
  and (t.tot is null or t.tot > $nu:moment)
order by t.id

-- :name overdracht_teamlid_end :exec :lens kaal :reden "the place of a leaver in the team goes to his colleague"
update main.teamlid set tot = $nu:moment, einde_reden = $reden:text, versie = versie + 1 where id = $id:teamlid_id

-- :name overdracht_teamlid_add :exec :lens kaal :reden "the place of a leaver in the team goes to his colleague"
insert into main.teamlid (id, dossier, onderdeel, organisatie, medewerker, functie, grond, reden, van)
select $id:teamlid_id, $dossier:dossier_id, $onderdeel:text, m.organisatie, m.id, m.functie, $grond:text, $reden:text,
  $nu:moment
from main.medewerker m where m.id = $medewerker:medewerker_id

-- :name gebruiker_list :many :lens kaal :reden "schakel gebruiker lijst, at the console of the server"
-- :ret email text, naam text, organisatie_naam text, vog datum?, opleiding datum?, actief_tot moment, wachtwoord bool, factor bool
select m.email, m.naam, o.naam, m.vog, m.opleiding, m.actief_tot,
  case when i.wachtwoord is not null then 1 else 0 end, case when i.totp is not null then 1 else 0 end
from main.medewerker m join main.organisatie o on o.id = m.organisatie left join main.inlog i on i.medewerker = m.id
order by o.naam, m.naam, m.id

-- :name gebruiker_einde :exec :lens kaal :reden "schakel gebruiker einde, at the console of the server"
update main.medewerker set actief_tot = $nu:moment, versie = versie + 1 where id = $id:medewerker_id and actief_tot > $nu

-- :name gebruiker_einde_rollen :exec :lens kaal :reden "schakel gebruiker einde, at the console of the server"
update main.rol_toekenning set tot = $nu:moment, versie = versie + 1 where medewerker = $id:medewerker_id and tot > $nu

-- :name huis_by_code :one :lens kaal :reden "a command names a house"
-- :ret id huis_id
select h.id from main.huis h where h.code = $code:text and h.regio = $regio:regio_id
