/* Whatever happens to a case, nobody is shown a row outside the rule: not on a page, in a list, a count, a search, a file or
 * the past, nor as a row that he may write; and the person of a case who asks for his data gets what is his, and no other row.
 *
 * People are admitted and sent away, their time runs out, they break the glass, are replaced, review; cases are put under
 * restriction, closed, opened again and destroyed: by chance, through the functions of the screens. Beside it a model keeps
 * who may see what (verloop_model.h). Every row of the cases holds a mark of its own. Now and then somebody walks through the
 * program, and each answer is searched for marks that the model denies him.
 *
 * The seed is printed when something is wrong; SCHAKEL_ZAAD sets another.
 */
#include <stdio.h>

#include "domein/afschaling/afschaling.h"
#include "domein/bewaring/bewaring.h"
#include "domein/casus/team.h"
#include "domein/inzien/nood.h"
#include "domein/logboek/ldv.h"
#include "domein/rechtverzoek/inzage.h"
#include "domein/werk/afwezig.h"
#include "domein/werk/agenda.h"
#include "domein/werk/vervanging.h"
#include "routes.h"
#include "tests/kijk.h"
#include "tests/proef_afschaling.h"
#include "tests/verhaal.h"
#include "tests/verloop_model.h"

/* ---- the acts: what is accepted changes the model ---- */

static int64_t day_end(struct datum d)
{
	return moment_of(datum_add_days(d, 1), 0, 0);
}

static int leader(const struct wereld *w, int casus)
{
	(void)w;
	return casus == 2 ? MILA : SANNE_;
}

/* Rarely a whole outsider; partners and house alike. */
static bool act_admit(struct wereld *w, int casus)
{
	int wie = chance(w, MENSEN), by = leader(w, casus);
	struct team_toelating t = { .casus = w->casus[casus], .medewerker = opstelling_id(w->o, mensen[wie].naam),
		.functie = STR("inhoudelijk"), .grond = STR("casusteam"), .reden = STR("Nodig voor deze casus, van een ander huis."),
		.tot = datum_add_days(datum_of_moment(w->now), 1 + chance(w, 20)) };
	struct ctx c = as(w, by);

	for (int d = 0; d < CASUS_DEEL_INTERN; d++)
		t.niveaus.v[d] = chance(w, 4);
	t.niveaus.v[CASUS_DEEL_KERN] = NIVEAU_LEZEN;
	if (wie == by || team_admit(&c, &t))
		return false;
	if (casus == 2)
		assert_true(mensen[wie].ring); /* invariant 11 */
	model_end(w, wie, casus, -1);
	for (int d = 0; d < CASUS_DEEL_INTERN; d++)
		model_give(w, wie, casus, d, t.niveaus.v[d], day_end(t.tot), TEAM);
	return true;
}

static bool act_withdraw(struct wereld *w, int casus)
{
	int from = chance(w, MENSEN);

	for (int i = 0; i < MENSEN; i++) {
		int wie = (from + i) % MENSEN;
		struct ctx c = as(w, leader(w, casus));

		if (wie == leader(w, casus) || team_withdraw(&c, w->casus[casus], opstelling_id(w->o, mensen[wie].naam),
			STR("Niet meer nodig in deze casus.")))
			continue;
		model_end(w, wie, casus, -1);
		return true;
	}
	return false;
}

/* Break-glass: three hours, one case, reading, and of the parts what his field would get of a team (C, invariant 6). */
static bool act_nood(struct wereld *w, int casus)
{
	static const bool parts[][CASUS_DEEL__MAX] = {
		[STRAF] = { [CASUS_DEEL_KERN] = true, [CASUS_DEEL_PLAN] = true, [CASUS_DEEL_TIJDLIJN] = true,
			[CASUS_DEEL_STRAF] = true },
		[ZORG] = { [CASUS_DEEL_KERN] = true, [CASUS_DEEL_PLAN] = true, [CASUS_DEEL_TIJDLIJN] = true,
			[CASUS_DEEL_ZORG] = true },
		[GEMEENTE] = { [CASUS_DEEL_KERN] = true, [CASUS_DEEL_PLAN] = true, [CASUS_DEEL_TIJDLIJN] = true },
		[ZVH] = { [CASUS_DEEL_KERN] = true, [CASUS_DEEL_PLAN] = true, [CASUS_DEEL_TIJDLIJN] = true,
			[CASUS_DEEL_ZRM] = true, [CASUS_DEEL_STRAF] = true, [CASUS_DEEL_ZORG] = true },
	};
	static const int wie_mag[] = { TIM_, JOEP, MILA, SANNE_, RIK_ };
	int wie = wie_mag[chance(w, (int)(sizeof(wie_mag) / sizeof(wie_mag[0])))];
	struct nood_vraag v = { w->nummer[casus], STR("acuut_gevaar"), STR("De crisisdienst staat voor de deur en niemand neemt op."),
		STR("https://schakel.example") };
	struct ctx c = as(w, wie);
	struct casus_id id;
	bool al = false;

	if (nood_ask(&c, &v, &id, &al) || al)
		return false;
	if (casus == 2)
		assert_true(mensen[wie].ring);
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		if (parts[mensen[wie].vak][d])
			model_give(w, wie, casus, d, NIVEAU_LEZEN, w->now + 3 * HOUR_MS, NOOD);
	return true;
}

