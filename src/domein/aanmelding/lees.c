/* Reading aanmeldingen: one whole, and the lists. What is seen follows from toegang alone; each one shown is noted. */
#include "domein/aanmelding/aanmelding_priv.h"

#include <string.h>

#include "domein/toegang/actor.h"
#include "domein/toegang/dossier.h"
#include "query.h"

#define INBOX_MAX 3000

static struct naam naam_from(struct str voornamen, struct str voorletters, struct str voorvoegsel,
	struct str geslachtsnaam, struct str partner_voorvoegsel, struct str partner_naam, struct str gebruik)
{
	return (struct naam){ voornamen, voorletters, voorvoegsel, geslachtsnaam, partner_voorvoegsel, partner_naam,
		gebruik.n ? gebruik.p[0] : 'E' };
}

/* ---- one ---- */

struct lezing { /* what one batch brings */
	struct q_aanmelding_get *kop;
	struct q_aanmelding_inhoud_get *inhoud;
	struct q_aanmelding_personen_rows personen;
	struct q_aanmelding_adressen_rows adressen;
	struct q_aanmelding_antwoorden_rows antwoorden;
	struct q_aanmelding_velden_rows velden;
	struct q_aanmelding_berichten_rows berichten;
	struct q_toegang_mine_rows toegang;
	struct q_aanmelding_gemeente *gemeente;
};

static enum fault lezing_run(struct ctx *c, struct aanmelding_id id, struct lezing *l)
{
	struct dossier_id d = aanmelding_dossier(id);
	struct batch b = ctx_read(c);

	q_aanmelding_get(&b, id, &l->kop);
	q_aanmelding_inhoud_get(&b, d, &l->inhoud);
	q_aanmelding_personen(&b, d, &l->personen);
	q_aanmelding_adressen(&b, d, &l->adressen);
	q_aanmelding_antwoorden(&b, d, &l->antwoorden);
	q_aanmelding_velden(&b, d, &l->velden);
	q_aanmelding_berichten(&b, d, &l->berichten);
	q_toegang_mine(&b, d, &l->toegang);
	TRY(batch_run(&b));
	if (!l->kop)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_aanmelding_gemeente(&b, datum_today(), l->kop->gemeente, &l->gemeente);
	return batch_run(&b);
}

static void fill_kop(struct aanmelding *a, const struct lezing *l)
{
	const struct q_aanmelding_get *k = l->kop;

	a->kop.nummer = k->nummer;
	a->kop.soort = k->soort;
	a->kop.regime = k->regime;
	a->kop.thema = k->thema;
	a->kop.ring = k->ring;
	a->kop.urgentie = k->urgentie;
	a->kop.status = k->status;
	a->kop.huis = k->huis;
	a->kop.huis_naam = text_of(k->huis_naam);
	a->kop.gemeente = text_of(k->gemeente_naam);
	a->kop.organisatie = k->organisatie;
	a->kop.organisatie_naam = k->organisatie_naam;
	a->kop.aanmelder = k->aanmelder;
	a->kop.aanmelder_naam = k->aanmelder_naam;
	a->aanmelder_eigen = k->aanmelder_eigen;
	a->kop.ingediend = k->ingediend;
	a->kop.besluit = k->besluit;
	a->kop.versie = k->versie;
	a->gemeente_id = k->gemeente;
	a->gemeente_code = text_of(k->gemeente_code);
	a->besluit_reden = k->besluit_reden;
	a->ontvanger = k->ontvanger;
	a->vernietigen = k->vernietigen;
	a->casus = k->casus;
	a->catalogus = k->catalogus;
	if (l->gemeente) {
		a->huis_voorstel = l->gemeente->huis;
		a->huis_voorstel_naam = text_of(l->gemeente->huis_naam);
	}
}

static void fill_niveaus(struct aanmelding *a, const struct lezing *l)
{
	for (size_t i = 0; i < l->toegang.n; i++) {
		const struct q_toegang_mine *t = &l->toegang.v[i];
		int n = (int)t->niveau;

		if (str_eq(t->onderdeel, STR("kern")))
			a->kern = n;
		else if (str_eq(t->onderdeel, STR("inhoud")))
			a->inhoud = n;
		else if (str_eq(t->onderdeel, STR("intern")))
			a->intern = n;
	}
}

