/* The server: the only file that knows libmicrohttpd, one thread per connection.
 *
 * What: hands each request to gate, body and handler, and the answer's pieces to the socket without copying. Whatever
 * is refused is answered and the connection closed, so that nothing can hide behind it.
 * Lifetimes: an exchange and everything of its request live in one arena, taken when the request line is read and given
 * back, wiped, when the library says the exchange is over; the answer's pieces are not touched after that.
 * Threading: an exchange belongs to its connection's thread. Shared are the arena pool, the count of answers under way
 * (mutex) and the flag that stops (atomic).
 */
#include "http/http_priv.h"

#include "basis/geheim.h"
#include "basis/klok.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>

#define THREAD_STACK (1024 * 1024)
#define ARENAS_KEPT 64
#define PIECES_MAX 512 /* their list lies in the memory of the connection */

struct http_server {
	struct http_config cfg;
	struct MHD_Daemon *daemon;
	struct arena_pool *arenas;
	int listen_fd, port;
	atomic_bool draining;
	pthread_mutex_t mutex;
	pthread_cond_t idle;
	int under_way; /* exchanges between their first header and the last byte of the answer */
};

struct exchange { /* one request and its answer */
	struct arena *arena;
	struct str target;
	const char *target_at; /* in the memory of the connection; see gate_in */
	bool begun;
	int64_t deadline; /* of the body, on the monotonic clock */
	struct body body;
	struct http_request request;
};

static void server_log(const struct http_server *s, int level, const char *what, const char *detail)
{
	if (s->cfg.log)
		s->cfg.log(s->cfg.app, level, what, detail);
}

static void under_way_add(struct http_server *s, int n)
{
	pthread_mutex_lock(&s->mutex);
	s->under_way += n;
	if (!s->under_way)
		pthread_cond_broadcast(&s->idle);
	pthread_mutex_unlock(&s->mutex);
}

/* --- the answer --- */

static struct MHD_Response *response_new(struct arena *a, const struct http_response *res)
{
	const struct str *pieces;
	bool bare = res->status == 204 || res->status == 304;
	size_t n = bare ? 0 : response_pieces(a, res, PIECES_MAX, &pieces);
	struct MHD_IoVec *vec = ARENA_ARRAY(a, n ? n : 1, struct MHD_IoVec);

	for (size_t i = 0; i < n; i++)
		vec[i] = (struct MHD_IoVec){ pieces[i].p, pieces[i].n };
	return MHD_create_response_from_iovec(vec, (unsigned)n, NULL, NULL);
}

static enum MHD_Result response_send(struct http_server *s, struct exchange *ex, struct MHD_Connection *c,
	const struct http_response *res, const struct header_line *lines, size_t n, bool close)
{
	struct MHD_Response *response = response_new(ex->arena, res);
	enum MHD_Result ok = response ? MHD_YES : MHD_NO;

	for (size_t i = 0; ok && i < n; i++)
		ok = MHD_add_response_header(response, lines[i].name, lines[i].value);
	if (ok && (close || atomic_load(&s->draining)))
		ok = MHD_add_response_header(response, "Connection", "close");
	if (ok)
		ok = MHD_queue_response(c, (unsigned)res->status, response);
	if (response)
		MHD_destroy_response(response);
	return ok;
}

static enum MHD_Result answer_plain(struct http_server *s, struct exchange *ex, struct MHD_Connection *c, int status)
{
	struct http_response res;
	struct header_line lines[HEADER_LINES_MAX];
	size_t n = 0;

	response_plain(&res, status);
	if (s->cfg.refused)
		s->cfg.refused(s->cfg.app, ex->arena, &res);
	if (response_lines(ex->arena, &res, lines, &n)) {
		server_log(s, LOG_ERR, "http: a header may not be sent", "answer of its own");
		response_plain(&res, status);
		if (response_lines(ex->arena, &res, lines, &n))
			return MHD_NO;
	}
	return response_send(s, ex, c, &res, lines, n, true);
}

static enum MHD_Result answer_refused(struct http_server *s, struct exchange *ex, struct MHD_Connection *c,
	struct refusal r)
{
	server_log(s, r.status >= 500 ? LOG_WARNING : LOG_INFO, "http: request refused", r.why);
	return answer_plain(s, ex, c, r.status);
}

static enum MHD_Result answer_fault(struct http_server *s, struct exchange *ex, struct MHD_Connection *c, int status,
	const char *why)
{
	server_log(s, LOG_ERR, why, NULL);
	return answer_plain(s, ex, c, status);
}

