/* Changing the team of a case and what each may see: see team.h.
 *
 * Whether somebody may be admitted at all (regime, ring, VOG) is asked before the unit; in the unit the lens decides
 * whether the actor may grant.
 */
#include <string.h>

#include "domein/casus/casus_priv.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

#define REDEN_MAX 500
#define PUNTEN_TERUG (7 * DAY_MS) /* as long as the timed job may have stood still */

/* ---- granting ---- */

struct had { /* what somebody has now */
	struct q_toegang_van_rows rows;
	struct q_teamlid_now *lid;
};

static const struct q_toegang_van *had_part(const struct had *h, int d)
{
	for (size_t i = 0; i < h->rows.n; i++)
		if (str_eq(h->rows.v[i].onderdeel, str_z(casus_deel_codes[d])))
			return &h->rows.v[i];
	return NULL;
}

/* Requests are of who keeps the case; who was asked something goes on seeing what he was asked. */
static int level_of(const struct team_gift *g, const struct had *h, int d)
{
	const struct q_toegang_van *now = had_part(h, d);

	if (d != CASUS_DEEL_VERZOEK)
		return g->niveaus.v[d];
	if (g->niveaus.v[CASUS_DEEL_KERN] == NIVEAU_SCHRIJVEN)
		return NIVEAU_SCHRIJVEN;
	return now && now->niveau == NIVEAU_EIGEN ? NIVEAU_EIGEN : NIVEAU_GEEN;
}

static enum fault part_set(struct unit *u, struct ctx *c, const struct team_gift *g, const struct had *h, int d,
	int64_t van)
{
	const struct q_toegang_van *now = had_part(h, d);
	struct toegang_gift gift = { casus_dossier(g->casus), g->medewerker, casus_deel_codes[d], level_of(g, h, d), "team",
		g->grond, van, g->tot };

	if (!gift.niveau)
		return now ? toegang_end_in(u, c, gift.dossier, g->medewerker, casus_deel_codes[d]) : FAULT_NONE;
	if (now && now->niveau == gift.niveau && now->tot == g->tot && str_eq(now->grond, g->grond))
		return FAULT_NONE;
	return toegang_grant_in(u, c, &gift);
}

static enum fault member_set(struct unit *u, const struct team_gift *g, const struct had *h)
{
	struct batch b = unit_batch(u);
	struct str functie = g->functie ? str_z(g->functie) : h->lid ? h->lid->functie : STR("deelnemer");
	int64_t tot = g->tot == ALTIJD ? 0 : g->tot;

	if (h->lid)
		q_teamlid_update(&b, functie, g->grond, g->reden, tot, h->lid->id, h->lid->versie, NULL);
	else
		q_teamlid_add(&b, (struct teamlid_id){ id_new() }, functie, g->grond, g->reden, unit_moment(u), tot,
			g->medewerker, g->casus, NULL);
	return casus_later(&b);
}

enum fault team_grant_in(struct unit *u, struct ctx *c, const struct team_gift *g)
{
	bool self = g->medewerker.v == c->actor.id.v;
	struct batch b = unit_batch(u);
	struct had h = { 0 };

	q_toegang_van(&b, g->casus, g->medewerker, unit_moment(u), &h.rows);
	q_teamlid_now(&b, g->casus, g->medewerker, unit_moment(u), &h.lid);
	TRY(batch_run(&b));
	TRY(member_set(u, g, &h));
	/* kern last: it carries the right to grant; of oneself it changes a millisecond later */
	for (int d = CASUS_DEEL_KERN + 1; d < CASUS_DEEL__MAX; d++)
		TRY(part_set(u, c, g, &h, d, 0));
	return part_set(u, c, g, &h, CASUS_DEEL_KERN, self ? unit_moment(u) + 1 : 0);
}

/* ---- admission ---- */

struct admission {
	struct ctx *c;
	const struct team_toelating *t;
	struct q_casus_lock *casus;
	struct q_team_mens *mens;
	struct str grond;
	int64_t tot;
};

