"""A disk that is full, broken, or held by another program. vol.c stands between the server and its files.

The answer says what is the matter, the log has a line, what was typed is still there, nothing is half stored; and when
there is room again the same form gives one row, without a restart.
"""

import os
import re
import sqlite3
import subprocess
import unittest

import rig

NEW = '/beheer/organisaties/nieuw'
NO_ROOM = 'Er is geen opslagruimte meer'
HERE = os.path.dirname(os.path.abspath(__file__))


def organisation(name):
    return {'naam': name, 'soort': 'ggz', 'relatiehuis': '', 'contactpersoon': 'c' * 100, 'telefoon': '', 'email': ''}


class Disk:
    """The environment of a program whose disk can be filled."""

    def __init__(self, directory, *paths):
        self.flag = os.path.join(directory, 'vol')
        library = os.path.join(directory, 'vol.so')
        subprocess.run(['cc', '-shared', '-fPIC', '-O1', '-o', library, os.path.join(HERE, 'vol.c'), '-ldl'], check=True)
        asan = ':'.join(filter(None, (os.environ.get('ASAN_OPTIONS'), 'verify_asan_link_order=0')))
        self.env = {'LD_PRELOAD': library, 'VOL_FLAG': self.flag, 'VOL_PATH': ':'.join(paths), 'ASAN_OPTIONS': asan}

    def fill(self):
        open(self.flag, 'w', encoding='ascii').close()

    def break_down(self):
        with open(self.flag, 'w', encoding='ascii') as f:
            f.write('x')

    def mend(self):
        if os.path.exists(self.flag):
            os.unlink(self.flag)


class OnDisk(rig.Case):
    """One installation for the class: the server's own files on SQLite, those of a cluster of its own on PostgreSQL."""

    @classmethod
    def setUpClass(cls):
        if cls.kind == rig.SQLITE:
            cls.home = rig.Installation(cls.kind)
            cls.disk = Disk(cls.home.dir, cls.home.path('schakel.'), cls.home.path('kopie'))
            cls.home.env = cls.disk.env
        else:
            directory = rig.folder()
            cls.cluster = rig.Cluster(lambda data: Disk(directory, os.path.join(data, 'base')).env)
            cls.addClassCleanup(cls.cluster.remove)
            cls.disk = Disk(directory, os.path.join(cls.cluster.data, 'base'))
            cls.home = rig.Installation(cls.kind, cluster=cls.cluster.conninfo)
        cls.home.start()

    def setUp(self):
        self.addCleanup(self.disk.mend)

    def rows(self, name):
        return (self.home.count(f"main.organisatie where naam = '{name}'"),
                self.home.count(f"main.journaal where tabel = 'organisatie' and beeld like '%\"{name}\"%'"))

    def visitor(self, who=None):
        visitor = self.home.visitor()
        if self.kind == rig.SQLITE and who:
            return self.home.visitor(who)
        if who:
            visitor.login(who)
        return visitor

    def until_refused(self, send):
        """PostgreSQL has room within its pages for some rows; the names that were taken, and the first refusal."""
        for i in range(2000):
            answer = send(i)
            if answer.status == 503:
                return i, answer
            self.assertIn(answer.status, (200, 303), answer)
        raise AssertionError('the disk is never full')


