/* Words for what stands in a plan: status, term, owner, signs of stagnation. Shared by its pages. */
#include "routes.h"
#include "web/page_plan.h"

/* ---- codes ---- */

struct str leefgebied_naam(struct req *r, struct str code)
{
	const struct leefgebied *l = leefgebied_find(r->app->cat, code);

	return l ? label_text(&l->label, (int)r->lang) : code.n ? code : str_z(tr(r->lang, N_("Zonder leefgebied")));
}

const char *leefgebied_icoon(struct str code)
{
	static const struct {
		const char *code, *icon;
	} icons[] = { { "financien", "wallet" }, { "werk_opleiding", "school" }, { "tijdsbesteding", "clock" },
		{ "huisvesting", "home" }, { "huiselijke_relaties", "users" }, { "geestelijke_gezondheid", "brain" },
		{ "lichamelijke_gezondheid", "heartbeat" }, { "middelengebruik", "first-aid-kit" },
		{ "basale_adl", "user-check" }, { "instrumentele_adl", "list-check" }, { "sociaal_netwerk", "friends" },
		{ "participatie", "world" }, { "justitie", "scale" } };

	for (size_t i = 0; i < sizeof(icons) / sizeof(icons[0]); i++)
		if (str_eq(code, str_z(icons[i].code)))
			return icons[i].icon;
	return "target-arrow";
}

struct str lijst_naam(struct req *r, const char *lijst, struct str code)
{
	const struct reden *x = reden_find(r->app->cat, str_z(lijst), code);

	return x ? label_text(&x->label, (int)r->lang) : code;
}

void opties_redenen(struct req *r, struct view_field *f, const char *lijst, const char *leeg)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, str_z(lijst));
	struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, leeg);

	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang) };
}

void opties_leefgebieden(struct req *r, struct view_field *f, const char *leeg)
{
	const struct catalogus *cat = r->app->cat;
	struct view_option *x = opties_new(r, f, cat->nleefgebieden, leeg);

	for (size_t i = 0; i < cat->nleefgebieden; i++)
		x[f->noptions++] = (struct view_option){ .value = cat->leefgebieden[i].code,
			.text = label_text(&cat->leefgebieden[i].label, (int)r->lang) };
}

enum view_status toestand_status(const char *toestand)
{
	switch (toestand[0]) {
	case 's': return VIEW_STATUS_STAGNEERT;
	case 'w': return VIEW_STATUS_WACHT;
	case 'a': return VIEW_STATUS_AANDACHT;
	default: return VIEW_STATUS_OP_SCHEMA;
	}
}

/* ---- an afspraak ---- */

enum view_status afspraak_status(const struct afspraak *a)
{
	if (a->te_laat)
		return VIEW_STATUS_TE_LAAT;
	if (str_eq(a->status, STR("gereed")))
		return VIEW_STATUS_GEREED;
	if (str_eq(a->status, STR("mislukt")))
		return VIEW_STATUS_NIET_GELUKT;
	if (str_eq(a->status, STR("vervallen")))
		return VIEW_STATUS_VERVALLEN;
	return str_eq(a->status, STR("loopt")) ? VIEW_STATUS_LOOPT : VIEW_STATUS_OPEN;
}

struct str afspraak_wie(struct req *r, const struct afspraak *a)
{
	if (!a->eigenaar_naam.n)
		return a->organisatie_naam;
	return str_cat(r->arena, str_cat(r->arena, a->organisatie_naam, STR(", ")), a->eigenaar_naam);
}

struct str afspraak_termijn(struct req *r, const struct afspraak *a)
{
	const char *ritme = a->herhaal.n ? casus_keus_label(afspraak_ritmes, a->herhaal) : NULL;
	struct str dag = casus_dag(r, a->termijn);

	if (!ritme || !a->loopt)
		return dag;
	return str_cat(r->arena, str_cat(r->arena, str_z(tr(r->lang, ritme)), STR(", ")), dag);
}

