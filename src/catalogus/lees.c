/* From the tree of a file to structs, by the tables of schema.c.
 *
 * Each kind of value has one reader; a reader that finds something else says so and leaves the field as it is (zero),
 * so that the rest of the file is still read and every fault is told in one run. A record with faults is never used:
 * the load fails in the end.
 */
#include "catalogus/catalogus_priv.h"

#include <assert.h>
#include <string.h>

static_assert(sizeof(enum ring) == sizeof(int) && sizeof(enum gebeurtenis) == sizeof(int), "enums are stored as int");
static_assert(GEBEURTENIS__MAX <= 64, "events are bits");

bool code_valid(struct str s)
{
	bool goed = s.n && s.n <= CODE_MAX && s.p[0] != '_';
	for (size_t i = 0; i < s.n && goed; i++)
		goed = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_';
	return goed;
}

/* ---- messages ---- */

static const char *verwachting(struct lader *l, const struct sleutel *s)
{
	struct buf b = buf_new(l->werk);
	buf_addz(&b, waarde_namen[s->waarde]);
	if (s->woorden) {
		buf_addc(&b, ' ');
		buf_addz(&b, opsomming(l->werk, s->woorden));
	}
	if (s->waarde == W_REF || s->waarde == W_REFS) {
		buf_addc(&b, ' ');
		buf_addz(&b, soortbestanden[s->ref].pad);
	}
	if (s->waarde == W_GETAL || s->waarde == W_GROOT_GETAL) {
		buf_addz(&b, " van ");
		buf_add_i64(&b, s->min);
		buf_addz(&b, " tot en met ");
		buf_add_i64(&b, s->max);
	} else if (s->max) {
		buf_addz(&b, " van ten hoogste ");
		buf_add_i64(&b, s->max);
		buf_addz(&b, " tekens");
	}
	return buf_str(&b).p;
}

static void verkeerd(struct lader *l, const struct sleutel *s, const struct knoop *k)
{
	struct str wat = zin(l, "", str_z(s->naam), ": ");
	if (k->soort == KNOOP_TEKST)
		wat = str_cat(l->werk, wat, zin(l, "'", k->tekst, "' past niet"));
	else
		wat = str_cat(l->werk, wat, k->soort == KNOOP_LIJST ? STR("een lijst past niet") : STR("een blok past niet"));
	problem_add(l, k->regel, wat, verwachting(l, s));
}

static const char *sleutelnamen(struct lader *l, const struct vorm *v)
{
	const char **namen = ARENA_ARRAY(l->werk, v->nsleutels + 1, const char *);
	for (size_t i = 0; i < v->nsleutels; i++)
		namen[i] = v->sleutels[i].naam;
	return opsomming(l->werk, namen);
}

/* ---- single values ---- */

/* Valid text of 1 to max characters (0: no bound); on one line unless regels. */
static bool tekst_ok(struct str s, int64_t max, bool regels)
{
	if (!s.n || !str_utf8(s) || !str_trim(s).n || (max && str_points(s) > (size_t)max))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 0x20 && !(regels && c == '\n')) || c == 0x7f)
			return false;
	}
	return true;
}

static void int_store(char *rec, size_t plek, int v)
{
	memcpy(rec + plek, &v, sizeof v);
}

static void str_store(struct lader *l, char *rec, size_t plek, struct str s)
{
	struct str kopie = str_dup(l->a, s);
	memcpy(rec + plek, &kopie, sizeof kopie);
}

static void read_code(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	if (k->soort == KNOOP_TEKST && code_valid(k->tekst))
		str_store(l, rec, s->plek, k->tekst);
	else
		verkeerd(l, s, k);
}

static void read_tekst(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	if (k->soort == KNOOP_TEKST && tekst_ok(k->tekst, s->max, false))
		str_store(l, rec, s->plek, k->tekst);
	else
		verkeerd(l, s, k);
}

static void label_part(struct lader *l, const struct sleutel *s, const struct knoop *k, struct str *ret)
{
	if (k->soort == KNOOP_TEKST && tekst_ok(k->tekst, s->max, s->waarde == W_BRIEFTEKST))
		*ret = str_dup(l->a, k->tekst);
	else
		verkeerd(l, s, k);
}

