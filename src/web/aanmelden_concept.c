/* The concept behind the wizard: see aanmelden.h. */
#include "web/aanmelden.h"

#include <string.h>

#include "domein/toegang/concept.h"

#define VENSTER "_venster"

const char *page_name(const struct req *r, const char *name)
{
	return str_cat(r->arena, STR("a."), str_z(name)).p;
}

/* ---- which field stands where ---- */

/* "p12.bsn": the number and what follows. */
static bool person_field(struct str name, size_t *ret_nr, struct str *ret_rest)
{
	size_t i = 1, nr = 0;

	if (name.n < 4 || name.p[0] != 'p')
		return false;
	for (; i < name.n && name.p[i] >= '0' && name.p[i] <= '9'; i++)
		nr = nr * 10 + (size_t)(name.p[i] - '0');
	if (i == 1 || i > 3 || i + 1 >= name.n || name.p[i] != '.' || nr >= AANMELDING_PERSONEN_MAX)
		return false;
	*ret_nr = nr;
	*ret_rest = (struct str){ name.p + i + 1, name.n - i - 1 };
	return true;
}

enum stap stap_of_field(struct str name)
{
	static const struct {
		const char *name;
		enum stap stap;
	} fields[] = {
		{ "soort", STAP_PERSOON }, { "gemeente", STAP_PERSOON }, { "gebied", STAP_PERSOON }, { "aantal", STAP_PERSOON },
		{ "organisatie", STAP_PERSOON }, { "thema", STAP_AANLEIDING }, { "aanleiding", STAP_AANLEIDING },
		{ "gedrag", STAP_AANLEIDING }, { "geprobeerd", STAP_AANLEIDING }, { "lokaal", STAP_AANLEIDING },
		{ "doel", STAP_AANLEIDING }, { "urgentie", STAP_AANLEIDING }, { "leefgebieden", STAP_AANLEIDING },
		{ "risico", STAP_CRITERIA }, { "wpg", STAP_GRONDSLAG }, { "voorwaarden", STAP_GRONDSLAG },
		{ "noodzaak", STAP_GRONDSLAG }, { "taak", STAP_GRONDSLAG }, { "categorieen", STAP_GRONDSLAG },
		{ "partners", STAP_PARTNERS },
	};
	struct str rest;
	size_t nr;

	if (person_field(name, &nr, &rest))
		return str_starts(rest, STR("geinformeerd")) ? STAP_GRONDSLAG : STAP_PERSOON;
	if (str_starts(name, STR("c.")) || str_starts(name, STR("m.")) || str_starts(name, STR("v.")))
		return STAP_CRITERIA;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (str_eq(name, str_z(fields[i].name)))
			return fields[i].stap;
	return STAP_CONTROLE;
}

/* ---- fields ---- */

struct str aanmelden_value(const struct aanmelden *a, const char *name)
{
	for (size_t i = 0; i < a->n; i++)
		if (str_eq(a->v[i].name, str_z(name)))
			return a->v[i].value;
	return STR_NULL;
}

static const char *person_name(const struct aanmelden *a, size_t nr, const char *name)
{
	struct buf b = buf_new(a->r->arena);

	buf_addc(&b, 'p');
	buf_add_i64(&b, (int64_t)nr);
	buf_addc(&b, '.');
	buf_addz(&b, name);
	return buf_str(&b).p;
}

struct str aanmelden_person_value(const struct aanmelden *a, size_t nr, const char *name)
{
	return aanmelden_value(a, person_name(a, nr, name));
}

bool aanmelden_has(const struct aanmelden *a, const char *name, struct str value)
{
	for (size_t i = 0; i < a->n; i++)
		if (str_eq(a->v[i].name, str_z(name)) && str_eq(a->v[i].value, value))
			return true;
	return false;
}

