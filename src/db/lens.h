/* Lenses: the tables of the schema and the views through which a connection looks at them.
 *
 * What: lens_tables is sql/lens/tabellen.def as a table (one line there: `name class [attr=value ...]`, attributes
 *   journaal=nee and, for class zoek, of=<the table that is indexed>); the migration checks it against the schema.
 * Why: which tables exist, who is protected and how a view is made is decided in one place and used by the migration
 *   (views, triggers), by a fresh SQLite connection (temp views) and by its authorizer.
 * Relied on by the SQLite views and triggers, registered by the driver on every connection (UTF8, INNOCUOUS and
 *   DETERMINISTIC: constant within a statement): actor_id(), actor_organisatie(), actor_huis(), actor_regio(),
 *   actor_moment(), actor_verzoek(), asof_dossier(), asof_moment(), asof_medewerker(), all integer or null (0 is null
 *   for all of them); maand(moment): jjjjmm in local time; rij_beeld(name, value, ...): text as PostgreSQL's
 *   row_to_json(); and SQLite's own json_extract() and json_type(). The log file is attached as schema logboek before the views are made.
 * Which migrations a database has: main.schema_versie(reeks, nummer, naam, sha256, moment); reeks 'kern' is the main
 *   file (its highest nummer is schema_version_latest), 'log' the log file's own, which has a table of that name too.
 * Threading: constant data; lens_make_views_sqlite belongs to the thread of its connection.
 */
#ifndef DB_LENS_H
#define DB_LENS_H

#include <stdbool.h>
#include <stddef.h>

#include "basis/fault.h"
#include "db/db.h"

struct sqlite3;

/* The log file is attached to every SQLite connection under this name, read-only, before the views are made; on
 * PostgreSQL its table stands in main. */
#define LENS_LOG_SCHEMA "logboek"

/* The classes of sql/lens/tabellen.def; ZOEK is a search table, outside the lens, named only beside its own table. */
enum lens_class { LENS_CLASS_OPENBAAR, LENS_CLASS_DOSSIER, LENS_CLASS_RIJ, LENS_CLASS_EIGEN, LENS_CLASS_KAAL,
	LENS_CLASS_ZOEK, LENS_CLASS__MAX };

struct lens_table {
	const char *name;
	enum lens_class class;
	bool journaal;  /* false: no journal trigger */
	const char *of; /* ZOEK: the table it indexes; else NULL */
	bool eigenaar;  /* RIJ: the organisation of a row writes it with every niveau */
};
extern const struct lens_table lens_tables[];
extern const size_t lens_tables_n;

/* The highest migration this program knows; db_open refuses a database of another version. */
extern const int schema_version_latest;

/* Creates the temp views of a lens on a fresh SQLite connection, before query_only; nothing for LENS_KAAL.
 * FAULT_INTERNAL with the view's name when one cannot be made. */
MUST_USE enum fault lens_make_views_sqlite(struct sqlite3 *db, enum lens lens, struct fault_info *fi);

#endif
