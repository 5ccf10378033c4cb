/* Who may see what, and why: see inzicht.h. Others' rows are read on lens kaal, after right, house and ring. */
#include "domein/inzien/inzicht.h"

#include "catalogus/catalogus.h"
#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"
#include "query.h"

#define GROND STR("wie mag wat zien")

static struct str pattern(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	buf_addc(&b, '%');
	for (size_t i = 0; i < s.n; i++) {
		char k = s.p[i];

		if (k == '%' || k == '_' || k == '!')
			buf_addc(&b, '!');
		buf_addc(&b, k >= 'A' && k <= 'Z' ? (char)(k - 'A' + 'a') : k);
	}
	buf_addc(&b, '%');
	return buf_str(&b);
}

enum fault inzicht_zoek(struct ctx *c, struct str tekst, struct inzicht_namen *ret)
{
	struct q_inzicht_zoek_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_logboek_lezen));
	q_inzicht_zoek(&b, ctx_moment(c), pattern(c->arena, str_trim(tekst)), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct inzicht_naam);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct inzicht_naam){ rows.v[i].id, rows.v[i].naam, rows.v[i].functie, rows.v[i].organisatie_naam,
			rows.v[i].actief };
	return FAULT_NONE;
}

/* The case with that number or id, if this reviewer may ask about it; NULL else. */
static enum fault case_read(struct ctx *c, const struct toetser *t, struct str nummer, int64_t id,
	struct q_inzicht_casus **ret)
{
	struct batch b = ctx_kaal(c);

	q_inzicht_casus(&b, c->actor.regio, casus_nummer_typed(c->arena, nummer), id, ret);
	TRY(batch_run(&b));
	if (*ret && !toetser_mag(t, (*ret)->huis, (*ret)->ring))
		*ret = NULL;
	return FAULT_NONE;
}

enum fault inzicht_casus_find(struct ctx *c, struct str nummer, struct casus_id *ret)
{
	struct q_inzicht_casus *q = NULL;
	struct toetser t;

	TRY(toetser_read(c, RECHT_logboek_lezen, &t));
	if (str_trim(nummer).n)
		TRY(case_read(c, &t, nummer, 0, &q));
	if (!q)
		return fault_field(c->fi, "nummer", N_("Er is geen casus met dit nummer die u toetst."), NULL);
	*ret = q->id;
	return FAULT_NONE;
}

static enum fault looks_read(struct ctx *c, struct casus_id id, struct medewerker_id m, struct inzicht_blik **ret,
	size_t *ret_n)
{
	struct q_inzicht_blikken_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_inzicht_blikken(&b, id.v, m.v, &rows);
	TRY(batch_run(&b));
	*ret_n = rows.n;
	*ret = ARENA_ARRAY(c->arena, rows.n + 1, struct inzicht_blik);
	for (size_t i = 0; i < rows.n; i++)
		(*ret)[i] = (struct inzicht_blik){ rows.v[i].medewerker, rows.v[i].naam, rows.v[i].organisatie_naam,
			rows.v[i].aantal, rows.v[i].eerst, rows.v[i].laatst, rows.v[i].geweigerd };
	return FAULT_NONE;
}

/* ---- of one medewerker ---- */

static void person_fill(struct ctx *c, const struct q_inzicht_mens *q, const struct q_inzicht_rollen_rows *rollen,
	struct inzicht_mens *m)
{
	int64_t now = ctx_moment(c);

	*m = (struct inzicht_mens){ .id = q->id, .naam = q->naam, .functie = q->functie,
		.organisatie_naam = q->organisatie_naam, .soort = q->soort, .domein = q->domein, .huis_naam = q->huis_naam,
		.vog = q->vog, .opleiding = q->opleiding, .actief_van = q->actief_van, .actief_tot = q->actief_tot,
		.actief = q->actief_van <= now && q->actief_tot > now, .nrollen = rollen->n,
		.rollen = ARENA_ARRAY(c->arena, rollen->n + 1, struct inzicht_rol) };
	for (size_t i = 0; i < rollen->n; i++) {
		const struct q_inzicht_rollen *x = &rollen->v[i];
		struct inzicht_rol *rol = &m->rollen[i];

		*rol = (struct inzicht_rol){ x->rol, x->huis_naam, x->ring, x->reden, x->door_naam, x->van, x->tot,
			x->van <= now && x->tot > now, rol_find(c->cat, x->rol) };
		if (rol->nu && rol->cat)
			m->rechten |= rol->cat->rechten;
	}
}

/* Reading goes on, and whoever reviews sees who looked. */
static int64_t rests(int niveau, struct str onderdeel, int64_t rust)
{
	return niveau == NIVEAU_LEZEN || str_eq(onderdeel, STR("logboek")) ? 0 : rust;
}

