-- The ring of a dossier, '' for none, in one place: of an overleg its own, of a point that of its case or else of its overleg.
-- A weging is of the ring of its kind and a rechtverzoek of those of its cases: they are not here. The cast is for SQLite:
-- columns that are all text let it go to one dossier by its key, instead of making the whole.
create view dossier_ring as
select c.id as dossier, c.ring as ring from casus c
union all select a.id, a.ring from aanmelding a
union all select o.id, o.ring from overleg o
union all select p.id, cast(coalesce((select nullif(c.ring, '') from casus c where c.id = p.casus), o.ring) as text)
  from agendapunt p join overleg o on o.id = p.overleg;

-- The roles of this moment.
create view rol_nu as
select r.medewerker as medewerker, r.huis as huis, r.ring as ring, r.toetsen as toetsen from rol_toekenning r
where r.van <= actor_moment() and r.tot > actor_moment();

-- What a replacement may have and has not: of each absence the rows of toegang of the absent, for the time that he is away,
-- as far as the facts beside the absence and the roles of the replacement allow (0031). Nobody hands on what he has as a
-- replacement himself, emergency and review rows are not handed on, and a dossier counts when its row is there: before, its
-- ring is unknown.
create view vervanging_mag as
select a.id as afwezigheid, t.id as bron, a.vervanger as vervanger, t.dossier as dossier, t.onderdeel as onderdeel,
  t.niveau as niveau, case when a.van > t.van then a.van else t.van end as van,
  case when a.tot < t.tot then a.tot else t.tot end as tot
from afwezigheid a
join toegang t on t.medewerker = a.medewerker
join medewerker v on v.id = a.vervanger and v.organisatie = a.organisatie
left join casus c on c.id = t.dossier
left join weging w on w.id = t.dossier
left join rechtverzoek q on q.id = t.dossier
where a.ingetrokken is null and a.mag = 1 and t.van < t.tot and t.van < a.tot and t.tot > a.van
  and a.tot > actor_moment() and t.tot > actor_moment() and t.soort not in ('nood', 'toetsing')
  and v.actief_van <= actor_moment() and v.actief_tot > actor_moment() and v.vog is not null and v.opleiding is not null
  and not exists (select 1 from vervanging x where x.id = t.id)
  and not exists (select 1 from vervanging x where x.afwezigheid = a.id and x.bron = t.id)
  and (w.id is not null or q.id is not null or exists (select 1 from dossier_ring d where d.dossier = t.dossier))
  and not exists (
    select 1 from dossier_ring d where d.dossier = t.dossier and d.ring <> '' and not (a.ringen like '%,' || d.ring || ',%'
      and exists (select 1 from rol_nu r where r.medewerker = a.vervanger and r.ring = d.ring)))
  and (c.id is null or c.procesregisseur <> a.medewerker or a.regie like '%,*,%' or a.regie like '%,' || c.huis || ',%')
  and (w.id is null or a.wegingen like '%,' || w.soort || ',%')
  and (q.id is null or (exists (select 1 from rol_nu r where r.medewerker = a.vervanger and r.toetsen = 1)
    and not exists (
      select 1 from recht_zaak z join dossier_ring d on d.dossier = z.zaak
      where z.dossier = q.id and d.ring <> ''
        and not exists (select 1 from rol_nu r where r.medewerker = a.vervanger and r.ring = d.ring))
    and not exists (
      select 1 from recht_zaak z left join casus zc on zc.id = z.zaak left join aanmelding zn on zn.id = z.zaak
      where z.dossier = q.id and coalesce(zc.huis, zn.huis) is not null
        and not exists (select 1 from rol_nu r where r.medewerker = a.vervanger and r.toetsen = 1
          and (r.huis is null or r.huis = coalesce(zc.huis, zn.huis))))));

-- :sqlite
drop trigger vervanging_geef_i;
create trigger vervanging_geef_i instead of insert on vervanging_geef
begin
  insert into vervanging (id, afwezigheid, bron, van, tot, wijkt, wijkt_tot, vervolg)
  select random() & 9223372036854775807, new.afwezigheid, new.bron, g.van, g.tot, e.id, e.tot,
    case when e.tot > g.tot then random() & 9223372036854775807 end
  from (
    select h.vervanger, h.dossier, h.onderdeel, h.niveau, h.van, min(h.tot, coalesce((
        select min(l.van) from toegang l where l.medewerker = h.vervanger and l.dossier = h.dossier
          and l.onderdeel = h.onderdeel and l.van < l.tot and l.van > h.van), h.tot)) as tot
    from (
      select k.vervanger, k.dossier, k.onderdeel, k.niveau, k.tot, coalesce((
          select l.tot from toegang l where l.medewerker = k.vervanger and l.dossier = k.dossier
            and l.onderdeel = k.onderdeel and l.van <= k.van and l.tot > k.van and l.niveau >= k.niveau), k.van) as van
      from (
        select m.vervanger, m.dossier, m.onderdeel, m.niveau, m.tot, max(m.van, actor_moment()) as van
        from vervanging_mag m where m.afwezigheid = new.afwezigheid and m.bron = new.bron) k
      ) h) g
  left join toegang e on e.medewerker = g.vervanger and e.dossier = g.dossier and e.onderdeel = g.onderdeel
    and e.van <= g.van and e.tot > g.van
  where g.van < g.tot and (e.id is null or e.niveau < g.niveau);
  update toegang set versie = versie + 1,
    tot = (select x.van from vervanging x where x.afwezigheid = new.afwezigheid and x.bron = new.bron)
  where id = (select x.wijkt from vervanging x where x.afwezigheid = new.afwezigheid and x.bron = new.bron
    and not exists (select 1 from toegang t where t.id = x.id));
  insert into toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
  select x.vervolg, e.dossier, e.medewerker, e.onderdeel, e.niveau, e.soort, e.grond, e.organisatie, x.tot, x.wijkt_tot,
    e.door, 1
  from vervanging x join toegang e on e.id = x.wijkt
  where x.afwezigheid = new.afwezigheid and x.bron = new.bron and x.vervolg is not null
    and not exists (select 1 from toegang t where t.id = x.id);
  insert into toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
  select x.id, t.dossier, a.vervanger, t.onderdeel, t.niveau, t.soort, 'Vervanging van ' || m.naam, a.organisatie, x.van,
    x.tot, a.door, 1
  from vervanging x join afwezigheid a on a.id = x.afwezigheid join toegang t on t.id = x.bron
  join medewerker m on m.id = a.medewerker
  where x.afwezigheid = new.afwezigheid and x.bron = new.bron and not exists (select 1 from toegang g where g.id = x.id);
