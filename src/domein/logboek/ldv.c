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
#define RECENT 8192 /* spans; the records of one request lie close together, though servers write through each other */

struct ldv {
	struct ctx *c;
	struct str adres;
	ldv_put put;
	void *arg;
	int64_t n;
	unsigned char recent[RECENT][SPAN];
	size_t at;
};

static void number_hash(const char *what, int64_t a, int64_t b, unsigned char *ret, size_t n)
{
	unsigned char h[SHA256_LEN];
	char text[96];
	int len = snprintf(text, sizeof(text), "ldv %s %lld %lld", what, (long long)a, (long long)b);

	sha256((struct str){ text, (size_t)len }, h);
	memcpy(ret, h, n);
}

/* Was that span told already? Remembers it. */
static bool told(struct ldv *l, const unsigned char span[SPAN])
{
	for (size_t i = 0; i < RECENT; i++)
		if (memcmp(l->recent[(l->at + RECENT - 1 - i) % RECENT], span, SPAN) == 0)
			return true;
	memcpy(l->recent[l->at], span, SPAN);
	l->at = (l->at + 1) % RECENT;
	return false;
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

/* persoon 0: of the request itself. */
static enum fault record(struct ldv *l, struct arena *a, const struct q_ldv_raadplegingen *r, int64_t persoon)
{
	unsigned char trace[TRACE], root[SPAN], span[SPAN];
	json_t *j, *attributes;
	const struct verwerking *v = verwerking_of(l->c->cat, r->doel);
	struct str activity = str_cat(a, str_cat(a, l->adres, STR("/verwerkingen#")), v ? v->code : r->doel);
	int64_t request = r->verzoek.set ? r->verzoek.v : -r->id;
	char *text;
	enum fault f;

	number_hash("trace", request, 0, trace, TRACE);
	number_hash("root", request, 0, root, SPAN);
	number_hash("span", request, persoon, span, SPAN);
	if (told(l, persoon ? span : root))
		return FAULT_NONE;
	j = json_object();
	attributes = json_object();
	json_object_set_new(j, "trace_id", words(hex(a, (struct str){ (const char *)trace, TRACE })));
	json_object_set_new(j, "span_id", words(hex(a, (struct str){ (const char *)(persoon ? span : root), SPAN })));
	if (persoon)
		json_object_set_new(j, "parent_span_id", words(hex(a, (struct str){ (const char *)root, SPAN })));
	json_object_set_new(j, "status", json_string(str_eq(r->soort, STR("geweigerd")) ? "Error" : "Ok"));
	json_object_set_new(j, "name", words(str_cat(a, str_cat(a, r->doel, STR(": ")), r->route)));
	json_object_set_new(j, "start_time", json_integer(r->moment));
	json_object_set_new(j, "end_time", json_integer(r->moment));
	json_object_set_new(j, "resource", json_pack("{s:{s:s}}", "attributes", "service.name", "schakel"));
	json_object_set_new(attributes, "dpl.core.processing_activity_id", words(activity));
	if (persoon) {
		json_object_set_new(attributes, "dpl.core.data_subject_id", words(pseudonym(l, a, persoon)));
		json_object_set_new(attributes, "dpl.core.data_subject_id_type", json_string("pseudoniem"));
	}
	json_object_set_new(j, "attributes", attributes);
	text = json_dumps(j, JSON_COMPACT);
	json_decref(j);
	if (!text)
		return fault_detail(l->c->fi, FAULT_INTERNAL, "ldv", "a record cannot be written");
	f = l->put(l->arg, str_cat(a, str_z(text), STR("\n")), l->c->fi);
	l->n++;
	free(text);
	return f;
}

/* The records of the looks behind `na`; moves it. ret_n: how many looks. */
static enum fault some(struct ldv *l, struct arena *a, int64_t *na, size_t *ret_n)
{
	struct batch b = db_batch(l->c->db, LENS_KAAL, &l->c->eyes, a, l->c->fi);
	struct q_ldv_raadplegingen_rows rows = { 0 };

	q_ldv_raadplegingen(&b, *na, ROWS, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		TRY(record(l, a, &rows.v[i], 0));
		if (rows.v[i].persoon.set)
			TRY(record(l, a, &rows.v[i], rows.v[i].persoon.v));
		*na = rows.v[i].id;
	}
	*ret_n = rows.n;
	return arena_over(a) ? fault_detail(l->c->fi, FAULT_BUSY, "ldv", "records too large") : FAULT_NONE;
}

enum fault ldv_uitvoer(struct ctx *c, struct str adres, ldv_put put, void *arg, int64_t *ret)
{
	struct ldv *l = ARENA_NEW(c->arena, struct ldv);
	int64_t na = 0;
	size_t n = ROWS;

	TRY(ctx_require(c, RECHT_logboek_lezen));
	*l = (struct ldv){ .c = c, .adres = adres, .put = put, .arg = arg };
	while (n == ROWS) {
		struct arena *a = arena_new(PIECE_CAP);
		enum fault f = some(l, a, &na, &n);

		arena_free(&a);
		TRY(f);
	}
	*ret = l->n;
	return FAULT_NONE;
}