static void fields_drop(struct aanmelden *a, enum stap stap)
{
	size_t kept = 0;

	for (size_t i = 0; i < a->n; i++)
		if (stap_of_field(a->v[i].name) != stap && !str_eq(a->v[i].name, STR(VENSTER)))
			a->v[kept++] = a->v[i];
	a->n = kept;
}

/* Room for so many more. */
static void fields_room(struct aanmelden *a, size_t more)
{
	struct veld *v = ARENA_ARRAY(a->r->arena, a->n + more + 1, struct veld);

	if (a->n)
		memcpy(v, a->v, a->n * sizeof(*v));
	a->v = v;
}

void aanmelden_merge(struct aanmelden *a, enum stap stap, const struct in_map *in)
{
	fields_drop(a, stap);
	fields_room(a, in->n);
	for (size_t i = 0; i < in->n; i++)
		if (stap_of_field(in->v[i].key) == stap && in->v[i].value.n)
			a->v[a->n++] = (struct veld){ in->v[i].key, in->v[i].value };
}

/* What stands in the form that is shown again. */
static void fields_typed(struct aanmelden *a, enum stap stap)
{
	const struct http_request *h = a->r->http;
	struct in_map m = { 0, ARENA_ARRAY(a->r->arena, h->nfields + 1, struct in_pair) };

	for (size_t i = 0; i < h->nfields; i++) {
		struct str name = h->fields[i].name;

		if (str_starts(name, STR("a.")) && str_utf8(h->fields[i].value))
			m.v[m.n++] = (struct in_pair){ { name.p + 2, name.n - 2 }, h->fields[i].value };
	}
	if (m.n)
		aanmelden_merge(a, stap, &m);
}

static size_t clamp(int64_t n, size_t low)
{
	return n < (int64_t)low ? low : n > AANMELDING_PERSONEN_MAX ? AANMELDING_PERSONEN_MAX : (size_t)n;
}

static size_t persons_shown(const struct aanmelden *a)
{
	int64_t n = 0;
	struct str aantal = aanmelden_value(a, "aantal");

	if (aantal.p && !str_i64(aantal, &n))
		n = 0;
	return str_eq(aanmelden_value(a, "soort"), STR("gezin")) ? clamp(n, 2) : 1;
}

static void field_set(struct aanmelden *a, const char *name, struct str value)
{
	for (size_t i = 0; i < a->n; i++)
		if (str_eq(a->v[i].name, str_z(name))) {
			a->v[i].value = value;
			return;
		}
	fields_room(a, 1);
	a->v[a->n++] = (struct veld){ str_z(name), value };
}

/* Takes one person out; who follows moves up. */
static void person_drop(struct aanmelden *a, size_t gone)
{
	size_t kept = 0, nr;
	struct str rest;

	for (size_t i = 0; i < a->n; i++) {
		struct veld f = a->v[i];
		bool person = person_field(f.name, &nr, &rest);

		if (person && nr == gone)
			continue;
		if (person && nr > gone)
			f.name = str_z(person_name(a, nr - 1, str_dup(a->r->arena, rest).p));
		a->v[kept++] = f;
	}
	a->n = kept;
}

bool aanmelden_persons_change(struct aanmelden *a, struct str doen)
{
	size_t n = persons_shown(a);
	int64_t gone;

	if (str_eq(doen, STR("erbij"))) {
		field_set(a, "soort", STR("gezin"));
		field_set(a, "aantal", str_from_i64(a->r->arena, (int64_t)clamp((int64_t)n + 1, 2)));
		return true;
	}
	if (!str_starts(doen, STR("weg")) || !str_i64((struct str){ doen.p + 3, doen.n - 3 }, &gone) || gone < 1
		|| gone >= AANMELDING_PERSONEN_MAX)
		return false;
	person_drop(a, (size_t)gone);
	field_set(a, "aantal", str_from_i64(a->r->arena, (int64_t)n - 1));
	return true;
}

