/* The model of who may see what of a few cases, for lens_verloop_test.
 *
 * It is written from domein.md (section (c)) and design.md (section 4) and knows no table: an act that is accepted changes it,
 * the clock does the rest.
 */
#ifndef TESTS_VERLOOP_MODEL_H
#define TESTS_VERLOOP_MODEL_H

#include "domein/casus/team.h"
#include "tests/kijk.h"

#define BEGIN moment_of(datum_of(2026, 12, 3), 10, 0)
#define STEPS 150
#define WALKS 30
#define PAGES 70 /* of one walk */
#define ZAAD UINT64_C(20261205)
#define NOOIT INT64_MAX

enum { CASUSSEN = 3, MERKEN_MAX = 120, ZIJN_MAX = 20, RECHTEN_MAX = 4000, AFWEZIG_MAX = 20, ACTEN = 15 };
/* Parts of the file of an inzage that are none of a case: what overleggen recorded, and how he was informed. */
enum { OVERLEG_DEEL = CASUS_DEEL__MAX, INFORMEREN_DEEL, INZAGE_DELEN };
enum wie { SANNE_, TIM_, JOEP, MILA, ELS, RIK_, ANOUK, FEMKE, DENIZ, LOTTE_, KARIN, HILDE_, MARJOLEIN_, KEES, MENSEN };
enum vak { STRAF, ZORG, GEMEENTE, ZVH };

static const struct {
	const char *naam;
	enum vak vak;
	bool ring; /* admitted to the ring of radicalisering */
} mensen[MENSEN] = {
	[SANNE_] = { "sanne.hendrickx", ZVH, false }, [TIM_] = { "tim.boesten", ZVH, false },
	[JOEP] = { "joep.lemmens", ZVH, false }, [MILA] = { "mila.crutzen", ZVH, true }, [ELS] = { "els.vroomen", ZVH, false },
	[RIK_] = { "rik.schreurs", STRAF, false }, [ANOUK] = { "anouk.rutten", STRAF, false },
	[FEMKE] = { "femke.groot", STRAF, false }, [DENIZ] = { "deniz.yilmaz", STRAF, false },
	[LOTTE_] = { "lotte.veldkamp", ZORG, false }, [KARIN] = { "karin.bouts", GEMEENTE, false },
	[HILDE_] = { "hilde.vroemen", ZVH, false }, [MARJOLEIN_] = { "marjolein.tonnaer", ZVH, false },
	[KEES] = { "kees.dassen", ZVH, false },
};

/* Why somebody may see something: what is handed on to a replacement, what reads alone, and what is opened for a request of
 * the person, that writes where it says so. */
enum bron { TEAM, NOOD, TOETS, RECHT };
struct toelating {
	int wie, casus, deel, niveau;
	int64_t van, tot;
	enum bron bron;
};
struct weg { /* somebody is away, another replaces him */
	int wie, vervanger;
	int64_t van, tot;
};
struct merk {
	const char *tekst, *tabel;
	int64_t id, organisatie;
	int casus, deel;
	bool eigendom;   /* its organisation owns it */
	bool inzage;     /* the person himself gets it: it is no row about another, nor of to whom data went */
	int64_t verslag; /* its text is in the eindverslag too, which is of the kern: since when; 0 not */
};
struct zijn { /* what the person of a case gets besides the rows of its parts; ook: of which it is a row, too; -1 none */
	const char *tekst, *wat;
	int casus, deel, ook;
};
struct wereld {
	struct opstelling *o;
	struct proef *p;
	struct kijker *actor;
	uint64_t zaad, verloop, blik, *toeval; /* what happens does not depend on how many pages there are to look at */
	struct casus_id casus[CASUSSEN];
	struct str nummer[CASUSSEN];
	bool vernietigd[CASUSSEN];
	int beperkt[CASUSSEN]; /* who handles the restriction; -1 none */
	struct rechtverzoek_id verzoek[CASUSSEN]; /* the person of the case asked for his data; Hilde handles it */
	bool weggelaten[CASUSSEN][INZAGE_DELEN]; /* of what he gets */
	size_t ingezien; /* files with a case in it */
	int64_t organisatie[MENSEN], now;
	struct str namen[MENSEN];
	size_t nmerken, nzijn, nrechten, nweg, getoond, gelukt[ACTEN];
	struct merk merken[MERKEN_MAX];
	struct zijn zijn[ZIJN_MAX];
	struct toelating rechten[RECHTEN_MAX];
	struct weg weg[AFWEZIG_MAX];
};

