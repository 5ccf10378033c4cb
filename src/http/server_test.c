/* The server over real sockets, on a free port of loopback.
 *
 * The handler under test tells what it was given, as text; what it may never see is counted. Nothing is measured: a
 * read that never ends is cut by GUARD_SECONDS and fails as a short answer.
 */
#include "http/rig_test/server.h"

static int group_setup(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };

	(void)state;
	if (geheim_init(&fi))
		return 1;
	arena = arena_new(64 * 1024 * 1024);
	server = start((struct http_config){ .port = 0 });
	return 0;
}

static int group_teardown(void **state)
{
	(void)state;
	http_stop(&server);
	assert_null(server);
	http_stop(&server);
	arena_free(&arena);
	return 0;
}

/* --- what is refused --- */

struct vector {
	int status;
	struct str bytes;
};
#define V(status, text) { status, { text, sizeof(text) - 1 } }
#define POST "POST /smokkel HTTP/1.1\r\nHost: huis.example\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"

/* Each is followed by HIDDEN, which must not be answered. */
static const struct vector vectors[] = {
	V(400, POST "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello"),
	V(400, POST "Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello"),
	V(400, POST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	V(400, POST "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
	V(400, POST "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
	V(400, POST "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
	V(400, POST "Transfer-Encoding: identity\r\n\r\n"),
	V(400, POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
	V(400, POST "Transfer-Encoding:\tchunked, chunked\r\n\r\n0\r\n\r\n"),
	V(411, POST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	V(400, POST "Content-Length: 5x\r\n\r\nhello"),
	V(400, POST "Content-Length: +5\r\n\r\nhello"),
	V(400, POST "Content-Length:\r\n\r\n"),
	V(413, POST "Content-Length: 99999999999999999999999\r\n\r\n"),
	V(400, GET("/smokkel") "Content-Length: 5\r\n\r\nhello"),
	V(400, "GET /smokkel HTTP/1.1\r\n\r\n"),
	V(400, GET("/smokkel") "Host: ander.example\r\n\r\n"),
	V(400, "GET /smokkel HTTP/1.1\r\nHost: a b\r\n\r\n"),
	V(400, GET("/smokkel") "X: a\r\n folded\r\n\r\n"),
	V(400, GET("/smokkel") "X: a\r\n\tfolded\r\nY: b\r\n\r\n"),
	V(400, GET("/smokkel") " X: a\r\n\r\n"),
	V(400, "GET /smokkel HTTP/1.1\nHost: a\n\n"),
	V(400, "GET /smokkel HTTP/1.1\r\nHost: a\n\r\n"),
	V(400, "GET /smokkel HTTP/1.1\r\nHost: a\r\n\n"),
	V(400, GET("/smokkel") "X: a\nY: b\r\n\r\n"),
	V(400, GET("/smokkel") "X: a\rY: b\r\n\r\n"),
	V(400, GET("/smokkel") "X: a\0b\r\n\r\n"),
	V(400, GET("/smokkel") "X: a\0\x03\n\n"),
	V(400, GET("/smokkel") "X: a\0\n"),
	V(400, GET("/smokkel") "X\0: b\r\n\r\n"),
	V(400, GET("/smokkel") "X Y: b\r\n\r\n"),
	V(400, GET("/smokkel") "regel\r\n\r\n"),
	V(400, GET("/smokkel") "X: \x01\r\n\r\n"),
	V(400, GET("/smokkel\0x") "\r\n"),
	V(400, GET("/smokkel%00x") "\r\n"),
	V(400, GET("/smokkel%2Fx") "\r\n"),
	V(400, GET("/smokkel%2fx") "\r\n"),
	V(400, GET("/smokkel%5Cx") "\r\n"),
	V(400, GET("/smokkel/../x") "\r\n"),
	V(400, GET("/smokkel/%2e%2e/x") "\r\n"),
	V(400, GET("/smokkel//x") "\r\n"),
	V(400, GET("/smokkel%ff") "\r\n"),
	V(400, GET("/smokkel%c0%af") "\r\n"),
	V(400, GET("/smokkel%zz") "\r\n"),
	V(400, GET("/smokkel%0d%0aX:y") "\r\n"),
	V(400, GET("/smokkel\xc3\xa9") "\r\n"),
	V(400, GET("/smokkel#x") "\r\n"),
	V(400, GET("/smokkel?a=%ff") "\r\n"),
	V(400, GET("/smokkel?a=%00") "\r\n"),
	V(400, GET("/smokkel?a=%") "\r\n"),
	V(400, GET("smokkel") "\r\n"),
	V(400, GET("http://huis.example/smokkel") "\r\n"),
	V(400, GET("*") "\r\n"),
	V(400, "GET /smokkel HTTP/1.0\r\nHost: huis.example\r\nConnection: keep-alive\r\n\r\n"),
	V(400, "GET /smokkel HTTP/1.2\r\nHost: huis.example\r\n\r\n"),
	V(400, "GET  /smokkel HTTP/1.1\r\nHost: huis.example\r\n\r\n"),
	V(400, "GET /smokkel HTTP/1.1 \r\nHost: huis.example\r\n\r\n"),
	V(400, "G{T /smokkel HTTP/1.1\r\nHost: huis.example\r\n\r\n"),
	V(400, GET("/smokkel") "Cookie: s=1\r\nCookie: s=2\r\n\r\n"),
	V(400, POST FORM "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"),
	V(400, POST FORM "Content-Length: 3\r\n\r\na=%"),
	V(400, POST FORM "Content-Length: 5\r\n\r\na=%00"),
	V(400, POST FORM "Content-Length: 5\r\n\r\na=%ff"),
	V(415, POST "Content-Length: 3\r\n\r\na=b"),
	V(415, POST "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\na=b"),
	V(413, POST FORM "Content-Length: 1073741825\r\n\r\n"),
	V(413, POST "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1073741825\r\n\r\n"),
	V(400, POST "Content-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\n--b--"),
	V(400, POST "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5\r\n\r\n--b\r\n"),
};

static void test_vectors(void **state)
{
	int calls = atomic_load(&app.calls);

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		struct answer ans;
		int fd = connect_to(server);

		send_bytes(fd, str_cat(arena, vectors[i].bytes, STR(HIDDEN)));
		answer_read(arena, fd, false, &ans);
		if (ans.status != vectors[i].status)
			fail_msg("vector %zu gave %d: %s", i, ans.status, vectors[i].bytes.p);
		if (!ends(fd))
			fail_msg("vector %zu did not close: %s", i, vectors[i].bytes.p);
		close(fd);
	}
	assert_int_equal(atomic_load(&app.hidden), 0);
	assert_int_equal(atomic_load(&app.calls), calls);
}

/* What the library itself drops before any callback: no request line. Never an answer of a handler. */
static void test_no_request(void **state)
{
	static const char *const lines[] = { "hallo\r\n\r\n", "GET\r\n\r\n", "GET /smokkel\r\n\r\n",
		"GET /smokkel HTTP/2.0\r\n\r\n",
		"GET /smokkel FTP/1.1\r\n\r\n", "GET /smokkel HTTP/1.1x\r\nHost: a\r\n\r\n", "GET /smokkel\tHTTP/1.1\r\n\r\n" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		struct answer ans;
		int fd = connect_to(server);

		send_bytes(fd, str_cat(arena, str_z(lines[i]), STR(HIDDEN)));
		answer_read(arena, fd, false, &ans);
		if (ans.status && ans.status < 400)
			fail_msg("answered: %s", lines[i]);
		assert_true(ans.closed || ends(fd));
		close(fd);
	}
	assert_int_equal(atomic_load(&app.hidden), 0);
}

static struct str repeated(const char *before, char c, size_t n, const char *after)
{
	struct buf b = buf_new(arena);

	buf_addz(&b, before);
	while (n--)
		buf_addc(&b, c);
	buf_addz(&b, after);
	return buf_str(&b);
}

static void test_head_limits(void **state)
{
	struct buf b = buf_new(arena);

	(void)state;
	assert_int_equal(ask(server, repeated("GET /", 'a', HTTP_TARGET_MAX, " HTTP/1.1\r\nHost: a\r\n\r\n")).status, 414);
	assert_int_equal(ask(server, repeated("GET /", 'a', HTTP_TARGET_MAX - 1, " HTTP/1.1\r\nHost: a\r\n\r\n")).status,
		200);
	assert_int_equal(ask(server, repeated(GET("/") "X: ", 'a', HTTP_HEAD_MAX, "\r\n\r\n")).status, 431);
	assert_int_equal(ask(server, repeated(GET("/") "X: ", 'a', HTTP_HEAD_MAX - 60, "\r\n\r\n")).status, 200);
	/* past the memory of a connection the library answers */
	assert_int_equal(ask(server, repeated(GET("/") "X: ", 'a', 2 * HTTP_POOL_SIZE, "\r\n\r\n")).status, 431);
	assert_int_equal(ask(server, repeated("GET /", 'a', 2 * HTTP_POOL_SIZE, " HTTP/1.1\r\nHost: a\r\n\r\n")).status,
		414);
	buf_addz(&b, GET("/"));
	for (int i = 0; i < HTTP_HEADERS_MAX; i++)
		buf_addz(&b, "X: y\r\n");
	buf_addz(&b, "\r\n");
	assert_int_equal(ask(server, buf_str(&b)).status, 431);
}

/* --- multipart over the wire --- */

static struct str upload(struct str parts)
{
	struct buf b = buf_new(arena);

	buf_addz(&b, "POST /op HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ");
	buf_add_i64(&b, (int64_t)parts.n);
	buf_addz(&b, "\r\n\r\n");
	buf_add(&b, parts);
	return buf_str(&b);
}

static struct str file_part(struct str bytes)
{
	return str_cat(arena, str_cat(arena,
		STR("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.bin\"\r\n\r\n"),
		bytes), STR("\r\n"));
}

static void test_upload_refused(void **state)
{
	struct str one = file_part(STR("abc")), eleven = STR("");
	struct answer ans;

	(void)state;
	for (int i = 0; i < HTTP_FILES_MAX + 1; i++)
		eleven = str_cat(arena, eleven, one);
	ans = ask(server, upload(str_cat(arena, eleven, STR("--b--\r\n"))));
	assert_int_equal(ans.status, 413);
	assert_non_null(find(ans.body, "te groot"));
	ans = ask(server, upload(str_cat(arena, file_part(repeated("", 'x', MAX_FILE + 1, "")), STR("--b--\r\n"))));
	assert_int_equal(ans.status, 413);
	assert_non_null(find(ans.head, "Connection: close"));
}

/* Whoever sends too much gets to the end of it, and then the answer: nothing breaks the connection before. */
static void test_oversize_answered(void **state)
{
	static const struct {
		const char *head;
		size_t n;
	} bodies[] = {
		{ POST FORM, 65537 }, { POST FORM, 8 << 20 },
		{ POST "Content-Type: multipart/form-data; boundary=b\r\n", 8 << 20 },
	};
	int calls = atomic_load(&app.calls);

	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
		struct buf b = buf_new(arena);
		struct answer ans;
		int fd = connect_to(server);

		buf_addz(&b, bodies[i].head);
		buf_addz(&b, "Content-Length: ");
		buf_add_i64(&b, (int64_t)bodies[i].n);
		buf_addz(&b, "\r\n\r\n");
		send_bytes(fd, buf_str(&b));
		send_bytes(fd, repeated("", 'x', bodies[i].n, ""));
		answer_read(arena, fd, false, &ans);
		assert_int_equal(ans.status, 413);
		assert_true(ends(fd));
		close(fd);
	}
	assert_int_equal(atomic_load(&app.calls), calls);
}

static void test_upload_intact(void **state)
{
	struct buf b = buf_new(arena);
	unsigned char digest[SHA256_LEN];
	struct str bytes, line;
	struct answer ans;
	char *random = arena_alloc(arena, MAX_FILE / 2);

	(void)state;
	random_bytes(random, MAX_FILE / 2);
	buf_add(&b, (struct str){ random, MAX_FILE / 2 });
	for (int i = 0; i < 1000; i++)
		buf_add(&b, (struct str){ "\r\n--\r\n-\r\n--c\0\xff\r", 16 });
	bytes = buf_str(&b);
	sha256(bytes, digest);
	line = str_cat(arena, STR("file x.bin="), hex(arena, (struct str){ (char *)digest, sizeof digest }));
	ans = ask(server, upload(str_cat(arena, str_cat(arena,
		STR("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\neen\r\n"
			"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ntwee\r\n"), file_part(bytes)),
			STR("--b--\r\n"))));
	assert_int_equal(ans.status, 200);
	assert_true(body_has(ans, "field a=een\nfield a=twee\n"));
	assert_true(body_has(ans, line.p));
}

/* Files of which one alone is larger than the arena: they cannot be in memory. */
static void test_upload_streams(void **state)
{
	struct http_server *s;
	struct http_config cfg = { .handler = handle, .log = count_log, .app = &app, .arena_cap = 512 * 1024 };
	struct fault_info fi = { .fault = FAULT_NONE };
	struct str part = file_part(repeated("", 'x', 2 * 1024 * 1024, "")), all = STR("");
	struct answer ans;

	(void)state;
	assert_int_equal(http_start(&cfg, &s, &fi), FAULT_NONE);
	all = str_cat(arena, str_cat(arena, part, part), STR("--b--\r\n"));
	ans = ask(s, upload(all));
	assert_int_equal(ans.status, 200);
	assert_true(body_has(ans, "file x.bin="));
	http_stop(&s);
}

/* --- what is served --- */

static void test_request_parts(void **state)
{
	struct answer ans = ask(server,
		STR("POST /caf%C3%A9%20x?b=1&a=%26&b=2 HTTP/1.1\r\nHost: a\r\nX-Test:  ja \r\nCookie: t=0; s=geheim\r\n"
		"X-Forwarded-For: 192.0.2.9\r\nX-Forwarded-Proto: https\r\n" FORM "Content-Length: 11\r\n\r\nz=1&y=2&z=3"));

	(void)state;
	assert_int_equal(ans.status, 200);
	assert_true(body_has(ans, "method POST=2\npath /caf\xc3\xa9 x=b=1&a=%26&b=2\nremote 127.0.0.1=plain\n"));
	assert_true(body_has(ans, "header x-forwarded-for=\nheader x-test=ja\ncookie s=geheim\nbody =\n"));
	assert_true(body_has(ans, "query b=1\nquery a=&\nquery b=2\nfield z=1\nfield y=2\nfield z=3\n"));
	ans = ask(server, STR("POST /api HTTP/1.1\r\nHost: a\r\nContent-Type: application/json; charset=utf-8\r\n"
		"Content-Length: 7\r\n\r\n{\"a\":1}"));
	assert_true(body_has(ans, "body ={\"a\":1}\n"));
	ans = ask(server, STR("DELETE /x HTTP/1.1\r\nHost: a\r\n\r\n"));
	assert_true(body_has(ans, "method DELETE=3\n"));
}

/* The body in pieces, the head cut in the middle, two requests at once. */
static void test_pieces_of_request(void **state)
{
	static const char request[] = "POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
		FORM "Content-Length: 7\r\n\r\na=1&b=2";
	struct answer ans;
	int fd = connect_to(server), one = 1;

	(void)state;
	setsockopt(fd, IPPROTO_TCP, 1 /* TCP_NODELAY */, &one, sizeof one);
	for (size_t i = 0; request[i]; i++) {
		send_bytes(fd, (struct str){ request + i, 1 });
		if (i > 3 && memcmp(request + i - 3, "\r\n\r\n", 4) == 0) {
			answer_read(arena, fd, true, &ans);
			assert_int_equal(ans.status, 100);
		}
	}
	answer_read(arena, fd, false, &ans);
	assert_int_equal(ans.status, 200);
	assert_true(body_has(ans, "field a=1\nfield b=2\n"));
	close(fd);
}

static void test_keep_alive(void **state)
{
	struct answer ans;
	int fd = connect_to(server);

	(void)state;
	for (int i = 0; i < 50; i++) {
		struct str path = str_from_i64(arena, i);

		send_bytes(fd, str_cat(arena, str_cat(arena, STR("POST /"), path),
			STR(" HTTP/1.1\r\nHost: a\r\n" FORM "Content-Length: 3\r\n\r\na=b")));
		answer_read(arena, fd, false, &ans);
		assert_int_equal(ans.status, 200);
		assert_null(find(ans.head, "close"));
		assert_true(body_has(ans, str_cat(arena, str_cat(arena, STR("path /"), path), STR("=\n")).p));
		assert_true(body_has(ans, "field a=b\n"));
	}
	send_bytes(fd, STR(GET("/x%00") "\r\n"));
	answer_read(arena, fd, false, &ans);
	assert_int_equal(ans.status, 400);
	assert_non_null(find(ans.head, "Connection: close"));
	assert_true(ends(fd));
	close(fd);
}

static const char *const security[] = {
	"Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
	"font-src 'self'; "
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
	"require-trusted-types-for 'script'\r\n",
	"Referrer-Policy: same-origin\r\n", "X-Content-Type-Options: nosniff\r\n",
	"Cross-Origin-Opener-Policy: same-origin\r\n",
	"Cross-Origin-Resource-Policy: same-origin\r\n", "Permissions-Policy: ", "X-Frame-Options: DENY\r\n",
};

static void assert_secure(struct answer ans, int status, const char *cache)
{
	if (ans.status != status)
		print_error("%.*s\n", (int)ans.head.n, ans.head.p ? ans.head.p : "");
	assert_int_equal(ans.status, status);
	for (size_t i = 0; i < sizeof security / sizeof security[0]; i++)
		if (!find(ans.head, security[i]))
			fail_msg("%d lacks %s", status, security[i]);
	if (!find(ans.head, cache))
		fail_msg("%d lacks %s", status, cache);
}

static void test_headers(void **state)
{
	struct answer ans;

	(void)state;
	assert_secure(ask(server, STR(GET("/") "\r\n")), 200, "\r\nCache-Control: no-store\r\n");
	assert_secure(ask(server, STR(GET("/x%00") "\r\n")), 400, "\r\nCache-Control: no-store\r\n");
	assert_secure(ask(server, STR(GET("/stijl.css") "\r\n")), 200, "\r\nCache-Control: public, max-age=3600\r\n");
	ans = ask(server, STR(GET("/beeld.svg") "\r\n"));
	assert_secure(ans, 200, "\r\nCache-Control: public, max-age=31536000, immutable\r\n");
	assert_null(find(ans.head, "max-age=3600"));
	assert_secure(ask(server, STR(GET("/kop?a=b") "\r\n")), 200, "\r\nLocation: /b\r\n");
	ans = ask(server, STR(GET("/kop?a=b%0D%0ASet-Cookie:c") "\r\n"));
	assert_secure(ans, 500, "no-store");
	assert_null(find(ans.head, "Cookie"));
	ans = ask(server, STR(GET("/zwak") "\r\n"));
	assert_secure(ans, 500, "no-store");
	assert_null(find(ans.head, "*"));
	assert_secure(ask(server, STR(GET("/geen") "\r\n")), 500, "no-store");
	assert_secure(ask(server, STR(GET("/vol") "\r\n")), 503, "no-store");
	assert_secure(ask(server, STR(GET("/leeg") "\r\n")), 204, "no-store");
}

static void test_head(void **state)
{
	struct answer get = ask(server, STR(GET("/stukken?500") "\r\n")), ans;
	int fd = connect_to(server);

	(void)state;
	for (int i = 0; i < 2; i++) { /* twice: a body sent after all would stand in front of the second answer */
		send_bytes(fd, STR("HEAD /stukken?500 HTTP/1.1\r\nHost: a\r\n\r\n"));
		answer_read(arena, fd, true, &ans);
		assert_int_equal(ans.status, 200);
		assert_int_equal(content_length(ans.head), get.body.n);
		assert_int_equal(ans.body.n, 0);
	}
	assert_true(get.body.n > 30000);
	close(fd);
	fd = connect_to(server);
	send_bytes(fd, STR("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
	answer_read(arena, fd, true, &ans);
	assert_int_equal(ans.status, 200);
	assert_true(ends(fd));
	close(fd);
}

static void test_pieces(void **state)
{
	static const int counts[] = { 1, 2, 3, 100, 500, 768, 900, 3000, 6000 };

	(void)state;
	for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
		struct str path = str_from_i64(arena, counts[k]);
		/* a head near its limit leaves the least room for the list of pieces */
		struct str cookies = repeated(" HTTP/1.1\r\nHost: a\r\nX: ", 'x', 30000, "\r\n\r\n");
		struct answer ans = ask(server, str_cat(arena, str_cat(arena, STR("GET /stukken?"), path), cookies));
		size_t at = 0;

		assert_int_equal(ans.status, 200);
		for (int i = 0; i < counts[k]; i++) {
			if (i % 3 == 2)
				continue;
			assert_true(at + 100 <= ans.body.n);
			assert_int_equal(ans.body.p[at], 'a' + i % 26);
			assert_int_equal(ans.body.p[at + 99], 'a' + i % 26);
			at += 100;
		}
		assert_int_equal(at, ans.body.n);
	}
}

static void dress(void *cls, struct arena *a, struct http_response *res)
{
	(void)cls;
	res->body = str_cat(a, STR("<p>"), res->body);
	res->content_type = "text/html; charset=utf-8";
}

static void test_refused_dressed(void **state)
{
	struct http_server *s = start((struct http_config){ .refused = dress });
	struct answer ans = ask(s, STR(GET("/x%00") "\r\n"));

	(void)state;
	assert_secure(ans, 400, "text/html");
	assert_true(str_starts(ans.body, STR("<p>Het verzoek")));
	http_stop(&s);
}

static void test_proxy(void **state)
{
	struct http_server *s = start((struct http_config){ .trusted_proxy = "127.0.0.1" });
	struct answer ans = ask(s,
		STR(GET("/") "X-Forwarded-For: 198.51.100.1, 192.0.2.9\r\nX-Forwarded-Proto: https\r\n\r\n"));

	(void)state;
	assert_true(body_has(ans, "remote 192.0.2.9=secure\n"));
	ans = ask(s, STR(GET("/") "X-Forwarded-For: 2001:db8::7\r\nX-Forwarded-Proto: HTTPS\r\n\r\n"));
	assert_true(body_has(ans, "remote 2001:db8::7=plain\n"));
	ans = ask(s, STR(GET("/") "X-Forwarded-For: niemand\r\n\r\n"));
	assert_true(body_has(ans, "remote 127.0.0.1=plain\n"));
	http_stop(&s);
	s = start((struct http_config){ .trusted_proxy = "192.0.2.77" });
	ans = ask(s, STR(GET("/") "X-Forwarded-For: 192.0.2.9\r\nX-Forwarded-Proto: https\r\n\r\n"));
	assert_true(body_has(ans, "remote 127.0.0.1=plain\nheader x-forwarded-for=\n"));
	http_stop(&s);
}

static int connect_unix(const char *path)
{
	struct sockaddr_un sa = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	strcpy(sa.sun_path, path);
	if (connect(fd, (struct sockaddr *)&sa, sizeof sa) == 0)
		return fd;
	close(fd);
	return -1;
}

static void test_unix_socket(void **state)
{
	char dir[] = "/tmp/schakel-http-XXXXXX", path[sizeof dir + 8];
	struct http_server *s, *second = NULL;
	struct fault_info fi = { .fault = FAULT_NONE };
	struct answer ans;
	struct stat st;
	int fd;

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/s", dir);
	s = start((struct http_config){ .unix_socket = path });
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0660);
	fd = connect_unix(path);
	send_bytes(fd, STR(GET("/") "X-Forwarded-For: 192.0.2.9\r\nX-Forwarded-Proto: https\r\n\r\n"));
	answer_read(arena, fd, false, &ans);
	assert_true(body_has(ans, "remote 192.0.2.9=secure\n"));
	send_bytes(fd, STR(GET("/") "\r\n"));
	answer_read(arena, fd, false, &ans);
	assert_true(body_has(ans, "remote unix=plain\n"));
	close(fd);
	/* one that is in use is not taken over */
	assert_int_equal(http_start(&(struct http_config){ .unix_socket = path, .handler = handle }, &second, &fi),
		FAULT_INTERNAL);
	assert_null(second);
	http_stop(&s);
	assert_int_equal(stat(path, &st), -1);
	/* one left behind is */
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un sa = { .sun_family = AF_UNIX };
	strcpy(sa.sun_path, path);
	assert_int_equal(bind(fd, (struct sockaddr *)&sa, sizeof sa), 0);
	close(fd);
	s = start((struct http_config){ .unix_socket = path });
	http_stop(&s);
	/* and another kind of file is left alone */
	FILE *f = fopen(path, "w");
	fclose(f);
	assert_int_equal(http_start(&(struct http_config){ .unix_socket = path, .handler = handle }, &second, &fi),
		FAULT_INTERNAL);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);
}

static void test_start_refused(void **state)
{
	struct http_server *s = NULL;
	struct fault_info fi = { .fault = FAULT_NONE };
	struct http_config taken = { .port = http_port(server), .handler = handle };
	struct http_config nowhere = { .tmp_dir = "/nergens", .handler = handle };

	(void)state;
	assert_int_equal(http_start(&taken, &s, &fi), FAULT_INTERNAL);
	assert_null(s);
	fault_clear(&fi);
	assert_int_equal(http_start(&nowhere, &s, &fi), FAULT_INTERNAL);
	assert_non_null(strstr(fi.detail, "/nergens"));
}

/* --- time --- */

/* One byte now and then keeps the connection busy, so only the deadline of the whole body can cut it. */
static void test_slow_body(void **state)
{
	struct http_server *s = start((struct http_config){ .body_deadline = 1 });
	int fd = connect_to(s), calls = atomic_load(&app.calls), sent = 0;
	bool cut = false;

	(void)state;
	send_bytes(fd, STR("POST /smokkel HTTP/1.1\r\nHost: a\r\n" FORM "Content-Length: 60000\r\n\r\n"));
	for (; sent < 2000 && !cut; sent++) {
		struct pollfd p = { .fd = fd, .events = POLLIN };

		cut = poll(&p, 1, 20) > 0;
		send_bytes(fd, STR("a"));
	}
	assert_true(cut);
	assert_true(ends(fd));
	assert_int_equal(atomic_load(&app.calls), calls);
	close(fd);
	http_stop(&s);
}

static void test_silence(void **state)
{
	struct http_server *s = start((struct http_config){ .timeout = 1 });
	int idle = connect_to(s), halfway = connect_to(s);

	(void)state;
	send_bytes(halfway, STR("POST / HTTP/1.1\r\nHost: a\r\n" FORM "Content-Length: 10\r\n\r\nabc"));
	assert_true(ends(idle));
	assert_true(ends(halfway));
	close(idle);
	close(halfway);
	http_stop(&s);
}

/* --- threads --- */

static void wait_until_waiting(int n)
{
	pthread_mutex_lock(&app.mutex);
	while (app.waiting != n)
		pthread_cond_wait(&app.changed, &app.mutex);
	pthread_mutex_unlock(&app.mutex);
}

static void set_release(bool release)
{
	pthread_mutex_lock(&app.mutex);
	app.release = release;
	pthread_cond_broadcast(&app.changed);
	pthread_mutex_unlock(&app.mutex);
}

static void test_parallel(void **state)
{
	struct answer ans;
	int first = connect_to(server), second = connect_to(server);

	(void)state;
	set_release(false);
	send_bytes(first, STR(GET("/wacht") "\r\n"));
	send_bytes(second, STR(GET("/wacht") "\r\n"));
	wait_until_waiting(2); /* both are in the handler at the same time */
	assert_int_equal(ask(server, STR(GET("/") "\r\n")).status, 200);
	set_release(true);
	answer_read(arena, first, false, &ans);
	assert_true(body_has(ans, "klaar"));
	answer_read(arena, second, false, &ans);
	assert_true(body_has(ans, "klaar"));
	close(first);
	close(second);
}

struct crowd {
	int id, good;
};

static void *crowd_run(void *p)
{
	struct crowd *c = p;
	struct arena *a = arena_new(16 * 1024 * 1024);
	struct answer ans;
	int fd = connect_to(server);

	for (int i = 0; i < 100 && fd >= 0; i++) {
		struct str mark = str_from_i64(a, c->id * 1000 + i);
		struct buf b = buf_new(a);

		buf_addz(&b, "POST / HTTP/1.1\r\nHost: a\r\n" FORM "Content-Length: ");
		buf_add_i64(&b, (int64_t)mark.n + 2);
		buf_addz(&b, "\r\n\r\nm=");
		buf_add(&b, mark);
		send_bytes(fd, buf_str(&b));
		answer_read(a, fd, false, &ans);
		c->good += ans.status == 200 && find(ans.body, str_cat(a, STR("field m="), str_cat(a, mark, STR("\n"))).p);
		arena_reset(a);
	}
	close(fd);
	arena_free(&a);
	return NULL;
}

/* Many at once, arenas passing from hand to hand: each gets its own answer. */
static void test_crowd(void **state)
{
	struct crowd crowd[16];
	pthread_t threads[16];

	(void)state;
	for (int i = 0; i < 16; i++) {
		crowd[i] = (struct crowd){ i, 0 };
		pthread_create(&threads[i], NULL, crowd_run, &crowd[i]);
	}
	for (int i = 0; i < 16; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(crowd[i].good, 100);
	}
}

static void test_connection_limit(void **state)
{
	struct http_server *s = start((struct http_config){ .max_connections = 2 });
	struct answer ans;
	int fds[3];

	(void)state;
	for (int i = 0; i < 3; i++)
		fds[i] = connect_to(s);
	for (int i = 0; i < 2; i++) {
		send_bytes(fds[i], STR(GET("/") "\r\n"));
		answer_read(arena, fds[i], false, &ans);
		assert_int_equal(ans.status, 200);
	}
	assert_true(ends(fds[2]));
	for (int i = 0; i < 3; i++)
		close(fds[i]);
	http_stop(&s);
}

static void *stop_run(void *p)
{
	http_stop(p);
	return NULL;
}

static void test_stop_drains(void **state)
{
	struct http_server *s = start((struct http_config){ .port = 0 }), *stopping = s;
	int fd = connect_to(s), idle = connect_to(s), probe;
	struct answer ans;
	pthread_t thread;

	(void)state;
	set_release(false);
	send_bytes(idle, STR(GET("/") "\r\n"));
	answer_read(arena, idle, false, &ans);
	assert_int_equal(ans.status, 200);
	send_bytes(fd, STR(GET("/wacht") "\r\n"));
	wait_until_waiting(1);
	pthread_create(&thread, NULL, stop_run, &stopping);
	while ((probe = connect_to(s)) >= 0) /* until nobody is let in any more */
		close(probe);
	set_release(true);
	answer_read(arena, fd, false, &ans);
	assert_int_equal(ans.status, 200);
	assert_true(body_has(ans, "klaar"));
	assert_non_null(find(ans.head, "Connection: close"));
	assert_true(ends(fd));
	pthread_join(thread, NULL);
	assert_null(stopping);
	assert_true(ends(idle));
	close(fd);
	close(idle);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_no_request),
		cmocka_unit_test(test_head_limits),
		cmocka_unit_test(test_upload_refused),
		cmocka_unit_test(test_oversize_answered),
		cmocka_unit_test(test_upload_intact),
		cmocka_unit_test(test_upload_streams),
		cmocka_unit_test(test_request_parts),
		cmocka_unit_test(test_pieces_of_request),
		cmocka_unit_test(test_keep_alive),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_refused_dressed),
		cmocka_unit_test(test_proxy),
		cmocka_unit_test(test_unix_socket),
		cmocka_unit_test(test_start_refused),
		cmocka_unit_test(test_slow_body),
		cmocka_unit_test(test_silence),
		cmocka_unit_test(test_parallel),
		cmocka_unit_test(test_crowd),
		cmocka_unit_test(test_connection_limit),
		cmocka_unit_test(test_stop_drains),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
