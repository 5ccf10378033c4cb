"""The log that proves itself: every way to tamper with it is planted in the database, and must be found by
schakel-verifieer in an export; sealing is killed, doubled and starved of disk, and the log stays provable.

The verifier is SCHAKEL_VERIFIEER, or the program that the same build made beside SCHAKEL_BIN.
"""

import base64
import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import unittest

import rig
from schijf_test import Disk, NO_ROOM

VERIFIER = os.environ.get('SCHAKEL_VERIFIEER', os.path.join(os.path.dirname(rig.BIN), '..', 'verifieer', 'schakel-verifieer'))
READER = 'hilde.vroemen@zvh.example'
SEALED = ('blad', 'checkpoint', 'zegel_sleutel', 'journaal', 'raadpleging', 'inlog_gebeurtenis')


class Copy(rig.Installation):
    """An installation that begins as a copy of another, with its log as it was sealed."""

    source = None

    @classmethod
    def _pattern(cls, kind):
        return cls.source


def tamper(home, *statements):
    """What somebody with all rights on the database can do: no trigger stands in the way. The server is down."""
    if home.kind == rig.POSTGRES:
        home.sql('; '.join(statements))
        return
    with contextlib.closing(sqlite3.connect(home.store.path, isolation_level=None)) as db:
        db.execute('attach ? as logboek', (home.store.log_path,))
        dropped = []
        for schema in ('main', 'logboek'):
            for name, sql, table in db.execute(f"select name, sql, tbl_name from {schema}.sqlite_schema where type = 'trigger'"
                                               ).fetchall():
                if table in SEALED:
                    db.execute(f'drop trigger {schema}.{name}')
                    dropped.append(sql.replace('create trigger ', f'create trigger {schema}.', 1)
                                   .replace('CREATE TRIGGER ', f'CREATE TRIGGER {schema}.', 1))
        for statement in statements:
            db.execute(statement)
        for sql in dropped:
            db.execute(sql)


def empty(home):
    """As if nothing had ever been sealed."""
    tamper(home, 'delete from checkpoint', 'delete from blad', 'delete from zegel_sleutel',
           "update zegel_stand set checkpoint = 0, grootte = 0, toppen = ''")


class Verdict:
    def __init__(self, done):
        self.code, self.text = done.returncode, done.stdout + done.stderr
        self.kinds = set(re.findall(r'^([A-Z]+): ', self.text, re.MULTILINE))

    def __repr__(self):
        return f'{self.code}\n{self.text[:3000]}'


def verify(directory, *words):
    return Verdict(subprocess.run([VERIFIER, *words, directory], capture_output=True, text=True, check=False, timeout=300))


class Sealed(rig.Case):
    """One log for the class, with changes, looks and events, sealed twice; a checkpoint and the key are kept elsewhere."""

    @classmethod
    def setUpClass(cls):
        cls.home = rig.Installation(cls.kind)
        cls.home.start()
        cls.work(cls.home)
        cls.home.stop()
        cls.seal(cls.home)
        cls.key = cls.home.command('logboek', 'sleutel', check=True).stdout.strip()
        cls.kept = cls.home.path('bewaard')
        cls.export(cls.home, 'eerst')
        with open(cls.home.path('eerst', 'checkpoints.txt'), encoding='utf-8') as f:
            notes = f.read().split('\n\n')
        with open(cls.kept, 'w', encoding='utf-8') as f:
            f.write('\n\n'.join(notes[-3:-1]) + '\n')
        cls.home.start()
        cls.work(cls.home)
        cls.home.stop()
        cls.seal(cls.home)

    @staticmethod
    def work(home):
        """Looks at cases; adds a partner."""
        visitor = home.visitor('sanne.hendrickx')
        cases = [x for x in visitor.get('/casussen').links('/casus/') if re.fullmatch(r'/casus/[\w-]{22}', x)]
        for case in cases[:6]:
            assert visitor.get(case).status == 200

    @staticmethod
    def seal(home):
        return home.command('logboek', 'zegel', check=True).stdout

    @staticmethod
    def export(home, name):
        home.command('--als', READER, 'logboek', 'uitvoer', home.path(name), check=True)
        return home.path(name)

    def copy(self):
        Copy.source = self.home
        made = Copy(self.kind)
        self.addCleanup(made.remove)
        return made

    def check(self, home, *words, earlier=True):
        shutil.rmtree(home.path('uit'), ignore_errors=True)
        kept = ['--eerder', self.kept] if earlier else []
        return verify(self.export(home, 'uit'), '--sleutel', self.key, *kept, *words)

    def find(self, home, *kinds, **rest):
        got = self.check(home, **rest)
        self.assertEqual(got.code, 1, got)
        self.assertLessEqual(set(kinds), got.kinds, got)
        self.assertIn('KLOPT NIET', got.text)
        return got

    def value(self, home, text):
        return home.sql(text)[0][0]


