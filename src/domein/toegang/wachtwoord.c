/* Passwords: see wachtwoord.h. Hashing happens outside units of work. */
#include "domein/toegang/wachtwoord.h"

#include <string.h>

#include "domein/toegang/post.h"
#include "domein/toegang/sessie.h"
#include "query.h"

/* The letters of passwords that everybody tries first, here and in English. Our own list, from daily use. */
static const char *const common[] = {
	"wachtwoord", "mijnwachtwoord", "nieuwwachtwoord", "geheim", "heelgeheim", "geheimwachtwoord", "welkom", "hallo",
	"welkomwelkom", "inloggen", "toegang", "beheer", "beheerder", "schakel", "veiligheidshuis", "zorgenveiligheidshuis",
	"zorgveiligheidshuis", "gemeente", "maastricht", "heerlen", "sittard", "geleen", "limburg", "zuidlimburg",
	"nederland", "amsterdam", "rotterdam", "politie", "reclassering", "justitie", "casus", "zomer", "winter", "lente",
	"herfst", "voorjaar", "najaar", "januari", "februari", "maart", "april", "juni", "juli", "augustus", "september",
	"oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
	"qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "qwertz", "azerty", "asdfghjkl", "zxcvbnm", "qazwsx", "qazwsxedc",
	"abcdef", "abcdefgh", "abcdefghijkl", "abcdefghijklm", "password", "mypassword", "newpassword", "passw",
	"letmein", "welcome", "iloveyou", "ikhouvanjou", "ikhouvanje", "dragon", "monkey", "football", "voetbal", "feyenoord",
	"superman", "batman", "sunshine", "princess", "prinses", "master", "admin", "administrator", "changeme", "secret",
	"topsecret", "trustno", "computer", "internet", "test", "testtest", "proef", "demo", "schatje", "liefje", "knuffel",
	"lekkerding", "moeder", "familie", "vakantie", "bloemen", "vlinder", "snoopy", "pokemon", "starwars", "michael",
};

/* The letters alone, small: "Welkom-2026!!" is "welkom". Other bytes than ASCII are kept: they are letters too. */
static struct str letters(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (ch >= 'A' && ch <= 'Z')
			buf_addc(&b, (char)(ch - 'A' + 'a'));
		else if ((ch >= 'a' && ch <= 'z') || ch >= 0x80)
			buf_addc(&b, (char)ch);
	}
	return buf_str(&b);
}

/* s is one word, or that word again and again. */
static bool repeats(struct str s, struct str word)
{
	if (!s.n || s.n % word.n)
		return false;
	for (size_t i = 0; i < s.n; i += word.n)
		if (memcmp(s.p + i, word.p, word.n) != 0)
			return false;
	return true;
}

/* "aaaaaaaaaaaa", "123456789012", "987654321098": each sign is the one before it, or one up, or one down. */
static bool is_run(struct str s)
{
	for (int step = -1; step <= 1; step++) {
		size_t i = 1;

		while (i < s.n && (s.p[i] == s.p[i - 1] + step || (step == 1 && s.p[i - 1] == '9' && s.p[i] == '0')
			|| (step == -1 && s.p[i - 1] == '0' && s.p[i] == '9')))
			i++;
		if (i >= s.n)
			return true;
	}
	return false;
}

static bool is_common(struct arena *a, struct str s)
{
	struct str word = letters(a, s);

	if (is_run(s) || (word.n && is_run(word)))
		return true;
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (repeats(word, str_z(common[i])))
			return true;
	return false;
}

/* The address, or the part before the @, with nothing but figures and signs around it. */
static bool is_address(struct arena *a, struct str s, struct str email)
{
	struct str rest = email, user, word = letters(a, s);

	str_cut(&rest, '@', &user);
	return word.n && (str_eq(word, letters(a, email)) || str_eq(word, letters(a, user)));
}

enum fault wachtwoord_check(struct ctx *c, const char *field, struct str nieuw, struct str nogmaals, struct str email)
{
	if (str_points(nieuw) < WACHTWOORD_MIN)
		return fault_field(c->fi, field, "Kies een wachtwoord van ten minste 12 tekens.", NULL);
	if (is_common(c->arena, nieuw))
		return fault_field(c->fi, field, "Dit wachtwoord is te bekend. Kies bijvoorbeeld vier losse woorden.", NULL);
	if (is_address(c->arena, nieuw, email))
		return fault_field(c->fi, field, "Uw e-mailadres is geen goed wachtwoord. Kies iets anders.", NULL);
	if (!str_eq(nieuw, nogmaals))
		return fault_field(c->fi, "nogmaals", "De twee wachtwoorden zijn niet gelijk.", NULL);
	return FAULT_NONE;
}

enum fault wachtwoord_ask(struct ctx *c, const char *field, struct str wachtwoord)
{
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);

	q_inlog_get(&b, c->actor.id, &i);
	TRY(batch_run(&b));
	if (!i || !i->wachtwoord.n)
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	TRY(poging_count(c, "wachtwoord", i->email, POGING_ACCOUNT));
	if (!wachtwoord_klopt(i->wachtwoord, wachtwoord))
		return fault_field(c->fi, field, "Dit wachtwoord klopt niet.", NULL);
	return FAULT_NONE;
}

struct changing {
	struct medewerker_id m;
	struct sessie_id sessie;
	struct str email, hash;
};

static enum fault change_unit(struct unit *u, void *arg)
{
	const struct changing *k = arg;
	struct batch b = unit_batch(u);

	q_inlog_set_wachtwoord(&b, k->hash, unit_moment(u), k->m, NULL);
	q_sessie_end_all(&b, k->m, k->sessie, NULL);
	q_uitnodiging_void(&b, k->m, NULL);
	TRY(batch_run(&b));
	TRY(gebeurtenis_add_in(u, k->m, "wachtwoord_gewijzigd", k->m, STR("")));
	return post_add_in(u, k->email, STR("Uw wachtwoord bij Schakel is gewijzigd"),
		STR("Het wachtwoord van uw account bij Schakel is gewijzigd. Op andere apparaten bent u uitgelogd.\n\n"
			"Hebt u dit niet zelf gedaan? Neem dan direct contact op met de beheerder.\n"));
}

enum fault wachtwoord_change(struct ctx *c, struct sessie_id sessie, struct str oud, struct str nieuw,
	struct str nogmaals)
{
	struct changing k = { .m = c->actor.id, .sessie = sessie };
	struct q_inlog_get *i = NULL;
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_ingelogd));
	TRY(wachtwoord_ask(c, "oud", oud));
	q_inlog_get(&b, c->actor.id, &i);
	TRY(batch_run(&b));
	if (!i)
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	k.email = i->email;
	TRY(wachtwoord_check(c, "nieuw", nieuw, nogmaals, k.email));
	if (str_eq(oud, nieuw))
		return fault_field(c->fi, "nieuw", "Dit is uw oude wachtwoord. Kies een ander.", NULL);
	TRY(wachtwoord_hash(c->arena, nieuw, &k.hash, c->fi));
	return ctx_write_kaal(c, change_unit, &k);
}
