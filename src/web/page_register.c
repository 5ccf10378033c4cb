/* Pages: the registers of who guards privacy. */
#include "web/page_register.h"

#include "catalogus/catalogus.h"
#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

#define BINNEN_DAGEN 30

static struct str given(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

/* The houses of which the actor keeps the registers, and the regio. */
static enum fault house_field(struct req *r, struct huis_id now, struct view_formulier *f)
{
	struct huizen all;
	struct huis_id *v;
	struct view_field *x;
	struct view_option *o;
	size_t n;
	bool regio;

	TRY(register_huizen(&r->ctx, &n, &v, &regio));
	TRY(huis_all(&r->ctx, &all));
	x = veld_add(r, f, INPUT_SELECT, "huis", N_("Voor welk huis?"), now.v ? id_value(r, ID_huis, now.v) : STR(""));
	o = opties_new(r, x, n, regio ? N_("Alle huizen van de regio") : N_("Kies een huis"));
	for (size_t i = 0; i < all.n; i++)
		for (size_t k = 0; k < n; k++)
			if (all.v[i].id.v == v[k].v)
				o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_huis, v[k].v), .text = all.v[i].naam };
	return FAULT_NONE;
}

static struct view_field *day_field(struct req *r, struct view_formulier *f, const char *name, const char *label,
	struct datum now)
{
	struct view_field *x = veld_add(r, f, INPUT_DATE, name, label, now.v ? casus_datum_veld(r, now) : STR(""));

	x->width = 10;
	x->optional = true;
	return x;
}

/* ---- measures ---- */

static const char *measure_status(const struct maatregel *m)
{
	if (m->vervallen.v)
		return N_("Niet meer nodig");
	if (m->klaar.v)
		return m->laat ? N_("Opnieuw bekijken") : N_("Klaar");
	return m->laat ? N_("Te laat") : N_("Open");
}

enum fault page_maatregelen(struct req *r, const struct in_maatregelen *in)
{
	struct view_maatregelen *v = ARENA_NEW(r->arena, struct view_maatregelen);
	struct maatregelen l;

	(void)in;
	TRY(maatregel_list(&r->ctx, &l));
	TRY(toetsing_begin(r, N_("DPIA-maatregelen"), TOETSING_MAATREGEL, &v->kop));
	v->kop.kop.sub = N_("Wat uit een gegevensbeschermingseffectbeoordeling volgt: wie ervoor zorgt, wanneer het klaar is en wanneer u nagaat of het werkt (AVG 35).");
	v->nieuw[0] = (struct view_button){ .label = N_("Maatregel toevoegen"), .kind = BUTTON_PRIMARY, .icon = "plus",
		.href = url_maatregel_nieuw(r) };
	v->kop.kop.actions = v->nieuw;
	v->kop.kop.nactions = 1;
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_maatregel_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct maatregel *m = &l.v[i];
		struct datum dag = m->vervallen.v ? m->vervallen : m->klaar.v ? m->herzien : m->uiterlijk;

		v->v[i] = (struct view_maatregel_rij){ .url = url_maatregel(r, m->id), .wat = m->wat, .dpia = m->dpia,
			.huis = m->huis_naam, .eigenaar = m->eigenaar, .dag = casus_dag(r, dag), .status = measure_status(m),
			.laat = m->laat, .gauw = m->werk, .klaar = m->klaar.v || m->vervallen.v };
	}
	view_maatregelen(r->out, v);
	return page_send(r, N_("DPIA-maatregelen"), MENU_TOETSING);
}

static enum fault measure_form(struct req *r, const struct maatregel *m, struct str action, struct view_formulier *f)
{
	struct view_field *x;

