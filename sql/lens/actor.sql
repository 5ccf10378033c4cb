-- Lens actor: the views that follow no general rule (class eigen in tabellen.def). Each table x has x and x_schrijf.
-- Unqualified names are views of this lens; main. names the bare table.

-- What the actor may do in a case now, part by part, with how much he sees there, for the head of its pages: toegang is
-- read once, not for each count.
-- :view casus_deel
select t.dossier as dossier, t.onderdeel as onderdeel, t.niveau as niveau, t.soort as soort, t.grond as grond, t.tot as tot,
  case when t.onderdeel = 'kern' then (select count(*) {{RIJEN betrokkene}}) else 0 end as mensen,
  (select count(*) {{RIJEN bijlage}} and r.status = 'klaar') as documenten,
  case when t.onderdeel = 'kern' then (select count(*) {{RIJEN teamlid}} and (r.tot is null or r.tot > actor_moment()))
    else 0 end as team,
  case when t.onderdeel = 'kern' and t.niveau = 3 then (select count(*) from main.toegangsverzoek v
    where v.dossier = t.dossier and v.status = 'open') else 0 end as verzoeken,
  case when t.onderdeel = 'plan' then (select count(*) {{RIJEN afspraak}} and r.status in ('open', 'loopt')) else 0 end
    as afspraken,
  case when t.onderdeel = 'kern' then (select count(*) {{RIJEN afschaling}}) else 0 end as afsluitingen
from main.toegang t
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot

-- Colleagues of one's own regio, for owners, teams and authors.
-- :view medewerker
select m.* from main.medewerker m where m.regio = actor_regio() and actor_id() is not null

-- The beheerder of the regio writes all, an organisation's own its own people; everyone its own profile.
-- :view medewerker_schrijf
select m.id from main.medewerker m
where m.regio = actor_regio() and (m.id = actor_id() or exists (
  select 1 from main.rol_toekenning r
  where r.medewerker = actor_id() and r.van <= actor_moment() and r.tot > actor_moment()
    and (r.beheer = 2 or (r.beheer = 1 and m.organisatie = actor_organisatie()))))

-- Organisations whose people the actor administers: the source of an insert of a medewerker.
-- :view beheer_schrijf
select o.id, o.regio from main.organisatie o
where o.regio = actor_regio() and exists (
  select 1 from main.rol_toekenning r
  where r.medewerker = actor_id() and r.van <= actor_moment() and r.tot > actor_moment()
    and (r.beheer = 2 or (r.beheer = 1 and o.id = actor_organisatie())))

-- Roles: one's own, and of the people one administers; who runs intake or weighing is known to the regio.
-- :view rol_toekenning
select r.* from main.rol_toekenning r join main.medewerker m on m.id = r.medewerker
where m.regio = actor_regio() and actor_id() is not null

-- Nobody gives himself a role: the medewerker is another.
-- :view rol_toekenning_schrijf
select r.id from main.rol_toekenning r join main.medewerker m on m.id = r.medewerker
join beheer_schrijf b on b.id = m.organisatie
where m.id <> actor_id()

-- :view formulier
select f.* from main.formulier f where f.medewerker = actor_id()

-- :view formulier_schrijf
select f.token as id from main.formulier f where f.medewerker = actor_id()

-- :view melding
select n.* from main.melding n where n.medewerker = actor_id()

-- :view melding_schrijf
select n.id from main.melding n where n.medewerker = actor_id()

-- A persoon is seen by who may read a part of a dossier in which it is linked.
-- :view persoon
select p.* from main.persoon p
where exists (select 1 from betrokkene b where b.persoon = p.id)

-- Whoever writes in a dossier of his; and, of those in no dossier at all, whoever links.
-- :view persoon_schrijf
select p.id, p.regio, p.ring, p.sorteernaam from main.persoon p
where exists (select 1 from betrokkene b join betrokkene_schrijf s on s.id = b.id where b.persoon = p.id)
  or exists (select 1 from persoon_los l where l.id = p.id)

-- For those who link: a persoon in no dossier, just made or left behind.
-- :view persoon_los
select p.id from main.persoon p
where not exists (select 1 from main.betrokkene b where b.persoon = p.id)
  and exists (select 1 from koppel_schrijf k where k.id = p.regio and k.ring = p.ring)

