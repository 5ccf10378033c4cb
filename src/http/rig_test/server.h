/* The rig of server_test.c: a handler that tells what it was given, and a client of raw bytes with a guard of time.
 * Included by that one test. */
#include "http/http_priv.h"

#include "basis/geheim.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#define GUARD_SECONDS 20
#define MAX_BODY 65536
#define MAX_FILE 300000
#define GET(path) "GET " path " HTTP/1.1\r\nHost: huis.example\r\n"
#define HIDDEN "GET /smokkel HTTP/1.1\r\nHost: huis.example\r\n\r\n"

struct app {
	atomic_int calls, hidden, logged;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	int waiting; /* handlers that wait */
	bool release;
};

static struct app app = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };
static struct http_server *server;

/* --- the handler --- */

static void add_pair(struct buf *b, const char *what, struct str name, struct str value)
{
	buf_addz(b, what);
	buf_addc(b, ' ');
	buf_add(b, name);
	buf_addc(b, '=');
	buf_add(b, value);
	buf_addc(b, '\n');
}

static struct str file_digest(struct arena *a, struct http_file f)
{
	char *bytes = malloc((size_t)f.size + 1);
	unsigned char digest[SHA256_LEN];
	ssize_t n = read(f.fd, bytes, (size_t)f.size + 1);

	sha256((struct str){ bytes, n < 0 ? 0 : (size_t)n }, digest);
	free(bytes);
	return hex(a, (struct str){ (char *)digest, sizeof digest });
}

static void handle_echo(struct http_request *req, struct http_response *res)
{
	struct buf b = buf_new(req->arena);

	add_pair(&b, "method", req->method_name, str_from_i64(req->arena, req->method));
	add_pair(&b, "path", req->path, req->raw_query);
	add_pair(&b, "remote", req->remote, req->secure ? STR("secure") : STR("plain"));
	add_pair(&b, "header", STR("x-forwarded-for"), http_header(req, "X-Forwarded-For"));
	add_pair(&b, "header", STR("x-test"), http_header(req, "x-TEST"));
	add_pair(&b, "cookie", STR("s"), http_cookie(req, "s"));
	add_pair(&b, "body", STR(""), req->body);
	for (size_t i = 0; i < req->nquery; i++)
		add_pair(&b, "query", req->query[i].name, req->query[i].value);
	for (size_t i = 0; i < req->nfields; i++)
		add_pair(&b, "field", req->fields[i].name, req->fields[i].value);
	for (size_t i = 0; i < req->nfiles; i++)
		add_pair(&b, "file", req->files[i].filename, file_digest(req->arena, req->files[i]));
	res->body = buf_str(&b);
}

/* /stukken?500 pieces of 100 bytes, each of another letter; every third empty piece is nothing. */
static void handle_pieces(struct http_request *req, struct http_response *res)
{
	int64_t n = 0;
	struct str *pieces;

	if (!str_i64(req->raw_query, &n))
		return;
	pieces = ARENA_ARRAY(req->arena, (size_t)n, struct str);
	for (size_t i = 0; i < (size_t)n; i++) {
		char *p = arena_alloc(req->arena, 100);

		memset(p, 'a' + (int)(i % 26), 100);
		pieces[i] = (struct str){ p, i % 3 == 2 ? 0 : 100 };
	}
	res->pieces = pieces;
	res->npieces = (size_t)n;
}

static void handle_wait(struct http_response *res)
{
	pthread_mutex_lock(&app.mutex);
	app.waiting++;
	pthread_cond_broadcast(&app.changed);
	while (!app.release)
		pthread_cond_wait(&app.changed, &app.mutex);
	app.waiting--;
	pthread_mutex_unlock(&app.mutex);
	res->body = STR("klaar\n");
}

static void handle(void *cls, struct http_request *req, struct http_response *res)
{
	assert_ptr_equal(cls, &app);
	atomic_fetch_add(&app.calls, 1);
	res->status = 200;
	res->content_type = "text/plain; charset=utf-8";
	if (str_starts(req->path, STR("/smokkel")))
		atomic_fetch_add(&app.hidden, 1);
	else if (str_eq(req->path, STR("/stukken")))
		handle_pieces(req, res);
	else if (str_eq(req->path, STR("/wacht")))
		handle_wait(res);
	else if (str_eq(req->path, STR("/stijl.css")))
		res->cacheable = true, res->body = STR("p{}");
	else if (str_eq(req->path, STR("/beeld.svg"))) {
		res->cacheable = true;
		http_header_add(res, "Cache-Control", STR("public, max-age=31536000, immutable"));
	} else if (str_eq(req->path, STR("/kop")))
		http_header_add(res, "Location", str_cat(req->arena, STR("/"), req->query[0].value));
	else if (str_eq(req->path, STR("/zwak")))
		http_header_add(res, "content-security-policy", STR("default-src *"));
	else if (str_eq(req->path, STR("/geen")))
		res->status = 0;
	else if (str_eq(req->path, STR("/leeg")))
		res->status = 204;
	else if (str_eq(req->path, STR("/vol")))
		memset(arena_alloc(req->arena, 2 * 1024 * 1024), 120, 1);
	else
		handle_echo(req, res);
}

