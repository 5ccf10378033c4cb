/* Signed notes and the checkpoints of a log: the C2SP formats signed-note and tlog-checkpoint, with Ed25519.
 *
 *   schakel.example.nl/logboek          the origin: the name of the log, and of its keys
 *   42                                  leaves
 *   rk...=                              root, base64
 *   moment 1795327200000                ours: when it was signed, milliseconds since 1970
 *   tot 1795327200000                   ours: every record written down before this is among the leaves
 *
 *   — schakel.example.nl/logboek ...=   em dash, name, base64 of 4 bytes of key id and 64 of signature
 *
 * The blank line is part of the note; the signature is over what stands above it, with its last newline.
 * A key is written NAME+HASH+BASE64 as golang.org/x/mod/sumdb/note does; a secret one has PRIVATE+KEY+ in front.
 * Pure: libc and libsodium alone, buffers of the caller; schakel-verifieer is built on this very file.
 */
#ifndef BASIS_NOTE_H
#define BASIS_NOTE_H

#include "basis/merkle.h"

#define NOTE_NAME_MAX 100
#define NOTE_KEY_TEXT 256   /* holds every key as text, secret ones too */
#define NOTE_TEXT_MAX 1000  /* of a note without its signatures */
#define NOTE_MAX 2000       /* of a note with them */
#define NOTE_SIGS_MAX 8

struct note_key {
	char name[NOTE_NAME_MAX + 1];
	unsigned char id[4];
	unsigned char open[32];
};
struct note_signer {
	struct note_key key;
	unsigned char secret[64];
};
struct note_checkpoint {
	char origin[NOTE_NAME_MAX + 1];
	uint64_t n;
	struct merkle_hash root;
	int64_t moment, tot; /* 0: does not say */
};

/* Once, before all else; false when there is no randomness. */
bool note_init(void);
/* The text of a name: no blank, no plus, not empty. */
bool note_name_ok(const char *name);
bool note_signer_new(const char *name, struct note_signer *ret);
bool note_signer_parse(const char *s, size_t n, struct note_signer *ret);
void note_signer_text(const struct note_signer *s, char ret[NOTE_KEY_TEXT]);
void note_signer_wipe(struct note_signer *s);
bool note_key_parse(const char *s, size_t n, struct note_key *ret);
void note_key_text(const struct note_key *k, char ret[NOTE_KEY_TEXT]);
/* Base64 as it stands in a note, with padding: false for what is none, or more than room. */
bool note_base64(const char *s, size_t n, unsigned char *ret, size_t room, size_t *ret_n);
bool note_key_same(const struct note_key *a, const struct note_key *b);

/* The whole note under a text that ends with a newline and is at most NOTE_TEXT_MAX. Returns its length. */
size_t note_sign(const struct note_signer *s, const char *text, size_t n, char ret[NOTE_MAX]);
enum note_result { NOTE_OK, NOTE_BROKEN, NOTE_UNKNOWN_KEY, NOTE_FALSE };
/* Whose note is it? ret_key is the place in keys of the first that signed; a false signature of a known key refuses the
 * note. ret_text is the length of what was signed. */
enum note_result note_open(const char *note, size_t n, const struct note_key *keys, size_t nkeys, size_t *ret_text,
	size_t *ret_key);

/* Returns the length of the text of a checkpoint. */
size_t note_checkpoint_text(const struct note_checkpoint *c, char ret[NOTE_TEXT_MAX]);
bool note_checkpoint_parse(const char *text, size_t n, struct note_checkpoint *ret);

/* "from now on this key": origin, "sleutel", the new key, the moment. The old key signs it. */
size_t note_rotation_text(const char *origin, const struct note_key *fresh, int64_t moment, char ret[NOTE_TEXT_MAX]);
bool note_rotation_parse(const char *text, size_t n, char ret_origin[NOTE_NAME_MAX + 1], struct note_key *ret);

#endif
