/* Page: the seal of the log, for who may read the log: the newest checkpoint, what waits, and a file to keep elsewhere. */
#include "web/page_zegel.h"

#include "domein/logboek/zegel.h"
#include "routes.h"
#include "views.h"

#define OUD (2 * ZEGEL_QUIET) /* without a new head for so long something is wrong */

static void fact(struct view_zegel *v, const char *label, struct str text)
{
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = label, .value = text };
}

enum fault page_zegel(struct req *r, const struct in_zegel *in)
{
	struct view_zegel v = { 0 };
	struct zegel_toestand t;

	(void)in;
	TRY(zegel_toestand(&r->ctx, &t));
	TRY(toetsing_begin(r, N_("Zegel van het logboek"), TOETSING_ZEGEL, &v.kop));
	v.ooit = t.ooit;
	v.oud = t.ooit && ctx_moment(&r->ctx) - t.moment > OUD;
	v.gaten = t.gaten;
	v.noot = t.noot;
	v.sleutel = t.sleutel;
	v.knop = (struct view_button){ .label = N_("Checkpoint downloaden"), .href = url_zegel_checkpoint(r),
		.kind = BUTTON_PRIMARY, .icon = "download" };
	if (t.ooit) {
		fact(&v, N_("Laatste checkpoint"), text_moment(r->arena, r->lang, t.moment));
		fact(&v, N_("Verzegeld"), text_aantal(r->arena, r->lang, t.bladen));
	}
	fact(&v, N_("Wacht op verzegeling"), text_aantal(r->arena, r->lang, t.wachtend));
	view_zegel(r->out, &v);
	return page_send(r, N_("Zegel van het logboek"), MENU_TOETSING);
}

enum fault page_zegel_checkpoint(struct req *r, const struct in_zegel_checkpoint *in)
{
	struct zegel_toestand t;

	(void)in;
	TRY(zegel_toestand(&r->ctx, &t));
	if (!t.ooit)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	return file_send(r, STR("checkpoint.txt"), "text/plain; charset=utf-8", t.noot);
}