@rig.both
class Tampered(Sealed):
    def test_a_log_that_was_left_alone(self):
        self.seal(self.home)
        got = self.check(self.home)
        self.assertEqual(got.code, 0, got)
        self.assertEqual(got.kinds, set())
        self.assertIn('Het logboek klopt.', got.text)
        self.seal(self.home)
        for table, kind in (('main.journaal', 'j'), ('raadpleging', 'r'), ('main.inlog_gebeurtenis', 'g')):
            self.assertEqual(self.home.count(f"main.blad where soort = '{kind}'"), self.home.count(table), table)
        self.assertGreater(self.home.count("main.blad where soort = 'r'"), 10)
        english = self.check(self.home, '--taal', 'en')
        self.assertIn('The log is intact.', english.text)

    def test_the_database_itself_refuses(self):
        for statement in ('update main.blad set zout = null where plaats = 5', "update main.blad set hash = zout",
                          'delete from main.blad where plaats = 5', 'delete from main.checkpoint',
                          'update main.checkpoint set gaten = 0', "update main.zegel_sleutel set verklaring = 'x'",
                          'delete from main.zegel_sleutel'):
            with self.subTest(statement), self.assertRaises((AssertionError, sqlite3.Error)):
                if self.kind == rig.POSTGRES:
                    rig.psql(self.home.store.conninfo, statement)
                else:
                    self.home.sql(statement)

    def test_changed(self):
        for table, column in (('journaal', 'medewerker'), ('raadpleging', 'medewerker'), ('inlog_gebeurtenis', 'moment')):
            with self.subTest(table):
                home = self.copy()
                tamper(home, f'update {table} set {column} = {column} + 1 where id = (select min(id) from {table})')
                self.assertEqual(self.find(home, 'VERANDERD').kinds, {'VERANDERD'})

    def test_changed_for_what(self):
        """What a change was made for is sealed with it; a row that loses it is not taken for one of before."""
        for column, value in (('doel', "'cijfers'"), ('route', "'x'"), ('doel', 'null, route = null')):
            with self.subTest(f'{column} {value}'):
                home = self.copy()
                tamper(home, f'update journaal set {column} = {value} where id = (select min(id) from journaal where doel is not null)')
                self.assertEqual(self.find(home, 'VERANDERD').kinds, {'VERANDERD'})

    def test_changed_with_its_leaf(self):
        """Whoever makes the hash anew falls through the tree."""
        home = self.copy()
        tamper(home, "update blad set hash = (select b.hash from blad b where b.plaats = 8) where plaats = 7")
        self.find(home, 'VERANDERD', 'BOOM')

    def test_deleted(self):
        for table, more in (('journaal', set()), ('raadpleging', {'GAT'}), ('inlog_gebeurtenis', set())):
            with self.subTest(table):
                home = self.copy()
                tamper(home, f'delete from {table} where id = (select min(id) from {table})')
                self.assertEqual(self.find(home).kinds, {'VERWIJDERD'} | more)

    def test_deleted_with_its_leaf(self):
        home = self.copy()
        tamper(home, 'delete from journaal where id = (select record from blad where plaats = 9)',
               'delete from blad where plaats = 9')
        self.find(home, 'VERWIJDERD', 'BOOM')

    def test_deleted_before_it_was_sealed(self):
        home = self.copy()
        key = home.path('sleutels', 'zegel.sleutel')
        os.rename(key, key + '.weg')  # or the server, which seals by itself, may be quicker
        home.start()
        self.work(home)
        home.stop()
        os.rename(key + '.weg', key)
        last = self.value(home, "select max(record) from main.blad where soort = 'r'")
        waits = [row[0] for row in home.sql(f'select id from raadpleging where id > {last} order by id')]
        self.assertGreaterEqual(len(waits), 4)
        tamper(home, f'delete from raadpleging where id = {waits[1]}')
        self.assertIn('LET OP', self.seal(home))
        self.assertEqual(self.find(home).kinds, {'GAT'})

    def test_inserted(self):
        """A record of last year, written today."""
        home = self.copy()
        tamper(home, "insert into journaal (moment, medewerker, tabel, rij, soort) values (1700000000000, 1, 'casus', 1, 'd')")
        self.seal(home)
        self.assertEqual(self.find(home).kinds, {'LAAT'})

    def test_reordered(self):
        home = self.copy()
        tamper(home, 'update blad set plaats = -1 where plaats = 20', 'update blad set plaats = 20 where plaats = 21',
               'update blad set plaats = 21 where plaats = -1')
        self.assertEqual(self.find(home).kinds, {'BOOM'})

    def test_reordered_in_the_export(self):
        home = self.copy()
        path = os.path.join(self.export(home, 'uit'), 'bladen.txt')
        with open(path, encoding='utf-8') as f:
            lines = f.readlines()
        lines[30], lines[31] = lines[31], lines[30]
        with open(path, 'w', encoding='utf-8') as f:
            f.writelines(lines)
        got = verify(home.path('uit'), '--sleutel', self.key)
        self.assertEqual(got.code, 1, got)
        self.assertLessEqual({'BOOM', 'VOLGORDE'}, got.kinds | ({'VOLGORDE'} if 'INGEVOEGD' in got.kinds else set()), got)

    def test_truncated(self):
        """Cut off with its checkpoints: the export is whole in itself, and a checkpoint that was kept shows it."""
        home = self.copy()
        first = home.sql('select nummer, grootte from main.checkpoint order by nummer limit 1')[0]
        tamper(home, f'delete from checkpoint where nummer > {first[0]}', f'delete from blad where plaats >= {first[1]}')
        self.assertEqual(self.check(home, earlier=False).code, 0)
        self.assertEqual(self.find(home).kinds, {'AFGEKAPT'})

    def test_truncated_leaves(self):
        home = self.copy()
        last = int(self.value(home, 'select max(plaats) from main.blad'))
        tamper(home, f'delete from blad where plaats = {last}')
        self.assertLessEqual({'AFGEKAPT'}, self.find(home, earlier=False).kinds)

    def test_key_replaced(self):
        """All sealed anew with another key, which puts itself in the export."""
        home = self.copy()
        empty(home)
        os.unlink(home.path('sleutels', 'zegel.sleutel'))
        home.command('sleutels', 'maak', check=True)
        self.seal(home)
        self.find(home, 'SLEUTEL')
        self.find(home, 'SLEUTEL', earlier=False)

    def test_key_replaced_in_the_right_way(self):
        home = self.copy()
        new = home.command('logboek', 'sleutel', 'vervang', check=True).stdout.strip()
        self.assertNotEqual(new, self.key)
        self.seal(home)
        got = self.check(home)
        self.assertEqual(got.code, 0, got)
        self.assertIn('sleutels: 2', got.text)
        got = verify(home.path('uit'), '--sleutel', new)
        self.assertEqual(got.code, 0, got)
        self.assertEqual(os.stat(home.path('sleutels', 'zegel.sleutel')).st_mode & 0o777, 0o600)
        self.assertFalse(os.path.exists(home.path('sleutels', 'zegel.sleutel.nieuw')))

    def test_a_key_without_the_word_of_the_old_one(self):
        home = self.copy()
        tamper(home, "insert into zegel_sleutel (id, sleutel, verklaring, moment) values (9223372036854775806, "
               "'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'x', 1)")
        self.find(home, 'SLEUTEL')

    def test_a_key_that_another_key_names(self):
        """A note as it should be, signed by a key that is not of this log."""
        home, other = self.copy(), self.copy()
        empty(other)
        os.unlink(other.path('sleutels', 'zegel.sleutel'))
        other.command('sleutels', 'maak', check=True)
        self.seal(other)
        other.command('logboek', 'sleutel', 'vervang', check=True)
        note = self.read(os.path.join(self.export(other, 'uit'), 'sleutels.txt')).split('\n\n', 1)[1]
        keys = os.path.join(self.export(home, 'uit'), 'sleutels.txt')
        self.write(keys, [self.read(keys) + note])
        self.assertEqual(verify(home.path('uit'), '--sleutel', self.key).kinds, {'SLEUTEL'})

    def test_the_old_key_signs_no_more(self):
        """Another server that still has it stops, and says why."""
        home = self.copy()
        old = home.path('oud')
        shutil.copy(home.path('sleutels', 'zegel.sleutel'), old)
        home.command('logboek', 'sleutel', 'vervang', check=True)
        shutil.copy(old, home.path('sleutels', 'zegel.sleutel'))
        done = home.command('logboek', 'zegel')
        self.assertEqual(done.returncode, 1, done)
        self.assertIn('newest key', done.stderr)

    def test_a_key_that_was_replaced(self):
        """What it still signs is not of the log, and who gave the new key is not content with heads of the old one."""
        home = self.copy()
        file = home.path('sleutels', 'zegel.sleutel')
        old = self.read(file)
        new = home.command('logboek', 'sleutel', 'vervang', check=True).stdout.strip()
        fresh = self.read(file)
        self.write(file, [old])
        got = verify(self.export(home, 'voor'), '--sleutel', new)
        self.assertEqual(got.kinds, {'SLEUTEL'}, got)
        self.assertIn('oudere sleutel', got.text)
        self.write(file, [fresh])
        self.seal(home)
        tamper(home, f"update zegel_sleutel set id = -id where sleutel = '{new}'")
        self.write(file, [old])
        self.export(home, 'na')
        tamper(home, f"update zegel_sleutel set id = -id where sleutel = '{new}'")
        got = self.find(home)
        self.assertEqual(got.kinds, {'SLEUTEL'}, got)
        self.assertIn('al vervangen', got.text)

    def test_inserted_in_the_export(self):
        """A leaf that stands there twice, and one behind the last checkpoint."""
        home = self.copy()
        lines = self.read(os.path.join(self.export(home, 'dubbel'), 'bladen.txt')).split('\n')
        last = lines[-2].split(' ', 1)
        for more, said in ((lines[30:31] + lines[30:-1], 'blad 29 staat er meer dan eens'),
                           (lines[30:-1] + [f'{int(last[0]) + 1} {last[1]}'], 'het laatste checkpoint telt er')):
            with self.subTest(said):
                self.write(home.path('dubbel', 'bladen.txt'), lines[:30] + more + [''])
                got = verify(home.path('dubbel'), '--sleutel', self.key)
                self.assertEqual(got.code, 1, got)
                self.assertRegex(got.text, f'INGEVOEGD: .*{said}')

    def test_forked(self):
        """Another past, sealed with the very key: only a checkpoint that was kept elsewhere shows it."""
        home = self.copy()
        empty(home)
        tamper(home, 'update journaal set medewerker = medewerker + 1 where id = (select min(id) from journaal)')
        self.seal(home)
        self.assertEqual(self.check(home, earlier=False).code, 0)
        self.assertEqual(self.find(home).kinds, {'GEVORKT'})

    def destroy(self, home, case):
        """An order that two people gave, carried out by the server."""
        home.sql(f'update main.casus set vernietigen = 20200101 where id = {case}')
        home.sql("insert into main.vernietiging (id, regio, soort, dossier, nummer, uiterlijk, grond, status, voorgesteld,"
                 " voorgesteld_door, beoordeeld, beoordeeld_door) select c.id + 1, c.regio, 'casus', c.id, c.nummer,"
                 f" 20200101, 'termijn', 'goedgekeurd', 1, 8, 2, 9 from main.casus c where c.id = {case}")
        rig.wait_until('the case is gone', lambda: home.count(f'main.casus where id = {case}') == 0)

    def test_destroyed(self):
        """Payload and random bytes are gone; the proof stands, and what is left says so, by whose order."""
        home = self.copy()
        home.start()
        case = self.value(home, "select min(id) from main.casus where gesloten is null")
        self.destroy(home, case)
        home.stop()
        self.seal(home)
        gone = "main.blad b join main.journaal j on j.id = b.record and b.soort = 'j' where j.beeld is null and j.soort <> 'd'"
        emptied = home.count(gone)
        self.assertGreater(emptied, 10)
        self.assertEqual(home.count(gone + f' and j.dossier = {case}'), home.count(
            f"main.journaal j where j.dossier = {case} and j.soort <> 'd'"))
        self.assertEqual(home.count(gone + ' and b.zout is not null'), 0, 'random bytes stay')
        self.assertEqual(home.count('main.blad where zout is null'), emptied)
        got = self.check(home)
        self.assertEqual(got.code, 0, got)
        self.assertIn(f'Vernietigd: {emptied} records', got.text)
        self.assertIn('door 1 opdrachten tot vernietiging', got.text)
        tamper(home, "update inlog_gebeurtenis set toelichting = replace(toelichting, 'dossier', 'xossier') where soort = 'vernietigd'")
        self.assertEqual(self.find(home).kinds, {'VERANDERD', 'GEWIST'}, 'another order')

    def test_emptied_without_an_order(self):
        home = self.copy()
        which = self.value(home, "select min(record) from main.blad where soort = 'j' and plaats > 30")
        tamper(home, f'update journaal set beeld = null where id = {which}')
        self.assertEqual(self.find(home).kinds, {'VERANDERD'}, 'emptied without its zout')
        tamper(home, f"update blad set zout = null where soort = 'j' and record = {which}")
        self.assertEqual(self.find(home).kinds, {'GEWIST'})
        tamper(home, "update inlog_gebeurtenis set soort = 'vernietigd', toelichting = 'opdracht 1: ' || (select tabel || ' ' || rij "
               f"from journaal where id = {which}) where id = (select min(id) from inlog_gebeurtenis)")
        self.assertEqual(self.find(home).kinds, {'VERANDERD', 'GEWIST'}, 'an event that was made into an order')
        look = self.value(home, "select min(record) from main.blad where soort = 'r'")
        tamper(home, "update raadpleging set medewerker = 0, organisatie = 0, dossier = null, persoon = null, route = '', "
               f"doel = '', grond = null, verzoek = null where id = {look}",
               f"update blad set zout = null where soort = 'r' and record = {look}",
               "insert into inlog_gebeurtenis (id, soort, moment, toelichting) values (9223372036854775805, 'termijn', 1, "
               "'tot 9999999')")
        got = self.find(home)
        self.assertLessEqual({'GEWIST'}, got.kinds)
        self.assertIn('voordat zijn termijn om was', got.text)

    def test_called_destroyed(self):
        """Without its random bytes a record cannot be checked: then it may hold nothing."""
        home = self.copy()
        tamper(home, 'update blad set zout = null where plaats = 40')
        self.assertEqual(self.find(home).kinds, {'VERANDERD'})

    def test_a_tree_that_does_not_fit_is_not_signed(self):
        home = self.copy()
        tamper(home, "update zegel_stand set toppen = replace(toppen, 'a', 'b')")
        done = home.command('logboek', 'zegel')
        self.assertEqual(done.returncode, 1, done)
        self.assertIn('does not fit', done.stderr)

    def test_the_export_is_for_who_may_read_the_log(self):
        for who in ([], ['--als', 'sanne.hendrickx@zvh.example'], ['--als', 'kees.dassen@zvh.example']):
            with self.subTest(who):
                done = self.home.command(*who, 'logboek', 'uitvoer', self.home.path('mag-niet'))
                self.assertEqual(done.returncode, 1, done)
                self.assertFalse(os.path.exists(self.home.path('mag-niet')))

    def test_the_export_is_in_the_log(self):
        home = self.copy()
        before = home.count("raadpleging where soort = 'bestand'")
        self.export(home, 'nog-een')
        self.assertEqual(home.count("raadpleging where soort = 'bestand'"), before + 1)

    def test_logboek_dataverwerkingen(self):
        """One record per request, one under it per person, and nobody of ours in it. The schema is looked at by hand with
        the tool for it; here what no schema says."""
        home = self.copy()
        people = [3765081141939000000 + i for i in (1, 2, 3, 4, 5, 5)]  # a household of five, one of them in two cases
        tamper(home, *(f"insert into raadpleging (proces, volgnr, moment, medewerker, organisatie, dossier, persoon, route, "
                       f"doel, grond, soort, verzoek) values (77, {i + 1}, 1795331124418, 123456782, 5, {i}, {one}, 'casus', "
                       f"'casusregie', '', '{'scherm' if i else 'geweigerd'}', 3765081151826168674)"
                       for i, one in enumerate(people)))
        home.sql("insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking) select b.id - 1000000000000000000,"
                 " (select min(r.id) from main.regio r), 'onbekend', 'Proef', 'proef', 1000 from main.betrokkene b where b.hoofd = 1")
        home.sql('update main.betrokkene set persoon = id - 1000000000000000000 where hoofd = 1')
        done = home.command('--als', READER, 'logboek', 'ldv', home.path('ldv.ndjson'), check=True)
        with open(home.path('ldv.ndjson'), encoding='utf-8') as f:
            records = [json.loads(line) for line in f]
        self.assertIn(f'{len(records)} records', done.stdout)
        everything = json.dumps(records)
        changes = [r for r in records if r['name'].endswith(' (wijziging)')]
        self.one_of_each(changes, int(self.value(home, 'select count(distinct verzoek) from main.journaal')))
        self.assertGreater(len([r for r in changes if 'parent_span_id' in r]), 20)
        self.assertEqual({r['name'] for r in records if '#' not in r['attributes']['dpl.core.processing_activity_id']},
                         {'demo: demo vul (wijziging)'})
        records = [r for r in records if not r['name'].endswith(' (wijziging)')]
        children = [r for r in records if 'parent_span_id' in r]
        requests = int(self.value(home, 'select count(distinct verzoek) from raadpleging'))
        self.one_of_each(records, requests)
        self.assertEqual(len(children), len(home.sql('select distinct verzoek, persoon from raadpleging where persoon is not null')))
        self.assertEqual(len(children), 5)
        self.assertIn('Error', {r['status'] for r in records})
        subjects = {r['attributes']['dpl.core.data_subject_id'] for r in children}
        self.assertEqual(len(subjects), int(self.value(home, 'select count(distinct persoon) from raadpleging')))
        for number in home.sql('select distinct medewerker, persoon from raadpleging where persoon is not null'):
            for one in number:
                self.assertNotIn(one, everything)
        self.assertEqual(home.command('--als', 'sanne.hendrickx@zvh.example', 'logboek', 'ldv', home.path('x')).returncode, 1)

    def one_of_each(self, records, requests):
        """Looks, or changes: one record of each request, under it one of each person, each once."""
        roots = {r['trace_id']: r['span_id'] for r in records if 'parent_span_id' not in r}
        self.assertEqual(len(roots), requests)
        self.assertEqual(len(records), len({(r['trace_id'], r['span_id']) for r in records}))
        for r in records:
            self.assertRegex(r['trace_id'], r'\A(?!0{32})[0-9a-f]{32}\Z')
            self.assertRegex(r['span_id'], r'\A(?!0{16})[0-9a-f]{16}\Z')
            self.assertEqual(roots[r['trace_id']], r.get('parent_span_id', r['span_id']))
            self.assertEqual('dpl.core.data_subject_id' in r['attributes'], 'parent_span_id' in r)
            self.assertFalse([key for key in r['attributes'] if re.search('user|actor|medewerker', key)])

    def proof(self, home, *words, **rest):
        """A proof in a file, and what the verifier says of it."""
        path = home.path('bewijs')
        if os.path.exists(path):
            os.unlink(path)
        home.command('--als', READER, 'logboek', 'bewijs', *words, path, check=True)
        return self.prove(path, **rest)

    def prove(self, path, earlier=None):
        kept = ['--eerder', earlier] if earlier else []
        done = subprocess.run([VERIFIER, '--sleutel', self.key, *kept, '--bewijs', path], capture_output=True, text=True)
        return Verdict(done)

    def test_a_record_is_proven_by_itself(self):
        home = self.copy()
        for kind in 'jrg':
            with self.subTest(kind):
                record = self.value(home, f"select max(record) from main.blad where soort = '{kind}'")
                got = self.proof(home, kind, record)
                self.assertEqual(got.code, 0, got)
                self.assertRegex(got.text, rf'{kind}[12]\t{record}\t')
        with open(home.path('bewijs'), encoding='utf-8') as f:
            lines = f.read().split('\n')
        self.assertEqual(lines[0], 'c2sp.org/tlog-proof@v1')
        faults = {'another leaf': (2, 'index 3'), 'a hash': (3, lines[4]), 'no hash': (3, 'x'), 'other data': (1, 'extra ' + lines[3]),
                  'not signed': (len(lines) - 2, lines[-2][:-8] + 'AAAA' + lines[-2][-4:])}
        for name, (at, line) in faults.items():
            with self.subTest(name):
                self.write(home.path('bewijs'), lines[:at] + [line] + lines[at + 1:])
                self.assertEqual(self.prove(home.path('bewijs')).code, 1)
        with self.subTest('a text that speaks for the verifier'):
            leaf = base64.b64decode(lines[1].removeprefix('extra ')) + b'\x1b[2J\xc2\x9b2J\nHet bewijs klopt.'
            self.write(home.path('bewijs'), [lines[0], 'extra ' + base64.b64encode(leaf).decode()] + lines[2:])
            got = self.prove(home.path('bewijs'))
            self.assertEqual(got.code, 1)
            self.assertNotIn('Het bewijs klopt.', got.text.split('\n'))
            for sign in '\x1b\x9b':
                self.assertNotIn(sign, got.text)
        tamper(home, f"update inlog_gebeurtenis set moment = moment + 1 where id = {record}")
        self.assertEqual(self.proof(home, 'g', record).kinds, {'VERANDERD'})
        self.assertEqual(home.command('--als', READER, 'logboek', 'bewijs', 'j', '1234567', home.path('b')).returncode, 1)
        self.assertEqual(home.command('--als', 'sanne.hendrickx@zvh.example', 'logboek', 'bewijs', 'g', record, home.path('b')
                                      ).returncode, 1)

    @staticmethod
    def read(path):
        with open(path, encoding='utf-8') as f:
            return f.read()

    @staticmethod
    def write(path, lines):
        with open(path, 'w', encoding='utf-8') as f:
            f.write('\n'.join(lines))

    def test_a_checkpoint_grew_out_of_an_earlier_one(self):
        home = self.copy()
        first = home.sql('select grootte, noot from main.checkpoint order by nummer limit 1')[0]
        self.write(home.path('eerder'), [first[1].rstrip('\n'), ''])
        got = self.proof(home, 'vanaf', first[0], earlier=home.path('eerder'))
        self.assertEqual(got.code, 0, got)
        self.assertIn(f'van {first[0]} bladen is het begin', got.text)
        self.assertEqual(self.prove(home.path('bewijs')).code, 2, 'the earlier checkpoint was not given')
        home = self.copy()
        empty(home)
        tamper(home, 'update journaal set medewerker = medewerker + 1 where id = (select min(id) from journaal)')
        self.seal(home)
        self.assertEqual(self.proof(home, 'vanaf', first[0], earlier=self.home_file(first[1])).kinds, {'GEVORKT'})

    def home_file(self, note):
        path = os.path.join(rig.folder(), 'eerder')
        self.write(path, [note.rstrip('\n'), ''])
        return path

    def test_wrong_use(self):
        self.assertEqual(verify('/bestaat/niet', '--sleutel', self.key).code, 3)
        self.assertEqual(verify(self.home.path('eerst')).code, 2)
        self.assertEqual(verify(self.home.path('eerst'), '--sleutel', self.home.config).code, 2)


