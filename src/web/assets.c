/* The static files: see assets.h. Constant after load, shared by all threads. */
#include "web/assets.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "basis/geheim.h"

#define ASSET_MAX (4 << 20)
#define ASSETS_MAX 64

struct asset {
	struct str name, body, version;
	const char *type;
};
struct assets {
	size_t n;
	struct asset v[ASSETS_MAX];
};

static const char *asset_type(struct str name)
{
	static const struct {
		const char *end, *type;
	} types[] = {
		{ ".css", "text/css; charset=utf-8" }, { ".js", "text/javascript; charset=utf-8" },
		{ ".svg", "image/svg+xml" }, { ".woff2", "font/woff2" }, { ".txt", "text/plain; charset=utf-8" },
		{ ".png", "image/png" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		size_t n = strlen(types[i].end);

		if (name.n > n && memcmp(name.p + name.n - n, types[i].end, n) == 0)
			return types[i].type;
	}
	return NULL;
}

static bool file_read(int dir, const char *name, struct arena *a, struct str *ret)
{
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;
	size_t done = 0;
	bool ok = false;
	char *p = NULL;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= ASSET_MAX) {
		p = arena_alloc(a, (size_t)st.st_size + 1);
		while (done < (size_t)st.st_size) {
			ssize_t n = read(fd, p + done, (size_t)st.st_size - done);

			if (n <= 0)
				break;
			done += (size_t)n;
		}
		ok = done == (size_t)st.st_size;
	}
	close(fd);
	if (ok)
		*ret = (struct str){ p, done };
	return ok;
}

static void asset_add(struct assets *as, int dir, const char *name, struct arena *a)
{
	struct asset *x = &as->v[as->n];
	unsigned char h[SHA256_LEN];

	x->type = asset_type(str_z(name));
	if (!x->type || !file_read(dir, name, a, &x->body))
		return;
	x->name = str_dup(a, str_z(name));
	sha256(x->body, h);
	x->version = hex(a, (struct str){ (const char *)h, 4 });
	as->n++;
}

enum fault assets_load(const char *dir, struct arena *a, struct assets **ret, struct fault_info *fi)
{
	struct assets *as = ARENA_NEW(a, struct assets);
	DIR *d = opendir(dir);
	struct dirent *e;

	if (!d)
		return fault_detail(fi, FAULT_INTERNAL, dir, strerror(errno));
	while ((e = readdir(d)) && as->n < ASSETS_MAX)
		asset_add(as, dirfd(d), e->d_name, a);
	closedir(d);
	if (!as->n)
		return fault_detail(fi, FAULT_INTERNAL, dir, "no assets in it");
	*ret = as;
	return FAULT_NONE;
}

static const struct asset *asset_find(const struct assets *as, struct str name)
{
	for (size_t i = 0; i < as->n; i++)
		if (str_eq(as->v[i].name, name))
			return &as->v[i];
	return NULL;
}

bool assets_serve(const struct assets *as, const struct http_request *http, struct http_response *res)
{
	static const char prefix[] = "/assets/";
	const struct asset *x;
	struct str name = http->path;

	if (!str_starts(name, STR("/assets/")) || (http->method != HTTP_GET && http->method != HTTP_HEAD))
		return false;
	name.p += sizeof(prefix) - 1;
	name.n -= sizeof(prefix) - 1;
	x = asset_find(as, name);
	if (!x)
		return false;
	res->status = 200;
	res->content_type = x->type;
	res->body = x->body;
	res->cacheable = true;
	http_header_add(res, "ETag", str_cat(http->arena, str_cat(http->arena, STR("\""), x->version), STR("\"")));
	return true;
}

struct str assets_url(const struct assets *as, struct arena *a, const char *name)
{
	const struct asset *x = asset_find(as, str_z(name));
	struct buf b = buf_new(a);

	buf_addz(&b, "/assets/");
	buf_addz(&b, name);
	if (x) {
		buf_addz(&b, "?v=");
		buf_add(&b, x->version);
	}
	return buf_str(&b);
}
