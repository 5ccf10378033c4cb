/* Pages: people, their roles and accounts, and the work of leavers. Structs in page_beheer.h. */
#include "catalogus/catalogus.h"
#include "domein/toegang/factor.h"
#include "domein/toegang/uitnodiging.h"
#include "domein/organisatie/overdracht.h"
#include "routes.h"
#include "views.h"
#include "web/page_beheer.h"

static struct str dag(struct req *r, struct datum d)
{
	return d.v ? datum_text(r->arena, d) : STR("");
}

/* The last day of a period that ends at a moment: midnight belongs to the day before. */
static struct str laatste_dag(struct req *r, int64_t tot)
{
	return tot ? dag(r, datum_of_moment(tot - 1)) : STR("");
}

/* ---- lists ---- */

static enum medewerker_toon toon_of(struct str code)
{
	return str_eq(code, STR("vertrokken")) ? TOON_VERTROKKEN : str_eq(code, STR("onvolledig")) ? TOON_ONVOLLEDIG
		: TOON_ACTIEF;
}

static void toon_options(struct req *r, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, 3, NULL);

	x[f->noptions++] = (struct view_option){ .value = STR("actief"), .label = N_("Wie er werkt") };
	x[f->noptions++] = (struct view_option){ .value = STR("onvolledig"), .label = N_("VOG of opleiding ontbreekt") };
	x[f->noptions++] = (struct view_option){ .value = STR("vertrokken"), .label = N_("Wie vertrokken is") };
}

static const char *missing(struct datum vog, struct datum opleiding)
{
	return !vog.v && !opleiding.v ? N_("VOG en opleiding ontbreken") : !vog.v ? N_("VOG of screening ontbreekt")
		: !opleiding.v ? N_("Opleiding ontbreekt") : NULL;
}

static struct str role_names(struct req *r, const struct medewerker *m)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < m->nrollen; i++) {
		if (i)
			buf_addz(&b, ", ");
		buf_add(&b, rol_naam(r, m->rollen[i]));
	}
	return buf_str(&b);
}

static void percent_add(struct buf *b, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		buf_addc(b, '%');
		buf_addc(b, digits[ch >> 4]);
		buf_addc(b, digits[ch & 15]);
	}
}

static struct str page_url(struct req *r, struct str base, const struct medewerker_filter *f, struct str toon,
	int64_t vanaf)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, base);
	buf_addz(&b, "?toon=");
	buf_add(&b, toon.n ? toon : STR("actief"));
	if (f->organisatie.v) {
		buf_addz(&b, "&organisatie=");
		buf_add(&b, url_id(r, ID_organisatie, f->organisatie.v));
	}
	if (f->zoek.n) {
		buf_addz(&b, "&q=");
		percent_add(&b, f->zoek);
	}
	buf_addz(&b, "&vanaf=");
	buf_add_i64(&b, vanaf);
	return buf_str(&b);
}

static enum fault list_fill(struct req *r, struct view_medewerkers *v, const struct medewerker_filter *f,
	struct str toon)
{
	struct medewerkers list;

	TRY(medewerker_list(&r->ctx, f, &list));
	v->zoek = (struct view_field){ .kind = INPUT_SEARCH, .name = "q", .label = N_("Naam of e-mailadres"),
		.value = f->zoek };
	v->toon = (struct view_field){ .kind = INPUT_SELECT, .name = "toon", .label = N_("Toon"), .value = toon };
	toon_options(r, &v->toon);
	v->actief = (f->zoek.n > 0) + (f->organisatie.v > 0 && !v->alleen_eigen)
		+ (toon.n > 0 && !str_eq(toon, v->toon.options[0].value));
	v->n = list.n;
	v->v = ARENA_ARRAY(r->arena, list.n + 1, struct view_medewerker_rij);
	for (size_t i = 0; i < list.n; i++) {
		const struct medewerker *m = &list.v[i];

		v->v[i] = (struct view_medewerker_rij){ .naam = m->naam,
			.url = v->alleen_eigen ? url_collega(r, m->id) : url_medewerker(r, m->id), .functie = m->functie,
			.organisatie = m->organisatie_naam, .huis = m->huis_naam, .rollen = role_names(r, m),
			.tot = laatste_dag(r, m->actief_tot), .ontbreekt = missing(m->vog, m->opleiding) };
	}
	if (f->vanaf)
		v->vorige = page_url(r, v->url, f, toon, f->vanaf > MEDEWERKER_PAGE ? f->vanaf - MEDEWERKER_PAGE : 0);
	if (list.meer)
		v->volgende = page_url(r, v->url, f, toon, f->vanaf + MEDEWERKER_PAGE);
	return FAULT_NONE;
}

