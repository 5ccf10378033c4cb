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
#include <sys/mman.h>
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
static struct drukkerij *d; /* shared with its processes, so that the time they get can change: short where it must run out */
static char secret[] = "/tmp/schakel-drukkerij-XXXXXX";

static enum fault ask(struct str titel)
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

static const struct drukkerij_config at_ease = { odd, 0 }; /* how long an answer takes proves nothing */

static void hanging_and_falling_give_a_clear_answer(void **state)
{
	(void)state;
	assert_true(drukkerij_open(d, &at_ease));
	assert_int_equal(ask(STR("een")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("goed een")));
	d->config.seconden = 1;
	assert_int_equal(ask(STR("hang")), FAULT_BUSY);
	d->config.seconden = 0;
	assert_string_equal(fi.text, "De PDF kon niet worden gemaakt. Probeer het later opnieuw.");
	assert_int_equal(ask(STR("val")), FAULT_BUSY);
	assert_int_equal(ask(STR("lang")), FAULT_INVALID);
	assert_int_equal(ask(STR("fout")), FAULT_BUSY);
	assert_non_null(strstr(fi.detail, "waarom"));
	assert_int_equal(ask(STR("twee")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("goed twee")));
	drukkerij_close(d);
}

static void it_cannot_get_out(void **state)
{
	(void)state;
	assert_true(drukkerij_open(d, &at_ease));
	assert_int_equal(ask(STR("uit")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("dicht")));
	drukkerij_close(d);
}

/* What it can read it could put in the document: no key, no database, where the kernel has Landlock. */
static void it_reads_no_data(void **state)
{
	bool landlock = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;

	(void)state;
	assert_true(drukkerij_open(d, &at_ease));
	assert_int_equal(ask(STR("lees")), FAULT_NONE);
	assert_true(str_eq(pdf, landlock ? STR("dicht") : STR("open")));
	drukkerij_close(d);
}

static void a_fallen_process_is_followed_by_another(void **state)
{
	(void)state;
	assert_true(drukkerij_open(d, &at_ease));
	kill(d->pid, SIGKILL);
	assert_int_equal(waitpid(d->pid, NULL, 0), d->pid);
	d->config.seconden = 1;
	assert_int_equal(ask(STR("drie")), FAULT_BUSY); /* in time, though nobody is there */
	d->config.seconden = 0;
	assert_true(drukkerij_start(d));
	assert_int_equal(ask(STR("vier")), FAULT_NONE);
	assert_true(str_eq(pdf, STR("goed vier")));
	drukkerij_close(d);
}

/* Also when what it might complain of goes to a file, in which it may not write: it has all that it needs. */
static void the_same_pdf_comes_out(void **state)
{
	const struct drukkerij_config config = { pdf_make, 0 };
	struct stuk *s = stuk_new(arena, STR("Brief"), STR("Huis"), 1000);
	int kept = dup(STDERR_FILENO), file = open(secret, O_WRONLY | O_APPEND);
	struct str here;

	(void)state;
	assert_true(kept >= 0 && file >= 0 && dup2(file, STDERR_FILENO) >= 0);
	stuk_kop(s, 1, STR("Kop"));
	stuk_tekst(s, STR("Alinea met ğ en ë en \xd8\xb3.\n- punt"));
	fault_clear(&fi);
	assert_true(drukkerij_open(d, &config));
	assert_true(dup2(kept, STDERR_FILENO) >= 0);
	close(kept);
	close(file);
	if (drukkerij_druk(d, arena, s, &pdf, &fi))
		fail_msg("%s", fi.detail);
	assert_int_equal(pdf_make(NULL, arena, s, &here, &fi), FAULT_NONE);
	assert_true(str_eq(here, pdf));
	drukkerij_close(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(hanging_and_falling_give_a_clear_answer),
		cmocka_unit_test(it_cannot_get_out), cmocka_unit_test(it_reads_no_data),
		cmocka_unit_test(a_fallen_process_is_followed_by_another),
		cmocka_unit_test(the_same_pdf_comes_out) };
	int fd = mkstemp(secret), rc;

	arena = arena_new((size_t)64 << 20);
	d = mmap(NULL, sizeof(*d), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (d == MAP_FAILED)
		return 1;
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	(void)munmap(d, sizeof(*d));
	arena_free(&arena);
	close(fd);
	unlink(secret);
	return rc;
}
