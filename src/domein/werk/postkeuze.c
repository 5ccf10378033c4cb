/* Mail by choice: see postkeuze.h. */
#include "domein/werk/postkeuze.h"

#include "domein/inzien/toetser.h"
#include "domein/plan/afspraak.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/actor.h"
#include "domein/toegang/post.h"
#include "query.h"

#define OVERZICHT_UUR 7
#define OVERZICHT_WEEK 7 /* days ahead */

static const char *const keuzes[] = { "uit", "dagelijks", "direct" };

static enum postkeuze keuze_of(struct str s)
{
	for (int i = POST_UIT; i < POST_DIRECT; i++)
		if (str_eq(s, str_z(keuzes[i])))
			return (enum postkeuze)i;
	return POST_DIRECT;
}

enum fault postkeuze_get(struct ctx *c, enum postkeuze *ret)
{
	struct q_postkeuze_get *q = NULL;
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_ingelogd));
	q_postkeuze_get(&b, c->actor.id, &q);
	TRY(batch_run(&b));
	*ret = q ? keuze_of(q->keuze) : POST_DIRECT;
	return FAULT_NONE;
}

struct choosing {
	struct medewerker_id m;
	enum postkeuze k;
};

static enum fault set_unit(struct unit *u, void *arg)
{
	const struct choosing *s = arg;
	struct batch b = unit_batch(u);

	q_postkeuze_set(&b, s->m, str_z(keuzes[s->k]), NULL);
	return batch_run(&b);
}

enum fault postkeuze_set(struct ctx *c, enum postkeuze k)
{
	struct choosing s = { c->actor.id, k };

	TRY(ctx_require(c, RECHT_ingelogd));
	return ctx_write_kaal(c, set_unit, &s);
}

enum fault postkeuze_direct_in(struct unit *u, struct medewerker_id m, bool *ret)
{
	struct q_postkeuze_get *q = NULL;
	struct batch b = unit_batch(u);

	q_postkeuze_get(&b, m, &q);
	TRY(batch_run(&b));
	*ret = !q || keuze_of(q->keuze) == POST_DIRECT;
	return FAULT_NONE;
}

/* ---- the daily mail ---- */

struct daily {
	struct medewerker_id m;
	struct datum dag;
	struct str aan, tekst; /* tekst empty: nothing waits */
};

static void line_add(struct buf *b, int64_t n, const char *one, const char *more)
{
	if (!n)
		return;
	buf_addz(b, "- ");
	buf_add_i64(b, n);
	buf_addz(b, n == 1 ? one : more);
	buf_addz(b, "\n");
}

static void work_add(struct buf *b, const struct q_overzicht_telling *q, const struct afspraak_telling *t)
{
	line_add(b, q->laat, " termijn die te laat is", " termijnen die te laat zijn");
	line_add(b, q->week, " termijn in de komende zeven dagen", " termijnen in de komende zeven dagen");
	line_add(b, t->te_laat, " afspraak van u die te laat is", " afspraken van u die te laat zijn");
	line_add(b, t->week, " afspraak van u voor deze week", " afspraken van u voor deze week");
	line_add(b, t->onbeantwoord, " afspraak die op uw antwoord wacht", " afspraken die op uw antwoord wachten");
	line_add(b, t->regie_te_laat, " afspraak in uw casussen die te laat is",
		" afspraken in uw casussen die te laat zijn");
	line_add(b, t->regie_vragen, " afspraak in uw casussen waarover een vraag is",
		" afspraken in uw casussen waarover een vraag is");
	line_add(b, q->meldingen, " nieuwe melding", " nieuwe meldingen");
}

/* For who reviews: until he has judged, and until the authority was told or not told of a breach (invariants 12, 41). */
static void review_add(struct buf *b, const struct toetsing_werk *w, bool weekend)
{
	line_add(b, w->lekken_klok, " datalek waarvan de 72 uur lopen; die lopen door in het weekend",
		" datalekken waarvan de 72 uur lopen; die lopen door in het weekend");
	if (weekend)
		return;
	line_add(b, w->nood, " noodtoegang die op een oordeel wacht", " keer noodtoegang die op een oordeel wacht");
	line_add(b, w->nood_laat, " noodtoegang die al beoordeeld had moeten zijn",
		" keer noodtoegang die al beoordeeld had moeten zijn");
	line_add(b, w->vragen, " vraag uit het logboek", " vragen uit het logboek");
}

