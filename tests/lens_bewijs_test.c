/* Lenses actor and asof on the real schema against a naive second opinion.
 *
 * Two cases are made through the functions of the screens; then a random history runs over every table of a dossier, over
 * toegang, persons and links, through the journal triggers. The second opinion knows only the bare tables and scans them
 * for each question: what may this actor see and write now? What a random actor saw at a moment is written down, table by
 * table and row by row; at the end the lens asof must show that again, to a reader who may see all and to one who may
 * not. The random numbers are the same in every run.
 */
#include "domein/casus/tijdlijn.h"
#include "domein/toegang/dossier.h"
#include "tests/verhaal.h"
#include "tests/zaai.h"

#define STEPS (8 * (int)lens_tables_n)
#define STEPS_MAX (4 * STEPS) /* chance alone may pass a table by */
#define FOREVER "9007199254740991"
#define DIENST 99 /* who writes the history: nobody of the region */

enum { DOSSIERS_MAX = 24, MENSEN = 6, ONDERDELEN = 6, OPNAMEN_MAX = 520, TABELLEN_MAX = 160 };
static const char *const mensen[MENSEN] = { "sanne.hendrickx", "rik.schreurs", "femke.groot", "noor.habets",
	"deniz.yilmaz", "anouk.rutten" };
static const char *const onderdelen[ONDERDELEN] = { "kern", "inhoud", "intern", "tijdlijn", "straf", "zorg" };

struct ogen {
	int64_t medewerker, organisatie, huis, regio, moment;
};
struct plaats { /* where a row stands */
	int64_t dossier, organisatie;
	const char *onderdeel;
	bool wortel;   /* the row of the dossier itself: eigen deel sees it too */
	bool eigendom; /* its organisation owns it: writes it with every niveau */
};
struct toelating {
	int64_t dossier, medewerker, niveau, van, tot;
	const char *onderdeel;
};
struct beeld { /* of the journaal */
	int64_t id, moment, rij;
	const char *tabel;
	struct plaats plaats;
};
struct rij {
	int64_t id;
	const char *tekst;
};
struct rijen {
	size_t n;
	struct rij *v;
};
struct opname { /* what somebody saw of a dossier at a moment */
	struct ogen ogen;
	int64_t dossier;
	struct rijen per_tabel[TABELLEN_MAX];
	const char *journaal; /* "id;id;" */
	const char *koppels;  /* "betrokkene|persoon;" */
	int64_t eigen[ONDERDELEN]; /* the level on each onderdeel; 0 none */
};
struct wereld {
	struct opstelling *o;
	struct proef *p;
	struct kijker *kaal, *actor, *asof;
	uint64_t seed;
	int64_t now, next_id;
	struct casus_id casus;
	struct ogen wie[MENSEN], lezer;
	size_t ndossiers;
	int64_t dossiers[DOSSIERS_MAX];
	const char *kolommen; /* "tabel|kolom;" */
	size_t nrechten, nbeelden, nopnamen;
	struct toelating *rechten; /* as the bare tables have them now */
	struct beeld *beelden;
	struct opname opnamen[OPNAMEN_MAX];
	int gewijzigd[TABELLEN_MAX];
};

