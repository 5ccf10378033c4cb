-- Handing a case over to another house.

-- :name overdragen_rollen :many
-- Who has a role in another house of the regio.
-- :max 3000
-- :ret id medewerker_id, naam text, huis huis_id, huis_naam text, rol text, ring bool
select m.id, m.naam, h.id, h.naam, r.rol,
  case when $ring:text = '' or exists (select 1 from rol_toekenning k where k.medewerker = m.id and k.ring = $ring
    and k.van <= $nu:moment and k.tot > $nu) then 1 else 0 end
from rol_toekenning r join medewerker m on m.id = r.medewerker join huis h on h.id = r.huis
where r.huis <> $huis:huis_id and r.van <= $nu and r.tot > $nu and m.actief_van <= $nu and m.actief_tot > $nu
order by h.naam, m.naam, m.id, r.rol limit 3000

-- :name overdragen_open :one
-- :ret id overdracht_id
select v.id from casus_overdracht v where v.dossier = $casus:casus_id and v.status = 'voorgesteld' order by v.id limit 1

-- :name overdragen_add :exec
insert into main.casus_overdracht (id, dossier, onderdeel, organisatie, nummer, thema, van_huis, naar_huis, medewerker,
  delen, blijven, reden, grond, toestemming, moment, door)
select $id:overdracht_id, d.id, 'verzoek', m.organisatie, $nummer:text, $thema:text, $van_huis:huis_id,
  $naar_huis:huis_id, m.id, $delen:text, $blijven:text, $reden:text, $grond:text, $toestemming:text, $nu:moment,
  actor_id()
from dossier_schrijf d join medewerker m on m.id = $naar:medewerker_id
where d.id = $casus:casus_id and d.onderdeel = 'verzoek' and d.niveau = 3

-- :name overdragen_get :one
-- :ret id overdracht_id, dossier dossier_id, nummer text, thema text, van_huis_naam text, naar_huis huis_id, naar_huis_naam text, medewerker medewerker_id, naam text, door medewerker_id, door_naam text, delen text, blijven text, reden text, grond text, toestemming text, status text, antwoord text, moment moment, beantwoord moment?, versie int, niveau int
select v.id, v.dossier, v.nummer, v.thema, a.naam, v.naar_huis, b.naam, v.medewerker, m.naam, v.door, d.naam, v.delen,
  v.blijven, v.reden, v.grond, v.toestemming, v.status, v.antwoord, v.moment, v.beantwoord, v.versie,
  coalesce((select max(s.niveau) from dossier_schrijf s where s.id = v.dossier and s.onderdeel = 'verzoek'), 0)
from casus_overdracht v join huis a on a.id = v.van_huis join huis b on b.id = v.naar_huis
join medewerker m on m.id = v.medewerker join medewerker d on d.id = v.door
where v.id = $id:overdracht_id

-- :name overdragen_mijn :many
-- :ret id overdracht_id, dossier dossier_id, nummer text, thema text, van_huis_naam text, door_naam text, reden text, moment moment, versie int
select v.id, v.dossier, v.nummer, v.thema, a.naam, d.naam, v.reden, v.moment, v.versie
from casus_overdracht v join huis a on a.id = v.van_huis join medewerker d on d.id = v.door
where v.medewerker = actor_id() and v.status = 'voorgesteld' order by v.moment, v.id limit 50

-- :name overdragen_set :exec
update main.casus_overdracht set status = $status:text, antwoord = $antwoord:text, beantwoord = $nu:moment,
  versie = versie + 1
where id = $id:overdracht_id and versie = $versie:int
  and id in (select v.id from casus_overdracht v where v.status = 'voorgesteld')
  and id in (select id from casus_overdracht_schrijf)

-- :name overdragen_close :exec
update main.casus_overdracht set status = 'ingetrokken', antwoord = $reden:text, versie = versie + 1
where id in (select v.id from casus_overdracht v where v.dossier = $casus:casus_id and v.status = 'voorgesteld')
  and id in (select id from casus_overdracht_schrijf)

-- ---- accepting: the receiver has no kern yet ----

-- :name overdragen_aanvaard :exec :lens kaal :reden "the receipt of the house that takes a case over (WGS 2.28)"
update main.casus_overdracht set status = 'aanvaard', antwoord = $antwoord:text, beantwoord = $nu:moment,
  versie = versie + 1
where id = $id:overdracht_id and versie = $versie:int and status = 'voorgesteld'
  and medewerker = $medewerker:medewerker_id

-- :name overdragen_casus :exec :lens kaal :reden "house and procesregisseur change with the receipt (WGS 2.28)"
update main.casus set huis = $huis:huis_id, procesregisseur = $medewerker:medewerker_id, versie = versie + 1
where id = $casus:casus_id and gesloten is null

-- :name overdragen_rijen :many :lens kaal :reden "the admission that changes with the receipt (WGS 2.28)"
-- :max 2000
-- :ret id toegang_id, medewerker medewerker_id, onderdeel text, van moment
select t.id, t.medewerker, t.onderdeel, t.van from main.toegang t
where t.dossier = $casus:casus_id and t.tot > $nu:moment and t.tot > t.van order by t.id limit 2000

-- :name overdragen_team :many :lens kaal :reden "the team that changes with the receipt (WGS 2.28)"
-- :ret id teamlid_id, medewerker medewerker_id
select t.id, t.medewerker from main.teamlid t
where t.dossier = $casus:casus_id and (t.tot is null or t.tot > $nu:moment) order by t.id limit 300

-- :name overdragen_ring :one :lens kaal :reden "whether who accepts may hold the case, before he sees it (invariants 8, 11)"
-- :ret regime text, ring text
select c.regime, c.ring from main.casus c where c.id = $casus:casus_id and c.gesloten is null
