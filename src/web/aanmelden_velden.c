/* What the steps of the wizard show: fields with what was filled in before. See aanmelden_velden.h. */
#include "web/aanmelden_velden.h"

#include <string.h>

#include "domein/organisatie/organisatie.h"
#include "domein/toegang/dossier.h"
#include "routes.h"
#include "views.h"

#define FEITELIJK N_("Feitelijk en kort. De betrokkene kan dit opvragen.")

/* ---- fields ---- */

static struct view_field field(const struct aanmelden *a, enum input_kind kind, const char *name, const char *label)
{
	const char *on_page = page_name(a->r, name);

	return (struct view_field){ .kind = kind, .name = on_page, .label = label, .value = aanmelden_value(a, name),
		.error = req_error(a->r, on_page), .autocomplete = "off" };
}

static struct view_field area(const struct aanmelden *a, const char *name, const char *label, const char *help, int rows)
{
	struct view_field f = field(a, INPUT_TEXTAREA, name, label);

	f.help = help;
	f.rows = rows;
	f.autocomplete = NULL;
	return f;
}

static struct view_option *options(const struct aanmelden *a, struct view_field *f, size_t n)
{
	struct view_option *x = ARENA_ARRAY(a->r->arena, n + 2, struct view_option);

	f->options = x;
	return x;
}

/* The choices of a fixed list; leeg: a first one without value. */
static void options_keus(const struct aanmelden *a, struct view_field *f, const struct keus *v, const char *leeg)
{
	struct view_option *x = options(a, f, 16);

	if (leeg)
		x[f->noptions++] = (struct view_option){ .value = STR(""), .label = leeg };
	for (; v->code; v++)
		x[f->noptions++] = (struct view_option){ .value = str_z(v->code), .label = v->label };
}

static struct view_field radios(const struct aanmelden *a, const char *name, const char *label, const struct keus *v)
{
	struct view_field f = field(a, INPUT_RADIO, name, label);

	options_keus(a, &f, v, NULL);
	f.in_line = true;
	f.autocomplete = NULL;
	return f;
}

static struct view_field person_field(const struct aanmelden *a, size_t nr, enum input_kind kind, const char *name,
	const char *label)
{
	struct str own = str_cat(a->r->arena, str_cat(a->r->arena, STR("p"), str_from_i64(a->r->arena, (int64_t)nr)),
		str_cat(a->r->arena, STR("."), str_z(name)));

	return field(a, kind, own.p, label);
}

/* ---- words ---- */

struct str thema_naam(const struct req *r, struct str code)
{
	const struct thema *t = thema_find(r->app->cat, code);

	return t ? label_text(&t->label, r->lang) : code;
}

struct str keus_naam(const struct req *r, const struct keus *lijst, struct str code)
{
	const char *label = keus_label(lijst, code);

	return label ? str_z(tr(r->lang, label)) : code;
}

struct str informeren_naam(const struct req *r, struct str code)
{
	const struct reden *x = reden_find(r->app->cat, STR("niet_geinformeerd"), code);

	return x ? label_text(&x->label, r->lang) : keus_naam(r, aanmelding_informeren, code);
}

struct str antwoord_naam(const struct req *r, struct str code)
{
	static const struct keus antwoorden[] = { { "ja", N_("Ja") }, { "nee", N_("Nee") }, { "onbekend", N_("Weet ik niet") },
		{ NULL, NULL } };

	return keus_naam(r, antwoorden, code);
}

static void name_add(struct buf *b, struct str name)
{
	if (b->n)
		buf_addz(b, ", ");
	buf_add(b, name);
}

struct str leefgebieden_namen(const struct req *r, struct str codes)
{
	struct buf b = buf_new(r->arena);
	struct str rest = codes, code;

	for (bool more = rest.n > 0; more;) {
		const struct leefgebied *l;

		more = str_cut(&rest, ',', &code);
		l = leefgebied_find(r->app->cat, code);
		name_add(&b, l ? label_text(&l->label, r->lang) : code);
	}
	return buf_str(&b);
}

struct str categorieen_namen(const struct req *r, struct str codes)
{
	struct buf b = buf_new(r->arena);
	struct str rest = codes, code;

	for (bool more = rest.n > 0; more;) {
		const struct gegevenscategorie *g;

		more = str_cut(&rest, ',', &code);
		g = categorie_find(r->app->cat, code);
		name_add(&b, g ? label_text(&g->label, r->lang) : code);
	}
	return buf_str(&b);
}

struct str geboren_tekst(const struct req *r, struct datum d)
{
	int jaren = datum_age(d, datum_today());
	struct str dag = datum_valid(d, false) ? datum_text(r->arena, d) : text_dag(r->arena, r->lang, d, datum_of(1, 1, 1));

	if (!d.v || jaren < 0)
		return dag;
	return tr_args(r->arena, r->lang, N_("%1 (%2 jaar)"), (const struct out_arg[]){ out_arg_str(dag), out_arg_int(jaren) },
		2);
}

struct str adres_tekst(const struct req *r, const struct adres_rij *a)
{
	struct buf b = buf_new(r->arena);
	const char *soort = keus_label(aanmelding_adressoorten, a->soort);

