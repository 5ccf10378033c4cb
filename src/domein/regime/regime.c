/* The regime of a case, asked of fields and entries: see regime.h. */
#include "domein/regime/regime.h"

#include "domein/dag.h"

const char *const regime_veld_categorieen[REGIME_VELD__MAX] = {
#define X(code, wat, categorieen) categorieen,
#include "domein/regime/velden.def"
#undef X
};

bool regime_shows(const struct regime *r, enum kring k, enum regime_veld v)
{
	struct str rest = str_z(regime_veld_categorieen[v]), one;
	bool found = false;

	for (bool more = r != NULL; more;) {
		more = str_cut(&rest, '|', &one);
		found |= regime_may_record(r, k, one);
	}
	return found;
}

bool regime_shows_any(const struct regime *r, enum regime_veld v)
{
	for (int k = 0; k < KRING__MAX; k++)
		if (regime_shows(r, (enum kring)k, v))
			return true;
	return false;
}

bool regime_shows_entry(const struct regime *r, struct str onderdeel, struct str wpg)
{
	if (str_eq(onderdeel, STR("straf")) && !regime_shows_any(r, REGIME_VELD_straf))
		return false;
	if (str_eq(onderdeel, STR("zorg")) && !regime_shows_any(r, REGIME_VELD_zorg))
		return false;
	return !wpg.n || regime_shows_any(r, REGIME_VELD_wpg);
}

bool regime_shows_reden(const struct regime *r, const struct reden *x)
{
	bool found = !x->categorie || x->categorie->aard == AARD_ZAAK;

	for (int k = 0; r && k < KRING__MAX; k++)
		found |= x->categorie && regime_may_record(r, (enum kring)k, x->categorie->code);
	return found;
}

enum fault regime_veld_check(struct fault_info *fi, const struct regime *r, enum kring k, enum regime_veld v,
	const char *field)
{
	if (regime_shows(r, k, v))
		return FAULT_NONE;
	return fault_field(fi, field, N_("Onder deze grondslag wordt dit van deze persoon niet vastgelegd."), REGIME_VELD_RULE);
}

static enum fault check_secrecy(struct fault_info *fi, const struct catalogus *cat, const struct regime *r,
	const struct regime_invoer *n)
{
	bool permitted = false;

	for (size_t i = 0; r && i < r->nberoepsgeheim; i++)
		permitted |= str_eq(r->beroepsgeheim[i], n->beroepsgeheim);
	if (!reden_find(cat, STR("beroepsgeheim"), n->beroepsgeheim) || !permitted)
		return fault_field(fi, "beroepsgeheim", N_("Op deze grond mag u dit hier niet delen."), BEROEPSGEHEIM_RULE);
	if (!datum_valid(n->op, false) || n->op.v > datum_today().v)
		return fault_field(fi, "beroepsgeheim_op", N_("Vul in wanneer die grond er was."), BEROEPSGEHEIM_RULE);
	return dag_check(fi, "beroepsgeheim_op", n->op, DAG_LEVEN);
}

enum fault regime_entry_check(struct fault_info *fi, const struct catalogus *cat, const struct regime *r,
	const struct regime_invoer *n)
{
	enum fault f = FAULT_NONE;

	if (str_eq(n->onderdeel, STR("straf")) && !regime_shows_any(r, REGIME_VELD_straf))
		f = fault_field(fi, "onderdeel", N_("Onder deze grondslag zijn er geen strafrechtelijke gegevens."), REGIME_VELD_RULE);
	if (str_eq(n->onderdeel, STR("zorg")) && !regime_shows_any(r, REGIME_VELD_zorg))
		f = fault_field(fi, "onderdeel", N_("Onder deze grondslag zijn er geen gegevens over zorg."), REGIME_VELD_RULE);
	if (n->wpg.n && !str_eq(n->wpg, STR("8")) && !str_eq(n->wpg, STR("13")))
		f = fault_field(fi, "wpg", N_("Alleen artikel 8 en 13 van de Wet politiegegevens zijn mogelijk."),
			"WGS 2.30; invariant 14");
	else if (n->wpg.n && !regime_shows_any(r, REGIME_VELD_wpg))
		f = fault_field(fi, "wpg", N_("Onder deze grondslag zijn er geen politiegegevens."), REGIME_VELD_RULE);
	if (n->beroepsgeheim.n && check_secrecy(fi, cat, r, n))
		f = FAULT_INVALID;
	return f;
}

enum fault regime_move_check(struct fault_info *fi, const struct regime *van, const struct regime *naar,
	const char *field, struct str *ret)
{
	const struct regime_overgang *g = van && naar && van != naar ? regime_overgang_find(van, naar->code) : NULL;

	*ret = STR("");
	if (van && van == naar)
		return FAULT_NONE;
	if (!g)
		return fault_field(fi, field, N_("Van deze grondslag gaan gegevens niet naar die van de andere casus of het andere thema."),
			"invariant 1");
	if (g->zonder_gegevens)
		return fault_field(fi, field, N_("Hieruit gaat niets mee naar een andere grondslag. Doe een nieuwe aanmelding."),
			"BGS 1.10; invariant 1");
	*ret = label_text(&g->grond, 0);
	return FAULT_NONE;
}
