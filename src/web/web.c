/* Web: the dispatcher. See web.h for the way of a request.
 *
 * Order: route, session, right, form token, fields, page, looks durable, answer. Only this file turns a fault into a
 * status, and only it logs one: once, with the request id, without personal data.
 */
#include "web/web.h"

#include <assert.h>
#include <string.h>

#include "domein/toegang/concept.h"
#include "domein/toegang/sessie.h"
#include "routes.h"
#include "web/assets.h"
#include "web/cookie.h"
#include "web/shell.h"

#define TOKEN_RANDOM 16
#define TOKEN_MAC 16

static const char *cookie_name(const struct http_request *http)
{
	return http->secure ? "__Host-schakel" : "schakel";
}

void cookie_set(struct req *r, struct str token, bool keep)
{
	struct buf b = buf_new(r->arena);

	buf_addz(&b, cookie_name(r->http));
	buf_addc(&b, '=');
	buf_add(&b, token);
	buf_addz(&b, "; Path=/; HttpOnly; SameSite=Strict");
	if (r->http->secure)
		buf_addz(&b, "; Secure");
	if (!keep)
		buf_addz(&b, "; Max-Age=0");
	http_header_add(r->res, "Set-Cookie", buf_str(&b));
}

/* ---- form tokens ---- */

/* Before there is a session the house key serves; that the form is ours is then what same_site() says. */
static struct str token_key(const struct req *r)
{
	if (r->sessie.sleutel.n)
		return r->sessie.sleutel;
	return (struct str){ (const char *)r->app->sleutels.kluis, sizeof(r->app->sleutels.kluis) };
}

/* Browsers say from where a form was sent; one from another site is refused, whatever token it bears. */
static bool same_site(const struct req *r)
{
	struct str from = http_header(r->http, "Sec-Fetch-Site");

	return !from.n || str_eq(from, STR("same-origin"));
}

static void token_mac(const struct req *r, const unsigned char *rnd, unsigned char ret[SHA256_LEN])
{
	hmac_sha256(token_key(r), (struct str){ (const char *)rnd, TOKEN_RANDOM }, ret);
}

struct str form_token(const struct req *r)
{
	unsigned char all[TOKEN_RANDOM + SHA256_LEN];

	random_bytes(all, TOKEN_RANDOM);
	token_mac(r, all, all + TOKEN_RANDOM);
	return base64url(r->arena, (struct str){ (const char *)all, TOKEN_RANDOM + TOKEN_MAC });
}

bool form_token_valid(const struct req *r, struct str token)
{
	unsigned char mac[SHA256_LEN];
	struct str raw;

	if (!base64url_decode(r->arena, token, &raw) || raw.n != TOKEN_RANDOM + TOKEN_MAC)
		return false;
	token_mac(r, (const unsigned char *)raw.p, mac);
	return bytes_equal(raw.p + TOKEN_RANDOM, mac, TOKEN_MAC);
}

/* What makes a submit the same submit: token, path and everything typed. After the back button other words are a new
 * submit, not a repetition. */
static struct str submit_key(const struct req *r)
{
	struct buf b = buf_new(r->arena);
	unsigned char h[SHA256_LEN];

	buf_add(&b, r->http->path);
	for (size_t i = 0; i < r->http->nfields; i++) {
		buf_addc(&b, '\0');
		buf_add(&b, r->http->fields[i].name);
		buf_addc(&b, '\0');
		buf_add(&b, r->http->fields[i].value);
	}
	for (size_t i = 0; i < r->http->nfiles; i++) {
		buf_addc(&b, '\0');
		buf_add(&b, r->http->files[i].filename);
		buf_add_i64(&b, r->http->files[i].size);
	}
	sha256(buf_str(&b), h);
	return hex(r->arena, (struct str){ (const char *)h, sizeof(h) });
}

/* ---- answers to faults ---- */

static int fault_status(enum fault f)
{
	switch (f) {
	case FAULT_NONE: return 200;
	case FAULT_NOT_FOUND: return 404;
	case FAULT_DENIED: return 403;
	case FAULT_INVALID: return 400;
	case FAULT_CONFLICT: return 409;
	case FAULT_BUSY: return 503;
	case FAULT_UNCERTAIN: return 503;
	case FAULT_FULL: return 503;
	default: return 500;
	}
}

static void fault_log(struct req *r, enum fault f)
{
	const char *rule = r->fi.rule ? r->fi.rule : "";

	if (!r->app->log)
		return;
	if (f == FAULT_INTERNAL || f == FAULT_FULL || f == FAULT_UNCERTAIN)
		r->app->log(3, fault_name(f), r->fi.detail, r->http->id);
	else if (f == FAULT_DENIED)
		r->app->log(5, fault_name(f), rule, r->http->id);
}

