/* schakel demo vul: an empty database becomes the demonstration region. */
#include <stdio.h>
#include <string.h>

#include "main/demo_groot.h"
#include "main/demo_regio.h"
#include "main/demo_werk.h"
#include "main/schakel.h"

#define EXAMPLE_MAX (4 << 20)

/* One account a line: address, password, key of the second factor, who; two spaces between. */
static void print_accounts(struct toestel *t, const struct opdracht *o, bool groot)
{
	struct str secret = base32(t->arena, (struct str){ demo_totp, sizeof(demo_totp) });

	fprintf(o->out, "Accounts van de demonstratie (alles is verzonnen): adres, wachtwoord, sleutel van de tweede factor\n\n");
	for (size_t i = 0; i < demo_mensen_n; i++)
		fprintf(o->out, "%-34s  %s  %s  %s, %s\n", demo_mensen[i].email, demo_wachtwoord, secret.p,
			demo_mensen[i].naam, demo_mensen[i].rollen);
	if (groot)
		fprintf(o->out, "\nEn %d collega's, te vinden onder Beheer, met hetzelfde wachtwoord en dezelfde sleutel.\n", DEMO_MEER);
	fprintf(o->out, "\nZet de sleutel in een authenticator-app, of vraag de code van dit moment: schakel demo code\n");
}

static int print_code(const struct opdracht *o)
{
	char code[7];

	totp_code((struct str){ demo_totp, sizeof(demo_totp) }, klok_now() / (30 * SECOND_MS), code);
	fprintf(o->out, "%s\n", code);
	return 0;
}

/* The example file lies beside the catalogue. Without it the region is empty, as a new house would be. */
static enum fault fill_work(struct toestel *t, const struct ctx *c)
{
	struct str dir = str_cat(t->arena, config_text(t->config, "catalogus"), STR("/../voorbeeld/aanmeldingen-300"));
	struct str csv, kolommen;

	TRY(toestel_read(t, str_cat(t->arena, dir, STR(".csv")).p, EXAMPLE_MAX, &csv));
	TRY(toestel_read(t, str_cat(t->arena, dir, STR(".kolommen")).p, EXAMPLE_MAX, &kolommen));
	return demo_werk_fill(c, csv, kolommen);
}

int command_demo(struct toestel *t, const struct opdracht *o)
{
	enum fault f = toestel_config(t, o->config);
	bool groot = o->argc == 2 && strcmp(o->argv[1], "groot") == 0;
	struct ctx c;

	if (f)
		return command_fault(t, o, f);
	if (o->argc == 1 && strcmp(o->argv[0], "code") == 0)
		return print_code(o);
	if (o->argc < 1 || o->argc > 2 || (strcmp(o->argv[0], "vul") != 0 && strcmp(o->argv[0], "accounts") != 0))
		return command_usage(o, "schakel demo vul [leeg | groot] | accounts | code");
	if (strcmp(o->argv[0], "vul") == 0) {
		f = toestel_begin(t, "demo vul", "demo", NULL, &c);
		if (!f)
			f = demo_regio_fill(&c, true);
		if (!f && (o->argc == 1 || groot))
			f = fill_work(t, &c);
		if (!f && groot)
			f = demo_groot_fill(&c);
		if (f)
			return command_fault(t, o, f);
	}
	print_accounts(t, o, groot);
	return 0;
}
