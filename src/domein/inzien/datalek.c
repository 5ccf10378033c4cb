/* The register of data breaches: see datalek.h. */
#include "domein/inzien/datalek.h"

#include "basis/termijn.h"
#include "catalogus/catalogus.h"
#include "domein/bewaring/bewaring.h"
#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"
#include "domein/teller.h"
#include "domein/toegang/melding.h"
#include "domein/toegang/post.h"
#include "query.h"

#define UREN 72 /* AVG 33 lid 1, when the catalogue has no such term */

const struct casus_keus datalek_risicos[] = {
	{ "geen", N_("Waarschijnlijk geen risico"), NULL }, { "risico", N_("Een risico voor betrokkenen"), NULL },
	{ "hoog", N_("Een hoog risico voor betrokkenen"), N_("Dan vertelt u het ook aan de betrokkenen zelf (AVG 34).") },
	{ 0 },
};
const struct casus_keus datalek_ap[] = {
	{ "gemeld", N_("Gemeld"), NULL }, { "niet", N_("Niet gemeld"), NULL }, { 0 },
};
const struct casus_keus datalek_betrokkenen[] = {
	{ "verteld", N_("Verteld"), NULL }, { "niet", N_("Niet verteld"), NULL }, { 0 },
};

/* ---- reporting ---- */

struct reporting {
	struct ctx *c;
	struct datalek_id id;
	int64_t ontdekt, uiterlijk;
	struct str wat, adres;
	struct q_nood_toetsers_rows wie;
};

static enum fault report_unit(struct unit *u, void *arg)
{
	struct reporting *p = arg;
	struct batch b = unit_batch(u);
	struct str nummer;
	int64_t n = 0;

	TRY(nummer_next_in(u, "DL", unit_moment(u), &nummer));
	q_datalek_add(&b, p->id, nummer, p->ontdekt, p->uiterlijk, p->wat, unit_moment(u), &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
	for (size_t i = 0; i < p->wie.n; i++)
		TRY(melding_add_in(u, p->wie.v[i].id, "datalek", (struct dossier_id){ 0 }));
	p->c->uitkomst = p->id.v;
	return FAULT_NONE;
}

static enum fault mail_unit(struct unit *u, void *arg)
{
	struct reporting *p = arg;
	struct buf b = buf_new(unit_arena(u));

	buf_addz(&b, "Er is een mogelijk datalek gemeld in Schakel. De termijn van 72 uur loopt. Lees na inloggen verder:\n\n");
	buf_add(&b, p->adres);
	buf_addz(&b, "/toetsing/datalekken\n");
	for (size_t i = 0; i < p->wie.n; i++)
		TRY(post_add_in(u, p->wie.v[i].email, STR("Mogelijk datalek gemeld in Schakel"), buf_str(&b)));
	return FAULT_NONE;
}

enum fault datalek_report(struct ctx *c, int64_t ontdekt, struct str wat, struct str adres, struct datalek_id *ret)
{
	const struct termijnsoort *s = termijnsoort_find(c->cat, STR("datalek"));
	int uren = s && s->eenheid == TERMIJN_UREN ? s->lengte : UREN;
	struct reporting p = { .c = c, .id = { id_new() }, .ontdekt = ontdekt, .wat = str_trim(wat), .adres = adres,
		.uiterlijk = termijn_einde_uren(ontdekt, uren) };
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_ingelogd));
	if (!ontdekt || ontdekt > klok_now())
		return fault_field(c->fi, "dag", N_("Vul in wanneer het lek is ontdekt; dat moment is voorbij."), "AVG 33 lid 1");
	TRY(casus_text(c->fi, p.wat, DATALEK_TEKST_MAX, "wat", N_("Schrijf op wat er is gebeurd, zonder namen van personen.")));
	q_nood_toetsers(&b, c->actor.huis, c->actor.regio, ctx_moment(c), (struct medewerker_id){ 0 }, STR(""),
		&p.wie);
	TRY(batch_run(&b));
	TRY(ctx_write(c, report_unit, &p, &ret->v));
	return c->herhaling ? FAULT_NONE : ctx_write_kaal(c, mail_unit, &p);
}

/* ---- reading ---- */

static bool late(struct ctx *c, struct str ap, int64_t afgerond, int64_t uiterlijk)
{
	return !ap.n && !afgerond && uiterlijk < ctx_moment(c);
}

enum fault datalek_list(struct ctx *c, bool mijn, struct datalekken *ret)
{
	struct q_datalek_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, mijn ? RECHT_ingelogd : RECHT_privacy_toetsen));
	q_datalek_list(&b, mijn, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct datalek);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_datalek_list *q = &rows.v[i];

		ret->v[i] = (struct datalek){ .id = q->id, .nummer = q->nummer, .ontdekt = q->ontdekt, .uiterlijk = q->uiterlijk,
			.wat = q->wat, .risico = q->risico, .ap = q->ap, .betrokkenen = q->betrokkenen, .afgerond = q->afgerond,
			.gemeld_naam = q->gemeld_naam, .te_laat = late(c, q->ap, q->afgerond, q->uiterlijk), .mag = !mijn };
	}
	return FAULT_NONE;
}

enum fault datalek_get(struct ctx *c, struct datalek_id id, struct datalek **ret)
{
	struct q_datalek_get *q = NULL;
	struct batch b = ctx_read(c);