/* splitmix64 */
static int chance(struct wereld *w, int n)
{
	uint64_t z = w->seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

static bool of_dossier(const struct lens_table *t)
{
	return t->class == LENS_CLASS_DOSSIER || t->class == LENS_CLASS_RIJ;
}

/* ---- reading the bare tables ---- */

static bool cell_int(struct wereld *w, const char **rows, int64_t *ret)
{
	const char *cell;
	bool last;

	if (!kijk_cell(w->p, rows, &cell, &last))
		return false;
	*ret = strtoll(cell, NULL, 10);
	return true;
}

static const char *cell_text(struct wereld *w, const char **rows)
{
	const char *cell = "";
	bool last;

	assert_true(kijk_cell(w->p, rows, &cell, &last));
	return cell;
}

static void rights_read(struct wereld *w)
{
	const char *rows = look_rows(w->kaal, "select dossier, medewerker, niveau, van, tot, onderdeel from main.toegang");
	struct toelating r;

	w->rechten = ARENA_ARRAY(w->p->arena, 2000, struct toelating);
	w->nrechten = 0;
	while (cell_int(w, &rows, &r.dossier)) {
		cell_int(w, &rows, &r.medewerker);
		cell_int(w, &rows, &r.niveau);
		cell_int(w, &rows, &r.van);
		cell_int(w, &rows, &r.tot);
		r.onderdeel = cell_text(w, &rows);
		assert_true(w->nrechten < 2000);
		w->rechten[w->nrechten++] = r;
	}
}

static void images_read(struct wereld *w)
{
	const char *rows = look_rows(w->kaal, "select id, moment, rij, dossier, organisatie, onderdeel, tabel"
		" from main.journaal where dossier is not null order by id");
	struct beeld b;

	w->beelden = ARENA_ARRAY(w->p->arena, 5000, struct beeld);
	w->nbeelden = 0;
	while (cell_int(w, &rows, &b.id)) {
		cell_int(w, &rows, &b.moment);
		cell_int(w, &rows, &b.rij);
		cell_int(w, &rows, &b.plaats.dossier);
		cell_int(w, &rows, &b.plaats.organisatie);
		b.plaats.onderdeel = cell_text(w, &rows);
		b.tabel = cell_text(w, &rows);
		b.plaats.wortel = kijk_table(b.tabel)->class == LENS_CLASS_DOSSIER;
		assert_true(w->nbeelden < 5000);
		w->beelden[w->nbeelden++] = b;
	}
}

/* ---- the second opinion ---- */

/* The right of that moment on an onderdeel (NULL: any); NULL when there is none. */
static const struct toelating *right_of(const struct wereld *w, const struct ogen *e, int64_t dossier, const char *onderdeel)
{
	for (size_t i = 0; i < w->nrechten; i++) {
		const struct toelating *r = &w->rechten[i];

		if (r->medewerker == e->medewerker && r->dossier == dossier && r->van <= e->moment && e->moment < r->tot
			&& (!onderdeel || strcmp(r->onderdeel, onderdeel) == 0))
			return r;
	}
	return NULL;
}

static bool sees(const struct wereld *w, const struct ogen *e, const struct plaats *p)
{
	const struct toelating *r = right_of(w, e, p->dossier, p->onderdeel);

	return r && (p->wortel || r->niveau >= 2 || p->organisatie == e->organisatie);
}

static bool writes(const struct wereld *w, const struct ogen *e, const struct plaats *p)
{
	const struct toelating *r = right_of(w, e, p->dossier, p->onderdeel);
	bool own = r && !p->wortel && p->organisatie == e->organisatie;

	return r && (r->niveau == 3 || (own && (r->niveau == 1 || p->eigendom)));
}

/* The last image of a row up to a moment. */
static const struct beeld *image_at(const struct wereld *w, const char *tabel, int64_t rij, int64_t moment)
{
	const struct beeld *found = NULL;

	for (size_t i = 0; i < w->nbeelden; i++)
		if (w->beelden[i].rij == rij && w->beelden[i].moment <= moment && strcmp(w->beelden[i].tabel, tabel) == 0)
			found = &w->beelden[i];
	return found;
}

/* ---- what is seen and written now ---- */

static void agree(struct wereld *w, const struct ogen *e, const char *what, const char *got, const char *expected)
{
	if (strcmp(got, expected) != 0)
		fail_msg("at %ld, eyes %ld: %s\n  lens:  %s\n  naive: %s", (long)(w->now - w->lezer.moment), (long)e->medewerker,
			what, got, expected);
}

static void id_add(struct buf *list, int64_t id, const char *mark)
{
	buf_add_i64(list, id);
	buf_addz(list, mark);
}

static const char *bare_rows(struct wereld *w, const char *tabel, struct buf *ids)
{
	return look_rows(w->kaal, text(w->p, "select * from main.%s where id in (%s0) order by id", tabel, buf_str(ids).p));
}

static void ask_table(struct wereld *w, const struct ogen *e, const struct lens_table *t)
{
	bool wortel = t->class == LENS_CLASS_DOSSIER;
	const char *rows = look_rows(w->kaal, text(w->p, "select id, %s, organisatie, %s from main.%s order by id",
		wortel ? "id" : "dossier", wortel ? "'kern'" : "onderdeel", t->name));
	struct buf seen = buf_new(w->p->arena), written = buf_new(w->p->arena);
	int64_t id;

	while (cell_int(w, &rows, &id)) {
		struct plaats p = { .wortel = wortel, .eigendom = strcmp(t->name, "afspraak") == 0 || strcmp(t->name, "overleg_lid") == 0 };

		cell_int(w, &rows, &p.dossier);
		cell_int(w, &rows, &p.organisatie);
		p.onderdeel = cell_text(w, &rows);
		if (sees(w, e, &p))
			id_add(&seen, id, ",");
		if (writes(w, e, &p))
			id_add(&written, id, ";");
	}
	agree(w, e, t->name, look_rows(w->actor, text(w->p, "select * from %s order by id", t->name)),
		bare_rows(w, t->name, &seen));
	agree(w, e, text(w->p, "%s_schrijf", t->name),
		look_rows(w->actor, text(w->p, "select id from %s_schrijf order by id", t->name)), buf_str(&written).p);
}

/* Persons: of whom a visible row of a dossier says so; only by who writes that row, or links and it is in none. */
static void ask_persoon(struct wereld *w, const struct ogen *e)
{
	const char *rows = look_rows(w->kaal, "select persoon, dossier, organisatie, onderdeel from main.betrokkene"
		" where persoon is not null order by persoon");
	struct buf seen = buf_new(w->p->arena), written = buf_new(w->p->arena);
	int64_t id;

	while (cell_int(w, &rows, &id)) {
		struct plaats p = { 0 };

		cell_int(w, &rows, &p.dossier);
		cell_int(w, &rows, &p.organisatie);
		p.onderdeel = cell_text(w, &rows);
		if (sees(w, e, &p))
			id_add(&seen, id, ",");
		if (writes(w, e, &p))
			id_add(&written, id, ",");
	}
	agree(w, e, "persoon", look_rows(w->actor, "select * from persoon order by id"), bare_rows(w, "persoon", &seen));
	agree(w, e, "persoon_schrijf", look_rows(w->actor, "select id from persoon_schrijf order by id"),
		look_rows(w->kaal, text(w->p, "select p.id from main.persoon p where p.id in (%s0) or (p.regio = %ld and"
		" not exists (select 1 from main.betrokkene b where b.persoon = p.id) and exists (select 1 from main.rol_toekenning r"
		" where r.medewerker = %ld and r.koppelen = 1 and r.van <= %ld and r.tot > %ld and p.ring in ('', r.ring)))"
		" order by p.id", buf_str(&written).p, (long)e->regio, (long)e->medewerker, (long)e->moment, (long)e->moment)));
}

static void eyes_on(struct kijker *l, const struct ogen *e)
{
	look_as(l, e->medewerker, e->organisatie, e->moment);
	look_house(l, e->huis, e->regio);
}

static struct ogen any_eyes(struct wereld *w)
{
	struct ogen e = w->wie[chance(w, MENSEN)];

	e.moment = w->now;
	return e;
}

static void ask_now(struct wereld *w)
{
	struct ogen e = any_eyes(w);

	rights_read(w);
	eyes_on(w->actor, &e);
	for (size_t i = 0; i < lens_tables_n; i++)
		if (of_dossier(&lens_tables[i]))
			ask_table(w, &e, &lens_tables[i]);
	ask_persoon(w, &e);
}

/* ---- writing down what is seen ---- */

/* The rows of a view as texts, one by one: a text may hold any character. */
static struct rijen rows_seen(struct wereld *w, struct kijker *l, const char *tabel, const char *where)
{
	const char *ids = look_rows(l, text(w->p, "select t.id from %s t %s order by t.id", tabel, where));
	struct rijen r = { 0, ARENA_ARRAY(w->p->arena, strlen(ids) / 2 + 1, struct rij) };
	int64_t id;

	while (cell_int(w, &ids, &id))
		r.v[r.n++] = (struct rij){ id, look_rows(l, text(w->p, "select * from %s where id = %ld", tabel, (long)id)) };
	return r;
}

static const char *where_of(struct wereld *w, const struct lens_table *t, int64_t dossier)
{
	if (t->class == LENS_CLASS_DOSSIER)
		return text(w->p, "where t.id = %ld", (long)dossier);
	if (strcmp(t->name, "persoon") == 0)
		return text(w->p, "where t.id in (select b.persoon from betrokkene b where b.dossier = %ld)", (long)dossier);
	if (strcmp(t->name, "medewerker") == 0 || strcmp(t->name, "rol_toekenning") == 0)
		return "";
	return text(w->p, "where t.dossier = %ld", (long)dossier);
}

/* The tables of which the lens asof shows the past. */
static bool has_past(const struct lens_table *t)
{
	static const char *const own[] = { "toegang", "persoon", "medewerker", "rol_toekenning", "toegangsverzoek" };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(t->name, own[i]) == 0)
			return true;
	return of_dossier(t);
}

