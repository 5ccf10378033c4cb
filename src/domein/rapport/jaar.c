/* The figures of a year: see jaar.h. */
#include "domein/rapport/jaar.h"

#include "domein/organisatie/huis.h"
#include "domein/rapport/cijfers_priv.h"

const struct jaar_groep jaar_groepen[] = {
	{ "aanmelding", N_("Aanmeldingen ontvangen"), N_("Aanmeldingen die in het jaar zijn ingediend, naar het domein van de "
		"organisatie die aanmeldde."), NULL, { { "straf", N_("Straf en veiligheid") }, { "zorg", N_("Zorg") },
		{ "gemeente", N_("Gemeente") }, { "zvh", N_("Zorg- en Veiligheidshuis") } } },
	{ "weging", N_("Aanmeldingen waarover is besloten"), N_("Aanmeldingen waarvan in het jaar vaststond wat ermee gebeurt, "
		"ook als ze in een eerder jaar zijn ingediend."), NULL, { { "casus", N_("Casus geopend") },
		{ "advies", N_("Advies gegeven") }, { "doorverwezen", N_("Doorverwezen") },
		{ "afgewezen", N_("Niet in behandeling") }, { "ingetrokken", N_("Ingetrokken") } } },
	{ "geopend", N_("Casussen geopend"), N_("Casussen die in het jaar zijn geopend, ook als ze al zijn gesloten of "
		"vernietigd."), NULL, { { NULL, NULL } } },
	{ "gesloten", N_("Casussen gesloten"), N_("Casussen die in het jaar zijn gesloten. De duur telt in hele maanden van "
		"openen tot sluiten."), N_("Gemiddelde duur in maanden"), { { NULL, NULL } } },
	{ "informatie", N_("Informeren van betrokkenen"), N_("Keren dat in het jaar is vastgelegd dat een betrokkene een brief "
		"kreeg, of dat informeren is uitgesteld."), NULL, { { "brief", N_("Geïnformeerd") },
		{ "uitstel", N_("Uitgesteld") } } },
	{ "rechtverzoek", N_("Verzoeken van betrokkenen"), N_("Verzoeken die in het jaar zijn ontvangen, naar soort."), NULL,
		{ { "inzage", N_("Inzage") }, { "rectificatie", N_("Rectificatie") }, { "verwijdering", N_("Verwijdering") },
		{ "beperking", N_("Beperking") }, { "bezwaar", N_("Bezwaar") } } },
	{ "vernietiging", N_("Vernietigde dossiers"), N_("Dossiers die in het jaar zijn vernietigd. Een casus telt samen met "
		"zijn aanmelding als een."), NULL, { { "casus", N_("Casussen") }, { "aanmelding", N_("Aanmeldingen") } } },
	{ "datalek", N_("Datalekken"), N_("Datalekken die in het jaar zijn ontdekt, naar wat er met de melding aan de Autoriteit "
		"Persoonsgegevens gebeurde."), NULL, { { "gemeld", N_("Gemeld") }, { "niet", N_("Niet gemeld") },
		{ "open", N_("Nog niet besloten") } } },
	{ "nood", N_("Noodtoegang"), N_("Keren dat in het jaar om noodtoegang is gevraagd, naar het oordeel achteraf."), NULL,
		{ { "rechtmatig", N_("Rechtmatig") }, { "onrechtmatig", N_("Onrechtmatig") },
		{ "open", N_("Nog niet beoordeeld") } } },
	{ "logvraag", N_("Vragen uit het logboek"), N_("Vragen die in het jaar uit het logboek kwamen, naar de uitkomst. Een "
		"vraag is geen verdenking."), NULL, { { "past", N_("Past bij het werk") }, { "verklaard", N_("Verklaard") },
		{ "gemeld", N_("Niet verklaard") }, { "open", N_("Nog niet beantwoord") } } },
};
const size_t jaar_groepen_n = sizeof(jaar_groepen) / sizeof(jaar_groepen[0]);

#define OVERIG N_("Overig")

/* ---- covering ---- */

void jaar_dek(struct jaar_tabel *t, size_t nhuizen)
{
	size_t first = t->n > 1;

	for (size_t h = 0; h <= nhuizen; h++)
		if (first)
			t->v[0].v[h] = (struct jaar_cel){ 0, false };
	for (size_t i = first; i < t->n; i++)
		t->v[i].v[nhuizen] = (struct jaar_cel){ 0, false };
	for (size_t i = first; i < t->n; i++) {
		for (size_t h = 0; h < nhuizen; h++) {
			struct jaar_cel *x = &t->v[i].v[h];
			struct jaar_cel *sums[] = { &t->v[i].v[nhuizen], &t->v[0].v[h], &t->v[0].v[nhuizen] };

			x->klein = x->n > 0 && x->n < JAAR_MINSTENS;
			for (size_t k = 0; k < (first ? 3 : 1); k++) {
				sums[k]->n += x->n;
				sums[k]->klein |= x->klein;
			}
		}
	}
}

/* ---- reading ---- */

struct gelezen {
	struct ctx *c;
	struct jaar *ret;
	struct str *codes; /* of the houses, as huizen */
	struct q_jaar_cijfers_rows rows;
};

