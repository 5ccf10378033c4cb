/* Inzage as a file and as a document: see inzage.h. What is left out is named by part, number and ground, never by content. */
#include <jansson.h>

#include "domein/rechtverzoek/inzage.h"
#include "domein/rechtverzoek/rechtverzoek_priv.h"

#define INZAGE_VERSIE "1"

static struct str ground_text(struct ctx *c, struct str code)
{
	const struct reden *x = reden_find(c->cat, STR("weigering_recht"), code);

	if (!x)
		return code;
	return x->grond.p ? str_cat(c->arena, label_text(&x->label, 0), str_cat(c->arena, STR(" ("), str_cat(c->arena, x->grond,
		STR(")")))) : label_text(&x->label, 0);
}

static struct str moment_text(struct ctx *c, int64_t moment)
{
	return moment ? datum_iso(c->arena, datum_of_moment(moment)) : STR("");
}

/* ---- JSON ---- */

static void put(json_t *o, const char *key, struct str s)
{
	json_object_set_new(o, key, json_stringn(s.p ? s.p : "", s.n));
}

static json_t *person_json(struct ctx *c, const struct inzage_zaak *z)
{
	static const char *const keys[][2] = { { "Naam", "naam" }, { "Voornamen", "voornamen" },
		{ "Voorletters", "voorletters" }, { "Achternaam van de partner", "partner_naam" },
		{ "Geboortedatum", "geboortedatum" }, { "Geslacht", "geslacht" }, { "Burgerservicenummer", "bsn" },
		{ "Rol in de zaak", "rol" }, { "Geïnformeerd", "geinformeerd" } };
	json_t *o = json_object();

	(void)c;
	for (size_t i = 0; i < z->nfeiten; i++)
		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
			if (str_eq(str_z(z->feiten[i].label), str_z(keys[k][0])))
				put(o, keys[k][1], z->feiten[i].waarde);
	put(o, "bron", z->bron);
	return o;
}

static json_t *data_json(struct ctx *c, const struct inzage_zaak *z)
{
	json_t *list = json_array();

	for (size_t i = 0; i < z->n; i++) {
		const struct inzage_gegeven *g = &z->v[i];
		json_t *o;

		if (g->ingehouden)
			continue;
		o = json_object();
		put(o, "deel", g->deel);
		put(o, "soort", str_z(g->soort));
		put(o, "kop", g->kop);
		put(o, "tekst", g->tekst);
		put(o, "bron", g->bron);
		put(o, "datum", moment_text(c, g->moment));
		json_array_append_new(list, o);
	}
	return list;
}

/* tellen: with how many; of what goes on, that is never twice the same. */
static json_t *withheld_json(struct ctx *c, const struct inzage_zaak *z, bool tellen)
{
	json_t *list = json_array();

	for (size_t i = 0; i < z->ndelen; i++) {
		json_t *o;

		if (!z->delen[i].ingehouden)
			continue;
		o = json_object();
		put(o, "deel", z->delen[i].deel);
		put(o, "naam", z->delen[i].naam);
		put(o, "grond", ground_text(c, z->delen[i].grond));
		if (tellen)
			json_object_set_new(o, "aantal", json_integer(z->delen[i].aantal));
		json_array_append_new(list, o);
	}
	return list;
}

/* A person that got something is named by his function, as whoever looked is. */
static struct str receiver(const struct verstrekking_rij *v)
{
	return v->functie.n && v->aan == DELEN_INCIDENTELE_DERDE ? v->functie : v->ontvanger;
}

