/* Answering an informatieverzoek, or declining it: see verzoek.h. */
#include "domein/casus/tijdlijn.h"
#include "domein/toegang/melding.h"
#include "domein/verzoek/verzoek_priv.h"

#define TEKST_MAX 4000
#define VOORWAARDEN_MAX 500
#define NOTITIE_MAX 8000

struct answering {
	struct ctx *c;
	const struct verzoek_antwoord *a; /* NULL: declining */
	struct informatieverzoek_id id;
	int64_t versie;
	struct str reden, toelichting;
	bool aanmelding;             /* it is about one, of this regime */
	const struct regime *regime;
};

/* About an aanmelding only while a decision is to come; who may not see the question gets no other answer than that. */
static enum fault still_waits(struct answering *k)
{
	struct q_informatie_get *q = NULL;
	struct q_verzoek_wacht *wacht = NULL;
	struct batch b = ctx_read(k->c), kaal = ctx_kaal(k->c);

	q_informatie_get(&b, k->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(k->c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_verzoek_wacht(&kaal, k->id, &wacht);
	TRY(batch_run(&kaal));
	if (wacht && !verzoek_waits(wacht->status))
		return fault_set(k->c->fi, FAULT_CONFLICT, N_("Deze vraag is vervallen: een antwoord is niet meer nodig."),
			"invariant 3");
	k->aanmelding = wacht != NULL;
	k->regime = wacht ? regime_find(k->c->cat, wacht->regime) : NULL;
	return FAULT_NONE;
}

/* The row, for who may answer it now. */
static enum fault open_in(struct unit *u, struct answering *k, struct q_informatie_get **ret,
	struct q_verzoek_vragen_rows *rows)
{
	struct q_informatie_get *q = NULL;
	struct batch b = unit_batch(u);

	q_informatie_get(&b, k->id, &q);
	q_verzoek_vragen(&b, k->id, rows);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->schrijven == NIVEAU_GEEN || q->organisatie.v != k->c->actor.organisatie.v)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Alleen de organisatie die is gevraagd, antwoordt."), "WGS 1.5");
	if (q->versie != k->versie || !str_eq(q->status, STR("open")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verzoek is intussen beantwoord of ingetrokken."), NULL);
	*ret = q;
	return FAULT_NONE;
}

static struct str said(const struct verzoek_antwoord *a, int64_t volgorde)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].volgorde == volgorde)
			return str_trim(a->v[i].tekst);
	return STR("");
}

static const char *field_of(struct ctx *c, int64_t volgorde)
{
	return str_cat(c->arena, STR("v."), str_from_i64(c->arena, volgorde)).p;
}

static enum fault check_answer(struct answering *k, const struct q_verzoek_vragen_rows *rows, struct fault_info *fi)
{
	const struct verzoek_antwoord *a = k->a;
	bool any = str_trim(a->antwoord).n || a->bijlage.v;

	for (size_t i = 0; i < rows->n; i++) {
		struct str t = said(a, rows->v[i].volgorde);

		any |= t.n > 0;
		if (rows->v[i].verplicht && !t.n)
			(void)fault_field(fi, field_of(k->c, rows->v[i].volgorde), N_("Beantwoord deze vraag."), "WGS 1.5 lid 1");
		if (str_points(t) > TEKST_MAX)
			(void)fault_field(fi, field_of(k->c, rows->v[i].volgorde), N_("Dit is te lang."), NULL);
	}
	if (!any)
		(void)fault_field(fi, "antwoord", N_("Schrijf uw antwoord op, of voeg een bestand toe."), NULL);
	if (str_points(a->antwoord) > TEKST_MAX)
		(void)fault_field(fi, "antwoord", N_("Dit is te lang."), NULL);
	if (str_points(a->voorwaarden) > VOORWAARDEN_MAX)
		(void)fault_field(fi, "voorwaarden", N_("Dit is te lang."), NULL);
	return fi->fault;
}

static struct str note_text(struct unit *u, const struct verzoek_antwoord *a, const struct q_verzoek_vragen_rows *rows)
{
	struct buf b = buf_new(unit_arena(u));

	for (size_t i = 0; i < rows->n; i++) {
		struct str t = said(a, rows->v[i].volgorde);

		if (!t.n)
			continue;
		buf_add(&b, rows->v[i].vraag);
		buf_addc(&b, '\n');
		buf_add(&b, t);
		buf_addc(&b, '\n');
	}
	buf_add(&b, str_trim(a->antwoord));
	if (!buf_str(&b).n)
		buf_addz(&b, "Zie de bijlage.");
	return buf_str(&b);
}

