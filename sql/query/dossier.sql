-- Admission to dossiers.

-- :name toegang_open :exec
-- The first row of a new dossier: niveau 3 on kern for the actor; no row when the dossier exists.
-- :vrij "a dossier nobody has yet; dossier_bekend keeps existing ones out"
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, $dossier:dossier_id, m.id, 'kern', 3, $soort:text, $grond:text, m.organisatie, $nu:moment,
  9007199254740991, m.id, 1
from medewerker m
where m.id = actor_id() and not exists (select 1 from dossier_bekend k where k.dossier = $dossier)

-- :name toegang_add :exec
insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
select $id:toegang_id, d.id, m.id, $onderdeel:text, $niveau:int, $soort:text, $grond:text, m.organisatie, $van:moment,
  $tot:moment, actor_id(), 1
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name toegang_cut :exec
-- Ends at that moment what the medewerker has on an onderdeel.
update main.toegang set tot = $van:moment, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.medewerker = $medewerker:medewerker_id
  and t.onderdeel = $onderdeel:text
  and t.van < $van and t.tot > $van)
  and id in (select id from toegang_schrijf s where s.dossier = $dossier)

-- :name toegang_cut_later :exec
-- The same for periods that would begin later: they are emptied.
update main.toegang set van = $van:moment, tot = $van, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.medewerker = $medewerker:medewerker_id
  and t.onderdeel = $onderdeel:text
  and t.van >= $van and t.tot > t.van)
  and id in (select id from toegang_schrijf s where s.dossier = $dossier)

-- :name toegang_cut_parts :exec
-- The same on all onderdelen but kern.
update main.toegang set tot = $van:moment, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.medewerker = $medewerker:medewerker_id
  and t.onderdeel <> 'kern'
  and t.van < $van and t.tot > $van)
  and id in (select id from toegang_schrijf s where s.dossier = $dossier)

-- :name toegang_cut_parts_later :exec
-- The same for periods that would begin later: they are emptied.
update main.toegang set van = $van:moment, tot = $van, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.medewerker = $medewerker:medewerker_id
  and t.onderdeel <> 'kern'
  and t.van >= $van and t.tot > t.van)
  and id in (select id from toegang_schrijf s where s.dossier = $dossier)

-- :name toegang_cut_all :exec
-- Everybody, on all onderdelen but one.
update main.toegang set tot = $van:moment, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.onderdeel <> $behalve:text
  and t.van < $van and t.tot > $van)
  and id in (select id from toegang_schrijf s where s.dossier = $dossier)

-- :name toegang_cut_all_later :exec
-- The same for periods that would begin later: they are emptied.
update main.toegang set van = $van:moment, tot = $van, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.onderdeel <> $behalve:text
  and t.van >= $van and t.tot > t.van)
  and id in (select id from toegang_schrijf s where s.dossier = $dossier)

-- :name toegang_list :many :lens actor,asof
-- :ret id toegang_id, medewerker medewerker_id, naam text, functie text, organisatie_naam text, domein text, onderdeel text, soort text, grond text, niveau int, van moment, tot moment, door_naam text
select t.id, t.medewerker, m.naam, m.functie, o.naam, o.domein, t.onderdeel, t.soort, t.grond, t.niveau, t.van, t.tot,
  coalesce((select g.naam from medewerker g where g.id = t.door), '')
from toegang t
join medewerker m on m.id = t.medewerker
join organisatie o on o.id = t.organisatie
where t.dossier = $dossier:dossier_id and t.tot > $na:moment and t.tot > t.van
order by o.naam, m.naam, t.onderdeel, t.van

-- :name toegang_mine :many :lens actor,asof
-- :ret onderdeel text, niveau int, soort text, grond text, van moment, tot moment
select t.onderdeel, t.niveau, t.soort, t.grond, t.van, t.tot from toegang_eigen t
where t.dossier = $dossier:dossier_id
order by t.onderdeel

-- :name medewerker_toelaatbaar :one
-- :ret soort text, vog datum?, opleiding datum?, actief_van moment, actief_tot moment, ring bool
select o.soort, m.vog, m.opleiding, m.actief_van, m.actief_tot,
  case when exists (select 1 from rol_toekenning r where r.medewerker = m.id and r.ring = $ring:text
    and r.van <= $nu:moment and r.tot > $nu) then 1 else 0 end
from medewerker m join organisatie o on o.id = m.organisatie
where m.id = $medewerker:medewerker_id

-- ---- who left a ring ----

-- :name ring_regie :one :lens kaal :reden "who leaves a ring hands its cases over first; by number alone (invariant 11)"
-- The open cases of a ring that somebody keeps, when this was his last role in it.
-- :ret aantal int
select count(*) from main.casus k
where k.procesregisseur = $medewerker:medewerker_id and k.ring = $ring:text and k.gesloten is null
  and not exists (select 1 from main.rol_toekenning r where r.medewerker = $medewerker and r.ring = $ring
    and r.id <> $rol:rol_toekenning_id and r.van <= $nu:moment and r.tot > $nu)

-- :name ring_verlaten :exec :lens kaal :reden "toegang to a ring ends with the role that admitted to it (invariant 11)"
-- Of those who had a role in a ring and have none now, whatever they had there; not of the procesregisseur, whose case would
-- be nobody's, nor of a leaver, whose work is handed over. Emergency access asks no role.
update main.toegang set tot = $nu:moment, van = case when van < $nu then van else $nu end, versie = versie + 1
where id in (
  select t.id from (
    select distinct w.medewerker as medewerker, w.ring as ring from main.rol_toekenning w
    join main.medewerker m on m.id = w.medewerker
    where w.ring <> '' and w.tot <= $nu and m.actief_tot > $nu
      and not exists (select 1 from main.rol_toekenning r where r.medewerker = w.medewerker and r.ring = w.ring
        and r.van <= $nu and r.tot > $nu)) weg
  join main.toegang t on t.medewerker = weg.medewerker and t.tot > $nu
  left join main.casus k on k.id = t.dossier
  left join main.agendapunt p on p.id = t.dossier
  left join main.casus pk on pk.id = p.casus
  where t.soort <> 'nood' and weg.ring = (select d.ring from main.dossier_ring d where d.dossier = t.dossier)
    and coalesce(k.procesregisseur, pk.procesregisseur, 0) <> t.medewerker)
