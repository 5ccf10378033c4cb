/* Pages of an overleg as people use them: plan, agenda, live, quick entry, minutes, the tab of a case. Both databases. */
#include "tests/proef_overleg.h"

#include "routes.h"

struct zaal {
	struct tafel t;
	struct req r; /* for URLs */
	struct bezoeker sanne, rik, karin;
};

static struct zaal zaal(struct opstelling *o)
{
	return (struct zaal){ tafel(o), opstelling_urls(o), bezoeker_as(o, SANNE), bezoeker_as(o, RIK), bezoeker_as(o, KARIN) };
}

static void moved(struct antwoord an, const char *where)
{
	if (an.status != 303)
		fail_msg("%d instead of 303: %.*s", an.status, (int)(an.body.n < 3000 ? an.body.n : 3000), an.body.p);
	assert_true(text_has(an.location, where));
}

static struct antwoord submit(struct bezoeker *who, struct str page, struct str action, const char *const *fields)
{
	assert_int_equal(bezoeker_get(who, page).status, 200);
	return bezoeker_post(who, action, fields);
}

static const char *person(struct zaal *z, const char *wie)
{
	return url_id(&z->r, ID_medewerker, opstelling_id(z->t.o, wie).v).p;
}

static const char *versie(struct zaal *z)
{
	return str_from_i64(z->t.o->arena, tafel_versie(&z->t)).p;
}

static struct str live(struct zaal *z)
{
	return url_overleg_live(&z->r, z->t.id);
}

static struct antwoord record(struct zaal *z, struct bezoeker *who, const char *soort, const char *tekst)
{
	return submit(who, live(z), url_overleg_vast(&z->r, z->t.id), (const char *[]){ "punt",
		url_id(&z->r, ID_agendapunt, z->t.punt.v).p, "soort", soort, "tekst", tekst, NULL });
}

static void begin(struct zaal *z)
{
	moved(submit(&z->sanne, url_overleg(&z->r, z->t.id), url_overleg_begin(&z->r, z->t.id), (const char *[]){ "versie",
		versie(z), NULL }), "/live");
	moved(submit(&z->sanne, live(z), url_overleg_nu(&z->r, z->t.id), (const char *[]){ "punt",
		url_id(&z->r, ID_agendapunt, z->t.punt.v).p, NULL }), "/live");
}

static void who_may_come_in(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct bezoeker femke = bezoeker_as(o, FEMKE), nobody = bezoeker_new(o), kees = bezoeker_as(o, "kees.dassen");

	assert_int_equal(bezoeker_get(&nobody, url_overleggen(&z.r)).status, 303);
	assert_int_equal(bezoeker_get(&kees, url_overleggen(&z.r)).status, 403);
	assert_int_equal(bezoeker_get(&femke, url_overleggen(&z.r)).status, 200);
	assert_int_equal(bezoeker_get(&femke, url_overleg(&z.r, z.t.id)).status, 404);
	assert_int_equal(bezoeker_get(&femke, live(&z)).status, 404);
	assert_int_equal(bezoeker_get(&femke, url_overleg_verslag(&z.r, z.t.id)).status, 404);
	assert_int_equal(bezoeker_get(&femke, url_overleg_verslag_afdruk(&z.r, z.t.id)).status, 404);
	assert_int_equal(bezoeker_get(&femke, str_cat(o->arena, url_overleg_nieuwer(&z.r, z.t.id), STR("?na=0"))).status, 404);
	assert_int_equal(bezoeker_get(&z.rik, url_overleg_nieuw(&z.r)).status, 403);
	assert_int_equal(bezoeker_get(&z.rik, url_overleg(&z.r, z.t.id)).status, 200);
	assert_int_equal(bezoeker_get(&z.karin, url_overleg_punt(&z.r, z.t.id, z.t.punt)).status, 404);
	assert_int_equal(bezoeker_get(&z.rik, url_overleg_punt(&z.r, z.t.id, z.t.punt)).status, 200);
}
TEST_BOTH(who_may_come_in)

