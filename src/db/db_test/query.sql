-- Statements of the database tests.

-- :name casus_add :exec
-- :vrij "the tests give every actor leave"
insert into main.casus (id, organisatie, naam, bedrag, open, gesloten, geboren, foto, teller)
values ($id:casus_id, $organisatie:organisatie_id, $naam:text?, $bedrag:int, $open:bool, $gesloten:moment?,
  $geboren:datum?, $foto:bytes?, $teller:int?)

-- :name casus_get :one
-- :ret id casus_id, versie int, naam text, bedrag int, open bool, gesloten moment?, geboren datum?, foto bytes?
-- :ret teller int?
select id, versie, naam, bedrag, open, gesloten, geboren, foto, teller from casus where id = $id:casus_id

-- :name casus_list :many
-- :ret id casus_id, naam text
select id, naam from casus order by id

-- :name casus_few :many :max 2
-- :ret id casus_id
select id from casus order by id

-- :name casus_only :one
-- :ret id casus_id
select id from casus order by id

-- :name casus_met_notitie :many
-- :ret id casus_id
select id from casus_met_notitie order by id

-- :name casus_sum :one
-- :ret n int, som int
select count(*), cast(coalesce(sum(bedrag), 0) as bigint) from casus

-- :name casus_foto :one
-- :ret foto bytes
select foto from casus where id = $id:casus_id

-- :name casus_teller_bool :one
-- :ret teller bool
select teller from casus where id = $id:casus_id

-- :name casus_teller_datum :one
-- :ret teller datum
select teller from casus where id = $id:casus_id

-- :name casus_search :many
-- :ret id casus_id
select id from casus where (cast($naam:text? as text) is null or naam = $naam) order by id

-- :name casus_move :exec
update main.casus set bedrag = $bedrag:int, versie = versie + 1
where id = $id:casus_id and versie = $versie:int and id in (select id from casus_schrijf)

-- :name casus_rename :one
-- :ret id casus_id, versie int
update main.casus set naam = $naam:text, versie = versie + 1
where id = $id:casus_id and id in (select id from casus_schrijf)
returning id, versie

-- :name casus_delete :exec
delete from main.casus where id = $id:casus_id and id in (select id from casus_schrijf)

-- :name notitie_add :exec
-- :vrij "the tests give every actor leave"
insert into main.notitie (id, casus, tekst) values ($id:notitie_id, $casus:casus_id, $tekst:text)

-- :name notitie_list :many
-- :ret id notitie_id, tekst text
select id, tekst from notitie where casus = $casus:casus_id order by id

-- :name gemeente_list :many
-- :ret id gemeente_id, naam text
select id, naam from gemeente order by id

-- :name gemeente_add_many :exec
-- :vrij "fills the tests' table"
with recursive t(x) as (values (1) union all select x + 1 from t where x < $tot:int)
insert into main.gemeente (id, naam) select 1000 + x, $naam:text from t

-- :name deel :one
-- :ret n int
select 100 / $door:int

-- :name kluis_get :one :lens kaal :reden "the tests look into the vault"
-- :ret waarde text
select waarde from kluis where id = $id:int

-- :name casus_all :many :lens actor,kaal :reden "the tests compare with and without lens"
-- :ret id casus_id
select id from casus order by id

-- :name ogen :one :lens actor,asof,cijfers,kaal :reden "the tests ask who looks"
-- :ret medewerker int?, organisatie int?, huis int?, regio int?, moment int?, verzoek int?, dossier int?
-- :ret toen int?, wie int?, route text, doel text
select actor_id(), actor_organisatie(), actor_huis(), actor_regio(), actor_moment(), actor_verzoek(), asof_dossier(),
  asof_moment(), asof_medewerker(), coalesce(actor_route(), '-'), coalesce(actor_doel(), '-')

-- :name journaal_list :many :lens kaal :reden "the tests read what the triggers wrote"
-- :ret tabel text, rij int, medewerker int?, beeld text
select tabel, rij, medewerker, beeld from journaal order by id

-- :name raadpleging_add :exec :lens kaal :logfile :reden "every look is recorded"
insert into raadpleging (wie, wat, proces, volgnr) values ($wie:int, $wat:text, $proces:int, $volgnr:int)

-- :name raadpleging_wipe :exec :lens kaal :logfile :reden "the tests empty a record"
update raadpleging set wat = 'gewist' where wie = $wie:int

-- :name raadpleging_list :many :lens kaal :reden "the tests read the log"
-- :ret wie int, wat text, proces int, volgnr int
select wie, wat, proces, volgnr from raadpleging order by proces, volgnr

-- :name raadpleging_mine :many
-- :ret wat text
select wat from raadpleging order by volgnr
