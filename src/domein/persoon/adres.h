/* What an address is stored with: its land, and a postcode as that land has them. */
#ifndef DOMEIN_PERSOON_ADRES_H
#define DOMEIN_PERSOON_ADRES_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"

#define POSTCODE_BUITEN_MAX 12 /* characters */

struct adres_land {
	struct str land, postcode; /* BRP code; "6211 AB", abroad as it was written */
};
/* land as land_find takes it, "" Nederland; postcode "" none. What is wrong is told of the fields that bear those names, in
 * c->fi; ret is filled all the same. */
enum fault adres_land_check(struct ctx *c, struct str land, struct str postcode, const char *veld_land,
	const char *veld_postcode, struct adres_land *ret);

#endif
