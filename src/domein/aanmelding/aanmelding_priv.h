/* What the files of aanmelding share. */
#ifndef DOMEIN_AANMELDING_AANMELDING_PRIV_H
#define DOMEIN_AANMELDING_AANMELDING_PRIV_H

#include "domein/aanmelding/aanmelding.h"
#include "domein/dag.h"
#include "domein/persoon/adres.h"

struct persoon_klaar {
	const struct persoon_nieuw *van;
	const struct casusrol *rol;
	struct str bsn; /* nine digits, or STR_NULL */
	struct str voorletters;
	struct adres_land land;
};
struct criterium_klaar {
	const struct criteriaset *set;
	const struct criterium *criterium;
	const struct criterium_nieuw *van;
};
/* What is written, made by aanmelding_check. */
struct aanmelding_klaar {
	const struct aanmelding_nieuw *van;
	struct organisatie_id organisatie;
	struct str organisatie_soort;
	struct medewerker_id aanmelder;
	const struct thema *thema;
	const struct regime *regime;
	struct str huis_code, gemeente_code;
	struct str ring;              /* "" when gewoon */
	struct str grondslag;         /* on which the organisation takes part */
	struct str urgentie, leefgebieden, categorieen;
	size_t npersonen;
	struct persoon_klaar *personen;
	size_t ncriteria;
	struct criterium_klaar *criteria;
	size_t nvelden;
	struct veld_nieuw *velden;    /* those with a value */
	struct str intake, verdelers; /* ",code,code," of the roles that work on it, and of coördinatoren */
};

/* As it is written: trimmed, and the empty text where there is none. */
static inline struct str text_of(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

/* Persons, addresses and criteria of n; faults go to c->fi. */
MUST_USE enum fault check_personen(struct ctx *c, struct aanmelding_klaar *k);
MUST_USE enum fault check_criteria(struct ctx *c, struct aanmelding_klaar *k);
MUST_USE enum fault check_velden(struct ctx *c, struct aanmelding_klaar *k);
/* "p0.bsn": the name of a field of the form, in the arena. */
const char *field_name(struct arena *a, const char *group, int64_t nr, const char *field);

/* Admits intake with kern, inhoud and intern 3; who is in `wel` (sorted ids) has it already. */
struct toelating {
	struct dossier_id dossier;
	struct str rollen, ring;
	const struct regime *regime;
	struct huis_id huis; /* 0: of every house */
	size_t n;            /* intake: those who have it afterwards, sorted */
	struct medewerker_id *v;
};
MUST_USE enum fault intake_admit_in(struct unit *u, struct ctx *c, struct toelating *t);
bool toelating_has(const struct toelating *t, struct medewerker_id m);

#endif
