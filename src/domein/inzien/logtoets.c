/* Review of the log as work: see logtoets.h. */
#include "domein/inzien/logtoets.h"

#include "basis/termijn.h"
#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"
#include "query.h"

#define GROND STR("logtoets")
#define NACHT_VAN 23 /* from this hour until NACHT_TOT in the morning */
#define NACHT_TOT 6
#define TEKST_MAX 1000

const struct casus_keus logvraag_soorten[] = {
	{ "steekproef", N_("Steekproef"), N_("Toevallig gekozen. Past dit bij het werk?") },
	{ "naam", N_("Zelfde achternaam"), N_("De medewerker en iemand in deze casus hebben dezelfde achternaam. Kennen zij elkaar?") },
	{ "collega", N_("Collega"), N_("Iemand in deze casus heet als een collega. Was het voor het werk nodig?") },
	{ "buiten_team", N_("Veel buiten het team"), N_("Veel casussen bekeken zonder in het team te zitten. Was daar een taak voor?") },
	{ "nacht", N_("Buiten werktijd"), N_("Bekeken tussen 23.00 en 6.00 uur, in een weekend of op een feestdag. Was er dienst?") },
	{ "ring", N_("Besloten of bekende casus"), N_("Bekeken zonder in het team te zitten. Waarvoor was het nodig?") },
	{ "geweigerd", N_("Vaak geweigerd"), N_("Vaak geweigerd op een dag. Wat werd er gezocht?") },
	{ 0 },
};
const struct casus_keus logvraag_uitkomsten[] = {
	{ "past", N_("Past bij het werk"), N_("Dat blijkt uit de casus of de taak.") },
	{ "verklaard", N_("Verklaard na navraag"), N_("De medewerker of de leidinggevende gaf een goede verklaring.") },
	{ "gemeld", N_("Niet verklaard, doorgegeven"), N_("Doorgegeven aan wie erover gaat. Schrijf op aan wie.") },
	{ 0 },
};

/* ---- questions ---- */

struct candidate {
	struct medewerker_id medewerker;
	int64_t dossier, aantal;
};
struct asking {
	const char *soort;
	int64_t van, tot, added;
	size_t n;
	struct candidate *v;
};

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct asking *a = arg;

	a->added = 0;
	for (size_t i = 0; i < a->n; i++) {
		struct batch b = unit_batch(u);
		int64_t n = 0;

		q_logvraag_add(&b, (struct logvraag_id){ id_new() }, a->v[i].dossier, str_z(a->soort), a->van, a->tot,
			a->v[i].aantal, unit_moment(u), a->v[i].medewerker, &n);
		TRY(batch_run(&b));
		a->added += n;
	}
	return FAULT_NONE;
}

static enum fault put(struct ctx *c, struct asking *a, int64_t *total)
{
	if (!a->n)
		return FAULT_NONE;
	TRY(ctx_write_kaal(c, ask_unit, a));
	*total += a->added;
	return FAULT_NONE;
}

/* The rows of every rule have these three columns. */
#define CANDIDATES(c, a, rows) do { \
	(a)->n = (rows).n; \
	(a)->v = ARENA_ARRAY((c)->arena, (rows).n + 1, struct candidate); \
	for (size_t i_ = 0; i_ < (rows).n; i_++) \
		(a)->v[i_] = (struct candidate){ (rows).v[i_].medewerker, (rows).v[i_].dossier, (rows).v[i_].aantal }; \
} while (0)

/* Between two moments outside working hours. */
static enum fault after_hours(struct ctx *c, int64_t van, int64_t tot, int64_t *total)
{
	struct asking a = { .soort = "nacht", .van = van, .tot = tot };
	struct q_logtoets_nacht_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_logtoets_nacht(&b, van, tot, &rows);
	TRY(batch_run(&b));
	CANDIDATES(c, &a, rows);
	return put(c, &a, total);
}

