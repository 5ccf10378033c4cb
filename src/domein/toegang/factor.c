/* The second factor: see factor.h. */
#include "domein/toegang/factor.h"

#include <string.h>

#include "domein/toegang/post.h"
#include "domein/toegang/uitnodiging.h"
#include "domein/toegang/wachtwoord.h"
#include "query.h"

#define SECRET_LEN 20
#define HERSTELCODE_TEKENS 12 /* base32: 60 bits */
#define HOE_MIN 15 /* characters that say how somebody was recognised */
#define STALE N_("Deze pagina stond te lang open. Laad haar opnieuw en scan de nieuwe code.")

enum fault factor_may_set(struct ctx *c, const struct sessie *s, bool *ret)
{
	struct q_factor_machtiging *m = NULL;
	struct batch b = ctx_kaal(c);
	bool present;

	if (s->fase == 2) {
		*ret = true;
		return FAULT_NONE;
	}
	TRY(factor_present(c, s->medewerker, &present));
	q_factor_machtiging(&b, s->id, &m);
	TRY(batch_run(&b));
	*ret = m && !present;
	return FAULT_NONE;
}

/* Sealed: "MEDEWERKER:MOMENT:" and the secret. */
static struct str seal(struct ctx *c, struct medewerker_id m, struct str secret)
{
	struct buf b = buf_new(c->arena);

	buf_add_i64(&b, m.v);
	buf_addc(&b, ':');
	buf_add_i64(&b, klok_now());
	buf_addc(&b, ':');
	buf_add(&b, secret);
	return base64url(c->arena, box_seal(c->arena, c->sleutels->kluis, buf_str(&b)));
}

static bool unseal(struct ctx *c, struct medewerker_id m, struct str sealed, struct str *ret)
{
	struct str box, plain, head;
	int64_t n;

	if (!base64url_decode(c->arena, sealed, &box) || !box_open(c->arena, c->sleutels->kluis, box, &plain))
		return false;
	if (!str_cut(&plain, ':', &head) || !str_i64(head, &n) || n != m.v)
		return false;
	if (!str_cut(&plain, ':', &head) || !str_i64(head, &n) || n + FACTOR_VENSTER < klok_now())
		return false;
	*ret = plain;
	return plain.n == SECRET_LEN;
}

static struct str in_groups(struct arena *a, struct str s, char between)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		if (i && i % 4 == 0)
			buf_addc(&b, between);
		buf_addc(&b, s.p[i]);
	}
	return buf_str(&b);
}

/* The label of the account in the app: the address, with what is not plain percent-encoded. */
static void uri_add(struct buf *b, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if ((ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || strchr(".-_", ch)) {
			buf_addc(b, (char)ch);
		} else {
			buf_addc(b, '%');
			buf_addc(b, digits[ch >> 4]);
			buf_addc(b, digits[ch & 15]);
		}
	}
}

enum fault factor_begin(struct ctx *c, const struct sessie *s, struct str verzegeld, struct factor_nieuw *ret)
{
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);
	struct buf uri = buf_new(c->arena);
	char raw[SECRET_LEN];
	struct str secret;

	q_inlog_get(&b, s->medewerker, &i);
	TRY(batch_run(&b));
	if (!i)
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	if (!verzegeld.n || !unseal(c, s->medewerker, verzegeld, &secret)) {
		random_bytes(raw, sizeof(raw));
		secret = str_dup(c->arena, (struct str){ raw, sizeof(raw) });
		memset(raw, 0, sizeof(raw));
		verzegeld = seal(c, s->medewerker, secret);
	}
	buf_addz(&uri, "otpauth://totp/Schakel:");
	uri_add(&uri, i->email);
	buf_addz(&uri, "?secret=");
	buf_add(&uri, base32(c->arena, secret));
	buf_addz(&uri, "&issuer=Schakel");
	*ret = (struct factor_nieuw){ verzegeld, in_groups(c->arena, base32(c->arena, secret), ' '), buf_str(&uri) };
	return FAULT_NONE;
}

struct confirming {
	const struct sessie *s;
	struct str email, totp, apparaat, token;
	int64_t stap;
};

