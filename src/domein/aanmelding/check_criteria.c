/* Criteria, leefgebieden, kinds of data and the fields of the theme (invariants 2, 13, 14; WGS 2.30, BGS 2.20). */
#include <string.h>

#include "domein/aanmelding/aanmelding_priv.h"

#define MOTIVERING_MAX 2000
#define VELD_MAX 2000

/* ---- leefgebieden and kinds of data: codes with commas ---- */

/* Adds a code that is not there yet. */
static void csv_add(struct buf *b, struct str code)
{
	if (str_csv_has(buf_str(b), code))
		return;
	if (b->n)
		buf_addc(b, ',');
	buf_add(b, code);
}

static size_t check_leefgebieden(struct ctx *c, struct aanmelding_klaar *k)
{
	struct buf b = buf_new(c->arena);
	struct str rest = k->van->leefgebieden, word;
	size_t n = 0;

	for (bool more = rest.n > 0; more;) {
		more = str_cut(&rest, ',', &word);
		word = str_trim(word);
		if (!word.n)
			continue;
		if (!leefgebied_find(c->cat, word))
			(void)fault_field(c->fi, "leefgebieden", N_("Kies leefgebieden uit de lijst."), NULL);
		n += !str_csv_has(buf_str(&b), word);
		csv_add(&b, word);
	}
	k->leefgebieden = buf_str(&b);
	return n;
}

static bool holds_police(const struct ctx *c, struct str codes)
{
	struct str rest = codes, word;

	for (bool more = rest.n > 0; more;) {
		const struct gegevenscategorie *g;

		more = str_cut(&rest, ',', &word);
		g = categorie_find(c->cat, word);
		if (g && g->aard == AARD_POLITIE)
			return true;
	}
	return false;
}

static void categorie_take(struct ctx *c, const struct regime *r, struct buf *b, struct str code, const char *field)
{
	if (!categorie_find(c->cat, code))
		(void)fault_field(c->fi, field, N_("Kies soorten gegevens uit de lijst."), NULL);
	else if (!regime_may_record(r, KRING_BETROKKENE, code))
		(void)fault_field(c->fi, field, N_("Deze soort gegevens mag onder deze grondslag niet worden gedeeld."),
			"WGS 2.29, 2.30; invariant 13");
	else
		csv_add(b, code);
}

/* What was ticked, and what the fields of the theme that are filled in bring along. */
static void categorieen_collect(struct ctx *c, struct aanmelding_klaar *k, struct buf *b)
{
	struct str rest = k->van->categorieen, word;

	for (bool more = rest.n > 0; more;) {
		more = str_cut(&rest, ',', &word);
		if (str_trim(word).n)
			categorie_take(c, k->regime, b, str_trim(word), "categorieen");
	}
	for (size_t i = 0; i < k->nvelden; i++) {
		const struct themaveld *v = thema_veld_find(k->thema, k->velden[i].veld);

		if (v->categorie->aard != AARD_ZAAK && !str_eq(k->van->soort, STR("gebied")))
			csv_add(b, v->categorie->code);
	}
}

/* Invariant 14: police data bear the article of the Wpg; what police tells of a person is police data. */
static void check_wpg(struct ctx *c, struct aanmelding_klaar *k, struct buf *b)
{
	struct str wpg = k->van->wpg, police = STR("politiegegevens");
	bool may = regime_may_record(k->regime, KRING_BETROKKENE, police), from_police;

	from_police = str_eq(k->organisatie_soort, STR("politie")) && may && !str_eq(k->van->soort, STR("gebied"));
	if (wpg.n && !str_eq(wpg, STR("8")) && !str_eq(wpg, STR("13")))
		(void)fault_field(c->fi, "wpg", N_("Kies artikel 8 of artikel 13."), "WGS 2.30 lid 1; invariant 14");
	if (!wpg.n && (from_police || holds_police(c, buf_str(b))))
		(void)fault_field(c->fi, "wpg", N_("Kies onder welk artikel van de Wet politiegegevens u deze gegevens deelt."),
			"WGS 2.30 lid 1; invariant 14");
	if (wpg.n && !may)
		(void)fault_field(c->fi, "wpg", N_("Onder deze grondslag mogen geen politiegegevens worden gedeeld."),
			"WGS 2.30 lid 1; invariant 13");
	else if (wpg.n)
		csv_add(b, police);
}

/* ---- criteria ---- */

static const struct criterium_nieuw *answer_find(const struct aanmelding_nieuw *n, struct str set, struct str code)
{
	for (size_t i = 0; i < n->ncriteria; i++)
		if (str_eq(n->criteria[i].criteria, set) && str_eq(n->criteria[i].criterium, code))
			return &n->criteria[i];
	return NULL;
}

static const char *answer_field(struct ctx *c, const char *group, const struct criteriaset *s, const struct criterium *q)
{
	struct str name = str_cat(c->arena, str_cat(c->arena, s->code, STR(".")), q->code);

	return field_name(c->arena, group, -1, name.p);
}

static bool is_ja(const struct criterium_nieuw *a)
{
	return a && str_eq(a->antwoord, STR("ja"));
}

