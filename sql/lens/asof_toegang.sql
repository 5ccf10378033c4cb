-- Lens asof: one dossier (asof_dossier()), one moment (asof_moment()), one pair of eyes (asof_medewerker()).
-- The views of class dossier and rij are generated; {{BEELD x}} is table x as the journaal knew it at that moment,
-- {{DOSSIERS}} the names of the tables of class dossier, whose rows are seen by eigen deel as well. {{MASKER}} and
-- {{GEMASKERD}} put the mask of a corrected value in the place of an image.
-- A row is shown if those eyes might see it then and the reader, actor_id(), may see it now. Nothing is written here.

-- What the eyes might see then; nothing for a reader who may see nothing of the dossier now.
-- :view asof_dan
select b.onderdeel as onderdeel, b.niveau as niveau, b.organisatie as organisatie
from {{BEELD toegang}} b
where b.dossier = asof_dossier() and b.medewerker = asof_medewerker()
  and b.van <= asof_moment() and asof_moment() < b.tot
  and exists (select 1 from asof_nu n where n.dossier = asof_dossier())

-- What the reader may see now, in any dossier; nothing when it is not said what is looked at.
-- :view asof_nu
select t.dossier as dossier, t.onderdeel as onderdeel, t.niveau as niveau
from main.toegang t
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot
  and asof_dossier() is not null and asof_moment() is not null and asof_medewerker() is not null

-- :view dossier_schrijf
select t.dossier as id, t.onderdeel as onderdeel, t.niveau as niveau from main.toegang t where 0 = 1

-- :view toegang
select b.id as id, b.dossier as dossier, b.medewerker as medewerker, b.onderdeel as onderdeel, b.niveau as niveau,
  b.soort as soort, b.grond as grond, b.organisatie as organisatie, b.van as van, b.tot as tot, b.door as door,
  b.versie as versie
from {{BEELD toegang}} b
where b.dossier = asof_dossier() and exists (select 1 from asof_dan d)

-- Who had looked by then, for eyes and a reader who may both see who looked (niveau 3 on logboek).
-- :view raadpleging
select r.id as id, r.proces as proces, r.volgnr as volgnr, r.moment as moment, r.medewerker as medewerker,
  r.organisatie as organisatie, r.dossier as dossier, r.persoon as persoon, r.route as route, r.doel as doel,
  r.grond as grond, r.soort as soort, r.verzoek as verzoek
from {{LOG}}.raadpleging r
where r.dossier = asof_dossier() and r.moment <= asof_moment()
  and exists (select 1 from asof_dan d where d.onderdeel = 'logboek' and d.niveau = 3)
  and exists (select 1 from asof_nu n where n.dossier = asof_dossier() and n.onderdeel = 'logboek' and n.niveau = 3)

-- By the row's last image of that moment too, as lens actor judges it; the reader by its last of all.
-- :view journaal
select j.id as id, j.moment as moment, j.medewerker as medewerker, j.verzoek as verzoek, j.tabel as tabel,
  j.rij as rij, j.soort as soort, j.dossier as dossier, j.onderdeel as onderdeel, j.organisatie as organisatie,
  {{GEMASKERD}} as beeld
from main.journaal j
{{MASKER}}
where j.dossier = asof_dossier() and j.moment <= asof_moment()
  and exists (
    select 1 from asof_dan d
    where d.onderdeel = j.onderdeel and (d.niveau >= 2 or d.organisatie = j.organisatie or j.tabel in ({{DOSSIERS}})))
  and exists (
    select 1 from main.journaal l join asof_dan d on d.onderdeel = l.onderdeel
    where l.tabel = j.tabel and l.rij = j.rij and l.dossier = asof_dossier()
      and l.id = (
        select max(m.id) from main.journaal m
        where m.tabel = j.tabel and m.rij = j.rij and m.moment <= asof_moment())
      and (d.niveau >= 2 or d.organisatie = l.organisatie or l.tabel in ({{DOSSIERS}})))
  and exists (
    select 1 from asof_nu n
    where n.dossier = j.dossier and n.onderdeel = j.onderdeel
      and (n.niveau >= 2 or j.organisatie = actor_organisatie() or j.tabel in ({{DOSSIERS}})))
  and exists (
    select 1 from main.journaal l join asof_nu n on n.dossier = l.dossier and n.onderdeel = l.onderdeel
    where l.tabel = j.tabel and l.rij = j.rij
      and l.id = (select max(m.id) from main.journaal m where m.tabel = j.tabel and m.rij = j.rij)
      and (n.niveau >= 2 or l.organisatie = actor_organisatie() or l.tabel in ({{DOSSIERS}})))
