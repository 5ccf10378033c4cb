-- Review of the log as work: questions out of the record of looks. What is asked, and of whom, is computed over one day.

-- :name logtoets_naam :many :max 500 :lens kaal :reden "who looked at somebody of his own surname is asked why (invariant 12)"
-- :ret medewerker medewerker_id, dossier int, aantal int
select r.medewerker, r.dossier, count(*)
from raadpleging r
join main.medewerker m on m.id = r.medewerker
join main.persoon p on p.id = r.persoon
where r.moment >= $van:moment and r.moment < $tot:moment and r.dossier is not null and r.doel <> 'toetsing'
  and (p.geslachtsnaam <> '' and lower(m.naam) like '% ' || lower(p.geslachtsnaam)
    or p.partner_naam <> '' and lower(m.naam) like '% ' || lower(p.partner_naam))
group by r.medewerker, r.dossier order by r.medewerker, r.dossier limit 500

-- :name logtoets_collega :many :max 500 :lens kaal :reden "who looked at somebody who is called as a colleague is asked why (invariant 12)"
-- The whole name: the surname with what stands before it, and the given name of the colleague as the first of the person's.
-- :ret medewerker medewerker_id, dossier int, aantal int
select r.medewerker, r.dossier, count(*)
from raadpleging r
join (
  select p.id as id, p.regio as regio, lower(p.voornamen) || ' ' as voornamen,
    lower(case when p.voorvoegsel = '' then ' ' else ' ' || p.voorvoegsel || ' ' end || p.geslachtsnaam) as achternaam
  from main.persoon p where p.voornamen <> '' and p.geslachtsnaam <> '') n on n.id = r.persoon
where r.moment >= $van:moment and r.moment < $tot:moment and r.dossier is not null and r.doel <> 'toetsing'
  and exists (
    select 1 from main.medewerker k
    where k.regio = n.regio and k.id <> r.medewerker
      and case when lower(k.naam) like '%_' || n.achternaam
        then n.voornamen like lower(substr(k.naam, 1, length(k.naam) - length(n.achternaam))) || ' %' else 1 = 0 end)
group by r.medewerker, r.dossier order by r.medewerker, r.dossier limit 500

-- :name logtoets_nacht :many :max 500 :lens kaal :reden "who looked outside working hours is asked why (invariant 12)"
-- Between two moments of one day.
-- :ret medewerker medewerker_id, dossier int, aantal int
select r.medewerker, 0, count(*) from raadpleging r join main.medewerker m on m.id = r.medewerker
where r.moment >= $van:moment and r.moment < $tot:moment and r.dossier is not null and r.doel <> 'toetsing'
group by r.medewerker order by r.medewerker limit 500

-- :name logtoets_buiten :many :max 500 :lens kaal :reden "who looked at many cases outside his team is asked why (invariant 12)"
-- :ret medewerker medewerker_id, dossier int, aantal int
select r.medewerker, 0, count(distinct r.dossier)
from raadpleging r join main.casus c on c.id = r.dossier join main.medewerker m on m.id = r.medewerker
where r.moment >= $van:moment and r.moment < $tot:moment and r.soort <> 'geweigerd' and r.doel <> 'toetsing'
  and not exists (select 1 from main.toegang t where t.dossier = r.dossier and t.medewerker = r.medewerker
    and t.soort = 'team' and t.van <= r.moment and t.tot > r.moment)
group by r.medewerker having count(distinct r.dossier) >= $grens:int order by r.medewerker limit 500

-- :name logtoets_ring :many :max 500 :lens kaal :reden "who looked at a besloten or well-known case outside its team is asked why (invariants 11, 12)"
-- :ret medewerker medewerker_id, dossier int, aantal int
select r.medewerker, r.dossier, count(*)
from raadpleging r join main.casus c on c.id = r.dossier join main.medewerker m on m.id = r.medewerker
where r.moment >= $van:moment and r.moment < $tot:moment and r.doel <> 'toetsing'
  and (c.ring <> '' or exists (select 1 from main.kenmerk k where k.dossier = c.id and k.code = 'aandacht'))
  and not exists (select 1 from main.toegang t where t.dossier = r.dossier and t.medewerker = r.medewerker
    and t.soort = 'team' and t.van <= r.moment and t.tot > r.moment)
group by r.medewerker, r.dossier order by r.medewerker, r.dossier limit 500

-- :name logtoets_geweigerd :many :max 500 :lens kaal :reden "who was often refused is asked what he looked for (invariant 12)"
-- :ret medewerker medewerker_id, dossier int, aantal int
select r.medewerker, 0, count(*) from raadpleging r join main.medewerker m on m.id = r.medewerker
where r.moment >= $van:moment and r.moment < $tot:moment and r.soort = 'geweigerd'
group by r.medewerker having count(*) >= $grens:int order by r.medewerker limit 500

