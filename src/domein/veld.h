/* A named text: a field as typed. domein knows no HTTP; web has the same shape in struct http_field. */
#ifndef DOMEIN_VELD_H
#define DOMEIN_VELD_H

#include "basis/str.h"

struct veld {
	struct str name, value;
};

#endif