static bool act_nood_end(struct wereld *w, int casus)
{
	int from = chance(w, MENSEN);

	for (int i = 0; i < MENSEN; i++) {
		int wie = (from + i) % MENSEN;
		struct ctx c = as(w, wie);

		if (nood_end(&c, w->casus[casus]))
			continue;
		model_end(w, wie, casus, NOOD);
		return true;
	}
	return false;
}

/* Whoever reviews reads all of it for two weeks. */
static bool act_toets(struct wereld *w, int casus)
{
	struct ctx c = as(w, HILDE_);

	if (toetsing_open(&c, w->casus[casus], STR("Steekproef van het kwartaal.")))
		return false;
	model_end(w, HILDE_, casus, -1);
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		model_give(w, HILDE_, casus, d, NIVEAU_LEZEN, w->now + 14 * DAY_MS, TOETS);
	return true;
}

/* For a request whoever handles it opens all of the case, for two weeks; what he has there already stays. */
static bool act_recht(struct wereld *w, int casus)
{
	struct ctx c = as(w, HILDE_);
	struct rechtverzoek *r;
	bool had[CASUS_DEEL__MAX] = { false };

	proef_good(c.fi, recht_get(&c, w->verzoek[casus], &r));
	c = as(w, HILDE_);
	if (w->vernietigd[casus] || !r->nzaken || recht_zaak_open(&c, w->verzoek[casus], r->zaken[0].id))
		return false;
	assert_true(casus != 2); /* invariant 11: outside the ring he does not even find it */
	model_end(w, HILDE_, casus, TOETS);
	model_end(w, HILDE_, casus, RECHT);
	for (size_t i = 0; i < w->nrechten; i++)
		if (w->rechten[i].wie == HILDE_ && w->rechten[i].casus == casus && w->rechten[i].tot > w->now)
			had[w->rechten[i].deel] = true;
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		if (!had[d])
			model_give(w, HILDE_, casus, d, d == CASUS_DEEL_LOGBOEK || d == CASUS_DEEL_VERZOEK ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN,
				w->now + 14 * DAY_MS, RECHT);
	return true;
}

static bool act_replace(struct wereld *w, int casus)
{
	static const struct {
		int wie, vervanger;
	} pairs[] = { { SANNE_, TIM_ }, { RIK_, ANOUK }, { ANOUK, RIK_ }, { TIM_, JOEP }, { ELS, SANNE_ } };
	int at = chance(w, (int)(sizeof(pairs) / sizeof(pairs[0])));
	struct datum van = datum_add_days(datum_of_moment(w->now), chance(w, 2));
	struct afwezig_nieuw n = { .vervanger = opstelling_id(w->o, mensen[pairs[at].vervanger].naam), .reden = STR("verlof"),
		.van = van, .tot = datum_add_days(van, chance(w, 3)) };
	struct ctx c = as(w, pairs[at].wie);

	(void)casus;
	if (w->nweg == AFWEZIG_MAX || afwezig_add(&c, &n))
		return false;
	w->weg[w->nweg++] = (struct weg){ pairs[at].wie, pairs[at].vervanger, moment_of(van, 0, 0), day_end(n.tot) };
	return true;
}

static bool act_restrict(struct wereld *w, int casus)
{
	int64_t id = w->casus[casus].v;

	if (w->vernietigd[casus])
		return false;
	if (w->beperkt[casus] >= 0) {
		opstelling_sql(w->o, text(w->p, "update main.beperking set tot = %ld where dossier = %ld and tot is null", (long)w->now,
			(long)id));
		w->beperkt[casus] = -1;
		return true;
	}
	w->beperkt[casus] = chance(w, 2) ? leader(w, casus) : HILDE_;
	opstelling_sql(w->o, text(w->p, "insert into main.beperking (id, dossier, onderdeel, organisatie, reden, verzoek, behandelaar,"
		" van) values (%ld, %ld, 'kern', %ld, 'proef', 1, %ld, %ld)", (long)id_new(), (long)id,
		(long)w->organisatie[HILDE_], (long)opstelling_id(w->o, mensen[w->beperkt[casus]].naam).v, (long)w->now));
	return true;
}

/* Closing ends everything; whoever prepares a reopening keeps the kern. */
static bool act_close(struct wereld *w, int casus)
{
	struct proef_afschaling p;
	struct ctx c = as(w, leader(w, casus));

	if (w->vernietigd[casus])
		return false;
	afschaling_fill(w->o, w->casus[casus], &p);
	if (afschaling_close(&c, &p.b))
		return false;
	model_end(w, -1, casus, -1);
	model_give(w, leader(w, casus), casus, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN, NOOIT, TEAM);
	for (size_t i = 0; i < w->nmerken; i++) {
		struct merk *m = &w->merken[i];

		if (m->casus == casus && !m->verslag && (strcmp(m->tabel, "doel") == 0 || strcmp(m->tabel, "afspraak") == 0))
			m->verslag = w->now;
	}
	return true;
}

static bool act_reopen(struct wereld *w, int casus)
{
	struct medewerker_id wie = opstelling_id(w->o, "femke.groot");
	struct datum vandaag = datum_of_moment(w->now);
	struct heropening h = { .casus = w->casus[casus], .besloten = vandaag, .herbeoordeling = datum_add_days(vandaag, 90),
		.versie = proef_count(w->o, "select coalesce(max(versie), 0) from main.casus where id = %1", w->casus[casus].v),
		.reden = STR("Nieuwe meldingen in drie weken."), .regisseur = opstelling_id(w->o, mensen[leader(w, casus)].naam), .n = 1,
		.deelnemers = &wie };
	struct ctx c = as(w, leader(w, casus));

	if (heropening_do(&c, &h))
		return false;
	model_end(w, leader(w, casus), casus, -1);
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		model_give(w, leader(w, casus), casus, d, NIVEAU_SCHRIJVEN, NOOIT, TEAM);
	return true;
}

