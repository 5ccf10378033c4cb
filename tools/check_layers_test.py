"""Planted faults for check_layers: each rule once broken, once kept."""

import unittest

import check_layers

SCHEMA = {'sql/schema/0001_begin.sql': 'create table main.casus (id integer);\ncreate table persoon (id integer);\n'}


def faults(path, text):
    return check_layers.check({**SCHEMA, path: text})


class Layers(unittest.TestCase):
    def refused(self, path, text, words):
        found = faults(path, text)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])
        self.assertTrue(found[0].startswith(path), found[0])

    def accepted(self, path, text):
        self.assertEqual(faults(path, text), [])

    def test_upward_include(self):
        self.refused('src/basis/a.c', '#include "db/db.h"\n', 'basis/ may not use db/')
        self.refused('src/domein/casus/a.c', '#include "web/route.h"\n', 'domein/ may not use web/')
        self.refused('src/catalogus/a.c', '#include "domein/ids.h"\n', 'may not use')
        self.refused('src/web/a.c', '\n #  include "main/opties.h"\n', ':2: web/ may not use main/')

    def test_sibling_include(self):
        self.refused('src/db/a.c', '#include "html/out.h"\n', 'db/ may not use html/')
        self.refused('src/web/a.c', '#include "koppeling/mail.h"\n', 'web/ may not use koppeling/')

    def test_downward_include(self):
        self.accepted('src/web/a.c', '#include "domein/ids.h"\n#include "html/out.h"\n#include "web/route.h"\n')
        self.accepted('src/main/a.c', '#include "web/route.h"\n#include "koppeling/mail.h"\n#include "db/db.h"\n')

    def test_domein_without_http_and_html(self):
        self.refused('src/domein/a.c', '#include "http/http.h"\n', 'knows nothing of http/')
        self.refused('src/domein/a.h', '#include "html/out.h"\n', 'knows nothing of html/')

    def test_unknown_room(self):
        self.refused('src/web/a.c', '#include "arena.h"\n', 'does not name a room')
        self.refused('src/web/a.c', '#include "../db/db.h"\n', 'does not name a room')
        self.refused('src/kelder/a.c', 'int a;\n', 'is not a room')

    def test_private_header(self):
        self.refused('src/domein/a.c', '#include "db/db_priv.h"\n', 'private to db/')
        self.accepted('src/db/a.c', '#include "db/db_priv.h"\n')

    def test_outside_library(self):
        self.refused('src/web/a.c', '#include <sqlite3.h>\n', 'belongs to db/ alone')
        self.refused('src/main/a.c', '#include <libpq-fe.h>\n', 'belongs to db/ alone')
        self.refused('src/domein/a.c', '#include <postgresql/libpq-fe.h>\n', 'belongs to db/ alone')
        self.refused('src/web/a.c', '#include <microhttpd.h>\n', 'belongs to http/ alone')
        self.refused('src/web/a_test.c', '#include <microhttpd.h>\n', 'belongs to http/ alone')
        self.accepted('src/db/a.c', '#include <sqlite3.h>\n#include <libpq-fe.h>\n')
        self.accepted('src/http/a.c', '#include <microhttpd.h>\n#include <stdio.h>\n')

    def test_generated_header(self):
        self.refused('src/web/a.c', '#include "query.h"\n', 'may not use the generated "query.h"')
        self.refused('src/domein/a.c', '#include "routes.h"\n', 'may not use the generated "routes.h"')
        self.accepted('src/domein/casus/a.c', '#include "query.h"\n')
        self.accepted('src/web/a.c', '#include "routes.h"\n#include "views.h"\n')

    def test_view_uses(self):
        self.refused('src/web/view/a.html', '<p>\n{{use "main/opties.h"}}\n', ':2: web/ may not use main/')
        self.accepted('src/web/view/a.html', '{{use "domein/casus/casus.h"}}\n')

    def test_cmocka_in_tests_only(self):
        self.refused('src/db/a.c', '#include <cmocka.h>\n', 'belongs to tests')
        self.accepted('src/db/a_test.c', '#include <cmocka.h>\n')
        self.accepted('src/db/a_test/proef.c', '#include <cmocka.h>\n')

    def test_tests_keep_the_layers(self):
        self.refused('src/basis/a_test.c', '#include "db/db.h"\n', 'basis/ may not use db/')
        self.refused('src/basis/fuzz_a.c', '#include "web/route.h"\n', 'basis/ may not use web/')
        self.accepted('src/basis/fuzz_a.c', '#include "basis/str.h"\n#include "fuzz/replay.h"\n')
        self.accepted('src/html/a_test.c', '#include "test_views.h"\n')
        self.accepted('src/domein/a_test.c', '#include "tests/opstelling.h"\n#include "main/demo_regio.h"\n')
        self.refused('src/domein/a.c', '#include "tests/opstelling.h"\n', 'does not name a room')
        self.refused('src/domein/a_test.c', '#include "tests/opstelling.h"\n#include <sqlite3.h>\n', 'belongs to db/')
        self.refused('src/html/a.c', '#include "fuzz/replay.h"\n', 'does not name a room')

    def test_include_in_comment_does_not_count(self):
        self.accepted('src/basis/a.c', '/*\n#include "db/db.h"\n*/\n// #include "web/route.h"\n')

    def test_statements_in_domein_only(self):
        self.refused('src/web/a.c', 'void f(void)\n{\n\tq_casus_get(&b);\n}\n', ':3: q_casus_get() outside domein/')
        self.refused('src/koppeling/a.c', 'int x = db_txn(db);\n', 'db_txn() outside')
        self.accepted('src/domein/casus/a.c', 'int x = q_casus_get(&b);\n')
        self.accepted('src/web/a_test.c', 'int x = q_casus_get(&b);\n')
        self.accepted('src/web/a.c', '/* q_casus_get(x) */ int x;\n')

    def test_sql_in_text(self):
        self.refused('src/web/a.c', 'const char *s = "select id from casus";\n', 'SQL outside sql/')
        self.refused('src/domein/a.c', 'const char *s = "UPDATE casus SET x = 1";\n', 'SQL outside sql/')
        self.refused('src/koppeling/a.c', 'const char *s = "delete from persoon";\n', 'SQL outside sql/')
        self.refused('src/web/view/a.html', '<p>\nselect id from casus\n', ':2: SQL outside sql/')
        self.accepted('src/web/a.c', 'const char *s = "Selecteer een casus"; /* select id from casus */\n')
        self.accepted('src/web/view/a.html', '<select name="casus">\n<p>Van casus\n')

    def test_table_in_web(self):
        self.refused('src/web/a.c', 'const char *s = "main.casus";\n', 'names a table')
        self.refused('src/web/view/a.html', '{{casus_schrijf}}\n', 'names a table')
        self.accepted('src/web/a.c', 'const char *s = "main.content";\n')
        self.accepted('src/web/a.c', 'const char *s = "/casus/";\n')

    def test_dialect(self):
        self.refused('src/web/a.c', 'int x = DB_SQLITE;\n', 'dialect or driver (DB_SQLITE)')
        self.refused('src/domein/a.c', 'bool postgres;\n', 'dialect or driver (postgres)')
        self.refused('src/koppeling/a.c', 'PGconn *c;\n', 'dialect or driver (PGconn)')
        self.accepted('src/main/a.c', 'int x = DB_SQLITE;\n')
        self.accepted('src/db/sqlite.c', 'int x = DB_SQLITE;\n')

    def test_cycle(self):
        found = check_layers.check({
            'src/web/a.h': '#include "web/b.h"\n', 'src/web/b.h': '#include "web/c.h"\n',
            'src/web/c.h': '#include "web/a.h"\n', 'src/web/d.h': '#include "web/a.h"\n'})
        self.assertEqual(found, ['src/web/a.h:1: headers include each other: web/a.h -> web/b.h -> web/c.h -> web/a.h'])


if __name__ == '__main__':
    unittest.main()
