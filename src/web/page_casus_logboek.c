/* Page: the log of a case, who changed and who looked. */
#include <string.h>

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

const char *casus_pagina_naam(struct str route)
{
	static const struct {
		const char *prefix, *label;
	} names[] = { { "casus_mens", N_("Betrokkenen") }, { "casus_relatie", N_("Betrokkenen") },
		{ "casus_adres", N_("Betrokkenen") }, { "casus_verband", N_("Betrokkenen") },
		{ "casus_document", N_("Documenten") }, { "bijlage", N_("Document") },
		{ "casus_toegang", N_("Toegang en grondslag") }, { "casus_verzoek", N_("Toegang en grondslag") },
		{ "casus_logboek", N_("Logboek") }, { "casus_notitie", N_("Notitie") }, { "casussen",
			N_("Lijst van casussen") },
		{ "verzoek", N_("Informatieverzoek") }, { "overleg_verslag", N_("Verslag van een overleg") },
		{ "overleg", N_("Overleg") }, { "brief", N_("Brief aan de betrokkene") }, { "inzage", N_("Inzage") },
		{ "casus_verstrekking", N_("Verstrekkingen") }, { "verstrekking", N_("Verstrekkingen") },
		{ "casus_informeren", N_("Informeren") }, { "casus_bewaring", N_("Bewaren") },
		{ "werkvoorraad", N_("Werkvoorraad") }, { "zoek", N_("Zoeken") }, { "persoon", N_("Persoon") },
		{ "casus_toen", N_("Zoals bekend op een moment") }, { "casus_plan", N_("Plan van aanpak") },
		{ "plan", N_("Plan van aanpak") }, { "afspraken", N_("Lijst van afspraken") },
		{ "casus_zrm", N_("ZRM") }, { "casus_meting", N_("ZRM") }, { "casus_overleg", N_("Overleggen") },
		{ "casus_informatie", N_("Informatieverzoeken") }, { "casus_systeem", N_("Systeem") },
		{ "casus_afsluiting", N_("Afsluiting") }, { "wie_", N_("Wie mag wat zien") }, { "nood", N_("Noodtoegang") },
		{ "casus_veilig", N_("Veiligheidsafspraken") }, { "casus_wijzig", N_("Gegevens") }, { "casus",
			N_("Tijdlijn") } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_starts(route, str_z(names[i].prefix)))
			return names[i].label;
	return N_("Andere pagina");
}

struct str casus_grond_zin(struct req *r, struct str grond)
{
	char first = grond.n ? grond.p[0] : 0;

	if (first < 'a' || first > 'z')
		return grond;
	first = (char)(first - 'a' + 'A');
	return str_cat(r->arena, (struct str){ &first, 1 }, (struct str){ grond.p + 1, grond.n - 1 });
}

/* "vr 20 nov 2026, 15:12:20" */
static struct str second_text(struct req *r, int64_t moment)
{
	struct tijd t = tijd_of(moment);
	struct buf b = buf_new(r->arena);

	buf_add(&b, text_moment(r->arena, r->lang, moment));
	buf_addz(&b, t.seconde < 10 ? ":0" : ":");
	buf_add_i64(&b, t.seconde);
	return buf_str(&b);
}

static void rows_fill(struct req *r, const struct logboek *l, struct view_casus_logboek *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_log_rij);
	for (size_t i = 0; i < l->n; i++) {
		const struct logboek_rij *x = &l->v[i];
		struct str who = x->organisatie_naam;

		if (x->functie.n && who.n)
			who = str_cat(r->arena, str_cat(r->arena, who, STR(", ")), x->functie);
		v->v[i] = (struct view_log_rij){ .moment = second_text(r, x->moment),
			.naam = x->naam.n ? x->naam : str_z(tr(r->lang, N_("Schakel"))),
			.functie = x->naam.n ? who : str_z(tr(r->lang, N_("automatisch"))), .handeling = x->handeling,
			.wat = str_z(tr(r->lang, x->wat ? x->wat : casus_pagina_naam(x->tekst))), .reden = casus_grond_zin(r, x->grond),
			.nvelden = x->nvelden, .velden = x->velden };
	}
}