/* Time runs on: some admissions end by it. */
static bool act_wait(struct wereld *w, int casus)
{
	(void)casus;
	w->now += chance(w, 3) ? HOUR_MS * (1 + chance(w, 5)) : DAY_MS * (1 + chance(w, 4));
	return true;
}

/* What a job does follows at once. */
static void jobs(struct wereld *w)
{
	struct ctx c = as(w, KEES);

	c.token = STR_NULL;
	proef_good(c.fi, vervanging_follow(&c));
	proef_good(c.fi, afschaling_shield(&c));
}

static void step(struct wereld *w)
{
	static bool (*const acts[ACTEN])(struct wereld *w, int casus) = { act_admit, act_admit, act_admit, act_withdraw, act_wait,
		act_wait, act_nood, act_nood, act_nood_end, act_toets, act_replace, act_restrict, act_close, act_reopen, act_recht };
	int what = chance(w, ACTEN);

	w->now += MINUTE_MS;
	klok_freeze(w->now);
	w->gelukt[what] += acts[what](w, chance(w, CASUSSEN));
	klok_freeze(w->now);
	jobs(w);
}

/* ---- the world: a row with a mark in every part, of several organisations ---- */

/* values with the mark in the place of @. */
static const char *marked(struct wereld *w, const char *values, const char *tekst)
{
	size_t at = strcspn(values, "@");

	return text(w->p, "%.*s%s%s", (int)at, values, tekst, values + at + 1);
}

static void mark_add(struct wereld *w, int casus, enum casus_deel deel, int wie, const char *tabel, const char *columns,
	const char *values)
{
	struct merk *m = &w->merken[w->nmerken];

	assert_true(w->nmerken < MERKEN_MAX);
	*m = (struct merk){ .tabel = tabel, .id = id_new(), .organisatie = w->organisatie[wie], .casus = casus, .deel = deel,
		.tekst = text(w->p, "zqm%dk%dx", casus, (int)w->nmerken), .eigendom = strcmp(tabel, "afspraak") == 0,
		.inzage = strcmp(tabel, "betrokkene") != 0 && strcmp(tabel, "verstrekking") != 0 };
	opstelling_sql(w->o, text(w->p, "insert into main.%s (id, dossier, onderdeel, organisatie, %s) select %ld, c.id, '%s', %ld, "
		"%s from main.casus c where c.id = %ld", tabel, columns, (long)m->id, casus_deel_codes[deel], (long)m->organisatie,
		marked(w, values, m->tekst), (long)w->casus[casus].v));
	w->nmerken++;
}

static void marks_of(struct wereld *w, int casus)
{
	static const struct {
		enum casus_deel deel;
		int wie;
	} notes[] = { { CASUS_DEEL_TIJDLIJN, SANNE_ }, { CASUS_DEEL_TIJDLIJN, RIK_ }, { CASUS_DEEL_TIJDLIJN, LOTTE_ },
		{ CASUS_DEEL_STRAF, RIK_ }, { CASUS_DEEL_STRAF, DENIZ }, { CASUS_DEEL_ZORG, LOTTE_ }, { CASUS_DEEL_ZORG, KARIN },
		{ CASUS_DEEL_INTERN, SANNE_ } };
	const char *door = text(w->p, "%ld", (long)opstelling_id(w->o, mensen[SANNE_].naam).v);
	const char *moment = text(w->p, "%ld", (long)w->now);

	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
		mark_add(w, casus, notes[i].deel, notes[i].wie, "notitie", "soort, tekst, moment, door",
			text(w->p, "'notitie', '@', %s, %s", moment, door));
	mark_add(w, casus, CASUS_DEEL_KERN, SANNE_, "veiligheidsafspraak", "tekst, volgorde, bevestigd, bevestigd_door",
		text(w->p, "'@', 1, %s, %s", moment, door));
	mark_add(w, casus, CASUS_DEEL_KERN, SANNE_, "betrokkene", "rol, geslachtsnaam, bsn_reden", "'kind', '@', 'niet_bekend'");
	mark_add(w, casus, CASUS_DEEL_PLAN, SANNE_, "doel", "leefgebied, tekst, volgorde", "'huisvesting', '@', 1");
	mark_add(w, casus, CASUS_DEEL_PLAN, RIK_, "afspraak", "bron, nummer, tekst, gemaakt, door, laatst",
		text(w->p, "c.organisatie, 1, '@', %s, %s, %s", moment, door, moment));
	mark_add(w, casus, CASUS_DEEL_ZRM, SANNE_, "zrm_meting", "betrokkene, zrmset, soort, dag, toelichting, moment, door, catalogus",
		text(w->p, "(select min(b.id) from main.betrokkene b where b.dossier = c.id and b.hoofd = 1), 'zrm_2017', 'begin',"
			" 20261201, '@', %s, %s, c.catalogus", moment, door));
	mark_add(w, casus, CASUS_DEEL_ZORG, LOTTE_, "bijlage",
		"titel, bestandsnaam, type, grootte, sha256, sleutel, stukken, status, moment, door",
		text(w->p, "'@', 'a.txt', 'text/plain', 1, 'x', 'x', 1, 'klaar', %s, %s", moment, door));
	mark_add(w, casus, CASUS_DEEL_VERZOEK, LOTTE_, "informatieverzoek", "nummer, medewerker, vraag, grond, gevraagd, door",
		text(w->p, "c.nummer, %s, '@', 'WGS', %s, %s", door, moment, door));
	mark_add(w, casus, CASUS_DEEL_VERZOEK, SANNE_, "verstrekking",
		"aan, ontvanger, wijze, wat, categorieen, doel, grond, dag, moment, door",
		text(w->p, "'derde', 'Woningstichting', 'brief', '@', 'zaakgegeven', 'onveiligheid', 'WGS 1.7', 20261201, %s, %s",
			moment, door));
}

