#!/usr/bin/env python3
"""Tests of gen_query.py: every rule has a statement that breaks it, and what it makes compiles and looks right.

Run: python3 tools/gen_query_test.py
"""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import gen_query

SRC = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'src')
IDS = 'X(dossier, 20)\nX(casus, 40)\nX(notitie, 43)\nX(persoon, 10)\n'
TABLES = '''# head
gemeente openbaar
casus dossier
notitie rij
persoon eigen journaal=nee
sessie kaal
notitie_zoek zoek of=notitie
mens eigen
stap rij bij=notitie
mens_naam zoek of=mens,mens_vergelijk
'''
SCHRIJF = 'id in (select id from {}_schrijf)'


class Case(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)
        self.put('ids.def', IDS)
        self.put('tabellen.def', TABLES)

    def put(self, name, text):
        path = os.path.join(self.dir, name)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
        return path

    def generate(self, *texts):
        paths = [self.put(f'{i}.sql', t) for i, t in enumerate(texts)]
        return gen_query.generate(paths, os.path.join(self.dir, 'ids.def'), os.path.join(self.dir, 'tabellen.def'))

    def refused(self, text, why, line=None):
        with self.assertRaises(SystemExit) as e:
            self.generate(text)
        said = str(e.exception)
        self.assertIn(why, said)
        self.assertRegex(said, r'0\.sql:%s: ' % (line or r'\d+'))

    def exec_refused(self, sql, why, head='x :exec'):
        self.refused(f'-- :name {head}\n{sql}\n', why)

    def accepted(self, sql, head='x :exec'):
        return self.generate(f'-- :name {head}\n{sql}\n')