@rig.both
class Full(OnDisk):
    def test_a_form(self):
        visitor = self.visitor('kees.dassen')
        visitor.get(NEW)
        self.disk.fill()

        def send(i):
            visitor.get(NEW)
            return visitor.post(NEW, organisation(f'Volle Schijf {i}'))
        taken, refused = self.until_refused(send)
        self.assertIn(NO_ROOM, refused.text)
        self.assertIn(f'value="Volle Schijf {taken}"', refused.text, 'what was typed is gone')
        self.assertTrue(self.home.log.find('full'), self.home.log.text())
        for i in range(taken):
            self.assertEqual(self.rows(f'Volle Schijf {i}'), (1, 1))
        self.assertEqual(self.rows(f'Volle Schijf {taken}'), (0, 0))
        self.assertEqual(visitor.get('/profiel').status, 200, 'reading goes on')
        self.assertEqual(visitor.get('/gezond').status, 200)
        self.disk.mend()
        again = visitor.post(NEW, organisation(f'Volle Schijf {taken}'), token=refused.hidden('_t'))
        self.assertEqual(again.status, 303, again)
        self.assertEqual(self.rows(f'Volle Schijf {taken}'), (1, 1))

    def test_a_look_that_cannot_be_recorded_shows_nobody(self):
        visitor = self.visitor('sanne.hendrickx')
        cases = [x for x in visitor.get('/casussen').links('/casus/') if re.fullmatch(r'/casus/[\w-]{22}', x)]
        page = visitor.get(cases[0])
        self.assertEqual(page.status, 200)
        title = re.search(r'<h1[^>]*>(.*?)</h1>', page.text, re.DOTALL).group(1)
        self.disk.fill()
        _, refused = self.until_refused(lambda i: visitor.get(cases[0]))
        self.assertNotIn(title, refused.text)
        self.assertIn(NO_ROOM, refused.text)
        self.disk.mend()
        rig.wait_until('the page', lambda: visitor.get(cases[0]).status == 200)

    def test_an_attachment(self):
        visitor = self.visitor('rik.schreurs')
        target = visitor.get('/aanmelden').location or ''
        self.assertRegex(target, r'^/aanmelden/[\w-]{22}/')
        place = re.match(r'/aanmelden/[\w-]{22}', target).group(0)
        page = visitor.get(place + '/partners')
        text = 'Gesproken op maandag. '.encode() * 50000
        file = [('bestand', 'verslag.txt', 'text/plain', text)]
        before = self.home.count("main.bijlage where status = 'klaar'")
        self.disk.fill()
        answer = visitor.upload(place + '/partners', page.with_file('Verslag'), file)
        self.assertEqual(answer.status, 503, answer)
        self.assertIn(NO_ROOM, answer.text)
        self.assertEqual(self.home.count("main.bijlage where status = 'klaar'"), before)
        self.disk.mend()
        page = visitor.get(place + '/partners')
        answer = visitor.upload(place + '/partners', page.with_file('Verslag'), file)
        self.assertEqual(answer.status, 303, answer)
        page = visitor.get(place + '/partners')
        links = page.links('/bijlagen/')
        self.assertEqual(len(links), 1, 'the half one shows')
        self.assertEqual(visitor.get(links[0]).body, text)

    def test_a_destruction(self):
        """Nothing is half destroyed: all of it is still there, and goes when there is room again."""
        case = self.home.sql('select min(id) from main.casus where gesloten is null')[0][0]
        parts = [f'main.{t} where dossier = {case}' for t in ('notitie', 'toegang', 'betrokkene', 'afspraak')]
        parts += [f'main.journaal where dossier = {case} and beeld is not null', f'main.casus where id = {case}']
        self.home.sql(f'update main.casus set vernietigen = 20200101 where id = {case}')
        self.home.sql("insert into main.vernietiging (id, regio, soort, dossier, nummer, uiterlijk, grond, status, "
                      "voorgesteld, voorgesteld_door, beoordeeld, beoordeeld_door) select c.id + 1, c.regio, 'casus', c.id, "
                      f"c.nummer, 20200101, 'termijn', 'voorgesteld', 1, 8, 2, 9 from main.casus c where c.id = {case}")
        was = [self.home.count(part) for part in parts]
        self.assertTrue(all(was), was)
        if self.kind == rig.SQLITE:  # what is written from here on makes the file grow
            self.home.sql('pragma wal_checkpoint(truncate)')
            no_room = 'full'
        else:  # there is room to begin, and none further on
            self.home.sql('insert into main.vernietiging_lopend (vernietiging) values (0); '
                          'delete from main.vernietiging_lopend')
            no_room = ': 53100'
        self.disk.fill()
        self.home.sql(f"update main.vernietiging set status = 'goedgekeurd' where dossier = {case}")
        rig.wait_until('the destruction finds no room', lambda: self.home.log.find('vernietigen', no_room))
        self.assertEqual([self.home.count(part) for part in parts], was)
        self.assertEqual(self.home.count('main.vernietiging_lopend'), 0)
        self.assertEqual(self.home.count("main.vernietiging where status = 'uitgevoerd'"), 0)
        self.assertEqual(self.home.count('main.grafsteen'), 0)
        self.disk.mend()
        rig.wait_until('it goes after all', lambda: [self.home.count(part) for part in parts] == [0] * len(parts))
        self.assertEqual(self.home.count("main.vernietiging where status = 'uitgevoerd'"), 1)
        self.assertEqual(self.home.count('main.vernietiging_lopend'), 0)

    def test_login(self):
        """Nobody comes in unrecorded, and the password is not called wrong."""
        account = self.home.accounts['tim.boesten']
        self.disk.fill()

        def enter(_):
            self.home.sql('delete from main.poging')
            visitor = self.home.visitor()
            visitor.get('/inloggen')
            return visitor.post('/inloggen', {'email': account.email, 'wachtwoord': account.password})
        _, refused = self.until_refused(enter)
        self.assertIn(NO_ROOM, refused.text)
        self.assertNotIn('klopt niet', refused.text)


