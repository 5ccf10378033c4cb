/* Asking a partner, reminding him, taking it back: see verzoek.h. */
#include "domein/aanmelding/aanmelding.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"
#include "domein/verzoek/verzoek_priv.h"

#define VRAAG_MAX 4000
#define GROND_MAX 300
#define REDEN_MAX 500
#define NA_AFLOOP 60 /* days after the last day that an asked partner of an aanmelding still sees the question */

/* ---- for whom a template is ---- */

static bool template_for(const struct sjabloon *s, struct str soort)
{
	for (size_t i = 0; i < s->nsoorten; i++)
		if (str_eq(s->soorten[i]->code, soort))
			return true;
	return !s->nsoorten;
}

static struct str articles(struct arena *a, const struct regime *r)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; r && i < r->nartikelen; i++) {
		buf_addz(&b, i ? ", " : "");
		buf_add(&b, r->artikelen[i]);
	}
	return buf_str(&b);
}

/* Those for one of these partners. */
static void templates_fill(struct ctx *c, struct verzoek_vorm *v)
{
	v->sjablonen = ARENA_ARRAY(c->arena, c->cat->nsjablonen + 1, const struct sjabloon *);
	for (size_t i = 0; i < c->cat->nsjablonen; i++) {
		const struct sjabloon *s = &c->cat->sjablonen[i];
		bool fits = false;

		for (size_t j = 0; j < v->n; j++)
			fits |= template_for(s, v->v[j].soort);
		if (s->soort == SJABLOON_INFORMATIEVERZOEK && fits)
			v->sjablonen[v->nsjablonen++] = s;
	}
}

enum fault verzoek_form(struct ctx *c, struct casus_id id, struct verzoek_vorm **ret)
{
	struct verzoek_vorm *v = ARENA_NEW(c->arena, struct verzoek_vorm);
	struct q_verzoek_team_rows rows = { 0 };
	struct batch b = ctx_read(c);
	const struct regime *r;

	TRY(casus_kop_get(c, id, &v->kop));
	if (!casus_mag(v->kop, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN) || v->kop->gesloten)
		return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	q_verzoek_team(&b, casus_dossier(id), ctx_moment(c), &rows);
	TRY(batch_run(&b));
	r = regime_find(c->cat, v->kop->regime);
	v->grond = articles(c->arena, r);
	v->n = rows.n;
	v->v = ARENA_ARRAY(c->arena, rows.n + 1, struct verzoek_partner);
	for (size_t i = 0; i < rows.n; i++)
		v->v[i] = (struct verzoek_partner){ rows.v[i].id, rows.v[i].naam, rows.v[i].functie, rows.v[i].organisatie_naam,
			rows.v[i].soort, rows.v[i].domein };
	v->nummer = v->kop->nummer;
	templates_fill(c, v);
	*ret = v;
	return FAULT_NONE;
}

/* ---- before a decision ---- */

#define RULE_VOORAF "WGS 2.31 lid 2 en 3; invariant 3"

/* Invariant 3: before the judgement of the core deelnemers partners are asked nothing, but where the regime says so. msgid
 * of why nothing may be asked; NULL it may. */
static const char *before_refused(const struct regime *r, struct str status)
{
	if (!r || !r->verrijken_vooraf)
		return N_("Partners worden pas bevraagd als de publieke deelnemers de casus hebben aangenomen. Stel de vraag daarna in "
			"de casus.");
	return verzoek_waits(status) ? NULL : N_("Over deze aanmelding is al besloten.");
}

/* Active people of partners that the regime admits, in its ring. */
static void partners_fill(struct ctx *c, const struct regime *r, const struct q_team_kandidaten_rows *rows,
	struct verzoek_vorm *v)
{
	v->v = ARENA_ARRAY(c->arena, rows->n + 1, struct verzoek_partner);
	for (size_t i = 0; r && i < rows->n; i++) {
		const struct q_team_kandidaten *q = &rows->v[i];

		if (q->ring && !str_eq(q->domein, STR("zvh")) && regime_may_access(r, q->organisatie_soort))
			v->v[v->n++] = (struct verzoek_partner){ q->id, q->naam, q->functie, q->organisatie_naam, q->organisatie_soort,
				q->domein };
	}
}