static const char *own_level(struct wereld *w, int64_t dossier, const char *onderdeel)
{
	return text(w->p, "select coalesce(max(niveau), 0) from toegang_eigen where dossier = %ld and onderdeel = '%s'",
		(long)dossier, onderdeel);
}

static void note_of(struct wereld *w, struct ogen e, int64_t dossier)
{
	struct opname *n = &w->opnamen[w->nopnamen++];

	assert_true(w->nopnamen <= OPNAMEN_MAX);
	n->ogen = e;
	n->dossier = dossier;
	eyes_on(w->actor, &n->ogen);
	for (size_t i = 0; i < lens_tables_n; i++)
		if (has_past(&lens_tables[i]))
			n->per_tabel[i] = rows_seen(w, w->actor, lens_tables[i].name, where_of(w, &lens_tables[i], n->dossier));
	n->koppels = look_rows(w->actor, text(w->p, "select id, persoon from betrokkene where dossier = %ld"
		" and persoon is not null", (long)n->dossier));
	for (int i = 0; i < ONDERDELEN; i++)
		n->eigen[i] = look_int(w->actor, own_level(w, n->dossier, onderdelen[i]));
	n->journaal = look_rows(w->actor, text(w->p, "select id from journaal where dossier = %ld order by id",
		(long)n->dossier));
}

/* Mostly of somebody who sees something there. */
static void note(struct wereld *w)
{
	struct ogen e = { 0 };
	int64_t dossier = 0;

	rights_read(w);
	for (int tries = chance(w, 4) ? 6 : 1; tries && !right_of(w, &e, dossier, NULL); tries--) {
		e = any_eyes(w);
		dossier = w->dossiers[chance(w, (int)w->ndossiers)];
	}
	note_of(w, e, dossier);
}

/* ---- the history ---- */

/* Goes through the journal triggers; false when a rule of the schema refuses it. */
static bool write_try(struct wereld *w, const char *sql)
{
	return look_try(w->kaal, sql);
}

static void write_must(struct wereld *w, const char *sql)
{
	look_exec(w->kaal, sql);
}

static size_t table_index(const char *name)
{
	return (size_t)(kijk_table(name) - lens_tables);
}

