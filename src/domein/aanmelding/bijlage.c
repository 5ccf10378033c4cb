/* Attachments: see bijlage.h. A piece is sealed with its file's number and its own in front, so that pieces of files, or
 * of one file, cannot change places unseen. */
#include "domein/aanmelding/bijlage.h"

#include <string.h>

#include "domein/regime/regime.h"
#include "domein/toegang/dossier.h"
#include "query.h"

#define SLEUTEL_LEN 32
#define PLAATS_LEN 16
#define NAAM_MAX 120
#define UPLOAD_TERM (6 * HOUR_MS)
#define VOORWAARDEN_MAX 500
#define CONCEPT_TERM_MS (31 * DAY_MS)

struct opslag {
	struct ctx *c;
	const struct bijlage_nieuw *n;
	struct bijlage_id id;
	struct str titel, naam, sha256;
	const char *type;
	unsigned char sleutel[SLEUTEL_LEN];
	int64_t stukken;
	int64_t volgnr;   /* of the piece that is written */
	struct str stuk;
};

static struct str given(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

/* ---- before storing ---- */

/* The last part of what the browser gave, without what a file system or a header could misread. */
static struct str clean_name(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '/' || s.p[i] == '\\')
			from = i + 1;
	if (!str_utf8(s))
		return STR("");
	for (size_t i = from; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x20 && (unsigned char)s.p[i] != 0x7f && !strchr("\"<>:|?*", s.p[i]))
			buf_addc(&b, s.p[i]);
	return str_trim(buf_str(&b));
}

static enum fault opslag_check(struct opslag *o)
{
	struct ctx *c = o->c;
	struct str inhoud = o->n->inhoud;

	o->naam = clean_name(c->arena, o->n->bestandsnaam);
	if (!inhoud.n)
		return fault_field(c->fi, "bestand", N_("Kies een bestand dat niet leeg is."), NULL);
	if (inhoud.n > BIJLAGE_BYTES_MAX)
		return fault_field(c->fi, "bestand", N_("Dit bestand is te groot. Het mag hoogstens 20 MB zijn."), NULL);
	if (!o->naam.n || str_points(o->naam) > NAAM_MAX)
		return fault_field(c->fi, "bestand", N_("Geef het bestand een kortere naam."), NULL);
	o->type = bijlage_type(inhoud, o->naam);
	if (!o->type)
		return fault_field(c->fi, "bestand",
			N_("Dit soort bestand kan niet. Gebruik pdf, docx, xlsx, odt, png, jpg of txt, zonder macro's."), NULL);
	if (o->n->titel.n && str_points(o->n->titel) > NAAM_MAX)
		return fault_field(c->fi, "titel", N_("Dit is te lang."), NULL);
	if (str_points(given(o->n->voorwaarden)) > VOORWAARDEN_MAX)
		return fault_field(c->fi, "voorwaarden", N_("Dit is te lang."), NULL);
	o->titel = o->n->titel.n && str_trim(o->n->titel).n ? str_trim(o->n->titel) : o->naam;
	if (c->scanner)
		return c->scanner->scan(c->scanner->arg, inhoud, c->fi);
	return FAULT_NONE;
}

static void opslag_key(struct opslag *o)
{
	unsigned char h[SHA256_LEN];

	sha256(o->n->inhoud, h);
	o->sha256 = hex(o->c->arena, (struct str){ (const char *)h, sizeof(h) });
	random_bytes(o->sleutel, sizeof(o->sleutel));
	o->stukken = (int64_t)((o->n->inhoud.n + BIJLAGE_STUK - 1) / BIJLAGE_STUK);
}

/* ---- storing ---- */

/* Criminal and care data, and the mark of the Wpg, only where the regime has a place for them; under medical secrecy only
 * on one of its grounds (invariants 13-15). */
