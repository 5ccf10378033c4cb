/* The file of an inzage holds everything that there is about a person: every column of text of every table of a dossier is
 * in it, or stands below as one that is not, and why. A new column is on neither side, and fails. What is in it may be
 * corrected, or stands below as what is fixed. Both databases.
 *
 * Each column gets a word of its own, in a row of the case, of its aanmelding, or of a point of an overleg; the file is
 * searched for the words. It knows nothing of how the file is made.
 */
#include "tests/proef_recht.h"

#include <jansson.h>

#include "domein/rechtverzoek/inzage.h"
#include "domein/rechtverzoek/rectificatie.h"
#include "tests/zaai.h"

/* In no file, whatever the table: codes and numbers, and what a supplier asks of who reads (never given). */
#define NOOIT " onderdeel soort status nummer regime thema ring wpg voorwaarden beroepsgeheim "

enum waar { CASUS, AANMELDING, PUNT, NERGENS };
/* wel: in the file. niet: not; with a ! before it, a code that a rule of the database holds. ook: what the row must be besides
 * to be in the file. */
static const struct regel {
	const char *tabel;
	enum waar waar;
	const char *wel, *niet, *ook;
} regels[] = {
	{ "adres", CASUS, "straat toevoeging postcode plaats land", "", "" },
	{ "relatie", CASUS, "soort", "", "" },
	{ "aanmelding_inhoud", AANMELDING, "aanleiding gedrag geprobeerd lokaal doel leefgebieden partners noodzaak",
		"gebied taak grondslag !risico categorieen", "" }, /* of an area; of the aanmelder; codes */
	{ "criterium_antwoord", AANMELDING, "criterium motivering", "criteria !antwoord", "" },
	{ "bericht", AANMELDING, "tekst", "", "" },
	{ "bijlage", CASUS, "titel bestandsnaam", "type sha256 sleutel", "status = 'klaar'" },
	{ "extra_veld", AANMELDING, "veld waarde", "", "" },
	{ "weegpunt", AANMELDING, "risico_reden uitkomst reden", "!risico ontvanger", "" },
	{ "oordeel", AANMELDING, "criterium toelichting", "criteria !oordeel", "" },
	{ "fase_stap", CASUS, "toelichting", "fase", "" },
	{ "notitie", CASUS, "titel tekst", "ingetrokken_reden", "" }, /* what was withdrawn may be about another */
	{ "veiligheidsafspraak", CASUS, "tekst", "", "" },
	{ "termijn", CASUS, "opgeschort_toelichting", "klok opgeschort_reden !afloop", "" },
	{ "kenmerk", CASUS, "code", "", "" },
	{ "plan", CASUS, "aanleiding samenvatting woorden perspectief besluit", "woorden_door", "" }, /* a name of staff */
	{ "plan_analyse", CASUS, "leefgebied tekst", "", "" },
	{ "doel", CASUS, "leefgebied tekst norm woorden status_reden", "", "" },
	{ "afspraak", CASUS, "tekst indeling_reden antwoord_reden status_reden voorstel_reden",
		"leefgebied !herhaal kader !antwoord", "" },
	{ "afspraak_stap", CASUS, "tekst", "", "" },
	{ "stagnatie", CASUS, "reden toelichting opgelost_hoe", "", "" },
	{ "escalatie_stap", CASUS, "vraag antwoord", "stap aan", "" },
	{ "zrm_meting", CASUS, "toelichting gecorrigeerd_reden", "zrmset ingetrokken_reden", "" },
	{ "zrm_score", CASUS, "domein opmerking", "!reden", "" },
	{ "zrm_uitzondering", CASUS, "domein motivering", "", "" },
	{ "afschaling", CASUS, "reden motivering", "model van niveau ontvanger", "" },
	{ "eindverslag", CASUS, "titel uitkomst tekst", "", "" },
	{ "heropening", CASUS, "reden", "", "" },
	{ "herbeoordeling", CASUS, "reden", "!uitkomst", "" },
	{ "casus_overdracht", CASUS, "reden antwoord", "delen blijven grond toestemming", "" },
	{ "informatieverzoek", CASUS, "vraag antwoord toelichting", "sjabloon grond reden", "status = 'beantwoord'" },
	{ "verzoek_vraag", CASUS, "vraag antwoord", "", "" },
	{ "vernietigstop", CASUS, "reden", "opgeheven_reden", "" },
	{ "verlenging", CASUS, "motivering", "!grond", "" },
	{ "beperking", CASUS, "reden", "einde_reden", "" },
	{ "rectificatie", CASUS, "reden", "!tabel kolom", "tabel = 'casus', rij = dossier" },
	{ "brief", CASUS, "onderwerp tekst", "huis aan adres !wijze", "" }, /* where it went may be of who represents him */
	{ "informatie", CASUS, "grond reden", "bron", "soort = 'uitstel'" }, /* a name of staff */
	{ "verstrekking", CASUS, "ontvanger categorieen grond",
		"!aan verband functie wijze wat doel noodzaak grondslag rac toestemming", "" },
	{ "agendapunt", PUNT, "vraag", "titel", "" }, /* the name of the case */
	{ "vastlegging", PUNT, "tekst", "leefgebied", "" },
	/* about the person: the facts above his data */
	{ "betrokkene", CASUS, "bsn voornamen voorletters voorvoegsel geslachtsnaam partner_naam rol geinformeerd_reden",
		"koppel_reden bsn_reden partner_voorvoegsel !naamgebruik !geslacht !geinformeerd", "" },
	{ "casus", CASUS, "risico_reden", "fase aanbrenger_naam aanbrenger_taak intensiteit !risico !toestand", "risico = 'hoog'" },
	{ "aanmelding", AANMELDING, "besluit_reden ontvanger", "!urgentie", "" },
	/* not about the person, but about who works on the case */
	{ "besluit_deelnemer", NERGENS, NULL, NULL, "" }, { "teamlid", NERGENS, NULL, NULL, "" },
	{ "punt_aanwezig", NERGENS, NULL, NULL, "" }, { "verlenging_bron", NERGENS, NULL, NULL, "" },
	{ "bewaar_begin", NERGENS, NULL, NULL, "" }, { "recht_bericht", NERGENS, NULL, NULL, "" },
	/* a passing-on is told once, by the ledger */
	{ "verstrekking_bron", NERGENS, NULL, NULL, "" }, { "standpunt", NERGENS, NULL, NULL, "" },
	{ "terugkoppeling", NERGENS, NULL, NULL, "" },
	/* of others: another case with its persons; who is bound to secrecy */
	{ "verband", NERGENS, NULL, NULL, "" }, { "gezin_afstemming", NERGENS, NULL, NULL, "" },
	{ "incidentele_derde", NERGENS, NULL, NULL, "" },
	/* meetings: no persons in them */
	{ "weging", NERGENS, NULL, NULL, "" }, { "weging_aanwezig", NERGENS, NULL, NULL, "" },
	{ "weging_regel", NERGENS, NULL, NULL, "" }, { "overleg", NERGENS, NULL, NULL, "" },
	{ "overleg_lid", NERGENS, NULL, NULL, "" }, { "overleg_regel", NERGENS, NULL, NULL, "" },
	/* the request itself */
	{ "rechtverzoek", NERGENS, NULL, NULL, "" }, { "rechtverzoek_inhoud", NERGENS, NULL, NULL, "" },
	{ "recht_zoeking", NERGENS, NULL, NULL, "" }, { "recht_zaak", NERGENS, NULL, NULL, "" },
	{ "inzage_deel", NERGENS, NULL, NULL, "" }, { "inzage_levering", NERGENS, NULL, NULL, "" },
	{ "zienswijze", NERGENS, NULL, NULL, "" },
};
/* In the file, and not to be corrected: */
#define VAST \
	/* a code that is chosen anew where it stands */ \
	" relatie.soort aanmelding_inhoud.leefgebieden criterium_antwoord.criterium extra_veld.veld weegpunt.uitkomst" \
	" oordeel.criterium kenmerk.code plan_analyse.leefgebied doel.leefgebied stagnatie.reden zrm_score.domein" \
	" zrm_uitzondering.domein afschaling.reden eindverslag.uitkomst betrokkene.rol" \
	/* a decision, a letter or a passing-on as it was told */ \
	" aanmelding.besluit_reden aanmelding.ontvanger vernietigstop.reden verlenging.motivering beperking.reden" \
	" rectificatie.reden brief.onderwerp brief.tekst informatie.grond informatie.reden verstrekking.ontvanger" \
	" verstrekking.categorieen verstrekking.grond "
