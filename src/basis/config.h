/* The configuration: one table of settings gives the parser, the ranges and the sample file.
 *
 * A file holds lines "naam = waarde"; a line that begins with # is a comment, # inside a value belongs to the value.
 * There are no sections, no quotes and no continued lines. An unknown name is an error: a mistyped setting must not
 * silently leave the default in force. Secrets are no settings; their files are (SETTING_PATH).
 * Lifetimes: the table outlives the configuration (it is static in main); values live in the arena. Threading: filled
 * before threads, only read afterwards.
 */
#ifndef BASIS_CONFIG_H
#define BASIS_CONFIG_H

#include "basis/fault.h"
#include "basis/str.h"

enum setting_type {
	SETTING_TEXT,     /* UTF-8 without control characters */
	SETTING_PATH,     /* the same; taken as written, relative to the working directory */
	SETTING_INT,      /* whole number */
	SETTING_BOOL,     /* "ja" or "nee" */
};

struct setting {
	const char *key; /* a-z, 0-9 and _; begins with a letter */
	enum setting_type type;
	int64_t min, max;     /* number, or length of a text in code points; 0, 0: what the type allows */
	const char *standard; /* as it would stand in the file; NULL: must be given */
	const char *help;     /* whole Dutch sentences */
};

struct config;

/* All defaults. A table that breaks its own rules is a fault of ours and ends the process. */
struct config *config_new(struct arena *a, const struct setting *table, size_t n);
/* Reads the text of a file; name stands in the messages. FAULT_INVALID: config_faults tells all, fi the first, each as
 * "name:line: what is wrong", never with the value. After a fault the configuration is of no further use. */
MUST_USE enum fault config_read(struct config *c, const char *name, struct str text, struct fault_info *fi);
/* The same from a file of at most 256 KiB; FAULT_INTERNAL when it cannot be read. */
MUST_USE enum fault config_read_file(struct config *c, const char *path, struct fault_info *fi);
/* FAULT_INVALID when a setting without default was not given. After the last file. */
MUST_USE enum fault config_complete(struct config *c, struct fault_info *fi);
/* What was wrong so far, one line each; empty when nothing was. At most 50 lines are kept. */
struct str config_faults(struct config *c);
/* For a check that the table cannot make: the value of that setting is wrong. Returns FAULT_INVALID. */
enum fault config_refuse(struct config *c, const char *key, const char *what, struct fault_info *fi);
/* The setting was given by the file that was read last. */
bool config_is_set(const struct config *c, const char *key);

/* The value of a setting of that type in the table; another key or type is a fault of ours. */
struct str config_text(const struct config *c, const char *key); /* text or path; NUL behind it */
int64_t config_int(const struct config *c, const char *key);
bool config_bool(const struct config *c, const char *key);

/* A file in which every setting stands commented out with its default, range and help. */
struct str config_sample(struct arena *a, const struct setting *table, size_t n);

#endif
