-- Persoon: searching, comparing, linking, its page. Whoever may link compares through persoon_vergelijk (fields, no
-- case, within regio and rings); the lens view persoon holds who is in a dossier of the actor's. What leads stands before a
-- cross join: SQLite then reads it first, whatever it knows of the sizes, and PostgreSQL makes of it what it likes.

-- ---- searching ----

-- :name persoon_telling :one
-- How many terms begin so, each up to a limit: the rarest word leads a search, and of common ones the longest.
-- :ret een int, twee int, drie int, vier int
select
  (select count(*) from (select t.persoon from term_vergelijk t
    where t.soort = $soort:text and t.term >= $van1:text and t.term < $tot1:text limit $kap:int) x1),
  (select count(*) from (select t.persoon from term_vergelijk t
    where t.soort = $soort:text and t.term >= $van2:text and t.term < $tot2:text limit $kap:int) x2),
  (select count(*) from (select t.persoon from term_vergelijk t
    where t.soort = $soort:text and t.term >= $van3:text and t.term < $tot3:text limit $kap:int) x3),
  (select count(*) from (select t.persoon from term_vergelijk t
    where t.soort = $soort:text and t.term >= $van4:text and t.term < $tot4:text limit $kap:int) x4)

-- :name persoon_zoek_naam :many
-- By the beginnings of up to four words; the first leads, and so many of its terms are looked at, by the word and then by the
-- name. nodig: how many words of the name must begin so (two for "jan jansen", where jansen begins with jan too), 0: the word
-- is absent. Who bears several words that begin so counts by the first.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, eigen bool
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht,
  case when exists (select 1 from persoon q where q.id = p.id) then 1 else 0 end
from (
  select l.persoon, l.term, l.volgorde
  from (
    select t.persoon, t.term, t.volgorde from term_vergelijk t
    where t.soort = 'naam' and t.term >= $van1:text and t.term < $tot1:text
      and not exists (select 1 from persoon_term e
        where e.persoon = t.persoon and e.soort = 'naam' and e.term >= $van1 and e.term < t.term)
    order by t.term, t.volgorde, t.persoon limit $kap:int) l
  where ($nodig1:int < 2 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = 'naam'
      and x.term >= $van1 and x.term < $tot1) >= $nodig1)
    and ($nodig2:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = 'naam'
      and x.term >= $van2:text and x.term < $tot2:text) >= $nodig2)
    and ($nodig3:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = 'naam'
      and x.term >= $van3:text and x.term < $tot3:text) >= $nodig3)
    and ($nodig4:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = 'naam'
      and x.term >= $van4:text and x.term < $tot4:text) >= $nodig4)
    and ($geboren:int = 0 or exists (select 1 from persoon_vergelijk g where g.id = l.persoon
      and (g.geboren between $gvan:datum? and $gtot:datum? or g.geboren in ($gmaand:datum?, $gjaar:datum?))))
  order by l.term, l.volgorde, l.persoon limit 51) d
cross join persoon_vergelijk p
where p.id = d.persoon
order by d.term, d.volgorde, d.persoon

-- :name persoon_zoek_gelijk :many
-- Led by one whole term, of those whose name begins so: a sound with whatever name, or a word with the name that stands beside it.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, eigen bool
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht,
  case when exists (select 1 from persoon q where q.id = p.id) then 1 else 0 end
from (
  select l.persoon, l.term, l.volgorde
  from (
    select t.persoon, t.term, t.volgorde from term_vergelijk t
    where t.soort = $soort:text and t.term = $term:text and t.volgorde >= $begin:text and t.volgorde < $eind:text
    order by t.term, t.volgorde, t.persoon limit $kap:int) l
  where ($nodig1:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = $soort
      and x.term >= $van1:text and x.term < $tot1:text) >= $nodig1)
    and ($nodig2:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = $soort
      and x.term >= $van2:text and x.term < $tot2:text) >= $nodig2)
    and ($nodig3:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = $soort
      and x.term >= $van3:text and x.term < $tot3:text) >= $nodig3)
    and ($nodig4:int = 0 or (select count(*) from persoon_term x where x.persoon = l.persoon and x.soort = $soort
      and x.term >= $van4:text and x.term < $tot4:text) >= $nodig4)
    and ($geboren:int = 0 or exists (select 1 from persoon_vergelijk g where g.id = l.persoon
      and (g.geboren between $gvan:datum? and $gtot:datum? or g.geboren in ($gmaand:datum?, $gjaar:datum?))))
  order by l.term, l.volgorde, l.persoon limit 51) d
cross join persoon_vergelijk p
where p.id = d.persoon
order by d.term, d.volgorde, d.persoon

