/* schakel serve: a small parent that starts the server again within a second, and the server itself.
 *
 * The parent has no threads and no database. Before all it starts the process that makes PDF (koppeling/drukkerij.h). It restarts a child that fell, with a pause that grows to at most a second.
 * A first child that cannot start ends it too: the configuration is wrong. Later ones may find that the database is away
 * for a while, so then it goes on trying. SIGTERM and SIGINT go to the child, which lets answers under way finish.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "http/http.h"
#include "koppeling/drukkerij.h"
#include "koppeling/pdf.h"
#include "main/naast.h"
#include "main/schakel.h"
#include "web/assets.h"
#include "web/web.h"

#define EXIT_NO_START 3 /* configuration, database or socket */

static volatile sig_atomic_t stopping;
static volatile sig_atomic_t child_pid;

static void on_stop(int sig)
{
	(void)sig;
	stopping = 1;
	if (child_pid > 0)
		kill((pid_t)child_pid, SIGTERM);
}

static void catch_stop(void)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_stop;
	sigemptyset(&sa.sa_mask);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static void http_log(void *app, int level, const char *what, const char *detail)
{
	(void)app;
	log_line(level, what, detail, 0);
}

static const char *text_or_null(struct str s)
{
	return s.n ? s.p : NULL;
}

static enum fault serve_open(struct toestel *t, struct app *app, struct http_server **ret)
{
	struct http_config hc = { .handler = web_handle, .refused = web_refused, .app = app, .log = http_log };

	TRY(toestel_open(t));
	toestel_scanner(t);
	*app = (struct app){ .db = t->db, .cat = t->cat, .cat_id = t->cat_id, .sleutels = t->sleutels,
		.scanner = t->scanner, .drukker = t->drukker, .adres = t->adres, .demo = config_bool(t->config, "demo"), .log = log_line };
	TRY(assets_load(config_text(t->config, "assets").p, t->arena, &app->assets, &t->fi));
	hc.unix_socket = text_or_null(config_text(t->config, "socket"));
	hc.port = (int)config_int(t->config, "poort");
	hc.trusted_proxy = text_or_null(config_text(t->config, "vertrouwde_proxy"));
	hc.max_connections = (int)config_int(t->config, "verbindingen");
	hc.max_file = (size_t)config_int(t->config, "bestand_max") << 20;
	return http_start(&hc, ret, &t->fi);
}

static void serve_wait(void)
{
	sigset_t none;

	sigemptyset(&none);
	while (!stopping)
		sigsuspend(&none);
}

static int serve_child(struct toestel *t, const struct opdracht *o, pid_t parent, const struct drukker *drukker)
{
	struct http_server *server = NULL;
	struct jobs *jobs = NULL;
	struct naast *naast = NULL;
	struct app app;
	sigset_t stop;
	enum fault f;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent) /* it died before it could tell */
		return 0;
	/* blocked here so that every thread inherits it; serve_wait opens them for this thread alone */
	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGINT);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	t->drukker = drukker;
	f = serve_open(t, &app, &server);
	if (!f)
		f = jobs_start(t, &jobs);
	if (!f)
		f = naast_start(t, &naast);
	if (f) {
		command_fault(t, o, f);
		if (server)
			http_stop(&server);
		if (jobs)
			jobs_stop(&jobs);
		return EXIT_NO_START;
	}
	printf("Schakel luistert op %s%d\n", config_text(t->config, "socket").n ? "socket, poort " : "http://localhost:",
		http_port(server));
	fflush(stdout);
	serve_wait();
	naast_stop(&naast);
	http_stop(&server);
	jobs_stop(&jobs);
	return 0;
}

static void pause_ms(long ms)
{
	struct timespec ts = { ms / 1000, (ms % 1000) * 1000000L };

	nanosleep(&ts, NULL);
}

/* Waits for the server; the process that makes PDF is replaced when it falls. */
static int wait_server(pid_t pid, struct drukkerij *d)
{
	int status = 0;
	pid_t ended;

	while ((ended = waitpid(-1, &status, 0)) != pid) {
		if (ended < 0 && errno != EINTR)
			return 0;
		if (ended < 0 || ended != d->pid || stopping)
			continue;
		log_line(2, "maker of PDF fell", "started again", 0);
		pause_ms(200);
		if (!drukkerij_start(d))
			log_line(2, "maker of PDF cannot start", strerror(errno), 0);
	}
	return status;
}

/* One life of the server: its exit code, or 128 + the signal that ended it. */
static int serve_life(struct toestel *t, const struct opdracht *o, struct drukkerij *d)
{
	const struct drukker drukker = { drukkerij_druk, d };
	int status;
	pid_t parent = getpid(), pid = fork();

	if (pid == 0) {
		child_pid = 0;
		int rc = serve_child(t, o, parent, &drukker);

		toestel_close(t);
		exit(rc);
	}
	if (pid < 0)
		return EXIT_NO_START;
	child_pid = pid;
	if (stopping)
		kill(pid, SIGTERM);
	status = wait_server(pid, d);
	child_pid = 0;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int command_serve(struct toestel *t, const struct opdracht *o)
{
	const struct drukkerij_config pdf = { pdf_make, 0 };
	struct drukkerij drukkerij = { .pid = 0 };
	/* before there is a secret in memory */
	bool printing = drukkerij_open(&drukkerij, &pdf);
	enum fault f = toestel_config(t, o->config);
	bool first = true;
	long wait = 50;

	if (f)
		return command_fault(t, o, f);
	if (!printing)
		log_line(2, "maker of PDF cannot start", strerror(errno), 0);
	catch_stop();
	for (;;) {
		int64_t begin = klok_now();
		int rc = serve_life(t, o, &drukkerij);

		if (stopping || rc == 0)
			return 0;
		if (rc == EXIT_NO_START && first)
			return 1;
		first = false;
		log_line(2, rc == EXIT_NO_START ? "server cannot start" : "server fell", "started again", 0);
		wait = klok_now() - begin > 10 * SECOND_MS ? 50 : wait * 2 > 900 ? 900 : wait * 2;
		pause_ms(wait);
	}
}