static enum fault people_read(struct ctx *c, struct casus_id id, struct medewerker_id m,
	struct q_casus_lock **ret_casus,
	struct q_team_mens **ret_mens)
{
	struct batch b = ctx_read(c);
	struct q_casus_lock *casus = NULL;
	struct q_team_mens *mens = NULL;

	q_casus_lock(&b, id, &casus);
	q_team_mens(&b, m, &mens);
	TRY(batch_run(&b));
	if (!casus || !mens)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret_casus = casus;
	*ret_mens = mens;
	return FAULT_NONE;
}

/* Until when: a partner and a colleague of another house always until a day, BGS 1.17 and invariant 10. */
static enum fault check_until(struct ctx *c, const struct q_casus_lock *casus, const struct q_team_mens *mens,
	struct datum tot)
{
	bool huis = str_eq(mens->domein, STR("zvh")) && mens->huis.v == casus->huis.v;

	if (!tot.v && !huis)
		return fault_field(c->fi, "tot", N_("Vul de laatste dag van de toegang in."), "BGS 1.17; invariant 8");
	if (tot.v && tot.v <= datum_today().v)
		return fault_field(c->fi, "tot", N_("Vul een datum in die na vandaag ligt."), "BGS 1.17");
	if (tot.v > datum_add_months(datum_today(), 60).v)
		return fault_field(c->fi, "tot", N_("Toegang kan voor hoogstens vijf jaar worden gegeven."), "WGS 1.8 lid 7");
	return FAULT_NONE;
}

static enum fault check_levels(struct admission *a)
{
	const struct casus_niveaus *n = &a->t->niveaus;
	struct fault_info *fi = a->c->fi;
	bool huis = str_eq(a->mens->domein, STR("zvh"));

	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		if (n->v[d] < NIVEAU_GEEN || n->v[d] > NIVEAU_SCHRIJVEN)
			return fault_field(fi, casus_deel_codes[d], N_("Kies een niveau."), NULL);
	if (n->v[CASUS_DEEL_KERN] == NIVEAU_GEEN)
		return fault_field(fi, "kern",
			N_("Zonder toegang tot Kern ziet iemand de casus niet. Beëindig dan de toegang."),
			NULL);
	if (n->v[CASUS_DEEL_KERN] == NIVEAU_SCHRIJVEN && !huis)
		return fault_field(fi, "kern", N_("Schrijven op Kern is voor het Zorg- en Veiligheidshuis alleen."),
			"WGS 2.31 lid 4");
	if ((n->v[CASUS_DEEL_INTERN] || n->v[CASUS_DEEL_LOGBOEK]) && !huis)
		return fault_field(fi, "intern", N_("Intern is voor het Zorg- en Veiligheidshuis alleen."), "invariant 6");
	return FAULT_NONE;
}

static enum fault check_ground(struct admission *a)
{
	const struct reden *r = reden_find(a->c->cat, STR("toegangsgrond"), a->t->grond);
	bool elders = str_eq(a->mens->domein, STR("zvh")) && a->mens->huis.v != a->casus->huis.v;

	if (!r)
		return fault_field(a->c->fi, "grond", N_("Kies een grond."), "WGS 1.8 lid 2; invariant 6");
	if (r->motivering || elders)
		TRY(casus_text(a->c->fi, a->t->reden, REDEN_MAX, "reden",
			elders ? N_("Schrijf op waarom iemand van een ander huis wordt toegelaten.")
				: N_("Schrijf de motivering van deze grond op.")));
	if (str_points(a->t->reden) > REDEN_MAX)
		return fault_field(a->c->fi, "reden", N_("Dit is te lang."), NULL);
	if (a->t->functie.n && !casus_keus_label(team_functies, a->t->functie))
		return fault_field(a->c->fi, "functie", N_("Kies een rol in het team."), NULL);
	a->grond = casus_grond(a->c, a->t->grond.p, str_trim(a->t->reden));
	return FAULT_NONE;
}

