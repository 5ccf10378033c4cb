/* schakel rechten: every route with its right and the roles that have it, every statement with its lens; of one role, the
 * routes that it reaches.
 *
 * The answer to "what can this role reach?" on paper; the tests keep its expected output.
 */
#include <stdio.h>
#include <string.h>

#include "catalogus/catalogus.h"
#include "main/schakel.h"
#include "web/route.h"

static void print_roles(FILE *out, const struct catalogus *cat, enum recht right)
{
	bool any = false;

	if (right == RECHT_openbaar || right == RECHT_ingelogd) {
		fprintf(out, "iedereen");
		return;
	}
	for (size_t i = 0; i < cat->nrollen; i++) {
		if (!rol_has(&cat->rollen[i], right))
			continue;
		fprintf(out, "%s%.*s", any ? "," : "", (int)cat->rollen[i].code.n, cat->rollen[i].code.p);
		any = true;
	}
	fprintf(out, "%s", any ? "" : "niemand");
}

static bool reaches(const struct rol *rol, enum recht right)
{
	return !rol || right == RECHT_openbaar || right == RECHT_ingelogd || rol_has(rol, right);
}

/* rol NULL: every route. */
static void print_routes(struct toestel *t, const struct opdracht *o, const struct catalogus *cat, const struct rol *rol)
{
	for (size_t i = 0; i < routes_n; i++) {
		const struct route *r = &routes[i];

		if (!reaches(rol, (enum recht)r->right))
			continue;
		fprintf(o->out, "route %s %s %s doel=%s rollen=", r->method == HTTP_POST ? "POST" : "GET", r->path,
			recht_code(t->arena, (enum recht)r->right).p, r->doel);
		print_roles(o->out, cat, (enum recht)r->right);
		fprintf(o->out, "\n");
	}
}

static void print_statements(FILE *out)
{
	static const char *const names[] = { "actor", "asof", "cijfers", "kaal" };
	struct stmt_set all = domein_statements();

	for (size_t i = 0; i < all.n; i++) {
		const struct stmt *s = all.v[i];

		fprintf(out, "statement %s %s lens=", s->name, s->write ? "schrijft" : "leest");
		for (int l = 0, any = 0; l < LENS__MAX; l++)
			if (s->lenses & 1u << l)
				fprintf(out, "%s%s", any++ ? "," : "", names[l]);
		fprintf(out, "%s%s\n", s->reden ? " reden=" : "", s->reden ? s->reden : "");
	}
}

int command_rechten(struct toestel *t, const struct opdracht *o)
{
	struct catalogus_problems p = { 0 };
	const struct rol *rol = NULL;
	struct catalogus *cat;
	enum fault f = toestel_config(t, o->config);

	if (!f)
		f = catalogus_load_dir(config_text(t->config, "catalogus").p, t->arena, &cat, &p);
	if (f)
		return command_fault(t, o, f);
	if (o->argc && !(rol = rol_find(cat, str_z(o->argv[0]))))
		return command_usage(o, "rechten [ROL]");
	print_routes(t, o, cat, rol);
	print_statements(o->out);
	return 0;
}