static struct str page_url(struct req *r, const struct in_casus_logboek *in, int64_t pagina)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, url_casus_logboek(r, in->casus));
	buf_addz(&b, "?pagina=");
	buf_add_i64(&b, pagina);
	if (in->toon.n) {
		buf_addz(&b, "&toon=");
		buf_add(&b, in->toon);
	}
	if (in->organisatie.v) {
		buf_addz(&b, "&organisatie=");
		buf_add(&b, url_id(r, ID_organisatie, in->organisatie.v));
	}
	if (in->van.v) {
		buf_addz(&b, "&van=");
		buf_add(&b, datum_iso(r->arena, in->van));
	}
	if (in->tot.v) {
		buf_addz(&b, "&tot=");
		buf_add(&b, datum_iso(r->arena, in->tot));
	}
	if (in->van_tijd.n) {
		buf_addz(&b, "&van_tijd=");
		buf_add(&b, in->van_tijd);
	}
	if (in->tot_tijd.n) {
		buf_addz(&b, "&tot_tijd=");
		buf_add(&b, in->tot_tijd);
	}
	return buf_str(&b);
}

static void filters_fill(struct req *r, const struct in_casus_logboek *in, const struct logboek *l,
	struct view_casus_logboek *v)
{
	struct view_option *x;

	v->url = url_casus_logboek(r, in->casus);
	v->toon = in->toon.p ? in->toon : STR("");
	v->chips[0] = (struct view_tab){ .label = N_("Wie heeft gewijzigd"), .href = v->url, .current = !v->bekeken };
	v->chips[1] = (struct view_tab){ .label = N_("Wie heeft gekeken"), .current = v->bekeken,
		.href = str_cat(r->arena, v->url, STR("?toon=bekeken")) };
	v->nchips = l->mag_bekeken ? 2 : 0;
	v->organisatie = (struct view_field){ .kind = INPUT_SELECT, .name = "organisatie", .label = N_("Wie"),
		.value = in->organisatie.v ? url_id(r, ID_organisatie, in->organisatie.v) : STR("") };
	x = opties_new(r, &v->organisatie, l->norganisaties, N_("Iedereen"));
	for (size_t i = 0; i < l->norganisaties; i++)
		x[v->organisatie.noptions++] = (struct view_option){ .value = url_id(r, ID_organisatie,
			l->organisaties[i].id.v),
			.text = l->organisaties[i].naam };
	v->van = (struct view_field){ .kind = INPUT_DATE, .name = "van", .label = N_("Vanaf"),
		.value = casus_datum_veld(r, in->van) };
	v->tot = (struct view_field){ .kind = INPUT_DATE, .name = "tot", .label = N_("Tot en met"),
		.value = casus_datum_veld(r, in->tot) };
	v->van_tijd = (struct view_field){ .kind = INPUT_TEXT, .name = "van_tijd", .label = N_("Tijd"), .width = 6,
		.value = in->van_tijd.p ? in->van_tijd : STR("") };
	v->tot_tijd = (struct view_field){ .kind = INPUT_TEXT, .name = "tot_tijd", .label = N_("Tijd"), .width = 6,
		.value = in->tot_tijd.p ? in->tot_tijd : STR("") };
	v->wis = v->chips[v->bekeken].href;
	v->actief = (v->organisatie.value.n > 0) + (v->van.value.n > 0) + (v->tot.value.n > 0);
}

/* From a day, or from a minute of it; to: up to the end of it. A time that cannot be read is no time. */
static int64_t bound(struct datum d, struct str tijd, bool to)
{
	int uur, minuut;

	if (!d.v)
		return 0;
	if (tijd.n && tijd_parse(tijd, &uur, &minuut))
		return to ? moment_last_of(d, uur, minuut) + MINUTE_MS : moment_of(d, uur, minuut);
	return to ? moment_of(datum_add_days(d, 1), 0, 0) : moment_of(d, 0, 0);
}

enum fault page_casus_logboek(struct req *r, const struct in_casus_logboek *in)
{
	struct view_casus_logboek *v = ARENA_NEW(r->arena, struct view_casus_logboek);
	struct logboek_filter f = { .bekeken = str_eq(in->toon, STR("bekeken")), .organisatie = in->organisatie,
		.van = bound(in->van, in->van_tijd, false), .tot = bound(in->tot, in->tot_tijd, true), .pagina = in->pagina.set ? in->pagina.v : 0 };
	struct logboek *l;

	TRY(logboek_get(&r->ctx, in->casus, &f, &l));
	v->frame = casus_frame(r, l->kop, CASUS_TAB_LOGBOEK);
	v->bekeken = f.bekeken;
	filters_fill(r, in, l, v);
	rows_fill(r, l, v);
	v->url_ouder = l->meer ? page_url(r, in, f.pagina + 1) : STR("");
	v->url_nieuwer = f.pagina > 0 ? page_url(r, in, f.pagina - 1) : STR("");
	view_casus_logboek(r->out, v);
	return casus_send(r, l->kop, N_("Logboek"));
}