enum fault team_toelating_check(struct ctx *c, const struct team_toelating *t, struct huis_id huis,
	struct str *ret_grond, int64_t *ret_tot)
{
	struct q_casus_lock casus = { .huis = huis };
	struct admission a = { .c = c, .t = t, .casus = &casus };
	struct batch b = ctx_read(c);

	q_team_mens(&b, t->medewerker, &a.mens);
	TRY(batch_run(&b));
	if (!a.mens)
		return fault_field(c->fi, "medewerker", N_("Deze persoon is niet bekend."), NULL);
	TRY(check_levels(&a));
	TRY(check_ground(&a));
	TRY(check_until(c, &casus, a.mens, t->tot));
	*ret_grond = a.grond;
	*ret_tot = casus_tot(t->tot);
	return FAULT_NONE;
}

static enum fault admit_unit(struct unit *u, void *arg)
{
	struct admission *a = arg;
	struct q_casus_lock *now;
	struct team_gift g = { .casus = a->t->casus, .medewerker = a->t->medewerker, .niveaus = a->t->niveaus,
		.functie = a->t->functie.n ? a->t->functie.p : NULL, .grond = a->grond, .reden = a->t->reden, .tot = a->tot };
	struct q_toegang_van_rows had = { 0 };
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, a->t->casus, 0, NIVEAU_SCHRIJVEN, &now));
	if (now->procesregisseur.v == a->t->medewerker.v)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("De procesregisseur houdt alle onderdelen. Draag eerst de "
			"procesregie over."), "invariant 21");
	q_toegang_van(&b, a->t->casus, a->t->medewerker, unit_moment(u), &had);
	TRY(batch_run(&b));
	TRY(team_grant_in(u, a->c, &g));
	if (!had.n)
		TRY(melding_add_in(u, a->t->medewerker, "casus_toegang", casus_dossier(a->t->casus)));
	TRY(termijn_event_in(u, a->c, casus_dossier(a->t->casus), "kern", thema_find(a->c->cat, now->thema),
		GEBEURTENIS_BIT(toegang_verleend), unit_moment(u)));
	a->c->uitkomst = a->t->casus.v;
	return FAULT_NONE;
}

enum fault team_admit(struct ctx *c, const struct team_toelating *t)
{
	struct admission a = { .c = c, .t = t };

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	TRY(people_read(c, t->casus, t->medewerker, &a.casus, &a.mens));
	if (t->medewerker.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_INVALID, N_("U kunt uw eigen toegang niet wijzigen."), "invariant 6");
	TRY(toegang_allowed(c, a.casus->regime, a.casus->ring, t->medewerker, "medewerker"));
	TRY(check_levels(&a));
	TRY(check_ground(&a));
	TRY(check_until(c, a.casus, a.mens, t->tot));
	a.tot = casus_tot(t->tot);
	return ctx_write(c, admit_unit, &a, NULL);
}

/* ---- leaving ---- */

struct leaving {
	struct ctx *c;
	struct casus_id id;
	struct medewerker_id m;
	struct str reden;
	struct datum tot;
};

static enum fault leave_unit(struct unit *u, void *arg)
{
	struct leaving *p = arg;
	struct q_casus_lock *now;
	struct q_toegang_van_rows had = { 0 };
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	if (now->procesregisseur.v == p->m.v)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Een casus heeft altijd een procesregisseur. Draag eerst de "
			"procesregie over."), "invariant 21");
	q_toegang_van(&b, p->id, p->m, unit_moment(u), &had);
	q_teamlid_end(&b, unit_moment(u), p->reden, p->id, p->m, NULL);
	TRY(batch_run(&b));
	if (!had.n)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze toegang was al beëindigd."), NULL);
	p->c->uitkomst = p->id.v;
	return toegang_end_in(u, p->c, casus_dossier(p->id), p->m, NULL);
}