enum fault verzoek_form_aanmelding(struct ctx *c, struct aanmelding_id id, struct verzoek_vorm **ret)
{
	struct verzoek_vorm *v = ARENA_NEW(c->arena, struct verzoek_vorm);
	struct q_team_kandidaten_rows rows = { 0 };
	struct q_toegang_mine_rows mijn = { 0 };
	struct q_casus_bron *a = NULL;
	struct batch b = ctx_read(c);
	const struct regime *r;
	int64_t kern = NIVEAU_GEEN;

	q_casus_bron(&b, id, &a);
	q_toegang_mine(&b, (struct dossier_id){ id.v }, &mijn);
	TRY(batch_run(&b));
	if (!a)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	for (size_t i = 0; i < mijn.n; i++)
		if (str_eq(mijn.v[i].onderdeel, STR("kern")))
			kern = mijn.v[i].niveau;
	if (kern != NIVEAU_SCHRIJVEN)
		return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	r = regime_find(c->cat, a->regime);
	v->nummer = a->nummer;
	v->grond = articles(c->arena, r);
	v->waarom_niet = before_refused(r, a->status);
	v->regel = v->waarom_niet ? RULE_VOORAF : NULL;
	ctx_look(c, (struct dossier_id){ id.v }, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("informatieverzoek"));
	*ret = v;
	if (v->waarom_niet)
		return FAULT_NONE;
	q_team_kandidaten(&b, a->ring, ctx_moment(c), datum_today(), &rows);
	TRY(batch_run(&b));
	partners_fill(c, r, &rows, v);
	templates_fill(c, v);
	return FAULT_NONE;
}

/* ---- asking ---- */

struct asking {
	struct ctx *c;
	const struct verzoek_nieuw *n;
	struct dossier_id dossier;
	struct str nummer, regime, ring;
	const struct thema *thema;
	const struct sjabloon *sjabloon;
	struct q_verzoek_mens *mens;
	struct datum uiterlijk;
	int64_t tot; /* until when the asked person sees it */
};

static enum fault casus_read(struct asking *k)
{
	struct q_casus_lock *now = NULL;
	struct batch b = ctx_read(k->c);

