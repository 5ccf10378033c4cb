-- :view zaak
select z.stand as stand from main.zaak z
