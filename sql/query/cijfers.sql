-- Figures: through the lens cijfers, so coded columns only, of the houses for which the actor has the right.

-- :name cijfers_casussen :many :lens cijfers :max 20000
-- Cases by theme, gemeente and month of opening (jjjjmm): those that are open now, and those opened since $van.
-- :ret thema text, gemeente text, maand int, aantal int, open int
select c.thema, coalesce(c.gemeente, ''), c.geopend_maand, count(*),
  cast(sum(case when c.gesloten_maand is null then 1 else 0 end) as bigint)
from casus c
where c.gesloten_maand is null or c.geopend_maand >= $van:int
group by c.thema, coalesce(c.gemeente, ''), c.geopend_maand
order by c.thema, coalesce(c.gemeente, ''), c.geopend_maand
limit 20001

-- :name cijfers_gemeenten :many :lens cijfers
-- The gemeenten of those houses in that month.
-- :ret code text
select distinct g.code from gemeente g
where g.van_maand <= $maand:int and (g.tot_maand is null or g.tot_maand >= $maand)
order by g.code limit 500

-- :name cijfers_huizen :many :lens cijfers
-- Whose figures these are; 0: also what no house has yet.
-- :ret id huis_id
select b.huis from bereik b order by b.huis limit 100

-- :name cijfers_effect :many :lens cijfers
-- What became of each domain between the first and the last measurement. Fewer than $minstens persons are not shown: of a
-- handful it would be known who they are.
-- :ret zrmset text, domein text, aantal int, verbeterd int, gelijk int, verslechterd int
select e.zrmset, e.domein, count(*), cast(sum(case when e.later_score > e.begin_score then 1 else 0 end) as bigint),
  cast(sum(case when e.later_score = e.begin_score then 1 else 0 end) as bigint),
  cast(sum(case when e.later_score < e.begin_score then 1 else 0 end) as bigint)
from zrm_effect e
where $thema:text = '' or e.thema = $thema
group by e.zrmset, e.domein
having count(*) >= $minstens:int
order by e.zrmset, e.domein limit 200

-- :name jaar_cijfers :many :lens cijfers :max 20000
-- What the yearly report counts, by part and house, in those months (jjjjmm).
-- :ret groep text, deel text, huis text, aantal int, waarde int
select j.groep, j.deel, j.huis, count(*), cast(sum(j.waarde) as bigint)
from jaarcijfer j where j.maand >= $van:int and j.maand <= $tot:int
group by j.groep, j.deel, j.huis order by j.groep, j.deel, j.huis limit 20001
