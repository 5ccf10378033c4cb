/* The golden matrix: role x organisation x route -> status, on both databases.
 *
 * One case of Sanne's (house mh, police refers) stands in the database, and one that only Joep (house wm) keeps. Every
 * person of the demonstration asks every GET page of both, and every POST with an empty form. The answers are compared
 * with tests/matrix.txt, line by line; a new route shows here and is looked at before it is accepted
 * (SCHAKEL_MATRIX=schrijf writes the file). Where the answer for "not there" differs from "not yours", the test fails.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domein/overleg/overleg.h"
#include "domein/zrm/zrm.h"
#include "main/demo_regio.h"
#include "tests/verhaal.h"

#define MATRIX_FILE SCHAKEL_SOURCE "/tests/matrix.txt"

struct object { /* what stands in a path for a kind of id */
	uint32_t kind;
	int64_t id;
};

static struct str local_part(struct arena *a, const char *email)
{
	struct str s = str_z(email), head;

	str_cut(&s, '@', &head);
	return str_dup(a, head);
}

static int64_t id_for(const struct object *objects, size_t n, uint32_t kind)
{
	for (size_t i = 0; i < n; i++)
		if (objects[i].kind == kind)
			return objects[i].id;
	return 1; /* nothing has this id */
}

static struct str path_for(struct opstelling *o, const struct route *rt, const struct object *objects, size_t n)
{
	struct req r = opstelling_urls(o);
	struct buf b = buf_new(o->arena);
	size_t p = 0;

	for (size_t i = 0; i < rt->nsegs; i++) {
		buf_addc(&b, '/');
		if (rt->segs[i])
			buf_addz(&b, rt->segs[i]);
		else
			buf_add(&b, url_id(&r, rt->fields[p].id_kind, id_for(objects, n, rt->fields[p].id_kind)));
		p += rt->segs[i] == NULL;
	}
	if (!rt->nsegs)
		buf_addc(&b, '/');
	return buf_str(&b);
}

/* A session of its own for each: one of the forms signs out everywhere. */
static int ask(struct opstelling *o, const char *who, const struct route *rt, struct str path)
{
	struct bezoeker b = bezoeker_as(o, who);

	b.kort = true;
	if (rt->method == HTTP_GET)
		return bezoeker_get(&b, path).status;
	bezoeker_get(&b, STR("/meldingen"));
	return bezoeker_post(&b, path, (const char *[]){ NULL }).status;
}

static void line_add(struct buf *out, const char *who, const char *what, const struct route *rt, int status)
{
	buf_addz(out, who);
	buf_addc(out, ' ');
	buf_addz(out, what);
	buf_addz(out, rt->method == HTTP_GET ? " GET " : " POST ");
	buf_addz(out, rt->path);
	buf_addc(out, ' ');
	buf_add_i64(out, status);
	buf_addc(out, '\n');
}

static int64_t one(struct opstelling *o, const char *sql, int64_t id)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, sql);
	buf_add_i64(&b, id);
	return opstelling_count(o, buf_str(&b).p);
}

/* A measurement of its first person, of one domain. */
static int64_t meting_make(struct opstelling *o, struct casus_id c)
{
	const struct zrmset *set = zrmset_find(o->cat, STR("zrm_2017"));
	struct zrm_score score = { &set->domeinen[0], 2, STR(""), STR("") };
	struct zrm_invoer z = { .casus = c, .wie = { one(o, "select min(id) from main.betrokkene where dossier = ", c.v) },
		.set = set->code, .soort = STR("begin"), .dag = datum_today(), .toelichting = STR(""),
		.rest = STR("niet_nodig"), .n = 1, .v = &score };
	struct ctx ctx = opstelling_as(o, "sanne.hendrickx");
	struct meting_id id;

	assert_int_equal(zrm_add(&ctx, &z, &id), FAULT_NONE);
	return id.v;
}

