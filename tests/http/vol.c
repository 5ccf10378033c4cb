/* A disk without room, or a broken one, for tests: preloaded before the program under test.
 *
 * While the file VOL_FLAG exists, no file grows whose path begins with one of VOL_PATH (several, with a colon between):
 * writing within it goes on, as on a real disk without room, and writing beyond its end fails with ENOSPC. When the file
 * holds anything the disk is broken instead: every write, and every flush, fails with EIO.
 * Threading: no state but the pointers to the real functions.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_named(const char *name)
{
	for (const char *p = getenv("VOL_PATH"); p; p = strchr(p, ':')) {
		p += *p == ':';
		if (strncmp(name, p, strcspn(p, ":")) == 0)
			return 1;
	}
	return 0;
}

/* 0, or the error of writing to it up to end. */
static int refused(int fd, off_t end)
{
	const char *flag = getenv("VOL_FLAG");
	char link[64], name[PATH_MAX];
	struct stat st, word;
	ssize_t n;

	if (!flag || stat(flag, &word) != 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return 0;
	if (!word.st_size && end <= st.st_size)
		return 0;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, name, sizeof(name) - 1);
	if (n < 0)
		return 0;
	name[n] = '\0';
	if (!is_named(name))
		return 0;
	errno = word.st_size ? EIO : ENOSPC;
	return errno;
}

static off_t here(int fd)
{
	off_t at = lseek(fd, 0, SEEK_CUR);

	return at < 0 ? 0 : at;
}

static off_t total(const struct iovec *v, int n)
{
	off_t all = 0;

	for (int i = 0; i < n; i++)
		all += (off_t)v[i].iov_len;
	return all;
}

#define REAL(type, name, ...) \
	static type (*real)(__VA_ARGS__); \
	if (!real) \
		*(void **)&real = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *p, size_t n)
{
	REAL(ssize_t, write, int, const void *, size_t);
	return refused(fd, here(fd) + (off_t)n) ? -1 : real(fd, p, n);
}

ssize_t writev(int fd, const struct iovec *v, int n)
{
	REAL(ssize_t, writev, int, const struct iovec *, int);
	return refused(fd, here(fd) + total(v, n)) ? -1 : real(fd, v, n);
}

#define AT(name) \
	ssize_t name(int fd, const void *p, size_t n, off_t at) \
	{ \
		REAL(ssize_t, name, int, const void *, size_t, off_t); \
		return refused(fd, at + (off_t)n) ? -1 : real(fd, p, n, at); \
	}
AT(pwrite)
AT(pwrite64)

#define VECTOR_AT(name) \
	ssize_t name(int fd, const struct iovec *v, int n, off_t at) \
	{ \
		REAL(ssize_t, name, int, const struct iovec *, int, off_t); \
		return refused(fd, at + total(v, n)) ? -1 : real(fd, v, n, at); \
	}
VECTOR_AT(pwritev)
VECTOR_AT(pwritev64)

#define ALLOCATE(name) \
	int name(int fd, off_t at, off_t n) \
	{ \
		REAL(int, name, int, off_t, off_t); \
		return refused(fd, at + n) ? errno : real(fd, at, n); \
	}
ALLOCATE(posix_fallocate)
ALLOCATE(posix_fallocate64)

#define FALLOCATE(name) \
	int name(int fd, int mode, off_t at, off_t n) \
	{ \
		REAL(int, name, int, int, off_t, off_t); \
		return refused(fd, at + n) ? -1 : real(fd, mode, at, n); \
	}
FALLOCATE(fallocate)
FALLOCATE(fallocate64)

#define FLUSH(name) \
	int name(int fd) \
	{ \
		REAL(int, name, int); \
		return refused(fd, 0) ? -1 : real(fd); \
	}
FLUSH(fsync)
FLUSH(fdatasync)
