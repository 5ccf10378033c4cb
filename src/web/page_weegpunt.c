/* Pages of one point: the aanmelding beside the board, the judgement per criterion, the decision with its confirming. */
#include "web/page_weging.h"

#include "routes.h"
#include "views.h"

/* Is it this form that was sent and is shown again? */
static bool sent(const struct req *r, struct str action)
{
	return r->reshow && str_eq(action, r->http->path);
}

static struct str typed(const struct req *r, bool mine, const char *name, struct str now)
{
	return mine ? req_value(r, name, now) : now;
}

/* ---- the aanmelding ---- */

static struct str label_of(const struct req *r, const char *msgid)
{
	return msgid ? str_z(tr(r->lang, msgid)) : STR("");
}

static struct str informed(const struct req *r, const struct aanmelding_persoon *p)
{
	const char *known = keus_label(aanmelding_informeren, p->geinformeerd);
	const struct reden *x = reden_find(r->app->cat, STR("niet_geinformeerd"), p->geinformeerd);

	if (known)
		return label_of(r, known);
	return x ? label_text(&x->label, r->lang) : STR("");
}

static void people_fill(struct req *r, const struct aanmelding *a, struct view_weegdetail *v)
{
	v->koppelt = req_mag(r, RECHT_persoon_koppelen) && a->inhoud == 3;
	v->personen = ARENA_ARRAY(r->arena, a->npersonen + 1, struct view_weegpersoon);
	for (size_t i = 0; i < a->npersonen; i++) {
		const struct aanmelding_persoon *p = &a->personen[i];
		const struct casusrol *rol = casusrol_find(r->app->cat, p->rol);
		int jaren = datum_age(p->geboren, datum_today());
		struct buf b = buf_new(r->arena);

		buf_add(&b, datum_text(r->arena, p->geboren));
		if (jaren >= 0) {
			buf_addz(&b, " (");
			buf_add_i64(&b, jaren);
			buf_addz(&b, tr(r->lang, N_(" jaar")));
			buf_addc(&b, ')');
		}
		v->personen[v->npersonen++] = (struct view_weegpersoon){ .naam = naam_display(r->arena, &p->naam),
			.rol = rol ? label_text(&rol->label, r->lang) : p->rol, .geboren = buf_str(&b),
			.geinformeerd = informed(r, p), .gekoppeld = p->persoon.v != 0 };
		if (v->koppelt)
			v->personen[i].url_koppelen = url_koppelen(r, a->kop.id, p->id);
	}
}

static void facts_fill(struct req *r, const struct aanmelding *a, struct view_weegdetail *v)
{
	const struct regime *regime = regime_find(r->app->cat, a->kop.regime);
	const struct thema *thema = thema_find(r->app->cat, a->kop.thema);

	v->feiten = ARENA_ARRAY(r->arena, 16, struct view_fact);
	fact_put(v->feiten, &v->nfeiten, N_("Thema"), thema ? label_text(&thema->label, r->lang) : a->kop.thema);
	fact_put(v->feiten, &v->nfeiten, N_("Grondslag"), regime ? label_text(&regime->label, r->lang) : a->kop.regime);
	fact_put(v->feiten, &v->nfeiten, N_("Gemeente en huis"), a->kop.gemeente.n && a->kop.huis_naam.n ? str_cat(r->arena,
		str_cat(r->arena, a->kop.gemeente, STR(", ")), a->kop.huis_naam) : a->kop.gemeente.n ? a->kop.gemeente :
		a->kop.huis_naam);
	if (!a->heeft_inhoud)
		return;
	fact_put(v->feiten, &v->nfeiten, N_("Gebied"), a->gebied);
	fact_put(v->feiten, &v->nfeiten, N_("Aanleiding"), a->aanleiding);
	fact_put(v->feiten, &v->nfeiten, N_("Gedrag of situatie"), a->gedrag);
	fact_put(v->feiten, &v->nfeiten, N_("Wat is er geprobeerd"), a->geprobeerd);
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Lokaal, tenzij: waarom niet lokaal"), .value = a->lokaal };
	fact_put(v->feiten, &v->nfeiten, N_("Vraag"), a->doel);
	fact_put(v->feiten, &v->nfeiten, N_("Betrokken partners"), a->partners);
	fact_put(v->feiten, &v->nfeiten, N_("Waarom delen nodig is"), a->noodzaak);
	fact_put(v->feiten, &v->nfeiten, N_("Risico volgens de aanbrenger"), label_of(r, keus_label(aanmelding_risicos, a->risico)));
	fact_put(v->feiten, &v->nfeiten, N_("Voorwaarden van de verstrekker"), a->voorwaarden);
}