static struct str counted(struct req *r, const char *one, const char *more, int64_t n, struct str b)
{
	struct str count = text_aantal(r->arena, r->lang, n);
	struct out_arg args[] = { OUT_ARG(count), OUT_ARG(b) };

	return tr_args(r->arena, r->lang, n == 1 ? one : more, args, 2);
}

static struct str reminded(struct req *r, const struct afspraak *a)
{
	return counted(r, N_("%1 keer herinnerd, op %2"), N_("%1 keer herinnerd, laatst op %2"), a->herinnerd,
		casus_moment_dag(r, a->herinnerd_moment));
}

/* What it waits for. */
static struct str waits(struct req *r, const struct afspraak *a)
{
	struct str dag = casus_dag(r, a->voorstel);
	struct out_arg args[] = { OUT_ARG(dag), OUT_ARG(a->antwoord_reden) };

	if (!a->loopt)
		return STR("");
	if (str_eq(a->antwoord, STR("geweigerd")))
		return tr_args(r->arena, r->lang, N_("Geweigerd: %2"), args, 2);
	if (a->voorstel.v)
		return tr_args(r->arena, r->lang, N_("Andere datum gevraagd: %1"), args, 2);
	if (!a->eigenaar_ziet)
		return str_z(tr(r->lang, N_("De eigenaar is nog niet toegelaten tot het plan")));
	return str_eq(a->antwoord, STR("wacht")) ? str_z(tr(r->lang, N_("Nog niet beantwoord"))) : STR("");
}

/* With what the law and its teller say of it: the plan is printed without the history. */
static struct str progress_text(struct req *r, const struct afspraak *a)
{
	struct str wpg = casus_wpg_tekst(r, a->voortgang_wpg), more = a->voortgang_voorwaarden;
	struct buf b = buf_new(r->arena);

	buf_add(&b, a->voortgang.p ? a->voortgang : STR(""));
	if (wpg.n) {
		buf_addz(&b, " (");
		buf_add(&b, wpg);
		buf_addc(&b, ')');
	}
	if (more.n) {
		buf_addc(&b, ' ');
		buf_add(&b, tr_args(r->arena, r->lang, N_("Voorwaarde van de verstrekker: %1"), (struct out_arg[]){ OUT_ARG(more) }, 1));
	}
	return buf_str(&b);
}

static struct str last_word(struct req *r, const struct afspraak *a)
{
	if (!a->loopt && a->status_reden.n)
		return a->status_reden;
	if (a->te_laat && a->herinnerd)
		return reminded(r, a);
	if (a->rondes && a->loopt)
		return counted(r, N_("%1 keer gedaan. %2"), N_("%1 keer gedaan. %2"), a->rondes, progress_text(r, a));
	return progress_text(r, a);
}

static struct str class_text(struct req *r, const struct afspraak *a)
{
	struct str soort = a->soort.n ? lijst_naam(r, "interventie", a->soort) : STR("");
	struct str kader = a->kader.n ? lijst_naam(r, "kader", a->kader) : STR("");

	if (soort.n && kader.n)
		return str_cat(r->arena, str_cat(r->arena, soort, STR(", ")), kader);
	return soort.n ? soort : kader;
}

void afspraak_rij_fill(struct req *r, const struct afspraak *a, struct view_afspraak_rij *v)
{
	*v = (struct view_afspraak_rij){ .a = a, .url = ctx_is_toen(&r->ctx) ? STR("")
		: url_afspraak(r, a->casus, a->id), .termijn = afspraak_termijn(r, a),
		.onder = last_word(r, a), .klasse = class_text(r, a), .let_op = waits(r, a), .status = afspraak_status(a) };
}

/* ---- signs ---- */

static struct str tried(struct req *r, const struct afspraak *a)
{
	if (!a->herinnerd)
		return str_z(tr(r->lang, N_("Nog niet herinnerd.")));
	return str_cat(r->arena, reminded(r, a), STR("."));
}

struct words { /* by enum teken_wat; %1 days, %2 what, %3 who, %4 a text */
	const char *one, *more;
};

