/* Correcting a datum and telling who got it: see rectificatie.h. */
#include "domein/rechtverzoek/rectificatie.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "domein/persoon/persoon_priv.h"
#include "domein/rechtverzoek/rechtverzoek_priv.h"
#include "domein/toegang/melding.h"

#define WAARDE_MAX 8000
#define REDEN_MAX 1000
#define RECT_RULE "BGS 1.7; AVG 16; invariant 20"

/* What may be corrected: one statement writes each. leeg: it may have no value. */
typedef void text_fn(struct batch *b, struct str nieuw, int64_t id, int64_t versie, int64_t *ret);
typedef void bsn_fn(struct batch *b, struct str nieuw, struct str reden, int64_t id, int64_t versie, int64_t *ret);
typedef void getal_fn(struct batch *b, struct opt_int nieuw, int64_t id, int64_t versie, int64_t *ret);
struct kolom {
	const char *code, *tabel, *naam, *label;
	bool leeg, lang, dag, land;
	text_fn *text;
	getal_fn *getal;
	bsn_fn *bsn;
};
static const struct kolom kolommen[] = {
#define TABEL(t, van, deel, bron, moment, waar)
#define TEKST(t, k, label, leeg, lang) { #t "_" #k, #t, #k, label, leeg, lang, false, false, q_rect_##t##_##k, NULL, NULL },
#define GETAL(t, k, label, dag) { #t "_" #k, #t, #k, label, true, false, dag, false, NULL, q_rect_##t##_##k, NULL },
#define LAND(t, label) { #t "_land", #t, "land", label, false, false, false, true, q_rect_##t##_land, NULL, NULL },
#define BSN(t, label) { #t "_bsn", #t, "bsn", label, true, false, false, false, NULL, NULL, q_rect_##t##_bsn },
#include "domein/rechtverzoek/rectificeerbaar.def"
#undef TABEL
#undef TEKST
#undef GETAL
#undef LAND
#undef BSN
};
#define KOLOMMEN (sizeof(kolommen) / sizeof(kolommen[0]))

static const struct kolom *kolom_of(struct str code)
{
	for (size_t i = 0; i < KOLOMMEN; i++)
		if (str_eq(code, str_z(kolommen[i].code)))
			return &kolommen[i];
	return NULL;
}

const char *recht_datum_label(struct str tabel, struct str kolom)
{
	for (size_t i = 0; i < KOLOMMEN; i++)
		if (str_eq(tabel, str_z(kolommen[i].tabel)) && str_eq(kolom, str_z(kolommen[i].naam)))
			return kolommen[i].label;
	return N_("Gegeven");
}

/* ---- what may be corrected ---- */

/* The rows of each table: they are alike, but of a type of their own. */
struct asked {
#define TABEL(t, van, deel, bron, moment, waar) struct q_rect_data_##t##_rows t;
#define TEKST(t, k, label, leeg, lang)
#define GETAL(t, k, label, dag)
#define LAND(t, label)
#define BSN(t, label)
#include "domein/rechtverzoek/rectificeerbaar.def"
#undef TABEL
};

static void datum_take(struct ctx *c, struct recht_datum d, struct recht_data *ret)
{
	const struct kolom *k = kolom_of(d.code);
	int64_t v;

	if (!k || !d.waarde.n || str_eq(d.waarde, STR("0")))
		return;
	d.label = k->label;
	d.lang = k->lang;
	d.dag = k->dag;
	d.bsn = k->bsn != NULL;
	if (k->dag && str_i64(d.waarde, &v))
		d.waarde = datum_text(c->arena, (struct datum){ (int32_t)v });
	if (k->land)
		d.waarde = land_naam(c->cat, d.waarde);
	ret->v[ret->n++] = d;
}

static int str_order(struct str x, struct str y)
{
	int order = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);

	return order ? order : (x.n > y.n) - (x.n < y.n);
}

/* By part, then kind, newest first. */
static int datum_order(const void *x, const void *y)
{
	const struct recht_datum *a = x, *b = y;
	int order = str_order(a->deel, b->deel);

	if (!order)
		order = str_order(a->code, b->code);
	if (!order)
		order = (b->moment > a->moment) - (b->moment < a->moment);
	return order ? order : (a->rij > b->rij) - (a->rij < b->rij);
}