static void head_fill(struct req *r, const struct weegpunt *p, struct view_weegdetail *v)
{
	const struct aanmelding *a = p->aanmelding;

	v->nummer = a->kop.nummer;
	v->naam = a->npersonen ? naam_display(r->arena, &a->personen[0].naam) : a->gebied.n ? a->gebied : a->kop.nummer;
	v->ontvangen = text_moment(r->arena, r->lang, a->kop.ingediend);
	v->aanbrenger = a->kop.organisatie_naam;
	if (a->kop.aanmelder_naam.n && a->aanmelder_eigen)
		v->aanbrenger = str_cat(r->arena, str_cat(r->arena, v->aanbrenger, STR(", ")), a->kop.aanmelder_naam);
	v->nberichten = a->nberichten;
	v->berichten = a->berichten;
	v->bijlagen = ARENA_ARRAY(r->arena, a->bijlagen.n + 1, struct view_weegbijlage);
	for (size_t i = 0; i < a->bijlagen.n && req_mag(r, RECHT_bijlage_lezen); i++)
		v->bijlagen[v->nbijlagen++] = (struct view_weegbijlage){ a->bijlagen.v[i].titel,
			url_bijlage(r, a->bijlagen.v[i].id) };
	if (req_mag(r, RECHT_aanmelding_intake) && a->intern == 3)
		v->url_aanmelding = url_intake_aanmelding(r, a->kop.id);
}

/* ---- the judgement ---- */

static const char *answer_label(struct str code, enum view_tone *ret)
{
	*ret = str_eq(code, STR("ja")) ? TONE_POSITIVE : str_eq(code, STR("nee")) ? TONE_NEUTRAL : TONE_WARNING;
	return str_eq(code, STR("ja")) ? N_("Aanbrenger: ja") : str_eq(code, STR("nee")) ? N_("Aanbrenger: nee") :
		N_("Aanbrenger: weet ik niet");
}

static const char *field_of(struct req *r, const char *what, struct str set, struct str code)
{
	struct buf b = buf_new(r->arena);

	buf_addz(&b, what);
	buf_add(&b, set);
	buf_addc(&b, '.');
	buf_add(&b, code);
	return buf_str(&b).p;
}

static struct view_option *yes_no(struct req *r)
{
	struct view_option *x = ARENA_ARRAY(r->arena, 3, struct view_option);

	x[0] = (struct view_option){ .value = STR("ja"), .label = N_("Ja") };
	x[1] = (struct view_option){ .value = STR("nee"), .label = N_("Nee") };
	x[2] = (struct view_option){ .value = STR(""), .label = N_("Nog niet beoordeeld") };
	return x;
}

static void criterium_fill(struct req *r, bool mine, struct str set, const struct weging_criterium *c,
	struct view_weegcriterium *v)
{
	const char *o = field_of(r, "o.", set, c->c->code), *t = field_of(r, "t.", set, c->c->code);

	*v = (struct view_weegcriterium){ .code = c->c->code, .label = label_text(&c->c->label, r->lang),
		.uitleg = label_given(&c->c->uitleg) ? label_text(&c->c->uitleg, r->lang) : STR(""),
		.motivering = c->motivering, .toelichting = c->toelichting };
	v->antwoord = answer_label(c->antwoord, &v->antwoord_toon);
	if (c->oordeel.n) {
		v->oordeel = str_eq(c->oordeel, STR("ja")) ? N_("Weegploeg: ja") : N_("Weegploeg: nee");
		v->oordeel_toon = str_eq(c->oordeel, STR("ja")) ? TONE_POSITIVE : TONE_NEGATIVE;
	}
	v->kies = (struct view_field){ .kind = INPUT_RADIO, .name = o, .label = N_("Oordeel van de weegploeg"), .in_line = true,
		.options = yes_no(r), .noptions = 3, .value = typed(r, mine, o, c->oordeel),
		.error = mine ? req_error(r, o) : NULL };
	v->waarom = (struct view_field){ .kind = INPUT_TEXTAREA, .name = t, .rows = 2, .label = N_("Toelichting"),
		.value = typed(r, mine, t, c->toelichting), .error = mine ? req_error(r, t) : NULL, .maxlength = 4000 };
}

