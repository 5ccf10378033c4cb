/* The multipart parser: each case is fed whole, byte by byte and cut in two at every place; all must agree. */
#include "http/http_priv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define TEXT_MAX 2000
#define FILE_MAX 3000
#define FIELD(name, value) "--grens\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define UPLOAD(name, file, bytes) "--grens\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file \
	"\"\r\nContent-Type: application/octet-stream\r\n\r\n" bytes "\r\n"
#define HEADED(head, value) "--grens\r\n" head "\r\n\r\n" value "\r\n"
#define END "--grens--\r\n"

static const struct multipart_limits limits = { TEXT_MAX, FILE_MAX, "/var/tmp" };

/* Feeds in pieces of `step` bytes, the first one of `first` bytes. */
static struct refusal feed(struct arena *a, struct str body, size_t first, size_t step, struct http_request *r)
{
	struct multipart *m = multipart_new(a, STR("grens"), limits);
	size_t n = first;

	while (body.n) {
		if (n > body.n)
			n = body.n;
		char *piece = malloc(n ? n : 1); /* of exact size, so that a sanitizer sees a step outside */

		memcpy(piece, body.p, n);
		struct refusal some = multipart_feed(m, (struct str){ piece, n });

		free(piece);
		if (some.status) {
			struct refusal end = multipart_end(m, r);

			assert_int_equal(end.status, some.status);
			return some;
		}
		body = (struct str){ body.p + n, body.n - n };
		n = step;
	}
	return multipart_end(m, r);
}

struct bad {
	int status;
	struct str body;
};
#define B(status, text) { status, { text, sizeof(text) - 1 } }

