/* Reading the team of a case: see team.h. Changes are in team_wijzig.c. */
#include "domein/casus/team.h"

#include "domein/casus/casus_priv.h"

static struct team_rij *row_of(struct team *t, struct medewerker_id m)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].medewerker.v == m.v)
			return &t->v[i];
	return NULL;
}

static void row_add(struct team_rij *r, const struct q_toegang_list *q)
{
	int d = code_find(casus_deel_codes, q->onderdeel);

	if (d >= 0)
		r->niveaus.v[d] = (int)q->niveau;
	if (d == CASUS_DEEL_KERN || !r->grond.n)
		r->grond = q->grond;
	if (!r->van || q->van < r->van)
		r->van = q->van;
	if (q->tot < r->tot)
		r->tot = q->tot;
}

/* One row a person, the house first; the statement sorts by organisation and name. */
static void rows_fill(struct ctx *c, const struct q_toegang_list_rows *rows, struct team *t, bool huis)
{
	int64_t now = ctx_moment(c);

	for (size_t i = 0; i < rows->n; i++) {
		const struct q_toegang_list *q = &rows->v[i];
		struct team_rij *r = row_of(t, q->medewerker);

		if (str_eq(q->domein, STR("zvh")) != huis || q->van > now)
			continue;
		if (!r) {
			r = &t->v[t->n++];
			*r = (struct team_rij){ .medewerker = q->medewerker, .naam = q->naam, .functie = q->functie,
				.organisatie_naam = q->organisatie_naam, .domein = q->domein, .grond = STR(""), .tot = ALTIJD,
				.regisseur = q->medewerker.v == t->kop->regisseur.v, .ik = q->medewerker.v == c->actor.id.v };
		}
		row_add(r, q);
	}
}

static void ends_fill(struct ctx *c, const struct q_team_functies_rows *functies, struct team *t)
{
	int64_t soon = ctx_moment(c) + HERBEOORDELING_GAUW * DAY_MS;

	for (size_t i = 0; i < t->n; i++) {
		t->v[i].loopt_af = t->v[i].tot <= soon;
		for (size_t j = 0; j < functies->n; j++)
			if (functies->v[j].medewerker.v == t->v[i].medewerker.v && functies->v[j].functie.n)
				t->v[i].functie = functies->v[j].functie;
	}
}

static void requests_fill(struct ctx *c, const struct q_team_verzoeken_rows *rows, struct team *t)
{
	t->nverzoeken = rows->n;
	t->verzoeken = ARENA_ARRAY(c->arena, rows->n + 1, struct team_verzoek);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_team_verzoeken *q = &rows->v[i];

		t->verzoeken[i] = (struct team_verzoek){ .id = q->id, .medewerker = q->medewerker, .naam = q->naam,
			.organisatie_naam = q->organisatie_naam, .domein = q->domein, .gevraagd = q->gevraagd, .reden = q->reden,
			.status = q->status, .antwoord = q->antwoord, .beantwoord_door = q->door_naam, .niveau = (int)q->niveau,
			.moment = q->moment, .beantwoord = q->beantwoord, .versie = q->versie,
			.eigen = q->medewerker.v == c->actor.id.v };
	}
}

static void gone_fill(struct ctx *c, const struct q_team_geweest_rows *rows, struct team *t)
{
	t->ngeweest = rows->n;
	t->geweest = ARENA_ARRAY(c->arena, rows->n + 1, struct team_geweest);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_team_geweest *q = &rows->v[i];

		t->geweest[i] = (struct team_geweest){ q->naam, q->organisatie_naam, q->functie, q->reden, q->van, q->tot };
	}
}

static void ground_fill(struct ctx *c, struct team *t)
{
	const struct regime *r = regime_find(c->cat, t->kop->regime);
	struct buf b = buf_new(c->arena), d = buf_new(c->arena);

	for (size_t i = 0; r && i < r->nartikelen; i++) {
		buf_addz(&b, i ? ", " : "");
		buf_add(&b, r->artikelen[i]);
	}
	for (size_t i = 0; r && i < r->ndoelen; i++) {
		buf_addz(&d, i ? "; " : "");
		buf_add(&d, label_text(&r->doelen[i].label, 0));
	}
	t->grondslag = buf_str(&b);
	t->doel = buf_str(&d);
}

enum fault team_get(struct ctx *c, struct casus_id id, struct team **ret)
{
	struct team *t = ARENA_NEW(c->arena, struct team);
	struct q_toegang_list_rows rows = { 0 };
	struct q_team_functies_rows functies = { 0 };
	struct q_team_verzoeken_rows verzoeken = { 0 };
	struct q_team_geweest_rows geweest = { 0 };
	struct q_team_weging *weging = NULL;
	struct q_team_informatie *informatie = NULL;
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);
	int64_t now = ctx_moment(c);

	casus_kop_ask(c, &b, id, &v);
	q_toegang_list(&b, casus_dossier(id), now, &rows);
	q_team_functies(&b, id, now, &functies);
	q_team_verzoeken(&b, id, &verzoeken);
	q_team_geweest(&b, id, now, &geweest);
	q_team_weging(&b, id, &weging);
	q_team_informatie(&b, id, &informatie);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &t->kop));
	t->v = ARENA_ARRAY(c->arena, rows.n + 1, struct team_rij);
	rows_fill(c, &rows, t, true);
	rows_fill(c, &rows, t, false);
	ends_fill(c, &functies, t);
	requests_fill(c, &verzoeken, t);
	gone_fill(c, &geweest, t);
	ground_fill(c, t);
	t->besloten = weging ? weging->moment : 0;
	t->geinformeerd = informatie && (str_eq(informatie->geinformeerd, STR("mondeling"))
		|| str_eq(informatie->geinformeerd, STR("schriftelijk")));
	*ret = t;
	return FAULT_NONE;
}

enum fault team_candidates(struct ctx *c, struct casus_id id, struct team_kandidaten *ret)
{
	struct q_team_kandidaten_rows rows = { 0 };
	struct q_toegang_list_rows had = { 0 };
	struct q_casus_lock *casus = NULL;
	struct batch b = ctx_read(c);
	const struct regime *r;

	q_casus_lock(&b, id, &casus);
	q_toegang_list(&b, casus_dossier(id), ctx_moment(c), &had);
	TRY(batch_run(&b));
	if (!casus)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_team_kandidaten(&b, casus->ring, ctx_moment(c), datum_today(), &rows);
	TRY(batch_run(&b));
	r = regime_find(c->cat, casus->regime);
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct team_kandidaat);
	for (size_t i = 0; r && i < rows.n; i++) {
		const struct q_team_kandidaten *q = &rows.v[i];
		bool skip = !q->ring || !regime_may_access(r, q->organisatie_soort);

		for (size_t j = 0; j < had.n; j++)
			skip |= had.v[j].medewerker.v == q->id.v;
		if (!skip)
			ret->v[ret->n++] = (struct team_kandidaat){ q->id, q->naam, q->functie, q->organisatie_naam, q->domein };
	}
	return FAULT_NONE;
}
