/* Reading an informatieverzoek and the lists of them: see verzoek.h. */
#include "domein/verzoek/verzoek_priv.h"

const struct casus_keus verzoek_statussen[] = {
	{ "open", N_("Wacht op antwoord"), NULL },
	{ "beantwoord", N_("Beantwoord"), NULL },
	{ "geweigerd", N_("Niet gedeeld"), NULL },
	{ "ingetrokken", N_("Ingetrokken"), NULL },
	{ 0 },
};

static bool late(struct ctx *c, struct str status, struct datum uiterlijk)
{
	return str_eq(status, STR("open")) && uiterlijk.v && uiterlijk.v < datum_of_moment(ctx_moment(c)).v;
}

enum fault verzoek_get(struct ctx *c, struct informatieverzoek_id id, struct verzoek **ret)
{
	struct verzoek *v = ARENA_NEW(c->arena, struct verzoek);
	struct q_verzoek_vragen_rows rows = { 0 };
	struct q_informatie_get *q = NULL;
	struct q_verzoek_wacht *wacht = NULL;
	struct batch b = ctx_read(c), kaal = ctx_kaal(c);
	bool open;

	q_informatie_get(&b, id, &q);
	q_verzoek_vragen(&b, id, &rows);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_verzoek_wacht(&kaal, id, &wacht);
	if (!ctx_is_toen(c)) /* that goes by what is known now, and only of a case */
		TRY(batch_run(&kaal));
	open = str_eq(q->status, STR("open"));
	*v = (struct verzoek){ .id = q->id, .dossier = q->dossier, .nummer = q->nummer, .medewerker = q->medewerker,
		.naam = q->naam, .organisatie_naam = q->organisatie_naam, .domein = q->domein, .sjabloon = q->sjabloon,
		.vraag = q->vraag, .grond = q->grond, .door_naam = q->door_naam, .door_organisatie = q->door_organisatie,
		.status = q->status, .antwoord = q->antwoord, .reden = q->reden, .toelichting = q->toelichting,
		.beantwoord_naam = q->beantwoord_naam, .wpg = q->wpg, .voorwaarden = q->voorwaarden, .beroepsgeheim = q->beroepsgeheim,
		.beroepsgeheim_op = q->beroepsgeheim_op, .gevraagd = q->gevraagd,
		.beantwoord = q->beantwoord, .herinnerd = q->herinnerd, .herinneringen = q->herinneringen, .versie = q->versie,
		.uiterlijk = q->uiterlijk, .bijlage = q->bijlage, .op_tijdlijn = q->notitie.v != 0,
		.te_laat = late(c, q->status, q->uiterlijk), .n = rows.n };
	v->vervallen = open && wacht && !verzoek_waits(wacht->status);
	v->antwoordt = open && !v->vervallen && q->schrijven > NIVEAU_GEEN && q->organisatie.v == c->actor.organisatie.v;
	v->regie = open && !v->vervallen && q->schrijven == NIVEAU_SCHRIJVEN;
	v->v = ARENA_ARRAY(c->arena, rows.n + 1, struct verzoek_regel);
	for (size_t i = 0; i < rows.n; i++)
		v->v[i] = (struct verzoek_regel){ rows.v[i].volgorde, rows.v[i].vraag, rows.v[i].antwoord, rows.v[i].verplicht };
	ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("informatieverzoek"));
	*ret = v;
	return FAULT_NONE;
}

#define ROW(q) ((struct verzoek_rij){ (q)->id, (q)->dossier, (q)->nummer, (q)->naam, (q)->organisatie_naam, (q)->domein, \
	(q)->vraag, (q)->status, (q)->door_naam, (q)->uiterlijk, (q)->gevraagd, (q)->beantwoord, (q)->herinneringen, \
	late(c, (q)->status, (q)->uiterlijk), (q)->mij })

enum fault verzoek_list(struct ctx *c, enum verzoek_van van, struct dossier_id d, bool alles,
	struct verzoek_lijst *ret)
{
	struct q_informatie_aan_rows aan = { 0 };
	struct q_informatie_door_rows door = { 0 };
	struct q_informatie_dossier_rows hier = { 0 };
	struct batch b = ctx_read(c);
	size_t n;

	if (van == VERZOEK_AAN_MIJ)
		q_informatie_aan(&b, alles, &aan);
	else if (van == VERZOEK_DOOR_MIJ)
		q_informatie_door(&b, alles, &door);
	else
		q_informatie_dossier(&b, d, &hier);
	TRY(batch_run(&b));
	n = aan.n + door.n + hier.n;
	ret->n = n;
	ret->v = ARENA_ARRAY(c->arena, n + 1, struct verzoek_rij);
	for (size_t i = 0; i < n; i++) {
		ret->v[i] = van == VERZOEK_AAN_MIJ ? ROW(&aan.v[i]) : van == VERZOEK_DOOR_MIJ ? ROW(&door.v[i]) : ROW(&hier.v[i]);
		ctx_look(c, ret->v[i].dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("informatieverzoeken"));
	}
	return FAULT_NONE;
}
