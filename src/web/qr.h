/* A QR code as the path of an SVG, made here: no picture, no script, nothing from elsewhere. */
#ifndef WEB_QR_H
#define WEB_QR_H

#include "basis/arena.h"
#include "basis/str.h"

#define QR_RAND 4 /* modules of white around it (ISO 18004) */

/* The dark modules of the code of a short text, one "MxyhN" run per row piece; ret_size is the side of the viewBox with
 * the white around it. The empty text when it does not fit. */
struct str qr_path(struct arena *a, struct str text, int *ret_size);

#endif
