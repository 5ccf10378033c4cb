/* Inzage: see inzage.h. */
#include "domein/rechtverzoek/inzage.h"
#include "domein/rechtverzoek/rectificatie.h"

#include <string.h>

#include "domein/rechtverzoek/rechtverzoek_priv.h"

#define DELEN_MAX 16
#define WOORD_MIN 3 /* of so many letters a name is left out however it is written; a shorter one as it is written */

static const struct casus_keus soorten[] = {
	{ "notitie", N_("Notitie"), NULL }, { "adres", N_("Adres"), NULL }, { "aanleiding", N_("Aanleiding"), NULL },
	{ "gedrag", N_("Gedrag en situatie"), NULL }, { "geprobeerd", N_("Wat is geprobeerd"), NULL },
	{ "lokaal", N_("Waarom het lokaal niet lukt"), NULL }, { "partners", N_("Betrokken partners"), NULL },
	{ "veld", N_("Gegeven bij het thema"), NULL },
	{ "doel_aanmelding", N_("Doel van de aanmelding"), NULL }, { "oordeel", N_("Oordeel van de weging"), NULL },
	{ "criterium", N_("Antwoord op een criterium"), NULL }, { "risico", N_("Inschatting van het risico"), NULL },
	{ "veiligheid", N_("Veiligheidsafspraak"), NULL }, { "plan", N_("Samenvatting van het plan"), NULL },
	{ "woorden", N_("Eigen woorden"), NULL }, { "analyse", N_("Analyse"), NULL }, { "doel", N_("Doel"), NULL },
	{ "afspraak", N_("Afspraak"), NULL }, { "stap", N_("Voortgang van een afspraak"), NULL },
	{ "zrm", N_("Score zelfredzaamheid"), NULL }, { "meting", N_("Toelichting bij een meting"), NULL },
	{ "vraag", N_("Vraag aan een partner"), NULL },
	{ "informatie", N_("Antwoord op een informatieverzoek"), NULL }, { "document", N_("Document"), NULL },
	{ "eindverslag", N_("Eindverslag"), NULL }, { "afschaling", N_("Reden van sluiting"), NULL }, { 0 },
};

/* ---- others are left out ---- */

struct weg { /* words of others that are no words of the person's own name */
	size_t n, room;
	struct str *v;
};

static bool has_word(struct str words, struct str word)
{
	struct str one;

	for (bool more = true; more;) {
		more = str_cut(&words, ' ', &one);
		if (str_eq(one, word))
			return true;
	}
	return false;
}

/* A letter small, of ASCII and of the capitals with an accent that UTF-8 writes behind 0xc3. */
static unsigned char small(struct str s, size_t i)
{
	unsigned char ch = (unsigned char)s.p[i], before = i ? (unsigned char)s.p[i - 1] : 0;
	bool capital = (ch >= 'A' && ch <= 'Z') || (before == 0xc3 && ch >= 0x80 && ch <= 0x9e && ch != 0x97);

	return capital ? (unsigned char)(ch + 0x20) : ch;
}

static void word_add(struct arena *a, struct weg *w, const struct q_inzage_mensen *zelf, struct str words)
{
	struct str word;

	for (bool more = words.n > 0; more;) {
		more = str_cut(&words, ' ', &word);
		if (w->n == w->room) {
			struct str *more_room = ARENA_ARRAY(a, w->room * 2 + 64, struct str);

			if (w->n)
				memcpy(more_room, w->v, w->n * sizeof(*w->v));
			w->v = more_room;
			w->room = w->room * 2 + 64;
		}
		if (word.n > 1 && !has_word(zelf->voornamen, word) && !has_word(zelf->geslachtsnaam, word)
			&& !has_word(zelf->partner_naam, word))
			w->v[w->n++] = word;
	}
}

static bool part_of_word(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || (ch & 0x80);
}

