/* The queue of outgoing mail, leases and cleaning: see post.h. */
#include "domein/toegang/post.h"

#include "query.h"

#define CLAIM (5 * MINUTE_MS) /* longer than it takes to send what is claimed at once, each in half a minute at most */

enum fault post_add_agenda_in(struct unit *u, struct str aan, struct str onderwerp, struct str inhoud,
	struct str agenda)
{
	struct batch b = unit_batch(u);

	q_mail_add(&b, id_new(), aan, onderwerp, inhoud, agenda, unit_moment(u), NULL);
	return batch_run(&b);
}

enum fault post_add_in(struct unit *u, struct str aan, struct str onderwerp, struct str inhoud)
{
	return post_add_agenda_in(u, aan, onderwerp, inhoud, STR(""));
}

struct claim {
	struct str houder;
	struct q_mail_claimed_rows rows;
};

static enum fault claim_unit(struct unit *u, void *arg)
{
	struct claim *k = arg;
	struct batch b = unit_batch(u);
	int64_t weer = unit_moment(u) + CLAIM;

	q_mail_claim(&b, k->houder, weer, unit_moment(u), NULL);
	q_mail_claimed(&b, k->houder, weer, &k->rows);
	return batch_run(&b);
}

enum fault post_claim(struct ctx *c, struct str houder, struct brieven_uit *ret)
{
	struct claim k = { .houder = houder };

	TRY(ctx_write_kaal(c, claim_unit, &k));
	ret->n = k.rows.n;
	ret->v = ARENA_ARRAY(c->arena, k.rows.n + 1, struct brief_uit);
	for (size_t i = 0; i < k.rows.n; i++)
		ret->v[i] = (struct brief_uit){ k.rows.v[i].id, k.rows.v[i].aan, k.rows.v[i].onderwerp, k.rows.v[i].inhoud,
			k.rows.v[i].agenda, k.rows.v[i].pogingen };
	return FAULT_NONE;
}

struct result {
	int64_t id, pogingen;
	const char *why; /* NULL: sent */
};

static enum fault result_unit(struct unit *u, void *arg)
{
	const struct result *s = arg;
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	if (!s->why)
		q_mail_sent(&b, now, s->id, NULL);
	else if (s->pogingen >= POST_POGINGEN)
		q_mail_failed(&b, now + 365 * DAY_MS, str_z(s->why), s->id, NULL);
	else
		q_mail_failed(&b, now + (MINUTE_MS << s->pogingen), str_z(s->why), s->id, NULL);
	return batch_run(&b);
}

enum fault post_sent(struct ctx *c, int64_t id)
{
	return ctx_write_kaal(c, result_unit, &(struct result){ .id = id });
}

enum fault post_failed(struct ctx *c, const struct brief_uit *b, const char *why)
{
	return ctx_write_kaal(c, result_unit, &(struct result){ b->id, b->pogingen, why });
}

struct taking {
	const char *naam;
	struct str houder;
	int64_t duur, n;
};

static enum fault lease_unit(struct unit *u, void *arg)
{
	struct taking *t = arg;
	struct batch b = unit_batch(u);

	t->n = 0;
	q_lease_take(&b, str_z(t->naam), t->houder, unit_moment(u) + t->duur, unit_moment(u), &t->n);
	return batch_run(&b);
}

enum fault lease_take(struct ctx *c, const char *naam, struct str houder, int64_t duur, bool *ret)
{
	struct taking t = { naam, houder, duur, 0 };

	TRY(ctx_write_kaal(c, lease_unit, &t));
	*ret = t.n == 1;
	return FAULT_NONE;
}

static enum fault clean_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	(void)arg;
	q_sessie_clean(&b, now - DAY_MS, NULL); /* kept a day, so that a late post finds its author */
	q_poging_clean(&b, now / MINUTE_MS - 60, NULL);
	q_concept_clean(&b, now, NULL);
	q_formulier_clean(&b, now - DAY_MS, NULL);
	return batch_run(&b);
}

enum fault toegang_clean(struct ctx *c)
{
	return ctx_write_kaal(c, clean_unit, NULL);
}
