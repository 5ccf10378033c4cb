/* The session cookie: __Host- when the way is https, HttpOnly, SameSite=Strict. */
#ifndef WEB_COOKIE_H
#define WEB_COOKIE_H

#include "web/web.h"

/* keep false: takes the cookie away. */
void cookie_set(struct req *r, struct str token, bool keep);

#endif