static bool stands_at(struct str word, struct str t, size_t at)
{
	if (at + word.n > t.n)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (word.n < WOORD_MIN ? t.p[at + i] != word.p[i] : small(t, at + i) != small(word, i))
			return false;
	return at + word.n == t.n || !part_of_word(t.p[at + word.n]);
}

static size_t word_at(const struct weg *w, struct str t, size_t i)
{
	for (size_t k = 0; k < w->n; k++)
		if (stands_at(w->v[k], t, i))
			return w->v[k].n;
	return 0;
}

static struct str without(struct arena *a, const struct weg *w, struct str t)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < t.n; i++) {
		size_t n = i == 0 || !part_of_word(t.p[i - 1]) ? word_at(w, t, i) : 0;

		if (!n) {
			buf_addc(&b, t.p[i]);
			continue;
		}
		buf_addz(&b, "[een ander]");
		i += n - 1;
	}
	return buf_str(&b);
}

/* ---- one case ---- */

struct zaak_rows {
	struct q_inzage_gegevens_rows gegevens;
	struct q_inzage_mensen_rows mensen;
	struct q_inzage_blikken_rows blikken;
	struct q_inzage_correcties_rows correcties;
};

static void fact(struct inzage_zaak *z, const char *label, struct str waarde)
{
	if (waarde.n)
		z->feiten[z->nfeiten++] = (struct inzage_feit){ label, waarde };
}

static void person_fill(struct ctx *c, const struct q_inzage_mensen *q, struct inzage_zaak *z)
{
	struct naam naam = CASUS_NAAM(q);

	z->bron = q->organisatie_naam;
	fact(z, N_("Naam"), naam_display(c->arena, &naam));
	fact(z, N_("Voornamen"), q->voornamen);
	fact(z, N_("Geboortedatum"), q->geboren.v ? datum_text(c->arena, q->geboren) : STR(""));
	fact(z, N_("Geslacht"), str_eq(q->geslacht, STR("M")) ? STR("man") : str_eq(q->geslacht, STR("V")) ? STR("vrouw")
		: STR("onbekend"));
	fact(z, N_("Burgerservicenummer"), q->bsn.p ? q->bsn : STR(""));
	fact(z, N_("Rol in de zaak"), q->rol);
	fact(z, N_("Geïnformeerd"), q->geinformeerd);
}

static struct inzage_deel *part_of(struct ctx *c, struct inzage_zaak *z, struct str deel)
{
	const struct onderdeel *d = onderdeel_find(c->cat, deel);

	for (size_t i = 0; i < z->ndelen; i++)
		if (str_eq(z->delen[i].deel, deel))
			return &z->delen[i];
	if (z->ndelen == DELEN_MAX)
		return &z->delen[DELEN_MAX - 1];
	z->delen[z->ndelen] = (struct inzage_deel){ .deel = deel, .naam = d ? label_text(&d->label, 0)
		: str_eq(deel, STR("wpg")) ? STR("Politiegegevens, in elk onderdeel") : STR("Inhoud van de aanmelding"),
		.grond = STR("") };
	return &z->delen[z->ndelen++];
}

/* What was chosen; police data are left out when nothing was. */
static void choices_fill(struct ctx *c, const struct q_inzage_delen_rows *gekozen, struct inzage_zaak *z)
{
	for (size_t i = 0; i < z->n; i++) {
		part_of(c, z, z->v[i].deel)->aantal++;
		if (z->v[i].wpg)
			part_of(c, z, STR("wpg"))->aantal++;
	}
	for (size_t i = 0; i < z->ndelen; i++) {
		struct inzage_deel *d = &z->delen[i];

		d->ingehouden = str_eq(d->deel, STR("wpg"));
		d->grond = d->ingehouden ? STR("wpg") : STR("");
		for (size_t k = 0; k < gekozen->n; k++)
			if (gekozen->v[k].zaak.v == z->z->id.v && str_eq(gekozen->v[k].deel, d->deel)) {
				d->ingehouden = gekozen->v[k].ingehouden;
				d->grond = gekozen->v[k].grond;
			}
	}
	for (size_t i = 0; i < z->n; i++)
		z->v[i].ingehouden = part_of(c, z, z->v[i].deel)->ingehouden
			|| (z->v[i].wpg && part_of(c, z, STR("wpg"))->ingehouden);
}

