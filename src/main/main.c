/* schakel: the commands. One table gives parser and help. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "main/naast.h"
#include "main/schakel.h"

const struct command commands[] = {
	{ "serve", "", "Start de webserver; een gevallen server staat binnen een seconde weer op.", false, command_serve },
	{ "check-config", "[--voorbeeld]", "Controleer de configuratie, of toon een voorbeeldbestand.",
		false, command_check_config },
	{ "migreer", "", "Breng de database op de stand van dit programma.", false, command_migreer },
	{ "sleutels", "maak", "Maak de sleutelbestanden die nog ontbreken.", false, command_sleutels },
	{ "catalogus", "check|laad [MAP]", "Controleer een catalogus, of laad hem in de database.", true, command_catalogus },
	{ "demo", "vul [leeg | groot] | accounts | code", "Vul een lege database met de verzonnen demonstratieregio; toon de accounts; geef de code van nu.",
		false, command_demo },
	{ "rechten", "[ROL]", "Toon elke route met recht en rollen, of die van een rol, en elk statement met zijn lens.", false, command_rechten },
	{ "importeer", "aanmeldingen BESTAND.csv [--bekende-overslaan] | registratie MAP-OF-BESTAND --kolommen BESTAND [--proef]",
		"Lees aanmeldingen of een hele registratie in; --proef schrijft niets en noemt elk probleem. Vraagt --als.", true, command_importeer },
	{ "partij", "[weg NUMMER --reden TEKST [--proef]]",
		"De partijen van ingelezen registraties; weg gooit een partij weg die niet af is. Vraagt --als.", true, command_partij },
	{ "gebruiker", "lijst | eerste ... | nieuw ... | einde|factor|wachtwoord E-MAIL",
		"Beheer accounts vanaf de server; zonder meer toont het de vormen.", true, command_gebruiker },
	{ "logboek", "zegel | sleutel [vervang] | uitvoer MAP | ldv BESTAND | bewijs SOORT NUMMER BESTAND | verifieer ...",
		"Verzegel het logboek, vervang de sleutel, voer het uit of geef een bewijs (vraagt --als), of controleer die.", true, command_logboek },
	{ "backup", "MAP", "Maak een back-up van de database in MAP.", true, command_backup },
	{ "restore", "MAP", "Zet een back-up terug; de server staat uit, op PostgreSQL in een lege database.", false, command_restore },
};
const size_t commands_n = sizeof(commands) / sizeof(commands[0]);

/* One line, whole: threads write at the same time, so the stream is held, and main() makes it send line by line. */
void log_line(int level, const char *what, const char *detail, int64_t verzoek)
{
	flockfile(stderr);
	fprintf(stderr, "<%d>{\"wat\":\"%s\",\"detail\":\"", level, what);
	for (const char *p = detail ? detail : ""; *p; p++) {
		if (*p == '"' || *p == '\\')
			fputc('\\', stderr);
		fputc((unsigned char)*p < 0x20 ? ' ' : *p, stderr);
	}
	fprintf(stderr, "\",\"verzoek\":\"%lld\"}\n", (long long)verzoek);
	funlockfile(stderr);
}

int command_usage(const struct opdracht *o, const char *usage)
{
	fprintf(o->out, "Gebruik: %s\n", usage);
	return 2;
}

/* On one line: a library may say more than that. */
static void detail_print(FILE *to, const char *detail)
{
	size_t n = strlen(detail);

	while (n && (unsigned char)detail[n - 1] <= ' ')
		n--;
	if (!n)
		return;
	fputs(" (", to);
	for (size_t i = 0; i < n; i++)
		fputc((unsigned char)detail[i] < ' ' ? ' ' : detail[i], to);
	fputc(')', to);
}

int command_fault(const struct toestel *t, const struct opdracht *o, enum fault f)
{
	FILE *to = o->out == stdout ? stderr : o->out;
	const char *text = t->fi.text ? t->fi.text : f == FAULT_INVALID && !t->fi.nfields ? "Dat kan niet." : fault_text(f);

	fprintf(to, "schakel: %s", text);
	detail_print(to, t->fi.detail);
	for (size_t i = 0; i < t->fi.nfields; i++)
		fprintf(to, "\n  %s: %s", t->fi.fields[i].field, t->fi.fields[i].text);
	fprintf(to, "\n");
	return 1;
}

static int help(FILE *to)
{
	fprintf(to, "Gebruik: schakel [--config BESTAND] [--als E-MAIL] OPDRACHT\n\nOpdrachten:\n");
	for (size_t i = 0; i < commands_n; i++)
		fprintf(to, "  %s %s\n      %s\n", commands[i].name, commands[i].args, commands[i].help);
	fprintf(to, "\nDe configuratie staat in schakel.conf, of in het bestand achter --config.\n");
	return to == stdout ? 0 : 2;
}

static void command_line(FILE *to, const struct command *cmd)
{
	fprintf(to, "Gebruik: schakel [--config BESTAND] [--als E-MAIL] %s%s%s\n", cmd->name, *cmd->args ? " " : "", cmd->args);
}

/* schakel OPDRACHT --help: never the command itself. */
static int help_one(const struct command *cmd)
{
	command_line(stdout, cmd);
	printf("\n%s\n", cmd->help);
	return 0;
}

static bool help_asked(const struct opdracht *o)
{
	for (int i = 0; i < o->argc; i++)
		if (strcmp(o->argv[i], "--help") == 0)
			return true;
	return false;
}

/* Beside a running server the server does it; else here. */
static int run_one(const struct command *cmd, const struct opdracht *o)
{
	struct toestel t = { 0 };
	int rc = 0;

	if (cmd->beside && !command_logboek_alone(cmd, o)) {
		enum fault f = toestel_config(&t, o->config);

		if (f)
			rc = command_fault(&t, o, f);
		if (f || naast_try(&t, cmd, o, &rc)) {
			toestel_close(&t);
			return rc;
		}
		toestel_close(&t);
		t = (struct toestel){ 0 };
	}
	rc = cmd->run(&t, o);
	toestel_close(&t);
	return rc;
}

static int run(const char *name, const struct opdracht *o)
{
	for (size_t i = 0; i < commands_n; i++) {
		if (strcmp(commands[i].name, name) != 0)
			continue;
		if (help_asked(o))
			return help_one(&commands[i]);
		if (!*commands[i].args && o->argc) { /* it takes no words: a mistake is not to start it */
			command_line(stderr, &commands[i]);
			return 2;
		}
		return run_one(&commands[i], o);
	}
	fprintf(stderr, "schakel: onbekende opdracht %s\n\n", name);
	return help(stderr);
}

int main(int argc, char **argv)
{
	struct opdracht o = { .config = "schakel.conf", .out = stdout };
	int i = 1;

	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
	for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
		if (strcmp(argv[i], "--help") == 0)
			return help(stdout);
		if (strcmp(argv[i], "--version") == 0)
			return puts("schakel " SCHAKEL_VERSION) < 0;
		if (i + 1 < argc && strcmp(argv[i], "--config") == 0)
			o.config = argv[++i];
		else if (i + 1 < argc && strcmp(argv[i], "--als") == 0)
			o.als = argv[++i];
		else
			return help(stderr);
	}
	if (i >= argc)
		return help(stderr);
	o.argc = argc - i - 1;
	o.argv = argv + i + 1;
	return run(argv[i], &o);
}
