/* The migration: which files are missing, and the steps that both databases share. See migrate_priv.h.
 *
 * Order of a run, in one transaction (on SQLite the log file has one of its own, committed first):
 *   take the lock; drop lens views and journal triggers; compare what was applied with what the program knows;
 *   apply the files that change the schema; check every table against tabellen.def; make triggers and views anew from
 *   the schema that results; then apply the files that change data, with the triggers, as actor "migratie".
 * A data migration therefore sees the newest schema, not that of its own number.
 */
#include "db/migrate_priv.h"

#include <string.h>

#define WORK_CAP ((size_t)64 * 1024 * 1024)

const char *migrate_versie_sql(enum db_kind kind)
{
	return kind == DB_SQLITE
		? "create table if not exists schema_versie (reeks text not null, nummer integer not null,"
		  " naam text not null, sha256 text not null, moment integer not null, primary key (reeks, nummer)) strict"
		: "create table if not exists main.schema_versie (reeks text not null, nummer bigint not null,"
		  " naam text not null, sha256 text not null, moment bigint not null, primary key (reeks, nummer))";
}

enum fault migrate_note(struct migrate *m, bool log, int64_t number, const char *sha256)
{
	for (size_t i = 0; i < m->set->files_n; i++) {
		const struct schema_file *f = &m->set->files[i];

		if (f->log != log || f->number != number)
			continue;
		if (strcmp(f->sha256, sha256) != 0)
			return fault_detail(m->fi, FAULT_CONFLICT, f->name, "dit bestand is gewijzigd nadat het is toegepast");
		m->before[i] = true;
		return FAULT_NONE;
	}
	return fault_detail(m->fi, FAULT_CONFLICT, "de database is nieuwer dan dit programma, migratie",
		str_from_i64(m->arena, number).p);
}

enum fault migrate_apply(struct migrate *m, bool log, bool data)
{
	for (size_t i = 0; i < m->set->files_n; i++) {
		const struct schema_file *f = &m->set->files[i];

		if (f->log != log || f->data != data || m->before[i])
			continue;
		TRY(m->exec(m, f->name, f->text[m->kind]));
		TRY(m->record(m, f));
		m->now[i] = true;
	}
	return FAULT_NONE;
}

/* After the commit: what was said is so. */
static void tell(const struct migrate *m, void (*say)(const char *line))
{
	bool any = false;

	if (!say)
		return;
	for (size_t i = 0; i < m->set->files_n; i++) {
		if (!m->now[i])
			continue;
		say(str_cat(m->arena, str_z(m->set->files[i].name), STR(": toegepast")).p);
		any = true;
	}
	if (!any)
		say("niets toe te passen");
	say("lensviews en journaaltriggers opnieuw gemaakt");
}

enum fault migrate_run(const struct db_config *cfg, const struct schema_set *set, struct fault_info *fi,
	void (*say)(const char *line))
{
	struct arena *a = arena_new(WORK_CAP);
	struct migrate m = { .set = set, .kind = cfg->kind, .arena = a, .fi = fi, .moment = klok_now() };
	enum fault f;

	m.before = ARENA_ARRAY(a, set->files_n + 1, bool);
	m.now = ARENA_ARRAY(a, set->files_n + 1, bool);
	f = cfg->kind == DB_SQLITE ? migrate_sqlite(&m, cfg) : migrate_postgres(&m, cfg);
	if (!f)
		tell(&m, say);
	arena_free(&a);
	return f;
}

enum fault db_migrate(const struct db_config *cfg, struct fault_info *fi, void (*say)(const char *line))
{
	return migrate_run(cfg, &schema_embedded, fi, say);
}
