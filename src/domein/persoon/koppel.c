/* Linking a betrokkene to a persoon, making one, taking the link away, correcting identity. Each is one unit of work.
 *
 * The dossier decides the regio and ring of the persoon: whoever may not see the dossier's ring never gets here.
 */
#include <string.h>

#include "basis/arena.h"
#include "catalogus/catalogus.h"
#include "domein/persoon/persoon_priv.h"
#include "domein/persoon/term.h"

#define REDEN_MIN 3
#define REDEN_MAX 500

struct link_work {
	struct ctx *c;
	struct betrokkene_id id;
	int64_t versie;
	struct persoon_id persoon;
	struct str reden;
};

/* ---- what the law lets be recorded ---- */

/* Invariant 17: someone of the direct circle is there because of a betrokkene with a case of his own, or a relation; a
 * professional is no persoon at all. */
static enum fault kring_check(struct ctx *c, struct fault_info *fi, const struct q_persoon_betrokkene *q,
	enum kring *ret)
{
	const struct casusrol *rol = casusrol_find(c->cat, q->rol);
	const struct regime *regime = regime_find(c->cat, q->regime);
	enum kring kring = rol ? rol->kring : q->hoofd ? KRING_BETROKKENE : KRING_DIRECT;

	if (kring == KRING_PROFESSIONAL)
		return fault_set(fi, FAULT_INVALID, N_("Een professional wordt niet als persoon vastgelegd."),
			"BGS 2.19; invariant 17");
	if (kring == KRING_DIRECT && !q->kring)
		return fault_set(fi, FAULT_INVALID,
			N_("Leg eerst vast wat deze persoon is van de betrokkene om wie het gaat."), "BGS 2.19; invariant 17");
	if (!regime || !regime_may_record(regime, kring, STR("identiteit")))
		return fault_set(fi, FAULT_INVALID, N_("Onder deze grondslag mag deze persoon niet worden vastgelegd."),
			"WGS 2.30 lid 1; invariant 13");
	*ret = kring;
	return FAULT_NONE;
}

/* The row that is changed: seen, writable, as it was read. */
static enum fault row_for_write(struct unit *u, const struct link_work *w, struct q_persoon_betrokkene **ret)
{
	struct batch b = unit_batch(u);

	TRY(persoon_betrokkene_row(&b, w->c, w->id, ret));
	if (!(*ret)->schrijven)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	if (w->versie && (*ret)->versie != w->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Deze persoon is intussen door een ander gewijzigd. Bekijk het opnieuw."), NULL);
	return FAULT_NONE;
}

static enum fault not_linked_yet(struct unit *u, const struct q_persoon_betrokkene *q)
{
	if (!q->persoon.v)
		return FAULT_NONE;
	return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze persoon is intussen al gekoppeld."), NULL);
}

static enum fault link_set(struct unit *u, const struct q_persoon_betrokkene *q, struct persoon_id persoon)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_persoon_koppel(&b, persoon, q->id, q->versie, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
}

/* ---- linking to somebody known ---- */

static enum fault same_person(struct unit *u, const struct q_persoon_betrokkene *q, const struct q_persoon_kern *p)
{
	if (q->bsn.n && p->bsn.n && !str_eq(q->bsn, p->bsn))
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Het BSN is anders: dit kan niet dezelfde persoon zijn. Laat eerst het BSN verbeteren."), "invariant 18");
	return FAULT_NONE;
}

static enum fault link_unit(struct unit *u, void *arg)
{
	const struct link_work *w = arg;
	struct batch b = unit_batch(u);
	struct q_persoon_betrokkene *q = NULL;
	struct q_persoon_kern *p = NULL;
	struct q_persoon_in_dossier *there = NULL;
	enum kring kring;

	TRY(row_for_write(u, w, &q));
	TRY(not_linked_yet(u, q));
	TRY(kring_check(w->c, unit_fault(u), q, &kring));
	q_persoon_kern(&b, w->persoon, &p);
	q_persoon_in_dossier(&b, q->dossier, w->persoon, &there);
	TRY(batch_run(&b));
	if (!p || !str_eq(p->ring, q->ring))
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, "invariant 44");
	if (there)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Deze persoon staat al in dit dossier."), "invariant 18");
	TRY(same_person(u, q, p));
	TRY(link_set(u, q, w->persoon));
	w->c->uitkomst = w->persoon.v;
	return FAULT_NONE;
}

enum fault persoon_link(struct ctx *c, struct betrokkene_id id, int64_t versie, struct persoon_id persoon)
{
	struct link_work w = { c, id, versie, persoon, STR("") };

	TRY(ctx_require(c, RECHT_persoon_koppelen));
	return ctx_write(c, link_unit, &w, NULL);
}

/* ---- making somebody ---- */

