/* Pages: the frame of who reviews, and its first page: what waits. Which page stands in which group is data. */
#include "domein/inzien/aflopend.h"
#include "domein/inzien/register.h"
#include "domein/verstrekking/terug_gesloten.h"

#include "routes.h"
#include "views.h"
#include "web/page_inzien.h"

static const char *const groepen[TOETSING_GROEP__MAX] = { N_("Inzien"), N_("Verstrekken"), N_("Registers") };
static const char *const groep_ids[TOETSING_GROEP__MAX] = { "inzien", "verstrekken", "registers" };

static const struct {
	enum toetsing_groep groep;
	enum recht recht;
	const char *naam, *uitleg, *wacht, *te_laat; /* wacht: how much of it waits; te_laat: some of that is */
	struct str (*url)(const struct req *r);
} paginas[TOETSING_GEEN] = {
	[TOETSING_NOOD] = { TOETSING_INZIEN, RECHT_privacy_toetsen, N_("Noodtoegang"),
		N_("Beoordelen of het rechtmatig was."), N_("%1 te beoordelen"), N_("Ook te laat"), url_noden },
	[TOETSING_LOG] = { TOETSING_INZIEN, RECHT_logboek_lezen, N_("Logtoetsing"),
		N_("Vragen uit het logboek van gisteren, en steekproeven."), N_("%1 te beantwoorden"), NULL, url_logtoets },
	[TOETSING_WIE] = { TOETSING_INZIEN, RECHT_logboek_lezen, N_("Wie mag wat zien"),
		N_("Per medewerker en per casus, en wie er keek."), NULL, NULL, url_wie },
	[TOETSING_ZEGEL] = { TOETSING_INZIEN, RECHT_logboek_lezen, N_("Zegel"),
		N_("Het bewijs dat niemand het logboek wijzigde."), NULL, NULL, url_zegel },
	[TOETSING_BEKEND] = { TOETSING_VERSTREKKEN, RECHT_privacy_toetsen, N_("Bekendchecks"),
		N_("Welk huis vroeg of iemand hier bekend is."), NULL, NULL, url_bekend_gevraagd },
	[TOETSING_TERUG] = { TOETSING_VERSTREKKEN, RECHT_privacy_toetsen, N_("Terugkoppeling"),
		N_("Wat ontvangers nog moeten laten weten, na sluiting van de casus."), N_("%1 te vragen"), NULL, url_terug_gesloten },
	[TOETSING_LEKKEN] = { TOETSING_REGISTERS, RECHT_privacy_toetsen, N_("Datalekken"),
		N_("Meldingen met hun termijn van 72 uur."), N_("%1 af te handelen"), N_("Termijn bijna of helemaal om"),
		url_datalekken },
	[TOETSING_MAATREGEL] = { TOETSING_REGISTERS, RECHT_privacy_toetsen, N_("DPIA-maatregelen"),
		N_("Wie zorgt waarvoor, en werkt het?"), N_("%1 aan de beurt"), N_("Ook te laat"), url_maatregelen },
	[TOETSING_CONVENANT] = { TOETSING_REGISTERS, RECHT_privacy_toetsen, N_("Convenanten"),
		N_("Wat is getekend, door wie, en tot wanneer het geldt."), N_("%1 te vernieuwen"), N_("Ook voorbij"),
		url_convenanten },
	[TOETSING_AFLOPEND] = { TOETSING_REGISTERS, RECHT_privacy_toetsen, N_("Aflopend"),
		N_("Toegang, rollen en accounts die eindigen."), N_("%1 binnen twee weken"), NULL, url_aflopend },
};

struct telling {
	int64_t n[TOETSING_GEEN], laat[TOETSING_GEEN];
};

/* What waits, of every page but Aflopend: what ends there is no work of who reviews. */
static enum fault counts(struct req *r, struct telling *ret)
{
	struct toetsing_werk w;
	struct register_werk g;

