-- Weging: sessions, agenda, judgement, decision. A weegpunt lies in the dossier of the aanmelding, its weging_regel (the
-- same id) in that of the session.

-- ---- the session ----

-- :name weging_rolhouders :many :max 5000
-- Who holds one of the roles now (codes with commas before and after) and may work.
-- :ret medewerker medewerker_id, naam text, functie text, organisatie organisatie_id, organisatie_naam text, soort text, domein text, wgs text, rol text, ring text
select m.id, m.naam, m.functie, o.id, o.naam, o.soort, o.domein, o.wgs, r.rol, r.ring
from rol_toekenning r
join medewerker m on m.id = r.medewerker
join organisatie o on o.id = m.organisatie
where $rollen:text like '%,' || r.rol || ',%' and r.van <= $nu:moment and r.tot > $nu
  and m.actief_van <= $nu and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
order by o.naam, m.naam, m.id, r.rol

-- :name weging_add :exec
insert into main.weging (id, nummer, regio, organisatie, soort, moment, plaats, voorzitter, status)
select d.id, $nummer:text, actor_regio(), actor_organisatie(), $soort:text, $moment:moment, $plaats:text, actor_id(),
  'gepland'
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name weging_lid_add :exec
-- The row stands for the organisation of the invited.
insert into main.weging_aanwezig (id, dossier, onderdeel, organisatie, medewerker, aanwezig)
select $id:int, d.id, d.onderdeel, m.organisatie, m.id, $aanwezig:bool
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name weging_lid_set :exec
update main.weging_aanwezig set aanwezig = $aanwezig:bool, versie = versie + 1
where id in (select w.id from weging_aanwezig w where w.dossier = $dossier:dossier_id
  and w.medewerker = $medewerker:medewerker_id and w.aanwezig <> $aanwezig)
  and id in (select id from weging_aanwezig_schrijf)

-- :name weging_set_status :exec
update main.weging set status = $status:text, versie = versie + 1
where id = $id:weging_id and versie = $versie:int and id in (select id from weging_schrijf)

-- :name weging_set_voorzitter :exec
update main.weging set voorzitter = actor_id(), versie = versie + 1
where id = $id:weging_id and versie = $versie:int and id in (select id from weging_schrijf)

-- :name weging_touch :exec
-- Agenda and presence changed: who read the session before has an old version.
update main.weging set versie = versie + 1
where id = $id:weging_id and versie = $versie:int and id in (select id from weging_schrijf)

-- :name weging_stand :one
-- What every step starts from, with the actor's level and presence.
-- :ret nummer text, soort text, moment moment, plaats text, voorzitter medewerker_id, voorzitter_naam text, status text, versie int, niveau int, aanwezig bool
select w.nummer, w.soort, w.moment, w.plaats, w.voorzitter, m.naam, w.status, w.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = w.id and d.onderdeel = 'kern'), 0),
  coalesce((select max(l.aanwezig) from weging_aanwezig l where l.dossier = w.id and l.medewerker = actor_id()), 0)
from weging w join medewerker m on m.id = w.voorzitter
where w.id = $id:weging_id

-- :name weging_list :many
-- :ret id weging_id, nummer text, soort text, moment moment, plaats text, voorzitter medewerker_id, voorzitter_naam text, status text, versie int, punten int, besloten int
select w.id, w.nummer, w.soort, w.moment, w.plaats, w.voorzitter, m.naam, w.status, w.versie,
  (select count(*) from weging_regel r where r.dossier = w.id and r.uitkomst not in ('teruggezet', 'ingetrokken')),
  (select count(*) from weging_regel r where r.dossier = w.id and r.uitkomst not in ('', 'teruggezet', 'ingetrokken'))
from weging w join medewerker m on m.id = w.voorzitter
order by case when w.status = 'gesloten' then 1 else 0 end,
  case when w.status = 'gesloten' then -w.moment else w.moment end, w.id
limit 60

-- :name weging_leden :many :max 2000
-- :ret id medewerker_id, organisatie organisatie_id, naam text, functie text, organisatie_naam text, soort text, domein text, wgs text, aanwezig bool
select m.id, o.id, m.naam, m.functie, o.naam, o.soort, o.domein, o.wgs, l.aanwezig
from weging_aanwezig l
join medewerker m on m.id = l.medewerker
join organisatie o on o.id = m.organisatie
where l.dossier = $dossier:dossier_id
order by o.naam, m.naam, m.id

