/* Inzage: see inzage.h. */
#include "domein/rechtverzoek/inzage.h"
#include "domein/rechtverzoek/rectificatie.h"

#include <string.h>

#include "domein/aanmelding/aanmelding.h"
#include "domein/afschaling/afschaling.h"
#include "domein/casus/mensen.h"
#include "domein/rechtverzoek/ander.h"
#include "domein/rechtverzoek/rechtverzoek_priv.h"

#define DELEN_MAX 16

static const struct casus_keus soorten[] = {
	{ "notitie", N_("Notitie"), NULL }, { "adres", N_("Adres"), NULL }, { "land", N_("Land van een adres"), NULL },
	{ "relatie", N_("Relatie met een ander"), NULL },
	{ "relatie_om", N_("Relatie met een ander"), NULL }, { "aanleiding", N_("Aanleiding"), NULL },
	{ "gedrag", N_("Gedrag en situatie"), NULL }, { "geprobeerd", N_("Wat is geprobeerd"), NULL },
	{ "lokaal", N_("Waarom het lokaal niet lukt"), NULL }, { "noodzaak", N_("Waarom delen nodig is"), NULL },
	{ "partners", N_("Betrokken partners"), NULL }, { "leefgebieden", N_("Leefgebieden"), NULL },
	{ "veld", N_("Gegeven bij het thema"), NULL },
	{ "doel_aanmelding", N_("Doel van de aanmelding"), NULL }, { "oordeel", N_("Oordeel van de weging"), NULL },
	{ "weging", N_("Besluit van de weging"), NULL }, { "besluit_aanmelding", N_("Besluit over de aanmelding"), NULL },
	{ "criterium", N_("Antwoord op een criterium"), NULL }, { "risico", N_("Inschatting van het risico"), NULL },
	{ "bericht_vraag", N_("Vraag over de aanmelding"), NULL }, { "bericht_antwoord", N_("Antwoord van de aanbrenger"), NULL },
	{ "bericht_terugkoppeling", N_("Terugkoppeling aan de aanbrenger"), NULL }, { "kenmerk", N_("Kenmerk"), NULL },
	{ "fase", N_("Toelichting bij een fase"), NULL }, { "termijn", N_("Waarom een termijn stilstond"), NULL },
	{ "veiligheid", N_("Veiligheidsafspraak"), NULL }, { "plan", N_("Samenvatting van het plan"), NULL },
	{ "plan_aanleiding", N_("Aanleiding van het plan"), NULL }, { "perspectief", N_("Perspectief"), NULL },
	{ "plan_besluit", N_("Besluit over het plan"), NULL },
	{ "woorden", N_("Eigen woorden"), NULL }, { "analyse", N_("Analyse"), NULL }, { "doel", N_("Doel"), NULL },
	{ "norm", N_("Wanneer een doel is bereikt"), NULL }, { "doel_status", N_("Waarom een doel eindigde"), NULL },
	{ "afspraak", N_("Afspraak"), NULL }, { "afspraak_antwoord", N_("Antwoord op een afspraak"), NULL },
	{ "afspraak_status", N_("Hoe een afspraak verliep"), NULL },
	{ "afspraak_voorstel", N_("Voorstel voor een andere dag"), NULL },
	{ "afspraak_indeling", N_("Waarom een afspraak geen soort heeft"), NULL },
	{ "stap", N_("Voortgang van een afspraak"), NULL }, { "stagnatie", N_("Wat stilstaat"), NULL },
	{ "stagnatie_op", N_("Hoe het weer liep"), NULL }, { "escalatie", N_("Opschaling van een knelpunt"), NULL },
	{ "zrm", N_("Score zelfredzaamheid"), NULL }, { "zrm_reden", N_("Waarom een score ontbreekt"), NULL },
	{ "zrm_uitzondering", N_("Waarom een score geen doel heeft"), NULL }, { "meting", N_("Toelichting bij een meting"), NULL },
	{ "meting_gecorrigeerd", N_("Waarom een meting is gecorrigeerd"), NULL }, { "vraag", N_("Vraag aan een partner"), NULL },
	{ "informatie", N_("Antwoord op een informatieverzoek"), NULL },
	{ "geweigerd", N_("Waarom een partner niet antwoordde"), NULL }, { "document", N_("Document"), NULL },
	{ "eindverslag", N_("Eindverslag"), NULL }, { "uitkomst", N_("Uitkomst in het eindverslag"), NULL },
	{ "afschaling", N_("Reden van sluiting"), NULL }, { "heropening", N_("Reden van heropening"), NULL },
	{ "herbeoordeling", N_("Herbeoordeling"), NULL }, { "overdracht", N_("Reden van overdracht"), NULL },
	{ "overdracht_antwoord", N_("Antwoord op de overdracht"), NULL },
	{ "vernietigstop", N_("Waarom niet wordt vernietigd"), NULL }, { "verlenging", N_("Waarom langer wordt bewaard"), NULL },
	{ "beperking", N_("Reden van beperking"), NULL }, { "agendapunt", N_("Vraag voor een overleg"), NULL },
	{ "overleg_besluit", N_("Besluit van een overleg"), NULL }, { "overleg_afspraak", N_("Afspraak in een overleg"), NULL },
	{ "overleg_notitie", N_("Notitie van een overleg"), NULL },
	{ "geinformeerd", N_("Waarom u niet was geïnformeerd"), NULL }, { "uitstel", N_("Waarom informeren is uitgesteld"), NULL },
	{ "einde", N_("Informeren kan weer"), NULL }, { "brief", N_("Brief aan u"), NULL }, { 0 },
};

