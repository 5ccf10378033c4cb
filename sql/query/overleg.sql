-- Overleg: planning, agenda, admission per point, recording, minutes. An agendapunt and its overleg_regel have one id.

-- ---- planning ----

-- :name overleg_mensen :many :max 3000
-- Who may be invited: active, with VOG and training, of this regio; in a ring only who is in it.
-- :ret id medewerker_id, naam text, functie text, organisatie_naam text, domein text, soort text, bereidt_voor bool
select m.id, m.naam, m.functie, o.naam, o.domein, o.soort,
  case when exists (select 1 from rol_toekenning r where r.medewerker = m.id and r.van <= $nu:moment and r.tot > $nu
    and $voorbereiders:text like '%,' || r.rol || ',%') then 1 else 0 end
from medewerker m join organisatie o on o.id = m.organisatie
where m.actief_van <= $nu and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
  and exists (select 1 from rol_toekenning r where r.medewerker = m.id and r.van <= $nu and r.tot > $nu
    and ($ring:text = '' or r.ring = $ring) and $rollen:text like '%,' || r.rol || ',%')
order by o.naam, m.naam, m.id

-- :name overleg_add :exec
insert into main.overleg (id, nummer, regio, organisatie, soort, ring, begin, duur, plaats, link, voorzitter, notulist,
  status, reeks)
select d.id, $nummer:text, m.regio, m.organisatie, $soort:text, $ring:text, $begin:moment, $duur:int, $plaats:text,
  $link:text, $voorzitter:medewerker_id, $notulist:medewerker_id?, 'gepland', $reeks:int
from dossier_schrijf d join medewerker m on m.id = actor_id()
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name overleg_stand_add :exec
insert into main.overleg_stand (id, versie)
select d.id, 1 from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name overleg_stand_raise :exec
update main.overleg_stand set versie = versie + 1
where id = $id:overleg_id and id in (select id from overleg_stand_schrijf)

-- :name overleg_newer :one
-- :ret versie int
select s.versie from overleg_stand s where s.id = $id:overleg_id

-- :name overleg_lid_add :exec
insert into main.overleg_lid (id, dossier, onderdeel, organisatie, medewerker)
select $id:int, d.id, d.onderdeel, m.organisatie, m.id
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name overleg_lid_set :exec
-- weg: invited or not any more; a calendar file follows.
update main.overleg_lid set weg = $weg:bool, aanwezig = 0, zelf = 0, post = 1, versie = versie + 1
where id in (select l.id from overleg_lid l where l.dossier = $dossier:dossier_id and l.medewerker = $medewerker:medewerker_id)
  and id in (select id from overleg_lid_schrijf)

-- :name overleg_lid_here :exec
-- The actor himself is there.
update main.overleg_lid set aanwezig = 1, zelf = 1, versie = versie + 1
where id in (select l.id from overleg_lid l where l.dossier = $dossier:dossier_id and l.medewerker = actor_id()
    and l.weg = 0 and l.aanwezig = 0)
  and id in (select id from overleg_lid_schrijf)

-- :name overleg_lid_present :exec
update main.overleg_lid set aanwezig = $aanwezig:bool, zelf = 0, versie = versie + 1
where id in (select l.id from overleg_lid l where l.dossier = $dossier:dossier_id and l.medewerker = $medewerker:medewerker_id
    and l.weg = 0)
  and id in (select id from overleg_lid_schrijf)

-- :name overleg_leden_post :exec
-- Everybody who is invited gets the calendar file again.
update main.overleg_lid set post = 1, versie = versie + 1
where id in (select l.id from overleg_lid l where l.dossier = $dossier:dossier_id and l.weg = 0)
  and id in (select id from overleg_lid_schrijf)

-- :name overleg_set :exec
update main.overleg set begin = $begin:moment, duur = $duur:int, plaats = $plaats:text, link = $link:text,
  voorzitter = $voorzitter:medewerker_id, notulist = $notulist:medewerker_id?, volgnr = $volgnr:int,
  versie = versie + 1
where id = $id:overleg_id and versie = $versie:int and id in (select id from overleg_schrijf)

-- :name overleg_set_status :exec
update main.overleg set status = $status:text, volgnr = $volgnr:int, nu = $nu_punt:agendapunt_id?, begonnen = $begonnen:moment?,
  afgerond = $afgerond:moment?, vastgesteld = $vastgesteld:moment?, klok = $klok:bool, reden = $reden:text, versie = versie + 1
