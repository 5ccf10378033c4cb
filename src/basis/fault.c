/* Faults: the first message stands. See fault.h.
 *
 * Threading: a struct fault_info belongs to one request. The texts are literals.
 */
#include "basis/fault.h"

#include <string.h>

/* One row per kind: FAULT_x, name in the log, standard text for the user. */
#define FAULT_TABLE(X) \
	X(FAULT_NONE, "none", "") \
	X(FAULT_NOT_FOUND, "not_found", "Dit bestaat niet, of u mag het niet zien.") \
	X(FAULT_DENIED, "denied", "U hebt hiervoor geen recht.") \
	X(FAULT_INVALID, "invalid", "Niet alles is goed ingevuld. Kijk bij de gemarkeerde velden.") \
	X(FAULT_CONFLICT, "conflict", "Iemand anders heeft dit intussen gewijzigd.") \
	X(FAULT_BUSY, "busy", "Het is nu te druk. Probeer het zo nog eens.") \
	X(FAULT_UNCERTAIN, "uncertain", "De verbinding viel weg. Het is niet zeker of uw wijziging is opgeslagen.") \
	X(FAULT_FULL, "full", "Er is geen opslagruimte meer. Waarschuw de beheerder.") \
	X(FAULT_INTERNAL, "internal", "Er ging iets mis in het systeem. De beheerder kan in het logboek zien wat.")

const char *fault_text(enum fault f)
{
	switch (f) {
#define X(kind, name, text) case kind: return text;
	FAULT_TABLE(X)
#undef X
	}
	return fault_text(FAULT_INTERNAL);
}

const char *fault_name(enum fault f)
{
	switch (f) {
#define X(kind, name, text) case kind: return name;
	FAULT_TABLE(X)
#undef X
	}
	return "unknown";
}

enum fault fault_set(struct fault_info *fi, enum fault f, const char *text, const char *rule)
{
	if (!fi || f == FAULT_NONE)
		return f;
	if (fi->fault == FAULT_NONE) {
		fi->fault = f;
		fi->text = text;
		fi->rule = rule;
	}
	return fi->fault;
}

enum fault fault_field(struct fault_info *fi, const char *field, const char *text, const char *rule)
{
	size_t i;

	if (!fi)
		return FAULT_INVALID;
	(void)fault_set(fi, FAULT_INVALID, NULL, rule);
	for (i = 0; i < fi->nfields; i++)
		if (strcmp(fi->fields[i].field, field) == 0)
			return FAULT_INVALID;
	/* beyond the last place there is nothing to show it in; the ones before are enough to refuse */
	if (fi->nfields < FAULT_FIELDS_MAX)
		fi->fields[fi->nfields++] = (struct fault_field){ field, text };
	return FAULT_INVALID;
}

/* Adds z behind the n bytes in the detail, as far as it fits, never half a code point; returns the new length. */
static size_t detail_add(struct fault_info *fi, size_t n, const char *z)
{
	size_t room = FAULT_DETAIL_MAX - 1 - n, length = strlen(z);

	if (length > room) {
		length = room;
		while (length && ((unsigned char)z[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(fi->detail + n, z, length);
	fi->detail[n + length] = '\0';
	return n + length;
}

enum fault fault_detail(struct fault_info *fi, enum fault f, const char *what, const char *why)
{
	size_t n;

	f = fault_set(fi, f == FAULT_NONE ? FAULT_INTERNAL : f, NULL, NULL);
	if (!fi || fi->detail[0])
		return f;
	n = detail_add(fi, 0, what ? what : "");
	if (why) {
		n = detail_add(fi, n, ": ");
		(void)detail_add(fi, n, why);
	}
	return f;
}

void fault_clear(struct fault_info *fi)
{
	if (fi)
		*fi = (struct fault_info){ .fault = FAULT_NONE };
}
