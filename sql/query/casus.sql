-- Casus: opening, the header of every page, lists, changes. The header is asked in one batch by casus_kop_ask.

-- ---- what an opening rests on ----

-- :name casus_bron :one
-- The receipt of an aanmelding, with who brought it in.
-- :ret id aanmelding_id, nummer text, regio regio_id, huis huis_id?, huis_naam text, organisatie organisatie_id, organisatie_naam text, organisatie_soort text, domein text, wgs text, aanmelder medewerker_id, aanmelder_naam text, aanmelder_organisatie organisatie_id, soort text, regime text, thema text, ring text, gemeente gemeente_id?, status text, ingediend moment, casus casus_id?, versie int
select a.id, a.nummer, a.regio, a.huis, coalesce(h.naam, ''), a.organisatie, o.naam, o.soort, o.domein, o.wgs,
  a.aanmelder, m.naam, m.organisatie, a.soort, a.regime, a.thema, a.ring, a.gemeente, a.status, a.ingediend, a.casus,
  a.versie
from aanmelding a
join organisatie o on o.id = a.organisatie
join medewerker m on m.id = a.aanmelder
left join huis h on h.id = a.huis
where a.id = $id:aanmelding_id

-- :name casus_start :one
-- What a case begins with: partners beside the aanbrenger, persons still to be told, points on an agenda, a plan that was
-- fixed.
-- :ret partners int, te_informeren int, overleggen int, plannen int
select
  (select count(distinct t.organisatie) from teamlid t join organisatie o on o.id = t.organisatie
    where t.dossier = $casus:casus_id and t.onderdeel = 'kern' and o.domein <> 'zvh'
      and t.organisatie <> $aanbrenger:organisatie_id and (t.tot is null or t.tot > $nu:moment)),
  (select count(*) from betrokkene b where b.dossier = $casus
    and coalesce((select i.soort from informatie i where i.dossier = $casus and i.betrokkene = b.id
      order by i.moment desc, i.id desc limit 1), '') not in ('brief', 'uitstel')),
  (select count(*) from agendapunt p join overleg v on v.id = p.overleg
    where p.casus = $casus and v.status <> 'geannuleerd'),
  (select count(*) from plan p where p.dossier = $casus and p.status <> 'concept')

-- :name casus_bron_inhoud :one
-- :ret taak text, risico text
select i.taak, i.risico from aanmelding_inhoud i where i.dossier = $aanmelding:aanmelding_id order by i.id limit 1

-- :name casus_bron_weegpunt :one
-- The decision to take it up.
-- :ret id weegpunt_id, risico text, risico_reden text, besloten moment
select w.id, w.risico, w.risico_reden, w.besloten from weegpunt w
where w.dossier = $aanmelding:aanmelding_id and w.uitkomst = 'casus' and w.besloten is not null
order by w.besloten desc, w.id desc limit 1

-- :name casus_bron_besluit :many
-- Who took it: core deelnemers by name and organisation.
-- :ret id int, naam text, organisatie_naam text, organisatie_soort text, moment moment
select d.id, m.naam, o.naam, o.soort, d.moment
from besluit_deelnemer d
join medewerker m on m.id = d.medewerker
join organisatie o on o.id = d.organisatie
where d.dossier = $aanmelding:aanmelding_id and d.soort = 'weging'
order by o.naam, m.naam, d.id limit 50

-- :name casus_bron_oordeel :many
-- :ret criteria text, criteria_versie int, criterium text, oordeel text
select o.criteria, o.criteria_versie, o.criterium, o.oordeel from oordeel o
where o.dossier = $aanmelding:aanmelding_id and o.weegpunt = $weegpunt:weegpunt_id
order by o.id limit 200

-- :name casus_bron_betrokkene :many
-- :ret id betrokkene_id, persoon persoon_id?, rol text, wpg text
select b.id, b.persoon, b.rol, b.wpg from betrokkene b where b.dossier = $aanmelding:aanmelding_id
order by b.hoofd desc, b.id limit 100