-- :name persoon_telling_geboren :one
-- How many were born in that time, up to a limit.
-- :ret aantal int
select count(*) from (
  select v.id from persoon_vergelijk v where v.geboren between $gvan:datum and $gtot:datum limit $kap:int) d

-- :name persoon_zoek_geboren :many
-- The same, led by a birth date: so many of those born in that time, and so many of whom less is known of it, the earliest
-- first.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, sorteernaam text
-- :ret eigen bool
select s.id, s.ring, s.bsn, s.voornamen, s.voorletters, s.voorvoegsel, s.geslachtsnaam, s.partner_voorvoegsel,
  s.partner_naam, s.naamgebruik, s.geboren, s.geslacht, s.sorteernaam,
  case when exists (select 1 from persoon q where q.id = s.id) then 1 else 0 end
from (
  select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
    p.partner_naam, p.naamgebruik, p.geboren, p.geslacht, p.sorteernaam
  from (
    select e.id from (select v.id from persoon_vergelijk v where v.geboren between $gvan:datum and $gtot:datum
      order by v.geboren, v.id limit $kap:int) e
    union
    select o.id from (select v.id from persoon_vergelijk v where v.geboren in ($gmaand:datum, $gjaar:datum)
      order by v.geboren, v.id limit $kap) o) d
  cross join persoon_vergelijk p
  where p.id = d.id
    and ($nodig1:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
      and x.term >= $van1:text and x.term < $tot1:text and x.soort = 'naam') >= $nodig1)
    and ($nodig2:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
      and x.term >= $van2:text and x.term < $tot2:text and x.soort = 'naam') >= $nodig2)
    and ($nodig3:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
      and x.term >= $van3:text and x.term < $tot3:text and x.soort = 'naam') >= $nodig3)
    and ($nodig4:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
      and x.term >= $van4:text and x.term < $tot4:text and x.soort = 'naam') >= $nodig4)
  order by p.sorteernaam, p.id limit 51) s
order by s.sorteernaam, s.id

-- :name persoon_zoek_bsn :many
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, sorteernaam text
-- :ret eigen bool
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht, p.sorteernaam,
  case when exists (select 1 from persoon q where q.id = p.id) then 1 else 0 end
from persoon_vergelijk p
where p.bsn = $bsn:text
order by p.sorteernaam, p.id limit 51

-- :name persoon_eigen_naam :many
-- Who may search and not link: among the persons of the dossiers that he sees.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text, sorteernaam text
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht, p.sorteernaam
from persoon p
where ($nodig1:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
    and x.term >= $van1:text and x.term < $tot1:text and x.soort = 'naam') >= $nodig1)
  and ($nodig2:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
    and x.term >= $van2:text and x.term < $tot2:text and x.soort = 'naam') >= $nodig2)
  and ($nodig3:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
    and x.term >= $van3:text and x.term < $tot3:text and x.soort = 'naam') >= $nodig3)
  and ($nodig4:int = 0 or (select count(*) from persoon_term x where x.persoon = p.id
    and x.term >= $van4:text and x.term < $tot4:text and x.soort = 'naam') >= $nodig4)
  and ($geboren:int = 0 or p.geboren between $gvan:datum? and $gtot:datum? or p.geboren in ($gmaand:datum?, $gjaar:datum?))
  and ($bsn:text = '' or p.bsn = $bsn)
order by p.sorteernaam, p.id limit 51

-- ---- comparing ----

-- :name persoon_betrokkene :one
-- A person as given, with what counts of its dossier: an aanmelding or a casus.
-- :ret persoon persoon_id?, id betrokkene_id, dossier dossier_id, versie int, hoofd bool, rol text, bsn text?
-- :ret bsn_reden text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text
-- :ret partner_naam text, naamgebruik text, geboren datum?, geslacht text, ring text?, regime text?, nummer text?
-- :ret aanmelding aanmelding_id?, casus casus_id?, regio regio_id?, begin moment?, schrijven bool, kring bool
select b.persoon, b.id, b.dossier, b.versie, b.hoofd, b.rol, b.bsn, b.bsn_reden, b.voornamen, b.voorletters,
  b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam, b.naamgebruik, b.geboren, b.geslacht,
  coalesce((select a.ring from aanmelding a where a.id = b.dossier), (select k.ring from casus k where k.id = b.dossier)),
  coalesce((select a.regime from aanmelding a where a.id = b.dossier),
    (select k.regime from casus k where k.id = b.dossier)),
  coalesce((select a.nummer from aanmelding a where a.id = b.dossier),
    (select k.nummer from casus k where k.id = b.dossier)),
  (select a.id from aanmelding a where a.id = b.dossier), (select k.id from casus k where k.id = b.dossier),
  coalesce((select a.regio from aanmelding a where a.id = b.dossier),
    (select k.regio from casus k where k.id = b.dossier)),
  (select a.ingediend from aanmelding a where a.id = b.dossier),
  case when exists (select 1 from betrokkene_schrijf s where s.id = b.id) then 1 else 0 end,
  case when exists (select 1 from betrokkene h where h.dossier = b.dossier and h.hoofd = 1 and h.id <> b.id)
    or exists (select 1 from relatie r where r.dossier = b.dossier and (r.van_betrokkene = b.id or r.naar_betrokkene = b.id))
    then 1 else 0 end
