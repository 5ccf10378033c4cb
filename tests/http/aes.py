"""AES-128 for one block, to make the ids of addresses as the program does: a test must be able to make any id.

Slow, not for secrets: the key is that of a test.
"""

import base64


def _times(x):
    return (x << 1 ^ 0x1b) & 0xff if x & 0x80 else x << 1


def _product(a, b):
    out = 0
    while b:
        out ^= a * (b & 1)
        a, b = _times(a), b >> 1
    return out


def _sbox():
    table = [0x63] * 256
    for x in range(1, 256):
        inverse = next(y for y in range(1, 256) if _product(x, y) == 1)
        table[x] = 0x63
        for turn in range(5):
            table[x] ^= (inverse << turn | inverse >> 8 - turn) & 0xff
    return table


SBOX = _sbox()


def _round_keys(key):
    words = [list(key[i:i + 4]) for i in range(0, 16, 4)]
    constant = 1
    for i in range(4, 44):
        word = list(words[-1])
        if i % 4 == 0:
            word = [SBOX[x] for x in word[1:] + word[:1]]
            word[0] ^= constant
            constant = _times(constant)
        words.append([a ^ b for a, b in zip(word, words[i - 4])])
    return [sum(words[i:i + 4], []) for i in range(0, 44, 4)]


def encrypt(key, block):
    keys = _round_keys(key)
    state = [a ^ b for a, b in zip(block, keys[0])]
    for turn in range(1, 11):
        state = [SBOX[x] for x in state]
        state = [state[(i + 4 * (i % 4)) % 16] for i in range(16)]
        if turn < 10:
            state = [_product(2, state[c + r]) ^ _product(3, state[c + (r + 1) % 4]) ^ state[c + (r + 2) % 4] ^
                     state[c + (r + 3) % 4] for c in range(0, 16, 4) for r in range(4)]
        state = [a ^ b for a, b in zip(state, keys[turn])]
    return bytes(state)


def id_url(key, kind, number):
    """The text of an id of that kind in an address."""
    block = kind.to_bytes(4, 'big') + number.to_bytes(8, 'big') + bytes(4)
    return base64.urlsafe_b64encode(encrypt(key, block)).decode().rstrip('=')
