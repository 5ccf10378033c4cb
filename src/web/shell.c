/* The shell around every page: see shell.h. */
#include "web/shell.h"

#include <string.h>

#include "domein/toegang/melding.h"
#include "routes.h"
#include "views.h"
#include "web/assets.h"

static const char *notice_text(struct str code)
{
	static const struct {
		const char *code, *text;
	} notices[] = {
#define X(code, text) { #code, N_(text) },
#include "web/notices.def"
#undef X
	};

	for (size_t i = 0; i < sizeof(notices) / sizeof(notices[0]); i++)
		if (str_eq(code, str_z(notices[i].code)))
			return notices[i].text;
	return NULL;
}

static struct str query_field(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->http->nquery; i++)
		if (str_eq(r->http->query[i].name, str_z(name)))
			return r->http->query[i].value;
	return STR("");
}

bool shell_paper(const struct req *r)
{
	return r->http->method == HTTP_GET && str_eq(query_field(r, "afdruk"), STR("1"));
}

/* A page that shows somebody is printed by way of its own address, so that the log knows; the script asks for it when
 * the browser prints the page as it is. A link leads there from a page about one dossier. */
static void paper_fill(struct req *r, struct view_shell *v)
{
	const struct ctx *c = &r->ctx;
	bool een = false, papier = c->afdruk;
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; r->route && i < r->route->nsegs; i++)
		een |= !r->route->segs[i];
	for (size_t i = 0; i < c->nlooks && i < LOOKS_MAX; i++)
		papier |= c->looks[i].soort == LOOK_AFDRUK;
	v->url_afdruk = v->url_papier = v->url_scherm = STR("");
	if (c->afdruk)
		v->url_scherm = r->http->path;
	if (papier || !c->nlooks || r->http->method != HTTP_GET || r->status != 200)
		return;
	buf_add(&b, r->http->path);
	buf_addc(&b, '?');
	if (r->http->raw_query.n) {
		buf_add(&b, r->http->raw_query);
		buf_addc(&b, '&');
	}
	buf_addz(&b, "afdruk=1");
	v->url_papier = buf_str(&b);
	if (een && !r->focus)
		v->url_afdruk = v->url_papier;
}

struct str initials(struct arena *a, struct str naam)
{
	struct buf b = buf_new(a);
	size_t last = 0;

	for (size_t i = 0; i < naam.n; i++)
		if (naam.p[i] == ' ' && i + 1 < naam.n)
			last = i + 1;
	for (size_t i = 0; i < naam.n && (i == 0 || ((unsigned char)naam.p[i] & 0xc0) == 0x80); i++)
		buf_addc(&b, naam.p[i]);
	for (size_t i = last; last && i < naam.n && (i == last || ((unsigned char)naam.p[i] & 0xc0) == 0x80); i++)
		buf_addc(&b, naam.p[i]);
	return buf_str(&b);
}

/* The menu: what one does, then what leads and what guards. The groups stand in the order of the enum. */
enum menu_part { MENU_PART_WERK, MENU_PART_STURING, MENU_PART_PRIVACY, MENU_PART_HULP };

static const char *const part_labels[] = { [MENU_PART_WERK] = NULL, [MENU_PART_STURING] = N_("Sturing"),
	[MENU_PART_PRIVACY] = N_("Privacy"), [MENU_PART_HULP] = N_("Hulp") };

