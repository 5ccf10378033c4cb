/* Searching persons by name, birth date or BSN. See persoon.h for who finds whom, sql/query/persoon.sql for how.
 *
 * The terms stand in the order of the list, so that of one word the first fifty are read and no more. Of several the rarest
 * leads and the others are looked up per person found, among so many as LOOKED_AT says. Are all of them borne by more, then
 * whole words are sought beside the name too (by_pairs), and the answer says that it may not be all.
 */
#include <string.h>

#include "basis/arena.h"
#include "catalogus/catalogus.h"
#include "domein/persoon/persoon_priv.h"
#include "domein/persoon/term.h"

#define LEADS_MAX 4        /* words of a question that the statements take */
#define SOUNDS_MAX 3       /* sounds that they take */
#define FEW 10             /* with fewer found, what sounds like it is looked for too */
#define LOOKED_AT 500      /* bearers of the rarest word that are looked at, when that word is not all that is asked */
#define BORN_MAX 3000      /* the same of a day of birth, and of a year when every word is common */
#define FIRST (PERSOON_ZOEK_MAX + 1)
#define LAST STR("\xf4\x8f\xbf\xbf") /* the last code point there is */

struct lead {
	struct str van, tot;
	int64_t nodig;  /* words of the name that must begin so */
	int64_t aantal; /* terms that begin so, counted up to one more than LOOKED_AT */
};
struct question {
	struct str soort; /* of the terms: naam, klank */
	size_t n;
	struct lead v[LEADS_MAX];
	struct geboren_grens g;
	bool geboren;
	struct str bsn;
};

/* ---- from the form to the statement ---- */

struct str prefix_end(struct arena *a, struct str s)
{
	return str_cat(a, s, LAST);
}

/* Does this folded word stand in a voorvoegsel of the BRP's table ("van" of "van der")? */
static bool voorvoegsel_word(const struct ctx *c, struct str word)
{
	for (size_t i = 0; i < c->cat->nvoorvoegsels; i++) {
		struct str s = c->cat->voorvoegsels[i];
		size_t at = 0;

		for (size_t end = 0; end <= s.n; end++) {
			if (end < s.n && s.p[end] != ' ' && s.p[end] != '\'')
				continue;
			if (str_eq((struct str){ s.p + at, end - at }, word))
				return true;
			at = end + 1;
		}
	}
	return false;
}

/* Without voorvoegsels, when enough is left. True when some went. */
static bool voorvoegsels_drop(const struct ctx *c, struct woorden *w)
{
	struct woorden kept = { 0 };
	size_t letters = 0, n = w->n;

	for (size_t i = 0; i < w->n; i++)
		if (!voorvoegsel_word(c, w->v[i])) {
			kept.v[kept.n++] = w->v[i];
			letters += str_points(w->v[i]);
		}
	if (letters > 1)
		*w = kept;
	return w->n < n;
}

/* Only the longest words, as many as a statement takes. */
static void longest_keep(struct woorden *w)
{
	while (w->n > LEADS_MAX) {
		size_t shortest = 0;

		for (size_t i = 1; i < w->n; i++)
			if (w->v[i].n < w->v[shortest].n)
				shortest = i;
		memmove(&w->v[shortest], &w->v[shortest + 1], (w->n - shortest - 1) * sizeof(w->v[0]));
		w->n--;
	}
}

/* "jan jansen" asks two words that begin with jan. Beginnings lie inside one another or apart, so counting is enough. */
static int64_t needed(const struct woorden *w, struct str word)
{
	int64_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		n += str_starts(w->v[i], word);
	return n;
}

static void leads_set(struct ctx *c, struct woorden *w, struct question *q)
{
	longest_keep(w);
	q->n = w->n;
	for (size_t i = 0; i < LEADS_MAX; i++)
		q->v[i] = i >= w->n ? (struct lead){ STR(""), STR(""), 0, 0 }
			: (struct lead){ w->v[i], prefix_end(c->arena, w->v[i]), needed(w, w->v[i]), 0 };
}

