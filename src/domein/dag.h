/* How far from today a day may lie that somebody fills in: one rule for all days of a kind, so that a slip of the pen
 * (1880, 2206) is told beside its field. What a field asks beyond that (not before the case was opened) is asked there.
 */
#ifndef DOMEIN_DAG_H
#define DOMEIN_DAG_H

#include "basis/fault.h"
#include "basis/klok.h"

enum dag_soort {
	DAG_LEVEN, /* of somebody's life: what a note tells, a birth, a relation */
	DAG_WERK,  /* of work that was done: a measurement, a decision, a letter */
	DAG_PLAN,  /* of work to be done: a term, a target, a review; whether it is past is asked where it is set anew */
	DAG__MAX
};
/* No day is right. Unknown parts of one count as what it is at the earliest. */
enum fault dag_check(struct fault_info *fi, const char *field, struct datum d, enum dag_soort soort);

#endif
