-- One search field. Each statement begins at what the actor may see.

-- :name zoek_casussen :many
-- :ret id casus_id, nummer text, ring text, thema text, regisseur_naam text
select c.id, c.nummer, c.ring, c.thema, m.naam
from casus c join medewerker m on m.id = c.procesregisseur
where substr(c.nummer, 1, length($nummer:text)) = $nummer
  or ($cijfers:text <> '' and substr(c.nummer, length(c.nummer) - length($cijfers) + 1) = $cijfers)
order by c.nummer desc limit $aantal:int

-- :name zoek_mensen :many
-- Persons of the actor's own cases: whom house staff linked by the parts of the name, each term by its range, none where it is
-- empty; who is not linked yet by the beginning of the family or first name as written. From the actor's own cases outward, and
-- the words before the case: what it costs follows his cases, not how many are called so. The people of a case stand in its kern.
-- :ret casus casus_id, nummer text, ring text, rol text, persoon persoon_id?, voornamen text, voorletters text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text, partner_naam text, naamgebruik text, geboren datum?
with b as materialized (
  select b.dossier, b.rol, b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam, b.partner_voorvoegsel,
    b.partner_naam, b.naamgebruik, b.geboren
  from betrokkene b
  where b.onderdeel = 'kern' and case when b.persoon is null
    then lower(substr(b.geslachtsnaam, 1, length($letters:text))) = $letters
      or lower(substr(b.voornamen, 1, length($letters))) = $letters
    else exists (select 1 from persoon_term t
        where t.persoon = b.persoon and t.soort = 'naam' and t.term >= $een:text and t.term < $een_tot:text)
      and ($twee:text = '' or exists (select 1 from persoon_term u
        where u.persoon = b.persoon and u.soort = 'naam' and u.term >= $twee and u.term < $twee_tot:text))
      and ($drie:text = '' or exists (select 1 from persoon_term w
        where w.persoon = b.persoon and w.soort = 'naam' and w.term >= $drie and w.term < $drie_tot:text)) end)
select distinct c.id, c.nummer, c.ring, b.rol, b.persoon, b.voornamen, b.voorletters, b.voorvoegsel, b.geslachtsnaam,
  b.partner_voorvoegsel, b.partner_naam, b.naamgebruik, b.geboren
from b join casus c on c.id = b.dossier
order by b.geslachtsnaam, b.voornamen, c.nummer limit $aantal:int

-- :name zoek_organisaties :many
-- :ret naam text, soort text, domein text, contactpersoon text, telefoon text
select o.naam, o.soort, o.domein, o.contactpersoon, o.telefoon from organisatie o
where o.regio = actor_regio() and (o.beeindigd is null or o.beeindigd >= $vandaag:datum)
  and lower(o.naam) like $lijk:text escape '!'
order by o.naam limit $aantal:int

-- :name zoek_notities :many
-- :dialect sqlite
-- Notes that contain these small letters, in open cases. The notes come first and by themselves, so that each text is read
-- once. Only the letters of ASCII are made small, here and there.
-- :ret casus casus_id, nummer text, soort text, titel text, tekst text, moment moment
with n as materialized (
  select n.dossier, n.id, n.soort, n.titel, n.tekst, n.moment from notitie n
  where n.ingetrokken is null and (instr(lower(n.tekst), $letters:text) > 0 or instr(lower(n.titel), $letters) > 0))
select c.id, c.nummer, n.soort, n.titel, n.tekst, n.moment
from n join casus c on c.id = n.dossier
where c.gesloten is null
order by n.moment desc, n.id desc limit $aantal:int

-- :name zoek_notities :many
-- :dialect postgres
-- Notes that contain these small letters, in open cases. The notes come first and by themselves, so that each text is read
-- once. Only the letters of ASCII are made small, here and there.
-- :ret casus casus_id, nummer text, soort text, titel text, tekst text, moment moment
with n as materialized (
  select n.dossier, n.id, n.soort, n.titel, n.tekst, n.moment from notitie n
  where n.ingetrokken is null and (strpos(lower(n.tekst collate "C"), $letters:text) > 0 or strpos(lower(n.titel collate "C"), $letters) > 0))
select c.id, c.nummer, n.soort, n.titel, n.tekst, n.moment
from n join casus c on c.id = n.dossier
where c.gesloten is null
order by n.moment desc, n.id desc limit $aantal:int
