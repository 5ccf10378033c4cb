#!/usr/bin/env python3
"""Checks sizes and names.

Usage: tools/check_sizes.py [ROOT]. Prints faults as file:line: text, then the long functions and the figures; exit
status 1 if there is a fault.
Faults: a C function over 100 lines, a source file over 1000 lines, a file or function that is not named in lower case
with underscores, an identifier that is not ASCII. A function is counted from its first word to its closing brace.
Listed or counted, no fault: C functions over 60 lines, lines over 120 columns (a tab counts 4).
"""

import os
import re
import statistics
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cscan  # noqa: E402
import tracked  # noqa: E402

FUNCTION_MAX = 100
FUNCTION_LONG = 60
FILE_MAX = 1000
LINE_MAX = 120
TAB = 4
SOURCE = ('.c', '.h', '.def', '.py', '.sh', '.sql', '.mjs', '.js', '.css', '.html')
BUILT = ('assets/dist/',)
GIVEN_NAMES = ('LLVMFuzzerTestOneInput', 'LLVMFuzzerInitialize')

_FILE_NAME = re.compile(r'[a-z0-9_]+(\.[a-z0-9_]+)*\Z')
_SNAKE = re.compile(r'[a-z_][a-z0-9_]*\Z')
_WORD = re.compile(r'[^\W\d]\w*')


def _check_length(path, text):
    count = len(text.split('\n')) - (1 if text.endswith('\n') else 0)
    if count > FILE_MAX:
        yield f'{path}:{count}: file of {count} lines, at most {FILE_MAX}'


def wide_lines(texts):
    return sum(1 for text in texts.values() for line in text.split('\n') if len(line.expandtabs(TAB)) > LINE_MAX)


def _check_names(path, text, found):
    if path.startswith('src/') and not _FILE_NAME.match(os.path.basename(path)):
        yield f'{path}:1: file names are lower case with underscores'
    if not path.endswith(('.c', '.h')):
        return
    for m in _WORD.finditer(cscan.blank(text)):
        if not m[0].isascii():
            line = text.count('\n', 0, m.start()) + 1
            yield f'{path}:{line}: identifier {m[0]} is not ASCII'
    for f in found:
        if not _SNAKE.match(f.name) and f.name not in GIVEN_NAMES:
            yield f'{path}:{f.start}: function {f.name} is not lower_case'


def check(texts):
    """texts: path -> content. Returns (faults, long functions, lengths of all functions)."""
    faults, long_ones, lengths = [], [], []
    for path, text in sorted(texts.items()):
        found = cscan.functions(text) if path.endswith(('.c', '.h')) else []
        faults.extend(_check_length(path, text))
        faults.extend(_check_names(path, text, found))
        for f in found:
            lengths.append(f.lines)
            if f.lines > FUNCTION_MAX:
                faults.append(f'{path}:{f.start}: {f.name} has {f.lines} lines, at most {FUNCTION_MAX}')
            elif f.lines > FUNCTION_LONG:
                long_ones.append(f'{path}:{f.start}: {f.name} has {f.lines} lines')
    return faults, long_ones, lengths


def _figures(lengths):
    if not lengths:
        return 'no functions'
    under = sum(1 for n in lengths if n <= FUNCTION_LONG)
    return (f'{len(lengths)} functions, median {statistics.median(lengths):g} lines, '
        f'{100 * under / len(lengths):.1f} % of at most {FUNCTION_LONG}, longest {max(lengths)}')


def _read(root):
    texts = {}
    for path in tracked.files(root):
        if path.endswith(SOURCE) and not path.startswith(BUILT):
            with open(os.path.join(root, path), encoding='utf-8') as f:
                texts[path] = f.read()
    return texts


def main(argv):
    texts = _read(argv[1] if len(argv) > 1 else '.')
    if not texts:
        print('check_sizes: no source found')
        return 1
    faults, long_ones, lengths = check(texts)
    for fault in faults:
        print(fault)
    for function in long_ones:
        print(f'long: {function}')
    print(f'check_sizes: {len(texts)} files, {_figures(lengths)}, {len(long_ones)} long, '
        f'{wide_lines(texts)} wide lines, {len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