-- :name weging_regels :many :max 1000
-- :ret id weegpunt_id, aanmelding aanmelding_id, nummer text, uitkomst text, besloten moment?, versie int
select r.id, r.aanmelding, r.nummer, r.uitkomst, r.besloten, r.versie
from weging_regel r where r.dossier = $dossier:dossier_id
order by r.besloten nulls last, r.nummer

-- :name weging_regel_add :exec
insert into main.weging_regel (id, dossier, onderdeel, organisatie, aanmelding, nummer)
select $id:weegpunt_id, d.id, d.onderdeel, actor_organisatie(), $aanmelding:aanmelding_id, $nummer:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name weging_regel_set :exec
update main.weging_regel set uitkomst = $uitkomst:text, besloten = $besloten:moment?, versie = versie + 1
where id = $id:weegpunt_id and id in (select id from weging_regel_schrijf)

-- :name weging_regel_get :one
-- :ret dossier dossier_id, uitkomst text
select r.dossier, r.uitkomst from weging_regel r where r.id = $id:weegpunt_id

-- ---- the agenda ----

-- :name weging_aanmelding :one
-- An aanmelding that might come on the agenda, with the actor's levels and its point in that session.
-- :ret nummer text, status text, regime text, thema text, ring text, huis huis_id?, organisatie organisatie_id, aanmelder medewerker_id, versie int, kern int, inhoud int, laatste text?, punt weegpunt_id?, punt_versie int?, punt_uitkomst text?
select a.nummer, a.status, a.regime, a.thema, a.ring, a.huis, a.organisatie, a.aanmelder, a.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.id and d.onderdeel = 'kern'), 0),
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.id and d.onderdeel = 'inhoud'), 0),
  (select b.soort from bericht b where b.dossier = a.id order by b.moment desc, b.id desc limit 1),
  (select p.id from weegpunt p where p.dossier = a.id and p.weging = $weging:weging_id),
  (select p.versie from weegpunt p where p.dossier = a.id and p.weging = $weging),
  (select p.uitkomst from weegpunt p where p.dossier = a.id and p.weging = $weging)
from aanmelding a where a.id = $id:aanmelding_id

-- :name weegpunt_add :exec
insert into main.weegpunt (id, dossier, onderdeel, organisatie, weging, volgorde)
select $id:weegpunt_id, d.id, d.onderdeel, actor_organisatie(), $weging:weging_id, $volgorde:int
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name weegpunt_set_volgorde :exec
-- Its place is no content: who is judging it meanwhile is not disturbed.
update main.weegpunt set volgorde = $volgorde:int
where id = $id:weegpunt_id and id in (select id from weegpunt_schrijf)

-- :name weegpunt_set_uitkomst :exec
update main.weegpunt set uitkomst = $uitkomst:text, reden = $reden:text, ontvanger = $ontvanger:text,
  besloten = $besloten:moment?, volgorde = $volgorde:int, versie = versie + 1
where id = $id:weegpunt_id and versie = $versie:int and id in (select id from weegpunt_schrijf)

-- :name weegpunt_set_risico :exec
update main.weegpunt set risico = $risico:text, risico_reden = $reden:text, versie = versie + 1
where id = $id:weegpunt_id and versie = $versie:int and id in (select id from weegpunt_schrijf)

-- :name weging_punten :many :max 1000
-- The points that the actor sees, with their aanmelding.
-- :ret id weegpunt_id, aanmelding aanmelding_id, nummer text, regime text, thema text, ring text, urgentie text, status text, organisatie organisatie_id, organisatie_naam text, domein text, aanmelder medewerker_id, ingediend moment, volgorde int, risico text, uitkomst text, besloten moment?, versie int, aanmelding_versie int, kern int
select p.id, a.id, a.nummer, a.regime, a.thema, a.ring, a.urgentie, a.status, o.id, o.naam, o.domein, a.aanmelder,
  a.ingediend, p.volgorde, p.risico, p.uitkomst, p.besloten, p.versie, a.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.id and d.onderdeel = 'kern'), 0)
from weegpunt p
join aanmelding a on a.id = p.dossier
join organisatie o on o.id = a.organisatie
where p.weging = $weging:weging_id
order by p.volgorde, p.id

