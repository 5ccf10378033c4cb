-- Afspraken: the list of a case, worklists, the digest, making one.

-- :name afspraak_list :many :lens actor,asof
-- Of one case; open: those on which something is still to be done. What is for a goal of somebody whom the actor may not
-- see is not among them, unless it is his own.
-- :ret id afspraak_id, dossier casus_id, doel doel_id?, nummer int, leefgebied text, tekst text, organisatie organisatie_id, organisatie_naam text, domein text, eigenaar medewerker_id?, eigenaar_naam text, termijn datum?, herhaal text, soort text, kader text, indeling_reden text, antwoord text, antwoord_reden text, status text, status_reden text, voorstel datum?, voorstel_reden text, gemaakt moment, laatst moment, versie int
select a.id, a.dossier, a.doel, a.nummer, a.leefgebied, a.tekst, a.organisatie, o.naam, o.domein, a.eigenaar,
  coalesce((select m.naam from medewerker m where m.id = a.eigenaar), ''), a.termijn, a.herhaal, a.soort, a.kader,
  a.indeling_reden, a.antwoord, a.antwoord_reden, a.status, a.status_reden, a.voorstel, a.voorstel_reden, a.gemaakt,
  a.laatst, a.versie
from afspraak a join organisatie o on o.id = a.organisatie
where a.dossier = $casus:casus_id and ($open:bool = 0 or a.status in ('open', 'loopt'))
  and (a.organisatie = actor_organisatie() or not exists (select 1 from doel d where d.id = a.doel
    and d.betrokkene is not null and not exists (select 1 from betrokkene b where b.id = d.betrokkene)))
order by a.nummer, a.id limit 500

-- :name afspraak_get :one
-- :ret id afspraak_id, dossier casus_id, doel doel_id?, nummer int, leefgebied text, tekst text, organisatie organisatie_id, organisatie_naam text, domein text, eigenaar medewerker_id?, eigenaar_naam text, termijn datum?, herhaal text, soort text, kader text, indeling_reden text, antwoord text, antwoord_reden text, status text, status_reden text, voorstel datum?, voorstel_reden text, gemaakt moment, laatst moment, versie int
select a.id, a.dossier, a.doel, a.nummer, a.leefgebied, a.tekst, a.organisatie, o.naam, o.domein, a.eigenaar,
  coalesce((select m.naam from medewerker m where m.id = a.eigenaar), ''), a.termijn, a.herhaal, a.soort, a.kader,
  a.indeling_reden, a.antwoord, a.antwoord_reden, a.status, a.status_reden, a.voorstel, a.voorstel_reden, a.gemaakt,
  a.laatst, a.versie
from afspraak a join organisatie o on o.id = a.organisatie
where a.id = $id:afspraak_id
  and (a.organisatie = actor_organisatie() or not exists (select 1 from doel d where d.id = a.doel
    and d.betrokkene is not null and not exists (select 1 from betrokkene b where b.id = d.betrokkene)))

-- :name afspraak_stappen :many :lens actor,asof
-- The history of a case's afspraken, newest first; afspraak 0: of all. regime: of the case, where the step is police data.
-- :ret id afspraak_stap_id, afspraak afspraak_id, soort text, tekst text, wpg text, regime text?, voorwaarden text, termijn datum?, bijlage bijlage_id?, moment moment, door medewerker_id, door_naam text, organisatie_naam text, domein text
select s.id, s.afspraak, s.soort, s.tekst, s.wpg,
  case when s.wpg = '' then null else (select c.regime from casus c where c.id = s.dossier) end, s.voorwaarden, s.termijn,
  s.bijlage, s.moment, s.door, m.naam, o.naam, o.domein
from afspraak_stap s
join medewerker m on m.id = s.door
join organisatie o on o.id = m.organisatie
where s.dossier = $casus:casus_id and ($afspraak:int = 0 or s.afspraak = $afspraak)
order by s.moment desc, s.id desc limit 2000

-- :name afspraak_eigenaren :many :lens actor,asof
-- Partners' people who are admitted to the plan now.
-- :ret id medewerker_id, naam text, functie text, organisatie organisatie_id, organisatie_naam text, domein text
select m.id, m.naam, m.functie, o.id, o.naam, o.domein
from toegang t
join medewerker m on m.id = t.medewerker
join organisatie o on o.id = m.organisatie
where t.dossier = $casus:casus_id and t.onderdeel = 'plan' and t.van <= $nu:moment and t.tot > $nu
  and o.domein <> 'zvh'
order by o.naam, m.naam, m.id limit 200

-- :name afspraak_partij :one
-- An organisation that may own, and the person there; admitted: he sees the plan now.
-- :ret organisatie organisatie_id, naam text, domein text, medewerker medewerker_id?, medewerker_organisatie organisatie_id?, actief bool, toegelaten bool
select o.id, o.naam, o.domein, $eigenaar:medewerker_id?, (select m.organisatie from medewerker m where m.id = $eigenaar),
  case when exists (select 1 from medewerker m where m.id = $eigenaar and m.actief_van <= $nu:moment
    and m.actief_tot > $nu) then 1 else 0 end,
  case when exists (select 1 from toegang t where t.dossier = $casus:casus_id and t.medewerker = $eigenaar
    and t.onderdeel = 'plan' and t.van <= $nu and t.tot > $nu) then 1 else 0 end
