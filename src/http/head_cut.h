/* For tests and fuzzing: cuts raw bytes into a request head in place, as laxly as the server library does. */
#ifndef HTTP_HEAD_CUT_H
#define HTTP_HEAD_CUT_H

#include "http/http_priv.h"

#include <string.h>

#define HEAD_CUT_LINES 80

/* The next line, its end replaced by NULs: CRLF or a bare LF. NULL: no line left. */
static inline char *head_cut_line(char **at, char *end)
{
	char *line = *at, *lf = memchr(line, '\n', (size_t)(end - line));

	if (!lf)
		return NULL;
	if (lf > line && lf[-1] == '\r')
		lf[-1] = '\0';
	*lf = '\0';
	*at = lf + 1;
	return line;
}

/* METHOD, spaces, target, space, version; false when the library would not take it. */
static inline bool head_cut_first(struct arena *a, char *line, struct gate_in *in)
{
	char *space = strchr(line, ' '), *last = strrchr(line, ' ');

	if (!space)
		return false;
	*space = '\0';
	in->method = str_z(line);
	for (line = space + 1; *line == ' '; line++)
		;
	if (last > line)
		*last = '\0';
	in->target_at = line;
	in->target = str_dup(a, str_z(line));
	in->version = last > line ? str_z(last + 1) : STR("");
	return true;
}

/* raw: n bytes that may be written. False when it is no head at all. */
static inline bool head_cut(struct arena *a, char *raw, size_t n, struct gate_in *ret)
{
	struct http_field *headers = ARENA_ARRAY(a, HEAD_CUT_LINES, struct http_field);
	struct gate_in in = { .headers = headers };
	char *at = raw, *line = head_cut_line(&at, raw + n), *start = line, *colon;

	if (!line || !head_cut_first(a, line, &in))
		return false;
	while ((line = head_cut_line(&at, raw + n)) && *line) {
		if (*line == ' ' || *line == '\t') { /* a fold is glued to the header before it, elsewhere in memory */
			if (in.nheaders)
				headers[in.nheaders - 1].name = str_cat(a, headers[in.nheaders - 1].name, str_z(line));
			continue;
		}
		if (!(colon = strchr(line, ':')) || in.nheaders == HEAD_CUT_LINES)
			return false;
		*colon++ = '\0';
		colon += strspn(colon, " \t");
		headers[in.nheaders].name = str_z(line);
		headers[in.nheaders++].value = str_z(colon);
	}
	if (!line)
		return false;
	in.size = (size_t)(at - start);
	*ret = in;
	return true;
}

#endif
