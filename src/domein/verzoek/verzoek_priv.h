/* For the files of verzoek. */
#ifndef DOMEIN_VERZOEK_VERZOEK_PRIV_H
#define DOMEIN_VERZOEK_VERZOEK_PRIV_H

#include "domein/casus/casus_priv.h"
#include "domein/verzoek/verzoek.h"

/* Of an aanmelding with this status a decision is still to come. */
static inline bool verzoek_waits(struct str status)
{
	return str_eq(status, STR("ingediend")) || str_eq(status, STR("aanvullen")) || str_eq(status, STR("weging"));
}

#endif
