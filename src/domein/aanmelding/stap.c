/* The steps of an aanmelding after it was submitted: see aanmelding.h.
 *
 * Steps of the house go through the lens: niveau 3 on kern. The aanmelder and its coördinator have kern to read; what
 * they may do all the same goes on the bare tables, each statement bound to the actor (sql/query/aanmelding.sql).
 */
#include "domein/aanmelding/aanmelding_priv.h"

#include "domein/bewaring/bewaring.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/actor.h"
#include "domein/toegang/dossier.h"
#include "domein/toegang/melding.h"
#include "domein/verzoek/verzoek.h"
#include "query.h"

#define GROND_OVERGEDRAGEN N_("Overgedragen door de coördinator van de eigen organisatie")
#define AFWIJS_DAGEN 14
#define REDEN_MAX 300
#define BERICHT_MAX 4000

struct stap {
	struct ctx *c;
	struct aanmelding_id id;
	int64_t versie; /* read by the user; -1: whatever it is */
	struct huis_id huis;
	struct medewerker_id naar;
	struct str tekst;
	bool volgt; /* the former aanmelder is a coördinator: the receipt stays with him */
	struct q_aanmelding_stand *nu;
};

static bool open_status(struct str status)
{
	return str_eq(status, STR("ingediend")) || str_eq(status, STR("aanvullen")) || str_eq(status, STR("weging"));
}

/* What it is now, through the lens: gone or another's is not found. */
static enum fault stand_read(struct unit *u, struct stap *s)
{
	struct batch b = unit_batch(u);

	q_aanmelding_stand(&b, s->id, &s->nu);
	TRY(batch_run(&b));
	if (!s->nu)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (s->versie >= 0 && s->nu->versie != s->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Iemand anders heeft deze aanmelding intussen gewijzigd. Bekijk de nieuwe stand."), NULL);
	if (!open_status(s->nu->status))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Over deze aanmelding is al besloten."), NULL);
	return FAULT_NONE;
}

/* The same for a step of the house. */
static enum fault stand_to_write(struct unit *u, struct stap *s)
{
	TRY(stand_read(u, s));
	if (s->nu->niveau != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 1.8 lid 2");
	return FAULT_NONE;
}

static enum fault changed_one(struct unit *u, struct batch *b, const int64_t *n)
{
	TRY(batch_run(b));
	return *n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 1.8 lid 2");
}

static enum fault status_set(struct unit *u, struct stap *s, const char *status)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_aanmelding_set_status(&b, str_z(status), s->id, s->nu->versie, &n);
	return changed_one(u, &b, &n);
}

static enum fault tekst_check(struct ctx *c, struct str tekst, size_t max, const char *field, const char *missing)
{
	if (!text_of(tekst).n)
		return fault_field(c->fi, field, missing, NULL);
	if (!str_utf8(tekst) || str_points(tekst) > max)
		return fault_field(c->fi, field, N_("Dit is te lang."), NULL);
	return FAULT_NONE;
}

/* ---- routing ---- */

static enum fault route_unit(struct unit *u, void *arg)
{
	struct stap *s = arg;
	struct dossier_id d = aanmelding_dossier(s->id);
	int64_t now = unit_moment(u), n = 0;
	struct batch b = unit_batch(u);
	struct q_aanmelding_huis *h = NULL;
	struct toelating t = { .dossier = d, .huis = s->huis };

	TRY(stand_to_write(u, s));
	q_aanmelding_huis(&b, s->huis, datum_of_moment(now), &h);
	TRY(batch_run(&b));
	if (!h)
		return fault_field(unit_fault(u), "huis", N_("Kies een huis van de regio."), NULL);
	q_aanmelding_set_huis(&b, s->huis, s->id, s->nu->versie, &n);
	TRY(changed_one(u, &b, &n));
	t.ring = s->nu->ring;
	t.regime = regime_find(s->c->cat, s->nu->regime);
	t.rollen = rollen_with(s->c, RECHT_BIT(RECHT_aanmelding_intake), thema_find(s->c->cat, s->nu->thema));
	if (!t.regime)
		return fault_detail(unit_fault(u), FAULT_INTERNAL, "regime", "not in the catalogue");
	TRY(intake_admit_in(u, s->c, &t));
	q_aanmelding_intake_end(&b, now, d, s->huis, t.rollen, NULL);
	q_aanmelding_intake_end_later(&b, now, d, s->huis, t.rollen, NULL);
	TRY(batch_run(&b));
	if (!toelating_has(&t, s->c->actor.id))
		TRY(toegang_end_in(u, s->c, d, s->c->actor.id, NULL));
	s->c->uitkomst = s->id.v;
	return FAULT_NONE;
}

enum fault aanmelding_route(struct ctx *c, struct aanmelding_id id, int64_t versie, struct huis_id huis)
{
	struct stap s = { .c = c, .id = id, .versie = versie, .huis = huis };

