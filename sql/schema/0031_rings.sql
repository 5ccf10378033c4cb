-- Replacement is kept by the database itself: what the absent has or gets, his replacement has in the same transaction, and
-- what ends, ends for both. afwezigheid says who replaces whom, from when until when; what the catalogue says of the
-- replacement's roles stands beside it, since a trigger cannot ask it:
--   mag       he is active, screened, trained, and has a role that may hold dossiers
--   ringen    ",radicalisering,": the besloten rings he is in; his roles are asked besides
--   regie     ",12,": the houses in which he may be procesregisseur, ",*," for all
--   wegingen  ",weegploeg,": the kinds of weighing of which he is in the ring
-- Of vervanging van and tot are the period of the gift, wijkt the lower row of his own that made room and wijkt_tot its end.
-- Source: WGS 1.8 lid 2; BGS 1.11, 1.17; invariants 6, 8, 10, 11.
alter table afwezigheid add column mag bigint not null default 0 check (mag in (0, 1));
alter table afwezigheid add column ringen text not null default ',';
alter table afwezigheid add column regie text not null default ',';
alter table afwezigheid add column wegingen text not null default ',';
alter table vervanging add column van bigint;
alter table vervanging add column tot bigint;
alter table vervanging add column wijkt bigint;
alter table vervanging add column wijkt_tot bigint;
create index vervanging_vervolg on vervanging (vervolg);
update vervanging set van = (select t.van from toegang t where t.id = vervanging.id),
  tot = (select t.tot from toegang t where t.id = vervanging.id);

-- :sqlite
-- A procedure: insert into vervanging_geef (afwezigheid, bron) gives the replacement what the row bron of the absent gives,
-- if that may be and was not done; the view is empty. Nobody hands on what he has as a replacement himself, emergency and
-- review rows are not handed on, and a dossier counts when its row is there: before, its ring is unknown.
create view vervanging_geef as select 0 as afwezigheid, 0 as bron where 0 = 1;
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
        select a.vervanger, a.medewerker, a.ringen, a.regie, a.wegingen, t.dossier, t.onderdeel, t.niveau,
          max(a.van, t.van, actor_moment()) as van, min(a.tot, t.tot) as tot, c.procesregisseur, c.huis,
          w.soort as weging, q.id as verzoek, coalesce(c.id, n.id, o.id, p.id, w.id, q.id) as bekend,
          coalesce(c.ring, n.ring, o.ring, nullif(pc.ring, ''), po.ring, '') as ring
        from afwezigheid a
        join toegang t on t.id = new.bron and t.medewerker = a.medewerker
        join medewerker v on v.id = a.vervanger and v.organisatie = a.organisatie
        left join casus c on c.id = t.dossier
        left join aanmelding n on n.id = t.dossier
        left join overleg o on o.id = t.dossier
        left join weging w on w.id = t.dossier
        left join rechtverzoek q on q.id = t.dossier
        left join agendapunt p on p.id = t.dossier
        left join casus pc on pc.id = p.casus
        left join overleg po on po.id = p.overleg
        where a.id = new.afwezigheid and a.ingetrokken is null and a.mag = 1 and t.soort not in ('nood', 'toetsing')
          and v.actief_van <= actor_moment() and v.actief_tot > actor_moment() and v.vog is not null
          and v.opleiding is not null
          and not exists (select 1 from vervanging x where x.id = t.id)
          and not exists (select 1 from vervanging x where x.afwezigheid = a.id and x.bron = t.id)) k
      where k.bekend is not null and k.van < k.tot
        and (k.ring = '' or (instr(k.ringen, ',' || k.ring || ',') > 0 and exists (
          select 1 from rol_toekenning r where r.medewerker = k.vervanger and r.ring = k.ring
            and r.van <= actor_moment() and r.tot > actor_moment())))
        and (k.procesregisseur is null or k.procesregisseur <> k.medewerker or instr(k.regie, ',*,') > 0
          or instr(k.regie, ',' || k.huis || ',') > 0)
        and (k.weging is null or instr(k.wegingen, ',' || k.weging || ',') > 0)
        and (k.verzoek is null or (
          exists (select 1 from rol_toekenning r where r.medewerker = k.vervanger and r.toetsen = 1
            and r.van <= actor_moment() and r.tot > actor_moment())
          and not exists (
            select 1 from recht_zaak z left join casus zc on zc.id = z.zaak left join aanmelding zn on zn.id = z.zaak
            where z.dossier = k.verzoek and (
              (coalesce(zc.ring, zn.ring, '') <> '' and not exists (
                select 1 from rol_toekenning r where r.medewerker = k.vervanger and r.ring = coalesce(zc.ring, zn.ring)
                  and r.van <= actor_moment() and r.tot > actor_moment()))
              or (coalesce(zc.huis, zn.huis) is not null and not exists (
                select 1 from rol_toekenning r where r.medewerker = k.vervanger and r.toetsen = 1
                  and (r.huis is null or r.huis = coalesce(zc.huis, zn.huis))
                  and r.van <= actor_moment() and r.tot > actor_moment()))))))
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

