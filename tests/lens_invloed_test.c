/* What somebody may not see has no influence on anything he is shown: no page, list, count or search.
 *
 * A world of cases, referrals and random toegang is made. Somebody walks through the program: every page without an id,
 * some searches, every link he comes across, and by address every case, referral and person there is. Then all that the
 * rule does not admit him to is taken out of the bare tables, by statements of this test that know the rule by
 * themselves, and he walks the same way again. Each answer must be the same. A row that leaks into a page, a number, the
 * order of a list or the difference between "not yours" and "not there" makes a difference.
 *
 * What the program shows by design outside the rule is named in `by_design`, with its reason. The random numbers are the
 * same in every run.
 */
#include <stdio.h>

#include "db/lens.h"
#include "tests/verhaal.h"
#include "tests/zaai.h"

#define TODAY moment_of(datum_of(2026, 12, 3), 10, 0)
#define SCATTER 260

enum { WEG_MAX = 220, OBJECTEN_MAX = 64 };

/* Pages that count or name, on purpose, what the rule does not admit to. */
static const char *const by_design[] = {
	"/cijfers",    /* figures of a house, by a right of its own: cijfers_test.c */
	"/overdracht", /* work of leavers, by number alone, for who hands it over */
	"/regisseur",  /* how many open cases each procesregisseur has (C020) */
	"=bekeken",    /* who looked: the walk itself adds to it */
};

static const char *const walkers[] = { "sanne.hendrickx", "joep.lemmens", "els.vroomen", "noor.habets", "rik.schreurs",
	"deniz.yilmaz", "wil.smeets" };
#define WALKERS (sizeof(walkers) / sizeof(walkers[0]))

static const char *const onderdelen[] = { "kern", "inhoud", "intern", "tijdlijn", "plan", "straf", "zorg" };
#define ONDERDELEN (sizeof(onderdelen) / sizeof(onderdelen[0]))

static const char *const searches[] = { "/zoek?q=Linden", "/zoek?q=Iep", "/zoek?q=ZV-2026", "/zoek?q=politie",
	"/zoek?q=gesproken", "/casussen?toon=alle", "/casussen?q=Linden", "/casussen?q=e" };

struct stap { /* one page that was asked */
	struct str pad, tekst;
	int status;
};
struct wereld {
	struct opstelling *o;
	struct proef *p; /* only for text() */
	uint64_t seed;
	size_t ndossiers, nids, nstappen;
	int64_t dossiers[OBJECTEN_MAX];
	struct { uint32_t kind; int64_t id; } ids[OBJECTEN_MAX];
	struct stap stappen[WEG_MAX];
};

/* splitmix64 */
static int chance(struct wereld *w, size_t n)
{
	uint64_t z = w->seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % n);
}

static bool of_dossier(const struct lens_table *t)
{
	return t->class == LENS_CLASS_DOSSIER || t->class == LENS_CLASS_RIJ;
}

static int64_t nth(struct wereld *w, const char *from, int n)
{
	return opstelling_count(w->o, text(w->p, "select %s order by 1 limit 1 offset %d", from, n));
}

static int64_t count(struct wereld *w, const char *from)
{
	return opstelling_count(w->o, text(w->p, "select count(*) from %s", from));
}

/* ---- the world ---- */

static void objects_add(struct wereld *w, const char *tabel, uint32_t kind)
{
	int64_t n = count(w, text(w->p, "main.%s", tabel));

	for (int i = 0; i < n && i < 12; i++) {
		assert_true(w->nids < OBJECTEN_MAX);
		w->ids[w->nids].kind = kind;
		w->ids[w->nids++].id = nth(w, text(w->p, "id from main.%s", tabel), i);
	}
}

static void grant(struct wereld *w, int64_t dossier)
{
	const char *wie = walkers[chance(w, WALKERS)];
	const char *onderdeel = onderdelen[chance(w, ONDERDELEN)];
	struct ctx c = opstelling_as(w->o, wie);
	int64_t van = TODAY - chance(w, 100) - 1, tot = chance(w, 4) ? TODAY + DAY_MS : TODAY;

	opstelling_sql(w->o, text(w->p, "delete from main.toegang where dossier = %ld and medewerker = %ld and onderdeel = '%s'",
		(long)dossier, (long)c.actor.id.v, onderdeel));
	opstelling_sql(w->o, text(w->p, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond,"
		" organisatie, van, tot, door) values (%ld, %ld, %ld, '%s', %d, 'team', 'proef', %ld, %ld, %ld, %ld)", (long)id_new(),
		(long)dossier, (long)c.actor.id.v, onderdeel, 1 + chance(w, 3), (long)c.actor.organisatie.v, (long)van, (long)tot,
		(long)c.actor.id.v));
}

