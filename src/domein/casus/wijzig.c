/* Changes to a case: header fields, phase, procesregisseur, labels, veiligheidsafspraken. See casus.h.
 *
 * Every change reads the row through the lens first, compares versie, and writes with the lens again.
 */
#include "domein/casus/casus_priv.h"
#include "domein/casus/tijdlijn.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

#define TAAK_MAX 300
#define REDEN_MAX 1000
#define AFSPRAAK_MAX 300
#define KENMERKEN_MAX 20
#define VEILIG_MAX 12

#define RULE_ONE "WGS 2.31 lid 4"

enum fault casus_one(struct unit *u, int64_t n)
{
	if (n == 1)
		return FAULT_NONE;
	return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE_ONE);
}

enum fault casus_later(struct batch *b)
{
	return batch_later(b, RULE_ONE);
}

enum fault casus_lock_in(struct unit *u, struct casus_id id, int64_t versie, int niveau, struct q_casus_lock **ret)
{
	struct batch b = unit_batch(u);
	struct q_casus_lock *now = NULL;

	q_casus_lock(&b, id, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (now->beperkt)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("De gegevens van deze casus zijn beperkt. Alleen het contactpunt "
			"dat dit behandelt, wijzigt er iets in."), "AVG 18");
	if (now->niveau < niveau)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	if (now->gesloten)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Deze casus is gesloten."), "WGS 2.31 lid 8");
	if (versie && now->versie != versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze casus is intussen door iemand anders gewijzigd."),
			NULL);
	*ret = now;
	return FAULT_NONE;
}

enum fault casus_event_in(struct unit *u, struct ctx *c, struct casus_id id, struct str titel, struct str tekst)
{
	struct notitie_nieuw n = { .casus = id, .soort = STR("gebeurtenis"), .titel = titel, .tekst = tekst,
		.onderdeel = STR("tijdlijn"), .wpg = STR(""), .voorwaarden = STR("") };
	struct notitie_id ret;

	return notitie_add_in(u, c, &n, &ret);
}

/* ---- header fields ---- */

struct update {
	struct ctx *c;
	const struct casus_wijziging *w;
};

static enum fault check_update(struct ctx *c, const struct casus_wijziging *w)
{
	struct fault_info *fi = c->fi;
	enum fault f = FAULT_NONE;

	if (!casus_keus_label(casus_intensiteiten, w->intensiteit))
		f = fault_field(fi, "intensiteit", N_("Kies een intensiteit."), NULL);
	if (!casus_keus_label(casus_risicos, w->risico))
		f = fault_field(fi, "risico", N_("Kies een risico."), NULL);
	else if (w->risico.n && casus_text(fi, w->risico_reden, REDEN_MAX, "risico_reden",
		N_("Schrijf op waarop deze inschatting rust.")))
		f = FAULT_INVALID;
	if (w->herbeoordeling.v && w->herbeoordeling.v <= datum_today().v)
		f = fault_field(fi, "herbeoordeling", N_("Vul een datum in die na vandaag ligt."), "invariant 24");
	else if (dag_check(fi, "herbeoordeling", w->herbeoordeling, DAG_PLAN))
		f = FAULT_INVALID;
	if (str_points(w->aanbrenger_taak) > TAAK_MAX)
		f = fault_field(fi, "aanbrenger_taak", N_("Dit is te lang."), NULL);
	if (str_points(w->aanbrenger_naam) > TAAK_MAX)
		f = fault_field(fi, "aanbrenger_naam", N_("Dit is te lang."), NULL);
	return f;
}

static enum fault update_unit(struct unit *u, void *arg)
{
	struct update *p = arg;
	const struct casus_wijziging *w = p->w;
	struct q_casus_lock *now;
	struct batch b = unit_batch(u);
	int64_t n = 0, moment;

	TRY(casus_lock_in(u, w->id, w->versie, NIVEAU_SCHRIJVEN, &now));
	moment = now->risico_moment;
	if (!str_eq(now->risico, w->risico) || !str_eq(now->risico_reden, w->risico_reden))
		moment = w->risico.n ? unit_moment(u) : 0;
	q_casus_update(&b, w->intensiteit, w->risico, w->risico_reden, moment,
		w->veiligheidsrisico || str_eq(w->risico, STR("hoog")), w->herbeoordeling, w->aanbrenger_taak,
		w->aanbrenger_naam, w->id, w->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	p->c->uitkomst = w->id.v;
	if (w->herbeoordeling.v == now->herbeoordeling.v)
		return FAULT_NONE;
	return termijn_event_in(u, p->c, casus_dossier(w->id), "kern", thema_find(p->c->cat, now->thema),
		GEBEURTENIS_BIT(herziening_gedaan), unit_moment(u));
}

enum fault casus_update(struct ctx *c, const struct casus_wijziging *w)
{
	struct update p = { c, w };

