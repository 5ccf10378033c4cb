/* For the clock and its tests only. */
#ifndef BASIS_KLOK_PRIV_H
#define BASIS_KLOK_PRIV_H

#include <stdint.h>

/* What klok_now gives for this reading of the system's clock: the reading, or the latest one before it if that was
 * later. */
int64_t klok_forward(int64_t reading);

#endif
