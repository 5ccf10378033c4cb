/* The checks: see controle.h. */
#include "verifieer/gewist.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define TOLD_MAX 20 /* of one kind; the rest is counted */
#define HEAD "schakel-bladen 1"

const char *zeg(const struct controle *v, const char *nl, const char *en)
{
	return v->engels ? en : nl;
}

static const char *kind_name(const struct controle *v, enum bevinding b)
{
	static const char *const names[BEVINDINGEN][2] = { { "VERANDERD", "CHANGED" }, { "VERWIJDERD", "DELETED" },
		{ "INGEVOEGD", "INSERTED" }, { "VOLGORDE", "REORDERED" }, { "AFGEKAPT", "TRUNCATED" }, { "BOOM", "TREE" },
		{ "SLEUTEL", "KEY" }, { "GEVORKT", "FORKED" }, { "GAT", "GAP" }, { "LAAT", "LATE" }, { "GEWIST", "WIPED" },
		{ "ONLEESBAAR", "UNREADABLE" } };

	return names[b][v->engels];
}

void meld(struct controle *v, enum bevinding b, const char *format, ...)
{
	va_list args;

	if (++v->gevonden[b] > TOLD_MAX) {
		if (v->gevonden[b] == TOLD_MAX + 1)
			fprintf(v->out, "%s: ...\n", kind_name(v, b));
		return;
	}
	fprintf(v->out, "%s: ", kind_name(v, b));
	va_start(args, format);
	vfprintf(v->out, format, args);
	va_end(args);
	fputc('\n', v->out);
}

void *groei(void *p, size_t n, size_t size)
{
	void *fresh = n > SIZE_MAX / size ? NULL : realloc(p, n * size);

	if (!fresh)
		exit(3);
	return fresh;
}

/* ---- keys ---- */

/* The first key stands on a line of its own; each next one is named in a note that the one before it signed. */
static void chain_read(struct controle *v, struct stuk file)
{
	struct stuk line, note;

	if (!lees_regel(&file, &line) || !note_key_parse(line.p, line.n, &v->keten[0]) || !lees_regel(&file, &line) || line.n) {
		meld(v, ONLEESBAAR, zeg(v, "sleutels.txt begint niet met een sleutel", "sleutels.txt does not begin with a key"));
		return;
	}
	for (v->nketen = 1; lees_noot(&file, &note); v->nketen++) {
		char origin[NOTE_NAME_MAX + 1];
		size_t text, key;

		if (v->nketen == SLEUTELS_MAX || note_open(note.p, note.n, &v->keten[v->nketen - 1], 1, &text, &key) != NOTE_OK ||
			!note_rotation_parse(note.p, text, origin, &v->keten[v->nketen])) {
			meld(v, SLEUTEL, zeg(v, "sleutel %zu is niet aangewezen door de sleutel ervoor",
				"key %zu was not named by the key before it"), v->nketen + 1);
			return;
		}
	}
}

void controle_sleutels(struct controle *v, struct stuk file, const struct note_key *given, size_t ngiven)
{
	chain_read(v, file);
	for (v->vanaf = 0; v->vanaf < v->nketen; v->vanaf++)
		for (size_t i = 0; i < ngiven; i++)
			if (note_key_same(&v->keten[v->vanaf], &given[i]))
				return;
	meld(v, SLEUTEL, zeg(v, "de sleutel die u opgaf is geen sleutel van dit logboek: vervangen, of van een ander logboek",
		"the key you gave is no key of this log: replaced, or of another log"));
}

/* ---- checkpoints ---- */

bool punt_lees(struct controle *v, struct stuk note, const char *where, size_t number, struct punt *ret)
{
	size_t text = 0, key = 0;
	enum note_result r = note.n ? note_open(note.p, note.n, v->keten, v->nketen, &text, &key) : NOTE_BROKEN;

	if (r == NOTE_BROKEN)
		meld(v, ONLEESBAAR, zeg(v, "%s: checkpoint %zu is niet te lezen", "%s: checkpoint %zu cannot be read"), where, number);
	else if (r == NOTE_UNKNOWN_KEY)
		meld(v, SLEUTEL, zeg(v, "%s: checkpoint %zu is getekend met een sleutel die niet van dit logboek is",
			"%s: checkpoint %zu is signed with a key that is not of this log"), where, number);
	else if (r == NOTE_FALSE)
		meld(v, SLEUTEL, zeg(v, "%s: de handtekening onder checkpoint %zu is vals",
			"%s: the signature under checkpoint %zu is false"), where, number);
	if (r != NOTE_OK)
		return false;
	ret->sleutel = key;
	if (note_checkpoint_parse(note.p, text, &ret->c) && v->nketen && strcmp(ret->c.origin, v->keten[0].name) == 0)
		return true;
	meld(v, ONLEESBAAR, zeg(v, "%s: checkpoint %zu is geen checkpoint van dit logboek",
		"%s: checkpoint %zu is no checkpoint of this log"), where, number);
	return false;
}

