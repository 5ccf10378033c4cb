/* Arena: blocks that double, or one malloc per piece for AddressSanitizer.
 *
 * Blocks are zero when they are empty: fresh ones come from calloc, kept ones are wiped at reset. So handing out a
 * piece is a comparison and an addition. A block is wiped only as far as it was used. Reset keeps the first block, and
 * some of the next as spares, so that request after request asks the system for nothing.
 * Lifetimes: pieces until reset; kept blocks and the arena itself until arena_free.
 */
#include "basis/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK ((size_t)32 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)
#define SPARES_MAX ((size_t)256 * 1024) /* bytes of spares */
#define ALIGNMENT ((size_t)16)
#define HARD_FACTOR ((size_t)4)

struct block {
	_Alignas(16) struct block *previous;
	size_t size, used; /* bytes behind this header */
};

struct deferred {
	struct deferred *previous;
	void (*fn)(void *);
	void *p;
};

struct arena {
	struct block *last; /* the block that is being filled; in malloc mode the last piece */
	struct block *spares; /* wiped */
	size_t spares_size;
	struct deferred *deferred;
	size_t cap, used;
	bool pieces;
};

/* Where the bytes begin. */
static unsigned char *block_bytes(struct block *b)
{
	return (unsigned char *)(b + 1);
}

/* No caller can go on without memory, and the state in here may be half made: the supervisor starts us again. */
_Noreturn static void
give_up(const char *why)
{
	ssize_t n = write(STDERR_FILENO, why, strlen(why));

	(void)n;
	abort();
}

static struct block *block_new(struct block *previous, size_t size)
{
	struct block *b = calloc(1, sizeof(*b) + size);

	if (!b)
		give_up("arena: out of memory\n");
	b->previous = previous;
	b->size = size;
	return b;
}

static void block_free(struct block *b)
{
	explicit_bzero(block_bytes(b), b->used);
	free(b);
}

struct arena *arena_new(size_t cap)
{
	const char *mode = getenv("SCHAKEL_ARENA");
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		give_up("arena: out of memory\n");
	assert(cap > 0 && cap <= SIZE_MAX / (2 * HARD_FACTOR));
	a->cap = cap;
	a->pieces = mode && strcmp(mode, "malloc") == 0;
	if (!a->pieces)
		a->last = block_new(NULL, FIRST_BLOCK);
	return a;
}

/* Wiped, and kept for the next request when there is room. */
static void block_spare(struct arena *a, struct block *b)
{
	if (a->pieces || a->spares_size + b->size > SPARES_MAX) {
		block_free(b);
		return;
	}
	explicit_bzero(block_bytes(b), b->used);
	b->used = 0;
	b->previous = a->spares;
	a->spares = b;
	a->spares_size += b->size;
}

/* The next block: a spare one, or twice the last one, or as much as the piece needs. */
static void arena_grow(struct arena *a, size_t need)
{
	size_t size = a->last->size * 2;
	struct block **at = &a->spares, *b;

	while (*at && (*at)->size < need)
		at = &(*at)->previous;
	b = *at;
	if (b) {
		*at = b->previous;
		a->spares_size -= b->size;
		b->previous = a->last;
		a->last = b;
		return;
	}
	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < need)
		size = need;
	a->last = block_new(a->last, size);
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t rounded;
	unsigned char *p;

	if (size > a->cap * HARD_FACTOR - a->used)
		give_up("arena: four times over its cap\n");
	rounded = size ? (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1) : ALIGNMENT;
	if (a->pieces) {
		/* not rounded: the byte behind the piece belongs to the sanitizer */
		a->last = block_new(a->last, size);
		a->last->used = size;
		p = block_bytes(a->last);
	} else {
		if (rounded > a->last->size - a->last->used)
			arena_grow(a, rounded);
		p = block_bytes(a->last) + a->last->used;
		a->last->used += rounded;
	}
	a->used += rounded;
	if (a->used > a->cap * HARD_FACTOR)
		give_up("arena: four times over its cap\n");
	return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(n, size, &total))
		give_up("arena: size overflows\n");
	return arena_alloc(a, total);
}

bool arena_over(const struct arena *a)
{
	return a->used > a->cap;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}

void arena_defer(struct arena *a, void (*fn)(void *), void *p)
{
	struct deferred *d = ARENA_NEW(a, struct deferred);

	d->fn = fn;
	d->p = p;
	d->previous = a->deferred;
	a->deferred = d;
}

void arena_reset(struct arena *a)
{
	struct block *previous;

	/* a deferred call may defer again, and still use the memory */
	while (a->deferred) {
		struct deferred *d = a->deferred;

		a->deferred = d->previous;
		d->fn(d->p);
	}
	while (a->last && (a->pieces || a->last->previous)) {
		previous = a->last->previous;
		block_spare(a, a->last);
		a->last = previous;
	}
	if (a->last) {
		explicit_bzero(block_bytes(a->last), a->last->used);
		a->last->used = 0;
	}
	a->used = 0;
}

void arena_free(struct arena **a)
{
	if (!a || !*a)
		return;
	arena_reset(*a);
	if ((*a)->last)
		block_free((*a)->last);
	while ((*a)->spares) {
		struct block *b = (*a)->spares;

		(*a)->spares = b->previous;
		free(b);
	}
	free(*a);
	*a = NULL;
}
