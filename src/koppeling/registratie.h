/* Taking over a whole registration as a house kept it: persons, aanmeldingen, cases, team, notes, afspraken.
 *
 * The tables lie in CSV files or in sheets of XLSX workbooks; the mapping has a section for each, `[aanmeldingen]` and so
 * on, that begins with `bestand = NAAM` (and `blad = NAAM` in a workbook), and goes on with columns as in importeer.h. All
 * rows of one case share a `referentie`. Each case goes through the functions of the screens in a unit of its own; nobody
 * sees any until all are there (domein/invoer/partij.h). Broken off, the same files go on where they stopped.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx. Documented in doc/IMPORT.md.
 */
#ifndef KOPPELING_REGISTRATIE_H
#define KOPPELING_REGISTRATIE_H

#include "koppeling/importeer.h"

#define REGISTRATIE_BESTANDEN_MAX 20

struct bronbestand {
	struct str naam, inhoud; /* without folder; bytes */
};
struct registratie_verslag {
	struct import_verslag v; /* rijen: of all tables */
	int64_t casussen, gesloten, team, notities, afspraken, metingen, al_gedaan;
	bool hervat; /* went on with what was begun before */
};
/* FAULT_INVALID when there is a problem of kind fout; nothing of it is visible then. proef: tries everything and undoes
 * it. FAULT_CONFLICT when exactly these files were taken over before. */
MUST_USE enum fault registratie_import(struct ctx *c, const struct bronbestand *bestanden, size_t n, struct str mapping,
	bool proef, import_progress progress, void *arg, struct registratie_verslag *ret);

#endif