-- For house staff with the right to link: fields to compare, no dossier. Within regio and ring. Who is in no ring is told
-- apart, so that the right is asked once for all of them.
-- :view persoon_vergelijk
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht, p.sorteernaam
from main.persoon p
where p.regio = actor_regio()
  and (p.ring = '' and exists (
      select 1 from main.rol_toekenning r
      where r.medewerker = actor_id() and r.koppelen = 1 and r.van <= actor_moment() and r.tot > actor_moment())
    or p.ring <> '' and exists (
      select 1 from main.rol_toekenning r
      where r.medewerker = actor_id() and r.koppelen = 1 and r.van <= actor_moment() and r.tot > actor_moment()
        and r.ring = p.ring))

-- The search terms of the same persons, by the same rule: which of them come first is read here, before anybody is looked up.
-- :view term_vergelijk
select t.persoon, t.soort, t.term, t.volgorde
from main.persoon_term t
where t.regio = actor_regio()
  and (t.ring = '' and exists (
      select 1 from main.rol_toekenning r
      where r.medewerker = actor_id() and r.koppelen = 1 and r.van <= actor_moment() and r.tot > actor_moment())
    or t.ring <> '' and exists (
      select 1 from main.rol_toekenning r
      where r.medewerker = actor_id() and r.koppelen = 1 and r.van <= actor_moment() and r.tot > actor_moment()
        and r.ring = t.ring))

-- The regio and rings in which the actor may make a persoon: the source of its insert.
-- :view koppel_schrijf
select g.id, '' as ring from main.regio g
where g.id = actor_regio() and exists (
  select 1 from main.rol_toekenning r
  where r.medewerker = actor_id() and r.koppelen = 1 and r.van <= actor_moment() and r.tot > actor_moment())
union
select g.id, r.ring from main.regio g join main.rol_toekenning r on r.medewerker = actor_id()
where g.id = actor_regio() and r.koppelen = 1 and r.van <= actor_moment() and r.tot > actor_moment() and r.ring <> ''

-- Which dossier numbers are taken, by id alone: a new dossier may not be an existing one.
-- :view dossier_bekend
select t.dossier from main.toegang t where actor_id() is not null

-- The regime of the case that a point is about, also for who is admitted to the point alone: it says what may be recorded and
-- shown there.
-- :view punt_regime
select p.id, k.regime from agendapunt p join main.casus k on k.id = p.casus

-- :view bijlage_stuk
select s.* from main.bijlage_stuk s join bijlage b on b.id = s.bijlage

-- :view bijlage_stuk_schrijf
select s.bijlage as id from main.bijlage_stuk s join bijlage_schrijf b on b.id = s.bijlage

-- Requests for access: one's own, and of the dossiers whose access one grants.
-- :view toegangsverzoek
select v.* from main.toegangsverzoek v
where v.medewerker = actor_id() or exists (
  select 1 from main.toegang t
  where t.medewerker = actor_id() and t.dossier = v.dossier and t.onderdeel = 'kern' and t.niveau = 3
    and t.van <= actor_moment() and actor_moment() < t.tot)

-- :view toegangsverzoek_schrijf
select v.id from main.toegangsverzoek v
where v.medewerker = actor_id() or exists (
  select 1 from main.toegang t
  where t.medewerker = actor_id() and t.dossier = v.dossier and t.onderdeel = 'kern' and t.niveau = 3
    and t.van <= actor_moment() and actor_moment() < t.tot)

-- Dossiers in which the actor takes part at all: the source of a request for more.
-- :view deelname_schrijf
select distinct t.dossier as id from main.toegang t
where t.medewerker = actor_id() and t.van <= actor_moment() and t.tot > actor_moment()

-- Absence: whoever is away, and whoever replaces him, both see it.
-- :view afwezigheid
select a.* from main.afwezigheid a where a.medewerker = actor_id() or a.vervanger = actor_id()

-- :view afwezigheid_schrijf
select a.id from main.afwezigheid a where a.medewerker = actor_id()

-- Every invited asks for the state of an overleg, and raises it with what he adds to a point.
-- :view overleg_stand
select s.* from main.overleg_stand s
where exists (
  select 1 from main.toegang t
  where t.medewerker = actor_id() and t.dossier = s.id and t.onderdeel = 'kern'
    and t.van <= actor_moment() and actor_moment() < t.tot)

