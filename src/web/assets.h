/* The static files: read once at start, served from memory with a version in the URL and a year of caching. */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include "http/http.h"

struct assets;

/* Reads every regular file of dir (not deeper), 4 MiB at most each. */
MUST_USE enum fault assets_load(const char *dir, struct arena *a, struct assets **ret, struct fault_info *fi);
/* Answers a request under /assets/; false when the path is another. */
bool assets_serve(const struct assets *as, const struct http_request *http, struct http_response *res);
/* "/assets/schakel.css?v=0123abcd"; without version when there is no such file. */
struct str assets_url(const struct assets *as, struct arena *a, const char *name);

#endif
