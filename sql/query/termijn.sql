-- Running clocks of an aanmelding, a casus or a rechtverzoek.

-- :name termijn_alle :many :lens actor,asof
-- All of one dossier: what an event looks at, and what a page shows.
-- :ret id termijn_id, klok text, betrokkene betrokkene_id?, start moment, einde datum, waarschuw datum, stil int, opgeschort moment?, opgeschort_reden text, opgeschort_toelichting text, voldaan moment?, afloop text, versie int, schrijft bool
select t.id, t.klok, t.betrokkene, t.start, t.einde, t.waarschuw, t.stil, t.opgeschort, t.opgeschort_reden, t.opgeschort_toelichting,
  t.voldaan, t.afloop, t.versie, case when exists (select 1 from dossier_schrijf d
    where d.id = t.dossier and d.onderdeel = t.onderdeel and d.niveau = 3) then 1 else 0 end
from termijn t where t.dossier = $dossier:dossier_id
order by t.start desc, t.id desc limit 500

-- :name termijn_mensen :many :lens actor,asof
-- Whose clocks they are, as far as the actor may read them.
-- :ret id betrokkene_id, persoon persoon_id?, rol text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.id, b.persoon, b.rol, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik
from betrokkene b
where b.dossier = $dossier:dossier_id
  and b.id in (select t.betrokkene from termijn t where t.dossier = $dossier and t.betrokkene is not null)
order by b.id limit 100

-- :name termijn_zaak :one
-- Whether the dossier is a case, of what sort and under which regime.
-- :ret soort text, regime text
select c.soort, c.regime from casus c where c.id = $casus:casus_id

-- :name termijn_wie :many
-- Who is in the case.
-- :ret id betrokkene_id, rol text
select b.id, b.rol from betrokkene b where b.dossier = $casus:casus_id order by b.hoofd desc, b.id limit 100

-- :name termijn_add :exec
-- The last five are of a clock that goes along from another dossier; else nothing.
insert into main.termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw, stil, opgeschort,
  opgeschort_reden, opgeschort_toelichting, betrokkene)
select $id:termijn_id, d.id, d.onderdeel, actor_organisatie(), $klok:text, $start:moment, $einde:datum,
  $waarschuw:datum, $stil:int, $opgeschort:moment?, $opgeschort_reden:text, $opgeschort_toelichting:text,
  $betrokkene:betrokkene_id?
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text and d.niveau = 3

-- :name termijn_add_mens :exec
-- Who brings a person into a case begins what is due of him, whether he may measure or not.
insert into main.termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw, betrokkene)
select $id:termijn_id, d.id, 'zrm', actor_organisatie(), $klok:text, $start:moment, $einde:datum, $waarschuw:datum,
  $betrokkene:betrokkene_id
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern'

-- :name termijn_end :exec
-- afloop: voldaan, vervallen, mee.
update main.termijn set voldaan = $moment:moment, afloop = $afloop:text, versie = versie + 1
where id = $id:termijn_id and id in (select t.id from termijn t where t.id = $id and t.voldaan is null)
  and id in (select id from termijn_schrijf)

-- :name termijn_again :exec
-- What ended it did not happen after all.
update main.termijn set voldaan = null, afloop = '', versie = versie + 1
where id = $id:termijn_id and id in (select t.id from termijn t where t.id = $id and t.afloop = 'voldaan')
  and id in (select id from termijn_schrijf)

-- :name termijn_end_by_hand :exec
update main.termijn set voldaan = $moment:moment, afloop = 'voldaan', versie = versie + 1
where id = $id:termijn_id and versie = $versie:int
  and id in (select t.id from termijn t where t.id = $id and t.voldaan is null)
  and id in (select id from termijn_schrijf)

-- :name termijn_suspend :exec
update main.termijn set opgeschort = $moment:moment, opgeschort_reden = $reden:text,
  opgeschort_toelichting = $toelichting:text, versie = versie + 1
where id = $id:termijn_id and versie = $versie:int
  and id in (select t.id from termijn t where t.id = $id and t.voldaan is null and t.opgeschort is null)
  and id in (select id from termijn_schrijf)

-- :name termijn_resume :exec
update main.termijn set opgeschort = null, opgeschort_reden = '', opgeschort_toelichting = '', stil = $stil:int,
  einde = $einde:datum, waarschuw = $waarschuw:datum, versie = versie + 1
where id = $id:termijn_id and versie = $versie:int
  and id in (select t.id from termijn t where t.id = $id and t.voldaan is null and t.opgeschort is not null)
  and id in (select id from termijn_schrijf)

-- :name termijn_set_einde :exec
update main.termijn set einde = $einde:datum, waarschuw = $waarschuw:datum, versie = versie + 1
where id = $id:termijn_id and id in (select t.id from termijn t where t.id = $id and t.voldaan is null)
  and id in (select id from termijn_schrijf)

-- :name termijn_close :exec :lens kaal :reden "the aanmelder withdraws: nothing is waited for any more, and he writes no clocks"
update main.termijn set voldaan = $moment:moment, afloop = 'vervallen', versie = versie + 1
where dossier = $dossier:dossier_id and voldaan is null

-- :name termijn_alle_kaal :many :lens kaal :reden "what happened is told by a job, or for who writes no clocks of the case"
-- Of one case, as termijn_alle.
-- :ret id termijn_id, klok text, start moment, einde datum, waarschuw datum, stil int, opgeschort moment?, opgeschort_reden text, opgeschort_toelichting text, voldaan moment?, afloop text, versie int
select t.id, t.klok, t.start, t.einde, t.waarschuw, t.stil, t.opgeschort, t.opgeschort_reden, t.opgeschort_toelichting,
  t.voldaan, t.afloop, t.versie
