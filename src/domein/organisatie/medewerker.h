/* Medewerkers and their roles, as the administrator sees them.
 *
 * Who has medewerker.beheren manages the people of the whole regio; medewerker.beheren.eigen looks after those of its own
 * organisation: a lost factor and a leaver, nothing else. The lens (view beheer_schrijf) holds the same line. Nobody
 * changes his own account or gives himself a role. A role asks VOG or screening and training and ends on a day
 * (invariant 8); for another house than one's own, or for a besloten ring, also a reason and an end within a year
 * (invariants 10, 11). Nothing here opens a dossier: a role is a right to acts, toegang is given per dossier.
 * Source: BGS 1.11, 1.17; WGS 1.8 lid 2.
 */
#ifndef DOMEIN_ORGANISATIE_MEDEWERKER_H
#define DOMEIN_ORGANISATIE_MEDEWERKER_H

#include "domein/ctx.h"

#define MEDEWERKER_PAGE 50
#define MEDEWERKER_JAREN 5 /* an account ends within so many years */

struct medewerker {
	struct medewerker_id id; /* 0: a new one */
	struct organisatie_id organisatie;
	struct huis_id huis; /* 0 none */
	struct str naam, functie, email, telefoon, aandachtsgebieden;
	struct datum vog, opleiding; /* none: no role can be given */
	int64_t actief_van, actief_tot;
	int64_t versie;
	struct str organisatie_naam, organisatie_soort, domein, huis_naam; /* read only */
	size_t nrollen;
	struct str *rollen; /* codes of today, in a list */
};
struct medewerkers {
	size_t n;
	struct medewerker *v; /* by name */
	bool meer;            /* there is a next page */
};
enum medewerker_toon { TOON_ACTIEF, TOON_ONVOLLEDIG, TOON_VERTROKKEN };
struct medewerker_filter {
	struct str zoek; /* part of name or address */
	struct organisatie_id organisatie; /* 0 all */
	enum medewerker_toon toon;
	int64_t vanaf; /* rows to skip */
};

/* FAULT_DENIED unless the actor administers people, of the regio or of his own organisation. */
MUST_USE enum fault medewerker_require(struct ctx *c);
MUST_USE enum fault medewerker_list(struct ctx *c, const struct medewerker_filter *f, struct medewerkers *ret);
/* Somebody whom the actor administers; FAULT_NOT_FOUND for others. */
MUST_USE enum fault medewerker_get(struct ctx *c, struct medewerker_id id, struct medewerker *ret);
/* Asks medewerker.beheren. New: organisation, and an end date (actief_tot). A changed address is told to the old and the
 * new one (adres: base URL for mail). The own row is not changed here: FAULT_DENIED. */
MUST_USE enum fault medewerker_save(struct ctx *c, const struct medewerker *m, struct medewerker_id *ret);
/* The last day (none: this moment). Roles end with it; when it has come, sessions and open invitations end at once.
 * Only medewerker.beheren may move it to later. versie as read. */
MUST_USE enum fault medewerker_end(struct ctx *c, struct medewerker_id id, struct datum laatste_dag, struct str reden,
	int64_t versie);

struct rol_rij {
	struct rol_toekenning_id id;
	struct str rol;
	struct huis_id huis;
	struct str huis_naam, ring, reden, door_naam;
	int64_t van, tot, versie;
};
struct rol_lijst {
	size_t n;
	struct rol_rij *v; /* what ends last first */
};
MUST_USE enum fault rol_list(struct ctx *c, struct medewerker_id m, struct rol_lijst *ret);
struct rol_gift {
	struct medewerker_id medewerker;
	struct str rol;
	struct huis_id huis; /* 0 none */
	struct str ring;     /* "" or a besloten ring */
	struct str reden;
	struct datum van, tot; /* van none: now; tot none: with the account */
};
/* Asks medewerker.beheren. FAULT_INVALID on the field with the rule that stands in the way. */
MUST_USE enum fault rol_give(struct ctx *c, const struct rol_gift *g);
/* Ends a role. Who keeps open cases of its ring hands them over first: FAULT_INVALID on einde_reden (invariant 11). */
MUST_USE enum fault rol_take(struct ctx *c, struct medewerker_id m, struct rol_toekenning_id id, struct str reden);
/* Ends the toegang that somebody had in a ring of which no role of his is left: at once when it is taken, and here, for jobs,
 * when it came to its day. A procesregisseur keeps his case until it is handed over. */
MUST_USE enum fault rol_follow(struct ctx *c);

/* An address in small letters; false when it is none. */
bool email_clean(struct arena *a, struct str s, struct str *ret);
/* The moment just after that day. */
int64_t day_end(struct datum d);

#endif
