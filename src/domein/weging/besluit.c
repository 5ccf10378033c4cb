/* The decision of the core deelnemers on an aanmelding, and what follows from it at once. See weging.h.
 *
 * Deciding is apart from recording: check_ functions refuse with the rule, write_ functions change. The step before
 * confirming (weging_decide_check) runs the same checks in a unit that writes nothing.
 * Mail goes out in a unit of its own on lens kaal after the decision: the queue is no actor's to see. Were the server
 * to stop between the two, the notice and the message are there and only the mail is missing.
 */
#include "domein/weging/weging_priv.h"

#include <string.h>

#include "domein/bewaring/bewaring.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/dossier.h"
#include "domein/toegang/melding.h"
#include "domein/toegang/post.h"
#include "domein/verzoek/verzoek.h"

#define RULE "WGS 2.31 lid 2, BGS 2.20 lid 3, invariant 2"
#define REDEN_MAX 4000

struct deciding {
	struct ctx *c;
	const struct weging_besluit *van;
	struct str reden, ontvanger;
	const struct reden *uitkomst;
	bool only_check;
	struct medewerker_id aanmelder; /* who is told */
};

bool weging_uitkomst_shields(struct str uitkomst)
{
	return uitkomst.n && !str_eq(uitkomst, STR("casus")) && !str_eq(uitkomst, STR("aanvullen"));
}

static bool asks(const struct deciding *k)
{
	return str_eq(k->van->uitkomst, STR("aanvullen"));
}

static enum aanmelding_status status_of(struct str uitkomst)
{
	static const struct {
		const char *uitkomst;
		enum aanmelding_status status;
	} all[] = {
		{ "casus", AANMELDING_CASUS }, { "advies", AANMELDING_ADVIES }, { "doorverwijzen", AANMELDING_DOORVERWEZEN },
		{ "niet_in_behandeling", AANMELDING_AFGEWEZEN }, { "aanvullen", AANMELDING_AANVULLEN },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (str_eq(uitkomst, str_z(all[i].uitkomst)))
			return all[i].status;
	return AANMELDING_STATUS__MAX;
}

/* ---- the words ---- */

/* The reason stays with the receipt when the content is gone: no person in it (invariant 4). */
static enum fault check_nameless(struct unit *u, const struct deciding *k, struct dossier_id d)
{
	struct q_weging_namen_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_weging_namen(&b, d, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_weging_namen *p = &rows.v[i];

		if (naam_in_text(k->reden, p->voornamen, p->geslachtsnaam, p->partner_naam, p->bsn))
			return fault_field(unit_fault(u), "reden",
				N_("Noem geen namen of nummers van personen: deze tekst blijft staan als de inhoud is afgeschermd."),
				"BGS 1.16 lid 1, invariant 4");
	}
	return FAULT_NONE;
}

static enum fault check_words(struct deciding *k)
{
	struct fault_info *fi = k->c->fi;

	k->uitkomst = reden_find(k->c->cat, STR("weging_besluit"), k->van->uitkomst);
	k->reden = str_trim(k->van->reden);
	k->ontvanger = str_eq(k->van->uitkomst, STR("doorverwijzen")) ? str_trim(k->van->ontvanger) : STR("");
	if (!k->uitkomst || status_of(k->van->uitkomst) == AANMELDING_STATUS__MAX)
		return fault_field(fi, "uitkomst", N_("Kies een besluit."), NULL);
	if (!k->reden.n)
		(void)fault_field(fi, "reden", asks(k) ? N_("Schrijf op wat de aanbrenger moet aanvullen.") :
			N_("Motiveer het besluit. De aanbrenger krijgt deze tekst te lezen."), "WGS 2.31 lid 2");
	if (str_points(k->reden) > REDEN_MAX)
		(void)fault_field(fi, "reden", N_("Deze motivering is te lang."), NULL);
	if (str_eq(k->van->uitkomst, STR("doorverwijzen")) && (!k->ontvanger.n || str_points(k->ontvanger) > 200))
		(void)fault_field(fi, "ontvanger", N_("Schrijf op naar wie u doorverwijst."), NULL);
	return fi->fault;
}

/* ---- who decides (WGS 2.31 lid 2) ---- */

static const struct q_weging_leden *present_find(const struct q_weging_leden_rows *rows, struct medewerker_id m)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == m.v && rows->v[i].aanwezig)
			return &rows->v[i];
	return NULL;
}

