/* Whole texts over a connected socket: see socket.h. */
#include "koppeling/socket.h"

#include <errno.h>
#include <sys/socket.h>

#include "basis/arena.h"

bool socket_say(int fd, struct str s)
{
	while (s.n) {
		ssize_t k = send(fd, s.p, s.n, MSG_NOSIGNAL);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		s.p += k;
		s.n -= (size_t)k;
	}
	return true;
}

bool socket_hear(int fd, struct buf *b, size_t max)
{
	char piece[65536];
	ssize_t k;

	while ((k = recv(fd, piece, sizeof(piece), 0)) > 0 || (k < 0 && errno == EINTR)) {
		if (k < 0)
			continue;
		buf_add(b, (struct str){ piece, (size_t)k });
		if (b->n > max || arena_over(b->arena))
			return false;
	}
	return k == 0;
}