-- :name casus_bron_adres :many
-- :ret id adres_id, betrokkene betrokkene_id, onderdeel text
select a.id, a.betrokkene, a.onderdeel from adres a where a.dossier = $aanmelding:aanmelding_id order by a.id limit 300

-- :name casus_bron_relatie :many
-- :ret id relatie_id, van_betrokkene betrokkene_id, naar_betrokkene betrokkene_id
select r.id, r.van_betrokkene, r.naar_betrokkene from relatie r where r.dossier = $aanmelding:aanmelding_id
order by r.id limit 300

-- :name casus_regisseurs :many
-- The roles in a house: of whom one may be procesregisseur, and with how many open cases.
-- :ret medewerker medewerker_id, naam text, functie text, rol text, huis_naam text
select m.id, m.naam, m.functie, r.rol, h.naam
from rol_toekenning r
join medewerker m on m.id = r.medewerker
join huis h on h.id = r.huis
where r.huis = $huis:huis_id and r.van <= $nu:moment and r.tot > $nu and m.actief_van <= $nu and m.actief_tot > $nu
order by m.naam, m.id, r.rol limit 500

-- :name casus_werklast :many :lens kaal :reden "how many open cases each procesregisseur has, without content (C020)"
-- :ret medewerker medewerker_id, aantal int
select c.procesregisseur, count(*) from main.casus c
where c.regio = $regio:regio_id and c.gesloten is null
group by c.procesregisseur

-- :name casus_gezin :many :lens kaal :reden "one gezin, one procesregisseur (invariant 22): whom to call, not which case"
-- Open cases in which the same person is, under another procesregisseur, within regio and ring.
-- :ret regisseur_id medewerker_id, regisseur text, huis_naam text, rol text
select m.id, m.naam, h.naam, b.rol
from main.betrokkene b
join main.casus c on c.id = b.dossier
join main.medewerker m on m.id = c.procesregisseur
join main.huis h on h.id = c.huis
where b.persoon = $persoon:persoon_id and c.gesloten is null and c.regio = $regio:regio_id
  and (c.ring = '' or c.ring = $ring:text)
order by m.naam, c.id limit 20

-- ---- opening ----

-- :name casus_add :exec
insert into main.casus (id, nummer, regio, huis, organisatie, aanmelding, soort, regime, thema, ring, gemeente, fase,
  procesregisseur, aanbrenger, aanbrenger_naam, aanbrenger_taak, intensiteit, risico, risico_reden, risico_moment,
  veiligheidsrisico, herbeoordeling, eerste_verwerking, vernietigen, geopend, gezin, catalogus)
select d.id, $nummer:text, $regio:regio_id, $huis:huis_id, actor_organisatie(), $aanmelding:aanmelding_id, $soort:text,
  $regime:text, $thema:text, $ring:text, $gemeente:gemeente_id?, $fase:text, $regisseur:medewerker_id,
  $aanbrenger:organisatie_id, $aanbrenger_naam:text, $aanbrenger_taak:text, $intensiteit:text, $risico:text,
  $risico_reden:text, $risico_moment:moment?, $veiligheidsrisico:bool, $herbeoordeling:datum?,
  $eerste_verwerking:moment, $vernietigen:datum, $nu:moment, $gezin:int?, $catalogus:int
from dossier_schrijf d where d.id = $id:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name casus_kopie_betrokkene :exec
-- With the source organisation and the provider's conditions it came with (invariants 14, 16).
insert into main.betrokkene (id, dossier, onderdeel, organisatie, persoon, hoofd, rol, bsn, bsn_reden, voornamen,
  voorletters, voorvoegsel, geslachtsnaam, partner_voorvoegsel, partner_naam, naamgebruik, geboren, geslacht,
  geinformeerd, geinformeerd_reden, wpg, voorwaarden)