-- :name weging_ontvangst :one
-- The receipt of an aanmelding on the agenda, whose content may be shielded by now.
-- :ret status text, aanmelder medewerker_id, organisatie organisatie_id
select a.status, a.aanmelder, a.organisatie from aanmelding a where a.id = $id:aanmelding_id

-- :name weging_nieuw :many
-- What could come on the agenda: where the actor works on it for a house, routed, in one of the regimes (codes with
-- commas before and after) and the ring of the session. Urgent first, then what waits longest.
-- :ret aanmelding aanmelding_id, nummer text, thema text, ring text, urgentie text, status text, organisatie_naam text, domein text, ingediend moment, eerder int
select a.id, a.nummer, a.thema, a.ring, a.urgentie, a.status, o.naam, o.domein, a.ingediend,
  (select count(*) from weegpunt p where p.dossier = a.id)
from dossier_schrijf d
join aanmelding a on a.id = d.id
join organisatie o on o.id = a.organisatie
where d.onderdeel = 'intern' and d.niveau = 3 and a.huis is not null and a.ring = $ring:text
  and $regimes:text like '%,' || a.regime || ',%'
  and (a.status = 'ingediend' or (a.status = 'aanvullen' and coalesce((select b.soort from bericht b
    where b.dossier = a.id order by b.moment desc, b.id desc limit 1), '') = 'antwoord'))
order by case when a.urgentie = 'spoed' then 0 else 1 end, a.ingediend, a.id
limit 40

-- :name weging_kaart :one
-- What a card shows of the content: nothing for who does not read it. ja and geoordeeld count the weegpunt's judgements.
-- :ret antwoorden int, oordelen int, geoordeeld int, risico text?
select (select count(*) from criterium_antwoord c where c.dossier = $dossier:dossier_id and c.antwoord = 'ja'),
  (select count(*) from oordeel o where o.dossier = $dossier and o.weegpunt = $punt:int and o.oordeel = 'ja'),
  (select count(*) from oordeel o where o.dossier = $dossier and o.weegpunt = $punt),
  (select i.risico from aanmelding_inhoud i where i.dossier = $dossier order by i.id limit 1)

-- :name weging_hoofd :one
-- :ret persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text
select b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam,
  b.naamgebruik
from betrokkene b where b.dossier = $dossier:dossier_id and b.onderdeel = 'inhoud'
order by b.hoofd desc, b.id limit 1

-- ---- who of the weegploeg is admitted ----

-- :name weging_niveaus :many :max 2000
-- Who has what on kern, inhoud and verzoek now; kern last.
-- :ret medewerker medewerker_id, organisatie organisatie_id, onderdeel text, niveau int, soort text, van moment
select t.medewerker, t.organisatie, t.onderdeel, t.niveau, t.soort, t.van from toegang t
where t.dossier = $dossier:dossier_id and t.onderdeel in ('kern', 'inhoud', 'verzoek') and t.van <= $nu:moment
  and t.tot > $nu
order by t.medewerker, case when t.onderdeel = 'kern' then 1 else 0 end, t.onderdeel

-- :name weging_voorheen :one
-- What the medewerker had as aanmelder on that onderdeel until the weegploeg row began; what began in that very
-- millisecond too, which granting emptied.
-- :ret niveau int, grond text
select t.niveau, t.grond from toegang t
where t.dossier = $dossier:dossier_id and t.medewerker = $medewerker:medewerker_id and t.onderdeel = $onderdeel:text
  and t.soort = 'aanmelder' and t.tot = $moment:moment
order by t.id desc limit 1

-- :name weging_own_back :exec
-- The actor's own kern becomes again what it had as aanmelder: in one step, for without niveau 3 it could not.
update main.toegang set niveau = $niveau:int, soort = 'aanmelder', grond = $grond:text, versie = versie + 1
where id in (select t.id from toegang t where t.dossier = $dossier:dossier_id and t.medewerker = actor_id()
  and t.onderdeel = 'kern' and t.soort = 'weegploeg' and t.van <= $nu:moment and t.tot > $nu)
  and id in (select id from toegang_schrijf)

-- ---- judging and deciding ----