static enum fault check_regime(struct unit *u, const struct opslag *o)
{
	struct regime_invoer i = { str_z(o->n->onderdeel), given(o->n->wpg), given(o->n->beroepsgeheim), o->n->beroepsgeheim_op };
	struct q_casus_lock *casus = NULL;
	struct q_casus_bron *a = NULL;
	struct batch b = unit_batch(u);

	if (!i.wpg.n && !i.beroepsgeheim.n && !str_eq(i.onderdeel, STR("straf")) && !str_eq(i.onderdeel, STR("zorg")))
		return FAULT_NONE;
	q_casus_lock(&b, (struct casus_id){ o->n->dossier.v }, &casus);
	q_casus_bron(&b, (struct aanmelding_id){ o->n->dossier.v }, &a);
	TRY(batch_run(&b));
	if (!casus && !a) /* of something else, or not his: the lens answers */
		return FAULT_NONE;
	return regime_entry_check(unit_fault(u), o->c->cat, regime_find(o->c->cat, casus ? casus->regime : a->regime), &i);
}

static enum fault begin_unit(struct unit *u, void *arg)
{
	struct opslag *o = arg;
	struct arena *a = unit_arena(u);
	struct str key = { (const char *)o->sleutel, SLEUTEL_LEN };
	struct q_bijlage_count *count = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(check_regime(u, o));
	q_bijlage_count(&b, o->n->dossier, &count);
	TRY(batch_run(&b));
	if (count && count->aantal >= BIJLAGEN_MAX)
		return fault_field(unit_fault(u), "bestand", N_("Er zijn al te veel bijlagen."), NULL);
	q_bijlage_add(&b, o->id, o->n->organisatie.v ? o->n->organisatie : o->c->actor.organisatie, o->titel, o->naam,
		str_z(o->type), (int64_t)o->n->inhoud.n, o->sha256, base64url(a, box_seal(a, o->c->sleutels->kluis, key)),
		o->stukken, unit_moment(u), given(o->n->wpg), given(o->n->voorwaarden), given(o->n->beroepsgeheim),
		given(o->n->beroepsgeheim).n ? o->n->beroepsgeheim_op : (struct datum){ 0 }, o->n->dossier, str_z(o->n->onderdeel), &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 1.8 lid 2");
}

static void place_put(char *p, int64_t v)
{
	for (int i = 7; i >= 0; i--) {
		p[i] = (char)(v & 0xff);
		v >>= 8;
	}
}

static struct str piece_plain(struct arena *a, struct bijlage_id id, int64_t volgnr, struct str bytes)
{
	char *p = arena_alloc(a, PLAATS_LEN + bytes.n);

	place_put(p, id.v);
	place_put(p + 8, volgnr);
	memcpy(p + PLAATS_LEN, bytes.p, bytes.n);
	return (struct str){ p, PLAATS_LEN + bytes.n };
}

static enum fault piece_unit(struct unit *u, void *arg)
{
	struct opslag *o = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_bijlage_stuk_add(&b, o->volgnr, o->stuk, o->id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 1.8 lid 2");
}

static enum fault ready_unit(struct unit *u, void *arg)
{
	struct opslag *o = arg;
	struct q_bijlage_stuk_count *count = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_bijlage_stuk_count(&b, o->id, &count);
	q_bijlage_ready(&b, o->id, &n);
	TRY(batch_run(&b));
	if (n != 1 || !count || count->aantal != o->stukken)
		return fault_set(unit_fault(u), FAULT_BUSY, N_("Het bestand is niet helemaal aangekomen. Probeer het opnieuw."),
			NULL);
	o->c->uitkomst = o->id.v;
	return FAULT_NONE;
}

/* Encrypts outside the unit, one piece in memory at a time. */
static enum fault pieces_write(struct opslag *o)
{
	struct str rest = o->n->inhoud;
	struct arena *a = arena_new(4 * BIJLAGE_STUK);
	struct arena *kept = o->c->arena;
	enum fault f = FAULT_NONE;

