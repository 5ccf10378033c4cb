-- Search terms carry the order of the list and who may see them, so that the first fifty are read and no more: per regio, by
-- the word and then by the name. What is written as one word (samen) is a word of the name like the others.
alter table persoon_term rename to persoon_term_eerder;
create table persoon_term (
  persoon bigint not null references persoon(id) on delete cascade,
  regio bigint not null references regio(id),
  ring text not null default '',
  soort text not null,
  term text not null,
  volgorde text not null default '',
  primary key (regio, soort, term, volgorde, persoon, ring)
) {{STRICT}};
insert into persoon_term (persoon, regio, ring, soort, term, volgorde)
select distinct p.id, p.regio, p.ring, case t.soort when 'klank' then 'klank' else 'naam' end, t.term,
  substr(p.sorteernaam, 1, 100)
from persoon_term_eerder t join persoon p on p.id = t.persoon;
drop table persoon_term_eerder;
create index persoon_term_persoon on persoon_term (persoon, soort, term);
