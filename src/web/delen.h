/* Building blocks of pages: the structs that src/web/view/delen.html turns into HTML.
 *
 * Why: one part, one HTML, so that look, accessibility and wording stay the same everywhere. doc/HACKING-views.md shows
 * them in use. Conventions in all of them:
 *  - `label`, `title`, `help`, `lead`, `sub`, `error` are msgids (mark them with N_), translated when shown;
 *    the `..._text` or `text` beside one is data (a name, catalogue text), not translated, and wins if it has a value;
 *  - zero means absent: an initialiser names only what differs;
 *  - href is a whole URL made by url_...(); icons are names in assets/iconen.svg.
 * Lifetimes: borrowed for the call. Threading: plain values.
 */
#ifndef WEB_DELEN_H
#define WEB_DELEN_H

#include "basis/fault.h"
#include "html/out.h"

/* The text if it has a value, else the translated msgid. */
static inline struct str view_label(const struct out *o, const char *msgid, struct str text)
{
	return text.p ? text : str_z(tr(o->lang, msgid));
}

/* --- small parts ----------------------------------------------------------------------------------------------- */

enum view_tone { TONE_NEUTRAL, TONE_INFO, TONE_POSITIVE, TONE_WARNING, TONE_NEGATIVE, TONE_ACCENT, TONE_VIOLET };

static inline const char *view_tone_name(enum view_tone t)
{
	static const char *const names[] = { "neutral", "info", "positive", "warning", "negative", "accent", "violet" };

	return names[t];
}

/* A property of a case, filled: at most three in a head. */
struct view_badge {
	const char *label;
	struct str text;
	enum view_tone tone;
	const char *icon;
};

/* The closed list of statuses: of an afspraak, and of a casus. */
enum view_status { VIEW_STATUS_OPEN, VIEW_STATUS_LOOPT, VIEW_STATUS_GEREED, VIEW_STATUS_TE_LAAT,
	VIEW_STATUS_NIET_GELUKT, VIEW_STATUS_VERVALLEN,
	VIEW_STATUS_OP_SCHEMA, VIEW_STATUS_AANDACHT, VIEW_STATUS_STAGNEERT, VIEW_STATUS_WACHT };

struct view_status_look {
	enum view_tone tone;
	const char *icon, *label;
};

static inline const struct view_status_look *view_status_look(enum view_status s)
{
	static const struct view_status_look looks[] = {
		[VIEW_STATUS_OPEN] = { TONE_NEUTRAL, "circle", N_("Open") },
		[VIEW_STATUS_LOOPT] = { TONE_INFO, "progress", N_("Loopt") },
		[VIEW_STATUS_GEREED] = { TONE_POSITIVE, "circle-check", N_("Gereed") },
		[VIEW_STATUS_TE_LAAT] = { TONE_NEGATIVE, "alert-circle", N_("Te laat") },
		[VIEW_STATUS_NIET_GELUKT] = { TONE_NEGATIVE, "circle-x", N_("Niet gelukt") },
		[VIEW_STATUS_VERVALLEN] = { TONE_NEUTRAL, "circle-minus", N_("Vervallen") },
		[VIEW_STATUS_OP_SCHEMA] = { TONE_POSITIVE, "circle-check", N_("Op schema") },
		[VIEW_STATUS_AANDACHT] = { TONE_WARNING, "alert-triangle", N_("Aandacht nodig") },
		[VIEW_STATUS_STAGNEERT] = { TONE_NEGATIVE, "player-pause", N_("Stagneert") },
		[VIEW_STATUS_WACHT] = { TONE_WARNING, "clock-pause", N_("Wacht op reactie") },
	};

	return &looks[s];
}

/* The domain of an organisation, by shape and colour. */
enum view_org { VIEW_ORG_STRAF, VIEW_ORG_ZORG, VIEW_ORG_GEMEENTE, VIEW_ORG_ZVH };

static inline const char *view_org_name(enum view_org k)
{
	static const char *const names[] = { "straf", "zorg", "gemeente", "zvh" };

	return names[k];
}

