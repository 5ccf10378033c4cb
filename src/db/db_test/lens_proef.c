/* The lenses of the tests' own schema, in place of those that are embedded. */
#include <sqlite3.h>

#include "db/db_test/lens_proef.h"

const int schema_version_latest = PROEF_VERSION;

const struct lens_table lens_tables[] = {
	{ "schema_versie", LENS_CLASS_KAAL, false, NULL, false },
	{ "casus", LENS_CLASS_EIGEN, true, NULL, false },
	{ "notitie", LENS_CLASS_EIGEN, true, NULL, false },
	{ "gemeente", LENS_CLASS_OPENBAAR, true, NULL, false },
	{ "kluis", LENS_CLASS_KAAL, false, NULL, false },
	{ "journaal", LENS_CLASS_EIGEN, false, NULL, false },
	{ "raadpleging", LENS_CLASS_EIGEN, false, NULL, false },
};
const size_t lens_tables_n = sizeof(lens_tables) / sizeof(lens_tables[0]);

const struct proef_view proef_views[] = {
	{ "casus", "select c.id, c.versie, c.organisatie, c.naam, c.bedrag, c.open, c.gesloten, c.geboren, c.foto, c.teller"
		" from main.casus c where c.organisatie = main.actor_organisatie()" },
	{ "casus_schrijf", "select c.id from main.casus c where c.organisatie = main.actor_organisatie()" },
	{ "notitie", "select n.id, n.versie, n.casus, n.tekst from main.notitie n join main.casus c on c.id = n.casus"
		" where c.organisatie = main.actor_organisatie()" },
	{ "notitie_schrijf", "select n.id from main.notitie n join main.casus c on c.id = n.casus"
		" where c.organisatie = main.actor_organisatie()" },
	/* of casus only the id is used, and SQLite then asks for no column of it */
	{ "casus_met_notitie", "select c.id from main.notitie n join main.casus c on c.id = n.casus"
		" where main.actor_organisatie() is not null" },
	{ "gemeente", "select g.id, g.versie, g.naam from main.gemeente g" },
	{ "gemeente_schrijf", "select g.id from main.gemeente g" },
	{ "raadpleging", "select r.wie, r.wat, r.volgnr from main.casus c join {log}.raadpleging r on r.wie = c.id"
		" where c.organisatie = main.actor_organisatie()" },
	{ NULL, NULL },
};

/* SQLite knows functions without a schema, PostgreSQL looks for them where it is told. */
struct str proef_view_sql(struct arena *a, enum db_kind kind, const struct proef_view *v)
{
	const char *call = "main.actor_", *log = "{log}", *p = v->sql;
	struct buf b = buf_new(a);

	while (*p) {
		if (kind == DB_SQLITE && str_starts(str_z(p), str_z(call))) {
			p += sizeof("main.") - 1;
		} else if (str_starts(str_z(p), str_z(log))) {
			buf_addz(&b, kind == DB_SQLITE ? LENS_LOG_SCHEMA : "main");
			p += sizeof("{log}") - 1;
		}
		buf_addc(&b, *p++);
	}
	return buf_str(&b);
}

enum fault lens_make_views_sqlite(sqlite3 *db, enum lens lens, struct fault_info *fi)
{
	struct arena *a = arena_new((size_t)1024 * 1024);
	enum fault f = FAULT_NONE;

	for (const struct proef_view *v = proef_views; lens == LENS_ACTOR && v->name && !f; v++) {
		struct str sql = str_cat(a, str_cat(a, STR("create temp view "), str_z(v->name)),
			str_cat(a, STR(" as "), proef_view_sql(a, DB_SQLITE, v)));

		if (sqlite3_exec(db, sql.p, NULL, NULL, NULL) != SQLITE_OK)
			f = fault_detail(fi, FAULT_INTERNAL, v->name, sqlite3_errmsg(db));
	}
	arena_free(&a);
	return f;
}
