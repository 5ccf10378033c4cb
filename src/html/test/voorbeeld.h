/* The struct of the sample views that the tests of the compiler and of the writer render. */
#ifndef HTML_TEST_VOORBEELD_H
#define HTML_TEST_VOORBEELD_H

#include "html/out.h"

struct voorbeeld {
	struct str s;
	const char *z;
	int i;
	int64_t groot;
	size_t n;
	struct datum d;
	bool ja;
	struct str rows[3];
	struct out_https elders;
};

#endif
