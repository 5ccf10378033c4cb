/* Concepts: see concept.h. The sealed text is a row of length-prefixed pieces: name, value, name, value. A post is known
 * by "PATH#TOKEN", so that two forms for one address are two. */
#include "domein/toegang/concept.h"

#include <string.h>

#include "domein/toegang/sessie.h"
#include "query.h"

#define CONCEPT_BYTES_MAX (256 * 1024)
#define POST_BYTES_MAX (2 * 1024 * 1024) /* whatever a form may be long */

static void piece_add(struct buf *b, struct str s)
{
	buf_add_i64(b, (int64_t)s.n);
	buf_addc(b, ':');
	buf_add(b, s);
}

static struct str fields_seal(struct ctx *c, const struct veld *v, size_t n, bool post)
{
	struct buf b = buf_new(c->arena);

	for (size_t i = 0; i < n; i++) {
		if (!post && str_eq(v[i].name, STR("_t")))
			continue;
		piece_add(&b, v[i].name);
		piece_add(&b, v[i].value);
	}
	return box_seal(c->arena, c->sleutels->kluis, buf_str(&b));
}

static bool piece_take(struct str *s, struct str *ret)
{
	struct str head;
	int64_t n;

	if (!str_cut(s, ':', &head) || !str_i64(head, &n) || n < 0 || (size_t)n > s->n)
		return false;
	*ret = (struct str){ s->p, (size_t)n };
	s->p += n;
	s->n -= (size_t)n;
	return true;
}

static enum fault fields_open(struct ctx *c, struct str box, struct concept *ret)
{
	struct str plain, rest;
	size_t cap = 0;

	if (!box_open(c->arena, c->sleutels->kluis, box, &plain))
		return fault_detail(c->fi, FAULT_INTERNAL, "concept cannot be opened", "other key?");
	for (size_t i = 0; i < plain.n; i++)
		cap += plain.p[i] == ':';
	ret->fields = ARENA_ARRAY(c->arena, cap + 1, struct veld);
	for (rest = plain; rest.n;) {
		struct veld *v = &ret->fields[ret->n];

		if (!piece_take(&rest, &v->name) || !piece_take(&rest, &v->value))
			return fault_detail(c->fi, FAULT_INTERNAL, "concept is damaged", "length");
		ret->n++;
	}
	return FAULT_NONE;
}

struct saving {
	struct medewerker_id m;
	struct str soort, sleutel, inhoud;
	int64_t term;
	size_t max;
	int64_t versie; /* read; -1: whatever there is */
	int64_t nieuw;
};

static enum fault save_unit(struct unit *u, void *arg)
{
	struct saving *s = arg;
	struct batch b = unit_batch(u);
	struct q_concept_versie *now = NULL;
	int64_t moment = unit_moment(u);

