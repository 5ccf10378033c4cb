/* Files that must still be there after the power failed. Threading: any. */
#ifndef BASIS_FILE_H
#define BASIS_FILE_H

#include "basis/fault.h"

/* What the file or the folder holds is on disk; false with errno. */
MUST_USE bool file_flush(const char *path);
/* So is its name: after a file was made or renamed, in the folder where it stands. False with errno. */
MUST_USE bool file_flush_name(const char *path);

#endif