static enum MHD_Result handle(struct http_server *s, struct exchange *ex, struct MHD_Connection *c)
{
	struct http_response res = { .status = 0 };
	struct header_line lines[HEADER_LINES_MAX];
	size_t n = 0;

	s->cfg.handler(s->cfg.app, &ex->request, &res);
	if (arena_over(ex->arena) && res.status != 503)
		return answer_fault(s, ex, c, 503, "http: answer larger than the arena");
	if (res.status < 200 || res.status > 599)
		return answer_fault(s, ex, c, 500, "http: handler gave no status");
	if (response_lines(ex->arena, &res, lines, &n))
		return answer_fault(s, ex, c, 500, "http: a header may not be sent");
	return response_send(s, ex, c, &res, lines, n, false);
}

/* --- the request --- */

struct collect {
	struct http_field *headers;
	size_t n;
};

static enum MHD_Result collect_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_n,
	const char *value, size_t value_n)
{
	struct collect *to = cls;

	(void)kind;
	to->headers[to->n++] = (struct http_field){ { name, name_n }, { value ? value : "", value ? value_n : 0 } };
	return MHD_YES;
}

static size_t head_size(struct MHD_Connection *c)
{
#if MHD_VERSION < 0x01000000
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

	return info ? info->header_size : 1; /* 1: no head is that short, so it is refused */
#else
	(void)c;
	return 0; /* from 1.0 on the library itself refuses what the layout shows */
#endif
}

static struct peer peer_of(const struct http_server *s, struct arena *a, struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	char *text;

	if (s->cfg.unix_socket)
		return (struct peer){ STR("unix"), true };
	if (!info || !info->client_addr || info->client_addr->sa_family != AF_INET)
		return (struct peer){ STR("-"), false };
	text = arena_alloc(a, INET_ADDRSTRLEN);
	inet_ntop(AF_INET, &((const struct sockaddr_in *)info->client_addr)->sin_addr, text, INET_ADDRSTRLEN);
	return (struct peer){ str_z(text), s->cfg.trusted_proxy && strcmp(text, s->cfg.trusted_proxy) == 0 };
}

/* The head is complete, the body has not been read. */
static struct refusal begin(struct http_server *s, struct exchange *ex, struct MHD_Connection *c, const char *method,
	const char *version)
{
	struct gate_in in = { str_z(method), str_z(version), ex->target, ex->target_at, 0, NULL, head_size(c) };
	int count = MHD_get_connection_values_n(c, MHD_HEADER_KIND, NULL, NULL);
	struct collect to = { ARENA_ARRAY(ex->arena, (size_t)count + 1, struct http_field), 0 };
	int64_t length = 0;

	MHD_get_connection_values_n(c, MHD_HEADER_KIND, collect_header, &to);
	in.headers = to.headers;
	in.nheaders = to.n;
	ex->deadline = klok_steady() + (int64_t)s->cfg.body_deadline * 1000;
	ex->request.arena = ex->arena;
	ex->request.id = id_new();
	PASS(gate_check(&in, &length));
	PASS(request_open(&ex->request, &in, peer_of(s, ex->arena, c)));
	return body_begin(&ex->body, ex->arena, &s->cfg, http_header(&ex->request, "content-type"), length);
}

/* Called when the head is there, for each piece of the body, and at the end. */
static enum MHD_Result on_request(void *cls, struct MHD_Connection *c, const char *url, const char *method,
	const char *version, const char *piece, size_t *piece_n, void **con_cls)
{
	struct http_server *s = cls;
	struct exchange *ex = *con_cls;
	struct refusal r;

	(void)url;
	if (!ex)
		return MHD_NO;
	if (!ex->begun) {
		ex->begun = true;
		under_way_add(s, 1);
		r = begin(s, ex, c, method, version);
		return r.status ? answer_refused(s, ex, c, r) : MHD_YES;
	}
	if (*piece_n) {
		if (klok_steady() > ex->deadline) {
			server_log(s, LOG_INFO, "http: connection cut", "the body took too long");
			return MHD_NO;
		}
		body_feed(&ex->body, (struct str){ piece, *piece_n });
		*piece_n = 0;
		return MHD_YES;
	}
	r = body_end(&ex->body, &ex->request);
	return r.status ? answer_refused(s, ex, c, r) : handle(s, ex, c);
}

