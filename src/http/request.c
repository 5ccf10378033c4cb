/* The request as the handler sees it: head copied into its arena, path and query decoded, who asks. */
#include "http/http_priv.h"

#include <arpa/inet.h>
#include <string.h>

static bool forwarded(struct str name)
{
	return name.n > 12 && name_eq((struct str){ name.p, 12 }, "x-forwarded-");
}

static enum http_method method_of(struct str name)
{
	if (str_eq(name, STR("GET")))
		return HTTP_GET;
	if (str_eq(name, STR("HEAD")))
		return HTTP_HEAD;
	return str_eq(name, STR("POST")) ? HTTP_POST : HTTP_OTHER;
}

/* Values that are not UTF-8 concern no page of ours (an old User-Agent): they are left out.
 * So is what an untrusted peer says about forwarding. */
static void head_copy(struct http_request *r, const struct gate_in *in, struct peer peer)
{
	struct request_head *head = ARENA_NEW(r->arena, struct request_head);

	head->headers = ARENA_ARRAY(r->arena, in->nheaders ? in->nheaders : 1, struct http_field);
	for (size_t i = 0; i < in->nheaders; i++) {
		struct http_field h = in->headers[i];

		if (!str_utf8(h.value) || (forwarded(h.name) && !peer.trusted))
			continue;
		head->headers[head->nheaders++] =
			(struct http_field){ str_dup(r->arena, h.name), str_dup(r->arena, str_trim(h.value)) };
	}
	r->conn = head;
}

struct str http_header(const struct http_request *r, const char *name)
{
	const struct request_head *head = r->conn;

	for (size_t i = 0; i < head->nheaders; i++)
		if (name_eq(head->headers[i].name, name))
			return head->headers[i].value;
	return STR_NULL;
}

struct str http_cookie(const struct http_request *r, const char *name)
{
	return cookie_find(http_header(r, "cookie"), str_z(name));
}

/* The last address of the list is the one the proxy itself saw. */
static struct str forwarded_for(const struct http_request *r, struct str otherwise)
{
	struct str list = http_header(r, "x-forwarded-for"), last = STR_NULL;
	unsigned char address[sizeof(struct in6_addr)];
	bool more = list.p != NULL;

	while (more)
		more = str_cut(&list, ',', &last);
	if (!last.p)
		return otherwise;
	last = str_dup(r->arena, str_trim(last));
	if (inet_pton(AF_INET, last.p, address) != 1 && inet_pton(AF_INET6, last.p, address) != 1)
		return otherwise;
	return last;
}

static struct refusal fault_refusal(enum fault f, const char *why)
{
	if (!f)
		return ACCEPTED;
	return f == FAULT_BUSY ? REFUSE(503, "arena full") : REFUSE(400, why);
}

struct refusal request_open(struct http_request *r, const struct gate_in *in, struct peer peer)
{
	struct str query = str_dup(r->arena, in->target), path;
	bool has_query = str_cut(&query, '?', &path);

	r->method_name = str_dup(r->arena, in->method);
	r->method = method_of(r->method_name);
	head_copy(r, in, peer);
	r->remote = peer.trusted ? forwarded_for(r, peer.address) : peer.address;
	r->secure = peer.trusted && str_eq(http_header(r, "x-forwarded-proto"), STR("https"));
	PASS(fault_refusal(http_decode_path(r->arena, path, &r->path), "path"));
	if (!has_query)
		return ACCEPTED;
	r->raw_query = query;
	return fault_refusal(form_split(r->arena, query, &r->query, &r->nquery), "query");
}