static enum fault data_read(struct ctx *c, struct dossier_id id, struct recht_data *ret)
{
	struct asked q = { 0 };
	struct batch b = ctx_read(c);
	size_t n = 0;

#define TABEL(t, van, deel, bron, moment, waar) q_rect_data_##t(&b, id, &q.t);
#include "domein/rechtverzoek/rectificeerbaar.def"
#undef TABEL
	TRY(batch_run(&b));
#define TABEL(t, van, deel, bron, moment, waar) n += q.t.n;
#include "domein/rechtverzoek/rectificeerbaar.def"
#undef TABEL
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, n + 1, struct recht_datum);
#define TABEL(t, van_, deel_, bron_, moment_, waar) \
	for (size_t i = 0; i < q.t.n; i++) \
		datum_take(c, (struct recht_datum){ .code = q.t.v[i].code, .rij = q.t.v[i].rij, .versie = q.t.v[i].versie, \
			.deel = q.t.v[i].deel, .bron = q.t.v[i].bron, .organisatie = q.t.v[i].organisatie, \
			.waarde = q.t.v[i].waarde, .moment = q.t.v[i].moment }, ret);
#include "domein/rechtverzoek/rectificeerbaar.def"
#undef TABEL
#undef TEKST
#undef GETAL
#undef LAND
#undef BSN
	qsort(ret->v, ret->n, sizeof(ret->v[0]), datum_order);
	return FAULT_NONE;
}

static enum fault aanmelding_where(struct ctx *c, const struct q_casus_bron *q, bool role, struct recht_waar *ret)
{
	struct toegang_lijst mine;
	struct dossier_id id = { q->id.v };

	TRY(toegang_mine(c, id, &mine));
	ctx_look(c, id, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("correctie van gegevens"));
	*ret = (struct recht_waar){ .id = id, .aanmelding = q->id, .nummer = q->nummer,
		.mag = role && toegang_level(&mine, "inhoud") == NIVEAU_SCHRIJVEN };
	ret->taken = ret->mag;
	return FAULT_NONE;
}

static enum fault where_read(struct ctx *c, struct dossier_id id, struct recht_waar *ret)
{
	bool role = actor_mag(&c->actor, RECHT_casus_schrijven) || actor_mag(&c->actor, RECHT_privacy_toetsen)
		|| actor_mag(&c->actor, RECHT_aanmelding_intake);
	struct q_casus_bron *q = NULL;
	struct batch b = ctx_read(c);

	q_casus_bron(&b, (struct aanmelding_id){ id.v }, &q);
	TRY(batch_run(&b));
	if (q)
		return aanmelding_where(c, q, role, ret);
	*ret = (struct recht_waar){ .id = id };
	TRY(casus_kop_get(c, (struct casus_id){ id.v }, &ret->kop));
	ret->nummer = ret->kop->nummer;
	ret->mag = role && casus_mag(ret->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN);
	ret->taken = casus_mag(ret->kop, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN);
	return FAULT_NONE;
}

enum fault rectificatie_data(struct ctx *c, struct dossier_id id, struct recht_data *ret)
{
	TRY(where_read(c, id, &ret->waar));
	if (!ret->waar.mag)
		return fault_set(c->fi, FAULT_DENIED, N_("Alleen wie de zaak bijhoudt of een verzoek behandelt, corrigeert hier."),
			RECT_RULE);
	return data_read(c, id, ret);
}

struct str recht_datum_veld(struct ctx *c, const struct recht_datum *d)
{
	char url[ID_URL_LEN + 1];

	id_to_url(c->sleutels->url, ID_rectificatie, d->rij, url);
	return str_cat(c->arena, d->code, str_cat(c->arena, STR("."), str_z(url)));
}

const struct recht_datum *recht_datum_find(struct ctx *c, const struct recht_data *l, struct str veld)
{
	for (size_t i = 0; veld.n && i < l->n; i++)
		if (str_eq(recht_datum_veld(c, &l->v[i]), veld))
			return &l->v[i];
	return NULL;
}

/* ---- correcting ---- */

struct correcting {
	struct ctx *c;
	const struct rectificatie_nieuw *n;
	const struct recht_datum *d;
	const struct kolom *k;
	struct recht_waar waar;
	struct betrokkene_id betrokkene; /* whose datum it is; 0: of the case */
	struct str nieuw, reden;
	int64_t getal;
	struct q_rectificatie_ontvangers_rows ontvangers;
};

