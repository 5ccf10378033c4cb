/* The yardstick: schakel with the same pages and statements, without rights on rows and without the record of looks.
 *
 * What: linked with --wrap, so that nothing of it is in the program itself. The views of lens actor are the bare tables
 *   (on PostgreSQL those that this program's own `migreer` makes), and a look is forgotten (zonder_log.c). It runs on a copy of a
 *   database that holds only what the measured user may see, or its pages would show more than the real ones.
 */
#include <string.h>

#include "db/lens_priv.h"
#include "domein/ctx.h"

enum fault __real_lens_queries_make(struct arena *a, const struct lens_set *set, const struct lens_shapes *shapes,
	enum db_kind kind, enum lens lens, struct lens_queries *ret, struct fault_info *fi);
enum fault __wrap_lens_queries_make(struct arena *a, const struct lens_set *set, const struct lens_shapes *shapes,
	enum db_kind kind, enum lens lens, struct lens_queries *ret, struct fault_info *fi);

static const char *bare_table(struct arena *a, const struct lens_shape *s)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "select ");
	for (size_t i = 0; i < s->ncolumns; i++) {
		buf_addz(&b, i ? ", r.\"" : "r.\"");
		buf_addz(&b, s->columns[i].name);
		buf_addz(&b, "\" as \"");
		buf_addz(&b, s->columns[i].name);
		buf_addc(&b, '"');
	}
	buf_addz(&b, " from main.\"");
	buf_addz(&b, s->name);
	buf_addz(&b, "\" r");
	return buf_str(&b).p;
}

/* x_schrijf: the ids of x, all of them. NULL: this view stays as it is. */
static const char *bare_ids(struct arena *a, const struct lens_shapes *shapes, struct str name)
{
	struct str tail = STR("_schrijf");
	const struct lens_shape *s;

	if (str_eq(name, STR("dossier_schrijf")))
		return "select t.dossier as id, t.onderdeel as onderdeel, t.niveau as niveau from main.toegang t";
	if (str_eq(name, STR("toegang_schrijf")))
		return "select t.id as id, t.dossier as dossier from main.toegang t";
	if (str_eq(name, STR("persoon_schrijf")))
		return "select p.id as id, p.regio as regio, p.ring as ring, p.sorteernaam as sorteernaam from main.persoon p";
	if (name.n <= tail.n || memcmp(name.p + name.n - tail.n, tail.p, tail.n) != 0)
		return NULL;
	s = lens_shape_find(shapes, str_dup(a, (struct str){ name.p, name.n - tail.n }).p);
	if (!s || !lens_column_find(s, "id"))
		return NULL;
	return str_cat(a, str_cat(a, STR("select r.id as id from main.\""), str_z(s->name)), STR("\" r")).p;
}

/* casus_deel: what the actor may is what the page shows, and stays; the counts are of all rows. */
static const char *bare_parts(struct arena *a, enum db_kind kind)
{
	static const char *const counts[] = { "betrokkene r where r.dossier = t.dossier) else 0 end as mensen",
		"bijlage r where r.dossier = t.dossier and r.status = 'klaar') else 0 end as documenten",
		"teamlid r where r.dossier = t.dossier and (r.tot is null or r.tot > @actor_moment())) else 0 end as team",
		"toegangsverzoek r where r.dossier = t.dossier and r.status = 'open') else 0 end as verzoeken",
		"afspraak r where r.dossier = t.dossier and r.status in ('open', 'loopt')) else 0 end as afspraken",
		"afschaling r where r.dossier = t.dossier) else 0 end as afsluitingen" };
	struct buf b = buf_new(a), out = buf_new(a);

	buf_addz(&b, "select t.dossier as dossier, t.onderdeel as onderdeel, t.niveau as niveau, t.soort as soort,"
		" t.grond as grond, t.tot as tot");
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		buf_addz(&b, ", case when t.onderdeel = 'kern' then (select count(*) from main.");
		buf_addz(&b, counts[i]);
	}
	buf_addz(&b, " from main.toegang t where t.medewerker = @actor_id() and t.van <= @actor_moment()"
		" and @actor_moment() < t.tot");
	for (const char *p = buf_str(&b).p; *p; p++) { /* a commercial at: the schema of our functions */
		if (*p != '@')
			buf_addc(&out, *p);
		else if (kind == DB_POSTGRES)
			buf_addz(&out, "main.");
	}
	return buf_str(&out).p;
}

enum fault __wrap_lens_queries_make(struct arena *a, const struct lens_set *set, const struct lens_shapes *shapes,
	enum db_kind kind, enum lens lens, struct lens_queries *ret, struct fault_info *fi)
{
	struct lens_queries q;

	TRY(__real_lens_queries_make(a, set, shapes, kind, lens, &q, fi));
	for (size_t i = 0; i < q.n && lens == LENS_ACTOR; i++) {
		const struct lens_shape *s = lens_shape_find(shapes, q.v[i].name);
		const char *bare = s ? bare_table(a, s) : strcmp(q.v[i].name, "casus_deel") == 0 ? bare_parts(a, kind)
			: bare_ids(a, shapes, str_z(q.v[i].name));

		if (bare && !q.v[i].closed)
			q.v[i].sql = bare;
	}
	*ret = q;
	return FAULT_NONE;
}
