/* A case as it was known at a moment: see toen.h. */
#include "domein/inzien/toen.h"

#include "query.h"

enum fault toen_mensen(struct ctx *c, struct casus_id id, struct toen_mensen *ret)
{
	struct toegang_lijst mijn, alle;

	*ret = (struct toen_mensen){ 0 };
	TRY(toegang_mine(c, casus_dossier(id), &mijn));
	if (toegang_level(&mijn, "logboek") < NIVEAU_SCHRIJVEN)
		return FAULT_NONE;
	TRY(toegang_list(c, casus_dossier(id), true, &alle));
	ret->v = ARENA_ARRAY(c->arena, alle.n + 1, struct toen_mens);
	for (size_t i = 0; i < alle.n; i++) {
		bool known = false;

		for (size_t k = 0; k < ret->n; k++)
			known |= ret->v[k].id.v == alle.v[i].medewerker.v;
		if (!known)
			ret->v[ret->n++] = (struct toen_mens){ alle.v[i].medewerker, alle.v[i].naam, alle.v[i].organisatie_naam };
	}
	return FAULT_NONE;
}

enum fault toen_begin(struct ctx *c, struct casus_id id, int64_t moment, struct medewerker_id ogen, struct str *ret_naam)
{
	struct toen_mensen l;

	*ret_naam = STR("");
	if (moment > klok_now())
		return fault_field(c->fi, "op", N_("Kies een moment dat voorbij is."), NULL);
	if (!ogen.v || ogen.v == c->actor.id.v) {
		ctx_toen(c, casus_dossier(id), moment, c->actor.id);
		return FAULT_NONE;
	}
	TRY(toen_mensen(c, id, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v == ogen.v)
			*ret_naam = l.v[i].naam;
	if (!ret_naam->n)
		return fault_set(c->fi, FAULT_DENIED, N_("Met de ogen van een ander kijken is voor de regie en de toetsing."),
			"WGS 1.8 lid 4");
	ctx_toen(c, casus_dossier(id), moment, ogen);
	return FAULT_NONE;
}
