/* Tests of the configuration: what is refused is told with file and line, and never repeats a value. */
#include "basis/config.h"
#include "basis/config_priv.h"
#include "basis/testhulp.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct setting table[] = {
	{ "adres", SETTING_TEXT, 1, 40, "127.0.0.1", "Het adres waarop het programma luistert." },
	{ "poort", SETTING_INT, 1, 65535, "8080", "De poort." },
	{ "verschil", SETTING_INT, 0, 0, "-3", "Een getal zonder grenzen." },
	{ "demo", SETTING_BOOL, 0, 0, "nee", "Toont verzonnen gegevens." },
	{ "database", SETTING_PATH, 1, 0x1000, NULL, "Het bestand met de gegevens." },
	{ "logboek", SETTING_PATH, 0, 0, "", "Het bestand voor het logboek. Leeg: de standaarduitvoer." },
};

#define ROWS (sizeof(table) / sizeof(*table))

static struct config *fresh(void **state)
{
	return config_new(test_arena(state), table, ROWS);
}

static void every_fault_is_told_with_its_line(void **state)
{
	static const struct {
		struct str text;
		const char *told;
	} wrong[] = {
		{ STR_INIT("portt = 1\n"), "f:1: instelling 'portt' bestaat niet\n" },
		{ STR_INIT("\n# x\n\npoort = 0"), "f:4: instelling 'poort' vraagt: geheel getal van 1 t/m 65535\n" },
		{ STR_INIT("poort = 65536\n"), "f:1: instelling 'poort' vraagt: geheel getal van 1 t/m 65535\n" },
		{ STR_INIT("poort = 80a\n"), "f:1: instelling 'poort' vraagt: geheel getal van 1 t/m 65535\n" },
		{ STR_INIT("poort =\n"), "f:1: instelling 'poort' vraagt: geheel getal van 1 t/m 65535\n" },
		{ STR_INIT("verschil = 9223372036854775808\n"), "f:1: instelling 'verschil' vraagt: geheel getal\n" },
		{ STR_INIT("poort\n"), "f:1: hier hoort naam = waarde, of # voor een opmerking\n" },
		{ STR_INIT("[net]\n"), "f:1: hier hoort naam = waarde, of # voor een opmerking\n" },
		{ STR_INIT("[net]=1\n"), "f:1: links van = hoort de naam van een instelling\n" },
		{ STR_INIT("= 1\n"), "f:1: links van = hoort de naam van een instelling\n" },
		{ STR_INIT("Poort = 1\n"), "f:1: links van = hoort de naam van een instelling\n" },
		{ STR_INIT("poo rt = 1\n"), "f:1: links van = hoort de naam van een instelling\n" },
		{ STR_INIT("poort\0 = 1\n"), "f:1: links van = hoort de naam van een instelling\n" },
		{ STR_INIT("poort = 1\n\npoort = 1\n"), "f:3: instelling 'poort' staat er al, op regel 1\n" },
		{ STR_INIT("demo = true\n"), "f:1: instelling 'demo' vraagt: ja of nee\n" },
		{ STR_INIT("demo = JA\n"), "f:1: instelling 'demo' vraagt: ja of nee\n" },
		{ STR_INIT("adres =\n"), "f:1: instelling 'adres' vraagt: tekst van 1 t/m 40 tekens\n" },
		{ STR_INIT("adres = a\tb\n"), "f:1: instelling 'adres' vraagt: tekst van 1 t/m 40 tekens\n" },
		{ STR_INIT("adres = a\0b\n"), "f:1: instelling 'adres' vraagt: tekst van 1 t/m 40 tekens\n" },
		{ STR_INIT("adres = \xed\xa0\x80\n"), "f:1: instelling 'adres' vraagt: tekst van 1 t/m 40 tekens\n" },
		{ STR_INIT("adres = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"),
			"f:1: instelling 'adres' vraagt: tekst van 1 t/m 40 tekens\n" },
		{ STR_INIT("poort = 0\ndemo = x\nx = 1\n"),
		"f:1: instelling 'poort' vraagt: geheel getal van 1 t/m 65535\n"
			"f:2: instelling 'demo' vraagt: ja of nee\nf:3: instelling 'x' bestaat niet\n" },
	};
	struct fault_info fi;
	struct config *c;
	size_t i, first;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		fi = (struct fault_info){ .fault = FAULT_NONE };
		c = fresh(state);
		assert_int_equal(config_read(c, "f", wrong[i].text, &fi), FAULT_INVALID);
		assert_str(config_faults(c), wrong[i].told);
		first = strcspn(wrong[i].told, "\n");
		assert_int_equal(strlen(fi.detail), first);
		assert_memory_equal(fi.detail, wrong[i].told, first);
	}
}

