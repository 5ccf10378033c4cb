/* schakel importeer: reads what partners and houses kept elsewhere; see koppeling/importeer.h, koppeling/registratie.h and
 * doc/IMPORT.md. */
#include "koppeling/importeer.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "koppeling/registratie.h"

#include "main/schakel.h"

#define IMPORT_BYTES (32 << 20)
#define REGISTRATIE_BYTES (64 << 20) /* of one file */

struct import_words {
	const char *bestand, *kolommen;
	bool proef, registratie, overslaan;
};

static bool words_read(const struct opdracht *o, struct import_words *ret)
{
	if (o->argc < 2)
		return false;
	ret->registratie = strcmp(o->argv[0], "registratie") == 0;
	if (!ret->registratie && strcmp(o->argv[0], "aanmeldingen") != 0)
		return false;
	ret->bestand = o->argv[1];
	for (int i = 2; i < o->argc; i++) {
		if (strcmp(o->argv[i], "--proef") == 0)
			ret->proef = true;
		else if (strcmp(o->argv[i], "--bekende-overslaan") == 0 && !ret->registratie)
			ret->overslaan = true;
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

static void problems_print(const struct opdracht *o, const struct import_verslag *v)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct import_problem *p = &v->problems[i];

		fprintf(o->out, "%s %.*s%sregel %lld%s%.*s: %s", p->fout ? "FOUT     " : "OPMERKING", (int)p->bestand.n,
			p->bestand.n ? p->bestand.p : "", p->bestand.n ? ", " : "", (long long)p->regel,
			p->kolom.n ? ", kolom " : "", (int)p->kolom.n, p->kolom.n ? p->kolom.p : "", p->wat);
		fprintf(o->out, "%s%s%s\n", p->grond ? " (" : "", p->grond ? p->grond : "", p->grond ? ")" : "");
	}
	if (v->fouten + v->opmerkingen > (int64_t)v->n)
		fprintf(o->out, "... en nog %lld\n", (long long)(v->fouten + v->opmerkingen - (int64_t)v->n));
}

static void report_known(const struct opdracht *o, const struct import_verslag *v, bool overslaan)
{
	if (v->bekend)
		fprintf(o->out, "%lld aanmeldingen zijn er al%s.\n", (long long)v->bekend, overslaan ? " en worden overgeslagen"
			: "; met --bekende-overslaan worden alleen de andere ingelezen");
}

static void report(const struct opdracht *o, const struct import_verslag *v, const struct import_words *w, enum fault f)
{
	problems_print(o, v);
	report_known(o, v, w->overslaan);
	fprintf(o->out, "%lld rijen, %lld aanmeldingen, %lld personen; %lld fouten, %lld opmerkingen.\n",
		(long long)v->rijen, (long long)v->aanmeldingen, (long long)v->personen, (long long)v->fouten,
		(long long)v->opmerkingen);
	fprintf(o->out, "%s\n", f || v->fouten || v->bekend == v->aanmeldingen ? "Er is niets ingelezen."
		: w->proef ? "Proef: er is niets ingelezen." : v->bekend ? "De andere zijn ingelezen; zij staan in de inbox."
		: "Alles is ingelezen; de aanmeldingen staan in de inbox.");
}

/* ---- a whole registration ---- */

static bool wanted(const char *naam)
{
	const char *dot = strrchr(naam, '.');

	return naam[0] != '.' && dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".xlsx") == 0);
}

static enum fault file_add(struct toestel *t, struct str path, const char *naam, struct bronbestand *v, size_t *n)
{
	if (*n == REGISTRATIE_BESTANDEN_MAX)
		return fault_detail(&t->fi, FAULT_INVALID, path.p, "holds too many files");
	TRY(toestel_read(t, path.p, REGISTRATIE_BYTES, &v[*n].inhoud));
	v[(*n)++].naam = str_dup(t->arena, str_z(naam));
	return FAULT_NONE;
}

/* One file, or all of CSV and XLSX in a folder, by name: the order is part of what the same files are. */
static enum fault files_read(struct toestel *t, const char *waar, struct bronbestand *v, size_t *n)
{
	struct dirent **list = NULL;
	enum fault f = FAULT_NONE;
	struct stat st;
	int count;