static const struct bad bad[] = {
	B(400, ""), B(400, "--grens"), B(400, "--grens\r\n"), B(400, "--grens--\r"),
	B(400, FIELD("a", "b")), B(400, FIELD("a", "b") "--grens"), B(400, FIELD("a", "b") "--grens-"),
	B(400, FIELD("a", "b") "--grens-\r\n"), B(400, FIELD("a", "b") "--grensX"), B(400, FIELD("a", "b") "--grens \r\n"),
	B(400, FIELD("a", "b") "--grens\n"), B(400, FIELD("a", "b") "--grens\r\r"),
	B(400, FIELD("a", "b") END "x"), B(400, FIELD("a", "b") END "\r\n"),
	B(400, FIELD("a", "b") END FIELD("c", "d") END),
	B(400, "\r\n" FIELD("a", "b") END), B(400, "aanhef\r\n" FIELD("a", "b") END), B(400, "--ander\r\n"),
	B(400, "--grens\r\n\r\nb\r\n" END), B(400, HEADED("Content-Type: text/plain", "b") END),
	B(400, HEADED("Content-Disposition: attachment; name=\"a\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name", "b") END),
	B(400, HEADED("Content-Disposition: form-data name=\"a\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\" x", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"; filename=\"b\"; filename=\"c\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''b", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=x", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "b") END),
	B(400, HEADED("Content-Disposition: form-data;\r\n name=\"a\"", "b") END),
	B(400, HEADED("Content-Disposition : form-data; name=\"a\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"\nX: y", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\"\r\nregel", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\0b\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"a\x01\"", "b") END),
	B(400, HEADED("Content-Disposition: form-data; name=\"\xff\"", "b") END),
	B(400, FIELD("a", "b\0c") END), B(400, FIELD("a", "\xff") END), B(400, FIELD("a", "\xc3") END),
};

static void test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		for (size_t step = 1; step <= bad[i].body.n + 2; step += bad[i].body.n + 1) {
			struct arena *a = arena_new(1024 * 1024);
			struct http_request r = { .nfields = 77, .nfiles = 78 };
			struct refusal got = feed(a, bad[i].body, step, step, &r);

			if (got.status != bad[i].status)
				fail_msg("case %zu step %zu: %d: %.80s", i, step, got.status, bad[i].body.p);
			assert_int_equal(r.nfields, 77);
			assert_int_equal(r.nfiles, 78);
			arena_free(&a);
		}
}

static void repeat(struct buf *b, const char *text, int n)
{
	while (n-- > 0)
		buf_addz(b, text);
}

/* The status of one body made of before, text n times and after. */
static int status_of(const char *before, const char *text, int n, const char *after)
{
	struct arena *a = arena_new(4 * 1024 * 1024);
	struct buf b = buf_new(a);
	struct http_request r = { .nfields = 0 };
	int status;

	buf_addz(&b, before);
	repeat(&b, text, n);
	buf_addz(&b, after);
	status = feed(a, buf_str(&b), 1000, 1000, &r).status;
	arena_free(&a);
	return status;
}

static void test_limits(void **state)
{
	const char *field = "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
	const char *file = "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n";

	(void)state;
	assert_int_equal(status_of("--grens\r\nContent-Disposition: form-data; name=\"a\"\r\nX: ", "y", MULTIPART_HEAD_MAX,
		"\r\n\r\nb\r\n" END), 400);
	assert_int_equal(status_of(field, "y", TEXT_MAX, "\r\n" END), 413); /* the name counts too */
	assert_int_equal(status_of(field, "y", TEXT_MAX - 1, "\r\n" END), 0);
	assert_int_equal(status_of("", FIELD("a", "0123456789"), TEXT_MAX / 11 + 1, END), 413);
	assert_int_equal(status_of(file, "y", FILE_MAX + 1, "\r\n" END), 413);
	assert_int_equal(status_of(file, "y", FILE_MAX, "\r\n" END), 0);
	assert_int_equal(status_of("", UPLOAD("f", "x.pdf", "abc"), HTTP_FILES_MAX + 1, END), 413);
	assert_int_equal(status_of("", UPLOAD("f", "x.pdf", "abc"), HTTP_FILES_MAX, END), 0);
	assert_int_equal(status_of("", UPLOAD("f", "", ""), HTTP_FILES_MAX + 1, END), 0);
	assert_int_equal(status_of("", FIELD("a", ""), HTTP_FIELDS_MAX + 1, END), 413);
	assert_int_equal(status_of("", FIELD("a", ""), HTTP_FIELDS_MAX, END), 0);
}

static void test_no_directory(void **state)
{
	struct arena *a = arena_new(1024 * 1024);
	struct multipart *m = multipart_new(a, STR("grens"), (struct multipart_limits){ 100, 100, "/nergens" });
	struct refusal r = multipart_feed(m, STR(UPLOAD("f", "x", "abc") END));

	(void)state;
	assert_int_equal(r.status, 503);
	arena_free(&a);
}

static void test_arena_full(void **state)
{
	struct arena *a = arena_new(30000);
	struct http_request r = { .nfields = 0 };
	struct buf b = buf_new(a);

	(void)state;
	repeat(&b, FIELD("a", "0123456789012345678901234567890123456789"), 40);
	buf_addz(&b, END);
	assert_int_equal(feed(a, buf_str(&b), 100, 100, &r).status, 503);
	arena_free(&a);
}

static void assert_field(struct http_field f, const char *name, const char *value)
{
	assert_string_equal(f.name.p, name);
	assert_string_equal(f.value.p, value);
	assert_int_equal(f.value.n, strlen(value));
}

static void assert_file(struct http_file f, const char *field, const char *filename, struct str bytes)
{
	char got[4096];

	assert_true(str_eq(f.field, str_z(field)));
	assert_true(str_eq(f.filename, str_z(filename)));
	assert_int_equal(f.size, bytes.n);
	assert_int_equal(lseek(f.fd, 0, SEEK_CUR), 0);
	assert_int_equal(read(f.fd, got, sizeof got), bytes.n);
	assert_memory_equal(got, bytes.p, bytes.n);
}

/* Everything that looks like the delimiter but is not. */
#define TRICKY "\r\n--gren\r\n--gre\r\r\n-\r\n\r\n--\r--grens\n--grens\0\xff\r"

static const char complete[] =
	FIELD("b", "1") FIELD("a", "twee\r\nregels") FIELD("b", "\xc3\xa9") UPLOAD("f", "", "") UPLOAD("f", "leeg.txt", "")
	UPLOAD("g", "C:\\map\\rap%22port.pdf", TRICKY) FIELD("leeg", "")
	HEADED("content-DISPOSITION:form-data;filename=x;name=h ", "")
	HEADED("Content-Disposition: form-data; name=\"n%22\\\"m\"", "-") END;

static void assert_complete(const struct http_request *r)
{
	assert_int_equal(r->nfields, 5);
	assert_field(r->fields[0], "b", "1");
	assert_field(r->fields[1], "a", "twee\r\nregels");
	assert_field(r->fields[2], "b", "\xc3\xa9");
	assert_field(r->fields[3], "leeg", "");
	assert_field(r->fields[4], "n\"\"m", "-");
	assert_int_equal(r->nfiles, 3);
	assert_file(r->files[0], "f", "leeg.txt", STR(""));
	assert_file(r->files[1], "g", "rap\"port.pdf", (struct str){ TRICKY, sizeof TRICKY - 1 });
	assert_file(r->files[2], "h", "x", STR(""));
}

static void test_complete(void **state)
{
	const struct str body = { complete, sizeof complete - 1 };

	(void)state;
	for (size_t first = 0; first <= body.n; first++) {
		struct arena *b = arena_new(1024 * 1024);
		struct http_request r = { .nfields = 0 };

		assert_int_equal(feed(b, body, first, first ? body.n : 1, &r).status, 0);
		assert_complete(&r);
		arena_free(&b);
	}
}

static void test_closed_with_arena(void **state)
{
	struct arena *a = arena_new(1024 * 1024);
	struct http_request r = { .nfields = 0 };
	char byte;
	int fd;

	(void)state;
	assert_int_equal(feed(a, STR(UPLOAD("f", "x", "abc") END), 10, 10, &r).status, 0);
	fd = r.files[0].fd;
	assert_int_equal(read(fd, &byte, 1), 1);
	arena_reset(a);
	assert_int_equal(read(fd, &byte, 1), -1);
	arena_free(&a);
}

static void test_boundary(void **state)
{
	static const char *const none[] = {
		"multipart/form-data", "multipart/form-data;", "multipart/form-data; boundary",
		"multipart/form-data; boundary=",
		"multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=a; boundary=b",
		"multipart/form-data; boundary=a@b",
		"multipart/form-data; boundary=\"a", "multipart/form-data; boundary=\"a \"",
		"multipart/form-data; boundary=\"a;b\"",
		"multipart/form-data; grens=a", "multipart/form-data; boundary=\xc3\xa9",
		"multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890",
	};
	struct str b = STR("untouched");

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		if (!multipart_boundary(str_z(none[i]), &b).status)
			fail_msg("accepted: %s", none[i]);
	assert_true(str_eq(b, STR("untouched")));
	assert_int_equal(multipart_boundary(STR("multipart/form-data; boundary=----WebKitFormBoundaryAb0"), &b).status, 0);
	assert_true(str_eq(b, STR("----WebKitFormBoundaryAb0")));
	assert_int_equal(multipart_boundary(STR("multipart/form-data;charset=utf-8;BOUNDARY=\"a b=c\""), &b).status, 0);
	assert_true(str_eq(b, STR("a b=c")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_boundary),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_no_directory),
		cmocka_unit_test(test_arena_full),
		cmocka_unit_test(test_complete),
		cmocka_unit_test(test_closed_with_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
