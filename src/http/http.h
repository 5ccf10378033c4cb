/* HTTP: libmicrohttpd, one thread per connection, behind a gate that refuses whatever is ambiguous.
 *
 * Only server.c knows the server library. A request arrives whole: headers checked, path decoded, query
 * and body fields split, files in unnamed temporary files. The handler fills a response; the server adds the security
 * headers. Limits are in struct http_config; over a limit the answer is 413, 414 or 431.
 * Lifetimes: everything of a request lives in its arena, reset after the answer has been sent.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "basis/arena.h"
#include "basis/fault.h"
#include "basis/str.h"

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_OTHER };

struct http_field { /* query or form field; names may repeat */
	struct str name, value;
};
struct http_file { /* one uploaded file */
	struct str field, filename;
	int fd;      /* unnamed temporary file at offset 0; closed with the arena */
	int64_t size;
};
#define HTTP_FIELDS_MAX 512
#define HTTP_FILES_MAX 10

struct http_request {
	struct arena *arena;
	int64_t id;            /* request id, made by the server */
	enum http_method method;
	struct str method_name;
	struct str path;       /* decoded, valid UTF-8, no "..", no control characters, no %2F or %00 */
	struct str raw_query;
	size_t nquery;
	struct http_field *query;
	size_t nfields;        /* application/x-www-form-urlencoded or multipart/form-data */
	struct http_field *fields;
	size_t nfiles;
	struct http_file *files;
	struct str body;       /* raw bytes of application/json; STR_NULL otherwise */
	struct str remote;     /* address; from the trusted proxy's header when one is configured */
	bool secure;           /* https at the proxy, or at our own door: decides the cookie prefix */
	void *conn;            /* the server's own */
};
/* Any case of name; STR_NULL when absent. X-Forwarded-* of a peer that is not the trusted proxy are absent. */
struct str http_header(const struct http_request *r, const char *name);
/* STR_NULL when absent, given twice or holding bytes a cookie may not hold. */
struct str http_cookie(const struct http_request *r, const char *name);

struct http_response {
	int status;
	const char *content_type; /* "text/html; charset=utf-8" */
	struct str body;          /* used when npieces is 0 */
	size_t npieces;
	const struct str *pieces; /* sent one after another without copying */
	size_t nheaders;          /* extra: Location, Set-Cookie, Content-Disposition, ETag */
	struct { const char *name; struct str value; } headers[16];
	bool cacheable;           /* static assets: otherwise Cache-Control: no-store */
};
/* name: static. The value is borrowed until the answer is sent. A value that could break the header (control
 * characters) and a name that is the server's (security, framing) give a 500 and a line in the log. */
void http_header_add(struct http_response *res, const char *name, struct str value);

typedef void (*http_handler)(void *app, struct http_request *req, struct http_response *res);

struct http_config {
	const char *unix_socket; /* either this */
	int port;                /* or loopback; 0 takes a free one */
	const char *trusted_proxy; /* address whose X-Forwarded-For and -Proto count. A unix socket's peer counts always */
	size_t max_body;         /* bytes without files, default 1 MiB */
	size_t max_file;         /* default 25 MiB */
	int max_connections;     /* default 512: who looks on at an overleg keeps one open */
	int timeout;             /* seconds without progress, default 30 */
	int body_deadline;       /* seconds for the whole body, default 120; then the connection is cut */
	size_t arena_cap;        /* default 8 MiB */
	const char *tmp_dir;     /* for uploads, on a disk; default /var/tmp */
	http_handler handler;
	/* Dresses an answer the server gives by itself (res->status 400, 411, 413, 414, 415, 431, 500, 503); it holds one
	 * line of Dutch text already. NULL: that line. */
	void (*refused)(void *app, struct arena *a, struct http_response *res);
	void *app;
	void (*log)(void *app, int level, const char *what, const char *detail); /* levels of syslog; no personal data */
};
struct http_server;
/* The texts of cfg, app and its functions must outlive the server. Ready for requests when it returns. */
MUST_USE enum fault http_start(const struct http_config *cfg, struct http_server **ret, struct fault_info *fi);
int http_port(const struct http_server *s);
/* Stops listening, lets answers under way finish (at most 10 s), then closes. */
void http_stop(struct http_server **s);

/* Parsers, public for tests and fuzzing. FAULT_INVALID for what is malformed, FAULT_BUSY over the arena's cap. */
/* ret holds HTTP_FIELDS_MAX; names and values are valid UTF-8 and followed by a NUL. */
MUST_USE enum fault http_parse_form(struct arena *a, struct str body, struct http_field *ret, size_t *ret_n);
MUST_USE enum fault http_decode_path(struct arena *a, struct str raw, struct str *ret);

#endif
