/* The canonical form of a record of the log: the bytes that a leaf commits to. doc/LOGBOEK.md describes it for those who
 * rebuild it; it never changes. A new form gets a new first word.
 *
 *   j1 TAB id TAB moment TAB medewerker TAB verzoek TAB tabel TAB rij TAB soort TAB dossier TAB onderdeel TAB organisatie
 *      TAB beeld
 *   j2 the same, and TAB route TAB doel behind it: what was written for is known
 *   r1 TAB id TAB proces TAB volgnr TAB moment TAB medewerker TAB organisatie TAB dossier TAB persoon TAB route TAB doel
 *      TAB grond TAB soort TAB verzoek
 *   g1 TAB id TAB moment TAB medewerker TAB soort TAB door TAB toelichting
 *
 * No newline at the end. A null is \N; in texts a backslash is \\, a tab \t, a newline \n, a carriage return \r.
 */
#ifndef DOMEIN_LOGBOEK_VORM_H
#define DOMEIN_LOGBOEK_VORM_H

#include "db/db.h"

struct vorm_journaal {
	int64_t id, moment, medewerker;
	struct opt_int verzoek;
	struct str tabel;
	int64_t rij;
	struct str soort;
	struct opt_int dossier;
	struct str onderdeel;
	struct opt_int organisatie;
	struct str beeld;
	struct str route, doel; /* null in rows of before it was written down: those are j1 */
};
struct vorm_raadpleging {
	int64_t id, proces, volgnr, moment, medewerker, organisatie;
	struct opt_int dossier, persoon;
	struct str route, doel, grond, soort;
	struct opt_int verzoek;
};
struct vorm_gebeurtenis {
	int64_t id, moment;
	struct opt_int medewerker;
	struct str soort;
	struct opt_int door;
	struct str toelichting;
};

/* The columns of a generated row of that name. */
#define VORM_JOURNAAL(r) ((struct vorm_journaal){ (r)->id, (r)->moment, (r)->medewerker, (r)->verzoek, (r)->tabel, (r)->rij, \
	(r)->soort, (r)->dossier, (r)->onderdeel, (r)->organisatie, (r)->beeld, (r)->route, (r)->doel })
#define VORM_RAADPLEGING(r) ((struct vorm_raadpleging){ (r)->id, (r)->proces, (r)->volgnr, (r)->moment, (r)->medewerker, \
	(r)->organisatie, (r)->dossier, (r)->persoon, (r)->route, (r)->doel, (r)->grond, (r)->soort, (r)->verzoek })
#define VORM_GEBEURTENIS(r) ((struct vorm_gebeurtenis){ (r)->id, (r)->moment, (r)->medewerker, (r)->soort, (r)->door, \
	(r)->toelichting })

struct str vorm_journaal(struct arena *a, const struct vorm_journaal *r);
struct str vorm_raadpleging(struct arena *a, const struct vorm_raadpleging *r);
struct str vorm_gebeurtenis(struct arena *a, const struct vorm_gebeurtenis *r);

#endif