	q_casus_lock(&b, k->n->casus, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(k->c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (now->gesloten)
		return fault_set(k->c->fi, FAULT_DENIED, N_("Deze casus is gesloten."), "WGS 2.31 lid 8");
	k->dossier = casus_dossier(k->n->casus);
	k->nummer = now->nummer;
	k->regime = now->regime;
	k->ring = now->ring;
	k->thema = thema_find(k->c->cat, now->thema);
	return FAULT_NONE;
}

static enum fault aanmelding_read(struct asking *k)
{
	struct q_casus_bron *a = NULL;
	struct batch b = ctx_read(k->c);
	const char *why;

	q_casus_bron(&b, k->n->aanmelding, &a);
	TRY(batch_run(&b));
	if (!a)
		return fault_set(k->c->fi, FAULT_NOT_FOUND, NULL, NULL);
	why = before_refused(regime_find(k->c->cat, a->regime), a->status);
	if (why)
		return fault_field(k->c->fi, "aanmelding", why, RULE_VOORAF);
	k->dossier = (struct dossier_id){ a->id.v };
	k->nummer = a->nummer;
	k->regime = a->regime;
	k->ring = a->ring;
	k->thema = thema_find(k->c->cat, a->thema);
	return FAULT_NONE;
}

/* A partner; of a case one who is admitted to it. */
static enum fault check_person(struct asking *k)
{
	struct q_verzoek_team_rows team = { 0 };
	struct batch b = ctx_read(k->c);

	q_verzoek_mens(&b, k->n->medewerker, &k->mens);
	q_verzoek_team(&b, k->dossier, ctx_moment(k->c), &team);
	TRY(batch_run(&b));
	if (!k->mens)
		return fault_field(k->c->fi, "medewerker", N_("Kies aan wie u het vraagt."), NULL);
	if (str_eq(k->mens->domein, STR("zvh")))
		return fault_field(k->c->fi, "medewerker", N_("Een informatieverzoek gaat naar een partner."), "WGS 1.5");
	TRY(toegang_allowed(k->c, k->regime, k->ring, k->n->medewerker, "medewerker"));
	k->tot = k->uiterlijk.v ? casus_tot(datum_add_days(k->uiterlijk, NA_AFLOOP)) : ctx_moment(k->c) + 365 * DAY_MS;
	if (!k->n->casus.v)
		return FAULT_NONE;
	for (size_t i = 0; i < team.n; i++)
		if (team.v[i].id.v == k->mens->id.v) {
			k->tot = team.v[i].tot;
			return FAULT_NONE;
		}
	return fault_field(k->c->fi, "medewerker", N_("Deze persoon is niet toegelaten tot de casus. Laat hem eerst toe."),
		"WGS 2.31 lid 4; invariant 6");
}

static enum fault check_words(struct asking *k)
{
	const struct verzoek_nieuw *n = k->n;
	const struct sjabloon *s = n->sjabloon.n ? sjabloon_find(k->c->cat, n->sjabloon) : NULL;
	struct fault_info *fi = k->c->fi;
	const struct termijnsoort *klok;

	if (n->sjabloon.n && (!s || s->soort != SJABLOON_INFORMATIEVERZOEK))
		return fault_field(fi, "sjabloon", N_("Kies een sjabloon."), NULL);
	if (s && k->mens && !template_for(s, k->mens->soort))
		return fault_field(fi, "sjabloon", N_("Dit sjabloon is voor een ander soort partner."), "C108");
	k->sjabloon = s;
	TRY(casus_text(fi, n->vraag, VRAAG_MAX, "vraag", N_("Schrijf op wat u wilt weten, en waarvoor.")));
	TRY(casus_text(fi, n->grond, GROND_MAX, "grond", N_("Schrijf op welke grond het delen draagt.")));
	klok = s ? s->termijn : termijnsoort_find(k->c->cat, STR("verrijking"));
	k->uiterlijk = n->uiterlijk;
	if (!k->uiterlijk.v && klok)
		k->uiterlijk = termijn_einde(datum_today(), klok->lengte, klok->eenheid, klok->regel, &k->c->cat->feestdagen);
	if (n->uiterlijk.v && (n->uiterlijk.v <= datum_today().v || n->uiterlijk.v > datum_add_months(datum_today(), 12).v))
		return fault_field(fi, "uiterlijk", N_("Vul een datum in na vandaag, binnen een jaar."), NULL);
	return FAULT_NONE;
}

/* All of the intake of an aanmelding see what was asked about it. */
static enum fault admit_intake(struct unit *u, struct asking *k, struct str grond)
{
	struct q_weging_niveaus_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_weging_niveaus(&b, k->dossier, unit_moment(u), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		struct toegang_gift g = { k->dossier, rows.v[i].medewerker, "verzoek", NIVEAU_SCHRIJVEN, "intake", grond, 0, 0 };
		bool intake = str_eq(rows.v[i].onderdeel, STR("kern")) && rows.v[i].niveau == NIVEAU_SCHRIJVEN
			&& (str_eq(rows.v[i].soort, STR("intake")) || g.medewerker.v == k->c->actor.id.v);

		for (size_t j = 0; j < rows.n && intake; j++)
			intake = rows.v[j].medewerker.v != g.medewerker.v || !str_eq(rows.v[j].onderdeel, STR("verzoek"));
		if (intake)
			TRY(toegang_grant_in(u, k->c, &g));
	}
	return FAULT_NONE;
}

/* The asked person sees what his organisation is asked, and nothing else. */
static enum fault admit(struct unit *u, struct asking *k)
{
	struct q_toegang_van_rows had = { 0 };
	struct toegang_gift g = { k->dossier, k->n->medewerker, "verzoek", NIVEAU_EIGEN, "team",
		casus_grond(k->c, "casusteam", STR("informatieverzoek")), 0, k->tot };
	struct batch b = unit_batch(u);
	bool has = false;

	if (!k->n->casus.v)
		TRY(admit_intake(u, k, g.grond));
	q_toegang_van(&b, (struct casus_id){ k->dossier.v }, k->n->medewerker, unit_moment(u), &had);
	TRY(batch_run(&b));
	for (size_t i = 0; i < had.n; i++)
		has |= str_eq(had.v[i].onderdeel, STR("verzoek")) && had.v[i].tot >= k->tot;
	return has ? FAULT_NONE : toegang_grant_in(u, k->c, &g);
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct asking *k = arg;
	const struct sjabloon *s = k->sjabloon;
	struct informatieverzoek_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (k->n->casus.v) {
		struct q_casus_lock *now;

		TRY(casus_lock_in(u, k->n->casus, 0, NIVEAU_SCHRIJVEN, &now));
	}
	TRY(admit(u, k));
	q_informatie_add(&b, id, k->nummer, s ? s->code : STR(""), str_trim(k->n->vraag), str_trim(k->n->grond),
		unit_moment(u), k->uiterlijk, k->n->medewerker, k->dossier, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	for (size_t i = 0; s && i < s->nvelden; i++) {
		q_verzoek_vraag_add(&b, id_new(), id, (int64_t)i + 1, label_text(&s->velden[i].label, 0), s->velden[i].verplicht,
			k->n->medewerker, k->dossier, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
	}
	TRY(melding_add_in(u, k->n->medewerker, "verzoek_gevraagd", k->dossier));
	k->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault verzoek_ask(struct ctx *c, const struct verzoek_nieuw *n, struct informatieverzoek_id *ret)
{
	struct asking k = { .c = c, .n = n };
	int64_t id;

	TRY(n->casus.v ? casus_read(&k) : aanmelding_read(&k));
	k.uiterlijk = n->uiterlijk;
	TRY(check_person(&k));
	TRY(check_words(&k));
	TRY(ctx_write(c, ask_unit, &k, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- nobody waits any more ---- */

#define BESLOTEN "Over de aanmelding is besloten"

enum fault verzoek_lapse_in(struct unit *u, struct dossier_id d)
{
	struct batch b = unit_batch(u);

	q_informatie_close(&b, STR(BESLOTEN), d, NULL);
	return batch_run(&b);
}

enum fault verzoek_lapse_kaal_in(struct unit *u, struct dossier_id d)
{
	struct batch b = unit_batch(u);

	q_informatie_close_kaal(&b, STR("Aanmelding ingetrokken"), d, NULL);
	return batch_run(&b);
}

/* ---- reminding, taking back ---- */

struct step {
	struct ctx *c;
	struct informatieverzoek_id id;
	int64_t versie;
	struct str reden;
	bool remind;
};

static enum fault step_unit(struct unit *u, void *arg)
{
	struct step *k = arg;
	struct q_informatie_get *q = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_informatie_get(&b, k->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->schrijven != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	if (q->versie != k->versie || !str_eq(q->status, STR("open")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verzoek is intussen beantwoord of gewijzigd."), NULL);
	if (k->remind)
		q_informatie_remind(&b, unit_moment(u), q->herinneringen + 1, k->id, k->versie, &n);
	else
		q_informatie_answer(&b, STR("ingetrokken"), STR(""), STR(""), k->reden, STR(""), STR(""), STR(""),
			(struct datum){ 0 }, (struct bijlage_id){ 0 },
			(struct notitie_id){ 0 }, unit_moment(u), k->id, k->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	k->c->uitkomst = k->id.v;
	return melding_add_in(u, q->medewerker, k->remind ? "verzoek_herinnerd" : "verzoek_ingetrokken", q->dossier);
}

enum fault verzoek_remind(struct ctx *c, struct informatieverzoek_id id, int64_t versie)
{
	struct step k = { c, id, versie, STR(""), true };

	return ctx_write(c, step_unit, &k, NULL);
}

enum fault verzoek_withdraw(struct ctx *c, struct informatieverzoek_id id, int64_t versie, struct str reden)
{
	struct step k = { c, id, versie, str_trim(reden), false };

	TRY(casus_text(c->fi, reden, REDEN_MAX, "waarom", N_("Schrijf op waarom u het verzoek intrekt.")));
	return ctx_write(c, step_unit, &k, NULL);
}