select $id:betrokkene_id, d.id, 'kern', b.organisatie, b.persoon, b.hoofd, b.rol,
  case when $met_bsn:bool = 1 then b.bsn else null end,
  case when $met_bsn = 1 or b.bsn is null then b.bsn_reden else 'niet_bevoegd' end, b.voornamen,
  b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel, b.partner_naam, b.naamgebruik, b.geboren,
  b.geslacht, b.geinformeerd, b.geinformeerd_reden, b.wpg, b.voorwaarden
from dossier_schrijf d join betrokkene b on b.id = $bron:betrokkene_id
where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name casus_kopie_adres :exec
-- A secret address goes from intern to intern.
insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, straat, huisnummer, toevoeging, postcode,
  plaats, land, gemeente, van, tot)
select $id:adres_id, d.id, d.onderdeel, a.organisatie, $betrokkene:betrokkene_id, a.soort, a.straat, a.huisnummer,
  a.toevoeging, a.postcode, a.plaats, a.land, a.gemeente, a.van, a.tot
from dossier_schrijf d join adres a on a.id = $bron:adres_id
where d.id = $casus:casus_id and d.onderdeel = $onderdeel:text and d.niveau = 3

-- :name casus_kopie_relatie :exec
insert into main.relatie (id, dossier, onderdeel, organisatie, van_betrokkene, naar_betrokkene, soort, van, tot)
select $id:relatie_id, d.id, 'kern', r.organisatie, $van_betrokkene:betrokkene_id, $naar_betrokkene:betrokkene_id,
  r.soort, r.van, r.tot
from dossier_schrijf d join relatie r on r.id = $bron:relatie_id
where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name casus_kopie_besluit :exec
insert into main.besluit_deelnemer (id, dossier, onderdeel, organisatie, soort, medewerker, moment)
select $id:int, d.id, 'kern', b.organisatie, 'opening', b.medewerker, b.moment
from dossier_schrijf d join besluit_deelnemer b on b.id = $bron:int
where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name casus_aanmelding_set :exec
-- The receipt tells which case came of it; once.
update main.aanmelding set casus = $casus:casus_id, versie = versie + 1
where id = $id:aanmelding_id and versie = $versie:int and id in (select id from aanmelding_schrijf)

-- :name fase_stap_add :exec
insert into main.fase_stap (id, dossier, onderdeel, organisatie, fase, moment, door, toelichting)
select $id:fase_stap_id, d.id, 'kern', actor_organisatie(), $fase:text, $moment:moment, $door:medewerker_id,
  $toelichting:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- ---- the header ----

-- :name casus_kop :one :lens actor,asof
-- :ret id casus_id, nummer text, soort text, regime text, thema text, ring text, fase text, intensiteit text, risico text, risico_reden text, toestand text, aanmelding aanmelding_id?, aanbrenger organisatie_id, aanbrenger_organisatie text, aanbrenger_domein text, aanbrenger_naam text, aanbrenger_taak text, procesregisseur medewerker_id, regisseur_naam text, huis huis_id, huis_naam text, gemeente_naam text, veiligheidsrisico bool, risico_moment moment?, eerste_verwerking moment, geopend moment, gesloten moment?, versie int, herbeoordeling datum?, vernietigen datum, beperkt bool
select c.id, c.nummer, c.soort, c.regime, c.thema, c.ring, c.fase, c.intensiteit, c.risico, c.risico_reden, c.toestand,
  c.aanmelding, c.aanbrenger, o.naam, o.domein, c.aanbrenger_naam, c.aanbrenger_taak, c.procesregisseur, m.naam, c.huis,
  h.naam, coalesce((select g.naam from gemeente g where g.id = c.gemeente), ''), c.veiligheidsrisico, c.risico_moment,
  c.eerste_verwerking, c.geopend, c.gesloten, c.versie, c.herbeoordeling, c.vernietigen,
  case when exists (select 1 from beperking p where p.dossier = c.id and p.tot is null) then 1 else 0 end
from casus c
join organisatie o on o.id = c.aanbrenger
join medewerker m on m.id = c.procesregisseur
join huis h on h.id = c.huis
where c.id = $id:casus_id