	*ret = (struct telling){ .n = { 0 } };
	TRY(toetsing_werk(&r->ctx, &w));
	TRY(register_werk(&r->ctx, &g));
	TRY(terug_gesloten_telling(&r->ctx, &ret->n[TOETSING_TERUG]));
	ret->n[TOETSING_NOOD] = w.nood;
	ret->laat[TOETSING_NOOD] = w.nood_laat;
	ret->n[TOETSING_LOG] = w.vragen;
	ret->n[TOETSING_LEKKEN] = w.lekken;
	ret->laat[TOETSING_LEKKEN] = w.lekken_laat;
	ret->n[TOETSING_MAATREGEL] = g.maatregelen;
	ret->laat[TOETSING_MAATREGEL] = g.maatregelen_laat;
	ret->n[TOETSING_CONVENANT] = g.convenanten;
	ret->laat[TOETSING_CONVENANT] = g.convenanten_laat;
	return FAULT_NONE;
}

/* A tab per group, which opens its first page, and the pages of the group that is open. */
static void tabs_fill(struct req *r, enum toetsing_tab tab, const struct telling *t, struct view_toetsing *v)
{
	v->tabs[v->ntabs++] = (struct view_tab){ .label = N_("Wat wacht"), .href = url_toetsing(r), .current = tab == TOETSING_GEEN };
	for (int g = 0; g < TOETSING_GROEP__MAX; g++) {
		struct view_tab x = { .label = groepen[g], .href = STR(""),
			.current = tab != TOETSING_GEEN && (int)paginas[tab].groep == g, .deel = true };

		for (int i = 0; i < TOETSING_GEEN; i++) {
			if ((int)paginas[i].groep != g || !req_mag(r, paginas[i].recht))
				continue;
			x.href = x.href.n ? x.href : paginas[i].url(r);
			x.count += t->n[i];
			if (x.current)
				v->paginas[v->npaginas++] = (struct view_tab){ .label = paginas[i].naam, .href = paginas[i].url(r),
					.count = t->n[i], .current = i == (int)tab };
		}
		if (x.href.n)
			v->tabs[v->ntabs++] = x;
	}
}

enum fault toetsing_begin(struct req *r, const char *titel, enum toetsing_tab tab, struct view_toetsing *ret)
{
	struct telling t;

	TRY(counts(r, &t));
	*ret = (struct view_toetsing){ .kop = { .title = titel }, .fi = r->reshow ? &r->fi : NULL };
	tabs_fill(r, tab, &t, ret);
	return FAULT_NONE;
}

void toetsing_crumbs(struct view_toetsing *v, struct str hier)
{
	for (size_t i = 0; i < v->npaginas; i++)
		if (v->paginas[i].current)
			v->kruimels[0] = (struct view_link){ .label = v->paginas[i].label, .href = v->paginas[i].href };
	v->kruimels[1] = (struct view_link){ .text = hier };
	v->kop.crumbs = v->kruimels;
	v->kop.ncrumbs = 2;
}

static void group_fill(struct req *r, enum toetsing_groep g, const struct telling *t, struct view_toetsing_groep *v)
{
	v->id = groep_ids[g];
	v->naam = groepen[g];
	for (int i = 0; i < TOETSING_GEEN; i++) {
		struct str n = text_aantal(r->arena, r->lang, t->n[i]);

		if (paginas[i].groep == g && req_mag(r, paginas[i].recht))
			v->v[v->n++] = (struct view_toetsing_pagina){ .url = paginas[i].url(r), .naam = paginas[i].naam,
				.uitleg = paginas[i].uitleg, .te_laat = t->laat[i] ? paginas[i].te_laat : NULL,
				.wacht = t->n[i] ? tr_args(r->arena, r->lang, paginas[i].wacht, (struct out_arg[]){ OUT_ARG(n) }, 1) : STR("") };
	}
}

enum fault page_toetsing(struct req *r, const struct in_toetsing *in)
{
	struct view_toetsing_start *v = ARENA_NEW(r->arena, struct view_toetsing_start);
	struct telling t;

	(void)in;
	TRY(counts(r, &t));
	v->kop = (struct view_toetsing){ .kop = { .title = N_("Toetsing"),
		.sub = N_("Wat op u wacht als contactpunt, en waar u het vindt.") } };
	tabs_fill(r, TOETSING_GEEN, &t, &v->kop);
	for (int i = 0; i < TOETSING_GEEN; i++)
		v->wacht += t.n[i];
	TRY(aflopend_telling(&r->ctx, &t.n[TOETSING_AFLOPEND]));
	for (int g = 0; g < TOETSING_GROEP__MAX; g++)
		group_fill(r, (enum toetsing_groep)g, &t, &v->v[g]);
	view_toetsing_start(r->out, v);
	return page_send(r, N_("Toetsing"), MENU_TOETSING);
}