enum fault page_medewerkers(struct req *r, const struct in_medewerkers *in)
{
	struct view_medewerkers v = { .kop = beheer_begin(r, N_("Medewerkers"), TAB_MEDEWERKERS),
		.url = url_medewerkers(r) };
	struct medewerker_filter f = { in->q.p ? in->q : STR(""), in->organisatie, toon_of(in->toon),
		in->vanaf.set ? in->vanaf.v : 0 };
	struct organisaties orgs;
	struct view_button *nieuw = ARENA_NEW(r->arena, struct view_button);

	TRY(organisatie_list(&r->ctx, &(struct organisatie_filter){ STR(""), STR(""), true }, &orgs));
	*nieuw = (struct view_button){ .label = N_("Medewerker toevoegen"), .href = url_medewerker_nieuw(r),
		.kind = BUTTON_PRIMARY, .icon = "user-plus" };
	v.kop.kop.actions = nieuw;
	v.kop.kop.nactions = 1;
	v.organisatie = (struct view_field){ .kind = INPUT_SELECT, .name = "organisatie", .label = N_("Organisatie"),
		.value = id_value(r, ID_organisatie, in->organisatie.v) };
	opties_organisaties(r, &v.organisatie, &orgs, N_("Alle organisaties"));
	TRY(list_fill(r, &v, &f, in->toon));
	view_medewerkers(r->out, &v);
	return page_send(r, N_("Medewerkers"), MENU_BEHEER);
}

enum fault page_collegas(struct req *r, const struct in_collegas *in)
{
	struct view_medewerkers v = { .kop = beheer_begin(r, N_("Collega's"), TAB_COLLEGAS), .url = url_collegas(r),
		.alleen_eigen = true };
	struct medewerker_filter f = { in->q.p ? in->q : STR(""), r->ctx.actor.organisatie, toon_of(in->toon),
		in->vanaf.set ? in->vanaf.v : 0 };

	v.kop.kop.sub_text = r->ctx.actor.organisatie_naam;
	TRY(list_fill(r, &v, &f, in->toon));
	view_medewerkers(r->out, &v);
	return page_send(r, N_("Collega's"), MENU_BEHEER);
}

/* ---- new and edit ---- */

static enum fault medewerker_form(struct req *r, const struct medewerker *m, struct str action,
	struct view_formulier *ret)
{
	struct view_formulier f = formulier_begin(r, action, N_("Medewerker opslaan"));
	struct view_field *v;
	struct huizen h;
	struct organisaties orgs;

	TRY(huis_all(&r->ctx, &h));
	TRY(organisatie_list(&r->ctx, &(struct organisatie_filter){ STR(""), STR(""), false }, &orgs));
	if (m->id.v) {
		formulier_hide(&f, "versie", str_from_i64(r->arena, m->versie));
	} else {
		v = veld_add(r, &f, INPUT_SELECT, "organisatie", N_("Organisatie"), STR(""));
		v->required = true;
		opties_organisaties(r, v, &orgs, N_("Kies een organisatie"));
	}
	veld_add(r, &f, INPUT_TEXT, "naam", N_("Naam"), m->naam)->required = true;
	veld_add(r, &f, INPUT_TEXT, "functie", N_("Functie"), m->functie)->optional = true;
	v = veld_add(r, &f, INPUT_EMAIL, "email", N_("E-mailadres"), m->email);
	v->required = true;
	v->help = N_("Zakelijk en persoonlijk. Hiermee logt de medewerker in.");
	veld_add(r, &f, INPUT_TEL, "telefoon", N_("Telefoon"), m->telefoon)->optional = true;
	v = veld_add(r, &f, INPUT_SELECT, "huis", N_("Eigen huis"), id_value(r, ID_huis, m->huis.v));
	v->optional = true;
	v->help = N_("Voor medewerkers van een Zorg- en Veiligheidshuis.");
	opties_huizen(r, v, &h, N_("Geen"));
	v = veld_add(r, &f, INPUT_DATE, "vog", N_("VOG of screening van"), dag(r, m->vog));
	v->optional = true;
	v->help = N_("Zonder VOG of screening kan geen rol worden gegeven.");
	v = veld_add(r, &f, INPUT_DATE, "opleiding", N_("Opleiding gevolgd op"), dag(r, m->opleiding));
	v->optional = true;
	v->help = N_("Over het werken met persoonsgegevens in het samenwerkingsverband.");
	v = veld_add(r, &f, INPUT_TEXT, "aandachtsgebieden", N_("Aandachtsgebieden"), m->aandachtsgebieden);
	v->optional = true;
	v->help = N_("Bijvoorbeeld verward gedrag, mensenhandel.");
	if (!m->id.v) {
		v = veld_add(r, &f, INPUT_DATE, "tot", N_("Account tot en met"), STR(""));
		v->required = true;
		v->help = N_("Uiterlijk over vijf jaar. U kunt dit later verlengen.");
	}
	*ret = f;
	return FAULT_NONE;
}

