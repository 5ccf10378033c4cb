/* Writing measurements: taking, correcting, withdrawing one, and saying why a low score has no goal. See zrm.h. */
#include "domein/casus/tijdlijn.h"
#include "domein/toegang/melding.h"
#include "domein/zrm/zrm_priv.h"

#include <strings.h>

#define OPMERKING_MAX 1000
#define TOELICHTING_MAX 2000
#define REDEN_MAX 1000
#define VOORWAARDEN_MAX 500
#define RULE_SCORE "invariant 29"
#define RULE_SCHRIJF "WGS 2.31 lid 4"

struct zrm_klaar { /* what was filled in, checked */
	struct ctx *c;
	const struct zrm_invoer *z;
	const struct zrmset *set;
	struct zrm_score *scores; /* one for each domain of set, checked */
	size_t nbeoordeeld;
	struct meting_id id;      /* 0: a new one */
	int64_t versie;
	struct str reden;         /* why it is corrected or withdrawn */
	struct casus_id casus;
	bool overname;            /* of an older registration */
	const struct thema *thema; /* of the case of one that is there */
};

static struct str text_of(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

static const char *field_name(struct ctx *c, const char *prefix, struct str code)
{
	return str_cat(c->arena, str_cat(c->arena, str_z(prefix), code), (struct str){ "", 1 }).p;
}

/* ---- what was filled in ---- */

static const struct zrm_score *given(const struct zrm_invoer *z, const struct zrmdomein *d)
{
	for (size_t i = 0; i < z->n; i++)
		if (z->v[i].domein == d)
			return &z->v[i];
	return NULL;
}

/* Scored from 1 to 5, or not at all with a reason: its own or that of the rest. */
static enum fault check_score(struct zrm_klaar *t, size_t i)
{
	const struct zrmdomein *d = &t->set->domeinen[i];
	const struct zrm_score *g = given(t->z, d);
	struct fault_info *fi = t->c->fi;
	struct zrm_score *s = &t->scores[i];

	*s = (struct zrm_score){ d, g ? g->score : 0, STR(""), g ? text_of(g->opmerking) : STR("") };
	if (s->score && !zrm_niveau(t->set, s->score))
		return fault_field(fi, field_name(t->c, "score.", d->code), N_("Kies een score van 1 tot en met 5."), RULE_SCORE);
	if (str_points(s->opmerking) > OPMERKING_MAX)
		return fault_field(fi, field_name(t->c, "opmerking.", d->code), N_("Dit is te lang."), NULL);
	t->nbeoordeeld += s->score > 0;
	if (s->score)
		return FAULT_NONE;
	s->reden = g && text_of(g->reden).n ? text_of(g->reden) : text_of(t->z->rest);
	if (s->reden.n && reden_find(t->c->cat, STR("zrm_overgeslagen"), s->reden))
		return FAULT_NONE;
	if (g && text_of(g->reden).n)
		return fault_field(fi, field_name(t->c, "reden.", d->code), N_("Kies een van de redenen."), RULE_SCORE);
	return fault_field(fi, "rest", N_("Kies waarom de andere leefgebieden niet zijn beoordeeld."), RULE_SCORE);
}

static bool field_known(const struct fault_info *fi, const char *field)
{
	for (size_t i = 0; i < fi->nfields; i++)
		if (str_eq(str_z(fi->fields[i].field), str_z(field)))
			return true;
	return false;
}

static enum fault check_scores(struct zrm_klaar *t)
{
	struct fault_info *fi = t->c->fi;
	enum fault f = FAULT_NONE;

	t->nbeoordeeld = 0;
	t->scores = ARENA_ARRAY(t->c->arena, t->set->ndomeinen + 1, struct zrm_score);
	for (size_t i = 0; i < t->set->ndomeinen; i++) {
		size_t had = fi->nfields;
		bool rest = field_known(fi, "rest");

		if (check_score(t, i) == FAULT_NONE)
			continue;
		f = FAULT_INVALID;
		if (rest && fi->nfields > had && str_eq(str_z(fi->fields[fi->nfields - 1].field), STR("rest")))
			fi->nfields = had; /* said once is enough */
	}
	if (!f && !t->nbeoordeeld)
		f = fault_field(fi, field_name(t->c, "score.", t->set->domeinen[0].code),
			N_("Geef ten minste één leefgebied een score."), RULE_SCORE);
	return f;
}

static enum fault check_head(struct zrm_klaar *t)
{
	const struct zrm_invoer *z = t->z;
	struct fault_info *fi = t->c->fi;
	enum fault f = FAULT_NONE;

	if (!casus_keus_label(zrm_soorten, z->soort))
		f = fault_field(fi, "soort", N_("Kies een soort meting."), NULL);
	if (!datum_valid(z->dag, false))
		f = fault_field(fi, "dag", N_("Vul een bestaande datum in."), NULL);
	else if (dag_check(fi, "dag", z->dag, DAG_WERK))
		f = FAULT_INVALID;
	if (str_points(text_of(z->toelichting)) > TOELICHTING_MAX)
		f = fault_field(fi, "toelichting", N_("Dit is te lang."), NULL);
	if (str_points(text_of(z->voorwaarden)) > VOORWAARDEN_MAX)
		f = fault_field(fi, "voorwaarden", N_("Dit is te lang."), NULL);
	t->set = zrmset_find(t->c->cat, z->set);
	if (!t->set)
		return fault_field(fi, "set", N_("Kies een meetinstrument."), NULL);
	return check_scores(t) ? FAULT_INVALID : f;
}

/* ---- in the unit ---- */

static enum fault lock(struct unit *u, struct casus_id id, struct q_casus_lock **ret)
{
	struct q_zrm_niveau *mijn = NULL;
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, id, 0, NIVEAU_GEEN, ret));
	q_zrm_niveau(&b, id, &mijn);
	TRY(batch_run(&b));
	if (!mijn || mijn->niveau < NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE_SCHRIJF);
	return FAULT_NONE;
}

