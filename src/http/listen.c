/* The door: a listening socket on loopback or in the file system, and unnamed temporary files. */
#include "http/http_priv.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define LISTEN_BACKLOG 128

static enum fault listen_fault(int fd, const char *what, struct fault_info *fi)
{
	int error = errno;

	if (fd >= 0)
		close(fd);
	return fault_detail(fi, FAULT_INTERNAL, what, strerrordesc_np(error));
}

enum fault listen_loopback(int port, int *ret_fd, int *ret_port, struct fault_info *fi)
{
	struct sockaddr_in sa = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof sa;
	int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) < 0)
		return listen_fault(fd, "http: socket", fi);
	if (bind(fd, (struct sockaddr *)&sa, n) < 0)
		return listen_fault(fd, "http: bind", fi);
	if (listen(fd, LISTEN_BACKLOG) < 0 || getsockname(fd, (struct sockaddr *)&sa, &n) < 0)
		return listen_fault(fd, "http: listen", fi);
	*ret_fd = fd;
	*ret_port = ntohs(sa.sin_port);
	return FAULT_NONE;
}

/* Removes a socket left behind by a process that died; one that answers, and any other kind of file, stays. */
static enum fault unix_clear(const struct sockaddr_un *sa, struct fault_info *fi)
{
	struct stat st;
	int fd, refused;

	if (lstat(sa->sun_path, &st) < 0)
		return errno == ENOENT ? FAULT_NONE : listen_fault(-1, "http: unix socket", fi);
	if (!S_ISSOCK(st.st_mode))
		return fault_detail(fi, FAULT_INTERNAL, "http: unix socket", "the path is another kind of file");
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return listen_fault(fd, "http: socket", fi);
	refused = connect(fd, (const struct sockaddr *)sa, sizeof *sa) < 0 && errno == ECONNREFUSED;
	close(fd);
	if (!refused)
		return fault_detail(fi, FAULT_INTERNAL, "http: unix socket", "another process listens there");
	return unlink(sa->sun_path) < 0 ? listen_fault(-1, "http: unlink", fi) : FAULT_NONE;
}

enum fault listen_unix(const char *path, int *ret_fd, struct fault_info *fi)
{
	struct sockaddr_un sa = { .sun_family = AF_UNIX };
	int fd;

	if (strlen(path) >= sizeof sa.sun_path)
		return fault_detail(fi, FAULT_INTERNAL, "http: unix socket", "the path is too long");
	strcpy(sa.sun_path, path);
	TRY(unix_clear(&sa, fi));
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&sa, sizeof sa) < 0)
		return listen_fault(fd, "http: bind", fi);
	/* nobody can connect before listen(), so the wider mode of the moment between does no harm */
	if (chmod(path, 0660) < 0 || listen(fd, LISTEN_BACKLOG) < 0)
		return listen_fault(fd, "http: listen", fi);
	*ret_fd = fd;
	return FAULT_NONE;
}

int tmpfile_open(const char *dir)
{
	return open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
}
