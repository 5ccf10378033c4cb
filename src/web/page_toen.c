/* Page: a case as it was known at a moment. It shows the very pages of today's dossier, through lens asof. */
#include "domein/inzien/toen.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/page_overleg.h"
#include "web/page_toen.h"

/* The tabs that have a then; the name of each in the URL. */
static const char *const delen[CASUS_TAB__MAX] = { [CASUS_TAB_TIJDLIJN] = "tijdlijn", [CASUS_TAB_PLAN] = "plan",
	[CASUS_TAB_ZRM] = "zrm", [CASUS_TAB_MENSEN] = "mensen", [CASUS_TAB_DOCUMENTEN] = "documenten",
	[CASUS_TAB_OVERLEGGEN] = "overleggen", [CASUS_TAB_INFORMATIE] = "informatie",
	[CASUS_TAB_VERSTREKKINGEN] = "verstrekkingen", [CASUS_TAB_TOEGANG] = "toegang", [CASUS_TAB_AFSLUITING] = "afsluiting" };

bool casus_tab_toen(enum casus_tab tab)
{
	return delen[tab] != NULL;
}

static struct str time_text(struct arena *a, struct tijd t)
{
	struct buf b = buf_new(a);

	buf_addz(&b, t.uur < 10 ? "0" : "");
	buf_add_i64(&b, t.uur);
	buf_addz(&b, t.minuut < 10 ? ":0" : ":");
	buf_add_i64(&b, t.minuut);
	return buf_str(&b);
}

static struct str then_url(struct req *r, struct casus_id id, int64_t moment, int64_t ogen)
{
	struct tijd t = tijd_of(moment);
	struct buf b = buf_new(r->arena);

	buf_add(&b, url_casus_toen(r, id));
	buf_addz(&b, "?op=");
	buf_add(&b, datum_iso(r->arena, t.dag));
	buf_addz(&b, "&tijd=");
	buf_add(&b, time_text(r->arena, t));
	if (ogen && ogen != r->ctx.actor.id.v) {
		buf_addz(&b, "&ogen=");
		buf_add(&b, url_id(r, ID_medewerker, ogen));
	}
	return buf_str(&b);
}

struct str casus_tab_url(struct req *r, struct casus_id id, enum casus_tab tab)
{
	struct str url;

	if (ctx_is_toen(&r->ctx) && delen[tab]) {
		url = then_url(r, id, r->ctx.eyes.asof_moment, r->ctx.eyes.asof_medewerker);
		return str_cat(r->arena, str_cat(r->arena, url, STR("&deel=")), str_z(delen[tab]));
	}
	switch (tab) {
	case CASUS_TAB_PLAN: return url_casus_plan(r, id);
	case CASUS_TAB_ZRM: return url_casus_zrm(r, id);
	case CASUS_TAB_MENSEN: return url_casus_mensen(r, id);
	case CASUS_TAB_OVERLEGGEN: return url_casus_overleggen(r, id);
	case CASUS_TAB_DOCUMENTEN: return url_casus_documenten(r, id);
	case CASUS_TAB_INFORMATIE: return url_casus_informatie(r, id);
	case CASUS_TAB_VERSTREKKINGEN: return url_casus_verstrekkingen(r, id);
	case CASUS_TAB_TOEGANG: return url_casus_toegang(r, id);
	case CASUS_TAB_AFSLUITING: return url_casus_afsluiting(r, id);
	case CASUS_TAB_LOGBOEK: return url_casus_logboek(r, id);
	default: return url_casus(r, id);
	}
}

struct str casus_een_url(struct req *r, struct casus_id id, enum casus_tab tab, const char *veld, struct str url_id,
	struct str nu)
{
	struct buf b = buf_new(r->arena);

	if (!ctx_is_toen(&r->ctx))
		return nu;
	buf_add(&b, casus_tab_url(r, id, tab));
	buf_addc(&b, '&');
	buf_addz(&b, veld);
	buf_addc(&b, '=');
	buf_add(&b, url_id);
	return buf_str(&b);
}

void casus_toen_fill(struct req *r, struct casus_id id, struct view_toen *v)
{
	int64_t moment = r->ctx.eyes.asof_moment;
	struct tijd t = tijd_of(moment);
	struct str since = str_cat(r->arena, STR("?van="), datum_iso(r->arena, t.dag));

	*v = (struct view_toen){ .moment = text_moment(r->arena, r->lang, moment), .ogen = r->toen_ogen.p ? r->toen_ogen
		: STR(""), .url_nu = url_casus(r, id), .url_ander = url_casus_toen(r, id) };
	since = str_cat(r->arena, str_cat(r->arena, since, STR("&van_tijd=")), time_text(r->arena, t));
	v->url_sinds = str_cat(r->arena, url_casus_logboek(r, id), since);
}

/* ---- choosing ---- */

/* What is wrong with a field of this GET; NULL nothing. */
static const char *wrong(const struct req *r, const char *field)
{
	for (size_t i = 0; i < r->fi.nfields; i++)
		if (str_eq(str_z(r->fi.fields[i].field), str_z(field)))
			return r->fi.fields[i].text;
	return NULL;
}

static enum fault choose(struct req *r, const struct in_casus_toen *in, bool niets)
{
	const char *op = wrong(r, "op"), *tijd = wrong(r, "tijd");
	struct view_toen_kies *v = ARENA_NEW(r->arena, struct view_toen_kies);
	struct toen_mensen l;
	struct casus_kop *k;
	struct view_option *x;

