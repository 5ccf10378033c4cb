#!/usr/bin/env python3
"""Counts what a test runner says, so that the last line of ./test is a sum and not a hope.

Usage: tools/count_tests.py meson TESTLOG.json | node FILE. Prints "PASSED FAILED".
meson: the lines of meson-logs/testlog.json, one per test. node: what `node --test` prints with its reporter tap or spec,
by the closing figures. Whatever is not a plain pass counts as failed: skipped, cancelled, timed out, expected to fail. A log
that breaks off, or has no test in it, is one failure.
"""

import json
import re
import sys

_FIGURE = re.compile(r'^[#\u2139] (tests|pass|fail|cancelled|skipped|todo) (\d+)$', re.MULTILINE)


def count_meson(text):
    passed = failed = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            result = json.loads(line)['result']
        except (ValueError, KeyError, TypeError):
            failed += 1
            continue
        if result == 'OK':
            passed += 1
        else:
            failed += 1
    return passed, failed if passed + failed else 1


def count_node(text):
    figures = {name: int(number) for name, number in _FIGURE.findall(text)}
    if 'pass' not in figures or 'fail' not in figures:
        return len(re.findall(r'^ok ', text, re.MULTILINE)), 1 + len(re.findall(r'^not ok ', text, re.MULTILINE))
    passed = figures['pass']
    failed = sum(figures.get(name, 0) for name in ('fail', 'cancelled', 'skipped', 'todo'))
    failed = max(failed, figures.get('tests', 0) - passed)
    return passed, failed if passed + failed else 1


def main(argv):
    kinds = {'meson': count_meson, 'node': count_node}
    if len(argv) != 3 or argv[1] not in kinds:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(argv[2], encoding='utf-8', errors='replace') as f:
            text = f.read()
    except FileNotFoundError:
        text = ''
    print('{} {}'.format(*kinds[argv[1]](text)))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
