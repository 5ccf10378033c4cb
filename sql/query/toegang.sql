-- Forms, sessions and how a medewerker gets in.

-- :name formulier_get :one
-- The outcome of a form that was sent before.
-- :ret uitkomst int
select f.uitkomst from formulier f where f.token = $token:text

-- :name formulier_add :exec
-- :vrij "a row of the actor himself"
insert into main.formulier (token, medewerker, moment, uitkomst)
values ($token:text, actor_id(), $moment:moment, $uitkomst:int)

-- :name formulier_clean :exec :lens kaal :reden "tokens older than a day can no longer be sent again"
delete from main.formulier where moment < $voor:moment

-- :name sessie_get :many :lens kaal :reden "to know who asks, before there is an actor"
-- A row per role of now, or one without; with the unread notices, which stand on every page.
-- :ret id sessie_id, medewerker medewerker_id, fase int, sleutel text, begin moment, laatst moment, einde moment, organisatie organisatie_id, huis huis_id?, regio regio_id, naam text, functie text, taal text, kleuren text, sneltoetsen bool, organisatie_naam text, wgs text, domein text, meldingen int, rol text, ring text
select s.id, s.medewerker, s.fase, s.sleutel, s.begin, s.laatst, s.einde, m.organisatie, m.huis, m.regio, m.naam,
  m.functie, m.taal, m.kleuren, m.sneltoetsen, o.naam, o.wgs, o.domein,
  (select count(*) from main.melding n where n.medewerker = s.medewerker and n.gelezen is null),
  coalesce(r.rol, ''), coalesce(r.ring, '')
from main.sessie s
join main.medewerker m on m.id = s.medewerker
join main.organisatie o on o.id = m.organisatie
left join main.rol_toekenning r on r.medewerker = s.medewerker and r.van <= $nu:moment and r.tot > $nu
where s.token = $token:text and s.einde > $nu and m.actief_van <= $nu and m.actief_tot > $nu
  and m.vog is not null and m.opleiding is not null

-- :name sessie_former :one :lens kaal :reden "a form that came after its session ended is kept for its author"
-- :ret medewerker medewerker_id
select s.medewerker from main.sessie s where s.token = $token:text and s.fase = 2

-- :name sessie_sleutels :many :lens kaal :reden "a form that came after its session ended is kept for its author"
-- :ret sleutel text
select s.sleutel from main.sessie s where s.medewerker = $medewerker:medewerker_id and s.fase = 2
order by s.laatst desc, s.id limit 100

-- :name sessie_add :exec :lens kaal :reden "logging in"
insert into main.sessie (id, token, medewerker, fase, sleutel, apparaat, begin, laatst, einde)
values ($id:sessie_id, $token:text, $medewerker:medewerker_id, $fase:int, $sleutel:text, $apparaat:text, $nu:moment,
  $nu, $einde:moment)

-- :name sessie_seen :exec :lens kaal :reden "the idle limit, at most once a minute"
update main.sessie set laatst = $nu:moment where id = $id:sessie_id

-- :name sessie_end :exec :lens kaal :reden "logging out"
delete from main.sessie where id = $id:sessie_id and medewerker = $medewerker:medewerker_id

-- :name sessie_end_all :exec :lens kaal :reden "logging out everywhere, a changed password, a leaver"
delete from main.sessie where medewerker = $medewerker:medewerker_id and id <> $behalve:sessie_id

-- :name sessie_list :many :lens kaal :reden "the list of one's own sessions"
-- :ret id sessie_id, apparaat text, begin moment, laatst moment
select s.id, s.apparaat, s.begin, s.laatst from main.sessie s
where s.medewerker = $medewerker:medewerker_id and s.einde > $nu:moment and s.fase = 2
order by s.laatst desc, s.id

-- :name sessie_clean :exec :lens kaal :reden "sessions that ended"
delete from main.sessie where einde < $nu:moment

-- :name inlog_find :one :lens kaal :reden "logging in"
-- :ret medewerker medewerker_id, wachtwoord text?, totp text?, totp_stap int, naam text, actief_van moment, actief_tot moment, vog datum?, opleiding datum?
select i.medewerker, i.wachtwoord, i.totp, i.totp_stap, m.naam, m.actief_van, m.actief_tot, m.vog, m.opleiding
from main.inlog i join main.medewerker m on m.id = i.medewerker
where i.email = $email:text

-- :name inlog_get :one :lens kaal :reden "the second factor and the change of a password"
-- :ret email text, wachtwoord text?, totp text?, totp_stap int, naam text
select i.email, i.wachtwoord, i.totp, i.totp_stap, m.naam
from main.inlog i join main.medewerker m on m.id = i.medewerker
where i.medewerker = $medewerker:medewerker_id

