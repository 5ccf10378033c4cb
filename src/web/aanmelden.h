/* The aanmelding that is being filled in: a concept of raw fields, read as what the domain takes.
 *
 * A field is called what the domain calls it in its faults ("p0.bsn", "c.bgs_2_20.a"); on the page its name has "a." in
 * front, so that one map of the route takes them all. A step replaces its own fields and leaves the others.
 * Lifetimes: the request's arena.
 */
#ifndef WEB_AANMELDEN_H
#define WEB_AANMELDEN_H

#include "domein/aanmelding/aanmelding.h"
#include "web/web.h"

#define AANMELDEN_SOORT STR("aanmelding") /* of the concept */

enum stap { STAP_PERSOON, STAP_AANLEIDING, STAP_CRITERIA, STAP_GRONDSLAG, STAP_PARTNERS, STAP_CONTROLE, STAP__MAX };

struct aanmelden {
	struct req *r;
	struct aanmelding_id id;
	struct str sleutel; /* of the concept */
	bool bestaat;       /* it was saved before */
	int64_t versie, moment;
	struct str venster; /* the page that saved it last */
	size_t n;
	struct veld *v;     /* its fields, under their own names */
	/* read from them */
	struct gemeente_keuzes gemeenten;
	struct themas themas;
	const struct thema *thema; /* NULL: none chosen, or none that may be */
	size_t npersonen;          /* that the form shows: 1, or 2 and more of a gezin */
	struct aanmelding_nieuw nieuw;
};

/* The concept of that id, empty when there is none; typed values of `stap` over it when the page is shown again. */
MUST_USE enum fault aanmelden_load(struct req *r, struct aanmelding_id id, enum stap stap, struct aanmelden *ret);
/* Puts what was posted for the step in the place of what was there. */
void aanmelden_merge(struct aanmelden *a, enum stap stap, const struct in_map *in);
/* doen: "erbij" one person more, "weg0" ... "weg19" one less. False when it is something else. */
bool aanmelden_persons_change(struct aanmelden *a, struct str doen);
/* Of a gebied no person is kept (invariant 5). */
void aanmelden_persons_drop(struct aanmelden *a);
/* Stores it. versie is what the page showed, venster which page it was: a save by the same page is no conflict. */
MUST_USE enum fault aanmelden_save(struct aanmelden *a, int64_t versie, struct str venster);
/* Reads the fields into `nieuw`, with gemeenten, themes and thema. */
MUST_USE enum fault aanmelden_read(struct aanmelden *a);
/* What the domain would refuse now, under the names of the domain. */
MUST_USE enum fault aanmelden_check(struct aanmelden *a, struct fault_info *ret);

/* The first value of a field; STR_NULL when absent. */
struct str aanmelden_value(const struct aanmelden *a, const char *name);
/* "p", 0, "bsn" */
struct str aanmelden_person_value(const struct aanmelden *a, size_t nr, const char *name);
bool aanmelden_has(const struct aanmelden *a, const char *name, struct str value);
/* The step on which a field stands. */
enum stap stap_of_field(struct str name);
/* Adds the faults of one step to the request, under the names of the page. */
void aanmelden_faults(struct aanmelden *a, const struct fault_info *fi, enum stap stap);
/* The name on the page: "a." in front. */
const char *page_name(const struct req *r, const char *name);

#endif
