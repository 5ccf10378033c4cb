/* What the steps of the wizard show, and small helpers that the pages of aanmelding share. */
#ifndef WEB_AANMELDEN_VELDEN_H
#define WEB_AANMELDEN_VELDEN_H

#include "web/page_aanmelden.h"

/* Writes the view of that step to r->out. */
MUST_USE enum fault stap_view(struct aanmelden *a, enum stap s);
/* Of page_aanmelden.c. */
struct view_stap stap_begin(const struct aanmelden *a, enum stap s);
const char *stap_label(enum stap s);
struct str stap_url(struct req *r, struct aanmelding_id id, enum stap s);
/* The bytes of an uploaded file, mapped until the answer is sent. */
MUST_USE enum fault file_bytes(struct req *r, const struct http_file *f, struct str *ret);
/* Stores it in onderdeel inhoud. */
MUST_USE enum fault bijlage_upload(struct req *r, struct dossier_id d, const struct http_file *f, struct str titel);

/* ---- words for codes, shared with the pages that show an aanmelding ---- */
/* The text, never without a value. */
static inline struct str text_or(struct str s)
{
	return s.p ? s : STR("");
}
struct str thema_naam(const struct req *r, struct str code);
struct str keus_naam(const struct req *r, const struct keus *lijst, struct str code);
/* "Ja, mondeling", or the reason of the catalogue. */
struct str informeren_naam(const struct req *r, struct str code);
/* The labels of codes with commas between. */
struct str leefgebieden_namen(const struct req *r, struct str codes);
struct str categorieen_namen(const struct req *r, struct str codes);
struct str antwoord_naam(const struct req *r, struct str code);
struct str geboren_tekst(const struct req *r, struct datum d);
/* "Rozenhof 4 a, 6211 AB Maastricht (woonadres)". */
struct str adres_tekst(const struct req *r, const struct adres_rij *a);

#endif
