/* Pages of an overleg: its agenda with who is invited, and one point with who is admitted. */
#include "routes.h"
#include "views.h"
#include "web/page_overleg.h"

#define VRAAG_HULP N_("Wat vraagt u aan de tafel? Feitelijk en kort.")

/* ---- the agenda ---- */

static struct str minutes_text(struct req *r, int64_t n)
{
	struct str s = text_aantal(r->arena, r->lang, n);

	return tr_args(r->arena, r->lang, N_("%1 min"), (struct out_arg[]){ OUT_ARG(s) }, 1);
}

static const char *point_status(const struct overleg_punt *p, enum view_tone *ret)
{
	*ret = TONE_NEUTRAL;
	if (p->nu) {
		*ret = TONE_ACCENT;
		return N_("Nu");
	}
	if (str_eq(p->status, STR("besproken"))) {
		*ret = TONE_POSITIVE;
		return N_("Besproken");
	}
	return str_eq(p->status, STR("doorgeschoven")) ? N_("Doorgeschoven") : NULL;
}

static void points_fill(struct req *r, const struct overleg *o, struct view_overleg *v)
{
	v->n = o->n;
	v->v = ARENA_ARRAY(r->arena, o->n + 1, struct view_overleg_punt);
	for (size_t i = 0; i < o->n; i++) {
		const struct overleg_punt *p = &o->punten[i];
		struct str in = text_aantal(r->arena, r->lang, (int64_t)p->ntoegelaten),
			all = text_aantal(r->arena, r->lang, (int64_t)o->leden.n);

		v->v[i] = (struct view_overleg_punt){ .tijd = text_tijd(r->arena, p->begin), .duur = minutes_text(r, p->duur),
			.titel = p->titel, .nummer = str_eq(p->nummer, p->titel) ? STR("") : p->nummer, .vraag = p->vraag,
			.mijn = p->mijn, .nu = p->nu, .schuift = v->nieuw_mag && o->n > 1 };
		v->v[i].status = point_status(p, &v->v[i].toon);
		if (p->mijn) {
			v->v[i].url = url_overleg_punt(r, o->kop.id, p->id);
			v->v[i].toegelaten = tr_args(r->arena, r->lang, N_("%1 van %2"),
				(struct out_arg[]){ OUT_ARG(in), OUT_ARG(all) }, 2);
		}
		v->v[i].url_plaats = url_overleg_punt_plaats(r, o->kop.id, p->id);
	}
}

static void people_fill(struct req *r, const struct overleg *o, struct view_overleg *v)
{
	v->nleden = o->leden.n;
	v->leden = ARENA_ARRAY(r->arena, o->leden.n + 1, struct view_overleg_lid);
	for (size_t i = 0; i < o->leden.n; i++) {
		const struct overleg_lid *l = &o->leden.v[i];

		v->leden[i] = (struct view_overleg_lid){ .naam = l->naam, .functie = l->functie,
			.organisatie = l->organisatie_naam, .domein = l->domein, .waarde = id_value(r, ID_medewerker, l->id.v),
			.rol = l->voorzitter ? N_("Voorzitter") : l->notulist ? N_("Notulist") : NULL, .aanwezig = l->aanwezig,
			.weg_mag = v->nieuw_mag && o->bereidt_voor && !l->voorzitter && !l->notulist &&
				l->id.v != r->ctx.actor.id.v };
	}
}

static enum fault add_forms(struct req *r, const struct overleg *o, struct view_overleg *v)
{
	struct overleg_casussen cases;
	struct overleg_leden people;
	struct view_option *x;
	struct view_field *f;

