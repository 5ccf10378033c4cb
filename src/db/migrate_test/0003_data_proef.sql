insert into soort (id, naam) values (1, 'brief'), (2, 'melding "spoed"');
update soort set naam = 'bericht' where id = 1;