static void point_order(struct controle *v, size_t number, const struct punt *p)
{
	const struct punt *was = v->npunten ? &v->punten[v->npunten - 1] : NULL;

	if (was && (p->c.n < was->c.n || p->c.tot < was->c.tot || (p->c.n == was->c.n && !merkle_same(&p->c.root, &was->c.root))))
		meld(v, BOOM, zeg(v, "checkpoint %zu past niet achter dat ervoor", "checkpoint %zu does not follow the one before it"),
			number);
	if (was && p->sleutel < was->sleutel)
		meld(v, SLEUTEL, zeg(v, "checkpoint %zu is getekend met een sleutel die al vervangen was",
			"checkpoint %zu is signed with a key that had been replaced"), number);
}

void controle_checkpoints(struct controle *v, struct stuk file)
{
	struct stuk note;
	struct punt p;
	size_t room = 0;

	for (size_t number = 1; lees_noot(&file, &note); number++) {
		if (!punt_lees(v, note, "checkpoints.txt", number, &p))
			continue;
		point_order(v, number, &p);
		if (v->npunten == room)
			v->punten = groei(v->punten, room = room * 2 + 64, sizeof(*v->punten));
		v->punten[v->npunten++] = p;
	}
	if (!v->npunten)
		meld(v, AFGEKAPT, zeg(v, "er is geen enkel geldig checkpoint", "there is no valid checkpoint at all"));
	else if (v->vanaf < v->nketen && v->punten[v->npunten - 1].sleutel < v->vanaf)
		meld(v, SLEUTEL, zeg(v, "het laatste checkpoint is nog met een oudere sleutel getekend dan u opgaf",
			"the last checkpoint is signed with an older key than you gave"));
}

static int by_size(const void *a, const void *b)
{
	const struct punt *x = a, *y = b;

	return x->c.n < y->c.n ? -1 : x->c.n > y->c.n;
}

void controle_eerder(struct controle *v, struct stuk file)
{
	struct stuk note, rest = file;
	struct punt p;

	for (size_t number = 1; rest.n; number++) {
		struct stuk before = rest;

		/* a single checkpoint, as it is downloaded, has no empty line behind it */
		if (!lees_noot(&rest, &note) || !note.n)
			note = before;
		if (!punt_lees(v, note, "--eerder", number, &p))
			continue;
		v->eerder = groei(v->eerder, v->neerder + 1, sizeof(*v->eerder));
		v->eerder[v->neerder++] = p;
	}
	if (v->neerder)
		qsort(v->eerder, v->neerder, sizeof(*v->eerder), by_size);
}

/* ---- leaves ---- */

static struct proces *slot_of(struct proces *t, size_t room, int64_t nummer)
{
	size_t at = (size_t)((uint64_t)nummer * UINT64_C(0x9e3779b97f4a7c15) >> 20) % room;

	while (t[at].nummer && t[at].nummer != nummer)
		at = (at + 1) % room;
	return &t[at];
}

static void process_grow(struct controle *v)
{
	size_t room = v->ruimte * 2 + 64;
	struct proces *fresh = groei(NULL, room, sizeof(*fresh));

	memset(fresh, 0, room * sizeof(*fresh));
	for (size_t i = 0; i < v->ruimte; i++)
		if (v->processen[i].nummer)
			*slot_of(fresh, room, v->processen[i].nummer) = v->processen[i];
	free(v->processen);
	v->processen = fresh;
	v->ruimte = room;
}

