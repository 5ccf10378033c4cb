/* Pages: a person as given beside the persons who may be the same; linking, making one, taking the link away. */
#include "web/page_persoon.h"

#include "domein/aanmelding/aanmelding.h"
#include "routes.h"
#include "views.h"

/* The dossier in the address must be that of the betrokkene. */
static enum fault of_aanmelding(struct req *r, const struct persoon_dubbelen *d, struct aanmelding_id a)
{
	if (d->van.aanmelding.v == a.v && a.v)
		return FAULT_NONE;
	r->ctx.nlooks = 0;
	return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
}

static void facts(struct req *r, const struct persoon_betrokkene *b, struct view_koppelen *v)
{
	const struct casusrol *rol = casusrol_find(r->app->cat, b->rol);
	const char *why = keus_label(aanmelding_bsn_redenen, b->bsn_reden);
	struct view_fact *f = v->feiten;

	f[v->nfeiten++] = (struct view_fact){ .label = N_("Naam"), .value = naam_display(r->arena, &b->wie.naam) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Geboren"),
		.value = persoon_geboren_text(r->arena, b->wie.geboren) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("BSN"), .value = b->wie.bsn.n ? bsn_masked(r->arena, b->wie.bsn)
		: why ? str_z(tr(r->lang, why)) : b->bsn_reden };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Rol"), .value = rol ? label_text(&rol->label, r->lang) : b->rol };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Dossier"), .value = b->nummer };
}

static const char *heading_id(size_t i)
{
	static const char *const ids[PERSOON_DUBBELEN_MAX] = { "dubbel-1", "dubbel-2", "dubbel-3", "dubbel-4", "dubbel-5",
		"dubbel-6", "dubbel-7", "dubbel-8" };

	return ids[i];
}

static void comparisons(struct req *r, const struct persoon_dubbelen *d, struct str action, struct view_koppelen *v)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct persoon_dubbele *x = &d->v[i];
		struct view_vergelijking *c = &v->v[v->n++];
		struct out_arg naam = out_arg_str(naam_display(r->arena, &x->wie.naam));

		*c = (struct view_vergelijking){ .id = heading_id(i), .naam = naam.s, .kans = persoon_kans_label(x->kans),
			.toon = x->kans == KANS_WAARSCHIJNLIJK ? TONE_WARNING : TONE_NEUTRAL,
			.zeker = i == 0 && x->kans == KANS_WAARSCHIJNLIJK, .n = x->nvelden,
			.caption = tr_args(r->arena, r->lang, N_("Vergelijking met %1"), &naam, 1),
			.form = { .action = action, .token = form_token(r) }, .persoon = url_id(r, ID_persoon, x->wie.id.v),
			.versie = v->versie };
		for (size_t k = 0; k < x->nvelden; k++)
			c->velden[k] = x->velden[k];
	}
}

static void head(struct req *r, const struct persoon_betrokkene *b, struct view_koppelen *v)
{
	struct view_link *crumbs = ARENA_ARRAY(r->arena, 2, struct view_link);

	if (req_mag(r, RECHT_aanmelding_intake)) {
		crumbs[0] = (struct view_link){ .text = b->nummer, .href = url_intake_aanmelding(r, b->aanmelding) };
		crumbs[1] = (struct view_link){ .label = N_("Wie is dit?") };
		v->kop.ncrumbs = 2;
	}
	v->kop.crumbs = crumbs;
	v->kop.title = N_("Wie is dit?");
	v->kop.sub = N_("Koppel deze persoon aan iemand die al bekend is, of maak een nieuwe persoon.");
}

enum fault page_koppelen(struct req *r, const struct in_koppelen *in)
{
	struct view_koppelen *v = ARENA_NEW(r->arena, struct view_koppelen);
	struct persoon_dubbelen d;
	struct view_field *why;
	struct buf zoek = buf_new(r->arena);

	TRY(persoon_doubles(&r->ctx, in->betrokkene, in->ook, &d));
	TRY(of_aanmelding(r, &d, in->aanmelding));
	head(r, &d.van, v);
	v->fi = &r->fi;
	v->schrijven = d.van.schrijven;
	v->versie = str_from_i64(r->arena, d.van.versie);
	v->gekoppeld = d.van.gekoppeld;
	v->url_persoon = url_persoon(r, d.van.wie.id);
	facts(r, &d.van, v);
	comparisons(r, &d, url_koppelen_post(r, in->aanmelding, in->betrokkene), v);
	v->nieuw = (struct view_form){ .action = url_koppelen_nieuw(r, in->aanmelding, in->betrokkene),
		.token = form_token(r) };
	v->los = formulier_begin(r, url_koppelen_los(r, in->aanmelding, in->betrokkene), N_("Koppeling weghalen"));
	v->los.negative = true;
	v->los.confirm = N_("Weet u zeker dat deze koppeling niet klopt?");
	formulier_hide(&v->los, "versie", v->versie);
	why = veld_add(r, &v->los, INPUT_TEXTAREA, "reden", N_("Waarom klopt de koppeling niet?"), STR(""));
	why->required = true;
	why->rows = 2;
	buf_add(&zoek, url_personen(r));
	buf_addz(&zoek, "?bij=");
	buf_add(&zoek, url_id(r, ID_betrokkene, in->betrokkene.v));
	buf_addz(&zoek, "&aanmelding=");
	buf_add(&zoek, url_id(r, ID_aanmelding, in->aanmelding.v));
	v->url_zoek = buf_str(&zoek);
	view_koppelen(r->out, v);
	return page_send(r, N_("Wie is dit?"), MENU_PERSONEN);
}

/* Back to the aanmelding for who works there, else to this page. */
static enum fault done(struct req *r, struct aanmelding_id a, struct betrokkene_id b, const char *notice)
{
	return req_redirect(r, req_mag(r, RECHT_aanmelding_intake) ? url_intake_aanmelding(r, a) : url_koppelen(r, a, b),
		notice);
}

enum fault page_koppelen_post(struct req *r, const struct in_koppelen_post *in)
{
	TRY(persoon_link(&r->ctx, in->betrokkene, in->versie, in->persoon));
	return done(r, in->aanmelding, in->betrokkene, "gekoppeld");
}

enum fault page_koppelen_nieuw(struct req *r, const struct in_koppelen_nieuw *in)
{
	struct persoon_id made;

	TRY(persoon_make(&r->ctx, in->betrokkene, in->versie, &made));
	return done(r, in->aanmelding, in->betrokkene, "persoon_gemaakt");
}

enum fault page_koppelen_los(struct req *r, const struct in_koppelen_los *in)
{
	TRY(persoon_unlink(&r->ctx, in->betrokkene, in->versie, in->reden));
	return req_redirect(r, url_koppelen(r, in->aanmelding, in->betrokkene), "losgemaakt");
}
