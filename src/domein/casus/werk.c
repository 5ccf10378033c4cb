/* The worklist: see werk.h. One batch of what the rights of the actor ask for, one for the names of the cases shown. */
#include "domein/casus/werk.h"

#include "domein/casus/casus_priv.h"

#define OVERLEG_DAGEN 7
#define AFWEZIG_GAUW 14 /* days before an absence that both see it */

struct work_rows {
	struct q_casus_mijn_aandacht_rows aandacht;
	struct q_casus_mijn_eindigt_rows einden;
	struct q_casus_recent_rows recent;
	struct q_casus_intake *intake;
	struct q_casus_intake_list_rows nieuw;
	struct q_casus_te_openen_rows openen;
	struct q_casus_eigen_aanmelding_rows eigen;
	struct q_werk_afwezig_rows afwezig;
	struct q_agenda_wegingen_rows wegingen;
	struct q_agenda_overleggen_rows overleggen;
};

static enum fault work_ask(struct ctx *c, struct werk *w, struct work_rows *r)
{
	int64_t now = ctx_moment(c), soon = now + HERBEOORDELING_GAUW * DAY_MS;
	struct batch b = ctx_read(c);

	w->regie = actor_mag(&c->actor, RECHT_casus_openen);
	w->intake = actor_mag(&c->actor, RECHT_aanmelding_intake);
	w->partner = actor_mag(&c->actor, RECHT_aanmelding_maken);
	w->leiding = actor_mag(&c->actor, RECHT_werklast_lezen);
	if (w->regie) {
		q_casus_mijn_aandacht(&b, datum_of_moment(soon), &r->aandacht);
		q_casus_mijn_eindigt(&b, now, soon, &r->einden);
		q_casus_te_openen(&b, &r->openen);
	}
	if (w->intake) {
		q_casus_intake(&b, &r->intake);
		q_casus_intake_list(&b, &r->nieuw);
	}
	if (actor_mag(&c->actor, RECHT_casus_lezen))
		q_casus_recent(&b, &r->recent);
	if (w->partner)
		q_casus_eigen_aanmelding(&b, &r->eigen);
	q_agenda_wegingen(&b, moment_of(datum_of_moment(now), 0, 0), &r->wegingen);
	q_agenda_overleggen(&b, moment_of(datum_of_moment(now), 0, 0), &r->overleggen);
	q_werk_afwezig(&b, now, now + AFWEZIG_GAUW * DAY_MS, &r->afwezig);
	return batch_run(&b);
}

static struct str theme_text(struct ctx *c, struct str code)
{
	const struct thema *t = thema_find(c->cat, code);

	return t ? label_text(&t->label, 0) : code;
}

static struct str phase_text(struct ctx *c, struct str thema, struct str code)
{
	const struct thema *t = thema_find(c->cat, thema);
	const struct fase *f = t ? thema_fase_find(t, code) : NULL;

	return f ? label_text(&f->label, 0) : code;
}

struct named { /* a case whose first person is asked */
	struct werk_casus *row;
	bool besloten;
	struct q_casus_hoofd *hoofd;
};

/* The rows of both lists, named in one batch; a besloten case stays a number. */
static enum fault names_fill(struct ctx *c, struct named *v, size_t n)
{
	struct batch b = ctx_read(c);

	for (size_t i = 0; i < n; i++)
		q_casus_hoofd(&b, v[i].row->id, &v[i].hoofd);
	if (n)
		TRY(batch_run(&b));
	for (size_t i = 0; i < n; i++) {
		struct q_casus_hoofd *h = v[i].hoofd;
		struct naam naam = h ? CASUS_NAAM(h) : (struct naam){ 0 };

		v[i].row->naam = h && !v[i].besloten ? naam_display(c->arena, &naam) : STR("");
		ctx_look(c, casus_dossier(v[i].row->id), h ? h->persoon : (struct persoon_id){ 0 }, LOOK_SCHERM,
			STR("Eigen werkvoorraad"));
	}
	return FAULT_NONE;
}

static enum fault cases_fill(struct ctx *c, const struct work_rows *r, struct werk *w)
{
	struct datum vandaag = datum_of_moment(ctx_moment(c));
	struct named *v = ARENA_ARRAY(c->arena, r->aandacht.n + r->recent.n + 1, struct named);
	size_t n = 0;