/* A row of the table; 0 when it is empty. */
static int64_t any_row(struct wereld *w, const char *tabel)
{
	int64_t n = look_int(w->kaal, text(w->p, "select count(*) from main.%s", tabel));

	return n ? look_int(w->kaal, text(w->p, "select id from main.%s order by id limit 1 offset %d", tabel,
		chance(w, (int)n))) : 0;
}

static int64_t any_organisatie(struct wereld *w)
{
	return w->wie[chance(w, MENSEN)].organisatie;
}

/* What a copy of a row has in that column. */
static const char *copied(struct wereld *w, const char *kolom)
{
	if (strcmp(kolom, "id") == 0)
		return text(w->p, "%ld", (long)w->next_id++);
	if (strcmp(kolom, "onderdeel") == 0)
		return text(w->p, "'%s'", onderdelen[chance(w, ONDERDELEN)]);
	if (strcmp(kolom, "organisatie") == 0)
		return text(w->p, "%ld", (long)any_organisatie(w));
	if (strcmp(kolom, "dossier") == 0 && chance(w, 2))
		return text(w->p, "%ld", (long)w->dossiers[chance(w, (int)w->ndossiers)]);
	return text(w->p, "\"%s\"", kolom);
}

static bool copy_row(struct wereld *w, const char *tabel, int64_t id)
{
	struct buf b = buf_new(w->p->arena);
	const char *rows = w->kolommen, *t, *k;
	bool last, any = false;

	buf_addz(&b, text(w->p, "insert into main.%s select ", tabel));
	while (kijk_cell(w->p, &rows, &t, &last) && kijk_cell(w->p, &rows, &k, &last)) {
		if (strcmp(t, tabel) != 0)
			continue;
		buf_addz(&b, any ? ", " : "");
		buf_addz(&b, copied(w, k));
		any = true;
	}
	buf_addz(&b, text(w->p, " from main.%s where id = %ld", tabel, (long)id));
	return write_try(w, buf_str(&b).p);
}

static bool change_row(struct wereld *w, const struct lens_table *t, int64_t id)
{
	int what = t->class == LENS_CLASS_DOSSIER ? 5 : chance(w, 8);
	const char *set;

	if (what == 0)
		return write_try(w, text(w->p, "delete from main.%s where id = %ld", t->name, (long)id));
	if (what == 1)
		set = text(w->p, "dossier = %ld", (long)w->dossiers[chance(w, (int)w->ndossiers)]);
	else if (what <= 4)
		set = text(w->p, "onderdeel = '%s'", onderdelen[chance(w, ONDERDELEN)]);
	else
		set = text(w->p, "organisatie = %ld", (long)any_organisatie(w));
	return write_try(w, text(w->p, "update main.%s set %s, versie = versie + 1 where id = %ld", t->name, set, (long)id));
}

static void step_row(struct wereld *w)
{
	const struct lens_table *t;
	int64_t id;

	do
		t = &lens_tables[chance(w, (int)lens_tables_n)];
	while (!of_dossier(t));
	id = any_row(w, t->name);
	if (!id)
		return;
	w->gewijzigd[t - lens_tables] += t->class == LENS_CLASS_RIJ && chance(w, 3) == 0 ? copy_row(w, t->name, id)
		: change_row(w, t, id);
}

static const char *grant(struct wereld *w)
{
	const struct ogen *wie = &w->wie[chance(w, MENSEN)];
	int64_t dossier = w->dossiers[chance(w, (int)w->ndossiers)], van = w->now - chance(w, 20);
	const char *onderdeel = onderdelen[chance(w, ONDERDELEN)];
	int niveau = 1 + chance(w, 3), duur = chance(w, 400);

	return text(w->p, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie,"
		" van, tot, door) values (%ld, %ld, %ld, '%s', %d, 'team', 'proef', %ld, %ld, %ld, %d)", (long)w->next_id++,
		(long)dossier, (long)wie->medewerker, onderdeel, niveau, (long)wie->organisatie, (long)van, (long)(van + duur),
		DIENST);
}

static const char *regrant(struct wereld *w)
{
	int64_t id = any_row(w, "toegang");
	const char *set = text(w->p, "niveau = %d", 1 + chance(w, 3));

	if (chance(w, 3) == 0)
		set = text(w->p, "tot = case when van > %ld then van else %ld end", (long)w->now, (long)w->now);
	return text(w->p, "update main.toegang set %s, versie = versie + 1 where id = %ld and medewerker <> %ld", set, (long)id,
		(long)w->lezer.medewerker);
}

/* Somebody gets, keeps or loses something; overlapping periods are refused. */
static void step_toegang(struct wereld *w)
{
	w->gewijzigd[table_index("toegang")] += write_try(w, chance(w, 2) ? grant(w) : regrant(w));
}

static void step_person(struct wereld *w)
{
	int64_t persoon = any_row(w, "persoon"), b = any_row(w, "betrokkene");

	if (chance(w, 3))
		write_must(w, text(w->p, "update main.betrokkene set persoon = %s, versie = versie + 1 where id = %ld",
			chance(w, 4) ? text(w->p, "%ld", (long)persoon) : "null", (long)b));
	else
		write_must(w, text(w->p, "update main.persoon set voornamen = 'P%d', versie = versie + 1 where id = %ld",
			chance(w, 100), (long)persoon));
	w->gewijzigd[table_index("persoon")]++;
}

