/* In which cases a person is, and opening one for a request: see rechtverzoek.h.
 *
 * On lens kaal: the contact point has no row in any of them. What comes back is a number, within the houses and rings of
 * his role; each is a look with the reason as its ground.
 */
#include "domein/inzien/toetser.h"
#include "domein/rechtverzoek/rechtverzoek_priv.h"

#define REDEN_MIN 10
#define REDEN_MAX 500

struct searching {
	struct ctx *c;
	struct rechtverzoek_id id;
	struct str reden;
	size_t n;
	const struct q_recht_zoek **v; /* those that are the person */
	bool *zeker;
};

static bool same_name(struct arena *a, struct str x, struct str y)
{
	return y.n && str_eq(fold_words(a, x), fold_words(a, y));
}

/* The BSN decides when both have one; else family name and, as far as both have them, the first of the first names. */
static bool same_person(struct ctx *c, const struct rechtverzoek *r, const struct q_recht_zoek *q, bool *ret_zeker)
{
	struct str mine = r->voornamen, theirs = q->voornamen, een, ander;

	*ret_zeker = r->bsn.n && q->bsn.p && str_eq(q->bsn, r->bsn);
	if (r->bsn.n && q->bsn.p && q->bsn.n)
		return *ret_zeker;
	if (!same_name(c->arena, r->geslachtsnaam, q->geslachtsnaam) && !same_name(c->arena, r->geslachtsnaam, q->partner_naam))
		return false;
	str_cut(&mine, ' ', &een);
	str_cut(&theirs, ' ', &ander);
	return !een.n || !ander.n || str_eq(fold(c->arena, een), fold(c->arena, ander));
}

static enum fault found_fill(struct searching *k, const struct rechtverzoek *r)
{
	struct toetser wie;
	struct q_recht_zoek_rows rows = { 0 };
	struct ctx *c = k->c;
	struct batch b = ctx_kaal(c);
	int32_t jaar = r->geboren.v / 10000 * 10000;

	TRY(toetser_read(c, RECHT_privacy_toetsen, &wie));
	q_recht_zoek(&b, c->actor.regio, r->bsn.n ? r->bsn : STR("-"), r->geboren,
		(struct datum){ r->geboren.v / 100 * 100 }, (struct datum){ jaar }, &rows);
	TRY(batch_run(&b));
	k->v = ARENA_ARRAY(c->arena, rows.n + 1, const struct q_recht_zoek *);
	k->zeker = ARENA_ARRAY(c->arena, rows.n + 1, bool);
	for (size_t i = 0; i < rows.n; i++) {
		if (!toetser_mag(&wie, rows.v[i].huis, rows.v[i].ring) || !same_person(c, r, &rows.v[i], &k->zeker[k->n]))
			continue;
		ctx_look(c, rows.v[i].zaak, rows.v[i].persoon, LOOK_ZOEK, str_cat(c->arena, str_cat(c->arena, r->nummer, STR(": ")),
			k->reden));
		k->v[k->n++] = &rows.v[i];
	}
	return FAULT_NONE;
}

static enum fault search_unit(struct unit *u, void *arg)
{
	struct searching *k = arg;
	struct q_rechtverzoek_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(recht_lock_in(u, k->id, 0, &q));
	for (size_t i = 0; i < k->n; i++)
		q_recht_zaak_add(&b, (struct rechtzaak_id){ id_new() }, k->v[i]->zaak, k->v[i]->soort, k->v[i]->nummer,
			k->v[i]->huis_naam, k->v[i]->betrokkene, k->zeker[i], k->id, NULL);
	q_recht_zoeking_add(&b, id_new(), k->reden, (int64_t)k->n, unit_moment(u), k->id, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = (int64_t)k->n;
	return casus_one(u, n);
}

enum fault recht_search(struct ctx *c, struct rechtverzoek_id id, struct str reden, int64_t *ret)
{
	struct searching k = { .c = c, .id = id, .reden = str_trim(reden) };
	struct rechtverzoek *r;

	TRY(recht_read_open(c, id, &r));
	if (str_points(k.reden) < REDEN_MIN || str_points(k.reden) > REDEN_MAX)
		return fault_field(c->fi, "reden", N_("Schrijf op waarom u zoekt. Dit komt in het logboek."),
			"WGS 1.8 lid 4; BGS 1.12");
	TRY(VRIJ_CHECK(c->fi, { "reden", k.reden }));
	TRY(found_fill(&k, r));
	return ctx_write(c, search_unit, &k, ret);
}

/* ---- somebody else ---- */

struct dropping {
	struct ctx *c;
	struct rechtverzoek_id id;
	struct rechtzaak_id zaak;
	int64_t versie;
	struct str reden;
};

static enum fault drop_unit(struct unit *u, void *arg)
{
	struct dropping *k = arg;
	struct q_rechtverzoek_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(recht_lock_in(u, k->id, 0, &q));
	q_recht_zaak_drop(&b, unit_moment(u), k->reden, k->zaak, k->versie, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verzoek is intussen gewijzigd."), NULL);
}

enum fault recht_zaak_drop(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, int64_t versie,
	struct str reden)
{
	struct dropping k = { c, id, zaak, versie, str_trim(reden) };
	struct rechtverzoek *r;

	TRY(recht_read_open(c, id, &r));
	if (!recht_zaak_of(r, zaak))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(casus_text(c->fi, reden, REDEN_MAX, "weg", N_("Schrijf op waaruit blijkt dat het een ander is.")));
	return ctx_write(c, drop_unit, &k, NULL);
}

/* ---- opening a case ---- */

enum fault recht_zaak_within(struct ctx *c, const struct recht_zaak *z, bool *ret)
{
	struct q_recht_zaak_plaats *q = NULL;
	struct batch b = ctx_kaal(c);
	struct toetser wie;