/* The points of overleggen are dossiers of their own, in which the actor need not decide: on the bare tables. */
static enum fault points_unit(struct unit *u, void *arg)
{
	const int64_t *back = arg;
	struct batch b = unit_batch(u);

	q_team_punten_end(&b, unit_moment(u), unit_moment(u) - *back, NULL);
	return batch_run(&b);
}

enum fault team_points_follow(struct ctx *c)
{
	int64_t back = PUNTEN_TERUG;

	return ctx_write_kaal(c, points_unit, &back);
}

enum fault team_withdraw(struct ctx *c, struct casus_id id, struct medewerker_id m, struct str reden)
{
	struct leaving p = { .c = c, .id = id, .m = m, .reden = str_trim(reden) };

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarom de toegang eindigt.")));
	TRY(ctx_write(c, leave_unit, &p, NULL));
	return team_points_follow(c);
}

/* ---- re-confirmation ---- */

static struct casus_niveaus levels_now(const struct q_toegang_van_rows *rows)
{
	struct casus_niveaus n = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		int d = code_find(casus_deel_codes, rows->v[i].onderdeel);

		if (d >= 0)
			n.v[d] = (int)rows->v[i].niveau;
	}
	return n;
}

static enum fault reconfirm_unit(struct unit *u, void *arg)
{
	struct leaving *p = arg;
	struct q_casus_lock *now;
	struct q_toegang_van_rows had = { 0 };
	struct team_gift g = { .casus = p->id, .medewerker = p->m, .reden = p->reden, .tot = casus_tot(p->tot) };
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	q_toegang_van(&b, p->id, p->m, unit_moment(u), &had);
	TRY(batch_run(&b));
	if (!had.n)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Deze toegang is al geëindigd. Laat de persoon opnieuw toe."),
			NULL);
	g.niveaus = levels_now(&had);
	g.grond = had.v[0].grond;
	for (size_t i = 0; i < had.n; i++)
		if (str_eq(had.v[i].onderdeel, STR("kern")))
			g.grond = had.v[i].grond;
	TRY(team_grant_in(u, p->c, &g));
	p->c->uitkomst = p->id.v;
	return FAULT_NONE;
}

enum fault team_reconfirm(struct ctx *c, struct casus_id id, struct medewerker_id m, struct datum tot,
	struct str reden)
{
	struct leaving p = { .c = c, .id = id, .m = m, .reden = str_trim(reden), .tot = tot };
	struct q_casus_lock *casus;
	struct q_team_mens *mens;

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	TRY(people_read(c, id, m, &casus, &mens));
	TRY(toegang_allowed(c, casus->regime, casus->ring, m, "medewerker"));
	TRY(check_until(c, casus, mens, tot));
	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarom de grond nog geldt.")));
	return ctx_write(c, reconfirm_unit, &p, NULL);
}

/* ---- asking ---- */

struct asking {
	struct ctx *c;
	struct casus_id id;
	struct str gevraagd, reden;
	int niveau;
};

static enum fault check_parts(struct ctx *c, struct str gevraagd, int niveau)
{
	struct str rest = gevraagd, word;
	bool any = false;