-- :name weegpunt_stand :one
-- A point with its aanmelding and session, and the actor's levels.
-- :ret dossier dossier_id, weging weging_id, volgorde int, risico text, risico_reden text, uitkomst text, reden text, ontvanger text, besloten moment?, versie int, nummer text, status text, regime text, thema text, aanmelder medewerker_id, organisatie organisatie_id, huis huis_id?, aanmelding_versie int, weging_status text, weging_versie int, kern int, inhoud int, bestuurt int, aanwezig bool
select p.dossier, p.weging, p.volgorde, p.risico, p.risico_reden, p.uitkomst, p.reden, p.ontvanger, p.besloten, p.versie,
  a.nummer, a.status, a.regime, a.thema, a.aanmelder, a.organisatie, a.huis, a.versie, w.status, w.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.id and d.onderdeel = 'kern'), 0),
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = a.id and d.onderdeel = 'inhoud'), 0),
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = w.id and d.onderdeel = 'kern'), 0),
  coalesce((select max(l.aanwezig) from weging_aanwezig l where l.dossier = w.id and l.medewerker = actor_id()), 0)
from weegpunt p
join aanmelding a on a.id = p.dossier
join weging w on w.id = p.weging
where p.id = $id:weegpunt_id

-- :name weegpunt_door :one
-- Who changed a point last.
-- :ret naam text
select m.naam from journaal j join medewerker m on m.id = j.medewerker
where j.tabel = 'weegpunt' and j.rij = $rij:int
order by j.id desc limit 1

-- :name weging_huis :one
-- :ret afwijs_dagen int
select h.afwijs_dagen from huis h where h.id = $huis:huis_id

-- :name oordeel_list :many :max 200
-- :ret id oordeel_id, criteria text, criteria_versie int, criterium text, oordeel text, toelichting text
select o.id, o.criteria, o.criteria_versie, o.criterium, o.oordeel, o.toelichting
from oordeel o where o.dossier = $dossier:dossier_id and o.weegpunt = $punt:weegpunt_id
order by o.id

-- :name oordeel_antwoorden :many :max 200
-- :ret criteria text, criteria_versie int, criterium text, antwoord text, motivering text
select c.criteria, c.criteria_versie, c.criterium, c.antwoord, c.motivering
from criterium_antwoord c where c.dossier = $dossier:dossier_id
order by c.id

-- :name oordeel_add :exec
insert into main.oordeel (id, dossier, onderdeel, organisatie, weegpunt, criteria, criteria_versie, criterium, oordeel,
  toelichting)
select $id:oordeel_id, d.id, d.onderdeel, actor_organisatie(), $punt:weegpunt_id, $criteria:text, $criteria_versie:int,
  $criterium:text, $oordeel:text, $toelichting:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name oordeel_set :exec
update main.oordeel set criteria_versie = $criteria_versie:int, oordeel = $oordeel:text, toelichting = $toelichting:text,
  versie = versie + 1
where id = $id:oordeel_id and id in (select id from oordeel_schrijf)

-- :name oordeel_drop :exec
delete from main.oordeel where id = $id:oordeel_id and id in (select id from oordeel_schrijf)

-- :name weging_beslisser_add :exec
insert into main.besluit_deelnemer (id, dossier, onderdeel, organisatie, soort, medewerker, moment)
select $id:int, d.id, d.onderdeel, m.organisatie, 'weging', m.id, $moment:moment
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name weging_bericht_add :exec
-- To the aanmelder (kern: it stays when the content is shielded) or to intake (inhoud).
insert into main.bericht (id, dossier, onderdeel, organisatie, soort, tekst, door, moment)
select $id:int, d.id, d.onderdeel, actor_organisatie(), $soort:text, $tekst:text, actor_id(), $moment:moment
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = $onderdeel:text and d.niveau = 3

-- :name weging_namen :many :max 200
-- What a reason that stays may not hold.
-- :ret voornamen text, geslachtsnaam text, partner_naam text, bsn text?
select b.voornamen, b.geslachtsnaam, b.partner_naam, b.bsn from betrokkene b where b.dossier = $dossier:dossier_id

-- :name weging_aanmelder :one :lens kaal :reden "a mail that says no more than that there is news"
-- :ret email text
select m.email from main.medewerker m where m.id = $medewerker:medewerker_id and m.actief_tot > $nu:moment
