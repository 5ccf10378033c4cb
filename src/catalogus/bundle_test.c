/* The bundle: same folder, same bytes; a bundle that was touched is refused; what may not be in a folder is told. */
#include "catalogus/proef.h"

#include "basis/geheim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- a folder of its own for a test ---- */

static struct str pad_in(struct arena *a, const char *map, const char *naam)
{
	return str_cat(a, str_cat(a, str_z(map), STR("/")), str_z(naam));
}

static void file_write(struct arena *a, const char *map, const char *naam, struct str inhoud)
{
	FILE *f = fopen(pad_in(a, map, naam).p, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(inhoud.p, 1, inhoud.n, f), inhoud.n);
	assert_int_equal(fclose(f), 0);
}

static char *map_new(struct arena *a)
{
	char *map = arena_alloc(a, sizeof "/tmp/catalogus.XXXXXX");
	memcpy(map, "/tmp/catalogus.XXXXXX", sizeof "/tmp/catalogus.XXXXXX");
	assert_non_null(mkdtemp(map));
	return map;
}

static void map_remove(struct arena *a, const char *map)
{
	struct str cmd = str_cat(a, STR("rm -rf "), str_z(map));
	assert_int_equal(system(cmd.p), 0);
}

/* Writes every file of the bundle, the last first, so that the order on disk is another. */
static void bundle_unpack(struct arena *a, const char *map, struct str bundel)
{
	struct str rest = bundel, kop, pad, namen[300];
	size_t n = 0;
	str_cut(&rest, '\n', &kop);
	while (rest.n) {
		int64_t lengte = 0;
		str_cut(&rest, '\n', &kop);
		assert_true(str_cut(&kop, ' ', &pad) && str_i64(kop, &lengte) && n < 300);
		namen[n++] = str_dup(a, pad);
		rest.p += lengte + 1;
		rest.n -= (size_t)lengte + 1;
	}
	while (n--) {
		const char *slash = strchr(namen[n].p, '/');
		if (slash) {
			struct str sub = { namen[n].p, (size_t)(slash - namen[n].p) };
			(void)mkdir(pad_in(a, map, str_dup(a, sub).p).p, 0700);
		}
		file_write(a, map, namen[n].p, proef_inhoud(bundel, namen[n].p));
	}
}

/* ---- tests ---- */

static void test_refuses_touched_bundle(void **state)
{
	struct arena *a = test_arena(state), *per = arena_new(TEST_ARENA_CAP);
	struct str b = proef_bundel(a);
	char *p = arena_alloc(a, b.n + 2);
	struct catalogus_problems pr;
	struct catalogus *c = NULL;
	for (size_t n = 0; n < b.n; n += 997) {
		assert_int_equal(proef_load(per, (struct str){ b.p, n }, &c, &pr), FAULT_INVALID);
		assert_int_equal(pr.n, 1);
		arena_reset(per);
	}
	memcpy(p, b.p, b.n);
	p[b.n] = '\n';
	assert_int_equal(proef_load(per, (struct str){ p, b.n + 1 }, &c, &pr), FAULT_INVALID);
	p[0] = 'S';
	assert_int_equal(proef_load(per, (struct str){ p, b.n }, &c, &pr), FAULT_INVALID);
	arena_free(&per);
}

static void test_refuses_other_forms(void **state)
{
	static const char *const vormen[] = {
		"", "schakel-catalogus 1", "schakel-catalogus 2\n", "schakel-catalogus 1\na.yaml 01\nx\n",
		"schakel-catalogus 1\na.yaml -1\nx\n", "schakel-catalogus 1\na.yaml +1\nx\n", "schakel-catalogus 1\na.yaml 2\nx\n",
		"schakel-catalogus 1\na.yaml 1\nxy", "schakel-catalogus 1\na.yaml 1\nx", "schakel-catalogus 1\na.yaml 9999999\nx\n",
		"schakel-catalogus 1\na.yaml 99999999999999999999\nx\n", "schakel-catalogus 1\n../a.yaml 1\nx\n",
		"schakel-catalogus 1\n/a.yaml 1\nx\n", "schakel-catalogus 1\na/b/c.yaml 1\nx\n", "schakel-catalogus 1\na.txt 1\nx\n",
		"schakel-catalogus 1\n.yaml 1\nx\n", "schakel-catalogus 1\na/.yaml 1\nx\n", "schakel-catalogus 1\nA.yaml 1\nx\n",
		"schakel-catalogus 1\nb.yaml 1\nx\na.yaml 1\nx\n", "schakel-catalogus 1\na.yaml 1\nx\na.yaml 1\nx\n",
	};
	struct arena *a = test_arena(state);
	for (size_t i = 0; i < sizeof vormen / sizeof *vormen; i++) {
		struct catalogus_problems p;
		struct catalogus *c = NULL;
		assert_int_equal(proef_load(a, str_z(vormen[i]), &c, &p), FAULT_INVALID);
		if (p.n != 1 || !strstr(p.items[0].wat.p, "geen bundel"))
			fail_msg("accepted as a bundle: %s", vormen[i]);
		assert_null(c);
	}
}

