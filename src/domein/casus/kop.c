/* The header of a case and the lists of cases: see casus.h. */
#include "domein/casus/casus_priv.h"

#include <string.h>

void casus_kop_ask(struct ctx *c, struct batch *b, struct casus_id id, struct casus_kop_vraag *v)
{
	*v = (struct casus_kop_vraag){ 0 };
	q_casus_kop(b, id, &v->kop);
	q_casus_mijn(b, id, &v->mijn);
	q_casus_hoofd_verblijf(b, id, datum_of_moment(ctx_moment(c)), &v->hoofd);
	q_casus_fasen(b, id, &v->fasen);
	q_casus_veilig(b, id, &v->veilig);
}

/* Part by part what he may, and what he sees there. */
static void parts_fill(const struct q_casus_mijn_rows *rows, struct casus_kop *k, struct str *ret_grond)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_casus_mijn *q = &rows->v[i];
		int d = code_find(casus_deel_codes, q->onderdeel);

		if (d >= 0)
			k->mijn.v[d] = (int)q->niveau;
		if (d == CASUS_DEEL_KERN)
			*ret_grond = q->grond;
		if (d == CASUS_DEEL_KERN && str_eq(q->soort, STR("nood")))
			k->nood_tot = q->tot;
		k->mensen += q->mensen;
		k->documenten += q->documenten;
		k->team += q->team;
		k->verzoeken += q->verzoeken;
		k->afspraken += q->afspraken;
		k->afsluitingen += q->afsluitingen;
	}
}

/* Where he really is comes before where he is written in. */
static int residence_rank(struct str soort)
{
	static const char *const order[] = { "pi", "verblijf", "woon", "geen", "brief", "geheim", NULL };
	int at = code_find(order, soort);

	return at < 0 ? 9 : at;
}

static void residence_fill(struct ctx *c, const struct q_casus_hoofd_verblijf_rows *rows, struct casus_kop *k)
{
	const struct q_casus_hoofd_verblijf *h = rows->v, *best = NULL;
	struct buf b = buf_new(c->arena);

	for (size_t i = 1; i < rows->n; i++)
		if (h[i].adres && h[i].id.v == h->id.v && (!best || residence_rank(h[i].soort) <= residence_rank(best->soort)))
			best = &h[i];
	if (!best)
		return;
	buf_add(&b, best->straat);
	if (best->straat.n && best->plaats.n)
		buf_addz(&b, ", ");
	buf_add(&b, best->plaats);
	if (land_buiten(best->land)) {
		buf_addz(&b, b.n ? ", " : "");
		buf_add(&b, land_naam(c->cat, best->land));
	}
	k->verblijf_soort = best->soort;
	k->verblijf = buf_str(&b);
}

static void head_fill(struct ctx *c, const struct q_casus_hoofd_verblijf_rows *rows, struct casus_kop *k)
{
	const struct q_casus_hoofd_verblijf *h = rows->v;

	k->verblijf_soort = k->verblijf = STR("");
	if (!rows->n || h->adres)
		return;
	k->heeft_hoofd = true;
	k->naam = CASUS_NAAM(h);
	k->persoon = h->persoon;
	k->geboren = h->geboren;
	residence_fill(c, rows, k);
}

static void steps_fill(struct ctx *c, const struct casus_kop_vraag *v, struct casus_kop *k)
{
	k->nfasen = v->fasen.n;
	k->fasen = ARENA_ARRAY(c->arena, v->fasen.n + 1, struct casus_fase);
	for (size_t i = 0; i < v->fasen.n; i++) {
		const struct q_casus_fasen *f = &v->fasen.v[i];

		k->fasen[i] = (struct casus_fase){ f->fase, f->toelichting, f->door_naam, f->moment };
	}
	k->nveilig = v->veilig.n;
	k->veilig = ARENA_ARRAY(c->arena, v->veilig.n + 1, struct casus_veilig);
	for (size_t i = 0; i < v->veilig.n; i++) {
		const struct q_casus_veilig *s = &v->veilig.v[i];

		k->veilig[i] = (struct casus_veilig){ s->id, s->tekst, s->door_naam, s->bevestigd, s->versie };
	}
}

static bool review_due(struct datum herbeoordeling, int64_t gesloten, struct datum vandaag)
{
	return !gesloten && (!herbeoordeling.v || herbeoordeling.v < vandaag.v);
}

static struct casus_kop *kop_new(struct ctx *c, const struct q_casus_kop *q)
{
	struct casus_kop *k = ARENA_NEW(c->arena, struct casus_kop);

