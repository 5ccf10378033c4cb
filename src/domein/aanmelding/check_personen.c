/* Persons of an aanmelding: who may be in it, with what (invariants 5, 13, 17, 18; WGS 2.30, BGS 2.19). */
#include <string.h>

#include "domein/aanmelding/aanmelding_priv.h"

#define NAAM_MAX 200
#define REDEN_MAX 500

struct bekijk { /* one person under review */
	struct ctx *c;
	const struct aanmelding_klaar *k;
	struct persoon_klaar *p;
	int64_t nr;
};

static void wrong(const struct bekijk *v, const char *field, const char *text, const char *rule)
{
	(void)fault_field(v->c->fi, field_name(v->c->arena, "p", v->nr, field), text, rule);
}

static bool may_record(const struct bekijk *v, const char *categorie)
{
	return !v->k->regime || regime_may_record(v->k->regime, v->p->rol->kring, str_z(categorie));
}

static void person_rol(struct bekijk *v)
{
	const struct persoon_nieuw *n = v->p->van;
	const struct thema *t = v->k->thema;
	struct str code = n->rol.n ? n->rol : v->nr == 0 ? STR("betrokkene") : STR("contact");
	const struct casusrol *rol = casusrol_find(v->c->cat, code);
	bool known = !t || t->ncasusrollen == 0;

	for (size_t i = 0; t && i < t->ncasusrollen; i++)
		known |= t->casusrollen[i] == rol;
	if (!rol || !known) {
		wrong(v, "rol", N_("Kies de rol van deze persoon."), NULL);
		rol = casusrol_find(v->c->cat, STR("betrokkene"));
	} else if (v->nr == 0 && rol->kring != KRING_BETROKKENE) {
		wrong(v, "rol", N_("De eerste persoon is degene om wie het gaat."), "BGS 2.19; invariant 17");
	}
	v->p->rol = rol;
	if (n->relatie.n && !relatiesoort_find(v->c->cat, n->relatie))
		wrong(v, "relatie", N_("Kies een van de mogelijkheden."), NULL);
}

static void person_naam(const struct bekijk *v)
{
	const struct naam *n = &v->p->van->naam;
	const struct str *parts[] = { &n->voornamen, &n->voorletters, &n->voorvoegsel, &n->geslachtsnaam,
		&n->partner_voorvoegsel, &n->partner_naam };

	if (!str_trim(n->geslachtsnaam).n)
		wrong(v, "geslachtsnaam", N_("Vul de achternaam in, of 'onbekend'."), NULL);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i]->p && (!str_utf8(*parts[i]) || str_points(*parts[i]) > NAAM_MAX))
			wrong(v, "geslachtsnaam", N_("Deze naam is te lang."), NULL);
	if (n->naamgebruik && !strchr("EPNV", n->naamgebruik))
		wrong(v, "naamgebruik", N_("Kies een van de mogelijkheden."), NULL);
	if (v->p->van->geslacht && !strchr("MVO", v->p->van->geslacht))
		wrong(v, "geslacht", N_("Kies een van de mogelijkheden."), NULL);
	if (!may_record(v, "identiteit"))
		wrong(v, "geslachtsnaam", N_("Onder deze grondslag mag deze persoon niet worden vastgelegd."),
			"WGS 2.30 lid 1; invariant 13");
}

static void person_geboren(const struct bekijk *v)
{
	struct datum d = v->p->van->geboren;

	if (d.v && (!datum_valid(d, true) || d.v > datum_today().v))
		wrong(v, "geboren", N_("Vul een bestaande geboortedatum in, of alleen het jaar."), NULL);
	else
		(void)dag_check(v->c->fi, field_name(v->c->arena, "p", v->nr, "geboren"), d, DAG_LEVEN);
}

/* The same BSN twice is one person twice. */
static bool bsn_before(const struct bekijk *v)
{
	for (int64_t i = 0; i < v->nr; i++)
		if (v->k->personen[i].bsn.n && str_eq(v->k->personen[i].bsn, v->p->bsn))
			return true;
	return false;
}

static void person_bsn(const struct bekijk *v)
{
	const struct persoon_nieuw *n = v->p->van;

	if (!str_trim(n->bsn).n) {
		if (!str_trim(n->bsn_reden).n)
			wrong(v, "bsn", N_("Vul het BSN in, of kies waarom u het niet invult."), "invariant 18");
		else if (str_points(n->bsn_reden) > REDEN_MAX)
			wrong(v, "bsn_reden", N_("Dit is te lang."), NULL);
		return;
	}
	if (!bsn_parse(v->c->arena, n->bsn, &v->p->bsn))
		wrong(v, "bsn", N_("Dit is geen geldig BSN. Controleer de cijfers."), "invariant 18");
	else if (!may_record(v, "bsn"))
		wrong(v, "bsn", N_("Van deze persoon mag het BSN niet worden vastgelegd."), "WGS 2.30 lid 1; invariant 13");
	else if (bsn_before(v))
		wrong(v, "bsn", N_("Dit BSN staat al bij een ander in deze aanmelding."), "invariant 18");
}