static const struct menu_row {
	enum menu_part part;
	enum menu menu;
	const char *label, *icon, *go;
	struct str (*url)(const struct req *r);
	enum recht recht;
} menu_rows[] = {
	{ MENU_PART_WERK, MENU_WERKVOORRAAD, N_("Werkvoorraad"), "inbox", "g w", url_werkvoorraad, RECHT_ingelogd },
	{ MENU_PART_WERK, MENU_INTAKE, N_("Intake"), "mail-opened", "g i", url_intake, RECHT_aanmelding_intake },
	{ MENU_PART_WERK, MENU_AANMELDINGEN, N_("Aanmeldingen"), "user-plus", "g a", url_aanmeldingen, RECHT_aanmelding_maken },
	{ MENU_PART_WERK, MENU_WEGING, N_("Weging"), "scale", "g e", url_wegingen, RECHT_weging_lezen },
	{ MENU_PART_WERK, MENU_CASUSSEN, N_("Casussen"), "folders", "g c", url_casussen, RECHT_casus_lezen },
	{ MENU_PART_WERK, MENU_OVERLEG, N_("Overleggen"), "users-group", "g o", url_overleggen, RECHT_overleg_lezen },
	{ MENU_PART_WERK, MENU_VERZOEKEN, N_("Verzoeken"), "message-question", NULL, url_verzoeken, RECHT_casus_schrijven },
	{ MENU_PART_WERK, MENU_AFSPRAKEN, N_("Afspraken"), "clipboard-check", NULL, url_afspraken, RECHT_casus_lezen },
	{ MENU_PART_WERK, MENU_STAGNATIE, N_("Stagnatie"), "player-pause", NULL, url_stagnaties, RECHT_casus_openen },
	{ MENU_PART_WERK, MENU_PERSONEN, N_("Personen"), "users", "g p", url_personen, RECHT_persoon_zoeken },
	{ MENU_PART_WERK, MENU_BEHEER, N_("Beheer"), "settings", NULL, url_medewerkers, RECHT_medewerker_beheren },
	{ MENU_PART_WERK, MENU_BEHEER, N_("Collega's"), "users", NULL, url_collegas, RECHT_medewerker_beheren_eigen },
	/* who leads sees this list without content */
	{ MENU_PART_STURING, MENU_STAGNATIE, N_("Stagnatie"), "player-pause", NULL, url_stagnaties, RECHT_werklast_lezen },
	{ MENU_PART_STURING, MENU_CIJFERS, N_("Cijfers"), "chart-bar", NULL, url_cijfers, RECHT_cijfers_lezen },
	{ MENU_PART_STURING, MENU_BEHEER, N_("Overdracht"), "arrows-exchange", NULL, url_overdracht, RECHT_werklast_lezen },
	{ MENU_PART_PRIVACY, MENU_TOETSING, N_("Toetsing"), "eye-exclamation", NULL, url_toetsing, RECHT_privacy_toetsen },
	{ MENU_PART_PRIVACY, MENU_AFGESCHERMD, N_("Afgeschermd"), "lock", NULL, url_afgeschermd, RECHT_privacy_toetsen },
	{ MENU_PART_PRIVACY, MENU_RECHTEN, N_("Rechten"), "id", NULL, url_rechten, RECHT_privacy_toetsen },
	{ MENU_PART_PRIVACY, MENU_VERNIETIGEN, N_("Vernietigen"), "trash", NULL, url_vernietigen, RECHT_vernietiging_beoordelen },
	{ MENU_PART_PRIVACY, MENU_NOOD, N_("Noodtoegang"), "lock-open", NULL, url_nood, RECHT_noodtoegang },
	{ MENU_PART_PRIVACY, MENU_DATALEK, N_("Datalek melden"), "shield-exclamation", NULL, url_datalek_nieuw, RECHT_ingelogd },
	{ MENU_PART_HULP, MENU_THEMAS, N_("Thema's"), "book-2", NULL, url_themas, RECHT_ingelogd },
};

static bool menu_shows(const struct req *r, const struct menu_row *m)
{
	if (m->menu == MENU_STAGNATIE && m->part == MENU_PART_STURING && req_mag(r, RECHT_casus_openen))
		return false; /* he has it among his work */
	return actor_mag(&r->ctx.actor, m->recht);
}

static void menu_fill(struct req *r, struct view_shell *v, enum menu now)
{
	for (size_t i = 0; i < sizeof menu_rows / sizeof *menu_rows; i++) {
		const struct menu_row *m = &menu_rows[i];
		struct menu_group *g = &v->groups[m->part];

		if (menu_shows(r, m))
			g->items[g->n++] = (struct menu_item){ m->menu, m->label, m->icon, m->go, m->url(r), m->menu == now };
	}
	v->ngroups = sizeof part_labels / sizeof *part_labels;
	for (size_t i = 0; i < v->ngroups; i++)
		v->groups[i].label = part_labels[i];
}

static void shell_fill(struct req *r, struct view_shell *v, struct str title)
{
	const struct actor *a = &r->ctx.actor;
	const struct assets *as = r->app->assets;

	v->title = title;
	v->fault = r->reshow || r->status >= 400;
	v->lang = r->lang == LANG_EN ? "en" : "nl";
	v->thema = str_eq(a->kleuren, STR("donker")) ? "donker" : str_eq(a->kleuren, STR("licht")) ? "licht" : NULL;
	v->css = assets_url(as, r->arena, "schakel.css");
	v->js = assets_url(as, r->arena, "schakel.js");
	v->merk = assets_url(as, r->arena, "merk.svg");
	v->font = STR("/assets/source-sans-3-latin.woff2");
	v->demo = r->app->demo;
	v->focus = r->focus;
	v->sneltoetsen = a->sneltoetsen;
	v->naam = a->naam;
	v->functie = a->functie.n ? a->functie : a->organisatie_naam;
	v->organisatie = a->organisatie_naam;
	v->initialen = initials(r->arena, a->naam);
	v->token = form_token(r);
	v->url_home = url_werkvoorraad(r);
	v->url_logout = url_logout(r);
	v->url_profiel = url_profiel(r);
	v->url_meldingen = url_meldingen(r);
	if (req_mag(r, RECHT_casus_lezen)) {
		v->url_zoek = url_zoek(r);
		v->zoek = query_field(r, "q");
	}
	v->notice = notice_text(query_field(r, "gedaan"));
	v->body = r->out;
}