enum fault logtoets_day(struct ctx *c, struct datum dag, int64_t *ret_n)
{
	int64_t van = moment_of(dag, 0, 0), tot = moment_of(datum_add_days(dag, 1), 0, 0);
	struct asking naam = { .soort = "naam", .van = van, .tot = tot }, ring = { .soort = "ring", .van = van, .tot = tot };
	struct asking collega = { .soort = "collega", .van = van, .tot = tot };
	struct asking veel = { .soort = "buiten_team", .van = van, .tot = tot };
	struct asking nee = { .soort = "geweigerd", .van = van, .tot = tot };
	struct q_logtoets_naam_rows namen = { 0 };
	struct q_logtoets_collega_rows collegas = { 0 };
	struct q_logtoets_ring_rows ringen = { 0 };
	struct q_logtoets_buiten_rows buiten = { 0 };
	struct q_logtoets_geweigerd_rows geweigerd = { 0 };
	struct batch b = ctx_kaal(c);

	*ret_n = 0;
	q_logtoets_naam(&b, van, tot, &namen);
	q_logtoets_collega(&b, van, tot, &collegas);
	q_logtoets_ring(&b, van, tot, &ringen);
	q_logtoets_buiten(&b, van, tot, LOGTOETS_VEEL, &buiten);
	q_logtoets_geweigerd(&b, van, tot, LOGTOETS_GEWEIGERD, &geweigerd);
	TRY(batch_run(&b));
	CANDIDATES(c, &naam, namen);
	CANDIDATES(c, &collega, collegas);
	CANDIDATES(c, &ring, ringen);
	CANDIDATES(c, &veel, buiten);
	CANDIDATES(c, &nee, geweigerd);
	TRY(put(c, &naam, ret_n));
	TRY(put(c, &collega, ret_n));
	TRY(put(c, &ring, ret_n));
	TRY(put(c, &veel, ret_n));
	TRY(put(c, &nee, ret_n));
	if (termijn_vrije_dag(dag, &c->cat->feestdagen))
		return after_hours(c, van, tot, ret_n);
	TRY(after_hours(c, van, moment_of(dag, NACHT_TOT, 0), ret_n));
	return after_hours(c, moment_of(dag, NACHT_VAN, 0), tot, ret_n);
}

enum fault logtoets_follow(struct ctx *c)
{
	int64_t n;

	return logtoets_day(c, datum_add_days(datum_of_moment(ctx_moment(c)), -1), &n);
}

/* A different one each time, from those that are left. */
static void draw(struct asking *a, int want)
{
	size_t n = 0;

	while (n < a->n && n < (size_t)want) {
		size_t at = n + (size_t)((uint64_t)id_new() % (a->n - n));
		struct candidate x = a->v[at];

		a->v[at] = a->v[n];
		a->v[n++] = x;
	}
	a->n = n;
}

enum fault logtoets_sample(struct ctx *c, struct datum van, struct datum tot, int n, int64_t *ret_n)
{
	struct asking a = { .soort = "steekproef", .van = moment_of(van, 0, 0), .tot = moment_of(datum_add_days(tot, 1), 0, 0) };
	struct q_logtoets_paren_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	struct toetser t;

	*ret_n = 0;
	TRY(toetser_read(c, RECHT_logboek_lezen, &t));
	if (!van.v || !tot.v || van.v > tot.v || tot.v > datum_today().v)
		return fault_field(c->fi, "van", N_("Kies een periode die voorbij is."), NULL);
	if (n < 1 || n > LOGTOETS_STEEKPROEF_MAX)
		return fault_field(c->fi, "aantal", N_("Kies een aantal van 1 tot en met 20."), NULL);
	q_logtoets_paren(&b, a.van, a.tot, c->actor.regio, c->actor.id, &rows);
	TRY(batch_run(&b));
	a.v = ARENA_ARRAY(c->arena, rows.n + 1, struct candidate);
	for (size_t i = 0; i < rows.n; i++)
		if (toetser_mag(&t, rows.v[i].huis, rows.v[i].ring))
			a.v[a.n++] = (struct candidate){ rows.v[i].medewerker, rows.v[i].dossier, rows.v[i].aantal };
	draw(&a, n);
	return put(c, &a, ret_n);
}

/* ---- reading ---- */

