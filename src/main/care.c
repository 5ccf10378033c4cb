/* Commands that care for an installation: configuration, keys, migration, catalogue, backup. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "domein/organisatie/inrichting.h"
#include "main/schakel.h"

int command_check_config(struct toestel *t, const struct opdracht *o)
{
	enum fault f;

	if (o->argc == 1 && strcmp(o->argv[0], "--voorbeeld") == 0) {
		t->arena = arena_new(1 << 20);
		fputs(config_sample(t->arena, settings, settings_n).p, o->out);
		return 0;
	}
	if (o->argc)
		return command_usage(o, "schakel check-config [--voorbeeld]");
	f = toestel_config(t, o->config);
	if (f) {
		if (t->config)
			fputs(config_faults(t->config).p, o->out);
		return command_fault(t, o, f);
	}
	fprintf(o->out, "%s is in orde.\n", o->config);
	settings_look(t, o);
	return 0;
}

int command_sleutels(struct toestel *t, const struct opdracht *o)
{
	static const struct {
		const char *name;
		size_t bytes;
	} keys[] = { { "/url.sleutel", 16 }, { "/kluis.sleutel", 32 } };
	enum fault f = toestel_config(t, o->config);
	struct str dir;

	if (f)
		return command_fault(t, o, f);
	if (o->argc != 1 || strcmp(o->argv[0], "maak") != 0)
		return command_usage(o, "schakel sleutels maak");
	dir = config_text(t->config, "sleutels");
	if (mkdir(dir.p, 0700) != 0 && errno != EEXIST)
		return command_fault(t, o, fault_detail(&t->fi, FAULT_INTERNAL, dir.p, strerror(errno)));
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		f = key_create(str_cat(t->arena, dir, str_z(keys[i].name)).p, keys[i].bytes, &t->fi);
		if (f)
			return command_fault(t, o, f);
	}
	f = toestel_zegel_maak(t);
	if (f)
		return command_fault(t, o, f);
	fprintf(o->out, "De sleutels staan in %s. Bewaar een kopie op een andere plaats dan de back-up.\n", dir.p);
	return 0;
}

void command_say(const char *line)
{
	puts(line);
}

int command_migreer(struct toestel *t, const struct opdracht *o)
{
	enum fault f = toestel_config(t, o->config);

	if (!f)
		f = db_migrate(&t->db_config, &t->fi, command_say);
	return f ? command_fault(t, o, f) : 0;
}

static int problems_print(struct toestel *t, const struct opdracht *o, const struct catalogus_problems *p)
{
	for (size_t i = 0; i < p->n; i++)
		fprintf(o->out, "%s\n", catalogus_problem_text(t->arena, &p->items[i]).p);
	if (p->meer)
		fprintf(o->out, "en nog %zu\n", p->meer);
	return 1;
}

static int catalogus_store(struct toestel *t, const struct opdracht *o, const struct catalogus *cat)
{
	struct ctx c;
	enum fault f = toestel_db(t);

	if (!f)
		f = toestel_ctx(t, "catalogus laad", "beheer", NULL, &c);
	if (!f)
		f = inrichting_catalogus_store(&c, cat);
	if (f)
		return command_fault(t, o, f);
	fprintf(o->out, "Catalogus %.12s is geladen; de server gebruikt hem na een herstart.\n", cat->versie);
	return 0;
}

int command_catalogus(struct toestel *t, const struct opdracht *o)
{
	enum fault f = toestel_config(t, o->config);
	struct catalogus_problems p = { 0 };
	struct catalogus *cat;
	const char *dir;

	if (f)
		return command_fault(t, o, f);
	if (o->argc < 1 || o->argc > 2 || (strcmp(o->argv[0], "check") != 0 && strcmp(o->argv[0], "laad") != 0))
		return command_usage(o, "schakel catalogus check|laad [MAP]");
	dir = o->argc == 2 ? o->argv[1] : config_text(t->config, "catalogus").p;
	f = catalogus_load_dir(dir, t->arena, &cat, &p);
	if (f)
		return p.n ? problems_print(t, o, &p) : command_fault(t, o, f);
	if (strcmp(o->argv[0], "laad") == 0)
		return catalogus_store(t, o, cat);
	fprintf(o->out, "De catalogus in %s is in orde: %zu thema's, %zu regimes.\n", dir, cat->nthemas, cat->nregimes);
	return 0;
}

static enum fault backup_make(struct toestel *t, const char *dir)
{
	if (t->db_config.kind == DB_POSTGRES)
		return db_dump(&t->db_config, dir, &t->fi);
	TRY(toestel_db(t));
	return db_backup(t->db, dir, &t->fi);
}

int command_backup(struct toestel *t, const struct opdracht *o)
{
	enum fault f;

	if (o->argc != 1)
		return command_usage(o, "schakel backup MAP");
	f = toestel_config(t, o->config);
	if (!f)
		f = backup_make(t, o->argv[0]);
	if (f)
		return command_fault(t, o, f);
	fprintf(o->out, "De back-up staat in %s. De sleutels staan er niet bij.\n", o->argv[0]);
	return 0;
}