-- Access that is given to somebody who is away, or will be.
create trigger toegang_vervangen_i after insert on toegang
when new.van < new.tot and exists (select 1 from afwezigheid a where a.medewerker = new.medewerker
  and a.ingetrokken is null and a.tot > new.van and a.van < new.tot)
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, new.id from afwezigheid a
  where a.medewerker = new.medewerker and a.ingetrokken is null and a.tot > new.van and a.van < new.tot order by a.van;
end;
-- The first rows of toegang are there before the dossier; now its ring is known.
create trigger casus_vervangen after insert on casus
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, t.id from toegang t
  join afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
end;
create trigger aanmelding_vervangen after insert on aanmelding
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, t.id from toegang t
  join afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
end;
create trigger overleg_vervangen after insert on overleg
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, t.id from toegang t
  join afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
end;
create trigger weging_vervangen after insert on weging
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, t.id from toegang t
  join afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
end;
create trigger rechtverzoek_vervangen after insert on rechtverzoek
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, t.id from toegang t
  join afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
end;
create trigger agendapunt_vervangen after insert on agendapunt
begin
  insert into vervanging_geef (afwezigheid, bron)
  select a.id, t.id from toegang t
  join afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
end;
-- An absence: registered, its facts weighed again, withdrawn. What the replacement had of his own goes on.
create trigger afwezigheid_i after insert on afwezigheid
begin
  insert into vervanging_geef (afwezigheid, bron)
  select new.id, t.id from toegang t
  where t.medewerker = new.medewerker and t.tot > new.van and t.van < new.tot and t.van < t.tot
  order by t.dossier, t.onderdeel, t.van;
end;
create trigger afwezigheid_feiten after update of mag, ringen, regie, wegingen on afwezigheid
when new.ingetrokken is null
begin
  insert into vervanging_geef (afwezigheid, bron)
  select new.id, t.id from toegang t
  where t.medewerker = new.medewerker and t.tot > new.van and t.van < new.tot and t.van < t.tot
  order by t.dossier, t.onderdeel, t.van;
end;
create trigger afwezigheid_einde after update of ingetrokken on afwezigheid
when new.ingetrokken is not null and old.ingetrokken is null
begin
  update toegang set tot = new.ingetrokken, van = min(van, new.ingetrokken), versie = versie + 1
  where id in (select x.id from vervanging x where x.afwezigheid = new.id) and tot > new.ingetrokken;
  update toegang set versie = versie + 1,
    van = (select max(x.van, new.ingetrokken) from vervanging x where x.vervolg = toegang.id)
  where id in (select x.vervolg from vervanging x where x.afwezigheid = new.id and x.tot > new.ingetrokken)
    and van > new.ingetrokken and tot > van;
end;

-- As before, but what was his own and made room for what never began goes on from where it stopped.
drop trigger toegang_vervangen_tot;
create trigger toegang_vervangen_tot after update of tot on toegang
when new.tot < old.tot and exists (select 1 from vervanging x where x.bron = new.id)
begin
  update toegang set tot = new.tot, van = min(van, new.tot), versie = versie + 1
  where id in (select x.id from vervanging x where x.bron = new.id) and tot > new.tot;
  update toegang set versie = versie + 1,
    van = (select max(x.van, new.tot) from vervanging x where x.vervolg = toegang.id)
  where id in (select x.vervolg from vervanging x where x.bron = new.id) and van > new.tot and tot > van;
end;