/* The part of the template, when the partner may write there; an answer goes to no wider part than that. */
static enum fault note_in(struct unit *u, struct answering *k, const struct q_informatie_get *q,
	const struct q_verzoek_vragen_rows *rows, struct notitie_id *ret)
{
	const struct sjabloon *s = sjabloon_find(k->c->cat, q->sjabloon);
	struct str deel = s && s->onderdeel ? s->onderdeel->code : STR("tijdlijn");
	struct notitie_nieuw n = { .casus = { q->dossier.v }, .soort = STR("notitie"),
		.titel = STR("Antwoord op een informatieverzoek"), .tekst = note_text(u, k->a, rows), .onderdeel = deel,
		.wpg = k->a->wpg, .voorwaarden = str_trim(k->a->voorwaarden),
		.beroepsgeheim = k->a->beroepsgeheim, .beroepsgeheim_op = k->a->beroepsgeheim_op, .bijlage = { 0 } };
	struct q_verzoek_deel *mag = NULL;
	struct q_casus_lock *casus = NULL;
	struct batch b = unit_batch(u);

	ret->v = 0;
	q_casus_lock(&b, n.casus, &casus);
	q_verzoek_deel(&b, q->dossier, deel, &mag);
	TRY(batch_run(&b));
	if (casus || k->aanmelding) /* what the regime has no place for is not answered either */
		TRY(regime_entry_check(unit_fault(u), k->c->cat, casus ? regime_find(k->c->cat, casus->regime) : k->regime,
			&(struct regime_invoer){ STR(""), k->a->wpg, k->a->beroepsgeheim, k->a->beroepsgeheim_op }));
	if (!casus || !mag || str_points(n.tekst) > NOTITIE_MAX)
		return FAULT_NONE;
	return notitie_add_in(u, k->c, &n, ret);
}

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	const struct verzoek_antwoord *a = k->a;
	struct q_verzoek_vragen_rows rows = { 0 };
	struct q_informatie_get *q;
	struct notitie_id notitie;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(open_in(u, k, &q, &rows));
	TRY(check_answer(k, &rows, unit_fault(u)));
	for (size_t i = 0; i < rows.n; i++) {
		q_verzoek_vraag_answer(&b, said(a, rows.v[i].volgorde), rows.v[i].id, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
	}
	TRY(note_in(u, k, q, &rows, &notitie));
	q_informatie_answer(&b, STR("beantwoord"), str_trim(a->antwoord), STR(""), STR(""), a->wpg,
		str_trim(a->voorwaarden), a->beroepsgeheim, a->beroepsgeheim_op, a->bijlage, notitie, unit_moment(u), k->id, k->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	k->c->uitkomst = k->id.v;
	return melding_add_in(u, q->door, "verzoek_beantwoord", q->dossier);
}

static struct str whole(struct str s)
{
	return s.p ? s : STR("");
}

enum fault verzoek_answer(struct ctx *c, const struct verzoek_antwoord *a)
{
	struct verzoek_antwoord clean = *a;
	struct answering k = { .c = c, .a = &clean, .id = a->id, .versie = a->versie };

	clean.antwoord = whole(a->antwoord);
	clean.wpg = whole(a->wpg);
	clean.voorwaarden = whole(a->voorwaarden);
	clean.beroepsgeheim = whole(a->beroepsgeheim);
	if (clean.wpg.n && !str_eq(clean.wpg, STR("8")) && !str_eq(clean.wpg, STR("13")))
		return fault_field(c->fi, "wpg", N_("Alleen artikel 8 en 13 van de Wet politiegegevens zijn mogelijk."),
			"WGS 2.30; invariant 14");
	if (clean.beroepsgeheim.n && !reden_find(c->cat, STR("beroepsgeheim"), clean.beroepsgeheim))
		return fault_field(c->fi, "beroepsgeheim", N_("Op deze grond mag u dit hier niet delen."), BEROEPSGEHEIM_RULE);
	if (clean.beroepsgeheim.n && (!datum_valid(clean.beroepsgeheim_op, false)
		|| clean.beroepsgeheim_op.v > datum_today().v))
		return fault_field(c->fi, "beroepsgeheim_op", N_("Vul in wanneer die grond er was."), BEROEPSGEHEIM_RULE);
	TRY(still_waits(&k));
	return ctx_write(c, answer_unit, &k, NULL);
}

static enum fault decline_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct q_verzoek_vragen_rows rows = { 0 };
	struct q_informatie_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(open_in(u, k, &q, &rows));
	q_informatie_answer(&b, STR("geweigerd"), STR(""), k->reden, k->toelichting, STR(""), STR(""), STR(""),
		(struct datum){ 0 }, (struct bijlage_id){ 0 }, (struct notitie_id){ 0 }, unit_moment(u), k->id, k->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	k->c->uitkomst = k->id.v;
	return melding_add_in(u, q->door, "verzoek_beantwoord", q->dossier);
}

enum fault verzoek_decline(struct ctx *c, struct informatieverzoek_id id, int64_t versie, struct str reden,
	struct str toelichting)
{
	struct answering k = { .c = c, .id = id, .versie = versie, .reden = reden, .toelichting = str_trim(toelichting) };

	if (!reden_find(c->cat, STR("bezwaar"), reden))
		return fault_field(c->fi, "reden", N_("Kies waarom u niet deelt."), "WGS 1.5 lid 1");
	TRY(casus_text(c->fi, toelichting, 1000, "toelichting", N_("Licht toe waarom u niet deelt.")));
	TRY(still_waits(&k));
	return ctx_write(c, decline_unit, &k, NULL);
}