	*f = formulier_begin(r, action, N_("Opslaan"));
	if (m->id.v)
		formulier_hide(f, "versie", str_from_i64(r->arena, m->versie));
	f->annuleren = url_maatregelen(r);
	TRY(house_field(r, m->huis, f));
	x = veld_add(r, f, INPUT_TEXT, "dpia", N_("Uit welke DPIA?"), m->dpia);
	x->required = true;
	x->help = N_("Naam en jaar, zoals in het stuk zelf.");
	x = veld_add(r, f, INPUT_TEXTAREA, "wat", N_("Wat moet er gebeuren?"), m->wat);
	x->required = true;
	x->rows = 3;
	x = veld_add(r, f, INPUT_TEXT, "eigenaar", N_("Wie zorgt ervoor?"), m->eigenaar);
	x->required = true;
	x->help = N_("Naam en functie, of een organisatie.");
	x = day_field(r, f, "uiterlijk", N_("Uiterlijk klaar op"), m->uiterlijk);
	x->optional = false;
	x->required = true;
	day_field(r, f, "klaar", N_("Klaar sinds"), m->klaar);
	x = day_field(r, f, "herzien", N_("Opnieuw bekijken op"), m->herzien);
	x->help = N_("Nodig als de maatregel klaar is: dan gaat u na of hij werkt.");
	day_field(r, f, "vervallen", N_("Niet meer nodig sinds"), m->vervallen);
	x = veld_add(r, f, INPUT_TEXTAREA, "resultaat", N_("Wat is er gedaan, of waarom niet meer nodig?"), m->resultaat);
	x->rows = 3;
	x->optional = true;
	return FAULT_NONE;
}

enum fault page_maatregel_nieuw(struct req *r, const struct in_maatregel_nieuw *in)
{
	struct view_register_stuk *v = ARENA_NEW(r->arena, struct view_register_stuk);
	const struct maatregel leeg = { .dpia = STR(""), .wat = STR(""), .eigenaar = STR(""), .resultaat = STR("") };

	(void)in;
	TRY(toetsing_begin(r, N_("Maatregel toevoegen"), TOETSING_MAATREGEL, &v->kop));
	toetsing_crumbs(&v->kop, str_z(tr(r->lang, N_("Maatregel toevoegen"))));
	TRY(measure_form(r, &leeg, url_maatregel_nieuw_post(r), &v->form));
	view_register_stuk(r->out, v);
	return page_send(r, N_("Maatregel toevoegen"), MENU_TOETSING);
}

enum fault page_maatregel_nieuw_post(struct req *r, const struct in_maatregel_nieuw_post *in)
{
	const struct maatregel m = { .huis = in->huis, .dpia = given(in->dpia), .wat = given(in->wat),
		.eigenaar = given(in->eigenaar), .uiterlijk = in->uiterlijk, .klaar = in->klaar, .herzien = in->herzien,
		.vervallen = in->vervallen, .resultaat = given(in->resultaat) };
	struct maatregel_id id;

	TRY(maatregel_save(&r->ctx, &m, &id));
	return req_redirect(r, url_maatregelen(r), "register_opgeslagen");
}

enum fault page_maatregel(struct req *r, const struct in_maatregel *in)
{
	struct view_register_stuk *v = ARENA_NEW(r->arena, struct view_register_stuk);
	struct maatregel *m;

	TRY(maatregel_get(&r->ctx, in->maatregel, &m));
	TRY(toetsing_begin(r, N_("DPIA-maatregel"), TOETSING_MAATREGEL, &v->kop));
	toetsing_crumbs(&v->kop, m->dpia);
	TRY(measure_form(r, m, url_maatregel_post(r, m->id), &v->form));
	v->laat = m->laat;
	v->laat_dag = casus_dag(r, m->klaar.v ? m->herzien : m->uiterlijk);
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Status"), .value = str_z(tr(r->lang, measure_status(m))) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Huis"), .value = m->huis_naam.n ? m->huis_naam
		: str_z(tr(r->lang, N_("Alle huizen van de regio"))) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Toegevoegd door"), .value = m->door_naam };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Toegevoegd op"), .value = casus_moment_dag(r, m->moment) };
	view_register_stuk(r->out, v);
	return page_send(r, N_("DPIA-maatregel"), MENU_TOETSING);
}

