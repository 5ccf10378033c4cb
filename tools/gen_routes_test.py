#!/usr/bin/env python3
"""Tests of gen_routes.py: every rule has a route that breaks it and is refused on its line; the real table compiles.

Run: python3 tools/gen_routes_test.py
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import gen_routes

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOL = os.path.join(ROOT, 'tools', 'gen_routes.py')
RIGHTS = '/* X(niet_deze, "") */\nX(openbaar, "")\nX(ingelogd, "")\nX(casus_lezen, "")\n'
KINDS = 'X(casus, 40)\nX(notitie, 43)\n'
LIST = 'GET /casussen casussen right=casus.lezen doel=casusregie\n'
CASE = 'GET /casus/{id:casus_id} casus right=casus.lezen doel=casusregie\n'


def post(rest, fields=''):
    return CASE + 'POST /casus/{id:casus_id} casus_post ' + rest + '\n' + fields


def good(fields):
    return post('right=casus.lezen doel=casusregie terug=casus', fields)


# what needs no session: logging in and out, and what the houses tell everybody; the feed has a secret of its own
OPEN = {'/inloggen', '/inloggen/code', '/inloggen/factor', '/inloggen/factor/link', '/uitloggen', '/wachtwoord-vergeten',
        '/uitnodiging', '/uitnodiging/factor', '/agenda.ics', '/gezond', '/werkgebied', '/over/{huis:huis_id}',
        '/verwerkingen'}


class Case(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)

    def path(self, name):
        return os.path.join(self.dir, name)

    def run_tool(self, text):
        for name, content in (('routes.def', text), ('rechten.def', RIGHTS), ('ids.def', KINDS)):
            with open(self.path(name), 'w', encoding='utf-8') as f:
                f.write(content)
        return subprocess.run([sys.executable, TOOL, *map(self.path, ('routes.def', 'rechten.def', 'ids.def', 'out.h', 'out.c'))],
                              capture_output=True, text=True)

    def refused(self, text, line, why):
        done = self.run_tool(text)
        self.assertNotEqual(done.returncode, 0, f'taken: {text}')
        self.assertIn(f'routes.def:{line}: ', done.stderr)
        self.assertIn(why, done.stderr)
        self.assertFalse(os.path.exists(self.path('out.c')), 'something was written')

    def taken(self, text):
        done = self.run_tool(text)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path('out.c'), encoding='utf-8') as f:
            return f.read()


class Rights(Case):
    """Nothing is open by default."""

    def test_no_right(self):
        self.refused('GET /casussen casussen doel=casusregie\n', 1, 'is missing or unknown')
        self.refused(post('doel=casusregie terug=casus'), 2, 'is missing or unknown')

    def test_unknown_right(self):
        for right in ('casus.lezn', 'casus_lezen', 'alles', '', 'niet.deze'):
            with self.subTest(right=right):
                self.refused(f'GET /casussen casussen right={right} doel=casusregie\n', 1, 'is missing or unknown')

    def test_no_purpose(self):
        self.refused('GET /casussen casussen right=casus.lezen\n', 1, 'names its purpose')
        self.refused('GET /casussen casussen right=casus.lezen doel=\n', 1, 'names its purpose')
        self.refused('GET /casussen casussen right=casus.lezen doel=Casus_1\n', 1, 'names its purpose')

    def test_unknown_key(self):
        self.refused('GET /casussen casussen recht=casus.lezen doel=casusregie\n', 1, 'unknown key')
        self.refused('GET /casussen casussen right=casus.lezen doel=casusregie open\n', 1, 'is not key=value')

    def test_the_right_is_in_the_table(self):
        self.assertIn('RECHT_casus_lezen, "casusregie"', self.taken(LIST))


class Paths(Case):
    def test_method(self):
        for method in ('PUT', 'DELETE', 'get'):
            self.refused(f'{method} /a a right=openbaar doel=a\n', 1, 'expected METHOD')

    def test_shape(self):
        for path in ('a', '/a/', '/A', '/a b', '//a', '/a?b', '/{id}', '/{id:casus}', '/..%2f'):
            with self.subTest(path=path):
                self.assertNotEqual(self.run_tool(f'GET {path} a right=openbaar doel=a\n').returncode, 0)

    def test_kind_of_id(self):
        self.refused('GET /a/{id:zaak_id} a right=openbaar doel=a\n', 1, 'unknown kind of id')

    def test_twice(self):
        self.refused(LIST + LIST.replace(' casussen ', ' andere '), 2, 'stands twice')
        self.refused(LIST + LIST.replace('/casussen', '/andere'), 2, 'stands twice')
        self.refused(CASE + CASE.replace('{id:', '{ander:').replace(' casus ', ' ander '), 2, 'stands twice')


class Posts(Case):
    def test_no_page_to_go_back_to(self):
        self.refused(post('right=casus.lezen doel=casusregie'), 2, 'terug=')

    def test_back_to_what_is_no_page(self):
        for back in ('nergens', 'casus_post'):
            self.refused(post(f'right=casus.lezen doel=casusregie terug={back}'), 2, 'is not a GET route')

    def test_back_to_a_page_that_needs_more(self):
        self.refused(CASE + 'POST /nieuw nieuw right=casus.lezen doel=casusregie terug=casus\n', 2, 'needs id')
        self.refused(CASE + 'POST /n/{id:notitie_id} nieuw right=casus.lezen doel=casusregie terug=casus\n', 2, 'needs id')


class Fields(Case):
    def test_limits_are_asked(self):
        """No size is unlimited."""
        for kind in ('line', 'text', 'int', 'map'):
            self.refused(good(f'  naam {kind}\n'), 3, 'needs a range')
            self.refused(good(f'  naam {kind} 9..1\n'), 3, 'needs a range')
        self.refused(good('  soort code\n'), 3, 'needs its values')

    def test_types(self):
        for field, why in (('naam string 0..9', 'unknown type'), ('a zaak_id', 'unknown kind of id'), ('Naam line 0..9', 'not a field'),
                           ('naam', 'not a field'), ('naam bool ja', "what is 'ja'"), ('naam line[] 0..9', 'can repeat'),
                           ('naam datum 0..9 x', "what is 'x'")):
            with self.subTest(field=field):
                self.refused(good(f'  {field}\n'), 3, why)

    def test_twice(self):
        self.refused(good('  naam line 0..9\n  naam text 0..9\n'), 4, 'twice')
        self.refused(good('  id line 0..9\n'), 3, 'twice')

    def test_before_any_route(self):
        self.refused('  naam line 0..9\n' + LIST, 1, 'before any route')

    def test_file_in_a_get(self):
        self.refused(LIST + '  bestand file\n', 2, 'a file in a GET')


class Made(Case):
    def test_what_it_makes_of_a_field(self):
        made = self.taken(good('  naam line 1..80\n  leeftijd int? 0..150\n  soort code a|b\n  notities notitie_id[]\n  dag datum?\n'))
        for text in ('{ "naam", FIELD_LINE, false, 1, 80, 0,', '{ "leeftijd", FIELD_OPT_INT, true, 0, 150, 0,',
                     '(const char *const[]){ "a", "b", NULL }', 'FIELD_IDS, false, 0, 0, ID_notitie', 'FIELD_DATUM, true',
                     '{ "id", FIELD_ID, false, 0, 0, ID_casus,', 't.id = p->id;'):
            self.assertIn(text, made)

    def test_the_table_of_the_program(self):
        """Every route of it has a right of the list and a purpose, and only these are open to strangers."""
        where = [os.path.join(ROOT, *p.split('/')) for p in ('src/web/routes.def', 'src/catalogus/rechten.def', 'src/domein/ids.def')]
        routes = gen_routes.parse(where[0], gen_routes.read_rights(where[1]), gen_routes.read_kinds(where[2]))
        self.assertGreater(len(routes), 100)
        strangers = {r.path for r in routes if r.keys['right'] == 'openbaar'}
        self.assertEqual(strangers, OPEN, 'a page was opened to whoever comes by: is that meant?')


if __name__ == '__main__':
    unittest.main()