	TRY(ctx_require(c, RECHT_aanmelding_verdelen));
	return ctx_write(c, route_unit, &s, NULL);
}

/* ---- messages ---- */

enum fault aanmelding_message_in(struct unit *u, struct ctx *c, struct aanmelding_id id, const char *soort,
	struct str tekst)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	(void)c;
	q_aanmelding_bericht_add(&b, id_new(), str_z(soort), text_of(tekst), unit_moment(u), aanmelding_dossier(id), &n);
	return changed_one(u, &b, &n);
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct stap *s = arg;

	TRY(stand_to_write(u, s));
	TRY(status_set(u, s, "aanvullen"));
	TRY(termijn_event_in(u, s->c, aanmelding_dossier(s->id), "kern", thema_find(s->c->cat, s->nu->thema),
		GEBEURTENIS_BIT(aanvulling_gevraagd), unit_moment(u)));
	TRY(aanmelding_message_in(u, s->c, s->id, "vraag", s->tekst));
	if (s->nu->aanmelder.v != s->c->actor.id.v)
		TRY(melding_add_in(u, s->nu->aanmelder, "aanmelding_vraag", aanmelding_dossier(s->id)));
	s->c->uitkomst = s->id.v;
	return FAULT_NONE;
}

enum fault aanmelding_ask(struct ctx *c, struct aanmelding_id id, int64_t versie, struct str tekst)
{
	struct stap s = { .c = c, .id = id, .versie = versie, .tekst = tekst };

	TRY(ctx_require(c, RECHT_aanmelding_intake));
	TRY(tekst_check(c, tekst, BERICHT_MAX, "tekst", N_("Schrijf wat er nog nodig is.")));
	return ctx_write(c, ask_unit, &s, NULL);
}

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct stap *s = arg;
	struct q_aanmelding_vrager *v = NULL;
	struct batch b = unit_batch(u);

	TRY(stand_read(u, s));
	q_aanmelding_vrager(&b, aanmelding_dossier(s->id), &v);
	TRY(batch_run(&b));
	TRY(aanmelding_message_in(u, s->c, s->id, "antwoord", s->tekst));
	if (v && v->door.v != s->c->actor.id.v)
		TRY(melding_add_in(u, v->door, "aanmelding_antwoord", aanmelding_dossier(s->id)));
	s->c->uitkomst = s->id.v;
	return FAULT_NONE;
}

enum fault aanmelding_answer(struct ctx *c, struct aanmelding_id id, struct str tekst)
{
	struct stap s = { .c = c, .id = id, .versie = -1, .tekst = tekst };

	TRY(ctx_require(c, RECHT_aanmelding_maken));
	TRY(tekst_check(c, tekst, BERICHT_MAX, "tekst", N_("Schrijf uw aanvulling.")));
	return ctx_write(c, answer_unit, &s, NULL);
}

static enum fault complete_unit(struct unit *u, void *arg)
{
	struct stap *s = arg;

