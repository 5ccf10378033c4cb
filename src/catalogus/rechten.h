/* The rights as an enum and as bits of a set. A contract without code, like ids.h; catalogus reads it too. */
#ifndef CATALOGUS_RECHTEN_H
#define CATALOGUS_RECHTEN_H

#include <stdint.h>

enum recht {
#define X(code, label) RECHT_##code,
#include "catalogus/rechten.def"
#undef X
	RECHT__MAX
};

#define RECHT_BIT(r) (UINT64_C(1) << (r))

#endif
