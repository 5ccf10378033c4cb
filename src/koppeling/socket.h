/* Whole texts over a connected socket: what was interrupted goes on, and nobody who hung up sends a signal. */
#ifndef KOPPELING_SOCKET_H
#define KOPPELING_SOCKET_H

#include "basis/fault.h"
#include "basis/str.h"

/* False when the other side hung up or took too long (SO_SNDTIMEO); a part may have gone. */
bool socket_say(int fd, struct str s);
/* Until the other side has said all. False on an error, after more than max bytes, or when the arena of b is full. */
MUST_USE bool socket_hear(int fd, struct buf *b, size_t max);

#endif