/* One that passes the elfproef, that the regime has a place for, and of no other persoon (invariants 13 and 18). */
static enum fault bsn_check(struct correcting *k)
{
	bool persoon = strcmp(k->k->tabel, "persoon") == 0;
	struct fault_info *fi = k->c->fi;
	struct q_rect_bsn_bezet *bezet = NULL;
	struct q_rect_bsn_wie *wie = NULL;
	struct batch b = ctx_read(k->c), kaal = ctx_kaal(k->c);
	const struct casusrol *rol;

	if (!bsn_parse(k->c->arena, k->nieuw, &k->nieuw))
		return fault_field(fi, "nieuw", N_("Dit is geen geldig BSN. Controleer de cijfers."), "invariant 18");
	q_rect_bsn_wie(&b, k->n->zaak, persoon, k->d->rij, &wie);
	TRY(batch_run(&b));
	rol = wie ? casusrol_find(k->c->cat, wie->rol) : NULL;
	if (!wie || !regime_may_record(regime_find(k->c->cat, wie->regime), rol ? rol->kring : wie->hoofd ? KRING_BETROKKENE
		: KRING_DIRECT, STR("bsn")))
		return fault_field(fi, "nieuw", N_("Van deze persoon wordt onder deze grondslag geen BSN vastgelegd. Verwijder het."),
			"BGS 2.19; invariant 13");
	if (!persoon)
		return FAULT_NONE;
	q_rect_bsn_bezet(&kaal, k->nieuw, (struct persoon_id){ k->d->rij }, &bezet);
	TRY(batch_run(&kaal));
	return bezet && bezet->aantal ? fault_field(fi, "nieuw", N_("Er is al een persoon met dit BSN."), "invariant 18")
		: FAULT_NONE;
}

static bool digits_hold(struct str digits, struct str bsn)
{
	if (bsn.n && bsn.p[0] == '0')
		bsn = (struct str){ bsn.p + 1, bsn.n - 1 };
	return bsn.n && digits.n && memmem(digits.p, digits.n, bsn.p, bsn.n);
}

/* Who is told of a correction reads why, and no number. */
static bool tells_bsn(const struct correcting *k)
{
	struct buf b = buf_new(k->c->arena);

	for (size_t i = 0; i < k->reden.n; i++)
		if (k->reden.p[i] >= '0' && k->reden.p[i] <= '9')
			buf_addc(&b, k->reden.p[i]);
	return digits_hold(buf_str(&b), k->d->waarde) || digits_hold(buf_str(&b), k->nieuw);
}

/* What was taken away is a land that is not known. */
static enum fault land_check(struct correcting *k)
{
	const struct land_rij *l = land_find(k->c->cat, k->c->arena, k->n->verwijderen ? STR(LAND_ONBEKEND) : k->nieuw);

	if (!l)
		return fault_field(k->c->fi, "nieuw", N_("Dit land is niet bekend. Schrijf de naam, bijvoorbeeld België."), NULL);
	if (str_eq(land_naam(k->c->cat, l->code), k->d->waarde))
		return fault_field(k->c->fi, "nieuw", N_("Dit staat er nu al."), RECT_RULE);
	k->nieuw = l->code;
	return FAULT_NONE;
}

static enum fault value_check(struct correcting *k)
{
	struct fault_info *fi = k->c->fi;
	struct datum d = { 0 };

	if (k->k->land && (k->n->verwijderen || str_trim(k->n->nieuw).n)) {
		k->nieuw = k->n->nieuw;
		return land_check(k);
	}
	if (k->n->verwijderen) {
		k->nieuw = k->k->bsn ? STR_NULL : k->k->leeg ? STR("") : STR("(verwijderd)");
		return FAULT_NONE;
	}
	k->nieuw = str_trim(k->n->nieuw);
	if (!k->nieuw.n)
		return fault_field(fi, "nieuw", N_("Vul in wat het moet zijn, of kies verwijderen."), RECT_RULE);
	if (k->k->bsn)
		TRY(bsn_check(k));
	if (str_eq(k->nieuw, k->d->waarde))
		return fault_field(fi, "nieuw", N_("Dit staat er nu al."), RECT_RULE);
	if (str_points(k->nieuw) > WAARDE_MAX)
		return fault_field(fi, "nieuw", N_("Dit is te lang."), NULL);
	if (k->k->dag && !datum_parse(k->nieuw, true, &d))
		return fault_field(fi, "nieuw", N_("Dit is geen datum."), NULL);
	k->getal = d.v;
	if (k->k->getal && !k->k->dag && (!str_i64(k->nieuw, &k->getal) || k->getal < 1 || k->getal > 99999))
		return fault_field(fi, "nieuw", N_("Dit is geen getal."), NULL);
	return FAULT_NONE;
}