where id = $id:overleg_id and versie = $versie:int and id in (select id from overleg_schrijf)

-- :name overleg_set_nu :exec
update main.overleg set nu = $nu_punt:agendapunt_id?
where id = $id:overleg_id and id in (select id from overleg_schrijf)

-- :name overleg_stand :one
-- What every step starts from, with the actor's level.
-- :ret nummer text, soort text, ring text, begin moment, duur int, plaats text, link text, voorzitter medewerker_id, notulist medewerker_id?, status text, reeks int, volgnr int, nu agendapunt_id?, begonnen moment?, afgerond moment?, versie int, niveau int
select o.nummer, o.soort, o.ring, o.begin, o.duur, o.plaats, o.link, o.voorzitter, o.notulist, o.status, o.reeks, o.volgnr,
  o.nu, o.begonnen, o.afgerond, o.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = o.id and d.onderdeel = 'kern'), 0)
from overleg o where o.id = $id:overleg_id

-- ---- reading ----

-- :name overleg_get :one
-- :ret id overleg_id, nummer text, soort text, ring text, begin moment, duur int, plaats text, link text, voorzitter medewerker_id, voorzitter_naam text, notulist medewerker_id?, notulist_naam text?, organisatie organisatie_id, status text, reeks int, nu agendapunt_id?, begonnen moment?, afgerond moment?, vastgesteld moment?, reden text, versie int, niveau int, stand int
select o.id, o.nummer, o.soort, o.ring, o.begin, o.duur, o.plaats, o.link, o.voorzitter, m.naam, o.notulist,
  (select n.naam from medewerker n where n.id = o.notulist), o.organisatie, o.status, o.reeks, o.nu, o.begonnen,
  o.afgerond, o.vastgesteld, o.reden, o.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = o.id and d.onderdeel = 'kern'), 0),
  coalesce((select max(s.versie) from overleg_stand s where s.id = o.id), 0)
from overleg o join medewerker m on m.id = o.voorzitter
where o.id = $id:overleg_id

-- :name overleg_list :many
-- voorbij 0: to come or under way, soonest first; 1: the rest, newest first.
-- :ret id overleg_id, nummer text, soort text, ring text, begin moment, duur int, plaats text, voorzitter medewerker_id, voorzitter_naam text, status text, reeks int, versie int, leden int, aanwezig int, punten int, mijn_punten int
select o.id, o.nummer, o.soort, o.ring, o.begin, o.duur, o.plaats, o.voorzitter, m.naam, o.status, o.reeks, o.versie,
  (select count(*) from overleg_lid l where l.dossier = o.id and l.weg = 0),
  (select count(*) from overleg_lid l where l.dossier = o.id and l.aanwezig = 1),
  (select count(*) from overleg_regel r where r.dossier = o.id and r.status <> 'vervallen'),
  (select count(*) from agendapunt p where p.overleg = o.id)
from overleg o join medewerker m on m.id = o.voorzitter
where case when o.status in ('gepland', 'bezig') then 0 else 1 end = $voorbij:bool
order by case when $voorbij = 1 then -o.begin else o.begin end, o.id
limit 100

-- :name overleg_leden :many :lens actor,asof :max 200
-- :ret id medewerker_id, naam text, functie text, organisatie_naam text, domein text, aanwezig bool, zelf bool
select m.id, m.naam, m.functie, o.naam, o.domein, l.aanwezig, l.zelf
from overleg_lid l
join medewerker m on m.id = l.medewerker
join organisatie o on o.id = m.organisatie
where l.dossier = $dossier:dossier_id and l.weg = 0
order by o.naam, m.naam, m.id

-- :name overleg_lid_get :one
-- :ret weg bool
select l.weg from overleg_lid l where l.dossier = $dossier:dossier_id and l.medewerker = $medewerker:medewerker_id

-- :name overleg_regels :many :lens actor,asof :max 200
-- :ret id agendapunt_id, volgorde int, duur int, titel text, status text, begonnen moment?, versie int
select r.id, r.volgorde, r.duur, r.titel, r.status, r.begonnen, r.versie
from overleg_regel r where r.dossier = $dossier:dossier_id and r.status <> 'vervallen'
order by r.volgorde, r.id

