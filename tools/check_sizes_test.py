"""Planted faults for check_sizes, and the reader of C that it stands on."""

import unittest

import check_sizes
import cscan


def function(lines, name='casus_open'):
    """A function of exactly so many lines."""
    return f'int {name}(void)\n{{\n' + '\tf();\n' * (lines - 3) + '}\n'


class Sizes(unittest.TestCase):
    def faults(self, text, path='src/domein/casus.c'):
        return check_sizes.check({path: text})[0]

    def test_function_over_the_limit(self):
        self.assertEqual(self.faults(function(100)), [])
        found = self.faults('\n' + function(101))
        self.assertEqual(found, ['src/domein/casus.c:2: casus_open has 101 lines, at most 100'])

    def test_long_function_is_listed(self):
        _, listed, lengths = check_sizes.check({'src/a.c': function(60) + function(61, 'casus_close')})
        self.assertEqual(listed, ['src/a.c:61: casus_close has 61 lines'])
        self.assertEqual(lengths, [60, 61])

    def test_file_over_the_limit(self):
        self.assertEqual(self.faults('int a;\n' * 1000), [])
        self.assertEqual(self.faults('int a;\n' * 1001), ['src/domein/casus.c:1001: file of 1001 lines, at most 1000'])
        self.assertEqual(len(self.faults('select 1;\n' * 1001, 'sql/query/a.sql')), 1)

    def test_wide_lines_are_counted(self):
        self.assertEqual(check_sizes.wide_lines({'a.c': '\t' + 'a' * 117 + '\n\t' + 'a' * 116 + '\n'}), 1)

    def test_names(self):
        self.assertEqual(self.faults(function(5, 'casusOpen')),
            ['src/domein/casus.c:1: function casusOpen is not lower_case'])
        self.assertEqual(self.faults('int a;\n', 'src/domein/Casus.c'),
            ['src/domein/Casus.c:1: file names are lower case with underscores'])
        self.assertEqual(self.faults('int x;\nint be\u00ebindig;\n'),
            ['src/domein/casus.c:2: identifier be\u00ebindig is not ASCII'])
        self.assertEqual(self.faults('/* be\u00ebindig */ const char *s = "be\u00ebindig";\n'), [])


class Functions(unittest.TestCase):
    def names(self, text):
        return [(f.name, f.start, f.end) for f in cscan.functions(text)]

    def test_plain(self):
        text = 'int a(void)\n{\n}\n\nstatic struct x *b(int c,\n\tint d)\n{\n\tif (c) {\n\t}\n}\n'
        self.assertEqual(self.names(text), [('a', 1, 3), ('b', 5, 10)])

    def test_what_is_not_a_function(self):
        self.assertEqual(self.names('struct a {\n\tint b;\n};\nint c[] = { 1, 2 };\nenum d { E };\nint g(void);\n'), [])
        self.assertEqual(self.names('struct __attribute__((packed)) a {\n\tint b;\n};\n'), [])
        self.assertEqual(self.names('static const struct x y = {\n\t.f = g(1),\n};\n'), [])

    def test_braces_in_text_and_comments(self):
        text = 'int a(void)\n{\n\tputs("}");\n\tputchar(\'}\'); /* } */ // }\n}\nint b(void)\n{\n}\n'
        self.assertEqual(self.names(text), [('a', 1, 5), ('b', 6, 8)])

    def test_attributes(self):
        text = 'int a(void) __attribute__((cold))\n{\n}\n__attribute__((noreturn)) void b(void)\n{\n}\n'
        self.assertEqual(self.names(text), [('a', 1, 3), ('b', 4, 6)])

    def test_preprocessor(self):
        text = ('#define X(a) \\\n\tint a(void) { \\\n\t}\n'
            '#ifdef A\nint a(int b)\n{\n#else\nint a(void)\n{\n#endif\n}\nint c(void)\n{\n}\n')
        self.assertEqual(self.names(text), [('a', 5, 11), ('c', 12, 14)])

    def test_static(self):
        text = 'static int a(void)\n{\n}\nint b(void)\n{\n\tstatic int c;\n}\n'
        self.assertEqual([f.static for f in cscan.functions(text)], [True, False])

    def test_literals(self):
        self.assertEqual(list(cscan.literals('a("x");\n/* "y" */\nb("z\\"q");\n')), [(1, 'x'), (3, 'z\\"q')])


if __name__ == '__main__':
    unittest.main()
