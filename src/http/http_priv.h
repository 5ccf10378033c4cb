/* Inside the room: what the files of http/ share.
 *
 * A request passes gate.c (headers as received), body.c with multipart.c and parse.c (the body, in pieces) and
 * request.c (the whole, for the handler); response.c makes the header lines of the answer; listen.c the door.
 * None of them knows the server library, so each is tested and fuzzed without a socket.
 */
#ifndef HTTP_PRIV_H
#define HTTP_PRIV_H

#include "http/http.h"

#define HTTP_TARGET_MAX 8192     /* request target: 414 */
#define HTTP_HEAD_MAX 32768      /* request line and headers: 431 */
#define HTTP_HEADERS_MAX 64      /* header lines: 431 */
#define HTTP_POOL_SIZE 65536     /* the library's memory of one connection: request head and answer head */
#define MULTIPART_HEAD_MAX 4096  /* headers of one part */
#define MULTIPART_BOUNDARY_MAX 70 /* RFC 2046 5.1.1 */
#define HTTP_DRAIN_SECONDS 10
#define HTTP_DROP_MAX (1024 * 1024 * 1024) /* a body of so many bytes is read to say that it is too large */

/* Status 0: accepted. why is for the log: static, without data of the request. */
struct refusal {
	int status;
	const char *why;
};
#define ACCEPTED ((struct refusal){ 0, NULL })
#define REFUSE(status, why) ((struct refusal){ (status), (why) })
/* Leaves the function with the refusal, if there is one. */
#define PASS(expr) do { struct refusal pass_r_ = (expr); if (pass_r_.status) return pass_r_; } while (0)

/* Header names are compared without regard to case. */
bool name_eq(struct str a, const char *b);
bool text_token(struct str s); /* RFC 9110 5.6.2, not empty */

/* --- gate.c --- */
struct gate_in { /* the request head; the slices point into the bytes received, where lines were cut with NULs */
	struct str method, version;
	struct str target;     /* a copy: the library cuts the original */
	const char *target_at; /* the original */
	size_t nheaders;
	const struct http_field *headers;
	size_t size; /* bytes of the whole head as received; 0: unknown, the layout is not checked */
};
/* *ret_length: Content-Length, 0 when there is no body. */
MUST_USE struct refusal gate_check(const struct gate_in *in, int64_t *ret_length);

/* --- parse.c --- */
/* As http_parse_form, with an array of the right size. */
MUST_USE enum fault form_split(struct arena *a, struct str body, struct http_field **ret, size_t *ret_n);
/* The value of one cookie in a Cookie header; see http_cookie. */
struct str cookie_find(struct str header, struct str name);

/* --- multipart.c --- */
struct multipart_limits {
	size_t text;         /* bytes of all fields together */
	size_t file;         /* bytes of one file */
	const char *tmp_dir;
};
struct multipart;
/* The boundary of "multipart/form-data; boundary=…"; content_type is the whole header value. */
MUST_USE struct refusal multipart_boundary(struct str content_type, struct str *ret);
struct multipart *multipart_new(struct arena *a, struct str boundary, struct multipart_limits limits);
/* Takes the next piece, of any length. After a refusal every further call gives the same refusal. */
MUST_USE struct refusal multipart_feed(struct multipart *m, struct str piece);
/* After the last piece; fills fields and files of r. */
MUST_USE struct refusal multipart_end(struct multipart *m, struct http_request *r);

/* --- body.c --- */
enum body_kind { BODY_NONE, BODY_FORM, BODY_MULTIPART, BODY_JSON };
struct body {
	enum body_kind kind;
	struct arena *arena;
	size_t length, n;    /* promised, received */
	char *p;             /* form and json */
	struct multipart *multipart;
	struct refusal refused; /* the rest is read and dropped, then answered */
};
/* content_type: STR_NULL when absent; length: of gate_check. */
MUST_USE struct refusal body_begin(struct body *b, struct arena *a, const struct http_config *cfg,
	struct str content_type, int64_t length);
void body_feed(struct body *b, struct str piece);
MUST_USE struct refusal body_end(struct body *b, struct http_request *r);

/* --- request.c --- */
struct request_head { /* http_request.conn points here */
	size_t nheaders;
	struct http_field *headers;
};
struct peer {
	struct str address; /* "127.0.0.1"; "unix" for a unix socket */
	bool trusted;       /* its X-Forwarded-For and X-Forwarded-Proto count */
};
/* Copies the head into r->arena and decodes path and query. */
MUST_USE struct refusal request_open(struct http_request *r, const struct gate_in *in, struct peer peer);

/* --- response.c --- */
struct header_line {
	const char *name, *value;
};
#define HEADER_LINES_MAX 32
/* The security headers and those of res. FAULT_INTERNAL when res holds one that may not be sent. */
MUST_USE enum fault response_lines(struct arena *a, const struct http_response *res,
	struct header_line ret[HEADER_LINES_MAX], size_t *ret_n);
/* A bare answer: one line of text. */
void response_plain(struct http_response *res, int status);
/* At most max pieces, none empty: joins them when there are more. Returns the number. */
size_t response_pieces(struct arena *a, const struct http_response *res, size_t max, const struct str **ret);

/* --- listen.c --- */
/* A listening socket on 127.0.0.1; *ret_port is the port taken when port is 0. */
MUST_USE enum fault listen_loopback(int port, int *ret_fd, int *ret_port, struct fault_info *fi);
/* A listening unix socket, mode 0660; replaces a socket nobody listens on. */
MUST_USE enum fault listen_unix(const char *path, int *ret_fd, struct fault_info *fi);
/* An unnamed file in dir, read and write; -1 with errno. */
int tmpfile_open(const char *dir);

/* --- limits.c --- */
/* Puts the default where the value is 0 or NULL. */
void limits_fill(struct http_config *cfg);

/* --- pool.c --- */
struct arena_pool;
struct arena_pool *arena_pool_new(size_t cap, size_t keep);
struct arena *arena_pool_take(struct arena_pool *p);
/* Wipes it. */
void arena_pool_give(struct arena_pool *p, struct arena *a);
void arena_pool_free(struct arena_pool **p);

#endif
