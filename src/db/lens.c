/* Lenses: the texts of the views, made from tabellen.def, the views written by hand and the schema that is found.
 *
 * Why a join from toegang and not `exists`: so that SQLite starts at what the actor may see; with `exists` it scans the
 *   table. The price: SQLite makes a joined view whole when it stands at the right of a left join, so statements put a
 *   lens view there only when the actor's own rows are few.
 * Why no security_barrier on PostgreSQL: the statements are a closed list, none brings a function of its own.
 * In the texts a commercial at stands for the table's name. Lifetimes: the arena's. Threading: no shared state.
 */
#include "db/lens_priv.h"

#include <string.h>

#include "basis/arena.h"
#include "db/migrate_priv.h"

#define PERIODE "t.medewerker = actor_id() and t.van <= actor_moment() and actor_moment() < t.tot"
/* Which rows of a dossier it opens. */
#define ZIET "(t.niveau >= 2 or r.organisatie = actor_organisatie())"
/* A case whose data may not be processed for now: only who handles that writes in it (AVG 18). */
#define ONBEPERKT " and not exists (select 1 from main.beperking p where p.dossier = t.dossier and p.tot is null" \
	" and p.behandelaar <> actor_id())"
/* An image with a value that was corrected has a mask, for everybody but who reviews (invariant 20). */
#define MASKER " left join main.journaal_masker g on g.journaal = j.id and not exists (select 1 from main.toegang z" \
	" where z.medewerker = actor_id() and z.dossier = coalesce(j.dossier, asof_dossier()) and z.soort = 'toetsing'" \
	" and z.van <= actor_moment() and actor_moment() < z.tot)"

struct maker {
	struct arena *arena;
	const struct lens_set *set;
	const struct lens_shapes *shapes;
	enum db_kind kind;
	enum lens lens;
	struct fault_info *fi;
};

const struct lens_set *lens_set_embedded(void)
{
	return &schema_embedded.lens;
}

const char *lens_name(enum lens lens)
{
	static const char *const names[LENS__MAX] = { "actor", "asof", "cijfers", "kaal" };

	return names[lens];
}

const struct lens_shape *lens_shape_find(const struct lens_shapes *shapes, const char *table)
{
	for (size_t i = 0; i < shapes->n; i++)
		if (strcmp(shapes->v[i].name, table) == 0)
			return &shapes->v[i];
	return NULL;
}

const struct lens_column *lens_column_find(const struct lens_shape *s, const char *column)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (strcmp(s->columns[i].name, column) == 0)
			return &s->columns[i];
	return NULL;
}

bool lens_table_journaled(const struct lens_table *t)
{
	return t->journaal && t->class != LENS_CLASS_KAAL && t->class != LENS_CLASS_ZOEK;
}

const char *lens_table_place(const struct lens_table *t)
{
	/* toegang has views of its own, yet is a row of its dossier: the as-of lens finds it there */
	if (t->class == LENS_CLASS_RIJ || strcmp(t->name, "toegang") == 0)
		return "rij";
	return t->class == LENS_CLASS_DOSSIER ? "dossier" : "los";
}

/* Adds a text in which @ stands for a name. */
static void emit(struct buf *b, const char *text, const char *name)
{
	for (const char *p = text; *p; p++) {
		if (*p == '@')
			buf_addz(b, name);
		else
			buf_addc(b, *p);
	}
}

/* ---- lens actor ---- */

static void emit_columns(struct buf *b, const struct lens_shape *s)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		emit(b, i ? ", r.\"@\" as \"@\"" : "r.\"@\" as \"@\"", s->columns[i].name);
}

/* The rows that the actor may read. */
static void emit_actor_read(struct buf *b, const struct lens_table *t, const struct lens_shape *s)
{
	buf_addz(b, "select ");
	emit_columns(b, s);
	switch (t->class) {
	case LENS_CLASS_DOSSIER:
		emit(b, " from main.toegang t join main.\"@\" r on r.id = t.dossier where " PERIODE
			" and t.onderdeel = 'kern'", t->name);
		break;
	case LENS_CLASS_RIJ:
		emit(b, " from main.toegang t join main.\"@\" r on r.dossier = t.dossier and r.onderdeel = t.onderdeel where "
			PERIODE " and " ZIET, t->name);
		break;
	default:
		emit(b, " from main.\"@\" r", t->name);
	}
}

