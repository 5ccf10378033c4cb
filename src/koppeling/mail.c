/* Outgoing mail: see mail.h. Runs in the jobs thread; libcurl speaks SMTP. */
#include "koppeling/mail.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "basis/geheim.h"

#define SMTP_TIMEOUT 30L

static bool ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* RFC 2047 words of at most 45 bytes, cut between characters. */
static void subject_add(struct buf *b, struct arena *a, struct str s)
{
	if (ascii(s)) {
		buf_add(b, s);
		return;
	}
	while (s.n) {
		size_t n = s.n < 45 ? s.n : 45;

		while (n < s.n && n > 1 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
			n--;
		buf_addz(b, "=?UTF-8?B?");
		buf_add(b, base64(a, (struct str){ s.p, n }));
		buf_addz(b, "?=");
		s.p += n;
		s.n -= n;
		if (s.n)
			buf_addz(b, "\r\n ");
	}
}

static void header_add(struct buf *b, const char *name, struct str value)
{
	buf_addz(b, name);
	buf_addz(b, ": ");
	buf_add(b, value);
	buf_addz(b, "\r\n");
}

/* A part in base64, 76 characters a line, behind its headers. */
static void part_add(struct buf *b, struct str type, struct str s)
{
	struct str body = base64(b->arena, s);

	header_add(b, "Content-Type", type);
	header_add(b, "Content-Transfer-Encoding", STR("base64"));
	buf_addz(b, "\r\n");
	for (size_t i = 0; i < body.n; i += 76) {
		buf_add(b, (struct str){ body.p + i, body.n - i < 76 ? body.n - i : 76 });
		buf_addz(b, "\r\n");
	}
}

/* The METHOD of the file stands in the type too (RFC 6047 2.4). */
static struct str calendar_type(struct str agenda)
{
	return memmem(agenda.p, agenda.n, "\nMETHOD:CANCEL\r", sizeof("\nMETHOD:CANCEL\r") - 1) ?
		STR("text/calendar; charset=utf-8; method=CANCEL; name=\"overleg.ics\"") :
		STR("text/calendar; charset=utf-8; method=PUBLISH; name=\"overleg.ics\"");
}

/* No line of base64 holds the "=_" of the boundary. */
static void parts_add(struct buf *b, const struct brief_uit *m)
{
	static const char boundary[] = "=_schakel";

	header_add(b, "Content-Type", STR("multipart/mixed; boundary=\"=_schakel\""));
	buf_addz(b, "\r\n--");
	buf_addz(b, boundary);
	buf_addz(b, "\r\n");
	part_add(b, STR("text/plain; charset=utf-8"), m->inhoud);
	buf_addz(b, "--");
	buf_addz(b, boundary);
	buf_addz(b, "\r\n");
	header_add(b, "Content-Disposition", STR("attachment; filename=\"overleg.ics\""));
	part_add(b, calendar_type(m->agenda), m->agenda);
	buf_addz(b, "--");
	buf_addz(b, boundary);
	buf_addz(b, "--\r\n");
}

struct str mail_compose(struct arena *a, struct str van, const struct brief_uit *m, int64_t moment)
{
	struct buf b = buf_new(a);
	time_t t = (time_t)(moment / SECOND_MS);
	struct tm tm;
	char date[64];

	gmtime_r(&t, &tm);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S +0000", &tm);
	header_add(&b, "From", van);
	header_add(&b, "To", m->aan);
	buf_addz(&b, "Subject: ");
	subject_add(&b, a, m->onderwerp);
	buf_addz(&b, "\r\n");
	header_add(&b, "Date", str_z(date));
	header_add(&b, "Message-ID", str_cat(a, str_cat(a, STR("<"), str_from_i64(a, m->id)), STR("@schakel>")));
	header_add(&b, "Auto-Submitted", STR("auto-generated"));
	header_add(&b, "MIME-Version", STR("1.0"));
	if (m->agenda.n)
		parts_add(&b, m);
	else
		part_add(&b, STR("text/plain; charset=utf-8"), m->inhoud);
	return buf_str(&b);
}

static const char *send_file(struct arena *a, struct str dir, int64_t id, struct str text)
{
	struct str path = str_cat(a, str_cat(a, str_cat(a, dir, STR("/")), str_from_i64(a, id)), STR(".eml"));
	int fd = open(path.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	size_t done = 0;

	if (fd < 0)
		return strerror(errno);
	while (done < text.n) {
		ssize_t n = write(fd, text.p + done, text.n - done);

		if (n <= 0)
			break;
		done += (size_t)n;
	}
	if (close(fd) != 0 || done != text.n)
		return "niet geschreven";
	return NULL;
}

static size_t give(char *p, size_t size, size_t n, void *arg)
{
	struct str *rest = arg;
	size_t take = size * n < rest->n ? size * n : rest->n;

	memcpy(p, rest->p, take);
	rest->p += take;
	rest->n -= take;
	return take;
}

static const char *send_smtp(struct arena *a, const struct mail_config *cfg, struct str aan, struct str text)
{
	CURL *curl = curl_easy_init();
	struct curl_slist *to = curl_slist_append(NULL, str_dup(a, aan).p);
	CURLcode rc;

	if (!curl || !to) {
		curl_slist_free_all(to);
		curl_easy_cleanup(curl);
		return "geen geheugen";
	}
	curl_easy_setopt(curl, CURLOPT_URL, cfg->waar.p);
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
	if (cfg->wachtwoord.n) {
		curl_easy_setopt(curl, CURLOPT_USERPWD, cfg->wachtwoord.p);
		curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL); /* never a password in the clear */
	}
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, cfg->van.p);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, &text);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, SMTP_TIMEOUT);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	rc = curl_easy_perform(curl);
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return rc == CURLE_OK ? NULL : curl_easy_strerror(rc);
}

static const char *send_one(struct ctx *c, const struct mail_config *cfg, const struct brief_uit *m)
{
	struct str text = mail_compose(c->arena, cfg->van, m, klok_now());
	struct str dir = cfg->waar;

	if (!str_starts(dir, STR("bestand:")))
		return send_smtp(c->arena, cfg, m->aan, text);
	dir.p += strlen("bestand:");
	dir.n -= strlen("bestand:");
	return send_file(c->arena, dir, m->id, text);
}

enum fault mail_run(struct ctx *c, const struct mail_config *cfg)
{
	struct brieven_uit due = { 0 };
	const char *last = NULL;
	char raw[16];
	struct str houder;

	if (str_eq(cfg->waar, STR("uit")))
		return FAULT_NONE;
	random_bytes(raw, sizeof(raw));
	houder = hex(c->arena, (struct str){ raw, sizeof(raw) });
	TRY(post_claim(c, houder, &due));
	for (size_t i = 0; i < due.n; i++) {
		const char *why = send_one(c, cfg, &due.v[i]);

		if (why)
			TRY(post_failed(c, &due.v[i], why));
		else
			TRY(post_sent(c, due.v[i].id));
		last = why ? why : last;
	}
	return last ? fault_detail(c->fi, FAULT_BUSY, "not sent", last) : FAULT_NONE;
}
