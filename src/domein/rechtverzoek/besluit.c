/* Deciding a request, per case and as a whole, and the letter: see rechtverzoek.h. */
#include "domein/rechtverzoek/rechtverzoek_priv.h"
#include "domein/termijn/termijn.h"

#define MOTIVERING_MAX 2000

struct deciding {
	struct ctx *c;
	const struct recht_besluit *b;
	struct str motivering;
};

/* Invariant 39: identity, consultation, objections and ground, before anything is decided. */
static enum fault consult_check(struct fault_info *fi, const struct rechtverzoek *r, const struct recht_zaak *z)
{
	int64_t waiting = 0;

	if (str_eq(r->identiteit, STR("niet")))
		return fault_field(fi, "identiteit", N_("Stel eerst vast wie het verzoek doet."), "AVG 12 lid 6; invariant 39");
	if (!z->gevraagd)
		return fault_field(fi, "uitkomst", N_("Raadpleeg eerst de deelnemers van deze zaak."), RECHT_RULE);
	for (size_t i = 0; i < r->nzienswijzen; i++)
		waiting += r->zienswijzen[i].zaak.v == z->id.v && str_eq(r->zienswijzen[i].status, STR("open"))
			&& !r->zienswijzen[i].te_laat;
	if (waiting)
		return fault_field(fi, "uitkomst", N_("Er wachten nog deelnemers met hun zienswijze. Besluit na hun antwoord, of na "
			"de gestelde dag."), RECHT_RULE);
	return FAULT_NONE;
}

static enum fault decision_check(struct deciding *k, const struct recht_zaak *z)
{
	const struct recht_besluit *b = k->b;
	struct fault_info *fi = k->c->fi;
	bool all = str_eq(b->uitkomst, STR("toegewezen"));
	const struct reden *grond = reden_find(k->c->cat, STR("weigering_recht"), b->grond);

	if (!casus_keus_label(recht_uitkomsten, b->uitkomst))
		return fault_field(fi, "uitkomst", N_("Kies een besluit."), RECHT_RULE);
	if (!all && !grond)
		(void)fault_field(fi, "grond", N_("Kies op welke grond (een deel) wordt geweigerd."), "UAVG 41; invariant 39");
	if (!k->motivering.n && (!all || z->bezwaren))
		(void)fault_field(fi, "motivering", all ? N_("Een deelnemer had bezwaar. Leg uit waarom u toch toewijst.")
			: N_("Motiveer de weigering; de betrokkene krijgt dit te lezen."), "AVG 12 lid 4; invariant 39");
	if (str_points(k->motivering) > MOTIVERING_MAX)
		(void)fault_field(fi, "motivering", N_("Dit is te lang."), NULL);
	return fi->fault;
}

static enum fault decide_unit(struct unit *u, void *arg)
{
	struct deciding *k = arg;
	bool all = str_eq(k->b->uitkomst, STR("toegewezen"));
	struct q_rechtverzoek_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(recht_lock_in(u, k->b->id, 0, &q));
	q_recht_zaak_besluit(&b, k->b->uitkomst, all ? STR("") : k->b->grond, k->motivering, unit_moment(u), k->b->zaak,
		k->b->versie, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->b->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verzoek is intussen gewijzigd."), NULL);
}

enum fault recht_decide(struct ctx *c, const struct recht_besluit *b)
{
	struct deciding k = { c, b, str_trim(b->motivering) };
	const struct recht_zaak *z;
	struct rechtverzoek *r;