	fault_clear(&r->fi);
	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	TRY(toen_mensen(&r->ctx, in->casus, &l));
	v->frame = casus_frame(r, k, CASUS_TAB_GEEN);
	v->url = url_casus_toen(r, in->casus);
	v->niets = niets;
	v->op = (struct view_field){ .kind = INPUT_DATE, .name = "op", .label = N_("Datum"), .width = 10, .required = true,
		.value = in->op.v ? casus_datum_veld(r, in->op) : STR(""), .error = op };
	v->tijd = (struct view_field){ .kind = INPUT_TEXT, .name = "tijd", .label = N_("Tijd"), .width = 6,
		.value = in->tijd.p ? in->tijd : STR(""), .help = N_("Leeg: het einde van die dag."), .error = tijd };
	v->ogen = (struct view_field){ .kind = INPUT_SELECT, .name = "ogen", .label = N_("Met de ogen van"),
		.value = id_value(r, ID_medewerker, in->ogen.v) };
	x = opties_new(r, &v->ogen, l.n, N_("Mijzelf"));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v != r->ctx.actor.id.v)
			x[v->ogen.noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, l.v[i].id.v),
				.text = str_cat(r->arena, str_cat(r->arena, l.v[i].organisatie_naam, STR(": ")), l.v[i].naam) };
	v->ander = l.n > 0;
	view_toen_kies(r->out, v);
	return casus_send(r, k, N_("Zoals bekend op een moment"));
}

static enum fault moment_typed(struct req *r, const struct in_casus_toen *in, int64_t *ret)
{
	int uur = 23, minuut = 59;
	int64_t now = klok_now();

	if (in->tijd.n && !tijd_parse(in->tijd, &uur, &minuut))
		return fault_field(&r->fi, "tijd", N_("Vul een tijd in, bijvoorbeeld 09:30."), NULL);
	*ret = moment_last_of(in->op, uur, minuut);
	if (*ret > now) /* in October the hour may still come a second time */
		*ret = moment_of(in->op, uur, minuut);
	if ((!in->tijd.n && in->op.v == datum_today().v) || (*ret <= now && now < *ret + MINUTE_MS))
		*ret = now;
	else
		*ret += MINUTE_MS - 1; /* the whole of that minute */
	return FAULT_NONE;
}

/* The tabs with rows of which each has a page: the tab, or that page of one. */
static enum fault show_one(struct req *r, const struct in_casus_toen *in, struct str deel)
{
	if (in->verzoek.v)
		return page_verzoek(r, &(struct in_verzoek){ .verzoek = in->verzoek });
	if (in->verstrekking.v)
		return page_verstrekking(r, &(struct in_verstrekking){ .verstrekking = in->verstrekking });
	if (str_eq(deel, STR("informatie")))
		return page_casus_informatie(r, &(struct in_casus_informatie){ .casus = in->casus });
	if (str_eq(deel, STR("verstrekkingen")))
		return page_casus_verstrekkingen(r, &(struct in_casus_verstrekkingen){ .casus = in->casus });
	return page_casus(r, &(struct in_casus){ .casus = in->casus, .toon = in->toon, .pagina = in->pagina });
}

static enum fault show(struct req *r, const struct in_casus_toen *in)
{
	struct str deel = in->deel.p ? in->deel : STR("");

	if (str_eq(deel, STR("plan")))
		return page_casus_plan(r, &(struct in_casus_plan){ .casus = in->casus });
	if (str_eq(deel, STR("zrm")))
		return page_casus_zrm(r, &(struct in_casus_zrm){ .casus = in->casus, .persoon = in->persoon, .set = in->set });
	if (str_eq(deel, STR("mensen")))
		return page_casus_mensen(r, &(struct in_casus_mensen){ .casus = in->casus });
	if (str_eq(deel, STR("documenten")))
		return page_casus_documenten(r, &(struct in_casus_documenten){ .casus = in->casus });
	if (str_eq(deel, STR("toegang")))
		return page_casus_toegang(r, &(struct in_casus_toegang){ .casus = in->casus });
	if (in->punt.v)
		return page_verslag_then(r, in->casus, in->punt);
	if (str_eq(deel, STR("overleggen")))
		return page_casus_overleggen(r, &(struct in_casus_overleggen){ .casus = in->casus });
	if (str_eq(deel, STR("afsluiting")))
		return page_casus_afsluiting(r, &(struct in_casus_afsluiting){ .casus = in->casus });
	return show_one(r, in, deel);
}

enum fault page_casus_toen(struct req *r, const struct in_casus_toen *in)
{
	int64_t moment = 0;
	enum fault f;

	if (!in->op.v)
		return choose(r, in, false);
	f = moment_typed(r, in, &moment);
	if (!f)
		f = toen_begin(&r->ctx, in->casus, moment, in->ogen, &r->toen_ogen);
	if (f == FAULT_INVALID)
		return choose(r, in, false);
	TRY(f);
	f = show(r, in);
	if (f != FAULT_NOT_FOUND)
		return f;
	fault_clear(&r->fi);
	ctx_toen(&r->ctx, casus_dossier(in->casus), 0, (struct medewerker_id){ 0 });
	return choose(r, in, true); /* who sees nothing now gets the answer of every page */
}