/* A refusal is a look too: it is recorded, and never says whether something is there. */
static void refusal_record(struct req *r, enum fault f)
{
	if ((f != FAULT_DENIED && f != FAULT_NOT_FOUND) || !r->ctx.actor.id.v)
		return;
	r->ctx.nlooks = 0;
	ctx_look(&r->ctx, (struct dossier_id){ 0 }, (struct persoon_id){ 0 }, LOOK_GEWEIGERD, STR("weigering"));
	if (ctx_looks_durable(&r->ctx))
		r->app->log(3, "refusal not recorded", r->fi.detail, r->http->id);
}

static void answer_fault(struct req *r, enum fault f)
{
	fault_log(r, f);
	refusal_record(r, f);
	r->res->nheaders = 0;
	r->status = fault_status(f);
	r->out = out_new(r->arena, r->lang);
	shell_fault(r, f);
}

/* ---- the steps ---- */

static void req_begin(struct req *r, struct app *app, struct http_request *http, struct http_response *res)
{
	*r = (struct req){ .app = app, .http = http, .res = res, .arena = http->arena, .status = 200 };
	r->ctx = (struct ctx){ .db = app->db, .cat = app->cat, .cat_id = app->cat_id, .sleutels = &app->sleutels, .arena = http->arena,
		.fi = &r->fi, .route = "geen", .doel = "geen" };
	r->ctx.eyes.verzoek = http->id;
	r->out = out_new(r->arena, LANG_NL);
}

static enum fault req_session(struct req *r)
{
	struct sessie s;
	struct str token = http_cookie(r->http, cookie_name(r->http));

	TRY(sessie_resolve(&r->ctx, token, strcmp(r->route->doel, "tussendoor") != 0, &s));
	r->sessie = (struct sessie_staat){ s.id, s.fase, s.sleutel, s.medewerker, token };
	if (str_eq(r->ctx.actor.taal, STR("en")))
		r->lang = LANG_EN;
	r->out->lang = r->lang;
	return FAULT_NONE;
}

/* domein knows no HTTP: the fields as it takes them. */
struct veld *posted_fields(const struct req *r)
{
	struct veld *v = ARENA_ARRAY(r->arena, r->http->nfields + 1, struct veld);

	for (size_t i = 0; i < r->http->nfields; i++)
		v[i] = (struct veld){ r->http->fields[i].name, r->http->fields[i].value };
	return v;
}

/* Nobody is logged in: to the login page, and back to where he was going. What was posted is kept. */
static enum fault to_login(struct req *r)
{
	struct str token = http_cookie(r->http, cookie_name(r->http));
	struct medewerker_id former = { 0 };
	struct buf b = buf_new(r->arena);

	if (r->sessie.fase == 1)
		return req_redirect(r, url_login_code(r), NULL);
	if (r->route->method == HTTP_POST && r->route->concept && token.n) {
		TRY(sessie_former(&r->ctx, token, &former));
		if (former.v)
			TRY(concept_keep_post(&r->ctx, former, r->http->path, posted_fields(r), r->http->nfields));
	}
	buf_add(&b, url_login(r));
	if (r->route->method == HTTP_GET && r->http->path.n > 1) {
		buf_addz(&b, "?naar=");
		buf_add(&b, base64url(r->arena, r->http->path));
	} else if (former.v) {
		buf_addz(&b, "?bewaard=1&naar=");
		buf_add(&b, base64url(r->arena, url_bewaard(r)));
	}
	return req_redirect(r, buf_str(&b), NULL);
}

static struct str posted(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->http->nfields; i++)
		if (str_eq(r->http->fields[i].name, str_z(name)))
			return r->http->fields[i].value;
	return STR_NULL;
}

static enum fault req_right(struct req *r)
{
	enum recht right = (enum recht)r->route->right;

	if (right == RECHT_openbaar)
		return FAULT_NONE;
	return ctx_require(&r->ctx, right);
}

static enum fault post_checks(struct req *r)
{
	if (r->route->method != HTTP_POST)
		return FAULT_NONE;
	if (!same_site(r) || !form_token_valid(r, posted(r, "_t")))
		return fault_set(&r->fi, FAULT_DENIED,
			"Dit formulier is verlopen. Ga terug, laad de pagina opnieuw en verstuur het nog eens.", NULL);
	if (r->sessie.id.v)
		r->ctx.token = submit_key(r);
	return FAULT_NONE;
}

