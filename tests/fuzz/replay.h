/* Runs a fuzz target over every file of a directory, so that what fuzzing once found is tried in each ordinary test.
 *
 * A fuzz_x.c defines LLVMFuzzerTestOneInput and includes this header last. Built with -DFUZZ_REPLAY it is a test that
 * takes the directory of its corpus; built with -fsanitize=fuzzer it is the fuzz target itself. An empty or absent
 * directory is a failure: a test that tries nothing must not pass.
 */
#ifndef TESTS_FUZZ_REPLAY_H
#define TESTS_FUZZ_REPLAY_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef FUZZ_REPLAY

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* The bytes of a file, exactly as many as there are, so that a sanitizer sees a read behind them; NULL on an error. */
static uint8_t *replay_read(const char *path, size_t *ret_size)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	uint8_t *data = NULL;

	if (f && fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode)) {
		size_t size = (size_t)st.st_size;

		data = malloc(size ? size : 1);
		if (data && fread(data, 1, size, f) != size) {
			free(data);
			data = NULL;
		}
		*ret_size = size;
	}
	if (f)
		(void)fclose(f);
	return data;
}

/* Runs one file; 0 when it could not be read. */
static int replay_one(const char *dir, const char *name)
{
	size_t size = 0;
	uint8_t *data;
	char *path;

	if (asprintf(&path, "%s/%s", dir, name) < 0)
		return 0;
	data = replay_read(path, &size);
	if (data) {
		(void)fprintf(stderr, "%s: %zu bytes\n", path, size);
		(void)LLVMFuzzerTestOneInput(data, size);
	} else {
		(void)fprintf(stderr, "%s: cannot be read\n", path);
	}
	free(path);
	if (!data)
		return 0;
	free(data);
	return 1;
}

int main(int argc, char **argv)
{
	DIR *dir = argc == 2 ? opendir(argv[1]) : NULL;
	const struct dirent *entry;
	int tried = 0, failed = 0;

	if (!dir) {
		(void)fprintf(stderr, "usage: %s directory\n", argv[0]);
		return 2;
	}
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		tried++;
		failed += !replay_one(argv[1], entry->d_name);
	}
	(void)closedir(dir);
	(void)fprintf(stderr, "%d inputs, %d unreadable\n", tried, failed);
	return tried == 0 || failed;
}

#endif
#endif
