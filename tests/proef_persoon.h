/* Dossiers and persons planted for the tests of persoon, without the road of an aanmelding: invented, small, as wanted. */
#ifndef TESTS_PROEF_PERSOON_H
#define TESTS_PROEF_PERSOON_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/persoon/persoon.h"
#include "domein/persoon/term.h"
#include "tests/opstelling.h"

#define INTAKE "noor.habets"
#define OTHER_INTAKE "bram.janssen"
#define IN_RING "mila.crutzen"

static inline struct str sql_text(struct opstelling *o, const char *const *pieces)
{
	struct buf b = buf_new(o->arena);

	for (size_t i = 0; pieces[i]; i++)
		buf_addz(&b, pieces[i]);
	return buf_str(&b);
}
#define SQL(o, ...) opstelling_sql((o), sql_text((o), (const char *const[]){ __VA_ARGS__, NULL }).p)
#define COUNT(o, ...) opstelling_count((o), sql_text((o), (const char *const[]){ __VA_ARGS__, NULL }).p)

static inline const char *num(struct opstelling *o, int64_t v)
{
	return str_from_i64(o->arena, v).p;
}

/* An aanmelding that `wie` may write, in a ring ("" none). */
static inline struct aanmelding_id dossier(struct opstelling *o, const char *wie, const char *ring, const char *regime)
{
	struct aanmelding_id a = { id_new() };
	const char *id = num(o, a.v), *m = num(o, opstelling_id(o, wie).v);
	static const char *const parts[] = { "kern", "inhoud", "intern" };

	SQL(o, "insert into main.aanmelding (id, nummer, regio, organisatie, aanmelder, soort, regime, thema, ring, status,"
		" ingediend, catalogus) select ", id, ", 'ZV-A-", id, "', m.regio, m.organisatie, m.id, 'gezin', '", regime,
		"', 'multiproblematiek', '", ring, "', 'ingediend', 1000, 1 from main.medewerker m where m.id = ", m);
	for (size_t i = 0; i < 3; i++)
		SQL(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot,"
			" door) select ", num(o, id_new()), ", ", id, ", m.id, '", parts[i],
			"', 3, 'intake', 'intake', m.organisatie, 0, 9007199254740991, m.id from main.medewerker m where m.id = ", m);
	return a;
}

struct gegeven { /* a person as given */
	const char *voornamen, *voorvoegsel, *geslachtsnaam, *bsn, *rol;
	int64_t geboren;
	bool ander; /* not the one it is about */
};

static inline struct betrokkene_id given(struct opstelling *o, struct aanmelding_id a, struct gegeven g)
{
	struct betrokkene_id b = { id_new() };
	const char *bsn = g.bsn && *g.bsn ? sql_text(o, (const char *const[]){ "'", g.bsn, "', ''", NULL }).p
		: g.bsn ? "null, ''" : "null, 'onbekend'";

	SQL(o, "insert into main.betrokkene (id, dossier, onderdeel, organisatie, hoofd, rol, bsn, bsn_reden, voornamen,"
		" voorvoegsel, geslachtsnaam, geboren) select ", num(o, b.v), ", a.id, 'inhoud', a.organisatie, ",
		g.ander ? "0" : "1", ", '", g.rol ? g.rol : "betrokkene", "', ", bsn, ", '", g.voornamen, "', '",
		g.voorvoegsel ? g.voorvoegsel : "", "', '", g.geslachtsnaam, "', ", g.geboren ? num(o, g.geboren) : "null",
		" from main.aanmelding a where a.id = ", num(o, a.v));
	return b;
}

/* A person of the register, made by `wie` in a dossier of its own. */
static inline struct persoon_id person(struct opstelling *o, const char *wie, const char *ring, struct gegeven g)
{
	struct ctx c = opstelling_as(o, wie);
	struct persoon_id p = { 0 };

	if (persoon_make(&c, given(o, dossier(o, wie, ring, *ring ? ring : "wgs_casus"), g), 0, &p))
		fail_msg("%s: %s %s", g.geslachtsnaam, o->fi.text ? o->fi.text : "", o->fi.detail);
	assert_true(p.v != 0);
	return p;
}

#define CROWD "600" /* more than are looked at */

/* So many of one name in a regio and ring, by number from a first one. */
static inline void crowd(struct opstelling *o, const char *regio, const char *ring, const char *first, const char *voor,
	const char *achter)
{
	const char *numbers = "with recursive nr(n) as (select 0 union all select n + 1 from nr where n < " CROWD " - 1) ";
	const char *soort[] = { "naam", "naam", "klank" }, *term[] = { voor, achter, klank(o->arena, str_z(achter)).p };

	SQL(o, "insert into main.persoon (id, regio, ring, bsn_reden, voornamen, geslachtsnaam, sorteernaam, eerste_verwerking) ",
		numbers, "select ", first, " + n, ", regio, ", '", ring, "', 'x', '", voor, "', '", achter, "', '", achter, "  ", voor,
		"', 1 from nr");
	for (size_t i = 0; i < 3; i++)
		SQL(o, "insert into main.persoon_term (persoon, regio, ring, soort, term, volgorde) select id, regio, ring, '", soort[i],
			"', '", term[i], "', sorteernaam from main.persoon where id >= ", first, " and id < ", first, " + " CROWD);
}

#endif
