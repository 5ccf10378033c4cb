/* A weging for tests: from an aanmelding to a session that has begun, with police, OM and gemeente there. */
#ifndef TESTS_PROEF_WEGING_H
#define TESTS_PROEF_WEGING_H

#include "tests/proef_aanmelding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/organisatie/inrichting.h"
#include "domein/toegang/dossier.h"
#include "domein/weging/weging.h"
#include "tests/proef.h"

#define CHAIR "sanne.hendrickx"
#define SETS 8

struct zitting {
	struct aanmelding_id a;
	struct weging_id w;
	struct weegpunt_id p;
};

static inline struct str sql_id(struct opstelling *o, const char *before, int64_t id)
{
	return str_cat(o->arena, str_z(before), str_from_i64(o->arena, id));
}

static inline int64_t count_id(struct opstelling *o, const char *before, int64_t id)
{
	return opstelling_count(o, sql_id(o, before, id).p);
}

static inline void ok(struct ctx *c, enum fault f, const char *what)
{
	if (f)
		fail_msg("%s: %s %s %s %s", what, fault_name(f), c->fi->detail, c->fi->text ? c->fi->text : "",
			c->fi->nfields ? c->fi->fields[0].text : "");
}

/* ---- the road to a session ---- */

static inline struct aanmelding_id routed(struct opstelling *o, const char *wie)
{
	struct aanmelding_id a = proef_submit(o, wie);
	struct ctx c = opstelling_as(o, "noor.habets");

	if (!a.v)
		fail_msg("not submitted: %s", o->fi.detail);
	ok(&c, aanmelding_route(&c, a, count_id(o, "select versie from main.aanmelding where id = ", a.v),
		proef_huis(o, "mh")), "route");
	return a;
}

static inline struct weging_id planned(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct weging_id w = { 0 };

	ok(&c, weging_plan(&c, klok_now() + HOUR_MS, STR("Maastricht, zaal 2"), STR("weegploeg"), &w), "plan");
	return w;
}

static inline struct weegpunt_id added(struct opstelling *o, struct weging_id w, struct aanmelding_id a)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct weegpunt_id p = { 0 };

	ok(&c, weging_agenda_add(&c, w, a, &p), "agenda");
	return p;
}

static inline int64_t versie_w(struct opstelling *o, struct weging_id w)
{
	return count_id(o, "select versie from main.weging where id = ", w.v);
}

static inline int64_t versie_p(struct opstelling *o, struct weegpunt_id p)
{
	return count_id(o, "select versie from main.weegpunt where id = ", p.v);
}

static inline void begun(struct opstelling *o, struct weging_id w)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, weging_begin(&c, w, versie_w(o, w)), "begin");
}

static inline void present(struct opstelling *o, struct weging_id w, const char *wie, bool there)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, weging_presence(&c, w, opstelling_id(o, wie), there), wie);
}

static inline void closed(struct opstelling *o, struct weging_id w)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, weging_close(&c, w, versie_w(o, w)), "close");
}

/* On the agenda of a session that has begun, with police, OM, gemeente and intake there. */
static inline struct zitting sitting(struct opstelling *o, const char *wie)
{
	struct zitting z = { routed(o, wie), planned(o), { 0 } };

	z.p = added(o, z.w, z.a);
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	present(o, z.w, "anouk.rutten", true);
	present(o, z.w, "karin.bouts", true);
	return z;
}

static inline struct aanmelding *seen(struct opstelling *o, const char *wie, struct aanmelding_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding *a = NULL;
	enum fault f = aanmelding_get(&c, id, &a);

	if (f && f != FAULT_NOT_FOUND)
		fail_msg("%s: %s %s", wie, fault_name(f), c.fi->detail);
	return f ? NULL : a;
}

static inline bool reads(struct opstelling *o, const char *wie, struct aanmelding_id id)
{
	struct aanmelding *a = seen(o, wie, id);

	return a && a->heeft_inhoud;
}

static inline enum fault point_of(struct opstelling *o, const char *wie, const struct zitting *z, struct weegpunt **ret)
{
	struct ctx c = opstelling_as(o, wie);

	return weegpunt_get(&c, z->w, z->p, ret);
}

/* All ja but the fourth, as the aanmelder; `otherwise` is judged nee, with why; `open` not at all. */
static inline enum fault judge(struct opstelling *o, struct ctx *c, struct weegpunt_id p, const char *otherwise,
	const char *open)
{
	static const char *const sets[SETS] = { "landelijk", "landelijk", "landelijk", "landelijk", "bgs_2_20", "bgs_2_20",
		"bgs_2_20", "bgs_2_20" };
	static const char *const codes[SETS] = { "1", "2", "3", "4", "a", "b", "c", "d" };
	struct weging_oordeel v[SETS];
	struct weging_beoordeling b = { p, versie_p(o, p), SETS, v, STR("hoog"), STR("Wapen gezien.") };

	for (size_t i = 0; i < SETS; i++) {
		bool nee = i == 3 || (otherwise && strcmp(codes[i], otherwise) == 0);

		v[i] = (struct weging_oordeel){ str_z(sets[i]), str_z(codes[i]), nee ? STR("nee") : STR("ja"),
			nee ? STR("Dat bleek niet.") : STR("") };
		if (open && strcmp(codes[i], open) == 0)
			v[i].oordeel = STR("");
	}
	return weging_judge(c, &b);
}

static inline void judged(struct opstelling *o, struct weegpunt_id p)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, judge(o, &c, p, NULL, NULL), "judge");
}

/* A decision as the test wants it; names of deciders, NULL at the end. */
struct stem {
	struct weging_besluit b;
	struct medewerker_id v[4];
};

static inline struct weging_besluit *decision(struct opstelling *o, struct stem *s, struct weegpunt_id p, const char *uitkomst,
	const char *const *wie)
{
	*s = (struct stem){ .b = { .punt = p, .versie = versie_p(o, p), .uitkomst = str_z(uitkomst),
		.reden = STR("De weegploeg vindt dit het best passend."), .ontvanger = STR("Sociaal team Noord") } };
	for (; *wie; wie++)
		s->v[s->b.n++] = opstelling_id(o, *wie);
	s->b.deelnemers = s->v;
	return &s->b;
}

static const char *const core[] = { "femke.groot", "anouk.rutten", NULL };
static const char *const none[] = { NULL };

static inline void decided(struct opstelling *o, struct weegpunt_id p, const char *uitkomst)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct stem s;

	decision(o, &s, p, uitkomst, core);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), uitkomst);
}

static inline void refused(struct opstelling *o, struct weegpunt_id p, const char *uitkomst, const char *const *wie,
	const char *field, const char *rule)
{
	struct stem s;
	struct ctx c;

	decision(o, &s, p, uitkomst, wie);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_decide(&c, &s.b), field, rule);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_decide_check(&c, &s.b), field, rule);
	assert_int_equal(count_id(o, "select count(*) from main.besluit_deelnemer where moment > ", 0), 0);
}

#endif
