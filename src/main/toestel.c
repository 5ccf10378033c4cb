/* Opening and closing what a command needs: see schakel.h. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "domein/organisatie/inrichting.h"
#include "domein/toegang/actor.h"
#include "koppeling/clamd.h"
#include "koppeling/pdf.h"
#include "main/schakel.h"

#define ARENA_CAP (768u << 20) /* a registration that is taken over lies in it whole */

enum fault toestel_config(struct toestel *t, const char *path)
{
	struct str db;

	if (t->borrowed)
		return FAULT_NONE;
	t->drukker = &pdf_hier;
	t->arena = arena_new(ARENA_CAP);
	TRY(geheim_init(&t->fi));
	t->config = config_new(t->arena, settings, settings_n);
	TRY(config_read_file(t->config, path, &t->fi));
	TRY(config_complete(t->config, &t->fi));
	TRY(settings_check(t->config, &t->fi));
	db = config_text(t->config, "database");
	t->db_config.readers = (int)config_int(t->config, "lezers");
	if (str_starts(db, STR("sqlite:"))) {
		t->db_config.kind = DB_SQLITE;
		t->db_config.path = db.p + strlen("sqlite:");
	} else {
		t->db_config.kind = DB_POSTGRES;
		t->db_config.conninfo = db.p + strlen("postgres:");
		struct str owner = config_text(t->config, "pg_eigenaar");

		t->db_config.pg_owner = owner.n ? owner.p : NULL;
	}
	t->adres = config_text(t->config, "adres").p;
	return FAULT_NONE;
}

enum fault toestel_read(struct toestel *t, const char *path, size_t max, struct str *ret)
{
	FILE *f = fopen(path, "re");
	struct stat st;
	char *p;
	size_t n;

	if (!f)
		return fault_detail(&t->fi, FAULT_INVALID, path, strerror(errno));
	if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size > max) {
		fclose(f);
		return fault_detail(&t->fi, FAULT_INVALID, path, "geen bestand, of te groot");
	}
	p = arena_alloc(t->arena, (size_t)st.st_size + 1);
	n = fread(p, 1, (size_t)st.st_size, f);
	fclose(f);
	if (n != (size_t)st.st_size)
		return fault_detail(&t->fi, FAULT_INVALID, path, "niet helemaal te lezen");
	*ret = (struct str){ p, n };
	return FAULT_NONE;
}

static enum fault keys_open(struct toestel *t)
{
	struct str dir = config_text(t->config, "sleutels");

	TRY(id_key_load(str_cat(t->arena, dir, STR("/url.sleutel")).p, &t->sleutels.url, &t->fi));
	return key_load(str_cat(t->arena, dir, STR("/kluis.sleutel")).p, t->sleutels.kluis, &t->fi);
}

enum fault toestel_db(struct toestel *t)
{
	enum fault f;

	if (t->borrowed)
		return FAULT_NONE;
	f = db_open(&t->db_config, domein_statements(), &t->db, &t->fi);
	if (f == FAULT_BUSY && t->db_config.kind == DB_SQLITE && !t->fi.text)
		t->fi.text = "De database is al in gebruik, door een server of een andere opdracht.";
	return f;
}

enum fault toestel_open(struct toestel *t)
{
	struct ctx c;

	if (t->borrowed)
		return FAULT_NONE;
	TRY(keys_open(t));
	TRY(toestel_db(t));
	TRY(toestel_ctx(t, "start", "beheer", NULL, &c));
	return inrichting_catalogus(&c, &t->cat, &t->cat_id);
}

void toestel_close(struct toestel *t)
{
	if (t->db)
		db_close(&t->db);
	id_key_free(&t->sleutels.url);
	explicit_bzero(t->sleutels.kluis, sizeof(t->sleutels.kluis));
	arena_free(&t->arena);
}

void toestel_scanner(struct toestel *t)
{
	struct str socket = config_text(t->config, "clamd");
	struct clamd_config *clamd = ARENA_NEW(t->arena, struct clamd_config);
	struct scanner *s = ARENA_NEW(t->arena, struct scanner);

	if (!socket.n)
		return;
	clamd->socket = socket.p;
	*s = (struct scanner){ clamd_scan, clamd };
	t->scanner = s;
}

enum fault toestel_ctx(struct toestel *t, const char *route, const char *doel, const char *als, struct ctx *ret)
{
	*ret = (struct ctx){ .db = t->db, .cat = t->cat, .sleutels = &t->sleutels, .scanner = t->scanner,
		.drukker = t->drukker,
		.arena = t->arena, .fi = &t->fi, .cat_id = t->cat_id, .route = route, .doel = doel };
	ret->eyes.verzoek = id_new();
	return als ? actor_as(ret, str_z(als)) : FAULT_NONE;
}

enum fault toestel_begin(struct toestel *t, const char *route, const char *doel, const char *als, struct ctx *ret)
{
	t->db_config.proven = true; /* by the server when it starts: a command runs few of the statements */
	TRY(toestel_open(t));
	return toestel_ctx(t, route, doel, als, ret);
}
