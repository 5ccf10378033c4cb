/* See proef.h. Reads the bundle's form by itself, so that a fault in bundle.c cannot hide behind it. */
#include "catalogus/proef.h"

#include <stdio.h>
#include <string.h>

const char *proef_map;

int proef_main(int argc, char **argv, const struct CMUnitTest *tests, size_t n)
{
	if (argc < 2) {
		(void)fprintf(stderr, "usage: %s <folder of the catalogue>\n", argv[0]);
		return 2;
	}
	proef_map = argv[1];
	return _cmocka_run_group_tests("catalogus", tests, n, NULL, NULL);
}

struct str proef_bundel(struct arena *a)
{
	struct catalogus_problems p = { 0 };
	struct str b = STR_NULL;
	enum fault f = catalogus_bundle(proef_map, a, &b, &p);
	assert_string_equal(proef_tekst(a, &p), "");
	assert_int_equal(f, FAULT_NONE);
	return b;
}

/* Steps to the next file; false at the end. */
static bool volgende(struct str *rest, struct str *ret_pad, struct str *ret_inhoud)
{
	struct str kop;
	int64_t n = 0;
	if (!rest->n)
		return false;
	str_cut(rest, '\n', &kop);
	assert_true(str_cut(&kop, ' ', ret_pad) && str_i64(kop, &n) && (size_t)n < rest->n);
	*ret_inhoud = (struct str){ rest->p, (size_t)n };
	rest->p += n + 1;
	rest->n -= (size_t)n + 1;
	return true;
}

struct str proef_inhoud(struct str bundel, const char *pad)
{
	struct str rest = bundel, kop, p, inhoud;
	str_cut(&rest, '\n', &kop);
	while (volgende(&rest, &p, &inhoud))
		if (str_eq(p, str_z(pad)))
			return inhoud;
	fail_msg("%s is not in the bundle", pad);
	return STR_NULL;
}

static void file_add(struct buf *b, struct str pad, struct str inhoud)
{
	buf_add(b, pad);
	buf_addc(b, ' ');
	buf_add_i64(b, (int64_t)inhoud.n);
	buf_addc(b, '\n');
	buf_add(b, inhoud);
	buf_addc(b, '\n');
}

struct str proef_zet(struct arena *a, struct str bundel, const char *pad, struct str nieuw)
{
	struct str rest = bundel, kop, p, inhoud;
	struct buf b = buf_new(a);
	bool gezet = !nieuw.p;
	str_cut(&rest, '\n', &kop);
	buf_add(&b, kop);
	buf_addc(&b, '\n');
	while (volgende(&rest, &p, &inhoud)) {
		int c = str_cmp(p, str_z(pad));
		if (c >= 0 && !gezet) {
			file_add(&b, str_z(pad), nieuw);
			gezet = true;
		}
		if (c)
			file_add(&b, p, inhoud);
	}
	if (!gezet)
		file_add(&b, str_z(pad), nieuw);
	return buf_str(&b);
}

static const char *vind(struct str tekst, const char *teken)
{
	return memmem(tekst.p, tekst.n, teken, strlen(teken));
}

struct str proef_vervang(struct arena *a, struct str tekst, const char *oud, const char *nieuw)
{
	const char *p = vind(tekst, oud);
	struct buf b = buf_new(a);
	if (!p)
		fail_msg("'%s' is not in the file", oud);
	buf_add(&b, (struct str){ tekst.p, (size_t)(p - tekst.p) });
	buf_addz(&b, nieuw);
	p += strlen(oud);
	buf_add(&b, (struct str){ p, (size_t)(tekst.p + tekst.n - p) });
	return buf_str(&b);
}

int proef_regel(struct str tekst, const char *teken)
{
	const char *p = vind(tekst, teken);
	int regel = 1;
	for (const char *q = tekst.p; p && q < p; q++)
		regel += *q == '\n';
	return p ? regel : 0;
}

enum fault proef_load(struct arena *a, struct str bundel, struct catalogus **ret, struct catalogus_problems *ret_p)
{
	*ret_p = (struct catalogus_problems){ 0 };
	return catalogus_load_bundle(bundel, a, ret, ret_p);
}

const char *proef_tekst(struct arena *a, const struct catalogus_problems *p)
{
	struct buf b = buf_new(a);
	for (size_t i = 0; i < p->n; i++) {
		buf_add(&b, catalogus_problem_text(a, &p->items[i]));
		buf_addc(&b, '\n');
	}
	return buf_str(&b).p;
}
