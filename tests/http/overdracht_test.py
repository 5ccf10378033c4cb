"""Much work handed over by the program itself: killed while it writes, each dossier is whole, and the rest goes the next time."""
import http.client
import sys
import threading
import unittest

import rig

N = 1600  # eight units
SANNE, TIM = 'sanne.hendrickx', 'tim.boesten'


@rig.both
class HandingOver(rig.Alone):
    def person(self, home, who):
        return home.sql(f"select id from main.medewerker where email like '{who}@%'")[0][0]

    def columns(self, home, table):
        if self.kind == rig.SQLITE:
            return [row[0] for row in home.sql(f"select name from pragma_table_info('{table}')")]
        return [row[0] for row in home.sql('select column_name from information_schema.columns '
                                           f"where table_schema = 'main' and table_name = '{table}'")]

    def copies(self, home, table, which, **values):
        """N rows like the first that fits, the values a text of SQL in which i counts them."""
        names = self.columns(home, table)
        home.sql(f"insert into main.{table} ({', '.join(names)}) "
                 f'with recursive n(i) as (select 1 union all select i + 1 from n where i < {N}) '
                 f"select {', '.join(values.get(name, 'r.' + name) for name in names)} from n, main.{table} r "
                 f'where r.id = (select min(s.id) from main.{table} s where {which})')

    def much_work(self, home):
        """Cases of Sanne: two rows of toegang, the place of procesregisseur and one in the team for each."""
        sanne = self.person(home, SANNE)
        self.copies(home, 'casus', f'procesregisseur = {sanne} and gesloten is null', id='7000000 + i', nummer="'VEEL-' || i",
                    ring="''", aanmelding='null', gezin='null')
        for deel, onderdeel in enumerate(('kern', 'plan')):
            self.copies(home, 'toegang', f'medewerker = {sanne}', id=f'{8 + deel}000000 + i', dossier='7000000 + i',
                        onderdeel=f"'{onderdeel}'", niveau='3', soort="'team'", van='1', tot='9007199254740991')
        self.copies(home, 'teamlid', f'medewerker = {sanne}', id='7000000 + i', dossier='7000000 + i', onderdeel="'kern'",
                    van='1', tot='null', einde_reden="''")

    def of(self, home, who):
        """How much of each kind is his; of the team, and of what he holds, each kind of row."""
        his = f"(select m.id from main.medewerker m where m.email like '{who}@%')"
        held = f'from main.toegang t where t.medewerker = {his} and t.tot = 9007199254740991 and t.dossier = c.id'
        return [int(n) for n in home.sql(
            'select count(*), '
            f'sum(case when c.procesregisseur = {his} then 1 else 0 end), '
            f"sum(case when exists (select 1 {held} and t.onderdeel = 'kern') then 1 else 0 end), "
            f"sum(case when exists (select 1 {held} and t.onderdeel = 'plan') then 1 else 0 end), "
            f'sum(case when (select count(*) from main.teamlid l where l.dossier = c.id and l.medewerker = {his} '
            'and l.tot is null) = 1 then 1 else 0 end), '
            f'sum(case when c.procesregisseur = {his} and (select count(*) {held}) = 2 '
            f'and exists (select 1 from main.teamlid l where l.dossier = c.id and l.medewerker = {his} and l.tot is null) '
            "then 1 else 0 end) from main.casus c where c.nummer like 'VEEL-%'")[0]]

    def whole(self, home):
        """Each case is as a whole of one of both; returns how many are Tim's."""
        sanne, tim = self.of(home, SANNE), self.of(home, TIM)
        self.assertEqual(len(set(sanne[1:])), 1, sanne)
        self.assertEqual(len(set(tim[1:])), 1, tim)
        self.assertEqual(sanne[1] + tim[1], N)
        return tim[1]

    def hand_over(self, home):
        """Sent from a browser that does not get an answer when the server falls; the thread ends with its answer."""
        visitor, answers = home.visitor('marjolein.tonnaer'), []
        van = '/overdracht/' + home.url_id('medewerker', int(self.person(home, SANNE)))
        values = {'alles': '1', 'naar': home.url_id('medewerker', int(self.person(home, TIM))), 'reden': 'Werklast'}

        def send():
            try:
                answers.append(visitor.post(van, values).status)
            except (OSError, http.client.HTTPException):
                answers.append(0)

        self.assertEqual(visitor.get(van).status, 200)
        sender = threading.Thread(target=send)
        sender.start()
        return sender, answers

    def test_invariant_6_killed_while_much_work_goes_over(self):
        home = self.installation()
        self.much_work(home)
        self.assertEqual(self.whole(home), 0)
        tims, there = f"main.casus where nummer like 'VEEL-%' and procesregisseur = {self.person(home, TIM)}", []
        for _ in range(2):
            done = there[-1] if there else 0
            brake = rig.Brake(home.store, 'update', 'casus', f'(select count(*) from {tims}) > {done + 500}')
            sender, answers = self.hand_over(home)
            rig.wait_until('some of it is over', lambda: answers or home.count(tims) > done)
            home.kill()
            sender.join()
            self.assertEqual(answers, [0], 'it was ready before the server was killed')
            brake.release()
            there.append(self.whole(home))
            self.assertGreater(there[-1], done)
            self.assertLess(there[-1], N)
        sender, answers = self.hand_over(home)
        sender.join()
        self.assertEqual(answers, [303])
        self.assertEqual(self.whole(home), N)
        if self.kind == rig.SQLITE:
            self.assertEqual(home.sql('pragma integrity_check'), [['ok']])
        print(f'\n{self.kind}: of {N} dossiers {there} were over when the server was killed', file=sys.stderr)


if __name__ == '__main__':
    unittest.main()
