"""What must never be counted as passed."""

import io
import os
import tempfile
import unittest

import count_tests
import run_unittests


class Meson(unittest.TestCase):
    def test_only_ok_passes(self):
        names = ('OK', 'FAIL', 'SKIP', 'TIMEOUT', 'ERROR', 'EXPECTEDFAIL', 'UNEXPECTEDPASS', 'INTERRUPT', 'OK')
        log = ''.join('{"name": "a", "result": "%s"}\n' % n for n in names)
        self.assertEqual(count_tests.count_meson(log), (2, 7))

    def test_broken_or_empty_log(self):
        self.assertEqual(count_tests.count_meson(''), (0, 1))
        self.assertEqual(count_tests.count_meson('{"name": "a", "result": "OK"}\n{"name": "b", "res'), (1, 1))


class Node(unittest.TestCase):
    def test_figures(self):
        text = 'ok 1 - a\nnot ok 2 - b\n# tests 9\n# pass 3\n# fail 2\n# cancelled 1\n# skipped 2\n# todo 1\n'
        self.assertEqual(count_tests.count_node(text), (3, 6))

    def test_reporter_spec(self):
        self.assertEqual(count_tests.count_node('\u2139 tests 3\n\u2139 pass 2\n\u2139 fail 1\n'), (2, 1))

    def test_figures_that_leave_some_out(self):
        self.assertEqual(count_tests.count_node('# tests 5\n# pass 3\n# fail 0\n'), (3, 2))

    def test_broken_or_empty_output(self):
        self.assertEqual(count_tests.count_node(''), (0, 1))
        self.assertEqual(count_tests.count_node('TAP version 13\nok 1 - a\nok 2 - b\n'), (2, 1))
        self.assertEqual(count_tests.count_node('# tests 0\n# pass 0\n# fail 0\n'), (0, 1))


class Unittests(unittest.TestCase):
    def count(self, body):
        with tempfile.TemporaryDirectory() as folder:
            name = 'planted_%d_test.py' % abs(hash((body, folder)))
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
                f.write(body)
            return run_unittests.run([folder], io.StringIO())

    def test_outcomes(self):
        head = 'import unittest\nclass A(unittest.TestCase):\n'
        self.assertEqual(self.count(head + ' def test_a(self): pass\n def test_b(self): self.fail()\n'), (1, 1))
        self.assertEqual(self.count(head + ' def test_a(self): self.skipTest("x")\n'), (0, 1))
        self.assertEqual(self.count(head + ' @unittest.expectedFailure\n def test_a(self): self.fail()\n'), (0, 1))
        self.assertEqual(
            self.count(head + ' @classmethod\n def setUpClass(c): 1/0\n def test_a(self): 0\n def test_b(self): 0\n'),
            (0, 2))

    def test_module_that_does_not_load(self):
        self.assertEqual(self.count('import er_is_geen_module_met_deze_naam\n'), (0, 1))


if __name__ == '__main__':
    unittest.main()