-- :name casus_hoofd :one :lens actor,asof
-- :ret id betrokkene_id, persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?
select b.id, b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
  b.partner_naam, b.naamgebruik, b.geboren
from betrokkene b where b.dossier = $casus:casus_id and b.onderdeel = 'kern' and b.hoofd = 1 order by b.id limit 1

-- :name casus_hoofd_verblijf :many :lens actor,asof
-- The person the case is about (adres 0), then where the people of the case live now. One statement: the head of a case is
-- asked with every page of it.
-- :ret id betrokkene_id, adres int, persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?, soort text, straat text, plaats text, land text
select b.id as id, 0 as adres, b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam,
  b.partner_voorvoegsel, b.partner_naam, b.naamgebruik, b.geboren, '' as soort, '' as straat, '' as plaats,
  '' as land
from betrokkene b where b.dossier = $casus:casus_id and b.onderdeel = 'kern' and b.hoofd = 1
union all
select a.betrokkene, a.id, cast(null as bigint), '', '', '', '', '', '', '', cast(null as bigint), a.soort, a.straat,
  a.plaats, a.land
from adres a where a.dossier = $casus and (a.tot is null or a.tot >= $vandaag:datum)
order by 2, 1 limit 200

-- :name casus_fasen :many :lens actor,asof
-- :ret fase text, moment moment, toelichting text, door_naam text
select f.fase, f.moment, f.toelichting, m.naam from fase_stap f join medewerker m on m.id = f.door
where f.dossier = $casus:casus_id and f.onderdeel = 'kern' order by f.moment, f.id limit 100

-- :name casus_veilig :many :lens actor,asof
-- :ret id veiligheid_id, tekst text, bevestigd moment, door_naam text, versie int
select v.id, v.tekst, v.bevestigd, m.naam, v.versie
from veiligheidsafspraak v join medewerker m on m.id = v.bevestigd_door
where v.dossier = $casus:casus_id and v.onderdeel = 'kern' and v.vervallen is null order by v.volgorde, v.id limit 30

-- :name casus_mijn :many :lens actor,asof
-- What the actor may in each part, and how much he sees of the case there.
-- :ret onderdeel text, niveau int, soort text, grond text, tot moment, mensen int, documenten int, team int, verzoeken int, afspraken int, afsluitingen int
select d.onderdeel, d.niveau, d.soort, d.grond, d.tot, d.mensen, d.documenten, d.team, d.verzoeken, d.afspraken,
  d.afsluitingen
from casus_deel d
where d.dossier = $casus:casus_id
order by d.onderdeel

-- ---- lists ----

-- :name casus_list :many
-- Empty and 0 mean: any.
-- :ret id casus_id, nummer text, soort text, thema text, ring text, fase text, toestand text, risico text, gemeente_naam text, huis_naam text, regisseur_naam text, herbeoordeling datum?, geopend moment, gesloten moment?, veiligheidsrisico bool
select c.id, c.nummer, c.soort, c.thema, c.ring, c.fase, c.toestand, c.risico, coalesce(g.naam, ''), h.naam, m.naam,
  c.herbeoordeling, c.geopend, c.gesloten, c.veiligheidsrisico
from casus c
join huis h on h.id = c.huis
join medewerker m on m.id = c.procesregisseur
left join gemeente g on g.id = c.gemeente
where ($mijn:bool = 0 or c.procesregisseur = actor_id())
  and ($gesloten:bool = 1 or c.gesloten is null)
  and ($huis:int = 0 or c.huis = $huis)
  and ($gemeente:int = 0 or c.gemeente = $gemeente)
  and ($thema:text = '' or c.thema = $thema)
  and ($fase:text = '' or c.fase = $fase)
  and ($toestand:text = '' or c.toestand = $toestand
    or ($toestand = 'aandacht' and (c.herbeoordeling is null or c.herbeoordeling < $vandaag:datum)))
order by c.geopend desc, c.id desc limit $aantal:int offset $vanaf:int