static enum fault shell_send(struct req *r, struct view_shell *v)
{
	struct out *o = out_new(r->arena, r->lang);
	struct str *pieces;
	size_t n = 0;

	view_shell(o, v);
	if (o->over)
		return fault_set(&r->fi, FAULT_BUSY, NULL, NULL);
	for (struct out_block *b = o->first; b; b = b->next)
		n++;
	pieces = ARENA_ARRAY(r->arena, n + 1, struct str);
	n = 0;
	for (struct out_block *b = o->first; b; b = b->next)
		pieces[n++] = (struct str){ b->p, b->n };
	r->res->status = r->status;
	r->res->content_type = "text/html; charset=utf-8";
	r->res->pieces = pieces;
	r->res->npieces = n;
	r->sent = true;
	return FAULT_NONE;
}

enum fault page_send_named(struct req *r, struct str title, enum menu menu)
{
	struct view_shell *v = ARENA_NEW(r->arena, struct view_shell);

	TRY(ctx_looks_send(&r->ctx)); /* the log thread works while the shell is made */
	if (!r->ctx.actor.id.v)
		return page_send_bare(r, title.p);
	v->meldingen = r->ctx.actor.meldingen;
	shell_fill(r, v, title);
	paper_fill(r, v);
	menu_fill(r, v, menu);
	return shell_send(r, v);
}

enum fault page_send(struct req *r, const char *title, enum menu menu)
{
	return page_send_named(r, str_z(tr(r->lang, title)), menu);
}

enum fault page_send_bare(struct req *r, const char *title)
{
	struct view_shell *v = ARENA_NEW(r->arena, struct view_shell);

	shell_fill(r, v, str_z(tr(r->lang, title)));
	v->bare = true;
	return shell_send(r, v);
}

/* What a page for a fault is called, and what to do now; the last is for every other fault. */
static const struct uitleg {
	enum fault fault;
	const char *titel, *nu;
} uitleg[] = {
	{ FAULT_NOT_FOUND, N_("Niet gevonden"),
		N_("Kijk of het adres klopt. Een casus ziet u pas als u bent toegelaten; dat vraagt u aan de procesregisseur.") },
	{ FAULT_DENIED, N_("Dit mag u niet zien of doen"),
		N_("Hebt u dit nodig voor uw werk? Vraag de beheerder van uw organisatie om de rol die erbij hoort.") },
	{ FAULT_INVALID, N_("Dit kan zo niet"), N_("Ga terug met de knop van uw browser; wat u invulde, staat er nog.") },
	{ FAULT_CONFLICT, N_("Intussen gewijzigd"), N_("Ga terug en laad de pagina opnieuw om te zien wat er nu staat.") },
	{ FAULT_BUSY, N_("Even te druk"), N_("Wacht een minuut, ga terug en probeer het opnieuw.") },
	{ FAULT_NONE, N_("Er ging iets mis"),
		N_("Ga terug en probeer het opnieuw. Blijft het misgaan, geef de helpdesk dan het kenmerk hieronder.") },
};

static const struct uitleg *uitleg_of(enum fault f)
{
	const struct uitleg *u = uitleg;

	while (u->fault && u->fault != f)
		u++;
	return u;
}

void shell_fault(struct req *r, enum fault f)
{
	const struct uitleg *u = uitleg_of(f);
	struct view_fault v = { .title = u->titel, .nu = u->nu, .text = r->fi.text ? r->fi.text : fault_text(f),
		.rule = r->fi.rule ? str_z(r->fi.rule) : STR(""), .nummer = str_from_i64(r->arena, r->http->id % 1000000000),
		.url_home = url_werkvoorraad(r), .nfields = r->fi.nfields, .fields = r->fi.fields };

	view_fault(r->out, &v);
	r->ctx.nlooks = 0; /* this page shows nobody */
	/* the shell of a broken page asks nothing of the database */
	if (page_send_bare(r, v.title)) {
		r->res->status = 500;
		r->res->body = str_z(tr(r->lang, N_("Er ging iets mis.")));
		r->sent = true;
	}
}

enum fault shell_plain(struct req *r, const char *text)
{
	struct view_fault v = { .title = text, .text = "", .rule = STR(""), .nummer = STR(""),
		.url_home = url_werkvoorraad(r) };

	view_fault(r->out, &v);
	return page_send_bare(r, text);
}