	buf_add(&b, a->straat);
	if (a->huisnummer) {
		buf_addc(&b, ' ');
		buf_add_i64(&b, a->huisnummer);
	}
	if (a->toevoeging.n) {
		buf_addc(&b, ' ');
		buf_add(&b, a->toevoeging);
	}
	if (a->postcode.n || a->plaats.n)
		buf_addz(&b, b.n ? ", " : "");
	buf_add(&b, a->postcode);
	buf_addz(&b, a->postcode.n && a->plaats.n ? " " : "");
	buf_add(&b, a->plaats);
	land_add(r, &b, a->land);
	if (soort) {
		buf_addz(&b, b.n ? " (" : "(");
		buf_addz(&b, tr(r->lang, soort));
		buf_addc(&b, ')');
	}
	return buf_str(&b);
}

/* ---- step 1: who ---- */

static void person_rol(const struct aanmelden *a, size_t nr, struct view_aanmelden_persoon *p)
{
	const struct catalogus *cat = a->r->app->cat;
	const struct thema *t = a->thema;
	size_t n = t && t->ncasusrollen ? t->ncasusrollen : cat->ncasusrollen;
	struct view_option *x;

	p->rol = person_field(a, nr, INPUT_SELECT, "rol", N_("Rol"));
	x = options(a, &p->rol, n);
	for (size_t i = 0; i < n; i++) {
		const struct casusrol *c = t && t->ncasusrollen ? t->casusrollen[i] : &cat->casusrollen[i];

		if (nr > 0 || c->kring == KRING_BETROKKENE)
			x[p->rol.noptions++] = (struct view_option){ .value = c->code, .text = label_text(&c->label, a->r->lang) };
	}
	if (nr == 0)
		return;
	p->relatie = person_field(a, nr, INPUT_SELECT, "relatie", N_("Is van de eerste persoon"));
	x = options(a, &p->relatie, cat->nrelatiesoorten);
	x[p->relatie.noptions++] = (struct view_option){ .value = STR(""), .label = N_("Onbekend") };
	for (size_t i = 0; i < cat->nrelatiesoorten; i++)
		x[p->relatie.noptions++] = (struct view_option){ .value = cat->relatiesoorten[i].code,
			.text = label_text(&cat->relatiesoorten[i].label, a->r->lang) };
}

static void person_naam(const struct aanmelden *a, size_t nr, struct view_aanmelden_persoon *p)
{
	static const struct keus geslachten[] = { { "M", N_("Man") }, { "V", N_("Vrouw") },
		{ "O", N_("Anders of onbekend") }, { NULL, NULL } };
	static const struct keus gebruik[] = { { "E", N_("Eigen naam") }, { "P", N_("Naam van de partner") },
		{ "N", N_("Eigen naam, dan die van de partner") }, { "V", N_("Naam van de partner, dan eigen naam") },
		{ NULL, NULL } };

	p->voornamen = person_field(a, nr, INPUT_TEXT, "voornamen", N_("Voornaam"));
	p->voorvoegsel = person_field(a, nr, INPUT_TEXT, "voorvoegsel", N_("Tussenvoegsel"));
	p->voorvoegsel.width = 6;
	p->geslachtsnaam = person_field(a, nr, INPUT_TEXT, "geslachtsnaam", N_("Achternaam"));
	p->partner_voorvoegsel = person_field(a, nr, INPUT_TEXT, "partner_voorvoegsel", N_("Tussenvoegsel partner"));
	p->partner_voorvoegsel.width = 6;
	p->partner_naam = person_field(a, nr, INPUT_TEXT, "partner_naam", N_("Achternaam partner"));
	p->naamgebruik = person_field(a, nr, INPUT_SELECT, "naamgebruik", N_("Gebruikt"));
	options_keus(a, &p->naamgebruik, gebruik, NULL);
	p->geslacht = person_field(a, nr, INPUT_RADIO, "geslacht", N_("Geslacht"));
	options_keus(a, &p->geslacht, geslachten, NULL);
	p->geslacht.in_line = true;
}

static void person_geboren(const struct aanmelden *a, size_t nr, struct view_aanmelden_persoon *p)
{
	const char *name = person_field(a, nr, INPUT_TEXT, "geboren", NULL).name;

	p->dag = person_field(a, nr, INPUT_NUMBER, "dag", N_("Dag"));
	p->maand = person_field(a, nr, INPUT_NUMBER, "maand", N_("Maand"));
	p->jaar = person_field(a, nr, INPUT_NUMBER, "jaar", N_("Jaar"));
	p->dag.width = p->maand.width = 2;
	p->jaar.width = 4;
	p->dag.maxlength = p->maand.maxlength = 2;
	p->jaar.maxlength = 4;
	p->dag.id = name; /* where the summary of faults points */
	p->geboren_id = str_z(name);
	p->geboren_fout = req_error(a->r, name);
}