-- :name casus_list_count :one
-- :ret aantal int
select count(*)
from casus c
where ($mijn:bool = 0 or c.procesregisseur = actor_id())
  and ($gesloten:bool = 1 or c.gesloten is null)
  and ($huis:int = 0 or c.huis = $huis)
  and ($gemeente:int = 0 or c.gemeente = $gemeente)
  and ($thema:text = '' or c.thema = $thema)
  and ($fase:text = '' or c.fase = $fase)
  and ($toestand:text = '' or c.toestand = $toestand
    or ($toestand = 'aandacht' and (c.herbeoordeling is null or c.herbeoordeling < $vandaag:datum)))

-- :name casus_list_tekst :many
-- The same with a text: the beginning of the number, of a family name as written, or of any part of a known person's
-- name (term: folded; term_tot: where its range ends).
-- :ret id casus_id, nummer text, soort text, thema text, ring text, fase text, toestand text, risico text, gemeente_naam text, huis_naam text, regisseur_naam text, herbeoordeling datum?, geopend moment, gesloten moment?, veiligheidsrisico bool
select c.id, c.nummer, c.soort, c.thema, c.ring, c.fase, c.toestand, c.risico, coalesce(g.naam, ''), h.naam, m.naam,
  c.herbeoordeling, c.geopend, c.gesloten, c.veiligheidsrisico
from casus c
join huis h on h.id = c.huis
join medewerker m on m.id = c.procesregisseur
left join gemeente g on g.id = c.gemeente
where ($mijn:bool = 0 or c.procesregisseur = actor_id())
  and ($gesloten:bool = 1 or c.gesloten is null)
  and ($huis:int = 0 or c.huis = $huis)
  and ($gemeente:int = 0 or c.gemeente = $gemeente)
  and ($thema:text = '' or c.thema = $thema)
  and ($fase:text = '' or c.fase = $fase)
  and ($toestand:text = '' or c.toestand = $toestand
    or ($toestand = 'aandacht' and (c.herbeoordeling is null or c.herbeoordeling < $vandaag:datum)))
  and (substr(c.nummer, 1, length($nummer:text)) = $nummer
    or exists (select 1 from betrokkene b where b.dossier = c.id
      and lower(substr(b.geslachtsnaam, 1, length($letters:text))) = $letters)
    or exists (select 1 from betrokkene b join persoon p on p.id = b.persoon join persoon_term t on t.persoon = p.id
      where b.dossier = c.id and t.soort = 'naam' and t.term >= $term:text and t.term < $term_tot:text))
order by c.geopend desc, c.id desc limit $aantal:int offset $vanaf:int

-- ---- changes ----

-- :name casus_lock :one
-- What a change starts from.
-- :ret id casus_id, nummer text, regio regio_id, regime text, thema text, ring text, fase text, soort text, risico text, risico_reden text, risico_moment moment?, herbeoordeling datum?, huis huis_id, procesregisseur medewerker_id, gesloten moment?, versie int, niveau int, beperkt bool
select c.id, c.nummer, c.regio, c.regime, c.thema, c.ring, c.fase, c.soort, c.risico, c.risico_reden, c.risico_moment,
  c.herbeoordeling, c.huis, c.procesregisseur, c.gesloten, c.versie,
  coalesce((select max(d.niveau) from dossier_schrijf d where d.id = c.id and d.onderdeel = 'kern'), 0),
  case when exists (select 1 from beperking p where p.dossier = c.id and p.tot is null and p.behandelaar <> actor_id())
    then 1 else 0 end
from casus c where c.id = $id:casus_id

-- :name casus_update :exec
update main.casus set intensiteit = $intensiteit:text, risico = $risico:text, risico_reden = $risico_reden:text,
  risico_moment = $risico_moment:moment?, veiligheidsrisico = $veiligheidsrisico:bool,
  herbeoordeling = $herbeoordeling:datum?, aanbrenger_taak = $aanbrenger_taak:text,
  aanbrenger_naam = $aanbrenger_naam:text, versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- :name casus_set_fase :exec
