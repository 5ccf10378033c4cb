/* Looking at the rig's database with statements of the test's own, through any lens.
 *
 * kijk_new makes a struct proef (db/migrate_test/proef.h) of a rig, whose connections have the views of the program. What is
 * written through LENS_KAAL goes through the journal triggers, as the actor that look_as names.
 */
#ifndef TESTS_KIJK_H
#define TESTS_KIJK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/migrate_test/proef.h"
#include "tests/opstelling.h"

static inline struct proef *kijk_new(struct opstelling *o)
{
	struct proef *p = ARENA_NEW(o->arena, struct proef);

	p->kind = o->kind;
	p->arena = o->arena;
	p->lens = lens_set_embedded();
	p->base = getenv("SCHAKEL_TEST_PG");
	p->name = o->database;
	p->dir = o->dir;
	p->cfg = (struct db_config){ .kind = o->kind, .path = text(p, "%s/proef.db", o->dir) };
	return p;
}

/* Looks as that person, at that moment. */
static inline void kijk_as(struct opstelling *o, struct kijker *l, const char *wie, int64_t moment)
{
	struct ctx c = opstelling_as(o, wie);

	look_as(l, c.actor.id.v, c.actor.organisatie.v, moment);
	look_house(l, c.actor.huis.v, c.actor.regio.v);
}

/* The next cell of what look_rows gave, without "|" or ";" in it; false at the end. *ret_last: it ends its row. */
static inline bool kijk_cell(struct proef *p, const char **rows, const char **ret, bool *ret_last)
{
	size_t n = 0;

	if (!**rows)
		return false;
	/* strcspn would have the sanitizer read all that follows, for every cell */
	while ((*rows)[n] && (*rows)[n] != '|' && (*rows)[n] != ';')
		n++;
	*ret = str_dup(p->arena, (struct str){ *rows, n }).p;
	*ret_last = (*rows)[n] == ';';
	*rows += n + 1;
	return true;
}

/* The columns of the tables of schema main: "table|column;" by table. */
static inline const char *kijk_columns(struct kijker *kaal)
{
	return look_rows(kaal, kaal->p->kind == DB_POSTGRES
		? "select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t"
		  " on t.table_schema = c.table_schema and t.table_name = c.table_name"
		  " where c.table_schema = 'main' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position"
		: "select t.name, c.name from pragma_table_list t join pragma_table_xinfo(t.name, t.schema) c"
		  " where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%' order by t.name, c.cid");
}

static inline const struct lens_table *kijk_table(const char *name)
{
	for (size_t i = 0; i < lens_tables_n; i++)
		if (strcmp(lens_tables[i].name, name) == 0)
			return &lens_tables[i];
	fail_msg("%s: not in tabellen.def", name);
	return NULL;
}

#endif
