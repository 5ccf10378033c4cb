/* The session cookie: __Host- when the way is https, HttpOnly, SameSite=Strict. */
#ifndef WEB_COOKIE_H
#define WEB_COOKIE_H

#include "web/web.h"

/* keep false: takes the cookie away. */
void cookie_set(struct req *r, struct str token, bool keep);

/* "Firefox op Windows": enough to know one's own sessions again. */
struct str req_device(const struct req *r);
/* ASCII letters small: addresses are compared so. */
struct str req_small(const struct req *r, struct str s);

#endif
