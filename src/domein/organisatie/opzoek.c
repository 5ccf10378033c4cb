/* Looking up by name: see opzoek.h. */
#include "domein/organisatie/opzoek.h"

#include <strings.h>

#include "query.h"

enum fault opzoek_organisaties(struct ctx *c, struct naam_ids *ret)
{
	struct q_opzoek_organisaties_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_opzoek_organisaties(&b, datum_today(), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct naam_id);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct naam_id){ rows.v[i].naam, rows.v[i].id.v };
	return FAULT_NONE;
}

enum fault opzoek_gemeenten(struct ctx *c, struct naam_ids *ret)
{
	struct q_opzoek_gemeenten_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_opzoek_gemeenten(&b, datum_today(), &rows);
	TRY(batch_run(&b));
	ret->n = 2 * rows.n;
	ret->v = ARENA_ARRAY(c->arena, 2 * rows.n + 1, struct naam_id);
	for (size_t i = 0; i < rows.n; i++) {
		ret->v[2 * i] = (struct naam_id){ rows.v[i].naam, rows.v[i].id.v };
		ret->v[2 * i + 1] = (struct naam_id){ rows.v[i].code, rows.v[i].id.v };
	}
	return FAULT_NONE;
}

int64_t opzoek(const struct naam_ids *v, struct str naam)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->v[i].naam.n == naam.n && strncasecmp(v->v[i].naam.p, naam.p, naam.n) == 0)
			return v->v[i].id;
	return 0;
}

enum fault opzoek_huizen(struct ctx *c, struct naam_ids *ret)
{
	struct q_opzoek_huizen_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_opzoek_huizen(&b, &rows);
	TRY(batch_run(&b));
	*ret = (struct naam_ids){ .v = ARENA_ARRAY(c->arena, 2 * rows.n + 1, struct naam_id) };
	for (size_t i = 0; i < rows.n; i++) {
		ret->v[ret->n++] = (struct naam_id){ rows.v[i].code, rows.v[i].id.v };
		ret->v[ret->n++] = (struct naam_id){ rows.v[i].naam, rows.v[i].id.v };
	}
	return FAULT_NONE;
}

enum fault opzoek_mensen(struct ctx *c, struct mensen *ret)
{
	struct q_opzoek_mensen_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_opzoek_mensen(&b, &rows);
	TRY(batch_run(&b));
	*ret = (struct mensen){ .n = rows.n, .v = ARENA_ARRAY(c->arena, rows.n + 1, struct mens) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_opzoek_mensen *q = &rows.v[i];

		ret->v[i] = (struct mens){ q->id, q->organisatie, q->huis, q->email, q->organisatie_soort, q->wgs, q->domein };
	}
	return FAULT_NONE;
}

const struct mens *mens_find(const struct mensen *m, struct str email)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].email.n == email.n && strncasecmp(m->v[i].email.p, email.p, email.n) == 0)
			return &m->v[i];
	return NULL;
}

const struct mens *mens_find_id(const struct mensen *m, struct medewerker_id id)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].id.v == id.v)
			return &m->v[i];
	return NULL;
}
