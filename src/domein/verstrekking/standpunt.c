/* Asking suppliers beforehand, and their answers: see standpunt.h. */
#include "domein/verstrekking/standpunt.h"

#include <strings.h>

#include "domein/toegang/melding.h"
#include "domein/verstrekking/verstrekking_priv.h"

#define UITLEG_MAX 1000
#define VOORWAARDE_MAX 300
#define WIE_MAX 200
#define BUITEN_DAGEN 30 /* before the question that it may have been said outside */
#define NA_AFLOOP 60 /* days after the last day that who is asked still sees the question */

const struct casus_keus standpunt_antwoorden[] = {
	{ "toestemming", N_("Wij stemmen in"), NULL },
	{ "geen_bezwaar", N_("Wij hebben geen bezwaar"), N_("Genoeg voor gewone gegevens waarvoor u geen voorwaarde stelde.") },
	{ "bezwaar", N_("Wij maken bezwaar"), N_("Onze gegevens gaan dan niet mee.") },
	{ 0 },
};
const struct casus_keus standpunt_statussen[] = {
	{ "open", N_("Wacht op antwoord"), NULL },
	{ "toestemming", N_("Stemt in"), NULL },
	{ "geen_bezwaar", N_("Geen bezwaar"), NULL },
	{ "bezwaar", N_("Bezwaar"), NULL },
	{ "ingetrokken", N_("Niet meer nodig"), NULL },
	{ 0 },
};

const struct casus_keus standpunt_wegen[] = {
	{ "telefoon", N_("Telefonisch"), NULL },
	{ "gesprek", N_("In een gesprek"), NULL },
	{ "bericht", N_("Met een beveiligd bericht"), NULL },
	{ "brief", N_("Per brief"), NULL },
	{ 0 },
};

/* Of the two statements that give such a row. */
#define ROW(q) ((struct standpunt){ .id = (q)->id, .organisatie = (q)->organisatie, \
	.organisatie_naam = (q)->organisatie_naam, .domein = (q)->domein, .nummer = (q)->nummer, .verband = (q)->verband, \
	.ontvanger = (q)->ontvanger, .functie = (q)->functie, .wat = (q)->wat, .categorieen = (q)->categorieen, \
	.doel = (q)->doel, .grond = (q)->grond, .door_naam = (q)->door_naam, .status = (q)->status, .uitleg = (q)->uitleg, \
	.voorwaarden = (q)->voorwaarden, .beantwoord_naam = (q)->beantwoord_naam, .aan = verstrekking_aan_of((q)->aan), \
	.uiterlijk = (q)->uiterlijk, .gevraagd = (q)->gevraagd, .beantwoord = (q)->beantwoord, .versie = (q)->versie, \
	.te_laat = late((q)->status, (q)->uiterlijk), .buiten = (q)->buiten, \
	.gezegd = { (q)->buiten_wie, (q)->buiten_hoe, (q)->buiten_dag } })

static bool late(struct str status, struct datum uiterlijk)
{
	return str_eq(status, STR("open")) && uiterlijk.v < datum_today().v;
}

/* House staff, of what could not be answered here. */
static bool may_record(const struct ctx *c, const struct q_standpunt_get *q)
{
	return q->buiten && q->schrijven == NIVEAU_SCHRIJVEN && str_eq(c->actor.domein, STR("zvh"));
}

/* ---- what counts of one receiver ---- */

static bool same_name(struct str x, struct str y)
{
	return x.n == y.n && strncasecmp(x.p, y.p, x.n) == 0;
}

const struct standpunt *standpunt_van(const struct standpunten *l, const struct verstrekking *v, struct organisatie_id o)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct standpunt *s = &l->v[i];

		if (s->organisatie.v == o.v && s->aan == v->aan && str_eq(s->verband, v->verband)
			&& same_name(s->ontvanger, v->ontvanger) && !str_eq(s->status, STR("ingetrokken")))
			return s;
	}
	return NULL;
}

bool standpunt_covers(const struct standpunt *s, struct str categorieen)
{
	struct str rest = categorieen, one;

	for (bool more = rest.n > 0; more;) {
		more = str_cut(&rest, ',', &one);
		if (!str_csv_has(s->categorieen, one))
			return false;
	}
	return true;
}

enum fault standpunt_list_in(struct batch *b, struct arena *a, struct dossier_id d, struct standpunten *ret)
{
	struct q_standpunt_list_rows rows = { 0 };