/* The request line has been read: the only moment the target is whole. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *c)
{
	struct http_server *s = cls;
	struct arena *a = arena_pool_take(s->arenas);
	struct exchange *ex = ARENA_NEW(a, struct exchange);

	(void)c;
	ex->arena = a;
	ex->target_at = target;
	ex->target = str_dup(a, target ? str_z(target) : STR(""));
	return ex;
}

static void on_completed(void *cls, struct MHD_Connection *c, void **con_cls, enum MHD_RequestTerminationCode code)
{
	struct http_server *s = cls;
	struct exchange *ex = *con_cls;

	(void)c;
	(void)code;
	if (!ex)
		return;
	*con_cls = NULL;
	bool begun = ex->begun;

	arena_pool_give(s->arenas, ex->arena);
	if (begun)
		under_way_add(s, -1);
}

/* The path is decoded in parse.c. */
static size_t on_unescape(void *cls, struct MHD_Connection *c, char *text)
{
	(void)cls;
	(void)c;
	return strlen(text);
}

/* The message without what is filled in: that could be a piece of a request. */
static void on_library_log(void *cls, const char *format, va_list ap)
{
	char *text = strndup(format, strcspn(format, "\n"));

	(void)ap;
	server_log(cls, LOG_INFO, "http: library", text);
	free(text);
}

/* --- starting and stopping --- */

static enum fault server_listen(struct http_server *s, struct fault_info *fi)
{
	int fd = tmpfile_open(s->cfg.tmp_dir);

	if (fd < 0)
		return fault_detail(fi, FAULT_INTERNAL, "http: no unnamed files can be made in", s->cfg.tmp_dir);
	close(fd);
	if (s->cfg.unix_socket)
		return listen_unix(s->cfg.unix_socket, &s->listen_fd, fi);
	return listen_loopback(s->cfg.port, &s->listen_fd, &s->port, fi);
}

static void server_free(struct http_server **s)
{
	if ((*s)->listen_fd >= 0) {
		close((*s)->listen_fd);
		if ((*s)->cfg.unix_socket)
			unlink((*s)->cfg.unix_socket);
	}
	arena_pool_free(&(*s)->arenas);
	pthread_cond_destroy(&(*s)->idle);
	pthread_mutex_destroy(&(*s)->mutex);
	free(*s);
	*s = NULL;
}

static struct http_server *server_new(const struct http_config *cfg)
{
	struct http_server *s = calloc(1, sizeof *s);

	if (!s)
		abort();
	s->cfg = *cfg;
	limits_fill(&s->cfg);
	s->listen_fd = -1;
	s->arenas = arena_pool_new(s->cfg.arena_cap, ARENAS_KEPT);
	atomic_init(&s->draining, false);
	pthread_mutex_init(&s->mutex, NULL);
	klok_cond_init(&s->idle);
	return s;
}

static bool daemon_start(struct http_server *s)
{
	const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL |
		MHD_USE_ITC | MHD_USE_ERROR_LOG;

	s->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, s,
		MHD_OPTION_EXTERNAL_LOGGER, on_library_log, s,
		MHD_OPTION_LISTEN_SOCKET, s->listen_fd,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, s,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, s,
		MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, NULL,
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)s->cfg.max_connections,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)s->cfg.timeout,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HTTP_POOL_SIZE,
		MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK,
		MHD_OPTION_END);
	return s->daemon != NULL;
}

enum fault http_start(const struct http_config *cfg, struct http_server **ret, struct fault_info *fi)
{
	struct http_server *s = server_new(cfg);
	enum fault f = server_listen(s, fi);

	if (!f && !daemon_start(s))
		f = fault_detail(fi, FAULT_INTERNAL, "http", "the server does not start");
	if (f) {
		server_free(&s);
		return f;
	}
	*ret = s;
	return FAULT_NONE;
}

int http_port(const struct http_server *s)
{
	return s->port;
}

static void wait_idle(struct http_server *s)
{
	int64_t until = klok_steady() + HTTP_DRAIN_SECONDS * SECOND_MS;

	pthread_mutex_lock(&s->mutex);
	while (s->under_way && klok_cond_wait(&s->idle, &s->mutex, until))
		;
	pthread_mutex_unlock(&s->mutex);
}

/* The library drops answers under way when it stops, so they are waited for first. Idle connections hold nothing. */
void http_stop(struct http_server **s)
{
	if (!*s)
		return;
	atomic_store(&(*s)->draining, true);
	MHD_quiesce_daemon((*s)->daemon);
	shutdown((*s)->listen_fd, SHUT_RD); /* who comes now is refused at once */
	wait_idle(*s);
	MHD_stop_daemon((*s)->daemon);
	server_free(s);
}