/* What is stored as a code, in words: the heading, or the text. lijst: of the reasons of the catalogue; else keus. */
static const struct coded {
	const char *soort;
	bool kop;
	const char *lijst;
	const struct casus_keus *keus;
} coded[] = {
	{ "adres", true, NULL, adres_soorten }, { "land", true, NULL, adres_soorten },
	{ "weging", true, "weging_besluit", NULL }, { "afschaling", true, "sluiting", NULL },
	{ "stagnatie", true, "stagnatie", NULL }, { "stagnatie_op", true, "stagnatie", NULL },
	{ "geinformeerd", true, "niet_geinformeerd", NULL }, { "uitstel", true, "niet_geinformeerd", NULL },
	{ "kenmerk", false, "kenmerk", NULL }, { "zrm_reden", false, "zrm_overgeslagen", NULL },
	{ "herbeoordeling", true, NULL, herbeoordeling_uitkomsten }, { "uitkomst", false, NULL, afschaling_doel_uitkomsten },
	{ "uitkomst", false, NULL, afschaling_afspraak_uitkomsten },
};

/* Parts that are none of a dossier: of all of it, or of another. */
static const struct casus_keus eigen_delen[] = { { "wpg", N_("Politiegegevens, in elk onderdeel"), NULL },
	{ "geheim", N_("Geheim adres"), NULL }, { "zaak", N_("Wat over de hele zaak gaat"), NULL },
	{ "ontvangers", N_("Wie gegevens kregen"), NULL }, { "bekeken", N_("Wie de gegevens bekeken"), NULL }, { "inhoud", N_("Inhoud van de aanmelding"), NULL },
	{ "overleg", N_("Wat overleggen vastlegden"), NULL }, { "informeren", N_("Informeren van de betrokkene"), NULL }, { 0 } };

/* ---- one case ---- */

struct zaak_rows {
	struct q_inzage_gegevens_rows gegevens;
	struct q_inzage_overleg_rows overleg;
	struct q_inzage_punten_rows punten;
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
	const struct keus *geinformeerd = aanmelding_informeren;
	const struct casusrol *rol = casusrol_find(c->cat, q->rol);
	struct naam naam = CASUS_NAAM(q);

	while (geinformeerd->code && !str_eq(q->geinformeerd, str_z(geinformeerd->code)))
		geinformeerd++;
	z->bron = q->organisatie_naam;
	fact(z, N_("Naam"), naam_display(c->arena, &naam));
	fact(z, N_("Voornamen"), q->voornamen);
	fact(z, N_("Voorletters"), q->voorletters);
	fact(z, N_("Achternaam van de partner"), q->partner_naam);
	fact(z, N_("Geboortedatum"), q->geboren.v ? datum_text(c->arena, q->geboren) : STR(""));
	fact(z, N_("Geslacht"), str_eq(q->geslacht, STR("M")) ? STR("man") : str_eq(q->geslacht, STR("V")) ? STR("vrouw")
		: STR("onbekend"));
	fact(z, N_("Burgerservicenummer"), q->bsn.p ? q->bsn : STR(""));
	fact(z, N_("Rol in de zaak"), rol ? label_text(&rol->label, 0) : q->rol);
	if (q->geinformeerd.n) /* why not can be left out */
		fact(z, N_("Geïnformeerd"), geinformeerd->label ? str_z(geinformeerd->label) : STR("Nee"));
}