update main.casus set fase = $fase:text, versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- :name casus_set_regisseur :exec
update main.casus set procesregisseur = $medewerker:medewerker_id, versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- :name casus_laatst :one
-- :ret naam text, moment moment
select coalesce(m.naam, ''), j.moment from journaal j left join medewerker m on m.id = j.medewerker
where j.dossier = $id:casus_id and j.tabel = 'casus' and j.rij = $id order by j.id desc limit 1

-- :name kenmerk_list :many
-- :ret code text
select k.code from kenmerk k where k.dossier = $casus:casus_id order by k.code limit 50

-- :name kenmerk_add :exec
insert into main.kenmerk (id, dossier, onderdeel, organisatie, code)
select $id:int, d.id, 'kern', actor_organisatie(), $code:text
from dossier_schrijf d where d.id = $casus:casus_id and d.onderdeel = 'kern' and d.niveau = 3

-- :name kenmerk_drop :exec
delete from main.kenmerk
where id in (select k.id from kenmerk k where k.dossier = $casus:casus_id and k.code = $code:text)
  and id in (select id from kenmerk_schrijf)

-- :name veilig_add :exec
insert into main.veiligheidsafspraak (id, dossier, onderdeel, organisatie, tekst, volgorde, bevestigd, bevestigd_door)
select $id:veiligheid_id, d.id, 'kern', actor_organisatie(), $tekst:text,
  (select count(*) + 1 from veiligheidsafspraak v where v.dossier = $casus:casus_id), $nu:moment, actor_id()
from dossier_schrijf d where d.id = $casus and d.onderdeel = 'kern' and d.niveau = 3

-- :name veilig_confirm :exec
update main.veiligheidsafspraak set bevestigd = $nu:moment, bevestigd_door = actor_id(), versie = versie + 1
where id in (select v.id from veiligheidsafspraak v where v.dossier = $casus:casus_id and v.vervallen is null)
  and id in (select id from veiligheidsafspraak_schrijf)

-- :name veilig_drop :exec
update main.veiligheidsafspraak set vervallen = $nu:moment, versie = versie + 1
where id = $id:veiligheid_id and versie = $versie:int
  and id in (select v.id from veiligheidsafspraak v where v.dossier = $casus:casus_id and v.vervallen is null)
  and id in (select id from veiligheidsafspraak_schrijf)

-- ---- the worklist ----

-- :name casus_mijn_aandacht :many
-- One's own cases, and of whom one replaces, that ask for something: a review that is past, absent or near, a state that
-- is not op schema, somebody who asks for access.
-- :ret id casus_id, nummer text, thema text, ring text, toestand text, herbeoordeling datum?, fase text, verzoeken int, regisseur_naam text
select c.id, c.nummer, c.thema, c.ring, c.toestand, c.herbeoordeling, c.fase,
  (select count(*) from toegangsverzoek v where v.dossier = c.id and v.status = 'open'), m.naam
from casus c join medewerker m on m.id = c.procesregisseur
where (c.procesregisseur = actor_id() or c.procesregisseur in (select a.medewerker from afwezigheid a
    where a.vervanger = actor_id() and a.ingetrokken is null and a.van <= actor_moment() and actor_moment() < a.tot)) and c.gesloten is null
  and (c.toestand <> 'opschema' or c.herbeoordeling is null or c.herbeoordeling <= $gauw:datum
    or exists (select 1 from toegangsverzoek v where v.dossier = c.id and v.status = 'open'))
order by c.herbeoordeling nulls first, c.id limit 20

-- :name casus_mijn_eindigt :many
-- Grounds of others that end soon in one's own cases; but a replacement's, which end with the absence.
-- :ret id casus_id, nummer text, mensen int, eindigt moment
select c.id, c.nummer, count(distinct t.medewerker), min(t.tot)
from casus c join toegang t on t.dossier = c.id
where c.procesregisseur = actor_id() and c.gesloten is null and t.van <= $nu:moment and t.tot > $nu
  and t.tot <= $gauw:moment
  and not exists (select 1 from afwezigheid a where a.vervanger = t.medewerker and a.tot = t.tot)