static void person_rest(const struct aanmelden *a, size_t nr, struct view_aanmelden_persoon *p)
{
	p->bsn = person_field(a, nr, INPUT_NUMBER, "bsn", N_("Burgerservicenummer"));
	p->bsn.help = N_("Alleen als uw organisatie het BSN mag gebruiken. We controleren of het nummer kan bestaan.");
	p->bsn.width = 10;
	p->bsn_reden = person_field(a, nr, INPUT_SELECT, "bsn_reden", N_("Of waarom niet"));
	p->bsn_reden.help = N_("Kies een reden als u geen BSN invult.");
	options_keus(a, &p->bsn_reden, aanmelding_bsn_redenen, N_("Kies een reden"));
	p->adressoort = person_field(a, nr, INPUT_SELECT, "adressoort", N_("Adres of verblijfplaats"));
	p->adressoort.help = N_("Een geheim adres ziet alleen het huis.");
	options_keus(a, &p->adressoort, aanmelding_adressoorten, N_("Niet bekend"));
	p->straat = person_field(a, nr, INPUT_TEXT, "straat", N_("Straat"));
	p->huisnummer = person_field(a, nr, INPUT_NUMBER, "huisnummer", N_("Nummer"));
	p->huisnummer.width = 4;
	p->toevoeging = person_field(a, nr, INPUT_TEXT, "toevoeging", N_("Toevoeging"));
	p->toevoeging.width = 4;
	p->postcode = person_field(a, nr, INPUT_TEXT, "postcode", N_("Postcode"));
	p->postcode.width = 6;
	p->plaats = person_field(a, nr, INPUT_TEXT, "plaats", N_("Plaats of omschrijving"));
	p->land = person_field(a, nr, INPUT_SELECT, "land", N_("Land"));
	land_opties(a->r, &p->land);
}

static struct view_aanmelden_persoon person_view(const struct aanmelden *a, size_t nr)
{
	struct view_aanmelden_persoon p = { .nr = nr, .legend = N_("Gegevens van de persoon"),
		.id = str_cat(a->r->arena, STR("persoon-"), str_from_i64(a->r->arena, (int64_t)nr + 1)) };

	if (a->npersonen > 1) {
		p.legend = nr == 0 ? N_("Om wie het vooral gaat: persoon") : N_("Persoon");
		p.nummer = str_from_i64(a->r->arena, (int64_t)nr + 1);
		person_rol(a, nr, &p);
	}
	if (nr > 0)
		p.weg = str_cat(a->r->arena, STR("weg"), str_from_i64(a->r->arena, (int64_t)nr));
	person_naam(a, nr, &p);
	person_geboren(a, nr, &p);
	person_rest(a, nr, &p);
	return p;
}

/* The house enters for a partner that has no account or that called. */
static enum fault field_organisatie(const struct aanmelden *a, struct view_field *ret)
{
	struct organisaties l;
	struct view_option *x;

	if (!req_mag(a->r, RECHT_aanmelding_intake))
		return FAULT_NONE;
	TRY(organisatie_list(&a->r->ctx, &(struct organisatie_filter){ .zoek = STR(""), .domein = STR("") }, &l));
	*ret = field(a, INPUT_SELECT, "organisatie", N_("Namens welke organisatie?"));
	ret->help = N_("Het huis zelf is geen deelnemer. Kies de organisatie die aanmeldt.");
	x = options(a, ret, l.n);
	x[ret->noptions++] = (struct view_option){ .value = STR(""), .label = N_("Mijn eigen organisatie") };
	for (size_t i = 0; i < l.n; i++)
		x[ret->noptions++] = (struct view_option){ .value = url_id(a->r, ID_organisatie, l.v[i].id.v), .text = l.v[i].naam };
	return FAULT_NONE;
}

static void field_gemeente(const struct aanmelden *a, struct view_field *ret)
{
	struct view_option *x;

	*ret = field(a, INPUT_COMBOBOX, "gemeente", N_("Gemeente"));
	ret->help = N_("Bepaalt welk huis dit krijgt. Onbekend of buiten de regio mag ook.");
	x = options(a, ret, a->gemeenten.n);
	for (size_t i = 0; i < a->gemeenten.n; i++)
		if (a->gemeenten.v[i].regio)
			x[ret->noptions++] = (struct view_option){ .text = a->gemeenten.v[i].naam };
}

static enum fault view_wie(struct aanmelden *a)
{
	struct view_aanmelden_wie v = { .stap = stap_begin(a, STAP_PERSOON), .n = a->npersonen };

	TRY(field_organisatie(a, &v.organisatie));
	v.soort = radios(a, "soort", N_("Om wie of wat gaat het?"), aanmelding_soorten);
	if (!v.soort.value.p)
		v.soort.value = STR("persoon");
	field_gemeente(a, &v.gemeente);
	v.gebied = field(a, INPUT_TEXT, "gebied", N_("Welk gebied of welke plek?"));
	v.gebied.help = N_("Alleen bij een gebied. Noem geen personen: die meldt u apart aan.");
	v.personen = ARENA_ARRAY(a->r->arena, v.n + 1, struct view_aanmelden_persoon);
	for (size_t i = 0; i < v.n; i++)
		v.personen[i] = person_view(a, i);
	v.aantal = str_from_i64(a->r->arena, (int64_t)v.n);
	view_aanmelden_wie(a->r->out, &v);
	return FAULT_NONE;
}

/* ---- step 2: why ---- */

static void field_thema(const struct aanmelden *a, struct view_field *ret)
{
	struct view_option *x;

	*ret = field(a, INPUT_RADIO, "thema", N_("Waar gaat het vooral om?"));
	ret->help = N_("Bepaalt de grondslag, de criteria en wie erover beslist.");
	x = options(a, ret, a->themas.n);
	for (size_t i = 0; i < a->themas.n; i++) {
		const struct thema *t = a->themas.v[i];

		x[ret->noptions++] = (struct view_option){ .value = t->code, .text = label_text(&t->label, a->r->lang),
			.help_text = label_text(&t->omschrijving, a->r->lang) };
	}
}