static void no_value_is_ever_repeated(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };
	struct config *c = fresh(state);

	assert_int_equal(config_read(c, "f", STR("poort = hunter2\nhunter2\nhunter2 x = 1\ndemo = hunter2\n"
		"adres = hunter2\x01\nonbekend = hunter2\n"), &fi), FAULT_INVALID);
	assert_null(strstr(config_faults(c).p, "hunter2"));
	assert_int_equal(strlen(config_faults(c).p), config_faults(c).n);
	assert_null(strstr(fi.detail, "hunter2"));
}

static void what_is_left_out_has_its_default(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };
	struct config *c = fresh(state);

	assert_int_equal(config_complete(c, &fi), FAULT_INVALID);
	assert_string_equal(fi.detail, "configuratie: instelling 'database' ontbreekt");
	c = fresh(state);
	assert_int_equal(config_read(c, "f", STR("database = gegevens.db"), NULL), FAULT_NONE);
	assert_int_equal(config_complete(c, NULL), FAULT_NONE);
	assert_str(config_text(c, "adres"), "127.0.0.1");
	assert_int_equal(config_int(c, "poort"), 8080);
	assert_int_equal(config_int(c, "verschil"), -3);
	assert_false(config_bool(c, "demo"));
	assert_str(config_text(c, "database"), "gegevens.db");
	assert_str(config_text(c, "logboek"), "");
	assert_str(config_faults(c), "");
}

static void a_file_is_read_and_a_second_comes_over_it(void **state)
{
	struct config *c = fresh(state);

	assert_int_equal(config_read(c, "f", STR("\xef\xbb\xbf# kop\r\n  adres=::1 # hoort erbij \r\n\tpoort =443\r\n"
		"demo= ja\r\nlogboek =\r\ndatabase = /var/lib/x=y.db\r\n\r\n"), NULL), FAULT_NONE);
	assert_int_equal(config_complete(c, NULL), FAULT_NONE);
	assert_str(config_text(c, "adres"), "::1 # hoort erbij");
	assert_int_equal(config_int(c, "poort"), 443);
	assert_true(config_bool(c, "demo"));
	assert_str(config_text(c, "logboek"), "");
	assert_str(config_text(c, "database"), "/var/lib/x=y.db");
	assert_int_equal(config_text(c, "database").p[15], '\0');
	/* a second file may say it again */
	assert_int_equal(config_read(c, "g", STR("poort = 446\ndemo = nee\n"), NULL), FAULT_NONE);
	assert_false(config_bool(c, "demo"));
	assert_int_equal(config_int(c, "poort"), 446);
}

static void lines_and_faults_are_limited(void **state)
{
	struct buf b = buf_new(test_arena(state)), many = buf_new(test_arena(state));
	struct config *c = fresh(state);
	struct str faults;
	size_t i, lines = 0;

	buf_addc(&b, '#');
	for (i = 0; i < 4096; i++)
		buf_addc(&b, 'x');
	assert_int_equal(config_read(c, "f", buf_str(&b), NULL), FAULT_INVALID);
	assert_str(config_faults(c), "f:1: de regel is te lang\n");
	c = fresh(state);
	for (i = 0; i < 1000; i++)
		buf_addz(&many, "fout\n");
	assert_int_equal(config_read(c, "f", buf_str(&many), NULL), FAULT_INVALID);
	faults = config_faults(c);
	for (i = 0; i < faults.n; i++)
		lines += faults.p[i] == '\n';
	assert_int_equal(lines, 50);
}

