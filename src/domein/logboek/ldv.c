/* Export as Logboek Dataverwerkingen 1.0: see ldv.h. */
#include "domein/logboek/ldv.h"

#include "catalogus/catalogus.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "query.h"

#define ROWS 1000
#define PIECE_CAP ((size_t)64 << 20)
#define TRACE 16
#define SPAN 8
#define SPANS ((size_t)1 << 20) /* the records of one request lie close together, though servers write through each other */

struct spans {
	size_t n;
	uint64_t v[2 * SPANS]; /* 0: free */
};

struct ldv {
	struct ctx *c;
	struct str adres;
	ldv_put put;
	void *arg;
	int64_t n;
	struct spans *told, *before; /* what was told: the last million spans at least */
};

/* What a request did. */
enum daad { GEKEKEN, GEWIJZIGD };
struct gedaan {
	enum daad daad;
	int64_t id, moment, persoon; /* persoon 0: none that is known */
	struct opt_int verzoek;
	struct str route, doel;
	bool geweigerd;
};

static void number_hash(const char *what, int64_t a, int64_t b, unsigned char *ret, size_t n)
{
	unsigned char h[SHA256_LEN];
	char text[96];
	int len = snprintf(text, sizeof(text), "ldv %s %lld %lld", what, (long long)a, (long long)b);

	sha256((struct str){ text, (size_t)len }, h);
	memcpy(ret, h, n);
}

static uint64_t *place(struct spans *s, uint64_t key)
{
	size_t i = key % (2 * SPANS);

	while (s->v[i] && s->v[i] != key)
		i = (i + 1) % (2 * SPANS);
	return &s->v[i];
}

/* Was that span told already? Remembers it. */
static bool told(struct ldv *l, const unsigned char span[SPAN])
{
	uint64_t key, *at;
	bool known;

	memcpy(&key, span, SPAN);
	at = place(l->told, key);
	if (*at)
		return true;
	known = *place(l->before, key) != 0;
	if (l->told->n == SPANS) {
		struct spans *oldest = l->before;

		l->before = l->told;
		l->told = oldest;
		memset(oldest, 0, sizeof(*oldest));
		at = place(oldest, key);
	}
	*at = key;
	l->told->n++;
	return known;
}

static struct str pseudonym(struct ldv *l, struct arena *a, int64_t persoon)
{
	unsigned char h[SHA256_LEN];
	struct str text = str_cat(a, STR("ldv "), str_from_i64(a, persoon));

	hmac_sha256((struct str){ (const char *)l->c->sleutels->kluis, sizeof(l->c->sleutels->kluis) }, text, h);
	return hex(a, (struct str){ (const char *)h, 16 });
}

static json_t *words(struct str s)
{
	return json_stringn(s.p, s.n);
}

/* "https://schakel.example.nl/verwerkingen#casusregie"; the register as a whole when what it was for is not known. */
static struct str activity(const struct ldv *l, struct arena *a, const struct gedaan *g)
{
	const struct verwerking *v = verwerking_of(l->c->cat, g->doel);
	struct str base = str_cat(a, l->adres, STR("/verwerkingen"));

	return v ? str_cat(a, str_cat(a, base, STR("#")), v->code) : base;
}

/* "casusregie: casus_show", "casusregie: notitie_add (wijziging)" */
static struct str name(struct arena *a, const struct gedaan *g)
{
	struct str text = g->doel.n ? str_cat(a, str_cat(a, g->doel, STR(": ")), g->route) : STR("onbekend");

	return g->daad == GEWIJZIGD ? str_cat(a, text, STR(" (wijziging)")) : text;
}

static json_t *attributes(struct ldv *l, struct arena *a, const struct gedaan *g, int64_t persoon)
{
	json_t *j = json_object();

	json_object_set_new(j, "dpl.core.processing_activity_id", words(activity(l, a, g)));
	if (persoon) {
		json_object_set_new(j, "dpl.core.data_subject_id", words(pseudonym(l, a, persoon)));
		json_object_set_new(j, "dpl.core.data_subject_id_type", json_string("pseudoniem"));
	}
	return j;
}

/* persoon 0: of the request itself. */
static enum fault record(struct ldv *l, struct arena *a, const struct gedaan *g, int64_t persoon)
{
	static const char *const roots[] = { "root", "wijziging root" }, *const spans[] = { "span", "wijziging span" };
	unsigned char trace[TRACE], root[SPAN], span[SPAN];
	int64_t request = g->verzoek.set ? g->verzoek.v : -g->id;
	json_t *j;
	char *text;
	enum fault f;