static void read_label(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	struct label label = { STR_NULL, STR_NULL };
	if (k->soort != KNOOP_BLOK)
		label_part(l, s, k, &label.nl);
	for (const struct knoop *d = k->soort == KNOOP_BLOK ? k->eerste : NULL; d; d = d->volgende) {
		if (str_eq(d->sleutel, STR("nl")))
			label_part(l, s, d, &label.nl);
		else if (str_eq(d->sleutel, STR("en")))
			label_part(l, s, d, &label.en);
		else
			problem_add(l, d->sleutelregel, zin(l, "onbekende taal '", d->sleutel, "'"), "nl, en");
	}
	if (k->soort == KNOOP_BLOK && !label.nl.p)
		problem_add(l, k->regel, zin(l, "", str_z(s->naam), ": nl ontbreekt"), verwachting(l, s));
	memcpy(rec + s->plek, &label, sizeof label);
}

static bool knoop_getal(const struct sleutel *s, const struct knoop *k, int64_t *ret)
{
	int64_t v;
	if (k->soort != KNOOP_TEKST || !str_i64(k->tekst, &v) || v < s->min || v > s->max)
		return false;
	*ret = v;
	return true;
}

static void read_getal(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	int64_t v;
	if (knoop_getal(s, k, &v))
		int_store(rec, s->plek, (int)v);
	else
		verkeerd(l, s, k);
}

static void read_groot_getal(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	int64_t v;
	if (knoop_getal(s, k, &v))
		memcpy(rec + s->plek, &v, sizeof v);
	else
		verkeerd(l, s, k);
}

static void read_janee(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	bool ja = k->soort == KNOOP_TEKST && str_eq(k->tekst, STR("ja"));
	if (ja || (k->soort == KNOOP_TEKST && str_eq(k->tekst, STR("nee"))))
		memcpy(rec + s->plek, &ja, sizeof ja);
	else
		verkeerd(l, s, k);
}

bool iso_datum(struct str s, struct datum *ret)
{
	int64_t jaar, maand, dag;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || s.p[0] == '-' || s.p[5] == '-' || s.p[8] == '-')
		return false;
	if (!str_i64((struct str){ s.p, 4 }, &jaar) || !str_i64((struct str){ s.p + 5, 2 }, &maand)
		|| !str_i64((struct str){ s.p + 8, 2 }, &dag))
		return false;
	struct datum d = { (int32_t)(jaar * 10000 + maand * 100 + dag) };
	if (!datum_valid(d, false))
		return false;
	*ret = d;
	return true;
}

static void read_datum(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	struct datum d;
	if (k->soort == KNOOP_TEKST && iso_datum(k->tekst, &d))
		memcpy(rec + s->plek, &d, sizeof d);
	else
		verkeerd(l, s, k);
}

static void read_keuze(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	int i = k->soort == KNOOP_TEKST ? code_find(s->woorden, k->tekst) : -1;
	if (i >= 0)
		int_store(rec, s->plek, i);
	else
		verkeerd(l, s, k);
}

static void read_start(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	struct str t = k->soort == KNOOP_TEKST ? k->tekst : STR("");
	int i = code_find(gebeurtenis_codes, t);
	if (i >= 0) {
		int_store(rec, s->plek, i);
		return;
	}
	int_store(rec, s->plek, GEBEURTENIS_VELD);
	if (str_starts(t, STR("veld:")) && code_valid((struct str){ t.p + 5, t.n - 5 })) {
		str_store(l, rec, s->plek2, (struct str){ t.p + 5, t.n - 5 });
		return;
	}
	const char *namen = opsomming(l->werk, gebeurtenis_codes);
	problem_add(l, k->regel, zin(l, "start: '", t, "' is geen gebeurtenis"),
		str_cat(l->werk, STR("veld:<code> of een van "), str_z(namen)).p);
}

/* ---- lists of words ---- */

/* Says so when the item is no text or stands twice. */
static bool item_ok(struct lader *l, const struct sleutel *s, const struct knoop *lijst, const struct knoop *k)
{
	if (k->soort != KNOOP_TEKST) {
		verkeerd(l, s, k);
		return false;
	}
	for (const struct knoop *d = lijst->eerste; d != k; d = d->volgende)
		if (d->soort == KNOOP_TEKST && str_eq(d->tekst, k->tekst)) {
			problem_add(l, k->regel, zin(l, "'", k->tekst, "' staat twee keer in de lijst"), "een keer");
			return false;
		}
	return true;
}

static bool lijst_ok(struct lader *l, const struct sleutel *s, const struct knoop *k)
{
	if (k->soort != KNOOP_LIJST) {
		verkeerd(l, s, k);
		return false;
	}
	if (k->n > LIJST_MAX || (s->verplicht && !k->n)) {
		problem_add(l, k->regel, zin(l, "", str_z(s->naam), k->n ? ": te lange lijst" : ": lege lijst"),
			"1 tot 400 regels");
		return false;
	}
	return true;
}