/* A schema without these tables (of the tests) has neither masks nor restriction. */
static bool masked(const struct maker *k)
{
	return lens_shape_find(k->shapes, "journaal_masker") != NULL;
}

static bool restricted(const struct maker *k)
{
	return lens_shape_find(k->shapes, "beperking") != NULL;
}

/* The ids of the rows that the actor may write; beperkt: the schema knows restriction. */
static void emit_actor_write(struct buf *b, const struct lens_table *t, bool beperkt)
{
	buf_addz(b, "select r.id as id");
	switch (t->class) {
	case LENS_CLASS_DOSSIER:
		emit(b, " from main.toegang t join main.\"@\" r on r.id = t.dossier where " PERIODE
			" and t.onderdeel = 'kern' and t.niveau = 3", t->name);
		buf_addz(b, beperkt ? ONBEPERKT : "");
		break;
	case LENS_CLASS_RIJ:
		emit(b, " from main.toegang t join main.\"@\" r on r.dossier = t.dossier and r.onderdeel = t.onderdeel where "
			PERIODE " and (t.niveau = 3 or (", t->name);
		if (!t->eigenaar)
			buf_addz(b, "t.niveau = 1 and ");
		buf_addz(b, "r.organisatie = actor_organisatie()))");
		buf_addz(b, beperkt ? ONBEPERKT : "");
		break;
	default:
		emit(b, " from main.\"@\" r where actor_id() is not null", t->name);
	}
}

/* ---- lens asof ---- */

/* The journaal keeps this column beside the image; NULL: it is in the image alone. */
static const char *column_beside(const struct lens_table *t, const char *column)
{
	const char *place = lens_table_place(t);
	bool rij = strcmp(place, "rij") == 0;

	if (strcmp(column, "id") == 0)
		return "j.rij";
	if (rij && strcmp(column, "dossier") == 0)
		return "j.dossier";
	if (rij && strcmp(column, "onderdeel") == 0)
		return "j.onderdeel";
	if ((rij || strcmp(place, "dossier") == 0) && strcmp(column, "organisatie") == 0)
		return "j.organisatie";
	return NULL;
}

/* A column out of the image, or out of its mask. One that the image does not have gives its default; null stays null where
 * it may. */
static void emit_from_image(struct buf *b, const struct maker *k, const struct lens_column *c)
{
	static const char *const values[] = { "json_extract(j.beeld, '$.@')", "json_extract(coalesce(g.beeld, j.beeld), '$.@')" };
	static const char *const lite[] = { "json_type(j.beeld, '$.@')", "json_type(coalesce(g.beeld, j.beeld), '$.@')" };
	static const char *const pg[] = { "(j.beeld::json -> '@')", "(coalesce(g.beeld, j.beeld)::json -> '@')" };
	const char *value = k->kind == DB_SQLITE ? values[masked(k)] : "w.\"@\"";
	const char *kept = k->kind == DB_SQLITE ? lite[masked(k)] : pg[masked(k)];

	if (!c->fallback) {
		emit(b, value, c->name);
	} else if (c->not_null) {
		buf_addz(b, "coalesce(");
		emit(b, value, c->name);
		buf_addz(b, ", (");
		buf_addz(b, c->fallback);
		buf_addz(b, "))");
	} else {
		buf_addz(b, "case when ");
		emit(b, kept, c->name);
		buf_addz(b, " is null then (");
		buf_addz(b, c->fallback);
		buf_addz(b, ") else ");
		emit(b, value, c->name);
		buf_addz(b, " end");
	}
}

/* PostgreSQL: takes the image apart once per row. */
static void emit_record(struct buf *b, const struct maker *k, const struct lens_table *t, const struct lens_shape *s)
{
	static const char *const record[] = { " cross join lateral json_to_record(j.beeld::json) as w(",
		" cross join lateral json_to_record(coalesce(g.beeld, j.beeld)::json) as w(" };
	bool any = false;

	for (size_t i = 0; i < s->ncolumns; i++) {
		const struct lens_column *c = &s->columns[i];

		if (column_beside(t, c->name))
			continue;
		buf_addz(b, any ? ", " : record[masked(k)]);
		emit(b, c->type == LENS_TYPE_TEXT ? "\"@\" text" : "\"@\" bigint", c->name);
		any = true;
	}
	if (any)
		buf_addz(b, ")");
}