/* Of one person and set there is one begin, and nothing lies before it. */
static enum fault check_begin(struct unit *u, struct zrm_klaar *t, struct betrokkene_id wie)
{
	const struct zrm_invoer *z = t->z;
	struct q_zrm_begin *q = NULL;
	struct batch b = unit_batch(u);
	bool begin = str_eq(z->soort, STR("begin"));

	q_zrm_begin(&b, t->casus, wie, t->set->code, t->id, &q);
	TRY(batch_run(&b));
	if (begin && q->begin)
		return fault_field(unit_fault(u), "soort", N_("Er is al een beginmeting. Kies vervolgmeting of eindmeting."), NULL);
	if (begin && q->eerste.v && q->eerste.v < z->dag.v)
		return fault_field(unit_fault(u), "dag", N_("Er is een meting van een eerdere dag: dit is niet de beginmeting."),
			NULL);
	if (!begin && !q->begin)
		return fault_field(unit_fault(u), "soort", N_("De eerste meting is de beginmeting."), RULE_SCORE);
	if (!begin && q->eerste.v && z->dag.v < q->eerste.v)
		return fault_field(unit_fault(u), "dag", N_("Deze dag ligt voor de beginmeting."), NULL);
	return FAULT_NONE;
}

/* Who is measured: somebody of the case, of whom its regime permits it (invariant 13). */
static enum fault person_in(struct unit *u, struct ctx *c, const struct q_casus_lock *casus, struct betrokkene_id wie,
	struct str *ret_naam)
{
	const struct regime *r = regime_find(c->cat, casus->regime);
	struct q_mens_list_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_mens_list(&b, casus->id, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		const struct casusrol *rol = casusrol_find(c->cat, rows.v[i].rol);
		struct naam n = CASUS_NAAM(&rows.v[i]);

		if (rows.v[i].id.v != wie.v || (rol && rol->kring == KRING_PROFESSIONAL))
			continue;
		*ret_naam = naam_display(c->arena, &n);
		return regime_veld_check(unit_fault(u), r, rol ? rol->kring : KRING_BETROKKENE, REGIME_VELD_zrm, "persoon");
	}
	return fault_field(unit_fault(u), "persoon", N_("Kies iemand uit deze casus."), NULL);
}

/* An entry on the timeline, for those who may see measurements. */
static enum fault event(struct unit *u, struct ctx *c, struct casus_id id, struct str titel, struct str tekst)
{
	struct notitie_nieuw n = { .casus = id, .soort = STR("gebeurtenis"), .titel = titel, .tekst = tekst,
		.onderdeel = STR("zrm"), .wpg = STR(""), .voorwaarden = STR("") };
	struct notitie_id ret;

	return notitie_add_in(u, c, &n, &ret);
}