	*k = (struct casus_kop){ .id = q->id, .nummer = q->nummer, .soort = q->soort, .regime = q->regime,
		.thema = q->thema, .ring = q->ring, .fase = q->fase, .intensiteit = q->intensiteit, .risico = q->risico,
		.risico_reden = q->risico_reden, .toestand = q->toestand, .aanmelding = q->aanmelding,
		.aanbrenger = q->aanbrenger, .aanbrenger_organisatie = q->aanbrenger_organisatie,
		.aanbrenger_domein = q->aanbrenger_domein, .aanbrenger_naam = q->aanbrenger_naam,
		.aanbrenger_taak = q->aanbrenger_taak, .regisseur = q->procesregisseur, .regisseur_naam = q->regisseur_naam,
		.huis = q->huis, .huis_naam = q->huis_naam, .gemeente = q->gemeente_naam,
		.veiligheidsrisico = q->veiligheidsrisico, .risico_moment = q->risico_moment,
		.eerste_verwerking = q->eerste_verwerking, .geopend = q->geopend, .gesloten = q->gesloten,
		.versie = q->versie, .herbeoordeling = q->herbeoordeling, .vernietigen = q->vernietigen };
	k->thema_cat = thema_find(c->cat, q->thema);
	k->aandacht = review_due(q->herbeoordeling, q->gesloten, datum_of_moment(ctx_moment(c)));
	return k;
}

/* Writing would be refused by the lens; the pages show that before. kern and logboek keep their level: who ends access, who
 * reviews. What is rare is asked for by itself. */
static enum fault restriction_fill(struct ctx *c, const struct q_casus_kop *kop, struct casus_kop *k)
{
	struct q_beperking_get *q = NULL;
	struct batch b = ctx_read(c);

	if (!kop->beperkt)
		return FAULT_NONE;
	q_beperking_get(&b, kop->id, &q);
	TRY(batch_run(&b));
	if (!q) /* lifted since */
		return FAULT_NONE;
	k->beperkt = q->van;
	k->beperkt_mij = q->behandelaar.v == c->actor.id.v;
	k->beperkt_naam = q->naam;
	k->beperkt_reden = q->reden;
	for (int d = CASUS_DEEL_KERN + 1; !k->beperkt_mij && d < CASUS_DEEL__MAX; d++)
		if (d != CASUS_DEEL_LOGBOEK && k->mijn.v[d] > NIVEAU_LEZEN)
			k->mijn.v[d] = NIVEAU_LEZEN;
	return FAULT_NONE;
}

enum fault casus_kop_take(struct ctx *c, const struct casus_kop_vraag *v, struct casus_kop **ret)
{
	struct str grond = STR("");
	struct casus_kop *k;

	if (!v->kop)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	k = kop_new(c, v->kop);
	parts_fill(&v->mijn, k, &grond);
	if (ctx_is_toen(c))
		k->nood_tot = 0;
	TRY(restriction_fill(c, v->kop, k));
	head_fill(c, &v->hoofd, k);
	steps_fill(c, v, k);
	ctx_look(c, casus_dossier(k->id), k->persoon, LOOK_SCHERM, grond);
	*ret = k;
	return FAULT_NONE;
}

enum fault casus_kop_get(struct ctx *c, struct casus_id id, struct casus_kop **ret)
{
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, id, &v);
	TRY(batch_run(&b));
	return casus_kop_take(c, &v, ret);
}

/* ---- lists ---- */

struct text_keys { /* a typed text as the statements compare it */
	struct str nummer, letters, term, term_tot;
};

static struct str mapped(struct arena *a, struct str s, char from, char to, int shift)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++)
		buf_addc(&b, s.p[i] >= from && s.p[i] <= to ? (char)(s.p[i] + shift) : s.p[i]);
	return buf_str(&b);
}

struct str casus_nummer_typed(struct arena *a, struct str s)
{
	return mapped(a, str_trim(s), 'a', 'z', 'A' - 'a');
}

static struct text_keys keys_of(struct arena *a, struct str tekst)
{
	struct text_keys k;
	struct str folded = fold(a, tekst), rest = folded, word;

	k.nummer = mapped(a, tekst, 'a', 'z', 'A' - 'a');
	k.letters = mapped(a, tekst, 'A', 'Z', 'a' - 'A');
	str_cut(&rest, ' ', &word);
	k.term = str_dup(a, word);
	k.term_tot = str_cat(a, word, STR("\xf4\x8f\xbf\xbf"));
	return k;
}

struct list_rows {
	struct q_casus_list_rows plain;
	struct q_casus_list_tekst_rows tekst;
	struct q_casus_list_count *count;
};

static void list_ask(struct ctx *c, struct batch *b, const struct casus_filter *f, struct list_rows *r)
{
	struct datum vandaag = datum_of_moment(ctx_moment(c));
	int64_t vanaf = f->pagina * CASUS_PAGINA;

	if (f->tekst.n) {
		struct text_keys k = keys_of(c->arena, f->tekst);

		q_casus_list_tekst(b, f->mijn, f->gesloten, f->huis.v, f->gemeente.v, f->thema, f->fase, f->toestand, vandaag,
			k.nummer, k.letters, k.term, k.term_tot, CASUS_PAGINA + 1, vanaf, &r->tekst);
		return;
	}
	q_casus_list(b, f->mijn, f->gesloten, f->huis.v, f->gemeente.v, f->thema, f->fase, f->toestand, vandaag,
		CASUS_PAGINA, vanaf, &r->plain);
	q_casus_list_count(b, f->mijn, f->gesloten, f->huis.v, f->gemeente.v, f->thema, f->fase, f->toestand, vandaag,
		&r->count);
}

