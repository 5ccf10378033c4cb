/* The wizard of an aanmelding: saving a step, going on, attachments, sending. What the steps show is in
 * aanmelden_velden.c.
 *
 * Every save goes to the concept, also of what is not right yet: nothing typed is lost. Only "Opslaan en verder" asks
 * whether the step is right. The id in the URL is that of the aanmelding to be; sending it twice gives one.
 */
#include "web/page_aanmelden.h"

#include <string.h>
#include <sys/mman.h>

#include "domein/toegang/concept.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"

#define VENSTER_BYTES 8

static const struct {
	const char *code, *label, *titel, *lead;
} stappen[STAP__MAX] = {
	[STAP_PERSOON] = { "persoon", N_("Persoon of gezin"), N_("Wie meldt u aan?"),
		N_("Vul alleen in wat u weet en wat nodig is om de persoon te herkennen.") },
	[STAP_AANLEIDING] = { "aanleiding", N_("Aanleiding"), N_("Wat is er aan de hand?"),
		N_("Beschrijf het gedrag of de situatie, en waarom u er samen met anderen niet uitkomt.") },
	[STAP_CRITERIA] = { "criteria", N_("Criteria"), N_("Criteria"),
		N_("De weging gebruikt uw antwoorden om te bepalen of procesregie nodig is.") },
	[STAP_GRONDSLAG] = { "grondslag", N_("Grondslag"), N_("Grondslag en informeren"),
		N_("Zonder vastgelegde grondslag kan de aanmelding niet worden gewogen.") },
	[STAP_PARTNERS] = { "partners", N_("Betrokken partners"), N_("Betrokken partners en bijlagen"),
		N_("Allebei mag leeg blijven.") },
	[STAP_CONTROLE] = { "controle", N_("Controleren"), N_("Controleren en versturen"),
		N_("Na versturen kunt u de aanmelding niet meer wijzigen, wel aanvullen.") },
};

const char *stap_label(enum stap s)
{
	return stappen[s].label;
}

struct str stap_url(struct req *r, struct aanmelding_id id, enum stap s)
{
	switch (s) {
	case STAP_PERSOON: return url_aanmelden_persoon(r, id);
	case STAP_AANLEIDING: return url_aanmelden_aanleiding(r, id);
	case STAP_CRITERIA: return url_aanmelden_criteria(r, id);
	case STAP_GRONDSLAG: return url_aanmelden_grondslag(r, id);
	case STAP_PARTNERS: return url_aanmelden_partners(r, id);
	default: return url_aanmelden_controle(r, id);
	}
}

/* Was it sent already? Then its page is the receipt. */
static enum fault sent_already(struct req *r, const struct aanmelden *a, bool *ret)
{
	*ret = false;
	return a->bestaat ? FAULT_NONE : aanmelding_submitted(&r->ctx, a->id, ret);
}

static bool step_filled(const struct aanmelden *a, enum stap s)
{
	for (size_t i = 0; i < a->n; i++)
		if (stap_of_field(a->v[i].name) == s)
			return true;
	return false;
}

static struct str new_window(struct req *r)
{
	char rnd[VENSTER_BYTES];
	struct str typed = req_value(r, "venster", STR(""));

	if (r->reshow && typed.n)
		return typed;
	random_bytes(rnd, sizeof(rnd));
	return hex(r->arena, (struct str){ rnd, sizeof(rnd) });
}

struct view_stap stap_begin(const struct aanmelden *a, enum stap s)
{
	struct req *r = a->r;
	struct view_stap v = { .stap = s, .titel = stappen[s].titel, .lead = stappen[s].lead, .fi = &r->fi,
		.action = stap_url(r, a->id, s), .token = form_token(r), .venster = new_window(r), .versie = a->versie,
		.code = stappen[s].code, .verder = N_("Opslaan en verder"), .vorige = s > STAP_PERSOON };

	for (int i = 0; i < STAP__MAX; i++)
		v.stappen[i] = (struct view_stap_link){ stappen[i].label, stap_url(r, a->id, (enum stap)i),
			(enum stap)i == s ? STAP_NU : i < STAP_CONTROLE && step_filled(a, (enum stap)i) ? STAP_KLAAR : STAP_LATER };
	if (s != STAP_CONTROLE)
		v.autosave = url_aanmelden_bewaren(r, a->id);
	else
		v.verder = N_("Aanmelding versturen");
	if (a->bestaat)
		v.bewaard = text_tijd(r->arena, a->moment);
	return v;
}

/* ---- showing a step ---- */

static enum fault stap_show(struct req *r, struct aanmelding_id id, enum stap s)
{
	struct aanmelden a;
	bool sent;

	TRY(aanmelden_load(r, id, s, &a));
	TRY(sent_already(r, &a, &sent));
	if (sent)
		return req_redirect(r, url_aanmelding(r, id), NULL);
	TRY(aanmelden_read(&a));
	TRY(stap_view(&a, s));
	return page_send(r, stappen[s].titel, MENU_AANMELDINGEN);
}

