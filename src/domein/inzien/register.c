/* The registers of who guards privacy: see register.h. */
#include "domein/inzien/register.h"

#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"
#include "query.h"

#define DPIA_RULE "AVG 35 lid 11"
#define CONVENANT_RULE "AVG 26; WGS 1.3"

const struct casus_keus convenant_soorten[] = {
	{ "convenant", N_("Samenwerkingsconvenant"), NULL }, { "protocol", N_("Privacyprotocol"), NULL },
	{ "reglement", N_("Reglement of werkafspraak"), NULL }, { "overeenkomst", N_("Verwerkersovereenkomst"), NULL }, { 0 },
};

/* ---- whose ---- */

enum fault register_huizen(struct ctx *c, size_t *ret_n, struct huis_id **ret, bool *ret_regio)
{
	struct q_huis_list_rows rows = { 0 };
	struct batch b = ctx_read(c);
	struct toetser t;

	TRY(toetser_read(c, RECHT_privacy_toetsen, &t));
	q_huis_list(&b, datum_today(), &rows);
	TRY(batch_run(&b));
	*ret_n = 0;
	*ret_regio = false;
	*ret = ARENA_ARRAY(c->arena, rows.n + 1, struct huis_id);
	for (size_t i = 0; i < rows.n; i++)
		if (toetser_mag(&t, rows.v[i].id, STR("")))
			(*ret)[(*ret_n)++] = rows.v[i].id;
	for (size_t i = 0; i < t.n; i++)
		*ret_regio |= !t.v[i].huis.v;
	return FAULT_NONE;
}

/* A register line is kept for a house that the actor guards, or for the regio by who guards that. */
static enum fault house_check(struct ctx *c, struct huis_id huis)
{
	struct huis_id *v;
	bool found;
	size_t n;

	TRY(register_huizen(c, &n, &v, &found));
	if (huis.v)
		found = false;
	for (size_t i = 0; i < n; i++)
		found |= huis.v && v[i].v == huis.v;
	return found ? FAULT_NONE : fault_field(c->fi, "huis", N_("Kies een huis waarvoor u toetst."), "WGS 1.8 lid 2");
}

static void words(struct fault_info *fi, struct str s, size_t max, const char *field, const char *empty)
{
	enum fault f = casus_text(fi, s, max, field, empty);

	(void)f; /* collected in fi, with the others */
}

/* ---- measures ---- */

static void measure_state(struct maatregel *m, struct datum today)
{
	struct datum day = m->klaar.v ? m->herzien : m->uiterlijk;

	if (m->vervallen.v || !day.v)
		return;
	m->laat = day.v < today.v;
	m->werk = day.v <= datum_add_days(today, MAATREGEL_GAUW).v;
}

enum fault maatregel_list(struct ctx *c, struct maatregelen *ret)
{
	struct q_maatregel_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_maatregel_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct maatregel);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_maatregel_list *q = &rows.v[i];

		ret->v[i] = (struct maatregel){ .id = q->id, .huis_naam = q->huis_naam, .dpia = q->dpia, .wat = q->wat,
			.eigenaar = q->eigenaar, .uiterlijk = q->uiterlijk, .klaar = q->klaar, .herzien = q->herzien,
			.vervallen = q->vervallen };
		measure_state(&ret->v[i], datum_today());
	}
	return FAULT_NONE;
}

enum fault maatregel_get(struct ctx *c, struct maatregel_id id, struct maatregel **ret)
{
	struct q_maatregel_get *q = NULL;
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_maatregel_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = ARENA_NEW(c->arena, struct maatregel);
	**ret = (struct maatregel){ .id = q->id, .huis = q->huis, .huis_naam = q->huis_naam, .dpia = q->dpia, .wat = q->wat,
		.eigenaar = q->eigenaar, .uiterlijk = q->uiterlijk, .klaar = q->klaar, .herzien = q->herzien,
		.vervallen = q->vervallen, .resultaat = q->resultaat, .moment = q->moment, .door_naam = q->door_naam,
		.versie = q->versie };
	measure_state(*ret, datum_today());
	return FAULT_NONE;
}

