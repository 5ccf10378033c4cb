/* The tables of schema.c as Markdown: the core of doc/CATALOGUS.md, which a test holds equal to this. */
#include "catalogus/catalogus_priv.h"

#include <string.h>

#define VORMEN_MAX 64

struct tabellen {
	struct buf b;
	const struct vorm *gedaan[VORMEN_MAX];
	size_t n;
};

static void cel_waarde(struct buf *b, const struct sleutel *s)
{
	buf_addz(b, waarde_namen[s->waarde]);
	if (s->waarde == W_REF || s->waarde == W_REFS) {
		buf_addz(b, " `");
		buf_addz(b, soortbestanden[s->ref].pad);
		buf_addc(b, '`');
	}
	if (s->vorm) {
		buf_addz(b, " *");
		buf_addz(b, s->vorm->naam);
		buf_addc(b, '*');
	}
	for (size_t i = 0; s->woorden && s->woorden[i]; i++) {
		buf_addz(b, i ? ", " : " ");
		buf_addz(b, s->woorden[i]);
	}
	if (s->waarde == W_GETAL) {
		buf_addc(b, ' ');
		buf_add_i64(b, s->min);
		buf_addz(b, "-");
		buf_add_i64(b, s->max);
	} else if (s->max && s->waarde != W_GROOT_GETAL) {
		buf_addz(b, ", ten hoogste ");
		buf_add_i64(b, s->max);
	}
}

static void tabel_add(struct tabellen *t, const struct vorm *v)
{
	buf_addz(&t->b, "| sleutel | waarde | moet | uitleg |\n| --- | --- | --- | --- |\n");
	for (size_t i = 0; i < v->nsleutels; i++) {
		const struct sleutel *s = &v->sleutels[i];
		buf_addz(&t->b, "| `");
		buf_addz(&t->b, s->naam);
		buf_addz(&t->b, "` | ");
		cel_waarde(&t->b, s);
		buf_addz(&t->b, s->verplicht ? " | ja | " : " | | ");
		buf_addz(&t->b, s->uitleg);
		buf_addz(&t->b, " |\n");
	}
	buf_addc(&t->b, '\n');
}

static bool done_before(struct tabellen *t, const struct vorm *v)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->gedaan[i] == v)
			return true;
	if (t->n < VORMEN_MAX)
		t->gedaan[t->n++] = v;
	return false;
}

/* A block inside v, each kind once; two layers is the deepest there is. */
static void parts_add(struct tabellen *t, const struct vorm *v)
{
	for (size_t i = 0; i < v->nsleutels; i++) {
		const struct vorm *deel = v->sleutels[i].vorm;
		if (!deel || done_before(t, deel))
			continue;
		buf_addz(&t->b, "*");
		buf_addz(&t->b, deel->naam);
		buf_addz(&t->b, "*\n\n");
		tabel_add(t, deel);
		parts_add(t, deel);
	}
}

struct str catalogus_schema_text(struct arena *a)
{
	struct tabellen t = { .b = buf_new(a) };
	for (int ref = 0; ref < REF__MAX; ref++) {
		const struct soortbestand *s = &soortbestanden[ref];
		bool map = s->pad[strlen(s->pad) - 1] == '/';
		buf_addz(&t.b, "### `");
		buf_addz(&t.b, s->pad);
		buf_addz(&t.b, map ? "*.yaml`\n\nEen bestand is " : "`\n\nEen lijst; elk blok hoort bij ");
		buf_addz(&t.b, s->uitleg);
		buf_addz(&t.b, ".\n\n");
		tabel_add(&t, s->vorm);
		parts_add(&t, s->vorm);
	}
	return buf_str(&t.b);
}