#define REGELS (sizeof(regels) / sizeof(regels[0]))

static const struct regel *rule_of(const char *tabel)
{
	for (size_t i = 0; i < REGELS; i++)
		if (strcmp(regels[i].tabel, tabel) == 0)
			return &regels[i];
	fail_msg("%s: say whether the file of an inzage holds it", tabel);
	return NULL;
}

static bool listed(struct proef *p, const char *words, const char *word)
{
	return strstr(text(p, " %s ", words), text(p, " %s ", word)) != NULL;
}

/* The columns of text: "table|column;". */
static const char *text_columns(struct kijker *kaal)
{
	return look_rows(kaal, kaal->p->kind == DB_POSTGRES
		? "select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t "
		  "on t.table_schema = c.table_schema and t.table_name = c.table_name where c.table_schema = 'main' and "
		  "t.table_type = 'BASE TABLE' and c.data_type = 'text' order by 1, c.ordinal_position"
		: "select t.name, c.name from pragma_table_list t join pragma_table_xinfo(t.name, t.schema) c where t.schema = 'main' "
		  "and t.type = 'table' and t.name not like 'sqlite%' and c.type = 'TEXT' order by t.name, c.cid");
}

static void every_column_is_decided(struct proef *p)
{
	struct kijker *kaal = look_open(p, LENS_KAAL);
	const char *rows = text_columns(kaal), *tabel, *kolom;
	bool last;
	int n = 0;

	while (kijk_cell(p, &rows, &tabel, &last) && kijk_cell(p, &rows, &kolom, &last)) {
		const struct lens_table *t = kijk_table(tabel);
		const struct regel *r;

		if (t->class != LENS_CLASS_RIJ && t->class != LENS_CLASS_DOSSIER)
			continue;
		r = rule_of(tabel);
		n++;
		if (r->wel && !listed(p, r->wel, kolom) && !listed(p, r->niet, kolom) && !listed(p, r->niet, text(p, "!%s", kolom))
			&& !listed(p, NOOIT, kolom))
			fail_msg("%s.%s: say whether the file of an inzage holds it", tabel, kolom);
	}
	assert_true(n > 150);
	look_close(kaal);
}

