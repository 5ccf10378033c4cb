/* Attachments: what is let in, that the bytes are sealed, who reads them, what a broken upload leaves. */
#include "tests/proef_aanmelding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define BIG (2 * BIJLAGE_STUK + 1234)

static struct str counted(struct opstelling *o, const char *before, int64_t id)
{
	return str_cat(o->arena, str_z(before), str_from_i64(o->arena, id));
}

static struct aanmelding_id submitted(struct opstelling *o, const char *wie)
{
	struct aanmelding_id id = proef_submit(o, wie);

	assert_true(id.v != 0);
	return id;
}

static struct str big_text(struct opstelling *o)
{
	char *p = arena_alloc(o->arena, BIG);

	for (size_t i = 0; i < BIG; i++)
		p[i] = (char)('a' + i % 26);
	return (struct str){ p, BIG };
}

static enum fault stored(struct opstelling *o, const char *wie, struct aanmelding_id id, const char *naam,
	struct str inhoud, struct bijlage_id *ret)
{
	struct ctx c = opstelling_as(o, wie);
	struct bijlage_nieuw n = { .dossier = aanmelding_dossier(id), .onderdeel = "inhoud", .bestandsnaam = str_z(naam),
		.inhoud = inhoud };

	return bijlage_store(&c, &n, ret);
}

/* ---- types ---- */

/* A zip with empty members of those names, the first stored with that content. */
static struct str zip_of(struct opstelling *o, const char *const *names, const char *first)
{
	struct buf b = buf_new(o->arena), dir = buf_new(o->arena);
	size_t n = 0;

	for (; names[n]; n++) {
		const char *content = n == 0 ? first : "";
		char local[30] = "PK\003\004\024", entry[46] = "PK\001\002\024\0\024";
		size_t at = b.n;

		local[18] = (char)strlen(content);
		local[22] = local[18];
		local[26] = (char)strlen(names[n]);
		entry[28] = local[26];
		entry[20] = local[18];
		entry[24] = local[18];
		for (int i = 0; i < 4; i++)
			entry[42 + i] = (char)(at >> (8 * i));
		buf_add(&b, (struct str){ local, sizeof(local) });
		buf_addz(&b, names[n]);
		buf_addz(&b, content);
		buf_add(&dir, (struct str){ entry, sizeof(entry) });
		buf_addz(&dir, names[n]);
	}
	char end[22] = "PK\005\006";

	end[8] = end[10] = (char)n;
	for (int i = 0; i < 4; i++) {
		end[12 + i] = (char)(dir.n >> (8 * i));
		end[16 + i] = (char)(b.n >> (8 * i));
	}
	buf_add(&b, buf_str(&dir));
	buf_add(&b, (struct str){ end, sizeof(end) });
	return buf_str(&b);
}

static void type_by_content(void **state)
{
	struct opstelling o = { .arena = arena_new(1u << 20) };
	struct str docx = zip_of(&o, (const char *[]){ "[Content_Types].xml", "word/document.xml", NULL }, "");
	struct str docm = zip_of(&o, (const char *[]){ "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin", NULL },
		"");
	struct str xlsx = zip_of(&o, (const char *[]){ "[Content_Types].xml", "xl/workbook.xml", NULL }, "");
	struct str odt = zip_of(&o, (const char *[]){ "mimetype", "content.xml", NULL },
		"application/vnd.oasis.opendocument.text");
	struct str zip = zip_of(&o, (const char *[]){ "programma.exe", NULL }, "");

	(void)state;
	assert_string_equal(bijlage_type(STR("%PDF-1.7\nbrief"), STR("brief.pdf")), "application/pdf");
	assert_string_equal(bijlage_type(STR("\x89PNG\r\n\x1a\nxx"), STR("Foto.PNG")), "image/png");
	assert_string_equal(bijlage_type(STR("\xff\xd8\xff\xe0xx"), STR("foto.jpeg")), "image/jpeg");
	assert_string_equal(bijlage_type(STR("Gesproken op maandag, één keer."), STR("verslag.txt")),
		"text/plain; charset=utf-8");
	assert_non_null(strstr(bijlage_type(docx, STR("plan.docx")), "wordprocessingml"));
	assert_non_null(strstr(bijlage_type(xlsx, STR("lijst.xlsx")), "spreadsheetml"));
	assert_non_null(strstr(bijlage_type(odt, STR("plan.odt")), "opendocument.text"));
	assert_null(bijlage_type(docm, STR("plan.docx")));
	assert_null(bijlage_type(docm, STR("plan.docm")));
	assert_null(bijlage_type(zip, STR("plan.docx")));
	assert_null(bijlage_type(zip, STR("alles.zip")));
	assert_null(bijlage_type((struct str){ docx.p, docx.n - 1 }, STR("plan.docx"))); /* cut off */
	assert_null(bijlage_type(docx, STR("plan.pdf")));                                 /* another name */
	assert_null(bijlage_type(STR("%PDF-1.7 /OpenAction /JavaScript"), STR("brief.pdf")));
	assert_null(bijlage_type(STR("%PDF-1.7 /OpenAction /J#61vaScr#69pt"), STR("brief.pdf")));
	assert_null(bijlage_type(STR("%PDF-1.7 /#4cAunch /#4Caunch"), STR("brief.pdf")));
	assert_non_null(bijlage_type(STR("%PDF-1.7 /Java /Script /Lau#6 /#"), STR("brief.pdf")));
	assert_null(bijlage_type(STR("MZ\x90\0\3"), STR("brief.pdf")));
	assert_null(bijlage_type(STR("<!DOCTYPE html><script>x</script>"), STR("brief.txt")));
	assert_null(bijlage_type(STR("<svg onload='x'>"), STR("foto.png")));
	assert_null(bijlage_type(STR("#!/bin/sh\nrm"), STR("brief.txt")));
	assert_null(bijlage_type(STR("geen utf-8: \xff\xfe"), STR("brief.txt")));
	assert_null(bijlage_type(STR("nul \0 erin"), STR("brief.txt")));
	assert_null(bijlage_type(STR(""), STR("leeg.txt")));
	arena_free(&o.arena);
}

