/* What the files of bewaring share. */
#ifndef DOMEIN_BEWARING_BEWARING_PRIV_H
#define DOMEIN_BEWARING_BEWARING_PRIV_H

#include "domein/bewaring/bewaring.h"
#include "query.h"

/* "table number" lines as rows; NULL and 0 when the text is not of that form. */
struct vernietiging_telling *bewaring_telling(struct arena *a, struct str tekst, size_t *ret_n);

#endif
