/* See proxy.h. One thread polls the listener, its wake-up and every pair of connections. */
#include "db/db_test/proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define PAIRS_MAX 64
#define PIECE 65536

struct pair {
	int client, server;
	bool doomed; /* hang up when the server has answered */
};

struct proxy {
	struct sockaddr_un to;
	int listener, port;
	int wake[2];
	pthread_t thread;
	atomic_int mode;
	size_t n;
	struct pair pairs[PAIRS_MAX];
};

static void pair_drop(struct proxy *p, size_t i)
{
	(void)close(p->pairs[i].client);
	(void)close(p->pairs[i].server);
	p->pairs[i] = p->pairs[--p->n];
}

static void pair_add(struct proxy *p)
{
	int client = accept(p->listener, NULL, NULL), server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (client < 0 || server < 0 || p->n == PAIRS_MAX ||
			connect(server, (const struct sockaddr *)&p->to, sizeof(p->to))) {
		(void)close(client);
		(void)close(server);
		return;
	}
	p->pairs[p->n++] = (struct pair){ client, server, false };
}

static bool pass(int to, const char *piece, ssize_t n)
{
	while (n > 0) {
		ssize_t sent = send(to, piece, (size_t)n, MSG_NOSIGNAL);

		if (sent < 0)
			return false;
		piece += sent;
		n -= sent;
	}
	return true;
}

/* False: the pair is to be dropped. */
static bool from_client(struct proxy *p, struct pair *pair, char *piece)
{
	ssize_t n = read(pair->client, piece, PIECE);
	enum proxy_mode mode = PROXY_PASS;

	if (n <= 0)
		return false;
	if (memmem(piece, (size_t)n, "schakel_commit", 14))
		mode = (enum proxy_mode)atomic_exchange(&p->mode, PROXY_PASS);
	if (mode == PROXY_DROP_BEFORE)
		return false;
	pair->doomed = mode == PROXY_DROP_AFTER;
	return pass(pair->server, piece, n);
}

static bool from_server(struct pair *pair, char *piece)
{
	ssize_t n = read(pair->server, piece, PIECE);

	return n > 0 && !pair->doomed && pass(pair->client, piece, n);
}

static void serve_pairs(struct proxy *p, const struct pollfd *fds, char *piece)
{
	/* from the back, for a pair that is dropped gives its place to the last */
	for (size_t i = p->n; i-- > 0;) {
		bool keep = true;

		if (fds[2 * i].revents)
			keep = from_client(p, &p->pairs[i], piece);
		if (keep && fds[2 * i + 1].revents)
			keep = from_server(&p->pairs[i], piece);
		if (!keep)
			pair_drop(p, i);
	}
}

static void *proxy_main(void *arg)
{
	struct proxy *p = arg;
	struct pollfd fds[2 + 2 * PAIRS_MAX];
	char *piece = malloc(PIECE);

	for (;;) {
		fds[0] = (struct pollfd){ .fd = p->wake[0], .events = POLLIN };
		fds[1] = (struct pollfd){ .fd = p->listener, .events = POLLIN };
		for (size_t i = 0; i < p->n; i++) {
			fds[2 + 2 * i] = (struct pollfd){ .fd = p->pairs[i].client, .events = POLLIN };
			fds[3 + 2 * i] = (struct pollfd){ .fd = p->pairs[i].server, .events = POLLIN };
		}
		if (poll(fds, 2 + 2 * p->n, -1) < 0 || fds[0].revents)
			break;
		serve_pairs(p, fds + 2, piece);
		if (fds[1].revents)
			pair_add(p);
	}
	while (p->n)
		pair_drop(p, 0);
	free(piece);
	return NULL;
}

struct proxy *proxy_new(const char *to)
{
	struct proxy *p = calloc(1, sizeof(*p));
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(at);

	p->to.sun_family = AF_UNIX;
	(void)strncpy(p->to.sun_path, to, sizeof(p->to.sun_path) - 1);
	p->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(p->listener, (struct sockaddr *)&at, sizeof(at)) || listen(p->listener, 16) ||
			getsockname(p->listener, (struct sockaddr *)&at, &n) || pipe(p->wake) ||
			pthread_create(&p->thread, NULL, proxy_main, p)) {
		(void)close(p->listener);
		free(p);
		return NULL;
	}
	p->port = ntohs(at.sin_port);
	return p;
}

int proxy_port(const struct proxy *p)
{
	return p->port;
}

void proxy_arm(struct proxy *p, enum proxy_mode mode)
{
	atomic_store(&p->mode, mode);
}

void proxy_free(struct proxy **ref)
{
	struct proxy *p = *ref;

	if (!p)
		return;
	(void)!write(p->wake[1], "x", 1);
	(void)pthread_join(p->thread, NULL);
	(void)close(p->wake[0]);
	(void)close(p->wake[1]);
	(void)close(p->listener);
	free(p);
	*ref = NULL;
}