/* Done or not needed any more is said with words; what is done is looked at again. */
static void end_check(struct fault_info *fi, const struct maatregel *m)
{
	struct datum today = datum_today();

	if (m->klaar.v > today.v)
		(void)fault_field(fi, "klaar", N_("Deze dag moet nog komen."), DPIA_RULE);
	if (m->vervallen.v > today.v)
		(void)fault_field(fi, "vervallen", N_("Deze dag moet nog komen."), DPIA_RULE);
	if ((m->klaar.v || m->vervallen.v) && !m->resultaat.n)
		(void)fault_field(fi, "resultaat", N_("Schrijf op wat er is gedaan, of waarom het niet meer nodig is."), DPIA_RULE);
	if (m->klaar.v && !m->vervallen.v && !m->herzien.v)
		(void)fault_field(fi, "herzien", N_("Vul in wanneer u nagaat of de maatregel werkt."), DPIA_RULE);
	if (m->klaar.v && m->herzien.v && m->herzien.v <= m->klaar.v)
		(void)fault_field(fi, "herzien", N_("Deze dag ligt na de dag waarop de maatregel klaar was."), DPIA_RULE);
	if (str_points(m->resultaat) > REGISTER_TEKST_MAX)
		(void)fault_field(fi, "resultaat", N_("Dit is te lang."), NULL);
}

struct saving {
	struct ctx *c;
	struct maatregel m;
	struct convenant v;
};

static enum fault measure_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;
	const struct maatregel *m = &s->m;
	struct q_maatregel_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_maatregel_get(&b, m->id, &now);
	TRY(batch_run(&b));
	if (m->versie && !now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (m->versie && now->versie != m->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze maatregel is intussen gewijzigd."), NULL);
	if (m->versie)
		q_maatregel_set(&b, m->huis, m->dpia, m->wat, m->eigenaar, m->uiterlijk, m->klaar, m->herzien, m->vervallen,
			m->resultaat, m->id, m->versie, &n);
	else
		q_maatregel_add(&b, m->id, m->huis, m->dpia, m->wat, m->eigenaar, m->uiterlijk, m->klaar, m->herzien,
			m->vervallen, m->resultaat, unit_moment(u), &n);
	TRY(batch_run(&b));
	s->c->uitkomst = m->id.v;
	return casus_one(u, n);
}

enum fault maatregel_save(struct ctx *c, const struct maatregel *m, struct maatregel_id *ret)
{
	struct saving s = { .c = c, .m = *m };
	struct fault_info *fi = c->fi;

	s.m.dpia = str_trim(m->dpia);
	s.m.wat = str_trim(m->wat);
	s.m.eigenaar = str_trim(m->eigenaar);
	s.m.resultaat = m->resultaat.p ? str_trim(m->resultaat) : STR("");
	if (!m->id.v) {
		s.m.id.v = id_new();
		s.m.versie = 0;
	}
	TRY(ctx_require(c, RECHT_privacy_toetsen));
	(void)house_check(c, m->huis);
	words(fi, s.m.dpia, REGISTER_KORT, "dpia", N_("Schrijf op uit welke DPIA deze maatregel komt."));
	words(fi, s.m.wat, REGISTER_TEKST_MAX, "wat", N_("Schrijf op wat er moet gebeuren."));
	words(fi, s.m.eigenaar, REGISTER_KORT, "eigenaar", N_("Schrijf op wie ervoor zorgt."));
	if (!datum_valid(m->uiterlijk, false))
		(void)fault_field(fi, "uiterlijk", N_("Vul in wanneer de maatregel er moet zijn."), DPIA_RULE);
	end_check(fi, &s.m);
	TRY(fi->fault);
	return ctx_write(c, measure_unit, &s, &ret->v);
}

/* ---- covenants ---- */

static void covenant_state(struct convenant *v, struct datum today)
{
	v->voorbij = v->einde.v && v->einde.v < today.v;
	v->gauw = v->einde.v && !v->voorbij && v->einde.v <= datum_add_days(today, CONVENANT_GAUW).v;
}

enum fault convenant_list(struct ctx *c, struct convenanten *ret)
{
	struct q_convenant_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_convenant_list(&b, datum_today(), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct convenant);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_convenant_list *q = &rows.v[i];

		ret->v[i] = (struct convenant){ .id = q->id, .huis_naam = q->huis_naam, .soort = q->soort, .titel = q->titel,
			.uitgave = q->uitgave, .ingang = q->ingang, .einde = q->einde, .aantal = q->partijen };
		covenant_state(&ret->v[i], datum_today());
	}
	return FAULT_NONE;
}