static void step_other(struct wereld *w)
{
	const char *tabel = chance(w, 2) ? "medewerker" : chance(w, 2) ? "rol_toekenning" : "toegangsverzoek";
	const char *kolom = strcmp(tabel, "medewerker") == 0 ? "functie" : "reden";
	int64_t id = any_row(w, tabel);

	if (strcmp(tabel, "toegangsverzoek") == 0 && chance(w, 2))
		w->gewijzigd[table_index(tabel)] += copy_row(w, tabel, id);
	write_must(w, text(w->p, "update main.%s set %s = 'R%d', versie = versie + 1 where id = %ld", tabel, kolom,
		chance(w, 100), (long)id));
	w->gewijzigd[table_index(tabel)]++;
}

static void step(struct wereld *w)
{
	int what = chance(w, 10);

	w->now += 1 + chance(w, 4);
	look_as(w->kaal, DIENST, DIENST, w->now);
	if (what < 5)
		step_row(w);
	else if (what < 8)
		step_toegang(w);
	else if (what == 8)
		step_person(w);
	else
		step_other(w);
}

/* ---- the past, asked again ---- */

/* May this reader, by the rights of now, see the row as it was then? By that image and by its last one. */
static bool may_see_past(const struct wereld *w, const struct ogen *lezer, const char *tabel, int64_t rij, int64_t moment)
{
	const struct beeld *then = image_at(w, tabel, rij, moment), *last = image_at(w, tabel, rij, INT64_MAX);

	assert_non_null(then);
	return sees(w, lezer, &then->plaats) && sees(w, lezer, &last->plaats);
}

static bool linked_now(struct wereld *w, const struct ogen *lezer, int64_t dossier, int64_t persoon)
{
	const char *rows = look_rows(w->kaal, text(w->p, "select dossier, organisatie, onderdeel from main.betrokkene"
		" where persoon = %ld and dossier = %ld", (long)persoon, (long)dossier));
	struct plaats p = { 0 };

	while (cell_int(w, &rows, &p.dossier)) {
		cell_int(w, &rows, &p.organisatie);
		p.onderdeel = cell_text(w, &rows);
		if (sees(w, lezer, &p))
			return true;
	}
	return false;
}

/* The link that was seen then is one of which the reader may see the past. */
static bool linked_then(struct wereld *w, const struct ogen *lezer, const struct opname *n, int64_t persoon)
{
	const char *rows = n->koppels;
	int64_t betrokkene, who;

	while (cell_int(w, &rows, &betrokkene) && cell_int(w, &rows, &who))
		if (who == persoon && may_see_past(w, lezer, "betrokkene", betrokkene, n->ogen.moment))
			return true;
	return false;
}

static bool row_expected(struct wereld *w, const struct ogen *lezer, const struct opname *n, const struct lens_table *t,
	int64_t id)
{
	const struct toelating *kern = right_of(w, lezer, n->dossier, "kern");

	if (of_dossier(t))
		return may_see_past(w, lezer, t->name, id, n->ogen.moment);
	if (strcmp(t->name, "persoon") == 0)
		return linked_then(w, lezer, n, id) && linked_now(w, lezer, n->dossier, id);
	if (strcmp(t->name, "toegangsverzoek") == 0) {
		int64_t wie = look_int(w->kaal, text(w->p, "select medewerker from main.toegangsverzoek where id = %ld", (long)id));

		return (wie == lezer->medewerker || (kern && kern->niveau == 3))
			&& (wie == n->ogen.medewerker || right_of(w, lezer, n->dossier, NULL));
	}
	/* toegang and colleagues: when both have, or had, anything there */
	return n->per_tabel[table_index("toegang")].n && right_of(w, lezer, n->dossier, NULL);
}

static size_t compare_table(struct wereld *w, const struct ogen *lezer, const struct opname *n, size_t tabel)
{
	const struct lens_table *t = &lens_tables[tabel];
	const struct rijen *then = &n->per_tabel[tabel];
	struct buf b = buf_new(w->p->arena);
	size_t shown = 0;

	for (size_t i = 0; i < then->n; i++) {
		if (!row_expected(w, lezer, n, t, then->v[i].id))
			continue;
		buf_addz(&b, then->v[i].tekst);
		shown++;
	}
	agree(w, lezer, text(w->p, "asof %ld, eyes %ld: %s", (long)(n->ogen.moment - w->lezer.moment),
		(long)n->ogen.medewerker, t->name), look_rows(w->asof, text(w->p, "select * from %s order by id", t->name)),
		buf_str(&b).p);
	return of_dossier(t) || strcmp(t->name, "persoon") == 0 ? shown : 0;
}

