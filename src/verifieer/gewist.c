/* Records whose content is gone: see gewist.h. Events stand behind what they speak of, so the two meet at the end. */
#include "verifieer/gewist.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define KEY_LEN 16

/* "dossier 12" or "persoon 34" as a key of one length. */
static struct wis_sleutel key_of(struct stuk word, struct stuk number)
{
	struct merkle_hash h;
	struct wis_sleutel k;
	char text[200];
	int n = snprintf(text, sizeof(text), "%.*s %.*s", (int)word.n, word.p, (int)number.n, number.p);

	merkle_leaf("", 0, text, n < (int)sizeof(text) ? (size_t)n : sizeof(text) - 1, &h);
	memcpy(k.b, h.b, KEY_LEN);
	return k;
}

static int by_key(const void *a, const void *b)
{
	return memcmp(a, b, KEY_LEN);
}

/* ---- what is gone ---- */

static bool is(struct stuk tekst, size_t field, const char *value)
{
	struct stuk s;

	return lees_veld(tekst, field, &s) && s.n == strlen(value) && memcmp(s.p, value, s.n) == 0;
}

/* A look keeps who counted it, its number, its moment and its kind; an event its moment and its kind. */
static bool emptied(const struct blad *b)
{
	static const struct {
		char soort;
		size_t field;
		const char *value;
	} gone[] = { { 'j', 11, "\\N" }, { 'r', 5, "0" }, { 'r', 6, "0" }, { 'r', 7, "\\N" }, { 'r', 8, "\\N" }, { 'r', 9, "" },
		{ 'r', 10, "" }, { 'r', 11, "\\N" }, { 'r', 13, "\\N" }, { 'g', 3, "\\N" }, { 'g', 5, "\\N" }, { 'g', 6, "" } };

	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
		if (gone[i].soort == b->soort && !is(b->tekst, gone[i].field, gone[i].value))
			return false;
	return true;
}

static void row_note(struct controle *v, const struct blad *b)
{
	struct gewist *g;
	struct stuk dossier, tabel, rij;

	if (!lees_veld(b->tekst, 8, &dossier) || !lees_veld(b->tekst, 5, &tabel) || !lees_veld(b->tekst, 6, &rij))
		return;
	if (v->ngewist == v->ruimte_gewist)
		v->gewist = groei(v->gewist, v->ruimte_gewist = v->ruimte_gewist * 2 + 64, sizeof(*v->gewist));
	g = &v->gewist[v->ngewist++];
	*g = (struct gewist){ .plaats = b->plaats, .record = b->record,
		.dossier = key_of((struct stuk){ "dossier", 7 }, dossier), .rij = key_of(tabel, rij) };
}

/* The checkpoint that first held it says that it is old enough, whatever moment it now gives itself. */
static void term_check(struct controle *v, const struct blad *b)
{
	bool old = v->punt < v->npunten &&
		v->punten[v->npunten - 1].c.moment - v->punten[v->punt].c.moment >= v->jaren * JAAR_MS;

	if (!old)
		meld(v, GEWIST, zeg(v, "record %c %" PRId64 " (blad %" PRIu64 ") is leeggemaakt voordat zijn termijn om was",
			"record %c %" PRId64 " (leaf %" PRIu64 ") was emptied before its term had passed"), b->soort, b->record, b->plaats);
	v->verlopen++;
	v->laatst_verlopen = b->plaats;
}

void gewist_record(struct controle *v, const struct blad *b)
{
	v->vernietigd++;
	if (!emptied(b))
		meld(v, VERANDERD, zeg(v, "record %c %" PRId64 " (blad %" PRIu64 ") heet vernietigd, maar heeft nog inhoud",
			"record %c %" PRId64 " (leaf %" PRIu64 ") is called destroyed, but still has content"), b->soort, b->record, b->plaats);
	else if (b->soort == 'j')
		row_note(v, b);
	else
		term_check(v, b);
}

/* ---- what the log says of it ---- */

static bool cut(struct stuk *s, const char *mark, struct stuk *ret)
{
	const char *end = memmem(s->p, s->n, mark, strlen(mark));

	*ret = (struct stuk){ s->p, end ? (size_t)(end - s->p) : s->n };
	if (end) {
		s->n -= ret->n + strlen(mark);
		s->p = end + strlen(mark);
	} else {
		*s = (struct stuk){ s->p + s->n, 0 };
	}
	return end != NULL;
}

/* "opdracht 7: dossier 12, persoon 34" */
static void order_note(struct controle *v, struct stuk text)
{
	struct stuk one, word;

	if (!cut(&text, ": ", &one))
		return;
	v->opdrachten++;
	while (text.n) {
		(void)cut(&text, ", ", &one);
		if (!cut(&one, " ", &word))
			continue;
		if (v->nsleutels == v->ruimte_sleutels)
			v->sleutels = groei(v->sleutels, v->ruimte_sleutels = v->ruimte_sleutels * 2 + 64, sizeof(*v->sleutels));
		v->sleutels[v->nsleutels++] = key_of(word, one);
	}
}

/* "tot 1234": what stands below that place was emptied when its term had passed. */
static void term_note(struct controle *v, struct stuk text)
{
	struct stuk word;
	int64_t tot;

	if (cut(&text, " ", &word) && lees_getal(text, &tot) && tot > 0 && (uint64_t)tot > v->verlopen_tot)
		v->verlopen_tot = (uint64_t)tot;
}

void gewist_gebeurtenis(struct controle *v, const struct blad *b)
{
	struct stuk text;

	if (!lees_veld(b->tekst, 6, &text))
		return;
	if (is(b->tekst, 4, "vernietigd"))
		order_note(v, text);
	else if (is(b->tekst, 4, "termijn"))
		term_note(v, text);
}

void gewist_einde(struct controle *v)
{
	if (v->nsleutels)
		qsort(v->sleutels, v->nsleutels, sizeof(*v->sleutels), by_key);
	for (size_t i = 0; i < v->ngewist; i++) {
		const struct gewist *g = &v->gewist[i];

		if (v->nsleutels && (bsearch(&g->dossier, v->sleutels, v->nsleutels, sizeof(*v->sleutels), by_key) ||
				bsearch(&g->rij, v->sleutels, v->nsleutels, sizeof(*v->sleutels), by_key)))
			continue;
		meld(v, GEWIST, zeg(v, "record j %" PRId64 " (blad %" PRIu64 ") is leeggemaakt zonder opdracht tot vernietiging",
			"record j %" PRId64 " (leaf %" PRIu64 ") was emptied without an order to destroy"), g->record, g->plaats);
	}
	if (v->verlopen && v->laatst_verlopen >= v->verlopen_tot)
		meld(v, GEWIST, zeg(v, "tot en met blad %" PRIu64 " is leeggemaakt, en het logboek zegt dat niet",
			"up to leaf %" PRIu64 " records were emptied, and the log does not say so"), v->laatst_verlopen);
}
