/* The log of a case: see logboek.h. A row image is JSON made by a trigger; here it is read, compared, told in words. */
#include "domein/casus/logboek.h"

#include <jansson.h>
#include <string.h>

#include "domein/afschaling/afschaling.h"
#include "domein/casus/casus_priv.h"
#include "domein/casus/mensen.h"
#include "domein/casus/tijdlijn.h"
#include "domein/plan/plan.h"
#include "domein/verstrekking/verstrekking.h"
#include "domein/verzoek/verzoek.h"
#include "domein/zrm/zrm.h"

#define VELDEN_MAX 16
#define TEKST_TOT 160 /* characters of a longer text */

/* How a column is told: STIL says that it changed, not what it was. */
enum telling { TEL_TEKST, TEL_STIL, TEL_DAG, TEL_MOMENT, TEL_JANEE, TEL_NAAM, TEL_NIVEAU, TEL_DEEL, TEL_FASE, TEL_ROL,
	TEL_RELATIE, TEL_THEMA, TEL_KENMERK, TEL_KEUS };

struct column {
	const char *name, *label;
	enum telling how;
	const struct casus_keus *keus;
};
struct table {
	const char *name, *label;
	const struct column *columns;
};

static const struct casus_keus notitie_alle[] = {
	{ "notitie", N_("Notitie"), NULL }, { "contact", N_("Contact"), NULL }, { "signaal", N_("Signaal"), NULL },
	{ "besluit", N_("Besluit"), NULL }, { "gebeurtenis", N_("Gebeurtenis"), NULL }, { 0 },
};
static const struct casus_keus verzoek_standen[] = {
	{ "open", N_("Open"), NULL }, { "toegekend", N_("Toegekend"), NULL }, { "geweigerd", N_("Geweigerd"), NULL },
	{ "ingetrokken", N_("Ingetrokken"), NULL }, { 0 },
};
static const struct column of_casus[] = {
	{ "fase", N_("Fase"), TEL_FASE, NULL }, { "procesregisseur", N_("Procesregisseur"), TEL_NAAM, NULL },
	{ "intensiteit", N_("Intensiteit"), TEL_KEUS, casus_intensiteiten },
	{ "risico", N_("Risico"), TEL_KEUS, casus_risicos }, { "risico_reden", N_("Motivering van het risico"), TEL_STIL,
		NULL },
	{ "veiligheidsrisico", N_("Veiligheidsrisico"), TEL_JANEE, NULL },
	{ "toestand", N_("Toestand"), TEL_KEUS, casus_toestanden },
	{ "herbeoordeling", N_("Herbeoordeling"), TEL_DAG, NULL },
	{ "aanbrenger_naam", N_("Contactpersoon van de aanbrenger"), TEL_TEKST, NULL },
	{ "aanbrenger_taak", N_("Taak van de aanbrenger"), TEL_TEKST, NULL },
	{ "thema", N_("Thema"), TEL_THEMA, NULL }, { "gesloten", N_("Gesloten"), TEL_MOMENT, NULL },
	{ "vernietigen", N_("Vernietigen op"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_toegang[] = {
	{ "medewerker", N_("Voor"), TEL_NAAM, NULL }, { "onderdeel", N_("Onderdeel"), TEL_DEEL, NULL },
	{ "niveau", N_("Niveau"), TEL_NIVEAU, NULL }, { "grond", N_("Grond"), TEL_TEKST, NULL },
	{ "tot", N_("Tot"), TEL_MOMENT, NULL }, { 0 },
};
static const struct column of_teamlid[] = {
	{ "medewerker", N_("Wie"), TEL_NAAM, NULL }, { "functie", N_("Rol"), TEL_KEUS, team_functies },
	{ "tot", N_("Tot"), TEL_MOMENT, NULL }, { "einde_reden", N_("Reden van het einde"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_notitie[] = {
	{ "soort", N_("Soort"), TEL_KEUS, notitie_alle }, { "onderdeel", N_("Zichtbaar voor"), TEL_DEEL, NULL },
	{ "tekst", N_("Tekst"), TEL_STIL, NULL }, { "ingetrokken", N_("Ingetrokken"), TEL_MOMENT, NULL },
	{ "ingetrokken_reden", N_("Reden"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_betrokkene[] = {
	{ "rol", N_("Rol"), TEL_ROL, NULL }, { "geslachtsnaam", N_("Naam"), TEL_STIL, NULL },
	{ "voornamen", N_("Voornamen"), TEL_STIL, NULL }, { "geboren", N_("Geboren"), TEL_STIL, NULL },
	{ "bsn", N_("Burgerservicenummer"), TEL_STIL, NULL }, { "persoon", N_("Koppeling aan persoon"), TEL_STIL, NULL },
	{ "geinformeerd", N_("Geïnformeerd"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_adres[] = {
	{ "soort", N_("Soort"), TEL_KEUS, adres_soorten }, { "straat", N_("Adres"), TEL_STIL, NULL },
	{ "plaats", N_("Plaats"), TEL_STIL, NULL }, { "land", N_("Land"), TEL_STIL, NULL },
	{ "tot", N_("Tot"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_relatie[] = {
	{ "soort", N_("Soort"), TEL_RELATIE, NULL }, { "van", N_("Van"), TEL_DAG, NULL }, { "tot", N_("Tot"), TEL_DAG,
		NULL },
	{ 0 },
};
static const struct column of_fase[] = {
	{ "fase", N_("Fase"), TEL_FASE, NULL }, { "toelichting", N_("Toelichting"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_veilig[] = {
	{ "tekst", N_("Afspraak"), TEL_TEKST, NULL }, { "bevestigd", N_("Bevestigd"), TEL_MOMENT, NULL },
	{ "vervallen", N_("Vervallen"), TEL_MOMENT, NULL }, { 0 },
};
static const struct column of_verband[] = { { "soort", N_("Soort"), TEL_KEUS, verband_soorten }, { 0 } };
static const struct column of_verzoek[] = {
	{ "medewerker", N_("Wie"), TEL_NAAM, NULL }, { "gevraagd", N_("Gevraagd"), TEL_DEEL, NULL },
	{ "niveau", N_("Niveau"), TEL_NIVEAU, NULL }, { "status", N_("Status"), TEL_KEUS, verzoek_standen },
	{ "antwoord", N_("Antwoord"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_bijlage[] = {
	{ "titel", N_("Titel"), TEL_TEKST, NULL }, { "onderdeel", N_("Zichtbaar voor"), TEL_DEEL, NULL }, { 0 },
};
static const struct column of_kenmerk[] = { { "code", N_("Kenmerk"), TEL_KENMERK, NULL }, { 0 } };
static const struct column of_besluit[] = { { "medewerker", N_("Deelnemer"), TEL_NAAM, NULL }, { 0 } };
static const struct column of_termijn[] = {
	{ "einde", N_("Einde"), TEL_DAG, NULL }, { "voldaan", N_("Voldaan"), TEL_MOMENT, NULL },
	{ "opgeschort", N_("Opgeschort"), TEL_MOMENT, NULL }, { 0 },
};
static const struct column of_meting[] = {
	{ "soort", N_("Soort"), TEL_KEUS, zrm_soorten }, { "dag", N_("Dag"), TEL_DAG, NULL },
	{ "gecorrigeerd_reden", N_("Reden van de correctie"), TEL_TEKST, NULL },
	{ "ingetrokken", N_("Ingetrokken"), TEL_MOMENT, NULL }, { "ingetrokken_reden", N_("Reden"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_score[] = {
	{ "score", N_("Score"), TEL_STIL, NULL }, { "opmerking", N_("Opmerking"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_uitzondering[] = { { "motivering", N_("Motivering"), TEL_STIL, NULL }, { 0 } };
static const struct column of_afstemming[] = {
	{ "kring", N_("Directe kring"), TEL_STIL, NULL }, { "samenhang", N_("Samenhang"), TEL_STIL, NULL },
	{ "noodzaak", N_("Noodzaak"), TEL_STIL, NULL }, { "beeindigd", N_("Beëindigd"), TEL_MOMENT, NULL },
	{ "beeindigd_reden", N_("Reden"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_plan[] = {
	{ "nummer", N_("Versie"), TEL_TEKST, NULL }, { "vastgesteld", N_("Vastgesteld"), TEL_MOMENT, NULL },
	{ "samenvatting", N_("Analyse"), TEL_STIL, NULL }, { "woorden", N_("Eigen woorden"), TEL_STIL, NULL },
	{ "evaluatie", N_("Evaluatie"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_analyse[] = { { "tekst", N_("Analyse"), TEL_STIL, NULL }, { 0 } };
static const struct column of_doel[] = {
	{ "tekst", N_("Doel"), TEL_STIL, NULL }, { "streefdatum", N_("Streefdatum"), TEL_DAG, NULL },
	{ "status", N_("Status"), TEL_KEUS, doel_statussen }, { 0 },
};
static const struct column of_afspraak[] = {
	{ "tekst", N_("Afspraak"), TEL_STIL, NULL }, { "eigenaar", N_("Eigenaar"), TEL_NAAM, NULL },
	{ "termijn", N_("Termijn"), TEL_DAG, NULL }, { "antwoord", N_("Antwoord"), TEL_KEUS, afspraak_antwoorden },
	{ "status", N_("Status"), TEL_KEUS, afspraak_statussen }, { 0 },
};
static const struct casus_keus rectificatie_soorten[] = {
	{ "gerectificeerd", N_("Gerectificeerd"), NULL }, { "verwijderd", N_("Verwijderd"), NULL }, { 0 },
};
static const struct column of_rectificatie[] = {
	{ "soort", N_("Soort"), TEL_KEUS, rectificatie_soorten }, { "reden", N_("Reden"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_recht_bericht[] = {
	{ "aan", N_("Aan"), TEL_TEKST, NULL }, { "gedaan", N_("Verteld op"), TEL_MOMENT, NULL },
	{ "hoe", N_("Hoe"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_beperking[] = {
	{ "reden", N_("Reden"), TEL_TEKST, NULL }, { "tot", N_("Tot"), TEL_MOMENT, NULL },
	{ "einde_reden", N_("Reden van het einde"), TEL_TEKST, NULL }, { 0 },
};
static const struct casus_keus standpunt_log[] = {
	{ "open", N_("Gevraagd"), NULL }, { "toestemming", N_("Stemt in"), NULL }, { "geen_bezwaar", N_("Geen bezwaar"), NULL },
	{ "bezwaar", N_("Bezwaar"), NULL }, { "ingetrokken", N_("Niet meer nodig"), NULL }, { 0 },
};
static const struct column of_standpunt[] = {
	{ "ontvanger", N_("Aan"), TEL_TEKST, NULL }, { "status", N_("Antwoord"), TEL_KEUS, standpunt_log },
	{ "voorwaarden", N_("Voorwaarden"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_stap[] = { { "tekst", N_("Toelichting"), TEL_STIL, NULL }, { 0 } };
static const struct column of_stagnatie[] = {
	{ "geparkeerd", N_("Bewust stil tot"), TEL_DAG, NULL }, { "opgelost", N_("Opgelost"), TEL_MOMENT, NULL }, { 0 },
};
static const struct column of_zet[] = {
	{ "aan", N_("Aan"), TEL_STIL, NULL }, { "beantwoord", N_("Beantwoord"), TEL_MOMENT, NULL }, { 0 },
};
static const struct column of_informatieverzoek[] = {
	{ "vraag", N_("Vraag"), TEL_STIL, NULL }, { "status", N_("Status"), TEL_KEUS, verzoek_statussen },
	{ "uiterlijk", N_("Antwoord uiterlijk"), TEL_DAG, NULL }, { "antwoord", N_("Antwoord"), TEL_STIL, NULL },
	{ "voorwaarden", N_("Voorwaarden van de verstrekker"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_vraag[] = { { "antwoord", N_("Antwoord"), TEL_STIL, NULL }, { 0 } };
static const struct column of_verstrekking[] = {
	{ "ontvanger", N_("Aan"), TEL_TEKST, NULL }, { "grond", N_("Grond"), TEL_TEKST, NULL }, { "dag", N_("Dag"), TEL_DAG, NULL },
	{ "wat", N_("Wat"), TEL_STIL, NULL }, { "terugkoppeling", N_("Terugkoppeling uiterlijk"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_bron[] = {
	{ "ontvanger", N_("Aan"), TEL_TEKST, NULL }, { "standpunt", N_("Standpunt"), TEL_KEUS, verstrekking_standpunten }, { 0 },
};
static const struct column of_terugkoppeling[] = {
	{ "dag", N_("Dag"), TEL_DAG, NULL }, { "tekst", N_("Tekst"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_derde[] = {
	{ "rol", N_("Rol"), TEL_TEKST, NULL }, { "geheimhouding", N_("Geheimhouding verklaard"), TEL_DAG, NULL },
	{ "einde", N_("Niet meer betrokken"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_afschaling[] = {
	{ "besloten", N_("Besluit van"), TEL_MOMENT, NULL }, { "ontvanger", N_("Ontvanger"), TEL_TEKST, NULL },
	{ "motivering", N_("Motivering"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_eindverslag[] = {
	{ "titel", N_("Onderwerp"), TEL_STIL, NULL }, { "tekst", N_("Tekst"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_heropening[] = {
	{ "besloten", N_("Besluit van"), TEL_MOMENT, NULL }, { "reden", N_("Reden"), TEL_TEKST, NULL }, { 0 },
};
static const struct column of_herbeoordeling[] = {
	{ "uitkomst", N_("Uitkomst"), TEL_KEUS, herbeoordeling_uitkomsten }, { "volgende", N_("Volgende"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_punt[] = {
	{ "vraag", N_("Vraag"), TEL_STIL, NULL }, { 0 },
};
static const struct column of_vast[] = {
	{ "tekst", N_("Tekst"), TEL_STIL, NULL }, { "termijn", N_("Termijn"), TEL_DAG, NULL },
	{ "ingetrokken", N_("Ingetrokken"), TEL_MOMENT, NULL }, { 0 },
};
static const struct column of_aanwezig[] = { { "medewerker", N_("Wie"), TEL_NAAM, NULL }, { 0 } };
static const struct column of_brief[] = {
	{ "onderwerp", N_("Onderwerp"), TEL_TEKST, NULL }, { "dag", N_("Dag"), TEL_DAG, NULL }, { 0 },
};
static const struct column of_informatie[] = {
	{ "dag", N_("Dag"), TEL_DAG, NULL }, { "reden", N_("Reden"), TEL_TEKST, NULL }, { "herzien", N_("Opnieuw bezien"), TEL_DAG,
		NULL },
	{ 0 },
};
static const struct column of_other[] = { { 0 } };

static const struct table tables[] = {
	{ "casus", N_("Casus"), of_casus }, { "toegang", N_("Toegang"), of_toegang }, { "teamlid", N_("Teamlid"),
		of_teamlid },
	{ "notitie", N_("Tijdlijn"), of_notitie }, { "betrokkene", N_("Betrokkene"), of_betrokkene },
	{ "adres", N_("Adres"), of_adres }, { "relatie", N_("Relatie"), of_relatie }, { "fase_stap", N_("Fase"), of_fase },
	{ "veiligheidsafspraak", N_("Veiligheidsafspraak"), of_veilig }, { "verband", N_("Verbonden casus"), of_verband },
	{ "toegangsverzoek", N_("Verzoek om toegang"), of_verzoek }, { "bijlage", N_("Document"), of_bijlage },
	{ "kenmerk", N_("Kenmerk"), of_kenmerk }, { "besluit_deelnemer", N_("Besluit"), of_besluit },
	{ "zrm_meting", N_("Meting"), of_meting }, { "zrm_score", N_("Score van een meting"), of_score },
	{ "zrm_uitzondering", N_("Waarom geen doel"), of_uitzondering },
	{ "gezin_afstemming", N_("Afgestemd plan"), of_afstemming },
	{ "termijn", N_("Termijn"), of_termijn }, { "plan", N_("Plan van aanpak"), of_plan },
	{ "plan_analyse", N_("Analyse"), of_analyse }, { "doel", N_("Doel"), of_doel },
	{ "afspraak", N_("Afspraak"), of_afspraak }, { "afspraak_stap", N_("Verloop van een afspraak"), of_stap },
	{ "stagnatie", N_("Stagnatie"), of_stagnatie }, { "escalatie_stap", N_("Stap op de ladder"), of_zet },
	{ "rectificatie", N_("Correctie van een gegeven"), of_rectificatie },
	{ "recht_bericht", N_("Bericht over een correctie"), of_recht_bericht }, { "beperking", N_("Beperking"), of_beperking },
	{ "standpunt", N_("Vraag aan een bron"), of_standpunt },
	{ "informatieverzoek", N_("Informatieverzoek"), of_informatieverzoek },
	{ "verzoek_vraag", N_("Vraag van een informatieverzoek"), of_vraag },
	{ "verstrekking", N_("Verstrekking"), of_verstrekking },
	{ "verstrekking_bron", N_("Standpunt bij een verstrekking"), of_bron },
	{ "terugkoppeling", N_("Terugkoppeling"), of_terugkoppeling }, { "incidentele_derde", N_("Incidentele derde"), of_derde },
	{ "afschaling", N_("Afsluiting"), of_afschaling }, { "eindverslag", N_("Eindverslag"), of_eindverslag },
	{ "heropening", N_("Heropening"), of_heropening }, { "herbeoordeling", N_("Herbeoordeling"), of_herbeoordeling },
	{ "agendapunt", N_("Op de agenda van een overleg"), of_punt }, { "vastlegging", N_("Vastgelegd in een overleg"), of_vast },
	{ "punt_aanwezig", N_("Aanwezig bij een overleg"), of_aanwezig }, { "brief", N_("Brief"), of_brief },
	{ "informatie", N_("Informatieplicht"), of_informatie },
	{ NULL, N_("Ander onderdeel"), of_other },
};

static const struct table *table_of(struct str name)
{
	const struct table *t = tables;

	while (t->name && !str_eq(str_z(t->name), name))
		t++;
	return t;
}

struct teller { /* who tells: what is needed to put values in words */
	struct ctx *c;
	const struct casus_kop *kop;
	const struct q_logboek_namen_rows *namen; /* everybody who had or has toegang, and who decided */
};

/* ---- values in words ---- */

static struct str day_text(struct ctx *c, int64_t v)
{
	struct str s = datum_text(c->arena, (struct datum){ (int32_t)v });

	return s.p ? s : STR("");
}

static struct str moment_text(struct ctx *c, int64_t v)
{
	struct tijd t;
	struct buf b = buf_new(c->arena);

	if (v >= ALTIJD)
		return STR("sluiting");
	t = tijd_of(v);
	buf_add(&b, day_text(c, t.dag.v));
	buf_addc(&b, ' ');
	buf_addz(&b, t.uur < 10 ? "0" : "");
	buf_add_i64(&b, t.uur);
	buf_addz(&b, t.minuut < 10 ? ":0" : ":");
	buf_add_i64(&b, t.minuut);
	return buf_str(&b);
}

static struct str name_text(const struct teller *t, int64_t id)
{
	for (size_t i = 0; i < t->namen->n; i++)
		if (t->namen->v[i].id.v == id)
			return t->namen->v[i].naam;
	return t->kop->regisseur.v == id ? t->kop->regisseur_naam : STR("iemand die niet meer deelneemt");
}

static struct str int_text(const struct teller *t, enum telling how, int64_t v)
{
	static const char *const levels[] = { "Geen", "Eigen deel", "Lezen", "Schrijven" };

	switch (how) {
	case TEL_DAG: return day_text(t->c, v);
	case TEL_MOMENT: return moment_text(t->c, v);
	case TEL_JANEE: return v ? STR("ja") : STR("nee");
	case TEL_NAAM: return name_text(t, v);
	case TEL_NIVEAU: return v >= 0 && v <= NIVEAU_SCHRIJVEN ? str_z(levels[v]) : STR("");
	default: return str_from_i64(t->c->arena, v);
	}
}

static struct str shortened(struct arena *a, struct str s)
{
	size_t points = 0, i = 0;

	for (; i < s.n && points < TEKST_TOT; i++)
		points += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	while (i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80)
		i++;
	return i < s.n ? str_cat(a, (struct str){ s.p, i }, STR("…")) : s;
}

/* "plan,zrm" as "Plan, ZRM" */
static struct str parts_text(struct ctx *c, struct str codes)
{
	struct str rest = codes, word;
	struct buf b = buf_new(c->arena);

	for (bool more = true; more;) {
		const struct onderdeel *d;
		const char *eigen;

		more = str_cut(&rest, ',', &word);
		d = onderdeel_find(c->cat, word);
		eigen = casus_keus_label(dossier_delen, word);
		buf_addz(&b, b.n ? ", " : "");
		buf_add(&b, d ? label_text(&d->label, 0) : eigen ? str_z(eigen) : word);
	}
	return buf_str(&b);
}

/* The label of the catalogue for a code of that kind; NULL when it has none. */
static const struct label *label_of(const struct teller *t, enum telling how, struct str s)
{
	const struct catalogus *cat = t->c->cat;
	const struct fase *f = how == TEL_FASE && t->kop->thema_cat ? thema_fase_find(t->kop->thema_cat, s) : NULL;
	const struct casusrol *rol = how == TEL_ROL ? casusrol_find(cat, s) : NULL;
	const struct relatiesoort *rel = how == TEL_RELATIE ? relatiesoort_find(cat, s) : NULL;
	const struct thema *thema = how == TEL_THEMA ? thema_find(cat, s) : NULL;
	const struct reden *kenmerk = how == TEL_KENMERK ? reden_find(cat, STR("kenmerk"), s) : NULL;

	return f ? &f->label : rol ? &rol->label : rel ? &rel->label : thema ? &thema->label : kenmerk ? &kenmerk->label
		: NULL;
}

static struct str code_text(const struct teller *t, const struct column *k, struct str s)
{
	const struct label *label = label_of(t, k->how, s);
	const char *keus = k->how == TEL_KEUS ? casus_keus_label(k->keus, s) : NULL;

	if (label)
		return label_text(label, 0);
	if (keus)
		return str_z(keus);
	return k->how == TEL_DEEL ? parts_text(t->c, s) : shortened(t->c->arena, s);
}

static struct str value_text(const struct teller *t, const struct column *k, const json_t *v)
{
	if (json_is_integer(v))
		return int_text(t, k->how, json_integer_value(v));
	if (!json_is_string(v))
		return STR("");
	return code_text(t, k, str_dup(t->c->arena, (struct str){ json_string_value(v), json_string_length(v) }));
}

static bool empty_value(const json_t *v)
{
	return !v || json_is_null(v) || (json_is_string(v) && !json_string_length(v));
}

/* ---- one row ---- */

/* What a lens shows for a value that was corrected is told, even of a text that is not repeated (invariant 20). */
static struct str mark_text(const json_t *v)
{
	const char *s = v && json_is_string(v) ? json_string_value(v) : "";

	return strcmp(s, "gerectificeerd") == 0 ? STR("gerectificeerd") : strcmp(s, "verwijderd") == 0 ? STR("verwijderd")
		: STR("");
}

static void fields_fill(const struct teller *t, const struct table *table, const json_t *oud, const json_t *nieuw,
	struct logboek_rij *r)
{
	r->velden = ARENA_ARRAY(t->c->arena, VELDEN_MAX, struct logboek_veld);
	for (const struct column *k = table->columns; k->name && r->nvelden < VELDEN_MAX; k++) {
		const json_t *a = oud ? json_object_get(oud, k->name) : NULL;
		const json_t *b = nieuw ? json_object_get(nieuw, k->name) : NULL;
		bool same = (empty_value(a) && empty_value(b)) || (a && b && json_equal(a, b));

		if (same || (!oud && k->how == TEL_STIL))
			continue;
		r->velden[r->nvelden++] = (struct logboek_veld){ k->label,
			mark_text(a).n ? mark_text(a) : k->how == TEL_STIL || empty_value(a) ? STR("") : value_text(t, k, a),
			k->how == TEL_STIL || empty_value(b) ? STR("") : value_text(t, k, b) };
	}
}

static json_t *image(struct str beeld)
{
	json_error_t e;

	return beeld.p ? json_loadb(beeld.p, beeld.n, 0, &e) : NULL;
}

static void change_fill(const struct teller *t, const struct q_logboek_wijzigingen *q, struct str vorig,
	struct logboek_rij *r)
{
	const struct table *table = table_of(q->tabel);
	json_t *nieuw = image(q->beeld), *oud = q->soort.n && q->soort.p[0] == 'u' ? image(vorig) : NULL;

	*r = (struct logboek_rij){ .moment = q->moment, .naam = q->naam, .functie = q->functie,
		.organisatie_naam = q->organisatie_naam, .wat = table->label, .tekst = STR(""), .grond = STR("") };
	r->handeling = str_eq(q->soort, STR("i")) ? N_("Toegevoegd") : str_eq(q->soort, STR("d")) ? N_("Verwijderd")
		: N_("Gewijzigd");
	if (q->dossier.v != t->kop->id.v && table->columns == of_toegang)
		r->wat = N_("Toegang tot een agendapunt");
	fields_fill(t, table, oud, nieuw, r);
	json_decref(nieuw);
	json_decref(oud);
}

/* ---- the page ---- */

struct log_rows {
	struct q_logboek_wijzigingen_rows wijzigingen;
	struct q_logboek_blikken_rows blikken;
	struct q_logboek_organisaties_rows organisaties;
	struct q_logboek_namen_rows namen;
};

static enum fault changes_fill(struct ctx *c, const struct log_rows *r, struct logboek *l)
{
	struct q_logboek_vorig **vorig = ARENA_ARRAY(c->arena, l->n + 1, struct q_logboek_vorig *);
	struct teller t = { c, l->kop, &r->namen };
	struct batch b = ctx_read(c);
	bool any = false;

	for (size_t i = 0; i < l->n; i++) {
		const struct q_logboek_wijzigingen *q = &r->wijzigingen.v[i];

		if (!str_eq(q->soort, STR("u")))
			continue;
		q_logboek_vorig(&b, q->dossier, q->tabel, q->rij, q->id, &vorig[i]);
		any = true;
	}
	if (any)
		TRY(batch_run(&b));
	for (size_t i = 0; i < l->n; i++)
		change_fill(&t, &r->wijzigingen.v[i], vorig[i] ? vorig[i]->beeld : STR_NULL, &l->v[i]);
	return FAULT_NONE;
}

static const char *look_label(struct str soort)
{
	static const struct casus_keus looks[] = {
		{ "scherm", N_("Bekeken"), NULL }, { "zoek", N_("Gevonden bij zoeken"), NULL },
		{ "afdruk", N_("Afgedrukt"), NULL }, { "bestand", N_("Gedownload"), NULL }, { "geweigerd", N_("Geweigerd"),
			NULL },
		{ 0 },
	};
	const char *label = casus_keus_label(looks, soort);

	return label ? label : N_("Bekeken");
}

static void looks_fill(const struct log_rows *r, struct logboek *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct q_logboek_blikken *q = &r->blikken.v[i];

		l->v[i] = (struct logboek_rij){ .moment = q->moment, .naam = q->naam, .functie = q->functie,
			.organisatie_naam = q->organisatie_naam, .handeling = look_label(q->soort), .tekst = q->route,
			.grond = q->grond.p ? q->grond : STR("") };
	}
}

static void log_ask(struct batch *b, struct casus_id id, const struct logboek_filter *f, struct log_rows *r)
{
	int64_t van = f->van, tot = f->tot ? f->tot : ALTIJD;
	int64_t vanaf = f->pagina * LOGBOEK_PAGINA;

	q_logboek_organisaties(b, id, &r->organisaties);
	q_logboek_namen(b, id, &r->namen);
	if (f->bekeken)
		q_logboek_blikken(b, id, f->organisatie.v, van, tot, LOGBOEK_PAGINA + 1, vanaf, &r->blikken);
	else
		q_logboek_wijzigingen(b, id, f->organisatie.v, van, tot, LOGBOEK_PAGINA + 1, vanaf, &r->wijzigingen);
}

enum fault logboek_get(struct ctx *c, struct casus_id id, const struct logboek_filter *f, struct logboek **ret)
{
	struct logboek *l = ARENA_NEW(c->arena, struct logboek);
	struct log_rows r = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);
	size_t n;

	casus_kop_ask(c, &b, id, &v);
	log_ask(&b, id, f, &r);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &l->kop));
	l->mag_bekeken = casus_mag(l->kop, CASUS_DEEL_LOGBOEK, NIVEAU_SCHRIJVEN);
	if (f->bekeken && !l->mag_bekeken)
		return fault_set(c->fi, FAULT_DENIED, N_("Wie heeft gekeken is alleen te zien voor de regie en de toetsing."),
			"WGS 1.8 lid 4; BGS 1.12");
	n = f->bekeken ? r.blikken.n : r.wijzigingen.n;
	l->meer = n > LOGBOEK_PAGINA;
	l->n = l->meer ? LOGBOEK_PAGINA : n;
	l->v = ARENA_ARRAY(c->arena, l->n + 1, struct logboek_rij);
	if (f->bekeken)
		looks_fill(&r, l);
	else
		TRY(changes_fill(c, &r, l));
	l->norganisaties = r.organisaties.n;
	l->organisaties = ARENA_ARRAY(c->arena, r.organisaties.n + 1, struct logboek_organisatie);
	for (size_t i = 0; i < r.organisaties.n; i++)
		l->organisaties[i] = (struct logboek_organisatie){ r.organisaties.v[i].id, r.organisaties.v[i].naam };
	*ret = l;
	return FAULT_NONE;
}