/* Of a field of a theme; that of one theme may be that of another. */
static struct str field_label(struct ctx *c, struct str code)
{
	for (size_t i = 0; i < c->cat->nthemas; i++) {
		const struct themaveld *v = thema_veld_find(&c->cat->themas[i], code);

		if (v)
			return label_text(&v->label, 0);
	}
	return code;
}

/* A code of the catalogue in words; another heading as it was typed. */
static struct str heading(struct ctx *c, const struct q_inzage_gegevens *g)
{
	const struct leefgebied *l = leefgebied_find(c->cat, g->kop);

	if (str_eq(g->soort, STR("veld")))
		return field_label(c, g->kop);
	if (str_eq(g->soort, STR("doel")) || str_eq(g->soort, STR("woorden")) || str_eq(g->soort, STR("analyse")))
		return l ? label_text(&l->label, 0) : g->kop;
	if (!str_eq(g->soort, STR("zrm")))
		return g->kop;
	for (size_t i = 0; i < c->cat->nzrmsets; i++)
		for (size_t k = 0; k < c->cat->zrmsets[i].ndomeinen; k++)
			if (str_eq(c->cat->zrmsets[i].domeinen[k].code, g->kop))
				return label_text(&c->cat->zrmsets[i].domeinen[k].label, 0);
	return g->kop;
}

static bool left_out(const struct inzage_zaak *z, struct str deel)
{
	for (size_t i = 0; i < z->ndelen; i++)
		if (z->delen[i].ingehouden && str_eq(z->delen[i].deel, deel))
			return true;
	return false;
}

static void corrections_fill(struct ctx *c, const struct zaak_rows *q, const struct weg *w, struct inzage_zaak *z)
{
	z->correcties = ARENA_ARRAY(c->arena, q->correcties.n + 1, struct inzage_correctie);
	for (size_t i = 0; i < q->correcties.n; i++) {
		const struct q_inzage_correcties *r = &q->correcties.v[i];

		if (!left_out(z, r->deel))
			z->correcties[z->ncorrecties++] = (struct inzage_correctie){ recht_datum_label(r->tabel, r->kolom),
				without(c->arena, w, r->reden), r->moment, str_eq(r->soort, STR("verwijderd")) };
	}
}

/* Of every part; what the actor has in the case of his own may be less. */
static enum fault whole_read(struct ctx *c, struct inzage_zaak *z)
{
	const char *const *delen = recht_zaak_delen(z->z);
	struct toegang_lijst mine;

	TRY(toegang_mine(c, z->z->zaak, &mine));
	z->open = true;
	for (size_t i = 0; delen[i]; i++)
		z->open &= toegang_level(&mine, delen[i]) >= recht_zaak_niveau(delen[i]);
	return FAULT_NONE;
}

static void data_fill(struct ctx *c, const struct zaak_rows *q, const struct q_inzage_delen_rows *gekozen,
	struct inzage_zaak *z)
{
	struct weg *w = ARENA_NEW(c->arena, struct weg);
	const struct q_inzage_mensen *zelf = NULL;