	q_standpunt_list(b, d, &rows);
	TRY(batch_run(b));
	*ret = (struct standpunten){ rows.n, ARENA_ARRAY(a, rows.n + 1, struct standpunt) };
	for (size_t i = 0; i < rows.n; i++) {
		ret->v[i] = ROW(&rows.v[i]);
		ret->v[i].dossier = d;
	}
	return FAULT_NONE;
}

/* ---- asking ---- */

struct asked { /* a supplier, and who answers for it */
	struct organisatie_id id;
	struct q_standpunt_mensen_rows mensen;
	bool *mag; /* of each */
	bool buiten; /* none of them */
};
struct asking {
	struct ctx *c;
	const struct verstrekking *v;
	const struct verstrekking_vorm *vorm;
	size_t n;
	struct asked *wie;
	int64_t aantal;
};

static bool has_answer(const struct verstrekking *v, struct organisatie_id o)
{
	for (size_t i = 0; i < v->nbronnen; i++)
		if (v->bronnen[i].organisatie.v == o.v && v->bronnen[i].standpunt.n)
			return true;
	return false;
}

/* Who is admitted already may be asked; a coordinator only where the regime and the ring would let him in. */
static enum fault people_of(struct asking *k, struct asked *w)
{
	const struct casus_kop *kop = k->vorm->kop;
	struct batch b = ctx_read(k->c);

	q_standpunt_mensen(&b, casus_dossier(kop->id), ctx_moment(k->c), w->id, &w->mensen);
	TRY(batch_run(&b));
	w->mag = ARENA_ARRAY(k->c->arena, w->mensen.n + 1, bool);
	w->buiten = true;
	for (size_t i = 0; i < w->mensen.n; i++) {
		if (w->mensen.v[i].tot)
			w->mag[i] = true;
		else
			TRY(toegang_admits(k->c, kop->regime, kop->ring, w->mensen.v[i].medewerker, &w->mag[i]));
		w->buiten &= !w->mag[i];
	}
	return FAULT_NONE;
}

static enum fault who_read(struct asking *k)
{
	const struct verstrekking_vorm *f = k->vorm;

	k->wie = ARENA_ARRAY(k->c->arena, f->nbronnen + 1, struct asked);
	for (size_t i = 0; i < f->nbronnen; i++) {
		if (has_answer(k->v, f->bronnen[i].id))
			continue;
		k->wie[k->n].id = f->bronnen[i].id;
		TRY(people_of(k, &k->wie[k->n++]));
	}
	if (!k->n)
		return fault_set(k->c->fi, FAULT_INVALID, N_("Er is geen bron meer om te vragen. Leg de verstrekking vast."),
			VERSTREKKING_RULE);
	return FAULT_NONE;
}

static enum fault tell(struct unit *u, struct asking *k, const struct asked *w, struct datum uiterlijk)
{
	struct dossier_id d = k->v->dossier;

	for (size_t i = 0; i < w->mensen.n; i++) {
		const struct q_standpunt_mensen *m = &w->mensen.v[i];
		struct toegang_gift g = { d, m->medewerker, "verzoek", NIVEAU_EIGEN, "team", casus_grond(k->c, "casusteam",
			STR("standpunt over een verstrekking")), 0, m->tot ? m->tot : casus_tot(datum_add_days(uiterlijk, NA_AFLOOP)) };

		if (!w->mag[i])
			continue;
		if (!m->heeft)
			TRY(toegang_grant_in(u, k->c, &g));
		TRY(melding_add_in(u, m->medewerker, "standpunt_gevraagd", d));
	}
	return FAULT_NONE;
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct asking *k = arg;
	struct verstrekking_giving g = { .u = u, .c = k->c, .v = *k->v };
	struct datum uiterlijk = datum_add_days(datum_of_moment(unit_moment(u)), STANDPUNT_DAGEN);
	struct batch b = unit_batch(u);
	int64_t n = 0;