static enum fault confirm_unit(struct unit *u, void *arg)
{
	struct confirming *k = arg;
	struct medewerker_id m = k->s->medewerker;
	struct batch b = unit_batch(u);

	q_inlog_set_totp(&b, k->totp, m, NULL);
	q_inlog_set_stap(&b, k->stap, m, NULL);
	q_herstelcode_clear(&b, m, NULL);
	q_sessie_end_all(&b, m, (struct sessie_id){ 0 }, NULL);
	TRY(batch_run(&b));
	TRY(gebeurtenis_add_in(u, m, "factor_ingesteld", m, k->apparaat));
	TRY(post_add_in(u, k->email, STR("Tweede factor ingesteld bij Schakel"),
		STR("Voor uw account bij Schakel is een tweede factor ingesteld.\n\n"
			"Hebt u dit niet zelf gedaan? Neem dan direct contact op met de beheerder.\n")));
	return sessie_add_in(u, m, 2, k->apparaat, &k->token);
}

/* Six digits; spaces may be typed between them. */
static struct str digits_of(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '-')
			buf_addc(&b, s.p[i]);
	return buf_str(&b);
}

enum fault factor_confirm(struct ctx *c, const struct sessie *s, struct str verzegeld, struct str code,
	struct str wachtwoord, struct str apparaat, struct str *ret_token)
{
	struct confirming k = { .s = s, .apparaat = apparaat };
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);
	struct str secret;
	bool may;

	TRY(factor_may_set(c, s, &may));
	if (!may)
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	if (s->fase == 2)
		TRY(wachtwoord_ask(c, "wachtwoord", wachtwoord));
	q_inlog_get(&b, s->medewerker, &i);
	TRY(batch_run(&b));
	if (!i)
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	if (!unseal(c, s->medewerker, verzegeld, &secret))
		return fault_set(c->fi, FAULT_INVALID, STALE, NULL);
	TRY(poging_count(c, "factor", i->email, POGING_ACCOUNT));
	if (!totp_check(secret, digits_of(c->arena, code), klok_now(), 0, &k.stap))
		return fault_field(c->fi, "code", "Deze code klopt niet. Vul de 6 cijfers in die de app nu toont.", NULL);
	k.email = i->email;
	k.totp = base64url(c->arena, box_seal(c->arena, c->sleutels->kluis, secret));
	TRY(ctx_write_kaal(c, confirm_unit, &k));
	*ret_token = k.token;
	return FAULT_NONE;
}

/* ---- recovery codes ---- */

struct renewing {
	struct medewerker_id m;
	struct str hash[HERSTELCODES];
};

static enum fault renew_unit(struct unit *u, void *arg)
{
	const struct renewing *k = arg;
	struct batch b = unit_batch(u);

	q_herstelcode_clear(&b, k->m, NULL);
	for (size_t i = 0; i < HERSTELCODES; i++)
		q_herstelcode_add(&b, id_new(), k->m, k->hash[i], NULL);
	TRY(batch_run(&b));
	return gebeurtenis_add_in(u, k->m, "herstelcodes", k->m, STR(""));
}

enum fault herstelcodes_new(struct ctx *c, struct str wachtwoord, struct str ret[HERSTELCODES])
{
	struct renewing k = { .m = c->actor.id };
	struct q_account_get *a = NULL;
	struct batch b = ctx_kaal(c);
	struct str codes[HERSTELCODES];

	TRY(ctx_require(c, RECHT_ingelogd));
	q_account_get(&b, klok_now(), c->actor.id, &a);
	TRY(batch_run(&b));
	if (!a || a->codes_ooit)
		TRY(wachtwoord_ask(c, "wachtwoord", wachtwoord));
	for (size_t i = 0; i < HERSTELCODES; i++) {
		char raw[8];
		struct str plain;

		random_bytes(raw, sizeof(raw));
		plain = base32(c->arena, (struct str){ raw, sizeof(raw) });
		plain.n = HERSTELCODE_TEKENS;
		k.hash[i] = token_hash(c->arena, plain);
		codes[i] = in_groups(c->arena, plain, '-');
	}
	TRY(ctx_write_kaal(c, renew_unit, &k));
	memcpy(ret, codes, sizeof(codes));
	return FAULT_NONE;
}

