/* The writer: text, attributes and URLs, escaped for where they stand.
 *
 * Templates (src/web/view/ *.html, guide: doc/HACKING-views.md) compile to calls of these; nothing outside html/ writes
 * raw bytes. The output is a chain of 16 KB blocks in the request's arena, handed to the server without copying.
 * When the arena is over its cap the writer drops what comes and sets `over`: the page must then not be sent
 * (FAULT_BUSY).
 * Language: literal text of templates passes through out_tr; Dutch is the source, English comes from po/en.po.
 * Threading: one thread at a time, like its arena.
 */
#ifndef HTML_OUT_H
#define HTML_OUT_H

#include "basis/arena.h"
#include "basis/klok.h"
#include "basis/str.h"

enum lang { LANG_NL, LANG_EN, LANG__MAX };

#define OUT_BLOCK_SIZE 16384
#define OUT_OPEN_MAX 64

struct out_block {
	struct out_block *next;
	size_t n;
	char p[OUT_BLOCK_SIZE];
};
struct out {
	struct arena *arena;
	enum lang lang;
	bool over; /* the arena is full, the output is not whole */
	size_t total;
	struct out_block *first, *last;
	/* builds with HTML_CHECK (no optimisation, or a sanitizer): open elements are checked to nest */
	const char *open[OUT_OPEN_MAX];
	size_t depth;
};

struct out *out_new(struct arena *a, enum lang lang);
/* All bytes in one piece. With HTML_CHECK all elements must be closed by now. */
struct str out_join(struct out *o, struct arena *a);
/* Moves all of `part` (of the same arena, its elements closed) behind o, without copying; part is empty then. For a
 * shell around a page. */
void out_append(struct out *o, struct out *part);

/* Generated code only. */
void out_lit(struct out *o, const char *p, size_t n);
/* The msgid in the reader's language, escaped for text and quoted attributes; NULL writes nothing. */
void out_tr(struct out *o, const char *msgid);
/* English if known, else the Dutch msgid itself (the same pointer). NULL stays NULL. */
const char *tr(enum lang lang, const char *msgid);

/* A value for %1 .. %9 in a sentence. */
struct out_arg {
	enum { OUT_ARG_STR, OUT_ARG_INT, OUT_ARG_DATUM } kind;
	struct str s;
	int64_t i;
};
struct out_arg out_arg_str(struct str s);
struct out_arg out_arg_z(const char *z);
struct out_arg out_arg_int(int64_t v);
struct out_arg out_arg_datum(struct datum d);
#define OUT_ARG(x) _Generic((x), struct str: out_arg_str, const char *: out_arg_z, char *: out_arg_z, \
	int: out_arg_int, long: out_arg_int, long long: out_arg_int, unsigned: out_arg_int, \
	unsigned long: out_arg_int, struct datum: out_arg_datum)(x)
/* The translated sentence with its values, all escaped as out_tr does. A placeholder without a value writes nothing. */
void out_tr_args(struct out *o, const char *msgid, const struct out_arg *args, size_t n);
/* The same as plain text, for titles, mails and PDF. */
struct str tr_args(struct arena *a, enum lang lang, const char *msgid, const struct out_arg *args, size_t n);

/* One name per context; _Generic chooses by type: struct str, const char *, char *, int, int64_t, size_t,
 * struct datum ("23-11-2026"), bool is refused. No value (NULL) writes nothing. Control characters other than tab and
 * newline are dropped. */
void out_text_str(struct out *o, struct str s);
void out_text_z(struct out *o, const char *z);
void out_text_int(struct out *o, int64_t v);
void out_text_datum(struct out *o, struct datum d);
void out_attr_str(struct out *o, struct str s);
void out_attr_z(struct out *o, const char *z);
void out_attr_int(struct out *o, int64_t v);
void out_attr_datum(struct out *o, struct datum d);
/* A whole URL or its beginning: a path with a single "/" in front, "?...", "#...", or a relative path without ":".
 * Percent-encodes what cannot stand in a URL, then escapes as attribute. All else (scheme, "//host") becomes "#". */
void out_url_str(struct out *o, struct str s);
void out_url_z(struct out *o, const char *z);
void out_url_int(struct out *o, int64_t v);
/* An address elsewhere, as somebody typed it: written, escaped as attribute, when it begins with "https://" and a name and
 * holds nothing that a browser would read otherwise; else "#". */
struct out_https {
	struct str url;
};
void out_url_https(struct out *o, struct out_https u);
/* A value inside a URL, behind a literal beginning: everything but letters, digits and -._~ is percent-encoded, so it
 * stays one segment or one query value. */
void out_url_part_str(struct out *o, struct str s);
void out_url_part_z(struct out *o, const char *z);
void out_url_part_int(struct out *o, int64_t v);
void out_url_part_datum(struct out *o, struct datum d); /* "2026-11-23" */

#define out_text(o, x) _Generic((x), struct str: out_text_str, const char *: out_text_z, char *: out_text_z, \
	int: out_text_int, long: out_text_int, long long: out_text_int, unsigned: out_text_int, \
	unsigned long: out_text_int, struct datum: out_text_datum)((o), (x))
#define out_attr(o, x) _Generic((x), struct str: out_attr_str, const char *: out_attr_z, char *: out_attr_z, \
	int: out_attr_int, long: out_attr_int, long long: out_attr_int, unsigned: out_attr_int, \
	unsigned long: out_attr_int, struct datum: out_attr_datum)((o), (x))
#define out_url(o, x) _Generic((x), struct str: out_url_str, const char *: out_url_z, char *: out_url_z, \
	struct out_https: out_url_https, int: out_url_int, long: out_url_int, unsigned long: out_url_int)((o), (x))
#define out_url_part(o, x) _Generic((x), struct str: out_url_part_str, const char *: out_url_part_z, \
	char *: out_url_part_z, int: out_url_part_int, long: out_url_part_int, unsigned: out_url_part_int, \
	unsigned long: out_url_part_int, struct datum: out_url_part_datum)((o), (x))

/* How people read moments: "vr 20 nov 2026, 15:12"; the time alone: "15:12"; days: "ma 23 nov", with the year when it
 * is not that of `vandaag`, partly known days as "nov 1992" or "1992". None (0) gives the empty text. */
struct str text_moment(struct arena *a, enum lang lang, int64_t moment);
struct str text_tijd(struct arena *a, int64_t moment);
struct str text_dag(struct arena *a, enum lang lang, struct datum d, struct datum vandaag);
/* Counts: "1.204" (English "1,204"), with the minus sign U+2212; tenths: 31 is "3,1" (English "3.1"). */
struct str text_aantal(struct arena *a, enum lang lang, int64_t n);
struct str text_tiende(struct arena *a, enum lang lang, int64_t tienden);

#endif