void aanmelden_persons_drop(struct aanmelden *a)
{
	size_t kept = 0, nr;
	struct str rest;

	for (size_t i = 0; i < a->n; i++)
		if (!person_field(a->v[i].name, &nr, &rest))
			a->v[kept++] = a->v[i];
	a->n = kept;
}

/* ---- loading and storing ---- */

enum fault aanmelden_load(struct req *r, struct aanmelding_id id, enum stap stap, struct aanmelden *ret)
{
	struct concept *k;

	*ret = (struct aanmelden){ .r = r, .id = id, .sleutel = str_from_i64(r->arena, id.v) };
	TRY(concept_get(&r->ctx, AANMELDEN_SOORT, ret->sleutel, &k));
	if (k) {
		ret->bestaat = true;
		ret->versie = k->versie;
		ret->moment = k->moment;
		ret->n = k->n;
		ret->v = k->fields;
		ret->venster = aanmelden_value(ret, VENSTER);
	}
	if (r->reshow && stap != STAP_CONTROLE)
		fields_typed(ret, stap);
	ret->npersonen = persons_shown(ret);
	return FAULT_NONE;
}

enum fault aanmelden_save(struct aanmelden *a, int64_t versie, struct str venster)
{
	bool same_page = str_eq(a->venster, venster);

	if (a->versie != versie && !(a->bestaat && same_page && venster.n))
		return fault_set(&a->r->fi, FAULT_CONFLICT,
			N_("U hebt deze stap intussen in een ander venster gewijzigd. Controleer hem en sla opnieuw op."), NULL);
	field_set(a, VENSTER, venster);
	a->npersonen = persons_shown(a);
	return concept_save(&a->r->ctx, AANMELDEN_SOORT, a->sleutel, a->v, a->n, a->versie, &a->versie);
}

/* ---- reading as the domain takes it ---- */

/* The values of a group of boxes, with commas between. */
static struct str joined(const struct aanmelden *a, const char *name)
{
	struct buf b = buf_new(a->r->arena);

	for (size_t i = 0; i < a->n; i++) {
		if (!str_eq(a->v[i].name, str_z(name)) || memchr(a->v[i].value.p, ',', a->v[i].value.n))
			continue;
		if (b.n)
			buf_addc(&b, ',');
		buf_add(&b, a->v[i].value);
	}
	return buf_str(&b);
}

static int64_t whole(struct str s, int64_t wrong)
{
	int64_t n;

	if (!str_trim(s).n)
		return 0;
	return str_i64(str_trim(s), &n) && n >= 0 && n < 1000000 ? n : wrong;
}

/* Three boxes; parts may be left empty. What is no date is one that the domain refuses. */
static struct datum geboren_of(const struct aanmelden *a, size_t nr)
{
	int64_t dag = whole(aanmelden_person_value(a, nr, "dag"), 99);
	int64_t maand = whole(aanmelden_person_value(a, nr, "maand"), 99);
	int64_t jaar = whole(aanmelden_person_value(a, nr, "jaar"), 1);

	if (!dag && !maand && !jaar)
		return (struct datum){ 0 };
	if (jaar > 9999 || maand > 99 || dag > 99)
		return (struct datum){ 1 };
	return (struct datum){ (int32_t)(jaar * 10000 + maand * 100 + dag) };
}

static char letter(struct str s)
{
	return s.n == 1 ? s.p[0] : 0;
}

static struct adres_nieuw adres_of(const struct aanmelden *a, size_t nr, struct gemeente_id gemeente)
{
	struct adres_nieuw x = { .soort = aanmelden_person_value(a, nr, "adressoort"),
		.straat = aanmelden_person_value(a, nr, "straat"), .toevoeging = aanmelden_person_value(a, nr, "toevoeging"),
		.postcode = aanmelden_person_value(a, nr, "postcode"), .plaats = aanmelden_person_value(a, nr, "plaats"),
		.land = aanmelden_person_value(a, nr, "land"),
		.huisnummer = whole(aanmelden_person_value(a, nr, "huisnummer"), -1) };

