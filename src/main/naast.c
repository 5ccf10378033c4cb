/* A command beside a running server: see naast.h. The words go as a count and NUL-ended texts. */
#include "main/naast.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "koppeling/socket.h"

#define WORDS_MAX 32
#define WORDS_BYTES_MAX 65536
#define REPLY_BYTES_MAX (8 << 20)
#define PATIENCE_SECONDS 5 /* a client that neither speaks nor listens may not keep the server from stopping */
#define NAAST_ARENA (768u << 20)

struct naast {
	pthread_t thread;
	int fd;
	struct toestel *t;
	char *path;
};

static bool address(struct arena *a, const struct db_config *cfg, struct sockaddr_un *ret)
{
	struct str path;

	if (cfg->kind != DB_SQLITE)
		return false;
	path = str_cat(a, str_z(cfg->path), STR(".sock"));
	if (path.n >= sizeof(ret->sun_path))
		return false;
	memset(ret, 0, sizeof(*ret));
	ret->sun_family = AF_UNIX;
	memcpy(ret->sun_path, path.p, path.n);
	return true;
}

/* ---- the server's side ---- */

static bool same_user(int fd)
{
	struct ucred who;
	socklen_t n = sizeof(who);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) == 0 && who.uid == geteuid();
}

static int words_of(struct str text, char **ret)
{
	int n = 0;

	while (text.n && n < WORDS_MAX) {
		size_t len = strnlen(text.p, text.n);

		if (len == text.n)
			return -1;
		ret[n++] = (char *)(uintptr_t)text.p;
		text.p += len + 1;
		text.n -= len + 1;
	}
	return text.n ? -1 : n;
}

static const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < commands_n; i++)
		if (commands[i].beside && strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

/* words: name, --als or "", arguments. */
static int carry_out(struct toestel *t, char **words, int n, FILE *out)
{
	const struct command *cmd = n >= 2 ? command_find(words[0]) : NULL;
	struct opdracht o = { .argc = n - 2, .argv = words + 2, .out = out };

	if (!cmd) {
		fprintf(out, "schakel: deze opdracht kan niet naast een draaiende server\n");
		return 2;
	}
	if (words[1][0])
		o.als = words[1];
	return cmd->run(t, &o);
}

static void serve_one(struct naast *s, int fd)
{
	struct toestel t = *s->t;
	struct buf in;
	char *words[WORDS_MAX], *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	int n = -1, rc = 2;

	if (!out)
		return;
	t.arena = arena_new(NAAST_ARENA);
	fault_clear(&t.fi);
	t.borrowed = true;
	in = buf_new(t.arena);
	if (same_user(fd) && socket_hear(fd, &in, WORDS_BYTES_MAX))
		n = words_of(buf_str(&in), words);
	if (n >= 0)
		rc = carry_out(&t, words, n, out);
	fclose(out);
	if (n >= 0 && socket_say(fd, (struct str){ (char[]){ (char)rc }, 1 }))
		(void)socket_say(fd, (struct str){ text, size });
	free(text);
	arena_free(&t.arena);
}

static void *naast_main(void *arg)
{
	const struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
	struct naast *s = arg;
	int fd;

	/* EINVAL: naast_stop shut it. Anything else passes by itself: no descriptor is left for who came */
	while ((fd = accept4(s->fd, NULL, NULL, SOCK_CLOEXEC)) >= 0 || errno != EINVAL) {
		if (fd < 0) {
			log_line(4, "a command beside the server waits", strerror(errno), 0);
			(void)nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL);
			continue;
		}
		(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
		(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
		serve_one(s, fd);
		close(fd);
	}
	return NULL;
}

enum fault naast_start(struct toestel *t, struct naast **ret)
{
	struct sockaddr_un sa;
	struct naast *s;
	mode_t old;
	int rc;

	*ret = NULL;
	if (!address(t->arena, &t->db_config, &sa))
		return FAULT_NONE;
	s = ARENA_NEW(t->arena, struct naast);
	s->t = t;
	s->path = (char *)(uintptr_t)str_dup(t->arena, str_z(sa.sun_path)).p;
	s->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	unlink(sa.sun_path); /* of a server that fell; the lock says that no other one runs */
	old = umask(0177);
	rc = s->fd < 0 ? -1 : bind(s->fd, (struct sockaddr *)&sa, sizeof(sa));
	umask(old);
	if (rc != 0 || listen(s->fd, 4) != 0 || pthread_create(&s->thread, NULL, naast_main, s) != 0)
		return fault_detail(&t->fi, FAULT_INTERNAL, sa.sun_path, strerror(errno));
	*ret = s;
	return FAULT_NONE;
}

void naast_stop(struct naast **n)
{
	if (!*n)
		return;
	shutdown((*n)->fd, SHUT_RDWR);
	pthread_join((*n)->thread, NULL);
	close((*n)->fd);
	unlink((*n)->path);
	*n = NULL;
}

/* ---- the client's side ---- */

static void word_add(struct buf *b, const char *w)
{
	buf_addz(b, w);
	buf_addc(b, '\0');
}

/* A path is the client's; the server stands in another folder. */
static void word_add_path(struct buf *b, const char *w)
{
	char *real = access(w, F_OK) == 0 ? realpath(w, NULL) : NULL;

	word_add(b, real ? real : w);
	free(real);
}

bool naast_try(struct toestel *t, const struct command *cmd, const struct opdracht *o, int *ret_code)
{
	struct sockaddr_un sa;
	struct buf words = buf_new(t->arena), reply = buf_new(t->arena);
	struct str s;
	bool there;
	int fd;

	if (!cmd->beside || !address(t->arena, &t->db_config, &sa))
		return false;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	there = fd >= 0 && connect(fd, (struct sockaddr *)&sa, sizeof(sa)) == 0;
	if (there) {
		word_add(&words, cmd->name);
		word_add(&words, o->als ? o->als : "");
		for (int i = 0; i < o->argc; i++)
			word_add_path(&words, o->argv[i]);
		s = buf_str(&words);
		there = socket_say(fd, s) && shutdown(fd, SHUT_WR) == 0 && socket_hear(fd, &reply, REPLY_BYTES_MAX) && reply.n;
		if (!there)
			fprintf(stderr, "schakel: de draaiende server gaf geen antwoord\n");
		*ret_code = there ? reply.p[0] : 1;
		if (there)
			fwrite(reply.p + 1, 1, reply.n - 1, stdout);
		there = true;
	}
	if (fd >= 0)
		close(fd);
	return there;
}