static void field_leefgebieden(const struct aanmelden *a, struct view_field *ret)
{
	const struct catalogus *cat = a->r->app->cat;
	struct view_option *x;

	*ret = field(a, INPUT_CHECKS, "leefgebieden", N_("Op welke leefgebieden zijn er problemen?"));
	ret->value = STR_NULL;
	ret->in_line = true;
	x = options(a, ret, cat->nleefgebieden);
	for (size_t i = 0; i < cat->nleefgebieden; i++)
		x[ret->noptions++] = (struct view_option){ .value = cat->leefgebieden[i].code,
			.text = label_text(&cat->leefgebieden[i].label, a->r->lang),
			.chosen = aanmelden_has(a, "leefgebieden", cat->leefgebieden[i].code) };
}

static enum fault view_aanleiding(struct aanmelden *a)
{
	static const struct keus urgenties[] = { { "gewoon", N_("Gewoon") },
		{ "spoed", N_("Spoed: er moet binnen enkele dagen iets gebeuren") }, { NULL, NULL } };
	struct view_aanmelden_aanleiding v = { .stap = stap_begin(a, STAP_AANLEIDING), .geen_thema = a->themas.n == 0 };

	field_thema(a, &v.thema);
	v.aanleiding = area(a, "aanleiding", N_("Wat is de directe aanleiding?"), FEITELIJK, 3);
	v.gedrag = area(a, "gedrag", N_("Welk gedrag of welke situatie ziet u?"),
		N_("Feitelijk en kort, met data. De betrokkene kan dit opvragen."), 6);
	field_leefgebieden(a, &v.leefgebieden);
	v.geprobeerd = area(a, "geprobeerd", N_("Wat is er al geprobeerd?"), NULL, 4);
	v.lokaal = area(a, "lokaal", N_("Waarom lukt het lokaal of binnen één keten niet?"), NULL, 3);
	v.doel = area(a, "doel", N_("Welk resultaat wilt u bereiken?"), NULL, 3);
	v.urgentie = radios(a, "urgentie", N_("Hoe snel is het nodig?"), urgenties);
	if (!v.urgentie.value.p)
		v.urgentie.value = STR("gewoon");
	view_aanmelden_aanleiding(a->r->out, &v);
	return FAULT_NONE;
}

/* ---- step 3: criteria ---- */

static struct view_criterium criterium_view(const struct aanmelden *a, const struct criteriaset *s,
	const struct criterium *q)
{
	static const struct keus antwoorden[] = { { "ja", N_("Ja") }, { "nee", N_("Nee") }, { "onbekend", N_("Weet ik niet") },
		{ NULL, NULL } };
	struct arena *m = a->r->arena;
	struct str key = str_cat(m, str_cat(m, s->code, STR(".")), q->code);
	struct str antwoord = str_cat(m, STR("c."), key);
	struct view_criterium v = { .nummer = q->code, .titel = label_text(&q->label, a->r->lang),
		.uitleg = label_text(&q->uitleg, a->r->lang) };

	v.antwoord = radios(a, antwoord.p, N_("Geldt dit criterium?"), antwoorden);
	v.antwoord.text = tr_args(m, a->r->lang, N_("Geldt criterium %1: %2?"),
		(const struct out_arg[]){ out_arg_str(q->code), out_arg_str(v.titel) }, 2);
	v.antwoord.label_hidden = true;
	if (!q->bewijs)
		return v;
	v.motivering = area(a, str_cat(m, STR("m."), key).p, N_("Waaruit blijkt dat?"), NULL, 2);
	v.toon = str_cat(m, str_cat(m, STR("a."), antwoord), STR("=ja"));
	return v;
}

static struct view_criteria_groep groep_view(const struct aanmelden *a, const struct criteriaset *s)
{
	struct view_criteria_groep g = { .titel = label_text(&s->label, a->r->lang), .n = s->ncriteria };

	g.v = ARENA_ARRAY(a->r->arena, g.n + 1, struct view_criterium);
	for (size_t i = 0; i < g.n; i++)
		g.v[i] = criterium_view(a, s, &s->criteria[i]);
	return g;
}

static void options_veld(const struct aanmelden *a, struct view_field *f, const struct themaveld *v)
{
	struct view_option *x = options(a, f, v->nopties + 1);

	x[f->noptions++] = (struct view_option){ .value = STR(""), .label = N_("Niet ingevuld") };
	for (size_t i = 0; i < v->nopties; i++)
		x[f->noptions++] = (struct view_option){ .value = v->opties[i].code,
			.text = label_text(&v->opties[i].label, a->r->lang) };
}

static struct view_field veld_view(const struct aanmelden *a, const struct themaveld *v)
{
	static const struct keus janee[] = { { "ja", N_("Ja") }, { "nee", N_("Nee") }, { NULL, NULL } };
	static const enum input_kind kinds[VELD__MAX] = { [VELD_TEKST] = INPUT_TEXT, [VELD_GETAL] = INPUT_NUMBER,
		[VELD_DATUM] = INPUT_DATE, [VELD_KEUZE] = INPUT_SELECT, [VELD_JANEE] = INPUT_RADIO };
	struct view_field f = field(a, kinds[v->type], str_cat(a->r->arena, STR("v."), v->code).p, NULL);