/* Of the history then, what did not go to another dossier by then, and may be seen by the reader. */
static void compare_journaal(struct wereld *w, const struct ogen *lezer, const struct opname *n)
{
	const char *rows = n->journaal;
	struct buf b = buf_new(w->p->arena);
	int64_t id;

	while (cell_int(w, &rows, &id)) {
		const struct beeld *j = NULL;

		for (size_t i = 0; i < w->nbeelden && !j; i++)
			j = w->beelden[i].id == id ? &w->beelden[i] : NULL;
		assert_non_null(j);
		if (image_at(w, j->tabel, j->rij, n->ogen.moment)->plaats.dossier == n->dossier && sees(w, lezer, &j->plaats)
			&& sees(w, lezer, &image_at(w, j->tabel, j->rij, INT64_MAX)->plaats))
			id_add(&b, id, ";");
	}
	agree(w, lezer, "asof journaal", look_rows(w->asof, "select id from journaal order by id"), buf_str(&b).p);
}

/* What one has oneself: the level of then, to read, of the parts that the reader may see now. */
static void compare_own(struct wereld *w, const struct ogen *lezer, const struct opname *n)
{
	for (int i = 0; i < ONDERDELEN; i++) {
		const struct toelating *r = right_of(w, lezer, n->dossier, onderdelen[i]);
		int64_t shown = look_int(w->asof, own_level(w, n->dossier, onderdelen[i]));

		assert_int_equal(shown, !r || !n->eigen[i] ? 0 : r->niveau == 1 || n->eigen[i] == 1 ? 1 : 2);
	}
}

/* Everything that was written down, as the reader gets to see it now: rows of dossiers and persons that were shown. */
static size_t compare(struct wereld *w, struct ogen lezer)
{
	size_t shown = 0;

	lezer.moment = w->now;
	rights_read(w);
	images_read(w);
	eyes_on(w->asof, &lezer);
	for (size_t i = 0; i < w->nopnamen; i++) {
		const struct opname *n = &w->opnamen[i];

		look_asof(w->asof, n->dossier, n->ogen.moment, n->ogen.medewerker);
		for (size_t t = 0; t < lens_tables_n; t++)
			if (has_past(&lens_tables[t]))
				shown += compare_table(w, &lezer, n, t);
		compare_journaal(w, &lezer, n);
		compare_own(w, &lezer, n);
	}
	return shown;
}

/* ---- the world ---- */

static struct ogen eyes_of(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);

	return (struct ogen){ c.actor.id.v, c.actor.organisatie.v, c.actor.huis.v, c.actor.regio.v, klok_now() };
}

/* Rows that the road of the work leaves out and a test asks for by id; %1 to %4: the casus, another, Rik's organisatie,
 * Rik. The tables that are empty then get any row. */
static const char *const seeds[] = {
	"insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking)"
	" select 7001, regio, 'niet_bekend', 'Een', 'een', 20260101 from main.medewerker where id = %4",
	"insert into main.persoon (id, regio, ring, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking)"
	" select 7002, regio, 'geheim', 'niet_bekend', 'Twee', 'twee', 20260101 from main.medewerker where id = %4",
	"insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking)"
	" select 7003, regio, 'niet_bekend', 'Drie', 'drie', 20260101 from main.medewerker where id = %4",
	"update main.betrokkene set persoon = 7001 where dossier = %1",
	"insert into main.bijlage (id, dossier, onderdeel, organisatie, titel, bestandsnaam, type, grootte, sha256, sleutel,"
	" stukken, status, moment, door) values (7013, %1, 'tijdlijn', %3, 'Brief', 'brief.pdf', 'application/pdf', 1, 'x',"
	" 'x', 1, 'klaar', 1, %4)",
	"insert into main.verband (id, dossier, onderdeel, organisatie, ander, soort) values (7016, %1, 'kern', %3, %2, 'gezin')",
	"insert into main.toegangsverzoek (id, dossier, onderdeel, organisatie, medewerker, gevraagd, niveau, reden, moment)"
	" values (7017, %1, 'kern', %3, %4, 'straf', 2, 'Ik werk er', 1)",
};

static void seed_run(struct wereld *w, const char *sql, const int64_t *values)
{
	struct buf b = buf_new(w->p->arena);

	for (; *sql; sql++) {
		if (*sql == '%')
			buf_add_i64(&b, values[*++sql - '1']);
		else
			buf_addc(&b, *sql);
	}
	write_must(w, buf_str(&b).p);
}

/* The reader of the past: all of every dossier, from before to after. */
static void reader_admit(struct wereld *w)
{
	for (size_t d = 0; d < w->ndossiers; d++)
		for (int i = 0; i < ONDERDELEN; i++)
			write_must(w, text(w->p, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond,"
				" organisatie, van, tot, door) values (%ld, %ld, %ld, '%s', 3, 'toetsing', 'proef', %ld, 0, " FOREVER ", %d)",
				(long)w->next_id++, (long)w->dossiers[d], (long)w->lezer.medewerker, onderdelen[i],
				(long)w->lezer.organisatie, DIENST));
}

static struct wereld *world_new(struct opstelling *o, uint64_t seed)
{
	struct wereld *w = ARENA_NEW(o->arena, struct wereld);
	struct casus_id one = verhaal_casus(o, STR("Linden")), two = verhaal_casus(o, STR("Iepen"));
	const char *rows;
	int64_t values[4];