static enum fault question_read(struct ctx *c, const struct persoon_vraag *v, struct woorden *w, struct question *ret)
{
	size_t letters = 0;

	*ret = (struct question){ .soort = STR("naam"), .geboren = v->geboren.v != 0, .bsn = STR("") };
	if (str_trim(v->bsn).n && !bsn_parse(c->arena, v->bsn, &ret->bsn))
		return fault_field(c->fi, "bsn", N_("Dit is geen geldig BSN. Controleer de cijfers."), "invariant 18");
	if (v->geboren.v && !datum_valid(v->geboren, true))
		return fault_field(c->fi, "geboren", N_("Vul een bestaande geboortedatum in, of alleen het jaar."), NULL);
	if (ret->geboren)
		ret->g = geboren_grens_of(v->geboren);
	woorden_of(c->arena, v->naam, w);
	leads_set(c, w, ret);
	for (size_t i = 0; i < w->n; i++)
		letters += str_points(w->v[i]);
	if (!ret->n && !ret->geboren && !ret->bsn.n)
		return fault_field(c->fi, "naam", N_("Vul een naam, een geboortedatum of een BSN in."), NULL);
	if (letters < 2 && !ret->geboren && !ret->bsn.n)
		return fault_field(c->fi, "naam", N_("Vul ten minste twee letters van de naam in."), NULL);
	return FAULT_NONE;
}

/* Is one word all that is asked? Then the first of the list are read, and nobody else. */
static bool alone(const struct question *q)
{
	return q->n == 1 && !q->geboren;
}

/* Puts the rarest word first. One that is alone needs no counting. */
static enum fault rarest_first(struct ctx *c, struct question *q)
{
	struct q_persoon_telling *n = NULL;
	struct batch b = ctx_read(c);
	struct lead *l = q->v, swap;

	if (alone(q))
		return FAULT_NONE;
	q_persoon_telling(&b, q->soort, l[0].van, l[0].tot, LOOKED_AT + 1, l[1].van, l[1].tot, l[2].van, l[2].tot, l[3].van,
		l[3].tot, &n);
	TRY(batch_run(&b));
	l[0].aantal = n->een;
	l[1].aantal = n->twee;
	l[2].aantal = n->drie;
	l[3].aantal = n->vier;
	for (size_t i = 1; i < q->n; i++)
		if (l[i].aantal < l[0].aantal || (l[i].aantal == l[0].aantal && l[i].van.n > l[0].van.n)) {
			swap = l[0];
			l[0] = l[i];
			l[i] = swap;
		}
	return FAULT_NONE;
}

/* ---- rows ---- */

static void row_add(struct personen *p, struct persoon_kern wie, bool eigen, bool sound)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].wie.id.v == wie.id.v)
			return;
	if (p->n == PERSOON_ZOEK_MAX) {
		p->meer = true;
		return;
	}
	p->v[p->n++] = (struct persoon_rij){ wie, eigen, sound };
}

#define ROWS_ADD(p, rows, mine, sound) \
	do { \
		for (size_t row_i_ = 0; row_i_ < (rows).n; row_i_++) \
			row_add((p), KERN_OF(&(rows).v[row_i_]), (mine), (sound)); \
	} while (0)

static enum fault by_bsn(struct ctx *c, const struct question *q, struct personen *p)
{
	struct q_persoon_zoek_bsn_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_persoon_zoek_bsn(&b, q->bsn, &rows);
	TRY(batch_run(&b));
	ROWS_ADD(p, rows, rows.v[row_i_].eigen, false);
	return FAULT_NONE;
}

static enum fault by_birth(struct ctx *c, const struct question *q, struct personen *p)
{
	struct q_persoon_zoek_geboren_rows rows = { 0 };
	struct q_persoon_telling_geboren *born = NULL;
	struct batch b = ctx_read(c);
	const struct lead *l = q->v;

