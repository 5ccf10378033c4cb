/* clamd: see clamd.h. The protocol is zINSTREAM: pieces, each with its length in four bytes, the last of length 0. */
#include "koppeling/clamd.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "koppeling/socket.h"

#define PIECE (64 * 1024)
#define ANSWER_MAX 512
#define SECONDS_DEFAULT 30

static enum fault away(struct fault_info *fi, const char *why)
{
	(void)fault_set(fi, FAULT_BUSY, N_("Het bestand kan nu niet op virussen worden onderzocht. Probeer het later opnieuw."),
		NULL);
	return fault_detail(fi, FAULT_BUSY, "clamd", why);
}

static bool send_piece(int fd, struct str s)
{
	unsigned char head[4] = { (unsigned char)(s.n >> 24), (unsigned char)(s.n >> 16), (unsigned char)(s.n >> 8),
		(unsigned char)s.n };

	return socket_say(fd, (struct str){ (const char *)head, sizeof(head) }) && socket_say(fd, s);
}

static bool send_stream(int fd, struct str s)
{
	if (!socket_say(fd, (struct str){ "zINSTREAM", sizeof("zINSTREAM") }))
		return false;
	while (s.n) {
		struct str piece = { s.p, s.n < PIECE ? s.n : PIECE };

		if (!send_piece(fd, piece))
			return false;
		s.p += piece.n;
		s.n -= piece.n;
	}
	return send_piece(fd, STR(""));
}

/* Until the NUL that ends it, or the end. */
static size_t read_answer(int fd, char *p)
{
	size_t n = 0;

	while (n < ANSWER_MAX) {
		ssize_t k = recv(fd, p + n, ANSWER_MAX - n, 0);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			break;
		n += (size_t)k;
		if (memchr(p, '\0', n))
			break;
	}
	return n;
}

static enum fault judge(struct str answer, struct fault_info *fi)
{
	static const char ok[] = "stream: OK", found[] = " FOUND";

	while (answer.n && (answer.p[answer.n - 1] == '\0' || answer.p[answer.n - 1] == '\n'))
		answer.n--;
	if (str_eq(answer, STR("stream: OK")))
		return FAULT_NONE;
	if (answer.n > sizeof(found) && memcmp(answer.p + answer.n - (sizeof(found) - 1), found, sizeof(found) - 1) == 0)
		return fault_field(fi, "bestand", N_("In dit bestand is een virus gevonden. Het is niet opgeslagen."), NULL);
	return away(fi, answer.n < sizeof(ok) ? "no answer" : "an answer that is not understood");
}

static int dial(const struct clamd_config *cfg)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	struct timeval tv = { cfg->seconds ? cfg->seconds : SECONDS_DEFAULT, 0 };
	int fd;

	if (strlen(cfg->socket) >= sizeof(a.sun_path))
		return -1;
	memcpy(a.sun_path, cfg->socket, strlen(cfg->socket) + 1);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv)) || setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof(tv))
		|| connect(fd, (const struct sockaddr *)&a, sizeof(a))) {
		close(fd);
		return -1;
	}
	return fd;
}

enum fault clamd_scan(void *config, struct str bytes, struct fault_info *fi)
{
	const struct clamd_config *cfg = config;
	char answer[ANSWER_MAX];
	enum fault f;
	int fd = dial(cfg);

	if (fd < 0)
		return away(fi, "cannot be reached");
	/* it may refuse while we still send (too large): what it said counts, not our broken pipe */
	(void)send_stream(fd, bytes);
	f = judge((struct str){ answer, read_answer(fd, answer) }, fi);
	close(fd);
	return f;
}