/* Every row of a table as the journaal knew it at asof_moment(): its last image, in the order of the ids, for that is
 * the order in which a row was written; a unit that waited for a lock may bear an earlier moment. What is older than an
 * image that was emptied is gone with it, whatever the moment. */
static void emit_images(struct buf *b, const struct maker *k, const struct lens_table *t, const struct lens_shape *s)
{
	buf_addz(b, "select ");
	for (size_t i = 0; i < s->ncolumns; i++) {
		const char *beside = column_beside(t, s->columns[i].name);

		if (i)
			buf_addz(b, ", ");
		if (beside)
			buf_addz(b, beside);
		else
			emit_from_image(b, k, &s->columns[i]);
		emit(b, " as \"@\"", s->columns[i].name);
	}
	buf_addz(b, " from main.journaal j");
	buf_addz(b, masked(k) ? MASKER : "");
	if (k->kind == DB_POSTGRES)
		emit_record(b, k, t, s);
	emit(b, " where j.tabel = '@' and j.moment <= asof_moment() and j.beeld is not null"
		" and not exists (select 1 from main.journaal l where l.tabel = '@' and l.rij = j.rij and l.id > j.id"
		" and (l.moment <= asof_moment() or (l.beeld is null and l.soort <> 'd')))", t->name);
}

/* What the eyes might see then and the reader may see now; by the row's last image too, for it may have gone to
 * another onderdeel, organisatie or dossier since. A dossier's own row is seen by eigen deel as well. */
static void emit_asof_read(struct buf *b, const struct maker *k, const struct lens_table *t, const struct lens_shape *s)
{
	bool root = t->class == LENS_CLASS_DOSSIER;

	emit_images(b, k, t, s);
	buf_addz(b, " and j.dossier = asof_dossier()"
		" and exists (select 1 from asof_dan d where d.onderdeel = j.onderdeel");
	if (!root)
		buf_addz(b, " and (d.niveau >= 2 or d.organisatie = j.organisatie)");
	buf_addz(b, ") and exists (select 1 from asof_nu n where n.dossier = j.dossier and n.onderdeel = j.onderdeel");
	if (!root)
		buf_addz(b, " and (n.niveau >= 2 or j.organisatie = actor_organisatie())");
	emit(b, ") and exists (select 1 from main.journaal l"
		" join asof_nu n on n.dossier = l.dossier and n.onderdeel = l.onderdeel"
		" where l.tabel = '@' and l.rij = j.rij"
		" and l.id = (select max(m.id) from main.journaal m where m.tabel = '@' and m.rij = j.rij)", t->name);
	if (!root)
		buf_addz(b, " and (n.niveau >= 2 or l.organisatie = actor_organisatie())");
	buf_addz(b, ")");
}

/* ---- views written by hand ---- */

static const struct lens_table *table_find(const struct lens_set *set, struct str name)
{
	for (size_t i = 0; i < set->tables_n; i++)
		if (str_eq(str_z(set->tables[i].name), name))
			return &set->tables[i];
	return NULL;
}

/* {{BEELD table}}: a query in parentheses. */
static enum fault expand_images(const struct maker *k, const struct lens_view *v, struct str name, struct buf *b)
{
	const struct lens_table *t = table_find(k->set, name);
	const struct lens_shape *s = t ? lens_shape_find(k->shapes, t->name) : NULL;

	if (!s || !lens_table_journaled(t))
		return fault_detail(k->fi, FAULT_INVALID, v->name, "BEELD noemt geen tabel met journaal");
	buf_addc(b, '(');
	emit_images(b, k, t, s);
	buf_addc(b, ')');
	return FAULT_NONE;
}