enum fault page_medewerker_nieuw(struct req *r, const struct in_medewerker_nieuw *in)
{
	struct view_form_page v = { .kop = beheer_begin(r, N_("Medewerker toevoegen"), TAB_MEDEWERKERS) };
	struct medewerker m = { .naam = STR("") };

	(void)in;
	beheer_crumbs(r, &v.kop, N_("Medewerkers"), url_medewerkers(r), str_z(tr(r->lang, N_("Medewerker toevoegen"))));
	TRY(medewerker_form(r, &m, url_medewerker_nieuw_post(r), &v.form));
	v.form.annuleren = url_medewerkers(r);
	view_form_page(r->out, &v);
	return page_send(r, N_("Medewerker toevoegen"), MENU_BEHEER);
}

enum fault page_medewerker_nieuw_post(struct req *r, const struct in_medewerker_nieuw_post *in)
{
	struct medewerker m = { .organisatie = in->organisatie, .huis = in->huis, .naam = in->naam,
		.functie = in->functie, .email = in->email, .telefoon = in->telefoon, .vog = in->vog,
		.opleiding = in->opleiding, .aandachtsgebieden = in->aandachtsgebieden, .actief_tot = day_end(in->tot) };
	struct medewerker_id id;

	TRY(medewerker_save(&r->ctx, &m, &id));
	return req_redirect(r, url_medewerker(r, id), "medewerker_nieuw");
}

enum fault page_medewerker_wijzig(struct req *r, const struct in_medewerker_wijzig *in)
{
	struct view_form_page v = { .kop = beheer_begin(r, NULL, TAB_MEDEWERKERS) };
	struct medewerker m;

	TRY(medewerker_get(&r->ctx, in->medewerker, &m));
	v.kop.kop.text = m.naam;
	v.kop.kop.sub_text = m.organisatie_naam;
	beheer_crumbs(r, &v.kop, N_("Medewerkers"), url_medewerkers(r), m.naam);
	TRY(medewerker_form(r, &m, url_medewerker_wijzig_post(r, m.id), &v.form));
	v.form.annuleren = url_medewerker(r, m.id);
	view_form_page(r->out, &v);
	return page_send(r, N_("Medewerker wijzigen"), MENU_BEHEER);
}

enum fault page_medewerker_wijzig_post(struct req *r, const struct in_medewerker_wijzig_post *in)
{
	struct medewerker m = { .id = in->medewerker, .huis = in->huis, .naam = in->naam, .functie = in->functie,
		.email = in->email, .telefoon = in->telefoon, .vog = in->vog, .opleiding = in->opleiding,
		.aandachtsgebieden = in->aandachtsgebieden, .versie = in->versie };
	struct medewerker_id id;

	TRY(medewerker_save(&r->ctx, &m, &id));
	return req_redirect(r, url_medewerker(r, id), "opgeslagen");
}

/* ---- one person ---- */

static void fact_add(struct view_medewerker *v, const char *label, struct str value)
{
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = label, .value = value };
}