	q_concept_versie(&b, s->m, s->soort, s->sleutel, &now);
	TRY(batch_run(&b));
	if (s->versie >= 0 && (now ? now->versie : 0) != s->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit concept is in een ander venster gewijzigd."), NULL);
	s->nieuw = now ? now->versie + 1 : 1;
	if (now)
		q_concept_update(&b, s->inhoud, moment, moment + s->term, s->nieuw, s->m, s->soort, s->sleutel, NULL);
	else
		q_concept_add(&b, (struct concept_id){ id_new() }, s->m, s->soort, s->sleutel, s->inhoud, moment,
			moment + s->term, NULL);
	return batch_run(&b);
}

static enum fault saving_run(struct ctx *c, struct saving *s)
{
	if (s->inhoud.n > s->max)
		return fault_set(c->fi, FAULT_INVALID, N_("Dit is te veel om te bewaren."), NULL);
	return ctx_write_kaal(c, save_unit, s);
}

enum fault concept_save(struct ctx *c, struct str soort, struct str sleutel, const struct veld *fields, size_t n,
	int64_t versie, int64_t *ret_versie)
{
	struct saving s = { .m = c->actor.id, .soort = soort, .sleutel = sleutel, .term = CONCEPT_TERM, .versie = versie,
		.max = CONCEPT_BYTES_MAX };

	TRY(ctx_require(c, RECHT_ingelogd));
	s.inhoud = fields_seal(c, fields, n, false);
	TRY(saving_run(c, &s));
	*ret_versie = s.nieuw;
	return FAULT_NONE;
}

enum fault concept_keep_post(struct ctx *c, struct medewerker_id m, struct str path, const struct veld *fields,
	size_t n)
{
	struct saving s = { .m = m, .soort = STR("post"), .term = CONCEPT_POST_TERM, .max = POST_BYTES_MAX, .versie = -1 };
	struct buf key = buf_new(c->arena);

	buf_add(&key, path);
	buf_addc(&key, '#');
	for (size_t i = 0; i < n; i++)
		if (str_eq(fields[i].name, STR("_t")))
			buf_add(&key, token_hash(c->arena, fields[i].value));
	s.sleutel = buf_str(&key);
	s.inhoud = fields_seal(c, fields, n, true);
	return saving_run(c, &s);
}

static struct str path_of(struct str key)
{
	while (key.n && key.p[key.n - 1] != '#')
		key.n--;
	key.n -= key.n > 0;
	return key;
}

static enum fault concept_fill(struct ctx *c, const struct q_concept_get *row, struct concept **ret)
{
	struct concept *k;

	*ret = NULL;
	if (!row)
		return FAULT_NONE;
	k = ARENA_NEW(c->arena, struct concept);
	*k = (struct concept){ .id = row->id, .soort = row->soort, .sleutel = row->sleutel, .moment = row->moment,
		.versie = row->versie };
	if (str_eq(k->soort, STR("post")))
		k->sleutel = path_of(k->sleutel);
	TRY(fields_open(c, row->inhoud, k));
	*ret = k;
	return FAULT_NONE;
}

enum fault concept_get(struct ctx *c, struct str soort, struct str sleutel, struct concept **ret)
{
	struct q_concept_get *row = NULL;
	struct batch b = ctx_kaal(c);

	q_concept_get(&b, c->actor.id, soort, sleutel, klok_now(), &row);
	TRY(batch_run(&b));
	return concept_fill(c, row, ret);
}

enum fault concept_get_id(struct ctx *c, struct concept_id id, struct concept **ret)
{
	struct q_concept_key *key = NULL;
	struct batch b = ctx_kaal(c);

	q_concept_key(&b, id, c->actor.id, &key);
	TRY(batch_run(&b));
	if (!key)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(concept_get(c, key->soort, key->sleutel, ret));
	return *ret ? FAULT_NONE : fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
}

enum fault concept_list(struct ctx *c, struct str soort, struct concepten *ret)
{
	struct q_concept_list_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_concept_list(&b, c->actor.id, soort, klok_now(), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct concept);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct concept){ .id = rows.v[i].id, .soort = soort, .sleutel = rows.v[i].sleutel,
			.moment = rows.v[i].moment, .versie = rows.v[i].versie };
	return FAULT_NONE;
}

struct dropping {
	struct medewerker_id m;
	struct concept_id id;
	struct str soort, sleutel;
};

static enum fault drop_unit(struct unit *u, void *arg)
{
	struct dropping *d = arg;
	struct batch b = unit_batch(u);

	if (d->id.v)
		q_concept_drop_id(&b, d->id, d->m, NULL);
	else
		q_concept_drop(&b, d->m, d->soort, d->sleutel, NULL);
	return batch_run(&b);
}

enum fault concept_drop(struct ctx *c, struct str soort, struct str sleutel)
{
	return ctx_write_kaal(c, drop_unit, &(struct dropping){ .m = c->actor.id, .soort = soort, .sleutel = sleutel });
}

enum fault concept_drop_id(struct ctx *c, struct concept_id id)
{
	return ctx_write_kaal(c, drop_unit, &(struct dropping){ .m = c->actor.id, .id = id });
}