-- :name inlog_add :exec :lens kaal :reden "a new medewerker"
insert into main.inlog (id, medewerker, email) values ($id:int, $medewerker:medewerker_id, $email:text)

-- :name inlog_set_wachtwoord :exec :lens kaal :reden "a new password"
update main.inlog set wachtwoord = $wachtwoord:text, gewijzigd = $nu:moment, versie = versie + 1
where medewerker = $medewerker:medewerker_id

-- :name inlog_set_totp :exec :lens kaal :reden "a new second factor, or its reset"
update main.inlog set totp = $totp:text?, totp_stap = 0, versie = versie + 1
where medewerker = $medewerker:medewerker_id

-- :name inlog_set_stap :exec :lens kaal :reden "a code is used once"
update main.inlog set totp_stap = $stap:int where medewerker = $medewerker:medewerker_id and totp_stap < $stap

-- :name herstelcode_add :exec :lens kaal :reden "recovery codes"
insert into main.herstelcode (id, medewerker, code) values ($id:int, $medewerker:medewerker_id, $code:text)

-- :name herstelcode_use :exec :lens kaal :reden "each recovery code once"
update main.herstelcode set gebruikt = $nu:moment
where medewerker = $medewerker:medewerker_id and code = $code:text and gebruikt is null

-- :name herstelcode_clear :exec :lens kaal :reden "new recovery codes replace the old"
delete from main.herstelcode where medewerker = $medewerker:medewerker_id

-- :name poging_get :one :lens kaal :reden "rate limiting"
-- :ret aantal int
select cast(coalesce(sum(p.aantal), 0) as bigint) from main.poging p where p.sleutel = $sleutel:text and p.venster >= $vanaf:int

-- :name poging_add :exec :lens kaal :reden "rate limiting"
insert into main.poging (sleutel, venster, aantal) values ($sleutel:text, $venster:int, 1)
on conflict (sleutel, venster) do update set aantal = poging.aantal + 1

-- :name poging_clear :exec :lens kaal :reden "a good login clears the count"
delete from main.poging where sleutel = $sleutel:text

-- :name poging_clean :exec :lens kaal :reden "old counts"
delete from main.poging where venster < $voor:int

-- :name uitnodiging_add :exec :lens kaal :reden "an invitation or a reset"
insert into main.uitnodiging (id, token, medewerker, soort, verloopt)
values ($id:uitnodiging_id, $token:text, $medewerker:medewerker_id, $soort:text, $verloopt:moment)

-- :name uitnodiging_get :one :lens kaal :reden "an invitation or a reset"
-- :ret id uitnodiging_id, medewerker medewerker_id, soort text, naam text, email text
select u.id, u.medewerker, u.soort, m.naam, m.email
from main.uitnodiging u join main.medewerker m on m.id = u.medewerker
where u.token = $token:text and u.gebruikt is null and u.verloopt > $nu:moment and m.actief_tot > $nu

-- :name uitnodiging_use :exec :lens kaal :reden "an invitation is used once"
update main.uitnodiging set gebruikt = $nu:moment where id = $id:uitnodiging_id and gebruikt is null

-- :name uitnodiging_void :exec :lens kaal :reden "the links of an account that were not used end"
-- They go: a row with a moment of use says how a session began.
delete from main.uitnodiging where medewerker = $medewerker:medewerker_id and gebruikt is null

-- :name inlog_gebeurtenis_add :exec :lens kaal :reden "the event of logging in is kept, never the secret"
insert into main.inlog_gebeurtenis (id, medewerker, soort, moment, door, toelichting)
values ($id:int, $medewerker:medewerker_id?, $soort:text, $nu:moment, $door:medewerker_id?, $toelichting:text)

-- :name inlog_gebeurtenis_list :many :lens kaal :reden "one's own history of logging in"
-- :ret soort text, moment moment, toelichting text
select g.soort, g.moment, g.toelichting from main.inlog_gebeurtenis g
where g.medewerker = $medewerker:medewerker_id
order by g.moment desc, g.id desc limit 20

-- :name mail_add :exec :lens kaal :reden "mail waits in a queue"
insert into main.mail (id, aan, onderwerp, inhoud, agenda, gemaakt, volgende)
values ($id:int, $aan:text, $onderwerp:text, $inhoud:text, $agenda:text, $nu:moment, $nu)

-- :name concept_versie :one :lens kaal :reden "a concept is its author's alone"
-- :ret versie int
select k.versie from main.concept k
where k.medewerker = $medewerker:medewerker_id and k.soort = $soort:text and k.sleutel = $sleutel:text