-- :name overleg_punten :many :lens actor,asof :max 200
-- Those to which the actor is admitted; kern: his level. casus_mijn: he sees the case itself.
-- :ret id agendapunt_id, casus casus_id?, persoon persoon_id?, nummer text, titel text, vraag text, versie int, kern int, casus_mijn bool, regime text?
select p.id, p.casus, p.persoon, p.nummer, p.titel, p.vraag, p.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = p.id and d.onderdeel = 'kern'), 0),
  case when exists (select 1 from casus c where c.id = p.casus) then 1 else 0 end,
  (select r.regime from punt_regime r where r.id = p.id)
from agendapunt p where p.overleg = $id:overleg_id
order by p.id

-- :name overleg_toegelaten :many :max 4000
-- Who is admitted to the points that the actor sees.
-- :ret punt agendapunt_id, medewerker medewerker_id
select t.dossier, t.medewerker
from agendapunt p join toegang t on t.dossier = p.id
where p.overleg = $id:overleg_id and t.onderdeel = 'inhoud' and t.van <= $nu:moment and t.tot > $nu
order by t.dossier, t.medewerker

-- ---- the agenda ----

-- :name punt_casus :one
-- A case that might come on an agenda, with the actor's level, its first person, and the point it has there already.
-- :ret nummer text, regime text, ring text, gesloten moment?, niveau int, persoon persoon_id?, punt agendapunt_id?
select c.nummer, c.regime, c.ring, c.gesloten,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = c.id and d.onderdeel = 'kern'), 0),
  (select max(b.persoon) from betrokkene b where b.dossier = c.id and b.hoofd = 1),
  (select max(p.id) from agendapunt p where p.overleg = $overleg:overleg_id and p.casus = c.id)
from casus c where c.id = $id:casus_id

-- :name punt_team :many :max 1000
-- Who has a part of the case.
-- :ret medewerker medewerker_id, organisatie_soort text
select distinct t.medewerker, o.soort
from toegang t join organisatie o on o.id = t.organisatie
where t.dossier = $casus:casus_id and t.onderdeel = 'kern' and t.niveau >= 1 and t.van <= $nu:moment and t.tot > $nu
order by t.medewerker

-- :name punt_add :exec
insert into main.agendapunt (id, regio, organisatie, overleg, casus, persoon, nummer, titel, vraag, door)
select d.id, m.regio, m.organisatie, $overleg:overleg_id, $casus:casus_id?, $persoon:persoon_id?, $nummer:text,
  $titel:text, $vraag:text, m.id
from dossier_schrijf d join medewerker m on m.id = actor_id()
where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name regel_add :exec
insert into main.overleg_regel (id, dossier, onderdeel, organisatie, volgorde, duur, titel)
select $id:agendapunt_id, d.id, d.onderdeel, actor_organisatie(), $volgorde:int, $duur:int, $titel:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name regel_set_volgorde :exec
update main.overleg_regel set volgorde = $volgorde:int
where id = $id:agendapunt_id and id in (select id from overleg_regel_schrijf)

-- :name regel_set_status :exec
update main.overleg_regel set status = $status:text, naar = $naar:overleg_id?, versie = versie + 1
where id = $id:agendapunt_id and id in (select id from overleg_regel_schrijf)

-- :name regel_set_begonnen :exec
update main.overleg_regel set begonnen = $begonnen:moment
where id = $id:agendapunt_id and id in (select id from overleg_regel_schrijf)

-- :name regel_set_duur :exec
update main.overleg_regel set duur = $duur:int, versie = versie + 1
where id = $id:agendapunt_id and id in (select id from overleg_regel_schrijf)

-- :name punt_set :exec
update main.agendapunt set vraag = $vraag:text, versie = versie + 1
where id = $id:agendapunt_id and versie = $versie:int and id in (select id from agendapunt_schrijf)

-- :name punt_stand :one
-- A point with its overleg, and the actor's levels; ring: of a case that he sees.
-- :ret overleg overleg_id, casus casus_id?, vraag text, versie int, regime text?, ring text?, status text, voorzitter medewerker_id, notulist medewerker_id?, kern int, inhoud int
select p.overleg, p.casus, p.vraag, p.versie, (select r.regime from punt_regime r where r.id = p.id),
  (select c.ring from casus c where c.id = p.casus), o.status, o.voorzitter, o.notulist,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = p.id and d.onderdeel = 'kern'), 0),
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = p.id and d.onderdeel = 'inhoud'), 0)
from agendapunt p join overleg o on o.id = p.overleg
where p.id = $id:agendapunt_id

