/* Land and postcode of an address: see adres.h. */
#include "domein/persoon/adres.h"

#include <string.h>

/* "6211 ab" as "6211 AB"; false when it is no postcode (four digits, not 0 first, two letters, not SA, SD, SS). */
static bool postcode_parse(struct arena *a, struct str s, struct str *ret)
{
	char p[7];
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];

		if (ch == ' ')
			continue;
		if (n >= 6 || (n < 4 ? ch < '0' || ch > '9' : ((ch | 32) < 'a' || (ch | 32) > 'z')))
			return false;
		p[n] = n < 4 ? ch : (char)(ch & ~32);
		n++;
	}
	if (n != 6 || p[0] == '0' || (p[4] == 'S' && strchr("ADS", p[5])))
		return false;
	p[6] = p[5];
	p[5] = p[4];
	p[4] = ' ';
	*ret = str_dup(a, (struct str){ p, sizeof(p) });
	return true;
}

enum fault adres_land_check(struct ctx *c, struct str land, struct str postcode, const char *veld_land,
	const char *veld_postcode, struct adres_land *ret)
{
	bool given = land.p && str_trim(land).n;
	const struct land_rij *l = given ? land_find(c->cat, c->arena, land) : NULL;

	*ret = (struct adres_land){ l ? l->code : STR(LAND_NEDERLAND), STR("") };
	if (given && !l)
		return fault_field(c->fi, veld_land, N_("Dit land is niet bekend. Gebruik de naam of de code van twee letters."), NULL);
	postcode = postcode.p ? str_trim(postcode) : STR("");
	if (!postcode.n)
		return FAULT_NONE;
	if (land_buiten(ret->land)) {
		ret->postcode = postcode;
		return str_points(postcode) <= POSTCODE_BUITEN_MAX ? FAULT_NONE
			: fault_field(c->fi, veld_postcode, N_("Een postcode heeft ten hoogste 12 tekens."), NULL);
	}
	return postcode_parse(c->arena, postcode, &ret->postcode) ? FAULT_NONE
		: fault_field(c->fi, veld_postcode, N_("Vul een postcode in als 6211 AB."), NULL);
}