-- What a contact point opened for a request ends when another handles it, or when it lapses (BGS 1.2).
create trigger recht_lezen_einde after update of behandelaar, status on rechtverzoek
when new.behandelaar <> old.behandelaar or (new.status = 'ingetrokken' and old.status <> 'ingetrokken')
begin
  update toegang set tot = actor_moment(), van = min(van, actor_moment()), versie = versie + 1
  where medewerker = old.behandelaar and soort = 'toetsing' and tot > actor_moment() and grond like '%' || new.nummer
    and dossier in (
      select z.zaak from recht_zaak z where z.dossier = new.id
      union all select p.id from recht_zaak z join agendapunt p on p.casus = z.zaak where z.dossier = new.id);
end;
-- :postgres
create function vervanging_geef(afwezig bigint, bron bigint) returns void language plpgsql security definer
set search_path = main, pg_temp as $$
declare
  op bigint := main.actor_moment();
  g record;
  e record;
  nieuw bigint := ('x' || substr(md5(gen_random_uuid()::text), 1, 16))::bit(64)::bigint & 9223372036854775807;
  vervolg bigint;
begin
  select k.* into g
  from (
    select a.vervanger, a.medewerker, a.ringen, a.regie, a.wegingen, a.organisatie, a.door, m.naam, t.dossier, t.onderdeel,
      t.niveau, t.soort, greatest(a.van, t.van, op) as van, least(a.tot, t.tot) as tot, c.procesregisseur, c.huis,
      w.soort as weging, q.id as verzoek, coalesce(c.id, n.id, o.id, p.id, w.id, q.id) as bekend,
      coalesce(c.ring, n.ring, o.ring, nullif(pc.ring, ''), po.ring, '') as ring
    from main.afwezigheid a
    join main.toegang t on t.id = bron and t.medewerker = a.medewerker
    join main.medewerker v on v.id = a.vervanger and v.organisatie = a.organisatie
    join main.medewerker m on m.id = a.medewerker
    left join main.casus c on c.id = t.dossier
    left join main.aanmelding n on n.id = t.dossier
    left join main.overleg o on o.id = t.dossier
    left join main.weging w on w.id = t.dossier
    left join main.rechtverzoek q on q.id = t.dossier
    left join main.agendapunt p on p.id = t.dossier
    left join main.casus pc on pc.id = p.casus
    left join main.overleg po on po.id = p.overleg
    where a.id = afwezig and a.ingetrokken is null and a.mag = 1 and t.soort not in ('nood', 'toetsing')
      and v.actief_van <= op and v.actief_tot > op and v.vog is not null and v.opleiding is not null
      and not exists (select 1 from main.vervanging x where x.id = t.id)
      and not exists (select 1 from main.vervanging x where x.afwezigheid = a.id and x.bron = t.id)) k
  where k.bekend is not null and k.van < k.tot
    and (k.ring = '' or (strpos(k.ringen, ',' || k.ring || ',') > 0 and exists (
      select 1 from main.rol_toekenning r where r.medewerker = k.vervanger and r.ring = k.ring and r.van <= op and r.tot > op)))
    and (k.procesregisseur is null or k.procesregisseur <> k.medewerker or strpos(k.regie, ',*,') > 0
      or strpos(k.regie, ',' || k.huis || ',') > 0)
    and (k.weging is null or strpos(k.wegingen, ',' || k.weging || ',') > 0)
    and (k.verzoek is null or (
      exists (select 1 from main.rol_toekenning r where r.medewerker = k.vervanger and r.toetsen = 1 and r.van <= op
        and r.tot > op)
      and not exists (
        select 1 from main.recht_zaak z left join main.casus zc on zc.id = z.zaak
        left join main.aanmelding zn on zn.id = z.zaak
        where z.dossier = k.verzoek and (
          (coalesce(zc.ring, zn.ring, '') <> '' and not exists (
            select 1 from main.rol_toekenning r where r.medewerker = k.vervanger and r.ring = coalesce(zc.ring, zn.ring)
              and r.van <= op and r.tot > op))
          or (coalesce(zc.huis, zn.huis) is not null and not exists (
            select 1 from main.rol_toekenning r where r.medewerker = k.vervanger and r.toetsen = 1
              and (r.huis is null or r.huis = coalesce(zc.huis, zn.huis)) and r.van <= op and r.tot > op))))));
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
revoke execute on function vervanging_geef(bigint, bigint) from public;

