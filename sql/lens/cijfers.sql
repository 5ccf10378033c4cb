-- Lens cijfers: coded columns only (theme, gemeente, phase, month, organisation kind); no name, text, number or id;
-- werklast alone tells days and which employee of the house keeps a case, for who divides the work.
-- Over all cases of the house for which the actor has a role with the right to figures, closed ones and tombstones
-- included. Whoever has no such role sees nothing. Small cells are handled where figures leave the house.
-- A month is jjjjmm. Unqualified names are views of this lens; main. names the bare table.

-- The houses whose figures the actor may see: the one of the role, else his own, else all of the regio; then also 0, for
-- what no house has yet.
-- :view bereik
select h.id as huis
from main.huis h
where h.regio = actor_regio() and exists (
  select 1 from main.rol_toekenning r
  where r.medewerker = actor_id() and r.cijfers = 1 and r.van <= actor_moment() and actor_moment() < r.tot
    and coalesce(r.huis, actor_huis(), h.id) = h.id)
union all
select 0 as huis
where exists (
  select 1 from main.rol_toekenning r
  where r.medewerker = actor_id() and r.cijfers = 1 and r.van <= actor_moment() and actor_moment() < r.tot
    and coalesce(r.huis, actor_huis()) is null)

-- :view casus
select c.soort as soort, c.regime as regime, c.thema as thema, h.code as huis, g.code as gemeente, c.fase as fase,
  c.toestand as toestand, c.risico as risico, c.veiligheidsrisico as veiligheidsrisico, o.soort as aanbrenger_soort,
  o.domein as aanbrenger_domein, o.wgs as aanbrenger_wgs, maand(c.geopend) as geopend_maand,
  maand(c.gesloten) as gesloten_maand
from main.casus c join main.huis h on h.id = c.huis join main.organisatie o on o.id = c.aanbrenger
left join main.gemeente g on g.id = c.gemeente
where c.regio = actor_regio() and c.huis in (select b.huis from bereik b)
union all
select s.soort, s.regime, s.thema, h.code, s.gemeente, s.fase, s.toestand, s.risico, s.veiligheidsrisico, s.bron_soort,
  s.bron_domein, s.bron_wgs, s.begin_maand, s.eind_maand
from main.grafsteen s join main.huis h on h.id = s.huis
where s.regio = actor_regio() and s.tabel = 'casus' and s.huis in (select b.huis from bereik b)

-- :view aanmelding
select a.soort as soort, a.regime as regime, a.thema as thema, h.code as huis, g.code as gemeente, a.status as status,
  a.urgentie as urgentie, o.soort as aanmelder_soort, o.domein as aanmelder_domein, o.wgs as aanmelder_wgs,
  maand(a.ingediend) as ingediend_maand, maand(a.besluit) as besluit_maand
from main.aanmelding a join main.organisatie o on o.id = a.organisatie
left join main.huis h on h.id = a.huis left join main.gemeente g on g.id = a.gemeente
where a.regio = actor_regio() and coalesce(a.huis, 0) in (select b.huis from bereik b)
union all
select s.soort, s.regime, s.thema, h.code, s.gemeente, s.status, s.urgentie, s.bron_soort, s.bron_domein, s.bron_wgs,
  s.begin_maand, s.eind_maand
from main.grafsteen s left join main.huis h on h.id = s.huis
where s.regio = actor_regio() and s.tabel = 'aanmelding' and coalesce(s.huis, 0) in (select b.huis from bereik b)

-- :view weegpunt
select a.regime as regime, a.thema as thema, h.code as huis, g.code as gemeente, a.urgentie as urgentie,
  p.risico as risico, p.uitkomst as uitkomst, maand(w.moment) as weging_maand, maand(p.besloten) as besloten_maand
from main.weegpunt p join main.aanmelding a on a.id = p.dossier join main.weging w on w.id = p.weging
left join main.huis h on h.id = a.huis left join main.gemeente g on g.id = a.gemeente
where a.regio = actor_regio() and coalesce(a.huis, 0) in (select b.huis from bereik b)

-- :view oordeel
select a.regime as regime, a.thema as thema, h.code as huis, x.criteria as criteria, x.criteria_versie as criteria_versie,
  x.criterium as criterium, x.oordeel as oordeel
from main.oordeel x join main.aanmelding a on a.id = x.dossier left join main.huis h on h.id = a.huis
where a.regio = actor_regio() and coalesce(a.huis, 0) in (select b.huis from bereik b)

-- How many organisations of which kind; one row each, without a name.
-- :view organisatie
select o.soort as soort, o.domein as domein, o.wgs as wgs, o.beeindigd / 100 as beeindigd_maand
from main.organisatie o
where o.regio = actor_regio() and exists (select 1 from bereik b)

-- :view gemeente
select g.code as code, h.code as huis, i.van / 100 as van_maand, i.tot / 100 as tot_maand
from main.gemeente_huis i join main.gemeente g on g.id = i.gemeente join main.huis h on h.id = i.huis
where i.huis in (select b.huis from bereik b)