from main.termijn t where t.dossier = $dossier:dossier_id
order by t.start desc, t.id desc limit 500

-- :name termijn_add_kaal :exec :lens kaal :reden "what happened is told by a job, or for who writes no clocks of the case"
insert into main.termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw)
select $id:termijn_id, c.id, $onderdeel:text, c.organisatie, $klok:text, $start:moment, $einde:datum, $waarschuw:datum
from main.casus c where c.id = $casus:casus_id

-- :name termijn_end_kaal :exec :lens kaal :reden "what happened is told by a job, or for who writes no clocks of the case"
update main.termijn set voldaan = $moment:moment, afloop = $afloop:text, versie = versie + 1
where id = $id:termijn_id and voldaan is null

-- :name termijn_een :one
-- One, and of what it is a term: of casus, aanmelding and rechtverzoek one is there.
-- :ret dossier dossier_id, klok text, betrokkene betrokkene_id?, start moment, einde datum, waarschuw datum, stil int, opgeschort moment?, opgeschort_reden text, opgeschort_toelichting text, voldaan moment?, afloop text, versie int, schrijft bool, casus casus_id?, recht rechtverzoek_id?, nummer text, thema text, ring text
select t.dossier, t.klok, t.betrokkene, t.start, t.einde, t.waarschuw, t.stil, t.opgeschort, t.opgeschort_reden,
  t.opgeschort_toelichting, t.voldaan, t.afloop, t.versie, case when exists (select 1 from dossier_schrijf d
    where d.id = t.dossier and d.onderdeel = t.onderdeel and d.niveau = 3) then 1 else 0 end,
  (select c.id from casus c where c.id = t.dossier), (select v.id from rechtverzoek v where v.id = t.dossier),
  coalesce((select c.nummer from casus c where c.id = t.dossier),
    (select a.nummer from aanmelding a where a.id = t.dossier),
    (select v.nummer from rechtverzoek v where v.id = t.dossier), ''),
  coalesce((select c.thema from casus c where c.id = t.dossier),
    (select a.thema from aanmelding a where a.id = t.dossier), ''),
  coalesce((select c.ring from casus c where c.id = t.dossier),
    (select a.ring from aanmelding a where a.id = t.dossier), '')
from termijn t where t.id = $id:termijn_id

-- :name termijn_mijn :many
-- What the actor has to see to, of the dossiers in which he writes; of an aanmelding, where all of the house write, what
-- his roles see to ($klokken: ",ontvangst,weging,"). The oldest of those that are over (tijd 0), the first
-- of those that end this week (1) and of those announced (2), and with each how many of its time there are.
-- :ret id termijn_id, dossier dossier_id, klok text, betrokkene betrokkene_id?, start moment, einde datum, waarschuw datum, stil int, versie int, casus casus_id?, recht rechtverzoek_id?, nummer text, thema text, ring text, tijd int, totaal int
select x.id, x.dossier, x.klok, x.betrokkene, x.start, x.einde, x.waarschuw, x.stil, x.versie,
  (select c.id from casus c where c.id = x.dossier), (select v.id from rechtverzoek v where v.id = x.dossier),
  coalesce((select c.nummer from casus c where c.id = x.dossier),
    (select a.nummer from aanmelding a where a.id = x.dossier),
    (select v.nummer from rechtverzoek v where v.id = x.dossier), ''),
  coalesce((select c.thema from casus c where c.id = x.dossier),
    (select a.thema from aanmelding a where a.id = x.dossier), ''),
  coalesce((select c.ring from casus c where c.id = x.dossier),
    (select a.ring from aanmelding a where a.id = x.dossier), ''), x.tijd, x.totaal
from (
  select y.id, y.dossier, y.klok, y.betrokkene, y.start, y.einde, y.waarschuw, y.stil, y.versie, y.tijd,
    row_number() over (partition by y.tijd order by y.einde, y.id) as plaats,
    count(*) over (partition by y.tijd) as totaal
  from (select t.id, t.dossier, t.klok, t.betrokkene, t.start, t.einde, t.waarschuw, t.stil, t.versie,
      case when t.einde < $vandaag:datum then 0 when t.einde <= $tot:datum then 1 else 2 end as tijd
    from dossier_schrijf d join termijn t on t.dossier = d.id and t.onderdeel = d.onderdeel
    where d.niveau = 3 and t.voldaan is null and t.opgeschort is null
      and (t.einde <= $tot:datum or t.waarschuw <= $vandaag:datum)
      and ($klokken:text like '%,' || t.klok || ',%'
        or not exists (select 1 from aanmelding a where a.id = t.dossier))) y) x
where x.plaats <= $aantal:int
order by x.tijd, x.einde, x.id limit 500

-- :name termijn_hoofd :one
-- The first person of a dossier, by name.
-- :ret persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam,
  b.naamgebruik
from betrokkene b where b.dossier = $dossier:dossier_id and b.hoofd = 1 order by b.id limit 1

-- :name termijn_mens :one
-- Whose clock it is, as far as the actor may read him.
-- :ret id betrokkene_id, persoon persoon_id?, rol text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.id, b.persoon, b.rol, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik
from betrokkene b where b.id = $betrokkene:betrokkene_id
