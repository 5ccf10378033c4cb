/* Cases for who reviews: the closed ones by number, and with a reason the content of one for some days. See afschaling.h.
 *
 * On lens kaal, after the right and the house and ring of the role: who reviews has no row to begin with.
 */
#include "domein/afschaling/afschaling_priv.h"
#include "domein/inzien/toetser.h"
#include "domein/persoon/vrij.h"

#define REDEN_MIN 10
#define REDEN_MAX 500

enum fault afgeschermd_list(struct ctx *c, struct afgeschermd_lijst *ret)
{
	struct toetser wie;
	struct q_afgeschermd_list_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	TRY(toetser_read(c, RECHT_privacy_toetsen, &wie));
	q_afgeschermd_list(&b, c->actor.id, ctx_moment(c), c->actor.regio, &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct afgeschermd);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_afgeschermd_list *q = &rows.v[i];

		if (!toetser_mag(&wie, q->huis, q->ring))
			continue;
		ctx_look(c, casus_dossier(q->id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("afgeschermde casussen"));
		ret->v[ret->n++] = (struct afgeschermd){ q->id, q->nummer, q->huis_naam, q->gesloten, q->tot, q->vernietigen };
	}
	return FAULT_NONE;
}

struct opening {
	struct ctx *c;
	struct casus_id id;
	struct str grond;
};

static enum fault open_unit(struct unit *u, void *arg)
{
	struct opening *k = arg;
	struct batch b = unit_batch(u);
	int64_t van = unit_moment(u), tot = van + TOETSING_DAGEN * DAY_MS;

	q_toetsing_cut(&b, van, k->id, k->c->actor.id, NULL);
	TRY(batch_run(&b));
	for (int d = 0; d < CASUS_DEEL__MAX; d++) {
		int niveau = d == CASUS_DEEL_LOGBOEK ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN; /* who looked: niveau 3 (lens) */
		int64_t n = 0;

		q_toetsing_add(&b, (struct toegang_id){ id_new() }, str_z(casus_deel_codes[d]), niveau, k->grond, van, tot,
			k->c->actor.id, k->id, &n);
		TRY(batch_run(&b));
		if (n != 1)
			return fault_set(unit_fault(u), FAULT_CONFLICT, N_("De toetsing is niet geopend. Probeer het nog eens."), NULL);
	}
	return FAULT_NONE;
}

enum fault toetsing_open(struct ctx *c, struct casus_id id, struct str reden)
{
	struct opening k = { c, id, casus_grond(c, "toetsing", str_trim(reden)) };
	struct q_inzicht_casus *q = NULL;
	struct batch b = ctx_kaal(c);
	struct toegang_lijst mijn;
	struct toetser wie;

	TRY(toetser_read(c, RECHT_privacy_toetsen, &wie));
	q_inzicht_casus(&b, c->actor.regio, STR(""), id.v, &q);
	TRY(batch_run(&b));
	if (!q || !toetser_mag(&wie, q->huis, q->ring))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(toegang_mine(c, casus_dossier(id), &mijn));
	for (size_t i = 0; i < mijn.n; i++)
		if (!str_eq(mijn.v[i].soort, STR("toetsing")) && !str_eq(mijn.v[i].soort, STR("nood")))
			return fault_field(c->fi, "reden", N_("U neemt zelf deel aan deze casus. Een ander toetst haar."),
				"WGS 1.8 lid 2");
	if (str_points(str_trim(reden)) < REDEN_MIN || str_points(reden) > REDEN_MAX)
		return fault_field(c->fi, "reden", N_("Schrijf op waarom u deze casus toetst."), "WGS 1.8 lid 2");
	TRY(VRIJ_CHECK(c->fi, { "reden", reden }));
	return ctx_write_kaal(c, open_unit, &k);
}
