/* The destruction of one dossier, in one unit: see bewaring.h.
 *
 * Which rows go is not written here: tools/gen_wis.py makes a statement for every table from the schema, and they run in
 * the order of their names. vernietiging_lopend says what goes while the unit runs; only with a row there do the triggers
 * of the journaal let an image be emptied, and a row comes there only for an order that two people gave. The unit ends by
 * taking those rows away and making the order the certificate, so that a stop in between leaves all or nothing.
 */
#include "domein/bewaring/bewaring_priv.h"

#include <string.h>

#include "domein/toegang/sessie.h"

#define RULE "WGS 1.8 lid 7; BGS 1.16"
#define NAAM_AT (sizeof("wis_4_00_") - 1) /* of the table, in the name of a statement that takes its rows */

struct wissing {
	struct ctx *c;
	struct vernietiging_id id;
	int64_t uitgevoerd, herhaald; /* uitgevoerd 0: now */
	bool later; /* set by the unit: held, or its day moved: nothing was done */
	int64_t rijen, beelden, bijlagen, personen;
	struct buf telling;
};

/* A number that tells neither when it was made nor after what. */
static int64_t id_random(void)
{
	uint64_t v;

	random_bytes(&v, sizeof(v));
	return (int64_t)(v >> 2) + 1;
}

/* One statement of a group, with the order as its only parameter; *ret_n rows changed. */
static enum fault wis_one(struct unit *u, const struct wissing *w, const struct stmt *s, int64_t *ret_n)
{
	struct batch b = unit_batch(u);
	struct value *v = ARENA_NEW(unit_arena(u), struct value);

	*v = (struct value){ .type = VALUE_INT, .i = w->id.v };
	batch_add(&b, s, v, ret_n);
	return batch_run(&b);
}

static void count_rows(struct wissing *w, const char *tabel, int64_t n)
{
	if (!n)
		return;
	buf_addz(&w->telling, tabel);
	buf_addc(&w->telling, ' ');
	buf_add_i64(&w->telling, n);
	buf_addc(&w->telling, '\n');
	w->rijen += n;
	if (strcmp(tabel, "bijlage") == 0)
		w->bijlagen = n;
}

/* All statements whose name begins so, in the order of their names. */
static enum fault wis_group(struct unit *u, struct wissing *w, const char *begin, bool tellen)
{
	struct stmt_set all = domein_statements();

	for (size_t i = 0; i < all.n; i++) {
		int64_t n = 0;

		if (strncmp(all.v[i]->name, begin, strlen(begin)) != 0)
			continue;
		TRY(wis_one(u, w, all.v[i], &n));
		if (tellen)
			count_rows(w, all.v[i]->name + NAAM_AT, n);
	}
	return FAULT_NONE;
}

/* ---- may it go now ---- */

static enum fault check_order(struct unit *u, struct wissing *w, bool *ret_there)
{
	struct q_vernietiging_lock *q = NULL;
	struct q_bewaring_dossier *d = NULL;
	struct batch b = unit_batch(u);
	bool early;

