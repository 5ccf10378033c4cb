/* Restricting a case for a request, and lifting it (AVG 18): see rectificatie.h. On lens kaal, after the request was read
 * through the lens: who handles it has no row in the case of his own. */
#include "domein/rechtverzoek/rechtverzoek_priv.h"
#include "domein/rechtverzoek/rectificatie.h"

#define REDEN_MAX 500
#define BEPERK_RULE "AVG 18"

struct restricting {
	struct ctx *c;
	const struct rechtverzoek *r;
	const struct recht_zaak *z;
	struct str reden;
	bool begin;
};

enum fault beperking_get(struct ctx *c, const struct rechtverzoek *r, const struct recht_zaak *z, struct beperking *ret)
{
	struct q_beperking_van *q = NULL;
	struct batch b = ctx_kaal(c);

	q_beperking_van(&b, z->zaak, &q);
	TRY(batch_run(&b));
	*ret = (struct beperking){ 0 };
	if (q)
		*ret = (struct beperking){ q->van, q->naam, q->verzoek.v == r->id.v ? q->reden : STR(""), q->verzoek.v == r->id.v };
	return FAULT_NONE;
}

static enum fault team_tell(struct unit *u, struct restricting *k)
{
	struct q_beperking_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	q_beperking_team(&b, k->z->zaak, unit_moment(u), k->c->actor.id, &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++)
		q_beperking_melding(&b, (struct melding_id){ id_new() }, team.v[i].medewerker, k->begin
			? STR("beperking_begonnen") : STR("beperking_opgeheven"), k->z->zaak, unit_moment(u), NULL);
	return team.n ? batch_run(&b) : FAULT_NONE;
}

static enum fault restrict_unit(struct unit *u, void *arg)
{
	struct restricting *k = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (k->begin)
		q_beperking_add(&b, (struct beperking_id){ id_new() }, k->reden, unit_moment(u), k->c->actor.id, k->z->id, &n);
	else
		q_beperking_end(&b, unit_moment(u), k->reden, k->z->zaak, k->r->id, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, k->begin ? N_("Deze zaak is al beperkt, of is geen casus.")
			: N_("Deze zaak is niet beperkt door dit verzoek."), BEPERK_RULE);
	return team_tell(u, k);
}

static enum fault restrict_do(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, struct str reden,
	bool begin)
{
	struct restricting k = { .c = c, .reden = str_trim(reden), .begin = begin };
	struct rechtverzoek *r;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(recht_get(c, id, &r));
	k.r = r;
	TRY(recht_zaak_get(c, r, zaak, &k.z));
	if (begin ? !r->schrijven : !r->behandelt)
		return fault_set(c->fi, FAULT_DENIED, NULL, RECHT_RULE);
	if (begin && (str_eq(r->soort, STR("inzage")) || str_eq(r->identiteit, STR("niet"))))
		return fault_field(c->fi, "beperken", N_("Beperken kan bij een verzoek om beperking, rectificatie of verwijdering, of "
			"bij bezwaar, van iemand van wie vaststaat wie hij is."), "AVG 18 lid 1");
	TRY(casus_text(c->fi, reden, REDEN_MAX, "beperken", begin ? N_("Schrijf op waarom de gegevens worden beperkt.")
		: N_("Schrijf op waarom de beperking eindigt, en dat de betrokkene het weet (AVG 18 lid 3).")));
	return ctx_write_kaal(c, restrict_unit, &k);
}

enum fault beperking_start(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, struct str reden)
{
	return restrict_do(c, id, zaak, reden, true);
}

enum fault beperking_stop(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, struct str reden)
{
	return restrict_do(c, id, zaak, reden, false);
}
