/* Pages before the menu: a link from a mail, a forgotten password, setting up the second factor. None of them shows
 * whose account it is. */
#include "domein/toegang/factor.h"
#include "domein/toegang/uitnodiging.h"
#include "routes.h"
#include "views.h"
#include "web/cookie.h"
#include "web/page_account.h"
#include "web/qr.h"

static struct sessie own_session(const struct req *r)
{
	return (struct sessie){ r->sessie.id, r->sessie.fase, r->sessie.sleutel, r->sessie.medewerker };
}

static struct view_field *password_add(struct req *r, struct view_formulier *f, const char *name, const char *label,
	const char *autocomplete)
{
	struct view_field *w = veld_add(r, f, INPUT_PASSWORD, name, label, STR_NULL);

	w->required = true;
	w->autocomplete = autocomplete;
	return w;
}

enum fault page_vergeten(struct req *r, const struct in_vergeten *in)
{
	struct view_vergeten v = { .k = { .titel = N_("Wachtwoord vergeten"), .fi = &r->fi, .url_login = url_login(r) },
		.klaar = in->klaar };
	struct view_field *w;

	if (!in->klaar)
		v.k.lead = N_("Vul uw e-mailadres in. U krijgt een link waarmee u een nieuw wachtwoord kiest.");
	v.k.form = formulier_begin(r, url_vergeten_post(r), N_("Link versturen"));
	w = veld_add(r, &v.k.form, INPUT_EMAIL, "email", N_("E-mailadres"), STR(""));
	w->required = true;
	w->autocomplete = "username";
	view_vergeten(r->out, &v);
	return page_send_bare(r, N_("Wachtwoord vergeten"));
}

enum fault page_vergeten_post(struct req *r, const struct in_vergeten_post *in)
{
	TRY(wachtwoord_vergeten(&r->ctx, req_small(r, in->email), r->http->remote, str_z(r->app->adres)));
	return req_redirect(r, str_cat(r->arena, url_vergeten(r), STR("?klaar=1")), NULL);
}

/* An old link is no riddle: the page says what it is and what to do. It tells nothing about whose it was. */
static enum fault link_dead(struct req *r)
{
	struct view_kader v = { .titel = N_("Deze link werkt niet meer"),
		.lead = N_("Hij is verlopen of al gebruikt. Hebt u al een wachtwoord, log dan in of vraag een nieuw wachtwoord. "
			"Anders vraagt u de beheerder om een nieuwe uitnodiging."), .url_login = url_login(r) };

	fault_clear(&r->fi);
	r->status = 404;
	view_uitnodiging(r->out, &v);
	return page_send_bare(r, v.titel);
}

/* After a POST with a link that ended meanwhile: the same words. */
static enum fault link_gone(struct req *r, enum fault f)
{
	return f == FAULT_NOT_FOUND ? req_redirect(r, url_uitnodiging(r), NULL) : f;
}

enum fault page_uitnodiging(struct req *r, const struct in_uitnodiging *in)
{
	struct view_kader v = { .fi = &r->fi };
	struct str code = req_value(r, "code", in->code.p ? in->code : STR(""));
	enum link_soort soort;
	enum fault f;

	f = link_open(&r->ctx, code, &soort);
	if (f == FAULT_NOT_FOUND)
		return link_dead(r);
	TRY(f);
	if (soort == LINK_FACTOR) {
		v.titel = N_("Tweede factor instellen");
		v.lead = N_("Vul eerst uw wachtwoord in.");
		v.form = formulier_begin(r, url_uitnodiging_factor(r), N_("Verder"));
		password_add(r, &v.form, "wachtwoord", N_("Wachtwoord"), "current-password");
		v.url_login = url_login(r);
	} else {
		v.titel = soort == LINK_UITNODIGING ? N_("Welkom bij Schakel") : N_("Nieuw wachtwoord kiezen");
		v.stap = soort == LINK_UITNODIGING ? N_("Stap 1 van 2") : NULL;
		v.lead = N_("Kies een wachtwoord van ten minste 12 tekens. Vier losse woorden zijn sterk en goed te onthouden.");
		v.form = formulier_begin(r, url_uitnodiging_post(r), N_("Wachtwoord opslaan"));
		password_add(r, &v.form, "nieuw", N_("Nieuw wachtwoord"), "new-password");
		password_add(r, &v.form, "nogmaals", N_("Nieuw wachtwoord, nog een keer"), "new-password");
	}
	formulier_hide(&v.form, "code", code);
	view_uitnodiging(r->out, &v);
	return page_send_bare(r, v.titel);
}

enum fault page_uitnodiging_post(struct req *r, const struct in_uitnodiging_post *in)
{
	struct str token;
	enum fault f = link_accept(&r->ctx, in->code, in->nieuw, in->nogmaals, req_device(r), &token);

