-- Looking up by what people write down.

-- :name opzoek_organisaties :many
-- :ret id organisatie_id, naam text
select o.id, o.naam from organisatie o
where o.regio = actor_regio() and (o.beeindigd is null or o.beeindigd >= $op:datum) order by o.naam limit 5000

-- :name opzoek_gemeenten :many
-- :ret id gemeente_id, naam text, code text
select g.id, g.naam, g.code from gemeente g where g.van <= $op:datum and (g.tot is null or g.tot >= $op)
order by g.naam, g.code limit 2000