	w->o = o;
	w->casus = one;
	w->p = kijk_new(o);
	w->seed = seed;
	w->next_id = 10000;
	w->kaal = look_open(w->p, LENS_KAAL);
	w->actor = look_open(w->p, LENS_ACTOR);
	w->asof = look_open(w->p, LENS_ASOF);
	w->kolommen = kijk_columns(w->kaal);
	for (int i = 0; i < MENSEN; i++)
		w->wie[i] = eyes_of(o, mensen[i]);
	assert_true(lens_tables_n <= TABELLEN_MAX);
	w->lezer = eyes_of(o, "hilde.vroemen");
	w->now = w->lezer.moment + 1000;
	look_as(w->kaal, DIENST, DIENST, w->now);
	memcpy(values, (int64_t[]){ one.v, two.v, w->wie[1].organisatie, w->wie[1].medewerker }, sizeof(values));
	for (size_t i = 0; i < sizeof(seeds) / sizeof(seeds[0]); i++)
		seed_run(w, seeds[i], values);
	for (size_t i = 0; i < lens_tables_n; i++)
		if (of_dossier(&lens_tables[i]) && !any_row(w, lens_tables[i].name))
			write_must(w, zaai_sql(&(struct zaai){ w->p, w->next_id++, one.v, values[2] }, lens_tables[i].name));
	for (size_t i = 0; i < lens_tables_n; i++) {
		if (lens_tables[i].class != LENS_CLASS_DOSSIER)
			continue;
		rows = look_rows(w->kaal, text(w->p, "select id from main.%s order by id", lens_tables[i].name));
		while (cell_int(w, &rows, &w->dossiers[w->ndossiers]))
			assert_true(++w->ndossiers < DOSSIERS_MAX);
	}
	reader_admit(w);
	return w;
}

static void world_free(struct wereld *w)
{
	look_close(w->kaal);
	look_close(w->actor);
	look_close(w->asof);
}

/* The first table that should have changed and did not yet; NULL. */
static const char *unchanged(const struct wereld *w)
{
	for (size_t i = 0; i < lens_tables_n; i++)
		if (has_past(&lens_tables[i]) && !w->gewijzigd[i])
			return lens_tables[i].name;
	return NULL;
}

static void random_history(struct opstelling *o)
{
	struct wereld *w = world_new(o, 20261221);
	size_t all, some;

	for (int i = 0; i < STEPS || (i < STEPS_MAX && unchanged(w)); i++) {
		step(w);
		if (i % 8 == 0)
			ask_now(w);
		if (i % 10 == 0)
			note(w);
	}
	w->now++;
	all = compare(w, w->lezer);
	some = compare(w, w->wie[0]) + compare(w, w->wie[1]);
	assert_true(all > 300);
	assert_true(some > 20 && some < 2 * all); /* readers of less see less */
	if (unchanged(w))
		fail_msg("%s never changed: another seed, or more steps", unchanged(w));
	world_free(w);
}
TEST_BOTH(random_history)

/* Sanne looks at the case of then, with her own eyes. */
static void look_then(struct wereld *w, int64_t moment)
{
	struct ogen e = w->wie[0];

	e.moment = w->now;
	eyes_on(w->asof, &e);
	look_asof(w->asof, w->casus.v, moment, e.medewerker);
}

/* ---- yesterday, by the functions of the screens ---- */

static enum fault leave_unit(struct unit *u, void *arg)
{
	struct wereld *w = arg;
	struct ctx c = opstelling_as(w->o, "sanne.hendrickx");

	return toegang_end_in(u, &c, (struct dossier_id){ w->casus.v }, (struct medewerker_id){ w->wie[1].medewerker }, NULL);
}

/* A note, another phase, a warning; and Rik leaves. */
static void change_today(struct wereld *w)
{
	struct notitie_nieuw n = { .casus = w->casus, .soort = STR("notitie"), .onderdeel = STR("tijdlijn"),
		.tekst = STR("Vandaag belde de wijkagent.") };
	struct ctx c = opstelling_as(w->o, "sanne.hendrickx");
	struct notitie_id id;

	assert_int_equal(notitie_add(&c, &n, &id), FAULT_NONE);
	c = opstelling_as(w->o, "sanne.hendrickx");
	assert_int_equal(casus_veilig_add(&c, w->casus, STR("Ga met twee mensen.")), FAULT_NONE);
	c = opstelling_as(w->o, "sanne.hendrickx");
	assert_int_equal(ctx_write(&c, leave_unit, w, NULL), FAULT_NONE);
}

static void yesterday_as_it_was(struct opstelling *o)
{
	struct wereld *w = world_new(o, 1);
	int64_t yesterday = w->now + HOUR_MS;
	size_t all;

	klok_freeze(yesterday);
	for (int i = 0; i < 2; i++) { /* Sanne and Rik */
		w->wie[i].moment = yesterday;
		for (size_t d = 0; d < w->ndossiers; d++)
			note_of(w, w->wie[i], w->dossiers[d]);
	}
	klok_freeze(yesterday + DAY_MS);
	change_today(w);
	w->now = yesterday + DAY_MS;
	rights_read(w);
	w->wie[1].moment = w->now;
	assert_null(right_of(w, &w->wie[1], w->casus.v, NULL)); /* Rik left */
	all = compare(w, w->wie[0]);
	assert_true(all > 50);
	assert_true(compare(w, w->wie[1]) < all);
	look_asof(w->asof, w->casus.v, yesterday, w->wie[1].medewerker); /* yesterday's eyes do not help him */
	assert_int_equal(look_int(w->asof, "select count(*) from notitie"), 0);
	look_then(w, yesterday);
	assert_int_equal(look_int(w->asof, "select count(*) from notitie where tekst like 'Vandaag belde%'"), 0);
	look_then(w, w->now);
	assert_int_equal(look_int(w->asof, "select count(*) from notitie where tekst like 'Vandaag belde%'"), 1);
	world_free(w);
}
TEST_BOTH(yesterday_as_it_was)