	TRY(overleg_cases(&r->ctx, o->kop.id, &cases));
	TRY(overleg_candidates(&r->ctx, o->kop.id, &people));
	if (cases.n) {
		v->casus = formulier_begin(r, url_overleg_casus(r, o->kop.id), N_("Casus op de agenda zetten"));
		f = veld_add(r, &v->casus, INPUT_SELECT, "casus", N_("Casus"), STR(""));
		x = opties_new(r, f, cases.n, N_("Kies een casus"));
		for (size_t i = 0; i < cases.n; i++)
			x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_casus, cases.v[i].id.v),
				.text = str_eq(cases.v[i].titel, cases.v[i].nummer) ? cases.v[i].nummer :
					str_cat(r->arena, str_cat(r->arena, cases.v[i].titel, STR(", ")), cases.v[i].nummer) };
		f = veld_add(r, &v->casus, INPUT_TEXTAREA, "vraag", N_("Vraag aan de tafel"), STR(""));
		f->rows = 2;
		f->optional = true;
		f->help = VRAAG_HULP;
		f = veld_add(r, &v->casus, INPUT_NUMBER, "duur", N_("Minuten"), STR(""));
		f->width = 4;
		f->optional = true;
		f = veld_add(r, &v->casus, INPUT_CHECK, "team", N_("Nodig het team van deze casus uit"), STR("1"));
	}
	v->punt = formulier_begin(r, url_overleg_punt_post(r, o->kop.id), N_("Algemeen punt toevoegen"));
	v->punt.secondary = true;
	f = veld_add(r, &v->punt, INPUT_TEXT, "titel", N_("Titel"), STR(""));
	f->maxlength = 120;
	f->help = N_("Iedereen die is uitgenodigd, ziet dit. Noem geen namen van personen.");
	f = veld_add(r, &v->punt, INPUT_NUMBER, "minuten", N_("Minuten"), STR("5"));
	f->width = 4;
	if (people.n) {
		v->uitnodigen = formulier_begin(r, url_overleg_uitnodigen(r, o->kop.id), N_("Uitnodigen"));
		v->uitnodigen.secondary = true;
		f = veld_add(r, &v->uitnodigen, INPUT_SELECT, "medewerker", N_("Medewerker"), STR(""));
		x = opties_new(r, f, people.n, N_("Kies een medewerker"));
		for (size_t i = 0; i < people.n; i++)
			x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, people.v[i].id.v),
				.text = str_cat(r->arena, str_cat(r->arena, people.v[i].naam, STR(", ")),
					people.v[i].organisatie_naam) };
	}
	return FAULT_NONE;
}

static void action_add(struct view_pagehead *kop, struct view_button *b, struct view_button x)
{
	b[kop->nactions++] = x;
	kop->actions = b;
}

/* What can be done now: begin, go to the table, read the minutes, change. */
static void actions_fill(struct req *r, const struct overleg *o, struct view_overleg *v)
{
	struct view_button *b = ARENA_ARRAY(r->arena, 5, struct view_button);
	enum overleg_status s = o->kop.status;
	bool today = datum_of_moment(o->kop.begin).v <= datum_today().v;

	if (s == OVERLEG_BEZIG)
		action_add(&v->kop, b, (struct view_button){ .label = N_("Naar het overleg"), .kind = BUTTON_PRIMARY,
			.icon = "presentation", .href = url_overleg_live(r, o->kop.id) });
	if (o->kan_er_zijn) {
		v->hier = (struct view_form){ .id = "overleg-hier", .action = url_overleg_hier(r, o->kop.id), .token = v->token };
		action_add(&v->kop, b, (struct view_button){ .label = N_("Ik ben er"), .submit = true, .icon = "user-check",
			.form = v->hier.id });
	}
	if (s == OVERLEG_GEPLAND && o->leidt && today) {
		v->begin = (struct view_form){ .id = "overleg-begin", .action = url_overleg_begin(r, o->kop.id),
			.token = v->token };
		action_add(&v->kop, b, (struct view_button){ .label = N_("Overleg beginnen"), .kind = BUTTON_PRIMARY,
			.submit = true, .icon = "player-play", .form = v->begin.id });
	}
	if (s == OVERLEG_AFGEROND || s == OVERLEG_VASTGESTELD || s == OVERLEG_BEZIG)
		action_add(&v->kop, b, (struct view_button){ .label = N_("Verslag"), .icon = "file-text",
			.href = url_overleg_verslag(r, o->kop.id) });
	if (o->bereidt_voor && v->nieuw_mag)
		action_add(&v->kop, b, (struct view_button){ .label = N_("Wijzigen"), .icon = "pencil",
			.href = url_overleg_wijzigen(r, o->kop.id) });
}

static void facts_fill(struct req *r, const struct overleg *o, struct view_overleg *v)
{
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Wanneer"),
		.value = overleg_wanneer(r, o->kop.begin, o->kop.duur) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Plaats"), .value = o->kop.plaats };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Voorzitter"), .value = o->kop.voorzitter_naam };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Notulist"), .value = o->kop.notulist_naam };
}

enum fault page_overleg(struct req *r, const struct in_overleg *in)
{
	struct view_overleg v = { .fi = &r->fi };
	struct overleg *o;