static void facts_fill(struct req *r, struct view_medewerker *v, const struct medewerker *m)
{
	fact_add(v, N_("E-mailadres"), m->email);
	fact_add(v, N_("Telefoon"), m->telefoon);
	fact_add(v, N_("Organisatie"), m->organisatie_naam);
	if (m->huis.v)
		fact_add(v, N_("Eigen huis"), m->huis_naam);
	fact_add(v, N_("VOG of screening"), dag(r, m->vog));
	fact_add(v, N_("Opleiding"), dag(r, m->opleiding));
	if (m->aandachtsgebieden.n)
		fact_add(v, N_("Aandachtsgebieden"), m->aandachtsgebieden);
	fact_add(v, N_("Account tot en met"), laatste_dag(r, m->actief_tot));
}

static void status_fill(struct req *r, struct view_medewerker *v, const struct medewerker *m, const struct account *a)
{
	if (m->actief_tot <= klok_now())
		v->status = N_("Het account is beëindigd.");
	else if (a->wachtwoord && a->factor)
		v->status = N_("Het account is in gebruik.");
	else if (a->wachtwoord)
		v->status = N_("De tweede factor moet nog worden ingesteld.");
	else if (a->uitgenodigd)
		v->status = N_("De uitnodiging is verstuurd.");
	else
		v->status = N_("Nog niet uitgenodigd.");
	if (!a->wachtwoord && a->uitgenodigd)
		v->status_tot = text_moment(r->arena, r->lang, a->uitgenodigd);
}

static enum fault roles_fill(struct req *r, struct view_medewerker *v, const struct medewerker *m)
{
	struct rol_lijst list;
	struct view_option *x;
	struct view_field *keuze;
	int64_t now = klok_now();

	TRY(rol_list(&r->ctx, m->id, &list));
	v->rollen = ARENA_ARRAY(r->arena, list.n + 1, struct view_rol_rij);
	v->rol_einde = formulier_begin(r, url_medewerker_rol_einde(r, m->id), N_("Rol beëindigen"));
	v->rol_einde.negative = true;
	keuze = veld_add(r, &v->rol_einde, INPUT_SELECT, "toekenning", N_("Welke rol"), STR(""));
	keuze->required = true;
	x = opties_new(r, keuze, list.n, N_("Kies een rol"));
	for (size_t i = 0; i < list.n; i++) {
		const struct rol_rij *k = &list.v[i];
		const char *ring = ring_naam(k->ring);
		struct str waar = k->huis_naam;

		if (ring)
			waar = str_cat(r->arena, waar.n ? str_cat(r->arena, waar, STR(", ")) : STR(""), str_z(tr(r->lang, ring)));
		v->rollen[v->nrollen++] = (struct view_rol_rij){ rol_naam(r, k->rol), waar, dag(r, datum_of_moment(k->van)),
			laatste_dag(r, k->tot), k->reden,
			k->door_naam.n ? k->door_naam : str_z(tr(r->lang, N_("De inrichting"))), k->tot <= now };
		if (k->tot > now)
			x[keuze->noptions++] = (struct view_option){ .value = url_id(r, ID_rol_toekenning, k->id.v),
				.text = rol_naam(r, k->rol), .chosen = false };
	}
	veld_add(r, &v->rol_einde, INPUT_TEXT, "einde_reden", N_("Waarom"), STR(""))->required = true;
	if (keuze->noptions == 1)
		v->rol_einde.knop = NULL;
	return FAULT_NONE;
}

static void rol_options(struct req *r, struct view_field *f)
{
	const struct catalogus *cat = r->app->cat;
	struct view_option *x = opties_new(r, f, cat->nrollen, N_("Kies een rol"));

	for (size_t i = 0; i < cat->nrollen; i++)
		x[f->noptions++] = (struct view_option){ .value = cat->rollen[i].code,
			.text = label_text(&cat->rollen[i].label, r->lang) };
}

static void ring_options(struct req *r, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, RING__MAX, N_("Geen"));

	for (int i = RING_GEWOON + 1; i < RING__MAX; i++)
		x[f->noptions++] = (struct view_option){ .value = str_z(ring_codes[i]), .label = ring_naam(str_z(ring_codes[i])) };
}

static enum fault give_form(struct req *r, struct view_medewerker *v, const struct medewerker *m)
{
	struct view_formulier f = formulier_begin(r, url_medewerker_rol(r, m->id), N_("Rol geven"));
	struct view_field *w;
	struct huizen h;