	TRY(check_update(c, w));
	return ctx_write(c, update_unit, &p, NULL);
}

enum fault casus_laatst(struct ctx *c, struct casus_id id, struct casus_laatst *ret)
{
	struct q_casus_laatst *l = NULL;
	struct batch b = ctx_read(c);

	q_casus_laatst(&b, id, &l);
	TRY(batch_run(&b));
	if (!l)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = (struct casus_laatst){ l->naam, l->moment };
	return FAULT_NONE;
}

/* ---- phase ---- */

struct step {
	struct ctx *c;
	struct casus_id id;
	int64_t versie;
	struct str fase, toelichting;
};

static struct str step_text(struct ctx *c, const struct thema *t, struct str van, struct str toelichting)
{
	const struct fase *f = thema_fase_find(t, van);
	struct buf b = buf_new(c->arena);

	buf_addz(&b, "Hiervoor: ");
	buf_add(&b, f ? label_text(&f->label, 0) : van);
	buf_addz(&b, ".\n");
	buf_add(&b, toelichting);
	return buf_str(&b);
}

static enum fault step_unit(struct unit *u, void *arg)
{
	struct step *p = arg;
	struct q_casus_lock *now;
	struct batch b = unit_batch(u);
	const struct thema *t;
	const struct fase *f;
	int64_t n = 0, m = 0;

	TRY(casus_lock_in(u, p->id, p->versie, NIVEAU_SCHRIJVEN, &now));
	t = thema_find(p->c->cat, now->thema);
	f = t ? thema_fase_find(t, p->fase) : NULL;
	if (!f)
		return fault_field(unit_fault(u), "fase", N_("Kies een fase van dit thema."), NULL);
	if (str_eq(f->code, now->fase))
		return fault_field(unit_fault(u), "fase", N_("De casus is al in deze fase."), NULL);
	q_casus_set_fase(&b, f->code, p->id, now->versie, &n);
	q_fase_stap_add(&b, (struct fase_stap_id){ id_new() }, f->code, unit_moment(u), p->c->actor.id, p->toelichting,
		p->id, &m);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_one(u, m));
	TRY(termijn_event_in(u, p->c, casus_dossier(p->id), "kern", t, GEBEURTENIS_BIT(fase_begonnen), unit_moment(u)));
	p->c->uitkomst = p->id.v;
	return casus_event_in(u, p->c, p->id,
		str_cat(unit_arena(u), STR("Fase: "), label_text(&f->label, 0)),
		step_text(p->c, t, now->fase, p->toelichting));
}

enum fault casus_set_fase(struct ctx *c, struct casus_id id, int64_t versie, struct str fase, struct str toelichting)
{
	struct step p = { c, id, versie, fase, toelichting };

	TRY(casus_text(c->fi, toelichting, REDEN_MAX, "toelichting",
		N_("Schrijf op waarom de casus naar deze fase gaat.")));
	return ctx_write(c, step_unit, &p, NULL);
}

/* ---- procesregisseur ---- */

struct handover {
	struct ctx *c;
	struct casus_id id;
	int64_t versie;
	struct medewerker_id naar;
	struct str naam, reden;
	bool blijft;
};

static enum fault kandidaten_read(struct ctx *c, struct huis_id huis, struct regio_id regio,
	struct casus_kandidaten *ret)
{
	struct q_casus_regisseurs_rows rows = { 0 };
	struct q_casus_werklast_rows werk = { 0 };
	struct batch b = ctx_read(c), kaal = ctx_kaal(c);

	q_casus_regisseurs(&b, huis, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	q_casus_werklast(&kaal, regio, &werk);
	TRY(batch_run(&kaal));
	casus_kandidaten_of(c, &rows, &werk, ret);
	return FAULT_NONE;
}

static enum fault lock_read(struct ctx *c, struct casus_id id, struct q_casus_lock **ret)
{
	struct batch b = ctx_read(c);
	struct q_casus_lock *now = NULL;

	q_casus_lock(&b, id, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = now;
	return FAULT_NONE;
}

enum fault casus_kandidaten(struct ctx *c, struct casus_id id, struct casus_kandidaten *ret)
{
	struct q_casus_lock *now;

	TRY(lock_read(c, id, &now));
	return kandidaten_read(c, now->huis, now->regio, ret);
}

/* The old one leaves, or stays to read as a colleague of the house. */
static enum fault handover_old(struct unit *u, const struct handover *p, struct medewerker_id oud)
{
	struct team_gift g = { .casus = p->id, .medewerker = oud, .niveaus = casus_niveaus_default(STR("zvh")),
		.functie = "deelnemer", .grond = casus_grond(p->c, "casusteam", STR("")), .reden = p->reden,
		.tot = unit_moment(u) + 365 * DAY_MS };
	struct batch b = unit_batch(u);

