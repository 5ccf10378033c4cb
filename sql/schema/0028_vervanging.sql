-- What the absent loses, his replacement loses in the same transaction: access that was withdrawn or lowered is so for
-- both on the next request, whether the job that follows the absent runs or not. What the replacement had of his own
-- goes on, and never becomes less. Source: WGS 1.8 lid 2; invariants 6, 11.
create index vervanging_bron on vervanging (bron);

-- :sqlite
create trigger toegang_vervangen_tot after update of tot on toegang
when new.tot < old.tot and exists (select 1 from vervanging v where v.bron = new.id)
begin
  update toegang set tot = new.tot, van = min(van, new.tot), versie = versie + 1
  where id in (select v.id from vervanging v where v.bron = new.id) and tot > new.tot;
  update toegang set van = new.tot, versie = versie + 1
  where id in (select v.vervolg from vervanging v where v.bron = new.id) and van > new.tot and tot > van;
end;
create trigger toegang_vervangen_niveau after update of niveau on toegang
when new.niveau <> old.niveau and exists (select 1 from vervanging v where v.bron = new.id)
begin
  update toegang set versie = versie + 1, niveau = max(new.niveau, coalesce(
    (select e.niveau from vervanging v join toegang e on e.id = v.vervolg where v.id = toegang.id), 0))
  where id in (select v.id from vervanging v where v.bron = new.id) and tot > actor_moment();
end;
-- :postgres
create function toegang_vervangen() returns trigger language plpgsql security definer
set search_path = main, pg_temp as $$
begin
  if new.tot < old.tot then
    update main.toegang set tot = new.tot, van = least(van, new.tot), versie = versie + 1
    where id in (select v.id from main.vervanging v where v.bron = new.id) and tot > new.tot;
    update main.toegang set van = new.tot, versie = versie + 1
    where id in (select v.vervolg from main.vervanging v where v.bron = new.id) and van > new.tot and tot > van;
  end if;
  if new.niveau <> old.niveau then
    update main.toegang t set versie = versie + 1, niveau = greatest(new.niveau, coalesce(
      (select e.niveau from main.vervanging v join main.toegang e on e.id = v.vervolg where v.id = t.id), 0))
    where t.id in (select v.id from main.vervanging v where v.bron = new.id) and t.tot > main.actor_moment();
  end if;
  return null;
end $$;
revoke execute on function toegang_vervangen() from public;
create trigger toegang_vervangen after update of tot, niveau on toegang
for each row when (new.tot < old.tot or new.niveau <> old.niveau) execute function toegang_vervangen();