group by c.id, c.nummer
order by min(t.tot), c.id limit 10

-- :name casus_recent :many
-- The cases somebody takes part in, newest admission first.
-- :ret id casus_id, nummer text, thema text, ring text, fase text, toestand text, regisseur_naam text
select c.id, c.nummer, c.thema, c.ring, c.fase, c.toestand, m.naam
from casus c join medewerker m on m.id = c.procesregisseur
where c.gesloten is null
order by c.geopend desc, c.id desc limit 10

-- :name casus_te_openen :many
-- Aanmeldingen whose weging decided casus and that wait for it.
-- :ret id aanmelding_id, nummer text, thema text, organisatie_naam text, besluit moment?
select a.id, a.nummer, a.thema, o.naam, a.besluit
from aanmelding a join organisatie o on o.id = a.organisatie
where a.status = 'casus' and a.casus is null
order by a.besluit nulls first, a.id limit 10

-- :name casus_intake :one
-- What waits for the intake.
-- :ret nieuw int, spoed int, oudste moment?
select count(*), coalesce(cast(sum(case when a.urgentie = 'spoed' then 1 else 0 end) as bigint), 0), min(a.ingediend)
from aanmelding a where a.status = 'ingediend'

-- :name casus_intake_list :many
-- :ret id aanmelding_id, nummer text, thema text, urgentie text, ingediend moment, organisatie_naam text, huis_naam text
select a.id, a.nummer, a.thema, a.urgentie, a.ingediend, o.naam, coalesce(h.naam, '')
from aanmelding a join organisatie o on o.id = a.organisatie left join huis h on h.id = a.huis
where a.status = 'ingediend'
order by case when a.urgentie = 'spoed' then 0 else 1 end, a.ingediend, a.id limit 8

-- :name casus_eigen_aanmelding :many
-- What one referred oneself and is not finished.
-- :ret id aanmelding_id, nummer text, thema text, status text, ingediend moment
select a.id, a.nummer, a.thema, a.status, a.ingediend from aanmelding a
where a.aanmelder = actor_id() and a.status in ('ingediend', 'aanvullen', 'weging')
order by case when a.status = 'aanvullen' then 0 else 1 end, a.ingediend desc, a.id limit 8

-- :name casus_verhuisd :many :lens kaal :reden "a gemeente went to another house: who keeps its cases is told, and which case (C004)"
-- Open cases in the house that their gemeente left, whose procesregisseur was not told yet.
-- :ret id casus_id, procesregisseur medewerker_id
select c.id, c.procesregisseur
from main.gemeente_huis oud join main.casus c on c.gemeente = oud.gemeente and c.huis = oud.huis
where oud.tot < $vandaag:datum and c.gesloten is null
  and exists (select 1 from main.gemeente_huis g join main.huis h on h.id = g.huis where g.gemeente = oud.gemeente
    and g.huis <> oud.huis and g.van <= $vandaag and (g.tot is null or g.tot >= $vandaag) and h.regio = c.regio)
  and not exists (select 1 from main.gemeente_huis g where g.gemeente = oud.gemeente and g.huis = oud.huis
    and g.van <= $vandaag and (g.tot is null or g.tot >= $vandaag))
  and exists (select 1 from main.toegang t where t.dossier = c.id and t.medewerker = c.procesregisseur
    and t.onderdeel = 'kern' and t.van <= $nu:moment and t.tot > $nu)
  and not exists (select 1 from main.melding n where n.medewerker = c.procesregisseur and n.soort = $soort:text
    and n.dossier = c.id)
order by c.id limit 500

-- :name casus_verhuisd_melding :exec :lens kaal :reden "who keeps the case is told that its gemeente belongs to another house"
insert into main.melding (id, medewerker, soort, dossier, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $dossier:dossier_id, $nu:moment)