	if (q->n)
		q_persoon_telling_geboren(&b, q->g.van, q->g.tot, BORN_MAX + 1, &born);
	q_persoon_zoek_geboren(&b, q->g.van, q->g.tot, q->n ? BORN_MAX : FIRST, q->g.maand, q->g.jaar, l[0].nodig, l[0].van,
		l[0].tot, l[1].nodig, l[1].van, l[1].tot, l[2].nodig, l[2].van, l[2].tot, l[3].nodig, l[3].van, l[3].tot, &rows);
	TRY(batch_run(&b));
	p->begrensd |= born && born->aantal > BORN_MAX;
	ROWS_ADD(p, rows, rows.v[row_i_].eigen, false);
	return FAULT_NONE;
}

static void equal(struct batch *b, const struct question *q, struct str term, struct str begin, struct str eind,
	int64_t kap, struct q_persoon_zoek_gelijk_rows *ret)
{
	const struct lead *l = q->v;

	q_persoon_zoek_gelijk(b, q->soort, term, begin, eind, kap, l[0].nodig, l[0].van, l[0].tot,
		l[1].nodig, l[1].van, l[1].tot, l[2].nodig, l[2].van, l[2].tot, l[3].nodig, l[3].van, l[3].tot, q->geboren,
		q->g.van, q->g.tot, q->g.maand, q->g.jaar, ret);
}

/* Of words that are all common: whole ones beside a surname that begins so, whole surnames with a first name that does. */
static enum fault by_pairs(struct ctx *c, const struct question *q, struct personen *p)
{
	struct q_persoon_zoek_gelijk_rows rows[2 * LEADS_MAX * (LEADS_MAX - 1)] = { 0 };
	struct batch b = ctx_read(c);
	int64_t kap = q->n == 2 && !q->geboren ? FIRST : LOOKED_AT; /* two words are the pair: nothing is left to check */
	size_t n = 0;

	for (size_t i = 0; i < q->n; i++)
		for (size_t j = 0; j < q->n; j++) {
			struct str whole = q->v[i].van, other = q->v[j].van;
			struct str name = str_cat(c->arena, whole, str_cat(c->arena, STR("  "), other));

			if (i == j)
				continue;
			equal(&b, q, whole, other, q->v[j].tot, kap, &rows[n++]);
			equal(&b, q, whole, name, prefix_end(c->arena, name), kap, &rows[n++]);
		}
	TRY(batch_run(&b));
	for (size_t i = 0; i < n; i++)
		ROWS_ADD(p, rows[i], rows[i].v[row_i_].eigen, false);
	return FAULT_NONE;
}

static enum fault by_name(struct ctx *c, struct question *q, struct personen *p)
{
	struct q_persoon_zoek_naam_rows rows = { 0 };
	struct batch b = ctx_read(c);
	const struct lead *l = q->v;

	TRY(rarest_first(c, q));
	if (l[0].aantal > LOOKED_AT && q->geboren)
		return by_birth(c, q, p);
	if (l[0].aantal > LOOKED_AT) {
		p->begrensd = true;
		TRY(by_pairs(c, q, p));
	}
	q_persoon_zoek_naam(&b, l[0].van, l[0].tot, alone(q) ? FIRST : LOOKED_AT, l[0].nodig, l[1].nodig, l[1].van, l[1].tot,
		l[2].nodig, l[2].van, l[2].tot, l[3].nodig, l[3].van, l[3].tot, q->geboren, q->g.van, q->g.tot, q->g.maand,
		q->g.jaar, &rows);
	if (!p->meer)
		TRY(batch_run(&b));
	ROWS_ADD(p, rows, rows.v[row_i_].eigen, false);
	return FAULT_NONE;
}

/* What sounds like the words, behind what was found. Short words say too little. */
static enum fault by_sound(struct ctx *c, const struct woorden *w, const struct question *q, struct personen *p)
{
	struct question s = { .soort = STR("klank"), .g = q->g, .geboren = q->geboren };
	struct q_persoon_zoek_gelijk_rows rows = { 0 };
	struct batch b = ctx_read(c);

