/* Accounts from the console: see gebruiker.h. */
#include "domein/organisatie/gebruiker.h"

#include "catalogus/catalogus.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/medewerker.h"
#include "domein/organisatie/organisatie.h"
#include "domein/toegang/sessie.h"
#include "query.h"

enum fault gebruiker_list(struct ctx *c, struct gebruikers *ret)
{
	struct q_gebruiker_list_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_gebruiker_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct gebruiker);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_gebruiker_list *q = &rows.v[i];

		ret->v[i] = (struct gebruiker){ q->email, q->naam, q->organisatie_naam, q->vog, q->opleiding, q->actief_tot,
			q->wachtwoord, q->factor };
	}
	return FAULT_NONE;
}

enum fault gebruiker_find(struct ctx *c, struct str email, struct medewerker_id *ret, struct str *ret_email)
{
	struct q_medewerker_email_find *m = NULL;
	struct batch b = ctx_kaal(c);
	struct str clean;

	if (!email_clean(c->arena, email, &clean))
		return fault_set(c->fi, FAULT_INVALID, N_("Dit is geen e-mailadres."), NULL);
	q_medewerker_email_find(&b, clean, &m);
	TRY(batch_run(&b));
	if (!m)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Er is geen medewerker met dit e-mailadres."), NULL);
	*ret = m->id;
	*ret_email = clean;
	return FAULT_NONE;
}

/* The address of somebody new, clean and free; screening and training there. */
static enum fault gift_check(struct ctx *c, const struct nieuwe_gebruiker *g, struct str *ret_email)
{
	struct q_medewerker_email_find *same = NULL;
	struct batch b = ctx_kaal(c);
	struct str clean;

	if (!g->vog.v || !g->opleiding.v)
		return fault_set(c->fi, FAULT_INVALID, N_("Zonder VOG of screening en opleiding is er geen account."), "invariant 8");
	if (!email_clean(c->arena, g->email, &clean))
		return fault_set(c->fi, FAULT_INVALID, N_("Dit is geen e-mailadres."), NULL);
	q_medewerker_email_find(&b, clean, &same);
	TRY(batch_run(&b));
	if (same)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Dit e-mailadres is al in gebruik."), NULL);
	*ret_email = clean;
	return FAULT_NONE;
}

static enum fault house_of(struct ctx *c, struct str code, struct regio_id regio, struct huis_id *ret)
{
	struct q_huis_by_code *h = NULL;
	struct batch b = ctx_kaal(c);

	*ret = (struct huis_id){ 0 };
	if (!code.n)
		return FAULT_NONE;
	q_huis_by_code(&b, code, regio, &h);
	TRY(batch_run(&b));
	if (!h)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Er is geen huis met deze code."), NULL);
	*ret = h->id;
	return FAULT_NONE;
}

static enum fault person_add(struct ctx *c, const struct nieuwe_gebruiker *g, struct organisatie_id organisatie,
	struct huis_id huis, struct medewerker_id *ret)
{
	const struct rol *rol = rol_find(c->cat, g->rol);
	struct nieuwe_medewerker m = { .organisatie = organisatie, .huis = huis, .naam = g->naam, .functie = STR(""),
		.vog = g->vog, .opleiding = g->opleiding };

	if (!rol)
		return fault_set(c->fi, FAULT_INVALID, N_("Deze rol staat niet in de catalogus."), NULL);
	if (rol->huis && !huis.v)
		return fault_set(c->fi, FAULT_INVALID, N_("Deze rol geldt voor een huis. Geef ook de code van het huis."), NULL);
	TRY(gift_check(c, g, &m.email));
	TRY(inrichting_medewerker(c, &m, ret));
	return inrichting_rol(c, *ret, g->rol, rol->huis ? huis : (struct huis_id){ 0 }, STR(""));
}

enum fault gebruiker_new(struct ctx *c, const struct nieuwe_gebruiker *g, struct medewerker_id *ret)
{
	struct q_organisatie_by_naam *o = NULL;
	struct batch b = ctx_kaal(c);
	struct huis_id huis;

	q_organisatie_by_naam(&b, g->organisatie, &o);
	TRY(batch_run(&b));
	if (!o)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Er is geen organisatie met deze naam."), NULL);
	if (!organisatie_may_account(c->cat, o->soort))
		return fault_set(c->fi, FAULT_INVALID, N_("Deze organisatie mag in geen enkel regime toegang hebben."),
			"invariant 7");
	TRY(house_of(c, g->huis, o->regio, &huis));
	return person_add(c, g, o->id, huis, ret);
}

enum fault gebruiker_first(struct ctx *c, struct str regio_code, struct str regio_naam,
	const struct nieuwe_gebruiker *g, struct medewerker_id *ret)
{
	struct q_inrichting_find *there = NULL;
	struct batch b = ctx_kaal(c);
	struct organisatie_id organisatie;
	struct regio_id regio;
	struct str email;

	q_inrichting_find(&b, &there);
	TRY(batch_run(&b));
	if (there && there->regio)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Er is al een regio ingericht."), NULL);
	TRY(gift_check(c, g, &email));
	TRY(inrichting_regio(c, regio_code, regio_naam, &regio));
	TRY(inrichting_gemeenten(c));
	TRY(inrichting_organisatie(c, regio, g->organisatie, STR("zvh"), &organisatie));
	return person_add(c, g, organisatie, (struct huis_id){ 0 }, ret);
}

static enum fault end_unit(struct unit *u, void *arg)
{
	const struct medewerker_id *m = arg;
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	q_gebruiker_einde(&b, now, *m, NULL);
	q_gebruiker_einde_rollen(&b, now, *m, NULL);
	q_sessie_end_all(&b, *m, (struct sessie_id){ 0 }, NULL);
	q_uitnodiging_void(&b, *m, NULL);
	TRY(batch_run(&b));
	return gebeurtenis_add_in(u, *m, "vertrokken", (struct medewerker_id){ 0 }, STR("opdrachtregel"));
}

enum fault gebruiker_end(struct ctx *c, struct medewerker_id m)
{
	return ctx_write_kaal(c, end_unit, &m);
}