	number_hash("trace", request, g->verzoek.set ? 0 : (int64_t)g->daad, trace, TRACE);
	number_hash(roots[g->daad], request, 0, root, SPAN);
	number_hash(spans[g->daad], request, persoon, span, SPAN);
	if (told(l, persoon ? span : root))
		return FAULT_NONE;
	j = json_object();
	json_object_set_new(j, "trace_id", words(hex(a, (struct str){ (const char *)trace, TRACE })));
	json_object_set_new(j, "span_id", words(hex(a, (struct str){ (const char *)(persoon ? span : root), SPAN })));
	if (persoon)
		json_object_set_new(j, "parent_span_id", words(hex(a, (struct str){ (const char *)root, SPAN })));
	json_object_set_new(j, "status", json_string(g->geweigerd ? "Error" : "Ok"));
	json_object_set_new(j, "name", words(name(a, g)));
	json_object_set_new(j, "start_time", json_integer(g->moment));
	json_object_set_new(j, "end_time", json_integer(g->moment));
	json_object_set_new(j, "resource", json_pack("{s:{s:s}}", "attributes", "service.name", "schakel"));
	json_object_set_new(j, "attributes", attributes(l, a, g, persoon));
	text = json_dumps(j, JSON_COMPACT);
	json_decref(j);
	if (!text)
		return fault_detail(l->c->fi, FAULT_INTERNAL, "ldv", "a record cannot be written");
	f = l->put(l->arg, str_cat(a, str_z(text), STR("\n")), l->c->fi);
	l->n++;
	free(text);
	return f;
}

static enum fault records(struct ldv *l, struct arena *a, const struct gedaan *g)
{
	TRY(record(l, a, g, 0));
	return g->persoon ? record(l, a, g, g->persoon) : FAULT_NONE;
}

/* The records of what lies behind `na`; moves it. more: there may be others. */
typedef enum fault (*some_fn)(struct ldv *l, struct arena *a, int64_t *na, bool *more);

static enum fault looks(struct ldv *l, struct arena *a, int64_t *na, bool *more)
{
	struct batch b = db_batch(l->c->db, LENS_KAAL, &l->c->eyes, a, l->c->fi);
	struct q_ldv_raadplegingen_rows rows = { 0 };

	q_ldv_raadplegingen(&b, *na, ROWS, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_ldv_raadplegingen *r = &rows.v[i];

		TRY(records(l, a, &(struct gedaan){ GEKEKEN, r->id, r->moment, r->persoon.set ? r->persoon.v : 0, r->verzoek,
			r->route, r->doel, str_eq(r->soort, STR("geweigerd")) }));
		*na = r->id;
	}
	*more = rows.n == ROWS;
	return FAULT_NONE;
}

/* A row of the journaal for each person it is about. */
static enum fault changes(struct ldv *l, struct arena *a, int64_t *na, bool *more)
{
	struct batch b = db_batch(l->c->db, LENS_KAAL, &l->c->eyes, a, l->c->fi);
	struct q_ldv_wijzigingen_rows rows = { 0 };

	q_ldv_wijzigingen(&b, *na, ROWS, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_ldv_wijzigingen *r = &rows.v[i];

		TRY(records(l, a, &(struct gedaan){ GEWIJZIGD, r->id, r->moment, r->persoon, r->verzoek, r->route, r->doel, false }));
		*na = r->id;
	}
	*more = rows.n > 0;
	return FAULT_NONE;
}

static enum fault all(struct ldv *l, some_fn some)
{
	int64_t na = 0;
	bool more = true;

	while (more) {
		struct arena *a = arena_new(PIECE_CAP);
		enum fault f = some(l, a, &na, &more);

		if (!f && arena_over(a))
			f = fault_detail(l->c->fi, FAULT_BUSY, "ldv", "records too large");
		arena_free(&a);
		TRY(f);
	}
	return FAULT_NONE;
}

enum fault ldv_uitvoer(struct ctx *c, struct str adres, ldv_put put, void *arg, int64_t *ret)
{
	struct ldv l = { .c = c, .adres = adres, .put = put, .arg = arg };
	enum fault f;

	TRY(ctx_require(c, RECHT_logboek_lezen));
	l.told = calloc(1, sizeof(*l.told));
	l.before = calloc(1, sizeof(*l.before));
	f = l.told && l.before ? all(&l, looks) : fault_detail(c->fi, FAULT_BUSY, "ldv",
		"not enough memory: 32 MB are needed to remember what was told");
	if (!f)
		f = all(&l, changes);
	free(l.told);
	free(l.before);
	*ret = l.n;
	return f;
}