/* A row goes to another part, or comes from another organisation. */
static void scatter(struct wereld *w)
{
	const struct lens_table *t;
	int64_t n, id;

	do
		t = &lens_tables[chance(w, lens_tables_n)];
	while (t->class != LENS_CLASS_RIJ);
	n = count(w, text(w->p, "main.%s", t->name));
	if (!n)
		return;
	id = nth(w, text(w->p, "id from main.%s", t->name), chance(w, (size_t)n));
	opstelling_sql(w->o, chance(w, 2)
		? text(w->p, "update main.%s set onderdeel = '%s' where id = %ld", t->name, onderdelen[chance(w, ONDERDELEN)], (long)id)
		: text(w->p, "update main.%s set organisatie = %ld where id = %ld", t->name,
			(long)opstelling_as(w->o, walkers[chance(w, WALKERS)]).actor.organisatie.v, (long)id));
}

/* Each table that nothing filled yet gets a row, in one of the cases. */
static void fill_empty(struct wereld *w, const struct casus_id *casus, size_t n)
{
	int64_t rik = opstelling_as(w->o, "rik.schreurs").actor.organisatie.v;

	for (size_t i = 0; i < lens_tables_n; i++) {
		const struct zaai z = { w->p, id_new(), casus[i % n].v, rik };

		if (of_dossier(&lens_tables[i]) && !count(w, text(w->p, "main.%s", lens_tables[i].name)))
			opstelling_sql(w->o, zaai_sql(&z, lens_tables[i].name));
	}
}

static struct wereld *world_new(struct opstelling *o, uint64_t seed)
{
	static const char *const namen[] = { "Linden", "Iepen", "Beuken" };
	struct wereld *w = ARENA_NEW(o->arena, struct wereld);
	struct casus_id casus[sizeof(namen) / sizeof(namen[0])];

	w->o = o;
	w->p = kijk_new(o);
	w->seed = seed;
	for (size_t i = 0; i < sizeof(namen) / sizeof(namen[0]); i++)
		casus[i] = verhaal_casus(o, str_z(namen[i]));
	fill_empty(w, casus, sizeof(namen) / sizeof(namen[0]));
	verhaal_aanmelding(o, "rik.schreurs", STR("Esdoorn"));
	verhaal_aanmelding(o, "deniz.yilmaz", STR("Lindeman"));
	w->ndossiers = (size_t)count(w, "(select distinct dossier from main.toegang) d");
	assert_true(w->ndossiers < OBJECTEN_MAX);
	for (size_t i = 0; i < w->ndossiers; i++)
		w->dossiers[i] = nth(w, "distinct dossier from main.toegang", (int)i);
	for (int i = 0; i < SCATTER; i++) {
		if (chance(w, 4))
			grant(w, w->dossiers[chance(w, w->ndossiers)]);
		else
			scatter(w);
	}
	objects_add(w, "casus", ID_casus);
	objects_add(w, "aanmelding", ID_aanmelding);
	objects_add(w, "weging", ID_weging);
	objects_add(w, "persoon", ID_persoon);
	return w;
}

/* ---- the walk ---- */

static bool is_by_design(struct str pad)
{
	for (size_t i = 0; i < sizeof(by_design) / sizeof(by_design[0]); i++)
		if (text_has(pad, by_design[i]))
			return true;
	return false;
}

/* Only what a person reads: the values of tokens and of windows differ from page to page, and the walk itself adds to what
 * was taken along as a file. */
static struct str readable(struct wereld *w, struct str body)
{
	static const char *const marks[] = { "name=\"_t\" value=\"", "name=\"venster\" value=\"" };
	static const char papier[] = "<section class=\"sk-panel\" aria-labelledby=\"papier\"", einde[] = "</section>";
	struct buf b = buf_new(w->o->arena);
	struct str rest = body;

