/* The timeline: see tijdlijn.h. */
#include "domein/casus/tijdlijn.h"

#include <string.h>

#include "domein/casus/casus_priv.h"
#include "domein/termijn/termijn_priv.h"

#define TITEL_MAX 200
#define TEKST_MAX 8000
#define REDEN_MAX 1000

/* Parts in which an entry may stand. */
static bool part_ok(struct str onderdeel)
{
	static const char *const parts[] = { "tijdlijn", "straf", "zorg", "intern", NULL };

	return code_find(parts, onderdeel) >= 0;
}

static int level_in(const struct casus_kop *k, struct str onderdeel)
{
	int d = code_find(casus_deel_codes, onderdeel);

	return d < 0 ? NIVEAU_GEEN : k->mijn.v[d];
}

/* What the regime of the case has no place for is not shown (invariant 13). */
static bool has_place(struct ctx *c, const struct casus_kop *k, struct str onderdeel, struct str wpg)
{
	return regime_shows_entry(regime_find(c->cat, k->regime), onderdeel, wpg);
}

#define NOTITIE(q) ((struct notitie){ .id = (q)->id, .soort = (q)->soort, .onderdeel = (q)->onderdeel, \
	.titel = (q)->titel, .tekst = (q)->tekst, .organisatie_naam = (q)->organisatie_naam, .domein = (q)->domein, \
	.door_naam = (q)->door_naam, .wpg = (q)->wpg, .voorwaarden = (q)->voorwaarden, \
	.beroepsgeheim = (q)->beroepsgeheim, .beroepsgeheim_op = (q)->beroepsgeheim_op, .door = (q)->door, \
	.moment = (q)->moment, .versie = (q)->versie, .ingetrokken = (q)->ingetrokken, \
	.ingetrokken_door = (q)->ingetrokken_door_naam, .ingetrokken_reden = (q)->ingetrokken_reden, \
	.verplaatst = (q)->verplaatst, .van_elders = (q)->van_elders })

/* Its author, or who holds the procesregie; an event of Schakel's own stays. */
static bool may_withdraw(const struct ctx *c, const struct casus_kop *k, const struct notitie *n)
{
	int level = level_in(k, n->onderdeel);

	if (n->ingetrokken || k->gesloten || strcmp(n->soort.p, "gebeurtenis") == 0)
		return false;
	if (n->door.v == c->actor.id.v)
		return level == NIVEAU_SCHRIJVEN || level == NIVEAU_EIGEN;
	return level == NIVEAU_SCHRIJVEN && k->mijn.v[CASUS_DEEL_KERN] == NIVEAU_SCHRIJVEN;
}

static void team_fill(struct ctx *c, const struct q_team_kort_rows *rows, struct tijdlijn *t)
{
	t->nteam = rows->n;
	t->team = ARENA_ARRAY(c->arena, rows->n + 1, struct teamlid_kort);
	for (size_t i = 0; i < rows->n; i++)
		t->team[i] = (struct teamlid_kort){ rows->v[i].naam, rows->v[i].functie, rows->v[i].organisatie_naam,
			rows->v[i].domein };
}

enum fault tijdlijn_get(struct ctx *c, struct casus_id id, const struct tijdlijn_filter *f, struct tijdlijn **ret)
{
	struct tijdlijn *t = ARENA_NEW(c->arena, struct tijdlijn);
	struct q_notitie_list_rows rows = { 0 };
	struct q_team_kort_rows team = { 0 };
	struct termijn_vraag termijnen = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, id, &v);
	q_notitie_list(&b, id, f->soort, TIJDLIJN_PAGINA + 1, f->pagina * TIJDLIJN_PAGINA, &rows);
	q_team_kort(&b, id, ctx_moment(c), &team);
	termijn_ask(&b, casus_dossier(id), &termijnen);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &t->kop));
	TRY(termijn_take(c, casus_dossier(id), t->kop->thema_cat, &termijnen, &t->termijnen));
	t->meer = rows.n > TIJDLIJN_PAGINA;
	t->v = ARENA_ARRAY(c->arena, rows.n + 1, struct notitie);
	for (size_t i = 0; i < rows.n && i < TIJDLIJN_PAGINA; i++) {
		if (!has_place(c, t->kop, rows.v[i].onderdeel, rows.v[i].wpg))
			continue;
		t->v[t->n] = NOTITIE(&rows.v[i]);
		t->v[t->n].mag_intrekken = may_withdraw(c, t->kop, &t->v[t->n]);
		t->n++;
	}
	team_fill(c, &team, t);
	*ret = t;
	return FAULT_NONE;
}

enum fault notitie_get(struct ctx *c, struct casus_id casus, struct notitie_id id, struct notitie **ret)
{
	struct q_notitie_get *q = NULL;
	struct casus_kop_vraag v;
	struct casus_kop *k;
	struct notitie *n = ARENA_NEW(c->arena, struct notitie);
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, casus, &v);
	q_notitie_get(&b, id, &q);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &k));
	if (!q || q->dossier.v != casus.v || !has_place(c, k, q->onderdeel, q->wpg))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*n = NOTITIE(q);
	n->mag_intrekken = may_withdraw(c, k, n);
	*ret = n;
	return FAULT_NONE;
}

