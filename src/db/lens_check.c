/* Lenses: is every table of the schema known to them, and does it keep the rules of its class?
 *
 * Why: a table that nobody classed would have no view, and on SQLite a name without a view would find the bare table.
 *   The migration stops with one clear line, in Dutch, because a person reads it.
 */
#include "db/lens_priv.h"

#include <string.h>

static enum fault refuse(struct fault_info *fi, const char *table, const char *why)
{
	return fault_detail(fi, FAULT_INVALID, table, why);
}

static const struct lens_table *table_find(const struct lens_set *set, const char *name)
{
	for (size_t i = 0; i < set->tables_n; i++)
		if (strcmp(set->tables[i].name, name) == 0)
			return &set->tables[i];
	return NULL;
}

static enum fault check_listed(const struct lens_set *set, const struct lens_shapes *shapes, struct fault_info *fi)
{
	for (size_t i = 0; i < shapes->n; i++) {
		const struct lens_shape *s = &shapes->v[i];

		if (!table_find(set, s->name))
			return refuse(fi, s->name, "deze tabel staat niet in tabellen.def");
		if (s->loose)
			return refuse(fi, s->name, "deze tabel is niet STRICT");
		for (size_t c = 0; c < s->ncolumns; c++)
			if (s->columns[c].type == LENS_TYPE_OTHER)
				return refuse(fi, s->name, "een kolom is geen bigint, tekst of blob");
	}
	return FAULT_NONE;
}

static enum fault check_journaled(const struct lens_shape *s, struct fault_info *fi)
{
	if (!lens_column_find(s, "id"))
		return refuse(fi, s->name, "een tabel met journaal heeft een kolom id nodig");
	if (s->ncolumns > LENS_COLUMNS_MAX)
		return refuse(fi, s->name, "een tabel met journaal heeft ten hoogste 60 kolommen");
	for (size_t i = 0; i < s->ncolumns; i++)
		if (s->columns[i].type == LENS_TYPE_BYTES)
			return refuse(fi, s->name, "een tabel met journaal heeft geen blob");
	return FAULT_NONE;
}

static enum fault check_class(const struct lens_table *t, const struct lens_shape *s, struct fault_info *fi)
{
	if (t->class == LENS_CLASS_DOSSIER && !(lens_column_find(s, "id") && lens_column_find(s, "organisatie")))
		return refuse(fi, t->name, "klasse dossier heeft de kolommen id en organisatie nodig");
	if (t->class != LENS_CLASS_RIJ)
		return FAULT_NONE;
	if (!(lens_column_find(s, "id") && lens_column_find(s, "dossier") && lens_column_find(s, "onderdeel")
		&& lens_column_find(s, "organisatie")))
		return refuse(fi, t->name, "klasse rij heeft de kolommen id, dossier, onderdeel en organisatie nodig");
	if (!s->dossier_index)
		return refuse(fi, t->name, "klasse rij heeft een index nodig die met dossier begint");
	return FAULT_NONE;
}

static bool seen_by_actor(const struct lens_set *set, const char *name)
{
	for (size_t i = 0; i < set->views_n; i++)
		if (set->views[i].lens == LENS_ACTOR && strcmp(set->views[i].name, name) == 0)
			return true;
	return false;
}

enum fault lens_check(const struct lens_set *set, const struct lens_shapes *main, const struct lens_shapes *log,
	struct fault_info *fi)
{
	TRY(check_listed(set, main, fi));
	TRY(check_listed(set, log, fi));
	for (size_t i = 0; i < set->tables_n; i++) {
		const struct lens_table *t = &set->tables[i];
		const struct lens_shape *s = lens_shape_find(main, t->name);

		if (!s && !lens_shape_find(log, t->name))
			return refuse(fi, t->name, "tabellen.def noemt deze tabel, het schema heeft haar niet");
		if (t->class == LENS_CLASS_EIGEN && !seen_by_actor(set, t->name))
			return refuse(fi, t->name, "klasse eigen heeft een view in actor.sql nodig");
		if (!s)
			continue;
		TRY(check_class(t, s, fi));
		if (lens_table_journaled(t))
			TRY(check_journaled(s, fi));
	}
	return FAULT_NONE;
}