	for (size_t i = 0; i < rest.n;) {
		size_t skip = 0;

		if (rest.p[i] != papier[0] && rest.p[i] != marks[0][0]) { /* nearly always */
			buf_addc(&b, rest.p[i++]);
			continue;
		}
		if (str_starts((struct str){ rest.p + i, rest.n - i }, str_z(papier))) {
			const char *p = memmem(rest.p + i, rest.n - i, einde, strlen(einde));

			i = p ? (size_t)(p - rest.p) + strlen(einde) : rest.n;
			while (i < rest.n && (rest.p[i] == ' ' || rest.p[i] == '\n'))
				i++;
			continue;
		}

		for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
			if (str_starts((struct str){ rest.p + i, rest.n - i }, str_z(marks[m])))
				skip = strlen(marks[m]);
		if (!skip) {
			buf_addc(&b, rest.p[i++]);
			continue;
		}
		for (i += skip; i < rest.n && rest.p[i] != '"'; i++)
			;
	}
	return buf_str(&b);
}

static void step_add(struct wereld *w, struct str pad)
{
	if (w->nstappen == WEG_MAX || is_by_design(pad) || str_starts(pad, STR("/assets/")) || str_starts(pad, STR("/aanmelden")))
		return;
	for (size_t i = 0; i < w->nstappen; i++)
		if (str_eq(w->stappen[i].pad, pad))
			return;
	w->stappen[w->nstappen++] = (struct stap){ .pad = str_dup(w->o->arena, pad) };
}

static void links_add(struct wereld *w, struct str body)
{
	static const char mark[] = " href=\"/";
	const char *end = body.p + body.n, *p = body.p;

	while ((p = memmem(p, (size_t)(end - p), mark, sizeof(mark) - 1))) {
		struct buf b = buf_new(w->o->arena);

		for (p += sizeof(mark) - 2; p < end && *p != '"' && *p != '#'; p++) {
			buf_addc(&b, *p);
			if (str_starts((struct str){ p, (size_t)(end - p) }, STR("&amp;")))
				p += 4;
		}
		step_add(w, buf_str(&b));
	}
}

static void walk_plan(struct wereld *w)
{
	struct req r = opstelling_urls(w->o);

	w->nstappen = 0;
	for (size_t i = 0; i < routes_n; i++)
		if (routes[i].method == HTTP_GET && !strchr(routes[i].path, '{'))
			step_add(w, str_z(routes[i].path));
	for (size_t i = 0; i < sizeof(searches) / sizeof(searches[0]); i++)
		step_add(w, str_z(searches[i]));
	for (size_t i = 0; i < w->nids; i++) {
		const char *head = w->ids[i].kind == ID_casus ? "/casus/" : w->ids[i].kind == ID_aanmelding ? "/aanmeldingen/"
			: w->ids[i].kind == ID_weging ? "/weging/" : "/personen/";

		step_add(w, str_cat(w->o->arena, str_z(head), url_id(&r, w->ids[i].kind, w->ids[i].id)));
	}
}

/* The first time the walk grows with every link; returns how many pages opened. */
static size_t walk_first(struct wereld *w, struct bezoeker *b)
{
	size_t opened = 0;

	walk_plan(w);
	for (size_t i = 0; i < w->nstappen; i++) {
		struct stap *s = &w->stappen[i];
		struct antwoord a = bezoeker_get(b, s->pad);

		s->status = a.status;
		s->tekst = readable(w, a.body);
		opened += a.status == 200;
		if (a.status == 200)
			links_add(w, a.body);
	}
	return opened;
}

/* Where two texts part, for the message. */
static void differ(const char *wie, const struct stap *s, int status, struct str now)
{
	size_t i = 0, from;

	while (i < s->tekst.n && i < now.n && s->tekst.p[i] == now.p[i])
		i++;
	from = i > 100 ? i - 100 : 0;
	print_error("%s %s (%d, then %d)\n  before: %.300s\n  after:  %.300s\n", wie, s->pad.p, s->status, status,
		s->tekst.p + from, now.p + (from < now.n ? from : 0));
}

static int walk_again(struct wereld *w, struct bezoeker *b, const char *wie)
{
	int wrong = 0;

	for (size_t i = 0; i < w->nstappen; i++) {
		struct stap *s = &w->stappen[i];
		struct antwoord a = bezoeker_get(b, s->pad);
		struct str now = readable(w, a.body);
		bool fault_page = a.status >= 400; /* bears the number of its request */

		if (a.status == s->status && (fault_page || a.status == 303 || str_eq(now, s->tekst)))
			continue;
		if (++wrong <= 5)
			differ(wie, s, a.status, now);
	}
	return wrong;
}

/* ---- the rule, once more, by which the rest is taken away ---- */