-- :name concept_add :exec :lens kaal :reden "a concept is its author's alone"
insert into main.concept (id, medewerker, soort, sleutel, inhoud, moment, verloopt)
values ($id:concept_id, $medewerker:medewerker_id, $soort:text, $sleutel:text, $inhoud:bytes, $moment:moment,
  $verloopt:moment)

-- :name concept_update :exec :lens kaal :reden "a concept is its author's alone"
update main.concept set inhoud = $inhoud:bytes, moment = $moment:moment, verloopt = $verloopt:moment,
  versie = $versie:int
where medewerker = $medewerker:medewerker_id and soort = $soort:text and sleutel = $sleutel:text

-- :name concept_get :one :lens kaal :reden "a concept is its author's alone"
-- :ret id concept_id, soort text, sleutel text, inhoud bytes, moment moment, versie int
select k.id, k.soort, k.sleutel, k.inhoud, k.moment, k.versie from main.concept k
where k.medewerker = $medewerker:medewerker_id and k.soort = $soort:text and k.sleutel = $sleutel:text
  and k.verloopt > $nu:moment

-- :name concept_key :one :lens kaal :reden "a concept is its author's alone"
-- :ret soort text, sleutel text
select k.soort, k.sleutel from main.concept k where k.id = $id:concept_id and k.medewerker = $medewerker:medewerker_id

-- :name concept_list :many :lens kaal :reden "a concept is its author's alone"
-- :ret id concept_id, sleutel text, moment moment, versie int
select k.id, k.sleutel, k.moment, k.versie from main.concept k
where k.medewerker = $medewerker:medewerker_id and k.soort = $soort:text and k.verloopt > $nu:moment
order by k.moment desc, k.id

-- :name concept_drop :exec :lens kaal :reden "a concept is its author's alone"
delete from main.concept
where medewerker = $medewerker:medewerker_id and soort = $soort:text and sleutel = $sleutel:text

-- :name concept_drop_id :exec :lens kaal :reden "a concept is its author's alone"
delete from main.concept where id = $id:concept_id and medewerker = $medewerker:medewerker_id

-- :name concept_clean :exec :lens kaal :reden "concepts that nobody came back for"
delete from main.concept where verloopt < $nu:moment

-- :name melding_count :one
-- :ret aantal int
select count(*) from melding n where n.gelezen is null

-- :name melding_list :many
-- :ret id melding_id, soort text, dossier dossier_id?, moment moment, gelezen moment?
select n.id, n.soort, n.dossier, n.moment, n.gelezen from melding n order by n.moment desc, n.id desc limit 100

-- :name melding_read_all :exec
update main.melding set gelezen = $nu:moment
where id in (select n.id from melding n where n.gelezen is null) and id in (select id from melding_schrijf)

-- :name melding_add :exec
-- :vrij "a notice goes to somebody else"
insert into main.melding (id, medewerker, soort, dossier, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $dossier:dossier_id?, $nu:moment)

-- :name mail_claim :exec :lens kaal :reden "a mail is claimed before it is sent"
update main.mail set houder = $houder:text, pogingen = pogingen + 1, volgende = $weer:moment
where id in (select m.id from main.mail m where m.verzonden is null and m.volgende <= $nu:moment
  order by m.volgende, m.id limit 8)

-- :name mail_claimed :many :lens kaal :reden "sending the mail that was claimed"
-- :ret id int, aan text, onderwerp text, inhoud text, agenda text, pogingen int
select m.id, m.aan, m.onderwerp, m.inhoud, m.agenda, m.pogingen from main.mail m
where m.verzonden is null and m.houder = $houder:text and m.volgende = $weer:moment
order by m.id

-- :name mail_sent :exec :lens kaal :reden "the mail was taken by the mail server"
update main.mail set verzonden = $nu:moment, houder = null, fout = '' where id = $id:int

-- :name mail_failed :exec :lens kaal :reden "the mail server did not take it; later again"
update main.mail set houder = null, volgende = $volgende:moment, fout = $fout:text where id = $id:int

-- :name lease_take :exec :lens kaal :reden "one holder at a time for a timed job"
insert into main.lease (naam, houder, tot) values ($naam:text, $houder:text, $tot:moment)
on conflict (naam) do update set houder = excluded.houder, tot = excluded.tot
where lease.tot <= $nu:moment or lease.houder = excluded.houder

-- Accounts: invitation, password, second factor.

