/* The writer: text, attributes and URLs, escaped for where they stand.
 *
 * Templates (src/web/view/ *.html) compile to calls of these; nothing outside html/ writes raw bytes. The output is a
 * chain of 16 KB blocks in the request's arena, handed to the server without copying.
 * Language: literal text of templates passes through out_tr; Dutch is the source, English comes from po/en.po, compiled in.
 */
#ifndef HTML_OUT_H
#define HTML_OUT_H

#include "basis/arena.h"
#include "basis/klok.h"
#include "basis/str.h"

enum lang { LANG_NL, LANG_EN, LANG__MAX };

struct out_block {
	struct out_block *next;
	size_t n;
	char p[16384];
};
struct out {
	struct arena *arena;
	enum lang lang;
	size_t total;
	struct out_block *first, *last;
	/* debug builds: open elements are checked to nest */
	const char *open[64];
	size_t depth;
};
struct html_safe { /* text that is HTML already; only html/ makes one */
	struct str s;
};

struct out *out_new(struct arena *a, enum lang lang);
struct str out_join(struct out *o, struct arena *a); /* all bytes in one piece */

void out_lit(struct out *o, const char *p, size_t n); /* generated code only */
void out_tr(struct out *o, const char *msgid);        /* translated and escaped literal text; generated code and views */
const char *tr(enum lang lang, const char *msgid);    /* English if known, else the Dutch msgid */

/* One name per context; _Generic chooses by type: struct str, const char *, char *, int, int64_t, size_t,
 * struct datum ("23-11-2026"), bool is refused. */
void out_text_str(struct out *o, struct str s);
void out_text_z(struct out *o, const char *z);
void out_text_int(struct out *o, int64_t v);
void out_text_datum(struct out *o, struct datum d);
void out_attr_str(struct out *o, struct str s);
void out_attr_z(struct out *o, const char *z);
void out_attr_int(struct out *o, int64_t v);
void out_attr_datum(struct out *o, struct datum d);
void out_url_str(struct out *o, struct str s); /* a path or query made by us: percent-encodes what cannot stand, then as attribute; refuses a scheme */
void out_url_z(struct out *o, const char *z);
void out_url_int(struct out *o, int64_t v);

#define out_text(o, x) _Generic((x), struct str: out_text_str, const char *: out_text_z, char *: out_text_z, \
	int: out_text_int, long: out_text_int, long long: out_text_int, unsigned: out_text_int, \
	unsigned long: out_text_int, struct datum: out_text_datum)((o), (x))
#define out_attr(o, x) _Generic((x), struct str: out_attr_str, const char *: out_attr_z, char *: out_attr_z, \
	int: out_attr_int, long: out_attr_int, long long: out_attr_int, unsigned: out_attr_int, \
	unsigned long: out_attr_int, struct datum: out_attr_datum)((o), (x))
#define out_url(o, x) _Generic((x), struct str: out_url_str, const char *: out_url_z, char *: out_url_z, \
	int: out_url_int, long: out_url_int, unsigned long: out_url_int)((o), (x))

/* How people read moments: "vr 20 nov 2026, 15:12"; days: "ma 23 nov", with the year when it is not this one. */
struct str text_moment(struct arena *a, enum lang lang, int64_t moment);
struct str text_dag(struct arena *a, enum lang lang, struct datum d, struct datum vandaag);

#endif
