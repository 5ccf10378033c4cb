/* Web: from an HTTP request to a domain call and back to a page.
 *
 * web_handle() finds the route, resolves the session to an actor, checks right, form token and fields, calls the page
 * function, waits until the looks are on disk and only then lets the answer go. A page function reads fields, makes
 * one domain call and picks a view; a fault it returns becomes the right answer here.
 * Lifetimes: everything of a request lives in its arena. Threading: one thread a request; struct app is constant.
 */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"
#include "domein/veld.h"
#include "html/out.h"
#include "web/route.h"

struct app {
	struct db *db;
	const struct catalogus *cat;
	int64_t cat_id;
	struct sleutels sleutels;
	const struct scanner *scanner; /* as in struct ctx */
	const struct drukker *drukker; /* likewise */
	struct assets *assets;
	const char *adres; /* base URL for links in mail, without slash at the end */
	bool demo;
	void (*log)(int level, const char *what, const char *detail, int64_t verzoek);
};

struct sessie_staat {
	struct sessie_id id; /* 0: none */
	int fase;            /* 1 password given, 2 second factor given */
	struct str sleutel;  /* key of the form tokens */
	struct medewerker_id medewerker;
	struct str token;    /* of the cookie */
};

enum menu { MENU_GEEN, MENU_WERKVOORRAAD, MENU_AANMELDINGEN, MENU_WEGING, MENU_CASUSSEN, MENU_PERSONEN, MENU_BEHEER,
	MENU_LOGBOEK, MENU_HULP, MENU_CIJFERS, MENU_INTAKE, MENU_THEMAS, MENU_AFGESCHERMD, MENU_OVERLEG,
	MENU_VERZOEKEN, MENU_AFSPRAKEN, MENU_STAGNATIE, MENU_NOOD, MENU_TOETSING, MENU_DATALEK,
	MENU_RECHTEN, MENU_VERNIETIGEN };

/* The id that was put in a URL last: a page of one case names it in every link. */
struct url_last {
	int kind;
	int64_t id;
	struct str text;
};

struct req {
	struct app *app;
	struct http_request *http;
	struct http_response *res;
	struct arena *arena;
	struct fault_info fi;
	struct ctx ctx;
	struct sessie_staat sessie;
	const struct route *route;
	const void *in;
	enum lang lang;
	struct out *out;   /* the body of the page; page_send puts the shell around it */
	bool reshow;       /* the page is shown again for a POST that failed: fields keep what was typed */
	bool focus;        /* the page has the screen to itself: the menu opens when asked */
	int status;        /* of the answer; 200 unless said */
	bool sent;
	bool logged;       /* the fault has its line */
	struct str token;  /* of the forms on this page, once there is one */
	struct str toen_ogen; /* as of: whose eyes they are; "" one's own */
	struct url_last *url; /* NULL: nothing is kept */
};

void web_handle(void *app, struct http_request *http, struct http_response *res);
/* For http_config.refused: what the server refuses before there is a request gets the face of our pages. */
void web_refused(void *app, struct arena *a, struct http_response *res);

/* 303 to a URL made by url_...(); with a notice shown once on the next page (a static msgid, or NULL). */
enum fault req_redirect(struct req *r, struct str url, const char *notice);
/* Puts the shell (head, top bar, menu) around r->out and answers. */
enum fault page_send(struct req *r, const char *title, enum menu menu);
/* As page_send, with a title that is not translated (a case number). */
enum fault page_send_named(struct req *r, struct str title, enum menu menu);
/* A shell without menu, for pages before login. */
enum fault page_send_bare(struct req *r, const char *title);
/* Bytes of a file as download. */
enum fault file_send(struct req *r, struct str name, const char *type, struct str body);
/* A document as PDF, to download; the name without ".pdf". */
enum fault pdf_send(struct req *r, struct str name, const struct stuk *s);

/* What stands in a field: the posted value when the page is shown again, else `now`. */
struct str req_value(const struct req *r, const char *name, struct str now);
/* The posted value of a repeated or checkbox field: was `value` chosen? */
bool req_chosen(const struct req *r, const char *name, struct str value, bool now);
/* What is wrong with it; NULL when nothing. */
const char *req_error(const struct req *r, const char *name);
/* A value in a query: everything but letters, digits and -._~ percent-encoded. */
void url_part_add(struct buf *b, struct str s);
/* Of a case as it was known then: to read, alone. */
bool req_mag(const struct req *r, enum recht recht);
/* Runs the POST route of that path with these fields, with all its checks but the form token: for what was kept when a
 * session had ended. The answer is that route's. FAULT_NOT_FOUND for a route that keeps nothing. */
enum fault req_replay(struct req *r, struct str path, const struct veld *v, size_t n);
/* The hidden field _t of every form; on a page that is shown again the one that was sent. */
struct str form_token(struct req *r);
bool form_token_valid(const struct req *r, struct str token);

#endif