struct wereld {
	struct opstelling *o;
	struct proef *p;
	int64_t casus, aanmelding, punt, organisatie;
	struct rechtverzoek_id correctie, verzoek; /* to correct, to read */
};

static int64_t dossier_of(const struct wereld *w, enum waar waar)
{
	return waar == CASUS ? w->casus : waar == AANMELDING ? w->aanmelding : w->punt;
}

/* The words of a rule get a mark each, in row id. */
static void mark(struct wereld *w, const struct regel *r, int64_t id)
{
	const char *rest = text(w->p, "%s %s", r->wel, r->niet);
	struct buf b = buf_new(w->o->arena);

	for (; *rest; rest += strspn(rest, " ")) {
		const char *one = text(w->p, "%.*s", (int)strcspn(rest, " "), rest);

		rest += strlen(one);
		if (*one && *one != '!')
			buf_addz(&b, text(w->p, "%s%s = 'zq%sx%sx'", b.n ? ", " : "", one, r->tabel, one));
	}
	opstelling_sql(w->o, text(w->p, "update main.%s set %s%s%s where id = %ld", r->tabel, buf_str(&b).p, *r->ook ? ", " : "",
		r->ook, (long)id));
}

/* In the row that is there, or a new one. */
static void plant(struct wereld *w, const struct regel *r)
{
	const struct zaai z = { w->p, id_new(), dossier_of(w, r->waar), w->organisatie };
	bool root = kijk_table(r->tabel)->class == LENS_CLASS_DOSSIER;
	int64_t id = root ? z.dossier : opstelling_count(w->o, text(w->p, "select coalesce(min(id), 0) from main.%s where dossier = %ld",
		r->tabel, (long)z.dossier));

	if (!id)
		opstelling_sql(w->o, zaai_sql(&z, r->tabel));
	mark(w, r, id ? id : z.id);
}

