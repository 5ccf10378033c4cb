/* Calendar files to who is invited: see overleg.h.
 *
 * What has to go out stands in overleg_lid.post; this makes the mails and clears it in one unit, so that nothing is sent
 * twice or forgotten; who wants no mail at once gets none. A mail and its file say what kind of overleg, when and where;
 * of a besloten ring not even the kind.
 */
#include "domein/overleg/overleg_priv.h"

#include "basis/ical.h"
#include "domein/toegang/post.h"
#include "domein/werk/postkeuze.h"

struct sending {
	struct ctx *c;
	const char *adres;
	int64_t sent;
};

static bool dutch(const struct q_overleg_post *q)
{
	return !str_eq(q->taal, STR("en"));
}

static struct str kind_of(const struct ctx *c, const struct q_overleg_post *q)
{
	const struct overlegvorm *v = overlegvorm_find(c->cat, q->soort);

	if (q->ring.n || !v)
		return dutch(q) ? STR("Overleg") : STR("Meeting");
	return label_text(&v->label, !dutch(q));
}

static void clock_add(struct buf *b, int64_t moment)
{
	struct tijd t = tijd_of(moment);

	if (t.uur < 10)
		buf_addc(b, '0');
	buf_add_i64(b, t.uur);
	buf_addc(b, ':');
	if (t.minuut < 10)
		buf_addc(b, '0');
	buf_add_i64(b, t.minuut);
}

/* "Casusoverleg, 07-12-2026, 10:30-12:00, Stadskantoor" */
static void line_add(struct buf *b, const struct ctx *c, const struct q_overleg_post *q)
{
	buf_add(b, kind_of(c, q));
	buf_addz(b, ", ");
	buf_add(b, datum_text(b->arena, datum_of_moment(q->begin)));
	buf_addz(b, ", ");
	clock_add(b, q->begin);
	buf_addc(b, '-');
	clock_add(b, q->begin + q->duur * MINUTE_MS);
	if (q->plaats.n) {
		buf_addz(b, ", ");
		buf_add(b, q->plaats);
	}
	buf_addc(b, '\n');
}

static struct ical_event event_of(const struct sending *k, struct arena *a, const struct q_overleg_post *q, int64_t now)
{
	struct buf about = buf_new(a);
	char id[ID_URL_LEN + 1]; /* as the feed of a user has it: one entry in his calendar */

	id_to_url(k->c->sleutels->url, ID_dossier, q->overleg.v, id);
	buf_addz(&about, dutch(q) ? "Agenda en stukken staan in Schakel: " : "Agenda and documents are in Schakel: ");
	buf_addz(&about, k->adres);
	buf_addz(&about, "/overleg\n");
	return (struct ical_event){ .uid = str_cat(a, str_z(id), STR("@schakel")), .sequence = q->volgnr, .stempel = now, .begin = q->begin,
		.einde = q->begin + q->duur * MINUTE_MS, .titel = kind_of(k->c, q), .plaats = q->plaats, .url = q->link,
		.toelichting = buf_str(&about), .vervalt = q->vervalt };
}

static struct str subject(const struct q_overleg_post *q)
{
	if (q->vervalt)
		return dutch(q) ? STR("Een overleg vervalt") : STR("A meeting is cancelled");
	if (q->volgnr)
		return dutch(q) ? STR("Een overleg is gewijzigd") : STR("A meeting has changed");
	return dutch(q) ? STR("Uitnodiging voor een overleg") : STR("Invitation to a meeting");
}

static struct str body(const struct sending *k, struct arena *a, const struct q_overleg_post *q, size_t n)
{
	struct buf b = buf_new(a);

	if (q->vervalt)
		buf_addz(&b, dutch(q) ? "Dit vervalt voor u:\n\n" : "This is off for you:\n\n");
	else
		buf_addz(&b, dutch(q) ? "U bent uitgenodigd:\n\n" : "You are invited:\n\n");
	for (size_t i = 0; i < n; i++)
		line_add(&b, k->c, &q[i]);
	buf_addz(&b, dutch(q) ? "\nHet agendabestand bij deze mail zet dit in uw agenda. Log in bij Schakel voor de agenda: " :
		"\nThe calendar file with this mail puts it in your calendar. Log in to Schakel for the agenda: ");
	buf_addz(&b, k->adres);
	buf_addz(&b, dutch(q) ? "/overleg\nOm privacy te beschermen staat er niets over de inhoud in deze mail.\n" :
		"/overleg\nTo protect privacy, this mail says nothing about the content.\n");
	return buf_str(&b);
}

/* Off the list, whether or not there was a mail. */
static enum fault done_in(struct unit *u, const struct q_overleg_post *q, size_t n)
{
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < n; i++)
		q_overleg_post_done(&b, q[i].lid, NULL);
	return batch_run(&b);
}

/* One mail for the rows q[0..n-1], which go to one person, are of one series, and are all on or all off. */
static enum fault mail_in(struct unit *u, struct sending *k, const struct q_overleg_post *q, size_t n)
{
	struct arena *a = unit_arena(u);
	struct ical_event *v = ARENA_ARRAY(a, n, struct ical_event);

	for (size_t i = 0; i < n; i++)
		v[i] = event_of(k, a, &q[i], unit_moment(u));
	TRY(post_add_agenda_in(u, q->email, subject(q), body(k, a, q, n), ical_write(a, &(struct ical){
		.method = q->vervalt ? ICAL_CANCEL : ICAL_PUBLISH, .organisator = str_z(k->adres), .n = n, .v = v })));
	k->sent++;
	return FAULT_NONE;
}

static bool same_mail(const struct q_overleg_post *x, const struct q_overleg_post *y)
{
	return x->medewerker.v == y->medewerker.v && x->reeks == y->reeks && x->vervalt == y->vervalt &&
		!x->volgnr == !y->volgnr;
}

static enum fault send_unit(struct unit *u, void *arg)
{
	struct sending *k = arg;
	struct q_overleg_post_rows rows = { 0 };
	struct batch b = unit_batch(u);
	int64_t since = unit_moment(u) - DAY_MS;
	bool direct;

	k->sent = 0;
	q_overleg_post(&b, unit_moment(u), since, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0, n; i < rows.n; i += n) {
		for (n = 1; i + n < rows.n && same_mail(&rows.v[i], &rows.v[i + n]); n++)
			;
		TRY(postkeuze_direct_in(u, rows.v[i].medewerker, &direct));
		if (direct)
			TRY(mail_in(u, k, &rows.v[i], n));
		TRY(done_in(u, &rows.v[i], n));
	}
	b = unit_batch(u);
	q_overleg_post_skip(&b, unit_moment(u), since, NULL);
	return batch_run(&b);
}

enum fault overleg_post_run(struct ctx *c, const char *adres, int64_t *ret)
{
	struct sending k = { .c = c, .adres = adres };

	TRY(ctx_write_kaal(c, send_unit, &k));
	*ret = k.sent;
	return FAULT_NONE;
}
