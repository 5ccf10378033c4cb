/* Sessions and logging in: see sessie.h. Hashing happens outside units of work. */
#include "domein/toegang/sessie.h"

#include <string.h>

#include "domein/toegang/actor.h"
#include "query.h"

#define WRONG "De combinatie van e-mailadres en wachtwoord is niet bekend."
#define WRONG_CODE "Deze code klopt niet of is al gebruikt."

struct str token_hash(struct arena *a, struct str token)
{
	unsigned char h[SHA256_LEN];

	sha256(token, h);
	return hex(a, (struct str){ (const char *)h, sizeof(h) });
}

static struct str token_new(struct arena *a)
{
	char raw[32];

	random_bytes(raw, sizeof(raw));
	return base64url(a, (struct str){ raw, sizeof(raw) });
}

static void actor_fill(struct ctx *c, const struct q_sessie_get *s)
{
	c->actor = (struct actor){ .id = s->medewerker, .organisatie = s->organisatie, .huis = s->huis, .regio = s->regio,
		.naam = s->naam, .functie = s->functie, .organisatie_naam = s->organisatie_naam, .wgs = s->wgs,
		.domein = s->domein, .taal = s->taal, .kleuren = s->kleuren, .sneltoetsen = s->sneltoetsen,
		.meldingen = s->meldingen };
	c->eyes.medewerker = s->medewerker.v;
	c->eyes.organisatie = s->organisatie.v;
	c->eyes.huis = s->huis.v;
	c->eyes.regio = s->regio.v;
}

static enum fault seen_unit(struct unit *u, void *arg)
{
	struct sessie *s = arg;
	struct batch b = unit_batch(u);

	q_sessie_seen(&b, unit_moment(u), s->id, NULL);
	return batch_run(&b);
}

/* The mark only keeps the session from idling out: reading goes on when it cannot be written now. */
static enum fault note_seen(struct ctx *c, struct sessie *s)
{
	enum fault f = ctx_write_kaal(c, seen_unit, s);

	if (f != FAULT_BUSY && f != FAULT_FULL)
		return f;
	fault_clear(c->fi);
	return FAULT_NONE;
}

static const struct actor_rol *roles_of(struct ctx *c, const struct q_sessie_get_rows *rows)
{
	struct actor_rol *v = ARENA_ARRAY(c->arena, rows->n + 1, struct actor_rol);

	for (size_t i = 0; i < rows->n; i++)
		v[i] = (struct actor_rol){ rows->v[i].rol, rows->v[i].ring };
	return v;
}

enum fault sessie_resolve(struct ctx *c, struct str token, bool active, struct sessie *ret)
{
	struct q_sessie_get_rows rows = { 0 };
	const struct q_sessie_get *s;
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();

	*ret = (struct sessie){ 0 };
	if (token.n < 40 || token.n > 60)
		return FAULT_NONE;
	q_sessie_get(&b, now, token_hash(c->arena, token), &rows);
	TRY(batch_run(&b));
	s = rows.v;
	if (!rows.n || s->laatst + SESSIE_IDLE < now)
		return FAULT_NONE;
	*ret = (struct sessie){ s->id, (int)s->fase, s->sleutel, s->medewerker };
	if (s->fase == 2) {
		actor_fill(c, s);
		actor_add_roles(c, roles_of(c, &rows), rows.n);
	}
	if (active && s->laatst + MINUTE_MS < now)
		return note_seen(c, ret);
	return FAULT_NONE;
}

enum fault sessie_former(struct ctx *c, struct str token, struct medewerker_id *ret)
{
	struct q_sessie_former *s = NULL;
	struct batch b = ctx_kaal(c);

	q_sessie_former(&b, token_hash(c->arena, token), &s);
	TRY(batch_run(&b));
	*ret = s ? s->medewerker : (struct medewerker_id){ 0 };
	return FAULT_NONE;
}

enum fault sessie_sleutels(struct ctx *c, struct medewerker_id m, struct sleutel_lijst *ret)
{
	struct q_sessie_sleutels_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	struct str *v;

	q_sessie_sleutels(&b, m, &rows);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(c->arena, rows.n + 1, struct str);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = rows.v[i].sleutel;
	*ret = (struct sleutel_lijst){ rows.n, v };
	return FAULT_NONE;
}

