/* Fuzz target: the loader. The input is a bundle, or else one YAML file that stands in a bundle of its own.
 *
 * What must hold for any bytes: no crash, faults only of the kinds that the header names, problems whenever it is
 * invalid, and a loaded catalogue whose bundle loads again to the same version.
 */
#include "catalogus/catalogus.h"

#include <assert.h>

#include "fuzz/replay.h"

#define CAP ((size_t)4 * 1024 * 1024)

static struct str wrapped(struct arena *a, struct str yaml)
{
	static const char *const paden[] = { "themas/a.yaml", "regimes/a.yaml", "redenen.yaml", "criteria/a-1.yaml" };
	struct buf b = buf_new(a);
	buf_addz(&b, "schakel-catalogus 1\n");
	buf_addz(&b, paden[yaml.n % 4]);
	buf_addc(&b, ' ');
	buf_add_i64(&b, (int64_t)yaml.n);
	buf_addc(&b, '\n');
	buf_add(&b, yaml);
	buf_addc(&b, '\n');
	return buf_str(&b);
}

static void load_try(struct arena *a, struct str bundel)
{
	struct catalogus *c = NULL, *nog = NULL;
	struct catalogus_problems p = { 0 };
	enum fault f = catalogus_load_bundle(bundel, a, &c, &p);
	assert(f == FAULT_NONE || f == FAULT_INVALID || f == FAULT_BUSY);
	assert((f == FAULT_NONE) == (c != NULL));
	assert((f != FAULT_INVALID) || p.n);
	for (size_t i = 0; i < p.n; i++)
		assert(str_utf8(catalogus_problem_text(a, &p.items[i])));
	if (f)
		return;
	struct arena *b = arena_new(CAP * 4);
	enum fault g = catalogus_load_bundle(c->bundel, b, &nog, &p);
	assert(g == FAULT_NONE && str_eq(str_z(nog->versie), str_z(c->versie)));
	arena_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = { (const char *)data, size };
	struct arena *a = arena_new(CAP);
	if (str_starts(in, STR("schakel-catalogus 1\n")))
		load_try(a, in);
	else
		load_try(a, wrapped(a, in));
	arena_free(&a);
	return 0;
}
