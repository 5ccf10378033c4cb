/* Page: everything that waits for me, by what my rights let me act on. */
#include "web/page_werkvoorraad.h"

#include "domein/aanmelding/aanmelding.h"
#include "domein/casus/werk.h"
#include "domein/inzien/aflopend.h"
#include "domein/inzien/register.h"
#include "domein/inzien/toetser.h"
#include "domein/plan/afspraak.h"
#include "domein/plan/stagnatie.h"
#include "domein/rechtverzoek/rectificatie.h"
#include "domein/verstrekking/standpunt.h"
#include "domein/verstrekking/terug_gesloten.h"
#include "domein/verzoek/verzoek.h"
#include "domein/toegang/concept.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden.h"
#include "web/page_casus.h"
#include "web/page_plan.h"

#define AFSPRAKEN_TOON 12
#define STAGNEERT_TOON 5
#define VERZOEKEN_TOON 8

/* een: the words when there is one; NULL when they are the same. */
static void count_add(struct view_werkvoorraad *v, int64_t n, const char *een, const char *meer, const char *toon,
	struct str url)
{
	if (v->ntellingen < sizeof(v->tellingen) / sizeof(v->tellingen[0]))
		v->tellingen[v->ntellingen++] = (struct view_werk_telling){ n, n == 1 && een ? een : meer, n ? toon : "", url };
}

static enum view_status state_of(struct str code)
{
	if (str_eq(code, STR("stagneert")))
		return VIEW_STATUS_STAGNEERT;
	if (str_eq(code, STR("wacht")))
		return VIEW_STATUS_WACHT;
	return str_eq(code, STR("aandacht")) ? VIEW_STATUS_AANDACHT : VIEW_STATUS_OP_SCHEMA;
}

/* Why a case is on the list, the most pressing first. */
static const char *reason_of(const struct werk_casus *c)
{
	if (!c->herbeoordeling.v)
		return N_("Er is geen herbeoordeling gepland");
	if (c->te_laat)
		return N_("De herbeoordeling is voorbij");
	if (c->verzoeken)
		return N_("Iemand vraagt toegang");
	if (str_eq(c->toestand, STR("stagneert")))
		return N_("De casus stagneert");
	if (str_eq(c->toestand, STR("wacht")))
		return N_("Wacht op een reactie");
	return str_eq(c->toestand, STR("aandacht")) ? N_("De casus vraagt aandacht") : N_("Binnenkort herbeoordelen");
}

static struct view_werk_casus *cases(struct req *r, const struct werk_casus *v, size_t n)
{
	struct view_werk_casus *w = ARENA_ARRAY(r->arena, n + 1, struct view_werk_casus);

	for (size_t i = 0; i < n; i++)
		w[i] = (struct view_werk_casus){ .url = url_casus(r, v[i].id), .titel = v[i].naam.n ? v[i].naam : v[i].nummer,
			.nummer = v[i].nummer, .thema = v[i].thema, .fase = v[i].fase, .regisseur = v[i].regisseur_naam,
			.herbeoordeling = casus_dag(r, v[i].herbeoordeling), .toestand = state_of(v[i].toestand),
			.waarom = reason_of(&v[i]), .te_laat = v[i].te_laat, .verzoeken = v[i].verzoeken };
	return w;
}

static void clocks_fill(struct view_werkvoorraad *v)
{
	if (!v->termijnen.n)
		return;
	count_add(v, v->termijnen.laat, NULL, N_("te laat"), "neg", STR("#termijnen"));
	count_add(v, v->termijnen.week, NULL, N_("deze week"), "", STR("#termijnen"));
}

