/* The jobs thread: mail every few seconds, cleaning every hour, the daily mail and replacement in between, each under its
 * lease. One thread, one arena a round. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "domein/aanmelding/bijlage.h"
#include "domein/afschaling/afschaling.h"
#include "domein/bewaring/bewaring.h"
#include "domein/casus/team.h"
#include "domein/casus/werk.h"
#include "domein/inzien/logtoets.h"
#include "domein/logboek/zegel.h"
#include "domein/organisatie/medewerker.h"
#include "domein/overleg/overleg.h"
#include "domein/plan/stagnatie.h"
#include "domein/rechtverzoek/rectificatie.h"
#include "domein/toegang/post.h"
#include "domein/werk/postkeuze.h"
#include "domein/werk/vervanging.h"
#include "koppeling/mail.h"
#include "koppeling/vernietigd.h"
#include "main/schakel.h"

#define JOBS_ARENA (16u << 20)
#define MAIL_EVERY (5 * SECOND_MS)
#define PASSWORD_BYTES 1000

struct jobs {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stop;
	struct toestel *t;
	struct mail_config mail;
	struct arena *arena;
	char houder[33];
	struct zegel_veeg *veeg; /* how far the sealing is with its sweep */
	int64_t *gezegd;         /* when it was last said that there is no key */
};

struct job {
	const char *naam, *doel; /* what it writes says for what, as in catalogus/verwerkingen.yaml */
	int64_t elke;
	enum fault (*run)(struct ctx *c, const struct jobs *j);
	int64_t volgende; /* of the clock that only goes forward: a clock that is set right stops no job */
};

static enum fault job_mail(struct ctx *c, const struct jobs *j)
{
	return mail_run(c, &j->mail);
}

/* Calendar files to who is invited go into the queue of mail; clocks of the cases that were discussed. */
static enum fault job_overleg(struct ctx *c, const struct jobs *j)
{
	int64_t n;

	TRY(overleg_follow(c));
	return overleg_post_run(c, j->t->adres, &n);
}

static enum fault job_clean(struct ctx *c, const struct jobs *j)
{
	(void)j;
	TRY(bijlage_clean(c));
	TRY(afschaling_shield(c));
	TRY(team_points_follow(c));
	TRY(casus_gemeente_follow(c));
	TRY(rectificatie_mask(c));
	TRY(recht_brief_follow(c));
	return toegang_clean(c);
}

static enum fault job_overzicht(struct ctx *c, const struct jobs *j)
{
	return overzicht_run(c, str_z(j->t->adres));
}

static enum fault job_vervanging(struct ctx *c, const struct jobs *j)
{
	(void)j;
	return vervanging_follow(c);
}

static enum fault job_rollen(struct ctx *c, const struct jobs *j)
{
	(void)j;
	return rol_follow(c);
}

/* What the days bring: late afspraken, reviews that passed. */
static enum fault job_toestand(struct ctx *c, const struct jobs *j)
{
	(void)j;
	return stagnatie_follow(c, (struct casus_id){ 0 });
}

/* Without a key nothing is sealed, and that is said once an hour. */
static enum fault job_zegel(struct ctx *c, const struct jobs *j)
{
	struct note_signer s;
	struct zegel_verslag v = { 0 };
	struct toestel t = *j->t;
	enum fault f;

	t.arena = c->arena;
	fault_clear(&t.fi);
	f = toestel_zegel(&t, &s);
	if (f) {
		if (*j->gezegd && klok_steady() - *j->gezegd < HOUR_MS)
			return FAULT_NONE;
		*j->gezegd = klok_steady();
		return fault_detail(c->fi, FAULT_INTERNAL, "the log is not sealed", t.fi.detail);
	}
	f = zegel_run(c, &s, j->veeg, &v);
	note_signer_wipe(&s);
	if (v.gaten)
		log_line(2, "zegel", "records of looks are missing: see schakel logboek zegel", c->eyes.verzoek);
	return f;
}

/* Who looked at what is not kept for ever. */
static enum fault job_termijn(struct ctx *c, const struct jobs *j)
{
	int64_t n;

	return zegel_termijn(c, config_int(j->t->config, "logboek_jaren"), &n);
}

/* What was ordered and whose day has come; and the file that remembers it outside the database. */
static enum fault job_vernietig(struct ctx *c, const struct jobs *j)
{
	struct str path = config_text(j->t->config, "vernietigingen");
	int64_t n;

	TRY(vernietiging_run(c, &n));
	return path.n ? vernietigd_keep(c, path.p) : FAULT_NONE;
}

/* Questions out of the log of yesterday, each once. */
static enum fault job_logtoets(struct ctx *c, const struct jobs *j)
{
	(void)j;
	return logtoets_follow(c);
}