/* ---- storing ---- */

static void refused_files_leave_nothing(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct bijlage_id b;

	assert_int_equal(stored(o, "rik.schreurs", id, "kat.exe", STR("MZ\x90"), &b), FAULT_INVALID);
	assert_int_equal(stored(o, "rik.schreurs", id, "leeg.txt", STR(""), &b), FAULT_INVALID);
	assert_int_equal(stored(o, "rik.schreurs", id, "/////", STR("tekst"), &b), FAULT_INVALID);
	assert_int_equal(stored(o, "lotte.veldkamp", id, "brief.txt", STR("tekst"), &b), FAULT_DENIED);
	assert_int_equal(stored(o, "anouk.rutten", id, "brief.txt", STR("tekst"), &b), FAULT_DENIED); /* receipt alone */
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage_stuk"), 0);
}
TEST_BOTH(refused_files_leave_nothing)

static enum fault read_as(struct opstelling *o, const char *wie, struct bijlage_id id, struct str *ret, size_t *ret_looks)
{
	struct ctx c = opstelling_as(o, wie);
	struct bijlage *b;
	enum fault f = bijlage_read(&c, id, &b, ret);

	*ret_looks = c.nlooks && c.looks[0].soort == LOOK_BESTAND ? c.nlooks : 0;
	return f;
}