-- What each procesregisseur keeps open. The one id here is that of an employee of the house, never of a case or a person.
-- :view werklast
select c.procesregisseur as medewerker, h.code as huis, c.toestand as toestand, c.herbeoordeling as herbeoordeling,
  (select min(t.einde) from main.termijn t where t.dossier = c.id and t.voldaan is null and t.opgeschort is null)
    as eerste_einde
from main.casus c join main.huis h on h.id = c.huis
where c.regio = actor_regio() and c.gesloten is null and c.huis in (select b.huis from bereik b)

-- The first and the last score of a person on a domain of the self-sufficiency matrix (C091); one row each.
-- :view zrm_effect
select c.thema as thema, h.code as huis, m.zrmset as zrmset, s.domein as domein, b.score as begin_score,
  s.score as later_score, m.dag / 100 as later_maand
from main.zrm_score s
join main.zrm_meting m on m.id = s.meting
join main.zrm_meting f on f.dossier = m.dossier and f.betrokkene = m.betrokkene and f.zrmset = m.zrmset
  and f.soort = 'begin' and f.ingetrokken is null
join main.zrm_score b on b.meting = f.id and b.domein = s.domein
join main.casus c on c.id = m.dossier join main.huis h on h.id = c.huis
where c.regio = actor_regio() and c.huis in (select r.huis from bereik r) and m.soort <> 'begin'
  and m.ingetrokken is null and s.score is not null and b.score is not null
  and not exists (select 1 from main.zrm_score z join main.zrm_meting n on n.id = z.meting
    where n.dossier = m.dossier and n.betrokkene = m.betrokkene and n.zrmset = m.zrmset and n.ingetrokken is null
      and z.domein = s.domein and z.score is not null and (n.dag > m.dag or (n.dag = m.dag and n.id > m.id)))
union all
select s.thema, h.code, s.zrmset, s.domein, s.begin_score, s.later_score, s.later_maand
from main.grafsteen_zrm s join main.huis h on h.id = s.huis
where s.regio = actor_regio() and s.huis in (select r.huis from bereik r)

-- What the yearly report counts: the group, the part of it, the house ('' none yet), the month; waarde: of a closed case
-- how many months it was open.
-- :view jaarcijfer
select 'aanmelding' as groep, a.aanmelder_domein as deel, coalesce(a.huis, '') as huis, a.ingediend_maand as maand,
  0 as waarde
from aanmelding a where a.ingediend_maand is not null
union all
select 'weging', a.status, coalesce(a.huis, ''), a.besluit_maand, 0 from aanmelding a where a.besluit_maand is not null
union all
select 'geopend', '', c.huis, c.geopend_maand, 0 from casus c
union all
select 'gesloten', '', c.huis, c.gesloten_maand, (c.gesloten_maand / 100 - c.geopend_maand / 100) * 12
  + (c.gesloten_maand - c.gesloten_maand / 100 * 100) - (c.geopend_maand - c.geopend_maand / 100 * 100)
from casus c where c.gesloten_maand is not null
union all
select 'informatie', i.soort, h.code, maand(i.moment), 0
from main.informatie i join main.casus c on c.id = i.dossier join main.huis h on h.id = c.huis
where i.soort <> 'einde' and c.regio = actor_regio() and c.huis in (select b.huis from bereik b)
union all
select 'rechtverzoek', r.soort, coalesce(h.code, ''), r.ontvangen / 100, 0
from main.rechtverzoek r left join main.huis h on h.id = r.huis
where r.regio = actor_regio() and coalesce(r.huis, 0) in (select b.huis from bereik b)
union all
select 'vernietiging', v.soort, coalesce(h.code, ''), maand(v.uitgevoerd), 0
from main.vernietiging v left join main.huis h on h.id = v.huis
where v.status = 'uitgevoerd' and v.regio = actor_regio() and coalesce(v.huis, 0) in (select b.huis from bereik b)
union all
select 'datalek', case when d.ap = '' then 'open' else d.ap end, coalesce(h.code, ''), maand(d.ontdekt), 0
from main.datalek d left join main.huis h on h.id = d.huis
where d.regio = actor_regio() and coalesce(d.huis, 0) in (select b.huis from bereik b)
union all
select 'nood', case when n.oordeel = '' then 'open' else n.oordeel end, coalesce(h.code, ''), maand(n.moment), 0
from main.noodtoegang n left join main.huis h on h.id = n.huis
where n.regio = actor_regio() and coalesce(n.huis, 0) in (select b.huis from bereik b)
union all
select 'logvraag', case when l.uitkomst = '' then 'open' else l.uitkomst end, coalesce(h.code, ''), maand(l.moment), 0
from main.logvraag l left join main.huis h on h.id = l.huis
where l.regio = actor_regio() and coalesce(l.huis, 0) in (select b.huis from bereik b)