static struct inzage_deel *part_find(const struct inzage_zaak *z, struct str deel)
{
	for (size_t i = 0; i < z->ndelen; i++)
		if (str_eq(z->delen[i].deel, deel))
			return &z->delen[i];
	return NULL;
}

static bool left_out(const struct inzage_zaak *z, struct str deel)
{
	const struct inzage_deel *d = part_find(z, deel);

	return d && d->ingehouden;
}

static struct inzage_deel *part_of(struct ctx *c, struct inzage_zaak *z, struct str deel)
{
	const struct onderdeel *d = onderdeel_find(c->cat, deel);
	const char *eigen = casus_keus_label(eigen_delen, deel);
	struct inzage_deel *known = part_find(z, deel);

	if (known)
		return known;
	if (z->ndelen == DELEN_MAX)
		return &z->delen[DELEN_MAX - 1];
	z->delen[z->ndelen] = (struct inzage_deel){ .deel = deel, .naam = d ? label_text(&d->label, 0)
		: eigen ? str_z(eigen) : deel, .grond = STR("") };
	return &z->delen[z->ndelen++];
}

/* Why a part is left out as long as nothing was chosen; "": it is given. Police data; what is about the whole case, when that
 * is another's; a secret address, when it is not the person himself who asks; and about informing him, while that is
 * postponed. */
static struct str default_ground(const struct rechtverzoek *r, const struct inzage_zaak *z, struct str deel)
{
	if (str_eq(deel, STR("wpg")))
		return STR("wpg");
	if (str_eq(deel, STR("zaak")))
		return STR("rechten_anderen");
	if (str_eq(deel, STR("geheim")))
		return str_eq(r->hoedanigheid, STR("zelf")) ? STR("") : STR("bescherming");
	return str_eq(deel, STR("informeren")) && z->uitgesteld ? STR("bescherming") : STR("");
}

static void choices_fill(struct ctx *c, const struct rechtverzoek *r, const struct q_inzage_delen_rows *gekozen,
	struct inzage_zaak *z)
{
	for (size_t i = 0; i < z->n; i++) {
		part_of(c, z, z->v[i].deel)->aantal++;
		if (z->v[i].ook.n)
			part_of(c, z, z->v[i].ook)->aantal++;
		if (z->v[i].wpg)
			part_of(c, z, STR("wpg"))->aantal++;
		if (z->v[i].anders)
			part_of(c, z, STR("zaak"))->aantal++;
	}
	if (z->ontvangers.n)
		part_of(c, z, STR("ontvangers"))->aantal = (int64_t)z->ontvangers.n;
	if (z->nblikken)
		part_of(c, z, STR("bekeken"))->aantal = (int64_t)z->nblikken;
	for (size_t i = 0; i < z->ndelen; i++) {
		struct inzage_deel *d = &z->delen[i];

		d->grond = default_ground(r, z, d->deel);
		d->ingehouden = d->grond.n > 0;
		for (size_t k = 0; k < gekozen->n; k++)
			if (gekozen->v[k].zaak.v == z->z->id.v && str_eq(gekozen->v[k].deel, d->deel)) {
				d->ingehouden = gekozen->v[k].ingehouden;
				d->grond = gekozen->v[k].grond;
			}
	}
	for (size_t i = 0; i < z->n; i++)
		z->v[i].ingehouden = left_out(z, z->v[i].deel) || left_out(z, z->v[i].ook)
			|| (z->v[i].wpg && left_out(z, STR("wpg"))) || (z->v[i].anders && left_out(z, STR("zaak")));
	z->ontvangers_weg = left_out(z, STR("ontvangers"));
	z->blikken_weg = left_out(z, STR("bekeken"));
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

/* A code of that kind of datum in words; what is no code stays as it is. */
static struct str in_words(struct ctx *c, struct str soort, bool kop, struct str s)
{
	for (size_t i = 0; i < sizeof(coded) / sizeof(coded[0]); i++) {
		const struct coded *k = &coded[i];
		const struct reden *x = k->lijst ? reden_find(c->cat, str_z(k->lijst), s) : NULL;
		const char *label = k->keus ? casus_keus_label(k->keus, s) : NULL;

		if (k->kop != kop || !str_eq(soort, str_z(k->soort)))
			continue;
		if (x)
			return label_text(&x->label, 0);
		if (label)
			return str_z(label);
	}
	return s;
}

static struct str leefgebieden_text(struct ctx *c, struct str codes)
{
	struct buf b = buf_new(c->arena);
	struct str code;