	k->aantal = 0;
	TRY(verstrekking_begin_in(&g));
	TRY(verstrekking_check_question(unit_fault(u), k->c, &g.uit, &g.v));
	for (size_t i = 0; i < k->n; i++) {
		const struct standpunt *had = standpunt_van(&g.vooraf, &g.v, k->wie[i].id);

		if (had && str_eq(had->status, STR("open")) && standpunt_covers(had, g.v.categorieen))
			continue;
		if (had && str_eq(had->status, STR("open")))
			q_standpunt_withdraw(&b, had->id, had->versie, NULL);
		q_standpunt_put(&b, (struct standpunt_id){ id_new() }, k->wie[i].id, k->vorm->kop->nummer,
			str_z(verstrekking_aan[g.v.aan].code), g.v.verband, g.v.ontvanger, g.v.functie, g.v.wat, g.v.categorieen, g.v.doel,
			g.v.grond, unit_moment(u), uiterlijk, k->wie[i].buiten, g.v.dossier, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
		TRY(tell(u, k, &k->wie[i], uiterlijk));
		k->aantal++;
	}
	k->c->uitkomst = k->aantal;
	return k->aantal ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit is al gevraagd. Wacht op het antwoord, of "
		"trek de vraag in."), NULL);
}

enum fault standpunt_ask(struct ctx *c, const struct verstrekking *v, int64_t *ret)
{
	struct asking k = { .c = c, .v = v };
	struct verstrekking_vorm *f;

	if (v->aan < 0 || v->aan >= DELEN__MAX)
		return fault_field(c->fi, "aan", N_("Aan de betrokkene zelf geeft u zonder de bronnen te vragen."), VERSTREKKING_RULE);
	TRY(verstrekking_form(c, (struct casus_id){ v->dossier.v }, &f));
	k.vorm = f;
	TRY(who_read(&k));
	return ctx_write(c, ask_unit, &k, ret);
}

/* ---- reading ---- */

enum fault standpunt_get(struct ctx *c, struct standpunt_id id, struct standpunt **ret)
{
	struct standpunt *s = ARENA_NEW(c->arena, struct standpunt);
	struct q_standpunt_get *q = NULL;
	struct batch b = ctx_read(c);

	q_standpunt_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*s = ROW(q);
	s->dossier = q->dossier;
	s->casus = q->casus;
	s->antwoordt = q->schrijven != NIVEAU_GEEN && q->organisatie.v == c->actor.organisatie.v
		&& !str_eq(q->status, STR("ingetrokken"));
	s->noteert = may_record(c, q) && !str_eq(q->status, STR("ingetrokken"));
	ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("standpunt over een verstrekking"));
	*ret = s;
	return FAULT_NONE;
}

enum fault standpunt_list(struct ctx *c, struct casus_id id, struct standpunten *ret)
{
	struct batch b = ctx_read(c);

	TRY(standpunt_list_in(&b, c->arena, casus_dossier(id), ret));
	if (ret->n)
		ctx_look(c, casus_dossier(id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("verstrekkingen"));
	return FAULT_NONE;
}

enum fault standpunt_mine(struct ctx *c, struct standpunten *ret)
{
	struct q_standpunt_mine_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_standpunt_mine(&b, &rows);
	TRY(batch_run(&b));
	*ret = (struct standpunten){ rows.n, ARENA_ARRAY(c->arena, rows.n + 1, struct standpunt) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_standpunt_mine *q = &rows.v[i];

		ret->v[i] = (struct standpunt){ .id = q->id, .dossier = q->dossier, .nummer = q->nummer, .ontvanger = q->ontvanger,
			.uiterlijk = q->uiterlijk, .te_laat = late(STR("open"), q->uiterlijk) };
		ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("werkvoorraad"));
	}
	return FAULT_NONE;
}

/* ---- answering, taking back ---- */

struct answering {
	struct ctx *c;
	struct standpunt_id id;
	int64_t versie;
	struct str antwoord, uitleg, voorwaarden;
	struct standpunt_buiten gezegd; /* wie "": the supplier itself answers */
};

static enum fault asked_get(struct unit *u, struct standpunt_id id, struct q_standpunt_get **ret)
{
	struct batch b = unit_batch(u);

