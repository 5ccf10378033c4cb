/* One search field: see zoek.h. */
#include "domein/casus/zoek.h"

#include <string.h>

#include "domein/casus/casus_priv.h"

#define TERMS 3
#define TEKST_MIN 2
#define NOTITIE_MIN 3
#define AROUND 70 /* bytes shown on each side of what was found */

struct terms {
	struct str woord[TERMS], tot[TERMS]; /* folded; tot: where the range of words that begin so ends */
	struct str nummer, cijfers, letters, lijk;
};

static struct str ascii_case(struct arena *a, struct str s, bool up)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (up && c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		else if (!up && c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		buf_addc(&b, c);
	}
	return buf_str(&b);
}

/* For "contains", with the signs of the pattern taken as themselves. */
static struct str pattern(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	buf_addc(&b, '%');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' || s.p[i] == '_' || s.p[i] == '!')
			buf_addc(&b, '!');
		buf_addc(&b, s.p[i]);
	}
	buf_addc(&b, '%');
	return buf_str(&b);
}

static bool digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static struct terms terms_of(struct arena *a, struct str tekst)
{
	struct terms t = { 0 };
	struct str rest = fold(a, tekst), word;
	size_t n = 0;

	for (size_t i = 0; i < TERMS; i++)
		t.woord[i] = t.tot[i] = STR("");
	for (bool more = true; more && n < TERMS;) {
		more = str_cut(&rest, ' ', &word);
		if (!word.n)
			continue;
		t.woord[n] = str_dup(a, word);
		t.tot[n++] = str_cat(a, word, STR("\xf4\x8f\xbf\xbf"));
	}
	t.nummer = ascii_case(a, tekst, true);
	t.cijfers = digits(tekst) ? tekst : STR("");
	t.letters = ascii_case(a, tekst, false);
	t.lijk = pattern(a, t.letters);
	return t;
}

struct found {
	struct q_zoek_casussen_rows casussen;
	struct q_zoek_mensen_rows mensen;
	struct q_zoek_organisaties_rows organisaties;
	struct q_zoek_notities_rows notities;
};

static enum fault ask(struct ctx *c, const struct terms *t, struct str tekst, struct found *f)
{
	struct batch b = ctx_read(c);

	q_zoek_casussen(&b, t->nummer, t->cijfers, ZOEK_MAX, &f->casussen);
	q_zoek_mensen(&b, t->letters, t->woord[0], t->tot[0], t->woord[1], t->tot[1], t->woord[2], t->tot[2], ZOEK_MAX,
		&f->mensen);
	q_zoek_organisaties(&b, datum_today(), t->lijk, ZOEK_MAX, &f->organisaties);
	if (str_points(tekst) >= NOTITIE_MIN)
		q_zoek_notities(&b, t->letters, ZOEK_MAX, &f->notities);
	return batch_run(&b);
}

#define SEEN "Zoeken in eigen casussen"

static enum fault cases_fill(struct ctx *c, const struct found *f, struct zoek *z)
{
	struct q_casus_hoofd *hoofd[ZOEK_MAX] = { 0 };
	struct batch b = ctx_read(c);

	z->ncasussen = f->casussen.n;
	z->casussen = ARENA_ARRAY(c->arena, z->ncasussen + 1, struct zoek_casus);
	for (size_t i = 0; i < z->ncasussen; i++)
		q_casus_hoofd(&b, f->casussen.v[i].id, &hoofd[i]);
	if (z->ncasussen)
		TRY(batch_run(&b));
	for (size_t i = 0; i < z->ncasussen; i++) {
		const struct q_zoek_casussen *q = &f->casussen.v[i];
		struct naam n = hoofd[i] ? CASUS_NAAM(hoofd[i]) : (struct naam){ 0 };
		const struct thema *t = thema_find(c->cat, q->thema);

		z->casussen[i] = (struct zoek_casus){ q->id, q->nummer,
			hoofd[i] && !q->ring.n ? naam_display(c->arena, &n) : STR(""),
			t ? label_text(&t->label, 0) : q->thema, q->regisseur_naam };
		ctx_look(c, casus_dossier(q->id), hoofd[i] ? hoofd[i]->persoon : (struct persoon_id){ 0 }, LOOK_ZOEK,
			STR(SEEN));
	}
	return FAULT_NONE;
}

