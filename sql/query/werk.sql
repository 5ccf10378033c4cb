-- The worklist: absence and replacement, the agenda feed, mail by choice.

-- :name actor_van :one :lens kaal :reden "a feed, a mail or a replacement is made with the eyes of its owner"
-- :ret id medewerker_id, organisatie organisatie_id, huis huis_id?, regio regio_id, naam text, wgs text, domein text, email text, taal text
select m.id, m.organisatie, m.huis, m.regio, m.naam, o.wgs, o.domein, m.email, m.taal
from main.medewerker m join main.organisatie o on o.id = m.organisatie
where m.id = $id:medewerker_id and m.actief_van <= $nu:moment and m.actief_tot > $nu and m.vog is not null
  and m.opleiding is not null

-- ---- absence ----

-- :name afwezig_list :many :lens kaal :reden "who is away and who replaces him: both, and who leads them"
-- What holds now or later. Of oneself, of whom one replaces, or of the organisation (0: none).
-- :ret id afwezigheid_id, medewerker medewerker_id, naam text, huis huis_id?, organisatie organisatie_id, vervanger medewerker_id, vervanger_naam text, reden text, van moment, tot moment, door_naam text, versie int
select a.id, a.medewerker, m.naam, m.huis, a.organisatie, a.vervanger, v.naam, a.reden, a.van, a.tot, d.naam, a.versie
from main.afwezigheid a join main.medewerker m on m.id = a.medewerker join main.medewerker v on v.id = a.vervanger
join main.medewerker d on d.id = a.door
where a.ingetrokken is null and a.tot > $nu:moment
  and (a.medewerker = $wie:medewerker_id or a.vervanger = $wie or a.organisatie = $organisatie:organisatie_id)
order by a.van, m.naam, a.id limit 300

-- :name afwezig_get :one :lens kaal :reden "one absence, for who may end it"
-- :ret medewerker medewerker_id, vervanger medewerker_id, door medewerker_id, reden text, van moment, tot moment, ingetrokken moment?, versie int
select a.medewerker, a.vervanger, a.door, a.reden, a.van, a.tot, a.ingetrokken, a.versie from main.afwezigheid a
where a.id = $id:afwezigheid_id

-- :name afwezig_botst :one :lens kaal :reden "nobody is away twice, and nobody replaces while he is away himself"
-- Another absence of either of them in that time.
-- :ret medewerker medewerker_id
select a.medewerker from main.afwezigheid a
where a.ingetrokken is null and a.van < $tot:moment and $van:moment < a.tot
  and a.medewerker in ($wie:medewerker_id, $vervanger:medewerker_id)
order by case when a.medewerker = $wie then 0 else 1 end, a.id limit 1

-- :name afwezig_add :exec :lens kaal :reden "absence is registered by oneself or by who leads"
-- With it his replacement has what he has, as far as these facts allow: the database gives it (0036_ring.sql).
insert into main.afwezigheid (id, organisatie, medewerker, vervanger, reden, van, tot, door, mag, ringen, regie, wegingen)
select $id:afwezigheid_id, m.organisatie, m.id, $vervanger:medewerker_id, $reden:text, $van:moment, $tot:moment,
  $door:medewerker_id, $mag:bool, $ringen:text, $regie:text, $wegingen:text
from main.medewerker m where m.id = $medewerker:medewerker_id

-- :name afwezig_feiten :exec :lens kaal :reden "what a replacement may hold follows his roles"
update main.afwezigheid set mag = $mag:bool, ringen = $ringen:text, regie = $regie:text, wegingen = $wegingen:text,
  versie = versie + 1
where id = $id:afwezigheid_id and ingetrokken is null

-- :name afwezig_withdraw :exec :lens kaal :reden "absence is ended by oneself or by who leads"
update main.afwezigheid set ingetrokken = $nu:moment, versie = versie + 1
where id = $id:afwezigheid_id and versie = $versie:int and ingetrokken is null

-- :name afwezig_lopend :many :lens kaal :reden "what a replacement may hold follows his roles, by a job"
-- :ret id afwezigheid_id, vervanger medewerker_id, mag bool, ringen text, regie text, wegingen text
select a.id, a.vervanger, a.mag, a.ringen, a.regie, a.wegingen from main.afwezigheid a where a.ingetrokken is null and a.tot > $nu:moment and a.id > $na:afwezigheid_id
order by a.id limit 500

-- :name vervanger_kan :one :lens kaal :reden "who replaces must be active, screened and trained"
-- :ret kan bool
select case when m.actief_van <= $nu:moment and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
  then 1 else 0 end
from main.medewerker m where m.id = $medewerker:medewerker_id

-- :name werk_afwezig :many
-- For the worklist: who replaces me, and whom I replace; now and in the days that come.
-- :ret id afwezigheid_id, medewerker medewerker_id, naam text, vervanger_naam text, van moment, tot moment
select a.id, a.medewerker, m.naam, v.naam, a.van, a.tot
from afwezigheid a join medewerker m on m.id = a.medewerker join medewerker v on v.id = a.vervanger
where a.ingetrokken is null and a.tot > $nu:moment and a.van < $gauw:moment
order by a.van, a.id limit 10

-- ---- the agenda feed ----

-- :name agenda_adres_get :one :lens kaal :reden "one's own agenda address, never the secret"
-- :ret gemaakt moment, laatst moment?, keren int
select a.gemaakt, a.laatst, a.keren from main.agenda_adres a where a.medewerker = $medewerker:medewerker_id

