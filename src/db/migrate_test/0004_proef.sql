alter table stuk add column kleur text not null default 'grijs';
alter table stuk add column noot text default 'geen';
alter table stuk add column gewicht {{INT}};