/* columns and values with the mark in the place of @; from: the case c, and its person b. */
static void his_add(struct wereld *w, int casus, int deel, int ook, const char *tabel, const char *columns, const char *values)
{
	struct zijn *z = &w->zijn[w->nzijn];

	assert_true(w->nzijn < ZIJN_MAX);
	*z = (struct zijn){ text(w->p, "zqz%dk%dx", casus, (int)w->nzijn), tabel, casus, deel, ook };
	w->nzijn++;
	opstelling_sql(w->o, text(w->p, "insert into main.%s (id, organisatie, %s) select %ld, c.organisatie, %s from main.casus c "
		"join main.betrokkene b on b.dossier = c.id and b.hoofd = 1 where c.id = %ld", tabel, columns, (long)id_new(),
		marked(w, values, z->tekst), (long)w->casus[casus].v));
}

/* A point of an overleg with what was recorded of it, and how the person was informed. */
static void his_of(struct wereld *w, int casus)
{
	const char *moment = text(w->p, "%ld", (long)w->now), *sanne = text(w->p, "%ld",
		(long)opstelling_id(w->o, mensen[SANNE_].naam).v);
	long overleg = (long)id_new(), punt = (long)id_new();

	opstelling_sql(w->o, text(w->p, "insert into main.overleg (id, nummer, regio, organisatie, soort, begin, duur, voorzitter, "
		"status, reeks) select %ld, 'OV-%ld', c.regio, c.organisatie, 'casusoverleg', %s, 60, %s, 'gepland', %ld "
		"from main.casus c where c.id = %ld", overleg, overleg, moment, sanne, overleg, (long)w->casus[casus].v));
	opstelling_sql(w->o, text(w->p, "insert into main.agendapunt (id, regio, organisatie, overleg, casus, titel, vraag, door) "
		"select %ld, c.regio, c.organisatie, %ld, c.id, c.nummer, 'zqz%dk%dx', %s from main.casus c where c.id = %ld", punt, overleg,
		casus, (int)w->nzijn, sanne, (long)w->casus[casus].v));
	w->zijn[w->nzijn] = (struct zijn){ text(w->p, "zqz%dk%dx", casus, (int)w->nzijn), "agendapunt", casus, OVERLEG_DEEL, -1 };
	w->nzijn++;
	his_add(w, casus, OVERLEG_DEEL, -1, "vastlegging", "dossier, onderdeel, soort, tekst, door, moment",
		text(w->p, "%ld, 'inhoud', 'besluit', '@', %s, %s", punt, sanne, moment));
	his_add(w, casus, OVERLEG_DEEL, CASUS_DEEL_PLAN, "vastlegging", "dossier, onderdeel, soort, tekst, afspraak, door, moment",
		text(w->p, "%ld, 'inhoud', 'afspraak', '@', 1, %s, %s", punt, sanne, moment));
	his_add(w, casus, INFORMEREN_DEEL, CASUS_DEEL_KERN, "informatie", "dossier, onderdeel, betrokkene, soort, reden, moment, door",
		text(w->p, "c.id, 'kern', b.id, 'einde', '@', %s, %s", moment, sanne));
	his_add(w, casus, INFORMEREN_DEEL, -1, "brief",
		"dossier, onderdeel, betrokkene, soort, nummer, huis, aan, adres, onderwerp, tekst, dag, wijze, moment, door",
		text(w->p, "c.id, 'intern', b.id, 'informatiebrief', 'x', 'x', 'x', 'x', 'x', '@', 20261201, 'post', %s, %s", moment, sanne));
}

/* The third lies in a ring, with who belongs to it. */
static void ring_case(struct wereld *w)
{
	int64_t id = w->casus[2].v, mila = opstelling_id(w->o, mensen[MILA].naam).v;

	proef_sql(w->o, "update main.casus set ring = 'radicalisering' where id = %1", id);
	opstelling_sql(w->o, text(w->p, "update main.casus set procesregisseur = %ld where id = %ld", (long)mila, (long)id));
	opstelling_sql(w->o, text(w->p, "delete from main.toegang where dossier = %ld and medewerker <> %ld", (long)id,
		(long)opstelling_id(w->o, mensen[SANNE_].naam).v));
	opstelling_sql(w->o, text(w->p, "update main.toegang set medewerker = %ld where dossier = %ld", (long)mila, (long)id));
}