static void parties_fill(struct ctx *c, const struct q_convenant_partij_list_rows *rows,
	const struct q_convenant_niet_getekend_rows *niet, struct convenant *v)
{
	struct datum today = datum_today();

	v->v = ARENA_ARRAY(c->arena, rows->n + 1, struct convenant_partij);
	v->niet = ARENA_ARRAY(c->arena, niet->n + 1, struct convenant_organisatie);
	for (; v->n < rows->n; v->n++) {
		const struct q_convenant_partij_list *q = &rows->v[v->n];

		v->v[v->n] = (struct convenant_partij){ q->id, q->naam, q->wie, q->getekend, q->einde, q->versie };
		v->aantal += !q->einde.v || q->einde.v >= today.v;
	}
	for (; v->nniet < niet->n; v->nniet++)
		v->niet[v->nniet] = (struct convenant_organisatie){ niet->v[v->nniet].id, niet->v[v->nniet].naam };
}

enum fault convenant_get(struct ctx *c, struct convenant_id id, struct convenant **ret)
{
	struct q_convenant_get *q = NULL;
	struct q_convenant_partij_list_rows rows = { 0 };
	struct q_convenant_niet_getekend_rows niet = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_convenant_get(&b, id, &q);
	q_convenant_partij_list(&b, id, &rows);
	q_convenant_niet_getekend(&b, datum_today(), id, &niet);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = ARENA_NEW(c->arena, struct convenant);
	**ret = (struct convenant){ .id = q->id, .huis = q->huis, .huis_naam = q->huis_naam, .soort = q->soort,
		.titel = q->titel, .uitgave = q->uitgave, .document = q->document, .ingang = q->ingang, .einde = q->einde,
		.toelichting = q->toelichting, .moment = q->moment, .door_naam = q->door_naam, .versie = q->versie };
	covenant_state(*ret, datum_today());
	parties_fill(c, &rows, &niet, *ret);
	return FAULT_NONE;
}

