/* The body of a request: which kind, how large, where it goes.
 *
 * A form and JSON are collected in the arena, multipart streams through multipart.c. What is refused is still read to its
 * end and dropped: only then can the answer say why. A browser that is still sending when the connection closes shows
 * that it was broken, and not our page.
 */
#include "http/http_priv.h"

#include <string.h>

static struct str media_type(struct str content_type)
{
	struct str type;

	str_cut(&content_type, ';', &type);
	return str_trim(type);
}

/* Reads on and refuses at the end; at once when that would take forever. */
static struct refusal drop(struct body *b, struct refusal why)
{
	if (b->length > HTTP_DROP_MAX)
		return why;
	b->refused = why;
	return ACCEPTED;
}

static struct refusal body_multipart(struct body *b, const struct http_config *cfg, struct str content_type)
{
	struct str boundary;

	if (b->length > cfg->max_body + HTTP_FILES_MAX * cfg->max_file)
		return drop(b, REFUSE(413, "body too large"));
	PASS(multipart_boundary(content_type, &boundary));
	b->multipart = multipart_new(b->arena, boundary,
		(struct multipart_limits){ cfg->max_body, cfg->max_file, cfg->tmp_dir });
	b->kind = BODY_MULTIPART;
	return ACCEPTED;
}

struct refusal body_begin(struct body *b, struct arena *a, const struct http_config *cfg, struct str content_type,
	int64_t length)
{
	struct str type = media_type(content_type);

	*b = (struct body){ .arena = a, .length = (size_t)length };
	if (!length)
		return ACCEPTED;
	if (name_eq(type, "multipart/form-data"))
		return body_multipart(b, cfg, content_type);
	if (b->length > cfg->max_body)
		return drop(b, REFUSE(413, "body too large"));
	if (name_eq(type, "application/x-www-form-urlencoded"))
		b->kind = BODY_FORM;
	else if (name_eq(type, "application/json"))
		b->kind = BODY_JSON;
	else
		return drop(b, REFUSE(415, "media type"));
	b->p = arena_alloc(a, b->length + 1);
	return arena_over(a) ? REFUSE(503, "arena full") : ACCEPTED;
}

void body_feed(struct body *b, struct str piece)
{
	if (b->refused.status)
		return;
	if (piece.n > b->length - b->n) {
		b->refused = REFUSE(400, "body longer than Content-Length");
		return;
	}
	if (b->p)
		memcpy(b->p + b->n, piece.p, piece.n);
	b->n += piece.n;
	if (b->multipart)
		b->refused = multipart_feed(b->multipart, piece);
}

struct refusal body_end(struct body *b, struct http_request *r)
{
	struct str bytes = { b->p, b->n };

	if (b->refused.status)
		return b->refused;
	if (b->n != b->length)
		return REFUSE(400, "body shorter than Content-Length");
	switch (b->kind) {
	case BODY_MULTIPART:
		return multipart_end(b->multipart, r);
	case BODY_FORM:
		switch (form_split(b->arena, bytes, &r->fields, &r->nfields)) {
		case FAULT_NONE:
			return ACCEPTED;
		case FAULT_BUSY:
			return REFUSE(503, "arena full");
		default:
			return REFUSE(400, "form");
		}
	case BODY_JSON:
		r->body = bytes;
		break;
	case BODY_NONE:
		break;
	}
	return ACCEPTED;
}
