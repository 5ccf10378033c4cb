/* Correcting a datum and telling who got it: see rectificatie.h. */
#include "domein/rechtverzoek/rectificatie.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "domein/rechtverzoek/rechtverzoek_priv.h"
#include "domein/toegang/melding.h"

#define WAARDE_MAX 8000
#define REDEN_MAX 1000
#define RECT_RULE "BGS 1.7; AVG 16; invariant 20"

/* What may be corrected: one statement writes each. leeg: it may have no value. */
typedef void text_fn(struct batch *b, struct str nieuw, int64_t id, int64_t versie, int64_t *ret);
struct kolom {
	const char *code, *tabel, *naam, *label;
	bool leeg, lang, dag;
	text_fn *text;
	bool getal;
};
static const struct kolom kolommen[] = {
	{ "notitie_titel", "notitie", "titel", N_("Titel van een notitie"), true, false, false, q_rect_notitie_titel, false },
	{ "notitie_tekst", "notitie", "tekst", N_("Tekst van een notitie"), false, true, false, q_rect_notitie_tekst, false },
	{ "voornamen", "betrokkene", "voornamen", N_("Voornamen"), true, false, false, q_rect_voornamen, false },
	{ "voorvoegsel", "betrokkene", "voorvoegsel", N_("Voorvoegsel"), true, false, false, q_rect_voorvoegsel, false },
	{ "geslachtsnaam", "betrokkene", "geslachtsnaam", N_("Achternaam"), false, false, false, q_rect_geslachtsnaam, false },
	{ "geboren", "betrokkene", "geboren", N_("Geboortedatum"), true, false, true, NULL, true },
	{ "straat", "adres", "straat", N_("Straat"), true, false, false, q_rect_straat, false },
	{ "huisnummer", "adres", "huisnummer", N_("Huisnummer"), true, false, false, NULL, true },
	{ "toevoeging", "adres", "toevoeging", N_("Toevoeging"), true, false, false, q_rect_toevoeging, false },
	{ "postcode", "adres", "postcode", N_("Postcode"), true, false, false, q_rect_postcode, false },
	{ "plaats", "adres", "plaats", N_("Plaats"), true, false, false, q_rect_plaats, false },
	{ "doel_tekst", "doel", "tekst", N_("Doel"), false, true, false, q_rect_doel_tekst, false },
	{ "afspraak_tekst", "afspraak", "tekst", N_("Afspraak"), false, true, false, q_rect_afspraak_tekst, false },
	{ "analyse_tekst", "plan_analyse", "tekst", N_("Analyse"), false, true, false, q_rect_analyse_tekst, false },
	{ "zrm_opmerking", "zrm_score", "opmerking", N_("Opmerking bij een score"), true, true, false, q_rect_zrm_opmerking,
		false },
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

static struct recht_datum datum_of_row(struct ctx *c, const struct q_rect_data *q)
{
	const struct kolom *k = kolom_of(q->code);
	struct recht_datum d = { .code = q->code, .label = k->label, .rij = q->rij, .versie = q->versie, .moment = q->moment,
		.deel = q->deel, .bron = q->bron, .waarde = q->waarde, .organisatie = q->organisatie, .lang = k->lang,
		.dag = k->dag };
	int64_t v;

	if (k->dag && str_i64(q->waarde, &v))
		d.waarde = v ? datum_text(c->arena, (struct datum){ (int32_t)v }) : STR("");
	return d;
}

enum fault rectificatie_data(struct ctx *c, struct casus_id id, struct recht_data *ret)
{
	struct q_rect_data_rows rows = { 0 };
	struct batch b = ctx_read(c);
	struct casus_kop *k;

	TRY(casus_kop_get(c, id, &k));
	if (!casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN)
		|| !(actor_mag(&c->actor, RECHT_casus_schrijven) || actor_mag(&c->actor, RECHT_privacy_toetsen)))
		return fault_set(c->fi, FAULT_DENIED, N_("Alleen wie de casus bijhoudt of een verzoek behandelt, corrigeert hier."),
			RECT_RULE);
	q_rect_data(&b, id, 0, &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct recht_datum);
	for (size_t i = 0; i < rows.n; i++)
		if (kolom_of(rows.v[i].code) && rows.v[i].waarde.n && !str_eq(rows.v[i].waarde, STR("0")))
			ret->v[ret->n++] = datum_of_row(c, &rows.v[i]);
	return FAULT_NONE;
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
	struct betrokkene_id betrokkene; /* whose datum it is; 0: of the case */
	struct str nieuw, reden;
	int64_t getal;
	struct q_rectificatie_ontvangers_rows ontvangers;
};

static enum fault value_check(struct correcting *k)
{
	struct fault_info *fi = k->c->fi;
	struct datum d = { 0 };

	if (k->n->verwijderen) {
		k->nieuw = k->k->leeg ? STR("") : STR("(verwijderd)");
		return FAULT_NONE;
	}
	k->nieuw = str_trim(k->n->nieuw);
	if (!k->nieuw.n)
		return fault_field(fi, "nieuw", N_("Vul in wat het moet zijn, of kies verwijderen."), RECT_RULE);
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

	TRY(rectificatie_data(k->c, k->n->casus, &l));
	k->d = recht_datum_find(k->c, &l, k->n->datum);
	if (!k->d)
		return fault_field(fi, "datum", N_("Kies een gegeven van deze casus."), RECT_RULE);
	k->k = kolom_of(k->d->code);
	k->reden = str_trim(k->n->reden);
	TRY(value_check(k));
	TRY(casus_text(fi, k->n->reden, REDEN_MAX, "reden", N_("Schrijf op waarom dit gegeven wordt gecorrigeerd.")));
	if (strcmp(k->k->tabel, "betrokkene") == 0)
		k->betrokkene.v = k->d->rij;
	q_rectificatie_ontvangers(&b, k->n->casus, &k->ontvangers);
	return batch_run(&b);
}

