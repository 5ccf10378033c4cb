/* schakel logboek: sealing, keys, export; verification is started here and done by schakel-verifieer. doc/LOGBOEK.md. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domein/logboek/ldv.h"
#include "domein/logboek/zegel.h"
#include "main/zegelsleutel.h"

#define USAGE "schakel logboek zegel | sleutel [vervang] | uitvoer MAP | ldv BESTAND | bewijs SOORT NUMMER BESTAND | verifieer ..."
#define ROUNDS_MAX 1000

struct uit { /* files of an export */
	FILE *v[ZEGEL_BESTANDEN];
};

static enum fault ready(struct toestel *t, const struct opdracht *o, struct ctx *c)
{
	TRY(toestel_config(t, o->config));
	return toestel_begin(t, "logboek", "toezicht", o->als, c);
}

/* ---- sealing and keys ---- */

static enum fault seal_all(struct toestel *t, struct ctx *c, struct zegel_verslag *all)
{
	struct zegel_veeg veeg = { 0 };
	struct zegel_verslag v = { .bladen = 1 };
	struct note_signer s;
	enum fault f = toestel_zegel(t, &s);

	for (int i = 0; !f && v.bladen && i < ROUNDS_MAX; i++) {
		f = zegel_run(c, &s, &veeg, &v);
		all->bladen += v.bladen;
		all->gaten += v.gaten;
	}
	note_signer_wipe(&s);
	return f;
}

static enum fault do_zegel(struct toestel *t, struct ctx *c, const struct opdracht *o)
{
	struct zegel_verslag all = { 0 };
	int64_t moment;
	struct str note;

	TRY(seal_all(t, c, &all));
	TRY(zegel_laatst(c, &moment, &note));
	fprintf(o->out, "%lld records verzegeld.\n", (long long)all.bladen);
	if (all.gaten)
		fprintf(o->out, "LET OP: van %lld raadplegingen ontbreekt het record ervoor.\n", (long long)all.gaten);
	fprintf(o->out, "\n%.*s", (int)note.n, note.p);
	return FAULT_NONE;
}

static enum fault do_sleutel(struct toestel *t, struct ctx *c, const struct opdracht *o)
{
	struct str newest;

	if (o->argc == 2)
		TRY(zegelsleutel_vervang(t, c));
	TRY(zegel_sleutel_nieuwste(c, &newest));
	if (!newest.n)
		return fault_set(&t->fi, FAULT_NOT_FOUND, "Het logboek heeft nog geen sleutel: doe eerst schakel logboek zegel.", NULL);
	fprintf(o->out, "%.*s\n", (int)newest.n, newest.p);
	return FAULT_NONE;
}

/* ---- export ---- */

static enum fault why_not(struct fault_info *fi, const char *path)
{
	return fault_detail(fi, errno == ENOSPC ? FAULT_FULL : FAULT_INVALID, path, strerror(errno));
}

static FILE *file_new(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	return fd < 0 ? NULL : fdopen(fd, "w");
}

/* On disk, or it was not written. */
static bool file_done(FILE **f)
{
	bool ok = !*f || (fflush(*f) == 0 && fsync(fileno(*f)) == 0);

	if (*f && fclose(*f) != 0)
		ok = false;
	*f = NULL;
	return ok;
}

static enum fault put_file(void *arg, enum zegel_bestand naar, struct str text, struct fault_info *fi)
{
	struct uit *u = arg;

	return fwrite(text.p, 1, text.n, u->v[naar]) == text.n ? FAULT_NONE : why_not(fi, "uitvoer");
}

static enum fault do_uitvoer(struct toestel *t, struct ctx *c, const struct opdracht *o)
{
	static const char *const names[] = { "/bladen.txt", "/checkpoints.txt", "/sleutels.txt" };
	struct zegel_verslag sealed = { 0 };
	struct uit u = { 0 };
	int64_t n = 0, wissend = 0;
	enum fault f = FAULT_NONE;

	TRY(ctx_require(c, RECHT_logboek_lezen));
	ctx_look(c, (struct dossier_id){ 0 }, (struct persoon_id){ 0 }, LOOK_BESTAND, STR("uitvoer van het logboek"));
	TRY(ctx_looks_durable(c));
	if (mkdir(o->argv[1], 0700) != 0 && errno != EEXIST)
		return why_not(&t->fi, o->argv[1]);
	/* the orders of what was destroyed a moment ago; a log that cannot be sealed is exported as it is */
	if (seal_all(t, c, &sealed))
		fault_clear(&t->fi);
	for (size_t i = 0; !f && i < ZEGEL_BESTANDEN; i++) {
		const char *path = str_cat(t->arena, str_z(o->argv[1]), str_z(names[i])).p;

		u.v[i] = file_new(path);
		f = u.v[i] ? FAULT_NONE : why_not(&t->fi, path);
	}
	if (!f)
		f = zegel_uitvoer(c, put_file, &u, &n);
	for (size_t i = 0; i < ZEGEL_BESTANDEN; i++)
		if (!file_done(&u.v[i]) && !f)
			f = why_not(&t->fi, o->argv[1]);
	TRY(f);
	fprintf(o->out, "%lld bladen staan in %s.\n", (long long)n, o->argv[1]);
	TRY(zegel_wissend(c, &wissend));
	if (wissend)
		fputs("LET OP: tijdens de uitvoer is er iets vernietigd. Maak de uitvoer opnieuw.\n", o->out);
	return FAULT_NONE;
}