/* The terms by which he is found, anew. */
static enum fault terms_set(struct unit *u, struct persoon_id id, const struct naam *n)
{
	struct batch b = unit_batch(u);
	struct termen t;

	termen_of(unit_arena(u), n, &t);
	q_persoon_term_wis(&b, id, NULL);
	for (size_t i = 0; i < t.n; i++)
		q_persoon_term_add(&b, t.v[i].tekst, str_z(t.v[i].soort), id, NULL);
	return batch_run(&b);
}

/* Nobody else in the regio and ring has it. */
static enum fault bsn_free(struct unit *u, struct str bsn, struct str ring, struct persoon_id self)
{
	struct batch b = unit_batch(u);
	struct q_persoon_met_bsn *other = NULL;

	if (!bsn.n)
		return FAULT_NONE;
	q_persoon_met_bsn(&b, bsn, ring, &other);
	TRY(batch_run(&b));
	if (other && other->id.v != self.v)
		return fault_field(unit_fault(u), "bsn",
			N_("Er is al een persoon met dit BSN. Vergelijk en koppel aan die persoon."), "invariant 18");
	return FAULT_NONE;
}

/* The BSN as it may be kept: one that passes the elfproef, of somebody whose BSN may be recorded; else a reason. */
static enum fault bsn_to_keep(struct unit *u, struct ctx *c, const struct q_persoon_betrokkene *q, enum kring kring,
	struct str *ret_bsn, struct str *ret_reden)
{
	struct arena *a = unit_arena(u);

	*ret_bsn = STR_NULL;
	*ret_reden = q->bsn_reden;
	if (!q->bsn.n) {
		if (!str_trim(q->bsn_reden).n)
			return fault_field(unit_fault(u), "bsn", N_("Vul het BSN in, of waarom u het niet heeft."), "invariant 18");
		return FAULT_NONE;
	}
	if (!regime_may_record(regime_find(c->cat, q->regime), kring, STR("bsn"))) {
		*ret_reden = STR("BGS 2.19");
		return FAULT_NONE;
	}
	if (!bsn_parse(a, q->bsn, ret_bsn))
		return fault_field(unit_fault(u), "bsn", N_("Dit is geen geldig BSN. Controleer de cijfers."), "invariant 18");
	*ret_reden = STR("");
	return FAULT_NONE;
}

static enum fault persoon_insert(struct unit *u, const struct q_persoon_betrokkene *q, struct persoon_id id,
	struct str bsn, struct str reden)
{
	struct persoon_kern k = KERN_AS(id, q, q->ring);
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_persoon_add(&b, id, bsn, reden, q->voornamen, q->voorletters, q->voorvoegsel, q->geslachtsnaam,
		q->partner_voorvoegsel, q->partner_naam, q->naamgebruik, q->geboren, q->geslacht,
		naam_sort_key(unit_arena(u), &k.naam), q->begin ? q->begin : unit_moment(u), q->ring, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "invariant 11");
	return terms_set(u, id, &k.naam);
}

static enum fault make_unit(struct unit *u, void *arg)
{
	const struct link_work *w = arg;
	struct q_persoon_betrokkene *q = NULL;
	struct persoon_id id = { id_new() };
	struct str bsn, reden;
	enum kring kring;

	TRY(row_for_write(u, w, &q));
	TRY(not_linked_yet(u, q));
	TRY(kring_check(w->c, unit_fault(u), q, &kring));
	TRY(bsn_to_keep(u, w->c, q, kring, &bsn, &reden));
	TRY(bsn_free(u, bsn, q->ring, id));
	TRY(persoon_insert(u, q, id, bsn, reden));
	TRY(link_set(u, q, id));
	w->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault persoon_make(struct ctx *c, struct betrokkene_id id, int64_t versie, struct persoon_id *ret)
{
	struct link_work w = { c, id, versie, { 0 }, STR("") };
	int64_t made;

	TRY(ctx_require(c, RECHT_persoon_koppelen));
	TRY(ctx_write(c, make_unit, &w, &made));
	ret->v = made;
	return FAULT_NONE;
}

/* ---- taking the link away ---- */

static enum fault unlink_unit(struct unit *u, void *arg)
{
	const struct link_work *w = arg;
	struct batch b = unit_batch(u);
	struct q_persoon_betrokkene *q = NULL;
	int64_t n = 0;