static void test_same_folder_same_bytes(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a), nog = STR_NULL;
	struct catalogus_problems p = { 0 };
	char *map = map_new(a);
	bundle_unpack(a, map, b);
	file_write(a, map, "LEESMIJ.md", STR("hoort er niet bij"));
	file_write(a, map, ".verborgen", STR("ook niet"));
	assert_int_equal(mkdir(pad_in(a, map, "demo").p, 0700), 0);
	file_write(a, map, "demo/huizen.yaml", STR("en dit niet"));
	assert_int_equal(catalogus_bundle(map, a, &nog, &p), FAULT_NONE);
	assert_true(str_eq(b, nog));
	map_remove(a, map);
}

static void test_version_is_sha256(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	unsigned char som[SHA256_LEN];
	struct catalogus_problems p;
	struct catalogus *uit_map = NULL, *uit_bundel = NULL, *ander = NULL;
	sha256(b, som);
	p = (struct catalogus_problems){ 0 };
	assert_int_equal(catalogus_load_dir(proef_map, a, &uit_map, &p), FAULT_NONE);
	assert_int_equal(proef_load(a, b, &uit_bundel, &p), FAULT_NONE);
	assert_str(hex(a, (struct str){ (const char *)som, sizeof som }), uit_bundel->versie);
	assert_string_equal(uit_map->versie, uit_bundel->versie);
	assert_true(str_eq(uit_bundel->bundel, b) && uit_bundel->bundel.p != b.p);
	struct str t = proef_vervang(a, proef_inhoud(b, "pijlers.yaml"), "# ", "#  ");
	assert_int_equal(proef_load(a, proef_zet(a, b, "pijlers.yaml", t), &ander, &p), FAULT_NONE);
	assert_string_not_equal(ander->versie, uit_bundel->versie);
}

/* What a folder may not hold: told with its path, all in one run. */
static void test_folder_problems(void **state)
{
	struct arena *a = test_arena(state);
	struct catalogus_problems p = { 0 };
	struct str b = STR_NULL, groot = { arena_alloc(a, 256 * 1024 + 1), 256 * 1024 + 1 };
	char *map = map_new(a);
	file_write(a, map, "groot.yaml", groot);
	file_write(a, map, "oud.yaml~", STR("x"));
	file_write(a, map, "Hoofd.yaml", STR("x"));
	assert_int_equal(symlink("/etc/passwd", pad_in(a, map, "link.yaml").p), 0);
	assert_int_equal(mkfifo(pad_in(a, map, "pijp.yaml").p, 0600), 0);
	assert_int_equal(mkdir(pad_in(a, map, "een").p, 0700), 0);
	assert_int_equal(mkdir(pad_in(a, map, "een/twee").p, 0700), 0);
	assert_int_equal(catalogus_bundle(map, a, &b, &p), FAULT_INVALID);
	assert_null(b.p);
	assert_string_equal(proef_tekst(a, &p),
		"Hoofd.yaml: dit bestand hoort niet in de catalogus; verwacht: kleine letters, cijfers, _ of -, en .yaml of .csv\n"
		"een/twee: map in een map; verwacht: ten hoogste een laag mappen\n"
		"groot.yaml: te groot; verwacht: ten hoogste 256 KiB per bestand en 1 MiB samen\n"
		"link.yaml: geen gewoon, leesbaar bestand\n"
		"oud.yaml~: dit bestand hoort niet in de catalogus; verwacht: kleine letters, cijfers, _ of -, en .yaml of .csv\n"
		"pijp.yaml: geen gewoon, leesbaar bestand\n");
	map_remove(a, map);
}

static void test_folder_absent(void **state)
{
	struct arena *a = test_arena(state);
	struct catalogus_problems p = { 0 };
	struct catalogus *c = NULL;
	char *map = map_new(a);
	map_remove(a, map);
	assert_int_equal(catalogus_load_dir(map, a, &c, &p), FAULT_INTERNAL);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.items[0].wat.p, "kan niet worden gelezen"));
}

/* An empty folder lacks every file at once: lists are told, folders may be empty. */
static void test_folder_empty(void **state)
{
	struct arena *a = test_arena(state);
	struct catalogus_problems p = { 0 };
	struct catalogus *c = NULL;
	char *map = map_new(a);
	assert_int_equal(catalogus_load_dir(map, a, &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, 18);
	for (size_t i = 0; i < p.n; i++)
		assert_str(p.items[i].wat, "dit bestand ontbreekt");
	map_remove(a, map);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(test_refuses_touched_bundle),
		cmocka_unit_test_arena(test_refuses_other_forms),
		cmocka_unit_test_arena(test_same_folder_same_bytes),
		cmocka_unit_test_arena(test_version_is_sha256),
		cmocka_unit_test_arena(test_folder_problems),
		cmocka_unit_test_arena(test_folder_absent),
		cmocka_unit_test_arena(test_folder_empty),
	};
	return proef_main(argc, argv, tests, sizeof tests / sizeof *tests);
}