static enum fault covenant_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;
	const struct convenant *v = &s->v;
	struct q_convenant_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_convenant_get(&b, v->id, &now);
	TRY(batch_run(&b));
	if (v->versie && !now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (v->versie && now->versie != v->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit convenant is intussen gewijzigd."), NULL);
	if (v->versie)
		q_convenant_set(&b, v->huis, v->soort, v->titel, v->uitgave, v->document, v->ingang, v->einde, v->toelichting,
			v->id, v->versie, &n);
	else
		q_convenant_add(&b, v->id, v->huis, v->soort, v->titel, v->uitgave, v->document, v->ingang, v->einde,
			v->toelichting, unit_moment(u), &n);
	TRY(batch_run(&b));
	s->c->uitkomst = v->id.v;
	return casus_one(u, n);
}

enum fault convenant_save(struct ctx *c, const struct convenant *v, struct convenant_id *ret)
{
	struct saving s = { .c = c, .v = *v };
	struct fault_info *fi = c->fi;

	s.v.titel = str_trim(v->titel);
	s.v.uitgave = str_trim(v->uitgave);
	s.v.document = str_trim(v->document);
	s.v.toelichting = v->toelichting.p ? str_trim(v->toelichting) : STR("");
	if (!v->id.v) {
		s.v.id.v = id_new();
		s.v.versie = 0;
	}
	TRY(ctx_require(c, RECHT_privacy_toetsen));
	(void)house_check(c, v->huis);
	if (!casus_keus_label(convenant_soorten, v->soort))
		(void)fault_field(fi, "soort", N_("Kies wat voor stuk het is."), CONVENANT_RULE);
	words(fi, s.v.titel, REGISTER_KORT, "titel", N_("Vul de titel in."));
	words(fi, s.v.uitgave, REGISTER_KORT, "uitgave", N_("Vul in welke versie het is."));
	words(fi, s.v.document, REGISTER_KORT, "document", N_("Vul in waar het getekende stuk staat."));
	if (!datum_valid(v->ingang, false))
		(void)fault_field(fi, "ingang", N_("Vul in vanaf wanneer het geldt."), CONVENANT_RULE);
	if (v->einde.v && v->einde.v < v->ingang.v)
		(void)fault_field(fi, "einde", N_("De laatste dag ligt voor de eerste."), CONVENANT_RULE);
	if (str_points(s.v.toelichting) > REGISTER_TEKST_MAX)
		(void)fault_field(fi, "toelichting", N_("Dit is te lang."), NULL);
	TRY(fi->fault);
	return ctx_write(c, covenant_unit, &s, &ret->v);
}

/* ---- who signed ---- */

struct signing {
	struct ctx *c;
	struct convenant_id id;
	struct ondertekening_id partij;
	struct organisatie_id organisatie;
	struct str wie;
	struct datum dag;
	int64_t versie;
};

static enum fault covenant_there(struct unit *u, const struct signing *s, struct q_convenant_get **ret)
{
	struct batch b = unit_batch(u);

	q_convenant_get(&b, s->id, ret);
	TRY(batch_run(&b));
	s->c->uitkomst = s->id.v;
	return *ret ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault sign_unit(struct unit *u, void *arg)
{
	const struct signing *s = arg;
	struct q_convenant_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(covenant_there(u, s, &now));
	if (now->einde.v && s->dag.v > now->einde.v)
		return fault_field(unit_fault(u), "getekend", N_("Dit convenant was toen al voorbij."), CONVENANT_RULE);
	q_convenant_partij_add(&b, (struct ondertekening_id){ id_new() }, s->wie, s->dag, s->organisatie, s->id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_field(unit_fault(u), "organisatie",
		N_("Kies een organisatie die nog niet heeft getekend."), CONVENANT_RULE);
}

enum fault convenant_sign(struct ctx *c, struct convenant_id id, struct organisatie_id o, struct str wie,
	struct datum getekend)
{
	struct signing s = { .c = c, .id = id, .organisatie = o, .wie = str_trim(wie), .dag = getekend };
	struct fault_info *fi = c->fi;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	if (!o.v)
		(void)fault_field(fi, "organisatie", N_("Kies een organisatie."), CONVENANT_RULE);
	words(fi, s.wie, REGISTER_KORT, "wie", N_("Vul in wie heeft getekend."));
	if (!datum_valid(getekend, false) || getekend.v > datum_today().v)
		(void)fault_field(fi, "getekend", N_("Vul in wanneer is getekend; die dag is voorbij."), CONVENANT_RULE);
	TRY(fi->fault);
	return ctx_write(c, sign_unit, &s, NULL);
}

static enum fault leave_unit(struct unit *u, void *arg)
{
	const struct signing *s = arg;
	struct q_convenant_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(covenant_there(u, s, &now));
	q_convenant_partij_end(&b, s->dag, s->partij, s->versie, s->id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT,
		N_("Deze partij is intussen gewijzigd, of tekende na die dag."), CONVENANT_RULE);
}

enum fault convenant_leave(struct ctx *c, struct convenant_id id, struct ondertekening_id p, int64_t versie,
	struct datum einde)
{
	struct signing s = { .c = c, .id = id, .partij = p, .dag = einde, .versie = versie };

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	if (!datum_valid(einde, false))
		return fault_field(c->fi, "laatste", N_("Vul de laatste dag in."), CONVENANT_RULE);
	return ctx_write(c, leave_unit, &s, NULL);
}

/* ---- work ---- */

/* A newer one of that name and kind has taken its place. */
static bool replaced(const struct convenanten *l, const struct convenant *v)
{
	bool found = false;

	for (size_t i = 0; i < l->n; i++)
		found |= !l->v[i].voorbij && str_eq(l->v[i].soort, v->soort) && str_eq(l->v[i].titel, v->titel)
			&& str_eq(l->v[i].huis_naam, v->huis_naam) && l->v[i].ingang.v > v->ingang.v;
	return found;
}

enum fault register_werk(struct ctx *c, struct register_werk *ret)
{
	struct maatregelen m;
	struct convenanten v;

	*ret = (struct register_werk){ 0 };
	if (!actor_mag(&c->actor, RECHT_privacy_toetsen))
		return FAULT_NONE;
	TRY(maatregel_list(c, &m));
	TRY(convenant_list(c, &v));
	for (size_t i = 0; i < m.n; i++) {
		ret->maatregelen += m.v[i].werk;
		ret->maatregelen_laat += m.v[i].laat;
	}
	for (size_t i = 0; i < v.n; i++) {
		bool past = v.v[i].voorbij && !replaced(&v, &v.v[i]);

		ret->convenanten += past || (v.v[i].gauw && !replaced(&v, &v.v[i]));
		ret->convenanten_laat += past;
	}
	return FAULT_NONE;
}
