/* schakel-verifieer: proves from an export and a public key alone that nothing was changed, removed, inserted, reordered
 * or cut off. Needs libc and libsodium, no database and nothing of Schakel but two files of hashes and signatures.
 *
 * Exit status: 0 all is well, 1 it is not, 2 wrong use, 3 a file could not be read.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "verifieer/bewijs.h"

#define GIVEN_MAX 16
#define JAREN 5 /* how long a look is kept */
#define JAREN_MAX 100

struct woorden { /* of the command line */
	const char *map, *bewijs, *eerder[GIVEN_MAX];
	size_t neerder, nsleutels;
	struct note_key sleutels[GIVEN_MAX];
};

static int usage(void)
{
	fputs("Gebruik: schakel-verifieer [--taal nl|en] --sleutel SLEUTEL|BESTAND [--eerder BESTAND]... MAP | --bewijs BESTAND\n\n"
		"Controleert een uitvoer van het logboek (schakel logboek uitvoer MAP), of een enkel bewijs (schakel logboek bewijs).\n"
		"  --sleutel  de publieke sleutel die u eerder hebt gekregen, als tekst of als bestand; mag vaker\n"
		"  --eerder   een checkpoint dat u zelf hebt bewaard; mag vaker\n"
		"  --jaren    na hoeveel jaar raadplegingen leeggemaakt mogen worden (5)\n\n"
		"Usage: checks an export of the log, or a single proof, with the public key you were given before, and with checkpoints you kept.\n"
		"Exit status: 0 all is well, 1 it is not, 2 wrong use, 3 a file could not be read.\n", stderr);
	return 2;
}

static void out_of_reach(const char *path)
{
	fprintf(stderr, "schakel-verifieer: %s: %s\n", path, strerror(errno));
	exit(3);
}

static FILE *file_open(const char *dir, const char *name, char **ret_path)
{
	size_t n = strlen(dir) + strlen(name) + 2;
	char *path = malloc(n);
	FILE *f;

	if (!path)
		exit(3);
	snprintf(path, n, "%s%s%s", dir, *dir ? "/" : "", name);
	f = fopen(path, "re");
	if (!f)
		out_of_reach(path);
	*ret_path = path;
	return f;
}

/* The whole file; free it. */
static char *file_read(const char *dir, const char *name, size_t *ret)
{
	char *path, *p = NULL;
	FILE *f = file_open(dir, name, &path);
	size_t n = 0, room = 0, got;

	do {
		if (room - n < 65536) {
			room = room * 2 + 131072;
			p = realloc(p, room);
			if (!p)
				exit(3);
		}
		n += got = fread(p + n, 1, room - n, f);
	} while (got);
	if (ferror(f))
		out_of_reach(path);
	fclose(f);
	free(path);
	*ret = n;
	return p;
}

/* A key as text, or the first line of a file. */
static bool key_read(const char *word, struct note_key *ret)
{
	struct stuk line, rest;
	char *p;
	size_t n;
	bool ok;

	if (note_key_parse(word, strlen(word), ret))
		return true;
	p = file_read("", word, &n);
	rest = (struct stuk){ p, n };
	if (!lees_regel(&rest, &line))
		line = rest;
	ok = note_key_parse(line.p, line.n, ret);
	free(p);
	return ok;
}

static bool words_read(int argc, char **argv, struct controle *v, struct woorden *ret)
{
	for (int i = 1; i < argc; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : NULL;

		if (strcmp(argv[i], "--taal") == 0 && next && (strcmp(next, "nl") == 0 || strcmp(next, "en") == 0)) {
			v->engels = strcmp(argv[++i], "en") == 0;
		} else if (strcmp(argv[i], "--sleutel") == 0 && next && ret->nsleutels < GIVEN_MAX) {
			if (!key_read(argv[++i], &ret->sleutels[ret->nsleutels++])) {
				fprintf(stderr, zeg(v, "schakel-verifieer: %s is geen sleutel\n", "schakel-verifieer: %s is no key\n"), argv[i]);
				return false;
			}
		} else if (strcmp(argv[i], "--eerder") == 0 && next && ret->neerder < GIVEN_MAX) {
			ret->eerder[ret->neerder++] = argv[++i];
		} else if (strcmp(argv[i], "--jaren") == 0 && next && lees_getal((struct stuk){ next, strlen(next) }, &v->jaren) &&
			v->jaren > 0 && v->jaren <= JAREN_MAX) {
			i++;
		} else if (strcmp(argv[i], "--bewijs") == 0 && next && !ret->bewijs) {
			ret->bewijs = argv[++i];
		} else if (argv[i][0] == '-' || ret->map) {
			return false;
		} else {
			ret->map = argv[i];
		}
	}
	return !ret->map != !ret->bewijs && ret->nsleutels;
}