-- :name agenda_adres_drop :exec :lens kaal :reden "an agenda address is withdrawn or renewed by its owner"
delete from main.agenda_adres where medewerker = $medewerker:medewerker_id

-- :name agenda_adres_add :exec :lens kaal :reden "an agenda address is made by its owner"
insert into main.agenda_adres (id, medewerker, sleutel, gemaakt)
values ($id:int, $medewerker:medewerker_id, $sleutel:text, $nu:moment)

-- :name agenda_adres_find :one :lens kaal :reden "the secret address says whose agenda it is"
-- :ret medewerker medewerker_id
select a.medewerker from main.agenda_adres a where a.sleutel = $sleutel:text

-- :name agenda_adres_used :exec :lens kaal :reden "the owner sees that and when his agenda is fetched"
update main.agenda_adres set laatst = $nu:moment, keren = keren + 1 where medewerker = $medewerker:medewerker_id

-- :name agenda_termijnen :many
-- Days and kinds of the clocks of one's dossiers; nothing of whom.
-- :ret id termijn_id, klok text, thema text, einde datum
select t.id, t.klok, coalesce((select c.thema from casus c where c.id = t.dossier),
  (select a.thema from aanmelding a where a.id = t.dossier), ''), t.einde
from termijn t join dossier_schrijf d on d.id = t.dossier and d.onderdeel = t.onderdeel and d.niveau = 3
where t.voldaan is null and t.opgeschort is null and t.einde >= $van:datum
order by t.einde, t.id limit 300

-- :name agenda_afspraken :many
-- Days of the afspraken of which one is the owner.
-- :ret id afspraak_id, casus casus_id, termijn datum
select a.id, a.dossier, a.termijn from afspraak a
where a.eigenaar = actor_id() and a.status in ('open', 'loopt') and a.termijn is not null and a.termijn >= $van:datum
order by a.termijn, a.id limit 300

-- :name agenda_wegingen :many
-- :ret id weging_id, soort text, moment moment, plaats text
select w.id, w.soort, w.moment, w.plaats from weging w where w.moment >= $van:moment and w.status <> 'gesloten'
order by w.moment, w.id limit 100

-- :name agenda_overleggen :many
-- To which one is invited.
-- :ret id overleg_id, soort text, begin moment, duur int, plaats text
select o.id, o.soort, o.begin, o.duur, o.plaats from overleg o
where o.begin >= $van:moment and o.status <> 'geannuleerd' order by o.begin, o.id limit 300

-- ---- mail by choice ----

-- :name postkeuze_get :one :lens kaal :reden "one's own choice of mail"
-- :ret keuze text
select p.keuze from main.postkeuze p where p.medewerker = $medewerker:medewerker_id

-- :name postkeuze_set :exec :lens kaal :reden "one's own choice of mail"
insert into main.postkeuze (medewerker, keuze) values ($medewerker:medewerker_id, $keuze:text)
on conflict (medewerker) do update set keuze = excluded.keuze

-- :name postkeuze_te_doen :many :lens kaal :reden "the daily mail is made for who wants it"
-- Active people with a login whose daily mail of that day was not made yet.
-- :ret id medewerker_id
select m.id from main.medewerker m join main.inlog i on i.medewerker = m.id
left join main.postkeuze p on p.medewerker = m.id
where m.actief_van <= $nu:moment and m.actief_tot > $nu and m.vog is not null and m.opleiding is not null
  and i.wachtwoord is not null and coalesce(p.keuze, 'direct') <> 'uit' and coalesce(p.overzicht, 0) < $dag:datum
order by m.id limit 50

-- :name postkeuze_gedaan :exec :lens kaal :reden "the daily mail is made once"
insert into main.postkeuze (medewerker, keuze, overzicht) values ($medewerker:medewerker_id, 'direct', $dag:datum)
on conflict (medewerker) do update set overzicht = excluded.overzicht where postkeuze.overzicht < excluded.overzicht

-- :name overzicht_telling :one
-- What waits: numbers alone.
-- :ret laat int, week int, meldingen int
select (select count(*) from termijn t join dossier_schrijf d on d.id = t.dossier and d.onderdeel = t.onderdeel
    and d.niveau = 3 where t.voldaan is null and t.opgeschort is null and t.einde < $vandaag:datum
    and ($klokken:text like '%,' || t.klok || ',%' or not exists (select 1 from aanmelding a where a.id = t.dossier))),
  (select count(*) from termijn t join dossier_schrijf d on d.id = t.dossier and d.onderdeel = t.onderdeel
    and d.niveau = 3 where t.voldaan is null and t.opgeschort is null and t.einde >= $vandaag and t.einde <= $week:datum
    and ($klokken like '%,' || t.klok || ',%' or not exists (select 1 from aanmelding a where a.id = t.dossier))),
  (select count(*) from melding n where n.gelezen is null)

-- :name werk_last :many :lens cijfers
-- How many cases, with how many the review is past or absent, that stagnate, with a term that is over.
-- :ret medewerker medewerker_id, aantal int, herzien int, stagneert int, laat int
select l.medewerker, count(*),
  cast(sum(case when l.herbeoordeling is null or l.herbeoordeling < $vandaag:datum then 1 else 0 end) as bigint),
  cast(sum(case when l.toestand = 'stagneert' then 1 else 0 end) as bigint),
  cast(sum(case when l.eerste_einde < $vandaag then 1 else 0 end) as bigint)
from werklast l group by l.medewerker order by l.medewerker limit 1000
