/* For fuzz targets that read several files: they follow each other in one, with a line %% between them. */
#ifndef VERIFIEER_FUZZ_DEEL_H
#define VERIFIEER_FUZZ_DEEL_H

#include <string.h>

#include "verifieer/lees.h"

static inline struct stuk part_next(struct stuk *rest)
{
	static const char mark[] = "%%\n";
	const char *end = memmem(rest->p, rest->n, mark, sizeof(mark) - 1);
	struct stuk part = { rest->p, end ? (size_t)(end - rest->p) : rest->n };

	rest->n = end ? rest->n - part.n - (sizeof(mark) - 1) : 0;
	rest->p = end ? end + sizeof(mark) - 1 : rest->p + part.n;
	return part;
}

#endif
