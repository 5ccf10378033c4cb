#!/usr/bin/env python3
"""Checks that no file says what a public project should not say.

Usage: tools/check_words.py [ROOT]. Prints every fault as file:line: text; exit status 1 if there is one.
Refused: absolute paths of a developer's machine, hosts of package registries (a lock file names versions and hashes,
not where they came from), marks of unfinished work, names of products that wrote or advised, and files that belong to
a build. The words are put together here from pieces, so that this file passes its own check.
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tracked  # noqa: E402


def _any(*words):
    """Each word is given in pieces, divided by spaces."""
    return '|'.join(re.escape(w.replace(' ', '')) for w in words)


RULES = (
    ('a path of one machine', re.compile(
        r'(?:(?<![\w.}$-])|(?<=-[IL]))(?:'
        + _any('/wo rk/', '/ro ot/', '/ho me/', '/Us ers/', '/tmp/bu ild', '/fa rm/') + ')')),
    ('the host of a registry', re.compile(
        r'\b(?:' + _any('registry. npmjs.org', 'registry. yarnpkg.com', 'deb. debian.org', 'security. debian.org',
            'snapshot. debian.org', 'deb. nodesource.com', 'pypi. org', 'files. pythonhosted.org', 'proxy. golang.org',
            'static. crates.io', 'index. crates.io') + r')\b', re.IGNORECASE)),
    ('unfinished work', re.compile(r'\b(?:' + _any('TO DO', 'FIX ME', 'X XX', 'HA CK') + r')\b')),
    ('unfinished work', re.compile(
        r'\b(?:not (?:yet )?impl' + r'emented|nog niet geimpl' + r'ementeerd|lorem ip' + r'sum)\b', re.IGNORECASE)),
    ('who helped to write it', re.compile(
        r'\b(?:' + _any('Clau de', 'Anthro pic', 'Chat GPT', 'Open AI', 'Copi lot', 'LL M', 'LL Ms') + r')\b|'
        + 'language mod' + r'el|A[I] assist' + 'ant', re.IGNORECASE)),
    ('shared notes', re.compile(_any('../sha red/', 'sha red/design.md', 'sha red/style.md', 'bri ef.md'))),
)
FREE_OF_MARKS = ('assets/dist/', 'LICENSE') # built or quoted: others' words
NOT_TRACKED = re.compile(r'(?:^|/)(?:node_modules|__pycache__|build[^/]*)/|\.(?:o|so|pyc|swp|db|db-wal)\Z')


def check_text(path, text):
    for number, line in enumerate(text.split('\n'), 1):
        for reason, pattern in RULES:
            found = pattern.search(line)
            if not found or (reason == 'unfinished work' and path.startswith(FREE_OF_MARKS)):
                continue
            yield f'{path}:{number}: {reason} ({found[0]})'


def check_path(path):
    if NOT_TRACKED.search(path):
        yield f'{path}:1: built or fetched, not to be tracked'


def main(argv):
    root = argv[1] if len(argv) > 1 else '.'
    faults, read = [], 0
    for path in tracked.files(root):
        faults.extend(check_path(path))
        with open(os.path.join(root, path), 'rb') as f:
            content = f.read()
        if b'\0' in content:
            continue
        read += 1
        faults.extend(check_text(path, content.decode('utf-8', 'replace')))
    for fault in faults:
        print(fault)
    print(f'check_words: {read} files, {len(faults)} faults')
    return 1 if faults or not read else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