struct poging {
	struct str sleutel;
	int64_t venster;
	int max;
	bool over;
};

static enum fault poging_unit(struct unit *u, void *arg)
{
	struct poging *p = arg;
	struct batch b = unit_batch(u);
	struct q_poging_get *n = NULL;

	q_poging_get(&b, p->sleutel, p->venster - POGING_MINUTES, &n);
	q_poging_add(&b, p->sleutel, p->venster, NULL);
	TRY(batch_run(&b));
	p->over = n && n->aantal >= p->max;
	return FAULT_NONE;
}

enum fault poging_count(struct ctx *c, const char *soort, struct str wie, int max)
{
	struct poging p = { .venster = klok_now() / MINUTE_MS, .max = max };

	p.sleutel = token_hash(c->arena, str_cat(c->arena, str_z(soort), wie));
	TRY(ctx_write_kaal(c, poging_unit, &p));
	if (p.over)
		return fault_set(c->fi, FAULT_BUSY, "Te veel pogingen. Probeer het over een kwartier opnieuw.", NULL);
	return FAULT_NONE;
}

enum fault gebeurtenis_add_in(struct unit *u, struct medewerker_id m, const char *soort, struct medewerker_id door,
	struct str toelichting)
{
	struct batch b = unit_batch(u);

	q_inlog_gebeurtenis_add(&b, id_new(), m, str_z(soort), unit_moment(u), door, toelichting, NULL);
	return batch_run(&b);
}

enum fault sessie_add_in(struct unit *u, struct medewerker_id m, int fase, struct str apparaat, struct str *ret_token)
{
	struct arena *a = unit_arena(u);
	struct str token = token_new(a);
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);
	char key[32];

	random_bytes(key, sizeof(key));
	q_sessie_add(&b, (struct sessie_id){ id_new() }, token_hash(a, token), m, fase,
		hex(a, (struct str){ key, sizeof(key) }), apparaat, now, now + SESSIE_ABSOLUTE, NULL);
	TRY(batch_run(&b));
	*ret_token = token;
	return FAULT_NONE;
}

struct entry {
	struct medewerker_id medewerker;
	int fase;
	struct str apparaat;
	const char *gebeurtenis;
	struct str email;
	struct sessie_id vorige;
	int64_t stap;         /* TOTP step to burn; 0: none */
	struct str herstel;   /* hash of the recovery code to burn; STR_NULL: none */
	struct str token;
};

/* Burns the code, so that two logins with one code cannot both succeed. */
static enum fault entry_burn(struct batch *b, const struct entry *e, int64_t now)
{
	int64_t n = 1;

	if (e->stap)
		q_inlog_set_stap(b, e->stap, e->medewerker, &n);
	else if (e->herstel.n)
		q_herstelcode_use(b, now, e->medewerker, e->herstel, &n);
	else
		return FAULT_NONE;
	TRY(batch_run(b));
	return n == 1 ? FAULT_NONE : FAULT_INVALID;
}

static enum fault entry_unit(struct unit *u, void *arg)
{
	struct entry *e = arg;
	static const char *const counts[] = { "account", "factor" };
	struct batch b = unit_batch(u);

	if (entry_burn(&b, e, unit_moment(u)))
		return fault_field(unit_fault(u), "code", WRONG_CODE, NULL);
	if (e->vorige.v) {
		q_sessie_end(&b, e->vorige, e->medewerker, NULL);
		TRY(batch_run(&b));
	}
	for (size_t i = 0; e->email.n && i < sizeof(counts) / sizeof(counts[0]); i++)
		q_poging_clear(&b, token_hash(unit_arena(u), str_cat(unit_arena(u), str_z(counts[i]), e->email)), NULL);
	TRY(batch_run(&b));
	TRY(gebeurtenis_add_in(u, e->medewerker, e->gebeurtenis, e->medewerker, e->apparaat));
	return sessie_add_in(u, e->medewerker, e->fase, e->apparaat, &e->token);
}

static bool account_usable(const struct q_inlog_find *i, int64_t now)
{
	return i->wachtwoord.n && i->actief_van <= now && i->actief_tot > now && i->vog.v && i->opleiding.v;
}

