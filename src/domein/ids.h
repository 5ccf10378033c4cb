/* One struct per kind of id, so that a casus cannot be passed for a persoon. 0 means none. */
#ifndef DOMEIN_IDS_H
#define DOMEIN_IDS_H

#include <stdint.h>

#define X(kind, number) struct kind##_id { int64_t v; };
#include "domein/ids.def"
#undef X

enum id_kind {
#define X(kind, number) ID_##kind = number,
#include "domein/ids.def"
#undef X
};

#endif
