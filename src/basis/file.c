/* Files that must still be there after the power failed: see file.h. */
#include "basis/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool file_flush(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), why;
	bool ok = fd >= 0 && fsync(fd) == 0;

	why = errno;
	if (fd >= 0)
		(void)close(fd);
	errno = why;
	return ok;
}

bool file_flush_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	bool ok;

	if (!folder)
		abort();
	ok = file_flush(folder);
	free(folder);
	return ok;
}
