/* The live screen of an overleg, and changing what was recorded. Works by form posts; the script of the page sends and
 * refreshes without leaving it (assets/src/js/meeting.js). */
#include "domein/persoon/naam.h"
#include "domein/plan/afspraak.h"
#include "routes.h"
#include "views.h"
#include "web/page_overleg.h"
#include "web/page_overleg_vast.h"

/* ---- addresses ---- */

/* The screen at a point (0: whatever is discussed), shared or one's own. */
static struct str live_url(struct req *r, struct str base, struct agendapunt_id p, bool eigen)
{
	struct buf b = buf_new(r->arena);
	char sep = '?';

	buf_add(&b, base);
	if (p.v) {
		buf_addz(&b, "?punt=");
		buf_add(&b, url_id(r, ID_agendapunt, p.v));
		sep = '&';
	}
	if (eigen) {
		buf_addc(&b, sep);
		buf_addz(&b, "eigen=1");
	}
	return buf_str(&b);
}

/* ---- what a line of quick entry may mean, for the script to show beforehand ---- */

static void json_add(struct buf *b, struct str s)
{
	buf_addc(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] < ' ')
			continue;
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_addc(b, '\\');
		buf_addc(b, s.p[i]);
	}
	buf_addc(b, '"');
}

static void pair_add(struct req *r, struct buf *b, struct str key, struct str naam)
{
	buf_addz(b, b->n > 1 ? "," : "");
	json_add(b, key);
	buf_addc(b, ':');
	json_add(b, naam);
	(void)r;
}

static struct str last_word(struct arena *a, struct str naam)
{
	struct str rest = fold_words(a, naam), word = STR("");

	while (str_cut(&rest, ' ', &word))
		;
	return word;
}

static struct str people_json(struct req *r, const struct overleg *o, const struct overleg_punt *p)
{
	struct buf b = buf_new(r->arena);

	buf_addc(&b, '{');
	for (size_t i = 0; p && p->mijn && i < o->leden.n; i++)
		for (size_t j = 0; j < p->ntoegelaten; j++)
			if (p->toegelaten[j].v == o->leden.v[i].id.v)
				pair_add(r, &b, last_word(r->arena, o->leden.v[i].naam), o->leden.v[i].naam);
	buf_addc(&b, '}');
	return buf_str(&b);
}

static struct str areas_json(struct req *r)
{
	const struct catalogus *cat = r->app->cat;
	struct buf b = buf_new(r->arena);

	buf_addc(&b, '{');
	for (size_t i = 0; i < cat->nleefgebieden; i++) {
		struct str naam = label_text(&cat->leefgebieden[i].label, (int)r->lang);

		pair_add(r, &b, fold_words(r->arena, naam), naam);
	}
	buf_addc(&b, '}');
	return buf_str(&b);
}

/* ---- the columns ---- */

static struct str slot_sub(struct req *r, const struct overleg_punt *p)
{
	struct str n = text_aantal(r->arena, r->lang, p->weg_aanwezig);

	if (!p->mijn)
		return str_z(tr(r->lang, N_("Voor wie is toegelaten")));
	if (!p->weg_aanwezig)
		return STR("");
	return tr_args(r->arena, r->lang, p->weg_aanwezig == 1 ? N_("%1 deelnemer verlaat het overleg") :
		N_("%1 deelnemers verlaten het overleg"), (struct out_arg[]){ OUT_ARG(n) }, 1);
}

static void agenda_fill(struct req *r, const struct overleg *o, const struct overleg_nu *nu, struct view_overleg_live *v)
{
	struct str base = url_overleg_live(r, o->kop.id);

	v->n = o->n;
	v->v = ARENA_ARRAY(r->arena, o->n + 1, struct view_live_punt);
	for (size_t i = 0; i < o->n; i++) {
		const struct overleg_punt *p = &o->punten[i];
		struct str min = text_aantal(r->arena, r->lang, p->duur);

		v->v[i] = (struct view_live_punt){ .tijd = text_tijd(r->arena, p->begin), .sub = slot_sub(r, p),
			.titel = p->titel.n ? p->titel : str_z(tr(r->lang, N_("Besloten agendapunt"))), .nu = p->nu,
			.duur = tr_args(r->arena, r->lang, N_("%1 min"), (struct out_arg[]){ OUT_ARG(min) }, 1),
			.gekozen = nu && nu->punt->id.v == p->id.v, .besproken = str_eq(p->status, STR("besproken")),
			.mijn = p->mijn, .url = live_url(r, base, p->id, !v->gedeeld) };
		if (!v->volgende_punt.n && !p->nu && str_eq(p->status, STR("open")))
			v->volgende_punt = id_value(r, ID_agendapunt, p->id.v);
	}
}

