/* Sealing, and its page, on both databases. What schakel-verifieer finds in an export is tested in tests/http. */
#include "tests/opstelling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domein/logboek/vorm.h"
#include "domein/logboek/zegel.h"

static const char *text(struct opstelling *o, const char *head, int64_t v, const char *tail)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, head);
	buf_add_i64(&b, v);
	buf_addz(&b, tail);
	return buf_str(&b).p;
}

static struct note_signer key(void)
{
	struct note_signer s;

	assert_true(note_signer_new("proef.example/logboek", &s));
	return s;
}

/* As the jobs run. */
static struct ctx nobody(const struct ctx *as)
{
	struct ctx c = *as;

	c.actor = (struct actor){ 0 };
	c.eyes = (struct db_eyes){ 0 };
	return c;
}

static struct ctx service(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "hilde.vroemen");

	return nobody(&c);
}

static struct zegel_verslag run_as(const struct ctx *as, const struct note_signer *s, struct zegel_veeg *v)
{
	struct ctx c = nobody(as);
	struct zegel_verslag got = { 0 };

	assert_int_equal(zegel_run(&c, s, v, &got), FAULT_NONE);
	return got;
}

static struct zegel_verslag run(struct opstelling *o, const struct note_signer *s, struct zegel_veeg *v)
{
	struct ctx c = service(o);

	return run_as(&c, s, v);
}

static int64_t waiting(struct opstelling *o)
{
	return opstelling_count(o, "select count(*) from main.journaal j where not exists (select 1 from main.blad b where "
		"b.soort = 'j' and b.record = j.id)");
}

/* The rows of a log with a number that the test gives them. */
static void journaal_add(struct opstelling *o, int64_t id)
{
	opstelling_sql(o, text(o, o->kind == DB_SQLITE
		? "insert into main.journaal (id, moment, medewerker, tabel, rij, soort) values ("
		: "insert into main.journaal (id, moment, medewerker, tabel, rij, soort) overriding system value values (", id,
		", 1790000000000, 2, 'casus', 1, 'd')"));
}

