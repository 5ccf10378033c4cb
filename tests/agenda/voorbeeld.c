/* Prints calendar files for tests/agenda/ander_test.py: what another program reads in them. Argument: reeks, zomer, vervalt. */
#include <stdio.h>
#include <string.h>

#include "basis/arena.h"
#include "basis/ical.h"

#define KEER 3

int main(int argc, char **argv)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct ical_event v[KEER];
	bool off = argc > 1 && strcmp(argv[1], "vervalt") == 0;
	bool spring = argc > 1 && strcmp(argv[1], "zomer") == 0;
	struct str s;

	/* half past ten: Mondays around the last Sunday of October 2026, or that and other Sundays of March */
	for (int i = 0; i < KEER; i++) {
		struct datum d = datum_add_days(spring ? datum_of(2026, 3, 22) : datum_of(2026, 10, 19), 7 * i);
		struct buf uid = buf_new(a);

		buf_addz(&uid, "overleg-");
		buf_add_i64(&uid, i + 1);
		buf_addz(&uid, "@schakel");
		v[i] = (struct ical_event){ .uid = buf_str(&uid), .sequence = off ? 2 : 1, .stempel = moment_of(datum_of(2026, 10, 1), 9, 0),
			.begin = moment_of(d, 10, 30), .einde = moment_of(d, 12, 0), .titel = STR("Casusoverleg"),
			.plaats = STR("Café Zuid; zaal 2, eerste verdieping rechts naast de trap (naar achteren lopen), één hoog"),
			.toelichting = STR("Agenda en stukken staan in Schakel: https://schakel.example/overleg\nRegel twee"),
			.url = STR("https://vergader.example/kamer-1234567890123456789012345678901234567890123456789012345678") };
	}
	s = ical_write(a, &(struct ical){ .method = off ? ICAL_CANCEL : ICAL_PUBLISH, .organisator = STR("https://schakel.example"),
		.n = KEER, .v = v });
	fwrite(s.p, 1, s.n, stdout);
	arena_free(&a);
	return 0;
}