static void keep_rows(struct wereld *w, const struct ctx *c, const struct lens_table *t)
{
	const char *grants = text(w->p, "select 1 from main.toegang g where g.medewerker = %ld and g.van <= %ld and g.tot > %ld",
		(long)c->actor.id.v, (long)TODAY, (long)TODAY);

	if (t->class == LENS_CLASS_DOSSIER)
		opstelling_sql(w->o, text(w->p, "delete from main.%s where not exists (%s and g.dossier = main.%s.id"
			" and g.onderdeel = 'kern')", t->name, grants, t->name));
	else
		opstelling_sql(w->o, text(w->p, "delete from main.%s where not exists (%s and g.dossier = main.%s.dossier"
			" and g.onderdeel = main.%s.onderdeel and (g.niveau > 1 or main.%s.organisatie = %ld))", t->name, grants,
			t->name, t->name, t->name, (long)c->actor.organisatie.v));
}

/* Everything that the rule does not admit this actor to. Whoever links persons may compare all of the regio. */
static void take_away(struct wereld *w, const char *wie)
{
	struct ctx c = opstelling_as(w->o, wie);
	const char *mine = text(w->p, "select g.dossier from main.toegang g where g.medewerker = %ld and g.van <= %ld and"
		" g.tot > %ld", (long)c.actor.id.v, (long)TODAY, (long)TODAY);

	for (size_t i = 0; i < lens_tables_n; i++)
		if (of_dossier(&lens_tables[i]))
			keep_rows(w, &c, &lens_tables[i]);
	if (!(c.actor.rechten & RECHT_BIT(RECHT_persoon_koppelen))) {
		opstelling_sql(w->o, "delete from main.persoon where id not in (select b.persoon from main.betrokkene b"
			" where b.persoon is not null)");
		opstelling_sql(w->o, "delete from main.persoon_term where persoon not in (select p.id from main.persoon p)");
	}
	opstelling_sql(w->o, text(w->p, "delete from main.toegangsverzoek where medewerker <> %ld and dossier not in"
		" (%s and g.onderdeel = 'kern' and g.niveau = 3)", (long)c.actor.id.v, mine));
	opstelling_sql(w->o, text(w->p, "delete from main.journaal where dossier is not null and dossier not in (%s)", mine));
	opstelling_sql(w->o, text(w->p, "delete from main.melding where medewerker <> %ld", (long)c.actor.id.v));
	opstelling_sql(w->o, text(w->p, "delete from main.concept where medewerker <> %ld", (long)c.actor.id.v));
	opstelling_sql(w->o, text(w->p, "delete from main.toegang where dossier not in (select dossier from (%s) x)", mine));
}

/* The tables as they are, kept beside themselves; back again. */
static const char *const kept_too[] = { "persoon", "persoon_term", "toegangsverzoek", "journaal", "melding", "concept",
	"toegang" };

static void each_kept(struct wereld *w, void (*f)(struct wereld *w, const char *tabel))
{
	for (size_t i = 0; i < lens_tables_n; i++)
		if (of_dossier(&lens_tables[i]))
			f(w, lens_tables[i].name);
	for (size_t i = 0; i < sizeof(kept_too) / sizeof(kept_too[0]); i++)
		f(w, kept_too[i]);
}

static void keep(struct wereld *w, const char *tabel)
{
	opstelling_sql(w->o, text(w->p, "create table main.bewaard_%s as select * from main.%s", tabel, tabel));
}

static void bring_back(struct wereld *w, const char *tabel)
{
	opstelling_sql(w->o, text(w->p, "delete from main.%s", tabel));
	opstelling_sql(w->o, text(w->p, "insert into main.%s select * from main.bewaard_%s", tabel, tabel));
}

/* ---- the tests ---- */

static void unseen_has_no_influence(struct opstelling *o)
{
	struct wereld *w;
	int wrong = 0;

	klok_freeze(TODAY);
	w = world_new(o, 20261203);
	each_kept(w, keep);
	for (size_t i = 0; i < WALKERS; i++) {
		struct bezoeker b = bezoeker_as(o, walkers[i]);
		size_t opened = walk_first(w, &b);

		assert_true(opened > 5);
		take_away(w, walkers[i]);
		wrong += walk_again(w, &b, walkers[i]);
		each_kept(w, bring_back);
	}
	assert_int_equal(wrong, 0);
}
TEST_BOTH(unseen_has_no_influence)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(unseen_has_no_influence) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