static void all_is_sealed_once(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	int64_t rows = opstelling_count(o, "select count(*) from main.journaal");

	assert_int_equal(opstelling_count(o, "select count(*) from main.blad"), 0);
	assert_true(run(o, &s, &v).bladen >= rows);
	assert_int_equal(waiting(o), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.blad where soort = 'j'"), rows);
	assert_int_equal(run(o, &s, &v).bladen, 0);
	assert_int_equal(opstelling_count(o, "select max(plaats) + 1 from main.blad"),
		opstelling_count(o, "select grootte from main.zegel_stand"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog_gebeurtenis where soort = 'zegelsleutel'"), 1);
}
TEST_BOTH(all_is_sealed_once)

/* On PostgreSQL a lower id may be committed later; it is found at once, and after a long time by the sweep. */
static void a_lower_id_that_comes_later_is_sealed(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	int64_t top = opstelling_count(o, "select max(id) from main.journaal");

	journaal_add(o, top + 20);
	run(o, &s, &v);
	journaal_add(o, top + 10);
	assert_int_equal(run(o, &s, &v).bladen, 1);
	klok_freeze(klok_now() + 3 * HOUR_MS); /* above the floor now, and below it for the sweep */
	run(o, &s, &v);
	klok_freeze(klok_now() + HOUR_MS);
	journaal_add(o, top + 5);
	for (int i = 0; i < 9 && waiting(o); i++)
		run(o, &s, &v);
	assert_int_equal(waiting(o), 0);
	klok_freeze(0);
}
TEST_BOTH(a_lower_id_that_comes_later_is_sealed)

/* Between reading a record and writing its leaf it may be destroyed: then its random bytes must not stay. */
static void a_record_that_was_emptied_keeps_no_zout(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	int64_t id = opstelling_count(o, "select max(id) from main.journaal") + 1;

	opstelling_sql(o, text(o, "insert into main.journaal (id, moment, medewerker, tabel, rij, soort) values (", id,
		", 1790000000000, 2, 'casus', 1, 'u')"));
	run(o, &s, &v);
	assert_int_equal(opstelling_count(o, "select count(*) from main.blad where zout is null"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.blad b join main.journaal j on j.id = b.record and "
		"b.soort = 'j' where b.zout is null and j.beeld is null"), 1);
}
TEST_BOTH(a_record_that_was_emptied_keeps_no_zout)

/* Nothing new for an hour: a head of the same tree says that the log is alive. */
static void a_quiet_log_is_signed_anew(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	struct zegel_verslag got;

	run(o, &s, &v);
	assert_int_equal(run(o, &s, &v).checkpoints, 0);
	klok_freeze(klok_now() + HOUR_MS + 1);
	got = run(o, &s, &v);
	assert_int_equal(got.bladen, 0);
	assert_int_equal(got.checkpoints, 1);
	assert_int_equal(opstelling_count(o, "select count(*) from (select grootte from main.checkpoint group by grootte "
		"having count(*) > 1) x"), 1);
	klok_freeze(0);
}
TEST_BOTH(a_quiet_log_is_signed_anew)

static void a_key_that_is_not_the_newest_signs_nothing(struct opstelling *o)
{
	struct note_signer old = key(), fresh = key(), other = key();
	struct ctx c = service(o);
	struct zegel_veeg v = { 0 };
	struct zegel_verslag got;

	run(o, &old, &v);
	assert_int_equal(zegel_sleutel_vervang(&c, &other, &fresh.key), FAULT_CONFLICT);
	fault_clear(c.fi);
	assert_int_equal(zegel_sleutel_vervang(&c, &old, &fresh.key), FAULT_NONE);
	assert_int_equal(zegel_run(&c, &old, &v, &got), FAULT_DENIED);
	fault_clear(c.fi);
	assert_true(run(o, &fresh, &v).bladen >= 1); /* the event of the new key */
	assert_int_equal(opstelling_count(o, "select count(*) from main.zegel_sleutel"), 2);
}
TEST_BOTH(a_key_that_is_not_the_newest_signs_nothing)

struct leaves {
	struct opstelling *o;
	int64_t lines;
	struct merkle tree;
	struct buf points;
};

static unsigned char nibble(char c)
{
	return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static enum fault collect(void *arg, enum zegel_bestand naar, struct str part, struct fault_info *fi)
{
	struct leaves *l = arg;
	struct str line, word;

	(void)fi;
	if (naar == ZEGEL_CHECKPOINTS)
		buf_add(&l->points, part);
	while (naar == ZEGEL_BLADEN && str_cut(&part, '\n', &line)) {
		struct merkle_hash h;

		if (!str_cut(&line, ' ', &word) || word.n > 12 || !str_cut(&line, ' ', &word) || word.n != 64)
			continue;
		for (size_t i = 0; i < 32; i++)
			h.b[i] = (unsigned char)(nibble(word.p[2 * i]) << 4 | nibble(word.p[2 * i + 1]));
		merkle_add(&l->tree, &h);
		l->lines++;
	}
	return FAULT_NONE;
}

static void the_export_holds_the_tree_of_the_last_head(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	struct ctx c = opstelling_as(o, "hilde.vroemen"), no = opstelling_as(o, "sanne.hendrickx");
	struct leaves l = { .o = o, .points = buf_new(o->arena) };
	struct zegel_toestand t;
	struct note_checkpoint last;
	struct merkle_hash root;
	size_t n, which;
	int64_t count;

	run(o, &s, &v);
	assert_int_equal(zegel_uitvoer(&no, collect, &l, &count), FAULT_DENIED);
	assert_int_equal(l.lines, 0);
	assert_int_equal(zegel_uitvoer(&c, collect, &l, &count), FAULT_NONE);
	assert_int_equal(l.lines, count);
	assert_int_equal(zegel_toestand(&c, &t), FAULT_NONE);
	assert_int_equal(note_open(t.noot.p, t.noot.n, &s.key, 1, &n, &which), NOTE_OK);
	assert_true(note_checkpoint_parse(t.noot.p, n, &last));
	merkle_root(&l.tree, &root);
	assert_int_equal(last.n, l.tree.n);
	assert_true(merkle_same(&root, &last.root));
	assert_int_equal(t.wachtend, 0);
	assert_true(text_has(buf_str(&l.points), t.noot.p));
}
TEST_BOTH(the_export_holds_the_tree_of_the_last_head)

/* The form of a record is a promise: what it is today it stays. */
static void the_form_of_a_record(struct opstelling *o)
{
	struct vorm_journaal j = { .id = 1, .moment = 2, .medewerker = 3, .tabel = STR("casus"), .rij = 4, .soort = STR("i"),
		.dossier = { true, 5 }, .onderdeel = STR("kern"), .beeld = STR("{\"a\":\"\\n\"}") };
	struct vorm_raadpleging r = { .id = 1, .proces = 2, .volgnr = 3, .moment = 4, .medewerker = 5, .organisatie = 6,
		.persoon = { true, 7 }, .route = STR("casus"), .doel = STR("a\tb\nc\rd"), .grond = STR(""), .soort = STR("scherm"),
		.verzoek = { true, -8 } };
	struct vorm_gebeurtenis g = { .id = 1, .moment = 2, .soort = STR("x"), .door = { true, 3 }, .toelichting = STR("é") };

	assert_string_equal(vorm_journaal(o->arena, &j).p,
		"j1\t1\t2\t3\t\\N\tcasus\t4\ti\t5\tkern\t\\N\t{\"a\":\"\\\\n\"}");
	j.route = STR("a\tb");
	j.doel = STR("casusregie");
	assert_string_equal(vorm_journaal(o->arena, &j).p,
		"j2\t1\t2\t3\t\\N\tcasus\t4\ti\t5\tkern\t\\N\t{\"a\":\"\\\\n\"}\ta\\tb\tcasusregie");
	assert_string_equal(vorm_raadpleging(o->arena, &r).p,
		"r1\t1\t2\t3\t4\t5\t6\t\\N\t7\tcasus\ta\\tb\\nc\\rd\t\tscherm\t-8");
	assert_string_equal(vorm_gebeurtenis(o->arena, &g).p, "g1\t1\t2\t\\N\tx\t3\té");
}
TEST_BOTH(the_form_of_a_record)

static void the_page_is_for_who_reads_the_log(struct opstelling *o)
{
	struct bezoeker hilde = bezoeker_as(o, "hilde.vroemen"), sanne = bezoeker_as(o, "sanne.hendrickx"), nobody = bezoeker_new(o);
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	struct antwoord an;

	assert_int_equal(bezoeker_get(&sanne, STR("/logboek/zegel")).status, 403);
	assert_int_equal(bezoeker_get(&sanne, STR("/logboek/zegel/checkpoint")).status, 403);
	assert_int_equal(bezoeker_get(&nobody, STR("/logboek/zegel")).status, 303);
	assert_true(text_has(bezoeker_get(&nobody, STR("/gezond")).body, "zegel ontbreekt"));
	an = bezoeker_get(&hilde, STR("/logboek/zegel"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Er is nog niets verzegeld"));
	assert_int_equal(bezoeker_get(&hilde, STR("/logboek/zegel/checkpoint")).status, 404);
	run(o, &s, &v);
	an = bezoeker_get(&hilde, STR("/logboek/zegel"));
	assert_true(text_has(an.body, "proef.example/logboek"));
	assert_true(text_has(an.body, "Checkpoint downloaden"));
	assert_false(text_has(an.body, "Het verzegelen staat stil"));
	an = bezoeker_get(&hilde, STR("/logboek/zegel/checkpoint"));
	assert_int_equal(an.status, 200);
	assert_true(str_starts(an.body, STR("proef.example/logboek\n")));
	assert_true(text_has(bezoeker_get(&nobody, STR("/gezond")).body, "gezond\nzegel 0 minuten oud"));
}
TEST_BOTH(the_page_is_for_who_reads_the_log)

/* ---- the term of looks and events ---- */

struct files {
	FILE *v[ZEGEL_BESTANDEN];
};

static enum fault put_file(void *arg, enum zegel_bestand naar, struct str part, struct fault_info *fi)
{
	struct files *f = arg;

	(void)fi;
	assert_int_equal(fwrite(part.p, 1, part.n, f->v[naar]), part.n);
	return FAULT_NONE;
}

/* What schakel-verifieer says of the log: its exit status. */
static int verdict(struct ctx *c, const struct note_signer *s, const char *words)
{
	static const char *const names[] = { "bladen.txt", "checkpoints.txt", "sleutels.txt" };
	char dir[] = "/tmp/schakel-zegel-XXXXXX", path[100], key[NOTE_KEY_TEXT], command[1000];
	struct files f;
	int64_t count;
	int rc;

	assert_non_null(mkdtemp(dir));
	for (size_t i = 0; i < ZEGEL_BESTANDEN; i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
		f.v[i] = fopen(path, "w");
		assert_non_null(f.v[i]);
	}
	assert_int_equal(zegel_uitvoer(c, put_file, &f, &count), FAULT_NONE);
	for (size_t i = 0; i < ZEGEL_BESTANDEN; i++)
		assert_int_equal(fclose(f.v[i]), 0);
	note_key_text(&s->key, key);
	snprintf(command, sizeof(command), "%s --sleutel '%s' %s %s > %s/uit && grep -q 'na hun termijn' %s/uit", VERIFIEER, key, words,
		dir, dir, dir);
	rc = system(command);
	snprintf(command, sizeof(command), "rm -r %s", dir);
	assert_int_equal(system(command), 0);
	return rc;
}

#define SOMEBODY "medewerker <> 0"
#define EMPTIED "select count(*) from main.blad where soort <> 'j' and zout is null"
#define YEAR (366 * DAY_MS)

static int64_t term(const struct ctx *as)
{
	struct ctx c = nobody(as);
	int64_t n;

	assert_int_equal(zegel_termijn(&c, 5, &n), FAULT_NONE);
	return n;
}

/* Whoever looked may be gone when the years have passed. */
static void look(struct ctx *c)
{
	ctx_look(c, (struct dossier_id){ 5 }, (struct persoon_id){ 6 }, LOOK_SCHERM, STR("grond"));
	assert_int_equal(ctx_looks_durable(c), FAULT_NONE);
	c->nlooks = 0;
}

static void event_add(struct opstelling *o)
{
	opstelling_sql(o, text(o, "insert into main.inlog_gebeurtenis (id, medewerker, soort, moment, door, toelichting) select 77, "
		"min(m.id), 'ingelogd', ", klok_now(), ", 3, 'Firefox' from main.medewerker m"));
}

static void looks_go_when_their_term_has_passed(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	int64_t now = klok_now(), before, events;

	klok_freeze(now);
	event_add(o);
	look(&c);
	run_as(&c, &s, &v);
	before = opstelling_looks(o, SOMEBODY);
	events = opstelling_count(o, "select count(*) from main.inlog_gebeurtenis where medewerker is not null");
	assert_true(before > 0 && events > 0);
	klok_freeze(now + 4 * YEAR);
	look(&c);
	run_as(&c, &s, &v);
	assert_int_equal(term(&c), 0);
	assert_true(opstelling_looks(o, SOMEBODY) > before);
	klok_freeze(now + 5 * YEAR + DAY_MS);
	assert_int_equal(term(&c), before + events);
	assert_int_equal(opstelling_looks(o, SOMEBODY), 1);
	assert_int_equal(opstelling_looks(o, "medewerker = 0 and organisatie = 0 and dossier is null and persoon is null and "
		"route = '' and doel = '' and grond is null and verzoek is null"), before);
	assert_int_equal(opstelling_count(o, EMPTIED), before + events);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog_gebeurtenis where soort = 'zegelsleutel' and "
		"toelichting <> ''"), 1);
	assert_int_equal(term(&c), 0);
	assert_int_not_equal(verdict(&c, &s, ""), 0); /* the log does not say so yet */
	run_as(&c, &s, &v);
	assert_int_equal(verdict(&c, &s, ""), 0);
	assert_int_not_equal(verdict(&c, &s, "--jaren 6"), 0);
	klok_freeze(0);
}
TEST_BOTH(looks_go_when_their_term_has_passed)

/* Cut short between the looks, which lie in a file of their own, and their leaves: done again, and whole. */
static void a_term_that_was_cut_short_is_finished(struct opstelling *o)
{
	struct note_signer s = key();
	struct zegel_veeg v = { 0 };
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	int64_t now = klok_now(), before;

	klok_freeze(now);
	look(&c);
	run_as(&c, &s, &v);
	before = opstelling_looks(o, SOMEBODY);
	klok_freeze(now + 5 * YEAR + DAY_MS);
	look(&c);
	run_as(&c, &s, &v);
	opstelling_sql(o, "update main.zegel_stand set geleegd = 3");
	assert_true(term(&c) > 0);
	opstelling_sql(o, "update main.zegel_stand set geleegd = 0");
	assert_true(term(&c) >= 0);
	assert_int_equal(opstelling_looks(o, "medewerker = 0"), before);
	run_as(&c, &s, &v);
	assert_int_equal(verdict(&c, &s, ""), 0);
	klok_freeze(0);
}
TEST_BOTH(a_term_that_was_cut_short_is_finished)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(all_is_sealed_once), BOTH(a_lower_id_that_comes_later_is_sealed), BOTH(a_record_that_was_emptied_keeps_no_zout), BOTH(a_quiet_log_is_signed_anew),
		BOTH(a_key_that_is_not_the_newest_signs_nothing), BOTH(the_export_holds_the_tree_of_the_last_head),
		BOTH(looks_go_when_their_term_has_passed), BOTH(a_term_that_was_cut_short_is_finished), BOTH(the_form_of_a_record), BOTH(the_page_is_for_who_reads_the_log),
	};

	if (!note_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