static void regie_fill(struct req *r, const struct werk *w, struct view_werkvoorraad *v)
{
	int64_t late = 0;

	v->naandacht = w->naandacht;
	v->aandacht = cases(r, w->aandacht, w->naandacht);
	for (size_t i = 0; i < w->naandacht; i++)
		late += w->aandacht[i].te_laat;
	v->neinden = w->neinden;
	v->einden = ARENA_ARRAY(r->arena, w->neinden + 1, struct view_werk_rij);
	for (size_t i = 0; i < w->neinden; i++) {
		struct out_arg args[] = { OUT_ARG(w->einden[i].mensen) };

		v->einden[i] = (struct view_werk_rij){ .url = url_casus_toegang(r, w->einden[i].id),
			.titel = w->einden[i].nummer, .moment = casus_moment_dag(r, w->einden[i].eindigt - 1),
			.sub = tr_args(r->arena, r->lang, N_("Herbevestigen voor %1"), args, 1) };
	}
	v->nopenen = w->nopenen;
	v->openen = ARENA_ARRAY(r->arena, w->nopenen + 1, struct view_werk_rij);
	for (size_t i = 0; i < w->nopenen; i++)
		v->openen[i] = (struct view_werk_rij){ .url = url_casus_nieuw(r, w->openen[i].id), .titel = w->openen[i].nummer,
			.sub = str_join(r->arena, w->openen[i].organisatie_naam, ", ", w->openen[i].thema),
			.moment = casus_moment_dag(r, w->openen[i].moment) };
	if (!v->regie)
		return;
	count_add(v, late, NULL, N_("te laat met herbeoordelen"), "neg", STR("#aandacht-titel"));
	count_add(v, (int64_t)w->naandacht, N_("casus vraagt aandacht"), N_("casussen vragen aandacht"), "warn",
		STR("#aandacht-titel"));
	count_add(v, (int64_t)w->nopenen, NULL, N_("te openen"), "", STR("#openen"));
}

static void intake_fill(struct req *r, const struct werk *w, struct view_werkvoorraad *v)
{
	v->nintake = w->nintake;
	v->intake_rijen = ARENA_ARRAY(r->arena, w->nintake + 1, struct view_werk_rij);
	for (size_t i = 0; i < w->nintake; i++) {
		const struct werk_aanmelding *a = &w->intake_lijst[i];

		v->intake_rijen[i] = (struct view_werk_rij){ .url = url_intake_aanmelding(r, a->id), .titel = a->nummer,
			.sub = str_join(r->arena, a->organisatie_naam, ", ", a->thema), .moment = casus_moment_dag(r, a->moment),
			.badge = str_eq(a->urgentie, STR("spoed")) ? N_("Spoed") : NULL };
	}
	if (v->intake)
		count_add(v, w->intake_nieuw, NULL, N_("nieuw aangemeld"), w->intake_spoed ? "warn" : "", url_intake(r));
}

static void partner_fill(struct req *r, const struct werk *w, struct view_werkvoorraad *v)
{
	v->neigen = w->neigen;
	v->eigen = ARENA_ARRAY(r->arena, w->neigen + 1, struct view_werk_rij);
	for (size_t i = 0; i < w->neigen; i++) {
		const struct werk_aanmelding *a = &w->eigen[i];
		enum aanmelding_status s = aanmelding_status_of(a->status);

		v->eigen[i] = (struct view_werk_rij){ .url = url_aanmelding(r, a->id), .titel = a->nummer,
			.sub = str_join(r->arena, a->thema, ", ", str_z(tr(r->lang, aanmelding_status_label(s)))),
			.moment = casus_moment_dag(r, a->moment),
			.badge = s == AANMELDING_AANVULLEN ? N_("Vraag aan u") : NULL };
	}
	v->nrecent = w->nrecent;
	v->recent = cases(r, w->recent, w->nrecent);
}

static void lead_fill(struct req *r, const struct werk *w, struct view_werkvoorraad *v)
{
	v->nlast = w->nlast;
	v->last = ARENA_ARRAY(r->arena, w->nlast + 1, struct view_werk_last);
	for (size_t i = 0; i < w->nlast; i++)
		v->last[i] = (struct view_werk_last){ w->last[i].naam, w->last[i].huis_naam,
			url_overdracht_van(r, w->last[i].medewerker), w->last[i].aantal, w->last[i].herzien, w->last[i].stagneert,
			w->last[i].laat };
}