static void person_adres(struct bekijk *v)
{
	const struct adres_nieuw *a = &v->p->van->adres;
	bool given = a->straat.n || a->postcode.n || a->plaats.n || a->huisnummer;

	(void)adres_land_check(v->c, a->land, a->postcode, field_name(v->c->arena, "p", v->nr, "land"),
		field_name(v->c->arena, "p", v->nr, "postcode"), &v->p->land);
	if (!a->soort.n && !given && !land_buiten(v->p->land.land))
		return;
	if (!keus_label(aanmelding_adressoorten, a->soort))
		wrong(v, "adressoort", N_("Kies wat voor adres dit is."), NULL);
	if (!may_record(v, "contact"))
		wrong(v, "straat", N_("Van deze persoon mag geen adres worden vastgelegd."), "WGS 2.30 lid 1; invariant 13");
	if (a->huisnummer < 0 || a->huisnummer > 99999)
		wrong(v, "huisnummer", N_("Vul een huisnummer in van 1 tot 99999."), NULL);
	if (str_points(a->straat) > NAAM_MAX || str_points(a->plaats) > NAAM_MAX || str_points(a->toevoeging) > NAAM_MAX)
		wrong(v, "straat", N_("Dit adres is te lang."), NULL);
}

/* BGS 1.3: each person in a case is informed, or not with a ground. Asked of who the case is about. */
static void person_geinformeerd(const struct bekijk *v)
{
	const struct persoon_nieuw *n = v->p->van;
	const struct reden *r = reden_find(v->c->cat, STR("niet_geinformeerd"), n->geinformeerd);

	if (!n->geinformeerd.n) {
		if (v->k->regime && v->k->regime->informatie.verplicht && v->p->rol->kring == KRING_BETROKKENE)
			wrong(v, "geinformeerd", N_("Geef aan of de betrokkene is geïnformeerd."), "BGS 1.3; AVG 14");
		return;
	}
	if (!r && !keus_label(aanmelding_informeren, n->geinformeerd))
		wrong(v, "geinformeerd", N_("Kies een van de mogelijkheden."), NULL);
	if (r && r->motivering && !str_trim(n->geinformeerd_reden).n)
		wrong(v, "geinformeerd_reden", N_("Leg uit waarom de betrokkene niet is geïnformeerd."), "AVG 14; UAVG 41");
	if (n->geinformeerd_reden.n && str_points(n->geinformeerd_reden) > REDEN_MAX)
		wrong(v, "geinformeerd_reden", N_("Dit is te lang."), NULL);
}

static void person_check(struct ctx *c, struct aanmelding_klaar *k, size_t i)
{
	struct bekijk v = { c, k, &k->personen[i], (int64_t)i };

	person_rol(&v);
	person_naam(&v);
	person_geboren(&v);
	person_bsn(&v);
	person_adres(&v);
	person_geinformeerd(&v);
	v.p->voorletters = v.p->van->naam.voorletters.n ? v.p->van->naam.voorletters
		: v.p->van->naam.voornamen.n ? voorletters_of(c->arena, v.p->van->naam.voornamen) : STR("");
}

/* How many there may be: none about a gebied (invariant 5) or without personal data in the regime. */
static enum fault check_aantal(struct ctx *c, const struct aanmelding_klaar *k)
{
	const struct aanmelding_nieuw *n = k->van;

	if (str_eq(n->soort, STR("gebied")))
		return n->npersonen == 0 ? FAULT_NONE : fault_field(c->fi, "soort",
			N_("Een aanmelding van een gebied bevat geen gegevens over personen. Meld de persoon apart aan."),
			"BGS 2.20 lid 1; invariant 5");
	if (k->regime && !k->regime->personen)
		return n->npersonen == 0 ? FAULT_NONE : fault_field(c->fi, "thema",
			N_("Onder deze grondslag worden geen personen vastgelegd."), "invariant 13");
	if (n->npersonen > AANMELDING_PERSONEN_MAX)
		return fault_field(c->fi, "soort", N_("Dit zijn te veel personen voor een aanmelding."), NULL);
	if (n->npersonen == 0)
		return fault_field(c->fi, "p0.geslachtsnaam", N_("Vul in om wie het gaat."), NULL);
	if (str_eq(n->soort, STR("persoon")) && n->npersonen > 1)
		return fault_field(c->fi, "soort", N_("Het gaat om meer personen: kies gezin of systeem."), NULL);
	if (str_eq(n->soort, STR("gezin")) && n->npersonen < 2)
		return fault_field(c->fi, "p1.geslachtsnaam", N_("Een gezin heeft ten minste twee personen."), NULL);
	return FAULT_NONE;
}

enum fault check_personen(struct ctx *c, struct aanmelding_klaar *k)
{
	const struct aanmelding_nieuw *n = k->van;

	if (check_aantal(c, k)) /* told; the others can be looked at all the same */
		return FAULT_NONE;
	k->npersonen = n->npersonen;
	k->personen = ARENA_ARRAY(c->arena, n->npersonen + 1, struct persoon_klaar);
	for (size_t i = 0; i < n->npersonen; i++) {
		k->personen[i].van = &n->personen[i];
		person_check(c, k, i);
	}
	return FAULT_NONE;
}
