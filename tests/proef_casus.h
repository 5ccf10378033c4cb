/* A case for tests: an aanmelding of Rik Schreurs that the weging took up, opened by Sanne Hendrickx.
 *
 * The weging is planted on the bare tables: its own rules have tests of their own.
 */
#ifndef TESTS_PROEF_CASUS_H
#define TESTS_PROEF_CASUS_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/casus.h"
#include "tests/proef.h"
#include "tests/proef_aanmelding.h"

/* sql with every %1 replaced by a number. */
static inline const char *proef_text(struct opstelling *o, const char *sql, int64_t n)
{
	struct buf b = buf_new(o->arena);

	for (const char *p = sql; *p; p++) {
		if (p[0] == '%' && p[1] == '1') {
			buf_add_i64(&b, n);
			p++;
		} else {
			buf_addc(&b, *p);
		}
	}
	return buf_str(&b).p;
}

static inline void proef_sql(struct opstelling *o, const char *sql, int64_t n)
{
	opstelling_sql(o, proef_text(o, sql, n));
}

static inline int64_t proef_count(struct opstelling *o, const char *sql, int64_t n)
{
	return opstelling_count(o, proef_text(o, sql, n));
}

/* The judgement of the core deelnemers on every criterion, and the decision 'casus'. */
static inline void proef_weeg(struct opstelling *o, struct aanmelding_id id)
{
	static const char *const sets[] = { "landelijk", "landelijk", "landelijk", "landelijk", "bgs_2_20", "bgs_2_20",
		"bgs_2_20", "bgs_2_20" };
	static const char *const codes[] = { "1", "2", "3", "4", "a", "b", "c", "d" };

	proef_sql(o, "insert into main.weging (id, nummer, regio, organisatie, moment, voorzitter, status) "
		"select %1, 'WG-%1', m.regio, m.organisatie, 1, m.id, 'gesloten' from main.medewerker m "
		"where m.email = 'noor.habets@zvh.example'", id.v);
	proef_sql(o,
		"insert into main.weegpunt (id, dossier, onderdeel, organisatie, weging, volgorde, risico, risico_reden, "
		"uitkomst, besloten) select %1, a.id, 'inhoud', a.organisatie, %1, 1, 'midden', 'Oplopend', 'casus', "
		"a.ingediend + 1 from main.aanmelding a where a.id = %1", id.v);
	for (size_t i = 0; i < 8; i++) {
		struct buf b = buf_new(o->arena);

		buf_addz(&b,
			"insert into main.oordeel (id, dossier, onderdeel, organisatie, weegpunt, criteria, criteria_versie, "
			"criterium, oordeel) select %1" PLANT);
		buf_add_i64(&b, (int64_t)i + 1);
		buf_addz(&b, ", a.id, 'inhoud', a.organisatie, %1, '");
		buf_addz(&b, sets[i]);
		buf_addz(&b, "', 1, '");
		buf_addz(&b, codes[i]);
		buf_addz(&b, "', 'ja' from main.aanmelding a where a.id = %1");
		proef_sql(o, buf_str(&b).p, id.v);
	}
	proef_sql(o, "insert into main.besluit_deelnemer (id, dossier, onderdeel, organisatie, soort, medewerker, moment) "
		"select %1, a.id, 'kern', m.organisatie, 'weging', m.id, a.ingediend + 1 "
		"from main.aanmelding a, main.medewerker m where a.id = %1 and m.email = 'anouk.rutten@politie.example'", id.v);
	proef_sql(o, "update main.aanmelding set status = 'casus', besluit = ingediend + 1 where id = %1", id.v);
}

/* Routed to the house of Maastricht; 0 when that failed. */
static inline struct aanmelding_id proef_routeer(struct opstelling *o, struct aanmelding_id id)
{
	struct ctx c = opstelling_as(o, "noor.habets");

	if (!id.v || aanmelding_route(&c, id, 1, proef_huis(o, "mh")))
		return (struct aanmelding_id){ 0 };
	return id;
}

/* Submitted by Rik, routed. */
static inline struct aanmelding_id proef_gerouteerd(struct opstelling *o)
{
	return proef_routeer(o, proef_submit(o, "rik.schreurs"));
}

static inline struct aanmelding_id proef_besloten(struct opstelling *o)
{
	struct aanmelding_id id = proef_gerouteerd(o);

	if (id.v)
		proef_weeg(o, id);
	return id;
}

/* Opened by Sanne as procesregisseur; 0 when that failed. */
static inline struct casus_id proef_open(struct opstelling *o, struct aanmelding_id aanmelding)
{
	struct casus_nieuw n = { .aanmelding = aanmelding };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_id id = { 0 };

	if (!n.aanmelding.v || casus_open(&c, &n, &id))
		return (struct casus_id){ 0 };
	return id;
}

static inline struct casus_id proef_casus(struct opstelling *o)
{
	return proef_open(o, proef_besloten(o));
}

/* The same about a gezin: Dennis Wolters, and his partner Ria van den Berg. */
static inline struct casus_id proef_gezin(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct aanmelding_id id = { 0 };
	struct ctx c = opstelling_as(o, "rik.schreurs");

	proef_fill(o, &p);
	p.n.soort = STR("gezin");
	p.n.npersonen = 2;
	proef_good(&o->fi, aanmelding_submit(&c, &p.n, &id));
	id = proef_routeer(o, id);
	if (id.v)
		proef_weeg(o, id);
	return proef_open(o, id);
}

/* The person of a case by given name. */
static inline struct betrokkene_id proef_mens(struct opstelling *o, struct casus_id id, const char *voornaam)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "select coalesce(max(id), 0) from main.betrokkene where dossier = %1 and voornamen = '");
	buf_addz(&b, voornaam);
	buf_addc(&b, '\'');
	return (struct betrokkene_id){ proef_count(o, buf_str(&b).p, id.v) };
}

#endif