enum fault inloggen_wachtwoord(struct ctx *c, const struct inlog_poging *p, struct str *ret_token)
{
	struct q_inlog_find *i = NULL;
	struct batch b = ctx_kaal(c);
	struct entry e = { .fase = 1, .apparaat = p->apparaat, .gebeurtenis = "wachtwoord" };

	TRY(poging_count(c, "adres", p->adres, POGING_ADRES));
	TRY(poging_count(c, "account", p->email, POGING_ACCOUNT));
	q_inlog_find(&b, p->email, &i);
	TRY(batch_run(&b));
	if (!i || !account_usable(i, klok_now())) {
		wachtwoord_vertraag(p->wachtwoord);
		return fault_field(c->fi, "wachtwoord", WRONG, NULL);
	}
	if (!wachtwoord_klopt(i->wachtwoord, p->wachtwoord))
		return fault_field(c->fi, "wachtwoord", WRONG, NULL);
	e.medewerker = i->medewerker;
	TRY(ctx_write_kaal(c, entry_unit, &e));
	*ret_token = e.token;
	return FAULT_NONE;
}

/* Digits and letters alone, so that spaces and dashes may be typed. */
static struct str code_plain(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];

		if (ch >= 'a' && ch <= 'z')
			ch = (char)(ch - 'a' + 'A');
		if ((ch >= '0' && ch <= '9') || (ch >= 'A' && ch <= 'Z'))
			buf_addc(&b, ch);
	}
	return buf_str(&b);
}

static enum fault totp_open(struct ctx *c, struct str sealed, struct str *ret)
{
	struct str box;

	if (!base64url_decode(c->arena, sealed, &box) || !box_open(c->arena, c->sleutels->kluis, box, ret))
		return fault_detail(c->fi, FAULT_INTERNAL, "second factor cannot be opened", "other key?");
	return FAULT_NONE;
}

enum fault inloggen_code(struct ctx *c, const struct sessie *s, struct str code, struct str apparaat,
	struct str *ret_token)
{
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);
	struct entry e = { .medewerker = s->medewerker, .fase = 2, .apparaat = apparaat, .gebeurtenis = "ingelogd",
		.vorige = s->id };
	struct str plain = code_plain(c->arena, code), secret;

	q_inlog_get(&b, s->medewerker, &i);
	TRY(batch_run(&b));
	if (!i || !i->totp.n)
		return fault_set(c->fi, FAULT_DENIED, "Stel eerst een tweede factor in.", NULL);
	TRY(poging_count(c, "factor", i->email, POGING_ACCOUNT));
	if (plain.n == 6) {
		TRY(totp_open(c, i->totp, &secret));
		if (!totp_check(secret, plain, klok_now(), i->totp_stap, &e.stap))
			return fault_field(c->fi, "code", WRONG_CODE, NULL);
	} else {
		e.herstel = token_hash(c->arena, plain);
		e.gebeurtenis = "herstelcode";
	}
	e.email = i->email;
	TRY(ctx_write_kaal(c, entry_unit, &e));
	*ret_token = e.token;
	return FAULT_NONE;
}

enum fault factor_present(struct ctx *c, struct medewerker_id m, bool *ret)
{
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);

	q_inlog_get(&b, m, &i);
	TRY(batch_run(&b));
	*ret = i && i->totp.n;
	return FAULT_NONE;
}

struct ending {
	struct medewerker_id m;
	struct sessie_id id;
	bool all;
};

static enum fault end_unit(struct unit *u, void *arg)
{
	struct ending *e = arg;
	struct batch b = unit_batch(u);

	if (e->all)
		q_sessie_end_all(&b, e->m, e->id, NULL);
	else
		q_sessie_end(&b, e->id, e->m, NULL);
	TRY(batch_run(&b));
	return gebeurtenis_add_in(u, e->m, e->all ? "overal_uitgelogd" : "uitgelogd", e->m, STR(""));
}

enum fault sessie_end(struct ctx *c, struct medewerker_id m, struct sessie_id id)
{
	return ctx_write_kaal(c, end_unit, &(struct ending){ m, id, false });
}

enum fault sessie_end_all(struct ctx *c, struct medewerker_id m, struct sessie_id behalve)
{
	return ctx_write_kaal(c, end_unit, &(struct ending){ m, behalve, true });
}
