#!/usr/bin/env python3
"""Tests of the statements that destroy a dossier: what goes, in which order, what is refused, and the real schema."""
import os
import re
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
import gen_schema  # noqa: E402
import gen_wis  # noqa: E402

TABELLEN = """
zaak      dossier
zitting   dossier wis=nee
stuk      rij
blok      eigen journaal=nee
stoel     rij
vraag     eigen
lek       eigen wis=zelf
lijst     openbaar
persoon   eigen
"""
SCHEMA = """
create table persoon (
  id bigint primary key
);
create table zaak (
  id bigint primary key,
  organisatie bigint not null
);
create table zitting (
  id bigint primary key,
  organisatie bigint not null
);
create table stuk (
  id bigint primary key,
  dossier bigint not null references zaak(id),
  persoon bigint references persoon(id),
  ander bigint references zaak(id)
);
create table blok (
  stuk bigint not null,
  tekst text
);
create table stoel (
  id bigint primary key,
  dossier bigint not null references zitting(id),
  zaak bigint
);
create table vraag (
  id bigint primary key,
  zaak bigint not null,
  stuk text not null default ''
);
create table lek (
  id bigint primary key,
  wat text not null
);
create table lijst (
  id bigint primary key
);
"""


def made(schema=SCHEMA, tabellen=TABELLEN):
    with tempfile.TemporaryDirectory() as home:
        paths = [os.path.join(home, '0001_a.sql'), os.path.join(home, 'tabellen.def')]
        for path, text in zip(paths, (schema, tabellen)):
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
        text = gen_wis.generate(gen_schema.load_tables(paths[1]), gen_wis.read_columns(paths[:1]))
    return dict(re.findall(r'-- :name (\w+) [^\n]*\n(.*?)\n(?=\n|\Z)', text, re.S))


class What(unittest.TestCase):
    def test_names_say_what_goes_and_when(self):
        self.assertEqual(sorted(made()), ['wis_2_lek', 'wis_2_stuk', 'wis_2_vraag', 'wis_3_stuk_persoon', 'wis_4_01_blok',
                                          'wis_4_02_lek', 'wis_4_03_stuk', 'wis_4_04_vraag', 'wis_4_05_zaak',
                                          'wis_5_stuk_persoon'])

    def test_what_is_no_dossier_goes_by_its_own_order(self):
        self.assertIn('delete from main.lek\nwhere id in (', made()['wis_4_02_lek'])
        self.assertIn("'lek', t.id", made()['wis_2_lek'])

    def test_a_row_elsewhere_that_points_to_the_dossier_goes(self):
        self.assertIn('or ander in (', made()['wis_4_03_stuk'])

    def test_what_hangs_on_a_row_goes_before_it(self):
        self.assertIn('stuk in (select x.id from main.stuk x where dossier in (', made()['wis_4_01_blok'])

    def test_a_text_that_is_called_after_a_table_is_no_reference(self):
        self.assertNotIn('stuk in', made()['wis_4_04_vraag'])

    def test_rows_of_a_dossier_that_stays_stay(self):
        self.assertFalse([n for n in made() if 'stoel' in n or 'zitting' in n])

    def test_dossiers_that_point_to_it_go_along(self):
        more = made(SCHEMA + 'create table punt (\n  id bigint primary key,\n  zaak bigint references zaak(id)\n);\n',
                    TABELLEN + 'punt dossier\n')
        self.assertIn('t.zaak in (', more['wis_1_punt'])
        self.assertLess(next(n for n in more if n.endswith('_punt') and n.startswith('wis_4')), 'wis_4_05_zaak')

    def test_a_new_table_of_rows_is_found(self):
        more = made(SCHEMA + 'create table nieuw (\n  id bigint primary key,\n  dossier bigint not null\n);\n',
                    TABELLEN + 'nieuw rij\n')
        self.assertTrue([n for n in more if n.endswith('_nieuw')])

    def test_an_added_column_is_found(self):
        more = made(SCHEMA + 'alter table vraag add column persoon bigint references persoon(id);\n')
        self.assertIn('wis_5_vraag_persoon', more)


class Refused(unittest.TestCase):
    def test_reference_data_that_points_to_what_goes(self):
        with self.assertRaisesRegex(gen_schema.Refused, 'lijst.zaak points to zaak'):
            made(SCHEMA + 'alter table lijst add column zaak bigint references zaak(id);\n')

    def test_tables_that_point_to_each_other(self):
        with self.assertRaisesRegex(gen_schema.Refused, 'point to each other: stuk, zaak'):
            made(SCHEMA + 'alter table zaak add column eerste bigint references stuk(id);\n')


class Real(unittest.TestCase):
    def test_every_table_of_rows_is_in_it_but_those_of_dossiers_that_stay(self):
        schema = os.path.join(ROOT, 'sql', 'schema')
        columns = gen_wis.read_columns([os.path.join(schema, n) for n in os.listdir(schema)])
        tables = gen_schema.load_tables(os.path.join(ROOT, 'sql', 'lens', 'tabellen.def'))
        text = gen_wis.generate(tables, columns)
        stay = {t['name'] for t in tables if t['class'] == 'dossier' and t['wis']}
        for t in tables:
            if t['class'] == 'rij' and columns[t['name']]['dossier'] not in stay:
                self.assertRegex(text, rf'wis_4_\d\d_{t["name"]} ')
        self.assertEqual(stay & {'casus', 'aanmelding', 'agendapunt'}, set())


if __name__ == '__main__':
    unittest.main()