static void bits_read(struct lader *l, const struct sleutel *s, const char *const *woorden, const struct knoop *k,
	char *rec)
{
	uint64_t bits = 0;
	if (!lijst_ok(l, s, k))
		return;
	for (const struct knoop *d = k->eerste; d; d = d->volgende) {
		int i = item_ok(l, s, k, d) ? code_find(woorden, d->tekst) : 0;
		if (i < 0)
			verkeerd(l, s, d);
		else
			bits |= UINT64_C(1) << i;
	}
	memcpy(rec + s->plek, &bits, sizeof bits);
}

static void read_vlaggen(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	bits_read(l, s, s->woorden, k, rec);
}

static void read_gebeurtenissen(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	bits_read(l, s, gebeurtenis_codes, k, rec);
}

static void read_rechten(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	uint64_t bits = 0;
	if (!lijst_ok(l, s, k))
		return;
	for (const struct knoop *d = k->eerste; d; d = d->volgende) {
		if (!item_ok(l, s, k, d))
			continue;
		enum recht r = recht_find(d->tekst);
		if (r == RECHT__MAX)
			problem_add(l, d->regel, zin(l, "onbekend recht '", d->tekst, "'"), "een recht als casus.lezen");
		else
			bits |= RECHT_BIT(r);
	}
	memcpy(rec + s->plek, &bits, sizeof bits);
}

static bool woord_ok(const struct sleutel *s, struct str t)
{
	return s->waarde == W_TEKSTEN ? tekst_ok(t, s->max, false) : code_valid(t);
}

static void read_woorden(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	if (!lijst_ok(l, s, k))
		return;
	struct str *v = ARENA_ARRAY(l->a, k->n, struct str);
	size_t n = 0;
	for (const struct knoop *d = k->eerste; d; d = d->volgende) {
		if (!item_ok(l, s, k, d))
			continue;
		if (woord_ok(s, d->tekst))
			v[n++] = str_dup(l->a, d->tekst);
		else
			verkeerd(l, s, d);
	}
	memcpy(rec + s->plek, &v, sizeof v);
	memcpy(rec + s->plek2, &n, sizeof n);
}

/* Only for struct thema: [alle] sets the flag and leaves the list empty. */
static void read_huizen(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	struct thema *t = (struct thema *)(void *)rec;
	read_woorden(l, s, k, rec);
	for (size_t i = 0; i < t->nhuizen; i++)
		if (str_eq(t->huizen[i], STR("alle")))
			t->alle_huizen = true;
	if (t->alle_huizen && t->nhuizen > 1)
		problem_add(l, k->regel, STR("huizen: alle staat naast andere huizen"), waarde_namen[W_HUIZEN]);
	if (t->alle_huizen)
		t->nhuizen = 0;
}

/* ---- references ---- */

static void ref_open(struct lader *l, enum verwijzing ref, const struct knoop *k, void *doel)
{
	struct open_ref *r = ARENA_NEW(l->werk, struct open_ref);
	*r = (struct open_ref){ l->refs, ref, k->tekst, { l->bestand, k->regel }, doel };
	l->refs = r;
}

static void read_ref(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	if (k->soort == KNOOP_TEKST)
		ref_open(l, s->ref, k, rec + s->plek);
	else
		verkeerd(l, s, k);
}

static void read_refs(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	if (!lijst_ok(l, s, k))
		return;
	const void **v = ARENA_ARRAY(l->a, k->n, const void *);
	size_t n = 0;
	for (const struct knoop *d = k->eerste; d; d = d->volgende)
		if (item_ok(l, s, k, d))
			ref_open(l, s->ref, d, &v[n++]);
	memcpy(rec + s->plek, &v, sizeof v);
	memcpy(rec + s->plek2, &n, sizeof n);
}

/* ---- blocks ---- */

static void read_blok(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	record_read(l, s->vorm, k, rec + s->plek);
}

static void read_rij(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	size_t n = 0;
	if (!lijst_ok(l, s, k))
		return;
	void *v = rij_read(l, s->vorm, k, &n);
	memcpy(rec + s->plek, &v, sizeof v);
	memcpy(rec + s->plek2, &n, sizeof n);
}

static void termijn_item(struct lader *l, const struct sleutel *s, const struct knoop *k, struct termijnsoort *ret)
{
	if (k->soort != KNOOP_TEKST) {
		record_read(l, s->vorm, k, ret);
		return;
	}
	const struct termijnsoort *gedeeld = entry_find(l->c, REF_TERMIJN, k->tekst);
	if (gedeeld)
		*ret = *gedeeld;
	else if (!l->onvolledig[REF_TERMIJN])
		problem_add(l, k->regel, zin(l, "'", k->tekst, "' bestaat niet"), "code uit termijnen.yaml");
}