	if (v->type == VELD_TEKST && v->max > 200)
		f.kind = INPUT_TEXTAREA;
	f.text = label_text(&v->label, a->r->lang);
	f.required = v->verplicht;
	f.optional = !v->verplicht;
	if (label_given(&v->uitleg))
		f.help_text = label_text(&v->uitleg, a->r->lang);
	if (v->type == VELD_KEUZE)
		options_veld(a, &f, v);
	if (v->type == VELD_JANEE) {
		options_keus(a, &f, janee, NULL);
		f.in_line = true;
	}
	if (v->type == VELD_GETAL)
		f.width = 6;
	return f;
}

static enum fault view_criteria(struct aanmelden *a)
{
	struct view_aanmelden_criteria v = { .stap = stap_begin(a, STAP_CRITERIA), .geen_thema = !a->thema,
		.url_thema = url_aanmelden_aanleiding(a->r, a->id) };

	if (a->thema) {
		v.n = a->thema->ncriteria;
		v.nvelden = a->thema->nvelden;
	}
	v.groepen = ARENA_ARRAY(a->r->arena, v.n + 1, struct view_criteria_groep);
	v.velden = ARENA_ARRAY(a->r->arena, v.nvelden + 1, struct view_field);
	for (size_t i = 0; i < v.n; i++)
		v.groepen[i] = groep_view(a, a->thema->criteria[i]);
	for (size_t i = 0; i < v.nvelden; i++)
		v.velden[i] = veld_view(a, &a->thema->velden[i]);
	v.risico = field(a, INPUT_RADIO, "risico", N_("Inschatting veiligheidsrisico"));
	v.risico.help = N_("Voor de persoon zelf of voor anderen. Kies wat u nu het meest waarschijnlijk vindt.");
	v.risico.options = (const struct view_option[]){
		{ .value = STR("laag"), .label = N_("Laag"), .help = N_("Geen aanwijzingen voor gevaar op korte termijn.") },
		{ .value = STR("midden"), .label = N_("Midden"), .help = N_("Zorgelijke signalen, gevaar is voorstelbaar.") },
		{ .value = STR("hoog"), .label = N_("Hoog"),
			.help = N_("Concrete dreiging of recent ernstig incident. De intake wordt direct gewaarschuwd.") },
	};
	v.risico.noptions = 3;
	view_aanmelden_criteria(a->r->out, &v);
	return FAULT_NONE;
}

/* ---- step 4: on which ground ---- */

static bool regime_takes_police(const struct aanmelden *a)
{
	return a->thema && regime_may_record(a->thema->regime, KRING_BETROKKENE, STR("politiegegevens"));
}

static void field_categorieen(const struct aanmelden *a, struct view_field *ret)
{
	const struct catalogus *cat = a->r->app->cat;
	struct view_option *x;

	if (!a->thema)
		return;
	*ret = field(a, INPUT_CHECKS, "categorieen", N_("Deelt u bijzondere gegevens?"));
	ret->value = STR_NULL;
	ret->help = N_("Alleen wat de grondslag toelaat. Andere bijzondere gegevens horen niet in deze aanmelding.");
	x = options(a, ret, cat->ncategorieen);
	for (size_t i = 0; i < cat->ncategorieen; i++) {
		const struct gegevenscategorie *g = &cat->categorieen[i];

		if (g->aard == AARD_ZAAK || g->aard == AARD_GEWOON
			|| !regime_may_record(a->thema->regime, KRING_BETROKKENE, g->code))
			continue;
		x[ret->noptions++] = (struct view_option){ .value = g->code, .text = label_text(&g->label, a->r->lang),
			.chosen = aanmelden_has(a, "categorieen", g->code) };
	}
	if (!ret->noptions)
		ret->name = NULL;
}

static void field_wpg(const struct aanmelden *a, struct view_field *ret)
{
	static const struct keus artikelen[] = { { "8", N_("Artikel 8: dagelijkse politietaak") },
		{ "13", N_("Artikel 13: ondersteunende taken") }, { "geen", N_("Er zijn geen politiegegevens bij") },
		{ NULL, NULL } };

	if (!regime_takes_police(a) || str_eq(a->nieuw.soort, STR("gebied")))
		return;
	*ret = field(a, INPUT_RADIO, "wpg", N_("Politiegegevens"));
	ret->help = N_("Onder welk artikel van de Wet politiegegevens vallen ze? Andere politiegegevens mogen hier niet in.");
	options_keus(a, ret, artikelen, NULL);
	if (str_eq(a->themas.organisatie_soort, STR("politie")))
		ret->noptions = 2; /* what police tells of a person is police data */
	else if (!ret->value.p)
		ret->value = STR("geen");
}