from betrokkene b
where b.id = $betrokkene:betrokkene_id

-- :name persoon_in_dossier :one
-- Stands this persoon in the dossier already?
-- :ret id betrokkene_id
select b.id from betrokkene b where b.dossier = $dossier:dossier_id and b.persoon = $persoon:persoon_id limit 1

-- :name persoon_kern :one
-- One persoon to compare with.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht
from persoon_vergelijk p where p.id = $persoon:persoon_id

-- :name persoon_met_bsn :one
-- Who has this BSN in the regio and ring.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht
from persoon_vergelijk p where p.bsn = $bsn:text and p.ring = $ring:text

-- :name persoon_dubbel_geboren :many
-- Born on that day, or on what is known of it, or with day and month changed about.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht
from persoon_vergelijk p
where p.geboren in ($dag:datum, $om:datum) and p.ring = $ring:text
limit 400

-- :name persoon_dubbel_klank :many
-- A name that sounds like it, and born in that year or nobody knows when; letter: a given name begins so, '' any.
-- :ret id persoon_id, ring text, bsn text?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text
-- :ret partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text
select p.id, p.ring, p.bsn, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel,
  p.partner_naam, p.naamgebruik, p.geboren, p.geslacht
from (select t.persoon as id from term_vergelijk t where t.soort = 'klank' and t.term = $klank:text) d
cross join persoon_vergelijk p
where p.id = d.id and p.ring = $ring:text
  and ($jaar:int = 0 or p.geboren is null or p.geboren between $van:datum? and $tot:datum?)
  and ($letter:text = '' or exists (select 1 from persoon_term x where x.persoon = p.id and x.term >= $letter
    and x.term < $letter_tot:text and x.soort = 'naam'))
limit 400

-- ---- linking ----

-- :name persoon_koppel :exec
-- Sets the link of a betrokkene that has none.
update main.betrokkene set persoon = $persoon:persoon_id, koppel_reden = '', versie = versie + 1
where id = $betrokkene:betrokkene_id and versie = $versie:int
  and id in (select t.id from betrokkene t where t.id = $betrokkene and t.persoon is null)
  and id in (select id from betrokkene_schrijf)

-- :name persoon_ontkoppel :exec
update main.betrokkene set persoon = null, koppel_reden = $reden:text, versie = versie + 1
where id = $betrokkene:betrokkene_id and versie = $versie:int
  and id in (select id from betrokkene_schrijf)

-- :name persoon_add :exec
insert into main.persoon (id, regio, ring, bsn, bsn_reden, voornamen, voorletters, voorvoegsel, geslachtsnaam,
  partner_voorvoegsel, partner_naam, naamgebruik, geboren, geslacht, sorteernaam, eerste_verwerking, versie)
select $id:persoon_id, k.id, k.ring, $bsn:text?, $bsn_reden:text, $voornamen:text, $voorletters:text, $voorvoegsel:text,
  $geslachtsnaam:text, $partner_voorvoegsel:text, $partner_naam:text, $naamgebruik:text, $geboren:datum?, $geslacht:text,
  $sorteernaam:text, $eerste:moment, 1
from koppel_schrijf k
where k.ring = $ring:text

-- :name persoon_term_add :exec
insert into main.persoon_term (persoon, regio, ring, term, soort, volgorde)
select s.id, s.regio, s.ring, $term:text, $soort:text, substr(s.sorteernaam, 1, 100)
from persoon_schrijf s where s.id = $persoon:persoon_id

-- :name persoon_term_wis :exec
delete from main.persoon_term where persoon in (select s.id from persoon_schrijf s where s.id = $persoon:persoon_id)

-- :name persoon_wis :exec
-- A persoon that is in no dossier.
delete from main.persoon where id = $persoon:persoon_id and id in (select id from persoon_schrijf)
  and id in (select l.id from persoon_los l)

-- :name persoon_set :exec
update main.persoon set bsn = $bsn:text?, bsn_reden = $bsn_reden:text, voornamen = $voornamen:text,
  voorletters = $voorletters:text, voorvoegsel = $voorvoegsel:text, geslachtsnaam = $geslachtsnaam:text,
  partner_voorvoegsel = $partner_voorvoegsel:text, partner_naam = $partner_naam:text, naamgebruik = $naamgebruik:text,
  geboren = $geboren:datum?, geslacht = $geslacht:text, geheim = $geheim:bool, sorteernaam = $sorteernaam:text,
  versie = versie + 1
