/* The shell: what stands around every page. See web.h for page_send. */
#ifndef WEB_SHELL_H
#define WEB_SHELL_H

#include "web/web.h"

struct menu_item {
	enum menu menu;
	const char *label; /* msgid */
	const char *icon;
	const char *go;    /* shortcut "g w" */
	struct str url;
	bool current;
};
struct menu_group {
	const char *label; /* msgid; NULL: the first */
	size_t n;
	struct menu_item items[28];
};

struct view_shell {
	struct str title; /* translated */
	bool fault;       /* the title says that something is wrong */
	const char *lang, *thema;
	struct str css, js, merk, font, iconen;
	bool demo, sneltoetsen, bare, focus;
	struct str naam, initialen, functie, organisatie, sinds;
	struct str url_afdruk; /* the link to the page for paper; "" none */
	struct str url_papier; /* what the script asks for when the browser prints; "" nothing */
	struct str url_scherm; /* on a page for paper: the way back */
	struct str token, url_home, url_zoek, url_logout, url_profiel, url_meldingen, zoek;
	int64_t meldingen; /* unread */
	const char *notice; /* msgid; NULL none */
	size_t ngroups;
	struct menu_group groups[4];
	struct out *body;
};

/* First letters of the first and the last word of a name. */
struct str initials(struct arena *a, struct str naam);

/* Is the page asked for paper (?afdruk=1)? */
bool shell_paper(const struct req *r);
/* The page for a fault that no page could show. */
void shell_fault(struct req *r, enum fault f);
/* A page with one sentence. */
enum fault shell_plain(struct req *r, const char *text);

struct view_fault {
	const char *title, *text, *nu; /* nu: what to do now; NULL none */
	struct str rule; /* article; "" none */
	struct str nummer; /* request id, for a helpdesk */
	struct str url_home;
	size_t nfields;
	const struct fault_field *fields;
};

#endif
