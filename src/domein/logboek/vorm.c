/* The canonical form of a record: see vorm.h. */
#include "domein/logboek/vorm.h"

static void put_int(struct buf *b, int64_t v)
{
	buf_addc(b, '\t');
	buf_add_i64(b, v);
}

static void put_opt(struct buf *b, struct opt_int v)
{
	if (v.set)
		put_int(b, v.v);
	else
		buf_addz(b, "\t\\N");
}

static const char *escape(char c)
{
	switch (c) {
	case '\\':
		return "\\\\";
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	default:
		return NULL;
	}
}

static void put_text(struct buf *b, struct str s)
{
	size_t from = 0;

	buf_addc(b, '\t');
	if (!s.p)
		buf_addz(b, "\\N");
	for (size_t i = 0; i < s.n; i++) {
		const char *e = escape(s.p[i]);

		if (!e)
			continue;
		buf_add(b, (struct str){ s.p + from, i - from });
		buf_addz(b, e);
		from = i + 1;
	}
	if (s.n > from)
		buf_add(b, (struct str){ s.p + from, s.n - from });
}

struct str vorm_journaal(struct arena *a, const struct vorm_journaal *r)
{
	struct buf b = buf_new(a);
	bool known = r->route.p || r->doel.p;

	buf_addz(&b, known ? "j2" : "j1");
	put_int(&b, r->id);
	put_int(&b, r->moment);
	put_int(&b, r->medewerker);
	put_opt(&b, r->verzoek);
	put_text(&b, r->tabel);
	put_int(&b, r->rij);
	put_text(&b, r->soort);
	put_opt(&b, r->dossier);
	put_text(&b, r->onderdeel);
	put_opt(&b, r->organisatie);
	put_text(&b, r->beeld);
	if (known) {
		put_text(&b, r->route);
		put_text(&b, r->doel);
	}
	return buf_str(&b);
}

struct str vorm_raadpleging(struct arena *a, const struct vorm_raadpleging *r)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "r1");
	put_int(&b, r->id);
	put_int(&b, r->proces);
	put_int(&b, r->volgnr);
	put_int(&b, r->moment);
	put_int(&b, r->medewerker);
	put_int(&b, r->organisatie);
	put_opt(&b, r->dossier);
	put_opt(&b, r->persoon);
	put_text(&b, r->route);
	put_text(&b, r->doel);
	put_text(&b, r->grond);
	put_text(&b, r->soort);
	put_opt(&b, r->verzoek);
	return buf_str(&b);
}

struct str vorm_gebeurtenis(struct arena *a, const struct vorm_gebeurtenis *r)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "g1");
	put_int(&b, r->id);
	put_int(&b, r->moment);
	put_opt(&b, r->medewerker);
	put_text(&b, r->soort);
	put_opt(&b, r->door);
	put_text(&b, r->toelichting);
	return buf_str(&b);
}
