/* A proof in one file: that a record is in the log (C2SP tlog-proof; its extra data are the leaf's line of bladen.txt), or
 * that a checkpoint grew out of an earlier one (the form in which C2SP tlog-witness is asked for a signature). */
#ifndef VERIFIEER_BEWIJS_H
#define VERIFIEER_BEWIJS_H

#include "verifieer/controle.h"

/* Keys (those that were given) and kept checkpoints are read before. False: it needs a checkpoint that was not given. */
bool controle_bewijs(struct controle *v, struct stuk file);

#endif