static enum fault value_write(struct unit *u, struct correcting *k)
{
	struct opt_int getal = { .set = k->getal != 0, .v = k->getal };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (k->k->text)
		k->k->text(&b, k->nieuw, k->d->rij, k->n->versie, &n);
	else if (k->k->dag)
		q_rect_geboren(&b, getal, k->d->rij, k->n->versie, &n);
	else
		q_rect_huisnummer(&b, getal, k->d->rij, k->n->versie, &n);
	TRY(batch_run(&b));
	if (n == 1)
		return FAULT_NONE;
	return k->d->versie == k->n->versie ? fault_set(unit_fault(u), FAULT_DENIED, NULL, RECT_RULE)
		: fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit gegeven is intussen gewijzigd."), NULL);
}

/* The team hears that something was corrected; the supplier's people that they correct it at home (BGS 1.7). */
static enum fault team_tell(struct unit *u, struct correcting *k)
{
	struct q_rectificatie_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	q_rectificatie_team(&b, k->n->casus, unit_moment(u), &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++)
		if (team.v[i].medewerker.v != k->c->actor.id.v)
			TRY(melding_add_in(u, team.v[i].medewerker, team.v[i].organisatie.v == k->d->organisatie.v
				? "rectificatie_bron" : "rectificatie", casus_dossier(k->n->casus)));
	return FAULT_NONE;
}

/* The supplier, and everybody who got the whole case or this person's data (AVG 19; invariant 40). */
static enum fault tasks_write(struct unit *u, struct correcting *k, struct rectificatie_id id)
{
	struct batch b = unit_batch(u);
	int64_t n = 1, done = 0;

	if (k->d->organisatie.v != k->c->actor.organisatie.v)
		q_recht_bericht_add(&b, (struct rechtbericht_id){ id_new() }, id, str_cat(unit_arena(u), STR("Leverancier: "),
			k->d->bron), (struct verstrekking_id){ 0 }, k->n->casus, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	for (size_t i = 0; i < k->ontvangers.n; i++) {
		const struct q_rectificatie_ontvangers *o = &k->ontvangers.v[i];

		if (o->betrokkene.v && k->betrokkene.v && o->betrokkene.v != k->betrokkene.v)
			continue;
		q_recht_bericht_add(&b, (struct rechtbericht_id){ id_new() }, id, o->functie.n ? str_cat(unit_arena(u),
			o->ontvanger, str_cat(unit_arena(u), STR(", "), o->functie)) : o->ontvanger, o->id, k->n->casus, &done);
		TRY(batch_run(&b));
		TRY(casus_one(u, done));
	}
	return FAULT_NONE;
}

/* The right outlives the case: who handles a request corrects a closed one too. */
static enum fault case_lock(struct unit *u, const struct correcting *k)
{
	struct q_casus_lock *now = NULL;
	struct batch b = unit_batch(u);

	q_casus_lock(&b, k->n->casus, &now);
	TRY(batch_run(&b));
	if (now && now->gesloten && !now->beperkt && now->niveau == NIVEAU_SCHRIJVEN
		&& actor_mag(&k->c->actor, RECHT_privacy_toetsen))
		return FAULT_NONE;
	return casus_lock_in(u, k->n->casus, 0, NIVEAU_SCHRIJVEN, &now);
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
		str_z(k->k->tabel), k->d->rij, str_z(k->k->naam), k->reden, k->n->verzoek, unit_moment(u), k->n->casus, k->d->deel,
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

/* The image with a word in the place of the value, a number gone; STR_NULL when it cannot be read. */
static struct str mask_of(struct arena *a, struct str beeld, struct str kolom, struct str woord)
{
	json_t *o = json_loadb(beeld.p, beeld.n, 0, NULL);
	struct str key = str_dup(a, kolom), ret = STR_NULL;
	const json_t *v = o ? json_object_get(o, key.p) : NULL;
	char *text;

	if (!o)
		return STR_NULL;
	if (json_is_string(v) && json_string_length(v))
		json_object_set_new(o, key.p, json_stringn(woord.p, woord.n));
	else if (json_is_integer(v))
		json_object_set_new(o, key.p, json_null());
	text = json_dumps(o, JSON_COMPACT);
	if (text)
		ret = str_dup(a, str_z(text));
	free(text);
	json_decref(o);
	return ret;
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

enum fault rectificatie_list(struct ctx *c, struct casus_id id, struct rectificaties *ret)
{
	struct q_recht_bericht_list_rows berichten = { 0 };
	struct q_rectificatie_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(casus_kop_get(c, id, &ret->kop));
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
	struct casus_id casus;
	struct rechtbericht_id id;
	int64_t versie;
	struct str hoe;
};

static enum fault done_unit(struct unit *u, void *arg)
{
	struct telling *k = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_recht_bericht_done(&b, unit_moment(u), k->hoe, k->id, k->versie, k->casus, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit is al gedaan, of u mag het niet."), NULL);
}

enum fault recht_bericht_done(struct ctx *c, struct casus_id casus, struct rechtbericht_id id, int64_t versie,
	struct str hoe)
{
	struct telling k = { c, casus, id, versie, str_trim(hoe) };

	TRY(casus_text(c->fi, hoe, 300, "hoe", N_("Schrijf op wie u het vertelde, en hoe.")));
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
		ret->v[i] = (struct recht_wacht){ rows.v[i].casus, rows.v[i].nummer, rows.v[i].aantal, rows.v[i].sinds };
		ctx_look(c, casus_dossier(rows.v[i].casus), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("werkvoorraad"));
	}
	return FAULT_NONE;
}
