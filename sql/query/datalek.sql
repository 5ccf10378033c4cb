-- The register of data breaches (invariant 41).

-- :name datalek_add :exec
-- :vrij "everybody reports; who reviews goes on with it"
insert into main.datalek (id, nummer, regio, huis, ontdekt, uiterlijk, wat, gemeld_door, moment)
select $id:datalek_id, $nummer:text, m.regio, m.huis, $ontdekt:moment, $uiterlijk:moment, $wat:text, m.id, $nu:moment
from medewerker m where m.id = actor_id()

-- :name datalek_list :many :max 300
-- Open ones first, the nearest end above. mijn: only what one reported.
-- :ret id datalek_id, nummer text, ontdekt moment, uiterlijk moment, wat text, risico text, ap text, betrokkenen text, afgerond moment?, gemeld_naam text
select d.id, d.nummer, d.ontdekt, d.uiterlijk, d.wat, d.risico, d.ap, d.betrokkenen, d.afgerond, coalesce(m.naam, '')
from datalek d left join medewerker m on m.id = d.gemeld_door
where ($mijn:bool = 1 and d.gemeld_door = actor_id()) or ($mijn = 0 and d.id in (select s.id from datalek_schrijf s))
order by case when d.afgerond is null then 0 else 1 end, case when d.afgerond is null then d.uiterlijk
  else -d.afgerond end, d.id limit 200

-- :name datalek_get :one
-- :ret id datalek_id, nummer text, huis_naam text, ontdekt moment, uiterlijk moment, wat text, gegevens text, aantal int?, risico text, gevolgen text, maatregelen text, ap text, ap_moment moment?, ap_kenmerk text, ap_reden text, betrokkenen text, betrokkenen_moment moment?, betrokkenen_reden text, gemeld_naam text, moment moment, afgerond moment?, afgerond_naam text, vernietigen datum?, jaren int, mag bool, versie int
select d.id, d.nummer, coalesce(h.naam, ''), d.ontdekt, d.uiterlijk, d.wat, d.gegevens, d.aantal, d.risico, d.gevolgen,
  d.maatregelen, d.ap, d.ap_moment, d.ap_kenmerk, d.ap_reden, d.betrokkenen, d.betrokkenen_moment, d.betrokkenen_reden,
  coalesce(m.naam, ''), d.moment, d.afgerond, coalesce((select a.naam from medewerker a where a.id = d.afgerond_door), ''),
  d.vernietigen, coalesce(h.datalek_jaren, 5),
  case when d.id in (select s.id from datalek_schrijf s) then 1 else 0 end, d.versie
from datalek d left join huis h on h.id = d.huis left join medewerker m on m.id = d.gemeld_door
where d.id = $id:datalek_id

-- :name datalek_set :exec
update main.datalek set gegevens = $gegevens:text, aantal = $aantal:int?, risico = $risico:text,
  gevolgen = $gevolgen:text, maatregelen = $maatregelen:text, ap = $ap:text, ap_moment = $ap_moment:moment?,
  ap_kenmerk = $ap_kenmerk:text, ap_reden = $ap_reden:text, betrokkenen = $betrokkenen:text,
  betrokkenen_moment = $betrokkenen_moment:moment?, betrokkenen_reden = $betrokkenen_reden:text,
  afgerond = $afgerond:moment?, afgerond_door = $door:medewerker_id?, vernietigen = $vernietigen:datum?, versie = versie + 1
where id = $id:datalek_id and versie = $versie:int and id in (select id from datalek_schrijf)