static enum fault check_deciders(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	const struct regime *regime = regime_find(k->c->cat, p->regime);
	struct q_weging_leden_rows leden = { 0 };
	struct q_weging_niveaus_rows niveaus = { 0 };
	struct fault_info *fi = unit_fault(u);
	struct batch b = unit_batch(u);

	if (asks(k))
		return FAULT_NONE;
	if (!k->van->n)
		return fault_field(fi, "deelnemers", N_("Kies ten minste één publieke deelnemer die het besluit nam."), RULE);
	q_weging_leden(&b, weging_dossier(p->weging), &leden);
	q_weging_niveaus(&b, p->dossier, unit_moment(u), &niveaus);
	TRY(batch_run(&b));
	for (size_t i = 0; i < k->van->n; i++) {
		const struct q_weging_leden *l = present_find(&leden, k->van->deelnemers[i]);

		if (!l || !weging_reads(&niveaus, l->id))
			return fault_field(fi, "deelnemers", N_("Alleen wie bij dit punt aanwezig is, neemt het besluit."), RULE);
		if (!str_eq(l->wgs, STR("lid1")) || !regime || !regime_may_decide(regime, l->soort))
			return fault_field(fi, "deelnemers",
				N_("Alleen publieke deelnemers (WGS 2.27 lid 1) nemen het besluit."), "WGS 2.27 lid 1, " RULE);
	}
	return FAULT_NONE;
}

/* ---- the criteria (BGS 2.20) ---- */

/* ja[i]; ret false when a criterion is not judged. */
static bool judged(const struct q_oordeel_list_rows *rows, const struct criteriaset *s, bool *ja)
{
	for (size_t i = 0; i < s->ncriteria; i++) {
		bool found = false;

		for (size_t j = 0; j < rows->n && !found; j++)
			if (str_eq(rows->v[j].criteria, s->code) && str_eq(rows->v[j].criterium, s->criteria[i].code)) {
				found = true;
				ja[i] = str_eq(rows->v[j].oordeel, STR("ja"));
			}
		if (!found)
			return false;
	}
	return true;
}

static enum fault check_set(struct unit *u, const struct criteriaset *s, const struct q_oordeel_list_rows *rows)
{
	bool *ja = ARENA_ARRAY(unit_arena(u), s->ncriteria + 1, bool);
	bool law = str_eq(s->code, STR("bgs_2_20"));

	if (!judged(rows, s, ja))
		return fault_field(unit_fault(u), "uitkomst",
			N_("Beoordeel eerst alle criteria met ja of nee."), RULE);
	if (!criteriaset_met(s, ja))
		return fault_field(unit_fault(u), "uitkomst", law ?
			N_("De aanmelding voldoet volgens de weegploeg niet aan alle wettelijke criteria. Een casus is dan niet mogelijk.") :
			N_("De aanmelding voldoet volgens de weegploeg niet aan de criteria van dit thema."),
			law ? "BGS 2.20 lid 1, invariant 2" : "invariant 2");
	return FAULT_NONE;
}

static enum fault check_criteria(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	struct q_oordeel_antwoorden_rows antwoorden = { 0 };
	struct q_oordeel_list_rows rows = { 0 };
	struct batch b = unit_batch(u);
	struct sets sets;

	if (!str_eq(k->van->uitkomst, STR("casus")))
		return FAULT_NONE;
	q_oordeel_list(&b, p->dossier, k->van->punt, &rows);
	q_oordeel_antwoorden(&b, p->dossier, &antwoorden);
	TRY(batch_run(&b));
	TRY(weging_sets(k->c, p->thema, &antwoorden, &sets));
	for (size_t i = 0; i < sets.n; i++)
		TRY(check_set(u, sets.v[i], &rows));
	if (!p->risico.n)
		return fault_field(unit_fault(u), "uitkomst", N_("Beoordeel eerst het veiligheidsrisico."), NULL);
	return FAULT_NONE;
}

/* ---- recording ---- */

static enum fault write_point(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u), n = 0, m = 0;

	q_weegpunt_set_uitkomst(&b, k->van->uitkomst, k->reden, k->ontvanger, now, p->volgorde, k->van->punt, p->versie, &n);
	q_weging_regel_set(&b, k->van->uitkomst, now, k->van->punt, &m);
	TRY(batch_run(&b));
	if (n != 1 || m != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	for (size_t i = 0; !asks(k) && i < k->van->n; i++) {
		q_weging_beslisser_add(&b, id_new(), now, k->van->deelnemers[i], p->dossier, &n);
		TRY(batch_run(&b));
		if (n != 1)
			return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	}
	return weging_touch_in(u, p->weging, p->weging_versie);
}