	w->aandacht = ARENA_ARRAY(c->arena, r->aandacht.n + 1, struct werk_casus);
	w->recent = ARENA_ARRAY(c->arena, r->recent.n + 1, struct werk_casus);
	for (size_t i = 0; i < r->aandacht.n; i++) {
		const struct q_casus_mijn_aandacht *q = &r->aandacht.v[i];

		w->aandacht[w->naandacht] = (struct werk_casus){ .id = q->id, .nummer = q->nummer,
			.thema = theme_text(c, q->thema), .toestand = q->toestand, .fase = phase_text(c, q->thema, q->fase),
			.regisseur_naam = q->regisseur_naam, .herbeoordeling = q->herbeoordeling, .verzoeken = q->verzoeken,
			.te_laat = !q->herbeoordeling.v || q->herbeoordeling.v < vandaag.v };
		v[n++] = (struct named){ &w->aandacht[w->naandacht++], q->ring.n > 0, NULL };
	}
	for (size_t i = 0; i < r->recent.n; i++) {
		const struct q_casus_recent *q = &r->recent.v[i];

		w->recent[w->nrecent] = (struct werk_casus){ .id = q->id, .nummer = q->nummer,
			.thema = theme_text(c, q->thema), .toestand = q->toestand, .fase = phase_text(c, q->thema, q->fase),
			.regisseur_naam = q->regisseur_naam };
		v[n++] = (struct named){ &w->recent[w->nrecent++], q->ring.n > 0, NULL };
	}
	return names_fill(c, v, n);
}

static void referrals_fill(struct ctx *c, const struct work_rows *r, struct werk *w)
{
	w->intake = w->intake && r->intake;
	w->intake_nieuw = w->intake ? r->intake->nieuw : 0;
	w->intake_spoed = w->intake ? r->intake->spoed : 0;
	w->nintake = r->nieuw.n;
	w->intake_lijst = ARENA_ARRAY(c->arena, r->nieuw.n + 1, struct werk_aanmelding);
	for (size_t i = 0; i < r->nieuw.n; i++) {
		const struct q_casus_intake_list *q = &r->nieuw.v[i];

		w->intake_lijst[i] = (struct werk_aanmelding){ .id = q->id, .nummer = q->nummer,
			.thema = theme_text(c, q->thema), .status = STR("ingediend"), .urgentie = q->urgentie,
			.organisatie_naam = q->organisatie_naam, .huis_naam = q->huis_naam, .moment = q->ingediend };
	}
	w->nopenen = r->openen.n;
	w->openen = ARENA_ARRAY(c->arena, r->openen.n + 1, struct werk_aanmelding);
	for (size_t i = 0; i < r->openen.n; i++) {
		const struct q_casus_te_openen *q = &r->openen.v[i];

		w->openen[i] = (struct werk_aanmelding){ .id = q->id, .nummer = q->nummer, .thema = theme_text(c, q->thema),
			.status = STR("casus"), .organisatie_naam = q->organisatie_naam, .moment = q->besluit };
	}
	w->neigen = r->eigen.n;
	w->eigen = ARENA_ARRAY(c->arena, r->eigen.n + 1, struct werk_aanmelding);
	for (size_t i = 0; i < r->eigen.n; i++) {
		const struct q_casus_eigen_aanmelding *q = &r->eigen.v[i];

		w->eigen[i] = (struct werk_aanmelding){ .id = q->id, .nummer = q->nummer, .thema = theme_text(c, q->thema),
			.status = q->status, .moment = q->ingediend };
	}
}

static void absence_fill(struct ctx *c, const struct work_rows *r, struct werk *w)
{
	w->nafwezig = r->afwezig.n;
	w->afwezig = ARENA_ARRAY(c->arena, r->afwezig.n + 1, struct werk_afwezig);
	for (size_t i = 0; i < r->afwezig.n; i++) {
		const struct q_werk_afwezig *q = &r->afwezig.v[i];
		bool me = q->medewerker.v == c->actor.id.v;

		w->afwezig[i] = (struct werk_afwezig){ me, q->van <= ctx_moment(c), me ? q->vervanger_naam : q->naam,
			datum_of_moment(q->van), datum_of_moment(q->tot - 1) };
	}
}