static void process_count(struct controle *v, struct stuk tekst)
{
	struct proces *p;
	struct stuk a, b;
	int64_t nummer, volgnr;

	if (!lees_veld(tekst, 2, &a) || !lees_veld(tekst, 3, &b) || !lees_getal(a, &nummer) || !lees_getal(b, &volgnr) || !nummer)
		return;
	if (v->nprocessen * 2 >= v->ruimte)
		process_grow(v);
	p = slot_of(v->processen, v->ruimte, nummer);
	v->nprocessen += !p->nummer;
	p->nummer = nummer;
	p->aantal++;
	if (volgnr > p->hoogste)
		p->hoogste = volgnr;
}

/* Its place: they come one by one. */
static void place_check(struct controle *v, const struct blad *b)
{
	if (b->plaats > v->verwacht)
		meld(v, VERWIJDERD, zeg(v, "blad %" PRIu64 " tot en met %" PRIu64 " ontbreekt", "leaf %" PRIu64 " up to %" PRIu64 " is missing"),
			v->verwacht, b->plaats - 1);
	else if (b->plaats + 1 == v->verwacht)
		meld(v, INGEVOEGD, zeg(v, "blad %" PRIu64 " staat er meer dan eens", "leaf %" PRIu64 " is there more than once"), b->plaats);
	else if (b->plaats < v->verwacht)
		meld(v, VOLGORDE, zeg(v, "blad %" PRIu64 " staat achter blad %" PRIu64, "leaf %" PRIu64 " stands behind leaf %" PRIu64),
			b->plaats, v->verwacht - 1);
	v->verwacht = b->plaats + 1;
}

/* j1, r1, g1; a row of the journaal that says for what it was made is a j2. */
static bool form_known(struct stuk head, char soort)
{
	return head.n == 2 && head.p[0] == soort && (head.p[1] == '1' || (head.p[1] == '2' && soort == 'j'));
}

/* Is the record the one of which the leaf speaks, and what the leaf committed to? */
void controle_record(struct controle *v, const struct blad *b)
{
	struct stuk head = { NULL, 0 }, id = { NULL, 0 };
	struct merkle_hash h;
	int64_t number = 0;
	bool own = lees_veld(b->tekst, 0, &head) && form_known(head, b->soort) && lees_veld(b->tekst, 1, &id) &&
		lees_getal(id, &number) && number == b->record;

	if (b->weg) {
		meld(v, VERWIJDERD, zeg(v, "het record %c %" PRId64 " van blad %" PRIu64 " is er niet meer",
			"record %c %" PRId64 " of leaf %" PRIu64 " is gone"), b->soort, b->record, b->plaats);
		return;
	}
	if (!b->gezouten && own) {
		gewist_record(v, b);
		return;
	}
	merkle_leaf(b->zout, ZOUT_LEN, b->tekst.p, b->tekst.n, &h);
	if (own && merkle_same(&h, &b->hash) && b->soort == 'g')
		gewist_gebeurtenis(v, b);
	if (!own || !merkle_same(&h, &b->hash))
		meld(v, VERANDERD, zeg(v, "record %c %" PRId64 " (blad %" PRIu64 ") is niet wat is verzegeld",
			"record %c %" PRId64 " (leaf %" PRIu64 ") is not what was sealed"), b->soort, b->record, b->plaats);
}

/* Older than what was complete before the checkpoint that first held it? */
static void moment_check(struct controle *v, const struct blad *b)
{
	struct stuk s;
	int64_t moment;

	if (!v->punt || v->punt >= v->npunten || b->weg || !lees_veld(b->tekst, b->soort == 'r' ? 4 : 2, &s) ||
		!lees_getal(s, &moment) || moment >= v->punten[v->punt - 1].c.tot)
		return;
	meld(v, LAAT, zeg(v, "record %c %" PRId64 " (blad %" PRIu64 ") is later toegevoegd dan het zegt",
		"record %c %" PRId64 " (leaf %" PRIu64 ") was added later than it says"), b->soort, b->record, b->plaats);
}

/* The export holds the very checkpoint: then it is the leaves that are wrong, and that is told. */
static bool point_known(const struct controle *v, const struct note_checkpoint *c)
{
	for (size_t i = 0; i < v->npunten; i++)
		if (v->punten[i].c.n == c->n)
			return merkle_same(&v->punten[i].c.root, &c->root);
	return false;
}