static void meetings_fill(struct req *r, const struct werk *w, struct view_werkvoorraad *v)
{
	v->overleg = ARENA_ARRAY(r->arena, w->noverleg + 1, struct view_werk_overleg);
	for (; v->noverleg < w->noverleg; v->noverleg++) {
		const struct werk_overleg *o = &w->overleg[v->noverleg];

		v->overleg[v->noverleg] = (struct view_werk_overleg){ text_tijd(r->arena, o->moment),
			casus_dag(r, datum_of_moment(o->moment)), o->soort, o->plaats, o->overleg.v ? url_overleg(r, o->overleg)
			: url_weging(r, o->weging), o->vandaag };
	}
}

/* What an afspraak waits for, in words; NULL: nothing. */
static const char *agreement_waits(const struct afspraak *a, enum afspraak_van van)
{
	if (str_eq(a->antwoord, STR("wacht")))
		return van == AFSPRAAK_VAN_MIJ ? N_("Wacht op uw antwoord") : N_("Nog geen antwoord");
	if (str_eq(a->antwoord, STR("geweigerd")))
		return N_("Niet aanvaard");
	return a->voorstel.v ? N_("Andere datum gevraagd") : NULL;
}

static enum fault agreements_fill(struct req *r, enum afspraak_van van, size_t *ret_n, struct view_werk_afspraak **ret,
	int64_t *ret_wacht)
{
	struct afspraak_rijen l;

	TRY(afspraak_mine(&r->ctx, van, false, &l));
	*ret_n = l.n < AFSPRAKEN_TOON ? l.n : AFSPRAKEN_TOON;
	*ret = ARENA_ARRAY(r->arena, *ret_n + 1, struct view_werk_afspraak);
	for (size_t i = 0; i < *ret_n; i++) {
		const struct afspraak_rij *a = &l.v[i];
		bool naam = a->heeft_naam && !a->ring.n;

		(*ret)[i] = (struct view_werk_afspraak){ .tekst = a->a.tekst, .nummer = a->casus_nummer,
			.titel = naam ? naam_display(r->arena, &a->naam) : a->casus_nummer, .url_casus = url_casus(r, a->a.casus),
			.url = url_afspraak(r, a->a.casus, a->a.id), .dag = casus_dag(r, a->a.termijn),
			.eigenaar = a->a.eigenaar_naam.n ? a->a.eigenaar_naam : a->a.organisatie_naam, .wacht = agreement_waits(&a->a, van),
			.status = afspraak_status(&a->a), .te_laat = a->a.te_laat };
	}
	for (size_t i = 0; i < l.n; i++)
		*ret_wacht += str_eq(l.v[i].a.antwoord, STR("wacht"));
	return FAULT_NONE;
}

/* Why a case does not move: about what was to be done, never about the person. */
static const char *sign_text(enum teken_wat w)
{
	static const char *const texts[] = { [TEKEN_TE_LAAT] = N_("Een afspraak is over de datum"),
		[TEKEN_GEWEIGERD] = N_("Een afspraak is niet aanvaard"),
		[TEKEN_ONBEANTWOORD] = N_("Een partner antwoordt niet op een afspraak"),
		[TEKEN_UITSTEL] = N_("Er is uitstel gevraagd"), [TEKEN_STIL] = N_("Een afspraak ligt stil"),
		[TEKEN_GEEN_AFSPRAAK] = N_("Voor een doel loopt geen afspraak"),
		[TEKEN_STREEFDATUM] = N_("Een doel is over de streefdatum"),
		[TEKEN_GEEN_HERBEOORDELING] = N_("Er is geen herbeoordeling gepland"),
		[TEKEN_HERBEOORDELING] = N_("De herbeoordeling is voorbij") };

	return texts[w];
}