/* ---- adding ---- */

enum fault notitie_check(struct fault_info *fi, const struct notitie_nieuw *n, int64_t now)
{
	enum fault f = FAULT_NONE;

	if (!casus_keus_label(notitie_soorten, n->soort))
		f = fault_field(fi, "soort", N_("Kies een soort."), NULL);
	if (casus_text(fi, n->tekst, TEKST_MAX, "tekst", N_("Schrijf op wat er is.")))
		f = FAULT_INVALID;
	if (str_points(n->titel) > TITEL_MAX)
		f = fault_field(fi, "titel", N_("Dit is te lang."), NULL);
	if (n->onderdeel.n && !part_ok(n->onderdeel))
		f = fault_field(fi, "onderdeel", N_("Kies voor wie dit zichtbaar is."), NULL);
	if (n->moment > now)
		f = fault_field(fi, "datum", N_("Deze datum ligt in de toekomst."), NULL);
	else if (n->moment && dag_check(fi, "datum", datum_of_moment(n->moment), DAG_LEVEN))
		f = FAULT_INVALID;
	if (n->wpg.n && !str_eq(n->wpg, STR("8")) && !str_eq(n->wpg, STR("13")))
		f = fault_field(fi, "wpg", N_("Alleen artikel 8 en 13 van de Wet politiegegevens zijn mogelijk."),
			"WGS 2.30; invariant 14");
	if (n->wpg.n && n->onderdeel.n && !str_eq(n->onderdeel, STR("straf")) && !str_eq(n->onderdeel, STR("tijdlijn")))
		f = fault_field(fi, "onderdeel", N_("Politiegegevens horen bij de strafpartners of het kernteam."),
			"WGS 2.30; invariant 14");
	return f;
}

struct adding {
	struct ctx *c;
	const struct notitie_nieuw *n;
};

/* What a note says about the law is asked of the regime of its case, whatever the way in. */
static enum fault regime_in(struct unit *u, struct ctx *c, const struct notitie_nieuw *n, struct casus_id casus)
{
	struct regime_invoer i = { n->onderdeel, n->wpg, n->beroepsgeheim.p ? n->beroepsgeheim : STR(""), n->beroepsgeheim_op };
	struct q_casus_lock *now = NULL;
	struct batch b = unit_batch(u);

	if (!i.wpg.n && !i.beroepsgeheim.n && !str_eq(i.onderdeel, STR("straf")) && !str_eq(i.onderdeel, STR("zorg")))
		return FAULT_NONE;
	q_casus_lock(&b, casus, &now);
	TRY(batch_run(&b));
	return now ? regime_entry_check(unit_fault(u), c->cat, regime_find(c->cat, now->regime), &i)
		: fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

enum fault notitie_add_in(struct unit *u, struct ctx *c, const struct notitie_nieuw *n, struct notitie_id *ret)
{
	struct notitie_id id = { id_new() };
	struct batch b = unit_batch(u);

	TRY(regime_in(u, c, n, n->casus));
	q_notitie_add(&b, id, n->soort, n->titel, n->tekst, n->moment ? n->moment : unit_moment(u), n->bijlage, n->wpg,
		n->voorwaarden, n->beroepsgeheim.p ? n->beroepsgeheim : STR(""), n->beroepsgeheim_op, n->casus,
		n->onderdeel.n ? n->onderdeel : STR("tijdlijn"), NULL);
	*ret = id;
	return casus_later(&b);
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct adding *p = arg;
	struct q_casus_lock *now;
	struct notitie_id id;