/* Numbers alone, through the lens cijfers: how much each procesregisseur of the house has (C020, C023). */
static enum fault load_fill(struct ctx *c, struct werk *w)
{
	struct q_casus_regisseurs_rows rows = { 0 };
	struct q_casus_werklast_rows none = { 0 };
	struct q_werk_last_rows last = { 0 };
	struct casus_kandidaten k;
	struct batch b = ctx_read(c), figures = db_batch(c->db, LENS_CIJFERS, &c->eyes, c->arena, c->fi);

	w->last = ARENA_ARRAY(c->arena, 1, struct werk_last);
	if (!w->leiding || !c->actor.huis.v)
		return FAULT_NONE;
	q_casus_regisseurs(&b, c->actor.huis, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	q_werk_last(&figures, datum_of_moment(ctx_moment(c)), &last);
	TRY(batch_run(&figures));
	casus_kandidaten_of(c, &rows, &none, &k);
	w->nlast = k.n;
	w->last = ARENA_ARRAY(c->arena, k.n + 1, struct werk_last);
	for (size_t i = 0; i < k.n; i++) {
		w->last[i] = (struct werk_last){ .medewerker = k.v[i].id, .naam = k.v[i].naam, .huis_naam = k.v[i].huis_naam };
		for (size_t j = 0; j < last.n; j++)
			if (last.v[j].medewerker.v == k.v[i].id.v) {
				w->last[i].aantal = last.v[j].aantal;
				w->last[i].herzien = last.v[j].herzien;
				w->last[i].stagneert = last.v[j].stagneert;
				w->last[i].laat = last.v[j].laat;
			}
	}
	return FAULT_NONE;
}

static void meeting_add(struct ctx *c, struct werk *w, struct werk_overleg m, const char *anders)
{
	const struct overlegvorm *o = overlegvorm_find(c->cat, m.soort);
	int days = datum_days_between(datum_of_moment(ctx_moment(c)), datum_of_moment(m.moment));
	size_t i = w->noverleg;

	if (days > OVERLEG_DAGEN)
		return;
	m.vandaag = !days;
	m.soort = o ? label_text(&o->label, 0) : str_z(anders);
	for (; i > 0 && w->overleg[i - 1].moment > m.moment; i--)
		w->overleg[i] = w->overleg[i - 1];
	w->overleg[i] = m;
	w->noverleg++;
}

/* By moment, of both kinds. */
static void meetings_fill(struct ctx *c, const struct work_rows *r, struct werk *w)
{
	w->overleg = ARENA_ARRAY(c->arena, r->wegingen.n + r->overleggen.n + 1, struct werk_overleg);
	for (size_t i = 0; i < r->wegingen.n; i++)
		meeting_add(c, w, (struct werk_overleg){ .weging = r->wegingen.v[i].id, .soort = r->wegingen.v[i].soort,
			.plaats = r->wegingen.v[i].plaats, .moment = r->wegingen.v[i].moment }, "Weging");
	for (size_t i = 0; i < r->overleggen.n; i++)
		meeting_add(c, w, (struct werk_overleg){ .overleg = r->overleggen.v[i].id, .soort = r->overleggen.v[i].soort,
			.plaats = r->overleggen.v[i].plaats, .moment = r->overleggen.v[i].begin }, "Overleg");
}

enum fault werk_get(struct ctx *c, struct werk **ret)
{
	struct werk *w = ARENA_NEW(c->arena, struct werk);
	struct work_rows r = { 0 };

	TRY(work_ask(c, w, &r));
	TRY(cases_fill(c, &r, w));
	referrals_fill(c, &r, w);
	absence_fill(c, &r, w);
	meetings_fill(c, &r, w);
	TRY(load_fill(c, w));
	w->neinden = r.einden.n;
	w->einden = ARENA_ARRAY(c->arena, r.einden.n + 1, struct werk_einde);
	for (size_t i = 0; i < r.einden.n; i++)
		w->einden[i] = (struct werk_einde){ r.einden.v[i].id, r.einden.v[i].nummer, r.einden.v[i].mensen,
			r.einden.v[i].eindigt };
	*ret = w;
	return FAULT_NONE;
}