static enum fault stagnation_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct stagnatie_rijen l;

	TRY(stagnatie_mine(&r->ctx, &l));
	v->stagneert = ARENA_ARRAY(r->arena, l.n + 1, struct view_werk_stagnatie);
	for (size_t i = 0; i < l.n && v->nstagneert < STAGNEERT_TOON; i++) {
		const struct stagnatie_rij *q = &l.v[i];
		struct view_werk_stagnatie *w = &v->stagneert[v->nstagneert];

		if (!str_eq(q->toestand, STR("stagneert")))
			continue;
		*w = (struct view_werk_stagnatie){ .titel = q->heeft_naam && !q->ring.n ? naam_display(r->arena, &q->naam)
			: q->nummer, .nummer = q->nummer, .url = url_casus(r, q->casus), .toestand = VIEW_STATUS_STAGNEERT };
		for (size_t k = 0; k < q->s.ntekens && w->n < 3; k++)
			if (!q->s.tekens[k].geparkeerd)
				w->tekens[w->n++] = (struct view_werk_teken){ sign_text(q->s.tekens[k].wat), q->s.tekens[k].dagen };
		v->nstagneert++;
	}
	return FAULT_NONE;
}

static enum fault requests_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct verzoek_lijst l;

	TRY(verzoek_list(&r->ctx, VERZOEK_AAN_MIJ, (struct dossier_id){ 0 }, false, &l));
	v->nverzoeken = l.n < VERZOEKEN_TOON ? l.n : VERZOEKEN_TOON;
	v->verzoeken = ARENA_ARRAY(r->arena, l.n + 1, struct view_werk_rij);
	for (size_t i = 0; i < v->nverzoeken; i++)
		v->verzoeken[i] = (struct view_werk_rij){ .url = url_verzoek(r, l.v[i].id), .titel = l.v[i].nummer,
			.sub = l.v[i].door_naam, .moment = casus_dag(r, l.v[i].uiterlijk), .badge = l.v[i].te_laat ? N_("Te laat")
			: NULL };
	if (l.n)
		count_add(v, (int64_t)l.n, N_("verzoek aan u"), N_("verzoeken aan u"), "", STR("#verzoeken"));
	return FAULT_NONE;
}

/* What a deelnemer is asked about a request of a person, and the requests that a contact point handles. */
static enum fault opinions_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct zienswijzen l;

	TRY(zienswijze_mine(&r->ctx, &l));
	v->zienswijzen = ARENA_ARRAY(r->arena, l.n + 1, struct view_werk_rij);
	for (; v->nzienswijzen < l.n && v->nzienswijzen < VERZOEKEN_TOON; v->nzienswijzen++) {
		const struct zienswijze_wacht *z = &l.v[v->nzienswijzen];
		const char *soort = casus_keus_label(recht_soorten, z->soort);

		v->zienswijzen[v->nzienswijzen] = (struct view_werk_rij){ .url = url_zienswijze(r, z->id), .titel = z->nummer,
			.sub = str_join(r->arena, soort ? str_z(tr(r->lang, soort)) : STR(""), ", ", z->naam), .moment = casus_dag(r, z->uiterlijk),
			.badge = z->te_laat ? N_("Te laat") : NULL };
	}
	if (l.n)
		count_add(v, (int64_t)l.n, N_("zienswijze gevraagd"), N_("zienswijzen gevraagd"), "", STR("#zienswijzen"));
	return FAULT_NONE;
}

/* Whether data that the actor's organisation brought in may be passed on. */
static enum fault stances_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct standpunten l;

	TRY(standpunt_mine(&r->ctx, &l));
	v->standpunten = ARENA_ARRAY(r->arena, l.n + 1, struct view_werk_rij);
	for (; v->nstandpunten < l.n && v->nstandpunten < VERZOEKEN_TOON; v->nstandpunten++) {
		const struct standpunt *s = &l.v[v->nstandpunten];

		v->standpunten[v->nstandpunten] = (struct view_werk_rij){ .url = url_standpunt(r, s->id), .titel = s->nummer,
			.sub = s->ontvanger, .moment = casus_dag(r, s->uiterlijk), .badge = s->te_laat ? N_("Te laat") : NULL };
	}
	if (l.n)
		count_add(v, (int64_t)l.n, N_("vraag over verstrekking"), N_("vragen over verstrekking"), "",
			STR("#standpunten"));
	return FAULT_NONE;
}