static enum fault put_one(void *arg, struct str text, struct fault_info *fi)
{
	return fwrite(text.p, 1, text.n, arg) == text.n ? FAULT_NONE : why_not(fi, "ldv");
}

static enum fault do_ldv(struct toestel *t, struct ctx *c, const struct opdracht *o)
{
	FILE *file;
	int64_t n = 0;
	enum fault f;

	TRY(ctx_require(c, RECHT_logboek_lezen));
	ctx_look(c, (struct dossier_id){ 0 }, (struct persoon_id){ 0 }, LOOK_BESTAND, STR("uitvoer als Logboek Dataverwerkingen"));
	TRY(ctx_looks_durable(c));
	file = file_new(o->argv[1]);
	if (!file)
		return why_not(&t->fi, o->argv[1]);
	f = ldv_uitvoer(c, str_z(t->adres), put_one, file, &n);
	if (!file_done(&file) && !f)
		f = why_not(&t->fi, o->argv[1]);
	TRY(f);
	fprintf(o->out, "%lld records staan in %s.\n", (long long)n, o->argv[1]);
	return FAULT_NONE;
}

/* ---- proofs ---- */

/* SOORT is a kind of record, or "vanaf": then the number is how many leaves the earlier checkpoint counts. */
static enum fault do_bewijs(struct toestel *t, struct ctx *c, const struct opdracht *o)
{
	struct str soort = str_z(o->argv[1]), text;
	int64_t nummer;
	FILE *file;
	enum fault f;

	TRY(ctx_require(c, RECHT_logboek_lezen));
	if (!str_i64(str_z(o->argv[2]), &nummer))
		return fault_set(&t->fi, FAULT_INVALID, "Geef het nummer van een record, of een aantal bladen.", NULL);
	ctx_look(c, (struct dossier_id){ 0 }, (struct persoon_id){ 0 }, LOOK_BESTAND, STR("bewijs uit het logboek"));
	TRY(ctx_looks_durable(c));
	TRY(str_eq(soort, STR("vanaf")) ? zegel_bewijs_vanaf(c, nummer, &text) : zegel_bewijs_record(c, soort, nummer, &text));
	file = file_new(o->argv[3]);
	if (!file)
		return why_not(&t->fi, o->argv[3]);
	f = put_one(file, text, &t->fi);
	if (!file_done(&file) && !f)
		f = why_not(&t->fi, o->argv[3]);
	TRY(f);
	fprintf(o->out, "Het bewijs staat in %s.\n", o->argv[3]);
	return FAULT_NONE;
}

/* ---- verification: a program of its own, that lies beside this one ---- */

static int do_verifieer(const struct opdracht *o)
{
	char path[4096], *argv[64] = { path };
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 32);
	int i;

	if (n < 0 || o->argc > 62)
		return command_usage(o, USAGE);
	path[n] = '\0';
	strcpy(strrchr(path, '/') + 1, "schakel-verifieer");
	for (i = 1; i < o->argc; i++)
		argv[i] = o->argv[i];
	argv[i] = NULL;
	execv(path, argv);
	execvp("schakel-verifieer", argv);
	fprintf(stderr, "schakel: %s: %s\n", path, strerror(errno));
	return 3;
}

bool command_logboek_alone(const struct command *cmd, const struct opdracht *o)
{
	return cmd->run == command_logboek && o->argc && strcmp(o->argv[0], "verifieer") == 0;
}

int command_logboek(struct toestel *t, const struct opdracht *o)
{
	static const struct {
		const char *name;
		int least, most;
		enum fault (*run)(struct toestel *t, struct ctx *c, const struct opdracht *o);
	} parts[] = { { "zegel", 1, 1, do_zegel }, { "sleutel", 1, 2, do_sleutel }, { "uitvoer", 2, 2, do_uitvoer },
		{ "ldv", 2, 2, do_ldv }, { "bewijs", 4, 4, do_bewijs } };
	struct ctx c;
	enum fault f;

	if (o->argc && strcmp(o->argv[0], "verifieer") == 0)
		return do_verifieer(o);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!o->argc || strcmp(o->argv[0], parts[i].name) != 0 || o->argc < parts[i].least || o->argc > parts[i].most)
			continue;
		if (o->argc == 2 && parts[i].least == 1 && strcmp(o->argv[1], "vervang") != 0)
			break;
		f = ready(t, o, &c);
		if (!f)
			f = parts[i].run(t, &c, o);
		return f ? command_fault(t, o, f) : 0;
	}
	return command_usage(o, USAGE);
}
