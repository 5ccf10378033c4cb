/* Many who write in one case at once: see ctx_write and db_txn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <pthread.h>

#include "domein/casus/tijdlijn.h"
#include "tests/proef_casus.h"

#define WRITERS 2
#define CLICKS 4 /* of each form, at about the same time */
#define EACH 12

struct clicks { /* one thread: every form of one writer, once */
	struct ctx c;
	struct casus_id id;
	int who, begin;
	size_t good, clear;
	pthread_t thread;
};

static struct str numbered(const struct clicks *k, const char *text, int i)
{
	struct buf b = buf_new(k->c.arena);

	buf_addz(&b, text);
	buf_add_i64(&b, k->who * 1000 + i);
	return buf_str(&b);
}

static void *clicks_run(void *arg)
{
	struct clicks *k = arg;

	for (int at = 0; at < EACH; at++) {
		int i = (k->begin + at) % EACH;
		struct notitie_nieuw n = { .casus = k->id, .soort = STR("signaal"), .onderdeel = STR("tijdlijn"),
			.tekst = numbered(k, "Drukte ", i) };
		struct ctx c = k->c; /* a request of its own */
		struct fault_info fi = { 0 };
		struct notitie_id ret;
		enum fault f;

		c.fi = &fi;
		c.token = numbered(k, "drukte-", i);
		f = notitie_add(&c, &n, &ret);
		k->good += !f;
		k->clear += f == FAULT_BUSY; /* to be tried again */
	}
	return NULL;
}

/* Nothing lost, nothing twice; whoever did not succeed was told to try again. */
static void many_add_notes_at_once(struct opstelling *o)
{
	static const char *const who[WRITERS] = { "rik.schreurs", "sanne.hendrickx" };
	struct casus_id id = proef_casus(o);
	struct clicks k[WRITERS * CLICKS];
	size_t good_n = 0, clear = 0;

	for (int i = 0; i < WRITERS * CLICKS; i++) {
		k[i] = (struct clicks){ .c = opstelling_as(o, who[i % WRITERS]), .id = id, .who = i % WRITERS,
			.begin = i / WRITERS / 2 * EACH / 2 };
		k[i].c.arena = arena_new((size_t)16 * 1024 * 1024);
	}
	for (int i = 0; i < WRITERS * CLICKS; i++)
		assert_int_equal(pthread_create(&k[i].thread, NULL, clicks_run, &k[i]), 0);
	for (int i = 0; i < WRITERS * CLICKS; i++) {
		assert_int_equal(pthread_join(k[i].thread, NULL), 0);
		good_n += k[i].good;
		clear += k[i].clear;
		arena_free(&k[i].c.arena);
	}
	assert_int_equal(good_n + clear, WRITERS * CLICKS * EACH);
	assert_int_equal(clear, 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where tekst like 'Drukte%'"), WRITERS * EACH);
	assert_int_equal(opstelling_count(o, "select count(distinct tekst) from main.notitie where tekst like 'Drukte%'"),
		WRITERS * EACH);
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'notitie' and soort = 'i'"
		" and rij in (select id from main.notitie where tekst like 'Drukte%')"), WRITERS * EACH);
}
TEST_BOTH(many_add_notes_at_once)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(many_add_notes_at_once) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
