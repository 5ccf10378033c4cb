/* Signed notes: what we write we read, and nothing else. The first note is the example of golang.org/x/mod/sumdb/note,
 * made by another program. */
#include <stdio.h>
#include <string.h>

#include "basis/note.h"
#include "basis/testhulp.h"

#define PETER "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
#define PETER_SECRET "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
#define PETER_TEXT "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
#define PETER_SIG "\n\xe2\x80\x94 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

static struct note_signer signer(const char *name)
{
	struct note_signer s;

	assert_true(note_signer_new(name, &s));
	return s;
}

static enum note_result opened(const char *note, size_t n, const struct note_key *k, size_t nk)
{
	size_t text, key = 99;

	return note_open(note, n, k, nk, &text, &key);
}

static void a_note_of_another_program(void **state)
{
	struct note_key k;
	struct note_signer s;
	char note[NOTE_MAX], text[NOTE_KEY_TEXT];
	size_t n, key;

	(void)state;
	assert_true(note_key_parse(PETER, strlen(PETER), &k));
	assert_int_equal(note_open(PETER_TEXT PETER_SIG, strlen(PETER_TEXT PETER_SIG), &k, 1, &n, &key), NOTE_OK);
	assert_int_equal(n, strlen(PETER_TEXT));
	assert_true(note_signer_parse(PETER_SECRET, strlen(PETER_SECRET), &s));
	assert_true(note_key_same(&s.key, &k));
	n = note_sign(&s, PETER_TEXT, strlen(PETER_TEXT), note);
	assert_int_equal(n, strlen(PETER_TEXT PETER_SIG));
	assert_memory_equal(note, PETER_TEXT PETER_SIG, n);
	note_key_text(&k, text);
	assert_string_equal(text, PETER);
	note_signer_text(&s, text);
	assert_string_equal(text, PETER_SECRET);
}

static void every_changed_byte_is_refused(void **state)
{
	struct note_signer s = signer("proef.example/logboek");
	char note[NOTE_MAX];
	size_t n = note_sign(&s, "een\ntwee\n", 9, note);

	(void)state;
	assert_int_equal(opened(note, n, &s.key, 1), NOTE_OK);
	for (size_t i = 0; i < n; i++)
		for (int bit = 1; bit < 256; bit <<= 1) {
			note[i] = (char)(note[i] ^ bit);
			assert_int_not_equal(opened(note, n, &s.key, 1), NOTE_OK);
			note[i] = (char)(note[i] ^ bit);
		}
	for (size_t i = 0; i < n; i++)
		assert_int_not_equal(opened(note, i, &s.key, 1), NOTE_OK);
}

static void another_key_of_the_same_name_is_unknown(void **state)
{
	struct note_signer s = signer("proef.example/logboek"), other = signer("proef.example/logboek");
	struct note_key both[2] = { other.key, s.key };
	char note[NOTE_MAX];
	size_t n = note_sign(&s, "een\n", 4, note), text, key = 9;

	(void)state;
	assert_int_equal(opened(note, n, &other.key, 1), NOTE_UNKNOWN_KEY);
	assert_int_equal(note_open(note, n, both, 2, &text, &key), NOTE_OK);
	assert_int_equal(key, 1);
}

static void odd_names_and_keys_are_refused(void **state)
{
	static const char *const keys[] = { "", "+", "a", "a+c74f20a3+", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
		"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW=", "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
		"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T" };
	struct note_key k;
	struct note_signer s;

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_false(note_key_parse(keys[i], strlen(keys[i]), &k));
	assert_false(note_signer_parse(PETER, strlen(PETER), &s));
	assert_false(note_name_ok(""));
	assert_false(note_name_ok("een naam"));
	assert_false(note_name_ok("a+b"));
	assert_false(note_name_ok("a\nb"));
	assert_true(note_name_ok("schakel.example.nl/logboek"));
}

static void a_checkpoint_reads_as_written(void **state)
{
	struct note_checkpoint c = { .origin = "proef.example/logboek", .n = 42, .moment = 1795327200000, .tot = 7 }, d;
	char text[NOTE_TEXT_MAX];
	size_t n;

	(void)state;
	memset(c.root.b, 0xa5, sizeof(c.root.b));
	n = note_checkpoint_text(&c, text);
	assert_true(note_checkpoint_parse(text, n, &d));
	assert_memory_equal(&c, &d, sizeof(c));
	for (size_t i = 0; i < n; i++)
		assert_false(note_checkpoint_parse(text, i, &d));
	text[n] = 'x';
	assert_false(note_checkpoint_parse(text, n + 1, &d));
}

static void numbers_are_written_one_way(void **state)
{
	static const char *const bad[] = {
		"a\n042\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\nmoment 1\ntot 1\n",
		"a\n+4\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\nmoment 1\ntot 1\n",
		"a\n99999999999999999999\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\nmoment 1\ntot 1\n",
		"a\n4\npaWlpaWl\nmoment 1\ntot 1\n",
		"a\n4\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\nmoment -1\ntot 1\n",
		"a b\n4\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\nmoment 1\ntot 1\n",
	};
	const char *good = "a\n4\npaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\nmoment 1\ntot 1\n";
	struct note_checkpoint c;

	(void)state;
	assert_true(note_checkpoint_parse(good, strlen(good), &c));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(note_checkpoint_parse(bad[i], strlen(bad[i]), &c));
}

static void a_rotation_names_the_new_key(void **state)
{
	struct note_signer fresh = signer("proef.example/logboek");
	char text[NOTE_TEXT_MAX], origin[NOTE_NAME_MAX + 1];
	size_t n = note_rotation_text("proef.example/logboek", &fresh.key, 5, text);
	struct note_key k;

	(void)state;
	assert_true(note_rotation_parse(text, n, origin, &k));
	assert_true(note_key_same(&k, &fresh.key));
	assert_string_equal(origin, "proef.example/logboek");
	for (size_t i = 0; i < n; i++)
		assert_false(note_rotation_parse(text, i, origin, &k));
}

static int ready(void **state)
{
	(void)state;
	return !note_init();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_of_another_program),
		cmocka_unit_test(every_changed_byte_is_refused),
		cmocka_unit_test(another_key_of_the_same_name_is_unknown),
		cmocka_unit_test(odd_names_and_keys_are_refused),
		cmocka_unit_test(a_checkpoint_reads_as_written),
		cmocka_unit_test(numbers_are_written_one_way),
		cmocka_unit_test(a_rotation_names_the_new_key),
	};

	return cmocka_run_group_tests(tests, ready, NULL);
}
