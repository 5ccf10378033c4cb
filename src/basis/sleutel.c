/* Key files: read with suspicion, written once.
 *
 * A key that others may read is no key, and a program that starts with one would hide that: so it does not start. The
 * group may read, because that is how a service manager hands a credential to an unprivileged service.
 * Lifetimes: what was read from the file is wiped before return.
 */
#include "basis/geheim.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "basis/file.h"
#include "basis/geheim_priv.h"

#define KEY_MAX 64
#define TEXT_MAX (2 * KEY_MAX + 1) /* hex and a newline */

/* What is wrong with the file, or NULL. */
static const char *file_refusal(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return strerrordesc_np(errno);
	if (!S_ISREG(st.st_mode))
		return "is not a plain file";
	if (st.st_uid != 0 && st.st_uid != geteuid())
		return "belongs to another user";
	if (st.st_mode & (S_IRWXO | S_IWGRP))
		return "is open to others; give it mode 0600 or 0640";
	return NULL;
}

/* At most size bytes; -1 on an error. */
static ssize_t read_all(int fd, unsigned char *p, size_t size)
{
	size_t n = 0;
	ssize_t got;

	while (n < size) {
		got = read(fd, p + n, size - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		n += (size_t)got;
	}
	return (ssize_t)n;
}

/* Makes n key bytes of the length bytes that the file holds. */
static bool key_decode(const unsigned char *file, size_t length, unsigned char *ret, size_t n)
{
	size_t decoded;

	if (length == n) {
		memcpy(ret, file, n);
		return true;
	}
	if (length == 2 * n + 1 && file[2 * n] == '\n')
		length--;
	return length == 2 * n &&
	       sodium_hex2bin(ret, n, (const char *)file, length, NULL, &decoded, NULL) == 0 && decoded == n;
}

enum fault key_bytes_load(const char *path, unsigned char *ret, size_t n, struct fault_info *fi)
{
	unsigned char file[TEXT_MAX + 1], key[KEY_MAX];
	const char *refusal;
	ssize_t length = -1;
	int fd;

	assert(n > 0 && n <= KEY_MAX);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return fault_detail(fi, FAULT_INTERNAL, path, strerrordesc_np(errno));
	refusal = file_refusal(fd);
	if (!refusal) {
		length = read_all(fd, file, sizeof(file));
		if (length < 0)
			refusal = strerrordesc_np(errno);
		else if (!key_decode(file, (size_t)length, key, n))
			refusal = "does not hold a key of the right length, raw or in hex";
		else
			memcpy(ret, key, n);
		sodium_memzero(file, sizeof(file));
		sodium_memzero(key, sizeof(key));
	}
	close(fd);
	return refusal ? fault_detail(fi, FAULT_INTERNAL, path, refusal) : FAULT_NONE;
}

enum fault key_line_load(const char *path, char ret[KEY_LINE_MAX], struct fault_info *fi)
{
	unsigned char file[KEY_LINE_MAX];
	const char *refusal;
	ssize_t length = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return fault_detail(fi, errno == ENOENT ? FAULT_NOT_FOUND : FAULT_INTERNAL, path, strerrordesc_np(errno));
	refusal = file_refusal(fd);
	if (!refusal) {
		length = read_all(fd, file, sizeof(file));
		if (length > 0 && file[length - 1] == '\n')
			length--;
		if (length <= 0 || length == sizeof(file) || memchr(file, '\n', (size_t)length) || memchr(file, 0, (size_t)length)) {
			refusal = "does not hold one line";
		} else {
			memcpy(ret, file, (size_t)length);
			ret[length] = '\0';
		}
		sodium_memzero(file, sizeof(file));
	}
	close(fd);
	return refusal ? fault_detail(fi, FAULT_INTERNAL, path, refusal) : FAULT_NONE;
}

enum fault key_load(const char *path, unsigned char ret[32], struct fault_info *fi)
{
	return key_bytes_load(path, ret, 32, fi);
}

static bool write_all(int fd, const char *p, size_t n)
{
	ssize_t put;

	while (n) {
		put = write(fd, p, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		p += put;
		n -= (size_t)put;
	}
	return fsync(fd) == 0;
}

/* A new file of that text; none is left when it cannot be written whole. */
static enum fault file_create(const char *path, const char *text, size_t n, struct fault_info *fi)
{
	bool written;
	int fd, why;

	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd < 0 && errno == EEXIST)
		return FAULT_NONE;
	if (fd < 0)
		return fault_detail(fi, FAULT_INTERNAL, path, strerrordesc_np(errno));
	written = write_all(fd, text, n);
	why = errno;
	if ((close(fd) != 0 || !file_flush_name(path)) && written) {
		written = false;
		why = errno;
	}
	if (written)
		return FAULT_NONE;
	(void)unlink(path); /* half a key would stop the next start */
	return fault_detail(fi, why == ENOSPC ? FAULT_FULL : FAULT_INTERNAL, path, strerrordesc_np(why));
}

enum fault key_create(const char *path, size_t bytes, struct fault_info *fi)
{
	unsigned char key[KEY_MAX];
	char text[TEXT_MAX + 1];
	enum fault f;

	assert(bytes > 0 && bytes <= KEY_MAX);
	randombytes_buf(key, bytes);
	sodium_bin2hex(text, sizeof(text), key, bytes);
	text[2 * bytes] = '\n';
	f = file_create(path, text, 2 * bytes + 1, fi);
	sodium_memzero(key, sizeof(key));
	sodium_memzero(text, sizeof(text));
	return f;
}

enum fault key_line_create(const char *path, const char *line, struct fault_info *fi)
{
	char text[KEY_LINE_MAX + 1];
	size_t n = strlen(line);
	enum fault f;

	assert(n < KEY_LINE_MAX - 1);
	memcpy(text, line, n);
	text[n] = '\n';
	f = file_create(path, text, n + 1, fi);
	sodium_memzero(text, sizeof(text));
	return f;
}
