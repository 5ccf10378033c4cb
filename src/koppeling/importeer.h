/* Reading aanmeldingen from a CSV file as partners keep them.
 *
 * A mapping file says which column is which field: lines `veld = Kolomkop`; `vast.veld = waarde` for a value that every
 * row has; `waarde.veld.Gevonden = code` translates values. Rows with the same `referentie` are one aanmelding with
 * several persons (a gezin). Everything goes through the functions of the screens: the same checks, rights, journaal.
 * All or nothing: one unit of work, at most IMPORT_MAX aanmeldingen. A dry run lists every problem, by row and column,
 * and writes nothing. What came in before is a problem, or is skipped when that is asked: reading the same file twice
 * changes nothing. Documented in doc/IMPORT.md.
 */
#ifndef KOPPELING_IMPORTEER_H
#define KOPPELING_IMPORTEER_H

#include "domein/ctx.h"

#define IMPORT_MAX 2000
#define IMPORT_PROBLEMS_MAX 500

struct import_problem {
	struct str bestand; /* of several; "" when there is one */
	int64_t regel;     /* line of the file; 0: the whole file or the mapping */
	struct str kolom;  /* heading; "" none */
	const char *wat;   /* msgid */
	const char *grond; /* article or invariant; NULL none */
	bool fout;         /* false: a remark, the row is taken in */
};
struct import_verslag {
	int64_t rijen, aanmeldingen, personen, fouten, opmerkingen;
	int64_t bekend; /* aanmeldingen that came in before */
	size_t n; /* problems kept */
	struct import_problem *problems;
};
enum import_keuze { IMPORT_PROEF = 1, IMPORT_OVERSLAAN = 2 }; /* write nothing; skip what came in before */
typedef void (*import_progress)(void *arg, int64_t done, int64_t total);

/* FAULT_INVALID when there is a problem of kind fout: nothing was written and the report tells all. */
MUST_USE enum fault import_aanmeldingen(struct ctx *c, struct str csv, struct str mapping, unsigned keuze,
	import_progress progress, void *arg, struct import_verslag *ret);

#endif
