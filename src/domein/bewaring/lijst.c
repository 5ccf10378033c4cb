/* What must go, the orders, the holds and the certificates: see bewaring.h.
 *
 * On lens kaal, after the right and the house and ring of the role: who judges has no row in these dossiers.
 */
#include "domein/bewaring/bewaring_priv.h"

#include <stdlib.h>

#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"

#define RULE "WGS 1.8 lid 7; invariants 31, 37"
#define RULE_VERZOEK "AVG 17, 19; invariant 40"
#define RULE_REGISTER "AVG 5 lid 2, 33 lid 5"
#define RULE_STOP "WGS 1.8 lid 7; invariant 36"
#define REDEN_MIN 10
#define REDEN_MAX 500
#define PROPOSE_MAX 200

const struct casus_keus vernietiging_gronden[] = {
	{ "termijn", N_("De bewaartermijn is voorbij"), "WGS 1.8 lid 7" },
	{ "niet_opgenomen", N_("Niet in behandeling genomen"), "BGS 1.16 lid 1" },
	{ "niet_nodig", N_("Eerder niet meer nodig"), "WGS 1.8 lid 7" },
	{ "verzoek", N_("Op verzoek van de betrokkene"), "AVG 17" },
	{ 0 },
};

static enum fault reason_check(struct ctx *c, struct str reden, const char *empty, const char *rule)
{
	if (str_points(str_trim(reden)) < REDEN_MIN || str_points(reden) > REDEN_MAX)
		return fault_field(c->fi, "reden", empty, rule);
	return FAULT_NONE;
}

/* ---- the list ---- */

static int days_to(struct datum d)
{
	return datum_days_between(datum_today(), d);
}

static bool ordered(const struct q_vernietiging_list_rows *rows, struct dossier_id id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].dossier.v == id.v)
			return true;
	return false;
}

static int by_day(const void *x, const void *y)
{
	const struct te_vernietigen *a = x, *b = y;

	return a->uiterlijk.v != b->uiterlijk.v ? (a->uiterlijk.v < b->uiterlijk.v ? -1 : 1) : str_cmp(a->nummer, b->nummer);
}

static void order_row(struct ctx *c, const struct q_vernietiging_list *q, struct vernietiging_rij *r)
{
	*r = (struct vernietiging_rij){ .id = q->id, .soort = q->soort, .nummer = q->nummer, .huis_naam = q->huis_naam,
		.grond = q->grond, .reden = q->reden, .status = q->status, .voorgesteld_naam = q->voorgesteld_naam,
		.beoordeeld_naam = q->beoordeeld_naam, .uiterlijk = q->uiterlijk, .voorgesteld = q->voorgesteld,
		.beoordeeld = q->beoordeeld, .uitgevoerd = q->uitgevoerd, .rijen = q->rijen, .versie = q->versie,
		.eigen = q->voorgesteld_door.v == c->actor.id.v };
}

struct found {
	struct toetser bereik;
	struct q_vernietigen_casussen_rows casussen;
	struct q_vernietigen_aanmeldingen_rows aanmeldingen;
	struct q_vernietigen_registers_rows registers;
	struct q_vernietiging_list_rows orders;
	struct q_vernietigstop_list_rows stops;
};

static enum fault list_read(struct ctx *c, struct datum tot, struct found *f)
{
	struct batch b = ctx_kaal(c);

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &f->bereik));
	q_vernietigen_casussen(&b, c->actor.regio, tot, &f->casussen);
	q_vernietigen_aanmeldingen(&b, c->actor.regio, tot, &f->aanmeldingen);
	q_vernietigen_registers(&b, c->actor.regio, tot, &f->registers);
	q_vernietiging_list(&b, c->actor.regio, STR("voorgesteld"), STR("goedgekeurd"), &f->orders);
	q_vernietigstop_list(&b, c->actor.regio, &f->stops);
	return batch_run(&b);
}

