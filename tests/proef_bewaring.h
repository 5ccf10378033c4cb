/* Keeping and destroying, for tests. */
#ifndef TESTS_PROEF_BEWARING_H
#define TESTS_PROEF_BEWARING_H

#include "tests/proef_afschaling.h"

static inline void refused(struct ctx *c, enum fault f, enum fault as, const char *rule)
{
	if (f != as)
		fail_msg("%s instead of %s: %s", fault_name(f), fault_name(as), c->fi->text ? c->fi->text : c->fi->detail);
	if (rule && (!c->fi->rule || !strstr(c->fi->rule, rule)))
		fail_msg("rule %s instead of %s", c->fi->rule ? c->fi->rule : "none", rule);
}

static inline void ends_on(struct opstelling *o, struct casus_id id, struct datum d)
{
	opstelling_sql(o, str_cat(o->arena, str_cat(o->arena, STR("update main.casus set vernietigen = "),
		str_from_i64(o->arena, d.v)), str_cat(o->arena, STR(" where id = "), str_from_i64(o->arena, id.v))).p);
}

#endif