static json_t *receivers_json(struct ctx *c, const struct inzage_zaak *z)
{
	json_t *list = json_array();

	for (size_t i = 0; !z->ontvangers_weg && i < z->ontvangers.n; i++) {
		const struct verstrekking_rij *v = &z->ontvangers.v[i];
		json_t *o = json_object();

		put(o, "ontvanger", receiver(v));
		put(o, "wat", v->categorieen);
		put(o, "grond", v->grond);
		put(o, "datum", datum_iso(c->arena, v->dag));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *looks_json(struct ctx *c, const struct inzage_zaak *z)
{
	json_t *list = json_array();

	for (size_t i = 0; !z->blikken_weg && i < z->nblikken; i++) {
		json_t *o = json_object();

		put(o, "organisatie", z->blikken[i].organisatie);
		put(o, "functie", z->blikken[i].functie);
		json_object_set_new(o, "aantal", json_integer(z->blikken[i].aantal));
		put(o, "eerste", moment_text(c, z->blikken[i].eerst));
		put(o, "laatste", moment_text(c, z->blikken[i].laatst));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *corrections_json(struct ctx *c, const struct inzage_zaak *z)
{
	json_t *list = json_array();

	for (size_t i = 0; i < z->ncorrecties; i++) {
		json_t *o = json_object();

		put(o, "gegeven", str_z(z->correcties[i].label));
		put(o, "wat", z->correcties[i].verwijderd ? STR("verwijderd") : STR("gerectificeerd"));
		put(o, "reden", z->correcties[i].reden);
		put(o, "datum", moment_text(c, z->correcties[i].moment));
		json_array_append_new(list, o);
	}
	return list;
}

/* alles: with to whom it went and who looked. */
static json_t *case_json(struct ctx *c, const struct inzage_zaak *z, bool alles)
{
	json_t *o = json_object();

	put(o, "nummer", z->z->nummer);
	put(o, "soort", z->z->soort);
	put(o, "huis", z->z->huis_naam);
	json_object_set_new(o, "persoon", person_json(c, z));
	json_object_set_new(o, "gegevens", data_json(c, z));
	if (alles) {
		json_object_set_new(o, "ontvangers", receivers_json(c, z));
		json_object_set_new(o, "bekeken_door", looks_json(c, z));
	}
	json_object_set_new(o, "correcties", corrections_json(c, z));
	json_object_set_new(o, "weggelaten", withheld_json(c, z, alles));
	return o;
}

static json_t *cases_json(struct ctx *c, const struct inzage *i, bool alles)
{
	json_t *list = json_array();

	for (size_t k = 0; k < i->n; k++)
		json_array_append_new(list, case_json(c, &i->v[k], alles));
	return list;
}

/* Takes the value. */
static struct str written(struct ctx *c, json_t *j, size_t how)
{
	char *text = json_dumps(j, how);
	struct str ret = str_dup(c->arena, str_z(text ? text : "{}"));

	free(text);
	json_decref(j);
	return ret;
}

struct str inzage_vinger(struct ctx *c, const struct inzage *i)
{
	unsigned char h[SHA256_LEN];

	sha256(written(c, cases_json(c, i, false), JSON_COMPACT), h);
	return hex(c->arena, (struct str){ (const char *)h, SHA256_LEN });
}

struct str inzage_json(struct ctx *c, const struct inzage *i)
{
	json_t *root = json_object();

	put(root, "schema", STR("schakel-inzage-" INZAGE_VERSIE));
	put(root, "verzoek", i->r->nummer);
	put(root, "huis", i->huis_naam);
	put(root, "contactpunt", i->r->contactpunt);
	put(root, "gemaakt", moment_text(c, i->geleverd));
	json_object_set_new(root, "zaken", cases_json(c, i, true));
	return written(c, root, JSON_INDENT(2));
}

/* ---- document ---- */

static void data_stuk(struct ctx *c, struct stuk *s, const struct inzage_zaak *z)
{
	struct str deel = STR("");

	for (size_t i = 0; i < z->n; i++) {
		const struct inzage_gegeven *g = &z->v[i];
		struct buf b = buf_new(c->arena);

		if (g->ingehouden)
			continue;
		if (!str_eq(g->deel, deel))
			for (size_t k = 0; k < z->ndelen; k++)
				if (str_eq(z->delen[k].deel, g->deel))
					stuk_kop(s, 2, z->delen[k].naam);
		deel = g->deel;
		buf_addz(&b, g->soort);
		if (g->kop.n) {
			buf_addz(&b, ": ");
			buf_add(&b, g->kop);
		}
		stuk_kop(s, 3, str_dup(c->arena, buf_str(&b)));
		if (g->tekst.n)
			stuk_tekst(s, g->tekst);
		b = buf_new(c->arena);
		buf_addz(&b, "Bron: ");
		buf_add(&b, g->bron);
		if (g->moment) {
			buf_addz(&b, ", ");
			buf_add(&b, datum_text(c->arena, datum_of_moment(g->moment)));
		}
		stuk_alinea(s, buf_str(&b));
	}
}

static void withheld_stuk(struct ctx *c, struct stuk *s, const struct inzage_zaak *z)
{
	bool any = false;

	for (size_t i = 0; i < z->ndelen; i++) {
		if (!z->delen[i].ingehouden)
			continue;
		if (!any)
			stuk_kop(s, 2, STR("Wat wij niet geven"));
		any = true;
		stuk_feit(s, z->delen[i].naam, ground_text(c, z->delen[i].grond));
	}
}

static void receivers_stuk(struct ctx *c, struct stuk *s, const struct inzage_zaak *z)
{
	if (!z->ontvangers.n || z->ontvangers_weg)
		return;
	stuk_kop(s, 2, STR("Wie gegevens kregen"));
	stuk_koprij(s, (struct str[]){ STR("Ontvanger"), STR("Grond"), STR("Dag") }, 3);
	for (size_t i = 0; i < z->ontvangers.n; i++) {
		const struct verstrekking_rij *v = &z->ontvangers.v[i];

		stuk_rij(s, (struct str[]){ receiver(v), v->grond, datum_text(c->arena, v->dag) }, 3);
	}
}

static void looks_stuk(struct ctx *c, struct stuk *s, const struct inzage_zaak *z)
{
	if (!z->nblikken || z->blikken_weg)
		return;
	stuk_kop(s, 2, STR("Wie de gegevens bekeken"));
	stuk_koprij(s, (struct str[]){ STR("Organisatie"), STR("Functie"), STR("Aantal"), STR("Laatst") }, 4);
	for (size_t i = 0; i < z->nblikken; i++)
		stuk_rij(s, (struct str[]){ z->blikken[i].organisatie, z->blikken[i].functie, str_from_i64(c->arena,
			z->blikken[i].aantal), datum_text(c->arena, datum_of_moment(z->blikken[i].laatst)) }, 4);
}

static void corrections_stuk(struct ctx *c, struct stuk *s, const struct inzage_zaak *z)
{
	if (!z->ncorrecties)
		return;
	stuk_kop(s, 2, STR("Wat is gecorrigeerd"));
	stuk_koprij(s, (struct str[]){ STR("Gegeven"), STR("Wat"), STR("Waarom"), STR("Dag") }, 4);
	for (size_t i = 0; i < z->ncorrecties; i++)
		stuk_rij(s, (struct str[]){ str_z(z->correcties[i].label), z->correcties[i].verwijderd ? STR("Verwijderd")
			: STR("Gecorrigeerd"), z->correcties[i].reden, datum_text(c->arena, datum_of_moment(z->correcties[i].moment)) },
			4);
}

struct stuk *inzage_stuk(struct ctx *c, const struct inzage *i)
{
	struct stuk *s = stuk_new(c->arena, STR("Inzage in uw gegevens"), i->huis_naam, i->geleverd ? i->geleverd
		: ctx_moment(c));

	s->voet = i->r->nummer;
	stuk_titel(s);
	stuk_feit(s, STR("Kenmerk"), i->r->nummer);
	stuk_feit(s, STR("Voor"), i->r->verzoeker);
	stuk_feit(s, STR("Contactpunt"), i->r->contactpunt);
	for (size_t k = 0; k < i->n; k++) {
		const struct inzage_zaak *z = &i->v[k];

		stuk_kop(s, 1, str_cat(c->arena, str_eq(z->z->soort, STR("casus")) ? STR("Casus ") : STR("Aanmelding "),
			z->z->nummer));
		for (size_t f = 0; f < z->nfeiten; f++)
			stuk_feit(s, str_z(z->feiten[f].label), z->feiten[f].waarde);
		stuk_feit(s, STR("Bron"), z->bron);
		data_stuk(c, s, z);
		corrections_stuk(c, s, z);
		receivers_stuk(c, s, z);
		looks_stuk(c, s, z);
		withheld_stuk(c, s, z);
	}
	return s;
}