	for (o->volgnr = 0; rest.n && !f; o->volgnr++) {
		struct str bytes = { rest.p, rest.n < BIJLAGE_STUK ? rest.n : BIJLAGE_STUK };

		o->stuk = box_seal(a, o->sleutel, piece_plain(a, o->id, o->volgnr, bytes));
		o->c->arena = a;
		f = ctx_write(o->c, piece_unit, o, NULL);
		o->c->arena = kept;
		arena_reset(a);
		rest.p += bytes.n;
		rest.n -= bytes.n;
	}
	arena_free(&a);
	return f;
}

enum fault bijlage_store(struct ctx *c, const struct bijlage_nieuw *n, struct bijlage_id *ret)
{
	struct opslag o = { .c = c, .n = n, .id = { id_new() } };
	struct str token = c->token;
	enum fault f;

	TRY(opslag_check(&o));
	opslag_key(&o);
	c->token = STR_NULL; /* the last unit is the outcome of the form */
	f = ctx_write(c, begin_unit, &o, NULL);
	if (!f)
		f = pieces_write(&o);
	c->token = token;
	if (!f)
		f = ctx_write(c, ready_unit, &o, &ret->v);
	explicit_bzero(o.sleutel, sizeof(o.sleutel));
	return f;
}

/* ---- reading ---- */

/* regime "": of a dossier that has none. */
static bool has_place(struct ctx *c, struct str regime, struct str onderdeel, struct str wpg)
{
	return !regime.n || regime_shows_entry(regime_find(c->cat, regime), onderdeel, wpg);
}

enum fault bijlage_list(struct ctx *c, struct dossier_id d, struct bijlagen *ret)
{
	struct q_bijlage_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_bijlage_list(&b, d, &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct bijlage);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_bijlage_list *q = &rows.v[i];

		if (!has_place(c, q->regime, q->onderdeel, q->wpg))
			continue;
		ret->v[ret->n++] = (struct bijlage){ .id = q->id, .dossier = d, .onderdeel = q->onderdeel, .titel = q->titel,
			.bestandsnaam = q->bestandsnaam, .type = q->type, .sha256 = q->sha256, .door_naam = q->door_naam,
			.organisatie_naam = q->organisatie_naam, .wpg = q->wpg, .voorwaarden = q->voorwaarden,
			.beroepsgeheim = q->beroepsgeheim, .beroepsgeheim_op = q->beroepsgeheim_op, .grootte = q->grootte,
			.moment = q->moment, .versie = q->versie, .door = q->door };
	}
	return FAULT_NONE;
}

static enum fault damaged(struct ctx *c, const char *why)
{
	return fault_detail(c->fi, FAULT_INTERNAL, "attachment", why);
}

/* One piece into its place of the whole. */
static enum fault piece_read(struct ctx *c, struct arena *a, struct bijlage_id id, int64_t volgnr,
	const unsigned char *sleutel, struct str *rest)
{
	struct q_bijlage_stuk_get *q = NULL;
	struct batch b = db_batch(c->db, LENS_ACTOR, &c->eyes, a, c->fi);
	char place[PLAATS_LEN];
	struct str plain;

	q_bijlage_stuk_get(&b, id, volgnr, &q);
	TRY(batch_run(&b));
	place_put(place, id.v);
	place_put(place + 8, volgnr);
	if (!q || !box_open(a, sleutel, q->inhoud, &plain) || plain.n < PLAATS_LEN
		|| memcmp(plain.p, place, PLAATS_LEN) != 0 || plain.n - PLAATS_LEN > rest->n)
		return damaged(c, "a piece cannot be opened");
	memcpy((char *)(uintptr_t)rest->p, plain.p + PLAATS_LEN, plain.n - PLAATS_LEN);
	rest->p += plain.n - PLAATS_LEN;
	rest->n -= plain.n - PLAATS_LEN;
	return FAULT_NONE;
}

static void arena_drop(void *p)
{
	struct arena *a = p;

	arena_free(&a);
}

/* The whole lies in an arena of its own, for a file is larger than a request may be; it goes with the request's. */
static enum fault pieces_read(struct ctx *c, struct bijlage_id id, const struct q_bijlage_get *q,
	const unsigned char *sleutel, struct str *ret)
{
	struct arena *big = arena_new((size_t)q->grootte + BIJLAGE_STUK), *small = arena_new(8 * BIJLAGE_STUK);
	struct str all = { arena_alloc(big, (size_t)q->grootte + 1), (size_t)q->grootte }, rest = all;
	enum fault f = FAULT_NONE;

	arena_defer(c->arena, arena_drop, big);
	for (int64_t i = 0; i < q->stukken && !f; i++) {
		f = piece_read(c, small, id, i, sleutel, &rest);
		arena_reset(small);
	}
	arena_free(&small);
	TRY(f);
	if (rest.n)
		return damaged(c, "pieces are missing");
	*ret = all;
	return FAULT_NONE;
}

static enum fault content_check(struct ctx *c, const struct q_bijlage_get *q, struct str inhoud)
{
	unsigned char h[SHA256_LEN];