/* Corrections of which recipients do not know yet. */
static enum fault corrections_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct recht_wachten l;

	TRY(recht_bericht_wacht(&r->ctx, &l));
	v->ncorrecties = l.n;
	v->correcties = ARENA_ARRAY(r->arena, l.n + 1, struct view_werk_rij);
	for (size_t i = 0; i < l.n; i++) {
		struct out_arg args[] = { OUT_ARG(l.v[i].aantal) };

		v->correcties[i] = (struct view_werk_rij){ .url = l.v[i].casus.v
			? url_casus_rectificaties(r, l.v[i].casus) : url_aanmelding_rectificaties(r, l.v[i].aanmelding), .titel = l.v[i].nummer,
			.sub = tr_args(r->arena, r->lang, N_("Nog te vertellen: %1"), args, 1),
			.moment = casus_moment_dag(r, l.v[i].sinds) };
	}
	return FAULT_NONE;
}

static enum fault rights_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct recht_lijst l;

	TRY(recht_list(&r->ctx, false, &l));
	v->rechten = ARENA_ARRAY(r->arena, l.n + 1, struct view_werk_rij);
	for (; v->nrechten < l.n && v->nrechten < VERZOEKEN_TOON; v->nrechten++) {
		const struct recht_rij *x = &l.v[v->nrechten];
		const char *soort = casus_keus_label(recht_soorten, x->soort);

		v->rechten[v->nrechten] = (struct view_werk_rij){ .url = url_recht(r, x->id), .titel = x->nummer,
			.sub = soort ? str_z(tr(r->lang, soort)) : STR(""), .moment = casus_dag(r, x->uiterlijk),
			.badge = x->te_laat ? N_("Te laat") : NULL };
	}
	if (l.n)
		count_add(v, (int64_t)l.n, N_("verzoek van een betrokkene"), N_("verzoeken van betrokkenen"), "",
			url_rechten(r));
	return FAULT_NONE;
}

static void absence_fill(struct req *r, const struct werk *w, struct view_werkvoorraad *v)
{
	v->url_afwezigheid = url_afwezigheid(r);
	v->afwezig = ARENA_ARRAY(r->arena, w->nafwezig + 1, struct str);
	for (; v->nafwezig < w->nafwezig; v->nafwezig++) {
		const struct werk_afwezig *a = &w->afwezig[v->nafwezig];
		struct str van = casus_dag(r, a->van), tot = casus_dag(r, a->tot);
		struct out_arg args[] = { OUT_ARG(a->naam), OUT_ARG(van), OUT_ARG(tot) };

		v->afwezig[v->nafwezig] = tr_args(r->arena, r->lang, a->ik ? N_("%1 vervangt u van %2 tot en met %3.")
			: N_("U vervangt %1 van %2 tot en met %3."), args, 3);
	}
}

static void links_fill(struct req *r, struct view_werkvoorraad *v)
{
	v->url_casussen = req_mag(r, RECHT_casus_lezen) ? url_casussen(r) : STR("");
	v->url_overleggen = req_mag(r, RECHT_overleg_lezen) ? url_overleggen(r) : STR("");
	v->url_verzoeken = url_verzoeken(r);
	v->url_afspraken = url_afspraken(r);
	v->url_intake = v->intake ? url_intake(r) : STR("");
	v->url_aanmeldingen = v->partner ? url_aanmeldingen(r) : STR("");
	v->url_overdracht = v->leiding ? url_overdracht(r) : STR("");
	v->url_beheer = req_mag(r, RECHT_medewerker_beheren) ? url_medewerkers(r)
		: req_mag(r, RECHT_medewerker_beheren_eigen) ? url_collegas(r) : STR("");
	if (v->partner)
		v->acties[v->nacties++] = (struct view_button){ .label = N_("Nieuwe aanmelding"), .kind = BUTTON_PRIMARY,
			.icon = "plus", .href = url_aanmelden(r) };
}

