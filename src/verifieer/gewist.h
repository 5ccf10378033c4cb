/* Records whose content is gone. A row of the journaal may be empty when an event of the log, sealed and unchanged, names
 * its dossier or its row as destroyed; a look or an event of an account when its term had passed and an event says so. */
#ifndef VERIFIEER_GEWIST_H
#define VERIFIEER_GEWIST_H

#include "verifieer/controle.h"

#define JAAR_MS (INT64_C(366) * 24 * 3600 * 1000) /* never too short */

/* A leaf without zout, whose record says that it is this one. */
void gewist_record(struct controle *v, const struct blad *b);
/* An event that is what was sealed: it may say what was destroyed. */
void gewist_gebeurtenis(struct controle *v, const struct blad *b);
void gewist_einde(struct controle *v);

#endif