	TRY(toetser_read(c, RECHT_privacy_toetsen, &wie));
	q_recht_zaak_plaats(&b, z->zaak, &q);
	TRY(batch_run(&b));
	*ret = q && toetser_mag(&wie, q->huis, q->ring);
	return FAULT_NONE;
}

enum fault recht_admits(struct ctx *c, struct rechtverzoek_id id, struct medewerker_id m, bool *ret)
{
	struct q_recht_plaatsen_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	struct toetser wie;

	TRY(toetser_van(c, m, RECHT_privacy_toetsen, &wie));
	q_recht_plaatsen(&b, id, &rows);
	TRY(batch_run(&b));
	*ret = wie.n > 0;
	for (size_t i = 0; i < rows.n; i++)
		*ret &= toetser_mag(&wie, rows.v[i].huis, rows.v[i].ring);
	return FAULT_NONE;
}

struct opening {
	struct ctx *c;
	const struct rechtverzoek *r;
	const struct recht_zaak *z;
	struct str grond;
};

static bool in_rows(const struct q_recht_lees_ander_rows *rows, const char *deel)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->v[i].onderdeel, str_z(deel)))
			return true;
	return false;
}

static bool corrects(const struct rechtverzoek *r)
{
	return str_eq(r->soort, STR("rectificatie")) || str_eq(r->soort, STR("verwijdering"));
}

const char *const *recht_zaak_delen(const struct recht_zaak *z)
{
	static const char *const referral[] = { "kern", "inhoud", "intern", "logboek", NULL };

	return str_eq(z->soort, STR("casus")) ? casus_deel_codes : referral;
}

int recht_zaak_niveau(const char *deel)
{
	bool writes = str_eq(str_z(deel), STR("logboek")) || str_eq(str_z(deel), STR("verzoek")) || str_eq(str_z(deel),
		STR("inhoud"));

	return writes ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN;
}

/* What overleggen recorded of the case: each point is a dossier of its own. */
static enum fault points_open(struct unit *u, struct opening *k, int niveau, int64_t van, int64_t tot)
{
	static const char *const delen[] = { "kern", "inhoud" };
	struct q_recht_punten_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_recht_punten(&b, k->z->id, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		struct q_recht_lees_ander_rows has = { 0 };

		q_recht_lees_cut(&b, van, rows.v[i].punt, k->c->actor.id, NULL);
		q_recht_lees_ander(&b, rows.v[i].punt, k->c->actor.id, van, &has);
		TRY(batch_run(&b));
		for (size_t d = 0; d < 2; d++)
			if (!in_rows(&has, delen[d]))
				q_recht_punt_add(&b, (struct toegang_id){ id_new() }, str_z(delen[d]), niveau, k->grond, van, tot,
					k->c->actor.id, rows.v[i].punt, NULL);
		if (has.n < 2)
			TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

static enum fault open_unit(struct unit *u, void *arg)
{
	struct opening *k = arg;
	const char *const *delen = recht_zaak_delen(k->z);
	int64_t van = unit_moment(u), tot = van + RECHT_LEES_DAGEN * DAY_MS;
	struct q_recht_lees_ander_rows has = { 0 };
	struct batch b = unit_batch(u);

	q_recht_lees_cut(&b, van, k->z->zaak, k->c->actor.id, NULL);
	q_recht_lees_ander(&b, k->z->zaak, k->c->actor.id, van, &has);
	TRY(batch_run(&b));
	for (size_t i = 0; delen[i]; i++) {
		int niveau = corrects(k->r) ? NIVEAU_SCHRIJVEN : recht_zaak_niveau(delen[i]);
		int64_t n = 0;

		if (in_rows(&has, delen[i]))
			continue;
		q_recht_lees_add(&b, (struct toegang_id){ id_new() }, str_z(delen[i]), niveau, k->grond, van, tot, k->c->actor.id,
			k->z->id, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
	}
	if (corrects(k->r))
		return points_open(u, k, NIVEAU_SCHRIJVEN, van, tot);
	return str_eq(k->r->soort, STR("inzage")) ? points_open(u, k, NIVEAU_LEZEN, van, tot) : FAULT_NONE;
}

enum fault recht_zaak_open(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak)
{
	struct opening k = { .c = c };
	struct rechtverzoek *r;
	bool within;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(recht_get(c, id, &r));
	if (!r->behandelt)
		return fault_set(c->fi, FAULT_DENIED, NULL, RECHT_RULE);
	k.r = r;
	TRY(recht_zaak_get(c, r, zaak, &k.z));
	if (str_eq(r->status, STR("ingetrokken")) || (!r->open && str_eq(k.z->uitkomst, STR("afgewezen"))))
		return fault_set(c->fi, FAULT_DENIED, N_("Voor dit verzoek is in deze zaak niets meer te doen."), RECHT_RULE);
	if (str_eq(r->identiteit, STR("niet")))
		return fault_field(c->fi, "identiteit", N_("Stel eerst vast wie het verzoek doet."), "AVG 12 lid 6; invariant 39");
	TRY(recht_zaak_within(c, k.z, &within));
	if (!within)
		return fault_set(c->fi, FAULT_DENIED, N_("Deze zaak is van een ander huis of van een besloten kring waarin u niet "
			"werkt. Laat een contactpunt daarvan het verzoek behandelen."), "invariant 11");
	k.grond = casus_grond(c, "verzoek", r->nummer);
	return ctx_write_kaal(c, open_unit, &k);
}
