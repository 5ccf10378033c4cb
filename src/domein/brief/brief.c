/* Letters: from the text of the catalogue to what is sent, and back as it was sent. See informeren.h. */
#include "domein/brief/informeren.h"
#include "domein/brief/openbaar.h"

#include "domein/casus/casus_priv.h"
#include "domein/organisatie/huis.h"

#define SOORTEN_MAX 8
#define REGEL_LANG 70

struct str brief_dag(struct arena *a, struct datum d)
{
	static const char *const maanden[] = { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
		"september", "oktober", "november", "december" };
	struct buf b = buf_new(a);

	if (!datum_valid(d, false))
		return STR("");
	buf_add_i64(&b, datum_dag(d));
	buf_addc(&b, ' ');
	buf_addz(&b, maanden[datum_maand(d) - 1]);
	buf_addc(&b, ' ');
	buf_add_i64(&b, datum_jaar(d));
	return buf_str(&b);
}

size_t brief_soorten(struct ctx *c, const struct casus_kop *k, const struct briefsoort **ret, size_t max)
{
	const struct thema *t = thema_find(c->cat, k->thema);
	size_t n = 0;

	for (size_t i = 0; t && i < t->nbrieven && n < max; i++)
		if (t->brieven[i]->informeert)
			ret[n++] = t->brieven[i];
	if (!n && briefsoort_find(c->cat, STR("informatiebrief")))
		ret[n++] = briefsoort_find(c->cat, STR("informatiebrief"));
	return n;
}

/* ---- the places ---- */

struct invulling {
	struct ctx *c;
	const struct informatie_lijst *l;
	const struct informatie_persoon *p;
	struct huis huis;
	struct huis_openbaar openbaar;
	struct q_brief_deelnemers_rows deelnemers;
	struct q_mens_adressen_rows adressen;
	struct str aan;
};

static void join(struct buf *b, struct str s, size_t i, size_t n)
{
	if (i)
		buf_addz(b, i + 1 == n ? " en " : ", ");
	buf_add(b, s);
}

static struct str salutation(const struct invulling *v)
{
	struct arena *a = v->c->arena;

	if (v->p->kind)
		return STR("Geachte ouder(s) of verzorger(s)");
	return str_cat(a, str_eq(v->p->geslacht, STR("M")) ? STR("Geachte heer ") : str_eq(v->p->geslacht, STR("V"))
		? STR("Geachte mevrouw ") : STR("Geachte "), naam_display(a, &v->p->naam));
}

static struct str grounds(const struct invulling *v)
{
	struct buf b = buf_new(v->c->arena);

	for (size_t i = 0; i < v->l->regime->nartikelen; i++)
		join(&b, v->l->regime->artikelen[i], i, v->l->regime->nartikelen);
	return buf_str(&b);
}

static struct str purposes(const struct invulling *v)
{
	struct buf b = buf_new(v->c->arena);

	for (size_t i = 0; i < v->l->regime->ndoelen; i++)
		join(&b, label_text(&v->l->regime->doelen[i].label, 0), i, v->l->regime->ndoelen);
	return buf_str(&b);
}

static struct str participants(const struct invulling *v)
{
	struct buf b = buf_new(v->c->arena);

	for (size_t i = 0; i < v->deelnemers.n; i++)
		join(&b, v->deelnemers.v[i].naam, i, v->deelnemers.n);
	return buf_str(&b);
}

static struct str signatory(const struct invulling *v)
{
	struct buf b = buf_new(v->c->arena);

	buf_add(&b, v->c->actor.naam);
	if (v->c->actor.functie.n) {
		buf_addz(&b, ", ");
		buf_add(&b, v->c->actor.functie);
	}
	return buf_str(&b);
}

static struct str contact(const struct invulling *v)
{
	struct buf b = buf_new(v->c->arena);

	if (v->openbaar.contactpunt.n)
		return v->openbaar.contactpunt;
	buf_add(&b, v->huis.naam);
	if (v->huis.telefoon.n) {
		buf_addz(&b, ", telefoon ");
		buf_add(&b, v->huis.telefoon);
	}
	if (v->huis.email.n) {
		buf_addz(&b, ", ");
		buf_add(&b, v->huis.email);
	}
	return buf_str(&b);
}

static struct str until(const struct invulling *v)
{
	return str_cat(v->c->arena, STR("uiterlijk tot "), brief_dag(v->c->arena, v->l->kop->vernietigen));
}

/* "" when it is not known: the place stays. */
static struct str place(const struct invulling *v, struct str code)
{
	struct arena *a = v->c->arena;
	const struct casus_kop *k = v->l->kop;
	const struct {
		const char *code;
		struct str waarde;
	} plaatsen[] = {
		{ "naam_betrokkene", naam_display(a, &v->p->naam) }, { "naam_ontvanger", v->aan }, { "aanhef", salutation(v) },
		{ "naam_huis", v->huis.naam }, { "adres_huis", v->huis.adres }, { "telefoon_huis", v->huis.telefoon },
		{ "website_huis", v->openbaar.website }, { "contactpunt", contact(v) }, { "gemeente", k->gemeente },
		{ "aanbrenger", k->aanbrenger_organisatie }, { "nummer", k->nummer }, { "datum", brief_dag(a, datum_today()) },
		{ "datum_aanmelding", brief_dag(a, datum_of_moment(k->eerste_verwerking)) }, { "grondslag", grounds(v) },
		{ "doel", purposes(v) }, { "deelnemers", participants(v) }, { "bewaartermijn", until(v) },
		{ "uiterlijk", brief_dag(a, k->vernietigen) }, { "ondertekenaar", signatory(v) },
	};

