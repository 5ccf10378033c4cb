/* Shared by the files of persoon: comparing two identities, and rows into structs. */
#ifndef DOMEIN_PERSOON_PERSOON_PRIV_H
#define DOMEIN_PERSOON_PERSOON_PRIV_H

#include "domein/persoon/persoon.h"
#include "query.h"

/* Compares what is given here with a persoon; false when they are not possibly the same. ret_points ranks. */
bool persoon_compare(struct arena *a, const struct persoon_kern *hier, const struct persoon_kern *daar,
	struct persoon_dubbele *ret, int *ret_points);
/* The fields of a comparison that somebody asked for, whatever they say. */
void persoon_compare_all(struct arena *a, const struct persoon_kern *hier, const struct persoon_kern *daar,
	struct persoon_dubbele *ret);

/* The row of a betrokkene with its dossier, and what may be done with it. FAULT_NOT_FOUND when the actor may not see it or
 * when it is outside his regio. */
MUST_USE enum fault persoon_betrokkene_row(struct batch *b, struct ctx *c, struct betrokkene_id id,
	struct q_persoon_betrokkene **ret);

/* Bounds of a partly known day: whole ones between van and tot, and what is known less well in maand and jaar. */
struct geboren_grens {
	struct datum van, tot, maand, jaar;
};
struct geboren_grens geboren_grens_of(struct datum d);
/* What comes after every text that begins with s. */
struct str prefix_end(struct arena *a, struct str s);

/* Makes a struct persoon_kern of any row that has its columns. */
#define KERN_OF(q) KERN_AS((q)->id, (q), (q)->ring)
#define KERN_AS(who, q, closed) ((struct persoon_kern){ (who), (closed), { (q)->voornamen, (q)->voorletters, (q)->voorvoegsel, \
	(q)->geslachtsnaam, (q)->partner_voorvoegsel, (q)->partner_naam, (q)->naamgebruik.n ? (q)->naamgebruik.p[0] : 'E' }, \
	(q)->geboren, (q)->geslacht.n ? (q)->geslacht.p[0] : 'O', (q)->bsn.p ? (q)->bsn : STR("") })

/* Names of a persoon were written one by one: makes what is found and sorted by of them again. */
MUST_USE enum fault persoon_names_in(struct unit *u, struct persoon_id id);

#endif