static void people_fill(struct req *r, const struct overleg *o, const struct overleg_nu *nu, struct view_overleg_live *v)
{
	v->nleden = o->leden.n;
	v->naanwezig = (size_t)o->kop.aanwezig;
	v->leden = ARENA_ARRAY(r->arena, o->leden.n + 1, struct view_live_lid);
	for (size_t i = 0; i < o->leden.n; i++) {
		const struct overleg_lid *l = &o->leden.v[i];
		const char *rol = l->voorzitter ? N_("Voorzitter") : l->notulist ? N_("Notulist") : NULL;
		bool in = !nu || !nu->punt->mijn;

		for (size_t j = 0; nu && j < nu->punt->ntoegelaten && !in; j++)
			in = nu->punt->toegelaten[j].v == l->id.v;
		v->leden[i] = (struct view_live_lid){ .naam = l->naam, .aanwezig = l->aanwezig,
			.waarde = id_value(r, ID_medewerker, l->id.v), .rol = rol ? str_cat(r->arena,
				str_cat(r->arena, str_z(tr(r->lang, rol)), STR(", ")), l->organisatie_naam) : l->organisatie_naam,
			.beperkt = in ? NULL : N_("Niet bij dit punt"), .zelf = l->zelf,
			.ik = o->kan_er_zijn && l->id.v == r->ctx.actor.id.v };
	}
}

static enum view_status open_status(const struct overleg_open *a)
{
	static const struct {
		const char *code;
		enum view_status status;
	} ends[] = { { "loopt", VIEW_STATUS_LOOPT }, { "gereed", VIEW_STATUS_GEREED }, { "mislukt", VIEW_STATUS_NIET_GELUKT },
		{ "vervallen", VIEW_STATUS_VERVALLEN } };

	if (a->te_laat)
		return VIEW_STATUS_TE_LAAT;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_eq(a->status, str_z(ends[i].code)))
			return ends[i].status;
	return VIEW_STATUS_OPEN;
}

static void badges_fill(struct req *r, const struct overleg_nu *nu, struct view_live_nu *v)
{
	const struct thema *t = thema_find(r->app->cat, nu->thema);

	if (str_eq(nu->risico, STR("hoog")))
		v->badges[v->nbadges++] = (struct view_badge){ .label = N_("Hoog veiligheidsrisico"), .tone = TONE_NEGATIVE,
			.icon = "alert-triangle" };
	if (nu->thema.n)
		v->badges[v->nbadges++] = (struct view_badge){ .text = casus_thema_naam(r, nu->thema), .tone = TONE_ACCENT };
	if (nu->fase.n)
		v->badges[v->nbadges++] = (struct view_badge){ .text = casus_fase_naam(r, t, nu->fase) };
}

static void open_fill(struct req *r, const struct overleg_nu *nu, struct view_live_nu *v)
{
	v->nopen = nu->nopen;
	v->open = ARENA_ARRAY(r->arena, nu->nopen + 1, struct view_open);
	for (size_t i = 0; i < nu->nopen; i++) {
		const struct overleg_open *a = &nu->open[i];

		v->open[i] = (struct view_open){ .tekst = a->tekst, .eigenaar = a->eigenaar, .organisatie = a->organisatie,
			.domein = a->domein, .termijn = casus_dag(r, a->termijn), .status = open_status(a), .te_laat = a->te_laat,
			.url = nu->punt->casus_mijn ? url_afspraak(r, nu->punt->casus, a->id) : STR(""), .einde = a->reden,
			.waarde = id_value(r, ID_afspraak, a->id.v), .versie = str_from_i64(r->arena, a->versie), .loopt = a->loopt,
			.gereed = str_eq(a->status, STR("gereed")), .gezegd = str_eq(a->status, STR("loopt")), .mag = a->mag,
			.regie = a->regie, .getypt = STR(""), .botst = STR("") };
		v->zegt |= a->mag;
		v->lopend += a->loopt;
	}
}

/* What was refused is said in its own row: the reason that is missing, or who was first. */
static enum fault refused_fill(struct req *r, const struct overleg_nu *nu, struct view_live_nu *v)
{
	const struct in_overleg_stand *post = r->in;
	struct casus_laatst laatst;