	if (p->blijft)
		return team_grant_in(u, p->c, &g);
	q_teamlid_end(&b, unit_moment(u), p->reden, p->id, oud, NULL);
	TRY(batch_run(&b));
	return toegang_end_in(u, p->c, casus_dossier(p->id), oud, NULL);
}

static enum fault handover_unit(struct unit *u, void *arg)
{
	struct handover *p = arg;
	struct q_casus_lock *now;
	struct batch b = unit_batch(u);
	struct team_gift g = { .casus = p->id, .medewerker = p->naar, .functie = "procesregisseur",
		.grond = casus_grond(p->c, "regie", STR("")), .reden = p->reden, .tot = ALTIJD };
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, p->versie, NIVEAU_SCHRIJVEN, &now));
	if (now->procesregisseur.v == p->naar.v)
		return fault_field(unit_fault(u), "medewerker", N_("Deze collega is al procesregisseur."), NULL);
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		g.niveaus.v[d] = NIVEAU_SCHRIJVEN;
	q_casus_set_regisseur(&b, p->naar, p->id, now->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(team_grant_in(u, p->c, &g));
	TRY(casus_event_in(u, p->c, p->id, str_cat(unit_arena(u), STR("Procesregisseur: "), p->naam), p->reden));
	TRY(melding_add_in(u, p->naar, "casus_toegewezen", casus_dossier(p->id)));
	p->c->uitkomst = p->id.v;
	return handover_old(u, p, now->procesregisseur);
}

enum fault casus_set_regisseur(struct ctx *c, struct casus_id id, int64_t versie, struct medewerker_id naar,
	struct str reden, bool blijft)
{
	struct handover p = { c, id, versie, naar, STR(""), reden, blijft };
	struct casus_kandidaten k;
	struct q_casus_lock *now;

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarom de procesregie overgaat.")));
	if (naar.v == c->actor.id.v)
		return fault_field(c->fi, "medewerker", N_("U neemt de procesregie niet zelf over. Laat de procesregisseur of uw "
			"teammanager haar overdragen."), "invariant 6");
	if (lock_read(c, id, &now)) {
		/* a second submit of someone who left by the first: the unit gives its outcome, or says not found */
		fault_clear(c->fi);
		return ctx_write(c, handover_unit, &p, NULL);
	}
	TRY(kandidaten_read(c, now->huis, now->regio, &k));
	if (!casus_kandidaat_is(&k, naar))
		return fault_field(c->fi, "medewerker", N_("Kies een procesregisseur van dit huis."), "invariant 21");
	for (size_t i = 0; i < k.n; i++)
		if (k.v[i].id.v == naar.v)
			p.naam = k.v[i].naam;
	TRY(toegang_allowed(c, now->regime, now->ring, naar, "medewerker"));
	return ctx_write(c, handover_unit, &p, NULL);
}

/* ---- labels ---- */

enum fault casus_kenmerken(struct ctx *c, struct casus_id id, struct casus_kenmerken *ret)
{
	struct q_kenmerk_list_rows rows = { 0 };
	struct q_casus_lock *casus = NULL;
	const struct regime *g;
	struct batch b = ctx_read(c);

	q_kenmerk_list(&b, id, &rows);
	q_casus_lock(&b, id, &casus);
	TRY(batch_run(&b));
	g = casus ? regime_find(c->cat, casus->regime) : NULL;
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct str);
	for (size_t i = 0; i < rows.n; i++) {
		const struct reden *x = reden_find(c->cat, STR("kenmerk"), rows.v[i].code);

		if (!x || regime_shows_reden(g, x))
			ret->v[ret->n++] = rows.v[i].code;
	}
	return FAULT_NONE;
}

struct labels {
	struct ctx *c;
	struct casus_id id;
	const struct casus_kenmerken *k;
};

static bool label_in(const struct casus_kenmerken *k, struct str code)
{
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->v[i], code))
			return true;
	return false;
}

/* Each is of a kind that the regime of the case permits (invariant 13). */
static enum fault labels_permitted(struct unit *u, const struct labels *p, const struct regime *r)
{
	for (size_t i = 0; i < p->k->n; i++)
		if (!regime_shows_reden(r, reden_find(p->c->cat, STR("kenmerk"), p->k->v[i])))
			return fault_field(unit_fault(u), "kenmerk", N_("Onder deze grondslag wordt dit kenmerk niet vastgelegd."),
				REGIME_VELD_RULE);
	return FAULT_NONE;
}

