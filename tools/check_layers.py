#!/usr/bin/env python3
"""Checks that no room of src/ knows more than it may.

Usage: tools/check_layers.py [ROOT]. Prints every fault as file:line: text; exit status 1 if there is one.
What: basis <- db, http, html <- catalogus <- domein <- koppeling, web <- main. A room includes itself and lower rooms.
verifieer is a program of its own on basis, and nothing is built on it.
Besides: domein knows nothing of HTTP and HTML; each outside library has one room; a statement is run in domein alone;
web names no table, dialect or driver, in code, in text or in a view; no header includes itself by a detour.
Tests (x_test.c, fuzz_x.c, testhulp.*, all in a folder x_test/) follow the same layers, but may run statements, say
SQL and use generated headers of their own: they look behind the screen on purpose. One that includes the rig of tests/
is a test of the whole program, and may know every room.
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cscan  # noqa: E402
import tracked  # noqa: E402

LEVEL = {'basis': 0, 'verifieer': 1, 'db': 1, 'http': 1, 'html': 1, 'catalogus': 2, 'domein': 3, 'koppeling': 4, 'web': 4, 'main': 5}
FORBIDDEN = {(room, 'verifieer') for room in ('catalogus', 'domein', 'koppeling', 'web', 'main')} | {
    ('domein', 'http'), ('domein', 'html'), ('catalogus', 'http'), ('catalogus', 'html')}
# Which room may include which outside headers; a header that is not listed is free.
OUTSIDE = (
    (re.compile(r'sqlite3(ext)?\.h$'), 'db'),
    (re.compile(r'(postgresql/)?(libpq-fe|libpq/.*|pg_config.*)(\.h)?$'), 'db'),
    (re.compile(r'microhttpd\.h$'), 'http'),
    (re.compile(r'(zip|expat|cairo(-pdf)?|pango/.*|hb|fontconfig/.*|qpdf/.*)(\.h)?$'), 'koppeling'),
    (re.compile(r'(sodium|sodium/.*|openssl/.*)\.h$'), 'basis'),
)
# Headers that the generators make in the build directory, and who may use them (main hands the statements to db).
GENERATED = {'query.h': {'domein', 'main'}, 'routes.h': {'web', 'main'}, 'views.h': {'web'}}
RUNS_STATEMENTS = {'db', 'domein'}
NO_DIALECT = set(LEVEL) - {'db', 'main'}

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
_USE = re.compile(r'\{\{\s*use\s+"([^"]+)"')
_STATEMENT = re.compile(r'\b(q_[a-z]\w*|batch_run|batch_add|unit_batch|db_batch|db_txn|db_append)\s*\(')
_DIALECT = re.compile(r'\b\w*(?:sqlite|postgres|libpq)\w*|\bPQ[a-z]\w+|\bPG(?:conn|result)\b', re.IGNORECASE)
_SQL = re.compile(
    r'\b(?:select\b[^;]*\bfrom|insert\s+into|delete\s+from|update\s+[\w.]+\s+set|create\s+(?:temp\s+)?(?:table|view)'
    r'|alter\s+table|drop\s+table)\s+\w', re.IGNORECASE)


def is_test(path):
    name = os.path.basename(path)
    return (path.endswith('_test.c') or name.startswith(('fuzz_', 'testhulp'))
            or os.path.dirname(path).endswith('_test'))


def _line(text, at):
    return text.count('\n', 0, at) + 1


def _check_include(room, path, line, kind, name):
    if kind == '<':
        for pattern, owner in OUTSIDE:
            if pattern.match(name) and room != owner:
                yield f'{path}:{line}: <{name}> belongs to {owner}/ alone'
        if name == 'cmocka.h' and not is_test(path):
            yield f'{path}:{line}: <cmocka.h> belongs to tests'
        return
    target = name.split('/')[0]
    if is_test(path) and (name == 'fuzz/replay.h' or '/' not in name):
        return
    if name in GENERATED:
        if room not in GENERATED[name]:
            yield f'{path}:{line}: {room}/ may not use the generated "{name}"'
    elif '..' in name.split('/') or target not in LEVEL or '/' not in name:
        yield f'{path}:{line}: "{name}" does not name a room: write "room/file.h"'
    elif target == room:
        return
    elif (room, target) in FORBIDDEN:
        yield f'{path}:{line}: {room}/ knows nothing of {target}/ ("{name}")'
    elif LEVEL[target] >= LEVEL[room]:
        yield f'{path}:{line}: {room}/ may not use {target}/ ("{name}")'
    elif name.endswith('_priv.h'):
        yield f'{path}:{line}: "{name}" is private to {target}/'


def _tables(texts):
    """Names of the tables that the migrations make."""
    made = re.compile(r'\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:main\.)?"?(\w+)', re.IGNORECASE)
    schema = (text for path, text in texts.items() if path.startswith('sql/schema/'))
    return {name.lower() for text in schema for name in made.findall(text)}


def _check_text(room, path, line, text, tables):
    """One literal, or one line of a view: does it speak SQL, or of a table as such?"""
    if _SQL.search(text):
        yield f'{path}:{line}: SQL outside sql/'
    elif room == 'web':
        named = re.search(r'\b(?:main\.(\w+)|(\w+)_schrijf)\b', text)
        if named and (named[1] or named[2]).lower() in tables:
            yield f'{path}:{line}: web/ names a table ({named[0]})'


def _check_source(room, path, text, tables):
    code = cscan.blank_comments(text)
    whole = is_test(path) and re.search(r'#[ \t]*include[ \t]*"tests/', code)
    for m in _INCLUDE.finditer(code):
        if m[1] == '<' or not whole:
            yield from _check_include(room, path, _line(code, m.start()), m[1], m[2])
    if is_test(path):
        return
    bare = cscan.blank_literals(text)
    if room not in RUNS_STATEMENTS:
        for m in _STATEMENT.finditer(bare):
            yield f'{path}:{_line(bare, m.start())}: {m[1]}() outside domein/: only domein runs statements'
    if room in NO_DIALECT:
        for m in _DIALECT.finditer(_INCLUDE.sub('', bare)):
            yield f'{path}: {room}/ names a dialect or driver ({m[0]})'
    if room not in ('db', 'main'):
        for line, literal in cscan.literals(text):
            yield from _check_text(room, path, line, literal, tables)


def _find_cycle(graph):
    """One chain of headers that ends where it began, or None."""
    state = {}

    def visit(node, chain):
        state[node] = 'open'
        for following in sorted(graph.get(node, ())):
            if state.get(following) == 'open':
                return chain[chain.index(following):] + [following]
            if following not in state:
                cycle = visit(following, chain + [following])
                if cycle:
                    return cycle
        state[node] = 'done'
        return None

    for node in sorted(graph):
        if node not in state:
            cycle = visit(node, [node])
            if cycle:
                return cycle
    return None


def check(texts):
    """texts: path -> content. Returns the faults, sorted."""
    faults, graph, tables = [], {}, _tables(texts)
    for path, text in sorted(texts.items()):
        parts = path.split('/')
        if parts[0] != 'src':
            continue
        room = parts[1] if len(parts) > 2 else ''
        if room not in LEVEL:
            faults.append(f'{path}:1: src/{parts[1]} is not a room')
            continue
        if path.endswith('.html'):
            for number, line in enumerate(text.split('\n'), 1):
                faults.extend(_check_text(room, path, number, line, tables))
                for name in _USE.findall(line):
                    faults.extend(_check_include(room, path, number, '"', name))
            continue
        faults.extend(_check_source(room, path, text, tables))
        if path.endswith('.h'):
            code = cscan.blank_comments(text)
            graph[path[4:]] = {m[2] for m in _INCLUDE.finditer(code) if m[1] == '"'}
    cycle = _find_cycle(graph)
    if cycle:
        faults.append(f'src/{cycle[0]}:1: headers include each other: ' + ' -> '.join(cycle))
    return sorted(faults)


def _read(root):
    texts = {}
    for path in tracked.files(root):
        source = path.startswith('src/') and path.endswith(('.c', '.h', '.html'))
        if source or path.startswith('sql/schema/'):
            with open(os.path.join(root, path), encoding='utf-8') as f:
                texts[path] = f.read()
    return texts


def main(argv):
    root = argv[1] if len(argv) > 1 else '.'
    texts = _read(root)
    if not any(p.startswith('src/') for p in texts):
        print('check_layers: no source found')
        return 1
    faults = check(texts)
    for fault in faults:
        print(fault)
    print(f'check_layers: {len(texts)} files, {len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
