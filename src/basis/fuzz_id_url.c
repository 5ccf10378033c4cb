/* Fuzz target: the id in an address. A text that is taken is the one that the id is written as. */
#include "basis/geheim.h"
#include "basis/geheim_priv.h"

#include <assert.h>
#include <string.h>

#include "fuzz/replay.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const unsigned char bytes[16] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	static struct id_key *key;
	struct str s = { (const char *)data, size };
	char url[ID_URL_LEN + 1];
	int64_t id, back;
	bool taken;

	if (!key && (geheim_init(NULL) || id_key_new(bytes, &key, NULL)))
		return -1;
	if (id_from_url(key, 7, s, &id)) {
		id_to_url(key, 7, id, url);
		assert(str_eq(str_z(url), s));
	}
	if (size >= sizeof(id)) {
		memcpy(&id, data, sizeof(id));
		id_to_url(key, (uint32_t)size, id, url);
		taken = id_from_url(key, (uint32_t)size, str_z(url), &back);
		assert(taken == (id >= 0));
		assert(!taken || back == id);
		assert(!id_from_url(key, (uint32_t)size + 1, str_z(url), &back));
	}
	return 0;
}
