/* Fuzz target: names and BSN. Whatever comes in, keys come out that are UTF-8 and folded once and for all; a prefix of a
 * folded word is a prefix of its key; a BSN that is taken passes the elfproef counted another way.
 */
#include <assert.h>
#include <string.h>

#include "basis/arena.h"
#include "domein/persoon/naam.h"
#include "domein/persoon/term.h"
#include "fuzz/replay.h"

static void check_bsn(struct arena *a, struct str s)
{
	struct str bsn, again;
	int sum = 0;
	bool same;

	if (!bsn_parse(a, s, &bsn))
		return;
	assert(bsn.n == 9);
	/* weights 9..2 and -1 modulo 11 are 2..9 and 1 with the other sign */
	for (int i = 0; i < 8; i++)
		sum += (bsn.p[i] - '0') * (i + 2);
	assert((sum + (bsn.p[8] - '0')) % 11 == 0);
	same = bsn_parse(a, bsn, &again) && str_eq(again, bsn);
	assert(same);
	assert(bsn_masked(a, bsn).n > 3);
}

static void check_fold(struct arena *a, struct str s)
{
	struct str once = fold(a, s), words = fold_words(a, s), rest = words, word;
	struct woorden w;

	assert(str_utf8(once));
	assert(str_eq(fold(a, once), once));
	assert(str_eq(fold_words(a, words), words));
	woorden_of(a, s, &w);
	for (size_t i = 0; i < w.n; i++) {
		str_cut(&rest, ' ', &word);
		assert(str_starts(word, w.v[i]) && w.v[i].n <= WOORD_MAX);
		assert(str_utf8(w.v[i]));
		assert(afstand(a, w.v[i], w.v[i], 2) == 0);
	}
}

/* The input as the parts of a name, cut at '|'. */
static struct naam naam_read(struct str s)
{
	struct naam n = { .naamgebruik = 'E' };
	struct str use;

	str_cut(&s, '|', &n.voornamen);
	str_cut(&s, '|', &n.voorvoegsel);
	str_cut(&s, '|', &n.geslachtsnaam);
	str_cut(&s, '|', &n.partner_voorvoegsel);
	str_cut(&s, '|', &n.partner_naam);
	str_cut(&s, '|', &use);
	n.voorletters = s;
	if (use.n && strchr("EPNV", use.p[0]))
		n.naamgebruik = use.p[0];
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)16 << 20);
	struct str s = { (const char *)data, size < 2000 ? size : 2000 };
	struct naam n = naam_read(s);
	bool good = str_utf8(s);
	struct termen t;

	check_bsn(a, s);
	check_fold(a, s);
	assert(!good || str_utf8(naam_display(a, &n)));
	assert(!good || str_utf8(naam_sorted(a, &n)));
	assert(!good || str_utf8(voorletters_of(a, n.voornamen)));
	assert(str_utf8(naam_sort_key(a, &n)));
	termen_of(a, &n, &t);
	for (size_t i = 0; i < t.n; i++)
		assert(t.v[i].tekst.n && t.v[i].tekst.n <= WOORD_MAX * 2);
	arena_free(&a);
	return 0;
}