static void check_antwoord(struct ctx *c, const struct criteriaset *s, const struct criterium *q,
	const struct criterium_nieuw *a)
{
	if (!a || (!is_ja(a) && !str_eq(a->antwoord, STR("nee")) && !str_eq(a->antwoord, STR("onbekend"))))
		(void)fault_field(c->fi, answer_field(c, "c", s, q), N_("Geef bij elk criterium een antwoord."),
			"BGS 2.20 lid 3; invariant 2");
	else if (is_ja(a) && q->bewijs && !str_trim(a->motivering).n)
		(void)fault_field(c->fi, answer_field(c, "m", s, q), N_("Beschrijf waaruit dat blijkt."),
			"BGS 2.20 lid 3; invariant 2");
	else if (a->motivering.p && str_points(a->motivering) > MOTIVERING_MAX)
		(void)fault_field(c->fi, answer_field(c, "m", s, q), N_("Dit is te lang."), NULL);
}

enum fault check_criteria(struct ctx *c, struct aanmelding_klaar *k)
{
	const struct thema *t = k->thema;
	size_t total = 0, ngebieden = check_leefgebieden(c, k);
	bool several = false;

	for (size_t i = 0; i < t->ncriteria; i++)
		total += t->criteria[i]->ncriteria;
	k->criteria = ARENA_ARRAY(c->arena, total + 1, struct criterium_klaar);
	for (size_t i = 0; i < t->ncriteria; i++)
		for (size_t j = 0; j < t->criteria[i]->ncriteria; j++) {
			const struct criteriaset *s = t->criteria[i];
			const struct criterium *q = &s->criteria[j];
			const struct criterium_nieuw *a = answer_find(k->van, s->code, q->code);

			check_antwoord(c, s, q, a);
			several |= q->leefgebieden && is_ja(a);
			if (a)
				k->criteria[k->ncriteria++] = (struct criterium_klaar){ s, q, a };
		}
	if (several && ngebieden < 2)
		(void)fault_field(c->fi, "leefgebieden", N_("Kies de leefgebieden waarop problemen zijn: ten minste twee."),
			"BGS 2.20 lid 1 onder b");
	if (k->ncriteria < k->van->ncriteria)
		(void)fault_field(c->fi, "thema", N_("Er zijn criteria beantwoord die niet bij dit thema horen."), NULL);
	return FAULT_NONE;
}

/* ---- fields of the theme ---- */

static bool datum_field(struct ctx *c, struct str s, struct str *ret)
{
	struct datum d;

	if (!datum_parse(s, false, &d))
		return false;
	*ret = datum_iso(c->arena, d);
	return true;
}

/* The value as it is kept; false when it is none of that type. */
static bool veld_value(struct ctx *c, const struct themaveld *v, struct str s, struct str *ret)
{
	int64_t n;

	*ret = s;
	switch (v->type) {
	case VELD_GETAL:
		return str_i64(s, &n) && ((!v->min && !v->max) || (n >= v->min && n <= v->max));
	case VELD_DATUM:
		return datum_field(c, s, ret);
	case VELD_KEUZE:
		return veldoptie_find(v, s) != NULL;
	case VELD_JANEE:
		return str_eq(s, STR("ja")) || str_eq(s, STR("nee"));
	default:
		return str_utf8(s) && (int64_t)str_points(s) <= (v->max ? v->max : VELD_MAX);
	}
}

static const char *const veld_texts[VELD__MAX] = {
	[VELD_TEKST] = N_("Dit is te lang."),
	[VELD_GETAL] = N_("Vul hier een geldig getal in."),
	[VELD_DATUM] = N_("Vul een bestaande datum in, bijvoorbeeld 7-12-2026."),
	[VELD_KEUZE] = N_("Kies een van de mogelijkheden."),
	[VELD_JANEE] = N_("Kies ja of nee."),
};

/* What the theme asks of whoever fills in the form. What was kept elsewhere comes as it was kept. */
static void check_verplicht(struct ctx *c, const struct aanmelding_nieuw *n, const struct thema *t)
{
	for (size_t i = 0; i < t->nvelden && !n->ingediend; i++) {
		bool given = !t->velden[i].verplicht;

		for (size_t k = 0; k < n->nvelden && !given; k++)
			given = str_eq(n->velden[k].veld, t->velden[i].code) && str_trim(n->velden[k].waarde).n;
		if (!given)
			(void)fault_field(c->fi, field_name(c->arena, "v", -1, str_dup(c->arena, t->velden[i].code).p),
				N_("Vul dit in; het hoort bij dit thema."), NULL);
	}
}

enum fault check_velden(struct ctx *c, struct aanmelding_klaar *k)
{
	const struct aanmelding_nieuw *n = k->van;
	struct buf b = buf_new(c->arena);

	k->velden = ARENA_ARRAY(c->arena, n->nvelden + 1, struct veld_nieuw);
	for (size_t i = 0; i < n->nvelden; i++) {
		const struct themaveld *v = thema_veld_find(k->thema, n->velden[i].veld);
		struct str waarde, name = str_dup(c->arena, n->velden[i].veld);

		if (!str_trim(n->velden[i].waarde).n)
			continue;
		if (!v)
			(void)fault_field(c->fi, "thema", N_("Er is een veld ingevuld dat niet bij dit thema hoort."), NULL);
		else if (!veld_value(c, v, str_trim(n->velden[i].waarde), &waarde))
			(void)fault_field(c->fi, field_name(c->arena, "v", -1, name.p), veld_texts[v->type], NULL);
		else
			k->velden[k->nvelden++] = (struct veld_nieuw){ v->code, waarde };
	}
	check_verplicht(c, n, k->thema);
	categorieen_collect(c, k, &b);
	check_wpg(c, k, &b);
	k->categorieen = buf_str(&b);
	return FAULT_NONE;
}