enum fault page_maatregel_post(struct req *r, const struct in_maatregel_post *in)
{
	const struct maatregel m = { .id = in->maatregel, .versie = in->versie, .huis = in->huis, .dpia = given(in->dpia),
		.wat = given(in->wat), .eigenaar = given(in->eigenaar), .uiterlijk = in->uiterlijk, .klaar = in->klaar,
		.herzien = in->herzien, .vervallen = in->vervallen, .resultaat = given(in->resultaat) };
	struct maatregel_id id;

	TRY(maatregel_save(&r->ctx, &m, &id));
	return req_redirect(r, url_maatregelen(r), "register_opgeslagen");
}

/* ---- covenants ---- */

enum fault page_convenanten(struct req *r, const struct in_convenanten *in)
{
	struct view_convenanten *v = ARENA_NEW(r->arena, struct view_convenanten);
	struct convenanten l;

	(void)in;
	TRY(convenant_list(&r->ctx, &l));
	TRY(toetsing_begin(r, N_("Convenanten en protocollen"), TOETSING_CONVENANT, &v->kop));
	v->kop.kop.sub = N_("Welke afspraken tussen de organisaties gelden, wie ze tekende en wanneer ze eindigen.");
	v->nieuw[0] = (struct view_button){ .label = N_("Convenant toevoegen"), .kind = BUTTON_PRIMARY, .icon = "plus",
		.href = url_convenant_nieuw(r) };
	v->kop.kop.actions = v->nieuw;
	v->kop.kop.nactions = 1;
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_convenant_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct convenant *x = &l.v[i];

		v->v[i] = (struct view_convenant_rij){ .url = url_convenant(r, x->id), .titel = x->titel, .uitgave = x->uitgave,
			.huis = x->huis_naam, .ingang = casus_dag(r, x->ingang), .einde = casus_dag(r, x->einde),
			.partijen = text_aantal(r->arena, r->lang, x->aantal), .soort = casus_keus_label(convenant_soorten, x->soort),
			.gauw = x->gauw, .voorbij = x->voorbij };
	}
	view_convenanten(r->out, v);
	return page_send(r, N_("Convenanten"), MENU_TOETSING);
}

static enum fault covenant_form(struct req *r, const struct convenant *c, struct str action, struct view_formulier *f)
{
	struct view_field *x;

	*f = formulier_begin(r, action, N_("Opslaan"));
	if (c->id.v)
		formulier_hide(f, "versie", str_from_i64(r->arena, c->versie));
	f->annuleren = url_convenanten(r);
	TRY(house_field(r, c->huis, f));
	x = veld_add(r, f, INPUT_RADIO, "soort", N_("Wat voor stuk is het?"), c->soort);
	casus_opties(r, x, convenant_soorten);
	veld_add(r, f, INPUT_TEXT, "titel", N_("Titel"), c->titel)->required = true;
	x = veld_add(r, f, INPUT_TEXT, "uitgave", N_("Versie"), c->uitgave);
	x->required = true;
	x->width = 20;
	x = veld_add(r, f, INPUT_TEXT, "document", N_("Waar staat het getekende stuk?"), c->document);
	x->required = true;
	x->help = N_("Het kenmerk in uw archief, of het adres van het stuk.");
	x = day_field(r, f, "ingang", N_("Geldt vanaf"), c->ingang);
	x->optional = false;
	x->required = true;
	x = day_field(r, f, "einde", N_("Geldt tot en met"), c->einde);
	x->help = N_("Leeg als er geen einddatum is afgesproken.");
	x = veld_add(r, f, INPUT_TEXTAREA, "toelichting", N_("Toelichting"), c->toelichting);
	x->rows = 2;
	x->optional = true;
	return FAULT_NONE;
}

enum fault page_convenant_nieuw(struct req *r, const struct in_convenant_nieuw *in)
{
	struct view_convenant *v = ARENA_NEW(r->arena, struct view_convenant);
	const struct convenant leeg = { .soort = STR(""), .titel = STR(""), .uitgave = STR(""), .document = STR(""),
		.toelichting = STR("") };

