/* Schakel without the record of looks, for the yardsticks: linked with --wrap=ctx_look, so that nothing of it is in the
 * program itself. What a page costs without its log shows what the log costs. */
#include "domein/ctx.h"

void __wrap_ctx_look(struct ctx *c, struct dossier_id dossier, struct persoon_id persoon, enum look_soort soort,
	struct str grond);

void __wrap_ctx_look(struct ctx *c, struct dossier_id dossier, struct persoon_id persoon, enum look_soort soort,
	struct str grond)
{
	(void)c;
	(void)dossier;
	(void)persoon;
	(void)soort;
	(void)grond;
}