enum button_kind { BUTTON_SECONDARY, BUTTON_PRIMARY, BUTTON_SUBTLE, BUTTON_LINK };

static inline const char *view_button_name(enum button_kind k)
{
	static const char *const names[] = { "secondary", "primary", "subtle", "link" };

	return names[k];
}

/* With href a link that looks like a button (BUTTON_LINK: like a link), else a button. One primary button in a view. */
struct view_button {
	const char *label;
	struct str text;
	struct str about;     /* what it is about, for screen readers, where the label alone is on every row */
	struct str href;
	enum button_kind kind;
	bool submit, small, negative, icon_only;
	bool close;           /* closes its dialog */
	bool partial;         /* a part of the form is enough: the browser does not ask for the rest */
	const char *icon, *icon_end;
	const char *name;     /* sent with the form, with value */
	struct str value;
	const char *dialog;   /* id of the dialog that it opens */
	const char *confirm;  /* msgid of the question asked first */
	const char *form;     /* id of a form elsewhere on the page */
};

struct view_link {
	const char *label;
	struct str text;
	struct str href; /* no value: where we are */
};

/* --- blocks ---------------------------------------------------------------------------------------------------- */

enum alert_tone { ALERT_INFO, ALERT_OK, ALERT_WARNING, ALERT_ERROR };

static inline const char *view_alert_name(enum alert_tone t)
{
	static const char *const names[] = { "info", "ok", "warning", "error" };

	return names[t];
}

static inline const char *view_alert_icon(enum alert_tone t)
{
	static const char *const names[] = { "info-circle", "circle-check", "alert-triangle", "alert-circle" };

	return names[t];
}

/* {{wrap alert(...)}} text {{end}} */
struct view_alert {
	enum alert_tone tone;
	const char *title;
	struct str text;
	bool live; /* it appears after an action: screen readers say it at once */
};

enum panel_look { PANEL_PLAIN, PANEL_BOX, PANEL_WASH, PANEL_ALERT };

static inline const char *view_panel_class(enum panel_look l)
{
	static const char *const names[] = { "sk-panel", "sk-panel sk-panel--box", "sk-panel sk-panel--wash",
		"sk-panel sk-panel--box sk-panel--alert" };

	return names[l];
}

/* {{wrap panel(...)}} content {{end}}: a titled section. id is that of its heading, unique on the page. */
struct view_panel {
	const char *id;
	const char *title;
	struct str text;
	const char *lead;
	struct str lead_text;
	enum panel_look look;
	size_t nactions;
	const struct view_button *actions;
};

/* {{wrap pagehead(...)}} badges and the like {{end}}: crumbs, the only h1 of the page, what can be done with it. */
struct view_pagehead {
	const char *title;
	struct str text;
	const char *sub;
	struct str sub_text;
	size_t ncrumbs;
	const struct view_link *crumbs;
	size_t nactions;
	const struct view_button *actions;
};

/* A term and its value; without value it says that nothing is filled in. */
struct view_fact {
	const char *label;
	struct str text;
	struct str value;
	struct str href;
};

/* {{wrap table(...)}} thead and tbody {{end}} */
struct view_table {
	const char *caption;
	struct str text;
	bool caption_hidden;
	bool stack;        /* on a phone rows become blocks: give every td a data-l with the name of its column */
	const char *class; /* more classes */
};

/* from, to: the first and last row shown, counted from 1; prev, next: URLs, no value: none. */
struct view_pager {
	int64_t from, to, total;
	struct str prev, next;
};

struct view_filters { /* above a list: a GET form, on a narrow screen closed under a button with their number */
	struct str action, wis; /* wis: the list without them; no value: action */
	int64_t actief;         /* how many are set */
};
struct view_empty {
	const char *icon;
	const char *title;
	const char *body; /* what will appear here */
	const struct view_button *action;
};