	for (bool more = codes.n > 0; more;) {
		const struct leefgebied *l;

		more = str_cut(&codes, ',', &code);
		l = leefgebied_find(c->cat, code);
		if (b.n)
			buf_addz(&b, ", ");
		buf_add(&b, l ? label_text(&l->label, 0) : code);
	}
	return buf_str(&b);
}

/* What A is of B, or B of A. */
static struct str relation_text(struct ctx *c, struct str code, bool om)
{
	const struct relatiesoort *r = relatiesoort_find(c->cat, code);

	r = r && om && r->omgekeerd ? r->omgekeerd : r;
	return r ? label_text(&r->label, 0) : code;
}

static struct str datum_tekst(struct ctx *c, const struct q_inzage_gegevens *g)
{
	if (str_eq(g->soort, STR("leefgebieden")))
		return leefgebieden_text(c, g->tekst);
	if (str_eq(g->soort, STR("land")))
		return land_naam(c->cat, g->tekst);
	if (str_eq(g->soort, STR("relatie")) || str_eq(g->soort, STR("relatie_om")))
		return relation_text(c, g->tekst, str_eq(g->soort, STR("relatie_om")));
	return in_words(c, g->soort, false, g->tekst);
}

static bool of_leefgebied(struct str soort)
{
	static const char *const v[] = { "doel", "norm", "woorden", "doel_status", "analyse" };

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		if (str_eq(soort, str_z(v[i])))
			return true;
	return false;
}

/* A code of the catalogue in words; another heading as it was typed. */
static struct str heading(struct ctx *c, const struct q_inzage_gegevens *g)
{
	const struct leefgebied *l = leefgebied_find(c->cat, g->kop);

	if (str_eq(g->soort, STR("veld")))
		return field_label(c, g->kop);
	if (of_leefgebied(g->soort))
		return l ? label_text(&l->label, 0) : g->kop;
	if (!str_starts(g->soort, STR("zrm")))
		return in_words(c, g->soort, true, g->kop);
	for (size_t i = 0; i < c->cat->nzrmsets; i++)
		for (size_t k = 0; k < c->cat->zrmsets[i].ndomeinen; k++)
			if (str_eq(c->cat->zrmsets[i].domeinen[k].code, g->kop))
				return label_text(&c->cat->zrmsets[i].domeinen[k].label, 0);
	return g->kop;
}

/* Is that part left out, or would it be if there were anything in it? What was corrected may be gone since. */
static bool shut(const struct inzage_zaak *z, struct str deel)
{
	const struct inzage_deel *d = part_find(z, deel);

	return !d || d->ingehouden;
}

static void corrections_fill(struct ctx *c, const struct zaak_rows *q, const struct anderen *w, struct inzage_zaak *z)
{
	z->correcties = ARENA_ARRAY(c->arena, q->correcties.n + 1, struct inzage_correctie);
	for (size_t i = 0; i < q->correcties.n; i++) {
		const struct q_inzage_correcties *r = &q->correcties.v[i];

		if (!left_out(z, r->deel) && !left_out(z, r->ook) && !(r->wpg.n && shut(z, STR("wpg")))
			&& (z->hoofd || r->eigen || !shut(z, STR("zaak"))))
			z->correcties[z->ncorrecties++] = (struct inzage_correctie){ recht_datum_label(r->tabel, r->kolom),
				anderen_without(c->arena, w, r->reden), r->moment, str_eq(r->soort, STR("verwijderd")) };
	}
}

/* Of every part, and of each point of an overleg; what the actor has in the case of his own may be less. */
static enum fault whole_read(struct ctx *c, struct inzage_zaak *z, struct q_inzage_punten_rows *punten)
{
	const char *const *delen = recht_zaak_delen(z->z);
	struct batch b = ctx_kaal(c);
	struct toegang_lijst mine;