/* The person of each case asks for his data; what was found is granted. In the ring nothing is found. */
static void requests_new(struct wereld *w, const char *const *namen)
{
	for (int i = 0; i < CASUSSEN; i++) {
		struct recht_nieuw n = { .soort = STR("inzage"), .ontvangen = datum_of_moment(w->now), .verzoeker = STR("Mees"),
			.hoedanigheid = STR("zelf"), .antwoordadres = STR("Havenstraat 1"), .kanaal = STR("brief"),
			.identiteit = STR("document"), .voornamen = STR("Mees"), .geslachtsnaam = str_z(namen[i]),
			.geboren = datum_of(1992, 3, 12), .bsn = STR(""), .vraag = STR("Wat hebt u over mij?"), .contactpunt = STR("Hilde") };
		struct ctx c = as(w, HILDE_);
		int64_t found;

		proef_good(c.fi, recht_register(&c, &n, &w->verzoek[i]));
		c = as(w, HILDE_);
		proef_good(c.fi, recht_search(&c, w->verzoek[i], STR("Verzoek om inzage van de betrokkene"), &found));
	}
	opstelling_sql(w->o, "delete from main.recht_zaak where soort <> 'casus'");
	opstelling_sql(w->o, "update main.recht_zaak set uitkomst = 'toegewezen', besloten = 1");
	assert_int_equal(opstelling_count(w->o, "select count(*) from main.recht_zaak"), CASUSSEN - 1);
}

static struct wereld *world_new(struct opstelling *o)
{
	static const char *const namen[CASUSSEN] = { "Linden", "Iepen", "Beuken" };
	static const int begin[CASUS_DEEL__MAX] = { [CASUS_DEEL_KERN] = NIVEAU_LEZEN, [CASUS_DEEL_PLAN] = NIVEAU_LEZEN,
		[CASUS_DEEL_TIJDLIJN] = NIVEAU_SCHRIJVEN, [CASUS_DEEL_STRAF] = NIVEAU_SCHRIJVEN };
	struct wereld *w = ARENA_NEW(o->arena, struct wereld);
	const char *zaad = getenv("SCHAKEL_ZAAD");

	w->o = o;
	w->p = kijk_new(o);
	w->zaad = w->verloop = w->blik = zaad ? strtoull(zaad, NULL, 10) : ZAAD;
	w->toeval = &w->verloop;
	w->actor = look_open(w->p, LENS_ACTOR);
	w->now = BEGIN;
	klok_freeze(w->now);
	for (int i = 0; i < MENSEN; i++) {
		w->organisatie[i] = as(w, i).actor.organisatie.v;
		w->namen[i] = as(w, i).actor.naam;
	}
	for (int i = 0; i < CASUSSEN; i++) {
		struct ctx c = as(w, SANNE_);
		struct casus_kop *k;

		w->casus[i] = verhaal_casus(o, str_z(namen[i]));
		w->beperkt[i] = -1;
		proef_good(c.fi, casus_kop_get(&c, w->casus[i], &k));
		w->nummer[i] = str_dup(o->arena, k->nummer);
		for (int d = 0; d < CASUS_DEEL__MAX; d++) { /* the procesregisseur, and the aanmelder as police */
			model_give(w, leader(w, i), i, d, NIVEAU_SCHRIJVEN, NOOIT, TEAM);
			if (i != 2)
				model_give(w, RIK_, i, d, begin[d], day_end(datum_add_months(datum_of_moment(w->now), 12)), TEAM);
		}
	}
	ring_case(w);
	for (int i = 0; i < CASUSSEN; i++) {
		marks_of(w, i);
		his_of(w, i);
	}
	requests_new(w, namen);
	return w;
}

/* ---- looking ---- */

static void leak(const struct wereld *w, int wie, const char *where, const struct merk *m)
{
	fail_msg("seed %llu: %s is shown %s of case %d, part %s, at minute %ld, by %s", (unsigned long long)w->zaad,
		mensen[wie].naam, m->tabel, m->casus, casus_deel_codes[m->deel], (long)((w->now - BEGIN) / MINUTE_MS), where);
}

/* Every mark in it is of a row that he may see now; with toen: that those eyes might see then, too. */
static void search(struct wereld *w, int wie, const char *where, struct str body, int64_t toen, int ogen)
{
	for (size_t i = 0; i < w->nmerken; i++) {
		const struct merk *m = &w->merken[i];

		if (!body.n || !memmem(body.p, body.n, m->tekst, strlen(m->tekst)))
			continue;
		w->getoond++;
		if (!rule_shows(w, wie, m, w->now) || (toen && !rule_shows(w, ogen, m, toen)))
			leak(w, wie, where, m);
	}
}

/* A page that breaks shows nothing, and proves nothing. The bytes of the files here are none. */
static struct str page(struct wereld *w, struct bezoeker *b, struct str pad)
{
	struct antwoord a = bezoeker_get(b, pad);

	if (a.status >= 500 && !str_starts(pad, STR("/bijlagen/")))
		fail_msg("seed %llu: %s: %d", (unsigned long long)w->zaad, str_dup(w->o->arena, pad).p, a.status);
	return a.body;
}

/* Which rows a path may name. */
static int64_t row_of(struct wereld *w, uint32_t kind, int casus)
{
	static const struct {
		uint32_t kind;
		const char *tabel;
	} kinds[] = { { ID_notitie, "notitie" }, { ID_betrokkene, "betrokkene" }, { ID_doel, "doel" }, { ID_afspraak, "afspraak" },
		{ ID_meting, "zrm_meting" }, { ID_bijlage, "bijlage" }, { ID_informatieverzoek, "informatieverzoek" },
		{ ID_verstrekking, "verstrekking" } };
	size_t at = (size_t)chance(w, (int)w->nmerken);

	if (kind == ID_casus)
		return w->casus[casus].v;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		for (size_t i = 0; kinds[k].kind == kind && i < w->nmerken; i++) {
			const struct merk *m = &w->merken[(at + i) % w->nmerken];

			if (m->casus == casus && strcmp(m->tabel, kinds[k].tabel) == 0)
				return m->id;
		}
	return 0;
}

