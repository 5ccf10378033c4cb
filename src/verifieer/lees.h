/* Reading an export: pure functions over bytes, strict, without memory of their own. What they do not know they refuse. */
#ifndef VERIFIEER_LEES_H
#define VERIFIEER_LEES_H

#include "basis/note.h"

#define ZOUT_LEN 16

struct stuk { /* a piece of text */
	const char *p;
	size_t n;
};

struct blad { /* a line of bladen.txt: PLAATS HASH ZOUT|- SOORT RECORD TEXT|- */
	uint64_t plaats;
	struct merkle_hash hash;
	bool gezouten; /* false: zout was removed */
	unsigned char zout[ZOUT_LEN];
	char soort; /* j, r or g */
	int64_t record;
	bool weg; /* the record is not there */
	struct stuk tekst;
};

/* The next line, without its newline; false at the end, and for a last line without one. */
bool lees_regel(struct stuk *rest, struct stuk *ret);
bool lees_blad(struct stuk regel, struct blad *ret);
/* Field i of a record, between tabs. */
bool lees_veld(struct stuk tekst, size_t i, struct stuk *ret);
bool lees_getal(struct stuk s, int64_t *ret);
/* The next note of a file in which each is followed by an empty line; false at the end. ret is empty when it is broken. */
bool lees_noot(struct stuk *rest, struct stuk *ret);

#endif