/* What the aanmelder reads: at kern, for that stays; a question lies beside the content, as intake's do. */
static enum fault write_message(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	struct batch b = unit_batch(u);
	struct buf text = buf_new(unit_arena(u));
	int64_t n = 0;

	if (asks(k))
		return aanmelding_message_in(u, k->c, (struct aanmelding_id){ p->dossier.v }, "vraag", k->reden);
	buf_addz(&text, "Besluit van de weging: ");
	buf_add(&text, k->uitkomst->label.nl);
	if (k->ontvanger.n) {
		buf_addz(&text, ", naar ");
		buf_add(&text, k->ontvanger);
	}
	buf_addz(&text, ". ");
	buf_add(&text, k->reden);
	q_weging_bericht_add(&b, id_new(), STR("terugkoppeling"), buf_str(&text), unit_moment(u), p->dossier, STR("kern"), &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
}

/* The day after which the content of what was not accepted is destroyed (BGS 1.16 lid 1). */
static enum fault destruction_day(struct unit *u, const struct q_weegpunt_stand *p, struct datum *ret)
{
	struct q_weging_huis *h = NULL;
	struct batch b = unit_batch(u);

	q_weging_huis(&b, p->huis, &h);
	TRY(batch_run(&b));
	if (!h)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Wijs de aanmelding eerst toe aan een huis."), NULL);
	*ret = bewaring_afgewezen(datum_of_moment(unit_moment(u)), h->afwijs_dagen);
	return FAULT_NONE;
}

static enum fault write_receipt(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	struct aanmelding_besluit s = { .id = { p->dossier.v }, .versie = p->aanmelding_versie,
		.status = status_of(k->van->uitkomst), .reden = STR(""), .ontvanger = k->ontvanger };

	if (!asks(k)) {
		s.besluit = unit_moment(u);
		s.reden = k->reden;
	}
	if (weging_uitkomst_shields(k->van->uitkomst))
		TRY(destruction_day(u, p, &s.vernietigen));
	TRY(aanmelding_status_in(u, k->c, &s));
	if (!asks(k))
		TRY(verzoek_lapse_in(u, p->dossier));
	if (p->aanmelder.v == k->c->actor.id.v)
		return FAULT_NONE;
	return melding_add_in(u, p->aanmelder, asks(k) ? "aanmelding_vraag" : "weging_besluit", p->dossier);
}

/* The aanbrenger has been told by the message; what is not taken up has nothing left to wait for. */
static enum fault write_clocks(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	const struct thema *t = thema_find(k->c->cat, p->thema);

	if (asks(k))
		return termijn_event_in(u, k->c, p->dossier, "kern", t, GEBEURTENIS_BIT(aanvulling_gevraagd), unit_moment(u));
	TRY(termijn_event_in(u, k->c, p->dossier, "kern", t, GEBEURTENIS_BIT(weging_besloten), unit_moment(u)));
	TRY(termijn_event_in(u, k->c, p->dossier, "kern", t, GEBEURTENIS_BIT(besluit_teruggekoppeld), unit_moment(u)));
	return weging_uitkomst_shields(k->van->uitkomst) ? termijn_close_in(u, k->c, p->dossier) : FAULT_NONE;
}

/* Last, for what the actor may do here may rest on the session alone. With casus the session goes on to see it. */
static enum fault write_admission(struct unit *u, const struct deciding *k, const struct q_weegpunt_stand *p)
{
	struct toelaat_dossier d = { p->dossier, p->aanmelder, p->organisatie };

	if (str_eq(k->van->uitkomst, STR("casus")))
		return FAULT_NONE;
	if (weging_uitkomst_shields(k->van->uitkomst))
		TRY(toegang_end_all_in(u, k->c, p->dossier, "kern"));
	return weegploeg_end_in(u, k->c, &d, (struct medewerker_id){ 0 });
}

static enum fault decide_unit(struct unit *u, void *arg)
{
	struct deciding *k = arg;
	struct q_weegpunt_stand *p;

	TRY(weegpunt_open_in(u, k->van->punt, k->van->versie, &p));
	TRY(check_words(k));
	TRY(check_deciders(u, k, p));
	TRY(check_criteria(u, k, p));
	if (!asks(k))
		TRY(check_nameless(u, k, p->dossier));
	k->c->uitkomst = p->weging.v;
	if (k->only_check)
		return FAULT_NONE;
	k->aanmelder = p->aanmelder;
	TRY(write_point(u, k, p));
	TRY(write_message(u, k, p));
	TRY(write_receipt(u, k, p));
	TRY(write_clocks(u, k, p));
	return write_admission(u, k, p);
}

/* ---- telling ---- */

static enum fault mail_unit(struct unit *u, void *arg)
{
	const struct deciding *k = arg;
	struct q_weging_aanmelder *m = NULL;
	struct batch b = unit_batch(u);

	q_weging_aanmelder(&b, k->aanmelder, unit_moment(u), &m);
	TRY(batch_run(&b));
	if (!m)
		return FAULT_NONE;
	return post_add_in(u, m->email, STR("Nieuws over uw aanmelding in Schakel"),
		STR("Er is nieuws over een aanmelding van u.\n\nLog in bij Schakel om het te lezen. Om privacy te beschermen staat "
			"er niets over de inhoud in deze mail.\n"));
}

enum fault weging_decide_check(struct ctx *c, const struct weging_besluit *b)
{
	struct deciding k = { .c = c, .van = b, .only_check = true };
	struct str token = c->token;
	enum fault f;

	TRY(ctx_require(c, RECHT_weging_oordelen));
	c->token = STR_NULL; /* looking ahead is no outcome of the form */
	f = ctx_write(c, decide_unit, &k, NULL);
	c->token = token;
	return f;
}

enum fault weging_decide(struct ctx *c, const struct weging_besluit *b)
{
	struct deciding k = { .c = c, .van = b };

	TRY(ctx_require(c, RECHT_weging_oordelen));
	TRY(ctx_write(c, decide_unit, &k, NULL));
	if (c->herhaling || k.aanmelder.v == c->actor.id.v)
		return FAULT_NONE;
	return ctx_write_kaal(c, mail_unit, &k);
}
