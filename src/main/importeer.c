/* schakel importeer: reads what partners kept elsewhere; see koppeling/importeer.h and doc/IMPORT.md. */
#include "koppeling/importeer.h"

#include <string.h>
#include <unistd.h>

#include "main/schakel.h"

#define IMPORT_BYTES (32 << 20)

struct import_words {
	const char *bestand, *kolommen;
	bool proef;
};

static bool words_read(const struct opdracht *o, struct import_words *ret)
{
	if (o->argc < 2 || strcmp(o->argv[0], "aanmeldingen") != 0)
		return false;
	ret->bestand = o->argv[1];
	for (int i = 2; i < o->argc; i++) {
		if (strcmp(o->argv[i], "--proef") == 0)
			ret->proef = true;
		else if (strcmp(o->argv[i], "--kolommen") == 0 && i + 1 < o->argc)
			ret->kolommen = o->argv[++i];
		else
			return false;
	}
	return ret->kolommen != NULL;
}

/* A bar on a terminal; nothing when the output goes to a file or to a command beside the server. */
static void progress(void *arg, int64_t done, int64_t total)
{
	FILE *out = arg;

	if (out != stdout || !isatty(STDOUT_FILENO))
		return;
	fprintf(out, "\r%3d %% ", (int)(done * 100 / total));
	fflush(out);
	if (done == total)
		fprintf(out, "\r       \r");
}

static void report(const struct opdracht *o, const struct import_verslag *v, bool proef, enum fault f)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct import_problem *p = &v->problems[i];

		fprintf(o->out, "%s regel %lld%s%.*s: %s", p->fout ? "FOUT     " : "OPMERKING", (long long)p->regel,
			p->kolom.n ? ", kolom " : "", (int)p->kolom.n, p->kolom.n ? p->kolom.p : "", p->wat);
		fprintf(o->out, "%s%s%s\n", p->grond ? " (" : "", p->grond ? p->grond : "", p->grond ? ")" : "");
	}
	if (v->fouten + v->opmerkingen > (int64_t)v->n)
		fprintf(o->out, "... en nog %lld\n", (long long)(v->fouten + v->opmerkingen - (int64_t)v->n));
	fprintf(o->out, "%lld rijen, %lld aanmeldingen, %lld personen; %lld fouten, %lld opmerkingen.\n",
		(long long)v->rijen, (long long)v->aanmeldingen, (long long)v->personen, (long long)v->fouten,
		(long long)v->opmerkingen);
	fprintf(o->out, "%s\n", f || v->fouten ? "Er is niets ingelezen." : proef ? "Proef: er is niets ingelezen."
		: "Alles is ingelezen; de aanmeldingen staan in de inbox.");
}

int command_importeer(struct toestel *t, const struct opdracht *o)
{
	struct import_words w = { 0 };
	struct import_verslag v = { 0 };
	struct str csv, mapping;
	struct ctx c;
	enum fault f = toestel_config(t, o->config);

	if (f)
		return command_fault(t, o, f);
	if (!words_read(o, &w) || !o->als)
		return command_usage(o, "schakel --als E-MAIL importeer aanmeldingen BESTAND.csv --kolommen BESTAND [--proef]");
	f = toestel_read(t, w.bestand, IMPORT_BYTES, &csv);
	if (!f)
		f = toestel_read(t, w.kolommen, IMPORT_BYTES, &mapping);
	if (!f)
		f = toestel_sleutels(t);
	if (!f)
		f = toestel_db(t);
	if (!f)
		f = toestel_catalogus(t);
	if (!f)
		f = toestel_ctx(t, "importeer", "import", o->als, &c);
	if (!f)
		f = import_aanmeldingen(&c, csv, mapping, w.proef, progress, o->out, &v);
	if (v.problems)
		report(o, &v, w.proef, f);
	if (f && !v.fouten)
		return command_fault(t, o, f);
	return v.fouten ? 1 : 0;
}