	sha256(inhoud, h);
	if ((int64_t)inhoud.n != q->grootte
		|| !str_eq(hex(c->arena, (struct str){ (const char *)h, sizeof(h) }), q->sha256))
		return damaged(c, "the content differs from its SHA-256");
	return FAULT_NONE;
}

enum fault bijlage_read(struct ctx *c, struct bijlage_id id, struct bijlage **ret, struct str *ret_inhoud)
{
	struct q_bijlage_get *q = NULL;
	struct batch b = ctx_read(c);
	struct bijlage *v = ARENA_NEW(c->arena, struct bijlage);
	struct str wrapped, sleutel, inhoud;

	TRY(ctx_require(c, RECHT_bijlage_lezen));
	q_bijlage_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q || !has_place(c, q->regime, q->onderdeel, q->wpg))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (!base64url_decode(c->arena, q->sleutel, &wrapped) || !box_open(c->arena, c->sleutels->kluis, wrapped, &sleutel)
		|| sleutel.n != SLEUTEL_LEN)
		return damaged(c, "its key cannot be opened; other house key?");
	TRY(pieces_read(c, id, q, (const unsigned char *)sleutel.p, &inhoud));
	TRY(content_check(c, q, inhoud));
	*v = (struct bijlage){ .id = id, .dossier = q->dossier, .onderdeel = q->onderdeel, .titel = q->titel,
		.bestandsnaam = q->bestandsnaam, .type = q->type, .sha256 = q->sha256, .wpg = q->wpg,
		.voorwaarden = q->voorwaarden, .grootte = q->grootte, .moment = q->moment, .versie = q->versie,
		.door = q->door };
	ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_BESTAND, STR("bijlage"));
	*ret = v;
	*ret_inhoud = inhoud;
	return FAULT_NONE;
}

/* ---- taking away ---- */

static enum fault drop_unit(struct unit *u, void *arg)
{
	struct bijlage_id *id = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_bijlage_drop(&b, *id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault loose_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	(void)arg;
	q_bijlage_loose(&b, NULL);
	return batch_run(&b);
}

enum fault bijlage_drop(struct ctx *c, struct bijlage_id id)
{
	TRY(ctx_write(c, drop_unit, &id, NULL));
	return ctx_write_kaal(c, loose_unit, NULL);
}

static enum fault clean_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	(void)arg;
	q_bijlage_unfinished(&b, now - UPLOAD_TERM, now - CONCEPT_TERM_MS, NULL);
	q_bijlage_loose(&b, NULL);
	return batch_run(&b);
}

enum fault bijlage_clean(struct ctx *c)
{
	return ctx_write_kaal(c, clean_unit, NULL);
}