from organisatie o
where o.id = coalesce($organisatie:organisatie_id?, (select m.organisatie from medewerker m where m.id = $eigenaar))

-- :name afspraak_volgend :one
-- The next number in the case.
-- :ret nummer int
select coalesce(max(a.nummer), 0) + 1 from afspraak a where a.dossier = $casus:casus_id

-- :name afspraak_add :exec
insert into main.afspraak (id, dossier, onderdeel, organisatie, bron, nummer, doel, leefgebied, tekst, eigenaar, termijn,
  herhaal, soort, kader, indeling_reden, overleg, gemaakt, door, laatst)
select $id:afspraak_id, d.id, d.onderdeel, $organisatie:organisatie_id, actor_organisatie(), $nummer:int,
  $doel:doel_id?, $leefgebied:text, $tekst:text, $eigenaar:medewerker_id?, $termijn:datum?, $herhaal:text, $soort:text,
  $kader:text, $indeling_reden:text, $overleg:dossier_id?, $nu:moment, actor_id(), $nu
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan' and d.niveau = 3

-- :name afspraak_stap_add :exec
insert into main.afspraak_stap (id, dossier, onderdeel, organisatie, afspraak, soort, tekst, termijn, bijlage, moment,
  wpg, voorwaarden, door)
select $id:afspraak_stap_id, a.dossier, a.onderdeel, a.organisatie, a.id, $soort:text, $tekst:text, $termijn:datum?,
  $bijlage:bijlage_id?, $nu:moment, $wpg:text, $voorwaarden:text, actor_id()
from afspraak_schrijf w join afspraak a on a.id = w.id
where w.id = $afspraak:afspraak_id

-- :name afspraak_lock :one
-- What a change starts from. niveau: at which the actor writes the plan (0 when he only reads it).
-- :ret id afspraak_id, dossier casus_id, doel doel_id?, nummer int, leefgebied text, tekst text, organisatie organisatie_id, eigenaar medewerker_id?, termijn datum?, herhaal text, soort text, kader text, indeling_reden text, antwoord text, antwoord_reden text, status text, status_reden text, voorstel datum?, voorstel_reden text, laatst moment, afgesloten moment?, versie int, niveau int, eigen bool
select a.id, a.dossier, a.doel, a.nummer, a.leefgebied, a.tekst, a.organisatie, a.eigenaar, a.termijn, a.herhaal, a.soort,
  a.kader, a.indeling_reden, a.antwoord, a.antwoord_reden, a.status, a.status_reden, a.voorstel, a.voorstel_reden,
  a.laatst, a.afgesloten, a.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.dossier and d.onderdeel = a.onderdeel), 0),
  case when a.organisatie = actor_organisatie() then 1 else 0 end
from afspraak a where a.id = $id:afspraak_id

-- :name afspraak_set :exec
-- What may change, all of it: from afspraak_lock, with what the act changes.
update main.afspraak set organisatie = $organisatie:organisatie_id, doel = $doel:doel_id?, leefgebied = $leefgebied:text,
  tekst = $tekst:text, eigenaar = $eigenaar:medewerker_id?, termijn = $termijn:datum?, herhaal = $herhaal:text,
  soort = $soort:text, kader = $kader:text, indeling_reden = $indeling_reden:text, antwoord = $antwoord:text,
  antwoord_reden = $antwoord_reden:text, status = $status:text, status_reden = $status_reden:text,
  voorstel = $voorstel:datum?, voorstel_reden = $voorstel_reden:text, laatst = $nu:moment,
  afgesloten = $afgesloten:moment?, versie = versie + 1
where id = $id:afspraak_id and versie = $versie:int and id in (select id from afspraak_schrijf)

-- :name afspraak_herinnerd :one
-- When the owner was reminded last.
-- :ret moment moment?
select max(s.moment) from afspraak_stap s where s.afspraak = $afspraak:afspraak_id and s.soort = 'herinnerd'

-- ---- worklists ----

-- :name afspraak_mijn :many
-- What the actor owns, or his organisation does; tot: the last day that counts, late ones always do.
-- :ret id afspraak_id, dossier casus_id, doel doel_id?, nummer int, leefgebied text, tekst text, organisatie organisatie_id, organisatie_naam text, domein text, eigenaar medewerker_id?, eigenaar_naam text, termijn datum?, herhaal text, soort text, kader text, indeling_reden text, antwoord text, antwoord_reden text, status text, status_reden text, voorstel datum?, voorstel_reden text, gemaakt moment, laatst moment, versie int, casus_nummer text, thema text, ring text
select a.id, a.dossier, a.doel, a.nummer, a.leefgebied, a.tekst, a.organisatie, o.naam, o.domein, a.eigenaar,
  coalesce((select m.naam from medewerker m where m.id = a.eigenaar), ''), a.termijn, a.herhaal, a.soort, a.kader,
  a.indeling_reden, a.antwoord, a.antwoord_reden, a.status, a.status_reden, a.voorstel, a.voorstel_reden, a.gemaakt,
  a.laatst, a.versie, c.nummer, c.thema, c.ring
