-- Lens asof: the views that follow no general rule (class eigen in tabellen.def); what they rest on is in asof_toegang.sql.
-- Unqualified names are views of this lens; main. names the bare table, and shows what the reader may see now.

-- A persoon to whom the dossier links, then and now, through a betrokkene whom those eyes might see then and the reader
-- may see now: a link that was taken away since shows nobody.
-- :view persoon
select p.*
from {{BEELD persoon}} p
where p.id in (select b.persoon from betrokkene b)
  and p.id in (
    select b.persoon from main.betrokkene b join asof_nu n on n.dossier = b.dossier and n.onderdeel = b.onderdeel
    where b.dossier = asof_dossier() and (n.niveau >= 2 or b.organisatie = actor_organisatie()))

-- Colleagues of the regio that reader and eyes have in common, with the names and functions of then.
-- :view medewerker
select m.*
from {{BEELD medewerker}} m
where m.regio = actor_regio() and exists (select 1 from asof_dan d)
  and exists (select 1 from {{BEELD medewerker}} e where e.id = asof_medewerker() and e.regio = m.regio)
  and exists (select 1 from main.medewerker n where n.id = m.id and n.regio = actor_regio())

-- :view rol_toekenning
select r.*
from {{BEELD rol_toekenning}} r
where exists (select 1 from medewerker m where m.id = r.medewerker)

-- One's own, and of the dossier when one grants access to it: by the eyes then and by the reader now.
-- :view toegangsverzoek
select v.*
from {{BEELD toegangsverzoek}} v
where v.dossier = asof_dossier()
  and (v.medewerker = asof_medewerker() or exists (select 1 from asof_dan d where d.onderdeel = 'kern' and d.niveau = 3))
  and (v.medewerker = actor_id() or exists (
    select 1 from asof_nu n where n.dossier = asof_dossier() and n.onderdeel = 'kern' and n.niveau = 3))
  and v.id in (
    select r.id from main.toegangsverzoek r
    where r.dossier = asof_dossier() and (r.medewerker = actor_id() or exists (
      select 1 from asof_nu n where n.dossier = asof_dossier() and n.onderdeel = 'kern' and n.niveau = 3)))

-- The regime of then of the case that a point was about.
-- :view punt_regime
select p.id as id, k.regime as regime from agendapunt p join {{BEELD casus}} k on k.id = p.casus

-- The journaal keeps no image of these: they are of now, or too large.
-- :view melding
select n.* from main.melding n where 0 = 1

-- :view formulier
select f.* from main.formulier f where 0 = 1

-- :view bijlage_stuk
select s.* from main.bijlage_stuk s where 0 = 1

-- What those eyes had then of the parts that the reader may see now, to read: nothing is written here.
-- :view toegang_eigen
select b.dossier as dossier, b.onderdeel as onderdeel,
  case when b.niveau = 1 or n.niveau = 1 then 1 else 2 end as niveau, b.soort as soort, b.grond as grond, b.van as van,
  b.tot as tot
from {{BEELD toegang}} b join asof_nu n on n.dossier = b.dossier and n.onderdeel = b.onderdeel
where b.dossier = asof_dossier() and b.medewerker = asof_medewerker()
  and b.van <= asof_moment() and asof_moment() < b.tot

-- :view casus_deel
select e.dossier as dossier, e.onderdeel as onderdeel, e.niveau as niveau, e.soort as soort, e.grond as grond, e.tot as tot,
  case when e.onderdeel = 'kern' then (select count(*) from betrokkene b where b.dossier = e.dossier) else 0 end as mensen,
  case when e.onderdeel = 'kern' then (select count(*) from bijlage f where f.dossier = e.dossier and f.status = 'klaar')
    else 0 end as documenten,
  case when e.onderdeel = 'kern' then (select count(*) from teamlid m where m.dossier = e.dossier
    and (m.tot is null or m.tot > asof_moment())) else 0 end as team,
  0 as verzoeken,
  case when e.onderdeel = 'kern' then (select count(*) from afspraak a where a.dossier = e.dossier
    and a.status in ('open', 'loopt')) else 0 end as afspraken,
  case when e.onderdeel = 'kern' then (select count(*) from afschaling x where x.dossier = e.dossier) else 0 end
    as afsluitingen
from toegang_eigen e
