/* The list of problems: one line each, for people who write catalogue files.
 *
 * Texts are Dutch (the command's language). What comes out of a file is shown cut short and without control characters.
 */
#include "catalogus/catalogus_priv.h"

#include <stdlib.h>
#include <string.h>

#define CITAAT_MAX 60u

static void citaat_add(struct buf *b, struct str s)
{
	size_t n = s.n;
	if (n > CITAAT_MAX) {
		n = CITAAT_MAX;
		while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
			n--;
	}
	for (size_t i = 0; i < n; i++)
		buf_addc(b, (unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f ? '?' : s.p[i]);
	if (n < s.n)
		buf_addz(b, "...");
}

struct str zin(struct lader *l, const char *voor, struct str uit_bestand, const char *na)
{
	struct buf b = buf_new(l->werk);
	buf_addz(&b, voor);
	citaat_add(&b, uit_bestand);
	buf_addz(&b, na);
	return buf_str(&b);
}

const char *opsomming(struct arena *a, const char *const *woorden)
{
	struct buf b = buf_new(a);
	for (size_t i = 0; woorden[i]; i++) {
		buf_addz(&b, i ? ", " : "");
		buf_addz(&b, woorden[i]);
	}
	return buf_str(&b).p;
}

void problem_at(struct lader *l, struct plek plek, struct str wat, const char *verwacht)
{
	struct catalogus_problems *p = l->p;
	if (p->n == CATALOGUS_PROBLEMS_MAX) {
		p->meer++;
		return;
	}
	if (!p->items)
		p->items = ARENA_ARRAY(l->a, CATALOGUS_PROBLEMS_MAX, struct catalogus_problem);
	p->items[p->n++] = (struct catalogus_problem){
		.bestand = str_dup(l->a, plek.bestand.p ? plek.bestand : STR("")),
		.regel = plek.regel,
		.wat = str_dup(l->a, wat),
		.verwacht = str_dup(l->a, str_z(verwacht ? verwacht : "")),
	};
}

void problem_add(struct lader *l, int regel, struct str wat, const char *verwacht)
{
	problem_at(l, (struct plek){ l->bestand, regel }, wat, verwacht);
}

static int problem_cmp(const void *x, const void *y)
{
	const struct catalogus_problem *a = x, *b = y;
	int c = str_cmp(a->bestand, b->bestand);
	if (!c)
		c = (a->regel > b->regel) - (a->regel < b->regel);
	return c ? c : str_cmp(a->wat, b->wat);
}

void problems_sort(struct catalogus_problems *p)
{
	if (p->n)
		qsort(p->items, p->n, sizeof *p->items, problem_cmp);
}

struct str catalogus_problem_text(struct arena *a, const struct catalogus_problem *p)
{
	struct buf b = buf_new(a);
	if (p->bestand.n) {
		buf_add(&b, p->bestand);
		if (p->regel) {
			buf_addc(&b, ':');
			buf_add_i64(&b, p->regel);
		}
		buf_addz(&b, ": ");
	}
	buf_add(&b, p->wat);
	if (p->verwacht.n) {
		buf_addz(&b, "; verwacht: ");
		buf_add(&b, p->verwacht);
	}
	return buf_str(&b);
}