	(void)in;
	TRY(toetsing_begin(r, N_("Convenant toevoegen"), TOETSING_CONVENANT, &v->kop));
	toetsing_crumbs(&v->kop, str_z(tr(r->lang, N_("Convenant toevoegen"))));
	TRY(covenant_form(r, &leeg, url_convenant_nieuw_post(r), &v->form));
	v->nieuw = true;
	view_convenant(r->out, v);
	return page_send(r, N_("Convenant toevoegen"), MENU_TOETSING);
}

enum fault page_convenant_nieuw_post(struct req *r, const struct in_convenant_nieuw_post *in)
{
	const struct convenant c = { .huis = in->huis, .soort = given(in->soort), .titel = given(in->titel),
		.uitgave = given(in->uitgave), .document = given(in->document), .ingang = in->ingang, .einde = in->einde,
		.toelichting = given(in->toelichting) };
	struct convenant_id id;

	TRY(convenant_save(&r->ctx, &c, &id));
	return req_redirect(r, url_convenant(r, id), "register_opgeslagen");
}

static void sign_form(struct req *r, const struct convenant *c, struct view_formulier *f)
{
	struct view_field *x;
	struct view_option *o;

	if (!c->nniet || c->voorbij)
		return;
	*f = formulier_begin(r, url_convenant_tekenen(r, c->id), N_("Ondertekening vastleggen"));
	x = veld_add(r, f, INPUT_SELECT, "organisatie", N_("Organisatie"), STR(""));
	x->required = true;
	o = opties_new(r, x, c->nniet, N_("Kies een organisatie"));
	for (size_t i = 0; i < c->nniet; i++)
		o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_organisatie, c->niet[i].id.v),
			.text = c->niet[i].naam };
	x = veld_add(r, f, INPUT_TEXT, "wie", N_("Wie tekende?"), STR(""));
	x->required = true;
	x->help = N_("Naam en functie.");
	x = day_field(r, f, "getekend", N_("Getekend op"), (struct datum){ 0 });
	x->optional = false;
	x->required = true;
}

static struct view_partij_rij party_view(struct req *r, const struct convenant *c, const struct convenant_partij *p)
{
	struct view_partij_rij v = { .naam = p->naam, .wie = p->wie, .getekend = casus_dag(r, p->getekend),
		.einde = casus_dag(r, p->einde) };
	struct view_field *x;

	if (p->einde.v)
		return v;
	v.uit = formulier_begin(r, url_convenant_uit(r, c->id, p->id), N_("Uittreding vastleggen"));
	v.uit.negative = true;
	v.uit.form.guard = false;
	formulier_hide(&v.uit, "versie", str_from_i64(r->arena, p->versie));
	x = veld_add(r, &v.uit, INPUT_DATE, "laatste", N_("Laatste dag als partij"), STR(""));
	x->id = str_cat(r->arena, STR("laatste-"), id_value(r, ID_ondertekening, p->id.v)).p;
	x->width = 10;
	return v;
}

enum fault page_convenant(struct req *r, const struct in_convenant *in)
{
	struct view_convenant *v = ARENA_NEW(r->arena, struct view_convenant);
	struct convenant *c;

	TRY(convenant_get(&r->ctx, in->convenant, &c));
	TRY(toetsing_begin(r, N_("Convenant"), TOETSING_CONVENANT, &v->kop));
	v->kop.kop.sub_text = c->titel;
	toetsing_crumbs(&v->kop, c->titel);
	TRY(covenant_form(r, c, url_convenant_post(r, c->id), &v->form));
	sign_form(r, c, &v->teken);
	v->v = ARENA_ARRAY(r->arena, c->n + 1, struct view_partij_rij);
	for (; v->n < c->n; v->n++)
		v->v[v->n] = party_view(r, c, &c->v[v->n]);
	v->niet = ARENA_ARRAY(r->arena, c->nniet + 1, struct str);
	for (; v->nniet < c->nniet; v->nniet++)
		v->niet[v->nniet] = c->niet[v->nniet].naam;
	view_convenant(r->out, v);
	return page_send(r, N_("Convenant"), MENU_TOETSING);
}

