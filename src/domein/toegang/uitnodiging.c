/* Links by mail: see uitnodiging.h. */
#include "domein/toegang/uitnodiging.h"

#include "domein/organisatie/medewerker.h"
#include "domein/organisatie/organisatie.h"
#include "domein/toegang/post.h"
#include "domein/toegang/sessie.h"
#include "domein/toegang/wachtwoord.h"
#include "query.h"

#define GONE N_("Deze link is verlopen of al gebruikt. Vraag een nieuwe aan.")
#define VERGETEN_MAX 5 /* per account in a quarter of an hour */

static const struct {
	const char *code;
	int64_t term;
	const char *gebeurtenis, *onderwerp, *begin, *eind;
} links[] = {
	[LINK_UITNODIGING] = { "uitnodiging", UITNODIGING_TERM, "uitgenodigd", "Uitnodiging voor Schakel",
		"U bent uitgenodigd om te werken met Schakel, het systeem van het Zorg- en Veiligheidshuis.\n"
		"Open deze link om uw account in te stellen:\n\n",
		"\n\nDe link werkt één keer en is 7 dagen geldig. Houd uw telefoon met een authenticator-app bij de hand.\n"
		"Verwacht u deze uitnodiging niet? Dan hoeft u niets te doen.\n\n"
		"You have been invited to use Schakel. The link above works once, for 7 days.\n" },
	[LINK_WACHTWOORD] = { "wachtwoord", VERGETEN_TERM, "wachtwoord_vergeten", "Nieuw wachtwoord voor Schakel",
		"Er is een nieuw wachtwoord gevraagd voor uw account bij Schakel.\nOpen deze link om het te kiezen:\n\n",
		"\n\nDe link werkt één keer en is een uur geldig. Daarna vraagt Schakel ook uw tweede factor.\n"
		"Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het was.\n\n"
		"A new password was asked for your Schakel account. The link above works once, for an hour.\n" },
	[LINK_FACTOR] = { "factor", FACTOR_TERM, "factor_link", "Nieuwe tweede factor voor Schakel",
		"Voor uw account bij Schakel moet een nieuwe tweede factor worden ingesteld.\n"
		"Open deze link, met uw wachtwoord en uw telefoon bij de hand:\n\n",
		"\n\nDe link werkt één keer en is 3 dagen geldig.\n"
		"Hebt u hier niet om gevraagd? Neem dan direct contact op met de beheerder.\n\n"
		"Your Schakel account needs a new second factor. The link above works once, for 3 days.\n" },
};

struct str link_token(struct arena *a)
{
	char raw[32];

	random_bytes(raw, sizeof(raw));
	return base64url(a, (struct str){ raw, sizeof(raw) });
}

static struct str link_url(struct arena *a, struct str adres, struct str token)
{
	struct buf b = buf_new(a);

	buf_add(&b, adres);
	buf_addz(&b, "/uitnodiging?code=");
	buf_add(&b, token);
	return buf_str(&b);
}

enum fault link_add_in(struct unit *u, struct link_gift *g)
{
	struct arena *a = unit_arena(u);
	struct batch b = unit_batch(u);
	struct q_uitnodiging_recent *last = NULL;
	struct buf tekst = buf_new(a);
	struct str soort = str_z(links[g->soort].code);
	int64_t now = unit_moment(u), term = links[g->soort].term;

	q_uitnodiging_recent(&b, g->m, soort, now + term - MINUTE_MS, &last);
	TRY(batch_run(&b));
	g->recent = last != NULL;
	if (last)
		return FAULT_NONE;
	q_uitnodiging_replace(&b, g->m, soort, NULL);
	q_uitnodiging_add(&b, (struct uitnodiging_id){ id_new() }, token_hash(a, g->token), g->m, soort, now + term, NULL);
	TRY(batch_run(&b));
	buf_addz(&tekst, links[g->soort].begin);
	buf_add(&tekst, link_url(a, g->adres, g->token));
	buf_addz(&tekst, links[g->soort].eind);
	TRY(post_add_in(u, g->email, str_z(links[g->soort].onderwerp), buf_str(&tekst)));
	return gebeurtenis_add_in(u, g->m, links[g->soort].gebeurtenis, g->door, g->toelichting);
}

/* An account without password, if there is none yet. */
static enum fault account_in(struct unit *u, const struct link_gift *g)
{
	struct q_inlog_get *i = NULL;
	struct batch b = unit_batch(u);

	q_inlog_get(&b, g->m, &i);
	TRY(batch_run(&b));
	if (i)
		return FAULT_NONE;
	q_inlog_add(&b, id_new(), g->m, g->email, NULL);
	return batch_run(&b);
}