	TRY(row_for_write(u, w, &q));
	if (!q->persoon.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze persoon is intussen al losgemaakt."), NULL);
	q_persoon_ontkoppel(&b, w->reden, q->id, q->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	q_persoon_wis(&b, q->persoon, NULL);
	w->c->uitkomst = q->id.v;
	return batch_run(&b);
}

enum fault persoon_unlink(struct ctx *c, struct betrokkene_id id, int64_t versie, struct str reden)
{
	struct link_work w = { c, id, versie, { 0 }, str_trim(reden) };

	TRY(ctx_require(c, RECHT_persoon_koppelen));
	if (str_points(w.reden) < REDEN_MIN || str_points(w.reden) > REDEN_MAX)
		return fault_field(c->fi, "reden", N_("Leg uit waarom de koppeling niet klopt."), NULL);
	return ctx_write(c, unlink_unit, &w, NULL);
}

/* ---- correcting ---- */

struct correct_work {
	struct ctx *c;
	const struct persoon_wijziging *w;
	struct str bsn, reden; /* as they are kept */
};

static enum fault correct_check(struct ctx *c, const struct persoon_wijziging *w, struct correct_work *ret)
{
	enum fault f = FAULT_NONE;

	*ret = (struct correct_work){ c, w, STR_NULL, STR("") };
	if (w->bsn_blijft && (str_trim(w->bsn).n || str_trim(w->bsn_reden).n))
		return fault_field(c->fi, "bsn", N_("Vul een nieuw BSN in of een reden, of laat beide leeg."), NULL);
	if (!str_trim(w->naam.geslachtsnaam).n)
		f = fault_field(c->fi, "geslachtsnaam", N_("Vul de achternaam in, of 'onbekend'."), NULL);
	if (w->geboren.v && (!datum_valid(w->geboren, true) || w->geboren.v > datum_today().v))
		f = fault_field(c->fi, "geboren", N_("Vul een bestaande geboortedatum in, of alleen het jaar."), NULL);
	if (str_trim(w->bsn).n && !bsn_parse(c->arena, w->bsn, &ret->bsn))
		f = fault_field(c->fi, "bsn", N_("Dit is geen geldig BSN. Controleer de cijfers."), "invariant 18");
	if (!str_trim(w->bsn).n && !w->bsn_blijft) {
		ret->reden = str_trim(w->bsn_reden);
		if (!ret->reden.n)
			f = fault_field(c->fi, "bsn_reden", N_("Vul het BSN in, of waarom u het niet heeft."), "invariant 18");
	}
	return f;
}

static struct str text_of(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

static enum fault correct_unit(struct unit *u, void *arg)
{
	const struct correct_work *k = arg;
	const struct persoon_wijziging *w = k->w;
	const struct naam *n = &w->naam;
	struct batch b = unit_batch(u);
	struct q_persoon_get *q = NULL;
	int64_t changed = 0;

	q_persoon_get(&b, w->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->versie != w->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Deze persoon is intussen door een ander gewijzigd. Bekijk het opnieuw."), NULL);
	TRY(bsn_free(u, k->bsn, q->ring, w->id));
	q_persoon_set(&b, w->bsn_blijft ? q->bsn : k->bsn, w->bsn_blijft ? q->bsn_reden : k->reden,
		text_of(n->voornamen), text_of(n->voorletters), text_of(n->voorvoegsel), text_of(n->geslachtsnaam),
		text_of(n->partner_voorvoegsel), text_of(n->partner_naam),
		(struct str){ n->naamgebruik ? &n->naamgebruik : "E", 1 }, w->geboren,
		(struct str){ w->geslacht ? &w->geslacht : "O", 1 }, w->geheim, naam_sort_key(unit_arena(u), n), w->id,
		w->versie, &changed);
	TRY(batch_run(&b));
	if (changed != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	k->c->uitkomst = w->id.v;
	return terms_set(u, w->id, n);
}

enum fault persoon_names_in(struct unit *u, struct persoon_id id)
{
	struct batch b = unit_batch(u);
	struct q_persoon_get *q = NULL;
	struct naam n;
	int64_t changed = 0;

	q_persoon_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	n = (struct naam){ q->voornamen, q->voorletters, q->voorvoegsel, q->geslachtsnaam, q->partner_voorvoegsel,
		q->partner_naam, q->naamgebruik.n ? q->naamgebruik.p[0] : 'E' };
	q_persoon_set(&b, q->bsn, q->bsn_reden, q->voornamen, q->voorletters, q->voorvoegsel, q->geslachtsnaam,
		q->partner_voorvoegsel, q->partner_naam, q->naamgebruik, q->geboren, q->geslacht, q->geheim,
		naam_sort_key(unit_arena(u), &n), id, q->versie, &changed);
	TRY(batch_run(&b));
	if (changed != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	return terms_set(u, id, &n);
}

enum fault persoon_correct(struct ctx *c, const struct persoon_wijziging *w)
{
	struct correct_work k;

	TRY(ctx_require(c, RECHT_persoon_koppelen));
	TRY(correct_check(c, w, &k));
	return ctx_write(c, correct_unit, &k, NULL);
}
