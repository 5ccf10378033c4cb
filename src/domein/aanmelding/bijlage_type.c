/* What a file is, from its bytes alone: see bijlage_type in bijlage.h.
 *
 * The list of what is allowed is short and closed. Office files are zip archives: their central directory is read (names
 * only, nothing is unpacked) and one with macros or embedded programs is refused.
 */
#include <string.h>

#include "domein/aanmelding/bijlage.h"

#define ZIP_NAMES_MAX 10000
#define ZIP_END_LEN 22
#define ZIP_ENTRY_LEN 46

static bool begins(struct str s, const void *magic, size_t n)
{
	return s.n >= n && memcmp(s.p, magic, n) == 0;
}

static bool has(struct str s, const char *piece)
{
	return memmem(s.p, s.n, piece, strlen(piece)) != NULL;
}

/* Plain text: UTF-8 without control characters other than tab and line ends. */
static bool is_text(struct str s)
{
	if (!s.n || !str_utf8(s))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f)
			return false;
	}
	return true;
}

/* A text that a browser or an office program would run is no text. */
static bool is_disguise(struct str s)
{
	struct str head = { s.p, s.n < 1024 ? s.n : 1024 };
	static const char *const signs[] = { "<!DOCTYPE", "<!doctype", "<html", "<HTML", "<svg", "<SVG", "<script", "<SCRIPT",
		"<?xml", "<?php", "{\\rtf" };

	if (begins(s, "#!", 2))
		return true;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (has(head, signs[i]))
			return true;
	return false;
}

/* ---- zip ---- */