static enum fault send_unit(struct unit *u, void *arg)
{
	struct link_gift *g = arg;

	TRY(account_in(u, g));
	return link_add_in(u, g);
}

enum fault uitnodiging_send(struct ctx *c, struct medewerker_id m, struct str adres)
{
	struct q_uitnodiging_beheerd *w = NULL;
	struct q_account_get *a = NULL;
	struct batch b = ctx_read(c), k = ctx_kaal(c);
	struct link_gift g = { .m = m, .door = c->actor.id, .adres = adres, .token = link_token(c->arena),
		.toelichting = STR(""), .soort = LINK_UITNODIGING };

	TRY(ctx_require(c, RECHT_medewerker_beheren));
	q_uitnodiging_beheerd(&b, m, &w);
	TRY(batch_run(&b));
	if (!w)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (!organisatie_may_account(c->cat, w->organisatie_soort))
		return fault_set(c->fi, FAULT_INVALID, N_("Deze organisatie mag in geen enkel regime toegang hebben."),
			"invariant 7");
	if (!w->vog.v || !w->opleiding.v)
		return fault_set(c->fi, FAULT_INVALID, N_("Leg eerst de VOG of screening en de opleiding vast."), "invariant 8");
	if (w->actief_tot <= klok_now())
		return fault_set(c->fi, FAULT_INVALID, N_("Dit account is beëindigd."), "invariant 8");
	q_account_get(&k, klok_now(), m, &a);
	TRY(batch_run(&k));
	if (a && a->wachtwoord)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Deze medewerker heeft de uitnodiging al gebruikt."), NULL);
	g.email = w->email;
	return ctx_write_kaal(c, send_unit, &g);
}

enum fault account_get(struct ctx *c, struct medewerker_id m, struct account *ret)
{
	struct q_account_get *a = NULL;
	struct batch b = ctx_kaal(c);

	TRY(medewerker_require(c));
	q_account_get(&b, klok_now(), m, &a);
	TRY(batch_run(&b));
	*ret = a ? (struct account){ true, a->wachtwoord, a->factor, a->uitgenodigd } : (struct account){ 0 };
	return FAULT_NONE;
}

static enum fault forgotten_unit(struct unit *u, void *arg)
{
	struct link_gift *g = arg;

	if (g->m.v)
		return link_add_in(u, g);
	/* the same kind of work for an unknown address, so that the time tells nothing */
	return gebeurtenis_add_in(u, g->m, "wachtwoord_vergeten", g->m, STR("onbekend adres"));
}

enum fault wachtwoord_vergeten(struct ctx *c, struct str email, struct str remote, struct str adres)
{
	struct q_inlog_find *i = NULL;
	struct batch b = ctx_kaal(c);
	struct link_gift g = { .email = email, .adres = adres, .token = link_token(c->arena), .toelichting = STR(""),
		.soort = LINK_WACHTWOORD };
	int64_t now = klok_now();

	TRY(poging_count(c, "vergeten-adres", remote, POGING_ADRES));
	TRY(poging_count(c, "vergeten", email, VERGETEN_MAX));
	q_inlog_find(&b, email, &i);
	TRY(batch_run(&b));
	/* who never took up his invitation gets a new one from the beheerder */
	if (i && i->wachtwoord.n && i->actief_van <= now && i->actief_tot > now && i->vog.v && i->opleiding.v)
		g.m = i->medewerker;
	return ctx_write_kaal(c, forgotten_unit, &g);
}

static enum fault link_unit(struct unit *u, void *arg)
{
	return link_add_in(u, arg);
}

enum fault factor_link(struct ctx *c, struct medewerker_id m, struct str adres)
{
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);
	struct link_gift g = { .m = m, .door = m, .adres = adres, .token = link_token(c->arena), .toelichting = STR(""),
		.soort = LINK_FACTOR };

	q_inlog_get(&b, m, &i);
	TRY(batch_run(&b));
	if (!i || i->totp.n)
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	TRY(poging_count(c, "vergeten", i->email, VERGETEN_MAX));
	g.email = i->email;
	return ctx_write_kaal(c, link_unit, &g);
}

/* ---- coming in by a link ---- */

static enum fault link_get(struct ctx *c, struct str code, struct q_uitnodiging_get **ret, enum link_soort *ret_soort)
{
	struct q_uitnodiging_get *l = NULL;
	struct batch b = ctx_kaal(c);