class Rules(Case):
    def test_read_with_main(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id\nfrom main.casus\n', 'reads main.', 4)

    def test_read_with_main_quoted(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id from "main".casus\n', 'reads main.')

    def test_main_in_the_subselect_of_a_write(self):
        self.exec_refused('update main.notitie set tekst = $t:text where ' + SCHRIJF.format('notitie')
                          + ' and dossier in (select id from main.casus)', 'reads main.')

    def test_main_allowed_in_kaal(self):
        self.generate('-- :name x :one :lens kaal :reden "proef"\n-- :ret id int\nselect id from main.casus\n')

    def test_write_without_main(self):
        self.exec_refused('delete from notitie where ' + SCHRIJF.format('notitie'), 'without main.')
        self.exec_refused('update notitie set tekst = $t:text where ' + SCHRIJF.format('notitie'), 'without main.')
        self.exec_refused('insert into notitie (dossier) select d.id from dossier_schrijf d', 'without main.')

    def test_update_without_schrijf(self):
        self.exec_refused('update main.notitie set tekst = $t:text where id = $id:notitie_id', 'lacks id in')

    def test_delete_without_schrijf(self):
        self.exec_refused('delete from main.notitie where id = $id:notitie_id', 'lacks id in')
        self.exec_refused('delete from main.notitie', 'lacks id in')

    def test_schrijf_of_another_table(self):
        self.exec_refused('delete from main.notitie where ' + SCHRIJF.format('casus'), 'lacks id in')

    def test_schrijf_weakened(self):
        good = SCHRIJF.format('notitie')
        for where in ('id = $id:int or ' + good, 'not ' + good, good.replace(' in ', ' not in '),
                      '(' + good + ' or 1 = 1)', good.replace(')', ' union select id from casus)'),
                      good + ' is not null', good.replace('_schrijf)', '_schrijf s join casus c on 1 = 1)')):
            with self.subTest(where):
                self.exec_refused('delete from main.notitie where ' + where, 'lacks id in')

    def test_schrijf_in_its_forms(self):
        for where in (SCHRIJF.format('notitie'), 'versie = $v:int and ' + SCHRIJF.format('notitie'),
                      'notitie.id in (select s.id from notitie_schrijf s where s.id = $id:int)'
                      ' and (versie = 1 or versie = 2)'):
            with self.subTest(where):
                self.accepted('update main.notitie set tekst = $t:text where ' + where)
        self.generate('-- :name x :one\n-- :ret id notitie_id\nupdate main.notitie set tekst = $t:text where '
                      + SCHRIJF.format('notitie') + ' returning id\n')

    def test_kaal_is_exempt(self):
        self.accepted('delete from sessie', 'x :exec :lens kaal :reden "opruimen"')

    def test_insert_values_into_rij(self):
        self.exec_refused('insert into main.notitie (id, dossier) values ($id:int, $d:dossier_id)',
                          'must select from dossier_schrijf')
        self.exec_refused('insert into main.casus (id) values ($id:int)', 'must select from dossier_schrijf')

    def test_insert_from_another_view(self):
        self.exec_refused('insert into main.notitie (dossier) select d.id from casus_schrijf d',
                          'must select from dossier_schrijf')

    def test_insert_from_an_outer_join_or_union(self):
        self.exec_refused('insert into main.notitie (dossier) select c.id from casus c'
                          ' left join dossier_schrijf d on d.id = c.id',
                          'must select from dossier_schrijf')
        self.exec_refused('insert into main.notitie (dossier) select d.id from dossier_schrijf d'
                          ' union select c.id from casus c',
                          'must select from dossier_schrijf')

    def test_insert_for_a_dossier_the_caller_names(self):
        self.exec_refused('insert into main.notitie (id, dossier) select $id:int, $d:dossier_id from dossier_schrijf s'
                          ' where s.id = $d', 'must be taken from dossier_schrijf')
        self.exec_refused('insert into main.casus (id) select $d:dossier_id from dossier_schrijf s where s.id = $d',
                          'must be taken from dossier_schrijf')
        self.exec_refused('insert into main.notitie (id) select $id:int from dossier_schrijf s', 'gives column dossier')

    def test_insert_from_dossier_schrijf(self):
        self.accepted('insert into main.notitie (id, dossier) select $id:int, s.id from dossier_schrijf s'
                      ' where s.id = $d:dossier_id')

    def test_insert_beside_a_row_one_writes(self):
        self.exec_refused('insert into main.stap (dossier) select n.dossier from notitie n', 'or notitie_schrijf')
        self.exec_refused('insert into main.stap (dossier) select $d:dossier_id from notitie_schrijf w',
                          'must be taken from dossier_schrijf')
        self.accepted('insert into main.stap (dossier) select n.dossier from notitie_schrijf w'
                      ' join notitie n on n.id = w.id')

    def test_insert_openbaar_and_eigen(self):
        for table in ('gemeente', 'persoon'):
            self.exec_refused(f'insert into main.{table} (id) values ($id:int)', 'must select from a _schrijf view')
            self.exec_refused(f'insert into main.{table} (id) select $id:int from casus',
                              'must select from a _schrijf view')
            self.accepted(f'insert into main.{table} (id) select $id:int from huis_schrijf h')
            self.accepted(f'insert into main.{table} (id) values ($id:int)',
                          'x :exec :vrij "wie mag, staat in het domein"')

    def test_vrij_where_it_does_not_belong(self):
        self.exec_refused('insert into main.notitie (dossier) values (1)', ':vrij is not for class rij',
                          'x :exec :vrij "a"')
        self.exec_refused('insert into main.gemeente (id) select h.id from huis_schrijf h', 'not needed',
                          'x :exec :vrij "a"')
        self.exec_refused('delete from main.gemeente where id in (select id from gemeente_schrijf)',
                          ':vrij is for inserts',
                          'x :exec :vrij "a"')
        self.refused('-- :name x :one :vrij "a"\n-- :ret id int\nselect id from casus\n', ':vrij is for inserts')

    def test_upsert(self):
        insert = ('insert into main.gemeente (id, naam) select $id:int, $n:text from huis_schrijf h where true'
                  ' on conflict (id) do ')
        self.exec_refused(insert + 'update set naam = excluded.naam', 'on conflict do update must carry')
        self.accepted(insert + 'update set naam = excluded.naam where gemeente.id in (select id from gemeente_schrijf)')
        self.accepted(insert + 'nothing')

    def test_writes_in_asof_and_cijfers(self):
        for lens in ('asof', 'cijfers', 'actor,asof'):
            self.exec_refused('delete from main.notitie where ' + SCHRIJF.format('notitie'), 'writes in lens',
                              f'x :exec :lens {lens}')

    def test_unknown_table(self):
        self.exec_refused('delete from main.nergens where id in (select id from nergens_schrijf)',
                          'not in tabellen.def')

    def test_or_replace(self):
        self.exec_refused('insert or replace into main.gemeente (id) values (1)', 'insert or replace')
        self.exec_refused('insert or ignore into main.gemeente (id) values (1)', 'insert or ignore')
        self.exec_refused('replace into main.gemeente (id) values (1)', 'only select')

    def test_truncate_and_friends(self):
        for sql in ('truncate main.notitie', 'drop table notitie', 'pragma query_only = 0', 'commit'):
            self.exec_refused(sql, 'only select')

    def test_select_star(self):
        for sql in ('select * from casus', 'select c.* from casus c', 'select id, * from casus',
                    'select distinct * from casus',
                    'select id from casus where exists (select * from notitie)'):
            with self.subTest(sql):
                self.refused(f'-- :name x :one\n-- :ret id int\n{sql}\n', 'select *')

    def test_count_star_and_product(self):
        self.generate('-- :name x :one\n-- :ret n int, m int\nselect count(*), 2 * 3 from casus\n')

    def test_raise_rollback(self):
        self.refused("-- :name x :one\n-- :ret id int\nselect raise ( rollback, 'a') from casus\n", 'raise(rollback)')

    def test_for_update(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id from casus for update\n', 'for update')

    def test_write_inside(self):
        self.refused('-- :name x :one\n-- :ret id int\nwith d as (delete from main.notitie returning id)'
                     ' select id from d\n',
                     'delete inside')

    def test_unknown_type(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id from casus where id = $id:kasus_id\n',
                     'unknown type kasus_id', 3)
        self.refused('-- :name x :one\n-- :ret id kasus_id\nselect id from casus\n', 'unknown type kasus_id', 2)
        self.refused('-- :name x :one\n-- :ret open bool?\nselect open from casus\n', 'unknown type bool?')

    def test_parameter_without_or_with_two_types(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id from casus where id = $id\n', 'no type')
        self.refused('-- :name x :one\n-- :ret id int\nselect id from casus where id = $i:int or id = $i:text\n',
                     'two types')

    def test_parameter_name(self):
        for name in ('ret', 'b', 'default'):
            self.refused(f'-- :name x :one\n-- :ret id int\nselect id from casus where id = ${name}:int\n',
                         'cannot be the name')

    def test_loose_dollar(self):
        for sql in ('select $1', "select 'a", 'select $$a$$'):
            self.refused(f'-- :name x :one\n-- :ret id int\n{sql}\n', 'a loose')

    def test_semicolon(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id from casus; select 1\n', 'a ; inside')
        self.generate("-- :name x :one\n-- :ret id text\nselect ';' from casus where a = ';' -- ; \n;\n")

    def test_two_of_one_name(self):
        text = '-- :name x :one\n-- :ret id int\nselect id from casus\n'
        self.refused(text + text, 'defined twice', 4)

    def test_struct_name_twice(self):
        self.refused('-- :name x :many\n-- :ret id int\nselect id from casus\n'
                     '-- :name x_rows :one\n-- :ret id int\nselect id from casus\n', 'rows of x')

    def test_column_count(self):
        self.refused('-- :name x :one\n-- :ret id int, naam text\nselect id from casus\n',
                     ':ret has 2 columns, the statement 1')
        self.refused('-- :name x :one\n-- :ret id int\nwith d as (select 1, 2) select max(a, b), id from d\n',
                     'statement 2')
        self.refused('-- :name x :one\n-- :ret id int\nupdate main.notitie set a = 1 where ' + SCHRIJF.format('notitie')
                     + ' returning id, versie\n', 'statement 2')
        self.generate('-- :name x :one\n-- :ret a int, b int\nselect id is distinct from versie, 2 from casus\n')

    def test_insert_count(self):
        self.exec_refused('insert into main.gemeente (id, naam) values ($i:int)', '2 columns, 1 values',
                          'x :exec :vrij "a"')
        self.exec_refused('insert into main.notitie (id, dossier) select 1, d.id, 2 from dossier_schrijf d',
                          '2 columns, 3 values')

    def test_columns_swapped(self):
        self.refused('-- :name x :one\n-- :ret naam text, nummer text\nselect c.nummer, c.naam from casus c\n',
                     'stands where')
        self.generate('-- :name x :one\n-- :ret dossier int, id int\nselect d.id, c.id from casus c\n')

    def test_reden(self):
        self.refused('-- :name x :one :lens kaal\n-- :ret id int\nselect id from casus\n', ':reden')
        self.refused('-- :name x :one :reden "a"\n-- :ret id int\nselect id from casus\n', ':reden')
        self.refused('-- :name x :one :lens kaal :reden ""\n-- :ret id int\nselect id from casus\n', 'not understood')

    def test_table_of_class_kaal(self):
        self.refused('-- :name x :one\n-- :ret id int\nselect id from casus c, sessie s\n', 'class kaal')

    def test_search_table_alone(self):
        self.refused("-- :name x :many\n-- :ret id int\nselect z.id from notitie_zoek z where z.w = $w:text\n",
                     'without the lens view notitie')
        self.generate("-- :name x :many\n-- :ret id int\nselect n.id from notitie_zoek z"
                      " join notitie n on n.id = z.id\n")

    def test_search_table_of_two_views(self):
        naam = '-- :name x :many\n-- :ret id int\nselect z.id from mens_naam z'
        self.refused(naam + '\n', 'without the lens view mens or mens_vergelijk')
        self.refused(naam + ' join casus c on c.id = z.id\n', 'without the lens view mens or mens_vergelijk')
        self.generate(naam + ' join mens m on m.id = z.id\n')
        self.generate(naam + ' join mens_vergelijk v on v.id = z.id\n')
        self.exec_refused('insert into main.mens_naam (id) select v.id from mens_vergelijk v',
                          'must select from mens_schrijf')
        self.exec_refused('delete from main.mens_naam where id in (select id from mens_vergelijk)',
                          'must select from mens_schrijf')
        self.accepted('insert into main.mens_naam (id) select m.id from mens_schrijf m')

    def test_search_table_written(self):
        self.exec_refused('insert into main.notitie_zoek (id) values (1)', 'without the lens view')
        self.exec_refused('delete from main.notitie_zoek where id in (select id from notitie)',
                          'must select from notitie_schrijf')
        self.accepted('insert into main.notitie_zoek (id) select n.id from notitie_schrijf n')
        self.accepted('delete from main.notitie_zoek where id in (select id from notitie_schrijf)')

    def test_head(self):
        self.refused('-- :name X :one\nselect 1\n', 'is no name')
        self.refused('-- :name x\n-- :ret id int\nselect 1\n', 'neither')
        self.refused('-- :name x :one\nselect 1\n', ':ret is missing')
        self.refused('-- :name x :exec\n-- :ret id int\nselect 1\n', ':ret belongs')
        self.refused('-- :name x :one :max 3\n-- :ret id int\nselect 1\n', ':max belongs')
        self.refused('-- :name x :many :max 0\n-- :ret id int\nselect 1\n', 'not understood')
        self.refused('-- :name x :one :lens aktor\n-- :ret id int\nselect 1\n', 'not understood')
        self.refused('-- :name x :one :snel\n-- :ret id int\nselect 1\n', 'unknown word')
        self.refused('-- :name x :one\n-- :ret id int, id int\nselect 1, 2\n', 'stands twice')
        self.refused('-- :name x :one\n-- :ret default int\nselect 1\n', 'word of C')
        self.refused('-- :name x :one\n-- :ret id int\n', 'no SQL')
        self.refused('select 1\n', 'before the first')
        self.refused('-- :name x :one :logfile\n-- :ret id int\nselect 1\n', ':logfile needs')
        self.exec_refused('delete from main.notitie where ' + SCHRIJF.format('notitie') + ' returning id',
                          'returning belongs')

    def test_dialects(self):
        one = '-- :name x :one{}\n-- :ret id int\nselect {} from casus\n'
        lite, pg = one.format(' :dialect sqlite', 'a'), one.format(' :dialect postgres', 'b')
        self.refused(lite, 'one dialect of two')
        self.refused(lite + lite, 'defined twice')
        self.refused(lite + one.format('', 'c') + pg, 'defined twice')
        self.refused(lite + pg.replace(':one', ':many'), 'differ')
        self.refused(lite + pg.replace('select b', 'select $n:int'), 'differ')
        header, source, note = self.generate(lite + pg)
        self.assertIn('1 statements, 1 in two dialects: x', note)
        self.assertRegex(source, r'DB_SQLITE\] = "select a from casus"')
        self.assertRegex(source, r'DB_POSTGRES\] = "select b from casus"')

    def test_every_fault_is_told(self):
        with self.assertRaises(SystemExit) as e:
            self.generate('-- :name x :exec\ncommit\n-- :name y :exec\ncommit\n', '-- :name z :exec\ncommit\n')
        self.assertEqual(len(str(e.exception).split('\n')), 3)

    def test_tabellen(self):
        for text in ('casus dosier\n', 'a zoek\n', 'a zoek of=b,\n', 'a kaal\na kaal\n'):
            self.put('tabellen.def', text)
            with self.assertRaises(gen_query.Fault):
                self.generate('')


MANY_KINDS = """-- :name casus_get :one :lens actor,asof
-- One casus */ for the page.
-- :ret id casus_id, nummer text, gesloten moment?, geboren datum?, aantal int, open bool
-- :ret sinds datum, foto bytes?, teller int?
select c.id, c.nummer, c.gesloten, c.geboren, c.aantal, c.open, c.sinds, c.foto, c.teller
from casus c -- $geen:int
where c.id = $casus:casus_id and c.naam <> '$geen:int ''x''' and cast($n:int? as bigint) is null and c.open = $open:bool
  and c.x = $t:text? and c.y = $casus and c.d = $d:datum? and c.m = $m:moment
  and c.f = $f:bytes /* $geen */ and c.s = '\\??('

-- :name casus_list :many :max 500
-- :ret id casus_id
select id from casus order by id nulls last

-- :name persoon_delete :exec
delete from main.persoon where id = $id:persoon_id? and id in (select id from persoon_schrijf)

-- :name raadpleging_add :exec :logfile :lens kaal :reden "elke blik staat op schrift"
insert into raadpleging (id, wie, proces, volgnr) values ($id:int, $wie:persoon_id?, $proces:int, $volgnr:int)

-- :name gemeente_list :many :dialect sqlite
-- :ret naam text
select naam from gemeente where code = $code:text
-- :name gemeente_list :many :dialect postgres
-- :ret naam text
select naam from gemeente where code = $code:text::text and $code::text <> ''
"""


class Output(Case):
    def test_parameters(self):
        _, source, _ = self.generate(MANY_KINDS)
        flat = re.sub(r'"\n\t*"', '', source)
        self.assertIn("c.id = ?1 and c.naam <> '$geen:int ''x''' and cast(?2 as bigint) is null", flat)
        self.assertIn("c.id = $1 and c.naam <> '$geen:int ''x''' and cast($2 as bigint) is null", flat)
        self.assertIn('c.y = ?1 and', flat)
        self.assertIn('code = $1::text and $1::text <>', flat)
        self.assertNotIn('/*', flat.split('stmt_casus_get = {')[1].split('.kind')[0])

    def test_header(self):
        header, _, _ = self.generate(MANY_KINDS)
        self.assertIn('void q_casus_list(struct batch *b, struct q_casus_list_rows *ret);', header)
        self.assertIn('void q_persoon_delete(struct batch *b, struct persoon_id id, int64_t *ret);', header)
        self.assertIn('void q_raadpleging_add_values(struct value *ret_row, int64_t id, struct persoon_id wie);',
                      header)
        self.assertIn('Q_RAADPLEGING_ADD_VALUES = 4', header)
        self.assertIn('Reden: elke blik staat op schrift', header)

    def test_filled_by_the_appender(self):
        _, source, _ = self.generate(MANY_KINDS)
        self.assertIn('.proces = 3,', source)
        self.assertIn('.volgnr = 4,', source)
        self.exec_refused('insert into raadpleging (volgnr) values ($volgnr:text)', 'must be int',
                          'x :exec :logfile :lens kaal :reden "a"')

    def test_compiles(self):
        long = "-- :name lang :one\n-- :ret id int\nselect c.id from casus c where c.naam in (" + ', '.join(
            f"'{i:05}'" for i in range(1000)) + ')\n'
        header, source, _ = self.generate(MANY_KINDS, long)
        os.mkdir(os.path.join(self.dir, 'domein'))
        ids = ''.join(f'struct {k}_id {{ int64_t v; }};\n' for k in ('dossier', 'casus', 'notitie', 'persoon'))
        self.put('domein/ids.h', '#include <stdint.h>\n' + ids)
        self.put('query.h', header)
        main = self.put('query.c', source)
        for cc in ('gcc', 'clang'):
            if shutil.which(cc):
                run = subprocess.run([cc, '-std=c17', '-Wall', '-Wextra', '-Werror', '-Wpedantic', '-c', '-o',
                                     os.devnull,
                                      '-I' + self.dir, '-I' + SRC, main], capture_output=True, text=True, check=False)
                self.assertEqual(run.stderr, '')

    def test_nothing(self):
        _, source, note = self.generate('')
        self.assertIn('stmts_all = { all, 0 }', source)
        self.assertIn('0 statements', note)


if __name__ == '__main__':
    unittest.main()