	if (!r->reshow || r->route != &routes[ROUTE_OVERLEG_STAND])
		return FAULT_NONE;
	for (size_t i = 0; i < v->nopen; i++) {
		if (nu->open[i].id.v != post->afspraak.v)
			continue;
		v->open[i].getypt = post->reden.p ? post->reden : STR("");
		v->open[i].fout = req_error(r, "reden");
		if (r->fi.fault != FAULT_CONFLICT)
			continue;
		TRY(afspraak_laatst(&r->ctx, nu->punt->casus, post->afspraak, &laatst));
		v->open[i].botst = tr_args(r->arena, r->lang, N_("Intussen gewijzigd door %1, %2. Hier staat wat nu geldt; kies zo nodig opnieuw."),
			(struct out_arg[]){ OUT_ARG(laatst.naam), OUT_ARG(text_tijd(r->arena, laatst.moment)) }, 2);
	}
	return FAULT_NONE;
}

static void nu_fill(struct req *r, const struct overleg *o, const struct overleg_nu *nu, struct view_live_nu *v)
{
	int age = nu && nu->geboren.v ? datum_age(nu->geboren, datum_today()) : -1;
	struct str n = text_aantal(r->arena, r->lang, age);

	v->titel = v->leeftijd = v->nummer = v->vraag = v->url_casus = v->verborgen_om = v->tijd_sinds = STR("");
	if (!nu)
		return;
	v->er = true;
	v->verborgen = nu->verborgen;
	v->verborgen_om = nu->verborgen_om;
	v->mijn = nu->punt->mijn;
	if (!v->mijn)
		return;
	v->titel = nu->punt->titel;
	v->nummer = str_eq(nu->punt->nummer, v->titel) ? STR("") : nu->punt->nummer;
	v->vraag = nu->punt->vraag;
	if (age >= 0)
		v->leeftijd = tr_args(r->arena, r->lang, N_("%1 jaar"), (struct out_arg[]){ OUT_ARG(n) }, 1);
	if (nu->punt->nu && nu->punt->begonnen)
		v->tijd_sinds = text_tijd(r->arena, nu->punt->begonnen);
	v->met_casus = nu->punt->casus.v != 0;
	v->met_plan = nu->punt->casus_mijn;
	v->plan_verborgen = nu->plan_verborgen;
	if (nu->punt->casus_mijn)
		v->url_casus = url_casus(r, nu->punt->casus);
	badges_fill(r, nu, v);
	open_fill(r, nu, v);
	v->nvast = nu->nvast;
	v->vast = vast_views(r, o, nu);
}

static void forms_fill(struct req *r, const struct overleg *o, const struct overleg_nu *nu, struct view_overleg_live *v)
{
	v->token = form_token(r);
	v->versie = overleg_versie(r, o->stand);
	v->aanwezig = overleg_form(r, url_overleg_aanwezig(r, o->kop.id), v->token);
	v->hier = overleg_form(r, url_overleg_hier(r, o->kop.id), v->token);
	v->volgende = overleg_form(r, url_overleg_nu(r, o->kop.id), v->token);
	v->afronden = overleg_form(r, url_overleg_afronden(r, o->kop.id), v->token);
	v->begin = overleg_form(r, url_overleg_begin(r, o->kop.id), v->token);
	v->vast = overleg_form(r, url_overleg_vast(r, o->kop.id), v->token);
	v->stand = overleg_form(r, url_overleg_stand(r, o->kop.id), v->token);
	v->punt = nu ? id_value(r, ID_agendapunt, nu->punt->id.v) : STR("");
	v->bij = nu && nu->punt->mijn ? nu->punt->titel : STR("");
	v->eigen = v->gedeeld ? STR("") : STR("1");
	v->vast_mag = nu && nu->mag_vastleggen;
	v->kan_er_zijn = o->kan_er_zijn;
	v->tekst = (struct view_field){ .name = "tekst", .value = req_value(r, "tekst", STR("")),
		.error = req_error(r, "tekst") };
	v->soort = str_eq(req_value(r, "soort", STR("")), STR("besluit")) ? "besluit" :
		str_eq(req_value(r, "soort", STR("")), STR("notitie")) ? "notitie" : "afspraak";
	if (nu && nu->mag_wpg)
		v->wpg = casus_wpg_veld(r, STR(""));
	v->mensen = people_json(r, o, nu ? nu->punt : NULL);
	v->gebieden = areas_json(r);
}

static enum fault live_show(struct req *r, struct overleg_id id, struct agendapunt_id p, bool eigen)
{
	struct view_overleg_live v = { .gedeeld = !eigen, .gekozen = p.v != 0, .fi = &r->fi };
	struct overleg_nu *nu;
	struct overleg *o;