/* The path of a route with an id for every parameter; STR_NULL when it names something that is not in these cases. */
static struct str path_of(struct wereld *w, const struct route *rt, int casus)
{
	struct req r = opstelling_urls(w->o);
	struct buf b = buf_new(w->o->arena);
	size_t param = 0;

	for (size_t i = 0; i < rt->nsegs; i++) {
		buf_addc(&b, '/');
		if (rt->segs[i]) {
			buf_addz(&b, rt->segs[i]);
		} else {
			const struct route_field *f = &rt->fields[param++];
			int64_t id = row_of(w, f->id_kind, casus);

			if (!id)
				return STR_NULL;
			buf_add(&b, url_id(&r, f->id_kind, id));
		}
	}
	if (!rt->nsegs)
		buf_addc(&b, '/');
	return buf_str(&b);
}

static int times(struct str body, const char *word)
{
	int n = 0;

	for (const char *p = body.p; p && (p = memmem(p, (size_t)(body.p + body.n - p), word, strlen(word))); p++)
		n++;
	return n;
}

/* What was typed is said again: for a row that he may not see exactly as often as for a word that is nowhere. */
static void look_search(struct wereld *w, struct bezoeker *b, int wie)
{
	static const char *const heads[] = { "/zoek?q=", "/casussen?toon=alle&q=", "/personen?q=" }, nowhere[] = "zqmnergens";
	const struct merk *m = &w->merken[chance(w, (int)w->nmerken)];

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		int found = times(bezoeker_get(b, str_z(text(w->p, "%s%s", heads[i], m->tekst))).body, m->tekst);

		if (!rule_shows(w, wie, m, w->now)
			&& found != times(bezoeker_get(b, str_z(text(w->p, "%s%s", heads[i], nowhere))).body, nowhere))
			leak(w, wie, heads[i], m);
		search(w, wie, "a search by number",
			bezoeker_get(b, str_z(text(w->p, "%s%s", heads[i], w->nummer[m->casus].p))).body, 0, 0);
	}
}

/* The past of a case, by tab; with one's own eyes, or somebody else's. */
static void look_past(struct wereld *w, struct bezoeker *b, int wie, int casus)
{
	static const char *const delen[] = { "tijdlijn", "plan", "zrm", "mensen", "overleggen", "documenten", "informatie",
		"verstrekkingen", "toegang", "afsluiting" };
	struct req r = opstelling_urls(w->o);
	int ogen = chance(w, 2) ? wie : chance(w, MENSEN);
	int64_t back = (int64_t)chance(w, (int)((w->now - BEGIN) / MINUTE_MS) + 1) * MINUTE_MS, toen = w->now - back;
	struct tijd t = tijd_of(toen);
	const char *base;

	base = text(w->p, "%s?op=%s&tijd=%02d:%02d%s%s", url_casus_toen(&r, w->casus[casus]).p, datum_iso(w->o->arena, t.dag).p, t.uur,
		t.minuut, ogen == wie ? "" : "&ogen=", ogen == wie ? "" : url_id(&r, ID_medewerker,
			opstelling_id(w->o, mensen[ogen].naam).v).p);
	toen = moment_of(t.dag, t.uur, t.minuut) + MINUTE_MS - 1; /* the whole of that minute */
	toen = toen > w->now ? w->now : toen;
	for (size_t i = 0; i < sizeof(delen) / sizeof(delen[0]); i++) {
		const char *pad = text(w->p, "%s&deel=%s", base, delen[i]);
		struct str body = page(w, b, str_z(pad));

		/* where there is no then, the choice of a moment stands in the case of today */
		search(w, wie, pad, body, text_has(body, "Op dat moment was hier niets te zien") ? 0 : toen, ogen);
	}
}

/* Rows of the lens, to read and to write: all that the model says, and no more. */
static void look_rows_of(struct wereld *w, int wie)
{
	kijk_as(w->o, w->actor, mensen[wie].naam, w->now);
	for (size_t i = 0; i < w->nmerken; i++) {
		const struct merk *m = &w->merken[i];
		int64_t seen = look_int(w->actor, text(w->p, "select count(*) from %s where id = %ld", m->tabel, (long)m->id));
		int64_t written = look_int(w->actor, text(w->p, "select count(*) from %s_schrijf where id = %ld", m->tabel, (long)m->id));

		if (seen && !rule_sees(w, wie, m, w->now))
			leak(w, wie, "the lens", m);
		if (written && !rule_writes(w, wie, m))
			leak(w, wie, "the writing lens", m);
		if (look_int(w->actor, text(w->p, "select count(*) from dossier_schrijf where id = %ld and onderdeel = '%s'",
			(long)w->casus[m->casus].v, casus_deel_codes[m->deel])) && !rule_adds(w, wie, m))
			leak(w, wie, "what may be added", m);
		w->getoond += seen > 0;
	}
}