where id = $persoon:persoon_id and versie = $versie:int and id in (select id from persoon_schrijf)

-- ---- the page ----

-- :name persoon_get :one
-- :ret id persoon_id, ring text, bsn text?, bsn_reden text, voornamen text, voorletters text, voorvoegsel text
-- :ret geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, geslacht text
-- :ret geheim bool, eerste_verwerking moment, versie int, schrijven bool
select p.id, p.ring, p.bsn, p.bsn_reden, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam,
  p.partner_voorvoegsel, p.partner_naam, p.naamgebruik, p.geboren, p.geslacht, p.geheim, p.eerste_verwerking, p.versie,
  case when exists (select 1 from persoon_schrijf s where s.id = p.id) then 1 else 0 end
from persoon p where p.id = $persoon:persoon_id

-- :name persoon_aanmeldingen :many
-- :ret dossier dossier_id, betrokkene betrokkene_id, id aanmelding_id, nummer text, thema text, rol text
-- :ret organisatie_naam text, status text, ingediend moment, besluit moment?
select b.dossier, b.id, a.id, a.nummer, a.thema, b.rol, o.naam, a.status, a.ingediend, a.besluit
from betrokkene b join aanmelding a on a.id = b.dossier join organisatie o on o.id = a.organisatie
where b.persoon = $persoon:persoon_id
order by a.ingediend desc, a.id limit 100

-- :name persoon_casussen :many
-- :ret dossier dossier_id, betrokkene betrokkene_id, id casus_id, nummer text, thema text, rol text
-- :ret organisatie_naam text, fase text, geopend moment, gesloten moment?
select b.dossier, b.id, k.id, k.nummer, k.thema, b.rol, o.naam, k.fase, k.geopend, k.gesloten
from betrokkene b join casus k on k.id = b.dossier join organisatie o on o.id = k.organisatie
where b.persoon = $persoon:persoon_id
order by k.geopend desc, k.id limit 100

-- :name persoon_adressen :many
-- :ret dossier dossier_id, nummer text?, soort text, straat text, huisnummer int?, toevoeging text, postcode text
-- :ret plaats text, land text, gemeente text?, van datum?, tot datum?, onderdeel text
select d.dossier, coalesce((select a.nummer from aanmelding a where a.id = d.dossier),
    (select k.nummer from casus k where k.id = d.dossier)),
  d.soort, d.straat, d.huisnummer, d.toevoeging, d.postcode, d.plaats, d.land,
  (select g.naam from gemeente g where g.id = d.gemeente), d.van, d.tot, d.onderdeel
from betrokkene b join adres d on d.betrokkene = b.id
where b.persoon = $persoon:persoon_id
order by d.van desc nulls last, d.id limit 100

-- :name persoon_relaties_van :many
-- This persoon is <soort> of the other.
-- :ret dossier dossier_id, nummer text?, soort text, van datum?, tot datum?, id persoon_id?, voornamen text
-- :ret voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text
-- :ret naamgebruik text
select r.dossier, coalesce((select a.nummer from aanmelding a where a.id = r.dossier),
    (select k.nummer from casus k where k.id = r.dossier)),
  r.soort, r.van, r.tot, n.persoon, n.voornamen, n.voorletters, n.voorvoegsel, n.geslachtsnaam, n.partner_voorvoegsel,
  n.partner_naam, n.naamgebruik
from betrokkene b join relatie r on r.van_betrokkene = b.id join betrokkene n on n.id = r.naar_betrokkene
where b.persoon = $persoon:persoon_id and r.dossier = b.dossier
order by r.id limit 100

-- :name persoon_relaties_naar :many
-- The other is <soort> of this persoon.
-- :ret dossier dossier_id, nummer text?, soort text, van datum?, tot datum?, id persoon_id?, voornamen text
-- :ret voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text
-- :ret naamgebruik text
select r.dossier, coalesce((select a.nummer from aanmelding a where a.id = r.dossier),
    (select k.nummer from casus k where k.id = r.dossier)),
  r.soort, r.van, r.tot, n.persoon, n.voornamen, n.voorletters, n.voorvoegsel, n.geslachtsnaam, n.partner_voorvoegsel,
  n.partner_naam, n.naamgebruik
from betrokkene b join relatie r on r.naar_betrokkene = b.id join betrokkene n on n.id = r.van_betrokkene
where b.persoon = $persoon:persoon_id and r.dossier = b.dossier
order by r.id limit 100