	TRY(stand_to_write(u, s));
	if (!str_eq(s->nu->status, STR("aanvullen")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Er staat geen vraag om aanvulling open."), NULL);
	TRY(status_set(u, s, "ingediend"));
	TRY(termijn_event_in(u, s->c, aanmelding_dossier(s->id), "kern", thema_find(s->c->cat, s->nu->thema),
		GEBEURTENIS_BIT(aanmelding_volledig), unit_moment(u)));
	s->c->uitkomst = s->id.v;
	return FAULT_NONE;
}

enum fault aanmelding_complete(struct ctx *c, struct aanmelding_id id, int64_t versie)
{
	struct stap s = { .c = c, .id = id, .versie = versie };

	TRY(ctx_require(c, RECHT_aanmelding_intake));
	return ctx_write(c, complete_unit, &s, NULL);
}

/* ---- for weging and casus ---- */

enum fault aanmelding_status_in(struct unit *u, struct ctx *c, const struct aanmelding_besluit *s)
{
	struct q_aanmelding_stand *nu = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	(void)c;
	q_aanmelding_stand(&b, s->id, &nu);
	TRY(batch_run(&b));
	if (!nu)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (nu->versie != s->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Iemand anders heeft deze aanmelding intussen gewijzigd. Bekijk de nieuwe stand."), NULL);
	q_aanmelding_set_besluit(&b, str_z(aanmelding_status_codes[s->status]), s->besluit, text_of(s->reden),
		text_of(s->ontvanger), s->vernietigen, s->casus, s->id, s->versie, &n);
	return changed_one(u, &b, &n);
}

/* ---- of the aanmelder and its coördinator: on the bare tables ---- */

/* Before the bare tables are touched: the lens says whether the actor knows it at all, and what it is now. */
static enum fault stand_look(struct ctx *c, struct stap *s)
{
	struct batch b = ctx_read(c);

	q_aanmelding_stand(&b, s->id, &s->nu);
	TRY(batch_run(&b));
	if (!s->nu)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	return FAULT_NONE;
}

static enum fault gone_meanwhile(struct fault_info *fi)
{
	return fault_set(fi, FAULT_CONFLICT,
		N_("Iemand anders heeft deze aanmelding intussen gewijzigd. Bekijk de nieuwe stand."), NULL);
}

struct intrekken {
	struct stap *s;
	struct datum vernietigen;
};

static enum fault withdraw_unit(struct unit *u, void *arg)
{
	struct intrekken *i = arg;
	struct stap *s = i->s;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_aanmelding_withdraw(&b, unit_moment(u), text_of(s->tekst), i->vernietigen, s->id, s->versie, s->c->actor.id, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return gone_meanwhile(unit_fault(u));
	q_aanmelding_shield(&b, unit_moment(u), aanmelding_dossier(s->id), NULL);
	TRY(batch_run(&b));
	TRY(verzoek_lapse_kaal_in(u, aanmelding_dossier(s->id)));
	return termijn_close_kaal_in(u, aanmelding_dossier(s->id));
}

/* When what is not taken up is destroyed (BGS 1.16 lid 1): the term of the house. */
static enum fault destroy_on(struct ctx *c, struct huis_id huis, struct datum *ret)
{
	struct q_weging_huis *h = NULL;
	struct batch b = ctx_read(c);

	q_weging_huis(&b, huis, &h);
	TRY(batch_run(&b));
	*ret = bewaring_afgewezen(datum_today(), h ? h->afwijs_dagen : AFWIJS_DAGEN);
	return FAULT_NONE;
}

enum fault aanmelding_withdraw(struct ctx *c, struct aanmelding_id id, int64_t versie, struct str reden)
{
	struct stap s = { .c = c, .id = id, .versie = versie, .tekst = reden };
	struct intrekken i = { .s = &s };

	TRY(ctx_require(c, RECHT_aanmelding_maken));
	TRY(tekst_check(c, reden, REDEN_MAX, "reden", N_("Schrijf kort waarom u de aanmelding intrekt.")));
	TRY(stand_look(c, &s));
	if (s.nu->aanmelder.v != c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 1");
	if (str_eq(s.nu->status, STR("ingetrokken"))) /* sent twice */
		return FAULT_NONE;
	TRY(destroy_on(c, s.nu->huis, &i.vernietigen));
	return ctx_write_kaal(c, withdraw_unit, &i);
}

static enum fault hand_over_rows(struct unit *u, const struct stap *s)
{
	struct dossier_id d = aanmelding_dossier(s->id);
	int64_t now = unit_moment(u);
	struct batch b = unit_batch(u);

	q_aanmelding_hand_over_cut(&b, now, d, s->nu->aanmelder, NULL);
	q_aanmelding_hand_over_cut(&b, now, d, s->naar, NULL);
	q_aanmelding_hand_over_add(&b, (struct toegang_id){ id_new() }, d, STR("kern"), NIVEAU_LEZEN,
		str_z(GROND_OVERGEDRAGEN), now, s->c->actor.id, s->naar, NULL);
	q_aanmelding_hand_over_add(&b, (struct toegang_id){ id_new() }, d, STR("inhoud"), NIVEAU_EIGEN,
		str_z(GROND_OVERGEDRAGEN), now, s->c->actor.id, s->naar, NULL);
	if (s->volgt)
		q_aanmelding_hand_over_add(&b, (struct toegang_id){ id_new() }, d, STR("kern"), NIVEAU_LEZEN,
			str_z(GROND_OVERGEDRAGEN), now, s->c->actor.id, s->nu->aanmelder, NULL);
	q_aanmelding_melding(&b, (struct melding_id){ id_new() }, s->naar, STR("aanmelding_overgedragen"), d, now, NULL);
	return batch_run(&b);
}

static enum fault hand_over_unit(struct unit *u, void *arg)
{
	struct stap *s = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_aanmelding_hand_over(&b, s->naar, s->id, s->versie, s->c->actor.organisatie, unit_moment(u), s->c->actor.id, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return gone_meanwhile(unit_fault(u));
	return hand_over_rows(u, s);
}

static bool is_colleague(const struct collegas *l, struct medewerker_id m)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == m.v)
			return true;
	return false;
}

static enum fault follows(struct ctx *c, struct stap *s)
{
	struct q_aanmelding_rolhouders_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_aanmelding_rolhouders(&b, rollen_with(c, RECHT_BIT(RECHT_aanmelding_verdelen), NULL), ctx_moment(c), s->nu->ring,
		s->nu->organisatie.v, 0, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		s->volgt |= rows.v[i].medewerker.v == s->nu->aanmelder.v;
	return FAULT_NONE;
}

enum fault aanmelding_reassign(struct ctx *c, struct aanmelding_id id, int64_t versie, struct medewerker_id naar)
{
	struct stap s = { .c = c, .id = id, .versie = versie, .naar = naar };
	struct collegas l;

	TRY(ctx_require(c, RECHT_aanmelding_verdelen));
	TRY(stand_look(c, &s));
	if (s.nu->organisatie.v != c->actor.organisatie.v)
		return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 1.8 lid 2");
	if (s.nu->aanmelder.v == naar.v) /* sent twice */
		return FAULT_NONE;
	TRY(aanmelding_colleagues(c, id, &l));
	if (!is_colleague(&l, naar))
		return fault_field(c->fi, "naar", N_("Kies een collega van uw eigen organisatie."), NULL);
	TRY(follows(c, &s));
	return ctx_write_kaal(c, hand_over_unit, &s);
}