enum fault page_convenant_post(struct req *r, const struct in_convenant_post *in)
{
	const struct convenant c = { .id = in->convenant, .versie = in->versie, .huis = in->huis, .soort = given(in->soort),
		.titel = given(in->titel), .uitgave = given(in->uitgave), .document = given(in->document), .ingang = in->ingang,
		.einde = in->einde, .toelichting = given(in->toelichting) };
	struct convenant_id id;

	TRY(convenant_save(&r->ctx, &c, &id));
	return req_redirect(r, url_convenant(r, in->convenant), "register_opgeslagen");
}

enum fault page_convenant_tekenen(struct req *r, const struct in_convenant_tekenen *in)
{
	TRY(convenant_sign(&r->ctx, in->convenant, in->organisatie, given(in->wie), in->getekend));
	return req_redirect(r, url_convenant(r, in->convenant), "convenant_getekend");
}

enum fault page_convenant_uit(struct req *r, const struct in_convenant_uit *in)
{
	TRY(convenant_leave(&r->ctx, in->convenant, in->partij, in->versie, in->laatste));
	return req_redirect(r, url_convenant(r, in->convenant), "convenant_uit");
}

/* ---- what ends soon ---- */

static const char *kind(enum aflopend_soort s)
{
	static const char *const labels[] = { N_("Toegang tot een casus"), N_("Vervanging"), N_("Rol"), N_("Account"),
		N_("VOG of screening"), N_("Opleiding") };

	return labels[s];
}

/* The number of the case, the role, or who is replaced. */
static struct str what(struct req *r, const struct aflopend_rij *x)
{
	struct buf b = buf_new(r->arena);

	if (x->soort != AFLOPEND_ROL)
		return x->wat;
	buf_add(&b, rol_naam(r, x->wat));
	if (x->huis_naam.n) {
		buf_addz(&b, ", ");
		buf_add(&b, x->huis_naam);
	}
	if (x->ring.n) {
		buf_addz(&b, ", ");
		buf_addz(&b, tr(r->lang, ring_naam(x->ring)));
	}
	return buf_str(&b);
}

enum fault page_aflopend(struct req *r, const struct in_aflopend *in)
{
	struct view_aflopend *v = ARENA_NEW(r->arena, struct view_aflopend);
	struct aflopend l;

	v->binnen = in->dagen.set ? (int)in->dagen.v : BINNEN_DAGEN;
	TRY(aflopend_list(&r->ctx, v->binnen, &l));
	TRY(toetsing_begin(r, N_("Aflopende machtigingen"), TOETSING_AFLOPEND, &v->kop));
	v->kop.kop.sub = N_("Toegang, rollen, vervangingen en accounts die binnenkort eindigen, en een VOG of opleiding die moet worden vernieuwd.");
	v->url = url_aflopend(r);
	v->dagen = (struct view_field){ .kind = INPUT_NUMBER, .name = "dagen", .label = N_("Binnen hoeveel dagen?"), .width = 4,
		.value = req_value(r, "dagen", str_from_i64(r->arena, v->binnen)), .error = req_error(r, "dagen") };
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_aflopend_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct aflopend_rij *x = &l.v[i];
		bool logboek = req_mag(r, RECHT_logboek_lezen);

		v->v[i] = (struct view_aflopend_rij){ .url = logboek ? url_wie_mens(r, x->medewerker) : STR(""), .naam = x->naam,
			.organisatie = x->organisatie, .wat = what(r, x), .dag = casus_dag(r, x->laatste), .soort = kind(x->soort),
			.wat_url = logboek && x->casus.v ? url_wie_casus(r, x->casus) : STR(""), .nog = x->nog, .grond = x->grond };
	}
	TRY(ctx_looks_send(&r->ctx));
	view_aflopend(r->out, v);
	return page_send(r, N_("Aflopende machtigingen"), MENU_TOETSING);
}