	q_inzage_punten(&b, c->actor.id, ctx_moment(c), z->z->zaak, punten);
	TRY(batch_run(&b));
	TRY(toegang_mine(c, z->z->zaak, &mine));
	z->open = true;
	for (size_t i = 0; delen[i]; i++)
		z->open &= toegang_level(&mine, delen[i]) >= recht_zaak_niveau(delen[i]);
	for (size_t i = 0; i < punten->n; i++)
		z->open &= punten->v[i].open;
	return FAULT_NONE;
}

static struct anderen *others_of(struct ctx *c, const struct q_inzage_mensen_rows *mensen,
	const struct q_inzage_mensen *zelf)
{
	struct anderen *w = anderen_new(c->arena);

	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < mensen->n; i++) {
			const struct q_inzage_mensen *q = &mensen->v[i];
			struct str names[] = { q->voornamen, q->geslachtsnaam, q->partner_naam, q->zo, q->bsn.p ? q->bsn : STR(""),
				q->zo_bsn };

			for (size_t k = 0; k < sizeof(names) / sizeof(names[0]) && (q == zelf) == (round == 0); k++)
				(round ? anderen_add : anderen_self)(w, names[k]);
		}
	return w;
}

static void dossier_fill(struct ctx *c, const struct q_inzage_gegevens_rows *q, const struct anderen *w,
	struct inzage_zaak *z)
{
	for (size_t i = 0; i < q->n; i++) {
		const struct q_inzage_gegevens *g = &q->v[i];

		z->v[z->n++] = (struct inzage_gegeven){ .deel = g->deel, .ook = g->ook,
			.kop = anderen_without(c->arena, w, heading(c, g)), .tekst = anderen_without(c->arena, w, datum_tekst(c, g)),
			.bron = g->bron, .voorwaarden = anderen_without(c->arena, w, g->voorwaarden),
			.soort = casus_keus_label(soorten, g->soort), .moment = g->moment, .wpg = g->wpg.n > 0,
			.anders = !z->hoofd && !g->eigen };
		if (str_eq(g->deel, STR("informeren"))) /* the last holds: they are in order of time */
			z->uitgesteld = str_eq(g->soort, STR("uitstel")) || (str_eq(g->soort, STR("geinformeerd"))
				&& reden_find(c->cat, STR("niet_geinformeerd"), g->kop));
	}
}

/* By overleg: of what kind it was, and its day, stand above each. */
static void overleg_fill(struct ctx *c, const struct zaak_rows *q, const struct anderen *w, struct inzage_zaak *z)
{
	for (size_t i = 0; i < q->punten.n; i++) {
		const struct q_inzage_punten *p = &q->punten.v[i];
		const struct overlegvorm *vorm = overlegvorm_find(c->cat, p->soort);
		struct str kop = str_cat(c->arena, vorm ? label_text(&vorm->label, 0) : p->soort, str_cat(c->arena, STR(" van "),
			datum_text(c->arena, datum_of_moment(p->begin))));

		for (size_t k = 0; k < q->overleg.n; k++) {
			const struct q_inzage_overleg *g = &q->overleg.v[k];

			if (g->punt.v == p->punt.v)
				z->v[z->n++] = (struct inzage_gegeven){ .deel = STR("overleg"), .ook = g->plan ? STR("plan") : STR(""),
					.kop = kop, .tekst = anderen_without(c->arena, w, g->tekst), .bron = g->bron, .voorwaarden = STR(""),
					.soort = casus_keus_label(soorten, g->soort), .moment = g->moment, .wpg = g->wpg.n > 0, .anders = !z->hoofd };
		}
	}
}