static void count_log(void *cls, int level, const char *what, const char *detail)
{
	(void)level;
	assert_non_null(what);
	assert_true(!detail || !strstr(detail, "huis.example"));
	atomic_fetch_add(&((struct app *)cls)->logged, 1);
}

/* --- the client --- */

static int connect_to(const struct http_server *s)
{
	struct sockaddr_in sa = { .sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(s)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval guard = { GUARD_SECONDS, 0 };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &guard, sizeof guard);
	if (connect(fd, (struct sockaddr *)&sa, sizeof sa) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void send_bytes(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);

		if (n <= 0)
			return; /* the server may have closed already; the answer tells */
		s = (struct str){ s.p + n, s.n - (size_t)n };
	}
}

/* Reads until the end or, with a complete answer, until its last byte. False: cut short or nothing at all. */
struct answer {
	struct str head, body;
	int status;
	bool closed; /* the server ended the connection */
};

static const char *find(struct str s, const char *text)
{
	return s.p ? memmem(s.p, s.n, text, strlen(text)) : NULL;
}

static int64_t content_length(struct str head)
{
	const char *at = find(head, "Content-Length: ");
	int64_t n = 0;

	for (at = at ? at + 16 : NULL; at && *at >= '0' && *at <= '9'; at++)
		n = n * 10 + (*at - '0');
	return n;
}

static bool answer_split(struct str got, struct answer *ret, bool no_body)
{
	const char *end = find(got, "\r\n\r\n");
	int64_t want;

	if (!end || got.n < 12)
		return false;
	ret->head = (struct str){ got.p, (size_t)(end - got.p) + 4 };
	ret->body = (struct str){ end + 4, got.n - ret->head.n };
	ret->status = atoi(got.p + 9);
	want = no_body ? 0 : content_length(ret->head);
	return ret->body.n >= (size_t)want;
}

static void answer_read(struct arena *a, int fd, bool no_body, struct answer *ret)
{
	struct buf b = buf_new(a);
	char *block = arena_alloc(a, 65536);

	*ret = (struct answer){ .status = 0 };
	for (;;) {
		ssize_t n = recv(fd, block, 65536, 0);

		if (n <= 0) {
			ret->closed = n == 0 || errno == ECONNRESET;
			return;
		}
		buf_add(&b, (struct str){ block, (size_t)n });
		if (answer_split(buf_str(&b), ret, no_body))
			return;
	}
}

/* Nothing more comes and the connection ends. */
static bool ends(int fd)
{
	char byte;
	ssize_t n = recv(fd, &byte, 1, 0);

	return n == 0 || (n < 0 && errno == ECONNRESET);
}

static struct arena *arena;

static struct answer ask(const struct http_server *s, struct str request)
{
	struct answer ans;
	int fd = connect_to(s);

	assert_true(fd >= 0);
	send_bytes(fd, request);
	answer_read(arena, fd, false, &ans);
	close(fd);
	return ans;
}

static bool body_has(struct answer ans, const char *text)
{
	bool has = find(ans.body, text) != NULL;

	if (!has)
		print_error("no «%s» in %d:\n%.*s\n", text, ans.status, (int)ans.body.n, ans.body.p ? ans.body.p : "");
	return has;
}

static struct http_server *start(struct http_config cfg)
{
	struct http_server *s = NULL;
	struct fault_info fi = { .fault = FAULT_NONE };

	cfg.handler = handle;
	cfg.log = count_log;
	cfg.app = &app;
	cfg.max_body = MAX_BODY;
	cfg.max_file = MAX_FILE;
	cfg.arena_cap = 1024 * 1024;
	if (http_start(&cfg, &s, &fi))
		print_error("%s\n", fi.detail);
	assert_non_null(s);
	return s;
}