static void sets_fill(struct req *r, const struct weegpunt *p, struct view_weegdetail *v)
{
	bool mine = sent(r, v->oordeel.action);

	v->zonder_thema = !thema_find(r->app->cat, p->aanmelding->kop.thema);
	v->sets = ARENA_ARRAY(r->arena, p->nsets + 1, struct view_weegset);
	for (size_t i = 0; i < p->nsets; i++) {
		const struct weging_criteria *s = &p->sets[i];
		struct view_weegset *x = &v->sets[v->nsets++];

		*x = (struct view_weegset){ .id = str_cat(r->arena, STR("set-"), s->set->code).p,
			.label = label_text(&s->set->label, r->lang), .n = s->n,
			.v = ARENA_ARRAY(r->arena, s->n + 1, struct view_weegcriterium) };
		x->stand = !s->af ? N_("Nog niet alles beoordeeld") : s->voldaan ? N_("Voldoet") : N_("Voldoet niet");
		x->toon = !s->af ? TONE_WARNING : s->voldaan ? TONE_POSITIVE : TONE_NEGATIVE;
		for (size_t j = 0; j < s->n; j++)
			criterium_fill(r, mine, s->set->code, &s->v[j], &x->v[j]);
	}
}

static void risk_fill(struct req *r, const struct weegpunt *p, struct view_weegdetail *v)
{
	bool mine = sent(r, v->oordeel.action);
	struct view_option *x = ARENA_ARRAY(r->arena, 4, struct view_option);
	size_t n = 0;

	for (const struct keus *k = aanmelding_risicos; k->code && n < 3; k++)
		x[n++] = (struct view_option){ .value = str_z(k->code), .label = k->label };
	x[n++] = (struct view_option){ .value = STR(""), .label = N_("Nog niet beoordeeld") };
	v->risico = (struct view_field){ .kind = INPUT_RADIO, .name = "risico", .label = N_("Veiligheidsrisico (gevaarstelling)"),
		.in_line = true, .options = x, .noptions = n, .value = typed(r, mine, "risico", p->risico),
		.error = mine ? req_error(r, "risico") : NULL };
	v->risico_reden = (struct view_field){ .kind = INPUT_TEXTAREA, .name = "risico_reden", .rows = 2,
		.label = N_("Motivering van het risico"), .value = typed(r, mine, "risico_reden", p->risico_reden),
		.error = mine ? req_error(r, "risico_reden") : NULL, .maxlength = 4000 };
	v->risico_label = label_of(r, keus_label(aanmelding_risicos, p->risico));
}

/* ---- the decision ---- */

static const char *consequence(struct str uitkomst)
{
	if (str_eq(uitkomst, STR("casus")))
		return N_("Alle criteria zijn beoordeeld en vervuld. Het huis opent de casus.");
	if (str_eq(uitkomst, STR("aanvullen")))
		return N_("De aanbrenger krijgt uw vraag. Na het antwoord kan de aanmelding weer op een agenda.");
	return N_("De inhoud wordt direct voor iedereen afgeschermd en daarna vernietigd.");
}

static struct str option_help(struct req *r, const struct reden *x)
{
	struct buf b = buf_new(r->arena);

	if (label_given(&x->uitleg)) {
		buf_add(&b, label_text(&x->uitleg, r->lang));
		buf_addc(&b, ' ');
	}
	buf_addz(&b, tr(r->lang, consequence(x->code)));
	return buf_str(&b);
}