static struct str taken_text(const struct zrm_klaar *t, struct str naam)
{
	struct buf b = buf_new(t->c->arena);

	buf_add(&b, naam);
	buf_addz(&b, ": ");
	buf_add(&b, label_text(&t->set->label, 0));
	buf_addz(&b, ", ");
	buf_add_i64(&b, (int64_t)t->nbeoordeeld);
	buf_addz(&b, " van ");
	buf_add_i64(&b, (int64_t)t->set->ndomeinen);
	buf_addz(&b, " leefgebieden beoordeeld.");
	return buf_str(&b);
}

static int64_t moment_taken(struct unit *u, struct datum dag)
{
	return dag.v == datum_of_moment(unit_moment(u)).v ? unit_moment(u) : moment_of(dag, 12, 0);
}

static enum fault scores_write(struct unit *u, struct zrm_klaar *t, struct meting_id id)
{
	int64_t *n = ARENA_ARRAY(t->c->arena, t->set->ndomeinen, int64_t);
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < t->set->ndomeinen; i++) {
		const struct zrm_score *s = &t->scores[i];

		q_zrm_score_add(&b, id_new(), id, s->domein->code, (struct opt_int){ s->score > 0, s->score }, s->reden,
			s->opmerking, t->casus, &n[i]);
	}
	TRY(batch_run(&b));
	for (size_t i = 0; i < t->set->ndomeinen; i++)
		TRY(casus_one(u, n[i]));
	return FAULT_NONE;
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct zrm_klaar *t = arg;
	const struct zrm_invoer *z = t->z;
	struct meting_id id = { id_new() };
	struct q_casus_lock *casus;
	const struct thema *thema;
	struct batch b = unit_batch(u);
	struct str naam = STR("");
	int64_t n = 0;

	TRY(lock(u, t->casus, &casus));
	thema = thema_find(t->c->cat, casus->thema);
	TRY(person_in(u, t->c, casus, z->wie, &naam));
	if (!zrm_set_of_thema(thema, t->set))
		return fault_field(unit_fault(u), "set", N_("Met dit instrument wordt bij dit thema niet gemeten."), NULL);
	TRY(check_begin(u, t, z->wie));
	TRY(regime_entry_check(unit_fault(u), t->c->cat, regime_find(t->c->cat, casus->regime),
		&(struct regime_invoer){ .onderdeel = STR("zrm"), .wpg = text_of(z->wpg), .beroepsgeheim = STR("") }));
	q_zrm_add(&b, id, z->wie, t->set->code, z->soort, z->dag, text_of(z->toelichting), unit_moment(u), t->c->cat_id,
		text_of(z->wpg), text_of(z->voorwaarden), t->casus, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(scores_write(u, t, id));
	if (!t->overname)
		TRY(event(u, t->c, t->casus, str_z(casus_keus_label(zrm_soorten, z->soort)), taken_text(t, naam)));
	t->c->uitkomst = id.v;
	if (t->set->supplement)
		return FAULT_NONE;
	return termijn_gemeten_in(u, t->c, t->casus, thema, z->wie,
		t->overname ? unit_moment(u) : moment_taken(u, z->dag));
}

enum fault zrm_check(struct ctx *c, const struct zrm_invoer *z, struct zrm_klaar **ret)
{
	struct zrm_klaar *t = ARENA_NEW(c->arena, struct zrm_klaar);

	*t = (struct zrm_klaar){ .c = c, .z = z };
	TRY(check_head(t));
	*ret = t;
	return FAULT_NONE;
}

static bool name_same(struct str x, struct str y)
{
	return x.n == y.n && strncasecmp(x.p, y.p, x.n) == 0;
}

/* Of that name in the case. */
static enum fault person_of(struct unit *u, struct casus_id id, struct str achternaam, struct betrokkene_id *ret)
{
	struct q_mens_list_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_mens_list(&b, id, &rows);
	TRY(batch_run(&b));
	for (size_t i = rows.n; i-- > 0;)
		if (name_same(rows.v[i].geslachtsnaam, achternaam))
			*ret = rows.v[i].id;
	return ret->v ? FAULT_NONE : fault_field(unit_fault(u), "persoon", N_("Kies iemand uit deze casus."), NULL);
}