/* The calendar says when and what kind, never of whom or what. */
static void look_calendar(struct wereld *w, int wie)
{
	struct ctx c = as(w, wie);
	struct agenda a;

	proef_good(c.fi, agenda_get(&c, &a));
	for (size_t i = 0; i < a.n; i++) {
		for (size_t k = 0; k < w->nmerken; k++)
			if (text_has(a.v[i].wat, w->merken[k].tekst) || text_has(a.v[i].plaats, w->merken[k].tekst))
				leak(w, wie, "the calendar", &w->merken[k]);
		for (size_t k = 0; k < w->nmerken; k++)
			if (w->merken[k].id == a.v[i].id && !rule_sees(w, wie, &w->merken[k], w->now))
				leak(w, wie, "the calendar", &w->merken[k]);
	}
}

/* Mostly somebody who sees something of the case. */
static int walker(struct wereld *w, int casus)
{
	int wie = chance(w, MENSEN);
	bool some = chance(w, 4) == 0;

	for (int tries = 0; tries < 12 && !some; tries++) {
		wie = chance(w, MENSEN);
		for (size_t i = 0; i < w->nmerken && !some; i++)
			some = w->merken[i].casus == casus && rule_sees(w, wie, &w->merken[i], w->now);
	}
	return wie;
}

/* Figures: codes and months, never a text of a case; of the houses of who has the right to them, and nothing to others. A
 * case counts as long as it was there, closed or destroyed too. */
static void look_figures(struct wereld *w, int wie)
{
	struct kijker *l = look_open(w->p, LENS_CIJFERS);
	bool mag = actor_mag(&(struct actor){ .id = { 1 }, .rechten = as(w, wie).actor.rechten }, RECHT_cijfers_lezen);

	kijk_as(w->o, l, mensen[wie].naam, w->now);
	for (size_t i = 0; i < lens_tables_n; i++) {
		const char *sql = text(w->p, "select * from %s", lens_tables[i].name), *rows;

		if (strcmp(lens_tables[i].name, "schema_versie") == 0 || !look_try(l, text(w->p, "%s limit 1", sql)))
			continue; /* has no figures; which migrations there are is no secret */
		rows = look_rows(l, sql);
		if (!mag && *rows)
			fail_msg("%s has no right to figures, and gets those of %s", mensen[wie].naam, lens_tables[i].name);
		for (size_t k = 0; k < w->nmerken; k++)
			if (strstr(rows, w->merken[k].tekst))
				leak(w, wie, "the figures", &w->merken[k]);
	}
	if (mag)
		assert_true(look_int(l, "select count(*) from casus") <= CASUSSEN);
	if (wie == MARJOLEIN_)
		assert_int_equal(look_int(l, "select count(*) from casus"), CASUSSEN);
	look_close(l);
}

/* All of a case is open to Hilde: she reads every part, who looked and the ledger as who keeps them. */
static bool rule_whole(const struct wereld *w, int casus)
{
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		if (own_level(w, HILDE_, casus, d, w->now, LEEST) < (d == CASUS_DEEL_LOGBOEK || d == CASUS_DEEL_VERZOEK
			? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN))
			return false;
	return !w->vernietigd[casus];
}

/* Leaves a part out, or gives it again. */
static void leave_out(struct wereld *w, int casus, struct rechtzaak_id zaak)
{
	int deel = chance(w, INZAGE_DELEN);
	struct inzage_keus k = { deel == OVERLEG_DEEL ? STR("overleg") : deel == INFORMEREN_DEEL ? STR("informeren")
		: str_z(casus_deel_codes[deel]), chance(w, 2) ? STR("bescherming") : STR("") };
	struct ctx c = as(w, HILDE_);

	proef_good(c.fi, inzage_choose(&c, w->verzoek[casus], zaak, &k, 1));
	w->weggelaten[casus][deel] = k.grond.n > 0;
}

/* What may be given: what stands in the end report too goes with that, of the kern. */
static bool rule_his(const struct wereld *w, const struct merk *m)
{
	const bool *weg = w->weggelaten[m->casus];

	return m->inzage && (!weg[m->deel] || (m->verslag && !weg[CASUS_DEEL_KERN]));
}

/* Neither more nor less of what is his besides. */
static void look_his(struct wereld *w, int casus, struct str json, bool whole)
{
	for (size_t i = 0; i < w->nzijn; i++) {
		const struct zijn *z = &w->zijn[i];
		const bool *weg = w->weggelaten[z->casus];
		bool must = whole && z->casus == casus && !weg[z->deel] && (z->ook < 0 || !weg[z->ook]);

		if (text_has(json, z->tekst) != must)
			fail_msg("seed %llu: %s of case %d is %s the file of the inzage of case %d", (unsigned long long)w->zaad, z->wat,
				z->casus, must ? "not in" : "in", casus);
		w->getoond += must;
	}
}

/* What the person gets: of a case that is open to who makes the file, all that is his and was not left out; of another
 * nothing; and never a row of another case, or a name of who looked. */