-- :name punt_over :many :max 200
-- Points of other overleggen of this kind and ring that were not reached and that the actor may change.
-- :ret punt agendapunt_id, overleg overleg_id, casus casus_id?, vraag text, titel text, duur int
select p.id, p.overleg, p.casus, p.vraag, p.titel, r.duur
from overleg o
join overleg_regel r on r.dossier = o.id
join agendapunt p on p.id = r.id
join dossier_schrijf d on d.id = p.id and d.onderdeel = 'kern' and d.niveau = 3
join dossier_schrijf e on e.id = o.id and e.onderdeel = 'kern' and e.niveau = 3
where o.soort = $soort:text and o.ring = $ring:text and o.id <> $id:overleg_id and r.status = 'doorgeschoven'
  and r.naar is null
order by o.begin, r.volgorde, p.id
limit 100

-- :name punt_aanwezig_add :exec
insert into main.punt_aanwezig (id, dossier, onderdeel, organisatie, medewerker)
select $id:int, d.id, d.onderdeel, m.organisatie, m.id
from dossier_schrijf d join medewerker m on m.id = $medewerker:medewerker_id
where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name punt_aanwezigen :many :lens actor,asof :max 4000
-- :ret punt agendapunt_id, medewerker medewerker_id, naam text, organisatie_naam text
select a.dossier, m.id, m.naam, o.naam
from agendapunt p
join punt_aanwezig a on a.dossier = p.id
join medewerker m on m.id = a.medewerker
join organisatie o on o.id = a.organisatie
where p.overleg = $id:overleg_id
order by a.dossier, o.naam, m.naam, m.id

-- :name punt_namen :many :max 3000
-- The persons of the other cases on this agenda, as far as the actor sees them: they have no place in this point.
-- :ret voornamen text, geslachtsnaam text, partner_naam text, bsn text?
select b.voornamen, b.geslachtsnaam, b.partner_naam, b.bsn
from agendapunt p join betrokkene b on b.dossier = p.casus
where p.overleg = $overleg:overleg_id and p.id <> $punt:agendapunt_id
  and not exists (select 1 from agendapunt q join betrokkene c on c.dossier = q.casus
    where q.id = $punt and c.geslachtsnaam = b.geslachtsnaam)
order by b.id

-- :name overleg_casussen :many
-- Open cases that the actor leads, of one of the regimes (codes with commas before and after) and the ring.
-- :ret id casus_id, nummer text, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, persoon persoon_id?
select c.id, c.nummer, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik, b.persoon
from casus c
join betrokkene b on b.dossier = c.id and b.hoofd = 1
where c.gesloten is null and c.ring = $ring:text and $regimes:text like '%,' || c.regime || ',%'
  and exists (select 1 from dossier_schrijf d where d.id = c.id and d.onderdeel = 'kern' and d.niveau = 3)
  and not exists (select 1 from agendapunt p where p.overleg = $overleg:overleg_id and p.casus = c.id)
order by b.geslachtsnaam, c.id
limit 200

-- ---- recording ----

-- :name vast_add :exec
insert into main.vastlegging (id, dossier, onderdeel, organisatie, soort, tekst, leefgebied, eigenaar, termijn, afspraak,
  door, moment, wpg)
select $id:vastlegging_id, d.id, d.onderdeel, actor_organisatie(), $soort:text, $tekst:text, $leefgebied:text,
  $eigenaar:medewerker_id?, $termijn:datum?, $afspraak:afspraak_id?, actor_id(), $moment:moment,
  $wpg:text
from dossier_schrijf d where d.id = $dossier:dossier_id and d.onderdeel = 'inhoud' and d.niveau = 3

-- :name punt_plan :one
-- The actor's level on the plan of the case, and the domain of who would own an afspraak.
-- :ret niveau int, domein text
select coalesce((select max(d.niveau) from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'plan'), 0),
  o.domein
from medewerker m join organisatie o on o.id = m.organisatie
where m.id = $medewerker:medewerker_id

-- :name vast_set :exec
update main.vastlegging set tekst = $tekst:text, leefgebied = $leefgebied:text, eigenaar = $eigenaar:medewerker_id?,
  termijn = $termijn:datum?, wpg = $wpg:text, versie = versie + 1
