/* The second half of making a PDF: what Cairo leaves out. */
#ifndef KOPPELING_PDF_PRIV_H
#define KOPPELING_PDF_PRIV_H

#include "koppeling/pdf.h"

/* The mark of what is no content (foot of the page, lines, repeated heads); pdf_mend makes artifacts of it. */
#define PDF_BIJWERK "Private"
/* The mark of what goes on from the page before; pdf_mend makes it one with the element before it. */
#define PDF_VERVOLG "Reference"

/* "2026-11-22T06:00:00Z", NUL behind it. */
struct str pdf_moment(struct arena *a, int64_t moment);
MUST_USE enum fault pdf_mend(struct arena *a, const struct stuk *s, struct str in, struct str *ret, struct fault_info *fi);

#endif