static int64_t a_point(struct wereld *w)
{
	const struct zaai overleg = { w->p, id_new(), 0, w->organisatie }, punt = { w->p, id_new(), w->casus, w->organisatie };

	opstelling_sql(w->o, zaai_sql(&overleg, "overleg"));
	opstelling_sql(w->o, zaai_sql(&punt, "agendapunt"));
	opstelling_sql(w->o, text(w->p, "update main.agendapunt set casus = %ld, overleg = %ld where id = %ld", (long)w->casus,
		(long)overleg.id, (long)punt.id));
	return punt.id;
}

/* A request that is granted whole, of what was found. */
static void request(struct wereld *w, const char *soort)
{
	struct ctx c;

	w->verzoek = recht_maak(w->o, soort);
	recht_zoek(w->o, w->verzoek);
	opstelling_sql(w->o, "update main.recht_zaak set uitkomst = 'toegewezen', besloten = 1");
	w->casus = recht_zaak_van(recht_nu(w->o, w->verzoek), "casus")->zaak.v;
	w->aanmelding = recht_zaak_van(recht_nu(w->o, w->verzoek), "aanmelding")->zaak.v;
	if (!w->punt)
		w->punt = a_point(w);
	for (size_t i = 0; i < recht_nu(w->o, w->verzoek)->nzaken; i++) {
		c = opstelling_as(w->o, "hilde.vroemen");
		proef_good(c.fi, recht_zaak_open(&c, w->verzoek, recht_nu(w->o, w->verzoek)->zaken[i].id));
	}
}

/* All that may be given: every part was chosen to be. */
static struct str file(struct wereld *w)
{
	static const char *const geef[] = { "wpg", "geheim", "informeren" };
	struct rechtverzoek *r = recht_nu(w->o, w->verzoek);
	struct inzage *i;
	struct ctx c;

	for (size_t z = 0; z < r->nzaken; z++)
		for (size_t k = 0; k < sizeof(geef) / sizeof(geef[0]); k++) {
			c = opstelling_as(w->o, "hilde.vroemen");
			proef_good(c.fi, inzage_choose(&c, w->verzoek, r->zaken[z].id, &(struct inzage_keus){ str_z(geef[k]), STR("") }, 1));
		}
	c = opstelling_as(w->o, "hilde.vroemen");
	proef_good(c.fi, inzage_get(&c, w->verzoek, LOOK_BESTAND, &i));
	assert_true(i->compleet && i->n == 2);
	return inzage_json(&c, i);
}

static void search(struct wereld *w, struct str json, const struct regel *r)
{
	const char *rest = text(w->p, "%s | %s", r->wel, r->niet);
	bool wel = true;

	for (; *rest; rest += strspn(rest, " ")) {
		const char *one = text(w->p, "%.*s", (int)strcspn(rest, " "), rest);

		rest += strlen(one);
		wel = wel && *one != '|';
		if (*one == '|' || *one == '!')
			continue;
		if (text_has(json, text(w->p, "zq%sx%sx", r->tabel, one)) != wel)
			fail_msg("%s.%s is %s the file of the inzage", r->tabel, one, wel ? "not in" : "in");
	}
}