	if (code.n < 40 || code.n > 60)
		return fault_set(c->fi, FAULT_NOT_FOUND, GONE, NULL);
	q_uitnodiging_get(&b, token_hash(c->arena, code), klok_now(), &l);
	TRY(batch_run(&b));
	for (size_t i = 0; l && i < sizeof(links) / sizeof(links[0]); i++)
		if (str_eq(l->soort, str_z(links[i].code))) {
			*ret = l;
			*ret_soort = (enum link_soort)i;
			return FAULT_NONE;
		}
	return fault_set(c->fi, FAULT_NOT_FOUND, GONE, NULL);
}

enum fault link_open(struct ctx *c, struct str code, enum link_soort *ret)
{
	struct q_uitnodiging_get *l;

	return link_get(c, code, &l, ret);
}

struct accepting {
	const struct q_uitnodiging_get *l;
	struct str hash; /* of the new password; no value: it stays */
	const char *gebeurtenis;
	struct str apparaat, token;
};

static enum fault accept_unit(struct unit *u, void *arg)
{
	struct accepting *k = arg;
	struct medewerker_id m = k->l->medewerker;
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u), n = 0;

	q_uitnodiging_use(&b, now, k->l->id, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, GONE, NULL);
	q_sessie_end_all(&b, m, (struct sessie_id){ 0 }, NULL);
	if (k->hash.n)
		q_inlog_set_wachtwoord(&b, k->hash, now, m, NULL);
	q_uitnodiging_void(&b, m, NULL);
	TRY(batch_run(&b));
	TRY(gebeurtenis_add_in(u, m, k->gebeurtenis, m, k->apparaat));
	return sessie_add_in(u, m, 1, k->apparaat, &k->token);
}

enum fault link_accept(struct ctx *c, struct str code, struct str nieuw, struct str nogmaals, struct str apparaat,
	struct str *ret_token)
{
	struct accepting k = { .apparaat = apparaat };
	struct q_uitnodiging_get *l;
	enum link_soort soort;

	TRY(link_get(c, code, &l, &soort));
	if (soort == LINK_FACTOR)
		return fault_set(c->fi, FAULT_NOT_FOUND, GONE, NULL);
	TRY(wachtwoord_check(c, "nieuw", nieuw, nogmaals, l->email));
	TRY(wachtwoord_hash(c->arena, nieuw, &k.hash, c->fi));
	k.l = l;
	k.gebeurtenis = soort == LINK_UITNODIGING ? "wachtwoord_ingesteld" : "wachtwoord_gewijzigd";
	TRY(ctx_write_kaal(c, accept_unit, &k));
	*ret_token = k.token;
	return FAULT_NONE;
}

enum fault link_accept_factor(struct ctx *c, struct str code, struct str wachtwoord, struct str remote,
	struct str apparaat, struct str *ret_token)
{
	struct accepting k = { .apparaat = apparaat, .gebeurtenis = "wachtwoord" };
	struct q_uitnodiging_get *l;
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);
	enum link_soort soort;

	TRY(link_get(c, code, &l, &soort));
	if (soort != LINK_FACTOR)
		return fault_set(c->fi, FAULT_NOT_FOUND, GONE, NULL);
	q_inlog_get(&b, l->medewerker, &i);
	TRY(batch_run(&b));
	if (!i)
		return fault_set(c->fi, FAULT_NOT_FOUND, GONE, NULL);
	TRY(poging_count(c, "adres", remote, POGING_ADRES));
	TRY(poging_count(c, "wachtwoord", i->email, POGING_ACCOUNT));
	if (!wachtwoord_klopt(i->wachtwoord, wachtwoord))
		return fault_field(c->fi, "wachtwoord", "Dit wachtwoord klopt niet.", NULL);
	k.l = l;
	TRY(ctx_write_kaal(c, accept_unit, &k));
	*ret_token = k.token;
	return FAULT_NONE;
}

enum fault link_console(struct ctx *c, struct medewerker_id m, struct str email, enum link_soort soort,
	struct str adres, struct str *ret_url)
{
	struct link_gift g = { .m = m, .email = email, .adres = adres, .token = link_token(c->arena),
		.toelichting = STR("opdrachtregel"), .soort = soort };
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);

	q_inlog_get(&b, m, &i);
	TRY(batch_run(&b));
	if (!i || !i->wachtwoord.n)
		g.soort = LINK_UITNODIGING;
	TRY(ctx_write_kaal(c, send_unit, &g));
	if (g.recent)
		return fault_set(c->fi, FAULT_BUSY, N_("Er is net al een link verstuurd. Probeer het over een minuut opnieuw."), NULL);
	*ret_url = link_url(c->arena, adres, g.token);
	return FAULT_NONE;
}
