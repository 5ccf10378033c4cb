/* A row in a table that nothing has filled yet, so that tests over all tables need no list of them.
 *
 * The columns are read from the text of sql/schema, one to a line: what must have a value and has no default gets the
 * first code or number that its check names, the lowest id of the table it refers to, 1, or a letter. A table with a rule that this
 * does not meet is refused by the database, and the test says so: it wants a word in zaai_ook, or a seed of its own.
 */
#ifndef TESTS_ZAAI_H
#define TESTS_ZAAI_H

#include <glob.h>
#include <stdio.h>

#include "tests/kijk.h"

struct zaai {
	struct proef *p;
	int64_t id, dossier, organisatie;
};

/* All of the schema as one text. */
static inline const char *zaai_schema(struct proef *p)
{
	struct buf b = buf_new(p->arena);
	glob_t files;

	assert_int_equal(glob(SCHAKEL_SOURCE "/sql/schema/*.sql", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *f = fopen(files.gl_pathv[i], "re");
		char piece[4096];

		assert_non_null(f);
		for (size_t n; (n = fread(piece, 1, sizeof(piece), f));)
			buf_add(&b, (struct str){ piece, n });
		fclose(f);
	}
	globfree(&files);
	return buf_str(&b).p;
}

/* The word after `mark` in the line, up to one of `ends`; "" when the mark is not there. */
static inline const char *zaai_after(struct proef *p, const char *line, const char *mark, const char *ends)
{
	const char *at = strstr(line, mark);

	return at ? text(p, "%.*s", (int)strcspn(at + strlen(mark), ends), at + strlen(mark)) : "";
}

static inline bool zaai_asks(const char *column, const char *line)
{
	static const char *const rules[] = { "", "check", "foreign", "primary", "unique" };

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(column, rules[i]) == 0)
			return false;
	return strstr(line, "{{ID}}") || (strstr(line, "not null") && !strstr(line, " default "));
}

/* The row that it refers to: of the same dossier if there is one; another dossier than its own. */
static inline const char *zaai_other(const struct zaai *z, const char *other)
{
	const char *any = text(z->p, "(select min(id) from main.%s where id <> %ld)", other, (long)z->dossier);

	if (kijk_table(other)->class != LENS_CLASS_RIJ)
		return any;
	return text(z->p, "coalesce((select min(id) from main.%s where dossier = %ld), %s)", other, (long)z->dossier, any);
}

/* What a rule between columns asks besides. */
static const char *const zaai_ook[][3] = { { "zrm_score", "score", "3" }, { "beperking", "tot", "1" } };

static inline const char *zaai_value(const struct zaai *z, const char *column, const char *line)
{
	const char *code = zaai_after(z->p, line, " in ('", "'"), *other = zaai_after(z->p, line, "references ", "(");

	if (strstr(line, "{{ID}}"))
		return text(z->p, "%ld", (long)z->id);
	if (strcmp(column, "dossier") == 0 && (!*other || strcmp(other, "casus") == 0))
		return text(z->p, "%ld", (long)z->dossier);
	if (strcmp(column, "dossier") == 0) /* of another kind: this one when it is of that kind */
		return text(z->p, "coalesce((select id from main.%s where id = %ld), %s)", other, (long)z->dossier,
			zaai_other(z, other));
	if (strcmp(column, "organisatie") == 0)
		return text(z->p, "%ld", (long)z->organisatie);
	if (strcmp(column, "onderdeel") == 0)
		return "'kern'";
	if (*other)
		return zaai_other(z, other);
	if (strstr(line, "{{BLOB}}"))
		return z->p->kind == DB_SQLITE ? "x'00'" : "'\\x00'";
	if (strstr(line, " between "))
		return zaai_after(z->p, line, " between ", " ");
	if (strstr(line, " bigint ") || strstr(line, " integer "))
		return "1";
	return *code ? text(z->p, "'%s'", code) : "'x'";
}

/* The statement that adds a row to that table. */
static inline const char *zaai_sql(const struct zaai *z, const char *tabel)
{
	const char *line = strstr(zaai_schema(z->p), text(z->p, "\ncreate table %s (", tabel));
	struct buf columns = buf_new(z->p->arena), values = buf_new(z->p->arena);

	if (!line)
		fail_msg("%s: not in sql/schema", tabel);
	line = text(z->p, "%.*s", (int)(strstr(line, "\n)") - line) + 2, line);
	for (line = strchr(line + 1, '\n') + 1; *line != ')'; line = strchr(line, '\n') + 1) {
		const char *one = text(z->p, "%.*s ", (int)strcspn(line, "\n"), line), *column = zaai_after(z->p, one, "  ", " ");

		if (!zaai_asks(column, one))
			continue;
		buf_addz(&columns, columns.n ? ", " : "");
		buf_addz(&columns, column);
		buf_addz(&values, values.n ? ", " : "");
		buf_addz(&values, zaai_value(z, column, one));
	}
	for (size_t i = 0; i < sizeof(zaai_ook) / sizeof(zaai_ook[0]); i++) {
		if (strcmp(zaai_ook[i][0], tabel) != 0)
			continue;
		buf_addz(&columns, text(z->p, ", %s", zaai_ook[i][1]));
		buf_addz(&values, text(z->p, ", %s", zaai_ook[i][2]));
	}
	return text(z->p, "insert into main.%s (%s) values (%s)", tabel, buf_str(&columns).p, buf_str(&values).p);
}

#endif