/* Every checkpoint of the size that the tree has now. */
static void points_compare(struct controle *v)
{
	struct merkle_hash root;

	merkle_root(&v->boom, &root);
	for (; v->punt < v->npunten && v->punten[v->punt].c.n <= v->boom.n; v->punt++) {
		const struct note_checkpoint *c = &v->punten[v->punt].c;

		if (v->mis || c->n != v->boom.n || merkle_same(&c->root, &root))
			continue;
		v->mis = true;
		meld(v, BOOM, zeg(v, "de bladen %" PRIu64 " tot %" PRIu64 " horen niet bij het checkpoint: er is iets veranderd, "
			"ingevoegd, verwijderd of verwisseld", "leaves %" PRIu64 " to %" PRIu64 " do not belong to the checkpoint: something was "
			"changed, inserted, deleted or reordered"), v->punt ? v->punten[v->punt - 1].c.n : 0, c->n);
	}
	for (; v->vroeger < v->neerder && v->eerder[v->vroeger].c.n <= v->boom.n; v->vroeger++)
		if (!merkle_same(&v->eerder[v->vroeger].c.root, &root) && !(v->mis && point_known(v, &v->eerder[v->vroeger].c)))
			meld(v, GEVORKT, zeg(v, "het bewaarde checkpoint van %" PRIu64 " bladen hoort bij een andere geschiedenis",
				"the checkpoint of %" PRIu64 " leaves that was kept belongs to another history"), v->eerder[v->vroeger].c.n);
}

void controle_regel(struct controle *v, uint64_t number, struct stuk regel)
{
	struct blad b;

	if (number == 1) {
		if (regel.n != strlen(HEAD) || memcmp(regel.p, HEAD, regel.n) != 0)
			meld(v, ONLEESBAAR, zeg(v, "bladen.txt begint niet met \"%s\"", "bladen.txt does not begin with \"%s\""), HEAD);
		points_compare(v);
		return;
	}
	if (!lees_blad(regel, &b)) {
		meld(v, ONLEESBAAR, zeg(v, "regel %" PRIu64 " van bladen.txt", "line %" PRIu64 " of bladen.txt"), number);
		return;
	}
	place_check(v, &b);
	controle_record(v, &b);
	moment_check(v, &b);
	v->records[b.soort == 'r' ? 1 : b.soort == 'g' ? 2 : 0]++;
	if (b.soort == 'r' && !b.weg)
		process_count(v, b.tekst);
	merkle_add(&v->boom, &b.hash);
	points_compare(v);
}

void controle_einde(struct controle *v)
{
	uint64_t end = v->npunten ? v->punten[v->npunten - 1].c.n : 0;

	if (v->npunten && v->boom.n < end)
		meld(v, AFGEKAPT, zeg(v, "er zijn %" PRIu64 " bladen; het laatste checkpoint telt er %" PRIu64,
			"there are %" PRIu64 " leaves; the last checkpoint counts %" PRIu64), v->boom.n, end);
	if (v->npunten && v->boom.n > end)
		meld(v, INGEVOEGD, zeg(v, "er zijn %" PRIu64 " bladen; het laatste checkpoint telt er %" PRIu64,
			"there are %" PRIu64 " leaves; the last checkpoint counts %" PRIu64), v->boom.n, end);
	for (; v->vroeger < v->neerder; v->vroeger++)
		meld(v, AFGEKAPT, zeg(v, "het bewaarde checkpoint telt %" PRIu64 " bladen; nu zijn er %" PRIu64,
			"the checkpoint that was kept counts %" PRIu64 " leaves; now there are %" PRIu64), v->eerder[v->vroeger].c.n, v->boom.n);
	for (size_t i = 0; i < v->ruimte; i++)
		if (v->processen[i].nummer && v->processen[i].aantal != v->processen[i].hoogste)
			meld(v, GAT, zeg(v, "proces %" PRId64 " telde tot %" PRId64 ", maar er zijn %" PRId64 " raadplegingen van",
				"process %" PRId64 " counted to %" PRId64 ", but %" PRId64 " of its records are there"), v->processen[i].nummer,
				v->processen[i].hoogste, v->processen[i].aantal);
	gewist_einde(v);
}

bool controle_klopt(const struct controle *v)
{
	for (size_t i = 0; i < BEVINDINGEN; i++)
		if (v->gevonden[i])
			return false;
	return true;
}

void controle_free(struct controle *v)
{
	free(v->punten);
	free(v->eerder);
	free(v->processen);
	free(v->gewist);
	free(v->sleutels);
}