static void job_round(struct jobs *j, struct job *job, int64_t now)
{
	struct fault_info fi = { 0 };
	struct ctx c = { .db = j->t->db, .cat = j->t->cat, .cat_id = j->t->cat_id, .sleutels = &j->t->sleutels,
		.arena = j->arena, .fi = &fi, .route = job->naam, .doel = job->doel };
	bool mine = false;
	enum fault f;

	job->volgende = now + job->elke;
	c.eyes.verzoek = id_new();
	f = lease_take(&c, job->naam, str_z(j->houder), job->elke, &mine);
	if (!f && mine)
		f = job->run(&c, j);
	if (f)
		log_line(f == FAULT_BUSY ? 4 : 3, job->naam, fi.detail[0] ? fi.detail : fault_name(f), c.eyes.verzoek);
	arena_reset(j->arena);
}

/* Sleeps that long or until the server stops; true when it stops. */
static bool jobs_sleep(struct jobs *j, int64_t ms)
{
	int64_t until = klok_steady() + ms;
	bool stop;

	pthread_mutex_lock(&j->lock);
	while (!j->stop && klok_cond_wait(&j->wake, &j->lock, until))
		;
	stop = j->stop;
	pthread_mutex_unlock(&j->lock);
	return stop;
}

static void *jobs_main(void *arg)
{
	struct jobs *j = arg;
	struct zegel_veeg veeg = { 0 };
	int64_t gezegd = 0;
	struct job list[] = {
		{ "overleg", "overleg", MAIL_EVERY, job_overleg, 0 },
		{ "rollen", "beheer", MAIL_EVERY, job_rollen, 0 },
		{ "mail", "meldingen", MAIL_EVERY, job_mail, 0 },
		{ "opruimen", "beheer", HOUR_MS, job_clean, 0 },
		{ "vernietigen", "bewaring", MAIL_EVERY, job_vernietig, 0 },
		{ "overzicht", "werkvoorraad", 5 * MINUTE_MS, job_overzicht, 0 },
		{ "vervanging", "vervanging", 5 * MINUTE_MS, job_vervanging, 0 },
		{ "logtoets", "toetsing", 6 * HOUR_MS, job_logtoets, 0 },
		{ "toestand", "casusregie", 5 * MINUTE_MS, job_toestand, 0 },
		{ "termijn", "toezicht", 6 * HOUR_MS, job_termijn, 0 },
		{ "zegel", "toezicht", ZEGEL_EVERY, job_zegel, 0 },
	};

	j->veeg = &veeg;
	j->gezegd = &gezegd;
	do {
		int64_t now = klok_steady();

		for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
			if (list[i].volgende <= now)
				job_round(j, &list[i], now);
	} while (!jobs_sleep(j, MAIL_EVERY));
	return NULL;
}

static enum fault mail_password(struct toestel *t, struct str *ret)
{
	struct str path = config_text(t->config, "mail_wachtwoord"), text;
	struct stat st;

	if (!path.n)
		return FAULT_NONE;
	if (stat(path.p, &st) == 0 && (st.st_mode & (S_IRWXO | S_IWGRP)))
		return fault_detail(&t->fi, FAULT_INVALID, path.p, "is open to others; give it mode 0600 or 0640");
	TRY(toestel_read(t, path.p, PASSWORD_BYTES, &text));
	text = str_trim(text);
	if (!text.n || !memchr(text.p, ':', text.n) || memchr(text.p, '\n', text.n))
		return fault_detail(&t->fi, FAULT_INVALID, path.p, "does not hold one line GEBRUIKER:WACHTWOORD");
	*ret = str_dup(t->arena, text);
	return FAULT_NONE;
}

static enum fault mail_settings(struct toestel *t, struct mail_config *ret)
{
	struct str dir = config_text(t->config, "mail");

	*ret = (struct mail_config){ .waar = dir, .van = config_text(t->config, "mail_van"), .wachtwoord = STR("") };
	TRY(mail_password(t, &ret->wachtwoord));
	if (str_starts(dir, STR("bestand:")))
		mkdir(dir.p + strlen("bestand:"), 0700);
	return FAULT_NONE;
}

enum fault jobs_start(struct toestel *t, struct jobs **ret)
{
	struct mail_config mail;
	unsigned char raw[16];
	struct jobs *j;

	TRY(mail_settings(t, &mail));
	j = calloc(1, sizeof(*j));
	if (!j)
		abort();
	j->t = t;
	j->mail = mail;
	j->arena = arena_new(JOBS_ARENA);
	random_bytes(raw, sizeof(raw));
	memcpy(j->houder, hex(t->arena, (struct str){ (const char *)raw, sizeof(raw) }).p, 33);
	pthread_mutex_init(&j->lock, NULL);
	klok_cond_init(&j->wake);
	if (pthread_create(&j->thread, NULL, jobs_main, j) != 0) {
		arena_free(&j->arena);
		free(j);
		return fault_detail(&t->fi, FAULT_INTERNAL, "jobs thread", "cannot start");
	}
	*ret = j;
	return FAULT_NONE;
}

void jobs_stop(struct jobs **j)
{
	if (!*j)
		return;
	pthread_mutex_lock(&(*j)->lock);
	(*j)->stop = true;
	pthread_cond_signal(&(*j)->wake);
	pthread_mutex_unlock(&(*j)->lock);
	pthread_join((*j)->thread, NULL);
	arena_free(&(*j)->arena);
	free(*j);
	*j = NULL;
}