static void outcome_fill(struct req *r, struct view_weegbesluit *v, bool mine)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("weging_besluit"));
	struct view_option *x = ARENA_ARRAY(r->arena, l ? l->nredenen + 1 : 1, struct view_option);
	size_t n = 0;

	for (size_t i = 0; l && i < l->nredenen; i++)
		x[n++] = (struct view_option){ .value = l->redenen[i].code, .text = label_text(&l->redenen[i].label, r->lang),
			.help_text = option_help(r, &l->redenen[i]) };
	v->uitkomst = (struct view_field){ .kind = INPUT_RADIO, .name = "uitkomst", .label = N_("Besluit van de weegploeg"),
		.options = x, .noptions = n, .value = typed(r, mine, "uitkomst", STR_NULL),
		.error = mine ? req_error(r, "uitkomst") : NULL, .required = true };
}

static void deciders_fill(struct req *r, struct view_weegbesluit *v, const struct weegpunt *p, bool mine)
{
	struct view_option *x = ARENA_ARRAY(r->arena, p->nbeslissers + 1, struct view_option);

	for (size_t i = 0; i < p->nbeslissers; i++) {
		struct str waarde = id_value(r, ID_medewerker, p->beslissers[i].id.v);

		x[i] = (struct view_option){ .value = waarde, .text = str_cat(r->arena,
			str_cat(r->arena, p->beslissers[i].naam, STR(", ")), p->beslissers[i].organisatie_naam),
			.chosen = mine && req_chosen(r, "deelnemers", waarde, false) };
	}
	v->deelnemers = (struct view_field){ .kind = INPUT_CHECKS, .name = "deelnemers",
		.label = N_("Wie nam het besluit?"), .help = p->nbeslissers ?
		N_("De publieke deelnemers die aanwezig zijn (WGS 2.31 lid 2). Hun namen worden bij het besluit vastgelegd.") :
		N_("Er is nog geen publieke deelnemer aanwezig die mag beslissen. Registreer eerst de aanwezigheid."),
		.options = x, .noptions = p->nbeslissers, .error = mine ? req_error(r, "deelnemers") : NULL };
}

static void decision_fill(struct req *r, const struct weegpunt *p, struct view_weegbesluit *v)
{
	bool mine;

	v->form = (struct view_form){ .action = url_weegpunt_besluit(r, p->weging, p->id), .token = form_token(r),
		.guard = true };
	mine = sent(r, v->form.action);
	v->versie = str_from_i64(r->arena, p->versie);
	outcome_fill(r, v, mine);
	deciders_fill(r, v, p, mine);
	v->reden = (struct view_field){ .kind = INPUT_TEXTAREA, .name = "reden", .label = N_("Motivering"), .rows = 3,
		.help = N_("De aanbrenger krijgt deze tekst te lezen. Noem geen namen: de tekst blijft staan als de inhoud is afgeschermd. "
			"Bij aanvullen is dit uw vraag."), .required = true, .maxlength = 4000,
		.value = typed(r, mine, "reden", STR("")), .error = mine ? req_error(r, "reden") : NULL };
	v->ontvanger = (struct view_field){ .kind = INPUT_TEXT, .name = "ontvanger", .label = N_("Doorverwezen naar"),
		.help = N_("Alleen bij doorverwijzen: welke organisatie of tafel pakt het op?"), .optional = true, .maxlength = 200,
		.value = typed(r, mine, "ontvanger", STR("")), .error = mine ? req_error(r, "ontvanger") : NULL };
}

/* ---- the page ---- */

static void kept_out_fill(struct req *r, const struct weegpunt *p, struct view_weegdetail *v)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < p->ngeweerd; i++) {
		buf_addz(&b, i ? "; " : "");
		buf_add(&b, p->geweerd[i].naam);
		buf_addz(&b, ", ");
		buf_add(&b, p->geweerd[i].organisatie_naam);
	}
	v->geweerd = buf_str(&b);
}