/* ---- what never comes back ---- */

static int64_t count_then(struct wereld *w, const char *tabel, int64_t id)
{
	return look_int(w->asof, text(w->p, "select count(*) from %s where id = %ld", tabel, (long)id));
}

/* A row whose last image was emptied shows nothing of before, of every kind of table. */
static void destroyed_stays_gone(struct opstelling *o)
{
	static const char *const tabellen[] = { "casus", "notitie", "persoon", "rol_toekenning", "medewerker",
		"toegangsverzoek" };
	struct wereld *w = world_new(o, 1);
	int64_t before = w->now, id;

	w->now += 10;
	look_as(w->kaal, DIENST, DIENST, w->now);
	for (size_t i = 0; i < sizeof(tabellen) / sizeof(tabellen[0]); i++) {
		look_then(w, before);
		id = look_int(w->asof, text(w->p, "select max(id) from %s", tabellen[i]));
		assert_int_equal(count_then(w, tabellen[i], id), 1);
		write_must(w, text(w->p, "update main.%s set versie = versie + 1 where id = %ld", tabellen[i], (long)id));
		assert_int_equal(count_then(w, tabellen[i], id), 1);
		opstelling_sql(o, text(w->p, "update main.journaal set beeld = null where id = (select max(j.id) from"
			" main.journaal j where j.tabel = '%s' and j.rij = %ld)", tabellen[i], (long)id));
		assert_int_equal(count_then(w, tabellen[i], id), 0);
		look_then(w, w->now);
		assert_int_equal(count_then(w, tabellen[i], id), 0);
	}
	world_free(w);
}
TEST_BOTH(destroyed_stays_gone)

static void without_a_past(struct opstelling *o)
{
	static const char *const tabellen[] = { "melding", "formulier", "bijlage_stuk" };
	struct wereld *w = world_new(o, 1);

	opstelling_sql(o, text(w->p, "insert into main.formulier (token, medewerker, moment, uitkomst) values ('x', %ld, 1, 0)",
		(long)w->wie[0].medewerker));
	opstelling_sql(o, text(w->p, "insert into main.melding (id, medewerker, soort, moment) values (1, %ld, 'x', 1)",
		(long)w->wie[0].medewerker));
	opstelling_sql(o, text(w->p, "insert into main.bijlage_stuk (bijlage, volgnr, inhoud) values (7013, 1, %s)",
		o->kind == DB_SQLITE ? "x'00'" : "'\\x00'"));
	eyes_on(w->actor, &w->wie[0]);
	look_then(w, w->now);
	for (size_t i = 0; i < sizeof(tabellen) / sizeof(tabellen[0]); i++) {
		const char *count = text(w->p, "select count(*) from %s", tabellen[i]);

		assert_int_equal(look_int(w->asof, count), 0);
		assert_true(look_int(w->kaal, text(w->p, "select count(*) from main.%s", tabellen[i])) > 0);
	}
	world_free(w);
}
TEST_BOTH(without_a_past)

/* Who works in another regio by now is no colleague, then neither; a link that was taken away shows nobody. */
static void not_yours_today(struct opstelling *o)
{
	struct wereld *w = world_new(o, 1);
	int64_t deniz = w->wie[4].medewerker, before = w->now;

	look_then(w, before);
	assert_int_equal(count_then(w, "medewerker", deniz), 1);
	assert_int_equal(count_then(w, "persoon", 7001), 1);
	assert_int_equal(look_int(w->asof, text(w->p, "select count(*) from rol_toekenning where medewerker = %ld", (long)deniz)),
		1);
	w->now += 10;
	look_as(w->kaal, DIENST, DIENST, w->now);
	write_must(w, "insert into main.regio (id, code, naam) values (7100, 'elders', 'Elders')");
	write_must(w, text(w->p, "update main.medewerker set regio = 7100 where id = %ld", (long)deniz));
	write_must(w, "update main.betrokkene set persoon = null where persoon = 7001");
	look_then(w, before);
	assert_int_equal(count_then(w, "medewerker", deniz), 0);
	assert_int_equal(count_then(w, "persoon", 7001), 0);
	assert_int_equal(look_int(w->asof, text(w->p, "select count(*) from rol_toekenning where medewerker = %ld", (long)deniz)),
		0);
	assert_true(look_int(w->asof, "select count(*) from betrokkene") > 0);
	world_free(w);
}
TEST_BOTH(not_yours_today)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(random_history), BOTH(yesterday_as_it_was), BOTH(destroyed_stays_gone),
		BOTH(without_a_past), BOTH(not_yours_today) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
