/* Invented names for the measurements: a few that are very common, thousands made of syllables. */
#ifndef TESTS_BENCH_NAMEN_H
#define TESTS_BENCH_NAMEN_H

#include "basis/arena.h"
#include "basis/str.h"

static const char *const COMMON[] = { "Jansen", "Vries", "Berg", "Bakker", "Visser", "Smit", "Meijer", "Boer", "Mulder",
	"Groot", "Bos", "Vos", "Peters", "Hendriks", "Leeuwen", "Dekker", "Brouwer", "Wit", "Dijkstra", "Smits" };
static const char *const GIVEN[] = { "Jan", "Maria", "Johannes", "Anna", "Mohammed", "Sanne", "Peter", "Fatima", "Johan",
	"Els", "Youssef", "Tim", "Lotte", "Daan", "Emma", "Sem", "Zoë", "Ümit", "José", "Noor" };
static const char *const BEFORE[] = { "", "", "", "van", "de", "van den", "van der" };
static const char *const SYLLABLES[] = { "ber", "hoek", "ma", "lin", "dijk", "ste", "ra", "von", "kel", "to", "wi", "zand",
	"gra", "fel", "pin", "ckers", "mees", "broe", "ka", "sch", "ol", "en", "hu", "ij", "nau", "tra", "ve", "lo", "dri", "ks" };

/* The name of that rank: the common ones first, then made of syllables. */
static inline struct str name_of(struct arena *a, const char *const *common, uint32_t rank)
{
	struct buf b = buf_new(a);
	uint32_t n = sizeof(SYLLABLES) / sizeof(SYLLABLES[0]);

	if (rank < 20)
		return str_z(common[rank]);
	for (uint32_t v = rank - 19 + n; v; v /= n)
		buf_addz(&b, SYLLABLES[v % n]);
	b.p[0] = (char)(b.p[0] - 'a' + 'A');
	return buf_str(&b);
}

#endif
