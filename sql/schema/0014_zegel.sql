-- The log that proves itself: leaves of a Merkle tree (RFC 6962) over journaal, raadpleging and inlog_gebeurtenis, and
-- signed tree heads.
-- Written by the sealing job alone; how a leaf is made stands in doc/LOGBOEK.md. Source: WGS 2.31, AVG 5 lid 2 and 32.

-- Public keys of the log in order; verklaring is the signed note with which the key before it names it, empty for the
-- first. Secret keys lie in files.
create table zegel_sleutel (
  id {{ID}},
  sleutel text not null unique,
  verklaring text not null,
  moment bigint not null
) {{STRICT}};

-- One leaf. soort: j a row of journaal, r one of raadpleging, g one of inlog_gebeurtenis; plaats counts from 0. hash commits to zout (16 random bytes)
-- and to the record. Destroying the personal data of a record removes zout too, and keeps hash: the proof survives and
-- nothing can be guessed from it.
create table blad (
  plaats bigint not null primary key,
  soort text not null check (soort in ('j', 'r', 'g')),
  record bigint not null,
  hash {{BLOB}} not null,
  zout {{BLOB}},
  unique (soort, record)
) {{STRICT}};

-- Signed tree heads. tot: every record from before it is among the leaves. gaten: how many records were found missing
-- when these leaves were made (numbers of a process that nobody has). journaal, raadpleging, gebeurtenis: the
-- highest ids among the leaves. noot: the C2SP signed note, byte for byte.
create table checkpoint (
  nummer bigint not null primary key,
  grootte bigint not null,
  moment bigint not null,
  tot bigint not null,
  gaten bigint not null,
  journaal bigint not null,
  raadpleging bigint not null,
  gebeurtenis bigint not null,
  sleutel bigint not null references zegel_sleutel(id),
  noot text not null
) {{STRICT}};
create index checkpoint_moment on checkpoint (moment);

-- Where the tree stands, so that sealing costs what is new: the roots of its perfect subtrees, in hex. Who seals changes
-- this row from the checkpoint he read; of two at once, one finds it changed and has done nothing.
create table zegel_stand (
  id {{ID}},
  checkpoint bigint not null,
  grootte bigint not null,
  toppen text not null
) {{STRICT}};
insert into zegel_stand (id, checkpoint, grootte, toppen) values (1, 0, 0, '');

-- :sqlite
create trigger blad_vast_i before insert on blad
when exists (select 1 from blad where plaats = new.plaats or (soort = new.soort and record = new.record))
begin
  select raise(abort, 'blad: alleen toevoegen');
end;
-- zout may only go when the record it hides has been emptied.
create trigger blad_vast_u before update on blad
when new.plaats <> old.plaats or new.soort <> old.soort or new.record <> old.record or new.hash <> old.hash
  or new.zout is not null or old.soort <> 'j'
  or exists (select 1 from journaal j where j.id = old.record and j.beeld is not null)
begin
  select raise(abort, 'blad: alleen toevoegen');
end;
create trigger blad_vast_d before delete on blad
begin
  select raise(abort, 'blad: alleen toevoegen');
end;
create trigger checkpoint_vast_i before insert on checkpoint
when exists (select 1 from checkpoint where nummer = new.nummer)
begin
  select raise(abort, 'checkpoint: alleen toevoegen');
end;
create trigger checkpoint_vast_u before update on checkpoint
begin
  select raise(abort, 'checkpoint: alleen toevoegen');
end;
create trigger checkpoint_vast_d before delete on checkpoint
begin
  select raise(abort, 'checkpoint: alleen toevoegen');
end;
create trigger zegel_sleutel_vast_u before update on zegel_sleutel
begin
  select raise(abort, 'zegel_sleutel: alleen toevoegen');
end;
create trigger zegel_sleutel_vast_d before delete on zegel_sleutel
begin
  select raise(abort, 'zegel_sleutel: alleen toevoegen');
end;
-- :postgres
create function blad_wijzig() returns trigger language plpgsql as $$
begin
  if new.plaats <> old.plaats or new.soort <> old.soort or new.record <> old.record or new.hash <> old.hash
    or new.zout is not null or old.soort <> 'j'
    or exists (select 1 from main.journaal j where j.id = old.record and j.beeld is not null) then
    raise exception using errcode = 'check_violation', message = 'blad: alleen toevoegen';
  end if;
  return new;
end $$;
create trigger blad_vast_u before update on blad
for each row execute function blad_wijzig();
create trigger blad_vast before delete or truncate on blad
for each statement execute function alleen_toevoegen();
create trigger checkpoint_vast before update or delete or truncate on checkpoint
for each statement execute function alleen_toevoegen();
create trigger zegel_sleutel_vast before update or delete or truncate on zegel_sleutel
for each statement execute function alleen_toevoegen();