	for (size_t i = 0; i < sizeof(plaatsen) / sizeof(plaatsen[0]); i++)
		if (str_eq(str_z(plaatsen[i].code), code))
			return plaatsen[i].waarde;
	return STR("");
}

static struct str fill(const struct invulling *v, struct str tekst)
{
	struct buf b = buf_new(v->c->arena);
	struct str code, waarde;

	while (tekst.n) {
		if (str_cut(&tekst, '{', &code)) {
			buf_add(&b, code);
			if (!str_cut(&tekst, '}', &code)) {
				buf_addc(&b, '{');
				buf_add(&b, code);
				break;
			}
			waarde = place(v, code);
			buf_add(&b, waarde.n ? waarde : str_cat(v->c->arena, STR("{"), str_cat(v->c->arena, code, STR("}"))));
		} else {
			buf_add(&b, code);
		}
	}
	return buf_str(&b);
}

struct str brief_unwrap(struct arena *a, struct str tekst)
{
	struct buf b = buf_new(a);
	size_t line = 0;

	for (size_t i = 0; i < tekst.n; i++, line++) {
		bool long_line = tekst.p[i] == '\n' && line > REGEL_LANG && i + 1 < tekst.n && tekst.p[i + 1] != '\n';

		buf_addc(&b, long_line ? ' ' : tekst.p[i]);
		if (tekst.p[i] == '\n')
			line = 0;
	}
	return buf_str(&b);
}

/* Where he lives; a secret address is written by hand. */
static struct str address(const struct invulling *v)
{
	static const char *const soorten[] = { "brief", "woon", "verblijf", "pi" };
	struct buf b = buf_new(v->c->arena);

	for (size_t s = 0; s < sizeof(soorten) / sizeof(soorten[0]); s++)
		for (size_t i = 0; i < v->adressen.n; i++) {
			const struct q_mens_adressen *q = &v->adressen.v[i];

			if (q->betrokkene.v != v->p->id.v || !str_eq(q->soort, str_z(soorten[s])) || q->tot.v || !q->straat.n
				|| str_eq(q->onderdeel, STR("intern")))
				continue;
			buf_add(&b, q->straat);
			if (q->huisnummer.set) {
				buf_addc(&b, ' ');
				buf_add_i64(&b, q->huisnummer.v);
			}
			buf_add(&b, q->toevoeging);
			buf_addc(&b, '\n');
			buf_add(&b, str_trim(str_cat(v->c->arena, str_cat(v->c->arena, q->postcode, STR("  ")), q->plaats)));
			if (land_buiten(q->land)) {
				buf_addc(&b, '\n');
				buf_add(&b, land_naam(v->c->cat, q->land));
			}
			return buf_str(&b);
		}
	return buf_str(&b);
}

static struct str addressee(const struct invulling *v)
{
	struct str naam = naam_display(v->c->arena, &v->p->naam);

	return v->p->kind ? str_cat(v->c->arena, STR("De wettelijk vertegenwoordiger van "), naam) : naam;
}

enum fault brief_write(struct ctx *c, const struct informatie_lijst *l, const struct informatie_persoon *p,
	struct str soort, struct brief_concept *ret)
{
	const struct briefsoort *soorten[SOORTEN_MAX];
	size_t n = brief_soorten(c, l->kop, soorten, SOORTEN_MAX);
	struct invulling v = { .c = c, .l = l, .p = p };
	struct batch b = ctx_read(c);

	if (!n || !l->verplicht)
		return fault_set(c->fi, FAULT_INVALID, N_("Onder dit regime geldt geen informatieplicht."), "BGS 1.3; AVG 14");
	ret->soort = soorten[0];
	for (size_t i = 0; i < n; i++)
		if (str_eq(soorten[i]->code, soort))
			ret->soort = soorten[i];
	q_brief_deelnemers(&b, l->kop->id, ctx_moment(c), &v.deelnemers);
	q_mens_adressen(&b, l->kop->id, &v.adressen);
	TRY(batch_run(&b));
	TRY(huis_get(c, l->kop->huis, &v.huis));
	TRY(huis_openbaar_get(c, l->kop->huis, &v.openbaar));
	v.aan = addressee(&v);
	ret->aan = v.aan;
	ret->adres = address(&v);
	ret->onderwerp = label_text(&ret->soort->onderwerp, 0);
	ret->tekst = fill(&v, brief_unwrap(c->arena, label_text(&ret->soort->tekst, 0)));
	return FAULT_NONE;
}

/* ---- as it was sent ---- */

enum fault brief_get(struct ctx *c, struct brief_id id, enum look_soort look, struct brief *ret)
{
	struct q_brief_een *q = NULL;
	struct batch b = ctx_read(c);

	q_brief_een(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	ctx_look(c, casus_dossier(q->casus), q->persoon, look, STR("Brief aan de betrokkene"));
	*ret = (struct brief){ id, q->casus, briefsoort_find(c->cat, q->soort), q->nummer, q->huis, q->aan, q->adres,
		q->onderwerp, q->tekst, q->wijze, q->door_naam, q->dag, q->moment };
	return FAULT_NONE;
}

struct stuk *brief_stuk(struct arena *a, const struct brief *b)
{
	struct stuk *s = stuk_new(a, b->onderwerp, b->huis, b->moment);
	struct buf adres = buf_new(a);

	buf_add(&adres, b->aan);
	if (b->adres.n) {
		buf_addc(&adres, '\n');
		buf_add(&adres, b->adres);
	}
	stuk_regels(s, buf_str(&adres));
	stuk_feit(s, STR("Datum"), brief_dag(a, b->dag));
	stuk_feit(s, STR("Ons kenmerk"), b->nummer);
	stuk_titel(s);
	stuk_tekst(s, b->tekst);
	s->voet = b->huis;
	return s;
}
