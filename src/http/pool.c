/* A small free list of arenas: the first block of a request's arena is used again, wiped, by the next one.
 *
 * Threading: any thread; an arena taken belongs to its taker until it is given back.
 */
#include "http/http_priv.h"

#include <pthread.h>
#include <stdlib.h>

struct arena_pool {
	pthread_mutex_t mutex;
	size_t cap, keep, n;
	struct arena *free[];
};

struct arena_pool *arena_pool_new(size_t cap, size_t keep)
{
	struct arena_pool *p = calloc(1, sizeof *p + keep * sizeof p->free[0]);

	if (!p)
		abort();
	pthread_mutex_init(&p->mutex, NULL);
	p->cap = cap;
	p->keep = keep;
	return p;
}

struct arena *arena_pool_take(struct arena_pool *p)
{
	struct arena *a = NULL;

	pthread_mutex_lock(&p->mutex);
	if (p->n)
		a = p->free[--p->n];
	pthread_mutex_unlock(&p->mutex);
	return a ? a : arena_new(p->cap);
}

void arena_pool_give(struct arena_pool *p, struct arena *a)
{
	arena_reset(a);
	pthread_mutex_lock(&p->mutex);
	if (p->n < p->keep) {
		p->free[p->n++] = a;
		a = NULL;
	}
	pthread_mutex_unlock(&p->mutex);
	arena_free(&a);
}

void arena_pool_free(struct arena_pool **p)
{
	if (!*p)
		return;
	for (size_t i = 0; i < (*p)->n; i++)
		arena_free(&(*p)->free[i]);
	pthread_mutex_destroy(&(*p)->mutex);
	free(*p);
	*p = NULL;
}
