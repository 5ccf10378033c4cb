"""The commands themselves: help that does nothing, words that do not belong there, settings with mistakes."""

import re
import resource
import unittest

import rig

WRONG = {'mail': 'stmp://localhost:25', 'adres': 'schakel.example.org', 'mail_van': 'Schakel <a@b.example>',
         'vertrouwde_proxy': 'proxy.example.org', 'socket': '/run/schakel.sock'}


@rig.both
class Opdracht(rig.Case):
    @classmethod
    def setUpClass(cls):
        cls.home = rig.Installation(cls.kind)

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def commands(self):
        text = self.home.command('--help', check=True).stdout
        names = re.findall(r'^  ([a-z-]+)', text, re.M)
        self.assertGreater(len(names), 10, text)
        return names

    def test_help_of_each_command_does_nothing(self):
        before = self.home.count('main.journaal')
        for name in self.commands():
            with self.subTest(name):
                done = self.home.command(name, '--help')
                self.assertEqual((done.returncode, done.stderr), (0, ''), done)
                self.assertRegex(done.stdout, f'^Gebruik: schakel .*{name}')
        self.assertEqual(self.home.count('main.journaal'), before)

    def test_words_that_do_not_belong_there(self):
        for name in self.commands():
            with self.subTest(name):
                done = self.home.command(name, 'zomaar', 'iets', 'anders')
                self.assertNotEqual(done.returncode, 0, done)

    def test_a_file_or_folder_that_is_not_there_is_named(self):
        for words in (['--als', 'kees.dassen@zvh.example', 'importeer', 'aanmeldingen', 'weg.csv', '--kolommen', 'weg.kolommen'],
                      ['backup', self.home.path('weg', 'dieper')]):
            with self.subTest(words[0]):
                done = self.home.command(*words)
                self.assertEqual(done.returncode, 1, done)
                self.assertIn('weg', done.stderr)
                self.assertNotIn('gemarkeerde velden', done.stderr)  # there is no form here

    def test_every_mistake_in_the_settings_is_told(self):
        home = self.installation(start=False)
        home.write_config(**WRONG)
        done = home.command('check-config')
        self.assertEqual(done.returncode, 1, done)
        for key in [*WRONG, 'poort']:
            if key != 'socket':
                self.assertRegex(done.stdout, rf"configuratie:\d+: instelling '{key}' ")
        self.assertNotIn('stmp', done.stdout + done.stderr)
        self.assertNotEqual(home.command('migreer').returncode, 0)

    def test_database_of_an_unknown_kind(self):
        home = self.installation(start=False)
        home.write_config(database='mysql:schakel')
        done = home.command('check-config')
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("instelling 'database' vraagt: sqlite:BESTAND of postgres:CONNINFO", done.stdout)

    def test_what_is_not_on_disk_yet_is_said(self):
        home = self.installation(start=False)
        home.write_config(assets=home.path('nergens'), sleutels=home.path('geen'))
        done = home.command('check-config')
        self.assertEqual(done.returncode, 0, done)
        self.assertRegex(done.stdout, r"Let op: .*nergens \(instelling 'assets'\)")
        self.assertRegex(done.stdout, r"Let op: .*geen/url.sleutel \(instelling 'sleutels'\)")


class Naast(rig.Case, unittest.TestCase):
    """Beside a running server, which carries the command out: on SQLite alone."""
    kind = rig.SQLITE

    def test_a_server_short_of_descriptors_takes_commands_again_later(self):
        pid = self.home.child()
        before = resource.prlimit(pid, resource.RLIMIT_NOFILE, (3, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
        try:
            self.home.command('catalogus', 'check')  # for this one a descriptor was set apart before
            rig.wait_until('no next one is taken up', lambda: self.home.log.find('a command beside the server waits'))
        finally:
            resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
        done = self.home.command('catalogus', 'check')
        self.assertEqual(done.returncode, 0, done)


if __name__ == '__main__':
    unittest.main()