static void fill_inhoud(struct aanmelding *a, const struct q_aanmelding_inhoud_get *i)
{
	if (!i)
		return;
	a->heeft_inhoud = true;
	a->aanleiding = i->aanleiding;
	a->gedrag = i->gedrag;
	a->geprobeerd = i->geprobeerd;
	a->lokaal = i->lokaal;
	a->doel = i->doel;
	a->leefgebieden = i->leefgebieden;
	a->gebied = i->gebied;
	a->partners = i->partners;
	a->taak = i->taak;
	a->grondslag = i->grondslag;
	a->noodzaak = i->noodzaak;
	a->risico = i->risico;
	a->categorieen = i->categorieen;
	a->wpg = i->wpg;
	a->voorwaarden = i->voorwaarden;
}

static void fill_adressen(struct ctx *c, struct aanmelding_persoon *p, const struct lezing *l)
{
	p->adressen = ARENA_ARRAY(c->arena, l->adressen.n + 1, struct adres_rij);
	for (size_t i = 0; i < l->adressen.n; i++) {
		const struct q_aanmelding_adressen *q = &l->adressen.v[i];

		if (q->betrokkene.v == p->id.v)
			p->adressen[p->nadressen++] = (struct adres_rij){ q->soort, q->straat, q->toevoeging, q->postcode, q->plaats,
				q->land, text_of(q->gemeente), q->huisnummer.set ? q->huisnummer.v : 0, str_eq(q->onderdeel, STR("intern")) };
	}
}

static void fill_personen(struct ctx *c, struct aanmelding *a, const struct lezing *l)
{
	a->npersonen = l->personen.n;
	a->personen = ARENA_ARRAY(c->arena, l->personen.n + 1, struct aanmelding_persoon);
	for (size_t i = 0; i < l->personen.n; i++) {
		const struct q_aanmelding_personen *q = &l->personen.v[i];
		struct aanmelding_persoon *p = &a->personen[i];

		*p = (struct aanmelding_persoon){ .id = q->id, .persoon = q->persoon, .hoofd = q->hoofd, .rol = q->rol,
			.naam = naam_from(q->voornamen, q->voorletters, q->voorvoegsel, q->geslachtsnaam, q->partner_voorvoegsel,
				q->partner_naam, q->naamgebruik), .bsn = text_of(q->bsn), .bsn_reden = q->bsn_reden,
			.geslacht = q->geslacht, .geinformeerd = q->geinformeerd, .geinformeerd_reden = q->geinformeerd_reden,
			.wpg = q->wpg, .relatie = text_of(q->relatie), .geboren = q->geboren, .organisatie = q->organisatie };
		fill_adressen(c, p, l);
		if (i == 0)
			a->kop.naam = naam_display(c->arena, &p->naam);
	}
}

static void fill_rest(struct ctx *c, struct aanmelding *a, const struct lezing *l)
{
	a->nantwoorden = l->antwoorden.n;
	a->antwoorden = ARENA_ARRAY(c->arena, l->antwoorden.n + 1, struct aanmelding_antwoord);
	for (size_t i = 0; i < l->antwoorden.n; i++) {
		const struct q_aanmelding_antwoorden *q = &l->antwoorden.v[i];

		a->antwoorden[i] = (struct aanmelding_antwoord){ q->criteria, q->criterium, q->antwoord, q->motivering,
			(int)q->criteria_versie };
	}
	a->nvelden = l->velden.n;
	a->velden = ARENA_ARRAY(c->arena, l->velden.n + 1, struct veld_nieuw);
	for (size_t i = 0; i < l->velden.n; i++)
		a->velden[i] = (struct veld_nieuw){ l->velden.v[i].veld, l->velden.v[i].waarde };
	a->nberichten = l->berichten.n;
	a->berichten = ARENA_ARRAY(c->arena, l->berichten.n + 1, struct aanmelding_bericht);
	for (size_t i = 0; i < l->berichten.n; i++) {
		const struct q_aanmelding_berichten *q = &l->berichten.v[i];

		a->berichten[i] = (struct aanmelding_bericht){ q->soort, q->tekst, q->door_naam, q->organisatie_naam, q->moment };
		a->kop.bericht = q->soort;
	}
}

/* On which ground this reader looks: for the record. */
static struct str grond_of(const struct lezing *l)
{
	return l->toegang.n ? l->toegang.v[0].grond : STR("aanmelding");
}

