/* Making PDF in processes of their own: see drukkerij.h. The document goes as its bytes (basis/stuk.h); back come one
 * byte that says how it went (a fault, negated) and the PDF or a detail for the log. */
#include "koppeling/drukkerij.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "basis/arena.h"
#include "koppeling/pdf.h"
#include "koppeling/socket.h"

#define SECONDS_DEFAULT 20
#define AT_ONCE 3
#define DOCUMENT_MAX ((size_t)64 << 20)
#define ANSWER_MAX ((size_t)256 << 20)
#define ARENA_CAP ((size_t)512 << 20)
#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define MEMORY_MAX ((rlim_t)3 << 30) /* addresses, of which an arena takes more than it uses */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static int patience(const struct drukkerij *d)
{
	return d->config.seconden ? d->config.seconden : SECONDS_DEFAULT;
}

/* ---- the process that makes one document ---- */

static void limit(int what, rlim_t n)
{
	const struct rlimit r = { n, n };

	(void)setrlimit(what, &r);
}

/* What setting text needs of the system, and no more; anything else gives EPERM. */
static bool confine_calls(void)
{
	static const int calls[] = { SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
		SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(shutdown), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
		SCMP_SYS(stat), SCMP_SYS(lseek), SCMP_SYS(access), SCMP_SYS(readlink), SCMP_SYS(fcntl), SCMP_SYS(getdents64),
		SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk),
		SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
		SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill),
		SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(exit),
		SCMP_SYS(exit_group), SCMP_SYS(set_robust_list), SCMP_SYS(rseq) };
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool ok = f != NULL;

	for (size_t i = 0; ok && i < sizeof(calls) / sizeof(calls[0]); i++)
		ok = seccomp_rule_add(f, SCMP_ACT_ALLOW, calls[i], 0) == 0;
	/* files for reading; threads (Pango has one), which glibc makes with clone when clone3 is not there; no processes */
	ok = ok && seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY)) == 0
		&& seccomp_rule_add(f, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0
		&& seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
			SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0
		&& seccomp_load(f) == 0;
	if (f)
		seccomp_release(f);
	return ok;
}

static bool may_read(int rules, const char *path)
{
	struct landlock_path_beneath_attr below = { .allowed_access = READING };
	bool ok;

	below.parent_fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (below.parent_fd < 0)
		return errno == ENOENT;
	ok = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0) == 0;
	close(below.parent_fd);
	return ok;
}

/* Of files only fonts, libraries and how fonts are found, so that no key or database can leave in the answer. A kernel that
 * has no Landlock, or may not use it, leaves reading to the rights of the user. */
static bool confine_files(void)
{
	static const char *const readable[] = { "/usr", "/etc/fonts", "/var/cache/fontconfig" };
	const struct landlock_ruleset_attr all = { .handled_access_fs = READING };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	bool ok = true;

	if (rules < 0)
		return errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
	for (size_t i = 0; ok && i < sizeof(readable) / sizeof(readable[0]); i++)
		ok = may_read(rules, readable[i]);
	ok = ok && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return ok;
}

static bool confine(int seconds)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0) || !confine_files())
		return false;
	alarm((unsigned)seconds);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, (rlim_t)seconds);
	limit(RLIMIT_FSIZE, 0);
	if (!SANITIZED)
		limit(RLIMIT_AS, MEMORY_MAX);
	return confine_calls();
}

static enum fault make(const struct drukkerij *d, struct arena *a, int fd, struct str *ret, struct fault_info *fi)
{
	struct buf in = buf_new(a);
	struct stuk s;

	if (!confine(patience(d)))
		return fault_detail(fi, FAULT_INTERNAL, "drukkerij", "cannot be confined");
	if (!socket_hear(fd, &in, DOCUMENT_MAX) || !stuk_unpak(a, buf_str(&in), &s))
		return fault_detail(fi, FAULT_INTERNAL, "drukkerij", "not a document");
	return d->config.druk(NULL, a, &s, ret, fi);
}

static void make_one(const struct drukkerij *d, int fd)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct fault_info fi = { 0 };
	struct str bytes = STR("");
	enum fault f = make(d, a, fd, &bytes, &fi);

	if (socket_say(fd, (struct str){ (char[]){ (char)-f }, 1 }))
		(void)socket_say(fd, f ? str_z(fi.detail) : bytes);
}

/* ---- the process that waits ---- */

