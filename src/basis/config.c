/* Reads settings by their table. See config.h; the texts made from the table are in config_text.c.
 *
 * The value of a wrong line is never repeated in a message: someone may have put a secret there.
 * Lifetimes: everything in the arena of config_new.
 */
#include "basis/config.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "basis/arena.h"
#include "basis/config_priv.h"

#define FILE_MAX ((size_t)256 * 1024)
#define LINE_MAX_BYTES ((size_t)4096)
#define KEY_MAX_BYTES ((size_t)64)
#define FAULTS_MAX 50

struct value {
	struct str text;
	int64_t number;
	bool given;
	int line; /* in the file that is being read; 0: not there */
};

struct config {
	struct arena *arena;
	const struct setting *table;
	struct value *values;
	size_t n;
	struct buf faults;
	int nfaults;
};

static bool is_key(struct str s)
{
	size_t i;

	if (!s.n || s.n > KEY_MAX_BYTES || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_'))
			return false;
	return true;
}

static bool is_plain_text(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return false;
	return str_utf8(s);
}

/* False when the setting does not take the text. */
static bool value_parse(struct arena *a, const struct setting *s, struct str text, struct value *ret)
{
	int64_t min, max, number = 0;

	setting_range(s, &min, &max);
	switch (s->type) {
	case SETTING_TEXT:
	case SETTING_PATH:
		if (!is_plain_text(text))
			return false;
		number = (int64_t)str_points(text);
		break;
	case SETTING_INT:
		if (!str_i64(text, &number))
			return false;
		break;
	case SETTING_BOOL:
		number = str_eq(text, STR("ja"));
		if (!number && !str_eq(text, STR("nee")))
			return false;
		break;
	}
	if (number < min || number > max)
		return false;
	ret->text = str_cat(a, text, STR(""));
	ret->number = number;
	ret->given = true;
	return true;
}

struct config *config_new(struct arena *a, const struct setting *table, size_t n)
{
	struct config *c = ARENA_NEW(a, struct config);
	bool sound;
	size_t i;

	*c = (struct config){ .arena = a, .table = table, .n = n, .faults = buf_new(a) };
	c->values = ARENA_ARRAY(a, n, struct value);
	for (i = 0; i < n; i++) {
		sound = is_key(str_z(table[i].key)) && table[i].min <= table[i].max && table[i].help;
		if (sound && table[i].standard)
			sound = value_parse(a, &table[i], str_z(table[i].standard), &c->values[i]);
		assert(sound);
	}
	return c;
}

/* Keeps one fault; line 0: of the file as a whole. Returns the fault that stands. */
static enum fault config_fault(struct config *c, const char *name, int line, struct str what, struct fault_info *fi)
{
	struct buf place = buf_new(c->arena);

	buf_addz(&place, name);
	if (line) {
		buf_addc(&place, ':');
		buf_add_i64(&place, line);
	}
	if (c->nfaults++ < FAULTS_MAX) {
		buf_add(&c->faults, buf_str(&place));
		buf_add(&c->faults, STR(": "));
		buf_add(&c->faults, what);
		buf_addc(&c->faults, '\n');
	}
	return fault_detail(fi, FAULT_INVALID, buf_str(&place).p, what.p);
}

/* "instelling 'x' " and the rest of the sentence. */
static struct str about(struct config *c, struct str key, struct str rest)
{
	struct buf b = buf_new(c->arena);

	buf_add(&b, STR("instelling '"));
	buf_add(&b, key);
	buf_add(&b, STR("' "));
	buf_add(&b, rest);
	return buf_str(&b);
}

/* The row of the table, or n. */
static size_t config_find(const struct config *c, struct str key)
{
	size_t i;

	for (i = 0; i < c->n && !str_eq(str_z(c->table[i].key), key); i++)
		;
	return i;
}

/* Gives a setting its value. */
static enum fault config_assign(struct config *c, const char *name, int line, struct str key, struct str text,
	struct fault_info *fi)
{
	size_t i = config_find(c, key);
	struct buf b;

	if (!is_key(key))
		return config_fault(c, name, line, STR("links van = hoort de naam van een instelling"), fi);
	if (i == c->n)
		return config_fault(c, name, line, about(c, key, STR("bestaat niet")), fi);
	if (c->values[i].line) {
		b = buf_new(c->arena);
		buf_add(&b, STR("staat er al, op regel "));
		buf_add_i64(&b, c->values[i].line);
		return config_fault(c, name, line, about(c, key, buf_str(&b)), fi);
	}
	if (!value_parse(c->arena, &c->table[i], text, &c->values[i])) {
		b = buf_new(c->arena);
		buf_add(&b, STR("vraagt: "));
		buf_add(&b, setting_form(c->arena, &c->table[i]));
		return config_fault(c, name, line, about(c, key, buf_str(&b)), fi);
	}
	c->values[i].line = line;
	return FAULT_NONE;
}

/* One line of a file. */
static enum fault config_line(struct config *c, const char *name, int line, struct str s, struct fault_info *fi)
{
	struct str key;

	if (s.n > LINE_MAX_BYTES)
		return config_fault(c, name, line, STR("de regel is te lang"), fi);
	s = str_trim(s);
	if (str_empty(s) || s.p[0] == '#')
		return FAULT_NONE;
	if (!str_cut(&s, '=', &key))
		return config_fault(c, name, line, STR("hier hoort naam = waarde, of # voor een opmerking"), fi);
	return config_assign(c, name, line, str_trim(key), str_trim(s), fi);
}

enum fault config_read(struct config *c, const char *name, struct str text, struct fault_info *fi)
{
	enum fault f = FAULT_NONE, of_line;
	struct str s;
	size_t i;
	int line = 0;

	for (i = 0; i < c->n; i++)
		c->values[i].line = 0;
	if (str_starts(text, STR("\xef\xbb\xbf"))) /* some editors put it in front */
		text = (struct str){ text.p + 3, text.n - 3 };
	while (!str_empty(text) && c->nfaults < FAULTS_MAX) {
		(void)str_cut(&text, '\n', &s);
		of_line = config_line(c, name, ++line, s, fi);
		if (!f)
			f = of_line;
	}
	return f;
}

static enum fault unreadable(const char *path, int why, struct fault_info *fi)
{
	enum fault f = fault_detail(fi, FAULT_INTERNAL, path, strerrordesc_np(why));

	if (fi)
		fi->text = N_("De configuratie kan niet worden gelezen. Een voorbeeld geeft: schakel check-config --voorbeeld");
	return f;
}

enum fault config_read_file(struct config *c, const char *path, struct fault_info *fi)
{
	char *text = arena_alloc(c->arena, FILE_MAX + 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	size_t n = 0;
	ssize_t got = 1;
	int why;

	if (fd < 0)
		return unreadable(path, errno, fi);
	while (n <= FILE_MAX && got > 0) {
		got = read(fd, text + n, FILE_MAX + 1 - n);
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got > 0)
			n += (size_t)got;
	}
	why = errno;
	close(fd);
	if (got < 0)
		return unreadable(path, why, fi);
	if (n > FILE_MAX)
		return config_fault(c, path, 0, STR("het bestand is groter dan 256 KiB"), fi);
	return config_read(c, path, (struct str){ text, n }, fi);
}

enum fault config_complete(struct config *c, struct fault_info *fi)
{
	enum fault f = FAULT_NONE, missing;
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (c->values[i].given)
			continue;
		missing = config_fault(c, "configuratie", 0, about(c, str_z(c->table[i].key), STR("ontbreekt")), fi);
		if (!f)
			f = missing;
	}
	return f;
}

enum fault config_refuse(struct config *c, const char *key, const char *what, struct fault_info *fi)
{
	size_t i = config_find(c, str_z(key));

	assert(i < c->n);
	return config_fault(c, "configuratie", c->values[i].line, about(c, str_z(key), str_z(what)), fi);
}

bool config_is_set(const struct config *c, const char *key)
{
	size_t i = config_find(c, str_z(key));

	return i < c->n && c->values[i].line > 0;
}

struct str config_faults(struct config *c)
{
	return buf_str(&c->faults);
}

/* The value of a setting that must be of this type. */
static const struct value *config_value(const struct config *c, const char *key, enum setting_type type)
{
	size_t i = config_find(c, str_z(key));

	assert(i < c->n);
	assert(c->table[i].type == type || (c->table[i].type == SETTING_PATH && type == SETTING_TEXT));
	assert(c->values[i].given);
	return &c->values[i];
}

struct str config_text(const struct config *c, const char *key)
{
	return config_value(c, key, SETTING_TEXT)->text;
}

int64_t config_int(const struct config *c, const char *key)
{
	return config_value(c, key, SETTING_INT)->number;
}

bool config_bool(const struct config *c, const char *key)
{
	return config_value(c, key, SETTING_BOOL)->number != 0;
}