/* An overleg of Sanne with Rik, that runs, with her case on the agenda and a note at it. */
static size_t overleg_make(struct opstelling *o, struct casus_id casus, struct object *ret)
{
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs");
	struct overleg_plan p = { .soort = STR("casusoverleg"), .dag = datum_today(), .uur = 23, .minuut = 30,
		.plaats = STR(""), .link = STR(""), .nleden = 1, .leden = &rik, .keer = 1 };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct vastlegging_id v;
	struct agendapunt_id punt;
	struct overleg_id id;

	assert_int_equal(overleg_plan(&c, &p, &id), FAULT_NONE);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(punt_add(&c, &(struct punt_nieuw){ id, casus, STR(""), STR(""), 0, false }, &punt), FAULT_NONE);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(overleg_begin(&c, id, 0), FAULT_NONE);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(vast_add(&c, &(struct vast_nieuw){ punt, STR("notitie"), STR("Genoteerd."), STR("") }, &v), FAULT_NONE);
	ret[0] = (struct object){ ID_overleg, id.v };
	ret[1] = (struct object){ ID_agendapunt, punt.v };
	ret[2] = (struct object){ ID_vastlegging, v.v };
	return 3;
}

/* The objects of the case of Sanne. */
static size_t objects_make(struct opstelling *o, struct object *ret)
{
	struct casus_id c = verhaal_casus(o, STR("Linden"));
	int64_t a = one(o, "select aanmelding from main.casus where id = ", c.v);
	int64_t w = one(o, "select weging from main.weegpunt where dossier = ", a);
	size_t n = 0;

	ret[n++] = (struct object){ ID_casus, c.v };
	ret[n++] = (struct object){ ID_aanmelding, a };
	ret[n++] = (struct object){ ID_dossier, c.v };
	ret[n++] = (struct object){ ID_weging, w };
	ret[n++] = (struct object){ ID_weegpunt, one(o, "select id from main.weegpunt where dossier = ", a) };
	ret[n++] = (struct object){ ID_betrokkene, one(o, "select min(id) from main.betrokkene where dossier = ", c.v) };
	ret[n++] = (struct object){ ID_meting, meting_make(o, c) };
	n += overleg_make(o, c, ret + n);
	ret[n++] = (struct object){ ID_medewerker, opstelling_id(o, "rik.schreurs").v };
	ret[n++] = (struct object){ ID_organisatie, opstelling_as(o, "rik.schreurs").actor.organisatie.v };
	ret[n++] = (struct object){ ID_huis, opstelling_count(o, "select id from main.huis where code = 'mh'") };
	ret[n++] = (struct object){ ID_gemeente, opstelling_count(o, "select id from main.gemeente where code = '0935'") };
	return n;
}

static struct str matrix_make(struct opstelling *o)
{
	struct object mine[20];
	size_t n = objects_make(o, mine);
	struct buf out = buf_new(o->arena);

	for (size_t d = 0; d < demo_mensen_n; d++) {
		struct str who = local_part(o->arena, demo_mensen[d].email);

		for (size_t i = 0; i < routes_n; i++) {
			bool has_id = routes[i].nfields && memchr(routes[i].path, '{', strlen(routes[i].path));
			int there, gone;

			gone = has_id ? ask(o, who.p, &routes[i], path_for(o, &routes[i], NULL, 0)) : 0;
			there = ask(o, who.p, &routes[i], path_for(o, &routes[i], mine, n));
			line_add(&out, who.p, has_id ? "casus-mh" : "-", &routes[i], there);
			/* not yours and not there must look the same */
			if (has_id && there == 404 && gone != 404)
				fail_msg("%s %s: 404 for what is there, %d for what is not", who.p, routes[i].path, gone);
		}
	}
	return buf_str(&out);
}

static void compare(struct str made)
{
	FILE *f = fopen(MATRIX_FILE, "re");
	struct str rest = made, line;
	char *want = NULL;
	size_t cap = 0;
	int wrong = 0;
	ssize_t got;

	assert_non_null(f);
	for (bool more = true; more;) {
		more = str_cut(&rest, '\n', &line);
		got = getline(&want, &cap, f);
		if (!line.n && got <= 0)
			break;
		if (got <= 0 || (size_t)got != line.n + 1 || memcmp(want, line.p, line.n) != 0) {
			print_error("now: %.*s\nwas: %s\n", (int)line.n, line.p, got > 0 ? want : "(nothing)\n");
			if (++wrong == 20)
				break;
		}
	}
	free(want);
	fclose(f);
	assert_int_equal(wrong, 0);
}

static void golden_matrix(struct opstelling *o)
{
	struct str made = matrix_make(o);
	const char *mode = getenv("SCHAKEL_MATRIX");

	if (mode && strcmp(mode, "schrijf") == 0) {
		FILE *f = fopen(MATRIX_FILE, "we");

		assert_non_null(f);
		fwrite(made.p, 1, made.n, f);
		fclose(f);
		return;
	}
	compare(made);
}
TEST_BOTH(golden_matrix)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(golden_matrix) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