from afspraak a
join organisatie o on o.id = a.organisatie
join casus c on c.id = a.dossier
where a.organisatie = actor_organisatie() and a.status in ('open', 'loopt') and a.antwoord <> 'geweigerd'
  and c.gesloten is null
  and (($mij:bool = 1 and a.eigenaar = actor_id()) or ($mij = 0 and coalesce(a.eigenaar, 0) <> actor_id()))
  and ($alles:bool = 1 or a.antwoord = 'wacht' or a.termijn <= $tot:datum)
order by case when a.antwoord = 'wacht' then 0 else 1 end, a.termijn nulls last, a.id limit $aantal:int

-- :name afspraak_regie :many
-- In one's own cases: what asks something of the procesregisseur.
-- :ret id afspraak_id, dossier casus_id, doel doel_id?, nummer int, leefgebied text, tekst text, organisatie organisatie_id, organisatie_naam text, domein text, eigenaar medewerker_id?, eigenaar_naam text, termijn datum?, herhaal text, soort text, kader text, indeling_reden text, antwoord text, antwoord_reden text, status text, status_reden text, voorstel datum?, voorstel_reden text, gemaakt moment, laatst moment, versie int, casus_nummer text, thema text, ring text
select a.id, a.dossier, a.doel, a.nummer, a.leefgebied, a.tekst, a.organisatie, o.naam, o.domein, a.eigenaar,
  coalesce((select m.naam from medewerker m where m.id = a.eigenaar), ''), a.termijn, a.herhaal, a.soort, a.kader,
  a.indeling_reden, a.antwoord, a.antwoord_reden, a.status, a.status_reden, a.voorstel, a.voorstel_reden, a.gemaakt,
  a.laatst, a.versie, c.nummer, c.thema, c.ring
from casus c
join afspraak a on a.dossier = c.id
join organisatie o on o.id = a.organisatie
where c.procesregisseur = actor_id() and c.gesloten is null and a.status in ('open', 'loopt')
  and ($alles:bool = 1 or a.termijn < $vandaag:datum or a.antwoord = 'geweigerd' or a.voorstel is not null
    or (a.antwoord = 'wacht' and a.gemaakt < $lang:moment))
order by a.termijn nulls last, a.id limit $aantal:int

-- :name afspraak_hoofd :one
-- The first person of a case, by name.
-- :ret persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam,
  b.naamgebruik
from betrokkene b where b.dossier = $casus:casus_id and b.hoofd = 1 order by b.id limit 1

-- :name afspraak_tel_eigenaar :many :lens kaal :reden "the daily digest: how many afspraken of one's own wait, never which"
-- :ret medewerker medewerker_id, te_laat int, week int, onbeantwoord int
select x.eigenaar, cast(sum(x.laat) as bigint), cast(sum(x.gauw) as bigint), cast(sum(x.wacht) as bigint)
from (
  select a.eigenaar, case when a.termijn < $vandaag:datum then 1 else 0 end as laat,
    case when a.termijn >= $vandaag and a.termijn <= $week:datum then 1 else 0 end as gauw,
    case when a.antwoord = 'wacht' then 1 else 0 end as wacht
  from main.afspraak a
  join main.casus c on c.id = a.dossier and c.gesloten is null
  join main.medewerker m on m.id = a.eigenaar and m.actief_van <= $nu:moment and m.actief_tot > $nu
  where a.status in ('open', 'loopt') and a.antwoord <> 'geweigerd'
    and exists (select 1 from main.toegang t where t.dossier = a.dossier and t.medewerker = a.eigenaar
      and t.onderdeel = a.onderdeel and t.van <= $nu and t.tot > $nu)) x
group by x.eigenaar
having sum(x.laat) + sum(x.gauw) + sum(x.wacht) > 0
order by x.eigenaar

-- :name afspraak_tel_regie :many :lens kaal :reden "the daily digest: how many afspraken in one's own cases ask something, never which"
-- :ret medewerker medewerker_id, te_laat int, vragen int
select x.procesregisseur, cast(sum(x.laat) as bigint), cast(sum(x.vraag) as bigint)
from (
  select c.procesregisseur, case when a.termijn < $vandaag:datum then 1 else 0 end as laat,
    case when a.antwoord = 'geweigerd' or a.voorstel is not null then 1 else 0 end as vraag
  from main.casus c
  join main.afspraak a on a.dossier = c.id and a.status in ('open', 'loopt')
  join main.medewerker m on m.id = c.procesregisseur and m.actief_van <= $nu:moment and m.actief_tot > $nu
  where c.gesloten is null) x
group by x.procesregisseur
having sum(x.laat) + sum(x.vraag) > 0
order by x.procesregisseur
