"""Ids that are not one's own: forged, of another kind, of nothing, of somebody else. One answer for all.

Every route with an id in its path is asked with each of them, by every kind of user. What must not show is whether there
is something: the pages are the same, byte for byte, but for the number of the request and the form token.
"""

import os
import re
import unittest

import rig

WHO = ('kees.dassen', 'sanne.hendrickx', 'rik.schreurs', 'noor.habets', 'wil.smeets')
GONE = ('bewaard_weg',)  # to throw away what is gone is no fault: a second press has the answer of the first
NOTHING = 7  # no row has so small an id
FLIPPED = {'A': 'B', 'Q': 'R', 'g': 'h', 'w': 'x'}  # the last letter of an id says two bits; the others must be zero


@rig.both
class Ids(rig.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.routes = [r for r in rig.routes() if r.kinds]
        cls.kinds = {r.name: r.kinds for r in rig.routes()}
        cls.tables = set(cls.home.store.tables())
        cls.rows = {kind: [int(row[0]) for row in cls.home.sql(f'select id from main.{kind} order by id limit 40')]
                    for kind in {k for r in cls.routes for k in r.kinds} if kind in cls.tables}

    def ask(self, visitor, route, *ids):
        if route.method == 'GET':
            return visitor.get(route.at(*ids))
        if not visitor.token:
            visitor.get('/profiel')
        token = visitor.token
        answer = visitor.post(route.at(*ids), {}, token=token)
        visitor.token = token
        return answer

    def begins(self, route):
        """A referral has its id before its row: one that is nothing yet is the empty first page of a new one."""
        return route.path.startswith('/aanmelden/')

    def expected(self, route):
        """Without its fields a request is wrong by itself, unless the page that is shown again is about the id."""
        if route.name in GONE:
            return (303,)
        return (400, 404) if route.asks and not self.kinds.get(route.keys.get('terug')) else (404,)

    def nothing(self, route):
        return [self.home.url_id(kind, NOTHING) for kind in route.kinds]

    def bad(self, route):
        """Lists of ids with one that is wrong, by what is wrong with it."""
        for at, kind in enumerate(route.kinds):
            base = self.nothing(route)
            other = 'huis' if kind != 'huis' else 'regio'
            some = self.rows.get(other) or [NOTHING]
            last = base[at][-1]
            for what, text in (('of another kind', self.home.url_id(other, some[0])), ('forged', 'A' * 22),
                               ('random', rig.base64.urlsafe_b64encode(os.urandom(16)).decode()[:22]),
                               ('a number', '1'), ('long', 'A' * 500), ('with a tail', base[at] + 'A'),
                               ('spelt otherwise', base[at][:-1] + FLIPPED[last]), ('no letters', '%20'),
                               ('quoted', "'%20or%201=1--"), ('broken bytes', '%c3%28')):
                yield what, base[:at] + [text] + base[at + 1:]

    def test_all_the_same_as_nothing(self):
        asked = 0
        for turn, (who, route) in enumerate((who, route) for who in WHO for route in self.routes):
            visitor = self.visitor(who)
            none = self.ask(visitor, route, *self.nothing(route))
            if none.status == 403:  # he may not ask it of any
                continue
            with self.subTest(who=who, route=route.name):
                if not self.begins(route):
                    self.assertIn(none.status, self.expected(route), none)
            # every route with a third of the ways, every way with many routes
            for what, ids in list(self.bad(route))[turn % 3::3]:
                with self.subTest(who=who, route=route.name, what=what):
                    answer = self.ask(visitor, route, *ids)
                    if what == 'broken bytes':
                        self.assertEqual(answer.status, 400, answer)
                        continue
                    self.assertEqual(answer.status, 404, answer)
                    if none.status == 404:
                        self.assertEqual(answer.plain(), none.plain())
                    asked += 1
        self.assertGreater(asked, 100)

    def test_what_is_somebody_elses_is_the_same_as_nothing(self):
        """Of all rows there are, those that do not open are as if they were not there."""
        closed = {}
        for who in WHO:
            for route in self.routes:
                if route.method != 'GET' or len(route.kinds) != 1 or route.kinds[0] not in self.rows:
                    continue
                if self.begins(route):
                    continue
                visitor = self.visitor(who)
                none = self.ask(visitor, route, *self.nothing(route))
                if none.status == 403:
                    continue
                for number in self.rows[route.kinds[0]]:
                    with self.subTest(who=who, route=route.name, number=number):
                        answer = self.ask(visitor, route, self.home.url_id(route.kinds[0], number))
                        self.assertIn(answer.status, (200, 303, 404, 409) + ((400,) if route.asks else ()), answer)
                        if answer.status == 404:
                            self.assertEqual(answer.plain(), none.plain())
                            closed.setdefault(route.name, set()).add(who)
        # without these the test would have seen nothing
        self.assertIn('wil.smeets', closed.get('collega', ()))
        for name in ('casus', 'aanmelding'):
            if any(r.name == name for r in self.routes):
                self.assertTrue(closed.get(name), f'{name}: everybody sees every one')

    def test_refusals_are_on_record(self):
        visitor = self.visitor('wil.smeets')
        before = self.home.count(f"{self.looks} where soort = 'geweigerd'")
        stranger = self.home.sql("select id from main.medewerker where email = 'sanne.hendrickx@zvh.example'")[0][0]
        self.assertEqual(visitor.get('/beheer/collegas/' + self.home.url_id('medewerker', int(stranger))).status, 404)
        self.assertEqual(visitor.get('/beheer/medewerkers').status, 403)
        self.assertEqual(self.home.count(f"{self.looks} where soort = 'geweigerd'"), before + 2)

    @property
    def looks(self):
        return 'logboek.raadpleging' if self.kind == rig.SQLITE else 'main.raadpleging'

    def test_address_says_no_number(self):
        """Ids of neighbouring rows have nothing in common."""
        one, two = (self.home.url_id('medewerker', n) for n in (1000001, 1000002))
        self.assertLess(sum(a == b for a, b in zip(one, two)), 8)

    def test_no_number_on_any_page(self):
        """The numbers of rows stand on no page, in no address and in no field."""
        numbers = [str(n) for rows in self.rows.values() for n in rows]
        for who in WHO:
            visitor = self.visitor(who)
            for route in rig.routes():
                if route.method == 'GET' and not route.kinds:
                    answer = visitor.get(route.path)
                    for number in numbers:
                        self.assertNotIn(number, re.sub(r'name="(_t|versie)" value="[^"]*"', '', answer.text),
                                         (who, route.path))


if __name__ == '__main__':
    unittest.main()