static void due_fill(struct ctx *c, const struct found *f, struct vernietigen_lijst *l)
{
	l->v = ARENA_ARRAY(c->arena, f->casussen.n + f->aanmeldingen.n + f->registers.n + 1, struct te_vernietigen);
	for (size_t i = 0; i < f->casussen.n; i++) {
		const struct q_vernietigen_casussen *q = &f->casussen.v[i];

		if (toetser_mag(&f->bereik, q->huis, q->ring))
			l->v[l->n++] = (struct te_vernietigen){ q->dossier, STR("casus"), q->nummer, q->huis_naam, q->uiterlijk,
				days_to(q->uiterlijk), !q->gesloten, q->stop, ordered(&f->orders, q->dossier) };
	}
	for (size_t i = 0; i < f->aanmeldingen.n; i++) {
		const struct q_vernietigen_aanmeldingen *q = &f->aanmeldingen.v[i];

		if (toetser_mag(&f->bereik, q->huis, q->ring))
			l->v[l->n++] = (struct te_vernietigen){ q->dossier, STR("aanmelding"), q->nummer, q->huis_naam, q->uiterlijk,
				days_to(q->uiterlijk), false, q->stop, ordered(&f->orders, q->dossier) };
	}
	for (size_t i = 0; i < f->registers.n; i++) {
		const struct q_vernietigen_registers *q = &f->registers.v[i];

		if (toetser_mag(&f->bereik, q->huis, STR("")))
			l->v[l->n++] = (struct te_vernietigen){ q->dossier, q->soort, q->nummer, q->huis_naam, q->uiterlijk,
				days_to(q->uiterlijk), false, q->stop, ordered(&f->orders, q->dossier) };
	}
	qsort(l->v, l->n, sizeof(*l->v), by_day);
	for (size_t i = 0; i < l->n; i++)
		ctx_look(c, l->v[i].id, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("te vernietigen"));
}

static void orders_fill(struct ctx *c, const struct found *f, struct vernietigen_lijst *l)
{
	l->voorstel = ARENA_ARRAY(c->arena, f->orders.n + 1, struct vernietiging_rij);
	l->opdracht = ARENA_ARRAY(c->arena, f->orders.n + 1, struct vernietiging_rij);
	for (size_t i = 0; i < f->orders.n; i++) {
		const struct q_vernietiging_list *q = &f->orders.v[i];

		if (!toetser_mag(&f->bereik, q->huis, q->ring))
			continue;
		if (str_eq(q->status, STR("voorgesteld")))
			order_row(c, q, &l->voorstel[l->nvoorstel++]);
		else
			order_row(c, q, &l->opdracht[l->nopdracht++]);
		ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("te vernietigen"));
	}
	l->stop = ARENA_ARRAY(c->arena, f->stops.n + 1, struct stop_rij);
	for (size_t i = 0; i < f->stops.n; i++) {
		const struct q_vernietigstop_list *q = &f->stops.v[i];

		if (toetser_mag(&f->bereik, q->huis, q->ring))
			l->stop[l->nstop++] = (struct stop_rij){ q->dossier, q->nummer, q->huis_naam, q->reden, q->door_naam, q->moment };
	}
}

enum fault vernietigen_list(struct ctx *c, struct vernietigen_lijst *ret)
{
	struct found f = { 0 };
	struct vernietigen_lijst l = { .tot = datum_add_days(datum_today(), BEWARING_KWARTAAL) };

	TRY(list_read(c, l.tot, &f));
	due_fill(c, &f, &l);
	orders_fill(c, &f, &l);
	*ret = l;
	return FAULT_NONE;
}

/* ---- proposing ---- */

struct proposing {
	struct ctx *c;
	const struct toetser *bereik;
	const struct dossier_id *v;
	size_t n;
	const char *grond; /* NULL: what follows from the list */
	struct str reden, verteld;
	struct datum tot;
};

/* At the request of the person: it was granted, and whoever got his data knows, for the ledger goes too. */
static enum fault request_check(struct unit *u, const struct proposing *k, struct dossier_id id)
{
	struct q_bewaring_verzoek *q = NULL;
	struct batch b = unit_batch(u);

	q_bewaring_verzoek(&b, id, &q);
	TRY(batch_run(&b));
	if (!q || !q->toegewezen)
		return fault_field(unit_fault(u), "grond", N_("Er is geen verzoek om verwijdering waarin over dit dossier is besloten "
			"dat het weg moet."), RULE_VERZOEK);
	if (q->ontvangers && str_points(k->verteld) < REDEN_MIN)
		return fault_field(unit_fault(u), "verteld", N_("Uit dit dossier is verstrekt. Laat het de ontvangers eerst weten en "
			"schrijf op hoe en wanneer: daarna weet niemand meer wie het waren."), RULE_VERZOEK);
	return FAULT_NONE;
}

