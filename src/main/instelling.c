/* What the table of settings cannot say: the form of addresses, and what should be on disk. See schakel.h. */
#include <arpa/inet.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "main/schakel.h"

/* ---- form: a mistake stops every command ---- */

/* No blanks and none of the marks; what stands in a link or a header as it is. */
static bool plain(struct str s, const char *marks)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ' ' || strchr(marks, s.p[i]))
			return false;
	return s.n > 0;
}

static bool after(struct str s, const char *begin, struct str *ret)
{
	size_t n = strlen(begin);

	if (!str_starts(s, str_z(begin)))
		return false;
	*ret = (struct str){ s.p + n, s.n - n };
	return true;
}

static bool is_database(struct str s)
{
	struct str rest;

	return (after(s, "sqlite:", &rest) || after(s, "postgres:", &rest)) && str_trim(rest).n;
}

static bool is_address(struct str s)
{
	struct str rest;

	return (after(s, "https://", &rest) || after(s, "http://", &rest)) && plain(rest, "?#<>\"") && rest.p[rest.n - 1] != '/';
}

static bool is_mail(struct str s)
{
	struct str rest;

	if (str_eq(s, STR("uit")))
		return true;
	if (after(s, "bestand:", &rest))
		return str_trim(rest).n > 0;
	return (after(s, "smtp://", &rest) || after(s, "smtps://", &rest)) && plain(rest, "@?#<>\"");
}

static bool is_sender(struct str s)
{
	struct str before;

	return plain(s, "<>,;\"") && str_cut(&s, '@', &before) && before.n && s.n && !memchr(s.p, '@', s.n);
}

static bool is_proxy(struct str s)
{
	unsigned char to[16];

	return !s.n || inet_pton(AF_INET, s.p, to) == 1 || inet_pton(AF_INET6, s.p, to) == 1;
}

static const struct {
	const char *key;
	bool (*good)(struct str s);
	const char *form;
} forms[] = {
	{ "database", is_database, "vraagt: sqlite:BESTAND of postgres:CONNINFO" },
	{ "adres", is_address, "vraagt: https://NAAM of http://NAAM, zonder schuine streep aan het eind" },
	{ "mail", is_mail, "vraagt: uit, bestand:MAP, smtp://HOST:POORT of smtps://HOST:POORT" },
	{ "mail_van", is_sender, "vraagt: een e-mailadres" },
	{ "vertrouwde_proxy", is_proxy, "vraagt: een IP-adres" },
};

enum fault settings_check(struct config *c, struct fault_info *fi)
{
	enum fault f = FAULT_NONE, one;

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (forms[i].good(config_text(c, forms[i].key)))
			continue;
		one = config_refuse(c, forms[i].key, forms[i].form, fi);
		f = f ? f : one;
	}
	if (config_text(c, "socket").n && config_is_set(c, "poort")) {
		one = config_refuse(c, "poort", "gaat niet samen met socket: geef een van beide", fi);
		f = f ? f : one;
	}
	return f;
}

/* ---- on disk: what is not there yet is said, and is no mistake in the file ---- */

static void mind(const struct opdracht *o, const char *key, struct str path, const char *what)
{
	fprintf(o->out, "Let op: %s (instelling '%s'): %s\n", path.p, key, what);
}

static void folder_look(const struct toestel *t, const struct opdracht *o, const char *key, const char *what)
{
	struct str path = config_text(t->config, key);

	if (path.n && access(path.p, R_OK | X_OK) != 0)
		mind(o, key, path, what);
}

/* The folder that a file is to be made in. */
static void parent_look(const struct toestel *t, const struct opdracht *o, const char *key, struct str path)
{
	const char *slash = path.n ? strrchr(path.p, '/') : NULL;
	struct str dir = STR(".");

	if (!path.n)
		return;
	if (slash)
		dir = str_dup(t->arena, (struct str){ path.p, slash == path.p ? 1 : (size_t)(slash - path.p) });
	if (access(dir.p, W_OK | X_OK) != 0)
		mind(o, key, path, "in die map kan deze gebruiker niets maken.");
}

static void password_look(const struct toestel *t, const struct opdracht *o)
{
	struct str path = config_text(t->config, "mail_wachtwoord");
	struct stat st;

	if (!path.n)
		return;
	if (stat(path.p, &st) != 0 || access(path.p, R_OK) != 0)
		mind(o, "mail_wachtwoord", path, "dit bestand is er niet, of is niet te lezen.");
	else if (st.st_mode & (S_IRWXO | S_IWGRP))
		mind(o, "mail_wachtwoord", path, "anderen kunnen dit lezen of wijzigen; geef het modus 0600 of 0640.");
}

void settings_look(const struct toestel *t, const struct opdracht *o)
{
	struct str url = str_cat(t->arena, config_text(t->config, "sleutels"), STR("/url.sleutel")), clamd = config_text(t->config, "clamd");

	folder_look(t, o, "assets", "deze map is er niet, of is niet te lezen.");
	folder_look(t, o, "catalogus", "deze map is er niet, of is niet te lezen.");
	if (access(url.p, R_OK) != 0)
		mind(o, "sleutels", url, "geen sleutel die deze gebruiker kan lezen. Eerst: schakel sleutels maak.");
	parent_look(t, o, "socket", config_text(t->config, "socket"));
	parent_look(t, o, "vernietigingen", config_text(t->config, "vernietigingen"));
	if (t->db_config.kind == DB_SQLITE)
		parent_look(t, o, "database", str_z(t->db_config.path));
	if (clamd.n && access(clamd.p, R_OK | W_OK) != 0)
		mind(o, "clamd", clamd, "deze socket is er niet; zolang worden bijlagen geweigerd.");
	password_look(t, o);
}