/* A clock by code is a copy of the shared one, so that readers see one plain array. Codes stay unique in the theme. */
static void read_termijnen(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec)
{
	if (!lijst_ok(l, s, k))
		return;
	struct termijnsoort *v = ARENA_ARRAY(l->a, k->n, struct termijnsoort);
	size_t n = 0;
	for (const struct knoop *d = k->eerste; d; d = d->volgende, n++) {
		termijn_item(l, s, d, &v[n]);
		for (size_t i = 0; i < n; i++)
			if (v[n].code.p && str_eq(v[i].code, v[n].code))
				problem_add(l, d->regel, zin(l, "code '", v[n].code, "' bestaat al in deze lijst"), "elke code een keer");
	}
	memcpy(rec + s->plek, &v, sizeof v);
	memcpy(rec + s->plek2, &n, sizeof n);
}

typedef void lezer(struct lader *l, const struct sleutel *s, const struct knoop *k, char *rec);

static lezer *const lezers[W__MAX] = {
	[W_CODE] = read_code, [W_TEKST] = read_tekst, [W_LABEL] = read_label, [W_BRIEFTEKST] = read_label,
	[W_GETAL] = read_getal, [W_GROOT_GETAL] = read_groot_getal, [W_JANEE] = read_janee, [W_DATUM] = read_datum,
	[W_KEUZE] = read_keuze, [W_VLAGGEN] = read_vlaggen, [W_RECHTEN] = read_rechten, [W_TEKSTEN] = read_woorden,
	[W_CODES] = read_woorden, [W_HUIZEN] = read_huizen, [W_RIJ] = read_rij, [W_BLOK] = read_blok, [W_REF] = read_ref,
	[W_REFS] = read_refs, [W_START] = read_start, [W_GEBEURTENISSEN] = read_gebeurtenissen,
	[W_TERMIJNEN] = read_termijnen,
};

static size_t sleutel_find(const struct vorm *v, struct str naam)
{
	size_t i = 0;
	while (i < v->nsleutels && !str_eq(str_z(v->sleutels[i].naam), naam))
		i++;
	return i;
}

void record_read(struct lader *l, const struct vorm *v, const struct knoop *k, void *ret)
{
	uint64_t gezien = 0;
	struct plek plek = { l->bestand, k->regel };
	if (k->soort != KNOOP_BLOK) {
		problem_add(l, k->regel, STR("hier hoort een blok"), sleutelnamen(l, v));
		return;
	}
	memcpy(ret, &plek, sizeof plek);
	for (const struct knoop *d = k->eerste; d; d = d->volgende) {
		size_t i = sleutel_find(v, d->sleutel);
		if (i == v->nsleutels) {
			problem_add(l, d->sleutelregel, zin(l, "onbekende sleutel '", d->sleutel, "'"), sleutelnamen(l, v));
			continue;
		}
		gezien |= UINT64_C(1) << i;
		lezers[v->sleutels[i].waarde](l, &v->sleutels[i], d, ret);
	}
	for (size_t i = 0; i < v->nsleutels; i++)
		if (v->sleutels[i].verplicht && !(gezien & UINT64_C(1) << i))
			problem_add(l, k->regel, zin(l, "sleutel '", str_z(v->sleutels[i].naam), "' ontbreekt"),
				verwachting(l, &v->sleutels[i]));
}

static struct str rij_code(const struct vorm *v, const char *rij, size_t i)
{
	struct str s;
	memcpy(&s, rij + i * v->grootte + v->sleutels[0].plek, sizeof s);
	return s;
}

static void dubbel_check(struct lader *l, const struct vorm *v, const char *rij, size_t n, int regel)
{
	struct str code = rij_code(v, rij, n);
	for (size_t i = 0; code.p && i < n; i++)
		if (str_eq(rij_code(v, rij, i), code)) {
			problem_add(l, regel, zin(l, "code '", code, "' bestaat al in deze lijst"), "elke code een keer");
			return;
		}
}

void *rij_read(struct lader *l, const struct vorm *v, const struct knoop *k, size_t *ret_n)
{
	char *rij = arena_array(l->a, k->n, v->grootte);
	size_t n = 0;
	for (const struct knoop *d = k->eerste; d; d = d->volgende, n++) {
		if (arena_over(l->a)) {
			l->vol = true;
			break;
		}
		record_read(l, v, d, rij + n * v->grootte);
		if (v->sleutels[0].waarde == W_CODE)
			dubbel_check(l, v, rij, n, d->regel);
	}
	*ret_n = n;
	return rij;
}