/* A request of a person or a breach: it shows that the law was kept, and stays as long as the house decided. */
static bool of_register(struct str soort)
{
	return str_eq(soort, STR("rechtverzoek")) || str_eq(soort, STR("datalek"));
}

/* An open case goes only when its time is over; a dossier before its day only when nobody works in it any more. */
static enum fault may_propose(struct unit *u, const struct proposing *k, const struct q_bewaring_dossier *d)
{
	if (!d || !toetser_mag(k->bereik, d->huis, d->ring))
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (d->casus)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Van deze aanmelding is een casus geopend: ze gaat met de casus mee."), RULE);
	if (d->stop)
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Op dit dossier staat een stop: het kan niet worden vernietigd."), RULE_STOP);
	if (!k->grond && (!d->uiterlijk.v || d->uiterlijk.v > k->tot.v))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit dossier hoeft dit kwartaal niet te worden vernietigd."), RULE);
	if (k->grond && of_register(d->soort))
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Een verzoek of een datalek wordt vernietigd als zijn termijn voorbij is, niet eerder."), RULE_REGISTER);
	if (k->grond && !d->gesloten)
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Aan dit dossier wordt nog gewerkt. Sluit het eerst."), RULE);
	return FAULT_NONE;
}

static enum fault propose_one(struct unit *u, const struct proposing *k, struct dossier_id id)
{
	struct q_bewaring_dossier *d = NULL;
	struct q_vernietiging_lopende *al = NULL;
	struct batch b = unit_batch(u);
	const char *grond;

	q_bewaring_dossier(&b, id, k->c->actor.regio.v, &d);
	q_vernietiging_lopende(&b, id, &al);
	TRY(batch_run(&b));
	TRY(may_propose(u, k, d));
	if (k->grond && str_eq(str_z(k->grond), STR("verzoek")))
		TRY(request_check(u, k, id));
	if (al)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("De vernietiging van dit dossier is al voorgesteld."), NULL);
	grond = k->grond ? k->grond : str_eq(d->soort, STR("aanmelding")) ? "niet_opgenomen" : "termijn";
	q_vernietiging_add(&b, (struct vernietiging_id){ id_new() }, k->c->actor.regio, d->huis, d->ring, d->soort, id,
		d->nummer, d->uiterlijk.v ? d->uiterlijk : datum_today(), str_z(grond), k->verteld.n ? str_cat(unit_arena(u), k->reden,
		str_cat(unit_arena(u), STR(" | Ontvangers: "), k->verteld)) : k->reden, unit_moment(u), k->c->actor.id, NULL);
	return batch_run(&b);
}

static enum fault propose_unit(struct unit *u, void *arg)
{
	const struct proposing *k = arg;

	for (size_t i = 0; i < k->n; i++)
		TRY(propose_one(u, k, k->v[i]));
	return FAULT_NONE;
}

enum fault vernietiging_propose(struct ctx *c, const struct dossier_id *v, size_t n)
{
	struct toetser bereik = { 0 };
	struct proposing k = { c, &bereik, v, n, NULL, STR(""), STR(""), datum_add_days(datum_today(), BEWARING_KWARTAAL) };

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &bereik));
	if (!n || n > PROPOSE_MAX)
		return fault_field(c->fi, "dossiers", N_("Kies wat u wilt voorstellen om te vernietigen."), NULL);
	return ctx_write_kaal(c, propose_unit, &k);
}

static enum fault by_number(struct ctx *c, struct str nummer, struct dossier_id *ret)
{
	struct q_bewaring_nummer *q = NULL;
	struct batch b = ctx_kaal(c);

	q_bewaring_nummer(&b, casus_nummer_typed(c->arena, nummer), c->actor.regio, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_field(c->fi, "nummer", N_("Dit nummer is niet bekend."), NULL);
	*ret = q->id;
	return FAULT_NONE;
}

/* Another house's dossier is not known here either. */
static enum fault unknown_number(struct ctx *c, enum fault f)
{
	if (f != FAULT_NOT_FOUND)
		return f;
	fault_clear(c->fi);
	return fault_field(c->fi, "nummer", N_("Dit nummer is niet bekend."), NULL);
}

enum fault vernietiging_propose_early(struct ctx *c, struct str nummer, const char *grond, struct str reden,
	struct str verteld)
{
	struct toetser bereik = { 0 };
	struct dossier_id id;
	struct proposing k = { c, &bereik, &id, 1, grond, str_trim(reden), str_trim(verteld), { 0 } };

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &bereik));
	TRY(by_number(c, nummer, &id));
	TRY(reason_check(c, reden, N_("Schrijf op waarom dit dossier eerder weg kan."), RULE));
	if (str_points(verteld) > REDEN_MAX)
		return fault_field(c->fi, "verteld", N_("Dit is te lang."), NULL);
	return unknown_number(c, ctx_write_kaal(c, propose_unit, &k));
}