	q_datalek_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q || (!q->mag && !actor_mag(&c->actor, RECHT_ingelogd)))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = ARENA_NEW(c->arena, struct datalek);
	**ret = (struct datalek){ .id = q->id, .nummer = q->nummer, .huis_naam = q->huis_naam, .ontdekt = q->ontdekt,
		.uiterlijk = q->uiterlijk, .wat = q->wat, .gegevens = q->gegevens, .aantal = q->aantal, .risico = q->risico,
		.gevolgen = q->gevolgen, .maatregelen = q->maatregelen, .ap = q->ap, .ap_moment = q->ap_moment,
		.ap_kenmerk = q->ap_kenmerk, .ap_reden = q->ap_reden, .betrokkenen = q->betrokkenen,
		.betrokkenen_moment = q->betrokkenen_moment, .betrokkenen_reden = q->betrokkenen_reden,
		.gemeld_naam = q->gemeld_naam, .moment = q->moment, .afgerond = q->afgerond, .afgerond_naam = q->afgerond_naam,
		.vernietigen = q->vernietigen,
		.mag = q->mag, .versie = q->versie, .te_laat = late(c, q->ap, q->afgerond, q->uiterlijk) };
	return FAULT_NONE;
}

/* ---- settling ---- */

struct settling {
	struct ctx *c;
	struct datalek_besluit d;
};

/* The authority: told in time, or later with the reason; not told only without a risk, and with the reason. */
static enum fault authority_check(struct fault_info *fi, const struct datalek_besluit *d, const struct q_datalek_get *q,
	int64_t now)
{
	if (str_eq(d->ap, STR("gemeld"))) {
		if (!d->ap_moment || d->ap_moment > now || d->ap_moment < q->ontdekt)
			return fault_field(fi, "ap_dag", N_("Vul in wanneer u dit meldde, na de ontdekking."), "AVG 33 lid 1");
		if (d->ap_moment > q->uiterlijk && !d->ap_reden.n)
			return fault_field(fi, "ap_reden", N_("U meldde later dan 72 uur. Schrijf op waarom."), "AVG 33 lid 1; invariant 41");
	}
	if (!str_eq(d->ap, STR("niet")))
		return FAULT_NONE;
	if (d->risico.n && !str_eq(d->risico, STR("geen")))
		return fault_field(fi, "ap", N_("Bij een risico voor betrokkenen meldt u dit aan de Autoriteit Persoonsgegevens."),
			"AVG 33 lid 1; invariant 41");
	return d->ap_reden.n ? FAULT_NONE : fault_field(fi, "ap_reden", N_("Schrijf op waarom u niet meldt."),
		"AVG 33 lid 5; invariant 41");
}

static enum fault persons_check(struct fault_info *fi, const struct datalek_besluit *d, const struct q_datalek_get *q,
	int64_t now)
{
	if (str_eq(d->betrokkenen, STR("verteld"))
		&& (!d->betrokkenen_moment || d->betrokkenen_moment > now || datum_of_moment(d->betrokkenen_moment).v
			< datum_of_moment(q->ontdekt).v))
		return fault_field(fi, "betrokkenen_dag", N_("Vul in wanneer u het de betrokkenen vertelde."), "AVG 34");
	if (str_eq(d->betrokkenen, STR("niet")) && !d->betrokkenen_reden.n)
		return fault_field(fi, "betrokkenen_reden", N_("Schrijf op waarom u het de betrokkenen niet vertelt."),
			"AVG 34 lid 3; invariant 41");
	return FAULT_NONE;
}

static enum fault closing_check(struct fault_info *fi, const struct datalek_besluit *d)
{
	enum fault f = FAULT_NONE;

	if (!d->afronden)
		return FAULT_NONE;
	if (!d->risico.n)
		f = fault_field(fi, "risico", N_("Kies eerst hoe groot het risico is."), "invariant 41");
	if (!d->ap.n)
		f = fault_field(fi, "ap", N_("Leg eerst vast of u dit meldde."), "invariant 41");
	if (!d->betrokkenen.n)
		f = fault_field(fi, "betrokkenen", N_("Leg eerst vast of u het de betrokkenen vertelde."), "invariant 41");
	if (!d->maatregelen.n)
		f = fault_field(fi, "maatregelen", N_("Leg eerst vast welke maatregelen u nam."), "AVG 33 lid 5");
	return f;
}

static enum fault settle_unit(struct unit *u, void *arg)
{
	struct settling *s = arg;
	const struct datalek_besluit *d = &s->d;
	struct q_datalek_get *q = NULL;
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u), n = 0;

	q_datalek_get(&b, d->id, &q);
	TRY(batch_run(&b));
	if (!q || !q->mag)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->versie != d->versie || q->afgerond)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit datalek is intussen gewijzigd of afgerond."), NULL);
	TRY(authority_check(unit_fault(u), d, q, now));
	TRY(persons_check(unit_fault(u), d, q, now));
	TRY(closing_check(unit_fault(u), d));
	q_datalek_set(&b, d->gegevens, d->aantal, d->risico, d->gevolgen, d->maatregelen, d->ap, d->ap_moment,
		d->ap_kenmerk, d->ap_reden, d->betrokkenen, d->betrokkenen_moment, d->betrokkenen_reden, d->afronden ? now : 0,
		d->afronden ? s->c->actor.id : (struct medewerker_id){ 0 },
		d->afronden ? bewaring_register(now, q->jaren) : (struct datum){ 0 }, d->id, d->versie, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = d->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

enum fault datalek_settle(struct ctx *c, const struct datalek_besluit *d)
{
	struct settling s = { c, *d };

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	if (!str_eq(d->ap, STR("gemeld")))
		s.d.ap_moment = 0;
	if (!str_eq(d->betrokkenen, STR("verteld")))
		s.d.betrokkenen_moment = 0;
	return ctx_write(c, settle_unit, &s, NULL);
}
