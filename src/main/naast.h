/* A command beside a running server on SQLite is carried out by that server: only it may write.
 *
 * The server listens on a unix socket next to the database (PATH.sock), serves one command at a time and only to its
 * own uid. The client sends its words, the server sends back what the command wrote and its exit code.
 * Threading: one thread in the server; the command works on a copy of the toestel with an arena of its own.
 */
#ifndef MAIN_NAAST_H
#define MAIN_NAAST_H

#include "main/schakel.h"

struct naast;

/* Nothing on PostgreSQL, where commands work beside the server by themselves: *ret is NULL then. */
MUST_USE enum fault naast_start(struct toestel *t, struct naast **ret);
void naast_stop(struct naast **n);
/* True when a server carried it out; *ret_code is its exit code and its words have been printed. */
bool naast_try(struct toestel *t, const struct command *cmd, const struct opdracht *o, int *ret_code);

#endif