/* {{RIJEN table}}: the rows that the row t of toegang opens, by the rule of emit_actor_read. */
static enum fault expand_rows(const struct maker *k, const struct lens_view *v, struct str name, struct buf *b)
{
	const struct lens_table *t = table_find(k->set, name);

	if (!t || t->class != LENS_CLASS_RIJ)
		return fault_detail(k->fi, FAULT_INVALID, v->name, "RIJEN noemt geen tabel van klasse rij");
	emit(b, "from main.\"@\" r where r.dossier = t.dossier and r.onderdeel = t.onderdeel and " ZIET, t->name);
	return FAULT_NONE;
}

/* {{DOSSIERS}}: the names of the tables of class dossier, as a list of texts. */
static void expand_dossiers(const struct maker *k, struct buf *b)
{
	buf_addz(b, "''");
	for (size_t i = 0; i < k->set->tables_n; i++)
		if (k->set->tables[i].class == LENS_CLASS_DOSSIER)
			emit(b, ", '@'", k->set->tables[i].name);
}

static enum fault expand(const struct maker *k, const struct lens_view *v, struct buf *b)
{
	const char *rest = v->text[k->kind], *open, *close;

	while ((open = strstr(rest, "{{")) != NULL && (close = strstr(open, "}}")) != NULL) {
		struct str macro = { open + 2, (size_t)(close - open) - 2 }, word;

		buf_add(b, (struct str){ rest, (size_t)(open - rest) });
		(void)str_cut(&macro, ' ', &word);
		if (str_eq(word, STR("DOSSIERS")))
			expand_dossiers(k, b);
		else if (str_eq(word, STR("ONBEPERKT")))
			buf_addz(b, restricted(k) ? ONBEPERKT : "");
		else if (str_eq(word, STR("RIJEN")))
			TRY(expand_rows(k, v, macro, b));
		else if (str_eq(word, STR("MASKER")))
			buf_addz(b, masked(k) ? MASKER : "");
		else if (str_eq(word, STR("GEMASKERD")))
			buf_addz(b, masked(k) ? "coalesce(g.beeld, j.beeld)" : "j.beeld");
		else
			TRY(expand_images(k, v, macro, b));
		rest = close + 2;
	}
	buf_addz(b, rest);
	return FAULT_NONE;
}

static bool word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* A call of one of our functions begins at p, not a name within another or after a dot. */
static bool call_starts(const char *text, const char *p)
{
	static const char *const calls[] = { "actor_id(", "actor_organisatie(", "actor_huis(", "actor_regio(",
		"actor_moment(", "actor_verzoek(", "asof_dossier(", "asof_moment(", "asof_medewerker(", "json_veld_int(",
		"json_veld_text(", "maand(" };

	if (p > text && (word_char(p[-1]) || p[-1] == '.'))
		return false;
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strncmp(p, calls[i], strlen(calls[i])) == 0)
			return true;
	return false;
}

/* PostgreSQL: our functions get their schema. The views are made with schema main out of sight, so that a name that is
 * no view of the lens fails instead of finding the bare table. */
static const char *qualify(const struct maker *k, const char *text)
{
	struct buf b = buf_new(k->arena);

	if (k->kind != DB_POSTGRES)
		return text;
	for (const char *p = text; *p; p++) {
		if (call_starts(text, p))
			buf_addz(&b, "main.");
		buf_addc(&b, *p);
	}
	return buf_str(&b).p;
}

/* ---- all views of a lens ---- */

static bool by_hand(const struct maker *k, const char *name)
{
	for (size_t i = 0; i < k->set->views_n; i++)
		if (k->set->views[i].lens == k->lens && strcmp(k->set->views[i].name, name) == 0)
			return true;
	return false;
}

static bool queried(const struct lens_queries *q, const char *name)
{
	for (size_t i = 0; i < q->n; i++)
		if (strcmp(q->v[i].name, name) == 0)
			return true;
	return false;
}

static void add(const struct maker *k, struct lens_queries *q, const char *name, struct buf *b)
{
	q->v[q->n++] = (struct lens_query){ name, qualify(k, buf_str(b).p), false };
}

static const char *name_schrijf(struct arena *a, const char *name)
{
	return str_cat(a, str_z(name), STR("_schrijf")).p;
}

