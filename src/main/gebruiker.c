/* schakel gebruiker: accounts from the console of the server. Links are printed and mailed; they work once. */
#include <string.h>

#include "domein/organisatie/gebruiker.h"
#include "domein/toegang/factor.h"
#include "domein/toegang/uitnodiging.h"
#include "main/schakel.h"

#define USAGE "schakel gebruiker lijst\n" \
	"         schakel gebruiker eerste REGIOCODE REGIO E-MAIL NAAM ORGANISATIE --vog DATUM --opleiding DATUM\n" \
	"         schakel gebruiker nieuw E-MAIL NAAM ORGANISATIE ROL [HUIS] --vog DATUM --opleiding DATUM\n" \
	"         schakel gebruiker einde|factor|wachtwoord E-MAIL"
#define WORDS_MAX 7

struct woorden {
	int n;
	struct str v[WORDS_MAX];
	struct datum vog, opleiding;
};

/* Words and the two dates behind their options. False: something is not understood. */
static bool words_read(const struct opdracht *o, struct woorden *w)
{
	for (int i = 0; i < o->argc; i++) {
		struct datum *d = strcmp(o->argv[i], "--vog") == 0 ? &w->vog
			: strcmp(o->argv[i], "--opleiding") == 0 ? &w->opleiding : NULL;

		if (d) {
			if (++i == o->argc || !datum_parse(str_z(o->argv[i]), false, d))
				return false;
		} else if (w->n == WORDS_MAX || !str_utf8(str_z(o->argv[i])) || !o->argv[i][0]) {
			return false;
		} else {
			w->v[w->n++] = str_z(o->argv[i]);
		}
	}
	return w->n > 0;
}

static enum fault do_list(struct ctx *c, const struct opdracht *o)
{
	struct gebruikers g;

	TRY(gebruiker_list(c, &g));
	for (size_t i = 0; i < g.n; i++) {
		const struct gebruiker *v = &g.v[i];
		const char *state = v->actief_tot <= klok_now() ? "beëindigd" : !v->vog.v || !v->opleiding.v
			? "zonder VOG of opleiding" : !v->wachtwoord ? "niet ingesteld" : !v->factor ? "zonder tweede factor" : "in gebruik";

		fprintf(o->out, "%-36s %-26s %-40s %s\n", v->email.p, v->naam.p, v->organisatie_naam.p, state);
	}
	return FAULT_NONE;
}

static void say_link(const struct opdracht *o, struct str url, const char *term)
{
	fprintf(o->out, "De link is gemaild en werkt één keer, %s:\n%s\n", term, url.p);
}

static enum fault do_new(struct toestel *t, struct ctx *c, const struct opdracht *o, const struct woorden *w,
	bool first)
{
	struct nieuwe_gebruiker g = { .huis = STR(""), .rol = STR("beheerder"), .vog = w->vog, .opleiding = w->opleiding };
	const struct str *at = first ? &w->v[3] : &w->v[1];
	struct medewerker_id m;
	struct str url, email;

	g.email = at[0];
	g.naam = at[1];
	g.organisatie = at[2];
	if (!first) {
		g.rol = at[3];
		g.huis = w->n == 6 ? at[4] : STR("");
		TRY(gebruiker_new(c, &g, &m));
	} else {
		TRY(gebruiker_first(c, w->v[1], w->v[2], &g, &m));
	}
	TRY(gebruiker_find(c, g.email, &m, &email));
	TRY(link_console(c, m, email, LINK_UITNODIGING, str_z(t->adres), &url));
	say_link(o, url, "7 dagen");
	return FAULT_NONE;
}

static enum fault do_one(struct toestel *t, struct ctx *c, const struct opdracht *o, const struct woorden *w)
{
	struct medewerker_id m;
	struct str email, url;

	TRY(gebruiker_find(c, w->v[1], &m, &email));
	if (str_eq(w->v[0], STR("einde"))) {
		TRY(gebruiker_end(c, m));
		fprintf(o->out, "Het account is beëindigd.\n");
	} else if (str_eq(w->v[0], STR("factor"))) {
		TRY(factor_reset_console(c, m, email, str_z(t->adres), &url));
		say_link(o, url, "3 dagen");
	} else {
		TRY(link_console(c, m, email, LINK_WACHTWOORD, str_z(t->adres), &url));
		say_link(o, url, "een uur");
	}
	return FAULT_NONE;
}

int command_gebruiker(struct toestel *t, const struct opdracht *o)
{
	struct woorden w = { 0 };
	struct ctx c;
	enum fault f;
	bool list, first, fresh, one;

	if (!words_read(o, &w))
		return command_usage(o, USAGE);
	list = w.n == 1 && str_eq(w.v[0], STR("lijst"));
	first = w.n == 6 && str_eq(w.v[0], STR("eerste"));
	fresh = (w.n == 5 || w.n == 6) && str_eq(w.v[0], STR("nieuw"));
	one = w.n == 2 && (str_eq(w.v[0], STR("einde")) || str_eq(w.v[0], STR("factor")) ||
		str_eq(w.v[0], STR("wachtwoord")));
	if (!list && !first && !fresh && !one)
		return command_usage(o, USAGE);
	f = toestel_config(t, o->config);
	if (!f)
		f = toestel_begin(t, "gebruiker", "beheer", o->als, &c);
	if (!f)
		f = list ? do_list(&c, o) : one ? do_one(t, &c, o, &w) : do_new(t, &c, o, &w, first);
	return f ? command_fault(t, o, f) : 0;
}
