-- The log of a case.

-- :name logboek_wijzigingen :many
-- Of the case, and of its points in overleggen, which are dossiers of their own. The cross join keeps SQLite from reading
-- first all that the actor was admitted to.
-- :ret id int, dossier dossier_id, moment moment, medewerker int, naam text, functie text, organisatie_naam text, tabel text, rij int, soort text, beeld text?
select j.id, j.dossier, j.moment, j.medewerker, coalesce(m.naam, ''), coalesce(m.functie, ''), coalesce(o.naam, ''),
  j.tabel, j.rij,
  j.soort, j.beeld
from (
    select c.id as id from casus c where c.id = $casus:casus_id
    union all select p.id from agendapunt p where p.casus = $casus) d
cross join journaal j
left join medewerker m on m.id = j.medewerker
left join organisatie o on o.id = m.organisatie
where j.dossier = d.id and ($organisatie:int = 0 or m.organisatie = $organisatie)
  and j.moment >= $van:moment and j.moment < $tot:moment
order by j.id desc limit $aantal:int offset $vanaf:int

-- :name logboek_vorig :one
-- The image before this one.
-- :ret beeld text?
select j.beeld from journaal j
where j.dossier = $dossier:dossier_id and j.tabel = $tabel:text and j.rij = $rij:int and j.id < $voor:int
order by j.id desc limit 1

-- :name logboek_blikken :many
-- :ret moment moment, naam text, functie text, organisatie_naam text, route text, soort text, grond text?
select r.moment, coalesce(m.naam, ''), coalesce(m.functie, ''), coalesce(o.naam, ''), r.route, r.soort, r.grond
from raadpleging r
left join medewerker m on m.id = r.medewerker
left join organisatie o on o.id = r.organisatie
where r.dossier = $casus:casus_id and ($organisatie:int = 0 or r.organisatie = $organisatie)
  and r.moment >= $van:moment and r.moment < $tot:moment
order by r.moment desc, r.id desc limit $aantal:int offset $vanaf:int

-- :name logboek_organisaties :many
-- :ret id organisatie_id, naam text
select distinct o.id, o.naam from toegang t join organisatie o on o.id = t.organisatie
where t.dossier = $casus:casus_id order by o.naam limit 100

-- :name logboek_namen :many
-- Of whom a row of the journaal speaks: who had or has toegang, and who decided.
-- :ret id medewerker_id, naam text
select m.id, m.naam from toegang t join medewerker m on m.id = t.medewerker where t.dossier = $casus:casus_id
union
select m.id, m.naam from besluit_deelnemer b join medewerker m on m.id = b.medewerker where b.dossier = $casus
union
select m.id, m.naam from punt_aanwezig a join agendapunt p on p.id = a.dossier join medewerker m on m.id = a.medewerker
where p.casus = $casus
order by 2, 1 limit 300