enum fault zrm_overname_in(struct unit *u, struct ctx *c, const struct zrm_klaar *k, struct casus_id id,
	struct str achternaam)
{
	struct zrm_invoer z = *k->z;
	struct zrm_klaar t = *k;

	TRY(person_of(u, id, achternaam, &z.wie));
	t.c = c;
	t.z = &z;
	t.casus = id;
	t.overname = true;
	return add_unit(u, &t);
}

enum fault zrm_add(struct ctx *c, const struct zrm_invoer *z, struct meting_id *ret)
{
	struct zrm_klaar t = { .c = c, .z = z, .casus = z->casus };
	int64_t id;

	TRY(check_head(&t));
	TRY(ctx_write(c, add_unit, &t, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- correcting and withdrawing ---- */

static enum fault meting_lock(struct unit *u, struct zrm_klaar *t, struct q_zrm_meting_een **ret,
	struct q_casus_lock **ret_casus)
{
	struct q_casus_lock *casus;
	struct q_zrm_meting_een *q = NULL;
	struct batch b = unit_batch(u);

	TRY(lock(u, t->casus, &casus));
	q_zrm_meting_een(&b, t->id, &q);
	TRY(batch_run(&b));
	if (!q || q->dossier.v != t->casus.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->versie != t->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze meting is intussen door iemand anders gewijzigd."), NULL);
	t->c->uitkomst = t->id.v;
	t->thema = thema_find(t->c->cat, casus->thema);
	*ret_casus = casus;
	*ret = q;
	return FAULT_NONE;
}

/* Invariant 20: who measured is told, and the team sees that it happened, without the old value. */
static enum fault tell(struct unit *u, struct zrm_klaar *t, const struct q_zrm_meting_een *q, const char *wat)
{
	struct buf b = buf_new(t->c->arena);

	buf_addz(&b, wat);
	buf_add(&b, datum_text(t->c->arena, q->dag));
	TRY(event(u, t->c, t->casus, buf_str(&b), text_of(t->reden)));
	if (q->door.v == t->c->actor.id.v)
		return FAULT_NONE;
	return melding_add_in(u, q->door, "zrm_gecorrigeerd", casus_dossier(t->casus));
}

static enum fault scores_correct(struct unit *u, struct zrm_klaar *t)
{
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < t->set->ndomeinen; i++) {
		const struct zrm_score *s = &t->scores[i];

		q_zrm_score_correct(&b, (struct opt_int){ s->score > 0, s->score }, s->reden, s->opmerking, t->id,
			s->domein->code, NULL);
	}
	return batch_run(&b);
}

static enum fault correct_unit(struct unit *u, void *arg)
{
	struct zrm_klaar *t = arg;
	const struct zrm_invoer *z = t->z;
	struct q_casus_lock *casus;
	struct q_zrm_meting_een *q;
	struct batch b = unit_batch(u);
	struct str naam = STR("");
	int64_t n = 0;

	TRY(meting_lock(u, t, &q, &casus));
	if (!str_eq(q->zrmset, t->set->code))
		return fault_field(unit_fault(u), "set", N_("Het instrument van een meting blijft zoals het was."), NULL);
	TRY(person_in(u, t->c, casus, q->betrokkene, &naam));
	TRY(check_begin(u, t, q->betrokkene));
	q_zrm_correct(&b, z->soort, z->dag, text_of(z->toelichting), unit_moment(u), text_of(t->reden), t->id, t->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(scores_correct(u, t));
	return tell(u, t, q, "Meting gecorrigeerd: ");
}

enum fault zrm_correct(struct ctx *c, struct meting_id m, int64_t versie, const struct zrm_invoer *z, struct str reden)
{
	struct zrm_klaar t = { .c = c, .z = z, .casus = z->casus, .id = m, .versie = versie, .reden = reden };
	enum fault f = casus_text(c->fi, reden, REDEN_MAX, "waarom", N_("Schrijf op waarom u de meting corrigeert."));

	if (check_head(&t) || f)
		return FAULT_INVALID;
	return ctx_write(c, correct_unit, &t, NULL);
}

/* With the last measurement of a person gone, his begin is asked for again. */
static enum fault clocks_back(struct unit *u, struct zrm_klaar *t, const struct q_zrm_meting_een *q)
{
	const struct zrmset *set = zrmset_find(t->c->cat, q->zrmset);
	struct q_zrm_over *over = NULL;
	struct batch b = unit_batch(u);

	if (set && set->supplement)
		return FAULT_NONE;
	q_zrm_over(&b, t->casus, q->betrokkene, q->zrmset, &over);
	TRY(batch_run(&b));
	return over->aantal ? FAULT_NONE
		: termijn_undo_in(u, t->c, casus_dossier(t->casus), t->thema, GEBEURTENIS_BIT(zrm_afgenomen), q->betrokkene);
}

static enum fault withdraw_unit(struct unit *u, void *arg)
{
	struct zrm_klaar *t = arg;
	struct q_casus_lock *casus;
	struct q_zrm_meting_een *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(meting_lock(u, t, &q, &casus));
	q_zrm_withdraw(&b, unit_moment(u), text_of(t->reden), t->id, t->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(clocks_back(u, t, q));
	return tell(u, t, q, "Meting ingetrokken: ");
}

enum fault zrm_withdraw(struct ctx *c, struct casus_id id, struct meting_id m, int64_t versie, struct str reden)
{
	struct zrm_klaar t = { .c = c, .casus = id, .id = m, .versie = versie, .reden = reden };

	TRY(casus_text(c->fi, reden, REDEN_MAX, "intrekreden", N_("Schrijf op waarom u de meting intrekt.")));
	return ctx_write(c, withdraw_unit, &t, NULL);
}

/* ---- exceptions ---- */

struct excepting {
	struct ctx *c;
	struct casus_id casus;
	size_t n;
	struct {
		struct meting_id meting;
		struct str domein, tekst;
	} v[ZRM_DOMEINEN_MAX];
};

static enum fault except_unit(struct unit *u, void *arg)
{
	struct excepting *e = arg;
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);
	int64_t n[ZRM_DOMEINEN_MAX] = { 0 };

	TRY(lock(u, e->casus, &casus));
	for (size_t i = 0; i < e->n; i++)
		q_zrm_uitzondering_add(&b, id_new(), e->v[i].meting, e->v[i].domein, e->v[i].tekst, unit_moment(u), e->casus,
			&n[i]);
	TRY(batch_run(&b));
	for (size_t i = 0; i < e->n; i++)
		TRY(casus_one(u, n[i]));
	e->c->uitkomst = e->casus.v;
	return FAULT_NONE;
}

static enum fault except_one(const struct zrm *z, const struct zrm_motivering *v, struct excepting *e)
{
	struct fault_info *fi = e->c->fi;
	const struct zrm_stand *s = NULL;

	for (size_t i = 0; z->stand && i < z->set->ndomeinen; i++)
		if (str_eq(z->stand[i].domein->code, v->domein))
			s = &z->stand[i];
	if (!s || (s->antwoord != ZRM_GEEN_DOEL && s->antwoord != ZRM_UITZONDERING && s->antwoord != ZRM_ONBEKEND))
		return fault_field(fi, field_name(e->c, "motivering.", v->domein), N_("Hier wordt geen doel gevraagd."),
			"invariant 28");
	if (s->antwoord == ZRM_UITZONDERING && str_eq(s->motivering, str_trim(v->tekst)))
		return FAULT_NONE; /* it stands there already */
	if (str_points(v->tekst) > REDEN_MAX)
		return fault_field(fi, field_name(e->c, "motivering.", v->domein), N_("Dit is te lang."), NULL);
	if (e->n == ZRM_DOMEINEN_MAX)
		return fault_set(fi, FAULT_INVALID, NULL, NULL);
	e->v[e->n].meting = s->meting;
	e->v[e->n].domein = s->domein->code;
	e->v[e->n++].tekst = str_trim(v->tekst);
	return FAULT_NONE;
}

enum fault zrm_except(struct ctx *c, struct casus_id id, struct betrokkene_id wie, struct str set, size_t n,
	const struct zrm_motivering *v)
{
	struct excepting e = { .c = c, .casus = id };
	enum fault f = FAULT_NONE;
	struct zrm *z;

	TRY(zrm_get(c, id, wie, set, &z));
	for (size_t i = 0; i < n; i++)
		if (text_of(v[i].tekst).n && except_one(z, &v[i], &e))
			f = FAULT_INVALID;
	if (f)
		return f;
	if (!e.n)
		return fault_set(c->fi, FAULT_INVALID, N_("Schrijf bij ten minste één leefgebied waarom er geen doel is."),
			"invariant 28");
	return ctx_write(c, except_unit, &e, NULL);
}
