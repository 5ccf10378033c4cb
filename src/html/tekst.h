/* The English texts, compiled in from po/en.po by tools/gen_po.py: sorted by msgid in byte order, constant. */
#ifndef HTML_TEKST_H
#define HTML_TEKST_H

#include <stddef.h>

struct tekst {
	const char *nl, *en;
};
extern const struct tekst tekst_en[];
extern const size_t tekst_en_n;

#endif