	if (stat(waar, &st) == 0 && !S_ISDIR(st.st_mode))
		return file_add(t, str_z(waar), strrchr(waar, '/') ? strrchr(waar, '/') + 1 : waar, v, n);
	count = scandir(waar, &list, NULL, alphasort);
	if (count < 0)
		return fault_detail(&t->fi, FAULT_NOT_FOUND, waar, "cannot be read");
	for (int i = 0; i < count; i++) {
		if (!f && wanted(list[i]->d_name))
			f = file_add(t, str_cat(t->arena, str_cat(t->arena, str_z(waar), STR("/")), str_z(list[i]->d_name)),
				list[i]->d_name, v, n);
		free(list[i]);
	}
	free(list);
	return f;
}

static void report_registratie(const struct opdracht *o, const struct registratie_verslag *r, bool proef, enum fault f)
{
	problems_print(o, &r->v);
	if (r->hervat)
		fprintf(o->out, "Verder waar het de vorige keer ophield: %lld stonden er al.\n", (long long)r->al_gedaan);
	fprintf(o->out, "%lld rijen: %lld aanmeldingen, %lld personen, %lld casussen (%lld gesloten), %lld teamleden, "
		"%lld notities, %lld afspraken, %lld metingen; %lld fouten, %lld opmerkingen.\n", (long long)r->v.rijen, (long long)r->v.aanmeldingen,
		(long long)r->v.personen, (long long)r->casussen, (long long)r->gesloten, (long long)r->team,
		(long long)r->notities, (long long)r->afspraken, (long long)r->metingen, (long long)r->v.fouten, (long long)r->v.opmerkingen);
	fprintf(o->out, "%s\n", f || r->v.fouten ? "Er is niets zichtbaar geworden." : proef
		? "Proef: er is niets ingelezen." : "Alles is ingelezen; iedereen ziet nu waartoe hij is toegelaten.");
}

static int import_registratie(struct toestel *t, const struct opdracht *o, const struct import_words *w,
	struct str mapping, struct ctx *c)
{
	struct bronbestand files[REGISTRATIE_BESTANDEN_MAX];
	struct registratie_verslag r = { 0 };
	size_t n = 0;
	enum fault f = files_read(t, w->bestand, files, &n);

	if (!f)
		f = registratie_import(c, files, n, mapping, w->proef, progress, o->out, &r);
	if (r.v.problems)
		report_registratie(o, &r, w->proef, f);
	if (f && !r.v.fouten)
		return command_fault(t, o, f);
	return r.v.fouten ? 1 : 0;
}

int command_importeer(struct toestel *t, const struct opdracht *o)
{
	struct import_words w = { 0 };
	struct import_verslag v = { 0 };
	struct str csv = STR(""), mapping;
	struct ctx c;
	enum fault f = toestel_config(t, o->config);

	if (f)
		return command_fault(t, o, f);
	if (!words_read(o, &w) || !o->als)
		return command_usage(o, "schakel --als E-MAIL importeer aanmeldingen BESTAND.csv [--bekende-overslaan] | registratie MAP-OF-BESTAND "
			"--kolommen BESTAND [--proef]");
	f = w.registratie ? FAULT_NONE : toestel_read(t, w.bestand, IMPORT_BYTES, &csv);
	if (!f)
		f = toestel_read(t, w.kolommen, IMPORT_BYTES, &mapping);
	if (!f)
		f = toestel_begin(t, "importeer", "import", o->als, &c);
	if (!f && w.registratie)
		return import_registratie(t, o, &w, mapping, &c);
	if (!f)
		f = import_aanmeldingen(&c, csv, mapping, (w.proef ? IMPORT_PROEF : 0u) | (w.overslaan ? IMPORT_OVERSLAAN : 0u),
			progress, o->out, &v);
	if (v.problems)
		report(o, &v, &w, f);
	if (f && !v.fouten)
		return command_fault(t, o, f);
	return v.fouten ? 1 : 0;
}
