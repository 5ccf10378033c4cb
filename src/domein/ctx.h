/* The context of one request, command or job: who acts, for what, and what is looked at.
 *
 * Every domain function takes it first. Reading goes through ctx_read (lens actor), writing through ctx_write: one
 * unit of work that also stores the form's one-time token with its outcome, so that a second submit gets the first
 * answer. Whoever shows a person calls ctx_look; the answer is released when ctx_looks_durable says so.
 * Lifetimes: everything lives in the arena. Threading: one thread at a time (a unit runs on the writer thread while
 * the request waits).
 */
#ifndef DOMEIN_CTX_H
#define DOMEIN_CTX_H

#include "basis/geheim.h"
#include "basis/stuk.h"
#include "db/db.h"
#include "domein/ids.h"
#include "catalogus/rechten.h"

struct catalogus;

/* Who acts when there is no medewerker: commands, jobs and logging in. It has no row; the journaal shows the number. */
#define ACTOR_DIENST 2

struct sleutels { /* keys from files, never in the database */
	struct id_key *url;
	unsigned char kluis[32]; /* wraps the keys of attachments; seals concepts and TOTP secrets */
};

/* Says whether the bytes of a file are clean: FAULT_INVALID with a text for the user when not, FAULT_BUSY when it cannot
 * say. */
struct scanner {
	enum fault (*scan)(void *arg, struct str bytes, struct fault_info *fi);
	void *arg;
};

/* Makes a document into a PDF: FAULT_BUSY with a text for the user when it cannot now. */
struct drukker {
	enum fault (*druk)(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *fi);
	void *arg;
};

struct actor {
	struct medewerker_id id; /* 0: nobody */
	struct organisatie_id organisatie;
	struct huis_id huis;
	struct regio_id regio;
	struct str naam, functie, organisatie_naam;
	struct str wgs;     /* lid1, lid2, geen */
	struct str domein;  /* straf, zorg, gemeente, zvh */
	uint64_t rechten;   /* RECHT_BIT */
	struct str ringen;  /* ",radicalisering,geheim,": the besloten rings he is in; "" none */
	struct str rollen;  /* ",intake,weegploeglid,": those of today; "" none */
	struct str taal, kleuren;
	bool sneltoetsen;
	int64_t meldingen;  /* unread notices, when the request began */
};
bool actor_mag(const struct actor *a, enum recht r);

enum look_soort { LOOK_SCHERM, LOOK_ZOEK, LOOK_AFDRUK, LOOK_BESTAND, LOOK_GEWEIGERD };
struct look {
	struct dossier_id dossier; /* 0: none */
	struct persoon_id persoon; /* 0: a dossier without a linked person */
	enum look_soort soort;
	struct str grond;
};
#define LOOKS_MAX 600

struct ctx {
	struct db *db;
	const struct catalogus *cat;
	int64_t cat_id; /* of its row: what a new dossier records */
	const struct sleutels *sleutels;
	const struct scanner *scanner; /* of attachments; NULL: they are not scanned */
	const struct drukker *drukker; /* of PDF; see ctx_druk */
	struct arena *arena;
	struct fault_info *fi;
	struct db_eyes eyes;
	struct actor actor;
	const char *route; /* name of the route, command or job */
	const char *doel;  /* purpose, as in routes.def */
	struct str token;  /* one-time form token; STR_NULL for jobs and imports */
	int64_t uitkomst;  /* set by the unit: what the second submit gets as well */
	bool herhaling;    /* this was a second submit */
	int eenheden;      /* units begun under the token */
	struct import_id partij; /* a batch that nobody sees yet: what is granted waits in it; 0 none */
	bool afdruk;       /* the page is for paper: what it shows counts as printed */
	size_t nlooks;
	struct look *looks;
	struct append_ticket ticket;
};

/* A read batch through the actor's lens. */
struct batch ctx_read(struct ctx *c);
/* From here on this context reads one dossier as it was known at a moment, with somebody's eyes, within what the actor may
 * see now: ctx_read goes through lens asof, ctx_moment is that moment, ctx_write refuses, and every look says so. 0: today
 * again. */
void ctx_toen(struct ctx *c, struct dossier_id d, int64_t moment, struct medewerker_id ogen);
static inline bool ctx_is_toen(const struct ctx *c)
{
	return c->eyes.asof_moment != 0;
}

/* A batch on the bare tables, for statements with a :reden. */
struct batch ctx_kaal(struct ctx *c);
/* One unit of work as the actor. fn sets c->uitkomst; on a second submit fn does not run and ret_uitkomst is the first
 * outcome. ret_uitkomst may be NULL. */
MUST_USE enum fault ctx_write(struct ctx *c, unit_fn fn, void *arg, int64_t *ret_uitkomst);
/* The same on the bare tables (login, sessions, mail): no form token. */
MUST_USE enum fault ctx_write_kaal(struct ctx *c, unit_fn fn, void *arg);

/* Notes that a person or dossier is shown. Once per person and dossier and request. */
void ctx_look(struct ctx *c, struct dossier_id dossier, struct persoon_id persoon, enum look_soort soort,
	struct str grond);
/* Sends the looks to the log thread; cheap, call it before rendering. */
MUST_USE enum fault ctx_looks_send(struct ctx *c);
/* Returns when they are on disk. No page with personal data leaves before. */
MUST_USE enum fault ctx_looks_durable(struct ctx *c);

/* The document as PDF. Outside every unit. */
MUST_USE enum fault ctx_druk(struct ctx *c, const struct stuk *s, struct str *ret);
/* FAULT_DENIED unless the actor has the right. */
MUST_USE enum fault ctx_require(struct ctx *c, enum recht r);
int64_t ctx_moment(struct ctx *c);

/* Every statement of the program, for db_open and for the list of rights. */
struct stmt_set domein_statements(void);

#endif
