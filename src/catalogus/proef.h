/* For the tests of this room: the shipped catalogue as a bundle, and the same with one thing planted in it. */
#ifndef CATALOGUS_PROEF_H
#define CATALOGUS_PROEF_H

#include "basis/testhulp.h"
#include "catalogus/catalogus.h"

/* Set by main() from the first argument: the folder catalogus/ of the source. */
extern const char *proef_map;
int proef_main(int argc, char **argv, const struct CMUnitTest *tests, size_t n);

/* The shipped bundle; fails the test when the folder cannot be read. */
struct str proef_bundel(struct arena *a);
/* The bytes of one file in a bundle. */
struct str proef_inhoud(struct str bundel, const char *pad);
/* The bundle with other bytes for pad; a pad that is not there is put in its place, p == NULL takes it out. */
struct str proef_zet(struct arena *a, struct str bundel, const char *pad, struct str inhoud);
/* The text with the first `oud` replaced; fails the test when there is none. */
struct str proef_vervang(struct arena *a, struct str tekst, const char *oud, const char *nieuw);
/* The line of the first `teken`, from 1; 0 when there is none. */
int proef_regel(struct str tekst, const char *teken);
/* Loads and returns the fault; problems in ret. */
enum fault proef_load(struct arena *a, struct str bundel, struct catalogus **ret, struct catalogus_problems *ret_p);
/* Every problem on a line, for a message when a test fails. */
const char *proef_tekst(struct arena *a, const struct catalogus_problems *p);

#endif