static uint32_t le(const char *p, int bytes)
{
	uint32_t v = 0;

	for (int i = bytes - 1; i >= 0; i--)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

/* The end record: the last place where its signature stands and its comment ends with the file. */
static bool zip_end(struct str s, size_t *ret)
{
	size_t lowest = s.n > 65557 ? s.n - 65557 : 0;

	if (s.n < ZIP_END_LEN)
		return false;
	for (size_t at = s.n - ZIP_END_LEN + 1; at-- > lowest;)
		if (memcmp(s.p + at, "PK\005\006", 4) == 0 && at + ZIP_END_LEN + le(s.p + at + 20, 2) == s.n) {
			*ret = at;
			return true;
		}
	return false;
}

struct zip {
	bool valid, word, sheet, odt, macros;
};

static bool name_is(struct str n, const char *want)
{
	return str_eq(n, str_z(want));
}

static void zip_name(struct zip *z, struct str n)
{
	z->word |= name_is(n, "word/document.xml");
	z->sheet |= name_is(n, "xl/workbook.xml");
	z->macros |= has(n, "vbaProject") || has(n, "vbaData") || has(n, "macrosheets") || str_starts(n, STR("Basic/"))
		|| str_starts(n, STR("Scripts/")) || has(n, "/embeddings/") || has(n, "activeX") || has(n, "..");
}

/* The first entry of an OpenDocument file is stored unpacked and says what it is. */
static bool is_odt(struct str s)
{
	static const char mime[] = "mimetypeapplication/vnd.oasis.opendocument.text";

	return s.n > 30 + sizeof(mime) && le(s.p + 8, 2) == 0 && le(s.p + 26, 2) == 8 && le(s.p + 28, 2) == 0
		&& le(s.p + 18, 4) == sizeof(mime) - 1 - 8 && memcmp(s.p + 30, mime, sizeof(mime) - 1) == 0;
}

static struct zip zip_read(struct str s)
{
	struct zip z = { 0 };
	size_t end, at, count;

	if (!begins(s, "PK\003\004", 4) || !zip_end(s, &end))
		return z;
	count = le(s.p + end + 10, 2);
	at = le(s.p + end + 16, 4);
	if (count == 0 || count > ZIP_NAMES_MAX)
		return z;
	for (size_t i = 0; i < count; i++) {
		size_t name, extra, comment;

		if (at > end || end - at < ZIP_ENTRY_LEN || memcmp(s.p + at, "PK\001\002", 4) != 0)
			return z;
		name = le(s.p + at + 28, 2);
		extra = le(s.p + at + 30, 2);
		comment = le(s.p + at + 32, 2);
		if (end - at - ZIP_ENTRY_LEN < name + extra + comment)
			return z;
		zip_name(&z, (struct str){ s.p + at + ZIP_ENTRY_LEN, name });
		at += ZIP_ENTRY_LEN + name + extra + comment;
	}
	z.valid = true;
	z.odt = is_odt(s);
	return z;
}

static const char *zip_type(struct str s)
{
	struct zip z = zip_read(s);

	/* content types of a document with macros say so, in a document without a macro part too */
	if (!z.valid || z.macros || has(s, "macroEnabled"))
		return NULL;
	if (z.odt && !z.word && !z.sheet)
		return "application/vnd.oasis.opendocument.text";
	if (z.word && !z.sheet && !z.odt)
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
	if (z.sheet && !z.word && !z.odt)
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	return NULL;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* Does the name stand here? Any sign of a name in a PDF may be written as #xx. */
static bool name_here(struct str s, size_t at, const char *name)
{
	for (; *name; name++, at++) {
		char c = at < s.n ? s.p[at] : 0;
		int high, low;

		if (c == '#' && at + 2 < s.n && (high = hex_digit(s.p[at + 1])) >= 0 && (low = hex_digit(s.p[at + 2])) >= 0) {
			c = (char)(high * 16 + low);
			at += 2;
		}
		if (c != *name)
			return false;
	}
	return true;
}

static bool has_name(struct str s, const char *name)
{
	for (const char *p = s.p; (p = memchr(p, '/', s.n - (size_t)(p - s.p))); p++)
		if (name_here(s, (size_t)(p - s.p) + 1, name))
			return true;
	return false;
}

/* A PDF that starts programs or carries files is refused; one of JavaScript too. */
static const char *pdf_type(struct str s)
{
	static const char *const signs[] = { "JavaScript", "Launch", "EmbeddedFile", "XFA" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (has_name(s, signs[i]))
			return NULL;
	return "application/pdf";
}

/* ---- the name must not promise something else ---- */

static struct str extension(struct str name)
{
	for (size_t i = name.n; i-- > 0;)
		if (name.p[i] == '.')
			return (struct str){ name.p + i + 1, name.n - i - 1 };
	return STR("");
}

static bool same_word(struct str a, const char *b)
{
	if (a.n != strlen(b))
		return false;
	for (size_t i = 0; i < a.n; i++)
		if ((a.p[i] | 32) != b[i])
			return false;
	return true;
}

static const struct {
	const char *type, *names[4];
} allowed[] = {
	{ "application/pdf", { "pdf" } },
	{ "image/png", { "png" } },
	{ "image/jpeg", { "jpg", "jpeg" } },
	{ "text/plain; charset=utf-8", { "txt", "csv", "md", "log" } },
	{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document", { "docx" } },
	{ "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", { "xlsx" } },
	{ "application/vnd.oasis.opendocument.text", { "odt" } },
};

static bool name_fits(const char *type, struct str name)
{
	struct str ext = extension(name);

	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		for (size_t j = 0; j < 4 && strcmp(allowed[i].type, type) == 0; j++)
			if (allowed[i].names[j] && same_word(ext, allowed[i].names[j]))
				return true;
	return false;
}

const char *bijlage_type(struct str inhoud, struct str bestandsnaam)
{
	const char *type = NULL;

	if (begins(inhoud, "%PDF-", 5))
		type = pdf_type(inhoud);
	else if (begins(inhoud, "\x89PNG\r\n\x1a\n", 8))
		type = "image/png";
	else if (begins(inhoud, "\xff\xd8\xff", 3))
		type = "image/jpeg";
	else if (begins(inhoud, "PK\003\004", 4))
		type = zip_type(inhoud);
	else if (is_text(inhoud) && !is_disguise(inhoud))
		type = "text/plain; charset=utf-8";
	return type && name_fits(type, bestandsnaam) ? type : NULL;
}
