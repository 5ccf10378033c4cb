"""Planted faults for check_words. The words are made from pieces, or this file would be refused itself."""

import os
import subprocess
import sys
import tempfile
import unittest

import check_words


class Words(unittest.TestCase):
    def reasons(self, line, path='doc/a.md'):
        return [f.split(': ', 1)[1].split(' (')[0] for f in check_words.check_text(path, line)]

    def test_machine_path(self):
        for path in ('/wo' + 'rk/main', '`/ro' + 'ot/.npmrc`', '-I/tmp/bu' + 'ild-x', '"/ho' + 'me/jan/schakel"'):
            self.assertEqual(self.reasons('see ' + path), ['a path of one machine'], path)
        self.assertEqual(self.reasons('see tests/work/main and "$dir/root/x", /var/lib/schakel, /tmp/schakel'), [])

    def test_registry_host(self):
        self.assertEqual(self.reasons('https://registry.npm' + 'js.org/x.tgz'), ['the host of a registry'])
        self.assertEqual(self.reasons('URIs: http://deb.deb' + 'ian.org/debian'), ['the host of a registry'])
        self.assertEqual(self.reasons('https://www.debian.org/'), [])

    def test_unfinished(self):
        for mark in ('TO' + 'DO', 'FIX' + 'ME: later', 'X' + 'XX'):
            self.assertEqual(self.reasons(f'/* {mark} */'), ['unfinished work'], mark)
        self.assertEqual(self.reasons('not impl' + 'emented'), ['unfinished work'])
        self.assertEqual(self.reasons('mktemp -d /tmp/schakel.XXXX' + 'XX; todo list; in-todo'), [])

    def test_marks_are_free_in_what_is_built(self):
        self.assertEqual(self.reasons('// TO' + 'DO', 'assets/dist/schakel.js'), [])
        self.assertEqual(self.reasons('/wo' + 'rk/x', 'assets/dist/schakel.js'), ['a path of one machine'])

    def test_helpers(self):
        self.assertEqual(self.reasons('made with Clau' + 'de'), ['who helped to write it'])
        self.assertEqual(self.reasons('ask Copi' + 'lot'), ['who helped to write it'])
        self.assertEqual(self.reasons('sessie, session, prompt, brief, hulpverlener'), [])

    def test_built_files(self):
        self.assertEqual(len(list(check_words.check_path('assets/node_' + 'modules/x.js'))), 1)
        self.assertEqual(len(list(check_words.check_path('build-demo/x'))), 1)
        self.assertEqual(len(list(check_words.check_path('src/db/x.o'))), 1)
        self.assertEqual(list(check_words.check_path('tools/build.py')), [])

    def test_command(self):
        """The command itself: finds a planted fault in a folder without git, and says so by its status."""
        program = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'check_words.py')
        with tempfile.TemporaryDirectory() as folder:
            def run():
                return subprocess.run([sys.executable, program, folder], stdout=subprocess.PIPE, text=True)
            self.assertEqual(run().returncode, 1, 'nothing to read is a fault')
            with open(os.path.join(folder, 'a.txt'), 'w') as f:
                f.write('good\n')
            self.assertEqual(run().returncode, 0)
            with open(os.path.join(folder, 'b.txt'), 'w') as f:
                f.write('good\nFIX' + 'ME\n')
            result = run()
            self.assertEqual(result.returncode, 1)
            self.assertIn('b.txt:2: unfinished work', result.stdout)


if __name__ == '__main__':
    unittest.main()
