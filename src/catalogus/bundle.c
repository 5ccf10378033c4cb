/* The bundle: all files of a catalogue in one text, the form in which the database keeps it and servers load it.
 *
 * Form: a head line, then per file "path length\n", the bytes, "\n"; paths in rising byte order. One folder gives one
 * text and one SHA-256, whatever the file system's order. A text that would not be written so is refused, so that two
 * different bundles never mean the same catalogue.
 * Reading the folder: no links, one level of subfolders, limits on each size and count. demo/, *.md, *.license and
 * names that begin with a dot are not part of it.
 */
#include "catalogus/catalogus_priv.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool pad_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static bool ends_with(struct str s, struct str end)
{
	return s.n > end.n && !memcmp(s.p + s.n - end.n, end.p, end.n);
}

/* name.yaml, name.csv or map/name.yaml, in small letters, digits, _ and -. */
static bool bundle_path_valid(struct str pad)
{
	if (pad.n > PAD_MAX || !(ends_with(pad, STR(".yaml")) || ends_with(pad, STR(".csv"))))
		return false;
	size_t stam = pad.n - (ends_with(pad, STR(".yaml")) ? 5 : 4);
	size_t slashes = 0;
	for (size_t i = 0; i < stam; i++) {
		bool slash = pad.p[i] == '/' && i && i + 1 < stam;
		slashes += slash;
		if (!slash && !pad_letter(pad.p[i]))
			return false;
	}
	return slashes <= 1;
}

/* ---- writing: folder to text ---- */

struct verzameling {
	struct lader *l;
	struct bestand *bestanden;
	size_t n, totaal;
	bool stuk; /* something could not be read */
};

static bool skip_name(struct str naam)
{
	return naam.p[0] == '.' || ends_with(naam, STR(".md")) || ends_with(naam, STR(".license"));
}

static bool read_all(int fd, struct arena *a, size_t grootte, struct str *ret)
{
	char *p = arena_alloc(a, grootte + 1);
	size_t n = 0;
	while (n < grootte) {
		ssize_t r = read(fd, p + n, grootte - n);
		if (r < 0 && errno == EINTR)
			continue;
		if (r <= 0)
			return false;
		n += (size_t)r;
	}
	*ret = (struct str){ p, n };
	return true;
}

static void file_problem(struct verzameling *v, struct str pad, const char *wat, const char *verwacht)
{
	problem_at(v->l, (struct plek){ pad, 0 }, str_z(wat), verwacht);
}

static void file_add(struct verzameling *v, int map, const char *naam, struct str pad)
{
	if (!bundle_path_valid(pad)) {
		file_problem(v, pad, "dit bestand hoort niet in de catalogus",
			"kleine letters, cijfers, _ of -, en .yaml of .csv");
		return;
	}
	if (v->n == BUNDEL_BESTANDEN_MAX) {
		file_problem(v, pad, "te veel bestanden", "ten hoogste 300");
		return;
	}
	int fd = openat(map, naam, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		file_problem(v, pad, "geen gewoon, leesbaar bestand", NULL);
	} else if (st.st_size > (off_t)BESTAND_MAX || v->totaal + (size_t)st.st_size > BUNDEL_MAX / 2) {
		file_problem(v, pad, "te groot", "ten hoogste 256 KiB per bestand en 1 MiB samen");
	} else {
		struct bestand *b = &v->bestanden[v->n];
		b->pad = pad;
		v->stuk |= !read_all(fd, v->l->werk, (size_t)st.st_size, &b->inhoud);
		v->totaal += (size_t)st.st_size;
		v->n++;
	}
	if (fd >= 0)
		close(fd);
}

static void dir_read(struct verzameling *v, int fd, struct str map);