enum fault logvraag_list(struct ctx *c, bool open, struct logvragen *ret)
{
	struct q_logvraag_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_logboek_lezen));
	q_logvraag_list(&b, open, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct logvraag);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_logvraag_list *q = &rows.v[i];

		ret->v[i] = (struct logvraag){ .id = q->id, .soort = q->soort, .naam = q->naam,
			.organisatie_naam = q->organisatie_naam, .nummer = q->nummer, .casus = { q->dossier }, .van = q->van,
			.tot = q->tot, .aantal = q->aantal, .moment = q->moment, .uitkomst = q->uitkomst,
			.afgehandeld = q->afgehandeld };
		ctx_look(c, (struct dossier_id){ q->dossier }, (struct persoon_id){ 0 }, LOOK_SCHERM, GROND);
	}
	return FAULT_NONE;
}

static enum fault looks_read(struct ctx *c, const struct toetser *t, struct logvraag *v)
{
	struct q_logvraag_blikken_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_logvraag_blikken(&b, v->medewerker, v->van, v->tot, v->casus.v, str_eq(v->soort, STR("geweigerd")), &rows);
	TRY(batch_run(&b));
	v->nblikken = rows.n;
	v->blikken = ARENA_ARRAY(c->arena, rows.n + 1, struct logvraag_blik);
	for (size_t i = 0; i < rows.n; i++) {
		bool mag = toetser_mag(t, rows.v[i].huis, rows.v[i].ring);

		v->blikken[i] = (struct logvraag_blik){ rows.v[i].moment, mag ? rows.v[i].nummer : STR(""), rows.v[i].route,
			mag ? rows.v[i].grond : STR(""), rows.v[i].soort };
		if (v->casus.v && mag)
			v->nummer = rows.v[i].nummer;
	}
	return FAULT_NONE;
}

enum fault logvraag_get(struct ctx *c, struct logvraag_id id, struct logvraag **ret)
{
	struct q_logvraag_get *q = NULL;
	struct batch b = ctx_read(c);
	struct toetser t;

	TRY(toetser_read(c, RECHT_logboek_lezen, &t));
	q_logvraag_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = ARENA_NEW(c->arena, struct logvraag);
	**ret = (struct logvraag){ .id = q->id, .soort = q->soort, .naam = q->naam, .functie = q->functie,
		.organisatie_naam = q->organisatie_naam, .nummer = STR(""), .uitkomst = q->uitkomst,
		.toelichting = q->toelichting, .afgehandeld_naam = q->afgehandeld_naam, .medewerker = q->medewerker,
		.casus = { q->dossier }, .van = q->van, .tot = q->tot, .aantal = q->aantal, .moment = q->moment,
		.afgehandeld = q->afgehandeld, .versie = q->versie };
	ctx_look(c, (struct dossier_id){ q->dossier }, (struct persoon_id){ 0 }, LOOK_SCHERM, GROND);
	return looks_read(c, &t, *ret);
}

/* ---- answering ---- */

struct answering {
	struct ctx *c;
	struct logvraag_id id;
	int64_t versie;
	struct str uitkomst, toelichting;
};

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct answering *a = arg;
	struct q_logvraag_get *q = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_logvraag_get(&b, a->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->versie != a->versie || q->uitkomst.n)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze vraag is intussen beantwoord."), NULL);
	q_logvraag_set(&b, a->uitkomst, a->toelichting, unit_moment(u), a->id, a->versie, &n);
	TRY(batch_run(&b));
	a->c->uitkomst = a->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

enum fault logvraag_answer(struct ctx *c, struct logvraag_id id, int64_t versie, struct str uitkomst,
	struct str toelichting)
{
	struct answering a = { c, id, versie, uitkomst, str_trim(toelichting) };

	TRY(ctx_require(c, RECHT_logboek_lezen));
	if (!casus_keus_label(logvraag_uitkomsten, uitkomst))
		return fault_field(c->fi, "uitkomst", N_("Kies een uitkomst."), NULL);
	TRY(casus_text(c->fi, a.toelichting, TEKST_MAX, "toelichting", N_("Schrijf op waaruit dat blijkt.")));
	return ctx_write(c, answer_unit, &a, NULL);
}