static void options_informeren(const struct aanmelden *a, struct view_informeren *v)
{
	const struct redenlijst *l = redenlijst_find(a->r->app->cat, STR("niet_geinformeerd"));
	const struct regime *regime = a->thema ? a->thema->regime : NULL;
	struct view_option *x = options(a, &v->geinformeerd, 4 + (l ? l->nredenen : 0));
	struct buf toon = buf_new(a->r->arena);

	for (const struct keus *k = aanmelding_informeren; k->code; k++)
		x[v->geinformeerd.noptions++] = (struct view_option){ .value = str_z(k->code), .label = k->label };
	for (size_t i = 0; l && regime && i < l->nredenen; i++) {
		const struct reden *d = &l->redenen[i];
		bool permitted = false;

		for (size_t j = 0; j < regime->informatie.nuitzonderingen; j++)
			permitted |= str_eq(regime->informatie.uitzonderingen[j], d->code);
		if (!permitted)
			continue;
		x[v->geinformeerd.noptions++] = (struct view_option){ .value = d->code,
			.text = str_cat(a->r->arena, str_z(tr(a->r->lang, N_("Nee, uitgesteld: "))),
				label_text(&d->label, a->r->lang)), .help_text = d->grond.n ? d->grond : STR_NULL };
		if (toon.n)
			buf_addc(&toon, ' ');
		buf_addz(&toon, v->geinformeerd.name);
		buf_addc(&toon, '=');
		buf_add(&toon, d->code);
	}
	v->toon = buf_str(&toon);
}

static bool about_person(const struct aanmelden *a, size_t i)
{
	struct str rol = a->nieuw.personen[i].rol;
	const struct casusrol *c = casusrol_find(a->r->app->cat, rol.n ? rol : i == 0 ? STR("betrokkene") : STR("contact"));

	return c && c->kring == KRING_BETROKKENE;
}

static void informeren_view(const struct aanmelden *a, size_t nr, struct view_informeren *v)
{
	v->geinformeerd = person_field(a, nr, INPUT_RADIO, "geinformeerd",
		N_("Is de betrokkene geïnformeerd over deze aanmelding?"));
	if (a->nieuw.npersonen > 1)
		v->geinformeerd.text = tr_args(a->r->arena, a->r->lang, N_("Is %1 geïnformeerd over deze aanmelding?"),
			(const struct out_arg[]){ out_arg_str(naam_display(a->r->arena, &a->nieuw.personen[nr].naam)) }, 1);
	options_informeren(a, v);
	v->reden = person_field(a, nr, INPUT_TEXTAREA, "geinformeerd_reden", N_("Waarom is informeren uitgesteld?"));
	v->reden.rows = 2;
	v->reden.help = N_("Alleen bij uitstel. U legt hiermee de reden vast.");
}

static enum fault view_grondslag(struct aanmelden *a)
{
	struct view_aanmelden_grondslag v = { .stap = stap_begin(a, STAP_GRONDSLAG), .geen_thema = !a->thema,
		.url_thema = url_aanmelden_aanleiding(a->r, a->id) };

	if (a->thema) {
		const struct regime *g = a->thema->regime;
		const struct regime_partij *p = regime_partij_find(g, a->themas.organisatie_soort);

		v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Thema"), .value = thema_naam(a->r, a->thema->code) };
		v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Grondslag"), .value = label_text(&g->label, a->r->lang) };
		v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Uw organisatie neemt deel op grond van"),
			.value = p ? p->grond : g->nartikelen ? g->artikelen[0] : STR("") };
	}
	v.taak = field(a, INPUT_TEXT, "taak", N_("Vanuit welke wettelijke taak meldt u aan?"));
	v.taak.optional = true;
	v.taak.help = N_("Bijvoorbeeld: handhaving van de openbare orde, Wmo, reclasseringstoezicht.");
	v.noodzaak = area(a, "noodzaak", N_("Waarom is delen noodzakelijk en niet meer dan nodig?"),
		N_("Noem het doel en waarom een lichtere weg niet volstaat. 2 of 3 zinnen is genoeg."), 4);
	field_categorieen(a, &v.categorieen);
	field_wpg(a, &v.wpg);
	v.voorwaarden = area(a, "voorwaarden", N_("Voorwaarden bij doorgeven"),
		N_("Wat mag er niet zonder u met deze gegevens gebeuren? Dit blijft bij elk gegeven staan."), 2);
	v.voorwaarden.optional = true;
	v.personen = ARENA_ARRAY(a->r->arena, a->nieuw.npersonen + 1, struct view_informeren);
	for (size_t i = 0; i < a->nieuw.npersonen; i++)
		if (about_person(a, i))
			informeren_view(a, i, &v.personen[v.n++]);
	view_aanmelden_grondslag(a->r->out, &v);
	return FAULT_NONE;
}

/* ---- step 5: partners and attachments ---- */

static struct str size_text(const struct req *r, int64_t bytes)
{
	if (bytes < 1024 * 1024)
		return tr_args(r->arena, r->lang, N_("%1 kB"), (const struct out_arg[]){ out_arg_int((bytes + 1023) / 1024) }, 1);
	return tr_args(r->arena, r->lang, N_("%1 MB"),
		(const struct out_arg[]){ out_arg_str(text_tiende(r->arena, r->lang, bytes * 10 / (1024 * 1024))) }, 1);
}

void bijlagen_fill(struct req *r, const struct bijlagen *l, struct view_bijlagen *ret)
{
	ret->token = form_token(r);
	ret->n = l->n;
	ret->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_bijlage_rij);
	for (size_t i = 0; i < l->n; i++)
		ret->v[i] = (struct view_bijlage_rij){ .titel = l->v[i].titel, .grootte = size_text(r, l->v[i].grootte),
			.moment = text_moment(r->arena, r->lang, l->v[i].moment), .door = l->v[i].door_naam,
			.url = url_bijlage(r, l->v[i].id) };
	ret->bestand = (struct view_field){ .kind = INPUT_FILE, .name = "bestand", .label = N_("Bestand"),
		.help = N_("Pdf, Word (docx), Excel (xlsx), odt, png, jpg of txt. Hoogstens 20 MB, zonder macro's."),
		.error = req_error(r, "bestand") };
	ret->titel = (struct view_field){ .kind = INPUT_TEXT, .name = "titel", .label = N_("Titel"), .optional = true,
		.value = req_value(r, "titel", STR("")), .error = req_error(r, "titel") };
}