enum fault page_aanmelden(struct req *r, const struct in_aanmelden *in)
{
	(void)in;
	return req_redirect(r, url_aanmelden_persoon(r, (struct aanmelding_id){ id_new() }), NULL);
}

enum fault page_aanmelden_persoon(struct req *r, const struct in_aanmelden_persoon *in)
{
	return stap_show(r, in->id, STAP_PERSOON);
}

enum fault page_aanmelden_aanleiding(struct req *r, const struct in_aanmelden_aanleiding *in)
{
	return stap_show(r, in->id, STAP_AANLEIDING);
}

enum fault page_aanmelden_criteria(struct req *r, const struct in_aanmelden_criteria *in)
{
	return stap_show(r, in->id, STAP_CRITERIA);
}

enum fault page_aanmelden_grondslag(struct req *r, const struct in_aanmelden_grondslag *in)
{
	return stap_show(r, in->id, STAP_GRONDSLAG);
}

enum fault page_aanmelden_partners(struct req *r, const struct in_aanmelden_partners *in)
{
	return stap_show(r, in->id, STAP_PARTNERS);
}

enum fault page_aanmelden_controle(struct req *r, const struct in_aanmelden_controle *in)
{
	return stap_show(r, in->id, STAP_CONTROLE);
}

/* ---- saving a step ---- */

struct ingevuld { /* what the form of a step sends; every step the same */
	struct aanmelding_id id;
	int64_t versie;
	struct str venster, doen;
	const struct in_map *a;
	const struct http_file *bestand; /* an attachment that comes along; NULL none */
	struct str titel;
	struct bijlage_id weg;           /* one that goes; 0 none */
};

/* One's own place in the URL must not become another's dossier: without a concept only a fresh page starts one. */
static enum fault stap_save(struct req *r, enum stap s, const struct ingevuld *in, struct aanmelden *a, bool *ret_sent)
{
	TRY(aanmelden_load(r, in->id, STAP_CONTROLE, a));
	TRY(sent_already(r, a, ret_sent));
	if (*ret_sent)
		return FAULT_NONE;
	aanmelden_merge(a, s, in->a);
	if (s == STAP_PERSOON && str_eq(in->doen, STR("verder")) && aanmelden_has(a, "soort", STR("gebied")))
		aanmelden_persons_drop(a);
	return FAULT_NONE;
}

static enum fault stap_check(struct req *r, struct aanmelden *a, enum stap s)
{
	struct fault_info fi;

	TRY(aanmelden_read(a));
	TRY(aanmelden_check(a, &fi));
	aanmelden_faults(a, &fi, s);
	return r->fi.fault;
}

/* What was typed is kept by then: a file that is refused takes nothing with it. */
static enum fault stap_bijlage(struct req *r, const struct ingevuld *in, const char **ret_notice)
{
	if (in->weg.v) {
		*ret_notice = "bijlage_weg";
		return bijlage_drop(&r->ctx, in->weg);
	}
	if (in->bestand) {
		TRY(aanmelding_prepare(&r->ctx, in->id));
		TRY(bijlage_upload(r, aanmelding_dossier(in->id), in->bestand, in->titel));
	} else if (str_eq(in->doen, STR("bijlage"))) {
		return fault_field(&r->fi, "bestand", N_("Kies een bestand."), NULL);
	}
	if (str_eq(in->doen, STR("bijlage")))
		*ret_notice = "bijlage_erbij";
	return FAULT_NONE;
}

static enum fault stap_post(struct req *r, enum stap s, const struct ingevuld *in)
{
	const char *notice = NULL;
	struct aanmelden a;
	bool sent, changed;

	TRY(stap_save(r, s, in, &a, &sent));
	if (sent)
		return req_redirect(r, url_aanmelding(r, in->id), NULL);
	changed = s == STAP_PERSOON && aanmelden_persons_change(&a, in->doen);
	TRY(aanmelden_save(&a, in->versie, in->venster));
	TRY(stap_bijlage(r, in, &notice));
	if (changed || notice)
		return req_redirect(r, stap_url(r, in->id, s), notice);
	if (str_eq(in->doen, STR("later")))
		return req_redirect(r, url_aanmeldingen(r), "concept_bewaard");
	if (str_eq(in->doen, STR("vorige")) && s > STAP_PERSOON)
		return req_redirect(r, stap_url(r, in->id, (enum stap)(s - 1)), NULL);
	TRY(stap_check(r, &a, s));
	return req_redirect(r, stap_url(r, in->id, (enum stap)(s + 1)), NULL);
}

#define STAP_POST(name, nr) \
	enum fault page_aanmelden_##name##_post(struct req *r, const struct in_aanmelden_##name##_post *in) \
	{ \
		return stap_post(r, nr, &(struct ingevuld){ .id = in->id, .versie = in->versie, .venster = in->venster, \
			.doen = in->doen, .a = &in->a }); \
	}
STAP_POST(persoon, STAP_PERSOON)
STAP_POST(aanleiding, STAP_AANLEIDING)
STAP_POST(criteria, STAP_CRITERIA)
STAP_POST(grondslag, STAP_GRONDSLAG)