static struct antwoord plan(struct zaal *z, const char *datum, const char *tijd, const char *link)
{
	return submit(&z->sanne, url_overleg_nieuw(&z->r), url_overleg_nieuw_post(&z->r), (const char *[]){ "soort",
		"casusoverleg", "datum", datum, "tijd", tijd, "duur", "", "plaats", "Zaal 2", "link", link, "voorzitter",
		person(z, SANNE), "notulist", "", "keer", "2", "weken", "2", "leden", person(z, RIK), NULL });
}

static void planning_says_what_is_wrong(struct opstelling *o)
{
	struct zaal z = { { .o = o }, opstelling_urls(o), bezoeker_as(o, SANNE), bezoeker_as(o, RIK), bezoeker_as(o, KARIN) };
	struct antwoord an = plan(&z, "7-12-2020", "09:30", "");

	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "vandaag of later"));
	assert_true(text_has(an.body, "value=\"7-12-2020\""));
	an = plan(&z, datum_text(o->arena, datum_today()).p, "9.30", "");
	assert_int_equal(an.status, 400);
	assert_int_equal(plan(&z, datum_text(o->arena, datum_today()).p, "23:30", "http://x.example").status, 400);
	assert_int_equal(opstelling_count(o, "select count(*) from main.overleg"), 0);
	moved(plan(&z, datum_text(o->arena, datum_add_days(datum_today(), 3)).p, "09:30", ""), "overleg_gepland");
	assert_int_equal(opstelling_count(o, "select count(*) from main.overleg"), 2);
	an = bezoeker_get(&z.rik, url_overleggen(&z.r));
	assert_true(text_has(an.body, "Casusoverleg"));
	assert_true(text_has(an.body, "Zaal 2"));
}
TEST_BOTH(planning_says_what_is_wrong)

static void invariant_25_pages_show_a_slot_of_time(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct str pages[] = { url_overleg(&z.r, z.t.id), live(&z), url_overleg_verslag(&z.r, z.t.id) };

	begin(&z);
	moved(record(&z, &z.rik, "besluit", "Wolters krijgt een plek."), "/live");
	for (size_t i = 0; i < 3; i++) {
		struct antwoord karin = bezoeker_get(&z.karin, pages[i]), rik = bezoeker_get(&z.rik, pages[i]);

		assert_int_equal(karin.status, 200);
		assert_true(text_has(rik.body, "Wolters"));
		assert_true(text_has(karin.body, "Besloten agendapunt"));
		assert_false(text_has(karin.body, "Wolters"));
		assert_false(text_has(karin.body, "ZV-20"));
		assert_false(text_has(karin.body, "begint er"));
		assert_false(text_has(karin.body, "een plek"));
	}
	assert_int_equal(record(&z, &z.karin, "notitie", "Mag niet.").status, 404);
}
TEST_BOTH(invariant_25_pages_show_a_slot_of_time)