-- :name logtoets_paren :many :max 5000 :lens kaal :reden "a sample of who looked at which case, for review (invariant 12)"
-- What the reviewer may review: of his regio and house, in no ring but his.
-- :ret medewerker medewerker_id, dossier int, aantal int, huis huis_id, ring text
select r.medewerker, r.dossier, count(*), c.huis, c.ring
from raadpleging r join main.casus c on c.id = r.dossier join main.medewerker m on m.id = r.medewerker
where r.moment >= $van:moment and r.moment < $tot:moment and c.regio = $regio:regio_id
  and r.medewerker <> $behalve:medewerker_id and r.doel <> 'toetsing'
group by r.medewerker, r.dossier, c.huis, c.ring order by r.medewerker, r.dossier limit 5000

-- :name logvraag_add :exec :lens kaal :reden "a question out of the log, once"
-- House and ring are those of the case or aanmelding, or of the case of a point; without one the medewerker's house.
insert into main.logvraag (id, regio, huis, ring, soort, medewerker, dossier, van, tot, aantal, moment)
select $id:logvraag_id, m.regio,
  coalesce((select c.huis from main.casus c where c.id = $dossier:int),
    (select a.huis from main.aanmelding a where a.id = $dossier),
    (select c.huis from main.agendapunt p join main.casus c on c.id = p.casus where p.id = $dossier), m.huis),
  coalesce((select c.ring from main.casus c where c.id = $dossier),
    (select a.ring from main.aanmelding a where a.id = $dossier), (select o.ring from main.overleg o where o.id = $dossier),
    (select o.ring from main.agendapunt p join main.overleg o on o.id = p.overleg where p.id = $dossier), ''),
  $soort:text, m.id, $dossier, $van:moment, $tot:moment, $aantal:int, $nu:moment
from main.medewerker m
where m.id = $medewerker:medewerker_id and not exists (select 1 from main.logvraag v
  where v.soort = $soort and v.medewerker = m.id and v.dossier = $dossier and v.van = $van)

-- :name logvraag_list :many :max 300
-- Open ones first, the oldest above.
-- :ret id logvraag_id, soort text, naam text, organisatie_naam text, nummer text, dossier int, van moment, tot moment, aantal int, moment moment, uitkomst text, afgehandeld moment?
select v.id, v.soort, m.naam, o.naam, coalesce((select c.nummer from casus c where c.id = v.dossier), ''), v.dossier,
  v.van, v.tot, v.aantal, v.moment, v.uitkomst, v.afgehandeld
from logvraag v join medewerker m on m.id = v.medewerker join organisatie o on o.id = m.organisatie
where $open:bool = 0 or v.uitkomst = ''
order by case when v.uitkomst = '' then 0 else 1 end, case when v.uitkomst = '' then v.moment else -v.moment end, v.id
limit 200

-- :name logvraag_get :one
-- :ret id logvraag_id, soort text, medewerker medewerker_id, naam text, functie text, organisatie_naam text, dossier int, van moment, tot moment, aantal int, moment moment, uitkomst text, toelichting text, afgehandeld moment?, afgehandeld_naam text, versie int
select v.id, v.soort, v.medewerker, m.naam, m.functie, o.naam, v.dossier, v.van, v.tot, v.aantal, v.moment, v.uitkomst,
  v.toelichting, v.afgehandeld, coalesce((select a.naam from medewerker a where a.id = v.afgehandeld_door), ''), v.versie
from logvraag v join medewerker m on m.id = v.medewerker join organisatie o on o.id = m.organisatie
where v.id = $id:logvraag_id

-- :name logvraag_blikken :many :max 300 :lens kaal :reden "the looks that a question is about, for who answers it"
-- Each with its house and ring: of what is outside those of who asks only that it was one. soort: what the question is
-- about.
-- :ret moment moment, nummer text, huis huis_id?, ring text, route text, grond text?, soort text
select r.moment, coalesce(c.nummer, ''), coalesce(c.huis, a.huis, pc.huis), coalesce(c.ring, a.ring, o.ring, po.ring, ''),
  r.route, r.grond, r.soort
from raadpleging r
left join main.casus c on c.id = r.dossier
left join main.aanmelding a on a.id = r.dossier
left join main.overleg o on o.id = r.dossier
left join main.agendapunt p on p.id = r.dossier
left join main.casus pc on pc.id = p.casus
left join main.overleg po on po.id = p.overleg
where r.medewerker = $medewerker:medewerker_id and r.moment >= $van:moment and r.moment < $tot:moment
  and ($dossier:int = 0 or r.dossier = $dossier) and ($geweigerd:bool = 0 or r.soort = 'geweigerd')
order by r.moment, r.id limit 300

-- :name logvraag_set :exec
update main.logvraag set uitkomst = $uitkomst:text, toelichting = $toelichting:text, afgehandeld = $nu:moment,
  afgehandeld_door = actor_id(), versie = versie + 1
where id = $id:logvraag_id and versie = $versie:int and id in (select id from logvraag_schrijf)