-- :view overleg_stand_schrijf
select s.id from overleg_stand s
-- A batch that is being taken over is its maker's alone.
-- :view partij
select p.* from main.partij p where p.medewerker = actor_id()

-- :view partij_schrijf
select p.id from main.partij p where p.medewerker = actor_id()

-- :view partij_geval
select g.* from main.partij_geval g join main.partij p on p.id = g.partij where p.medewerker = actor_id()

-- :view partij_geval_schrijf
select g.id from main.partij_geval g join main.partij p on p.id = g.partij where p.medewerker = actor_id()

-- :view partij_gift
select g.* from main.partij_gift g join main.partij p on p.id = g.partij where p.medewerker = actor_id()

-- :view partij_gift_schrijf
select g.id from main.partij_gift g join main.partij p on p.id = g.partij where p.medewerker = actor_id()

-- The houses (none: the regio's) and rings in which the actor reviews.
-- :view toetser
select r.huis as huis, r.ring as ring from main.rol_toekenning r
where r.medewerker = actor_id() and r.toetsen = 1 and r.van <= actor_moment() and r.tot > actor_moment()

-- Break-glass: one's own, and what one reviews. Nobody judges his own.
-- :view noodtoegang
select n.* from main.noodtoegang n
where n.medewerker = actor_id() or n.id in (select s.id from noodtoegang_schrijf s)

-- :view noodtoegang_schrijf
select n.id from main.noodtoegang n
where n.regio = actor_regio() and n.medewerker <> actor_id()
  and exists (select 1 from toetser t where t.huis is null or n.huis is null or t.huis = n.huis)
  and (n.ring = '' or exists (select 1 from toetser t where t.ring = n.ring))

-- Questions out of the log: for who reviews, and not about himself.
-- :view logvraag
select v.* from main.logvraag v where v.id in (select s.id from logvraag_schrijf s)

-- :view logvraag_schrijf
select v.id from main.logvraag v
where v.regio = actor_regio() and v.medewerker <> actor_id()
  and exists (select 1 from toetser t where t.huis is null or v.huis is null or t.huis = v.huis)
  and (v.ring = '' or exists (select 1 from toetser t where t.ring = v.ring))

-- Data breaches: what one reported, and for who reviews.
-- :view datalek
select d.* from main.datalek d
where d.gemeld_door = actor_id() or d.id in (select s.id from datalek_schrijf s)

-- :view datalek_schrijf
select d.id from main.datalek d
where d.regio = actor_regio()
  and exists (select 1 from toetser t where t.huis is null or d.huis is null or t.huis = d.huis)

-- The registers of who reviews: those of his houses, and of the regio.
-- :view maatregel
select m.* from main.maatregel m where m.id in (select s.id from maatregel_schrijf s)

-- :view maatregel_schrijf
select m.id from main.maatregel m
where m.regio = actor_regio()
  and exists (select 1 from toetser t where t.huis is null or m.huis is null or t.huis = m.huis)

-- :view convenant
select v.* from main.convenant v where v.id in (select s.id from convenant_schrijf s)

-- :view convenant_schrijf
select v.id from main.convenant v
where v.regio = actor_regio()
  and exists (select 1 from toetser t where t.huis is null or v.huis is null or t.huis = v.huis)

-- :view convenant_partij
select p.* from main.convenant_partij p where p.convenant in (select s.id from convenant_schrijf s)

-- :view convenant_partij_schrijf
select p.id from main.convenant_partij p where p.convenant in (select s.id from convenant_schrijf s)

-- Questions whether somebody is known: one's own, and those to a house in which one reviews.
-- :view bekendcheck
select k.* from main.bekendcheck k
where k.medewerker = actor_id() or (k.naar_regio = actor_regio()
  and exists (select 1 from toetser t where t.huis is null or t.huis = k.huis))

-- :view bekendcheck_schrijf
select k.id from main.bekendcheck k where k.medewerker = actor_id()

-- Orders to destroy: whoever proposed or judged one. The page that lists them asks the right and the house; nobody writes
-- them but the statements of lens kaal.
-- :view vernietiging
select v.* from main.vernietiging v where v.voorgesteld_door = actor_id() or v.beoordeeld_door = actor_id()

-- :view vernietiging_schrijf
select v.id from main.vernietiging v where 0 = 1