	TRY(huis_all(&r->ctx, &h));
	w = veld_add(r, &f, INPUT_SELECT, "rol", N_("Rol"), STR(""));
	w->required = true;
	rol_options(r, w);
	w = veld_add(r, &f, INPUT_SELECT, "huis", N_("Voor welk huis"), id_value(r, ID_huis, m->huis.v));
	w->optional = true;
	w->help = N_("Verplicht bij rollen van het huis. Een ander huis dan het eigen: met reden en einddatum.");
	opties_huizen(r, w, &h, N_("Geen"));
	w = veld_add(r, &f, INPUT_SELECT, "ring", N_("Besloten kring"), STR(""));
	w->optional = true;
	w->help = N_("Alleen wie in een kring werkt: met reden en einddatum.");
	ring_options(r, w);
	w = veld_add(r, &f, INPUT_DATE, "van", N_("Vanaf"), STR(""));
	w->optional = true;
	w->help = N_("Leeg is vandaag.");
	w = veld_add(r, &f, INPUT_DATE, "tot", N_("Tot en met"), STR(""));
	w->optional = true;
	w->help = N_("Leeg is zo lang als het account.");
	veld_add(r, &f, INPUT_TEXT, "reden", N_("Reden"), STR(""))->optional = true;
	v->rol = f;
	return FAULT_NONE;
}

static void factor_form(struct req *r, struct view_medewerker *v, struct str action)
{
	struct view_field *w;

	v->factor = formulier_begin(r, action, N_("Tweede factor laten vervallen"));
	v->factor.negative = true;
	v->factor.confirm = N_("De medewerker kan pas weer inloggen met de link uit de e-mail. Doorgaan?");
	veld_add(r, &v->factor, INPUT_CHECK, "vastgesteld", N_("Ik heb vastgesteld dat het deze medewerker zelf is."),
		STR(""));
	w = veld_add(r, &v->factor, INPUT_TEXTAREA, "hoe", N_("Hoe hebt u dat vastgesteld?"), STR(""));
	w->rows = 2;
	w->required = true;
	w->help = N_("Bijvoorbeeld: stond aan de balie met identiteitsbewijs, of teruggebeld via het bekende nummer.");
}

static void leave_form(struct req *r, struct view_medewerker *v, const struct medewerker *m, struct str action)
{
	struct view_field *w;

	v->vertrek = formulier_begin(r, action, N_("Einddatum vastleggen"));
	v->vertrek.negative = true;
	v->vertrek.confirm = N_("De rollen eindigen mee. Doorgaan?");
	formulier_hide(&v->vertrek, "versie", str_from_i64(r->arena, m->versie));
	w = veld_add(r, &v->vertrek, INPUT_DATE, "laatste_dag", N_("Laatste dag"), STR(""));
	w->optional = true;
	w->help = N_("Leeg is per direct: de medewerker wordt meteen uitgelogd.");
	veld_add(r, &v->vertrek, INPUT_TEXT, "vertrek_reden", N_("Reden"), STR(""))->required = true;
}

static enum fault person_begin(struct req *r, struct view_medewerker *v, struct medewerker_id id, struct medewerker *m,
	struct account *a)
{
	TRY(medewerker_get(&r->ctx, id, m));
	TRY(account_get(&r->ctx, id, a));
	v->kop.kop.text = m->naam;
	v->kop.kop.sub_text = m->functie;
	v->zelf = m->id.v == r->ctx.actor.id.v;
	facts_fill(r, v, m);
	status_fill(r, v, m, a);
	if (m->actief_tot <= klok_now() + OVERDRACHT_VOORAF && !v->zelf)
		v->url_werk = url_overdracht_van(r, m->id);
	return FAULT_NONE;
}

enum fault page_medewerker(struct req *r, const struct in_medewerker *in)
{
	struct view_medewerker v = { .kop = beheer_begin(r, NULL, TAB_MEDEWERKERS), .beheer = true };
	struct view_button *edit = ARENA_NEW(r->arena, struct view_button);
	struct medewerker m;
	struct account a;
	bool there;