	if (!k.motivering.p)
		k.motivering = STR("");
	TRY(recht_read_open(c, b->id, &r));
	TRY(recht_zaak_get(c, r, b->zaak, &z));
	TRY(consult_check(c->fi, r, z));
	TRY(decision_check(&k, z));
	TRY(VRIJ_CHECK(c->fi, { "motivering", k.motivering }));
	return ctx_write(c, decide_unit, &k, NULL);
}

/* ---- the whole ---- */

struct finishing {
	struct ctx *c;
	struct rechtverzoek_id id;
	int64_t versie;
	struct str motivering;
};

static enum fault finish_unit(struct unit *u, void *arg)
{
	struct finishing *k = arg;
	struct q_rechtverzoek_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(recht_lock_in(u, k->id, k->versie, &q));
	q_rechtverzoek_motivering(&b, k->motivering, k->id, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	q_zienswijze_close(&b, k->id, NULL);
	q_rechtverzoek_status(&b, STR("besloten"), unit_moment(u), bewaring_register(unit_moment(u), q->jaren), k->id, k->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	k->c->uitkomst = k->id.v;
	return termijn_gedeeld_in(u, k->c, recht_dossier(k->id), STR(RECHT_KLOK), GEBEURTENIS_BIT(verzoek_afgehandeld),
		unit_moment(u));
}

enum fault recht_finish(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct str motivering)
{
	struct finishing k = { c, id, versie, str_trim(motivering) };
	struct rechtverzoek *r;

	TRY(recht_read_open(c, id, &r));
	if (str_eq(r->identiteit, STR("niet")))
		return fault_field(c->fi, "identiteit", N_("Stel eerst vast wie het verzoek doet."), "AVG 12 lid 6; invariant 39");
	if (!r->nzoekingen)
		return fault_field(c->fi, "motivering", N_("Zoek eerst in welke zaken de betrokkene voorkomt."), RECHT_RULE);
	for (size_t i = 0; i < r->nzaken; i++)
		if (!r->zaken[i].vervallen && !r->zaken[i].uitkomst.n)
			return fault_field(c->fi, "motivering", N_("Over elke gevonden zaak is eerst een besluit nodig."), RECHT_RULE);
	TRY(casus_text(c->fi, motivering, MOTIVERING_MAX, "motivering", N_("Schrijf op wat de betrokkene te lezen krijgt.")));
	TRY(VRIJ_CHECK(c->fi, { "motivering", motivering }));
	return ctx_write(c, finish_unit, &k, NULL);
}

/* ---- the letter ---- */

static struct str outcome(const struct rechtverzoek *r)
{
	bool some = false, none = false, part = false;

	for (size_t i = 0; i < r->nzaken; i++) {
		if (r->zaken[i].vervallen)
			continue;
		some |= str_eq(r->zaken[i].uitkomst, STR("toegewezen"));
		none |= str_eq(r->zaken[i].uitkomst, STR("afgewezen"));
		part |= str_eq(r->zaken[i].uitkomst, STR("deels"));
	}
	if (part || (some && none))
		return STR("wij doen voor een deel wat u vraagt");
	if (some)
		return STR("wij doen wat u vraagt");
	return none ? STR("wij doen niet wat u vraagt") : STR("wij hebben geen gegevens over u gevonden");
}

struct letter {
	struct ctx *c;
	const struct rechtverzoek *r;
	struct str gemeente, huis;
};

static struct str place(const struct letter *l, struct str code)
{
	struct arena *a = l->c->arena;

	if (str_eq(code, STR("aanhef")))
		return str_cat(a, STR("Geachte heer of mevrouw "), l->r->verzoeker);
	if (str_eq(code, STR("besluit")))
		return outcome(l->r);
	if (str_eq(code, STR("motivering")))
		return l->r->motivering;
	if (str_eq(code, STR("gemeente")))
		return l->gemeente;
	if (str_eq(code, STR("naam_huis")))
		return l->huis;
	if (str_eq(code, STR("naam_betrokkene")))
		return l->r->naam;
	if (str_eq(code, STR("contactpunt")))
		return l->r->contactpunt;
	if (str_eq(code, STR("datum")))
		return brief_dag(a, datum_of_moment(l->r->besloten));
	if (str_eq(code, STR("nummer")))
		return l->r->nummer;
	if (str_eq(code, STR("ondertekenaar")))
		return str_cat(a, str_cat(a, l->r->behandelaar_naam, STR(", ")), l->r->behandelaar_functie);
	return STR("");
}

/* The text of the catalogue with every {code} filled. */
static struct str filled(const struct letter *l, struct str text)
{
	struct buf b = buf_new(l->c->arena);

	for (size_t i = 0; i < text.n; i++) {
		size_t end = i;

		if (text.p[i] == '{')
			while (end < text.n && text.p[end] != '}')
				end++;
		if (end == i || end == text.n) {
			buf_addc(&b, text.p[i]);
			continue;
		}
		buf_add(&b, place(l, (struct str){ text.p + i + 1, end - i - 1 }));
		i = end;
	}
	return buf_str(&b);
}

/* "Zorg- en Veiligheidshuis, straat, telefoon". */
static struct str sender(struct arena *a, const struct q_recht_huis *h)
{
	struct str s = h->naam;

	if (h->adres.n)
		s = str_cat(a, str_cat(a, s, STR(", ")), h->adres);
	if (h->telefoon.n)
		s = str_cat(a, str_cat(a, s, STR(", ")), h->telefoon);
	return s;
}

enum fault recht_brief(struct ctx *c, const struct rechtverzoek *r, enum look_soort look, struct brief *ret)
{
	const struct briefsoort *s = briefsoort_find(c->cat, STR("antwoord_verzoek"));
	struct letter l = { c, r, STR(""), STR("") };
	struct q_recht_gemeente *g = NULL;
	struct q_recht_huis *h = NULL;
	struct batch b = ctx_read(c);

	if (!s || !str_eq(r->status, STR("besloten")))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_recht_huis(&b, r->huis, &h);
	q_recht_gemeente(&b, r->huis, datum_today(), &g);
	TRY(batch_run(&b));
	l.huis = h ? h->naam : STR("");
	l.gemeente = g ? g->naam : STR("");
	*ret = (struct brief){ .soort = s, .nummer = r->nummer, .huis = h ? sender(c->arena, h) : STR(""), .aan = r->verzoeker,
		.adres = r->antwoordadres, .onderwerp = label_text(&s->onderwerp, 0),
		.tekst = filled(&l, brief_unwrap(c->arena, label_text(&s->tekst, 0))),
		.dag = datum_of_moment(r->besloten), .moment = r->besloten };
	ctx_look(c, recht_dossier(r->id), (struct persoon_id){ 0 }, look, STR("antwoord op een verzoek"));
	return FAULT_NONE;
}

const struct casus_keus recht_brief_wijzen[] = {
	{ "brief", N_("Per brief"), NULL },
	{ "bericht", N_("Met een beveiligd bericht"), NULL },
	{ "mondeling", N_("Overhandigd of voorgelezen"), NULL },
	{ 0 },
};

enum fault recht_brief_send(struct ctx *c, struct rechtverzoek_id id, struct str wijze, struct datum dag)
{
	struct verstrekking v = { .dossier = recht_dossier(id), .aan = VERSTREKKING_BETROKKENE, .wijze = wijze,
		.categorieen = STR("zaakgegeven"), .grond = STR("AVG 12 lid 3"), .dag = dag };
	struct verstrekking_id ret;
	struct rechtverzoek *r;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(recht_get(c, id, &r));
	if (!r->behandelt || !str_eq(r->status, STR("besloten")))
		return fault_set(c->fi, FAULT_DENIED, N_("Er is nog geen besluit, of een ander behandelt het."), RECHT_RULE);
	if (!casus_keus_label(recht_brief_wijzen, wijze))
		(void)fault_field(c->fi, "wijze", N_("Kies hoe de brief is verstuurd."), NULL);
	if (!dag.v || dag.v > datum_today().v || dag.v < datum_of_moment(r->besloten).v)
		(void)fault_field(c->fi, "dag", N_("Vul de dag in waarop de brief ging: niet voor het besluit en niet later dan vandaag."),
			"AVG 12 lid 3");
	TRY(c->fi->fault);
	v.ontvanger = r->verzoeker;
	v.wat = str_cat(c->arena, STR("Brief met het besluit op verzoek "), r->nummer);
	TRY(verstrekking_add(c, &v, &ret));
	return recht_brief_follow(c);
}

/* On the bare tables: who handles a request has no row in the case of his own. */
static enum fault follow_unit(struct unit *u, void *arg)
{
	struct q_brief_afschrift_rows rows = { 0 };
	struct batch b = unit_batch(u);

	(void)arg;
	q_brief_afschrift(&b, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		q_brief_afschrift_add(&b, (struct verstrekking_id){ id_new() }, rows.v[i].brief, rows.v[i].zaak, NULL);
	return rows.n ? batch_run(&b) : FAULT_NONE;
}

enum fault recht_brief_follow(struct ctx *c)
{
	return ctx_write_kaal(c, follow_unit, NULL);
}

enum fault recht_brief_sent(struct ctx *c, struct rechtverzoek_id id, struct verstrekking_lijst *ret)
{
	return verstrekking_list(c, recht_dossier(id), ret);
}
