/* Prints the names of the measurements as SQL, with the terms by which the program finds them: two temporary tables that
 * vul.sql makes persons of. By rank, the most common first.
 */
#include <stdio.h>

#include "domein/persoon/term.h"
#include "tests/bench/namen.h"

#define SURNAMES 30000
#define GIVEN_NAMES 3000

static void name_print(struct arena *a, const char *soort, uint32_t rank, const struct naam *n)
{
	struct termen t;

	printf("insert into meet_naam values ('%s', %u, '%s', '%s', '%s');\n", soort, rank, n->voorvoegsel.p,
		n->geslachtsnaam.n ? n->geslachtsnaam.p : n->voornamen.p, naam_sort_key(a, n).p);
	termen_of(a, n, &t);
	for (size_t i = 0; i < t.n; i++)
		printf("insert into meet_term values ('%s', %u, '%s', '%s');\n", soort, rank, t.v[i].tekst.p, t.v[i].soort);
	arena_reset(a);
}

int main(void)
{
	struct arena *a = arena_new((size_t)1 << 20);

	puts("create temporary table meet_naam (soort text, rang bigint, voorvoegsel text, tekst text, sleutel text,\n"
		"  primary key (soort, rang));\n"
		"create temporary table meet_term (soort text, rang bigint, term text, tsoort text);");
	for (uint32_t i = 0; i < SURNAMES; i++)
		name_print(a, "achter", i, &(struct naam){ .voornamen = STR(""), .voorvoegsel = str_z(BEFORE[i % 7]),
			.geslachtsnaam = name_of(a, COMMON, i), .naamgebruik = 'E' });
	for (uint32_t i = 0; i < GIVEN_NAMES; i++)
		name_print(a, "voor", i, &(struct naam){ .voorvoegsel = STR(""), .voornamen = name_of(a, GIVEN, i),
			.geslachtsnaam = STR(""), .naamgebruik = 'E' });
	puts("create index meet_term_rang on meet_term (soort, rang);");
	arena_free(&a);
	return 0;
}