	TRY(overleg_live(&r->ctx, id, p, v.gedeeld, &o, &nu));
	v.naam = overleg_naam(r, o->kop.soort);
	v.wanneer = overleg_wanneer(r, o->kop.begin, o->kop.duur);
	if (o->kop.plaats.n)
		v.wanneer = str_cat(r->arena, str_cat(r->arena, v.wanneer, STR(". ")), o->kop.plaats);
	v.klok = text_tijd(r->arena, klok_now());
	v.leidt = o->leidt;
	v.bezig = o->kop.status == OVERLEG_BEZIG;
	v.url_nieuw = live_url(r, url_overleg_nieuwer(r, id), p, eigen);
	v.url_ander = live_url(r, url_overleg_live(r, id), p, !eigen);
	v.url_nu = live_url(r, url_overleg_live(r, id), (struct agendapunt_id){ 0 }, eigen);
	v.url_agenda = url_overleg(r, id);
	v.url_verslag = url_overleg_verslag(r, id);
	v.volgende_punt = STR("");
	agenda_fill(r, o, nu, &v);
	people_fill(r, o, nu, &v);
	nu_fill(r, o, nu, &v.nu);
	TRY(refused_fill(r, nu, &v.nu));
	forms_fill(r, o, nu, &v);
	v.afronden.id = "overleg-afronden";
	r->focus = true;
	view_overleg_live(r->out, &v);
	return page_send_named(r, v.naam, MENU_OVERLEG);
}

enum fault page_overleg_live(struct req *r, const struct in_overleg_live *in)
{
	if (r->reshow && r->route == &routes[ROUTE_OVERLEG_VAST]) { /* what was refused belongs to the point it was typed at */
		const struct in_overleg_vast *post = r->in;

		return live_show(r, in->overleg, post->punt, post->eigen);
	}
	if (r->reshow && r->route == &routes[ROUTE_OVERLEG_STAND]) {
		const struct in_overleg_stand *post = r->in;

		return live_show(r, in->overleg, post->punt, post->eigen);
	}
	return live_show(r, in->overleg, in->punt, in->eigen);
}

/* Most often there is nothing new: one read, no look, no page. */
enum fault page_overleg_nieuwer(struct req *r, const struct in_overleg_nieuwer *in)
{
	int64_t versie;

	TRY(overleg_newer(&r->ctx, in->overleg, in->na, &versie));
	if (versie) {
		r->ctx.doel = routes[ROUTE_OVERLEG_LIVE].doel;
		return live_show(r, in->overleg, in->punt, in->eigen);
	}
	r->res->status = 204;
	r->res->content_type = "text/html; charset=utf-8";
	r->sent = true;
	return FAULT_NONE;
}

/* ---- what its forms do ---- */

enum fault page_overleg_nu(struct req *r, const struct in_overleg_nu *in)
{
	TRY(punt_now(&r->ctx, in->overleg, in->punt));
	return req_redirect(r, live_url(r, url_overleg_live(r, in->overleg), (struct agendapunt_id){ 0 }, in->eigen), NULL);
}

enum fault page_overleg_aanwezig(struct req *r, const struct in_overleg_aanwezig *in)
{
	TRY(overleg_presence(&r->ctx, in->overleg, in->medewerker, in->aanwezig));
	return req_redirect(r, live_url(r, url_overleg_live(r, in->overleg), in->punt, in->eigen), NULL);
}

/* From the table back to it, else to the invitation. */
enum fault page_overleg_hier(struct req *r, const struct in_overleg_hier *in)
{
	TRY(overleg_here(&r->ctx, in->overleg));
	if (!in->tafel)
		return req_redirect(r, url_overleg(r, in->overleg), "overleg_hier");
	return req_redirect(r, live_url(r, url_overleg_live(r, in->overleg), in->punt, in->eigen), NULL);
}

enum fault page_overleg_vast(struct req *r, const struct in_overleg_vast *in)
{
	struct vast_nieuw n = { in->punt, in->soort, in->tekst, in->wpg };
	struct vastlegging_id id;

	TRY(vast_add(&r->ctx, &n, &id));
	return req_redirect(r, live_url(r, url_overleg_live(r, in->overleg), in->kies ? in->punt :
		(struct agendapunt_id){ 0 }, in->eigen), NULL);
}

enum fault page_overleg_stand(struct req *r, const struct in_overleg_stand *in)
{
	struct stand_nieuw n = { in->overleg, in->punt, in->afspraak, in->versie, in->stand, in->reden.p ? in->reden : STR("") };

	TRY(punt_stand(&r->ctx, &n));
	return req_redirect(r, live_url(r, url_overleg_live(r, in->overleg), in->kies ? in->punt :
		(struct agendapunt_id){ 0 }, in->eigen), NULL);
}