-- :name account_get :one :lens kaal :reden "the state of an account, for its owner and who administers it; no secret"
-- :ret email text, wachtwoord bool, factor bool, gewijzigd moment?, codes int, codes_ooit int, uitgenodigd moment?, sessies int
select i.email, case when i.wachtwoord is not null then 1 else 0 end, case when i.totp is not null then 1 else 0 end,
  i.gewijzigd,
  (select count(*) from main.herstelcode h where h.medewerker = i.medewerker and h.gebruikt is null),
  (select count(*) from main.herstelcode h where h.medewerker = i.medewerker),
  (select max(u.verloopt) from main.uitnodiging u where u.medewerker = i.medewerker and u.soort = 'uitnodiging'
    and u.gebruikt is null and u.verloopt > $nu:moment),
  (select count(*) from main.sessie s where s.medewerker = i.medewerker and s.fase = 2 and s.einde > $nu)
from main.inlog i where i.medewerker = $medewerker:medewerker_id

-- :name inlog_set_email :exec :lens kaal :reden "a changed address is where one logs in with"
update main.inlog set email = $email:text, versie = versie + 1 where medewerker = $medewerker:medewerker_id

-- :name uitnodiging_replace :exec :lens kaal :reden "a new link replaces the old one of its kind"
delete from main.uitnodiging
where medewerker = $medewerker:medewerker_id and soort = $soort:text and gebruikt is null

-- :name uitnodiging_recent :one :lens kaal :reden "a second submit sends no second mail"
-- :ret id uitnodiging_id
select u.id from main.uitnodiging u
where u.medewerker = $medewerker:medewerker_id and u.soort = $soort:text and u.gebruikt is null and u.verloopt > $na:moment
limit 1

-- :name uitnodiging_beheerd :one
-- Somebody whom the actor administers, and not himself.
-- :ret id medewerker_id, organisatie organisatie_id, organisatie_soort text, email text, vog datum?, opleiding datum?, actief_tot moment
select m.id, m.organisatie, o.soort, m.email, m.vog, m.opleiding, m.actief_tot
from medewerker m join beheer_schrijf b on b.id = m.organisatie join organisatie o on o.id = m.organisatie
where m.id = $medewerker:medewerker_id and m.id <> actor_id()

-- :name factor_machtiging :one :lens kaal :reden "a session that began with a link of ours may set up a second factor"
-- :ret soort text
select u.soort from main.uitnodiging u join main.sessie s on s.medewerker = u.medewerker and s.begin = u.gebruikt
where s.id = $sessie:sessie_id and u.soort in ('uitnodiging', 'factor') limit 1

-- :name gebeurtenis_recent :one :lens kaal :reden "an address that changed lately gets no new second factor"
-- :ret moment moment
select g.moment from main.inlog_gebeurtenis g
where g.medewerker = $medewerker:medewerker_id and g.soort = $soort:text and g.moment > $na:moment
order by g.moment desc limit 1

-- :name melding_add_dienst :exec :lens kaal :reden "the notice of what happened to an account belongs to that act"
insert into main.melding (id, medewerker, soort, moment)
values ($id:melding_id, $medewerker:medewerker_id, $soort:text, $nu:moment)

-- :name melding_soorten :many
-- What the dossiers of the notices are, as far as the actor may see them.
-- :ret dossier dossier_id, nummer text, soort text
select k.id, k.nummer, 'casus' from casus k join melding n on n.dossier = k.id
union
select a.id, a.nummer, 'aanmelding' from aanmelding a join melding n on n.dossier = a.id
union
select w.id, w.nummer, 'weging' from weging w join melding n on n.dossier = w.id
limit 1000

-- :name profiel_get :one
-- :ret naam text, functie text, email text, telefoon text, organisatie_naam text, huis_naam text, taal text, kleuren text, sneltoetsen bool, aandachtsgebieden text, vog datum?, opleiding datum?, actief_tot moment, versie int
select m.naam, m.functie, m.email, m.telefoon, o.naam, coalesce(h.naam, ''), m.taal, m.kleuren, m.sneltoetsen,
  m.aandachtsgebieden, m.vog, m.opleiding, m.actief_tot, m.versie
from medewerker m join organisatie o on o.id = m.organisatie left join huis h on h.id = m.huis
where m.id = actor_id()

-- :name profiel_rollen :many
-- :ret rol text, huis_naam text, ring text, tot moment
select r.rol, coalesce(h.naam, ''), r.ring, r.tot from rol_toekenning r left join huis h on h.id = r.huis
where r.medewerker = actor_id() and r.van <= $nu:moment and r.tot > $nu order by r.rol, r.id limit 50

-- :name profiel_update :exec
update main.medewerker set taal = $taal:text, kleuren = $kleuren:text, sneltoetsen = $sneltoetsen:bool,
  telefoon = $telefoon:text, versie = versie + 1
where id = $id:medewerker_id and versie = $versie:int and id in (select id from medewerker_schrijf)