/* A word of each column in a case that is opened to read and to correct. */
static void begin(struct wereld *w)
{
	struct rechtverzoek_id inzage;

	assert_true(proef_casus(w->o).v);
	w->organisatie = opstelling_as(w->o, "rik.schreurs").actor.organisatie.v;
	request(w, "inzage");
	inzage = w->verzoek;
	request(w, "rectificatie");
	w->correctie = w->verzoek;
	w->verzoek = inzage;
	for (size_t i = 0; i < REGELS; i++)
		if (regels[i].wel)
			plant(w, &regels[i]);
}

static void invariant_39_everything_about_the_person_is_in_the_file(struct opstelling *o)
{
	struct wereld w = { .o = o, .p = kijk_new(o) };
	struct str json;

	every_column_is_decided(w.p);
	begin(&w);
	json = file(&w);
	for (size_t i = 0; i < REGELS; i++)
		if (regels[i].wel)
			search(&w, json, &regels[i]);
}
TEST_BOTH(invariant_39_everything_about_the_person_is_in_the_file)

static const struct recht_datum *datum_in(const struct recht_data *l, const char *code, const char *waarde)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].code, str_z(code)) && str_eq(l->v[i].waarde, str_z(waarde)))
			return &l->v[i];
	return NULL;
}

static void correct(struct wereld *w, const struct regel *r, const char *kolom)
{
	bool bsn = strcmp(kolom, "bsn") == 0, land = strcmp(kolom, "land") == 0;
	struct rectificatie_nieuw n = { .zaak = { r->waar == AANMELDING ? w->aanmelding : w->casus }, .reden = STR("Het was anders."),
		.nieuw = str_z(bsn ? "123456782" : land ? "België" : "Juist"), .verzoek = w->correctie };
	struct ctx c = opstelling_as(w->o, "hilde.vroemen");
	const struct recht_datum *d;
	struct recht_data l;

	proef_good(c.fi, rectificatie_data(&c, n.zaak, &l));
	d = datum_in(&l, text(w->p, "%s_%s", r->tabel, kolom), text(w->p, "zq%sx%sx", r->tabel, kolom));
	if (!d != listed(w->p, VAST, text(w->p, "%s.%s", r->tabel, kolom)))
		fail_msg("%s.%s is %s be corrected", r->tabel, kolom, d ? "fixed, and to" : "in the file, and not to");
	if (!d)
		return;
	n.datum = recht_datum_veld(&c, d);
	n.versie = d->versie;
	proef_good(c.fi, rectificatie_do(&c, &n));
	assert_int_equal(opstelling_count(w->o, text(w->p, "select count(*) from main.%s where %s = '%s'", r->tabel, kolom,
		bsn ? "123456782" : land ? "5010" : "Juist")), 1);
}

/* And each correction is told in the file, with its reason. */
static void invariant_20_what_may_be_read_may_be_corrected(struct opstelling *o)
{
	struct wereld w = { .o = o, .p = kijk_new(o) };
	const char *at;
	int64_t n = 0;

	begin(&w);
	for (size_t i = 0; i < REGELS; i++) {
		const char *rest = regels[i].wel ? regels[i].wel : "";

		for (; *rest; rest += strspn(rest, " ")) {
			const char *one = text(w.p, "%.*s", (int)strcspn(rest, " "), rest);

			rest += strlen(one);
			correct(&w, &regels[i], one);
		}
	}
	for (at = file(&w).p; (at = strstr(at, "Het was anders.")); at++)
		n++;
	assert_int_equal(n, opstelling_count(o, "select count(*) from main.rectificatie where reden = 'Het was anders.'"));
	assert_true(n > 70);
}
TEST_BOTH(invariant_20_what_may_be_read_may_be_corrected)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_39_everything_about_the_person_is_in_the_file),
		BOTH(invariant_20_what_may_be_read_may_be_corrected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