static void note_looks(struct ctx *c, const struct aanmelding *a, struct dossier_id d, struct str grond)
{
	bool any = false;

	for (size_t i = 0; i < a->npersonen; i++)
		if (a->personen[i].persoon.v) {
			ctx_look(c, d, a->personen[i].persoon, LOOK_SCHERM, grond);
			any = true;
		}
	if (!any)
		ctx_look(c, d, (struct persoon_id){ 0 }, LOOK_SCHERM, grond);
}

enum fault aanmelding_get(struct ctx *c, struct aanmelding_id id, struct aanmelding **ret)
{
	struct dossier_id d = aanmelding_dossier(id);
	struct lezing l = { 0 };
	struct aanmelding *a = ARENA_NEW(c->arena, struct aanmelding);

	TRY(lezing_run(c, id, &l));
	a->kop.id = id;
	a->kop.naam = STR("");
	a->kop.bericht = STR("");
	fill_kop(a, &l);
	fill_niveaus(a, &l);
	fill_inhoud(a, l.inhoud);
	fill_personen(c, a, &l);
	fill_rest(c, a, &l);
	TRY(bijlage_list(c, d, &a->bijlagen));
	note_looks(c, a, d, grond_of(&l));
	*ret = a;
	return FAULT_NONE;
}

enum fault aanmelding_submitted(struct ctx *c, struct aanmelding_id id, bool *ret)
{
	struct q_aanmelding_stand *s = NULL;
	struct batch b = ctx_read(c);

	q_aanmelding_stand(&b, id, &s);
	TRY(batch_run(&b));
	*ret = s != NULL;
	return FAULT_NONE;
}

/* ---- lists ---- */

/* Names and the last message of the rows of one page: small statements, in one batch. */
static enum fault fill_names(struct ctx *c, struct aanmeldingen *l, enum look_soort soort, struct str grond)
{
	struct q_aanmelding_hoofd **hoofd = ARENA_ARRAY(c->arena, l->n + 1, struct q_aanmelding_hoofd *);
	struct q_aanmelding_bericht_laatst **bericht = ARENA_ARRAY(c->arena, l->n + 1, struct q_aanmelding_bericht_laatst *);
	struct batch b = ctx_read(c);

	for (size_t i = 0; i < l->n; i++) {
		struct dossier_id d = aanmelding_dossier(l->v[i].id);

		q_aanmelding_hoofd(&b, d, &hoofd[i]);
		q_aanmelding_bericht_laatst(&b, d, &bericht[i]);
	}
	if (l->n)
		TRY(batch_run(&b));
	for (size_t i = 0; i < l->n; i++) {
		const struct q_aanmelding_hoofd *h = hoofd[i];
		struct naam n;

		ctx_look(c, aanmelding_dossier(l->v[i].id), h ? h->persoon : (struct persoon_id){ 0 }, soort, grond);
		l->v[i].bericht = bericht[i] ? bericht[i]->soort : STR("");
		l->v[i].naam = STR("");
		if (!h)
			continue;
		n = naam_from(h->voornamen, h->voorletters, h->voorvoegsel, h->geslachtsnaam, h->partner_voorvoegsel,
			h->partner_naam, h->naamgebruik);
		l->v[i].naam = naam_display(c->arena, &n);
	}
	return FAULT_NONE;
}

/* The rows of both list statements have the same columns. */
#define FILL_ROWS(c, rows, l) do { \
	(l)->n = (rows).n < AANMELDING_PAGINA ? (rows).n : AANMELDING_PAGINA; \
	(l)->meer = (rows).n > AANMELDING_PAGINA; \
	(l)->v = ARENA_ARRAY((c)->arena, (l)->n + 1, struct aanmelding_rij); \
	for (size_t i_ = 0; i_ < (l)->n; i_++) \
		(l)->v[i_] = (struct aanmelding_rij){ (rows).v[i_].id, (rows).v[i_].nummer, (rows).v[i_].soort, \
			(rows).v[i_].regime, (rows).v[i_].thema, (rows).v[i_].ring, (rows).v[i_].urgentie, (rows).v[i_].status, \
			(rows).v[i_].huis, text_of((rows).v[i_].huis_naam), text_of((rows).v[i_].gemeente_naam), \
			(rows).v[i_].organisatie_naam, (rows).v[i_].aanmelder_naam, (rows).v[i_].aanmelder, \
			(rows).v[i_].organisatie, (rows).v[i_].ingediend, (rows).v[i_].besluit, (rows).v[i_].versie, \
			STR(""), STR("") }; \
} while (0)

