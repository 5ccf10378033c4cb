/* Replacing the key of the log; reading and making it stand in schakel.h. */
#ifndef MAIN_ZEGELSLEUTEL_H
#define MAIN_ZEGELSLEUTEL_H

#include "main/schakel.h"

/* A new key signs from now on; the old one names it and is overwritten. */
MUST_USE enum fault zegelsleutel_vervang(struct toestel *t, struct ctx *c);

#endif
