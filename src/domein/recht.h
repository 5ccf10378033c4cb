/* Rights: what a role may do. A route names one; a role of the catalogue lists its own (catalogus/rollen). */
#ifndef DOMEIN_RECHT_H
#define DOMEIN_RECHT_H

#include <stdint.h>

enum recht {
#define X(name, code, label) RECHT_##name,
#include "domein/rechten.def"
#undef X
	RECHT__MAX
};

/* A set of rights is a bit mask. */
#define RECHT_BIT(r) (UINT64_C(1) << (r))

/* "casus.lezen"; NULL outside the range. */
const char *recht_code(enum recht r);
const char *recht_label(enum recht r);

#endif