class Broken(OnDisk, unittest.TestCase):
    """SQLite: the disk answers with errors."""

    kind = rig.SQLITE

    def test_a_form(self):
        visitor = self.visitor('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        self.disk.break_down()
        answer = visitor.post(NEW, organisation('Kapotte Schijf'), token=token)
        self.assertIn(answer.status, (500, 503), answer)
        self.assertIn('</html>', answer.text)
        self.assertTrue(self.home.log.find('internal') or self.home.log.find('uncertain'))
        self.assertEqual(self.rows('Kapotte Schijf'), (0, 0))
        self.disk.mend()
        answer = visitor.post(NEW, organisation('Kapotte Schijf'), token=token)
        self.assertEqual(answer.status, 303, answer)
        self.assertEqual(self.rows('Kapotte Schijf'), (1, 1))
        self.assertEqual(self.home.sql('pragma integrity_check'), [['ok']])

    def test_backup_to_a_full_disk(self):
        os.mkdir(self.home.path('kopie'))
        self.disk.fill()
        done = self.home.command('backup', self.home.path('kopie'))
        self.assertEqual(done.returncode, 1, done)
        self.assertIn(NO_ROOM, done.stdout + done.stderr)
        self.assertEqual(os.listdir(self.home.path('kopie')), [], 'half a copy stays')
        self.disk.mend()
        self.assertEqual(self.home.command('backup', self.home.path('kopie')).returncode, 0)

    def test_temporary_files(self):
        """Where uploads wait until they are read."""
        disk = Disk(rig.folder(), '/var/tmp/')
        home = self.installation(start=False)
        home.env = disk.env
        home.start()
        visitor = home.visitor('rik.schreurs')
        place = re.match(r'/aanmelden/[\w-]{22}', visitor.get('/aanmelden').location).group(0)
        page = visitor.get(place + '/partners')
        disk.fill()
        answer = visitor.upload(place + '/partners', page.with_file(), [('bestand', 'a.txt', 'text/plain', b'a' * 100000)])
        self.assertEqual(answer.status, 503, answer)
        self.assertIn('</html>', answer.text)
        self.assertTrue(home.log.find('', 'disk full'), home.log.text())
        self.assertEqual(home.count('main.bijlage'), 0)


class Held(rig.Case, unittest.TestCase):
    """SQLite: another program keeps the file to itself for a while."""

    kind = rig.SQLITE

    def test_a_form_while_the_file_is_held(self):
        visitor = self.visitor('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        self.home.sql('update main.sessie set laatst = laatst - 120000')  # reading now also marks the session as in use
        other = sqlite3.connect(self.home.store.path, isolation_level=None)
        try:
            other.execute('begin immediate')
            answer = visitor.post(NEW, organisation('Bezet Gehouden'), token=token)
            self.assertEqual(answer.status, 503, answer)
            self.assertIn('te druk', answer.text)
            self.assertIn('value="Bezet Gehouden"', answer.text)
            self.assertEqual(visitor.get('/profiel').status, 200, 'reading goes on')
            other.execute('rollback')
        finally:
            other.close()
        self.assertTrue(self.home.log.find('busy'))
        self.assertEqual(visitor.post(NEW, organisation('Bezet Gehouden'), token=token).status, 303)
        self.assertEqual(self.home.count("main.organisatie where naam = 'Bezet Gehouden'"), 1)


if __name__ == '__main__':
    unittest.main()