static int64_t page_start(int64_t pagina)
{
	return pagina > 0 && pagina < INT32_MAX ? pagina * AANMELDING_PAGINA : 0;
}

/* ---- finding one in the inbox ---- */

/* Each word begins a word of the name. */
static bool name_fits(struct arena *a, const struct q_aanmelding_inbox_mensen *q, struct str words)
{
	const struct str *parts[] = { &q->voornamen, &q->voorvoegsel, &q->geslachtsnaam, &q->partner_voorvoegsel,
		&q->partner_naam };
	struct str word, name, one;
	struct buf b = buf_new(a);
	bool found = words.n > 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		buf_add(&b, *parts[i]);
		buf_addc(&b, ' ');
	}
	name = fold_words(a, buf_str(&b));
	for (bool more = found; more && found;) {
		struct str rest = name;

		more = str_cut(&words, ' ', &word);
		found = false;
		for (bool next = true; next && !found;) {
			next = str_cut(&rest, ' ', &one);
			found = str_starts(one, word);
		}
	}
	return found;
}

/* "AM-2026-0273", its beginning, or its last digits. */
static bool number_fits(struct str nummer, struct str words)
{
	struct str tail = words;
	size_t n = 0;

	for (size_t i = 0; i < nummer.n && n < words.n; i++) {
		char x = nummer.p[i] >= 'A' && nummer.p[i] <= 'Z' ? (char)(nummer.p[i] - 'A' + 'a') : nummer.p[i];

		if (x == words.p[n] || (x == '-' && words.p[n] == ' '))
			n++;
		else
			break;
	}
	if (n == words.n)
		return true;
	for (size_t i = 0; i < tail.n; i++)
		if (tail.p[i] < '0' || tail.p[i] > '9')
			return false;
	return tail.n <= nummer.n && memcmp(nummer.p + nummer.n - tail.n, tail.p, tail.n) == 0;
}

/* Keeps of all rows those that the text is about. Names are compared as they are folded, so here and not in SQL. */
static enum fault inbox_find(struct ctx *c, const struct aanmelding_filter *f, struct q_aanmelding_inbox_rows *rows)
{
	struct str words = fold_words(c->arena, f->tekst);
	struct q_aanmelding_inbox_mensen_rows m = { 0 };
	struct batch b = ctx_read(c);
	size_t n = 0;

	q_aanmelding_inbox_mensen(&b, text_of(f->status), &m);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows->n; i++) {
		bool fits = words.n && number_fits(rows->v[i].nummer, words);

		for (size_t k = 0; k < m.n && !fits; k++)
			fits = m.v[k].id.v == rows->v[i].id.v && name_fits(c->arena, &m.v[k], words);
		if (fits)
			rows->v[n++] = rows->v[i];
	}
	rows->n = n;
	return FAULT_NONE;
}

static enum fault inbox_with_text(struct ctx *c, const struct aanmelding_filter *f, struct aanmeldingen *ret)
{
	struct q_aanmelding_inbox_rows rows = { 0 };
	struct batch b = ctx_read(c);
	size_t from = (size_t)page_start(f->pagina), total;

	q_aanmelding_inbox(&b, text_of(f->status), text_of(f->soort), f->huis.v, f->zonder_huis, f->gemeente.v, INBOX_MAX, 0, &rows);
	TRY(batch_run(&b));
	TRY(inbox_find(c, f, &rows));
	total = rows.n;
	from = from < total ? from : total;
	rows.v += from;
	rows.n -= from;
	FILL_ROWS(c, rows, ret);
	ret->totaal = (int64_t)total;
	return fill_names(c, ret, LOOK_ZOEK, STR("intake"));
}

enum fault aanmelding_inbox(struct ctx *c, const struct aanmelding_filter *f, struct aanmeldingen *ret)
{
	struct q_aanmelding_inbox_rows rows = { 0 };
	struct q_aanmelding_inbox_count *count = NULL;
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_aanmelding_intake));
	if (str_trim(text_of(f->tekst)).n)
		return inbox_with_text(c, f, ret);
	q_aanmelding_inbox(&b, text_of(f->status), text_of(f->soort), f->huis.v, f->zonder_huis, f->gemeente.v,
		AANMELDING_PAGINA + 1, page_start(f->pagina), &rows);
	q_aanmelding_inbox_count(&b, text_of(f->status), text_of(f->soort), f->huis.v, f->zonder_huis, f->gemeente.v, &count);
	TRY(batch_run(&b));
	FILL_ROWS(c, rows, ret);
	ret->totaal = count ? count->aantal : 0;
	return fill_names(c, ret, LOOK_SCHERM, STR("intake"));
}