create function toegang_vervangen_i() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  perform main.vervanging_geef(a.id, new.id) from main.afwezigheid a
  where a.medewerker = new.medewerker and a.ingetrokken is null and a.tot > new.van and a.van < new.tot;
  return null;
end $$;
revoke execute on function toegang_vervangen_i() from public;
create trigger toegang_vervangen_i after insert on toegang
for each row when (new.van < new.tot) execute function toegang_vervangen_i();

-- The first rows of toegang are there before the dossier; now its ring is known.
create function dossier_vervangen() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  perform main.vervanging_geef(a.id, t.id) from main.toegang t
  join main.afwezigheid a on a.medewerker = t.medewerker and a.ingetrokken is null and a.tot > t.van and a.van < t.tot
  where t.dossier = new.id and t.van < t.tot;
  return null;
end $$;
revoke execute on function dossier_vervangen() from public;
create trigger casus_vervangen after insert on casus for each row execute function dossier_vervangen();
create trigger aanmelding_vervangen after insert on aanmelding for each row execute function dossier_vervangen();
create trigger overleg_vervangen after insert on overleg for each row execute function dossier_vervangen();
create trigger weging_vervangen after insert on weging for each row execute function dossier_vervangen();
create trigger rechtverzoek_vervangen after insert on rechtverzoek for each row execute function dossier_vervangen();
create trigger agendapunt_vervangen after insert on agendapunt for each row execute function dossier_vervangen();
create function afwezigheid_volgt() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  if new.ingetrokken is null then
    perform main.vervanging_geef(new.id, t.id) from (
      select l.id from main.toegang l
      where l.medewerker = new.medewerker and l.tot > new.van and l.van < new.tot and l.van < l.tot
      order by l.dossier, l.onderdeel, l.van) t;
  elsif tg_op = 'UPDATE' and old.ingetrokken is null then
    update main.toegang set tot = new.ingetrokken, van = least(van, new.ingetrokken), versie = versie + 1
    where id in (select x.id from main.vervanging x where x.afwezigheid = new.id) and tot > new.ingetrokken;
    update main.toegang t set versie = versie + 1,
      van = (select greatest(x.van, new.ingetrokken) from main.vervanging x where x.vervolg = t.id)
    where t.id in (select x.vervolg from main.vervanging x where x.afwezigheid = new.id and x.tot > new.ingetrokken)
      and t.van > new.ingetrokken and t.tot > t.van;
  end if;
  return null;
end $$;
revoke execute on function afwezigheid_volgt() from public;
create trigger afwezigheid_volgt after insert or update of mag, ringen, regie, wegingen, ingetrokken on afwezigheid
for each row execute function afwezigheid_volgt();

create or replace function toegang_vervangen() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  if new.tot < old.tot then
    update main.toegang set tot = new.tot, van = least(van, new.tot), versie = versie + 1
    where id in (select x.id from main.vervanging x where x.bron = new.id) and tot > new.tot;
    update main.toegang t set versie = versie + 1,
      van = (select greatest(x.van, new.tot) from main.vervanging x where x.vervolg = t.id)
    where t.id in (select x.vervolg from main.vervanging x where x.bron = new.id) and t.van > new.tot and t.tot > t.van;
  end if;
  if new.niveau <> old.niveau then
    update main.toegang t set versie = versie + 1, niveau = greatest(new.niveau, coalesce(
      (select e.niveau from main.vervanging x join main.toegang e on e.id = x.vervolg where x.id = t.id), 0))
    where t.id in (select x.id from main.vervanging x where x.bron = new.id) and t.tot > main.actor_moment();
  end if;
  return null;
end $$;

create function recht_lezen_einde() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  update main.toegang set tot = main.actor_moment(), van = least(van, main.actor_moment()), versie = versie + 1
  where medewerker = old.behandelaar and soort = 'toetsing' and tot > main.actor_moment() and grond like '%' || new.nummer
    and dossier in (
      select z.zaak from main.recht_zaak z where z.dossier = new.id
      union all select p.id from main.recht_zaak z join main.agendapunt p on p.casus = z.zaak where z.dossier = new.id);
  return null;
end $$;
revoke execute on function recht_lezen_einde() from public;
create trigger recht_lezen_einde after update of behandelaar, status on rechtverzoek
for each row when (new.behandelaar <> old.behandelaar or (new.status = 'ingetrokken' and old.status <> 'ingetrokken'))
execute function recht_lezen_einde();