/* ---- judging ---- */

struct judging {
	struct ctx *c;
	struct vernietiging_id id;
	int64_t versie;
	bool akkoord, terug;
	struct str reden;
};

static enum fault judge_unit(struct unit *u, void *arg)
{
	const struct judging *k = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (k->terug)
		q_vernietiging_withdraw(&b, k->reden, k->id, k->versie, &n);
	else
		q_vernietiging_judge(&b, k->akkoord ? STR("goedgekeurd") : STR("afgewezen"), unit_moment(u), k->c->actor.id,
			k->reden, k->id, k->versie, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT,
		N_("Iemand anders heeft dit voorstel intussen gewijzigd. Bekijk de nieuwe stand."), NULL);
}

static enum fault order_read(struct ctx *c, struct vernietiging_id id, struct q_vernietiging_get **ret)
{
	struct toetser bereik = { 0 };
	struct batch b = ctx_kaal(c);

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &bereik));
	q_vernietiging_get(&b, id, c->actor.regio, ret);
	TRY(batch_run(&b));
	if (!*ret || !toetser_mag(&bereik, (*ret)->huis, (*ret)->ring))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	return FAULT_NONE;
}

enum fault vernietiging_judge(struct ctx *c, struct vernietiging_id id, int64_t versie, bool akkoord, struct str reden)
{
	struct judging k = { c, id, versie, akkoord, false, str_trim(reden) };
	struct q_vernietiging_get *q = NULL;

	TRY(order_read(c, id, &q));
	if (q->voorgesteld_door.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, N_("Wie een vernietiging voorstelt, beoordeelt die niet zelf."), RULE);
	if (!akkoord)
		TRY(reason_check(c, reden, N_("Schrijf op waarom dit dossier niet weg kan."), RULE));
	return ctx_write_kaal(c, judge_unit, &k);
}

struct approving {
	struct judging *v;
	size_t n;
};

static enum fault approve_unit(struct unit *u, void *arg)
{
	struct approving *k = arg;

	for (size_t i = 0; i < k->n; i++)
		TRY(judge_unit(u, &k->v[i]));
	return FAULT_NONE;
}

enum fault vernietiging_approve(struct ctx *c, const struct vernietiging_id *v, size_t n)
{
	struct approving k = { ARENA_ARRAY(c->arena, n + 1, struct judging), n };

	if (!n || n > PROPOSE_MAX)
		return fault_field(c->fi, "opdrachten", N_("Kies welke voorstellen u goedkeurt."), NULL);
	for (size_t i = 0; i < n; i++) {
		struct q_vernietiging_get *q = NULL;

		TRY(order_read(c, v[i], &q));
		if (q->voorgesteld_door.v == c->actor.id.v)
			return fault_set(c->fi, FAULT_DENIED, N_("Wie een vernietiging voorstelt, beoordeelt die niet zelf."), RULE);
		k.v[i] = (struct judging){ c, v[i], q->versie, true, false, STR("") };
	}
	return ctx_write_kaal(c, approve_unit, &k);
}

enum fault vernietiging_withdraw(struct ctx *c, struct vernietiging_id id, int64_t versie, struct str reden)
{
	struct judging k = { c, id, versie, false, true, str_trim(reden) };
	struct q_vernietiging_get *q = NULL;

	TRY(order_read(c, id, &q));
	TRY(reason_check(c, reden, N_("Schrijf op waarom u het voorstel terugneemt."), RULE));
	return ctx_write_kaal(c, judge_unit, &k);
}

/* ---- a hold ---- */

struct holding {
	struct ctx *c;
	const struct toetser *bereik;
	struct dossier_id id;
	struct str reden;
	bool lift;
};

