/* A document to be printed: see stuk.h. Bytes: "STUK1", numbers as 8 bytes, texts as their length and bytes. */
#include "basis/stuk.h"

#include <string.h>

#include "basis/arena.h"

#define MAGIC "STUK1"
#define BLOKKEN_MAX 200000

struct stuk *stuk_new(struct arena *a, struct str titel, struct str maker, int64_t moment)
{
	struct stuk *s = ARENA_NEW(a, struct stuk);

	*s = (struct stuk){ .arena = a, .titel = titel, .taal = STR("nl"), .maker = maker, .voet = STR(""),
		.blad = STR("Pagina %1 van %2"), .moment = moment };
	return s;
}

static void add(struct stuk *s, enum stuk_soort soort, int niveau, const struct str *tekst, size_t n)
{
	struct stuk_blok *b;

	if (s->n == s->ruimte) {
		size_t more = s->ruimte ? 2 * s->ruimte : 32;

		b = ARENA_ARRAY(s->arena, more, struct stuk_blok);
		if (s->n)
			memcpy(b, s->blokken, s->n * sizeof(*b));
		s->blokken = b;
		s->ruimte = more;
	}
	if (n > STUK_KOLOMMEN_MAX)
		n = STUK_KOLOMMEN_MAX;
	b = &s->blokken[s->n++];
	*b = (struct stuk_blok){ .soort = soort, .niveau = niveau, .n = n, .tekst = ARENA_ARRAY(s->arena, n + 1, struct str) };
	for (size_t i = 0; i < n; i++)
		b->tekst[i] = tekst[i].p ? tekst[i] : STR("");
}

void stuk_titel(struct stuk *s)
{
	add(s, STUK_TITEL, 0, NULL, 0);
}

void stuk_kop(struct stuk *s, int niveau, struct str tekst)
{
	add(s, STUK_KOP, niveau < 1 ? 1 : niveau > 3 ? 3 : niveau, &tekst, 1);
}

void stuk_alinea(struct stuk *s, struct str tekst)
{
	if (str_trim(tekst).n)
		add(s, STUK_ALINEA, 0, &tekst, 1);
}

void stuk_regels(struct stuk *s, struct str tekst)
{
	if (str_trim(tekst).n)
		add(s, STUK_REGELS, 0, &tekst, 1);
}

void stuk_punt(struct stuk *s, struct str tekst)
{
	add(s, STUK_PUNT, 0, &tekst, 1);
}

void stuk_feit(struct stuk *s, struct str naam, struct str waarde)
{
	add(s, STUK_FEIT, 0, (struct str[]){ naam, waarde }, 2);
}

void stuk_koprij(struct stuk *s, const struct str *cellen, size_t n)
{
	add(s, STUK_KOPRIJ, 0, cellen, n);
}

void stuk_rij(struct stuk *s, const struct str *cellen, size_t n)
{
	add(s, STUK_RIJ, 0, cellen, n);
}

void stuk_nieuw_blad(struct stuk *s)
{
	add(s, STUK_BLAD, 0, NULL, 0);
}

void stuk_tekst(struct stuk *s, struct str tekst)
{
	struct str line, para = { tekst.p, 0 };

	while (tekst.n) {
		(void)str_cut(&tekst, '\n', &line);
		if (str_trim(line).n && !str_starts(line, STR("- "))) {
			para.p = para.n ? para.p : line.p;
			para.n = (size_t)(line.p + line.n - para.p);
			continue;
		}
		stuk_alinea(s, str_trim(para));
		para.n = 0;
		if (str_starts(line, STR("- ")))
			stuk_punt(s, str_trim((struct str){ line.p + 2, line.n - 2 }));
	}
	stuk_alinea(s, str_trim(para));
}

/* ---- bytes ---- */

static void put_int(struct buf *b, int64_t v)
{
	buf_add(b, (struct str){ (const char *)&v, sizeof(v) });
}

static void put_str(struct buf *b, struct str s)
{
	put_int(b, (int64_t)s.n);
	buf_add(b, s);
}

struct str stuk_pak(struct arena *a, const struct stuk *s)
{
	struct buf b = buf_new(a);

	buf_addz(&b, MAGIC);
	put_str(&b, s->titel);
	put_str(&b, s->taal);
	put_str(&b, s->maker);
	put_str(&b, s->voet);
	put_str(&b, s->blad);
	put_int(&b, s->moment);
	put_int(&b, (int64_t)s->n);
	for (size_t i = 0; i < s->n; i++) {
		put_int(&b, s->blokken[i].soort);
		put_int(&b, s->blokken[i].niveau);
		put_int(&b, (int64_t)s->blokken[i].n);
		for (size_t k = 0; k < s->blokken[i].n; k++)
			put_str(&b, s->blokken[i].tekst[k]);
	}
	return buf_str(&b);
}

static bool get_int(struct str *in, int64_t max, int64_t *ret)
{
	if (in->n < sizeof(*ret))
		return false;
	memcpy(ret, in->p, sizeof(*ret));
	in->p += sizeof(*ret);
	in->n -= sizeof(*ret);
	return *ret >= 0 && *ret <= max;
}

static bool get_str(struct str *in, struct str *ret)
{
	int64_t n;

	if (!get_int(in, (int64_t)in->n, &n) || (size_t)n > in->n)
		return false;
	*ret = (struct str){ in->p, (size_t)n };
	in->p += n;
	in->n -= (size_t)n;
	return str_utf8(*ret);
}

static bool get_blok(struct str *in, struct stuk *s)
{
	struct str tekst[STUK_KOLOMMEN_MAX];
	int64_t soort, niveau, n;

	if (!get_int(in, STUK_BLAD, &soort) || !get_int(in, 3, &niveau) || !get_int(in, STUK_KOLOMMEN_MAX, &n))
		return false;
	for (int64_t i = 0; i < n; i++)
		if (!get_str(in, &tekst[i]))
			return false;
	if ((soort == STUK_FEIT && n != 2) || (soort >= STUK_KOP && soort <= STUK_PUNT && n != 1))
		return false;
	add(s, (enum stuk_soort)soort, (int)niveau, tekst, (size_t)n);
	return true;
}

bool stuk_unpak(struct arena *a, struct str bytes, struct stuk *ret)
{
	struct stuk s = { .arena = a };
	int64_t n;

	if (!str_starts(bytes, STR(MAGIC)))
		return false;
	bytes.p += sizeof(MAGIC) - 1;
	bytes.n -= sizeof(MAGIC) - 1;
	if (!get_str(&bytes, &s.titel) || !get_str(&bytes, &s.taal) || !get_str(&bytes, &s.maker) || !get_str(&bytes, &s.voet)
		|| !get_str(&bytes, &s.blad) || !get_int(&bytes, INT64_MAX, &s.moment) || !get_int(&bytes, BLOKKEN_MAX, &n))
		return false;
	for (int64_t i = 0; i < n; i++)
		if (!get_blok(&bytes, &s))
			return false;
	*ret = s;
	return bytes.n == 0;
}
