/* clamd: a stand-in on a socket of our own that finds the EICAR test text, says nothing, or talks nonsense. */
#include "koppeling/clamd.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "basis/arena.h"

/* in two halves, so that no scanner takes this file itself */
#define EICAR "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" "-ANTIVIRUS-TEST-FILE!$H+H*"

struct stand_in {
	char dir[32], path[64];
	int fd;
	const char *answer; /* NULL: looks at the bytes */
	size_t got;
	pthread_t thread;
};

static bool take(int fd, void *p, size_t n)
{
	char *at = p;

	while (n) {
		ssize_t k = recv(fd, at, n, 0);

		if (k <= 0)
			return false;
		at += k;
		n -= (size_t)k;
	}
	return true;
}

/* Reads the stream as clamd does; true when it came whole. */
static bool stream_read(int fd, struct buf *b)
{
	char head[sizeof("zINSTREAM")];
	unsigned char len[4];

	if (!take(fd, head, sizeof(head)) || memcmp(head, "zINSTREAM", sizeof(head)) != 0)
		return false;
	for (;;) {
		static char piece[1 << 17];
		uint32_t n;

		if (!take(fd, len, 4))
			return false;
		n = (uint32_t)len[0] << 24 | (uint32_t)len[1] << 16 | (uint32_t)len[2] << 8 | len[3];
		if (n == 0)
			return true;
		if (n > sizeof(piece) || !take(fd, piece, n))
			return false;
		buf_add(b, (struct str){ piece, n });
	}
}

static void *serve(void *arg)
{
	struct stand_in *s = arg;
	struct arena *a = arena_new(16u << 20);
	struct buf b = buf_new(a);
	int fd = accept(s->fd, NULL, NULL);
	const char *answer = s->answer;

	if (fd >= 0 && stream_read(fd, &b)) {
		s->got = b.n;
		if (!answer)
			answer = memmem(b.p, b.n, "EICAR-STANDARD", 14) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
		if (answer[0])
			(void)!write(fd, answer, strlen(answer) + 1);
	}
	if (fd >= 0)
		close(fd);
	arena_free(&a);
	return NULL;
}

static void start(struct stand_in *s, const char *answer)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	*s = (struct stand_in){ .answer = answer };
	strcpy(s->dir, "/tmp/schakel-clamd-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
	snprintf(s->path, sizeof(s->path), "%s/socket", s->dir);
	strcpy(a.sun_path, s->path);
	s->fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(s->fd, (struct sockaddr *)&a, sizeof(a)), 0);
	assert_int_equal(listen(s->fd, 1), 0);
	assert_int_equal(pthread_create(&s->thread, NULL, serve, s), 0);
}

static void stop(struct stand_in *s)
{
	pthread_join(s->thread, NULL);
	close(s->fd);
	unlink(s->path);
	rmdir(s->dir);
}

static enum fault scan(const char *answer, struct str bytes, struct fault_info *fi, size_t *got)
{
	struct stand_in s;
	struct clamd_config cfg;
	enum fault f;

	start(&s, answer);
	cfg = (struct clamd_config){ .socket = s.path, .seconds = 10 };
	*fi = (struct fault_info){ 0 };
	f = clamd_scan(&cfg, bytes, fi);
	stop(&s);
	*got = s.got;
	return f;
}

static void finds_the_test_virus(void **state)
{
	struct fault_info fi;
	size_t got;

	(void)state;
	assert_int_equal(scan(NULL, STR("brief\n" EICAR "\n"), &fi, &got), FAULT_INVALID);
	assert_string_equal(fi.fields[0].field, "bestand");
	assert_int_equal(scan(NULL, STR("een gewone brief"), &fi, &got), FAULT_NONE);
	assert_int_equal(got, sizeof("een gewone brief") - 1);
}

static void sends_large_files_in_pieces(void **state)
{
	static char large[300000];
	struct fault_info fi;
	size_t got;

	(void)state;
	memset(large, 'a', sizeof(large));
	assert_int_equal(scan(NULL, (struct str){ large, sizeof(large) }, &fi, &got), FAULT_NONE);
	assert_int_equal(got, sizeof(large));
	memcpy(large + 200000, EICAR, sizeof(EICAR) - 1);
	assert_int_equal(scan(NULL, (struct str){ large, sizeof(large) }, &fi, &got), FAULT_INVALID);
}

/* What is not a clear "OK" is not clean. */
static void never_clean_by_default(void **state)
{
	struct clamd_config cfg = { .socket = "/tmp/schakel-bestaat-niet/socket" };
	struct fault_info fi = { 0 };
	size_t got;

	(void)state;
	assert_int_equal(clamd_scan(&cfg, STR("x"), &fi), FAULT_BUSY);
	assert_int_equal(scan("", STR("x"), &fi, &got), FAULT_BUSY);
	assert_int_equal(scan("INSTREAM size limit exceeded. ERROR", STR("x"), &fi, &got), FAULT_BUSY);
	assert_int_equal(scan("stream: OK, or not", STR("x"), &fi, &got), FAULT_BUSY);
	assert_int_equal(scan("stream: NOT OK", STR("x"), &fi, &got), FAULT_BUSY);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds_the_test_virus),
		cmocka_unit_test(sends_large_files_in_pieces), cmocka_unit_test(never_clean_by_default) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