	for (size_t i = 0; i < q->mensen.n; i++)
		zelf = q->mensen.v[i].id.v == z->z->betrokkene.v ? &q->mensen.v[i] : zelf;
	z->open &= zelf != NULL;
	z->v = ARENA_ARRAY(c->arena, q->gegevens.n + 1, struct inzage_gegeven);
	z->delen = ARENA_ARRAY(c->arena, DELEN_MAX, struct inzage_deel);
	z->blikken = ARENA_ARRAY(c->arena, q->blikken.n + 1, struct inzage_blik);
	if (!z->open)
		return;
	person_fill(c, zelf, z);
	for (size_t i = 0; i < q->mensen.n; i++)
		if (&q->mensen.v[i] != zelf) {
			word_add(c->arena, w, zelf, q->mensen.v[i].voornamen);
			word_add(c->arena, w, zelf, q->mensen.v[i].geslachtsnaam);
			word_add(c->arena, w, zelf, q->mensen.v[i].partner_naam);
			word_add(c->arena, w, zelf, q->mensen.v[i].bsn.p ? q->mensen.v[i].bsn : STR(""));
		}
	for (size_t i = 0; i < q->gegevens.n; i++) {
		const struct q_inzage_gegevens *g = &q->gegevens.v[i];

		z->v[z->n++] = (struct inzage_gegeven){ .deel = g->deel, .kop = without(c->arena, w, heading(c, g)),
			.tekst = without(c->arena, w, g->tekst), .bron = g->bron, .voorwaarden = without(c->arena, w, g->voorwaarden),
			.soort = casus_keus_label(soorten, g->soort), .moment = g->moment, .wpg = g->wpg.n > 0 };
	}
	choices_fill(c, gekozen, z);
	corrections_fill(c, q, w, z);
	for (size_t i = 0; i < q->blikken.n; i++)
		z->blikken[z->nblikken++] = (struct inzage_blik){ q->blikken.v[i].organisatie, q->blikken.v[i].functie,
			q->blikken.v[i].aantal, q->blikken.v[i].eerst, q->blikken.v[i].laatst };
}

static enum fault case_fill(struct ctx *c, const struct q_inzage_delen_rows *gekozen, enum look_soort soort,
	const struct rechtverzoek *r, struct inzage_zaak *z)
{
	struct zaak_rows q = { 0 };
	struct batch b = ctx_read(c);

	TRY(whole_read(c, z));
	q_inzage_gegevens(&b, z->z->zaak, z->z->betrokkene, &q.gegevens);
	q_inzage_mensen(&b, z->z->zaak, &q.mensen);
	q_inzage_blikken(&b, z->z->zaak, &q.blikken);
	q_inzage_correcties(&b, z->z->zaak, z->z->betrokkene, &q.correcties);
	TRY(batch_run(&b));
	data_fill(c, &q, gekozen, z);
	if (!z->open)
		return FAULT_NONE;
	TRY(verstrekking_list(c, z->z->zaak, &z->ontvangers));
	for (size_t i = 0; i < q.mensen.n; i++)
		if (q.mensen.v[i].id.v == z->z->betrokkene.v)
			ctx_look(c, z->z->zaak, q.mensen.v[i].persoon, soort, str_cat(c->arena, STR("inzage "), r->nummer));
	return FAULT_NONE;
}

enum fault inzage_get(struct ctx *c, struct rechtverzoek_id id, enum look_soort soort, struct inzage **ret)
{
	struct inzage *v = ARENA_NEW(c->arena, struct inzage);
	struct q_inzage_levering_laatst *laatst = NULL;
	struct q_inzage_delen_rows gekozen = { 0 };
	struct q_recht_huis *h = NULL;
	struct rechtverzoek *r;
	struct batch b = ctx_read(c);

	TRY(recht_get(c, id, &r));
	if (!str_eq(r->soort, STR("inzage")))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_inzage_delen(&b, id, &gekozen);
	q_inzage_levering_laatst(&b, id, &laatst);
	q_recht_huis(&b, r->huis, &h);
	TRY(batch_run(&b));
	*v = (struct inzage){ .r = r, .huis_naam = h ? h->naam : STR(""), .compleet = true,
		.v = ARENA_ARRAY(c->arena, r->nzaken + 1, struct inzage_zaak), .geleverd = laatst ? laatst->moment : 0,
		.geleverd_door = laatst ? laatst->naam : STR("") };
	for (size_t i = 0; i < r->nzaken; i++) {
		struct inzage_zaak *z = &v->v[v->n];

		if (r->zaken[i].vervallen || !r->zaken[i].uitkomst.n || str_eq(r->zaken[i].uitkomst, STR("afgewezen")))
			continue;
		z->z = &r->zaken[i];
		TRY(case_fill(c, &gekozen, soort, r, z));
		v->compleet &= z->open;
		for (size_t k = 0; k < z->n; k++) {
			v->gegevens += !z->v[k].ingehouden;
			v->ingehouden += z->v[k].ingehouden;
		}
		v->n++;
	}
	*ret = v;
	return FAULT_NONE;
}