static enum fault houses_read(struct gelezen *g, const struct q_cijfers_huizen_rows *bereik)
{
	struct huizen all;

	TRY(huis_all(g->c, &all));
	g->ret->huizen = ARENA_ARRAY(g->c->arena, all.n + 2, struct str);
	g->codes = ARENA_ARRAY(g->c->arena, all.n + 2, struct str);
	for (size_t i = 0; i < all.n; i++)
		for (size_t k = 0; k < bereik->n; k++)
			if (all.v[i].id.v == bereik->v[k].id.v) {
				g->ret->huizen[g->ret->nhuizen] = all.v[i].naam;
				g->codes[g->ret->nhuizen++] = all.v[i].code;
			}
	if (bereik->n && !bereik->v[0].id.v) {
		g->ret->huizen[g->ret->nhuizen] = STR("");
		g->codes[g->ret->nhuizen++] = STR("");
	}
	return FAULT_NONE;
}

static size_t house_at(const struct gelezen *g, struct str code)
{
	size_t i = 0;

	while (i < g->ret->nhuizen && !str_eq(g->codes[i], code))
		i++;
	return i;
}

/* The row of a part; what the definition does not name is the last. */
static size_t part_at(const struct jaar_groep *g, struct str code)
{
	size_t i = 0;

	while (g->delen[i].code && !str_eq(str_z(g->delen[i].code), code))
		i++;
	return i;
}

static size_t parts_of(const struct jaar_groep *g)
{
	size_t n = 0;

	while (n < JAAR_DELEN_MAX && g->delen[n].code)
		n++;
	return n;
}

static void averages(struct gelezen *g, struct jaar_tabel *t, const int64_t *som)
{
	int64_t all = 0;

	t->gemiddeld = ARENA_ARRAY(g->c->arena, g->ret->nhuizen + 1, struct opt_int);
	for (size_t h = 0; h <= g->ret->nhuizen; h++) {
		const struct jaar_cel *x = &t->v[0].v[h];
		int64_t sum = h < g->ret->nhuizen ? som[h] : all;

		all += sum;
		if (!x->klein && x->n >= JAAR_MINSTENS)
			t->gemiddeld[h] = (struct opt_int){ .set = true, .v = (sum * 10 + x->n / 2) / x->n };
	}
}

static struct jaar_tabel table_new(struct gelezen *g, const struct jaar_groep *groep)
{
	size_t n = parts_of(groep);
	struct jaar_tabel t = { .groep = groep, .n = n ? n + 2 : 1 };

	t.v = ARENA_ARRAY(g->c->arena, t.n, struct jaar_rij);
	for (size_t i = 0; i < t.n; i++)
		t.v[i] = (struct jaar_rij){ .label = !i ? groep->label : i <= n ? groep->delen[i - 1].label : OVERIG,
			.v = ARENA_ARRAY(g->c->arena, g->ret->nhuizen + 1, struct jaar_cel) };
	return t;
}

static void table_fill(struct gelezen *g, const struct jaar_groep *groep, struct jaar_tabel *t)
{
	int64_t *som = ARENA_ARRAY(g->c->arena, g->ret->nhuizen + 1, int64_t), over = 0;

	*t = table_new(g, groep);
	for (size_t i = 0; i < g->rows.n; i++) {
		const struct q_jaar_cijfers *q = &g->rows.v[i];
		size_t h = house_at(g, q->huis), row = t->n > 1 ? 1 + part_at(groep, q->deel) : 0;

		if (!str_eq(q->groep, str_z(groep->code)) || h == g->ret->nhuizen)
			continue;
		t->v[row].v[h].n += q->aantal;
		som[h] += q->waarde;
		over += t->n > 1 && row == t->n - 1 ? q->aantal : 0;
	}
	jaar_dek(t, g->ret->nhuizen);
	if (groep->gemiddeld)
		averages(g, t, som);
	if (t->n > 1 && !over)
		t->n--; /* nothing but the parts that are named */
}

enum fault jaar_lezen(struct ctx *c, int jaar, struct jaar *ret)
{
	int dit = datum_jaar(datum_today());
	struct gelezen g = { .c = c, .ret = ret };
	struct q_cijfers_huizen_rows bereik = { 0 };
	struct batch b = db_batch(c->db, LENS_CIJFERS, &c->eyes, c->arena, c->fi);

	TRY(ctx_require(c, RECHT_cijfers_lezen));
	*ret = (struct jaar){ .jaar = jaar ? jaar : dit };
	ret->lopend = ret->jaar == dit;
	if (ret->jaar > dit || ret->jaar <= dit - JAAR_TERUG)
		return fault_field(c->fi, "jaar", N_("Van dit jaar zijn er geen cijfers."), NULL);
	q_jaar_cijfers(&b, ret->jaar * 100 + 1, ret->jaar * 100 + 12, &g.rows);
	q_cijfers_huizen(&b, &bereik);
	TRY(batch_run(&b));
	TRY(houses_read(&g, &bereik));
	ret->n = jaar_groepen_n;
	ret->v = ARENA_ARRAY(c->arena, ret->n, struct jaar_tabel);
	for (size_t i = 0; i < ret->n; i++)
		table_fill(&g, &jaar_groepen[i], &ret->v[i]);
	return FAULT_NONE;
}