	if (nr == 0 && x.soort.n)
		x.gemeente = gemeente;
	return x;
}

static struct persoon_nieuw persoon_of(const struct aanmelden *a, size_t nr)
{
	struct persoon_nieuw p = { .rol = aanmelden_person_value(a, nr, "rol"),
		.relatie = aanmelden_person_value(a, nr, "relatie"), .geboren = geboren_of(a, nr),
		.geslacht = letter(aanmelden_person_value(a, nr, "geslacht")), .bsn = aanmelden_person_value(a, nr, "bsn"),
		.bsn_reden = aanmelden_person_value(a, nr, "bsn_reden"),
		.geinformeerd = aanmelden_person_value(a, nr, "geinformeerd"),
		.geinformeerd_reden = aanmelden_person_value(a, nr, "geinformeerd_reden") };

	p.naam = (struct naam){ .voornamen = aanmelden_person_value(a, nr, "voornamen"),
		.voorvoegsel = aanmelden_person_value(a, nr, "voorvoegsel"),
		.geslachtsnaam = aanmelden_person_value(a, nr, "geslachtsnaam"),
		.partner_voorvoegsel = aanmelden_person_value(a, nr, "partner_voorvoegsel"),
		.partner_naam = aanmelden_person_value(a, nr, "partner_naam"),
		.naamgebruik = letter(aanmelden_person_value(a, nr, "naamgebruik")) };
	p.adres = adres_of(a, nr, a->nieuw.gemeente);
	return p;
}

static bool person_filled(const struct aanmelden *a, size_t nr)
{
	struct str rest;
	size_t at;

	for (size_t i = 0; i < a->n; i++)
		if (person_field(a->v[i].name, &at, &rest) && at == nr && a->v[i].value.n)
			return true;
	return false;
}

static void read_personen(struct aanmelden *a)
{
	struct persoon_nieuw *p = ARENA_ARRAY(a->r->arena, AANMELDING_PERSONEN_MAX, struct persoon_nieuw);
	bool gebied = str_eq(a->nieuw.soort, STR("gebied"));
	size_t n = a->npersonen;

	while (n > 1 && !person_filled(a, n - 1)) /* blocks that were left empty at the end */
		n--;
	if (gebied && !person_filled(a, 0))
		n = 0;
	for (size_t i = 0; i < n; i++)
		p[i] = persoon_of(a, i);
	a->nieuw.personen = p;
	a->nieuw.npersonen = n;
}

static void read_criteria(struct aanmelden *a)
{
	struct criterium_nieuw *v;
	size_t max = 0;

	if (!a->thema)
		return;
	for (size_t i = 0; i < a->thema->ncriteria; i++)
		max += a->thema->criteria[i]->ncriteria;
	v = ARENA_ARRAY(a->r->arena, max + 1, struct criterium_nieuw);
	for (size_t i = 0; i < a->thema->ncriteria; i++)
		for (size_t j = 0; j < a->thema->criteria[i]->ncriteria; j++) {
			const struct criteriaset *s = a->thema->criteria[i];
			struct str key = str_cat(a->r->arena, str_cat(a->r->arena, s->code, STR(".")), s->criteria[j].code);
			struct str antwoord = aanmelden_value(a, str_cat(a->r->arena, STR("c."), key).p);

			if (antwoord.n)
				v[a->nieuw.ncriteria++] = (struct criterium_nieuw){ s->code, s->criteria[j].code, antwoord,
					aanmelden_value(a, str_cat(a->r->arena, STR("m."), key).p) };
		}
	a->nieuw.criteria = v;
}

