#!/usr/bin/env python3
"""Tests of the statements that correct a datum: what is made, what is refused, and the real list."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import gen_rect  # noqa: E402

LIST = """/* TEKST(not, read) */
TABEL(stuk, "stuk x", "x.onderdeel", "x.organisatie", "null", "x.dossier = $zaak")
TEKST(stuk, naam, N_("Naam (van nu)"), false, false)
GETAL(stuk, dag, N_("Dag"), true)
BSN(stuk, N_("Nummer"))
LAND(stuk, N_("Land"))
TABEL(mens, "stuk y join mens x on x.id = y.mens", "'kern'", "y.organisatie",
\t"x.moment", "y.dossier = $zaak and x.weg is null")
TEKST(mens, naam, N_("Naam"), true, true)
"""


class Made(unittest.TestCase):
    def refused(self, text, word):
        with self.assertRaises(gen_rect.Refused) as caught:
            gen_rect.generate(text)
        self.assertIn(word, str(caught.exception))

    def test_a_line_gives_a_branch_and_a_statement(self):
        sql = gen_rect.generate(LIST)
        self.assertEqual(sql.count('union all'), 3)
        self.assertEqual(sql.count(':many'), 2)
        self.assertEqual(sql.count(':exec'), 5)
        self.assertIn("select 'stuk_dag', x.id, x.versie, x.onderdeel, x.organisatie, o.naam, coalesce(cast(x.dag as text), '')", sql)
        self.assertIn("from stuk y join mens x on x.id = y.mens join organisatie o on o.id = y.organisatie", sql)
        self.assertIn('update main.stuk set dag = $nieuw:int?, versie = versie + 1', sql)
        self.assertIn('update main.mens set naam = $nieuw:text, versie = versie + 1', sql)
        self.assertIn('id in (select id from mens_schrijf)', sql)
        self.assertIn("o.naam, coalesce(x.bsn, ''), cast(null as bigint)", sql)
        self.assertIn('update main.stuk set land = $nieuw:text, gemeente = null, versie = versie + 1', sql)
        self.assertIn('update main.stuk set bsn = $nieuw:text?, bsn_reden = $reden:text, versie = versie + 1', sql)

    def test_each_parameter_has_its_type_once(self):
        sql = gen_rect.generate(LIST)
        self.assertEqual(sql.count('$zaak:dossier_id'), 2)
        self.assertEqual(sql.count('$zaak'), 5)

    def test_what_is_not_of_the_form_is_refused(self):
        self.refused('', 'nothing')
        self.refused('TEKST(stuk, naam, N_("Naam"), false, false)', 'its TABEL')
        self.refused(LIST + 'TEKST(stuk, naam, N_("Naam"), false, false)\n', 'twice')
        self.refused(LIST + 'TEKST(stuk, plaats, N_("Plaats"))\n', 'expected')
        self.refused(LIST + 'BSN(mens)\n', 'expected')
        self.refused(LIST + 'TABEL(stuk, "stuk x")\n', 'expected')

    def test_the_real_list(self):
        with open(os.path.join(os.path.dirname(HERE), 'src/domein/rechtverzoek/rectificeerbaar.def'), encoding='utf-8') as f:
            columns, tables = gen_rect.load(f.read())
        self.assertEqual({c[0] for c in columns}, set(tables))
        for table in ('persoon', 'aanmelding_inhoud', 'vastlegging', 'notitie'):
            self.assertIn(table, tables)


if __name__ == '__main__':
    unittest.main()