#define ROW(q) ((struct casus_rij){ .id = (q)->id, .nummer = (q)->nummer, .soort = (q)->soort, .thema = (q)->thema, \
	.ring = (q)->ring, .fase = (q)->fase, .toestand = (q)->toestand, .risico = (q)->risico, .naam = STR(""), \
	.gemeente = (q)->gemeente_naam, .huis_naam = (q)->huis_naam, .regisseur_naam = (q)->regisseur_naam, \
	.herbeoordeling = (q)->herbeoordeling, .geopend = (q)->geopend, .gesloten = (q)->gesloten, \
	.veiligheidsrisico = (q)->veiligheidsrisico })

/* The persons come in a second batch, one cheap question a row: a lens view may not stand right of a left join. */
static enum fault names_fill(struct ctx *c, struct casus_lijst *l)
{
	struct q_casus_hoofd **hoofd = ARENA_ARRAY(c->arena, l->n + 1, struct q_casus_hoofd *);
	struct datum vandaag = datum_of_moment(ctx_moment(c));
	struct batch b = ctx_read(c);

	for (size_t i = 0; i < l->n; i++)
		q_casus_hoofd(&b, l->v[i].id, &hoofd[i]);
	TRY(batch_run(&b));
	for (size_t i = 0; i < l->n; i++) {
		struct casus_rij *r = &l->v[i];

		if (hoofd[i]) {
			struct naam n = CASUS_NAAM(hoofd[i]);

			r->naam = r->ring.n ? STR("") : naam_display(c->arena, &n);
			r->persoon = hoofd[i]->persoon;
			r->geboren = hoofd[i]->geboren;
		}
		r->aandacht = review_due(r->herbeoordeling, r->gesloten, vandaag);
		ctx_look(c, casus_dossier(r->id), r->persoon, LOOK_SCHERM, STR("Eigen casussen in een lijst"));
	}
	return FAULT_NONE;
}

static struct str any(struct str s)
{
	return s.p ? s : STR("");
}

enum fault casus_list(struct ctx *c, const struct casus_filter *asked, struct casus_lijst *ret)
{
	struct casus_filter whole = *asked;
	const struct casus_filter *f = &whole;
	struct list_rows r = { 0 };
	struct casus_lijst l = { 0 };
	struct batch b = ctx_read(c);

	whole.thema = any(asked->thema);
	whole.fase = any(asked->fase);
	whole.toestand = any(asked->toestand);
	whole.tekst = str_trim(any(asked->tekst));
	list_ask(c, &b, f, &r);
	TRY(batch_run(&b));
	l.n = f->tekst.n ? r.tekst.n : r.plain.n;
	if (l.n > CASUS_PAGINA)
		l.n = CASUS_PAGINA;
	l.v = ARENA_ARRAY(c->arena, l.n + 1, struct casus_rij);
	for (size_t i = 0; i < l.n; i++)
		l.v[i] = f->tekst.n ? ROW(&r.tekst.v[i]) : ROW(&r.plain.v[i]);
	/* with a text the total is not counted: as far as is known there is one more when a page is overfull */
	l.totaal = f->tekst.n ? f->pagina * CASUS_PAGINA + (int64_t)r.tekst.n : r.count ? r.count->aantal : 0;
	if (l.n)
		TRY(names_fill(c, &l));
	*ret = l;
	return FAULT_NONE;
}

enum fault casus_find(struct ctx *c, struct str nummer, const char *field, struct casus_id *ret)
{
	struct q_casus_by_nummer *q = NULL;
	struct batch b = ctx_read(c);

	q_casus_by_nummer(&b, casus_nummer_typed(c->arena, nummer), &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_field(c->fi, field, N_("Er is geen casus met dit nummer die u mag zien."), "invariant 6");
	*ret = q->id;
	return FAULT_NONE;
}

enum fault casus_plaatsen(struct ctx *c, struct casus_plaatsen *ret)
{
	struct q_huis_list_rows huizen = { 0 };
	struct q_gemeente_list_rows gemeenten = { 0 };
	struct batch b = ctx_read(c);

	q_huis_list(&b, datum_today(), &huizen);
	q_gemeente_list(&b, datum_today(), &gemeenten);
	TRY(batch_run(&b));
	*ret = (struct casus_plaatsen){ huizen.n, gemeenten.n, ARENA_ARRAY(c->arena, huizen.n + 1, struct casus_plaats),
		ARENA_ARRAY(c->arena, gemeenten.n + 1, struct casus_plaats) };
	for (size_t i = 0; i < huizen.n; i++)
		ret->huizen[i] = (struct casus_plaats){ huizen.v[i].id.v, huizen.v[i].naam };
	for (size_t i = 0; i < gemeenten.n; i++)
		ret->gemeenten[i] = (struct casus_plaats){ gemeenten.v[i].id.v, gemeenten.v[i].naam };
	return FAULT_NONE;
}
