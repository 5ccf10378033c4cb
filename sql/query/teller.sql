-- Running numbers for people.

-- :name teller_next :one
-- The next number of that kind and year.
-- :vrij "a number belongs to no dossier"
-- :ret laatste int
insert into main.teller (id, soort, jaar, laatste) values ($id:int, $soort:text, $jaar:int, 1)
on conflict (soort, jaar) do update set laatste = teller.laatste + 1
where teller.id in (select id from teller_schrijf)
returning laatste