static void look_inzage(struct wereld *w, int casus)
{
	struct ctx c = as(w, HILDE_);
	struct inzage *i;
	struct str json;
	bool whole;

	proef_good(c.fi, inzage_get(&c, w->verzoek[casus], LOOK_BESTAND, &i));
	if (i->n)
		leave_out(w, casus, i->v[0].z->id);
	c = as(w, HILDE_);
	proef_good(c.fi, inzage_get(&c, w->verzoek[casus], LOOK_BESTAND, &i));
	json = inzage_json(&c, i);
	whole = i->n && rule_whole(w, casus);
	if ((i->n && i->compleet) != whole)
		fail_msg("seed %llu: the inzage of case %d is %swhole", (unsigned long long)w->zaad, casus, whole ? "not " : "");
	for (size_t k = 0; k < w->nmerken; k++) {
		const struct merk *m = &w->merken[k];
		bool given = text_has(json, m->tekst), here = whole && m->casus == casus;

		if (given && !(here && rule_his(w, m)))
			leak(w, HILDE_, "the file of an inzage", m);
		if (!given && here && m->inzage && !w->weggelaten[casus][m->deel])
			fail_msg("seed %llu: %s of case %d, part %s, is not in the file of the inzage", (unsigned long long)w->zaad, m->tabel,
				m->casus, casus_deel_codes[m->deel]);
	}
	look_his(w, casus, json, whole);
	for (const char *at = strstr(json.p, "\"bekeken_door\""), *end; at; at = strstr(end, "\"bekeken_door\"")) {
		end = strstr(at, "\"correcties\"");
		for (int k = 0; end && k < MENSEN; k++)
			assert_null(memmem(at, (size_t)(end - at), w->namen[k].p, w->namen[k].n));
		assert_non_null(end);
	}
	w->ingezien += whole;
}

static void walk_as(struct wereld *w, int wie, int casus)
{
	struct bezoeker b = bezoeker_as(w->o, mensen[wie].naam);
	int at = chance(w, (int)routes_n);

	for (int i = 0, seen = 0; i < (int)routes_n && seen < PAGES; i++) {
		const struct route *rt = &routes[((size_t)at + (size_t)i) % routes_n];
		struct str pad = rt->method == HTTP_GET ? path_of(w, rt, casus) : STR_NULL;

		if (!pad.p || str_starts(pad, STR("/assets/")))
			continue;
		search(w, wie, rt->path, page(w, &b, pad), 0, 0);
		seen++;
	}
	look_search(w, &b, wie);
	look_past(w, &b, wie, casus);
	look_calendar(w, wie);
	look_rows_of(w, wie);
	look_figures(w, wie);
	for (int i = 0; i < CASUSSEN; i++)
		look_inzage(w, i);
}

static void walk(struct wereld *w)
{
	int casus;

	w->toeval = &w->blik;
	casus = chance(w, CASUSSEN);
	walk_as(w, walker(w, casus), casus);
	w->toeval = &w->verloop;
}

/* ---- the end of a case: nothing of it comes out any more, nor of its past ---- */

static void destroy(struct wereld *w, int casus)
{
	struct dossier_id d = casus_dossier(w->casus[casus]);
	struct ctx c = as(w, HILDE_);
	struct vernietiging_id order;
	int64_t n;

	opstelling_sql(w->o, text(w->p, "update main.casus set vernietigen = %d where id = %ld",
		datum_add_days(datum_of_moment(w->now), -1).v, (long)d.v));
	proef_good(c.fi, vernietiging_propose(&c, &d, 1));
	order.v = proef_count(w->o, "select id from main.vernietiging where dossier = %1", d.v);
	c = as(w, MARJOLEIN_);
	proef_good(c.fi, vernietiging_judge(&c, order, 1, true, STR("")));
	c = as(w, HILDE_);
	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = 0;
	proef_good(c.fi, vernietiging_run(&c, &n));
	assert_int_equal(n, 1);
	w->vernietigd[casus] = true;
}

/* What leaves as Logboek Dataverwerkingen says of no user and of no content. */
static enum fault ldv_line(void *arg, struct str line, struct fault_info *fi)
{
	struct wereld *w = arg;

	(void)fi;
	for (size_t k = 0; k < w->nmerken; k++)
		assert_false(text_has(line, w->merken[k].tekst));
	for (int i = 0; i < MENSEN; i++)
		assert_false(text_has(line, mensen[i].naam));
	for (int i = 0; i < CASUSSEN; i++)
		assert_false(text_has(line, w->nummer[i].p));
	return FAULT_NONE;
}

static void look_export(struct wereld *w)
{
	struct ctx c = as(w, HILDE_);
	int64_t n = 0;

	proef_good(c.fi, ldv_uitvoer(&c, STR("https://schakel.example/register"), ldv_line, w, &n));
	assert_true(n > 50);
}

static void invariant_6_nobody_is_shown_a_row_outside_the_rule(struct opstelling *o)
{
	struct wereld *w = world_new(o);

	for (int i = 0; i < STEPS; i++) {
		step(w);
		if (i % (STEPS / WALKS) == 0)
			walk(w);
	}
	destroy(w, 0);
	for (int i = 0; i < 4; i++)
		walk(w);
	look_figures(w, MARJOLEIN_);
	look_export(w);
	for (int i = 0; i < ACTEN; i++)
		if (w->zaad == ZAAD && !w->gelukt[i])
			fail_msg("act %d was never accepted", i);
	if (w->zaad == ZAAD && w->ingezien < 5)
		fail_msg("only %d files of an inzage held a case", (int)w->ingezien);
	if (w->getoond < 500)
		fail_msg("seed %llu: too little was shown: %d", (unsigned long long)w->zaad, (int)w->getoond);
	look_close(w->actor);
	klok_freeze(0);
}
TEST_BOTH(invariant_6_nobody_is_shown_a_row_outside_the_rule)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(invariant_6_nobody_is_shown_a_row_outside_the_rule) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