static void data_fill(struct ctx *c, const struct zaak_rows *q, const struct q_inzage_mensen *zelf, struct inzage_zaak *z)
{
	z->v = ARENA_ARRAY(c->arena, q->gegevens.n + q->overleg.n + 1, struct inzage_gegeven);
	z->blikken = ARENA_ARRAY(c->arena, q->blikken.n + 1, struct inzage_blik);
	z->hoofd = zelf->hoofd;
	z->anderen = others_of(c, &q->mensen, zelf);
	person_fill(c, zelf, z);
	dossier_fill(c, &q->gegevens, z->anderen, z);
	overleg_fill(c, q, z->anderen, z);
	for (size_t i = 0; i < q->blikken.n; i++)
		z->blikken[z->nblikken++] = (struct inzage_blik){ q->blikken.v[i].organisatie, q->blikken.v[i].functie,
			q->blikken.v[i].aantal, q->blikken.v[i].eerst, q->blikken.v[i].laatst };
}

/* Who got data of the whole case, or about this person. */
static enum fault receivers_read(struct ctx *c, struct inzage_zaak *z)
{
	struct verstrekking_lijst *l = &z->ontvangers;
	size_t n = 0;

	TRY(verstrekking_list(c, z->z->zaak, l));
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].betrokkene.v && l->v[i].betrokkene.v != z->z->betrokkene.v)
			continue;
		l->v[n] = l->v[i];
		l->v[n].ontvanger = anderen_without(c->arena, z->anderen, l->v[n].ontvanger);
		n++;
	}
	l->n = n;
	return FAULT_NONE;
}

static enum fault case_fill(struct ctx *c, const struct q_inzage_delen_rows *gekozen, enum look_soort soort,
	const struct rechtverzoek *r, struct inzage_zaak *z)
{
	const struct q_inzage_mensen *zelf = NULL;
	struct zaak_rows q = { 0 };
	struct batch b = ctx_read(c);

	z->delen = ARENA_ARRAY(c->arena, DELEN_MAX, struct inzage_deel);
	TRY(whole_read(c, z, &q.punten));
	q_inzage_overleg(&b, z->z->zaak, z->z->betrokkene, &q.overleg);
	q_inzage_gegevens(&b, z->z->zaak, z->z->betrokkene, &q.gegevens);
	q_inzage_mensen(&b, z->z->zaak, &q.mensen);
	q_inzage_blikken(&b, z->z->zaak, &q.blikken);
	q_inzage_correcties(&b, z->z->zaak, z->z->betrokkene, &q.correcties);
	TRY(batch_run(&b));
	for (size_t i = 0; i < q.mensen.n; i++)
		zelf = q.mensen.v[i].id.v == z->z->betrokkene.v ? &q.mensen.v[i] : zelf;
	z->open &= zelf != NULL;
	if (!z->open)
		return FAULT_NONE;
	data_fill(c, &q, zelf, z);
	TRY(receivers_read(c, z));
	choices_fill(c, r, gekozen, z);
	corrections_fill(c, &q, z->anderen, z);
	ctx_look(c, z->z->zaak, zelf->persoon, soort, str_cat(c->arena, STR("inzage "), r->nummer));
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
	v->gelijk = laatst && v->compleet && str_eq(laatst->vinger, inzage_vinger(c, v));
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
		if (!onderdeel_find(c->cat, v[i].deel) && !casus_keus_label(eigen_delen, v[i].deel))
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
	struct str vinger;
};

static enum fault deliver_unit(struct unit *u, void *arg)
{
	struct delivering *k = arg;
	const struct rechtverzoek *r = k->i->r;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_inzage_levering_add(&b, id_new(), k->i->gegevens, k->i->ingehouden, k->vinger, unit_moment(u), r->id, &n);
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
	if (!i->r->behandelt || str_eq(i->r->status, STR("ingetrokken")))
		return fault_set(c->fi, FAULT_DENIED, NULL, RECHT_RULE);
	if (!i->n)
		return fault_field(c->fi, "inzage", N_("Besluit eerst over de zaken."), RECHT_RULE);
	if (!i->compleet)
		return fault_field(c->fi, "inzage", N_("Open eerst elke zaak voor dit verzoek. Neemt u zelf aan een zaak "
			"deel en leest u er niet alles, laat dan een ander contactpunt dit verzoek behandelen."), RECHT_RULE);
	k.i = i;
	k.vinger = inzage_vinger(c, i);
	return ctx_write(c, deliver_unit, &k, NULL);
}