static void detail_fill(struct req *r, const struct weging *w, const struct weegpunt *p, struct view_weegdetail *v)
{
	v->url_agenda = url_weging_agenda(r, w->kop.id);
	v->versie = str_from_i64(r->arena, p->versie);
	head_fill(r, p, v);
	facts_fill(r, p->aanmelding, v);
	people_fill(r, p->aanmelding, v);
	if (p->id.v) {
		v->oordeel = (struct view_form){ .action = url_weegpunt_oordeel(r, w->kop.id, p->id), .token = form_token(r),
			.guard = true };
		v->eraf = (struct view_form){ .action = url_weegpunt_eraf(r, w->kop.id, p->id), .token = v->oordeel.token };
		v->schrijft = p->schrijft;
		v->begint_eerst = w->bestuurt && w->kop.status == WEGING_GEPLAND && !p->uitkomst.n;
		v->eraf_mag = !p->uitkomst.n && p->aanmelding->kern == 3 && w->kop.status != WEGING_GESLOTEN &&
			req_mag(r, RECHT_weging_voorbereiden);
		kept_out_fill(r, p, v);
		decision_fill(r, p, &v->besluit);
	} else {
		v->kandidaat = true;
		v->zet = (struct view_form){ .action = url_weging_zet(r, w->kop.id, p->aanmelding->kop.id),
			.token = form_token(r) };
	}
	sets_fill(r, p, v);
	risk_fill(r, p, v);
	if (p->uitkomst.n) {
		v->uitkomst = uitkomst_label(r, p->uitkomst);
		v->reden = p->reden;
		v->besloten = text_moment(r->arena, r->lang, p->besloten);
	}
	if (str_eq(p->uitkomst, STR("casus")) && !p->aanmelding->casus.v && req_mag(r, RECHT_casus_openen))
		v->openen = (struct view_button){ .label = N_("Casus openen"), .icon = "folder-plus",
			.href = url_casus_nieuw(r, p->aanmelding->kop.id) };
}

enum fault page_weegpunt(struct req *r, const struct in_weegpunt *in)
{
	struct view_weegdetail v = { 0 };
	struct weegpunt *p;
	struct weging *w;

	TRY(weging_get(&r->ctx, in->weging, &w));
	TRY(weegpunt_get(&r->ctx, in->weging, in->punt, &p));
	TRY(verzoek_antwoorden_view(r, (struct dossier_id){ p->aanmelding->kop.id.v }, &v.gevraagd));
	detail_fill(r, w, p, &v);
	return weegbord_send(r, w, &v, in->punt.v);
}

enum fault page_weging_kandidaat(struct req *r, const struct in_weging_kandidaat *in)
{
	struct view_weegdetail v = { 0 };
	struct weegpunt *p;
	struct weging *w;

	TRY(weging_get(&r->ctx, in->weging, &w));
	TRY(weegpunt_candidate(&r->ctx, in->weging, in->aanmelding, &p));
	TRY(verzoek_antwoorden_view(r, (struct dossier_id){ p->aanmelding->kop.id.v }, &v.gevraagd));
	detail_fill(r, w, p, &v);
	return weegbord_send(r, w, &v, in->aanmelding.v);
}

enum fault page_weging_zet(struct req *r, const struct in_weging_zet *in)
{
	struct weegpunt_id punt;

	TRY(weging_agenda_add(&r->ctx, in->weging, in->aanmelding, &punt));
	return req_redirect(r, url_weging(r, in->weging), "weging_op_agenda");
}

enum fault page_weegpunt_eraf(struct req *r, const struct in_weegpunt_eraf *in)
{
	TRY(weging_agenda_remove(&r->ctx, in->punt, in->versie));
	return req_redirect(r, url_weging(r, in->weging), "weging_van_agenda");
}

enum fault page_weegpunt_plaats(struct req *r, const struct in_weegpunt_plaats *in)
{
	TRY(weging_order(&r->ctx, in->punt, str_eq(in->richting, STR("hoger"))));
	return req_redirect(r, url_weging_agenda(r, in->weging), NULL);
}

/* "o.bgs_2_20.a" and "t.bgs_2_20.a" are one criterion. A text without a choice goes along, so that it is not lost. */
static struct weging_oordeel *judgements(struct req *r, const struct in_weegpunt_oordeel *in, size_t *ret_n)
{
	struct weging_oordeel *v = ARENA_ARRAY(r->arena, in->o.n + 1, struct weging_oordeel);
	size_t n = 0;

