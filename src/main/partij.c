/* schakel partij: batches of a registration that is taken over, and giving up one that was broken off; see
 * domein/invoer/partij.h and doc/IMPORT.md. */
#include "domein/invoer/partij.h"

#include <string.h>
#include <unistd.h>

#include "basis/klok.h"

#include "main/schakel.h"

#define USAGE "schakel --als E-MAIL partij [weg NUMMER --reden TEKST [--proef]]"

static bool words_read(const struct opdracht *o, struct partij_weg *w)
{
	if (!o->argc)
		return true;
	if (strcmp(o->argv[0], "weg") != 0 || o->argc < 2)
		return false;
	w->nummer = str_z(o->argv[1]);
	for (int i = 2; i < o->argc; i++) {
		if (strcmp(o->argv[i], "--proef") == 0)
			w->proef = true;
		else if (strcmp(o->argv[i], "--reden") == 0 && i + 1 < o->argc)
			w->reden = str_trim(str_z(o->argv[++i]));
		else
			return false;
	}
	return w->nummer.n != 0;
}

static void moment_print(FILE *out, const char *wat, int64_t moment)
{
	struct tijd t = tijd_of(moment);

	fprintf(out, "%s %d-%d-%d %02d:%02d", wat, datum_dag(t.dag), datum_maand(t.dag), datum_jaar(t.dag), t.uur, t.minuut);
}

static void row_print(FILE *out, const struct partij_rij *p)
{
	fprintf(out, "%.*s", (int)p->nummer.n, p->nummer.p);
	moment_print(out, "  begonnen", p->begonnen);
	fprintf(out, " door %.*s, %lld aanmeldingen", (int)p->door_naam.n, p->door_naam.p, (long long)p->gevallen);
	if (p->klaar)
		moment_print(out, "; compleet", p->klaar);
	else if (!p->weg)
		fprintf(out, "; niet af, niemand ziet haar");
	if (p->weg) {
		moment_print(out, "; opgegeven", p->weg);
		fprintf(out, " door %.*s: %.*s", (int)p->weg_naam.n, p->weg_naam.p, (int)p->weg_reden.n, p->weg_reden.p);
	}
	if (p->weg_klaar)
		moment_print(out, "; weg", p->weg_klaar);
	else if (p->weg)
		fprintf(out, "; nog niet alles is weg");
	fprintf(out, "\n");
}

static int list(struct toestel *t, const struct opdracht *o, struct ctx *c)
{
	struct partijen l;
	enum fault f = partij_list(c, &l);

	if (f)
		return command_fault(t, o, f);
	for (size_t i = 0; i < l.n; i++)
		row_print(o->out, &l.v[i]);
	if (!l.n)
		fprintf(o->out, "Er is geen registratie ingelezen.\n");
	return 0;
}

/* A bar on a terminal, as of importeer. */
static void progress(void *arg, int64_t done, int64_t total)
{
	FILE *out = arg;

	if (out != stdout || !isatty(STDOUT_FILENO) || !total)
		return;
	fprintf(out, done < total ? "\r%3d %% " : "\r       \r", (int)(done * 100 / total));
	fflush(out);
}

static int discard(struct toestel *t, const struct opdracht *o, struct ctx *c, struct partij_weg *w)
{
	const struct partij_rij *p = &w->stand;
	enum fault f;

	w->progress = progress;
	w->arg = o->out;
	f = partij_discard(c, w);
	for (int64_t i = 0; i < w->nbezet && i < PARTIJ_BEZET_MAX; i++)
		fprintf(o->out, "Hierin is gewerkt: %.*s (referentie %.*s)\n", (int)w->bezet[i].nummer.n, w->bezet[i].nummer.p,
			(int)w->bezet[i].referentie.n, w->bezet[i].referentie.p);
	if (w->nbezet > PARTIJ_BEZET_MAX)
		fprintf(o->out, "... en in nog %lld\n", (long long)(w->nbezet - PARTIJ_BEZET_MAX));
	if (f)
		return command_fault(t, o, f);
	if (w->proef)
		fprintf(o->out, "Proef: er is niets weggegooid. %lld aanmeldingen kunnen weg, met hun casussen; niemand zag ze.\n",
			(long long)p->gevallen);
	else
		fprintf(o->out, "Weg: %lld aanmeldingen met hun casussen, %lld rijen, %lld personen; %lld beelden in het journaal zijn "
			"leeg.\n", (long long)p->gevallen, (long long)p->rijen, (long long)p->personen, (long long)p->beelden);
	return 0;
}

int command_partij(struct toestel *t, const struct opdracht *o)
{
	struct partij_weg w = { 0 };
	struct ctx c;
	enum fault f = toestel_config(t, o->config);

	if (f)
		return command_fault(t, o, f);
	if (!words_read(o, &w) || !o->als)
		return command_usage(o, USAGE);
	f = toestel_begin(t, "partij", "import", o->als, &c);
	if (f)
		return command_fault(t, o, f);
	return w.nummer.n ? discard(t, o, &c, &w) : list(t, o, &c);
}
