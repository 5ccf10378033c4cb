/* For the files of config only. */
#ifndef BASIS_CONFIG_PRIV_H
#define BASIS_CONFIG_PRIV_H

#include "basis/config.h"

/* The least and greatest number or length that the setting takes. */
void setting_range(const struct setting *s, int64_t *ret_min, int64_t *ret_max);
/* "getal van 1 t/m 65535": what the setting takes, in Dutch. */
struct str setting_form(struct arena *a, const struct setting *s);

#endif
