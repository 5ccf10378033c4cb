/* The key with which the log is signed: a file in the folder of keys, in the form of golang.org/x/mod/sumdb/note. Its name
 * is the name of the log, and stays when the key is replaced. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "basis/file.h"
#include "domein/logboek/zegel.h"
#include "main/zegelsleutel.h"

static const char *key_path(struct toestel *t, struct str name)
{
	return str_cat(t->arena, config_text(t->config, "sleutels"), name).p;
}

static enum fault key_read(struct toestel *t, const char *path, struct note_signer *ret)
{
	char line[KEY_LINE_MAX];
	bool ok;

	TRY(key_line_load(path, line, &t->fi));
	ok = note_signer_parse(line, strlen(line), ret);
	explicit_bzero(line, sizeof(line));
	return ok ? FAULT_NONE : fault_detail(&t->fi, FAULT_INTERNAL, path, "holds no key of a log");
}

enum fault toestel_zegel(struct toestel *t, struct note_signer *ret)
{
	return key_read(t, key_path(t, STR("/zegel.sleutel")), ret);
}

static enum fault key_write(struct toestel *t, const char *path, const struct note_signer *s)
{
	char line[NOTE_KEY_TEXT];
	enum fault f;

	note_signer_text(s, line);
	f = key_line_create(path, line, &t->fi);
	explicit_bzero(line, sizeof(line));
	return f;
}

/* "https://schakel.example.nl" gives "schakel.example.nl/logboek". */
enum fault toestel_zegel_maak(struct toestel *t)
{
	const char *host = strstr(t->adres, "://");
	struct str name = str_cat(t->arena, str_z(host ? host + 3 : t->adres), STR("/logboek"));
	struct note_signer s;
	enum fault f;

	if (!note_name_ok(name.p) || !note_signer_new(name.p, &s))
		return fault_detail(&t->fi, FAULT_INVALID, "adres", "gives no name for the log");
	f = key_write(t, key_path(t, STR("/zegel.sleutel")), &s);
	note_signer_wipe(&s);
	return f;
}

/* The new key is on disk before the log names it, and takes the place of the old one after. What stopped half way is
 * finished by doing it again: the key that waits is then the newest of the log already. */
static enum fault key_place(struct toestel *t, const char *fresh, const char *path)
{
	if (rename(fresh, path) != 0 || !file_flush_name(path))
		return fault_detail(&t->fi, FAULT_INTERNAL, path, strerror(errno));
	return FAULT_NONE;
}

enum fault zegelsleutel_vervang(struct toestel *t, struct ctx *c)
{
	const char *path = key_path(t, STR("/zegel.sleutel")), *next = key_path(t, STR("/zegel.sleutel.nieuw"));
	struct note_signer old, fresh;
	struct str newest;
	char text[NOTE_KEY_TEXT];
	enum fault f;

	TRY(key_read(t, path, &old));
	if (!note_signer_new(old.key.name, &fresh))
		return fault_detail(&t->fi, FAULT_INTERNAL, path, "no new key");
	f = key_write(t, next, &fresh);
	if (!f)
		f = key_read(t, next, &fresh); /* one that waits from before counts */
	if (!f)
		f = zegel_sleutel_nieuwste(c, &newest);
	note_key_text(&fresh.key, text);
	if (!f && !str_eq(newest, str_z(text)))
		f = zegel_sleutel_vervang(c, &old, &fresh.key);
	if (!f)
		f = key_place(t, next, path);
	note_signer_wipe(&old);
	note_signer_wipe(&fresh);
	return f;
}