static enum fault hold_unit(struct unit *u, void *arg)
{
	const struct holding *k = arg;
	struct q_bewaring_dossier *d = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_bewaring_dossier(&b, k->id, k->c->actor.regio.v, &d);
	TRY(batch_run(&b));
	if (!d || !toetser_mag(k->bereik, d->huis, d->ring))
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (d->stop != k->lift)
		return fault_set(unit_fault(u), FAULT_CONFLICT, k->lift ? N_("Op dit dossier staat geen stop meer.")
			: N_("Op dit dossier staat al een stop."), RULE_STOP);
	if (k->lift)
		q_vernietigstop_end(&b, unit_moment(u), k->c->actor.id, k->reden, k->id, &n);
	else
		q_vernietigstop_add(&b, id_new(), k->id, k->reden, unit_moment(u), k->c->actor.id, &n);
	TRY(batch_run(&b));
	return casus_one(u, n);
}

enum fault vernietigstop_set(struct ctx *c, struct str nummer, struct str reden)
{
	struct toetser bereik = { 0 };
	struct holding k = { .c = c, .bereik = &bereik, .reden = str_trim(reden) };

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &bereik));
	TRY(by_number(c, nummer, &k.id));
	TRY(reason_check(c, reden, N_("Schrijf op voor welke vordering of procedure de gegevens nodig zijn."), RULE_STOP));
	return unknown_number(c, ctx_write_kaal(c, hold_unit, &k));
}

enum fault vernietigstop_lift(struct ctx *c, struct dossier_id id, struct str reden)
{
	struct toetser bereik = { 0 };
	struct holding k = { c, &bereik, id, str_trim(reden), true };

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &bereik));
	TRY(reason_check(c, reden, N_("Schrijf op waarom de stop niet meer nodig is."), RULE_STOP));
	return ctx_write_kaal(c, hold_unit, &k);
}

/* ---- certificates ---- */

enum fault verklaring_list(struct ctx *c, struct verklaringen *ret)
{
	struct toetser bereik = { 0 };
	struct q_vernietiging_list_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	TRY(toetser_read(c, RECHT_vernietiging_beoordelen, &bereik));
	q_vernietiging_list(&b, c->actor.regio, STR("uitgevoerd"), STR("uitgevoerd"), &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct vernietiging_rij);
	for (size_t i = 0; i < rows.n; i++)
		if (toetser_mag(&bereik, rows.v[i].huis, rows.v[i].ring))
			order_row(c, &rows.v[i], &ret->v[ret->n++]);
	return FAULT_NONE;
}

/* "table number" lines as rows; NULL and 0 when the text is not of that form. */
static struct vernietiging_telling *bewaring_telling(struct arena *a, struct str tekst, size_t *ret_n)
{
	struct vernietiging_telling *v = ARENA_ARRAY(a, tekst.n / 3 + 1, struct vernietiging_telling);
	struct str line, name;

	*ret_n = 0;
	while (str_cut(&tekst, '\n', &line)) {
		int64_t n = 0;

		if (str_cut(&line, ' ', &name) && str_i64(line, &n))
			v[(*ret_n)++] = (struct vernietiging_telling){ name, n };
	}
	return v;
}

enum fault verklaring_get(struct ctx *c, struct vernietiging_id id, struct verklaring **ret)
{
	struct verklaring *v = ARENA_NEW(c->arena, struct verklaring);
	struct q_vernietiging_get *q = NULL;

	TRY(order_read(c, id, &q));
	ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("vernietiging"));
	*v = (struct verklaring){ .r = { .id = q->id, .soort = q->soort, .nummer = q->nummer, .huis_naam = q->huis_naam,
		.grond = q->grond, .reden = q->reden, .status = q->status, .voorgesteld_naam = q->voorgesteld_naam,
		.beoordeeld_naam = q->beoordeeld_naam, .uiterlijk = q->uiterlijk, .voorgesteld = q->voorgesteld,
		.beoordeeld = q->beoordeeld, .uitgevoerd = q->uitgevoerd, .rijen = q->rijen, .versie = q->versie,
		.eigen = q->voorgesteld_door.v == c->actor.id.v },
		.voorgesteld_functie = q->voorgesteld_functie, .beoordeeld_functie = q->beoordeeld_functie,
		.beoordeling = q->beoordeling, .beelden = q->beelden, .bijlagen = q->bijlagen, .personen = q->personen,
		.herhaald = q->herhaald };
	v->v = bewaring_telling(c->arena, q->telling, &v->n);
	*ret = v;
	return FAULT_NONE;
}