	for (size_t i = 0; i < LEADS_MAX; i++)
		s.v[i] = (struct lead){ STR(""), STR(""), 0, 0 };
	for (size_t i = 0; i < w->n && s.n < SOUNDS_MAX; i++)
		if (w->v[i].n > 2) {
			struct str k = klank(c->arena, w->v[i]);

			s.v[s.n++] = (struct lead){ k, str_cat(c->arena, k, STR(" ")), 1, 0 }; /* no term has a space in it */
		}
	if (!s.n || !s.v[0].van.n)
		return FAULT_NONE;
	TRY(rarest_first(c, &s));
	p->begrensd |= s.v[0].aantal > LOOKED_AT;
	equal(&b, &s, s.v[0].van, STR(""), LAST, alone(&s) ? FIRST : LOOKED_AT, &rows);
	TRY(batch_run(&b));
	ROWS_ADD(p, rows, rows.v[row_i_].eigen, true);
	return FAULT_NONE;
}

/* "van der" and no more: the beginning of a name that is kept as one word too. */
static enum fault by_joined(struct ctx *c, struct woorden *w, struct question *q, struct personen *p)
{
	struct woorden one = { .n = 1, .v = { STR_INIT("") } };

	for (size_t i = 0; i < w->n; i++)
		one.v[0] = str_cat(c->arena, one.v[0], w->v[i]);
	leads_set(c, &one, q);
	return by_name(c, q, p);
}

static enum fault by_question(struct ctx *c, const struct persoon_vraag *v, struct question *q, struct personen *p)
{
	return q->geboren && (!q->n || datum_dag(v->geboren)) ? by_birth(c, q, p) : by_name(c, q, p);
}

/* As it was typed first: a voorvoegsel may be a name. Then without voorvoegsels, then by sound. */
static enum fault among_all(struct ctx *c, const struct persoon_vraag *v, struct woorden *w, struct question *q,
	struct personen *p)
{
	if (q->bsn.n)
		return by_bsn(c, q, p);
	TRY(by_question(c, v, q, p));
	if (voorvoegsels_drop(c, w)) {
		leads_set(c, w, q);
		TRY(by_question(c, v, q, p));
	}
	if (q->n && p->n < FEW)
		TRY(by_sound(c, w, q, p));
	if (p->n || q->n < 2 || !voorvoegsel_word(c, w->v[0]))
		return FAULT_NONE;
	return by_joined(c, w, q, p);
}

/* Without the right to link: only who is in a dossier that the actor sees. */
static enum fault among_own(struct ctx *c, struct woorden *w, struct question *q, struct personen *p)
{
	struct q_persoon_eigen_naam_rows rows = { 0 };
	struct batch b = ctx_read(c);
	const struct lead *l = q->v;

	if (voorvoegsels_drop(c, w))
		leads_set(c, w, q);
	q_persoon_eigen_naam(&b, l[0].nodig, l[0].van, l[0].tot, l[1].nodig, l[1].van, l[1].tot, l[2].nodig, l[2].van,
		l[2].tot, l[3].nodig, l[3].van, l[3].tot, q->geboren, q->g.van, q->g.tot, q->g.maand, q->g.jaar, q->bsn, &rows);
	TRY(batch_run(&b));
	ROWS_ADD(p, rows, true, false);
	return FAULT_NONE;
}

enum fault persoon_search(struct ctx *c, const struct persoon_vraag *v, struct personen *ret)
{
	struct personen p = { .v = ARENA_ARRAY(c->arena, PERSOON_ZOEK_MAX, struct persoon_rij) };
	struct woorden w;
	struct question q;

	TRY(ctx_require(c, RECHT_persoon_zoeken));
	TRY(question_read(c, v, &w, &q));
	if (actor_mag(&c->actor, RECHT_persoon_koppelen))
		TRY(among_all(c, v, &w, &q, &p));
	else
		TRY(among_own(c, &w, &q, &p));
	for (size_t i = 0; i < p.n; i++)
		ctx_look(c, (struct dossier_id){ 0 }, p.v[i].wie.id, LOOK_ZOEK, STR("zoeken"));
	*ret = p;
	return FAULT_NONE;
}