static void invariant_14_police_data_are_marked_at_the_table(struct opstelling *o)
{
	struct zaal z = zaal(o);
	const char *punt = url_id(&z.r, ID_agendapunt, z.t.punt.v).p;
	struct vastlegging_id v;
	struct antwoord an;

	begin(&z);
	an = bezoeker_get(&z.sanne, live(&z)); /* who takes the minutes marks it for who said it */
	assert_true(text_has(an.body, "name=\"wpg\""));
	an = submit(&z.sanne, live(&z), url_overleg_vast(&z.r, z.t.id), (const char *[]){ "punt", punt, "soort", "afspraak", "tekst",
		"Bellen @veldkamp tot vrijdag", "wpg", "8", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Een afspraak komt in het plan van aanpak"));
	assert_true(text_has(an.body, "value=\"8\" selected"));
	moved(submit(&z.sanne, live(&z), url_overleg_vast(&z.r, z.t.id), (const char *[]){ "punt", punt, "soort", "notitie", "tekst",
		"Drie meldingen in mei.", "wpg", "8", NULL }), "/live");
	an = bezoeker_get(&z.rik, url_overleg_verslag(&z.r, z.t.id));
	assert_true(text_has(an.body, "Wet politiegegevens, artikel 8"));
	an = bezoeker_get(&z.rik, url_overleg_verslag_afdruk(&z.r, z.t.id));
	assert_true(text_has(an.body, "Wet politiegegevens, artikel 8"));
	v.v = opstelling_count(o, "select id from main.vastlegging");
	an = bezoeker_get(&z.sanne, url_overleg_vast_wijzig(&z.r, z.t.id, v));
	assert_true(text_has(an.body, "value=\"8\" selected"));
	moved(bezoeker_post(&z.sanne, url_overleg_vast_wijzig_post(&z.r, z.t.id, v), (const char *[]){ "tekst",
		"Drie meldingen in mei.", "wpg", "13", "versie", "1", NULL }), "/live");
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging where wpg = '13'"), 1);
}
TEST_BOTH(invariant_14_police_data_are_marked_at_the_table)

/* Who was admitted to a point stands in the log of its case, in words. */
static void the_log_of_a_case_names_a_point_in_words(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct antwoord an = bezoeker_get(&z.sanne, url_casus_logboek(&z.r, z.t.casus));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Toegang tot een agendapunt") && text_has(an.body, "Onderdeel: Inhoud"));
	assert_false(text_has(an.body, "Onderdeel: inhoud"));
	an = bezoeker_get(&z.sanne, STR("/bestaat-niet"));
	assert_int_equal(an.status, 404);
	assert_true(text_has(an.body, "Kijk of het adres klopt") && text_has(an.body, "Naar de werkvoorraad"));
}
TEST_BOTH(the_log_of_a_case_names_a_point_in_words)

static void quick_entry_says_what_is_wrong_beside_the_field(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct antwoord an;

	begin(&z);
	an = record(&z, &z.rik, "afspraak", "Bellen @niemand tot vrijdag");
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Niemand bij dit agendapunt heet zo"));
	assert_true(text_has(an.body, "value=\"Bellen @niemand tot vrijdag\"")); /* nothing typed is lost */
	assert_true(text_has(an.body, "aria-invalid"));
	an = record(&z, &z.rik, "afspraak", "Bellen @veldkamp");
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Wanneer is dit klaar?"));
	moved(record(&z, &z.rik, "afspraak", "Bellen <b> @veldkamp #geest tot vrijdag"), "/live");
	an = bezoeker_get(&z.sanne, live(&z));
	assert_true(text_has(an.body, "Bellen &lt;b&gt;"));
	assert_true(text_has(an.body, "Lotte Veldkamp, GGZ Maasdal"));
	assert_true(text_has(an.body, "Geestelijke gezondheid"));
}
TEST_BOTH(quick_entry_says_what_is_wrong_beside_the_field)

/* Linked in the place of batch_run: what is asked, is counted and named. */
static size_t asked;
static const char *names[64];
enum fault __real_batch_run(struct batch *b);
enum fault __wrap_batch_run(struct batch *b);

enum fault __wrap_batch_run(struct batch *b)
{
	for (size_t i = 0; i < b->n; i++, asked++)
		if (asked < sizeof(names) / sizeof(names[0]))
			names[asked] = b->items[i].stmt->name;
	return __real_batch_run(b);
}

/* The common answer to three hundred viewers: who it is, and one row by its key. */
static void nothing_new_costs_one_indexed_read(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct str url;

	begin(&z);
	url = str_cat(o->arena, str_cat(o->arena, url_overleg_nieuwer(&z.r, z.t.id), STR("?na=")),
		str_from_i64(o->arena, count_id(o, "select versie from main.overleg_stand where id = ", z.t.id.v)));
	asked = 0;
	assert_int_equal(bezoeker_get(&z.rik, url).status, 204);
	assert_int_equal(asked, 2);
	assert_string_equal(names[0], "sessie_get");
	assert_string_equal(names[1], "overleg_newer");
	bezoeker_get(&z.rik, live(&z));
	assert_true(asked > 6); /* the count sees */
}
TEST_BOTH(nothing_new_costs_one_indexed_read)

static void viewers_get_nothing_until_there_is_something(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct antwoord an;
	struct str url;
	int64_t stand, looks;

	begin(&z);
	stand = count_id(o, "select versie from main.overleg_stand where id = ", z.t.id.v);
	url = str_cat(o->arena, str_cat(o->arena, url_overleg_nieuwer(&z.r, z.t.id), STR("?na=")),
		str_from_i64(o->arena, stand));
	looks = opstelling_looks(o, "1 = 1");
	an = bezoeker_get(&z.rik, url);
	assert_int_equal(an.status, 204);
	assert_int_equal(an.body.n, 0);
	assert_int_equal(opstelling_looks(o, "1 = 1"), looks);
	moved(record(&z, &z.sanne, "notitie", "Hij is verhuisd."), "/live");
	looks = opstelling_looks(o, "1 = 1");
	an = bezoeker_get(&z.rik, url);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Hij is verhuisd."));
	assert_true(text_has(an.body, "id=\"live\""));
	assert_int_equal(opstelling_looks(o, "1 = 1"), looks + 1); /* what is sent is a look */
	assert_int_equal(opstelling_looks(o, "doel = 'tussendoor'"), 0);
}
TEST_BOTH(viewers_get_nothing_until_there_is_something)

static void a_second_send_keeps_one(struct opstelling *o)
{
	struct zaal z = zaal(o);
	const char *fields[] = { "punt", url_id(&z.r, ID_agendapunt, z.t.punt.v).p, "soort", "notitie", "tekst", "Eens.", NULL };

	begin(&z);
	assert_int_equal(bezoeker_get(&z.rik, live(&z)).status, 200);
	moved(bezoeker_post(&z.rik, url_overleg_vast(&z.r, z.t.id), fields), "/live");
	moved(bezoeker_post(&z.rik, url_overleg_vast(&z.r, z.t.id), fields), "/live"); /* the answer was lost */
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging"), 1);
	assert_int_equal(bezoeker_get(&z.rik, live(&z)).status, 200); /* a new token: said again */
	moved(bezoeker_post(&z.rik, url_overleg_vast(&z.r, z.t.id), fields), "/live");
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging"), 2);
}
TEST_BOTH(a_second_send_keeps_one)

static void a_shared_screen_hides_until_she_left(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct str own = str_cat(o->arena, live(&z), STR("?eigen=1"));
	struct antwoord an;

	begin(&z);
	moved(submit(&z.sanne, live(&z), url_overleg_aanwezig(&z.r, z.t.id), (const char *[]){ "medewerker",
		person(&z, KARIN), "aanwezig", "1", NULL }), "/live");
	an = bezoeker_get(&z.sanne, live(&z));
	assert_true(text_has(an.body, "Dit punt is verborgen op dit scherm"));
	assert_true(text_has(an.body, "Karin Bouts"));
	assert_false(text_has(an.body, "Wolters"));
	assert_true(text_has(bezoeker_get(&z.sanne, own).body, "Wolters"));
	assert_false(text_has(bezoeker_get(&z.karin, own).body, "Wolters"));
	assert_int_equal(submit(&z.rik, live(&z), url_overleg_aanwezig(&z.r, z.t.id), (const char *[]){ "medewerker",
		person(&z, KARIN), NULL }).status, 403);
	moved(submit(&z.sanne, live(&z), url_overleg_aanwezig(&z.r, z.t.id), (const char *[]){ "medewerker",
		person(&z, KARIN), NULL }), "/live");
	assert_true(text_has(bezoeker_get(&z.sanne, live(&z)).body, "Wolters"));
}
TEST_BOTH(a_shared_screen_hides_until_she_left)

static void who_is_there_says_so(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct str invitation = url_overleg(&z.r, z.t.id), hier = url_overleg_hier(&z.r, z.t.id);

	assert_true(text_has(bezoeker_get(&z.rik, invitation).body, "Ik ben er"));
	moved(submit(&z.rik, invitation, hier, (const char *[]){ "tafel", "", NULL }), "overleg_hier");
	assert_false(text_has(bezoeker_get(&z.rik, invitation).body, "Ik ben er"));
	begin(&z);
	assert_true(text_has(bezoeker_get(&z.sanne, live(&z)).body, "Meldde zich zelf"));
	assert_true(text_has(bezoeker_get(&z.karin, live(&z)).body, "Vink uzelf aan"));
	moved(submit(&z.karin, live(&z), hier, (const char *[]){ "tafel", "1", NULL }), "/live");
	assert_false(text_has(bezoeker_get(&z.karin, live(&z)).body, "Vink uzelf aan"));
	assert_true(text_has(bezoeker_get(&z.sanne, live(&z)).body, "Dit punt is verborgen op dit scherm"));
}
TEST_BOTH(who_is_there_says_so)

static void the_whole_way_by_forms(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct antwoord an;
	struct vastlegging_id id;
	struct str edit;

	moved(submit(&z.sanne, url_overleg(&z.r, z.t.id), url_overleg_punt_post(&z.r, z.t.id), (const char *[]){ "titel",
		"Opening", "minuten", "5", NULL }), "overleg_op_agenda");
	an = submit(&z.sanne, url_overleg(&z.r, z.t.id), url_overleg_punt_post(&z.r, z.t.id), (const char *[]){ "titel",
		"Over Wolters", "minuten", "5", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "bij een ander agendapunt hoort"));
	an = submit(&z.sanne, url_overleg_punt(&z.r, z.t.id, z.t.punt), url_overleg_punt_toelaten(&z.r, z.t.id, z.t.punt),
		(const char *[]){ "medewerker", person(&z, KARIN), NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Geef eerst toegang tot de casus"));
	begin(&z);
	moved(record(&z, &z.rik, "notitie", "Eerste woorden."), "/live");
	id.v = opstelling_count(o, "select max(id) from main.vastlegging");
	edit = url_overleg_vast_wijzig(&z.r, z.t.id, id);
	moved(submit(&z.rik, edit, url_overleg_vast_wijzig_post(&z.r, z.t.id, id), (const char *[]){ "tekst",
		"Betere woorden.", "versie", "1", NULL }), "overleg_vast_gewijzigd");
	an = submit(&z.sanne, edit, url_overleg_vast_wijzig_post(&z.r, z.t.id, id), (const char *[]){ "tekst", "Te laat.",
		"versie", "1", NULL });
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "value=\"Te laat.\""));
	moved(submit(&z.sanne, live(&z), url_overleg_afronden(&z.r, z.t.id), (const char *[]){ "versie", versie(&z), NULL }),
		"overleg_afgerond");
	an = bezoeker_get(&z.rik, url_overleg_verslag(&z.r, z.t.id));
	assert_true(text_has(an.body, "Betere woorden."));
	assert_true(text_has(an.body, "Niet besproken, doorgeschoven"));
	assert_false(text_has(an.body, "Verslag vaststellen"));
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk'"), 0);
	an = bezoeker_get(&z.sanne, url_overleg_verslag_afdruk(&z.r, z.t.id)); /* may fix it, not from paper */
	assert_true(text_has(an.body, "Betere woorden."));
	assert_false(text_has(an.body, "Verslag vaststellen"));
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk'"), 1);
	moved(submit(&z.sanne, url_overleg_verslag(&z.r, z.t.id), url_overleg_vaststellen(&z.r, z.t.id), (const char *[]){
		"versie", versie(&z), NULL }), "overleg_vastgesteld");
	an = bezoeker_get(&z.rik, url_casus_overleggen(&z.r, z.t.casus));
	assert_true(text_has(an.body, "Vastgesteld"));
	assert_true(text_has(an.body, "Casusoverleg"));
	assert_int_equal(bezoeker_get(&z.rik, url_overleggen(&z.r)).status, 200);
}
TEST_BOTH(the_whole_way_by_forms)

static struct antwoord stand(struct zaal *z, struct bezoeker *who, struct afspraak_id a, const char *versie, const char *stand,
	const char *reden)
{
	return submit(who, live(z), url_overleg_stand(&z->r, z->t.id), (const char *[]){ "punt",
		url_id(&z->r, ID_agendapunt, z->t.punt.v).p, "afspraak", url_id(&z->r, ID_afspraak, a.v).p, "versie", versie,
		"stand", stand, "reden", reden, NULL });
}

static void how_an_afspraak_stands_is_said_in_its_row(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct afspraak_id a;
	struct antwoord an;

	begin(&z);
	moved(record(&z, &z.sanne, "afspraak", "Intake bevestigen @veldkamp tot vrijdag"), "/live");
	a.v = opstelling_count(o, "select max(id) from main.afspraak");
	an = bezoeker_get(&z.sanne, live(&z));
	assert_true(text_has(an.body, ">Gedaan</button>") && text_has(an.body, "Waarom vervalt dit?"));
	assert_false(text_has(bezoeker_get(&z.rik, live(&z)).body, ">Gedaan</button>")); /* he does not lead */
	an = stand(&z, &z.sanne, a, "1", "vervallen", " ");
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "-fout\" role=\"alert\"")); /* beside the field, which stands open */
	assert_true(text_has(an.body, "data-autoclose open"));
	moved(stand(&z, &z.sanne, a, "1", "gereed", ""), "/live");
	an = bezoeker_get(&z.sanne, live(&z));
	assert_true(text_has(an.body, "Intake bevestigen") && text_has(an.body, "aria-pressed=\"true\">Gedaan"));
	an = stand(&z, &z.sanne, a, "1", "vervallen", "Is <b> weg");
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "Intussen gewijzigd door Sanne Hendrickx"));
	assert_int_equal(stand(&z, &z.rik, a, "2", "loopt", "").status, 403);
	assert_int_equal(stand(&z, &z.karin, a, "2", "loopt", "").status, 404);
	moved(stand(&z, &z.sanne, a, "2", "loopt", ""), "/live"); /* taken up again */
	moved(stand(&z, &z.sanne, a, "3", "vervallen", "Is <b> weg"), "/live");
	assert_true(text_has(bezoeker_get(&z.sanne, live(&z)).body, "Is &lt;b&gt; weg"));
}
TEST_BOTH(how_an_afspraak_stands_is_said_in_its_row)