where id = $id:vastlegging_id and versie = $versie:int and id in (select id from vastlegging_schrijf)

-- :name vast_drop :exec
update main.vastlegging set ingetrokken = $moment:moment, versie = versie + 1
where id = $id:vastlegging_id and versie = $versie:int and id in (select id from vastlegging_schrijf)

-- :name vast_get :one
-- :ret punt agendapunt_id, soort text, wpg text, afspraak afspraak_id?, door medewerker_id, ingetrokken moment?, versie int
select v.dossier, v.soort, v.wpg, v.afspraak, v.door, v.ingetrokken, v.versie
from vastlegging v where v.id = $id:vastlegging_id

-- :name vast_list :many :lens actor,asof :max 3000
-- All of an overleg that the actor sees, point by point, oldest first.
-- :ret id vastlegging_id, punt agendapunt_id, soort text, tekst text, leefgebied text, eigenaar_naam text?, eigenaar_organisatie text?, termijn datum?, afspraak afspraak_id?, door medewerker_id, door_naam text, moment moment, wpg text, versie int
select v.id, v.dossier, v.soort, v.tekst, v.leefgebied, (select e.naam from medewerker e where e.id = v.eigenaar),
  (select o.naam from medewerker e join organisatie o on o.id = e.organisatie where e.id = v.eigenaar), v.termijn,
  v.afspraak, v.door, m.naam, v.moment, v.wpg, v.versie
from agendapunt p
join vastlegging v on v.dossier = p.id
join medewerker m on m.id = v.door
where p.overleg = $id:overleg_id and v.ingetrokken is null
order by v.dossier, v.moment, v.id

-- :name live_casus :one
-- What the live screen says of the case, to who may see it.
-- :ret thema text, fase text, risico text, geboren datum?
select c.thema, c.fase, c.risico, (select max(b.geboren) from betrokkene b where b.dossier = c.id and b.hoofd = 1)
from casus c where c.id = $id:casus_id

-- :name live_niveaus :many :max 2000
-- What each has of the parts of the case now.
-- :ret medewerker medewerker_id, onderdeel text, niveau int
select t.medewerker, t.onderdeel, t.niveau from toegang t
where t.dossier = $casus:casus_id and t.onderdeel in ('kern', 'plan') and t.van <= $nu:moment and t.tot > $nu
order by t.medewerker, t.onderdeel

-- ---- the tab of a case ----

-- :name casus_overleggen :many
-- :ret id overleg_id, punt agendapunt_id, soort text, plaats text, status text, vraag text, begin moment, duur int, regel text, leden int, aanwezig int, besluiten int, afspraken int
select o.id, p.id, o.soort, o.plaats, o.status, p.vraag, o.begin, o.duur,
  coalesce((select max(r.status) from overleg_regel r where r.id = p.id), 'open'),
  (select count(*) from toegang t where t.dossier = p.id and t.onderdeel = 'inhoud' and t.van <= $nu:moment and t.tot > $nu),
  (select count(*) from punt_aanwezig a where a.dossier = p.id),
  (select count(*) from vastlegging v where v.dossier = p.id and v.soort = 'besluit' and v.ingetrokken is null),
  (select count(*) from vastlegging v where v.dossier = p.id and v.soort = 'afspraak' and v.ingetrokken is null)
from agendapunt p join overleg o on o.id = p.overleg
where p.casus = $casus:casus_id and o.status <> 'geannuleerd'
order by o.begin desc, o.id
limit 100

-- :name casus_punten :many
-- The points of a case, to ask what they were at another moment; each is a dossier of its own.
-- :ret id agendapunt_id, overleg overleg_id
select p.id, p.overleg from agendapunt p where p.casus = $casus:casus_id order by p.id desc limit 100

-- :name punt_toen :one :lens asof
-- One of them as it was known then.
-- :ret id agendapunt_id, vraag text, leden int, aanwezig int, besluiten int, afspraken int
select p.id, p.vraag,
  (select count(*) from toegang t where t.dossier = p.id and t.onderdeel = 'inhoud' and t.van <= $nu:moment and t.tot > $nu),
  (select count(*) from punt_aanwezig a where a.dossier = p.id),
  (select count(*) from vastlegging v where v.dossier = p.id and v.soort = 'besluit' and v.ingetrokken is null),
  (select count(*) from vastlegging v where v.dossier = p.id and v.soort = 'afspraak' and v.ingetrokken is null)