/* Of the theme that is chosen now; what was filled in for another stays behind. */
static void read_velden(struct aanmelden *a)
{
	struct veld_nieuw *v;

	if (!a->thema)
		return;
	v = ARENA_ARRAY(a->r->arena, a->thema->nvelden + 1, struct veld_nieuw);
	for (size_t i = 0; i < a->thema->nvelden; i++) {
		struct str code = a->thema->velden[i].code;
		struct str value = aanmelden_value(a, str_cat(a->r->arena, STR("v."), code).p);

		if (value.n)
			v[a->nieuw.nvelden++] = (struct veld_nieuw){ code, value };
	}
	a->nieuw.velden = v;
}

static void read_plain(struct aanmelden *a)
{
	struct aanmelding_nieuw *n = &a->nieuw;

	n->id = a->id;
	n->soort = aanmelden_value(a, "soort");
	n->thema = aanmelden_value(a, "thema");
	n->urgentie = aanmelden_value(a, "urgentie");
	n->aanleiding = aanmelden_value(a, "aanleiding");
	n->gedrag = aanmelden_value(a, "gedrag");
	n->geprobeerd = aanmelden_value(a, "geprobeerd");
	n->lokaal = aanmelden_value(a, "lokaal");
	n->doel = aanmelden_value(a, "doel");
	n->leefgebieden = joined(a, "leefgebieden");
	n->gebied = aanmelden_value(a, "gebied");
	n->partners = aanmelden_value(a, "partners");
	n->taak = aanmelden_value(a, "taak");
	n->noodzaak = aanmelden_value(a, "noodzaak");
	n->risico = aanmelden_value(a, "risico");
	n->categorieen = joined(a, "categorieen");
	n->wpg = aanmelden_value(a, "wpg");
	if (str_eq(n->wpg, STR("geen")))
		n->wpg = STR("");
	n->voorwaarden = aanmelden_value(a, "voorwaarden");
}

enum fault aanmelden_read(struct aanmelden *a)
{
	struct req *r = a->r;
	struct str org = aanmelden_value(a, "organisatie");
	int64_t id;

	TRY(aanmelding_gemeenten(&r->ctx, &a->gemeenten));
	read_plain(a);
	a->nieuw.gemeente = gemeente_named(r->arena, &a->gemeenten, aanmelden_value(a, "gemeente"));
	if (org.n && req_mag(r, RECHT_aanmelding_intake) && id_from_url(r->app->sleutels.url, ID_organisatie, org, &id))
		a->nieuw.organisatie = (struct organisatie_id){ id };
	TRY(aanmelding_themas(&r->ctx, a->nieuw.organisatie, a->nieuw.soort, a->nieuw.gemeente, &a->themas));
	a->thema = NULL;
	for (size_t i = 0; i < a->themas.n; i++)
		if (str_eq(a->themas.v[i]->code, a->nieuw.thema))
			a->thema = a->themas.v[i];
	read_personen(a);
	read_criteria(a);
	read_velden(a);
	return FAULT_NONE;
}

enum fault aanmelden_check(struct aanmelden *a, struct fault_info *ret)
{
	struct ctx c = a->r->ctx;
	struct aanmelding_klaar *k;
	struct str gemeente = aanmelden_value(a, "gemeente");
	enum fault f;

	*ret = (struct fault_info){ 0 };
	c.fi = ret;
	if (gemeente.n && !a->nieuw.gemeente.v)
		(void)fault_field(ret, "gemeente", N_("Deze gemeente is niet bekend. Kies uit de lijst of laat het veld leeg."), NULL);
	f = aanmelding_check(&c, &a->nieuw, &k);
	if (f && f != FAULT_INVALID) {
		a->r->fi = *ret;
		return f;
	}
	return FAULT_NONE;
}

void aanmelden_faults(struct aanmelden *a, const struct fault_info *fi, enum stap stap)
{
	for (size_t i = 0; i < fi->nfields; i++)
		if (stap_of_field(str_z(fi->fields[i].field)) == stap)
			(void)fault_field(&a->r->fi, page_name(a->r, fi->fields[i].field), fi->fields[i].text, fi->rule);
}