static void the_connection_is_a_link(struct opstelling *o)
{
	struct zaal z = zaal(o);

	proef_sql(o, "update main.overleg set link = 'https://video.example/x?a=1' where id = %1", z.t.id.v);
	assert_true(text_has(bezoeker_get(&z.rik, url_overleg(&z.r, z.t.id)).body, "href=\"https://video.example/x?a=1\""));
	proef_sql(o, "update main.overleg set link = 'javascript:alert(1)' where id = %1", z.t.id.v);
	assert_false(text_has(bezoeker_get(&z.rik, url_overleg(&z.r, z.t.id)).body, "javascript"));
}
TEST_BOTH(the_connection_is_a_link)

static void a_page_bears_no_name_in_title_or_address(struct opstelling *o)
{
	struct zaal z = zaal(o);
	struct antwoord an = bezoeker_get(&z.sanne, live(&z));
	const char *title = strstr(an.body.p, "<title>"), *end = strstr(title, "</title>");

	assert_false(text_has((struct str){ title, (size_t)(end - title) }, "Wolters"));
	an = bezoeker_get(&z.sanne, url_overleg_punt(&z.r, z.t.id, z.t.punt));
	title = strstr(an.body.p, "<title>");
	end = strstr(title, "</title>");
	assert_false(text_has((struct str){ title, (size_t)(end - title) }, "Wolters"));
}
TEST_BOTH(a_page_bears_no_name_in_title_or_address)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(who_may_come_in), BOTH(planning_says_what_is_wrong), BOTH(invariant_14_police_data_are_marked_at_the_table),
		BOTH(invariant_25_pages_show_a_slot_of_time), BOTH(the_log_of_a_case_names_a_point_in_words),
		BOTH(quick_entry_says_what_is_wrong_beside_the_field), BOTH(nothing_new_costs_one_indexed_read),
		BOTH(viewers_get_nothing_until_there_is_something),
		BOTH(a_second_send_keeps_one), BOTH(a_shared_screen_hides_until_she_left), BOTH(who_is_there_says_so),
		BOTH(the_whole_way_by_forms), BOTH(how_an_afspraak_stands_is_said_in_its_row), BOTH(the_connection_is_a_link),
		BOTH(a_page_bears_no_name_in_title_or_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
