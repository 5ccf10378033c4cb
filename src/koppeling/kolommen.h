/* Columns to fields: the table of a file, the mapping that says which column is which field, and the problems found.
 *
 * A mapping has lines `veld = Kolomkop`, `vast.veld = waarde` for a value that every row has, `waarde.veld.Gevonden = code`
 * to translate values. Shared by the reading of aanmeldingen and of a whole registration; documented in doc/IMPORT.md.
 * Lifetimes: everything lives in the arena that made it. Threading: one thread.
 */
#ifndef KOPPELING_KOLOMMEN_H
#define KOPPELING_KOLOMMEN_H

#include "domein/aanmelding/aanmelding.h"
#include "domein/organisatie/opzoek.h"
#include "koppeling/csv.h"
#include "koppeling/importeer.h"

#define FIELDS_MAX 120

struct map_field {
	struct str veld, kolom, vast;
	int column; /* -1: none */
};
struct map_value {
	struct str veld, van, naar;
};
struct tabel {
	struct str bestand; /* for the problems; "" when there is one file */
	const char *const *velden; /* that it may have, "c." for all that begin so; NULL at the end */
	struct csv csv;
	size_t nfields, nvalues;
	struct map_field fields[FIELDS_MAX];
	struct map_value *values;
};
struct import {
	struct ctx *c;
	struct tabel *t;           /* the one that is read now */
	const struct csv_row *row; /* and its row */
	bool drop_bsn;
	struct naam_ids organisaties, gemeenten, huizen;
	struct mensen mensen;
	struct import_verslag *v;
};
extern const char *const aanmelding_velden[]; /* of a referral and of its persons */

void import_problem_add(struct import *im, int64_t regel, struct str kolom, const char *wat, const char *grond, bool fout);
/* At the column of that field in the row. */
void cell_problem(struct import *im, const char *veld, const char *wat, const char *grond, bool fout);
/* The person of a referral that a field of the domain is about: "p3.bsn" is of the fourth. -1: of none. */
int field_person(const char *field);
/* Every field fault of fi, at its column. place makes the row of that field im's; "" is the fault as a whole. */
typedef void (*row_chosen)(void *arg, const char *field);
void problems_of_fault(struct import *im, row_chosen place, void *arg, const struct fault_info *fi);
/* Reads the mapping for im->t; first is the line of the mapping at which it begins. */
void map_read(struct import *im, struct str mapping, int64_t first);
/* The value of a field in this row, translated; "" when there is none. */
struct str map_get(const struct import *im, const char *veld);
struct datum map_datum(struct import *im, const char *veld, bool partly);
/* Noon of that day, but not later than now; 0: no day. */
int64_t map_moment(struct import *im, const char *veld);
/* The content of a referral, and one person, from this row. */
void content_read(struct import *im, struct aanmelding_nieuw *n);
void person_read(struct import *im, struct persoon_nieuw *p);

#endif