@rig.both
class Disturbed(rig.Case):
    """Sealing that is killed, that runs twice, that runs beside work."""

    def prepare(self):
        home = rig.Installation(self.kind)
        self.addCleanup(home.remove)
        empty(home)
        tamper(home, 'delete from lease')  # of the server that the copy was made from
        return home

    def intact(self, home):
        Sealed.seal(home)
        for table, kind in (('main.journaal', 'j'), ('raadpleging', 'r'), ('main.inlog_gebeurtenis', 'g')):
            self.assertEqual(home.count(f"main.blad where soort = '{kind}'"), home.count(table), table)
        key = home.command('logboek', 'sleutel', check=True).stdout.strip()
        got = verify(Sealed.export(home, 'uit'), '--sleutel', key)
        self.assertEqual(got.code, 0, got)

    def sealer(self, home):
        return subprocess.Popen([rig.BIN, '--config', home.config, 'logboek', 'zegel'], cwd=home.dir, env=home.environment(),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def test_killed(self):
        """At each step of a piece, the first and a later one."""
        home = self.prepare()
        for step in (('insert', 'zegel_sleutel', 'true'), ('update', 'zegel_stand', 'true'), ('insert', 'checkpoint', 'true'),
                     ('insert', 'blad', 'new.plaats = 0'), ('insert', 'blad', 'new.plaats = 300'),
                     ('update', 'zegel_stand', 'new.checkpoint = 3')):
            brake = rig.Brake(home.store, *step)
            one = self.sealer(home)
            rig.wait_until(f'{step}', lambda: one.poll() is not None or brake.holds())
            self.assertIsNone(one.poll(), 'it ended by itself')
            one.send_signal(signal.SIGKILL)
            one.wait()
            brake.release()
            self.assertEqual(*home.sql('select (select count(*) from main.blad), grootte from main.zegel_stand')[0])
        self.assertGreaterEqual(home.count('main.checkpoint'), 2)
        self.intact(home)

    def test_many_at_once(self):
        """Two servers and three commands on PostgreSQL; the server and commands beside it on SQLite."""
        home = self.prepare()
        home.start()
        twin = home.twin().start() if self.kind == rig.POSTGRES else None
        many = [self.sealer(home) for _ in range(3)]
        visitor = home.visitor('sanne.hendrickx')
        for _ in range(5):
            self.assertEqual(visitor.get('/casussen').status, 200)
        for one in many:
            self.assertEqual(one.wait(), 0)
        if twin:
            twin.stop()
        home.stop()
        self.intact(home)

    def test_the_server_seals_by_itself(self):
        home = self.prepare()
        home.start()
        rig.wait_until('all is sealed', lambda: home.count("main.blad where soort = 'j'") == home.count('main.journaal'))
        home.kill()
        home.stop()
        self.intact(home)

    def test_without_a_key(self):
        home = self.prepare()
        os.unlink(home.path('sleutels', 'zegel.sleutel'))
        home.start()
        rig.wait_until('it is said', lambda: home.log.find('zegel', 'not sealed'))
        self.assertEqual(home.visitor('sanne.hendrickx').get('/casussen').status, 200)


@rig.both
class Full(rig.Case):
    @classmethod
    def setUpClass(cls):
        if cls.kind == rig.SQLITE:
            cls.home = rig.Installation(cls.kind)
            cls.disk = Disk(cls.home.dir, cls.home.path('schakel.'), cls.home.path('uit'))
            cls.home.env = cls.disk.env
        else:
            directory = rig.folder()
            cls.cluster = rig.Cluster(lambda data: Disk(directory, os.path.join(data, 'base')).env)
            cls.addClassCleanup(cls.cluster.remove)
            cls.disk = Disk(directory, os.path.join(cls.cluster.data, 'base'))
            cls.home = rig.Installation(cls.kind, cluster=cls.cluster.conninfo)

    def test_no_room(self):
        empty(self.home)
        self.disk.fill()
        done = self.home.command('logboek', 'zegel')
        self.disk.mend()
        self.assertEqual(done.returncode, 1, done)
        self.assertIn(NO_ROOM, done.stderr)
        self.assertEqual(self.home.count('main.blad'), int(self.home.sql('select grootte from main.zegel_stand')[0][0]))
        Disturbed_sqlite.intact(self, self.home)  # the same proof, whatever the database


if __name__ == '__main__':
    unittest.main()
