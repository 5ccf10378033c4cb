/* Documents that hang, fall or try to get out cost themselves only. */
#include "koppeling/drukkerij.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "basis/arena.h"
#include "koppeling/pdf.h"

static struct arena *arena;
static struct fault_info fi;
static struct str pdf;
static char secret[] = "/tmp/schakel-drukkerij-XXXXXX";

static enum fault ask(struct drukkerij *d, struct str titel)
{
	struct stuk *s = stuk_new(arena, titel, STR("Huis"), 0);

	fault_clear(&fi);
	stuk_alinea(s, STR("tekst"));
	return drukkerij_druk(d, arena, s, &pdf, &fi);
}

/* What the title says. */
static enum fault odd(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *info)
{
	volatile bool forever = true;
	int fd = -1;

	(void)arg;
	if (str_eq(s->titel, STR("hang")))
		while (forever)
			;
	if (str_eq(s->titel, STR("val")))
		abort();
	if (str_eq(s->titel, STR("lang")))
		return fault_set(info, FAULT_INVALID, "te lang", NULL);
	if (str_eq(s->titel, STR("fout")))
		return fault_detail(info, FAULT_INTERNAL, "wat", "waarom");
	if (str_eq(s->titel, STR("uit"))) {
		fd = socket(AF_INET, SOCK_STREAM, 0);
		fd = fd < 0 && errno == EPERM ? open(secret, O_WRONLY) : 0;
		fd = fd < 0 && errno == EPERM ? (int)fork() : 0;
		fd = fd < 0 && errno == EPERM ? execl("/bin/true", "true", (char *)NULL) : 0;
		*ret = fd < 0 && errno == EPERM ? STR("dicht") : STR("open");
		return FAULT_NONE;
	}
	if (str_eq(s->titel, STR("lees"))) {
		fd = open("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", O_RDONLY);
		*ret = fd < 0 ? STR("geen letters") : open(secret, O_RDONLY) < 0 && errno == EACCES ? STR("dicht") : STR("open");
		return FAULT_NONE;
	}
	*ret = str_cat(a, STR("goed "), s->titel);
	return FAULT_NONE;
}

static void hanging_and_falling_give_a_clear_answer(void **state)
{
	const struct drukkerij_config config = { odd, 1 };
	struct drukkerij d;

	(void)state;
	assert_true(drukkerij_open(&d, &config));
	assert_int_equal(ask(&d, STR("een")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("goed een")));
	assert_int_equal(ask(&d, STR("hang")), FAULT_BUSY);
	assert_string_equal(fi.text, "De PDF kon niet worden gemaakt. Probeer het later opnieuw.");
	assert_int_equal(ask(&d, STR("val")), FAULT_BUSY);
	assert_int_equal(ask(&d, STR("lang")), FAULT_INVALID);
	assert_int_equal(ask(&d, STR("fout")), FAULT_BUSY);
	assert_non_null(strstr(fi.detail, "waarom"));
	assert_int_equal(ask(&d, STR("twee")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("goed twee")));
	drukkerij_close(&d);
}

static void it_cannot_get_out(void **state)
{
	const struct drukkerij_config config = { odd, 5 };
	struct drukkerij d;

	(void)state;
	assert_true(drukkerij_open(&d, &config));
	assert_int_equal(ask(&d, STR("uit")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("dicht")));
	drukkerij_close(&d);
}

/* What it can read it could put in the document: no key, no database, where the kernel has Landlock. */
static void it_reads_no_data(void **state)
{
	const struct drukkerij_config config = { odd, 5 };
	bool landlock = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
	struct drukkerij d;

	(void)state;
	assert_true(drukkerij_open(&d, &config));
	assert_int_equal(ask(&d, STR("lees")), FAULT_NONE);
	assert_true(str_eq(pdf, landlock ? STR("dicht") : STR("open")));
	drukkerij_close(&d);
}

static void a_fallen_process_is_followed_by_another(void **state)
{
	const struct drukkerij_config config = { odd, 2 };
	struct drukkerij d;

	(void)state;
	assert_true(drukkerij_open(&d, &config));
	kill(d.pid, SIGKILL);
	assert_int_equal(waitpid(d.pid, NULL, 0), d.pid);
	assert_int_equal(ask(&d, STR("drie")), FAULT_BUSY); /* in time, though nobody is there */
	assert_true(drukkerij_start(&d));
	assert_int_equal(ask(&d, STR("vier")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("goed vier")));
	drukkerij_close(&d);
}

/* Also when what it might complain of goes to a file, in which it may not write: it has all that it needs. */
static void the_same_pdf_comes_out(void **state)
{
	const struct drukkerij_config config = { pdf_make, 0 };
	struct stuk *s = stuk_new(arena, STR("Brief"), STR("Huis"), 1000);
	struct drukkerij d;
	int kept = dup(STDERR_FILENO), file = open(secret, O_WRONLY | O_APPEND);
	struct str here;

	(void)state;
	assert_true(kept >= 0 && file >= 0 && dup2(file, STDERR_FILENO) >= 0);
	stuk_kop(s, 1, STR("Kop"));
	stuk_tekst(s, STR("Alinea met ğ en ë en \xd8\xb3.\n- punt"));
	fault_clear(&fi);
	assert_true(drukkerij_open(&d, &config));
	assert_true(dup2(kept, STDERR_FILENO) >= 0);
	close(kept);
	close(file);
	if (drukkerij_druk(&d, arena, s, &pdf, &fi))
		fail_msg("%s", fi.detail);
	assert_int_equal(pdf_make(NULL, arena, s, &here, &fi), FAULT_NONE);
	assert_true(str_eq(here, pdf));
	drukkerij_close(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(hanging_and_falling_give_a_clear_answer),
		cmocka_unit_test(it_cannot_get_out), cmocka_unit_test(it_reads_no_data),
		cmocka_unit_test(a_fallen_process_is_followed_by_another),
		cmocka_unit_test(the_same_pdf_comes_out) };
	int fd = mkstemp(secret), rc;

	arena = arena_new((size_t)64 << 20);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	close(fd);
	unlink(secret);
	return rc;
}