	TRY(overleg_get(&r->ctx, in->overleg, &o));
	v.kop = (struct view_pagehead){ .text = overleg_naam(r, o->kop.soort),
		.sub_text = overleg_wanneer(r, o->kop.begin, o->kop.duur) };
	overleg_crumbs(r, &v.kop, NULL, N_("Agenda"));
	v.status = overleg_status_naam(o->kop.status, &v.toon);
	v.reden = o->kop.reden;
	v.link.url = o->kop.link;
	v.token = form_token(r);
	v.versie = overleg_versie(r, o->kop.versie);
	v.nieuw_mag = o->leidt && (o->kop.status == OVERLEG_GEPLAND || o->kop.status == OVERLEG_BEZIG);
	actions_fill(r, o, &v);
	facts_fill(r, o, &v);
	points_fill(r, o, &v);
	people_fill(r, o, &v);
	v.afmelden = overleg_form(r, url_overleg_afmelden(r, in->overleg), v.token);
	if (v.nieuw_mag && o->bereidt_voor)
		TRY(add_forms(r, o, &v));
	if (o->over) {
		v.over = text_aantal(r->arena, r->lang, o->over);
		v.overnemen = overleg_form(r, url_overleg_overnemen(r, in->overleg), v.token);
	}
	view_overleg(r->out, &v);
	return page_send_named(r, v.kop.text, MENU_OVERLEG);
}

/* ---- what its forms do ---- */

enum fault page_overleg_uitnodigen(struct req *r, const struct in_overleg_uitnodigen *in)
{
	TRY(overleg_invite(&r->ctx, in->overleg, in->medewerker));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_uitgenodigd");
}

enum fault page_overleg_afmelden(struct req *r, const struct in_overleg_afmelden *in)
{
	TRY(overleg_uninvite(&r->ctx, in->overleg, in->medewerker));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_afgemeld");
}

enum fault page_overleg_overnemen(struct req *r, const struct in_overleg_overnemen *in)
{
	int64_t n;

	TRY(overleg_carry(&r->ctx, in->overleg, &n));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_overgenomen");
}

enum fault page_overleg_casus(struct req *r, const struct in_overleg_casus *in)
{
	struct punt_nieuw n = { .overleg = in->overleg, .casus = in->casus, .vraag = in->vraag,
		.duur = in->duur.set ? in->duur.v : 0, .team = in->team };
	struct agendapunt_id p;

	TRY(punt_add(&r->ctx, &n, &p));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_op_agenda");
}

enum fault page_overleg_punt_post(struct req *r, const struct in_overleg_punt_post *in)
{
	struct punt_nieuw n = { .overleg = in->overleg, .titel = in->titel, .vraag = STR(""),
		.duur = in->minuten.set ? in->minuten.v : 0 };
	struct agendapunt_id p;

	TRY(punt_add(&r->ctx, &n, &p));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_op_agenda");
}

enum fault page_overleg_punt_plaats(struct req *r, const struct in_overleg_punt_plaats *in)
{
	TRY(punt_order(&r->ctx, in->overleg, in->punt, str_eq(in->richting, STR("eerder"))));
	return req_redirect(r, url_overleg(r, in->overleg), NULL);
}

enum fault page_overleg_begin(struct req *r, const struct in_overleg_begin *in)
{
	TRY(overleg_begin(&r->ctx, in->overleg, in->versie));
	return req_redirect(r, url_overleg_live(r, in->overleg), NULL);
}

enum fault page_overleg_afronden(struct req *r, const struct in_overleg_afronden *in)
{
	TRY(overleg_finish(&r->ctx, in->overleg, in->versie));
	return req_redirect(r, url_overleg_verslag(r, in->overleg), "overleg_afgerond");
}

/* ---- one point ---- */

static void admit_form(struct req *r, const struct overleg *o, const struct overleg_punt *p, struct view_overleg_puntpagina *v)
{
	struct view_option *x;
	struct view_field *f;

	v->toelaten = formulier_begin(r, url_overleg_punt_toelaten(r, o->kop.id, p->id), N_("Toelating opslaan"));
	f = veld_add(r, &v->toelaten, INPUT_CHECKS, "medewerker", N_("Bij dit punt"), STR(""));
	f->help = p->casus.v ? N_("Alleen wie hoort bij het team van de casus. De anderen zien een tijdvak, niet meer.") : NULL;
	x = opties_new(r, f, o->leden.n, NULL);
	for (size_t i = 0; i < o->leden.n; i++) {
		const struct overleg_lid *l = &o->leden.v[i];
		struct str waarde = id_value(r, ID_medewerker, l->id.v);
		bool in = false;

		for (size_t j = 0; j < p->ntoegelaten && !in; j++)
			in = p->toegelaten[j].v == l->id.v;
		x[f->noptions++] = (struct view_option){ .value = waarde, .chosen = req_chosen(r, "medewerker", waarde, in),
			.text = str_cat(r->arena, str_cat(r->arena, l->naam, STR(", ")), l->organisatie_naam),
			.help = l->voorzitter || l->notulist ? N_("Leidt het overleg en blijft toegelaten.") : NULL };
	}
}

