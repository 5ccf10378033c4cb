/* Making PDF in processes of their own: what is in a document cannot reach the server, its keys or its database.
 *
 * The parent of `schakel serve`, before it has read its configuration, forks a process that waits. The server asks for
 * a document by handing it one end of a new socket; it forks once more, and that one, without rights (of files only what is
 * below /usr and what tells of fonts, for reading; no network, no new programs; bounded in memory, processor and time),
 * makes this document and ends. On a kernel without Landlock (before 5.13) it could read what the server's user can.
 * One that hangs or falls costs its own document only: FAULT_BUSY with a text for the user, within `seconden`.
 * Threading: drukkerij_druk from any thread.
 */
#ifndef KOPPELING_DRUKKERIJ_H
#define KOPPELING_DRUKKERIJ_H

#include <sys/types.h>

#include "domein/ctx.h"

#define DRUKKERIJ_NAAM "schakel-pdf" /* as ps shows it */

struct drukkerij_config {
	enum fault (*druk)(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *fi);
	int seconden; /* for one document; 0: 20 */
};
struct drukkerij {
	struct drukkerij_config config;
	int vraag, werk; /* two ends of one socket: the server's and the process's */
	pid_t pid;       /* of the process */
};

/* With its first process. False when the system will not. */
bool drukkerij_open(struct drukkerij *d, const struct drukkerij_config *config);
/* A new process for one that fell; what was asked meanwhile waits for it. */
bool drukkerij_start(struct drukkerij *d);
void drukkerij_close(struct drukkerij *d);
/* Has the form of druk in struct drukker, with the struct drukkerij as arg. */
enum fault drukkerij_druk(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *fi);

#endif
