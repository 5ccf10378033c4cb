-- What stood at another part before secrecy of the address was enforced (0034).
update adres set onderdeel = 'intern', versie = versie + 1
where onderdeel <> 'intern' and soort in ('woon', 'verblijf', 'brief') and tot is null
  and betrokkene in (select b.id from betrokkene b join persoon p on p.id = b.persoon where p.geheim = 1);