static enum fault correct_check(struct correcting *k)
{
	struct fault_info *fi = k->c->fi;
	struct batch b = ctx_kaal(k->c);
	struct recht_data l;

	TRY(rectificatie_data(k->c, k->n->zaak, &l));
	k->waar = l.waar;
	k->d = recht_datum_find(k->c, &l, k->n->datum);
	if (!k->d)
		return fault_field(fi, "datum", N_("Kies een gegeven van deze zaak."), RECT_RULE);
	k->k = kolom_of(k->d->code);
	k->reden = str_trim(k->n->reden);
	TRY(value_check(k));
	TRY(casus_text(fi, k->n->reden, REDEN_MAX, "reden", N_("Schrijf op waarom dit gegeven wordt gecorrigeerd.")));
	if (k->k->bsn && tells_bsn(k))
		return fault_field(fi, "reden", N_("Zet het nummer niet in de reden: die blijft zichtbaar, ook voor wie het niet kent."),
			RECT_RULE);
	if (strcmp(k->k->tabel, "betrokkene") == 0)
		k->betrokkene.v = k->d->rij;
	q_rectificatie_ontvangers(&b, k->n->zaak, &k->ontvangers);
	return batch_run(&b);
}

static enum fault value_write(struct unit *u, struct correcting *k)
{
	struct opt_int getal = { .set = k->getal != 0, .v = k->getal };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (k->k->bsn)
		k->k->bsn(&b, k->nieuw, k->nieuw.n ? STR("") : STR("Verwijderd bij een correctie"), k->d->rij, k->n->versie, &n);
	else if (k->k->text)
		k->k->text(&b, k->nieuw, k->d->rij, k->n->versie, &n);
	else
		k->k->getal(&b, getal, k->d->rij, k->n->versie, &n);
	TRY(batch_run(&b));
	if (n == 1)
		return strcmp(k->k->tabel, "persoon") == 0 ? persoon_names_in(u, (struct persoon_id){ k->d->rij }) : FAULT_NONE;
	return k->d->versie == k->n->versie ? fault_set(unit_fault(u), FAULT_DENIED, NULL, RECT_RULE)
		: fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit gegeven is intussen gewijzigd."), NULL);
}

/* The team hears that something was corrected; the supplier's people that they correct it at home (BGS 1.7). */
static enum fault team_tell(struct unit *u, struct correcting *k)
{
	struct q_rectificatie_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	q_rectificatie_team(&b, k->n->zaak, unit_moment(u), &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++)
		if (team.v[i].medewerker.v != k->c->actor.id.v)
			TRY(melding_add_in(u, team.v[i].medewerker, team.v[i].organisatie.v == k->d->organisatie.v
				? "rectificatie_bron" : "rectificatie", k->n->zaak));
	return FAULT_NONE;
}

static struct str receiver(struct unit *u, struct str ontvanger, struct str functie)
{
	return functie.n ? str_cat(unit_arena(u), ontvanger, str_cat(unit_arena(u), STR(", "), functie)) : ontvanger;
}

/* The supplier, and everybody who got the whole case or this person's data (AVG 19; invariant 40). */
static enum fault tasks_write(struct unit *u, struct correcting *k, struct rectificatie_id id)
{
	struct str deel = k->waar.kop ? STR("verzoek") : STR("inhoud");
	struct batch b = unit_batch(u);
	int64_t n = 1, done = 0;

	if (k->d->organisatie.v != k->c->actor.organisatie.v)
		q_recht_bericht_add(&b, (struct rechtbericht_id){ id_new() }, id, str_cat(unit_arena(u), STR("Leverancier: "),
			k->d->bron), (struct verstrekking_id){ 0 }, k->n->zaak, deel, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	for (size_t i = 0; i < k->ontvangers.n; i++) {
		const struct q_rectificatie_ontvangers *o = &k->ontvangers.v[i];

		if (o->betrokkene.v && k->betrokkene.v && o->betrokkene.v != k->betrokkene.v)
			continue;
		q_recht_bericht_add(&b, (struct rechtbericht_id){ id_new() }, id, receiver(u, o->ontvanger, o->functie), o->id,
			k->n->zaak, deel, &done);
		TRY(batch_run(&b));
		TRY(casus_one(u, done));
	}
	return FAULT_NONE;
}

/* The right outlives the case: who handles a request corrects a closed one too. */
static enum fault case_lock(struct unit *u, const struct correcting *k)
{
	struct casus_id id = { k->n->zaak.v };
	struct q_casus_lock *now = NULL;
	struct batch b = unit_batch(u);

