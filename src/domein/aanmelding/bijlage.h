/* Bijlagen: files of a dossier. Used by aanmelding and casus.
 *
 * The type follows from the content, never from the name: pdf, docx, xlsx, odt, png, jpeg and UTF-8 text; anything
 * else, and a document with macros, is refused. Each file has a key of its own, wrapped by the house key; the bytes lie
 * in pieces of 256 KB, each sealed for its place in its file and written in a unit of its own, so that no unit is long.
 * A file is there when its last piece is: one that broke off is never shown. The context's scanner is asked before storing.
 * Lifetimes: the arena of the context. Threading: as struct ctx.
 */
#ifndef DOMEIN_AANMELDING_BIJLAGE_H
#define DOMEIN_AANMELDING_BIJLAGE_H

#include "domein/ctx.h"

#define BIJLAGE_BYTES_MAX (20 * 1024 * 1024)
#define BIJLAGE_STUK (256 * 1024)
#define BIJLAGEN_MAX 50 /* of a dossier */

struct bijlage {
	struct bijlage_id id;
	struct dossier_id dossier;
	struct str onderdeel, titel, bestandsnaam, type, sha256, door_naam, organisatie_naam, wpg, voorwaarden, beroepsgeheim;
	struct datum beroepsgeheim_op;
	int64_t grootte, moment, versie;
	struct medewerker_id door;
};
struct bijlagen {
	size_t n;
	struct bijlage *v; /* oldest first */
};

struct bijlage_nieuw {
	struct dossier_id dossier;
	const char *onderdeel;
	struct str titel;        /* "": the name of the file */
	struct str bestandsnaam; /* as the browser gave it; directories and control characters are dropped */
	struct str inhoud;
	struct str wpg, voorwaarden;
	struct str beroepsgeheim;      /* under medical secrecy, the ground on which it is shared; "" not (invariant 15) */
	struct datum beroepsgeheim_op; /* when that ground was there */
	struct organisatie_id organisatie; /* source; 0: the actor's */
};
/* Checks, scans, encrypts and stores. The actor must be able to write the onderdeel. FAULT_INVALID on field `bestand`, or as
 * regime_entry_check: then it is not stored. */
MUST_USE enum fault bijlage_store(struct ctx *c, const struct bijlage_nieuw *n, struct bijlage_id *ret);
/* The MIME type and extension of the content; NULL when it is none of ours or the file is a disguise. */
const char *bijlage_type(struct str inhoud, struct str bestandsnaam);

/* What the regime of the case has no place for is not among them, and bijlage_read does not find it (invariant 13). */
MUST_USE enum fault bijlage_list(struct ctx *c, struct dossier_id d, struct bijlagen *ret);
/* The file itself, checked against its SHA-256; needs bijlage.lezen; notes a look LOOK_BESTAND. */
MUST_USE enum fault bijlage_read(struct ctx *c, struct bijlage_id id, struct bijlage **ret, struct str *ret_inhoud);
/* Takes a file out of an aanmelding that is not submitted yet. */
MUST_USE enum fault bijlage_drop(struct ctx *c, struct bijlage_id id);
/* Files whose upload broke off, and those of concepts that expired: for the timed job. */
MUST_USE enum fault bijlage_clean(struct ctx *c);

#endif
