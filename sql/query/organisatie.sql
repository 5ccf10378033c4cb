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