end;

-- When the replacement is given: as the absent gets something, as the dossier is there, as the absence or its facts change.
drop trigger toegang_vervangen_i;
drop trigger casus_vervangen;
drop trigger aanmelding_vervangen;
drop trigger overleg_vervangen;
drop trigger weging_vervangen;
drop trigger rechtverzoek_vervangen;
drop trigger agendapunt_vervangen;
drop trigger afwezigheid_i;
drop trigger afwezigheid_feiten;
create trigger toegang_vervangen_i after insert on toegang
when exists (select 1 from afwezigheid a where a.medewerker = new.medewerker)
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.bron = new.id; end;
create trigger casus_vervangen after insert on casus
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.dossier = new.id; end;
create trigger aanmelding_vervangen after insert on aanmelding
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.dossier = new.id; end;
create trigger overleg_vervangen after insert on overleg
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.dossier = new.id; end;
create trigger weging_vervangen after insert on weging
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.dossier = new.id; end;
create trigger rechtverzoek_vervangen after insert on rechtverzoek
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.dossier = new.id; end;
create trigger agendapunt_vervangen after insert on agendapunt
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.dossier = new.id; end;
create trigger afwezigheid_i after insert on afwezigheid
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.afwezigheid = new.id order by m.van; end;
create trigger afwezigheid_feiten after update of mag, ringen, regie, wegingen on afwezigheid
begin insert into vervanging_geef select m.afwezigheid, m.bron from vervanging_mag m where m.afwezigheid = new.id order by m.van; end;
-- :postgres
create or replace function vervanging_geef(afwezig bigint, bron bigint) returns void language plpgsql security definer
set search_path = main, pg_temp as $$
declare
  op bigint := main.actor_moment();
  g record;
  e record;
  nieuw bigint := ('x' || substr(md5(gen_random_uuid()::text), 1, 16))::bit(64)::bigint & 9223372036854775807;
  vervolg bigint;
begin
  select k.vervanger, k.dossier, k.onderdeel, k.niveau, greatest(k.van, op) as van, k.tot, t.soort, a.organisatie, a.door,
    m.naam into g
  from main.vervanging_mag k join main.toegang t on t.id = k.bron join main.afwezigheid a on a.id = k.afwezigheid
  join main.medewerker m on m.id = a.medewerker
  where k.afwezigheid = afwezig and k.bron = vervanging_geef.bron;
  if not found then
    return;
  end if;
  g.van := coalesce((select l.tot from main.toegang l where l.medewerker = g.vervanger and l.dossier = g.dossier
    and l.onderdeel = g.onderdeel and l.van <= g.van and l.tot > g.van and l.niveau >= g.niveau), g.van);
  g.tot := least(g.tot, (select min(l.van) from main.toegang l where l.medewerker = g.vervanger and l.dossier = g.dossier
    and l.onderdeel = g.onderdeel and l.van < l.tot and l.van > g.van));
  select l.* into e from main.toegang l where l.medewerker = g.vervanger and l.dossier = g.dossier
    and l.onderdeel = g.onderdeel and l.van <= g.van and l.tot > g.van;
  if g.van >= g.tot or e.niveau >= g.niveau then
    return;
  end if;
  if e.tot > g.tot then
    vervolg := ('x' || substr(md5(gen_random_uuid()::text), 1, 16))::bit(64)::bigint & 9223372036854775807;
  end if;
  insert into main.vervanging (id, afwezigheid, bron, van, tot, wijkt, wijkt_tot, vervolg)
  values (nieuw, afwezig, bron, g.van, g.tot, e.id, e.tot, vervolg);
  if e.id is not null then
    update main.toegang set tot = g.van, versie = versie + 1 where id = e.id;
  end if;
  if vervolg is not null then
    insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
    values (vervolg, e.dossier, e.medewerker, e.onderdeel, e.niveau, e.soort, e.grond, e.organisatie, g.tot, e.tot, e.door, 1);
  end if;
  insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot, door, versie)
  values (nieuw, g.dossier, g.vervanger, g.onderdeel, g.niveau, g.soort, 'Vervanging van ' || g.naam, g.organisatie, g.van,
    g.tot, g.door, 1);
end $$;
