/* Web: the dispatcher. See web.h for the way of a request.
 *
 * Order: route, session, right, form token, fields, page, looks durable, answer. Only this file turns a fault into a
 * status, and only it logs one: once, with the request id, without personal data.
 */
#include "web/web.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "domein/toegang/concept.h"
#include "domein/toegang/sessie.h"
#include "routes.h"
#include "web/assets.h"
#include "web/cookie.h"
#include "web/shell.h"

#define TOKEN_RANDOM 16
#define TOKEN_MAC 16
#define FILE_PIECE 65536

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

static void token_mac(struct str key, const unsigned char *rnd, unsigned char ret[SHA256_LEN])
{
	hmac_sha256(key, (struct str){ (const char *)rnd, TOKEN_RANDOM }, ret);
}

static struct str posted(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->http->nfields; i++)
		if (str_eq(r->http->fields[i].name, str_z(name)))
			return r->http->fields[i].value;
	return STR_NULL;
}

/* One for all forms of a page: path and fields tell them apart. */
struct str form_token(struct req *r)
{
	unsigned char all[TOKEN_RANDOM + SHA256_LEN];

	/* the same words from a page shown again are the same submit: what was stored unseen is not stored twice */
	if (r->reshow && form_token_valid(r, posted(r, "_t")))
		return posted(r, "_t");
	if (r->token.n)
		return r->token;
	random_bytes(all, TOKEN_RANDOM);
	token_mac(token_key(r), all, all + TOKEN_RANDOM);
	r->token = base64url(r->arena, (struct str){ (const char *)all, TOKEN_RANDOM + TOKEN_MAC });
	return r->token;
}

static bool token_made_with(const struct req *r, struct str key, struct str token)
{
	unsigned char mac[SHA256_LEN];
	struct str raw;

	if (!base64url_decode(r->arena, token, &raw) || raw.n != TOKEN_RANDOM + TOKEN_MAC)
		return false;
	token_mac(key, (const unsigned char *)raw.p, mac);
	return bytes_equal(raw.p + TOKEN_RANDOM, mac, TOKEN_MAC);
}

bool form_token_valid(const struct req *r, struct str token)
{
	return token_made_with(r, token_key(r), token);
}

/* The file as part of the key: name, and a hash made piece by piece, each over the last hash and the next bytes. The
 * size would not do: a letter may have been changed and chosen again. */
static bool file_add(const struct req *r, struct buf *b, const struct http_file *f)
{
	char *piece = arena_alloc(r->arena, SHA256_LEN + FILE_PIECE);
	int64_t done = 0;

	memset(piece, 0, SHA256_LEN);
	while (done < f->size) {
		ssize_t n = pread(f->fd, piece + SHA256_LEN, FILE_PIECE, done);
		unsigned char h[SHA256_LEN];

		if (n <= 0)
			return false;
		sha256((struct str){ piece, SHA256_LEN + (size_t)n }, h);
		memcpy(piece, h, sizeof(h));
		done += n;
	}
	buf_addc(b, '\0');
	buf_add(b, f->field);
	buf_addc(b, '\0');
	buf_add(b, f->filename);
	buf_addc(b, '\0');
	buf_add(b, (struct str){ piece, SHA256_LEN });
	return true;
}

/* What makes a submit the same submit: token, path and everything typed. After the back button other words are a new
 * submit, not a repetition. */
static enum fault submit_key(struct req *r, struct str *ret)
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
	for (size_t i = 0; i < r->http->nfiles; i++)
		if (!file_add(r, &b, &r->http->files[i]))
			return fault_detail(&r->fi, FAULT_INTERNAL, "upload", "cannot be read back");
	sha256(buf_str(&b), h);
	*ret = hex(r->arena, (struct str){ (const char *)h, sizeof(h) });
	return FAULT_NONE;
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

static int fault_level(enum fault f)
{
	switch (f) {
	case FAULT_NOT_FOUND:
	case FAULT_INVALID:
	case FAULT_CONFLICT: return 6;
	case FAULT_DENIED: return 5;
	case FAULT_BUSY: return 4;
	default: return 3;
	}
}

/* The names of the fields that were refused, as routes.def has them: what a browser sent as a name is not ours. */
static void fields_say(struct buf *b, const struct req *r)
{
	for (size_t i = 0; i < r->route->nfields; i++) {
		struct str name = str_z(r->route->fields[i].name);
		bool wrong = false;

		for (size_t k = 0; k < r->fi.nfields; k++) {
			struct str of = str_z(r->fi.fields[k].field);

			wrong |= str_eq(of, name) || (str_starts(of, name) && of.p[name.n] == '.');
		}
		if (wrong) {
			buf_addc(b, ' ');
			buf_add(b, name);
		}
	}
}