	if (f)
		return link_gone(r, f);
	cookie_set(r, token, true);
	return req_redirect(r, url_login_code(r), NULL);
}

enum fault page_uitnodiging_factor(struct req *r, const struct in_uitnodiging_factor *in)
{
	struct str token;
	enum fault f = link_accept_factor(&r->ctx, in->code, in->wachtwoord, r->http->remote, req_device(r), &token);

	if (f)
		return link_gone(r, f);
	cookie_set(r, token, true);
	return req_redirect(r, url_login_factor(r), NULL);
}

/* The QR code and the form with the sealed secret; shown again with the same secret after a wrong code. */
static enum fault factor_fill(struct req *r, struct view_factor *v, struct str action, bool password)
{
	struct sessie s = own_session(r);
	struct factor_nieuw nieuw;
	struct view_field *w;

	TRY(factor_begin(&r->ctx, &s, r->reshow ? req_value(r, "geheim", STR_NULL) : STR_NULL, &nieuw));
	v->mag = true;
	v->geheim = nieuw.geheim;
	v->qr = qr_path(r->arena, nieuw.uri, &v->qr_zijde);
	v->form = formulier_begin(r, action, N_("Bevestigen"));
	formulier_hide(&v->form, "geheim", nieuw.verzegeld);
	w = veld_add(r, &v->form, INPUT_TEXT, "code", N_("Code uit uw app"), STR(""));
	w->required = true;
	w->width = 10;
	w->autocomplete = "one-time-code";
	if (r->reshow)
		w->value = STR(""); /* a code that did not work is no use to show */
	if (password)
		password_add(r, &v->form, "wachtwoord", N_("Uw wachtwoord"), "current-password");
	return FAULT_NONE;
}

enum fault page_login_factor(struct req *r, const struct in_login_factor *in)
{
	struct view_factor v = { .k = { .titel = N_("Stel uw tweede factor in"), .stap = N_("Stap 2 van 2"), .fi = &r->fi } };
	struct sessie s = own_session(r);
	bool present, may;

	(void)in;
	if (s.fase == 2)
		return req_redirect(r, url_werkvoorraad(r), NULL);
	if (s.fase != 1)
		return req_redirect(r, url_login(r), NULL);
	TRY(factor_present(&r->ctx, s.medewerker, &present));
	if (present)
		return req_redirect(r, url_login_code(r), NULL);
	TRY(factor_may_set(&r->ctx, &s, &may));
	if (may)
		TRY(factor_fill(r, &v, url_login_factor_post(r), false));
	else
		v.link = formulier_begin(r, url_login_factor_link(r), N_("Stuur mij een link"));
	view_login_factor(r->out, &v);
	return page_send_bare(r, N_("Tweede factor"));
}

enum fault page_login_factor_post(struct req *r, const struct in_login_factor_post *in)
{
	struct sessie s = own_session(r);
	struct str token;

	if (s.fase != 1)
		return req_redirect(r, url_login(r), NULL);
	TRY(factor_confirm(&r->ctx, &s, in->geheim, in->code, STR(""), req_device(r), &token));
	cookie_set(r, token, true);
	return req_redirect(r, url_herstelcodes(r), "factor_ingesteld");
}

enum fault page_login_factor_link(struct req *r, const struct in_login_factor_link *in)
{
	(void)in;
	if (r->sessie.fase != 1)
		return req_redirect(r, url_login(r), NULL);
	TRY(factor_link(&r->ctx, r->sessie.medewerker, str_z(r->app->adres)));
	return req_redirect(r, str_cat(r->arena, url_vergeten(r), STR("?klaar=1")), NULL);
}

enum fault page_factor(struct req *r, const struct in_factor *in)
{
	struct view_factor v = { .kop = { .kop = { .title = N_("Tweede factor opnieuw instellen") }, .fi = &r->fi },
		.profiel = true };

	(void)in;
	beheer_crumbs(r, &v.kop, N_("Profiel"), url_profiel(r), str_z(tr(r->lang, v.kop.kop.title)));
	TRY(factor_fill(r, &v, url_factor_post(r), true));
	v.form.annuleren = url_profiel(r);
	view_profiel_factor(r->out, &v);
	return page_send(r, N_("Tweede factor"), MENU_GEEN);
}

enum fault page_factor_post(struct req *r, const struct in_factor_post *in)
{
	struct sessie s = own_session(r);
	struct str token;

	TRY(factor_confirm(&r->ctx, &s, in->geheim, in->code, in->wachtwoord, req_device(r), &token));
	cookie_set(r, token, true);
	return req_redirect(r, url_herstelcodes(r), "factor_ingesteld");
}
