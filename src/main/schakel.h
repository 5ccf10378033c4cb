/* Main: commands, configuration, threads. Everything a command needs, opened in order and closed in reverse. */
#ifndef MAIN_SCHAKEL_H
#define MAIN_SCHAKEL_H

#include <stdio.h>

#include "basis/config.h"
#include "basis/note.h"
#include "db/db.h"
#include "domein/ctx.h"

struct toestel { /* the running program */
	struct arena *arena; /* lives until the end */
	struct config *config;
	struct fault_info fi;
	struct db_config db_config;
	struct db *db;
	struct catalogus *cat;
	int64_t cat_id; /* of its row: what a new dossier records */
	struct sleutels sleutels;
	const struct scanner *scanner; /* NULL: none is configured */
	const struct drukker *drukker; /* of PDF */
	const char *adres;
	bool borrowed; /* a copy that a running server lends to a command: it opens and closes nothing */
};

extern const struct setting settings[];
extern const size_t settings_n;

/* Reads the configuration (--config FILE, default schakel.conf) and fills db_config. */
MUST_USE enum fault toestel_config(struct toestel *t, const char *path);
/* The form of addresses and the like: what the table of settings cannot say. FAULT_INVALID: config_faults tells all. */
MUST_USE enum fault settings_check(struct config *c, struct fault_info *fi);
/* Attachments are looked at by clamd when its socket is named. */
void toestel_scanner(struct toestel *t);
MUST_USE enum fault toestel_db(struct toestel *t);
/* The keys, the database and its newest catalogue: what whoever works in it needs. */
MUST_USE enum fault toestel_open(struct toestel *t);
/* The key that signs the log; FAULT_NOT_FOUND when there is none. Wipe it after use. */
MUST_USE enum fault toestel_zegel(struct toestel *t, struct note_signer *ret);
/* Makes it when there is none, named after the address of this installation. */
MUST_USE enum fault toestel_zegel_maak(struct toestel *t);
/* The whole file; FAULT_INVALID when it cannot be read or is larger than max bytes. */
MUST_USE enum fault toestel_read(struct toestel *t, const char *path, size_t max, struct str *ret);
/* Closes what is open and wipes the keys. */
void toestel_close(struct toestel *t);
/* A context for a command that acts as a service account or as a medewerker (--als e-mail); the database is open. */
MUST_USE enum fault toestel_ctx(struct toestel *t, const char *route, const char *doel, const char *als,
	struct ctx *ret);
/* toestel_open and then toestel_ctx. */
MUST_USE enum fault toestel_begin(struct toestel *t, const char *route, const char *doel, const char *als,
	struct ctx *ret);

struct opdracht { /* what stands behind the name of a command */
	int argc;
	char **argv;
	const char *config;
	FILE *out;       /* where it writes: standard output, or the reply to a command beside the server */
	const char *als; /* --als: the medewerker who acts; NULL */
};
struct command {
	const char *name, *args, *help; /* Dutch */
	bool beside; /* may be carried out by the running server */
	int (*run)(struct toestel *t, const struct opdracht *o);
};
extern const struct command commands[];
extern const size_t commands_n;

/* Says what should be on disk and is not. */
void settings_look(const struct toestel *t, const struct opdracht *o);

int command_serve(struct toestel *t, const struct opdracht *o);
int command_check_config(struct toestel *t, const struct opdracht *o);
int command_migreer(struct toestel *t, const struct opdracht *o);
int command_sleutels(struct toestel *t, const struct opdracht *o);
int command_catalogus(struct toestel *t, const struct opdracht *o);
int command_demo(struct toestel *t, const struct opdracht *o);
int command_rechten(struct toestel *t, const struct opdracht *o);
int command_restore(struct toestel *t, const struct opdracht *o);
int command_importeer(struct toestel *t, const struct opdracht *o);
int command_partij(struct toestel *t, const struct opdracht *o);
int command_gebruiker(struct toestel *t, const struct opdracht *o);
int command_logboek(struct toestel *t, const struct opdracht *o);
/* It starts schakel-verifieer, which needs no server and must not be started by one. */
bool command_logboek_alone(const struct command *cmd, const struct opdracht *o);
int command_backup(struct toestel *t, const struct opdracht *o);

/* One line on stderr, with the journald level in front: <3> error, <5> notice, <6> info. Never personal data. */
void log_line(int level, const char *what, const char *detail, int64_t verzoek);
/* Says a fault to the person at the keyboard; returns 1, the exit code. */
int command_fault(const struct toestel *t, const struct opdracht *o, enum fault f);
/* One line of progress of a long command. */
void command_say(const char *line);
/* "Gebruik: schakel ..."; returns 2. */
int command_usage(const struct opdracht *o, const char *usage);

/* The jobs thread: mail, cleaning; every job under its lease. */
struct jobs;
MUST_USE enum fault jobs_start(struct toestel *t, struct jobs **ret);
void jobs_stop(struct jobs **j);

#endif