static enum fault view_partners(struct aanmelden *a)
{
	struct view_aanmelden_partners v = { .stap = stap_begin(a, STAP_PARTNERS) };
	struct bijlagen l;

	TRY(bijlage_list(&a->r->ctx, aanmelding_dossier(a->id), &l));
	if (l.n)
		ctx_look(&a->r->ctx, aanmelding_dossier(a->id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("eigen aanmelding"));
	bijlagen_fill(a->r, &l, &v.bijlagen);
	v.stap.upload = true;
	v.bijlagen.bestand.optional = true;
	for (size_t i = 0; i < v.bijlagen.n; i++) {
		v.bijlagen.v[i].weg = url_id(a->r, ID_bijlage, l.v[i].id.v);
		v.bijlagen.v[i].door = STR_NULL;
	}
	v.partners = area(a, "partners", N_("Welke organisaties zijn al betrokken?"),
		N_("Een regel per organisatie: naam, afdeling of team, contactpersoon."), 5);
	v.partners.optional = true;
	view_aanmelden_partners(a->r->out, &v);
	return FAULT_NONE;
}

/* ---- step 6: check ---- */

struct blok {
	const struct aanmelden *a;
	struct view_samenvatting *s;
};

static void fact(struct blok *b, const char *label, struct str value)
{
	b->s->feiten[b->s->n++] = (struct view_fact){ .label = label, .value = value };
}

static struct blok blok_begin(struct aanmelden *a, struct view_aanmelden_controle *v, const char *titel, enum stap s,
	size_t max)
{
	struct view_samenvatting *x = &v->v[v->n++];

	x->titel = titel;
	x->id = str_cat(a->r->arena, STR("blok-"), str_from_i64(a->r->arena, (int64_t)v->n));
	x->url = stap_url(a->r, a->id, s);
	x->feiten = ARENA_ARRAY(a->r->arena, max + 1, struct view_fact);
	return (struct blok){ a, x };
}

static void blok_persoon(struct blok *b, size_t i)
{
	const struct req *r = b->a->r;
	const struct persoon_nieuw *p = &b->a->nieuw.personen[i];
	struct adres_rij adres = { p->adres.soort, p->adres.straat, p->adres.toevoeging, p->adres.postcode, p->adres.plaats,
		p->adres.land, STR(""), p->adres.huisnummer, false };

	fact(b, N_("Naam"), p->naam.geslachtsnaam.n ? naam_display(r->arena, &p->naam) : STR(""));
	fact(b, N_("Geboortedatum"), datum_valid(p->geboren, true) ? geboren_tekst(r, p->geboren) : STR(""));
	fact(b, N_("BSN"), p->bsn.n ? bsn_masked(r->arena, p->bsn) : p->bsn_reden.n
		? keus_naam(r, aanmelding_bsn_redenen, p->bsn_reden) : STR(""));
	fact(b, N_("Verblijfplaats"), adres.soort.n ? adres_tekst(r, &adres) : STR(""));
}

static void blok_wie(struct aanmelden *a, struct view_aanmelden_controle *v)
{
	struct blok b = blok_begin(a, v, N_("Persoon"), STAP_PERSOON, 4 + 4 * AANMELDING_PERSONEN_MAX);

	fact(&b, N_("Om wie of wat het gaat"), keus_naam(a->r, aanmelding_soorten, a->nieuw.soort));
	fact(&b, N_("Gemeente"), aanmelden_value(a, "gemeente"));
	if (str_eq(a->nieuw.soort, STR("gebied")))
		fact(&b, N_("Gebied"), a->nieuw.gebied);
	for (size_t i = 0; i < a->nieuw.npersonen; i++)
		blok_persoon(&b, i);
}

static void blok_aanleiding(struct aanmelden *a, struct view_aanmelden_controle *v)
{
	struct blok b = blok_begin(a, v, N_("Aanleiding"), STAP_AANLEIDING, 8);

	fact(&b, N_("Thema"), a->thema ? thema_naam(a->r, a->thema->code) : STR(""));
	fact(&b, N_("Directe aanleiding"), a->nieuw.aanleiding);
	fact(&b, N_("Gedrag of situatie"), a->nieuw.gedrag);
	fact(&b, N_("Leefgebieden"), leefgebieden_namen(a->r, a->nieuw.leefgebieden));
	fact(&b, N_("Al geprobeerd"), a->nieuw.geprobeerd);
	fact(&b, N_("Waarom niet lokaal"), a->nieuw.lokaal);
	fact(&b, N_("Gewenst resultaat"), a->nieuw.doel);
	fact(&b, N_("Urgentie"), str_eq(a->nieuw.urgentie, STR("spoed")) ? str_z(tr(a->r->lang, N_("Spoed")))
		: str_z(tr(a->r->lang, N_("Gewoon"))));
}

static void blok_criteria(struct aanmelden *a, struct view_aanmelden_controle *v)
{
	size_t max = 1;
	struct blok b;

	for (size_t i = 0; a->thema && i < a->thema->ncriteria; i++)
		max += a->thema->criteria[i]->ncriteria;
	b = blok_begin(a, v, N_("Criteria"), STAP_CRITERIA, max);
	for (size_t i = 0; a->thema && i < a->thema->ncriteria; i++)
		for (size_t j = 0; j < a->thema->criteria[i]->ncriteria; j++) {
			const struct criteriaset *s = a->thema->criteria[i];
			const struct criterium *q = &s->criteria[j];
			struct str antwoord = STR("");

			for (size_t n = 0; n < a->nieuw.ncriteria; n++)
				if (str_eq(a->nieuw.criteria[n].criteria, s->code) && str_eq(a->nieuw.criteria[n].criterium, q->code))
					antwoord = antwoord_naam(a->r, a->nieuw.criteria[n].antwoord);
			b.s->feiten[b.s->n++] = (struct view_fact){ .text = label_text(&q->label, a->r->lang), .value = antwoord };
		}
	fact(&b, N_("Veiligheidsrisico"), a->nieuw.risico.n ? keus_naam(a->r, aanmelding_risicos, a->nieuw.risico) : STR(""));
}

static void blok_grondslag(struct aanmelden *a, struct view_aanmelden_controle *v)
{
	struct blok b = blok_begin(a, v, N_("Grondslag"), STAP_GRONDSLAG, 6 + AANMELDING_PERSONEN_MAX);
	const struct aanmelding_nieuw *n = &a->nieuw;

	fact(&b, N_("Grondslag"), a->thema ? label_text(&a->thema->regime->label, a->r->lang) : STR(""));
	fact(&b, N_("Waarom delen nodig is"), n->noodzaak);
	fact(&b, N_("Bijzondere gegevens"), categorieen_namen(a->r, n->categorieen));
	if (regime_takes_police(a))
		fact(&b, N_("Wet politiegegevens"), n->wpg.n ? str_cat(a->r->arena, STR("art. "), n->wpg) : STR(""));
	for (size_t i = 0; i < n->npersonen; i++)
		if (about_person(a, i))
			fact(&b, N_("Betrokkene geïnformeerd"), n->personen[i].geinformeerd.n
				? informeren_naam(a->r, n->personen[i].geinformeerd) : STR(""));
	fact(&b, N_("Voorwaarden"), n->voorwaarden);
}

static enum fault blok_partners(struct aanmelden *a, struct view_aanmelden_controle *v)
{
	struct blok b = blok_begin(a, v, N_("Betrokken partners en bijlagen"), STAP_PARTNERS, 2);
	struct bijlagen l;