/* Writes n bytes 'x' behind a # to a new file. */
static void file_make(char path[32], size_t n)
{
	char *text = malloc(n);
	int fd;

	strcpy(path, "/tmp/configXXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0 && text);
	memset(text, 'x', n);
	for (size_t i = 0; i < n; i += 64)
		text[i] = i ? '\n' : '#';
	for (size_t i = 65; i < n; i += 64)
		text[i] = '#';
	assert_int_equal(write(fd, text, n), n);
	close(fd);
	free(text);
}

static void files_are_limited_and_must_be_there(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };
	char path[32];
	struct config *c = fresh(state);

	assert_int_equal(config_read_file(c, "/tmp/bestaat/niet", &fi), FAULT_INTERNAL);
	assert_string_equal(fi.detail, "/tmp/bestaat/niet: No such file or directory");
	assert_int_equal(config_read_file(c, "/tmp", NULL), FAULT_INTERNAL);
	file_make(path, (size_t)256 * 1024);
	assert_int_equal(config_read_file(c, path, NULL), FAULT_NONE);
	unlink(path);
	file_make(path, (size_t)256 * 1024 + 1);
	assert_int_equal(config_read_file(c, path, NULL), FAULT_INVALID);
	unlink(path);
	assert_non_null(strstr(config_faults(c).p, "groter dan 256 KiB"));
}

/* The sample as it is, and with every "#naam =" made into "naam =". */
static void the_sample_says_what_holds_without_it(void **state)
{
	struct str sample = config_sample(test_arena(state), table, ROWS), rest = sample, line;
	struct buf opened = buf_new(test_arena(state));
	struct config *c = fresh(state);
	int settings = 0;

	assert_int_equal(config_read(c, "voorbeeld", sample, NULL), FAULT_NONE);
	while (!str_empty(rest)) {
		(void)str_cut(&rest, '\n', &line);
		assert_true(str_points(line) <= 100);
		if (line.n > 1 && line.p[0] == '#' && line.p[1] != ' ') {
			line = (struct str){ line.p + 1, line.n - 1 };
			settings++;
		}
		if (!str_starts(line, STR("database")))
			buf_add(&opened, line);
		buf_addc(&opened, '\n');
	}
	assert_int_equal(settings, ROWS);
	assert_int_equal(config_read(c, "voorbeeld", buf_str(&opened), NULL), FAULT_NONE);
	assert_int_equal(config_int(c, "poort"), 8080);
	assert_non_null(strstr(sample.p, "# De poort.\n# (geheel getal van 1 t/m 65535; standaard 8080)\n#poort = 8080\n"));
	assert_non_null(strstr(sample.p, "; verplicht)\n#database =\n"));
	assert_non_null(strstr(sample.p, "(bestandspad; standaard leeg)\n#logboek =\n"));
}

static void long_help_is_wrapped(void **state)
{
	static const struct setting one[] = { { "x", SETTING_BOOL, 0, 0, "ja", "Eén zin die zo lang is dat zij niet op één "
		"regel van honderd tekens past, en daarom op een volgende regel verdergaat, met weer een hekje ervoor." } };
	struct str sample = config_sample(test_arena(state), one, 1), line;
	int lines = 0;

	while (!str_empty(sample)) {
		(void)str_cut(&sample, '\n', &line);
		assert_true(str_points(line) <= 100);
		assert_int_equal(line.p[0], '#');
		lines++;
	}
	assert_int_equal(lines, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(every_fault_is_told_with_its_line),
		cmocka_unit_test_arena(no_value_is_ever_repeated),
		cmocka_unit_test_arena(what_is_left_out_has_its_default),
		cmocka_unit_test_arena(a_file_is_read_and_a_second_comes_over_it),
		cmocka_unit_test_arena(lines_and_faults_are_limited),
		cmocka_unit_test_arena(files_are_limited_and_must_be_there),
		cmocka_unit_test_arena(the_sample_says_what_holds_without_it),
		cmocka_unit_test_arena(long_help_is_wrapped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