static int receive(int socket)
{
	union {
		char room[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control;
	char c;
	struct iovec iov = { &c, 1 };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.room, .msg_controllen = sizeof(control) };
	struct cmsghdr *h;
	int fd = -1;

	if (recvmsg(socket, &m, MSG_CMSG_CLOEXEC) <= 0)
		return -1;
	h = CMSG_FIRSTHDR(&m);
	if (h && h->cmsg_type == SCM_RIGHTS && h->cmsg_len == CMSG_LEN(sizeof(int)))
		memcpy(&fd, CMSG_DATA(h), sizeof(fd));
	return fd;
}

static _Noreturn void wait_for_work(const struct drukkerij *d, pid_t parent)
{
	int busy = 0;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NAME, DRUKKERIJ_NAAM);
	signal(SIGTERM, SIG_DFL);
	signal(SIGINT, SIG_IGN); /* the parent of all decides */
	close(d->vraag);
	(void)pdf_warm(); /* no more than the fonts: Pango begins threads, and those do not survive a fork */
	while (getppid() == parent) {
		int fd = receive(d->werk);
		pid_t pid;

		while (busy && waitpid(-1, NULL, busy < AT_ONCE ? WNOHANG : 0) > 0)
			busy--;
		if (fd < 0)
			continue;
		pid = fork();
		if (pid == 0) {
			close(d->werk);
			make_one(d, fd);
			_exit(0);
		}
		busy += pid > 0;
		close(fd);
	}
	_exit(0);
}

bool drukkerij_start(struct drukkerij *d)
{
	pid_t parent = getpid(), pid = fork();

	if (pid == 0)
		wait_for_work(d, parent);
	d->pid = pid;
	return pid > 0;
}

bool drukkerij_open(struct drukkerij *d, const struct drukkerij_config *config)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair))
		return false;
	*d = (struct drukkerij){ *config, pair[0], pair[1], 0 };
	return drukkerij_start(d);
}

void drukkerij_close(struct drukkerij *d)
{
	if (d->pid > 0) {
		kill(d->pid, SIGKILL);
		(void)waitpid(d->pid, NULL, 0);
	}
	close(d->vraag);
	close(d->werk);
	d->pid = 0;
}

/* ---- the server's side ---- */

static bool hand_over(int socket, int fd)
{
	union {
		char room[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control = { { 0 } };
	char c = 'd';
	struct iovec iov = { &c, 1 };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.room, .msg_controllen = sizeof(control) };
	struct cmsghdr *h = CMSG_FIRSTHDR(&m);

	h->cmsg_level = SOL_SOCKET;
	h->cmsg_type = SCM_RIGHTS;
	h->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(h), &fd, sizeof(fd));
	return sendmsg(socket, &m, MSG_NOSIGNAL | MSG_DONTWAIT) == 1;
}

static enum fault failed(struct fault_info *fi, const char *why)
{
	(void)fault_set(fi, FAULT_BUSY, N_("De PDF kon niet worden gemaakt. Probeer het later opnieuw."), NULL);
	return fault_detail(fi, FAULT_BUSY, "drukkerij", why);
}

static enum fault judge(struct arena *a, struct str answer, struct str *ret, struct fault_info *fi)
{
	struct str rest = { answer.p + 1, answer.n - 1 };
	enum fault f = (enum fault)-answer.p[0];

	if (f == FAULT_INVALID)
		return fault_set(fi, f, N_("Dit document is te lang voor een PDF."), NULL);
	if (f)
		return failed(fi, str_dup(a, rest).p);
	*ret = rest;
	return FAULT_NONE;
}

enum fault drukkerij_druk(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *fi)
{
	const struct drukkerij *d = arg;
	const struct timeval tv = { patience(d) + 1, 0 };
	struct buf answer = buf_new(a);
	struct str bytes = stuk_pak(a, s);
	enum fault f;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
		return failed(fi, strerror(errno));
	if (setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv)) || setsockopt(pair[0], SOL_SOCKET, SO_SNDTIMEO, &tv,
		sizeof(tv)) || !hand_over(d->vraag, pair[1])) {
		close(pair[1]);
		close(pair[0]);
		return failed(fi, "too much at once");
	}
	close(pair[1]);
	if (!socket_say(pair[0], bytes) || shutdown(pair[0], SHUT_WR) || !socket_hear(pair[0], &answer, ANSWER_MAX) || !answer.n)
		f = failed(fi, "fell, or took too long");
	else
		f = judge(a, buf_str(&answer), ret, fi);
	close(pair[0]);
	return f;
}
