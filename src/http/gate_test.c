/* The gate on raw heads: what must be refused, then what must pass. */
#include "http/head_cut.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define HEAD "GET /pad HTTP/1.1\r\nHost: huis.example\r\n"
#define POST "POST /pad HTTP/1.1\r\nHost: huis.example\r\n"

struct vector {
	int status;
	const char *head;
	size_t n;
};
#define V(status, head) { status, head, sizeof(head) - 1 }

static const struct vector refused[] = {
	/* two readers, two bodies */
	V(400, POST "Content-Length: 0\r\nContent-Length: 5\r\n\r\n"),
	V(400, POST "Content-Length: 5\r\nContent-Length: 5\r\n\r\n"),
	V(400, POST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"),
	V(400, POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"),
	V(400, POST "Transfer-Encoding: identity\r\n\r\n"),
	V(400, POST "Transfer-Encoding: xchunked\r\n\r\n"),
	V(400, POST "Transfer-Encoding: gzip, chunked\r\n\r\n"),
	V(400, POST "Transfer-Encoding:\r\n\r\n"),
	V(400, POST "Transfer-Encoding : chunked\r\n\r\n"),
	V(400, POST "Transfer-Encoding\t: chunked\r\n\r\n"),
	V(411, POST "Transfer-Encoding: chunked\r\n\r\n"),
	V(411, POST "tRANSFER-eNCODING:\tchunked\t\r\n\r\n"),
	V(400, POST "Content-Length: +5\r\n\r\n"),
	V(400, POST "Content-Length: -5\r\n\r\n"),
	V(400, POST "Content-Length: 5, 5\r\n\r\n"),
	V(400, POST "Content-Length: 0x5\r\n\r\n"),
	V(400, POST "Content-Length: 5 5\r\n\r\n"),
	V(400, POST "Content-Length:\r\n\r\n"),
	V(400, POST "Content-Length: 99999999999999999999\r\n\r\n"),
	V(400, HEAD "Content-Length: 5\r\n\r\n"),
	/* whose house */
	V(400, "GET /pad HTTP/1.1\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nAccept: */*\r\n\r\n"),
	V(400, HEAD "Host: ander.example\r\n\r\n"),
	V(400, HEAD "host: huis.example\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost:\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a, b\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a@b\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a/b\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a:b\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a:\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a:123456\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: [::1\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: []\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: [::1]x\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: [::1]:\r\n\r\n"),
	/* line ends, folds, NULs */
	V(400, "GET /pad HTTP/1.1\nHost: a\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a\r\n\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a\nAccept: b\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\r\nHost: a\rAccept: b\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1\rAccept: b\r\nHost: a\r\n\r\n"),
	V(400, HEAD "X: a\r\n folded\r\n\r\n"),
	V(400, HEAD "X: a\r\n\tfolded\r\n\r\n"),
	V(400, HEAD "X: a\r\n \r\n\r\n"),
	V(400, HEAD " X: a\r\n\r\n"),
	V(400, HEAD "X: a\0b\r\n\r\n"),
	V(400, HEAD "X: a\0\x03\n\n"),
	V(400, HEAD "X: a\0\r\n\r\n"),
	V(400, "GET /pad\0x HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, HEAD "X: a\x01\r\n\r\n"),
	V(400, HEAD "X: a\x7f\r\n\r\n"),
	V(400, HEAD "X: \x0b" "b\r\n\r\n"),
	/* names */
	V(400, HEAD ": a\r\n\r\n"),
	V(400, HEAD "X Y: a\r\n\r\n"),
	V(400, HEAD "X(Y): a\r\n\r\n"),
	V(400, HEAD "X\xc3\xa9: a\r\n\r\n"),
	/* said twice */
	V(400, HEAD "Cookie: a=1\r\nCookie: a=2\r\n\r\n"),
	V(400, HEAD "Authorization: a\r\nAuthorization: b\r\n\r\n"),
	V(400, HEAD "Content-Type: a/b\r\ncontent-type: c/d\r\n\r\n"),
	V(400, HEAD "Origin: a\r\nOrigin: b\r\n\r\n"),
	V(400, HEAD "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2\r\n\r\n"),
	V(400, HEAD "X-Forwarded-Proto: http\r\nX-Forwarded-Proto: https\r\n\r\n"),
	/* the request line */
	V(400, "GET /pad HTTP/1.0\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad HTTP/1.2\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad HTTP/0.9\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad http/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad HTTP/1.1 \r\nHost: a\r\n\r\n"),
	V(400, "GET /pad  HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET  /pad HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad\tHTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET http://huis.example/pad HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad#x HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET /p\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "G(T /pad HTTP/1.1\r\nHost: a\r\n\r\n"),
	V(400, "GET /pad\r\nHost: a\r\n\r\n"),
};

static const struct vector passed[] = {
	V(0, HEAD "\r\n"),
	V(0, HEAD "Accept:*/*\r\nX: \t a\r\nY:\r\nZ: a b \r\n\r\n"),
	V(0, HEAD "Content-Length: 0\r\n\r\n"),
	V(5, POST "Content-Length: 5\r\n\r\n"),
	V(5, POST "content-length:   5 \r\n\r\n"),
	V(0, "HEAD /a?b=c&d=%20|'\"<> HTTP/1.1\r\nHost: a:8080\r\n\r\n"),
	V(0, "GET / HTTP/1.1\r\nHost: [2001:db8::1]:443\r\n\r\n"),
	V(0, "GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n"),
	V(0, "DELETE / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: a\r\nAccept: b\r\n\r\n"),
	V(0, HEAD "User-Agent: \xc3\xa9\xe9\r\n\r\n"),
};

/* The status, or the length of the body when it passes (then *ret_ok). */
static int64_t check(const char *head, size_t n, bool *ret_ok)
{
	struct arena *a = arena_new(1024 * 1024);
	char *raw = malloc(n); /* of exact size, so that a sanitizer sees a step outside */
	struct gate_in in;
	struct refusal r;
	int64_t length = -1;

	memcpy(raw, head, n);
	assert_true(head_cut(a, raw, n, &in));
	r = gate_check(&in, &length);
	*ret_ok = !r.status;
	if (r.status) {
		assert_non_null(r.why);
		assert_int_equal(length, -1);
		length = r.status;
	}
	free(raw);
	arena_free(&a);
	return length;
}

static void test_refused(void **state)
{
	bool ok;

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		int64_t status = check(refused[i].head, refused[i].n, &ok);

		if (ok || status != refused[i].status)
			print_error("vector: %s\n", refused[i].head);
		assert_false(ok);
		assert_int_equal(status, refused[i].status);
	}
}

static void test_passed(void **state)
{
	bool ok;

	(void)state;
	for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++) {
		int64_t length = check(passed[i].head, passed[i].n, &ok);

		if (!ok)
			print_error("vector: %s\n", passed[i].head);
		assert_true(ok);
		assert_int_equal(length, passed[i].status);
	}
}

static void test_limits(void **state)
{
	struct arena *a = arena_new(1024 * 1024);
	struct buf b = buf_new(a);
	struct str s;
	bool ok;

	(void)state;
	buf_addz(&b, "GET /");
	for (int i = 0; i < HTTP_TARGET_MAX; i++)
		buf_addc(&b, 'a');
	buf_addz(&b, " HTTP/1.1\r\nHost: a\r\n\r\n");
	s = buf_str(&b);
	assert_int_equal(check(s.p, s.n, &ok), 414);
	b = buf_new(a);
	buf_addz(&b, HEAD);
	for (int i = 0; i < HTTP_HEADERS_MAX; i++)
		buf_addz(&b, "X: y\r\n");
	buf_addz(&b, "\r\n");
	s = buf_str(&b);
	assert_int_equal(check(s.p, s.n, &ok), 431);
	b = buf_new(a);
	buf_addz(&b, HEAD "X: ");
	for (int i = 0; i < HTTP_HEAD_MAX; i++)
		buf_addc(&b, 'y');
	buf_addz(&b, "\r\n\r\n");
	s = buf_str(&b);
	assert_int_equal(check(s.p, s.n, &ok), 431);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_passed),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
