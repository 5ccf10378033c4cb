#!/usr/bin/env python3
"""Tests of the collecting of texts and of the reading of translations."""
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import gen_po  # noqa: E402


def texts(src, calls=None):
    return list(gen_po.c_texts(src, calls or gen_po.CALLS))


class Collecting(unittest.TestCase):
    def test_what_is_no_text(self):
        for src in ('/* N_("a") */ // N_("b")\n', 'char *x = "N_(\\"a\\")";', '#define N_(msgid) msgid', 'N_(x)',
                    'puts("a");',
                    'fault_set(fi, FAULT_BUSY, NULL, "WGS 2.31");', 'fault_field(fi, "naam", text, NULL);',
                    'fault_set(fi, f, pick("sleutel"), NULL);', 'tr(r->lang, v->label)', "x = '\"'; y = 'N_(\"'"):
            with self.subTest(src=src):
                self.assertEqual([], texts(src))

    def test_texts_with_their_line(self):
        self.assertEqual([("Een twee", 2)], texts('x =\nN_("Een "\n\t"twee");'))
        self.assertEqual([("a", 1), ("b", 1)], texts('fault_set(fi, f, x ? "a" : ("b"), "regel");'))
        self.assertEqual([("Vul in", 1)], texts('return fault_field(&r->fi, "naam", "Vul in", NULL);'))
        self.assertEqual([("Zo \"is\" het", 1)], texts('tr(lang, "Zo \\"is\\" het")'))
        self.assertEqual([("%1 dag", 1)], texts('tr_args(a, lang, "%1 dag", args, 1)'))
        self.assertEqual([("b", 2)], texts('/* a\n */ N_("b")'))

    def test_helpers_and_macros_of_the_file(self):
        src = ('#define FOUT "Klopt niet."\n#define PAD "/tmp"\n'
               'static enum fault wrong(struct r *r, const char *text)\n{\n'
               '\treturn fault_field(r->fi, r->name, text, NULL);\n}\n'
               'x = wrong(r, "Te kort."); y = fault_set(fi, f, FOUT, NULL);\n'
               'z = open_file(PAD, "Geen tekst");\n')
        self.assertEqual([("Te kort.", 7), ("Klopt niet.", 7)], texts(src))

    def test_tables(self):
        src = '#define FAULTS(X) \\\n\tX(NONE, "none", "") \\\n\tX(BUSY, "busy", "Te druk")\n#define X(a, b, c) c\n'
        self.assertEqual([("", 2), ("Te druk", 3)], texts(src, {"X": 2}))

    def test_unknown_escape_is_said(self):
        with self.assertRaises(ValueError):
            texts('N_("a\\x41")')


PO = '''# comment
msgid ""
msgstr "Language: en\\n"

#: a.c
msgid "Een"
msgstr "One"

#, fuzzy
msgid "Twee"
msgstr "Two"

msgid "Drie"
msgstr ""
msgid ""
"Vier "
"%1"
msgstr "Four "
"%1"

#~ msgid "Oud"
#~ msgstr "Old"
'''


class Translations(unittest.TestCase):
    def setUp(self):
        self.tmp = tempfile.TemporaryDirectory()
        self.addCleanup(self.tmp.cleanup)

    def write(self, name, text):
        path = os.path.join(self.tmp.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def run_tool(self, *args):
        return subprocess.run([sys.executable, gen_po.__file__, *args], capture_output=True, text=True, check=False)

    def test_fuzzy_empty_and_old_do_not_count(self):
        self.assertEqual({"Een": "One", "Vier %1": "Four %1"}, gen_po.read_po(self.write("en.po", PO)))

    def test_garbage_is_refused_with_its_line(self):
        got = self.run_tool("table", self.write("en.po", PO + "msgid een\n"), os.path.join(self.tmp.name, "x.c"))
        self.assertEqual(2, got.returncode)
        self.assertIn("en.po:23:", got.stderr)

    def test_values_must_agree(self):
        self.assertIsNotNone(gen_po.wrong("Nog %1 van %2", "%1 left"))
        self.assertIsNotNone(gen_po.wrong("100%%1", "%1"))
        self.assertIsNotNone(gen_po.wrong("Nog", "Left "))
        self.assertIsNone(gen_po.wrong("Nog %1 van %2", "%2: %1"))
        po = self.write("en.po", PO + '\nmsgid "%1 a"\nmsgstr "b"\n')
        got = self.run_tool("table", po, os.path.join(self.tmp.name, "x.c"))
        self.assertEqual(1, got.returncode)

    def test_table_is_sorted_by_bytes(self):
        po = self.write("en.po", "".join('msgid "%s"\nmsgstr "x"\n' % m for m in ("é", "b", "Z", "ab", "a")))
        out = os.path.join(self.tmp.name, "x.c")
        self.assertEqual(0, self.run_tool("table", po, out).returncode)
        with open(out, encoding="utf-8") as f:
            rows = [line.split('"')[1] for line in f if line.startswith("\t{")]
        self.assertEqual(["", "Z", "a", "ab", "b", "é"], rows)

    def test_merge_then_check(self):
        root = self.tmp.name
        self.write("src/web/view/a.html", "{{view a (int n)}}\n<p>Een</p>{{tr N_(\"Vijf\")}}{{t \"Nog %1\" n}}\n")
        self.write("src/domein/plan/a.c", 'fault_set(fi, f, "Te laat", NULL);\n')
        self.write("src/domein/plan/a_test.c", 'N_("Alleen in een test")\n')
        self.write("po/en.po", PO)
        self.assertEqual(0, self.run_tool("merge", "--root", root).returncode)
        with open(os.path.join(root, "po/schakel.pot"), encoding="utf-8") as f:
            pot = f.read()
        self.assertEqual(["", "Een", "Nog %1", "Vijf", "Te laat"],
                         [line.split('"')[1] for line in pot.split("\n") if line.startswith("msgid")])
        got = self.run_tool("check", "--root", root)
        self.assertEqual(1, got.returncode)
        self.assertEqual(['src/web/view/a.html: "Nog %1": no English text',
                          'src/web/view/a.html: "Vijf": no English text',
                          'src/domein/plan/a.c: "Te laat": no English text', "4 texts, 3 without a good English text"],
                         got.stdout.strip().split("\n"))
        with open(os.path.join(root, "po/en.po"), encoding="utf-8") as f:
            po = f.read()
        for text in ("Nog %1", "Vijf", "Te laat"):
            self.assertIn('msgid "%s"\nmsgstr ""' % text, po)
            po = po.replace('msgid "%s"\nmsgstr ""' % text,
                            'msgid "%s"\nmsgstr "X %s"' % (text, "%1" if "%" in text else ""))
        po = po.replace('"X "', '"X"')
        self.write("po/en.po", po)
        self.assertEqual(0, self.run_tool("merge", "--root", root).returncode)
        self.assertEqual((0, "4 texts, 0 without a good English text\n"),
                         (lambda g: (g.returncode, g.stdout))(self.run_tool("check", "--root", root)))

    def test_a_broken_template_is_said(self):
        self.write("src/web/view/a.html", "{{view a ()}}\n<p>\n")
        got = self.run_tool("merge", "--root", self.tmp.name)
        self.assertEqual(2, got.returncode)
        self.assertIn("a.html:2: <p> is not closed", got.stderr)


if __name__ == "__main__":
    unittest.main()