	for (bool more = true; more;) {
		const struct onderdeel *d;

		more = str_cut(&rest, ',', &word);
		if (!word.n)
			continue;
		d = onderdeel_find(c->cat, word);
		if (!d || !d->toekenbaar || (str_eq(word, STR("kern")) && niveau == NIVEAU_SCHRIJVEN))
			return fault_field(c->fi, "gevraagd", N_("Dit onderdeel kunt u niet vragen."), "WGS 2.31 lid 4");
		any = true;
	}
	if (!any)
		return fault_field(c->fi, "gevraagd", N_("Kies een of meer onderdelen."), NULL);
	if (niveau < NIVEAU_EIGEN || niveau > NIVEAU_SCHRIJVEN)
		return fault_field(c->fi, "niveau", N_("Kies een niveau."), NULL);
	return FAULT_NONE;
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct asking *p = arg;
	struct q_casus_lock *now;
	struct q_verzoek_open *open = NULL;
	struct q_toegang_verleners_rows wie = { 0 };
	struct verzoek_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_GEEN, &now));
	q_verzoek_open(&b, p->id, &open);
	q_toegang_verleners(&b, p->id, unit_moment(u), &wie);
	TRY(batch_run(&b));
	if (open && open->aantal)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Uw vorige verzoek is nog niet beantwoord."), NULL);
	q_verzoek_add(&b, id, p->gevraagd, p->niveau, p->reden, unit_moment(u), p->id, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	for (size_t i = 0; i < wie.n; i++)
		if (wie.v[i].medewerker.v != p->c->actor.id.v)
			TRY(melding_add_in(u, wie.v[i].medewerker, "toegang_verzoek", casus_dossier(p->id)));
	p->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault team_ask(struct ctx *c, struct casus_id id, struct str gevraagd, int niveau, struct str reden)
{
	struct asking p = { c, id, gevraagd, str_trim(reden), niveau };

	TRY(check_parts(c, gevraagd, niveau));
	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarvoor u dit nodig heeft.")));
	return ctx_write(c, ask_unit, &p, NULL);
}

struct answering {
	struct ctx *c;
	struct casus_id id;
	struct verzoek_id verzoek;
	int64_t versie;
	bool toekennen;
	struct datum tot;
	struct str antwoord;
};

static enum fault grant_asked(struct unit *u, const struct answering *p, const struct q_verzoek_get *v)
{
	struct str rest = v->gevraagd, word;

	for (bool more = true; more;) {
		struct toegang_gift g = { casus_dossier(p->id), v->medewerker, NULL, (int)v->niveau, "team",
			casus_grond(p->c, "casusteam", STR("op verzoek")), 0, casus_tot(p->tot) };

		more = str_cut(&rest, ',', &word);
		if (!word.n)
			continue;
		g.onderdeel = str_dup(unit_arena(u), word).p;
		TRY(toegang_grant_in(u, p->c, &g));
	}
	return FAULT_NONE;
}

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct answering *p = arg;
	struct q_casus_lock *now;
	struct q_verzoek_get *v = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	q_verzoek_get(&b, p->verzoek, p->id, &v);
	TRY(batch_run(&b));
	if (!v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (v->versie != p->versie || !str_eq(v->status, STR("open")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verzoek is intussen beantwoord."), NULL);
	if (v->medewerker.v == p->c->actor.id.v)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Uw eigen verzoek beantwoordt een ander."), "invariant 6");
	q_verzoek_answer(&b, p->toekennen ? STR("toegekend") : STR("geweigerd"), p->antwoord, unit_moment(u), p->verzoek,
		p->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	if (p->toekennen)
		TRY(grant_asked(u, p, v));
	p->c->uitkomst = p->id.v;
	return melding_add_in(u, v->medewerker, "toegang_antwoord", casus_dossier(p->id));
}

enum fault team_answer(struct ctx *c, struct casus_id id, struct verzoek_id v, int64_t versie, bool toekennen,
	struct datum tot, struct str antwoord)
{
	struct answering p = { c, id, v, versie, toekennen, tot, str_trim(antwoord) };
	struct q_verzoek_get *q = NULL;
	struct q_casus_lock *casus = NULL;
	struct q_team_mens *mens = NULL;
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	q_verzoek_get(&b, v, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(people_read(c, id, q->medewerker, &casus, &mens));
	if (!toekennen)
		TRY(casus_text(c->fi, antwoord, REDEN_MAX, "antwoord", N_("Schrijf op waarom u het verzoek weigert.")));
	if (toekennen) {
		TRY(toegang_allowed(c, casus->regime, casus->ring, q->medewerker, "antwoord"));
		TRY(check_until(c, casus, mens, tot));
	}
	if (str_points(antwoord) > REDEN_MAX)
		return fault_field(c->fi, "antwoord", N_("Dit is te lang."), NULL);
	return ctx_write(c, answer_unit, &p, NULL);
}