	TRY(person_begin(r, &v, in->medewerker, &m, &a));
	there = m.actief_tot > klok_now();
	beheer_crumbs(r, &v.kop, N_("Medewerkers"), url_medewerkers(r), m.naam);
	TRY(roles_fill(r, &v, &m));
	if (!v.zelf) {
		*edit = (struct view_button){ .label = N_("Gegevens wijzigen"), .href = url_medewerker_wijzig(r, m.id),
			.icon = "edit" };
		v.kop.kop.actions = edit;
		v.kop.kop.nactions = 1;
		leave_form(r, &v, &m, url_medewerker_einde(r, m.id));
		v.geen_rol = missing(m.vog, m.opleiding);
		if (there && !v.geen_rol)
			TRY(give_form(r, &v, &m));
		if (there && a.wachtwoord)
			factor_form(r, &v, url_medewerker_factor(r, m.id));
		if (there && !a.wachtwoord && !v.geen_rol)
			v.uitnodigen = formulier_begin(r, url_medewerker_uitnodigen(r, m.id), a.uitgenodigd
				? N_("Uitnodiging opnieuw versturen") : N_("Uitnodiging versturen"));
	} else {
		v.rol_einde.knop = NULL;
	}
	view_medewerker(r->out, &v);
	return page_send(r, N_("Medewerker"), MENU_BEHEER);
}

enum fault page_collega(struct req *r, const struct in_collega *in)
{
	struct view_medewerker v = { .kop = beheer_begin(r, NULL, TAB_COLLEGAS) };
	struct medewerker m;
	struct account a;

	TRY(person_begin(r, &v, in->medewerker, &m, &a));
	beheer_crumbs(r, &v.kop, N_("Collega's"), url_collegas(r), m.naam);
	if (!v.zelf && m.actief_tot > klok_now()) {
		leave_form(r, &v, &m, url_collega_einde(r, m.id));
		if (a.wachtwoord)
			factor_form(r, &v, url_collega_factor(r, m.id));
	}
	view_medewerker(r->out, &v);
	return page_send(r, N_("Collega"), MENU_BEHEER);
}

enum fault page_medewerker_rol(struct req *r, const struct in_medewerker_rol *in)
{
	struct rol_gift g = { in->medewerker, in->rol, in->huis, in->ring.p ? in->ring : STR(""), in->reden, in->van,
		in->tot };

	TRY(rol_give(&r->ctx, &g));
	return req_redirect(r, url_medewerker(r, in->medewerker), "rol_gegeven");
}

enum fault page_medewerker_rol_einde(struct req *r, const struct in_medewerker_rol_einde *in)
{
	TRY(rol_take(&r->ctx, in->medewerker, in->toekenning, in->einde_reden));
	return req_redirect(r, url_medewerker(r, in->medewerker), "rol_beeindigd");
}

enum fault page_medewerker_uitnodigen(struct req *r, const struct in_medewerker_uitnodigen *in)
{
	TRY(uitnodiging_send(&r->ctx, in->medewerker, str_z(r->app->adres)));
	return req_redirect(r, url_medewerker(r, in->medewerker), "uitgenodigd");
}

enum fault page_medewerker_factor(struct req *r, const struct in_medewerker_factor *in)
{
	TRY(factor_reset(&r->ctx, in->medewerker, in->vastgesteld, in->hoe, str_z(r->app->adres)));
	return req_redirect(r, url_medewerker(r, in->medewerker), "factor_gereset");
}

enum fault page_collega_factor(struct req *r, const struct in_collega_factor *in)
{
	TRY(factor_reset(&r->ctx, in->medewerker, in->vastgesteld, in->hoe, str_z(r->app->adres)));
	return req_redirect(r, url_collega(r, in->medewerker), "factor_gereset");
}

enum fault page_medewerker_einde(struct req *r, const struct in_medewerker_einde *in)
{
	TRY(medewerker_end(&r->ctx, in->medewerker, in->laatste_dag, in->vertrek_reden, in->versie));
	return req_redirect(r, url_medewerker(r, in->medewerker), "einddatum");
}

enum fault page_collega_einde(struct req *r, const struct in_collega_einde *in)
{
	TRY(medewerker_end(&r->ctx, in->medewerker, in->laatste_dag, in->vertrek_reden, in->versie));
	return req_redirect(r, url_collega(r, in->medewerker), "einddatum");
}