struct view_tab {
	const char *label;
	struct str text;
	struct str href;
	int64_t count; /* shown when above 0 */
	bool current;
	bool deel; /* of current: this page is one of several behind the tab */
};

enum phase_state { PHASE_LATER, PHASE_NOW, PHASE_DONE };

struct view_phase {
	const char *label;
	struct str text;
	struct str sub; /* a date or term below it */
	enum phase_state state;
};

/* --- forms ----------------------------------------------------------------------------------------------------- */

/* {{wrap form(...)}} fields and buttons {{end}}: a POST with the hidden form token. */
struct view_form {
	const char *id;
	struct str action;
	struct str token; /* form_token(r) */
	bool upload;      /* it sends files */
	bool guard;       /* warns before what was typed is lost */
};

enum input_kind { INPUT_TEXT, INPUT_NUMBER, INPUT_EMAIL, INPUT_TEL, INPUT_SEARCH, INPUT_PASSWORD, INPUT_FILE,
	INPUT_DATE,     /* free text with a calendar button: "7-12-2026", "7 dec" */
	INPUT_TEXTAREA,
	INPUT_SELECT,   /* of options */
	INPUT_COMBOBOX, /* text with suggestions from options */
	INPUT_RADIO,    /* one of options */
	INPUT_CHECKS,   /* any of options */
	INPUT_CHECK,    /* one box: sends options[0].value, or "1" without options */
};

struct view_option {
	struct str value;
	const char *label;
	struct str text;
	const char *help;
	struct str help_text;
	bool chosen; /* besides the option whose value is the field's */
};

struct view_field {
	enum input_kind kind;
	const char *name;  /* as in routes.def; also the id, unless that is given */
	const char *id;
	const char *label; /* of a group: its legend */
	struct str text;
	const char *help;
	struct str help_text;
	const char *error; /* req_error(r, name): static msgid, or NULL */
	struct str value;  /* req_value(r, name, now): as the user typed it */
	size_t noptions;
	const struct view_option *options;
	bool required, optional; /* optional: the label says so */
	bool label_hidden, in_line, readonly, autofocus;
	int width;               /* 2 4 6 10 20 30: the characters expected; 0: full width */
	int rows;                /* of a textarea; 0: 4 */
	int maxlength;
	const char *autocomplete; /* "off", "username", "one-time-code" ... */
};

static inline const char *view_field_id(const struct view_field *f)
{
	return f->id ? f->id : f->name;
}

static inline bool view_field_helps(const struct view_field *f)
{
	return f->help || f->help_text.p;
}

/* The value of aria-describedby: the ids of help and fault; empty when there are none. */
static inline struct str view_field_described(struct arena *a, const struct view_field *f)
{
	struct buf b = buf_new(a);

	if (view_field_helps(f)) {
		buf_addz(&b, view_field_id(f));
		buf_addz(&b, "-hulp");
	}
	if (f->error) {
		buf_addz(&b, b.n ? " " : "");
		buf_addz(&b, view_field_id(f));
		buf_addz(&b, "-fout");
	}
	return buf_str(&b);
}

/* The type= of a plain input. */
static inline const char *view_field_type(const struct view_field *f)
{
	switch (f->kind) {
	case INPUT_EMAIL:
		return "email";
	case INPUT_TEL:
		return "tel";
	case INPUT_SEARCH:
		return "search";
	case INPUT_PASSWORD:
		return "password";
	case INPUT_FILE:
		return "file";
	default:
		return "text";
	}
}

static inline bool view_option_on(const struct view_field *f, const struct view_option *x)
{
	return x->chosen || (f->value.p && str_eq(f->value, x->value));
}

/* The first option bears the field's id, so that the summary of faults can point at it. */
static inline struct str view_option_id(struct arena *a, const struct view_field *f, size_t i)
{
	struct buf b = buf_new(a);

	buf_addz(&b, view_field_id(f));
	if (i) {
		buf_addc(&b, '-');
		buf_add_i64(&b, (int64_t)i + 1);
	}
	return buf_str(&b);
}

#endif
