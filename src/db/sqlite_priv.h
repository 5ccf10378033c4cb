/* SQLite for friends of its driver. A struct sqlite_conn belongs to one thread at a time. */
#ifndef DB_SQLITE_PRIV_H
#define DB_SQLITE_PRIV_H

#include <sqlite3.h>

#include "db/db_priv.h"

/* Statements that steer a transaction; prepared at first use. */
enum sq_control { SQ_BEGIN, SQ_BEGIN_WRITE, SQ_COMMIT, SQ_ROLLBACK, SQ_SAVEPOINT, SQ_RELEASE, SQ_UNDO, SQ_PING,
	SQ_VERSION, SQ__MAX };

struct sqlite_conn {
	struct conn base; /* first: a struct conn * is one of these */
	sqlite3 *sq;
	sqlite3_stmt **stmts; /* per statement of the set, NULL until first use */
	sqlite3_stmt *controls[SQ__MAX];
	bool preparing_write;
	bool *seen; /* per table of lens_tables: the statement being prepared reads it through a view or trigger */
	int64_t deadline; /* of a read, in ms of the monotonic clock; 0: none */
	int wal_pages;    /* after the last commit */
	int wal_next;     /* check point at this many */
};

/* Operations of the virtual machine between two looks at the deadline. */
#define SQLITE_PROGRESS_OPS 20000

MUST_USE enum fault sqlite_open_reader(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi);
MUST_USE enum fault sqlite_open_log(struct db *db, struct conn **ret, struct fault_info *fi);
void sqlite_close(struct conn **c);
/* A progress handler: nonzero when the read took too long. */
int sqlite_deadline(void *conn);

#endif