/* For who has nothing here yet: what his rights let him do, and what will come by itself. */
static void guide_fill(struct req *r, struct view_werkvoorraad *v)
{
	const struct {
		bool mag;
		struct view_werk_wegwijzer w;
	} all[] = {
		{ v->partner, { "file-plus", N_("Iemand aanmelden"),
			N_("Stap voor stap. Wat u invult blijft bewaard, u kunt later verder."), url_aanmelden(r) } },
		{ v->partner, { "list-check", N_("Uw aanmeldingen volgen"),
			N_("U ziet of er een vraag aan u is en wat de weging besluit."), url_aanmeldingen(r) } },
		{ req_mag(r, RECHT_casus_lezen), { "folders", N_("Meewerken aan een casus"),
			N_("De procesregisseur laat u toe. Dan staat de casus hier, met uw afspraken."), url_casussen(r) } },
		{ req_mag(r, RECHT_overleg_lezen), { "calendar-event", N_("Naar een overleg"),
			N_("Bent u uitgenodigd, dan staat het overleg hier en in uw mail."), url_overleggen(r) } },
		{ true, { "bell", N_("Kiezen waarover u mail krijgt"),
			N_("In uw profiel. Ook de agenda voor uw telefoon vindt u daar."), url_profiel(r) } },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].mag)
			v->wegwijzer[v->nwegwijzer++] = all[i].w;
}

/* What of the registers of who reviews comes to its day. */
static enum fault registers_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct register_werk w;
	int64_t machtigingen, terug;

	TRY(terug_gesloten_telling(&r->ctx, &terug));
	TRY(register_werk(&r->ctx, &w));
	TRY(aflopend_telling(&r->ctx, &machtigingen));
	if (w.maatregelen)
		count_add(v, w.maatregelen, w.maatregelen_laat ? NULL : N_("DPIA-maatregel aan de beurt"), w.maatregelen_laat
			? N_("DPIA-maatregelen aan de beurt, ook te laat")
			: N_("DPIA-maatregelen aan de beurt"), w.maatregelen_laat ? "neg" : "warn", url_maatregelen(r));
	if (w.convenanten)
		count_add(v, w.convenanten, w.convenanten_laat ? NULL : N_("convenant te vernieuwen"), w.convenanten_laat
			? N_("convenanten te vernieuwen, ook voorbij")
			: N_("convenanten te vernieuwen"), w.convenanten_laat ? "neg" : "warn", url_convenanten(r));
	if (terug)
		count_add(v, terug, N_("terugkoppeling van een gesloten casus te vragen"),
			N_("terugkoppelingen van gesloten casussen te vragen"), "warn", url_terug_gesloten(r));
	if (machtigingen)
		count_add(v, machtigingen, N_("machtiging loopt binnen twee weken af"),
			N_("machtigingen lopen binnen twee weken af"), "",
			str_cat(r->arena, url_aflopend(r), STR("?dagen=14")));
	return FAULT_NONE;
}

/* What waits for who reviews. */
static enum fault review_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct toetsing_werk w;

	TRY(toetsing_werk(&r->ctx, &w));
	if (w.nood)
		count_add(v, w.nood, NULL, w.nood_laat ? N_("noodtoegang te beoordelen, ook te laat") : N_("noodtoegang te beoordelen"),
			w.nood_laat ? "neg" : "warn", url_noden(r));
	if (w.vragen)
		count_add(v, w.vragen, N_("vraag uit het logboek"), N_("vragen uit het logboek"), "", url_logtoets(r));
	if (w.lekken)
		count_add(v, w.lekken, w.lekken_laat ? NULL : N_("datalek af te handelen"), w.lekken_laat
			? N_("datalekken, de termijn van 72 uur is bijna of helemaal om")
			: N_("datalekken af te handelen"), w.lekken_laat ? "neg" : "warn", url_datalekken(r));
	return registers_fill(r, v);
}