static void people_fill(struct ctx *c, const struct found *f, struct zoek *z)
{
	z->mensen = ARENA_ARRAY(c->arena, f->mensen.n + 1, struct zoek_mens);
	for (size_t i = 0; i < f->mensen.n; i++) {
		const struct q_zoek_mensen *q = &f->mensen.v[i];
		struct naam n = CASUS_NAAM(q);

		/* of a closed ring the number alone */
		z->mensen[z->nmensen++] = (struct zoek_mens){ q->casus, q->ring.n ? q->nummer : naam_display(c->arena, &n),
			q->nummer, q->rol, q->ring.n ? (struct datum){ 0 } : q->geboren };
		ctx_look(c, casus_dossier(q->casus), q->persoon, LOOK_ZOEK, STR(SEEN));
	}
}

static bool continues(struct str s, size_t i)
{
	return i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80;
}

/* The words around what was found, on one line. */
static struct str piece(struct arena *a, struct str tekst, struct str letters)
{
	struct str low = ascii_case(a, tekst, false);
	const char *at = letters.n ? memmem(low.p, low.n, letters.p, letters.n) : NULL;
	size_t van = at ? (size_t)(at - low.p) : 0, tot = van + letters.n + AROUND;
	struct buf b = buf_new(a);

	van = van > AROUND ? van - AROUND : 0;
	while (van && continues(tekst, van))
		van--;
	tot = tot > tekst.n ? tekst.n : tot;
	while (continues(tekst, tot))
		tot++;
	if (van)
		buf_addz(&b, "…");
	for (size_t i = van; i < tot; i++)
		buf_addc(&b, tekst.p[i] == '\n' || tekst.p[i] == '\t' ? ' ' : tekst.p[i]);
	if (tot < tekst.n)
		buf_addz(&b, "…");
	return buf_str(&b);
}

static void notes_fill(struct ctx *c, const struct found *f, const struct terms *t, struct zoek *z)
{
	z->nnotities = f->notities.n;
	z->notities = ARENA_ARRAY(c->arena, z->nnotities + 1, struct zoek_notitie);
	for (size_t i = 0; i < z->nnotities; i++) {
		const struct q_zoek_notities *q = &f->notities.v[i];

		z->notities[i] = (struct zoek_notitie){ q->casus, q->nummer, q->soort, q->titel,
			piece(c->arena, q->tekst, t->letters), q->moment };
		ctx_look(c, casus_dossier(q->casus), (struct persoon_id){ 0 }, LOOK_ZOEK, STR(SEEN));
	}
}

enum fault zoek_run(struct ctx *c, struct str tekst, struct zoek **ret)
{
	struct zoek *z = ARENA_NEW(c->arena, struct zoek);
	struct str clean = str_trim(tekst);
	struct found f = { 0 };
	struct terms t;

	*ret = z;
	if (str_points(clean) < TEKST_MIN) {
		z->te_kort = true;
		return FAULT_NONE;
	}
	t = terms_of(c->arena, clean);
	TRY(ask(c, &t, clean, &f));
	TRY(cases_fill(c, &f, z));
	people_fill(c, &f, z);
	notes_fill(c, &f, &t, z);
	z->norganisaties = f.organisaties.n;
	z->organisaties = ARENA_ARRAY(c->arena, z->norganisaties + 1, struct zoek_organisatie);
	for (size_t i = 0; i < z->norganisaties; i++) {
		const struct q_zoek_organisaties *q = &f.organisaties.v[i];

		z->organisaties[i] = (struct zoek_organisatie){ q->naam, q->soort, q->domein, q->contactpersoon, q->telefoon };
	}
	return FAULT_NONE;
}
