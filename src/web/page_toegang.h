/* Views of getting in and out. */
#ifndef WEB_PAGE_TOEGANG_H
#define WEB_PAGE_TOEGANG_H

#include "html/out.h"

struct view_login {
	struct str token, naar, email, url, url_logout, url_vergeten, url_gebied;
	const char *fout; /* msgid; NULL none */
	bool bewaard;
};

#endif