/* Who began an aanmelding and kept it for later finds it back here. */
static enum fault drafts_fill(struct req *r, struct view_werkvoorraad *v)
{
	struct concepten l;

	if (!req_mag(r, RECHT_aanmelding_maken))
		return FAULT_NONE;
	TRY(concept_list(&r->ctx, AANMELDEN_SOORT, &l));
	if (l.n)
		count_add(v, (int64_t)l.n, N_("aanmelding nog niet verstuurd"), N_("aanmeldingen nog niet verstuurd"), "warn",
			url_aanmeldingen(r));
	return FAULT_NONE;
}

enum fault page_werkvoorraad(struct req *r, const struct in_werkvoorraad *in)
{
	struct view_werkvoorraad *v = ARENA_NEW(r->arena, struct view_werkvoorraad);
	int64_t wacht = 0, ander = 0;
	struct werk *w;

	(void)in;
	TRY(werk_get(&r->ctx, &w));
	TRY(termijnen_mijn_view(r, &v->termijnen));
	if (req_mag(r, RECHT_casus_lezen))
		TRY(agreements_fill(r, AFSPRAAK_VAN_MIJ, &v->nafspraken, &v->afspraken, &wacht));
	if (req_mag(r, RECHT_casus_lezen))
		TRY(requests_fill(r, v));
	if (req_mag(r, RECHT_casus_schrijven))
		TRY(opinions_fill(r, v));
	if (req_mag(r, RECHT_casus_schrijven))
		TRY(stances_fill(r, v));
	if (req_mag(r, RECHT_privacy_toetsen))
		TRY(rights_fill(r, v));
	if (w->regie || req_mag(r, RECHT_aanmelding_intake))
		TRY(corrections_fill(r, v));
	if (w->regie)
		TRY(stagnation_fill(r, v));
	if (w->regie)
		TRY(agreements_fill(r, AFSPRAAK_VAN_REGIE, &v->nregie, &v->regie_afspraken, &ander));
	TRY(ctx_looks_send(&r->ctx));
	v->vandaag = text_dag(r->arena, r->lang, datum_today(), datum_of(1900, 1, 1));
	v->regie = w->regie;
	v->intake = w->intake;
	v->partner = w->partner;
	v->leiding = w->leiding;
	clocks_fill(v);
	if (wacht)
		count_add(v, wacht, N_("afspraak wacht op uw antwoord"), N_("afspraken wachten op uw antwoord"), "warn",
			STR("#afspraken"));
	regie_fill(r, w, v);
	intake_fill(r, w, v);
	partner_fill(r, w, v);
	lead_fill(r, w, v);
	absence_fill(r, w, v);
	meetings_fill(r, w, v);
	links_fill(r, v);
	TRY(drafts_fill(r, v));
	TRY(review_fill(r, v));
	v->leeg = !v->naandacht && !v->neinden && !v->nopenen && !v->nintake && !v->neigen && !v->nrecent && !v->nlast
		&& !v->termijnen.n && !v->noverleg && !v->nafspraken && !v->nregie && !v->nverzoeken
		&& !v->nstagneert && !v->nzienswijzen && !v->nstandpunten && !v->nrechten && !v->ncorrecties;
	v->kern_leeg = !v->naandacht && !v->regie && !v->intake && !v->termijnen.n && !v->nregie && !v->nafspraken && !v->nrecent
		&& !v->nlast;
	if (v->leeg && !v->regie && !v->url_beheer.n)
		guide_fill(r, v);
	view_werkvoorraad(r->out, v);
	return page_send(r, N_("Werkvoorraad"), MENU_WERKVOORRAAD);
}