	for (size_t i = 0; i < in->o.n; i++) {
		struct str code = in->o.v[i].key, set, why = in_map_get(&in->t, in->o.v[i].key);

		if (!str_cut(&code, '.', &set))
			continue;
		v[n++] = (struct weging_oordeel){ set, code, in->o.v[i].value, why.p ? why : STR("") };
	}
	*ret_n = n;
	return v;
}

enum fault page_weegpunt_oordeel(struct req *r, const struct in_weegpunt_oordeel *in)
{
	struct weging_beoordeling b = { .punt = in->punt, .versie = in->versie,
		.risico = in->risico.p ? in->risico : STR(""), .risico_reden = in->risico_reden };

	b.v = judgements(r, in, &b.n);
	TRY(weging_judge(&r->ctx, &b));
	return req_redirect(r, url_weegpunt(r, in->weging, in->punt), "weging_oordeel");
}

/* ---- deciding ---- */

static void hidden_add(struct view_weging_bevestig *v, const char *name, struct str value)
{
	v->hidden[v->nhidden++] = (struct view_verborgen){ name, value };
}

/* What will happen, before it does: the content goes, and that cannot be undone. */
static enum fault confirm_send(struct req *r, const struct in_weegpunt_besluit *in)
{
	struct view_weging_bevestig v = { .kop = { .title = N_("Besluit bevestigen") }, .reden = in->reden,
		.uitkomst = uitkomst_label(r, in->uitkomst), .annuleren = url_weegpunt(r, in->weging, in->punt),
		.form = { .action = url_weegpunt_besluit(r, in->weging, in->punt), .token = form_token(r) } };
	struct weegpunt *p;

	TRY(weegpunt_get(&r->ctx, in->weging, in->punt, &p));
	v.dagen = p->afwijs_dagen;
	v.dag = text_dag(r->arena, r->lang, datum_add_days(datum_today(), (int)p->afwijs_dagen), datum_of(1, 1, 1));
	v.hidden = ARENA_ARRAY(r->arena, in->deelnemers.n + 6, struct view_verborgen);
	v.deelnemers = ARENA_ARRAY(r->arena, in->deelnemers.n + 1, struct str);
	hidden_add(&v, "uitkomst", in->uitkomst);
	hidden_add(&v, "reden", in->reden);
	hidden_add(&v, "ontvanger", in->ontvanger);
	hidden_add(&v, "versie", str_from_i64(r->arena, in->versie));
	hidden_add(&v, "bevestigd", STR("1"));
	if (str_eq(in->uitkomst, STR("doorverwijzen")))
		v.ontvanger = in->ontvanger;
	for (size_t j = 0; j < in->deelnemers.n; j++)
		hidden_add(&v, "deelnemers", id_value(r, ID_medewerker, in->deelnemers.v[j]));
	for (size_t i = 0; i < p->nbeslissers; i++)
		for (size_t j = 0; j < in->deelnemers.n; j++)
			if (p->beslissers[i].id.v == in->deelnemers.v[j])
				v.deelnemers[v.ndeelnemers++] = str_cat(r->arena,
					str_cat(r->arena, p->beslissers[i].naam, STR(", ")), p->beslissers[i].organisatie_naam);
	view_weging_bevestig(r->out, &v);
	return page_send(r, N_("Besluit bevestigen"), MENU_WEGING);
}

enum fault page_weegpunt_besluit(struct req *r, const struct in_weegpunt_besluit *in)
{
	struct weging_besluit b = { .punt = in->punt, .versie = in->versie, .uitkomst = in->uitkomst, .reden = in->reden,
		.ontvanger = in->ontvanger };
	struct medewerker_id *v = ARENA_ARRAY(r->arena, in->deelnemers.n + 1, struct medewerker_id);

	for (size_t i = 0; i < in->deelnemers.n; i++)
		v[i].v = in->deelnemers.v[i];
	b.deelnemers = v;
	b.n = in->deelnemers.n;
	if (weging_uitkomst_shields(in->uitkomst) && !in->bevestigd) {
		TRY(weging_decide_check(&r->ctx, &b));
		return confirm_send(r, in);
	}
	TRY(weging_decide(&r->ctx, &b));
	return req_redirect(r, url_weging(r, in->weging), "weging_besluit");
}