/* In a weekend only a clock that does not wait for Monday. */
static struct str daily_text(struct arena *a, const struct q_overzicht_telling *q, const struct afspraak_telling *t,
	const struct toetsing_werk *w, bool weekend, struct str adres)
{
	struct buf b = buf_new(a);
	int64_t work = t->te_laat + t->week + t->onbeantwoord + t->regie_te_laat + t->regie_vragen + w->nood + w->vragen;

	if (!q || (!w->lekken_klok && (weekend || !(q->laat + q->week + q->meldingen + work))))
		return STR("");
	buf_addz(&b, "Goedemorgen,\n\nIn Schakel wacht op u:\n");
	review_add(&b, w, weekend);
	if (!weekend)
		work_add(&b, q, t);
	buf_addz(&b, "\nOpen uw werkvoorraad:\n\n");
	buf_add(&b, adres);
	buf_addz(&b, "/\n\nDit overzicht komt op werkdagen als er iets wacht, en in het weekend alleen over een datalek waarvan de "
		"72 uur lopen. Wilt u het niet? Kies dat in uw profiel.\n"
		"Work is waiting for you in Schakel; the link above leads to your list.\n");
	return buf_str(&b);
}

static enum fault daily_unit(struct unit *u, void *arg)
{
	const struct daily *d = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_postkeuze_gedaan(&b, d->m, d->dag, &n);
	TRY(batch_run(&b));
	return n == 1 && d->tekst.n ? post_add_in(u, d->aan, STR("Overzicht van vandaag in Schakel"), d->tekst) : FAULT_NONE;
}

/* Counts with his own eyes; writes as the service. */
static enum fault daily_make(struct ctx *c, struct medewerker_id m, struct datum dag,
	const struct afspraak_tellingen *afspraken, struct str adres)
{
	struct toetsing_werk w;
	struct afspraak_telling t = { 0 };
	struct daily d = { .m = m, .dag = dag, .tekst = STR("") };
	struct q_overzicht_telling *q = NULL;
	struct ctx k = *c;
	struct batch b;
	enum fault f = actor_as_id(&k, m, &d.aan);

	if (f == FAULT_NOT_FOUND) {
		fault_clear(c->fi);
		return FAULT_NONE;
	}
	TRY(f);
	b = ctx_read(&k);
	q_overzicht_telling(&b, dag, termijn_klokken_mine(&k), datum_add_days(dag, OVERZICHT_WEEK), &q);
	TRY(batch_run(&b));
	TRY(toetsing_werk(&k, &w));
	for (size_t i = 0; i < afspraken->n; i++)
		if (afspraken->v[i].medewerker.v == m.v)
			t = afspraken->v[i];
	d.tekst = daily_text(c->arena, q, &t, &w, datum_weekday(dag) > 5, adres);
	return ctx_write_kaal(c, daily_unit, &d);
}

enum fault overzicht_run(struct ctx *c, struct str adres)
{
	struct tijd t = tijd_of(klok_now());
	struct q_postkeuze_te_doen_rows rows;
	struct afspraak_tellingen afspraken;

	if (t.uur < OVERZICHT_UUR)
		return FAULT_NONE;
	TRY(afspraak_tel(c, &afspraken));
	do {
		struct batch b = ctx_kaal(c);

		rows = (struct q_postkeuze_te_doen_rows){ 0 };
		q_postkeuze_te_doen(&b, klok_now(), t.dag, &rows);
		TRY(batch_run(&b));
		for (size_t i = 0; i < rows.n; i++)
			TRY(daily_make(c, rows.v[i].id, t.dag, &afspraken, adres));
	} while (rows.n && !arena_over(c->arena));
	return FAULT_NONE;
}