static enum fault list_own(struct ctx *c, int64_t pagina, int64_t organisatie, struct aanmeldingen *ret)
{
	struct q_aanmelding_own_rows rows = { 0 };
	struct q_aanmelding_own_count *count = NULL;
	struct batch b = ctx_read(c);

	q_aanmelding_own(&b, organisatie, AANMELDING_PAGINA + 1, page_start(pagina), &rows);
	q_aanmelding_own_count(&b, organisatie, &count);
	TRY(batch_run(&b));
	FILL_ROWS(c, rows, ret);
	ret->totaal = count ? count->aantal : 0;
	return FAULT_NONE;
}

enum fault aanmelding_own(struct ctx *c, int64_t pagina, struct aanmeldingen *ret)
{
	TRY(ctx_require(c, RECHT_aanmelding_maken));
	TRY(list_own(c, pagina, 0, ret));
	return fill_names(c, ret, LOOK_SCHERM, STR("eigen aanmelding"));
}

enum fault aanmelding_of_organisation(struct ctx *c, int64_t pagina, struct aanmeldingen *ret)
{
	TRY(ctx_require(c, RECHT_aanmelding_verdelen));
	TRY(list_own(c, pagina, c->actor.organisatie.v, ret));
	for (size_t i = 0; i < ret->n; i++) /* no name, and a look all the same: whose it is, is known */
		ctx_look(c, aanmelding_dossier(ret->v[i].id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("coordinatie"));
	return FAULT_NONE;
}

/* ---- gemeenten ---- */

enum fault aanmelding_gemeenten(struct ctx *c, struct gemeente_keuzes *ret)
{
	struct q_gemeente_all_rows all = { 0 };
	struct q_gemeente_list_rows regio = { 0 };
	struct batch b = ctx_read(c);

	q_gemeente_all(&b, datum_today(), &all);
	q_gemeente_list(&b, datum_today(), &regio);
	TRY(batch_run(&b));
	ret->n = all.n;
	ret->v = ARENA_ARRAY(c->arena, all.n + 1, struct gemeente_keus);
	for (size_t i = 0; i < all.n; i++) {
		ret->v[i] = (struct gemeente_keus){ .id = all.v[i].id, .code = all.v[i].code, .naam = all.v[i].naam };
		for (size_t j = 0; j < regio.n; j++)
			ret->v[i].regio |= regio.v[j].id.v == all.v[i].id.v;
	}
	return FAULT_NONE;
}

struct gemeente_id gemeente_named(struct arena *a, const struct gemeente_keuzes *l, struct str naam)
{
	struct str wanted = fold(a, text_of(naam));

	for (size_t i = 0; i < l->n && wanted.n; i++)
		if (str_eq(fold(a, l->v[i].naam), wanted))
			return l->v[i].id;
	return (struct gemeente_id){ 0 };
}

enum fault aanmelding_colleagues(struct ctx *c, struct aanmelding_id id, struct collegas *ret)
{
	struct q_aanmelding_stand *s = NULL;
	struct q_aanmelding_collegas_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_aanmelding_verdelen));
	q_aanmelding_stand(&b, id, &s);
	TRY(batch_run(&b));
	if (!s)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_aanmelding_collegas(&b, s->organisatie, ctx_moment(c), rollen_with(c, RECHT_BIT(RECHT_aanmelding_maken), NULL), &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct collega);
	for (size_t i = 0; i < rows.n; i++) {
		bool admits = rows.v[i].id.v != s->aanmelder.v;

		if (admits && s->ring.n) /* in a besloten ring only who belongs to it (invariant 11) */
			TRY(toegang_admits(c, s->regime, s->ring, rows.v[i].id, &admits));
		if (admits)
			ret->v[ret->n++] = (struct collega){ rows.v[i].id, rows.v[i].naam, rows.v[i].functie };
	}
	return FAULT_NONE;
}