static void a_file_comes_back_whole(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct str text = big_text(o), back;
	struct bijlage_id b;
	size_t looks;

	assert_int_equal(stored(o, "rik.schreurs", id, "C:\\Mijn map\\verslag \"1\".txt", text, &b), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage_stuk"), 3);
	assert_int_equal(read_as(o, "rik.schreurs", b, &back, &looks), 0);
	assert_true(str_eq(text, back));
	assert_int_equal(looks, 1);
	assert_int_equal(read_as(o, "noor.habets", b, &back, &looks), 0);
	assert_int_equal(read_as(o, "lotte.veldkamp", b, &back, &looks), FAULT_NOT_FOUND);
	assert_int_equal(read_as(o, "anouk.rutten", b, &back, &looks), FAULT_NOT_FOUND);
	assert_int_equal(read_as(o, "marjolein.tonnaer", b, &back, &looks), FAULT_DENIED);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage where bestandsnaam = 'verslag 1.txt'"), 1);
}
TEST_BOTH(a_file_comes_back_whole)

static void pieces_cannot_change_places(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct bijlage_id b;
	struct str back;
	size_t looks;

	assert_int_equal(stored(o, "rik.schreurs", id, "verslag.txt", big_text(o), &b), 0);
	opstelling_sql(o, "update main.bijlage_stuk set volgnr = 9 where volgnr = 0");
	opstelling_sql(o, "update main.bijlage_stuk set volgnr = 0 where volgnr = 1");
	opstelling_sql(o, "update main.bijlage_stuk set volgnr = 1 where volgnr = 9");
	assert_int_equal(read_as(o, "rik.schreurs", b, &back, &looks), FAULT_INTERNAL);
	assert_int_equal(looks, 0);
}
TEST_BOTH(pieces_cannot_change_places)

static void a_broken_upload_is_not_seen(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct bijlagen l;
	struct bijlage_id b;
	struct ctx c;
	struct str back;
	size_t looks;

	assert_int_equal(stored(o, "rik.schreurs", id, "verslag.txt", big_text(o), &b), 0);
	opstelling_sql(o, "update main.bijlage set status = 'bezig'"); /* as the second piece left it */
	opstelling_sql(o, "delete from main.bijlage_stuk where volgnr = 2");
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(bijlage_list(&c, aanmelding_dossier(id), &l), 0);
	assert_int_equal(l.n, 0);
	assert_int_equal(read_as(o, "rik.schreurs", b, &back, &looks), FAULT_NOT_FOUND);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(bijlage_clean(&c), 0); /* not yet: it may still be coming */
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 1);
	opstelling_sql(o, "update main.bijlage set moment = moment - 86400000");
	assert_int_equal(bijlage_clean(&c), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage_stuk"), 0);
}
TEST_BOTH(a_broken_upload_is_not_seen)

static void attachments_of_a_concept_come_along(struct opstelling *o)
{
	struct aanmelding_id id = { id_new() }, again;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct proef_aanmelding p;
	struct aanmelding *a;
	struct bijlage_id one, two;

	assert_int_equal(aanmelding_prepare(&c, id), 0);
	assert_int_equal(aanmelding_prepare(&c, id), 0);
	assert_int_equal(stored(o, "rik.schreurs", id, "een.txt", STR("een"), &one), 0);
	assert_int_equal(stored(o, "rik.schreurs", id, "twee.txt", STR("twee"), &two), 0);
	assert_int_equal(stored(o, "anouk.rutten", id, "drie.txt", STR("drie"), &two), FAULT_DENIED);
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_prepare(&c, id), FAULT_CONFLICT);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(bijlage_drop(&c, one), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage_stuk"), 1);
	proef_fill(o, &p);
	p.n.id = id;
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_submit(&c, &p.n, &again), 0);
	assert_int_equal(again.v, id.v);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_get(&c, id, &a), 0);
	assert_int_equal(a->bijlagen.n, 1);
	assert_true(str_eq(a->bijlagen.v[0].wpg, STR("8")));
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_get(&c, id, &a), 0);
	assert_int_equal(a->kern, 2);
	assert_int_equal(a->inhoud, 1);
	assert_int_equal(a->bijlagen.n, 1);
	assert_int_equal(bijlage_drop(&c, a->bijlagen.v[0].id), FAULT_NOT_FOUND); /* submitted is submitted */
	assert_int_equal(stored(o, "rik.schreurs", id, "later.txt", STR("aanvulling"), &two), 0);
}
TEST_BOTH(attachments_of_a_concept_come_along)

static void expired_concepts_lose_their_files(struct opstelling *o)
{
	struct aanmelding_id id = { id_new() }, kept = submitted(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct bijlage_id b;

	assert_int_equal(aanmelding_prepare(&c, id), 0);
	assert_int_equal(stored(o, "rik.schreurs", id, "een.txt", STR("een"), &b), 0);
	assert_int_equal(stored(o, "rik.schreurs", kept, "twee.txt", STR("twee"), &b), 0);
	opstelling_sql(o, "update main.bijlage set moment = moment - 3456000000");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(bijlage_clean(&c), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 1);
	assert_int_equal(opstelling_count(o, counted(o, "select count(*) from main.bijlage where dossier = ", kept.v).p), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage_stuk"), 1);
}
TEST_BOTH(expired_concepts_lose_their_files)

/* ---- the scanner ---- */

static enum fault scanner(void *arg, struct str bytes, struct fault_info *fi)
{
	int *asked = arg;

	++*asked;
	if (memmem(bytes.p, bytes.n, "EICAR", 5))
		return fault_field(fi, "bestand", "virus", NULL);
	return FAULT_NONE;
}

static void the_scanner_decides(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct bijlage_id b;
	int asked = 0;
	const struct scanner s = { scanner, &asked };

	o->app.scanner = &s;
	assert_int_equal(stored(o, "rik.schreurs", id, "een.txt", STR("x EICAR x"), &b), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 0);
	assert_int_equal(stored(o, "rik.schreurs", id, "een.txt", STR("schoon"), &b), 0);
	o->app.scanner = NULL;
	assert_int_equal(stored(o, "rik.schreurs", id, "twee.txt", STR("x EICAR x"), &b), 0); /* nobody was asked */
	assert_int_equal(asked, 2);
}
TEST_BOTH(the_scanner_decides)

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(type_by_content), BOTH(refused_files_leave_nothing),
		BOTH(a_file_comes_back_whole), BOTH(pieces_cannot_change_places), BOTH(a_broken_upload_is_not_seen),
		BOTH(attachments_of_a_concept_come_along), BOTH(expired_concepts_lose_their_files), BOTH(the_scanner_decides) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