	q_vernietiging_lock(&b, w->id, &q);
	TRY(batch_run(&b));
	if (!q || !str_eq(q->status, STR("goedgekeurd")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze vernietiging is intussen gewijzigd."), RULE);
	q_bewaring_dossier(&b, q->dossier, 0, &d);
	TRY(batch_run(&b));
	*ret_there = d != NULL;
	if (!d || w->herhaald)
		return FAULT_NONE;
	early = str_eq(q->grond, STR("niet_nodig")) || str_eq(q->grond, STR("verzoek"));
	w->later = d->stop || d->casus || (early ? !d->gesloten
		: !d->uiterlijk.v || d->uiterlijk.v > datum_of_moment(unit_moment(u)).v);
	return FAULT_NONE;
}

/* ---- what stays ---- */

static enum fault stones_zrm(struct unit *u, const struct wissing *w)
{
	struct q_grafsteen_zrm_bron_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_grafsteen_zrm_bron(&b, w->id, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_grafsteen_zrm_bron *q = &rows.v[i];

		q_grafsteen_zrm_add(&b, id_random(), q->regio, q->huis, q->thema, q->zrmset, q->domein, q->begin_score,
			q->later_score, q->later_maand, NULL);
		TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

static enum fault stones(struct unit *u, const struct wissing *w)
{
	struct q_grafsteen_aanmeldingen_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_grafsteen_casus(&b, id_random(), unit_moment(u), w->id, NULL);
	q_grafsteen_aanmeldingen(&b, w->id, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		q_grafsteen_aanmelding(&b, id_random(), rows.v[i].id, NULL);
		TRY(batch_run(&b));
	}
	return stones_zrm(u, w);
}

/* ---- the unit ---- */

static enum fault wis_persons(struct unit *u, struct wissing *w)
{
	struct batch b = unit_batch(u);
	int64_t termen = 0;

	q_vernietiging_termen(&b, w->id, &termen);
	q_vernietiging_personen(&b, w->id, &w->personen);
	TRY(batch_run(&b));
	count_rows(w, "persoon_term", termen);
	count_rows(w, "persoon", w->personen);
	return FAULT_NONE;
}

static enum fault wis_images(struct unit *u, struct wissing *w)
{
	struct batch b = unit_batch(u);
	int64_t van_rijen = 0;

	q_vernietiging_beelden(&b, w->id, &w->beelden);
	q_vernietiging_beelden_rij(&b, w->id, &van_rijen);
	q_vernietiging_bladen(&b, w->id, NULL);
	TRY(batch_run(&b));
	w->beelden += van_rijen;
	return FAULT_NONE;
}

/* What goes with the dossiers that are named. */
static enum fault wis_name(struct unit *u, struct wissing *w)
{
	TRY(wis_group(u, w, "wis_1_", false));
	TRY(wis_group(u, w, "wis_2_", false));
	return wis_group(u, w, "wis_3_", false);
}

/* Numbers alone, in the form that schakel-verifieer reads (doc/LOGBOEK.md): an image may be gone only when an event of the
 * log names its dossier or its row. */
static enum fault wis_record(struct unit *u, const struct wissing *w)
{
	struct q_vernietiging_wat_rows rows = { 0 };
	struct batch b = unit_batch(u);
	struct buf text = buf_new(unit_arena(u));

	q_vernietiging_wat(&b, w->id, &rows);
	TRY(batch_run(&b));
	buf_addz(&text, "opdracht ");
	buf_add_i64(&text, w->id.v);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_vernietiging_wat *q = &rows.v[i];

		buf_addz(&text, i ? ", " : ": ");
		buf_add(&text, q->dossier ? STR("dossier") : q->tabel);
		buf_addc(&text, ' ');
		buf_add_i64(&text, q->dossier ? q->dossier : q->rij);
	}
	return gebeurtenis_add_in(u, (struct medewerker_id){ 0 }, "vernietigd", (struct medewerker_id){ 0 }, buf_str(&text));
}

static enum fault wis_take(struct unit *u, struct wissing *w)
{
	struct batch b = unit_batch(u);

	TRY(wis_group(u, w, "wis_4_", true));
	TRY(wis_group(u, w, "wis_5_", false));
	TRY(wis_persons(u, w));
	TRY(wis_images(u, w));
	TRY(wis_record(u, w));
	q_vernietiging_end(&b, w->id, NULL);
	return batch_run(&b);
}

static enum fault wis_all(struct unit *u, struct wissing *w)
{
	struct batch b = unit_batch(u);

	q_vernietiging_begin(&b, w->id, NULL);
	q_vernietiging_herkomst(&b, w->id, NULL);
	TRY(batch_run(&b));
	TRY(wis_name(u, w));
	TRY(stones(u, w));
	return wis_take(u, w);
}

enum fault vernietiging_name_in(struct unit *u, int64_t onder)
{
	return wis_name(u, &(struct wissing){ .id = { onder } });
}

enum fault vernietiging_take_in(struct unit *u, int64_t onder, struct vernietiging_tel *ret)
{
	struct wissing w = { .id = { onder }, .telling = buf_new(unit_arena(u)) };

	TRY(wis_take(u, &w));
	*ret = (struct vernietiging_tel){ w.rijen, w.beelden, w.personen };
	return FAULT_NONE;
}

static enum fault wis_unit(struct unit *u, void *arg)
{
	struct wissing *w = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;
	bool there;

	w->later = false;
	w->rijen = w->beelden = w->bijlagen = w->personen = 0;
	w->telling = buf_new(unit_arena(u));
	TRY(check_order(u, w, &there));
	if (w->later)
		return FAULT_NONE;
	if (there)
		TRY(wis_all(u, w));
	q_vernietiging_done(&b, w->uitgevoerd ? w->uitgevoerd : unit_moment(u), w->rijen, w->beelden, w->bijlagen, w->personen,
		buf_str(&w->telling), w->herhaald, w->id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, NULL, RULE);
}

enum fault vernietiging_run(struct ctx *c, int64_t *ret_n)
{
	struct q_vernietiging_due_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	*ret_n = 0;
	q_vernietiging_due(&b, datum_today(), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		struct wissing w = { .c = c, .id = rows.v[i].id };

		TRY(ctx_write_kaal(c, wis_unit, &w));
		*ret_n += !w.later;
	}
	return *ret_n ? db_checkpoint(c->db, c->fi) : FAULT_NONE;
}

/* ---- after a backup was put back ---- */

enum fault vernietigd_list(struct ctx *c, int64_t sinds, struct vernietigden *ret)
{
	struct q_vernietiging_uitgevoerd_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_vernietiging_uitgevoerd(&b, sinds, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct vernietigd);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_vernietiging_uitgevoerd *q = &rows.v[i];

		ret->v[i] = (struct vernietigd){ .id = q->id, .regio = q->regio, .soort = q->soort, .grond = q->grond,
			.dossier = q->dossier, .uiterlijk = q->uiterlijk, .voorgesteld = q->voorgesteld, .beoordeeld = q->beoordeeld,
			.uitgevoerd = q->uitgevoerd, .voorgesteld_door = q->voorgesteld_door, .beoordeeld_door = q->beoordeeld_door };
	}
	return FAULT_NONE;
}

struct herstel {
	const struct vernietigd *v;
	struct wissing w;
	bool bekend; /* set by the unit: the backup has it as carried out */
};

static enum fault redo_unit(struct unit *u, void *arg)
{
	struct herstel *h = arg;
	const struct vernietigd *v = h->v;
	struct q_vernietiging_lock *q = NULL;
	struct batch b = unit_batch(u);

	q_vernietiging_lock(&b, v->id, &q);
	TRY(batch_run(&b));
	h->bekend = q && str_eq(q->status, STR("uitgevoerd"));
	if (h->bekend)
		return FAULT_NONE;
	q_vernietiging_herstel_weg(&b, v->dossier, v->id, NULL);
	if (q)
		q_vernietiging_herstel_set(&b, v->beoordeeld, v->beoordeeld_door, v->grond, v->id, NULL);
	else
		q_vernietiging_herstel_add(&b, v->id, v->regio, v->dossier, v->soort, v->uiterlijk, v->grond, v->voorgesteld,
			v->voorgesteld_door, v->beoordeeld, v->beoordeeld_door, NULL);
	TRY(batch_run(&b));
	h->w = (struct wissing){ .c = h->w.c, .id = v->id, .uitgevoerd = v->uitgevoerd, .herhaald = unit_moment(u) };
	return wis_unit(u, &h->w);
}

enum fault vernietigd_redo(struct ctx *c, const struct vernietigden *l, int64_t *ret_n)
{
	*ret_n = 0;
	for (size_t i = 0; i < l->n; i++) {
		struct herstel h = { .v = &l->v[i], .w = { .c = c } };

		TRY(ctx_write_kaal(c, redo_unit, &h));
		*ret_n += !h.bekend;
	}
	return *ret_n ? db_checkpoint(c->db, c->fi) : FAULT_NONE;
}