static void leaves_check(struct controle *v, const char *map)
{
	char *path, *line = NULL;
	FILE *f = file_open(map, "bladen.txt", &path);
	uint64_t number = 0;
	size_t room = 0;
	ssize_t n;

	while ((n = getline(&line, &room, f)) > 0) {
		if (line[n - 1] == '\n')
			n--;
		controle_regel(v, ++number, (struct stuk){ line, (size_t)n });
	}
	if (ferror(f))
		out_of_reach(path);
	if (!number)
		meld(v, AFGEKAPT, zeg(v, "bladen.txt is leeg", "bladen.txt is empty"));
	fclose(f);
	free(line);
	free(path);
}

static void moment_print(const struct controle *v, const char *label, int64_t moment)
{
	time_t t = (time_t)(moment / 1000);
	char text[32];
	struct tm tm;

	if (gmtime_r(&t, &tm) && strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S UTC", &tm))
		fprintf(v->out, "%s: %s\n", label, text);
}

static int verdict(const struct controle *v)
{
	bool ok = controle_klopt(v);

	fprintf(v->out, zeg(v, "Bladen: %" PRIu64 " (%" PRIu64 " wijzigingen, %" PRIu64 " raadplegingen, %" PRIu64 " gebeurtenissen); checkpoints: %zu; sleutels: %zu\n",
		"Leaves: %" PRIu64 " (%" PRIu64 " changes, %" PRIu64 " looks, %" PRIu64 " events); checkpoints: %zu; keys: %zu\n"), v->boom.n, v->records[0],
		v->records[1], v->records[2], v->npunten, v->nketen);
	if (v->vernietigd)
		fprintf(v->out, zeg(v, "Vernietigd: %" PRIu64 " records; hun inhoud is weg, hun plaats in het logboek is bewezen\n",
			"Destroyed: %" PRIu64 " records; their content is gone, their place in the log is proven\n"), v->vernietigd);
	if (v->vernietigd)
		fprintf(v->out, zeg(v, "  door %" PRIu64 " opdrachten tot vernietiging; %" PRIu64 " na hun termijn van %" PRId64 " jaar\n",
			"  by %" PRIu64 " orders to destroy; %" PRIu64 " after their term of %" PRId64 " years\n"), v->opdrachten, v->verlopen,
			v->jaren);
	if (v->npunten) {
		moment_print(v, zeg(v, "Laatste checkpoint", "Last checkpoint"), v->punten[v->npunten - 1].c.moment);
		moment_print(v, zeg(v, "Volledig tot", "Complete until"), v->punten[v->npunten - 1].c.tot);
	}
	if (!v->neerder)
		fputs(zeg(v, "Zonder --eerder blijkt niet of het logboek is afgekapt of vervangen door een ander.\n",
			"Without --eerder it does not show whether the log was cut off or replaced by another.\n"), v->out);
	fputs(ok ? zeg(v, "Het logboek klopt.\n", "The log is intact.\n")
		 : zeg(v, "HET LOGBOEK KLOPT NIET.\n", "THE LOG IS NOT INTACT.\n"), v->out);
	return ok ? 0 : 1;
}

static void kept_check(struct controle *v, const struct woorden *w)
{
	for (size_t i = 0; i < w->neerder; i++) {
		size_t n;
		char *p = file_read("", w->eerder[i], &n);

		controle_eerder(v, (struct stuk){ p, n });
		free(p);
	}
}

static int export_check(struct controle *v, const struct woorden *w)
{
	size_t n;
	char *p = file_read(w->map, "sleutels.txt", &n);

	controle_sleutels(v, (struct stuk){ p, n }, w->sleutels, w->nsleutels);
	free(p);
	p = file_read(w->map, "checkpoints.txt", &n);
	controle_checkpoints(v, (struct stuk){ p, n });
	free(p);
	kept_check(v, w);
	leaves_check(v, w->map);
	controle_einde(v);
	return verdict(v);
}

/* One proof: signed by a key that was given itself, as no file of keys comes with it. */
static int proof_check(struct controle *v, const struct woorden *w)
{
	size_t n;
	char *p;
	bool enough, ok;

	memcpy(v->keten, w->sleutels, w->nsleutels * sizeof(*w->sleutels));
	v->nketen = w->nsleutels;
	kept_check(v, w);
	p = file_read("", w->bewijs, &n);
	enough = controle_bewijs(v, (struct stuk){ p, n });
	free(p);
	if (!enough)
		return 2;
	ok = controle_klopt(v);
	fputs(ok ? zeg(v, "Het bewijs klopt.\n", "The proof is right.\n")
		 : zeg(v, "HET BEWIJS KLOPT NIET.\n", "THE PROOF IS NOT RIGHT.\n"), v->out);
	return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
	static struct controle v;
	static struct woorden w;
	int rc;

	v.out = stdout;
	v.jaren = JAREN;
	if (!note_init())
		return 3;
	if (!words_read(argc, argv, &v, &w))
		return usage();
	rc = w.bewijs ? proof_check(&v, &w) : export_check(&v, &w);
	controle_free(&v);
	return fflush(stdout) == 0 ? rc : 3;
}
