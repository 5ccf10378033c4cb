/* The agenda as a feed: see agenda.h. */
#include "domein/werk/agenda.h"

#include "catalogus/catalogus.h"
#include "domein/termijn/termijn_priv.h"
#include "domein/toegang/actor.h"
#include "domein/toegang/sessie.h"
#include "domein/toegang/uitnodiging.h"
#include "query.h"

#define TERUG 31 /* days */

enum fault agenda_stand(struct ctx *c, struct agenda_stand *ret)
{
	struct q_agenda_adres_get *q = NULL;
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_ingelogd));
	q_agenda_adres_get(&b, c->actor.id, &q);
	TRY(batch_run(&b));
	*ret = (struct agenda_stand){ 0 };
	if (q)
		*ret = (struct agenda_stand){ true, q->gemaakt, q->laatst, q->keren };
	return FAULT_NONE;
}

struct address {
	struct medewerker_id m;
	struct str hash; /* empty: none any more */
};

static enum fault address_unit(struct unit *u, void *arg)
{
	const struct address *a = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_agenda_adres_drop(&b, a->m, &n);
	TRY(batch_run(&b));
	if (a->hash.n) {
		q_agenda_adres_add(&b, id_new(), a->m, a->hash, unit_moment(u), NULL);
		TRY(batch_run(&b));
	} else if (!n) {
		return FAULT_NONE;
	}
	return gebeurtenis_add_in(u, a->m, a->hash.n ? "agenda_adres" : "agenda_adres_weg", a->m, STR(""));
}

enum fault agenda_new(struct ctx *c, struct str *ret_sleutel)
{
	struct str sleutel = link_token(c->arena);
	struct address a = { c->actor.id, token_hash(c->arena, sleutel) };

	TRY(ctx_require(c, RECHT_ingelogd));
	TRY(ctx_write_kaal(c, address_unit, &a));
	*ret_sleutel = sleutel;
	return FAULT_NONE;
}

enum fault agenda_drop(struct ctx *c)
{
	struct address a = { c->actor.id, STR("") };

	TRY(ctx_require(c, RECHT_ingelogd));
	return ctx_write_kaal(c, address_unit, &a);
}

/* ---- fetching ---- */

static enum fault used_unit(struct unit *u, void *arg)
{
	const struct medewerker_id *m = arg;
	struct batch b = unit_batch(u);

	q_agenda_adres_used(&b, unit_moment(u), *m, NULL);
	return batch_run(&b);
}

enum fault agenda_open(struct ctx *c, struct str sleutel, struct str client)
{
	struct q_agenda_adres_find *q = NULL;
	struct batch b = ctx_kaal(c);

	TRY(poging_count(c, "agenda-client", client, 2 * AGENDA_MAX));
	q_agenda_adres_find(&b, token_hash(c->arena, sleutel), &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(poging_count(c, "agenda", sleutel, AGENDA_MAX));
	TRY(actor_as_id(c, q->medewerker, NULL));
	return ctx_write_kaal(c, used_unit, &q->medewerker);
}

static struct str clock_name(struct ctx *c, struct str thema, struct str klok)
{
	const struct termijnsoort *s = termijn_soort(c, thema_find(c->cat, thema), klok);

	return s ? label_text(&s->label, 0) : STR("Termijn");
}

/* Of a besloten ring a calendar does not even say the kind. */
static bool plain(const struct overlegvorm *o)
{
	return o && o->ring == RING_GEWOON;
}

enum fault agenda_get(struct ctx *c, struct agenda *ret)
{
	struct q_agenda_termijnen_rows termijnen = { 0 };
	struct q_agenda_wegingen_rows wegingen = { 0 };
	struct q_agenda_afspraken_rows afspraken = { 0 };
	struct q_agenda_overleggen_rows overleggen = { 0 };
	struct batch b = ctx_read(c);
	int64_t now = ctx_moment(c);

	TRY(ctx_require(c, RECHT_ingelogd));
	q_agenda_termijnen(&b, datum_add_days(datum_of_moment(now), -TERUG), &termijnen);
	q_agenda_afspraken(&b, datum_add_days(datum_of_moment(now), -TERUG), &afspraken);
	q_agenda_wegingen(&b, now - TERUG * DAY_MS, &wegingen);
	q_agenda_overleggen(&b, now - TERUG * DAY_MS, &overleggen);
	TRY(batch_run(&b));
	*ret = (struct agenda){ .v = ARENA_ARRAY(c->arena, termijnen.n + afspraken.n + wegingen.n + overleggen.n + 1, struct agenda_regel) };
	for (size_t i = 0; i < termijnen.n; i++) {
		const struct q_agenda_termijnen *q = &termijnen.v[i];

		ret->v[ret->n++] = (struct agenda_regel){ .soort = AGENDA_TERMIJN, .id = q->id.v,
			.wat = clock_name(c, q->thema, q->klok), .plaats = STR(""), .dag = q->einde };
	}
	for (size_t i = 0; i < afspraken.n; i++)
		ret->v[ret->n++] = (struct agenda_regel){ .soort = AGENDA_AFSPRAAK, .id = afspraken.v[i].id.v,
			.dossier = afspraken.v[i].casus.v, .wat = STR("Afspraak"), .plaats = STR(""), .dag = afspraken.v[i].termijn };
	for (size_t i = 0; i < overleggen.n; i++) {
		const struct q_agenda_overleggen *q = &overleggen.v[i];
		const struct overlegvorm *o = overlegvorm_find(c->cat, q->soort);

		ret->v[ret->n++] = (struct agenda_regel){ .soort = AGENDA_OVERLEG, .id = q->id.v,
			.wat = plain(o) ? label_text(&o->label, 0) : STR("Overleg"), .plaats = q->plaats, .begin = q->begin,
			.einde = q->begin + q->duur * MINUTE_MS };
	}
	for (size_t i = 0; i < wegingen.n; i++) {
		const struct q_agenda_wegingen *q = &wegingen.v[i];
		const struct overlegvorm *o = overlegvorm_find(c->cat, q->soort);

		ret->v[ret->n++] = (struct agenda_regel){ .soort = AGENDA_WEGING, .id = q->id.v,
			.wat = plain(o) ? label_text(&o->label, 0) : STR("Weging"), .plaats = q->plaats, .begin = q->moment };
	}
	return FAULT_NONE;
}