static enum fault page_again(struct req *r, enum fault f)
{
	struct fault_info kept = r->fi;
	enum fault g;

	fault_log(r, f);
	r->reshow = true;
	r->status = fault_status(f);
	r->out = out_new(r->arena, r->lang);
	r->ctx.token = STR_NULL;
	r->ctx.eyes.moment = 0;
	g = r->route->back(r, r->in);
	if (g) /* the page itself cannot be shown: the first fault is the news */
		r->fi = kept;
	return g ? f : FAULT_NONE;
}

static enum fault req_run(struct req *r, const struct str *params)
{
	void *in = arena_alloc(r->arena, r->route->in_size);
	enum fault f;

	r->in = in;
	f = route_read(r, r->route, params, in, &r->fi);
	if (!f)
		f = r->route->call(r, in);
	if ((f == FAULT_INVALID || f == FAULT_CONFLICT || f == FAULT_BUSY) && r->route->back)
		f = page_again(r, f);
	if (!f && arena_over(r->arena))
		f = fault_set(&r->fi, FAULT_BUSY, NULL, NULL);
	if (!f && r->ctx.nlooks)
		f = ctx_looks_durable(&r->ctx);
	return f;
}

enum fault req_replay(struct req *r, struct str path, const struct veld *v, size_t n)
{
	struct str params[ROUTE_PARAMS_MAX];
	struct http_field *fields = ARENA_ARRAY(r->arena, n + 1, struct http_field);
	unsigned allowed;
	const struct route *route = route_find(HTTP_POST, path, params, &allowed);

	if (!route || !route->concept)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	/* the token of this request goes along: what is sent twice from here is sent once */
	fields[0] = (struct http_field){ STR("_t"), posted(r, "_t") };
	for (size_t i = 0; i < n; i++)
		fields[i + 1] = (struct http_field){ v[i].name, v[i].value };
	r->http->fields = fields;
	r->http->nfields = n + 1;
	r->http->path = path;
	r->route = route;
	r->ctx.route = route->name;
	r->ctx.doel = route->doel;
	TRY(req_right(r));
	r->ctx.token = submit_key(r);
	return req_run(r, params);
}

static enum fault req_serve(struct req *r)
{
	struct str params[ROUTE_PARAMS_MAX];
	unsigned allowed;

	r->route = route_find(r->http->method, r->http->path, params, &allowed);
	if (!r->route && allowed) {
		r->status = 405;
		http_header_add(r->res, "Allow", allowed & (1u << HTTP_POST) ? STR("POST") : STR("GET, HEAD"));
		return shell_plain(r, N_("Dit kan hier niet."));
	}
	if (!r->route) {
		r->route = &routes[ROUTE_LOGIN];
		TRY(req_session(r));
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	}
	r->ctx.route = r->route->name;
	r->ctx.doel = r->route->doel;
	TRY(req_session(r));
	if (r->route->right != RECHT_openbaar && !r->ctx.actor.id.v)
		return to_login(r);
	TRY(req_right(r));
	TRY(post_checks(r));
	return req_run(r, params);
}

void web_handle(void *app, struct http_request *http, struct http_response *res)
{
	struct req r;
	enum fault f;

	req_begin(&r, app, http, res);
	if (assets_serve(((struct app *)app)->assets, http, res))
		return;
	f = req_serve(&r);
	if (f)
		answer_fault(&r, f);
	assert(r.sent);
}

enum fault req_redirect(struct req *r, struct str url, const char *notice)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, url);
	if (notice) {
		buf_addc(&b, memchr(url.p, '?', url.n) ? '&' : '?');
		buf_addz(&b, "gedaan=");
		buf_addz(&b, notice);
	}
	r->status = 303;
	r->res->status = 303;
	r->res->content_type = "text/plain; charset=utf-8";
	r->res->body = STR("");
	http_header_add(r->res, "Location", buf_str(&b));
	r->sent = true;
	return FAULT_NONE;
}

enum fault file_send(struct req *r, struct str name, const char *type, struct str body)
{
	struct buf b = buf_new(r->arena);

	buf_addz(&b, "attachment; filename*=UTF-8''");
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];
		static const char digits[] = "0123456789ABCDEF";

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-') {
			buf_addc(&b, (char)c);
		} else {
			buf_addc(&b, '%');
			buf_addc(&b, digits[c >> 4]);
			buf_addc(&b, digits[c & 15]);
		}
	}
	http_header_add(r->res, "Content-Disposition", buf_str(&b));
	r->res->status = 200;
	r->res->content_type = type;
	r->res->body = body;
	r->sent = true;
	return FAULT_NONE;
}
