/* Pages: logging in and out, and the health page for the proxy. */
#include "web/page_toegang.h"

#include <string.h>

#include "domein/logboek/zegel.h"
#include "domein/toegang/sessie.h"
#include "routes.h"
#include "views.h"
#include "web/cookie.h"

/* Where to go after login: the path of a page of ours, as base64url in `naar`; anything else is the home page. To look
 * only for a slash at the beginning is not enough: what follows it may be another site to a browser. */
static struct str next_url(struct req *r, struct str naar)
{
	struct str path, params[ROUTE_PARAMS_MAX];
	unsigned allowed;

	if (naar.n && base64url_decode(r->arena, naar, &path) && str_starts(path, STR("/"))
		&& route_find(HTTP_GET, path, params, &allowed))
		return path;
	return url_werkvoorraad(r);
}

/* What is wrong with a form of one question: the field's text, or the general one. */
static const char *login_fault(const struct req *r)
{
	if (!r->reshow)
		return NULL;
	if (r->fi.nfields)
		return r->fi.fields[0].text;
	return r->fi.text ? r->fi.text : fault_text(r->fi.fault);
}

enum fault page_login(struct req *r, const struct in_login *in)
{
	struct view_login v = { .token = form_token(r), .naar = req_value(r, "naar", in->naar),
		.email = req_value(r, "email", STR("")), .url = url_login_post(r), .fout = login_fault(r),
		.url_vergeten = url_vergeten(r), .url_gebied = url_werkgebied(r), .bewaard = in->bewaard };

	if (r->ctx.actor.id.v)
		return req_redirect(r, url_werkvoorraad(r), NULL);
	view_login(r->out, &v);
	return page_send_bare(r, N_("Inloggen"));
}

/* "Firefox op Windows": enough to know one's own sessions again. */
struct str req_device(const struct req *r)
{
	static const char *const browsers[] = { "Firefox", "Edg", "Chrome", "Safari" };
	static const char *const names[] = { "Firefox", "Edge", "Chrome", "Safari" };
	static const char *const systems[] = { "Windows", "Android", "iPhone", "Mac OS", "Linux" };
	struct str ua = str_dup(r->arena, http_header(r->http, "User-Agent"));
	struct buf b = buf_new(r->arena);
	const char *name = "Browser", *system = NULL;

	for (size_t i = 0; i < sizeof(browsers) / sizeof(browsers[0]) && ua.p; i++)
		if (strstr(ua.p, browsers[i])) {
			name = names[i];
			break;
		}
	for (size_t i = 0; i < sizeof(systems) / sizeof(systems[0]) && ua.p && !system; i++)
		if (strstr(ua.p, systems[i]))
			system = systems[i];
	buf_addz(&b, name);
	if (system) {
		buf_addz(&b, " op ");
		buf_addz(&b, system);
	}
	return buf_str(&b);
}

struct str req_small(const struct req *r, struct str s)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < s.n; i++)
		buf_addc(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i]);
	return buf_str(&b);
}

static struct str with_naar(struct req *r, struct str url, struct str naar)
{
	return naar.n ? str_cat(r->arena, str_cat(r->arena, url, STR("?naar=")), naar) : url;
}

enum fault page_login_post(struct req *r, const struct in_login_post *in)
{
	struct inlog_poging p = { .email = req_small(r, in->email), .wachtwoord = in->wachtwoord,
		.adres = r->http->remote, .apparaat = req_device(r) };
	struct str token, path;

	if (in->naar.n && !base64url_decode(r->arena, in->naar, &path))
		return fault_set(&r->fi, FAULT_INVALID, NULL, NULL);
	TRY(inloggen_wachtwoord(&r->ctx, &p, &token));
	cookie_set(r, token, true);
	return req_redirect(r, with_naar(r, url_login_code(r), in->naar), NULL);
}

enum fault page_login_code(struct req *r, const struct in_login_code *in)
{
	struct view_login v = { .token = form_token(r), .naar = req_value(r, "naar", in->naar),
		.url = url_login_code_post(r), .url_logout = url_logout(r), .fout = login_fault(r) };
	bool factor;

	if (r->ctx.actor.id.v)
		return req_redirect(r, url_werkvoorraad(r), NULL);
	if (r->sessie.fase != 1)
		return req_redirect(r, url_login(r), NULL);
	TRY(factor_present(&r->ctx, r->sessie.medewerker, &factor));
	if (!factor)
		return req_redirect(r, url_login_factor(r), NULL);
	view_login_code(r->out, &v);
	return page_send_bare(r, N_("Tweede factor"));
}

enum fault page_login_code_post(struct req *r, const struct in_login_code_post *in)
{
	struct sessie s = { r->sessie.id, r->sessie.fase, r->sessie.sleutel, r->sessie.medewerker };
	struct str token;

	if (s.fase != 1)
		return req_redirect(r, url_login(r), NULL);
	TRY(inloggen_code(&r->ctx, &s, in->code, req_device(r), &token));
	cookie_set(r, token, true);
	return req_redirect(r, next_url(r, in->naar), "ingelogd");
}

enum fault page_logout(struct req *r, const struct in_logout *in)
{
	(void)in;
	if (r->sessie.id.v)
		TRY(sessie_end(&r->ctx, r->sessie.medewerker, r->sessie.id));
	cookie_set(r, STR(""), false);
	return req_redirect(r, url_login(r), "uitgelogd");
}

/* For the proxy: 200 when the database answers. */
enum fault page_gezond(struct req *r, const struct in_gezond *in)
{
	struct buf b = buf_new(r->arena);
	int64_t sealed;
	struct str note;

	(void)in;
	TRY(db_ping(r->ctx.db, &r->fi));
	TRY(zegel_laatst(&r->ctx, &sealed, &note));
	buf_addz(&b, "gezond\nzegel ");
	if (sealed)
		buf_add_i64(&b, (ctx_moment(&r->ctx) - sealed) / MINUTE_MS);
	buf_addz(&b, sealed ? " minuten oud\n" : "ontbreekt\n");
	r->res->status = 200;
	r->res->content_type = "text/plain; charset=utf-8";
	r->res->body = buf_str(&b);
	r->sent = true;
	return FAULT_NONE;
}