static struct str afspraak_sign(struct req *r, const struct teken *t)
{
	static const struct words words[] = {
		[TEKEN_TE_LAAT] = { N_("“%2” van %3 is %1 dag te laat."), N_("“%2” van %3 is %1 dagen te laat.") },
		[TEKEN_GEWEIGERD] = { N_("%3 heeft “%2” geweigerd: “%4” Niemand heeft het overgenomen."),
			N_("%3 heeft “%2” geweigerd: “%4” Niemand heeft het overgenomen.") },
		[TEKEN_ONBEANTWOORD] = { N_("%3 heeft op “%2” nog niet geantwoord, al %1 dag."),
			N_("%3 heeft op “%2” nog niet geantwoord, al %1 dagen.") },
		[TEKEN_UITSTEL] = { N_("%3 vraagt een andere datum voor “%2”: “%4” Daar is nog niet op geantwoord."),
			N_("%3 vraagt een andere datum voor “%2”: “%4” Daar is nog niet op geantwoord.") },
		[TEKEN_STIL] = { N_("“%2” van %3 heeft geen datum, en er is %1 dag niets gebeurd."),
			N_("“%2” van %3 heeft geen datum, en er is %1 dagen niets gebeurd.") },
	};
	const struct words *w = &words[t->wat];
	struct str dagen = text_aantal(r->arena, r->lang, t->dagen), wie = afspraak_wie(r, t->a);
	struct str extra = t->wat == TEKEN_GEWEIGERD ? t->a->antwoord_reden : t->a->voorstel_reden;
	struct out_arg args[] = { OUT_ARG(dagen), OUT_ARG(t->a->tekst), OUT_ARG(wie), OUT_ARG(extra) };
	struct str s = tr_args(r->arena, r->lang, t->dagen == 1 ? w->one : w->more, args, 4);

	if (t->wat == TEKEN_GEWEIGERD || t->wat == TEKEN_UITSTEL)
		return s;
	return str_cat(r->arena, str_cat(r->arena, s, STR(" ")), tried(r, t->a));
}

/* A sign in one or two sentences: what waits, whose, how long, what was tried. */
static struct str teken_tekst(struct req *r, const struct teken *t)
{
	static const struct words words[] = {
		[TEKEN_GEEN_AFSPRAAK] = { N_("Voor het doel “%2” loopt geen afspraak."),
			N_("Voor het doel “%2” loopt geen afspraak.") },
		[TEKEN_STREEFDATUM] = { N_("De streefdatum van het doel “%2” is %1 dag voorbij."),
			N_("De streefdatum van het doel “%2” is %1 dagen voorbij.") },
		[TEKEN_GEEN_HERBEOORDELING] = { N_("Er is geen herbeoordeling gepland."),
			N_("Er is geen herbeoordeling gepland.") },
		[TEKEN_HERBEOORDELING] = { N_("De herbeoordeling had %1 dag geleden moeten zijn."),
			N_("De herbeoordeling had %1 dagen geleden moeten zijn.") },
	};
	struct str dagen = text_aantal(r->arena, r->lang, t->dagen), doel = t->d ? t->d->tekst : STR("");
	struct out_arg args[] = { OUT_ARG(dagen), OUT_ARG(doel) };

	if (t->a)
		return afspraak_sign(r, t);
	return tr_args(r->arena, r->lang, t->dagen == 1 ? words[t->wat].one : words[t->wat].more, args, 2);
}

void tekens_fill(struct req *r, struct casus_id casus, const struct stagnaties *s, size_t max, size_t *ret_n,
	struct view_teken **ret)
{
	size_t n = s->ntekens < max ? s->ntekens : max;
	struct view_teken *v = ARENA_ARRAY(r->arena, n + 1, struct view_teken);

	for (size_t i = 0; i < n; i++)
		v[i] = (struct view_teken){ teken_tekst(r, &s->tekens[i]),
			s->tekens[i].a && !ctx_is_toen(&r->ctx) ? url_afspraak(r, casus, s->tekens[i].a->id) : STR(""), s->tekens[i].ernstig,
			s->tekens[i].geparkeerd };
	*ret_n = n;
	*ret = v;
}
