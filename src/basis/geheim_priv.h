/* For the files of geheim and their tests only. */
#ifndef BASIS_GEHEIM_PRIV_H
#define BASIS_GEHEIM_PRIV_H

#include "basis/geheim.h"

/* Fills ret with n key bytes from a file (raw, or hex with an optional newline). Refuses a file that is not a plain
 * file, belongs to someone other than us or root, is writable by its group, or open in any way to the rest. */
MUST_USE enum fault key_bytes_load(const char *path, unsigned char *ret, size_t n, struct fault_info *fi);

/* Decodes base64url into at most size bytes; false for anything but the one text of a value. */
bool base64url_bytes(struct str s, unsigned char *ret, size_t size, size_t *ret_n);

/* The key from its 16 bytes; FAULT_INTERNAL when OpenSSL has no AES or there is no memory. */
MUST_USE enum fault id_key_new(const unsigned char key[16], struct id_key **ret, struct fault_info *fi);

/* The cost of Argon2id, for tests alone: before threads. 0, 0 gives the real cost back. No setting, option or
 * environment variable reaches it. */
void wachtwoord_cost_set(unsigned long long passes, size_t bytes);

#endif