	TRY(casus_lock_in(u, p->n->casus, 0, NIVEAU_GEEN, &now));
	TRY(notitie_add_in(u, p->c, p->n, &id));
	p->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault notitie_add(struct ctx *c, const struct notitie_nieuw *n, struct notitie_id *ret)
{
	struct notitie_nieuw clean = *n;
	struct adding p = { c, &clean };
	int64_t id;

	clean.titel = str_trim(n->titel.p ? n->titel : STR(""));
	clean.tekst = str_trim(n->tekst.p ? n->tekst : STR(""));
	clean.wpg = n->wpg.p ? n->wpg : STR("");
	clean.voorwaarden = n->voorwaarden.p ? n->voorwaarden : STR("");
	TRY(notitie_check(c->fi, &clean, klok_now()));
	TRY(ctx_write(c, add_unit, &p, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- taking out ---- */

struct removal {
	struct ctx *c;
	struct notitie_id id;
	int64_t versie;
	struct str reden;
	struct casus_id naar; /* 0: withdrawn, not moved */
};

/* Reads the note and whether the actor may take it out. */
static enum fault removal_lock(struct unit *u, struct removal *p, struct q_notitie_get **ret)
{
	struct q_notitie_schrijfbaar *level = NULL;
	struct q_notitie_get *n = NULL;
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);

	q_notitie_get(&b, p->id, &n);
	q_notitie_schrijfbaar(&b, p->id, &level);
	TRY(batch_run(&b));
	if (!n)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(casus_lock_in(u, n->dossier, 0, NIVEAU_GEEN, &casus));
	if (n->versie != p->versie || n->ingetrokken)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze notitie is intussen gewijzigd of ingetrokken."), NULL);
	if (!level || str_eq(n->soort, STR("gebeurtenis"))
		|| (n->door.v != p->c->actor.id.v && (casus->niveau < NIVEAU_SCHRIJVEN || level->niveau < NIVEAU_SCHRIJVEN)))
		return fault_set(unit_fault(u), FAULT_DENIED,
			N_("Alleen de schrijver of de procesregisseur haalt een notitie weg."), "WGS 2.31 lid 4");
	*ret = n;
	return FAULT_NONE;
}

static enum fault withdraw_unit(struct unit *u, void *arg)
{
	struct removal *p = arg;
	struct q_notitie_get *n;
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	TRY(removal_lock(u, p, &n));
	q_notitie_withdraw(&b, unit_moment(u), p->reden, (struct notitie_id){ 0 }, p->id, p->versie, &rows);
	TRY(batch_run(&b));
	p->c->uitkomst = p->id.v;
	return casus_one(u, rows);
}

enum fault notitie_withdraw(struct ctx *c, struct notitie_id id, int64_t versie, struct str reden)
{
	struct removal p = { .c = c, .id = id, .versie = versie, .reden = str_trim(reden) };

	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarom deze notitie weg moet.")));
	return ctx_write(c, withdraw_unit, &p, NULL);
}

/* Invariant 1: to a case of another regime with its recorded ground, and nothing that has no place there. Invariant 11: out
 * of a ring nothing goes. */
static enum fault move_allowed(struct unit *u, const struct removal *p, const struct q_notitie_get *n,
	const struct q_casus_lock *doel, struct str *ret_reden)
{
	struct regime_invoer i = { n->onderdeel, n->wpg, n->beroepsgeheim, n->beroepsgeheim_op };
	const struct regime *naar = regime_find(p->c->cat, doel->regime);
	struct q_casus_lock *van = NULL;
	struct batch b = unit_batch(u);
	struct fault_info scratch = { 0 };
	struct str grond;

	q_casus_lock(&b, n->dossier, &van);
	TRY(batch_run(&b));
	if (van && van->ring.n && !str_eq(van->ring, doel->ring))
		return fault_field(unit_fault(u), "naar", N_("Uit een besloten casus gaat niets naar een casus buiten die kring."),
			"invariant 11");
	TRY(regime_move_check(unit_fault(u), van ? regime_find(p->c->cat, van->regime) : NULL, naar, "naar", &grond));
	if (regime_entry_check(&scratch, p->c->cat, naar, &i))
		return fault_field(unit_fault(u), "naar", N_("Voor deze gegevens is onder de grondslag van die casus geen plaats."),
			REGIME_VELD_RULE);
	*ret_reden = grond.n ? str_cat(unit_arena(u), str_cat(unit_arena(u), p->reden, STR(" | ")), grond) : p->reden;
	return FAULT_NONE;
}

static enum fault move_unit(struct unit *u, void *arg)
{
	struct removal *p = arg;
	struct notitie_id nieuw = { id_new() };
	struct str reden;
	struct q_notitie_get *n;
	struct q_casus_lock *doel;
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	TRY(removal_lock(u, p, &n));
	if (n->dossier.v == p->naar.v)
		return fault_field(unit_fault(u), "naar", N_("De notitie staat al in deze casus."), NULL);
	TRY(casus_lock_in(u, p->naar, 0, NIVEAU_GEEN, &doel));
	TRY(move_allowed(u, p, n, doel, &reden));
	q_notitie_kopie(&b, nieuw, reden, p->id, p->naar, &rows);
	TRY(batch_run(&b));
	if (rows != 1)
		return fault_field(unit_fault(u), "naar", N_("In die casus mag u niet schrijven voor wie dit zichtbaar is."),
			"WGS 2.31 lid 4");
	q_notitie_withdraw(&b, unit_moment(u), reden, nieuw, p->id, p->versie, &rows);
	TRY(batch_run(&b));
	p->c->uitkomst = nieuw.v;
	return casus_one(u, rows);
}

enum fault notitie_move(struct ctx *c, struct notitie_id id, int64_t versie, struct casus_id naar, struct str reden)
{
	struct removal p = { .c = c, .id = id, .versie = versie, .reden = str_trim(reden), .naar = naar };

	TRY(casus_text(c->fi, reden, REDEN_MAX, "waarom",
		N_("Schrijf op waarom deze notitie naar een andere casus gaat.")));
	return ctx_write(c, move_unit, &p, NULL);
}