enum fault page_aanmelden_partners_post(struct req *r, const struct in_aanmelden_partners_post *in)
{
	return stap_post(r, STAP_PARTNERS, &(struct ingevuld){ in->id, in->versie, in->venster, in->doen, &in->a, in->bestand,
		in->titel, in->bijlage });
}

/* While typing: an answer for the script, not a page. */
enum fault page_aanmelden_bewaren(struct req *r, const struct in_aanmelden_bewaren *in)
{
	struct ingevuld v = { .id = in->id, .versie = in->versie, .venster = in->venster, .doen = STR("tussendoor"), .a = &in->a };
	struct aanmelden a;
	struct buf b = buf_new(r->arena);
	enum stap s = STAP_PERSOON;
	bool sent;

	while (s < STAP_CONTROLE && !str_eq(in->stap, str_z(stappen[s].code)))
		s++;
	TRY(stap_save(r, s, &v, &a, &sent));
	if (sent)
		return fault_set(&r->fi, FAULT_CONFLICT, N_("Deze aanmelding is al verstuurd."), NULL);
	TRY(aanmelden_save(&a, in->versie, in->venster));
	buf_addz(&b, "{\"versie\":");
	buf_add_i64(&b, a.versie);
	buf_addc(&b, '}');
	r->res->status = 200;
	r->res->content_type = "application/json";
	r->res->body = buf_str(&b);
	r->sent = true;
	return FAULT_NONE;
}

enum fault page_aanmelden_weg(struct req *r, const struct in_aanmelden_weg *in)
{
	struct bijlagen l;

	TRY(bijlage_list(&r->ctx, aanmelding_dossier(in->id), &l));
	r->ctx.token = STR_NULL;
	for (size_t i = 0; i < l.n; i++)
		TRY(bijlage_drop(&r->ctx, l.v[i].id));
	TRY(concept_drop(&r->ctx, AANMELDEN_SOORT, str_from_i64(r->arena, in->id.v)));
	return req_redirect(r, url_aanmeldingen(r), "concept_weg");
}

/* ---- attachments ---- */

struct afbeelding { /* the uploaded file in memory, without a copy */
	void *p;
	size_t n;
};

static void unmap(void *p)
{
	struct afbeelding *m = p;

	munmap(m->p, m->n);
}

enum fault file_bytes(struct req *r, const struct http_file *f, struct str *ret)
{
	struct afbeelding *m = ARENA_NEW(r->arena, struct afbeelding);

	*ret = STR("");
	if (f->size <= 0)
		return FAULT_NONE;
	m->n = (size_t)f->size;
	m->p = mmap(NULL, m->n, PROT_READ, MAP_PRIVATE, f->fd, 0);
	if (m->p == MAP_FAILED)
		return fault_detail(&r->fi, FAULT_BUSY, "upload", "cannot be mapped");
	arena_defer(r->arena, unmap, m);
	*ret = (struct str){ m->p, m->n };
	return FAULT_NONE;
}

enum fault bijlage_upload(struct req *r, struct dossier_id d, const struct http_file *f, struct str titel)
{
	struct bijlage_nieuw n = { .dossier = d, .onderdeel = "inhoud", .titel = titel, .bestandsnaam = f->filename };
	struct bijlage_id id;

	TRY(file_bytes(r, f, &n.inhoud));
	return bijlage_store(&r->ctx, &n, &id);
}

/* ---- sending ---- */

/* Everything that stands in the way is shown by the page itself, under the step where it is. */
static enum fault send(struct req *r, struct aanmelden *a)
{
	struct fault_info fi;
	struct aanmelding_id id;

	TRY(aanmelden_read(a));
	TRY(aanmelden_check(a, &fi));
	if (fi.fault)
		return fault_set(&r->fi, FAULT_INVALID, N_("De aanmelding is nog niet compleet."), fi.rule);
	return aanmelding_submit(&r->ctx, &a->nieuw, &id);
}

enum fault page_aanmelden_controle_post(struct req *r, const struct in_aanmelden_controle_post *in)
{
	struct aanmelden a;
	bool sent;

	if (str_eq(in->doen, STR("vorige")))
		return req_redirect(r, url_aanmelden_partners(r, in->id), NULL);
	TRY(aanmelden_load(r, in->id, STAP_CONTROLE, &a));
	TRY(sent_already(r, &a, &sent));
	if (sent)
		return req_redirect(r, url_aanmelding(r, in->id), "aanmelding_verstuurd");
	if (in->versie != a.versie)
		return fault_set(&r->fi, FAULT_CONFLICT,
			N_("Het concept is intussen gewijzigd. Controleer het opnieuw voordat u verstuurt."), NULL);
	if (!in->akkoord)
		return fault_field(&r->fi, "akkoord", N_("Vink de verklaring aan om te versturen."), "BGS 1.6");
	TRY(send(r, &a));
	if (concept_drop(&r->ctx, AANMELDEN_SOORT, a.sleutel)) /* it was sent; what is left of it expires by itself */
		fault_clear(&r->fi);
	return req_redirect(r, url_aanmelding(r, in->id), "aanmelding_verstuurd");
}
