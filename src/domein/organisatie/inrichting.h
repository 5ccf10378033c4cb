/* Setting up: the catalogue in the database, and the first regio, huizen, organisaties and medewerkers.
 *
 * Servers work from the catalogue in the database; old cases keep the version they were opened under. The inrichting_
 * functions write on lens kaal: they are for the command line, the demo and the tests, before there is an actor who
 * could do it on screen. A role brings what the lens must know of it along.
 */
#ifndef DOMEIN_ORGANISATIE_INRICHTING_H
#define DOMEIN_ORGANISATIE_INRICHTING_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"

/* The version that was loaded last. FAULT_INVALID when there is none yet. ret_id is what a dossier records. */
MUST_USE enum fault inrichting_catalogus(struct ctx *c, struct catalogus **ret, int64_t *ret_id);
/* Stores a checked catalogue; the same version again only becomes the newest. */
MUST_USE enum fault inrichting_catalogus_store(struct ctx *c, const struct catalogus *cat);

/* Something done to the installation as a whole (a restore): an event that the journaal keeps. */
MUST_USE enum fault inrichting_event(struct ctx *c, const char *soort, struct str toelichting);

/* ---- first set-up ---- */

struct nieuw_huis {
	struct regio_id regio;
	struct str code, naam, adres, telefoon, email;
	struct datum van;
};
struct nieuwe_medewerker {
	struct organisatie_id organisatie;
	struct huis_id huis; /* 0: none */
	struct str naam, functie, email;
	struct datum vog, opleiding;
	int64_t van, tot; /* 0: now, and in five years */
};
MUST_USE enum fault inrichting_regio(struct ctx *c, struct str code, struct str naam, struct regio_id *ret);
MUST_USE enum fault inrichting_huis(struct ctx *c, const struct nieuw_huis *h, struct huis_id *ret);
/* All gemeenten of the catalogue, so that addresses outside the regio can name theirs. */
MUST_USE enum fault inrichting_gemeenten(struct ctx *c);
/* The gemeente with that CBS code belongs to the house from that day. FAULT_NOT_FOUND. */
MUST_USE enum fault inrichting_gemeente_huis(struct ctx *c, struct str code, struct huis_id huis, struct datum van);
/* domein and wgs follow from the kind in the catalogue. FAULT_INVALID for an unknown kind. */
MUST_USE enum fault inrichting_organisatie(struct ctx *c, struct regio_id regio, struct str naam, struct str soort,
	struct organisatie_id *ret);
MUST_USE enum fault inrichting_medewerker(struct ctx *c, const struct nieuwe_medewerker *m, struct medewerker_id *ret);
/* ring "" or a besloten ring. FAULT_INVALID for a role the catalogue does not know. */
MUST_USE enum fault inrichting_rol(struct ctx *c, struct medewerker_id m, struct str rol, struct huis_id huis,
	struct str ring);
/* Password and TOTP secret (raw bytes) of an account; creates it when there is none. For commands, demo and tests. */
MUST_USE enum fault inrichting_inlog(struct ctx *c, struct medewerker_id m, struct str email, struct str wachtwoord,
	struct str totp);
/* What the lens keeps of a role beside the grant, for it knows no catalogue. */
struct rol_lens {
	int beheer; /* 0 none, 1 own organisation, 2 the region */
	bool koppelen, cijfers, toetsen;
};
struct rol_lens rol_for_lens(const struct rol *rol);

#endif