	*ret = NULL;
	q_standpunt_get(&b, id, ret);
	TRY(batch_run(&b));
	return *ret ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

/* Somebody was first. */
static enum fault overtaken(struct unit *u)
{
	return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze vraag is intussen beantwoord of niet meer nodig."), NULL);
}

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct q_standpunt_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(asked_get(u, k->id, &q));
	if (k->gezegd.wie.n ? !may_record(k->c, q) : q->schrijven == NIVEAU_GEEN || q->organisatie.v != k->c->actor.organisatie.v)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Alleen de organisatie die de gegevens inbracht, antwoordt."),
			VERSTREKKING_RULE);
	if (q->versie != k->versie || str_eq(q->status, STR("ingetrokken")))
		return overtaken(u);
	if (k->gezegd.dag.v && k->gezegd.dag.v < datum_add_days(datum_of_moment(q->gevraagd), -BUITEN_DAGEN).v)
		return fault_field(unit_fault(u), "dag", N_("Dit antwoord is van lang voor de vraag. Vraag het opnieuw."),
			VERSTREKKING_RULE);
	q_standpunt_answer(&b, k->antwoord, k->uitleg, k->voorwaarden, unit_moment(u), k->gezegd.wie, k->gezegd.hoe,
		k->gezegd.dag, k->id, k->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	k->c->uitkomst = k->id.v;
	return q->door.v == k->c->actor.id.v ? FAULT_NONE : melding_add_in(u, q->door, "standpunt_gegeven", q->dossier);
}

static enum fault answer_check(const struct answering *k, const char *asks)
{
	struct fault_info *fi = k->c->fi;
	bool bezwaar = str_eq(k->antwoord, STR("bezwaar"));

	if (!casus_keus_label(standpunt_antwoorden, k->antwoord))
		(void)fault_field(fi, "antwoord", N_("Kies wat de organisatie ervan vindt."), VERSTREKKING_RULE);
	if (asks && !k->uitleg.n)
		(void)fault_field(fi, "uitleg", asks, VERSTREKKING_RULE);
	if (str_points(k->uitleg) > UITLEG_MAX)
		(void)fault_field(fi, "uitleg", N_("Dit is te lang."), NULL);
	if (bezwaar && k->voorwaarden.n)
		(void)fault_field(fi, "voorwaarden", N_("Bij een bezwaar gaat er niets mee: een voorwaarde past daar niet bij."), NULL);
	if (str_points(k->voorwaarden) > VOORWAARDE_MAX)
		(void)fault_field(fi, "voorwaarden", N_("Dit is te lang."), NULL);
	return VRIJ_CHECK(fi, { "uitleg", k->uitleg }, { "voorwaarden", k->voorwaarden }, { "wie", k->gezegd.wie });
}

enum fault standpunt_answer(struct ctx *c, struct standpunt_id id, int64_t versie, struct str antwoord, struct str uitleg,
	struct str voorwaarden)
{
	struct answering k = { c, id, versie, antwoord, verstrekking_clean(uitleg), verstrekking_clean(voorwaarden), { STR(""), STR(""), { 0 } } };

	TRY(answer_check(&k, str_eq(antwoord, STR("bezwaar")) ? N_("Leg uit waarom uw organisatie bezwaar maakt.") : NULL));
	return ctx_write(c, answer_unit, &k, NULL);
}

enum fault standpunt_record(struct ctx *c, struct standpunt_id id, int64_t versie, struct str antwoord, struct str uitleg,
	struct str voorwaarden, const struct standpunt_buiten *gezegd)
{
	struct answering k = { c, id, versie, antwoord, verstrekking_clean(uitleg), verstrekking_clean(voorwaarden), { verstrekking_clean(gezegd->wie),
		verstrekking_clean(gezegd->hoe), gezegd->dag } };

	verstrekking_text(c->fi, k.gezegd.wie, WIE_MAX, "wie", N_("Schrijf op wie dit namens de organisatie zei."));
	if (!casus_keus_label(standpunt_wegen, k.gezegd.hoe))
		(void)fault_field(c->fi, "hoe", N_("Kies hoe u het hoorde."), VERSTREKKING_RULE);
	if (!datum_valid(k.gezegd.dag, false) || k.gezegd.dag.v > datum_today().v)
		(void)fault_field(c->fi, "dag", N_("Vul een dag in tot en met vandaag."), VERSTREKKING_RULE);
	TRY(answer_check(&k, N_("Schrijf op waarom de organisatie dit vindt.")));
	return ctx_write(c, answer_unit, &k, NULL);
}

static enum fault withdraw_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct q_standpunt_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(asked_get(u, k->id, &q));
	if (q->schrijven != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, VERSTREKKING_RULE);
	q_standpunt_withdraw(&b, k->id, k->versie, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->id.v;
	return n == 1 ? FAULT_NONE : overtaken(u);
}

enum fault standpunt_withdraw(struct ctx *c, struct standpunt_id id, int64_t versie)
{
	struct answering k = { .c = c, .id = id, .versie = versie };

	return ctx_write(c, withdraw_unit, &k, NULL);
}
