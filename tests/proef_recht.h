/* A request of Dennis Wolters for tests, handled by Hilde Vroemen. */
#ifndef TESTS_PROEF_RECHT_H
#define TESTS_PROEF_RECHT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/rechtverzoek/rechtverzoek.h"
#include "tests/proef_plan.h"

static inline struct recht_nieuw recht_vorm(const char *soort)
{
	return (struct recht_nieuw){ .soort = str_z(soort), .ontvangen = datum_today(), .verzoeker = STR("Dennis Wolters"),
		.hoedanigheid = STR("zelf"), .antwoordadres = STR("Havenstraat 1, Maastricht"), .kanaal = STR("brief"),
		.identiteit = STR("document"), .voornamen = STR("Dennis"), .geslachtsnaam = STR("Wolters"),
		.geboren = datum_of(1988, 9, 7), .bsn = STR(""), .vraag = STR("Welke gegevens hebt u over mij?"),
		.contactpunt = STR("Hilde Vroemen, 043 000 00 00") };
}

static inline struct rechtverzoek_id recht_maak(struct opstelling *o, const char *soort)
{
	struct recht_nieuw n = recht_vorm(soort);
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	struct rechtverzoek_id id = { 0 };

	proef_good(c.fi, recht_register(&c, &n, &id));
	return id;
}

static inline struct rechtverzoek *recht_nu(struct opstelling *o, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	struct rechtverzoek *r = NULL;

	proef_good(c.fi, recht_get(&c, id, &r));
	return r;
}

static inline void recht_zoek(struct opstelling *o, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	int64_t n;

	proef_good(c.fi, recht_search(&c, id, STR("Verzoek om inzage van de betrokkene"), &n));
}

static inline const struct recht_zaak *recht_zaak_van(const struct rechtverzoek *r, const char *soort)
{
	for (size_t i = 0; i < r->nzaken; i++)
		if (str_eq(r->zaken[i].soort, str_z(soort)))
			return &r->zaken[i];
	fail_msg("no %s", soort);
	return NULL;
}

static inline void recht_raadpleeg(struct opstelling *o, struct rechtverzoek_id id, struct rechtzaak_id zaak, const char *een, const char *twee)
{
	struct medewerker_id m[2] = { opstelling_id(o, een), twee ? opstelling_id(o, twee) : (struct medewerker_id){ 0 } };
	struct recht_vraag v = { .id = id, .zaak = zaak, .n = twee ? 2 : 1, .mensen = m,
		.vraag = STR("Hebt u bezwaar tegen inzage?"), .uiterlijk = datum_add_days(datum_today(), 7) };
	struct ctx c = opstelling_as(o, "hilde.vroemen");

	proef_good(c.fi, recht_consult(&c, &v));
}

static inline struct zienswijze_id recht_vraag_aan(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct zienswijzen l;

	proef_good(c.fi, zienswijze_mine(&c, &l));
	return l.n ? l.v[0].id : (struct zienswijze_id){ 0 };
}

static inline enum fault recht_besluit_neem(struct opstelling *o, struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak,
	const char *uitkomst, const char *grond, const char *motivering)
{
	struct recht_besluit b = { id, zaak, recht_zaak_of(recht_nu(o, id), zaak)->versie, str_z(uitkomst), str_z(grond),
		str_z(motivering) };

	*c = opstelling_as(o, "hilde.vroemen");
	return recht_decide(c, &b);
}

#endif