static void entry_read(struct verzameling *v, int ouder, struct str map, const char *naam)
{
	struct str pad = str_dup(v->l->werk, str_z(naam));
	struct stat st;
	if (map.n)
		pad = str_cat(v->l->werk, str_cat(v->l->werk, map, STR("/")), pad);
	if (skip_name(str_z(naam)) || (!map.n && !strcmp(naam, "demo")))
		return;
	if (fstatat(ouder, naam, &st, AT_SYMLINK_NOFOLLOW)) {
		file_problem(v, pad, "geen gewoon, leesbaar bestand", NULL);
	} else if (!S_ISDIR(st.st_mode)) {
		file_add(v, ouder, naam, pad);
	} else if (map.n) {
		file_problem(v, pad, "map in een map", "ten hoogste een laag mappen");
	} else {
		int fd = openat(ouder, naam, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (fd < 0)
			v->stuk = true;
		else
			dir_read(v, fd, pad);
	}
}

/* Takes the descriptor. */
static void dir_read(struct verzameling *v, int fd, struct str map)
{
	DIR *d = fdopendir(fd);
	struct dirent *e;
	if (!d) {
		close(fd);
		v->stuk = true;
		return;
	}
	while ((e = readdir(d)) && !arena_over(v->l->werk))
		entry_read(v, dirfd(d), map, e->d_name);
	closedir(d);
}

static int bestand_cmp(const void *x, const void *y)
{
	const struct bestand *a = x, *b = y;
	return str_cmp(a->pad, b->pad);
}

static struct str bundle_write(struct verzameling *v, struct arena *a)
{
	struct buf b = buf_new(a);
	buf_addz(&b, BUNDEL_KOP);
	for (size_t i = 0; i < v->n; i++) {
		buf_add(&b, v->bestanden[i].pad);
		buf_addc(&b, ' ');
		buf_add_i64(&b, (int64_t)v->bestanden[i].inhoud.n);
		buf_addc(&b, '\n');
		buf_add(&b, v->bestanden[i].inhoud);
		buf_addc(&b, '\n');
	}
	return buf_str(&b);
}

static enum fault bundle_dir(struct lader *l, int fd, struct str *ret)
{
	struct verzameling v = { .l = l };
	v.bestanden = ARENA_ARRAY(l->werk, BUNDEL_BESTANDEN_MAX, struct bestand);
	dir_read(&v, fd, STR(""));
	if (v.stuk)
		return FAULT_INTERNAL;
	if (l->p->n)
		return FAULT_INVALID;
	qsort(v.bestanden, v.n, sizeof *v.bestanden, bestand_cmp);
	struct str s = bundle_write(&v, l->a);
	if (arena_over(l->a) || arena_over(l->werk))
		return FAULT_BUSY;
	*ret = s;
	return FAULT_NONE;
}

enum fault catalogus_bundle(const char *dir, struct arena *a, struct str *ret, struct catalogus_problems *p)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct arena *werk = arena_new(8 * (size_t)BUNDEL_MAX);
	struct lader l = { .a = a, .werk = werk, .p = p };
	enum fault f = fd < 0 ? FAULT_INTERNAL : bundle_dir(&l, fd, ret);
	if (f == FAULT_INTERNAL)
		problem_add(&l, 0, zin(&l, "de map '", str_z(dir), "' kan niet worden gelezen"), NULL);
	problems_sort(p);
	arena_free(&werk);
	return f;
}

/* ---- reading: text to files ---- */

/* "path length\n" at the head of *rest; the length as bundle_write writes it. */
static bool head_cut(struct str *rest, struct bestand *ret)
{
	struct str kop, pad;
	int64_t n;
	if (!memchr(rest->p, '\n', rest->n < PAD_MAX + 16 ? rest->n : PAD_MAX + 16))
		return false;
	str_cut(rest, '\n', &kop);
	if (!str_cut(&kop, ' ', &pad) || !bundle_path_valid(pad) || !str_i64(kop, &n))
		return false;
	if (n < 0 || n > (int64_t)BESTAND_MAX || (kop.n > 1 && kop.p[0] == '0') || kop.p[0] == '-')
		return false;
	if (rest->n < (size_t)n + 1 || rest->p[n] != '\n')
		return false;
	*ret = (struct bestand){ .pad = pad, .inhoud = { rest->p, (size_t)n } };
	rest->p += n + 1;
	rest->n -= (size_t)n + 1;
	return true;
}

void bundle_split(struct lader *l, struct str bundel)
{
	struct str rest = bundel;
	l->bestanden = ARENA_ARRAY(l->werk, BUNDEL_BESTANDEN_MAX, struct bestand);
	l->nbestanden = 0;
	bool goed = bundel.n <= BUNDEL_MAX && str_starts(bundel, STR(BUNDEL_KOP));
	if (goed) {
		rest.p += sizeof BUNDEL_KOP - 1;
		rest.n -= sizeof BUNDEL_KOP - 1;
	}
	while (goed && rest.n) {
		struct bestand b;
		size_t n = l->nbestanden;
		goed = n < BUNDEL_BESTANDEN_MAX && head_cut(&rest, &b)
			&& (!n || str_cmp(l->bestanden[n - 1].pad, b.pad) < 0);
		if (goed)
			l->bestanden[l->nbestanden++] = b;
	}
	if (!goed)
		problem_add(l, 0, STR("dit is geen bundel van een catalogus, of hij is beschadigd"), NULL);
}