static enum fault labels_unit(struct unit *u, void *arg)
{
	struct labels *p = arg;
	struct q_casus_lock *now;
	struct q_kenmerk_list_rows rows = { 0 };
	struct casus_kenmerken had = { 0 };
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	TRY(labels_permitted(u, p, regime_find(p->c->cat, now->regime)));
	q_kenmerk_list(&b, p->id, &rows);
	TRY(batch_run(&b));
	had.n = rows.n;
	had.v = ARENA_ARRAY(unit_arena(u), rows.n + 1, struct str);
	for (size_t i = 0; i < rows.n; i++)
		had.v[i] = rows.v[i].code;
	for (size_t i = 0; i < had.n; i++)
		if (!label_in(p->k, had.v[i])) {
			q_kenmerk_drop(&b, p->id, had.v[i], NULL);
			TRY(batch_run(&b));
		}
	for (size_t i = 0; i < p->k->n; i++) {
		int64_t n = 0;

		if (label_in(&had, p->k->v[i]))
			continue;
		q_kenmerk_add(&b, id_new(), p->k->v[i], p->id, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
	}
	p->c->uitkomst = p->id.v;
	return FAULT_NONE;
}

enum fault casus_set_kenmerken(struct ctx *c, struct casus_id id, const struct casus_kenmerken *k)
{
	struct labels p = { c, id, k };

	if (k->n > KENMERKEN_MAX)
		return fault_field(c->fi, "kenmerk", N_("Dat zijn er te veel."), NULL);
	for (size_t i = 0; i < k->n; i++) {
		if (!reden_find(c->cat, STR("kenmerk"), k->v[i]))
			return fault_field(c->fi, "kenmerk", N_("Dit kenmerk bestaat niet."), NULL);
		for (size_t j = 0; j < i; j++)
			if (str_eq(k->v[i], k->v[j]))
				return fault_field(c->fi, "kenmerk", N_("Een kenmerk staat er twee keer."), NULL);
	}
	return ctx_write(c, labels_unit, &p, NULL);
}

/* ---- veiligheidsafspraken ---- */

struct safety {
	struct ctx *c;
	struct casus_id id;
	struct str tekst;
	struct veiligheid_id afspraak;
	int64_t versie;
};

static enum fault safety_add_unit(struct unit *u, void *arg)
{
	struct safety *p = arg;
	struct q_casus_lock *now;
	struct q_casus_veilig_rows rows = { 0 };
	struct veiligheid_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	q_casus_veilig(&b, p->id, &rows);
	TRY(batch_run(&b));
	if (rows.n >= VEILIG_MAX)
		return fault_field(unit_fault(u), "tekst",
			N_("Er zijn al twaalf veiligheidsafspraken. Laat er eerst een vervallen."), NULL);
	q_veilig_add(&b, id, p->tekst, p->id, unit_moment(u), &n);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, n);
}

enum fault casus_veilig_add(struct ctx *c, struct casus_id id, struct str tekst)
{
	struct safety p = { .c = c, .id = id, .tekst = str_trim(tekst) };

	TRY(casus_text(c->fi, tekst, AFSPRAAK_MAX, "tekst", N_("Schrijf de afspraak op.")));
	return ctx_write(c, safety_add_unit, &p, NULL);
}

static enum fault safety_confirm_unit(struct unit *u, void *arg)
{
	struct safety *p = arg;
	struct q_casus_lock *now;
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	q_veilig_confirm(&b, unit_moment(u), p->id, NULL);
	p->c->uitkomst = p->id.v;
	return batch_run(&b);
}

enum fault casus_veilig_confirm(struct ctx *c, struct casus_id id)
{
	struct safety p = { .c = c, .id = id };

	return ctx_write(c, safety_confirm_unit, &p, NULL);
}

static enum fault safety_drop_unit(struct unit *u, void *arg)
{
	struct safety *p = arg;
	struct q_casus_lock *now;
	struct q_casus_veilig_rows rows = { 0 };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &now));
	q_casus_veilig(&b, p->id, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].id.v == p->afspraak.v && rows.v[i].versie == p->versie)
			n = 1;
	if (!n)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze afspraak is intussen gewijzigd of vervallen."), NULL);
	q_veilig_drop(&b, unit_moment(u), p->afspraak, p->versie, p->id, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = p->id.v;
	return casus_one(u, n);
}

enum fault casus_veilig_drop(struct ctx *c, struct casus_id id, struct veiligheid_id afspraak, int64_t versie)
{
	struct safety p = { .c = c, .id = id, .afspraak = afspraak, .versie = versie };

	return ctx_write(c, safety_drop_unit, &p, NULL);
}