/* ---- choosing ---- */

struct choosing {
	struct ctx *c;
	struct rechtverzoek_id id;
	struct rechtzaak_id zaak;
	const struct inzage_keus *v;
	size_t n;
};

static enum fault choose_unit(struct unit *u, void *arg)
{
	struct choosing *k = arg;
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < k->n; i++) {
		bool weg = k->v[i].grond.n > 0;
		int64_t n = 0;

		q_inzage_deel_set(&b, weg, k->v[i].grond, k->zaak, k->v[i].deel, &n);
		TRY(batch_run(&b));
		if (n)
			continue;
		q_inzage_deel_add(&b, id_new(), k->zaak, k->v[i].deel, weg, k->v[i].grond, k->id, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
	}
	k->c->uitkomst = k->id.v;
	return FAULT_NONE;
}

enum fault inzage_choose(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak,
	const struct inzage_keus *v, size_t n)
{
	struct choosing k = { c, id, zaak, v, n };
	const struct recht_zaak *z;
	struct rechtverzoek *r;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(recht_get(c, id, &r));
	TRY(recht_zaak_get(c, r, zaak, &z));
	if (!r->behandelt)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	for (size_t i = 0; i < n; i++)
		if (v[i].grond.n && !reden_find(c->cat, STR("weigering_recht"), v[i].grond))
			return fault_field(c->fi, str_cat(c->arena, STR("g."), v[i].deel).p, N_("Kies op welke grond dit wegblijft."),
				"UAVG 41");
	return ctx_write(c, choose_unit, &k, NULL);
}

/* ---- giving ---- */

struct delivering {
	struct ctx *c;
	const struct inzage *i;
};

static enum fault deliver_unit(struct unit *u, void *arg)
{
	struct delivering *k = arg;
	const struct rechtverzoek *r = k->i->r;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_inzage_levering_add(&b, id_new(), k->i->gegevens, k->i->ingehouden, unit_moment(u), r->id, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	for (size_t i = 0; i < k->i->n; i++) {
		struct verstrekking_id id;
		struct verstrekking v = { .dossier = k->i->v[i].z->zaak, .aan = VERSTREKKING_BETROKKENE,
			.betrokkene = k->i->v[i].z->betrokkene, .wijze = STR("inzage"), .categorieen = STR("zaakgegeven,identiteit"),
			.ontvanger = r->verzoeker, .wat = str_cat(k->c->arena, STR("Inzage in de eigen gegevens, verzoek "), r->nummer),
			.grond = STR("AVG 15") };

		TRY(verstrekking_add_in(u, k->c, &v, &id));
	}
	k->c->uitkomst = r->id.v;
	return FAULT_NONE;
}

enum fault inzage_deliver(struct ctx *c, struct rechtverzoek_id id)
{
	struct delivering k = { .c = c };
	struct inzage *i;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(inzage_get(c, id, LOOK_SCHERM, &i));
	if (!i->r->behandelt)
		return fault_set(c->fi, FAULT_DENIED, NULL, RECHT_RULE);
	if (!i->n)
		return fault_field(c->fi, "inzage", N_("Besluit eerst over de zaken."), RECHT_RULE);
	if (!i->compleet)
		return fault_field(c->fi, "inzage", N_("Open eerst elke zaak voor dit verzoek. Neemt u zelf aan een zaak "
			"deel en leest u er niet alles, laat dan een ander contactpunt dit verzoek behandelen."), RECHT_RULE);
	k.i = i;
	return ctx_write(c, deliver_unit, &k, NULL);
}
