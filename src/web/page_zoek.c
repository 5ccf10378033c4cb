/* Page: one search field for case number, person, organisation and notes. See domein/casus/zoek.h. */
#include "web/page_zoek.h"

#include "domein/casus/zoek.h"
#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

static struct view_zoek_groep *group(struct req *r, struct view_zoek *v, const char *id, const char *titel, size_t n)
{
	struct view_zoek_groep *g = &v->groepen[v->ngroepen++];

	*g = (struct view_zoek_groep){ id, titel, 0, ARENA_ARRAY(r->arena, n + 1, struct view_zoek_rij) };
	return g;
}

static void cases_fill(struct req *r, const struct zoek *z, struct view_zoek *v)
{
	struct view_zoek_groep *g = group(r, v, "casussen", N_("Casussen"), z->ncasussen);

	for (size_t i = 0; i < z->ncasussen; i++) {
		const struct zoek_casus *c = &z->casussen[i];

		g->v[g->n++] = (struct view_zoek_rij){ .url = url_casus(r, c->id), .titel = c->naam.n ? c->naam : c->nummer,
			.sub = str_join(r->arena, c->nummer, ", ", str_join(r->arena, c->thema, ", ", c->regisseur_naam)), .tekst = STR(""), .domein = STR("") };
	}
}

static void people_fill(struct req *r, const struct zoek *z, struct view_zoek *v)
{
	struct view_zoek_groep *g = group(r, v, "personen", N_("Personen in uw casussen"), z->nmensen);

	for (size_t i = 0; i < z->nmensen; i++) {
		const struct zoek_mens *m = &z->mensen[i];
		const struct casusrol *rol = casusrol_find(r->app->cat, m->rol);
		struct str wat = rol ? label_text(&rol->label, (int)r->lang) : m->rol;

		g->v[g->n++] = (struct view_zoek_rij){ .url = url_casus(r, m->casus), .titel = m->naam,
			.sub = str_join(r->arena, casus_datum_veld(r, m->geboren), ", ", str_join(r->arena, wat, ", ", m->nummer)), .tekst = STR(""),
			.domein = STR("") };
	}
}

static void organisations_fill(struct req *r, const struct zoek *z, struct view_zoek *v)
{
	struct view_zoek_groep *g = group(r, v, "organisaties", N_("Organisaties"), z->norganisaties);

	for (size_t i = 0; i < z->norganisaties; i++) {
		const struct zoek_organisatie *o = &z->organisaties[i];

		g->v[g->n++] = (struct view_zoek_rij){ .url = STR(""), .titel = o->naam,
			.sub = str_join(r->arena, soort_naam(r, o->soort), ", ", str_join(r->arena, o->contactpersoon, ", ", o->telefoon)), .tekst = STR(""),
			.domein = o->domein };
	}
}

static void notes_fill(struct req *r, const struct zoek *z, struct view_zoek *v)
{
	struct view_zoek_groep *g = group(r, v, "notities", N_("Tijdlijn van uw casussen"), z->nnotities);

	for (size_t i = 0; i < z->nnotities; i++) {
		const struct zoek_notitie *n = &z->notities[i];
		const char *soort = casus_keus_label(notitie_soorten, n->soort);
		struct str titel = n->titel.n ? n->titel : str_z(tr(r->lang, soort ? soort : N_("Gebeurtenis")));

		g->v[g->n++] = (struct view_zoek_rij){ .url = url_casus(r, n->casus), .titel = titel,
			.sub = str_join(r->arena, n->nummer, ", ", casus_moment_dag(r, n->moment)), .tekst = n->stuk, .domein = STR("") };
	}
}

enum fault page_zoek(struct req *r, const struct in_zoek *in)
{
	struct view_zoek *v = ARENA_NEW(r->arena, struct view_zoek);
	struct zoek *z;

	v->url = url_zoek(r);
	v->q = in->q.p ? in->q : STR("");
	v->veld = (struct view_field){ .kind = INPUT_SEARCH, .name = "q", .id = "zoekvraag",
		.label = N_("Naam, casusnummer, organisatie of woord uit een notitie"), .value = v->q };
	v->url_personen = req_mag(r, RECHT_persoon_zoeken) ? url_personen(r) : STR("");
	v->url_nood = req_mag(r, RECHT_noodtoegang) ? url_nood(r) : STR("");
	v->leeg = !v->q.n;
	if (v->q.n) {
		TRY(zoek_run(&r->ctx, v->q, &z));
		v->te_kort = z->te_kort;
		cases_fill(r, z, v);
		people_fill(r, z, v);
		notes_fill(r, z, v);
		organisations_fill(r, z, v);
	}
	view_zoek(r->out, v);
	return page_send(r, N_("Zoeken"), MENU_GEEN);
}