/* Route, rule, fields and detail: nothing that somebody typed. Once per request. */
static void fault_log(struct req *r, enum fault f)
{
	struct buf b = buf_new(r->arena);

	if (!r->app->log || r->logged)
		return;
	r->logged = true;
	buf_addz(&b, r->ctx.route);
	if (r->fi.rule) {
		buf_addz(&b, ", ");
		buf_addz(&b, r->fi.rule);
	}
	if (r->fi.nfields) {
		buf_addc(&b, ':');
		fields_say(&b, r);
	}
	if (r->fi.detail[0]) {
		buf_addz(&b, ": ");
		buf_addz(&b, r->fi.detail);
	}
	r->app->log(fault_level(f), fault_name(f), arena_over(r->arena) ? r->fi.detail : buf_str(&b).p, r->http->id);
}

/* A refusal is a look too: it is recorded, and never says whether something is there. */
static void refusal_record(struct req *r, enum fault f)
{
	if ((f != FAULT_DENIED && f != FAULT_NOT_FOUND) || !r->ctx.actor.id.v)
		return;
	r->ctx.nlooks = 0;
	ctx_look(&r->ctx, (struct dossier_id){ 0 }, (struct persoon_id){ 0 }, LOOK_GEWEIGERD, STR("weigering"));
	if (ctx_looks_durable(&r->ctx) && r->app->log)
		r->app->log(3, "refusal not recorded", r->fi.detail, r->http->id);
}

static void answer_fault(struct req *r, enum fault f)
{
	fault_log(r, f);
	refusal_record(r, f);
	if (f == FAULT_NOT_FOUND) { /* one page for all of them: which rule it was would say that something is there */
		r->fi.text = r->fi.rule = NULL;
		r->fi.nfields = 0;
	}
	r->res->nheaders = 0;
	r->status = fault_status(f);
	r->out = out_new(r->arena, r->lang);
	shell_fault(r, f);
}

/* ---- the steps ---- */

