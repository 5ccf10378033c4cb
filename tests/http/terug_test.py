"""A backup made beside a running server, and put back: what was there at that moment is there again, and nothing else."""

import os
import re
import unittest

import rig

NEW = '/beheer/organisaties/nieuw'


def organisation(name):
    return {'naam': name, 'soort': 'ggz', 'relatiehuis': '', 'contactpersoon': '', 'telefoon': '', 'email': ''}


@rig.both
class Backup(rig.Alone):
    def add(self, home, name):
        visitor = home.visitor('kees.dassen')
        visitor.get(NEW)
        answer = visitor.post(NEW, organisation(name))
        self.assertEqual(answer.status, 303, answer)
        return answer.location

    def images(self, home):
        return home.sql('select count(*), max(id), sum(id % 1009) from main.journaal')

    def copied(self, home):
        folder = home.path('kopie')
        os.mkdir(folder, 0o700)
        done = home.command('backup', folder)
        self.assertEqual(done.returncode, 0, done)
        for name in os.listdir(folder):
            self.assertEqual(os.stat(os.path.join(folder, name)).st_mode & 0o777, 0o600, name)
        return folder

    def empty(self, home):
        """On PostgreSQL a backup goes into a database of its own."""
        self.old = home.store.name
        if self.kind == rig.POSTGRES:
            self.addCleanup(rig.psql, home.store.cluster, f'drop database if exists {self.old} with (force)')
            home.store.create()
            home.write_config()

    def test_there_and_back(self):
        home = self.installation()
        place = self.add(home, 'Voor de Kopie')
        images = self.images(home)
        folder = self.copied(home)
        self.add(home, 'Na de Kopie')
        self.assertEqual(home.stop(), 0)
        self.empty(home)
        done = home.command('restore', folder)
        self.assertEqual(done.returncode, 0, done)
        self.assertEqual(home.count("main.organisatie where naam = 'Voor de Kopie'"), 1)
        self.assertEqual(home.count("main.organisatie where naam = 'Na de Kopie'"), 0)
        self.assertEqual(home.count("main.inlog_gebeurtenis where soort = 'teruggezet'"), 1, 'it is not on record')
        self.assertEqual(self.images(home), images)
        home.start()
        visitor = home.visitor('kees.dassen')
        self.assertIn('Voor de Kopie', visitor.get(place).text)
        self.add(home, 'Na het Terugzetten')
        self.assertEqual(home.visitor('rik.schreurs').get(place).status, 403, 'the lenses are there too')
        cases = home.visitor('sanne.hendrickx').get('/casussen').links('/casus/')
        self.assertTrue(cases)
        self.assertEqual(home.visitor('wil.smeets').get(cases[0]).status, 403)

    def destroyed(self, home, case):
        """Proposed by one, approved by another, carried out by the server."""
        home.sql(f'update main.casus set vernietigen = 20200101 where id = {case}')
        for who, button, name in (('hilde.vroemen', '/vernietigen', 'dossiers'),
                                  ('marjolein.tonnaer', '/vernietigen/goedkeuren', 'opdrachten')):
            visitor = home.visitor(who)
            page = visitor.get('/vernietigen').text
            value = re.search(rf'name="{name}" value="([^"]+)"', page)
            self.assertTrue(value, page)
            self.assertEqual(visitor.post(button, {name: value[1]}).status, 303)
        rig.wait_until('the case is gone', lambda: home.count(f'main.casus where id = {case}') == 0)
        path = home.path('vernietigingen.txt')
        rig.wait_until('it is in the file', lambda: os.path.exists(path) and os.path.getsize(path))
        with open(path, encoding='ascii') as f:
            return f.read()

    def test_what_was_destroyed_since_stays_destroyed(self):
        home = self.installation()
        folder = self.copied(home)
        case = home.sql('select min(id) from main.casus where gesloten is null')[0][0]
        number = home.sql(f'select nummer from main.casus where id = {case}')[0][0]
        images = f'main.journaal where dossier = {case} and beeld is not null'
        self.assertGreater(home.count(images), 0)
        kept = self.destroyed(home, case)
        self.assertIn(case, kept)
        self.assertNotIn(number, kept)
        self.assertEqual(len(kept.splitlines()), 2)
        self.assertEqual(home.stop(), 0)
        self.empty(home)
        done = home.command('restore', folder)
        self.assertEqual(done.returncode, 0, done)
        self.assertIn('Opnieuw vernietigd na deze back-up: 1', done.stdout)
        self.assertEqual(home.count(f'main.casus where id = {case}'), 0)
        self.assertEqual(home.count(images), 0)
        self.assertEqual(home.sql("select nummer from main.vernietiging where status = 'uitgevoerd'"), [[number]])
        home.start()
        self.assertIn(number, home.visitor('hilde.vroemen').get('/vernietigen/verklaringen').text)

    def test_killed_while_destroying(self):
        """All of it is still there, and goes when the program is back."""
        home = self.installation()
        case = home.sql('select min(id) from main.casus where gesloten is null')[0][0]
        parts = [f'main.{t} where dossier = {case}' for t in ('notitie', 'toegang', 'betrokkene', 'afspraak')]
        parts.append(f'main.journaal where dossier = {case} and beeld is not null')
        brake = rig.Brake(home.store, 'delete', 'casus', f'old.id = {case}')
        home.sql(f'update main.casus set vernietigen = 20200101 where id = {case}')
        was = [home.count(part) for part in parts]
        self.assertTrue(all(was), was)
        home.sql("insert into main.vernietiging (id, regio, soort, dossier, nummer, uiterlijk, grond, status, voorgesteld,"
                 " voorgesteld_door, beoordeeld, beoordeeld_door) select c.id + 1, c.regio, 'casus', c.id, c.nummer,"
                 f" 20200101, 'termijn', 'goedgekeurd', 1, 8, 2, 9 from main.casus c where c.id = {case}")
        rig.wait_until('the destruction is under way', brake.holds)
        home.kill_all()
        brake.release()
        rig.wait_until('nobody holds the case', lambda: [home.count(part) for part in parts] == was)
        self.assertEqual(home.count('main.vernietiging_lopend'), 0)
        self.assertEqual(home.count("main.vernietiging where status = 'uitgevoerd'"), 0)
        home.start()
        rig.wait_until('it goes after all', lambda: [home.count(part) for part in parts] == [0] * len(parts))

    def test_never_over_another(self):
        home = self.installation()
        folder = self.copied(home)
        before = {n: os.stat(os.path.join(folder, n)).st_mtime_ns for n in os.listdir(folder)}
        done = home.command('backup', folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn('Daar staat al een back-up', done.stdout + done.stderr)
        self.assertEqual({n: os.stat(os.path.join(folder, n)).st_mtime_ns for n in os.listdir(folder)}, before)

    def test_where_nothing_can_be_written(self):
        home = self.installation()
        done = home.command('backup', home.path('bestaat-niet'))
        self.assertEqual(done.returncode, 1, done)
        self.assertFalse(os.path.exists(home.path('bestaat-niet')))

    def test_a_damaged_backup_changes_nothing(self):
        home = self.installation()
        place = self.add(home, 'Blijft Staan')
        folder = self.copied(home)
        self.assertEqual(home.stop(), 0)
        main = os.path.join(folder, 'schakel.db' if self.kind == rig.SQLITE else 'schakel.pgdump')
        with open(main, 'r+b') as f:
            f.truncate(os.path.getsize(main) // 2)
        was, old = home.store.name, home.store.setting
        self.empty(home)
        done = home.command('restore', folder)
        self.assertEqual(done.returncode, 1, done)
        if self.kind == rig.POSTGRES:
            self.assertEqual(home.sql("select count(*) from pg_namespace where nspname = 'main'"), [['0']])
            home.store.drop()
            home.store.name = was
            home.write_config(database=old)
        home.start()
        self.assertIn('Blijft Staan', home.visitor('kees.dassen').get(place).text)

    def test_not_over_what_is_there(self):
        home = self.installation()
        folder = self.copied(home)
        place = self.add(home, 'Nog Niet Bewaard')
        done = home.command('restore', folder)
        self.assertEqual(done.returncode, 1, done)
        self.assertIn('De server draait' if self.kind == rig.SQLITE else 'is niet leeg', done.stdout + done.stderr)
        self.assertIn('Nog Niet Bewaard', home.visitor('kees.dassen').get(place).text)


class WithoutPrograms(rig.Case, unittest.TestCase):
    kind = rig.POSTGRES

    def test_no_pg_dump(self):
        os.mkdir(self.home.path('leeg'))
        os.mkdir(self.home.path('kopie'))
        self.home.env = {'PATH': self.home.path('leeg')}
        done = self.home.command('backup', self.home.path('kopie'))
        self.assertEqual(done.returncode, 1, done)
        self.assertIn('pg_dump en pg_restore ontbreken', done.stderr)
        self.assertEqual(os.listdir(self.home.path('kopie')), [])


if __name__ == '__main__':
    unittest.main()