/* ---- a lost factor ---- */

static enum fault reset_unit(struct unit *u, void *arg)
{
	struct link_gift *g = arg;
	struct batch b = unit_batch(u);

	TRY(link_add_in(u, g));
	if (g->recent)
		return FAULT_NONE;
	q_inlog_set_totp(&b, STR_NULL, g->m, NULL);
	q_herstelcode_clear(&b, g->m, NULL);
	q_sessie_end_all(&b, g->m, (struct sessie_id){ 0 }, NULL);
	q_melding_add_dienst(&b, (struct melding_id){ id_new() }, g->m, STR("factor_gereset"), unit_moment(u), NULL);
	TRY(batch_run(&b));
	return gebeurtenis_add_in(u, g->m, "factor_gereset", g->door, g->toelichting);
}

/* The actor administers him, the account is in use, and its address did not change just now. */
static enum fault reset_check(struct ctx *c, struct medewerker_id m, struct str *ret_email)
{
	struct q_uitnodiging_beheerd *w = NULL;
	struct q_account_get *a = NULL;
	struct q_gebeurtenis_recent *moved = NULL;
	struct batch b = ctx_read(c), k = ctx_kaal(c);
	int64_t now = klok_now();

	if (!actor_mag(&c->actor, RECHT_medewerker_beheren_eigen))
		TRY(ctx_require(c, RECHT_medewerker_beheren));
	q_uitnodiging_beheerd(&b, m, &w);
	TRY(batch_run(&b));
	if (!w)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_account_get(&k, now, m, &a);
	q_gebeurtenis_recent(&k, m, STR("adres_gewijzigd"), now - FACTOR_RUST, &moved);
	TRY(batch_run(&k));
	if (!a || !a->wachtwoord || w->actief_tot <= now)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Dit account is niet in gebruik. Stuur een uitnodiging."), NULL);
	if (moved)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Het e-mailadres van dit account is minder dan drie dagen geleden "
			"gewijzigd. Wacht tot die dagen voorbij zijn, of vraag de beheerder van de server."), NULL);
	*ret_email = w->email;
	return FAULT_NONE;
}

enum fault factor_reset(struct ctx *c, struct medewerker_id m, bool vastgesteld, struct str hoe, struct str adres)
{
	struct link_gift g = { .m = m, .door = c->actor.id, .adres = adres, .token = link_token(c->arena),
		.toelichting = hoe, .soort = LINK_FACTOR };
	enum fault f = FAULT_NONE;

	TRY(reset_check(c, m, &g.email));
	if (!vastgesteld)
		f = fault_field(c->fi, "vastgesteld", "Stel eerst vast dat het deze medewerker zelf is.", NULL);
	if (str_points(hoe) < HOE_MIN)
		f = fault_field(c->fi, "hoe", "Schrijf op hoe u dat hebt vastgesteld.", NULL);
	TRY(f);
	return ctx_write_kaal(c, reset_unit, &g);
}

enum fault factor_reset_console(struct ctx *c, struct medewerker_id m, struct str email, struct str adres,
	struct str *ret_url)
{
	struct link_gift g = { .m = m, .email = email, .adres = adres, .token = link_token(c->arena),
		.toelichting = STR("opdrachtregel"), .soort = LINK_FACTOR };
	struct buf b = buf_new(c->arena);
	struct q_inlog_get *i = NULL;
	struct batch k = ctx_kaal(c);

	q_inlog_get(&k, m, &i);
	TRY(batch_run(&k));
	if (!i || !i->wachtwoord.n)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Dit account is niet in gebruik. Stuur een uitnodiging."), NULL);
	TRY(ctx_write_kaal(c, reset_unit, &g));
	if (g.recent)
		return fault_set(c->fi, FAULT_BUSY, N_("Er is net al een link verstuurd. Probeer het over een minuut opnieuw."), NULL);
	buf_add(&b, adres);
	buf_addz(&b, "/uitnodiging?code=");
	buf_add(&b, g.token);
	*ret_url = buf_str(&b);
	return FAULT_NONE;
}
