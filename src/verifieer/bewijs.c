/* Proofs in a file: see bewijs.h. */
#include "verifieer/bewijs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define INCLUSION "c2sp.org/tlog-proof@v1"

struct bewijs {
	struct merkle_hash v[MERKLE_DEEP];
	size_t n;
	struct punt punt;
};

static bool starts(struct stuk *s, const char *word)
{
	size_t n = strlen(word);

	if (s->n < n || memcmp(s->p, word, n) != 0)
		return false;
	s->p += n;
	s->n -= n;
	return true;
}

/* "index 12": the number behind the word. */
static bool number_line(struct stuk *file, const char *word, uint64_t *ret)
{
	struct stuk line;
	int64_t v;

	if (!lees_regel(file, &line) || !starts(&line, word) || !lees_getal(line, &v) || v < 0)
		return false;
	*ret = (uint64_t)v;
	return true;
}

/* Hashes up to an empty line, and the checkpoint behind it. */
static bool rest_read(struct controle *v, struct stuk file, struct bewijs *ret)
{
	struct stuk line;
	size_t n;

	for (ret->n = 0; lees_regel(&file, &line); ret->n++) {
		if (!line.n)
			return punt_lees(v, file, "--bewijs", 1, &ret->punt);
		if (ret->n == MERKLE_DEEP || !note_base64(line.p, line.n, ret->v[ret->n].b, MERKLE_LEN, &n) || n != MERKLE_LEN)
			break;
	}
	meld(v, ONLEESBAAR, zeg(v, "het bewijs houdt op of bevat een regel die geen hash is",
		"the proof breaks off, or has a line that is no hash"));
	return false;
}

static void unreadable(struct controle *v)
{
	meld(v, ONLEESBAAR, zeg(v, "dit is geen bewijs", "this is no proof"));
}

/* The text is of whoever made the proof: what could steer the screen, or pass for a line of ours, is shown as "?". */
static void text_print(const struct controle *v, struct stuk s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		bool two = c == 0xc2 && next >= 0x80 && next < 0xa0; /* C1 */

		fputc(two || (c < ' ' && c != '\t') || c == 0x7f ? '?' : c, v->out);
		i += two;
	}
	fputc('\n', v->out);
}

/* What the leaf holds, and is it what its hash says? */
static void leaf_tell(struct controle *v, const struct blad *b)
{
	if (!b->gezouten) {
		fprintf(v->out, zeg(v, "Het record %c %" PRId64 " is vernietigd: bewezen is alleen dat het er stond.\n",
			"Record %c %" PRId64 " was destroyed: all that is proven is that it stood there.\n"), b->soort, b->record);
		return;
	}
	controle_record(v, b);
	text_print(v, b->tekst);
}

static void leaf_check(struct controle *v, struct stuk line, uint64_t index, const struct bewijs *p)
{
	struct blad b;

	if (!lees_blad(line, &b) || b.plaats != index) {
		unreadable(v);
		return;
	}
	leaf_tell(v, &b);
	if (!merkle_inclusion_ok(&b.hash, index, p->punt.c.n, p->v, p->n, &p->punt.c.root))
		meld(v, BOOM, zeg(v, "blad %" PRIu64 " staat niet in de boom van dit checkpoint",
			"leaf %" PRIu64 " is not in the tree of this checkpoint"), index);
	else
		fprintf(v->out, zeg(v, "Blad %" PRIu64 " staat in de boom van %" PRIu64 " bladen.\n",
			"Leaf %" PRIu64 " is in the tree of %" PRIu64 " leaves.\n"), index, p->punt.c.n);
}

static void inclusion(struct controle *v, struct stuk file)
{
	struct stuk extra;
	struct bewijs p;
	uint64_t index;
	unsigned char *line;
	size_t n;

	if (!lees_regel(&file, &extra) || !starts(&extra, "extra ") || !number_line(&file, "index ", &index)) {
		unreadable(v);
		return;
	}
	if (!rest_read(v, file, &p))
		return;
	line = malloc(extra.n + 1);
	if (!line)
		exit(3);
	if (note_base64(extra.p, extra.n, line, extra.n, &n))
		leaf_check(v, (struct stuk){ (const char *)line, n }, index, &p);
	else
		unreadable(v);
	free(line);
}

static bool consistency(struct controle *v, struct stuk file)
{
	struct bewijs p;
	uint64_t old;

	if (!number_line(&file, "old ", &old)) {
		unreadable(v);
		return true;
	}
	if (!rest_read(v, file, &p))
		return true;
	for (size_t i = 0; i < v->neerder; i++) {
		const struct note_checkpoint *c = &v->eerder[i].c;

		if (c->n != old)
			continue;
		if (!merkle_consistency_ok(old, p.punt.c.n, &c->root, &p.punt.c.root, p.v, p.n))
			meld(v, GEVORKT, zeg(v, "de boom van %" PRIu64 " bladen is niet het begin van die van %" PRIu64,
				"the tree of %" PRIu64 " leaves is not the beginning of that of %" PRIu64), old, p.punt.c.n);
		else
			fprintf(v->out, zeg(v, "De boom van %" PRIu64 " bladen is het begin van die van %" PRIu64 ".\n",
				"The tree of %" PRIu64 " leaves is the beginning of that of %" PRIu64 ".\n"), old, p.punt.c.n);
		return true;
	}
	fprintf(stderr, zeg(v, "schakel-verifieer: geef met --eerder het checkpoint van %" PRIu64 " bladen\n",
		"schakel-verifieer: give the checkpoint of %" PRIu64 " leaves with --eerder\n"), old);
	return false;
}

bool controle_bewijs(struct controle *v, struct stuk file)
{
	struct stuk rest = file, line;

	if (!lees_regel(&rest, &line) || line.n != sizeof(INCLUSION) - 1 || memcmp(line.p, INCLUSION, line.n) != 0)
		return consistency(v, file);
	inclusion(v, rest);
	return true;
}