static void req_begin(struct req *r, struct app *app, struct http_request *http, struct http_response *res)
{
	*r = (struct req){ .app = app, .http = http, .res = res, .arena = http->arena, .status = 200 };
	r->ctx = (struct ctx){ .db = app->db, .cat = app->cat, .cat_id = app->cat_id, .sleutels = &app->sleutels,
		.scanner = app->scanner, .drukker = app->drukker, .arena = http->arena, .fi = &r->fi, .route = "geen", .doel = "geen" };
	r->ctx.eyes.verzoek = http->id;
	r->url = ARENA_NEW(http->arena, struct url_last);
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
static struct veld *posted_fields(const struct req *r)
{
	struct veld *v = ARENA_ARRAY(r->arena, r->http->nfields + 1, struct veld);

	for (size_t i = 0; i < r->http->nfields; i++)
		v[i] = (struct veld){ r->http->fields[i].name, r->http->fields[i].value };
	return v;
}

/* A form of ours that came too late, its session being over: kept for its author, and for nobody else. That it is his
 * shows from its token, which the key of one of his sessions made; whoever logged in since on the same device gets
 * nothing of it. */
static enum fault keep_late(struct req *r, struct medewerker_id author, bool *ret)
{
	struct sleutel_lijst keys = { 0 };
	struct str token = posted(r, "_t");
	bool his = false;

	*ret = false;
	if (r->route->method != HTTP_POST || !r->route->concept || !author.v || !token.n || !same_site(r))
		return FAULT_NONE;
	TRY(sessie_sleutels(&r->ctx, author, &keys));
	for (size_t i = 0; i < keys.n && !his; i++)
		his = token_made_with(r, keys.v[i], token);
	if (!his)
		return FAULT_NONE;
	TRY(concept_keep_post(&r->ctx, author, r->http->path, posted_fields(r), r->http->nfields));
	*ret = true;
	return FAULT_NONE;
}

/* Nobody is logged in: to the login page, and back to where he was going. What was posted is kept. */
static enum fault to_login(struct req *r)
{
	struct str token = http_cookie(r->http, cookie_name(r->http));
	struct medewerker_id author = r->sessie.medewerker;
	struct buf b = buf_new(r->arena);
	bool kept;

	if (!author.v && token.n)
		TRY(sessie_former(&r->ctx, token, &author));
	TRY(keep_late(r, author, &kept));
	buf_add(&b, r->sessie.fase == 1 ? url_login_code(r) : url_login(r));
	if (kept) {
		buf_addz(&b, r->sessie.fase == 1 ? "?naar=" : "?bewaard=1&naar=");
		buf_add(&b, base64url(r->arena, url_bewaard(r)));
	} else if (r->route->method == HTTP_GET && r->http->path.n > 1 && r->sessie.fase != 1) {
		buf_addz(&b, "?naar=");
		buf_add(&b, base64url(r->arena, r->http->path));
	}
	return req_redirect(r, buf_str(&b), NULL);
}

static enum fault req_right(struct req *r)
{
	enum recht right = (enum recht)r->route->right;

	if (right == RECHT_openbaar)
		return FAULT_NONE;
	return ctx_require(&r->ctx, right);
}

/* May answer by itself: a form of an earlier session of this same person is offered to be sent after all. */
static enum fault post_checks(struct req *r)
{
	bool kept;

	if (r->route->method != HTTP_POST)
		return FAULT_NONE;
	if (!same_site(r) || !form_token_valid(r, posted(r, "_t"))) {
		TRY(keep_late(r, r->ctx.actor.id, &kept));
		if (kept)
			return req_redirect(r, url_bewaard(r), NULL);
		return fault_set(&r->fi, FAULT_DENIED,
			"Dit formulier is verlopen. Ga terug, laad de pagina opnieuw en verstuur het nog eens.", NULL);
	}
	return r->sessie.id.v ? submit_key(r, &r->ctx.token) : FAULT_NONE;
}

/* The page of the form, with what was typed. r->fi is what it shows, so what goes wrong in making it has a place of its
 * own: a dossier that is not there for him is not found, whatever he typed. */
static enum fault page_again(struct req *r, enum fault f)
{
	struct fault_info kept = r->fi, again = { 0 };
	enum fault g;

	fault_log(r, f);
	r->ctx.fi = &again;
	r->reshow = true;
	r->status = fault_status(f);
	r->out = out_new(r->arena, r->lang);
	r->ctx.token = STR_NULL;
	r->ctx.eyes.moment = 0;
	g = r->route->back(r, r->in);
	r->ctx.fi = &r->fi;
	if (!g)
		return FAULT_NONE;
	r->reshow = false;
	if (g == FAULT_NOT_FOUND || g == FAULT_DENIED) {
		r->fi = again;
		return g;
	}
	if (r->app->log && g != f)
		r->app->log(3, "form not shown again", again.detail, r->http->id);
	r->fi = kept; /* the page cannot be shown: the first fault is the news */
	return f;
}

static bool shown_again(enum fault f)
{
	return f == FAULT_INVALID || f == FAULT_CONFLICT || f == FAULT_BUSY || f == FAULT_UNCERTAIN || f == FAULT_FULL;
}

static enum fault req_run(struct req *r, const struct str *params)
{
	void *in = arena_alloc(r->arena, r->route->in_size);
	enum fault f;

	r->in = in;
	f = route_read(r, r->route, params, in, &r->fi);
	if (!f)
		f = r->route->call(r, in);
	if (shown_again(f) && r->route->back)
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
	struct http_field *fields = ARENA_ARRAY(r->arena, n, struct http_field);
	unsigned allowed;
	const struct route *route = route_find(HTTP_POST, path, params, &allowed);

	if (!route || !route->concept)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	/* its own token is among the fields: what was sent before, or is sent twice from here, is sent once */
	for (size_t i = 0; i < n; i++)
		fields[i] = (struct http_field){ v[i].name, v[i].value };
	r->http->fields = fields;
	r->http->nfields = n;
	r->http->nfiles = 0;
	r->http->path = path;
	r->route = route;
	r->ctx.route = route->name;
	r->ctx.doel = route->doel;
	TRY(req_right(r));
	TRY(submit_key(r, &r->ctx.token));
	return req_run(r, params);
}

static struct str allow_text(unsigned allowed)
{
	if (!(allowed & 1u << HTTP_POST))
		return STR("GET, HEAD");
	return allowed & 1u << HTTP_GET ? STR("GET, HEAD, POST") : STR("POST");
}

static enum fault req_serve(struct req *r)
{
	struct str params[ROUTE_PARAMS_MAX];
	unsigned allowed;

	r->route = route_find(r->http->method, r->http->path, params, &allowed);
	if (!r->route && allowed) {
		r->status = 405;
		http_header_add(r->res, "Allow", allow_text(allowed));
		if (r->app->log)
			r->app->log(6, "method not allowed", "", r->http->id);
		return shell_plain(r, N_("Dit kan hier niet."));
	}
	if (!r->route) {
		r->route = &routes[ROUTE_LOGIN];
		TRY(req_session(r));
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	}
	r->ctx.route = r->route->name;
	r->ctx.doel = r->route->doel;
	r->ctx.afdruk = shell_paper(r);
	TRY(req_session(r));
	if (r->route->right != RECHT_openbaar && !r->ctx.actor.id.v)
		return to_login(r);
	TRY(req_right(r));
	TRY(post_checks(r));
	return r->sent ? FAULT_NONE : req_run(r, params);
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

void web_refused(void *app, struct arena *a, struct http_response *res)
{
	struct http_request *http = ARENA_NEW(a, struct http_request);
	struct http_response page = { .status = res->status };
	struct str line = res->body;
	struct req r;

	http->arena = a;
	req_begin(&r, app, http, &page);
	r.status = res->status;
	line.n -= line.n && line.p[line.n - 1] == '\n';
	if (!shell_plain(&r, str_dup(a, line).p) && r.sent && !arena_over(a))
		*res = page;
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

enum fault pdf_send(struct req *r, struct str name, const struct stuk *s)
{
	struct str bytes;

	TRY(ctx_druk(&r->ctx, s, &bytes));
	return file_send(r, str_cat(r->arena, name, STR(".pdf")), "application/pdf", bytes);
}