	TRY(bijlage_list(&a->r->ctx, aanmelding_dossier(a->id), &l));
	fact(&b, N_("Betrokken partners"), a->nieuw.partners);
	fact(&b, N_("Bijlagen"), l.n ? str_from_i64(a->r->arena, (int64_t)l.n) : STR(""));
	return FAULT_NONE;
}

/* What the domain would refuse, with the step where it can be mended. */
static enum fault fill_mist(struct aanmelden *a, struct view_aanmelden_controle *v)
{
	struct fault_info fi;

	TRY(aanmelden_check(a, &fi));
	v->mist = ARENA_ARRAY(a->r->arena, FAULT_FIELDS_MAX, struct view_mist);
	for (size_t i = 0; i < fi.nfields; i++) {
		enum stap s = stap_of_field(str_z(fi.fields[i].field));
		struct str url = stap_url(a->r, a->id, s == STAP_CONTROLE ? STAP_PERSOON : s);

		url = str_cat(a->r->arena, str_cat(a->r->arena, url, STR("#a.")), str_z(fi.fields[i].field));
		v->mist[v->nmist++] = (struct view_mist){ stap_label(s), fi.fields[i].text, url };
	}
	if (fi.fault && !fi.nfields)
		v->mist[v->nmist++] = (struct view_mist){ stap_label(STAP_PERSOON), fi.text ? fi.text : fault_text(fi.fault),
			stap_url(a->r, a->id, STAP_PERSOON) };
	return FAULT_NONE;
}

static enum fault view_controle(struct aanmelden *a)
{
	struct view_aanmelden_controle v = { .stap = stap_begin(a, STAP_CONTROLE) };

	blok_wie(a, &v);
	blok_aanleiding(a, &v);
	blok_criteria(a, &v);
	blok_grondslag(a, &v);
	TRY(blok_partners(a, &v));
	TRY(fill_mist(a, &v));
	v.akkoord = (struct view_field){ .kind = INPUT_CHECK, .name = "akkoord",
		.label = N_("Ik meld aan namens mijn organisatie. Wij hebben de juistheid van de gegevens zo goed mogelijk "
			"gecontroleerd en blijven daarvoor verantwoordelijk."),
		.error = req_error(a->r, "akkoord") };
	view_aanmelden_controle(a->r->out, &v);
	return FAULT_NONE;
}

enum fault stap_view(struct aanmelden *a, enum stap s)
{
	switch (s) {
	case STAP_PERSOON: return view_wie(a);
	case STAP_AANLEIDING: return view_aanleiding(a);
	case STAP_CRITERIA: return view_criteria(a);
	case STAP_GRONDSLAG: return view_grondslag(a);
	case STAP_PARTNERS: return view_partners(a);
	default: return view_controle(a);
	}
}