static void change_forms(struct req *r, const struct overleg *o, const struct overleg_punt *p, struct view_overleg_puntpagina *v)
{
	struct view_field *f;

	v->wijzig = formulier_begin(r, url_overleg_punt_wijzig(r, o->kop.id, p->id), N_("Punt opslaan"));
	f = veld_add(r, &v->wijzig, INPUT_TEXTAREA, "vraag", N_("Vraag aan de tafel"), p->vraag);
	f->rows = 3;
	f->optional = true;
	f->help = VRAAG_HULP;
	f = veld_add(r, &v->wijzig, INPUT_NUMBER, "duur", N_("Minuten"), str_from_i64(r->arena, p->duur));
	f->width = 4;
	formulier_hide(&v->wijzig, "versie", overleg_versie(r, p->versie));
	if (str_eq(p->status, STR("open")) && !p->nu) {
		v->eraf = formulier_begin(r, url_overleg_punt_eraf(r, o->kop.id, p->id), N_("Van de agenda halen"));
		v->eraf.negative = true;
		v->eraf.confirm = N_("Wilt u dit punt van de agenda halen?");
	}
}

enum fault page_overleg_punt(struct req *r, const struct in_overleg_punt *in)
{
	struct view_overleg_puntpagina v = { .fi = &r->fi };
	const struct overleg_punt *p = NULL;
	struct overleg *o;
	bool open;

	TRY(overleg_get(&r->ctx, in->overleg, &o));
	for (size_t i = 0; i < o->n; i++)
		if (o->punten[i].id.v == in->punt.v && o->punten[i].mijn)
			p = &o->punten[i];
	if (!p)
		return fault_set(r->ctx.fi, FAULT_NOT_FOUND, NULL, NULL);
	v.kop = (struct view_pagehead){ .text = p->titel, .sub_text = overleg_wanneer(r, p->begin, p->duur) };
	overleg_crumbs(r, &v.kop, &o->kop, N_("Agendapunt"));
	v.vraag = p->vraag;
	v.url_casus = p->casus.v && p->casus_mijn ? url_casus(r, p->casus) : STR("");
	open = o->kop.status == OVERLEG_GEPLAND || o->kop.status == OVERLEG_BEZIG;
	if (p->leidt && o->bereidt_voor && open)
		change_forms(r, o, p, &v);
	if (p->leidt && o->kop.status != OVERLEG_VASTGESTELD)
		admit_form(r, o, p, &v);
	v.toegelaten = ARENA_ARRAY(r->arena, p->ntoegelaten + 1, struct str);
	for (size_t i = 0; i < o->leden.n; i++)
		for (size_t j = 0; j < p->ntoegelaten; j++)
			if (p->toegelaten[j].v == o->leden.v[i].id.v)
				v.toegelaten[v.ntoegelaten++] = str_cat(r->arena, str_cat(r->arena, o->leden.v[i].naam, STR(", ")),
					o->leden.v[i].organisatie_naam);
	view_overleg_punt_pagina(r->out, &v);
	return page_send(r, N_("Agendapunt"), MENU_OVERLEG);
}

enum fault page_overleg_punt_wijzig(struct req *r, const struct in_overleg_punt_wijzig *in)
{
	TRY(punt_change(&r->ctx, in->overleg, in->punt, in->versie, in->vraag, in->duur));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_punt");
}

enum fault page_overleg_punt_toelaten(struct req *r, const struct in_overleg_punt_toelaten *in)
{
	struct medewerker_id *v = ARENA_ARRAY(r->arena, in->medewerker.n + 1, struct medewerker_id);

	for (size_t i = 0; i < in->medewerker.n; i++)
		v[i].v = in->medewerker.v[i];
	TRY(punt_admit(&r->ctx, in->overleg, in->punt, v, in->medewerker.n));
	return req_redirect(r, url_overleg_punt(r, in->overleg, in->punt), "overleg_toegelaten");
}

enum fault page_overleg_punt_eraf(struct req *r, const struct in_overleg_punt_eraf *in)
{
	TRY(punt_remove(&r->ctx, in->overleg, in->punt));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_van_agenda");
}
