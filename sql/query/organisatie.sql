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
insert into main.rol_toekenning (id, medewerker, rol, huis, ring, beheer, koppelen, reden, van, tot, door)
values ($id:rol_toekenning_id, $medewerker:medewerker_id, $rol:text, $huis:huis_id?, $ring:text, $beheer:int,
  $koppelen:bool, 'inrichting', $van:moment, $tot:moment, $medewerker)

-- :name inrichting_find :one :lens kaal :reden "first set-up, before there is an actor"
-- :ret regio int
select count(*) from main.regio

-- :name organisatie_by_naam :one :lens kaal :reden "a command names an organisation"
-- :ret id organisatie_id, regio regio_id, soort text
select o.id, o.regio, o.soort from main.organisatie o where o.naam = $naam:text

-- :name huis_list :many
-- :ret id huis_id, code text, naam text, adres text, telefoon text, email text, afwijs_dagen int
select h.id, h.code, h.naam, h.adres, h.telefoon, h.email, h.afwijs_dagen from huis h
where h.regio = actor_regio() and h.tot is null order by h.naam

-- :name gemeente_list :many
-- The gemeenten of the regio today, with their house.
-- :ret id gemeente_id, code text, naam text, huis huis_id
select g.id, g.code, g.naam, gh.huis
from gemeente_huis gh join gemeente g on g.id = gh.gemeente join huis h on h.id = gh.huis
where h.regio = actor_regio() and gh.van <= $op:datum and (gh.tot is null or gh.tot >= $op)
  and (g.tot is null or g.tot >= $op)
order by g.naam