/* splitmix64 */
static inline int chance(struct wereld *w, int n)
{
	uint64_t z = *w->toeval += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

static inline struct ctx as(struct wereld *w, int wie)
{
	return opstelling_as(w->o, mensen[wie].naam);
}

/* ---- the model ---- */

static inline void model_give(struct wereld *w, int wie, int casus, int deel, int niveau, int64_t tot, enum bron bron)
{
	assert_true(w->nrechten < RECHTEN_MAX);
	if (niveau > NIVEAU_GEEN)
		w->rechten[w->nrechten++] = (struct toelating){ wie, casus, deel, niveau, w->now, tot, bron };
}

/* wie -1: everybody; bron -1: of every kind. */
static inline void model_end(struct wereld *w, int wie, int casus, int bron)
{
	for (size_t i = 0; i < w->nrechten; i++) {
		struct toelating *r = &w->rechten[i];

		if ((wie < 0 || r->wie == wie) && r->casus == casus && (bron < 0 || (int)r->bron == bron) && r->tot > w->now)
			r->tot = w->now;
	}
}

/* The highest level of somebody on a part at a moment, of his own: of what reads, of what writes, or only of what goes to a
 * replacement. */
enum telt { LEEST, SCHRIJFT, GAAT_OVER };
static inline bool counts(const struct toelating *r, enum telt telt)
{
	return telt == LEEST || r->bron == TEAM || (telt == SCHRIJFT && r->bron == RECHT && r->niveau == NIVEAU_SCHRIJVEN);
}

static inline int own_level(const struct wereld *w, int wie, int casus, int deel, int64_t op, enum telt telt)
{
	int level = NIVEAU_GEEN;

	for (size_t i = 0; i < w->nrechten; i++) {
		const struct toelating *r = &w->rechten[i];

		if (r->wie == wie && r->casus == casus && r->deel == deel && r->van <= op && op < r->tot && r->niveau > level
			&& counts(r, telt))
			level = r->niveau;
	}
	return level;
}

/* What a replacement has is what the absent has, while he is away. Levels of two kinds: the higher reads more, so eigen deel
 * of the one is taken along. */
static inline bool rule_sees(const struct wereld *w, int wie, const struct merk *m, int64_t op)
{
	bool own = m->organisatie == w->organisatie[wie];
	int level = own_level(w, wie, m->casus, m->deel, op, LEEST);
	bool sees = level >= NIVEAU_LEZEN || (level == NIVEAU_EIGEN && own);

	for (size_t i = 0; i < w->nweg && !sees; i++) {
		const struct weg *a = &w->weg[i];

		if (a->vervanger != wie || op < a->van || op >= a->tot)
			continue;
		level = own_level(w, a->wie, m->casus, m->deel, op, GAAT_OVER);
		sees = level >= NIVEAU_LEZEN || (level == NIVEAU_EIGEN && own);
	}
	return sees && !w->vernietigd[m->casus];
}

/* May the text be shown: of the row, or of what the eindverslag says of it. */
static inline bool rule_shows(const struct wereld *w, int wie, const struct merk *m, int64_t op)
{
	struct merk kern = *m;

	kern.deel = CASUS_DEEL_KERN;
	kern.organisatie = w->organisatie[SANNE_];
	return rule_sees(w, wie, m, op) || (m->verslag && op >= m->verslag && rule_sees(w, wie, &kern, op));
}

/* Under restriction whoever handles it writes, and nobody else. */
static inline bool rule_writes(const struct wereld *w, int wie, const struct merk *m)
{
	bool own = m->organisatie == w->organisatie[wie], writes = false;

	if (w->vernietigd[m->casus] || (w->beperkt[m->casus] >= 0 && w->beperkt[m->casus] != wie))
		return false;
	for (int i = -1; i < (int)w->nweg; i++) {
		const struct weg *a = i < 0 ? NULL : &w->weg[i];
		int level;

		if (a && (a->vervanger != wie || w->now < a->van || w->now >= a->tot))
			continue;
		level = own_level(w, a ? a->wie : wie, m->casus, m->deel, w->now, a ? GAAT_OVER : SCHRIJFT);
		writes |= level == NIVEAU_SCHRIJVEN || (own && (level == NIVEAU_EIGEN || (m->eigendom && level > NIVEAU_GEEN)));
	}
	return writes;
}

/* Adding to a part: whoever writes there, and with eigen deel rows of his own organisation. */
static inline bool rule_adds(const struct wereld *w, int wie, const struct merk *m)
{
	struct merk own = *m;

	own.organisatie = w->organisatie[wie];
	own.eigendom = false;
	return rule_writes(w, wie, &own);
}

#endif
