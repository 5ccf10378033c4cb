-- Lens actor: the tables on which the lens itself rests, and the source of every insert into a dossier.
-- A list is a join from toegang, so that its cost follows what the actor may see.

-- What the actor may write now: niveau 3 everything of the onderdeel, niveau 1 rows of its own organisatie. In a case under
-- restriction (AVG 18) only who handles that writes.
-- :view dossier_schrijf
select t.dossier as id, t.onderdeel as onderdeel, t.niveau as niveau
from main.toegang t
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot and t.niveau in (1, 3)
  {{ONBEPERKT}}

-- What the actor himself may do now.
-- :view toegang_eigen
select t.dossier as dossier, t.onderdeel as onderdeel, t.niveau as niveau, t.soort as soort, t.grond as grond,
  t.van as van, t.tot as tot
from main.toegang t
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot

-- Who takes part in a dossier knows who else does, and on what ground.
-- :view toegang
select r.id as id, r.dossier as dossier, r.medewerker as medewerker, r.onderdeel as onderdeel, r.niveau as niveau,
  r.soort as soort, r.grond as grond, r.organisatie as organisatie, r.van as van, r.tot as tot, r.door as door,
  r.versie as versie
from (
  select distinct t.dossier from main.toegang t
  where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot) d
join main.toegang r on r.dossier = d.dossier

-- :view toegang_schrijf
select r.id as id, r.dossier as dossier
from main.toegang t join main.toegang r on r.dossier = t.dossier
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot
  and t.onderdeel = 'kern' and t.niveau = 3

-- Images of rows that the actor may read. A row that went to another onderdeel or organisatie since is judged by its
-- last image too: what is shielded today is shielded in its history. A value that was corrected shows as such, but to who
-- reviews (invariant 20).
-- :view journaal
select j.id as id, j.moment as moment, j.medewerker as medewerker, j.verzoek as verzoek, j.tabel as tabel,
  j.rij as rij, j.soort as soort, j.dossier as dossier, j.onderdeel as onderdeel, j.organisatie as organisatie,
  {{GEMASKERD}} as beeld
from main.toegang t join main.journaal j on j.dossier = t.dossier and j.onderdeel = t.onderdeel
{{MASKER}}
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot
  and (t.niveau >= 2 or j.organisatie = actor_organisatie() or j.tabel in ({{DOSSIERS}}))
  and exists (
    select 1 from main.journaal l join main.toegang n on n.dossier = l.dossier and n.onderdeel = l.onderdeel
    where l.tabel = j.tabel and l.rij = j.rij
      and l.id = (select max(m.id) from main.journaal m where m.tabel = j.tabel and m.rij = j.rij)
      and n.medewerker = actor_id() and n.van <= actor_moment() and actor_moment() < n.tot
      and (n.niveau >= 2 or l.organisatie = actor_organisatie() or l.tabel in ({{DOSSIERS}})))

-- :view raadpleging
select r.id as id, r.proces as proces, r.volgnr as volgnr, r.moment as moment, r.medewerker as medewerker,
  r.organisatie as organisatie, r.dossier as dossier, r.persoon as persoon, r.route as route, r.doel as doel,
  r.grond as grond, r.soort as soort, r.verzoek as verzoek
from main.toegang t join {{LOG}}.raadpleging r on r.dossier = t.dossier
where t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot
  and t.onderdeel = 'logboek' and t.niveau = 3
