-- A gezin is more than one person: whose clock it is, and whose goal. At an overleg who is there says so himself. Source: BGS 2.20 lid 2; domein.md section 4; C078,
-- C080, C081, C085; invariants 19, 22, 28, 29.

-- The person of the case whom it is about; none: the whole dossier. Of each kind one runs at a time, of each person.
alter table termijn add column betrokkene bigint references betrokkene(id);
drop index termijn_loopt;
create unique index termijn_loopt on termijn (dossier, onderdeel, klok, coalesce(betrokkene, 0)) where voldaan is null;
update termijn set betrokkene = (select min(b.id) from betrokkene b where b.dossier = termijn.dossier and b.hoofd = 1)
where onderdeel = 'zrm';

-- For whom in the gezin; none: for all of it.
alter table doel add column betrokkene bigint references betrokkene(id);

-- zelf: said so himself; not, when who leads put it right after.
alter table overleg_lid add column zelf bigint not null default 0 check (zelf in (0, 1));
