/* The migration on PostgreSQL: the role of each lens and what it may do.
 *
 * What a role may do is taken away as a whole and given anew, so that a right that is no longer listed is gone.
 *   schakel_actor    reads lens_actor, reference data and search tables; of what is protected only id and versie, for
 *                    `update ... where id in (select id from x_schrijf)`; writes what is not kaal
 *   schakel_asof, schakel_cijfers  read their lens
 *   schakel_kaal     reads and writes the bare tables, each time with a reason
 * A role is made when it is missing; how it logs in (peer, certificate, password) is the administrator's.
 */
#include "db/migrate_priv.h"

#include <string.h>

struct role {
	const char *name, *path;
};
static const struct role roles[] = {
	{ "schakel_actor", "lens_actor, main" },
	{ "schakel_asof", "lens_asof, main" },
	{ "schakel_cijfers", "lens_cijfers, main" },
	{ "schakel_kaal", "main" },
};
#define ALL_ROLES "schakel_actor, schakel_asof, schakel_cijfers, schakel_kaal"

/* Adds a text in which @ stands for a name and ~ for a second one. */
static void emit(struct buf *b, const char *text, const char *name, const char *second)
{
	for (const char *p = text; *p; p++) {
		if (*p == '@')
			buf_addz(b, name);
		else if (*p == '~')
			buf_addz(b, second);
		else
			buf_addc(b, *p);
	}
}

/* Roles belong to the whole server, so another database may have made them; the path holds for this database. Nothing
 * is asked of the server that already is so: then the owner needs no right to make roles. */
static enum fault make_roles(struct migrate *m)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		struct buf b = buf_new(m->arena);

		emit(&b, "do $$ begin if not exists (select 1 from pg_roles where rolname = '@') then create role @ login; end if;"
			" exception when duplicate_object or unique_violation then null; end $$;"
			" do $$ begin if not exists (select 1 from pg_db_role_setting s"
			"  where s.setrole = '@'::regrole and 'search_path=~' = any(s.setconfig)"
			"  and s.setdatabase = (select oid from pg_database where datname = current_database())) then"
			" execute format('alter role @ in database %I set search_path = ~', current_database());"
			" end if; end $$", roles[i].name, roles[i].path);
		TRY(m->exec(m, roles[i].name, buf_str(&b).p));
	}
	return FAULT_NONE;
}

/* The columns that a protected table shows the actor's role: those of id and versie that it has. */
static void emit_keys(struct buf *b, const struct lens_shape *s)
{
	bool id = lens_column_find(s, "id"), versie = lens_column_find(s, "versie");

	if (id || versie)
		emit(b, id && versie ? "grant select (id, versie) on main.\"@\" to schakel_actor;\n"
			: id ? "grant select (id) on main.\"@\" to schakel_actor;\n"
			     : "grant select (versie) on main.\"@\" to schakel_actor;\n", s->name, "");
}

static void emit_table(struct buf *b, const struct lens_table *t, const struct lens_shape *s)
{
	bool written_by_us = strcmp(t->name, "journaal") == 0 || strcmp(t->name, "raadpleging") == 0;

	if (t->class == LENS_CLASS_KAAL || written_by_us)
		return;
	if (t->class == LENS_CLASS_OPENBAAR)
		emit(b, "grant select on main.\"@\" to schakel_actor, schakel_asof;\n", t->name, "");
	else if (t->class == LENS_CLASS_ZOEK)
		emit(b, "grant select on main.\"@\" to schakel_actor;\n", t->name, "");
	else
		emit_keys(b, s);
	emit(b, "grant insert, update, delete on main.\"@\" to schakel_actor;\n", t->name, "");
}

enum fault migrate_postgres_rights(struct migrate *m, const struct lens_shapes *shapes)
{
	struct buf b = buf_new(m->arena);

	TRY(make_roles(m));
	buf_addz(&b, "revoke all on all tables in schema main from " ALL_ROLES ", public;\n"
		"revoke all on all sequences in schema main from " ALL_ROLES ", public;\n"
		"revoke all on schema main from " ALL_ROLES ", public;\n"
		"grant usage on schema main to " ALL_ROLES ";\n"
		"grant usage on schema lens_actor to schakel_actor;\n"
		"grant usage on schema lens_asof to schakel_asof;\n"
		"grant usage on schema lens_cijfers to schakel_cijfers;\n"
		"grant select on all tables in schema lens_actor to schakel_actor;\n"
		"grant select on all tables in schema lens_asof to schakel_asof;\n"
		"grant select on all tables in schema lens_cijfers to schakel_cijfers;\n"
		"grant select, insert, update, delete on all tables in schema main to schakel_kaal;\n"
		"grant usage on all sequences in schema main to schakel_kaal;\n"
		"revoke insert, update, delete on main.schema_versie from schakel_kaal;\n"
		"grant select on main.schema_versie to " ALL_ROLES ";\n");
	for (size_t i = 0; i < m->set->lens.tables_n; i++) {
		const struct lens_table *t = &m->set->lens.tables[i];

		emit_table(&b, t, lens_shape_find(shapes, t->name));
	}
	return m->exec(m, "rechten", buf_str(&b).p);
}