static enum fault rows_read(struct ctx *c, const struct toetser *t, bool alles, struct inzicht_mens *m)
{
	struct q_inzicht_toegang_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	int64_t now = ctx_moment(c);

	q_inzicht_toegang(&b, m->id, alles, now, m->casus.v, &rows);
	TRY(batch_run(&b));
	m->rijen = ARENA_ARRAY(c->arena, rows.n + 1, struct inzicht_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_inzicht_toegang *x = &rows.v[i];

		if (!toetser_mag(t, x->huis, x->vorm.n ? overlegvorm_ring(c->cat, x->vorm) : x->ring)) {
			m->besloten++;
			continue;
		}
		ctx_look(c, (struct dossier_id){ x->dossier }, (struct persoon_id){ 0 }, LOOK_SCHERM, GROND);
		m->rijen[m->nrijen++] = (struct inzicht_rij){ x->casus, x->kind, x->nummer, x->onderdeel, x->soort, x->grond,
			x->door_naam, (int)x->niveau, x->van, x->tot, x->van <= now && x->tot > now,
			rests((int)x->niveau, x->onderdeel, x->rust) };
	}
	return FAULT_NONE;
}

enum fault inzicht_mens(struct ctx *c, struct medewerker_id id, struct str nummer, bool alles, struct inzicht_mens **ret)
{
	struct inzicht_mens *m = ARENA_NEW(c->arena, struct inzicht_mens);
	struct q_inzicht_rollen_rows rollen = { 0 };
	struct q_inzicht_mens *q = NULL;
	struct q_inzicht_casus *zaak = NULL;
	struct batch b = ctx_read(c);
	struct toetser t;

	TRY(toetser_read(c, RECHT_logboek_lezen, &t));
	q_inzicht_mens(&b, id, &q);
	q_inzicht_rollen(&b, id, alles, ctx_moment(c), &rollen);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	person_fill(c, q, &rollen, m);
	*ret = m;
	if (str_trim(nummer).n) {
		TRY(case_read(c, &t, nummer, 0, &zaak));
		if (!zaak)
			return fault_field(c->fi, "nummer", N_("Er is geen casus met dit nummer die u toetst."), NULL);
		m->casus = zaak->id;
		m->casus_nummer = zaak->nummer;
		TRY(looks_read(c, zaak->id, id, &m->blikken, &m->nblikken));
	}
	ctx_look(c, (struct dossier_id){ m->casus.v }, (struct persoon_id){ 0 }, LOOK_SCHERM, GROND);
	return rows_read(c, &t, alles, m);
}

/* ---- of one case ---- */

static void members_fill(struct ctx *c, const struct q_inzicht_casus_toegang_rows *rows, struct inzicht_casus *z)
{
	struct inzicht_rij *all = ARENA_ARRAY(c->arena, rows->n + 1, struct inzicht_rij);
	int64_t now = ctx_moment(c);

	z->v = ARENA_ARRAY(c->arena, rows->n + 1, struct inzicht_lid);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_inzicht_casus_toegang *x = &rows->v[i];
		struct inzicht_lid *l = z->n ? &z->v[z->n - 1] : NULL;

		if (!l || l->id.v != x->medewerker.v) {
			l = &z->v[z->n++];
			*l = (struct inzicht_lid){ x->medewerker, x->naam, x->functie, x->organisatie_naam, x->domein, 0,
				all + i };
		}
		l->v[l->n++] = (struct inzicht_rij){ z->id, STR("casus"), z->nummer, x->onderdeel, x->soort, x->grond,
			x->door_naam, (int)x->niveau, x->van, x->tot, x->van <= now && x->tot > now,
			rests((int)x->niveau, x->onderdeel, x->rust) };
	}
}

enum fault inzicht_casus(struct ctx *c, struct casus_id id, bool alles, struct inzicht_casus **ret)
{
	struct inzicht_casus *z = ARENA_NEW(c->arena, struct inzicht_casus);
	struct q_inzicht_casus_toegang_rows rows = { 0 };
	struct q_inzicht_casus *q = NULL;
	struct batch b = ctx_kaal(c);
	struct toetser t;

	TRY(toetser_read(c, RECHT_logboek_lezen, &t));
	TRY(case_read(c, &t, STR(""), id.v, &q));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_inzicht_casus_toegang(&b, id, alles, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	*z = (struct inzicht_casus){ .id = q->id, .nummer = q->nummer, .huis_naam = q->huis_naam, .regime = q->regime,
		.thema = q->thema, .ring = q->ring, .regisseur_naam = q->regisseur_naam, .gesloten = q->gesloten };
	members_fill(c, &rows, z);
	TRY(looks_read(c, id, (struct medewerker_id){ 0 }, &z->blikken, &z->nblikken));
	ctx_look(c, casus_dossier(id), (struct persoon_id){ 0 }, LOOK_SCHERM, GROND);
	*ret = z;
	return FAULT_NONE;
}