/* Lens actor: x and x_schrijf of a table that follows a general rule, as far as they are not written by hand. */
static void add_actor(const struct maker *k, struct lens_queries *q, const struct lens_table *t,
	const struct lens_shape *s)
{
	const char *schrijf = name_schrijf(k->arena, t->name);
	struct buf b = buf_new(k->arena);

	if (t->class != LENS_CLASS_OPENBAAR && t->class != LENS_CLASS_DOSSIER && t->class != LENS_CLASS_RIJ)
		return;
	if (!by_hand(k, t->name)) {
		emit_actor_read(&b, t, s);
		add(k, q, t->name, &b);
	}
	if (lens_column_find(s, "id") && !by_hand(k, schrijf)) {
		b = buf_new(k->arena);
		emit_actor_write(&b, t, restricted(k));
		add(k, q, schrijf, &b);
	}
}

/* Lens asof: reference data is today's, dossiers are rebuilt, nothing may be written. */
static void add_asof(const struct maker *k, struct lens_queries *q, const struct lens_table *t,
	const struct lens_shape *s)
{
	const char *schrijf = name_schrijf(k->arena, t->name);
	bool rebuilt = (t->class == LENS_CLASS_DOSSIER || t->class == LENS_CLASS_RIJ) && lens_table_journaled(t);
	struct buf b = buf_new(k->arena);

	if (t->class == LENS_CLASS_KAAL || t->class == LENS_CLASS_ZOEK)
		return;
	if (!by_hand(k, t->name) && (rebuilt || t->class == LENS_CLASS_OPENBAAR)) {
		if (rebuilt)
			emit_asof_read(&b, k, t, s);
		else
			emit_actor_read(&b, t, s);
		add(k, q, t->name, &b);
	}
	if (lens_column_find(s, "id") && !by_hand(k, schrijf)) {
		b = buf_new(k->arena);
		emit(&b, "select r.id as id from main.\"@\" r where 0 = 1", t->name);
		add(k, q, schrijf, &b);
	}
}

/* SQLite looks for a name in temp first and then in main. A table without a view in this lens gets one that fails when
 * a statement is prepared. Search tables stay open beside lens actor. */
static void add_closed(const struct maker *k, struct lens_queries *q)
{
	for (size_t i = 0; i < k->set->tables_n; i++) {
		const struct lens_table *t = &k->set->tables[i];
		struct buf b = buf_new(k->arena);

		if (queried(q, t->name) || (t->class == LENS_CLASS_ZOEK && k->lens == LENS_ACTOR))
			continue;
		emit(&b, "select * from main.\"lens_zonder_@\"", t->name);
		q->v[q->n++] = (struct lens_query){ t->name, buf_str(&b).p, true };
	}
}

static enum fault add_by_hand(const struct maker *k, struct lens_queries *q)
{
	for (size_t i = 0; i < k->set->views_n; i++) {
		const struct lens_view *v = &k->set->views[i];
		struct buf b = buf_new(k->arena);

		if (v->lens != k->lens)
			continue;
		TRY(expand(k, v, &b));
		add(k, q, v->name, &b);
	}
	return FAULT_NONE;
}

enum fault lens_queries_make(struct arena *a, const struct lens_set *set, const struct lens_shapes *shapes,
	enum db_kind kind, enum lens lens, struct lens_queries *ret, struct fault_info *fi)
{
	struct maker k = { a, set, shapes, kind, lens, fi };
	struct lens_queries q = { 0, ARENA_ARRAY(a, set->tables_n * 3 + set->views_n + 1, struct lens_query) };

	if (lens != LENS_KAAL) {
		for (size_t i = 0; i < set->tables_n; i++) {
			const struct lens_table *t = &set->tables[i];
			const struct lens_shape *s = lens_shape_find(shapes, t->name);

			if (s && lens == LENS_ACTOR)
				add_actor(&k, &q, t, s);
			else if (s && lens == LENS_ASOF)
				add_asof(&k, &q, t, s);
		}
		TRY(add_by_hand(&k, &q));
		if (kind == DB_SQLITE)
			add_closed(&k, &q);
	}
	*ret = q;
	return FAULT_NONE;
}