from agendapunt p where p.id = $punt:agendapunt_id and p.casus = $casus:casus_id

-- :name overleg_toen :one :lens asof
-- Its overleg as it was known then.
-- :ret id overleg_id, nummer text, soort text, ring text, plaats text, status text, begin moment, duur int, voorzitter_naam text, notulist_naam text, vastgesteld moment?, regel text
select o.id, o.nummer, o.soort, o.ring, o.plaats, o.status, o.begin, o.duur,
  coalesce((select m.naam from medewerker m where m.id = o.voorzitter), ''),
  coalesce((select m.naam from medewerker m where m.id = o.notulist), ''), o.vastgesteld,
  coalesce((select max(r.status) from overleg_regel r where r.id = $punt:agendapunt_id), 'open')
from overleg o where o.id = $overleg:overleg_id and o.status <> 'geannuleerd'

-- :name casus_overleg_kan :many
-- Planned overleggen that the actor prepares and where the case is not yet on the agenda.
-- :ret id overleg_id, soort text, ring text, begin moment, plaats text
select o.id, o.soort, o.ring, o.begin, o.plaats
from overleg o join dossier_schrijf d on d.id = o.id and d.onderdeel = 'kern' and d.niveau = 3
where o.status in ('gepland', 'bezig')
  and not exists (select 1 from agendapunt p where p.overleg = o.id and p.casus = $casus:casus_id)
order by o.begin, o.id
limit 50

-- ---- mail ----

-- :name overleg_post :many :lens kaal :reden "what waits to be sent to who is invited: kind, time and place alone"
-- :ret lid int, medewerker medewerker_id, email text, taal text, overleg overleg_id, soort text, ring text, begin moment, duur int, plaats text, link text, reeks int, volgnr int, vervalt bool
select l.id, m.id, m.email, m.taal, o.id, o.soort, o.ring, o.begin, o.duur, o.plaats, o.link, o.reeks, o.volgnr,
  case when l.weg = 1 or o.status = 'geannuleerd' then 1 else 0 end
from main.overleg_lid l
join main.overleg o on o.id = l.dossier
join main.medewerker m on m.id = l.medewerker
where l.post = 1 and m.actief_tot > $nu:moment and o.begin > $sinds:moment
order by m.id, o.reeks, case when l.weg = 1 or o.status = 'geannuleerd' then 1 else 0 end, o.begin
limit 300

-- :name overleg_post_done :exec :lens kaal :reden "the calendar file is in the queue of mail"
update main.overleg_lid set post = 0 where id = $id:int and post = 1

-- :name overleg_post_skip :exec :lens kaal :reden "who left, and what is long past, gets no calendar file"
update main.overleg_lid set post = 0
where post = 1 and (medewerker in (select m.id from main.medewerker m where m.actief_tot <= $nu:moment)
  or dossier in (select o.id from main.overleg o where o.begin <= $sinds:moment))

-- ---- clocks of the cases ----

-- :name overleg_klok :many :lens kaal :reden "who leads an overleg writes no clocks of its cases: what happened is told for him"
-- Held or fixed, and not told yet; overleg 0: all.
-- :ret id overleg_id, afgerond moment, vastgesteld moment?
select o.id, o.afgerond, o.vastgesteld from main.overleg o
where o.klok = 1 and ($overleg:overleg_id? is null or o.id = $overleg) order by o.afgerond, o.id limit 100

-- :name overleg_klok_casussen :many :lens kaal :reden "who leads an overleg writes no clocks of its cases: what happened is told for him"
-- The open cases that were discussed. oudste: of the overleggen that discussed it and have no fixed minutes, the first.
-- :ret casus casus_id, thema text, oudste moment?
select distinct c.id, c.thema, (select min(x.afgerond) from main.agendapunt q
    join main.overleg_regel s on s.id = q.id and s.status = 'besproken'
    join main.overleg x on x.id = q.overleg and x.status = 'afgerond' where q.casus = c.id)
from main.agendapunt p
join main.overleg_regel r on r.id = p.id and r.status = 'besproken'
join main.casus c on c.id = p.casus
where p.overleg = $overleg:overleg_id and c.gesloten is null order by c.id limit 100

-- :name overleg_klok_done :exec :lens kaal :reden "the clocks of its cases were told"
update main.overleg set klok = 0 where id = $overleg:overleg_id and klok = 1