	if (!k->waar.kop)
		return FAULT_NONE; /* of an aanmelding the writing itself asks niveau 3 */
	q_casus_lock(&b, id, &now);
	TRY(batch_run(&b));
	if (now && now->gesloten && !now->beperkt && now->niveau == NIVEAU_SCHRIJVEN
		&& actor_mag(&k->c->actor, RECHT_privacy_toetsen))
		return FAULT_NONE;
	return casus_lock_in(u, id, 0, NIVEAU_SCHRIJVEN, &now);
}

static enum fault correct_unit(struct unit *u, void *arg)
{
	struct correcting *k = arg;
	struct rectificatie_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(case_lock(u, k));
	TRY(value_write(u, k));
	q_rectificatie_add(&b, id, k->d->organisatie, k->n->verwijderen ? STR("verwijderd") : STR("gerectificeerd"),
		str_z(k->k->tabel), k->d->rij, str_z(k->k->naam), k->reden, k->n->verzoek, unit_moment(u), k->n->zaak, k->d->deel,
		&n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(tasks_write(u, k, id));
	TRY(team_tell(u, k));
	k->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault rectificatie_do(struct ctx *c, const struct rectificatie_nieuw *n)
{
	struct correcting k = { .c = c, .n = n };

	TRY(correct_check(&k));
	TRY(ctx_write(c, correct_unit, &k, NULL));
	return rectificatie_mask(c);
}

/* ---- masks ---- */

static void mask_key(json_t *o, const char *key, struct str woord)
{
	const json_t *v = json_object_get(o, key);

	if (json_is_string(v) && json_string_length(v))
		json_object_set_new(o, key, json_stringn(woord.p, woord.n));
	else if (json_is_integer(v))
		json_object_set_new(o, key, json_null());
}

/* The image with a word in the place of the value, a number gone; STR_NULL when it cannot be read. */
static struct str mask_of(struct arena *a, struct str beeld, struct str kolom, struct str woord)
{
	json_t *o = json_loadb(beeld.p, beeld.n, 0, NULL);
	struct str ret = STR_NULL;
	char *text;

	if (!o)
		return STR_NULL;
	if (str_eq(kolom, STR("bsn"))) { /* a word is no number: it stands where one says why there is none */
		json_object_set_new(o, "bsn", json_null());
		json_object_set_new(o, "bsn_reden", json_stringn(woord.p, woord.n));
	}
	mask_key(o, str_dup(a, kolom).p, woord);
	mask_key(o, "sorteernaam", woord); /* of a persoon: it is made of his names */
	text = json_dumps(o, JSON_COMPACT);
	if (text)
		ret = str_dup(a, str_z(text));
	free(text);
	json_decref(o);
	return ret;
}

/* In another dossier of the persoon: that he was corrected, to the team, and a task for who got his data. */
static enum fault elsewhere_one(struct unit *u, const struct q_masker_open *r, const struct q_rect_elders *d)
{
	struct q_rectificatie_ontvangers_rows got = { 0 };
	struct rectificatie_id id = { id_new() };
	struct q_beperking_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	q_rect_elders_add(&b, id, STR("De gegevens bij de persoon zijn gecorrigeerd."), d->betrokkene, r->id, NULL);
	q_rectificatie_ontvangers(&b, d->dossier, &got);
	q_beperking_team(&b, d->dossier, unit_moment(u), r->door, &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < got.n; i++)
		if (!got.v[i].betrokkene.v || got.v[i].betrokkene.v == d->betrokkene.v)
			q_rect_elders_bericht(&b, (struct rechtbericht_id){ id_new() }, id, receiver(u, got.v[i].ontvanger,
				got.v[i].functie), got.v[i].id, NULL);
	for (size_t i = 0; i < team.n; i++)
		q_beperking_melding(&b, (struct melding_id){ id_new() }, team.v[i].medewerker, STR("rectificatie"), d->dossier,
			unit_moment(u), NULL);
	return got.n + team.n ? batch_run(&b) : FAULT_NONE;
}

static enum fault elsewhere(struct unit *u, const struct q_masker_open *r)
{
	struct q_rect_elders_rows rows = { 0 };
	struct batch b = unit_batch(u);

	if (!str_eq(r->tabel, STR("persoon")))
		return FAULT_NONE;
	q_rect_elders(&b, (struct persoon_id){ r->rij }, r->dossier, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		TRY(elsewhere_one(u, r, &rows.v[i]));
	return FAULT_NONE;
}

static enum fault mask_one(struct unit *u, const struct q_masker_open *r)
{
	struct q_masker_beelden_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_masker_beelden(&b, r->tabel, r->rij, r->moment, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		struct str masker = mask_of(unit_arena(u), rows.v[i].beeld, r->kolom, r->soort);

		if (!masker.p)
			return fault_detail(unit_fault(u), FAULT_INTERNAL, "masker", "image is no JSON");
		q_masker_set(&b, rows.v[i].id, masker, NULL);
		TRY(batch_run(&b));
	}
	TRY(elsewhere(u, r));
	q_masker_done(&b, r->id, NULL);
	return batch_run(&b);
}

static enum fault mask_unit(struct unit *u, void *arg)
{
	struct q_masker_open_rows rows = { 0 };
	struct batch b = unit_batch(u);

	(void)arg;
	q_masker_open(&b, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		TRY(mask_one(u, &rows.v[i]));
	return FAULT_NONE;
}

enum fault rectificatie_mask(struct ctx *c)
{
	return ctx_write_kaal(c, mask_unit, NULL);
}

/* ---- reading ---- */

enum fault rectificatie_list(struct ctx *c, struct dossier_id id, struct rectificaties *ret)
{
	struct q_recht_bericht_list_rows berichten = { 0 };
	struct q_rectificatie_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(where_read(c, id, &ret->waar));
	q_rectificatie_list(&b, id, &rows);
	q_recht_bericht_list(&b, id, &berichten);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct rectificatie_rij);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct rectificatie_rij){ rows.v[i].soort, rows.v[i].deel, rows.v[i].reden, rows.v[i].bron,
			rows.v[i].naam, recht_datum_label(rows.v[i].tabel, rows.v[i].kolom), rows.v[i].moment };
	ret->nberichten = berichten.n;
	ret->berichten = ARENA_ARRAY(c->arena, berichten.n + 1, struct recht_bericht);
	for (size_t i = 0; i < berichten.n; i++) {
		const struct q_recht_bericht_list *q = &berichten.v[i];

		ret->berichten[i] = (struct recht_bericht){ q->id, q->aan, q->hoe, q->naam, q->soort,
			recht_datum_label(q->tabel, q->kolom), q->gedaan, q->moment, q->versie };
	}
	return FAULT_NONE;
}

struct telling {
	struct ctx *c;
	struct dossier_id zaak;
	struct rechtbericht_id id;
	int64_t versie;
	struct str hoe;
};

static enum fault done_unit(struct unit *u, void *arg)
{
	struct telling *k = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_recht_bericht_done(&b, unit_moment(u), k->hoe, k->id, k->versie, k->zaak, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit is al gedaan, of u mag het niet."), NULL);
}

enum fault recht_bericht_done(struct ctx *c, struct dossier_id zaak, struct rechtbericht_id id, int64_t versie,
	struct str hoe)
{
	struct telling k = { c, zaak, id, versie, str_trim(hoe) };

	TRY(casus_text(c->fi, hoe, 300, "hoe", N_("Schrijf op wie u het vertelde, en hoe.")));
	TRY(VRIJ_CHECK(c->fi, { "hoe", hoe }));
	return ctx_write(c, done_unit, &k, NULL);
}

enum fault recht_bericht_wacht(struct ctx *c, struct recht_wachten *ret)
{
	struct q_recht_bericht_wacht_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_recht_bericht_wacht(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct recht_wacht);
	for (size_t i = 0; i < rows.n; i++) {
		ret->v[i] = (struct recht_wacht){ rows.v[i].casus, rows.v[i].aanmelding, rows.v[i].nummer, rows.v[i].aantal, rows.v[i].sinds };
		ctx_look(c, rows.v[i].zaak, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("werkvoorraad"));
	}
	return FAULT_NONE;
}
