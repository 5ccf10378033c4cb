#!/usr/bin/env python3
"""Turns the named statements of sql/query/*.sql into typed C: query.h and query.c.

Why: a wrong bind, a wrong column or a statement that goes round the lens does not build. The rules of the lenses
(doc/ARCHITECTURE.md) are checked here, on the text; the authorizer and the roles of the database check them again.

A statement:
    -- :name casus_get :one :lens actor,asof
    -- What it answers; becomes the comment above the function.
    -- :ret id casus_id, nummer text, gesloten moment?
    select c.id, c.nummer, c.gesloten from casus c where c.id = $casus:casus_id

Head words, on the line of :name or on `-- :word` lines under it:
    :one :many :exec     what comes back: a row or none, rows, the number of rows changed
    :lens a,b            actor (when absent), asof, cijfers, kaal
    :reden "why"         with lens kaal, and only there
    :vrij "why"          an insert into a table of class openbaar or eigen that no _schrijf view limits
    :max 500             with :many, more rows is a fault
    :logfile             lens kaal; written through db_append only, which fills $proces:int and $volgnr:int if there are
    :dialect sqlite      or postgres: one of a pair of texts under one name
    :ret name type, ...  the columns, for :one and :many; may be repeated
Parameters are $name:type at first use and $name later; a ? behind a type says that it may be null.
"""
import argparse
import os
import re
import sys

KINDS = ('one', 'many', 'exec')
LENSES = ('actor', 'asof', 'cijfers', 'kaal')
DIALECTS = ('sqlite', 'postgres')
CLASSES = ('openbaar', 'dossier', 'rij', 'eigen', 'kaal', 'zoek')
C_WORDS = set('''auto break case char const continue default do double else enum extern float for goto if inline int
long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
bool true false asm b ret p ret_row'''.split())
NAME = re.compile(r'[a-z][a-z0-9_]*\Z')
TOKEN = re.compile(r"""
    (?P<ws>\s+)
  | (?P<comment>--[^\n]*|/\*.*?\*/)
  | (?P<str>'(?:[^']|'')*')
  | (?P<qid>"(?:[^"]|"")*")
  | (?P<param>\$(?P<pname>[A-Za-z_][A-Za-z0-9_]*)(?::(?!:)(?P<ptype>[A-Za-z_][A-Za-z0-9_]*)(?P<pnull>\?)?)?)
  | (?P<id>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<num>[0-9]+(?:\.[0-9]+)?)
  | (?P<op>::|\|\||<>|<=|>=|!=|==|<<|>>|.)
""", re.X | re.S)


class Fault(Exception):
    """A rule that a statement breaks, with the place."""

    def __init__(self, path, line, text):
        super().__init__(f'{path}:{line}: {text}')


class Token:
    def __init__(self, kind, text, line, depth):
        self.kind, self.text, self.line, self.depth = kind, text, line, depth
        self.word = text.lower() if kind == 'id' else text[1:-1].lower() if kind == 'qid' else text
        self.pname = self.ptype = None
        self.pnull = False

    def __repr__(self):
        return self.text


class Statement:
    def __init__(self, path, line, name):
        self.path, self.line, self.name = path, line, name
        self.kind = self.reden = self.vrij = self.dialect = self.max = None
        self.lenses = ['actor']
        self.logfile = False
        self.comment, self.ret, self.body = [], [], []
        self.tokens, self.sig, self.params = [], [], {}
        self.verb = 0
        self.write = False

    def fault(self, text, token=None):
        return Fault(self.path, token.line if token else self.line, f'{self.name}: {text}')

    def signature(self):
        """What the two texts of a dialect pair must have in common."""
        return (self.kind, self.lenses, self.reden, self.vrij, self.max, self.logfile, self.ret,
                sorted(self.params.items()))


class Type:
    """How a type looks in C: declaration, reading and binding."""

    def __init__(self, c, col, value, bind, null):
        self.c, self.col, self.value, self.bind, self.null = c, col, value, bind, null


def make_types(ids):
    integer, text, data = 'VALUE_INT', 'VALUE_TEXT', 'VALUE_BYTES'
    types = {
        ('int', False): Type('int64_t ', 'COL_INT', integer, '.i = {}', None),
        ('int', True): Type('struct opt_int ', 'COL_OPT_INT', integer, '.i = {}.v', '!{}.set'),
        ('bool', False): Type('bool ', 'COL_BOOL', integer, '.i = {}', None),
    }
    for name, value in (('text', text), ('bytes', data)):
        for null in (False, True):
            types[name, null] = Type('struct str ', 'COL_' + name.upper(), value, '.s = {}', '!{}.p' if null else None)
    for null in (False, True):
        types['moment', null] = Type('int64_t ', 'COL_INT', integer, '.i = {}', '{} == 0' if null else None)
        zero = '{}.v == 0' if null else None
        types['datum', null] = Type('struct datum ', 'COL_INT32', integer, '.i = {}.v', zero)
        for kind in ids:
            types[kind + '_id', null] = Type(f'struct {kind}_id ', 'COL_INT', integer, '.i = {}.v', zero)
    return types


# ---- reading the files ----

def read_ids(path):
    with open(path, encoding='utf-8') as f:
        return re.findall(r'^\s*X\(\s*([a-z_]+)\s*,\s*\d+\s*\)', f.read(), re.M)


def read_tables(path):
    """tabellen.def: {name: (class, {attr: value})}. of= is a list: the searched table, then other views of it."""
    tables = {}
    with open(path, encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            words = line.split('#')[0].split()
            if not words:
                continue
            if len(words) < 2 or words[1] not in CLASSES:
                raise Fault(path, number, 'expected: name class [attr=value]')
            attrs = dict(w.partition('=')[::2] for w in words[2:])
            attrs['of'] = attrs.get('of', '').split(',')
            if words[1] == 'zoek' and not all(attrs['of']):
                raise Fault(path, number, 'class zoek needs of=<table>[,<view>...]')
            if words[0] in tables:
                raise Fault(path, number, f'{words[0]} is listed twice')
            tables[words[0]] = (words[1], attrs)
    return tables


def head_words(path, line, text):
    """':a x :b "y z"' as [('a', 'x'), ('b', 'y z')]."""
    found, at = [], 0
    form = re.compile(r'\s*:([a-z]+)(?:\s+("([^"]*)"|[^\s:"]+))?(?=\s|\Z)')
    while text[at:].strip():
        m = form.match(text, at)
        if not m:
            raise Fault(path, line, f'cannot read {text[at:].strip()!r}')
        found.append((m[1], m[3] if m[3] is not None else m[2]))
        at = m.end()
    return found


def need(path, line, word, value, ok):
    if not ok:
        raise Fault(path, line, f':{word} {value or ""}'.rstrip() + ' is not understood')


def apply_word(s, line, word, value):
    if word in KINDS:
        need(s.path, line, word, value, value is None and s.kind is None)
        s.kind = word
    elif word == 'lens':
        s.lenses = (value or '').split(',')
        need(s.path, line, word, value, all(n in LENSES for n in s.lenses))
        need(s.path, line, word, value, len(set(s.lenses)) == len(s.lenses))
    elif word in ('reden', 'vrij'):
        need(s.path, line, word, value, bool(value and value.strip()))
        setattr(s, word, value)
    elif word == 'max':
        need(s.path, line, word, value, bool(value) and value.isdigit() and int(value) > 0)
        s.max = int(value)
    elif word == 'logfile':
        need(s.path, line, word, value, value is None)
        s.logfile = True
    elif word == 'dialect':
        need(s.path, line, word, value, value in DIALECTS)
        s.dialect = value
    else:
        raise Fault(s.path, line, f'unknown word :{word}')


def add_ret(s, line, text, types):
    for part in text.split(','):
        m = re.fullmatch(r'\s*([a-z_][a-z0-9_]*)\s+([a-z_]+)(\?)?\s*', part)
        if not m:
            raise Fault(s.path, line, f'{s.name}: cannot read column {part.strip()!r}')
        if (m[2], bool(m[3])) not in types:
            raise Fault(s.path, line, f'{s.name}: unknown type {m[2]}{m[3] or ""}')
        if m[1] in C_WORDS - {'b', 'p', 'ret', 'ret_row'}:
            raise Fault(s.path, line, f'{s.name}: column {m[1]} is a word of C')
        if m[1] in [name for name, _, _ in s.ret]:
            raise Fault(s.path, line, f'{s.name}: column {m[1]} stands twice')
        s.ret.append((m[1], m[2], bool(m[3])))


def head_line(s, number, text, types):
    """One comment line between :name and the SQL."""
    if text.startswith(':ret '):
        add_ret(s, number, text[5:].rstrip(','), types)
    elif text.startswith(':'):
        for word, value in head_words(s.path, number, text):
            apply_word(s, number, word, value)
    else:
        s.comment.append(text)


def read_statements(path, types):
    """Splits a file at its :name lines; the body keeps (line number, text)."""
    found, current, in_head = [], None, False
    with open(path, encoding='utf-8') as f:
        lines = f.read().split('\n')
    for number, line in enumerate(lines, 1):
        m = re.match(r'--\s*:name\b\s*(\S*)(.*)', line)
        if m:
            if not NAME.match(m[1]):
                raise Fault(path, number, f'{m[1]!r} is no name')
            current, in_head = Statement(path, number, m[1]), True
            found.append(current)
            for word, value in head_words(path, number, m[2]):
                apply_word(current, number, word, value)
        elif current and in_head and line.startswith('--'):
            head_line(current, number, line[2:].strip(), types)
        elif current:
            in_head = in_head and not line.strip()
            current.body.append((number, line))
        elif line.strip() and not line.startswith('--'):
            raise Fault(path, number, 'text before the first :name')
    return found


# ---- taking the SQL apart ----

def tokenize(s, types):
    text = '\n'.join(line for _, line in s.body)
    first = s.body[0][0] if s.body else s.line
    at = depth = 0
    while at < len(text):
        m = TOKEN.match(text, at)
        line = first + text.count('\n', 0, at)
        kind = m.lastgroup if m.lastgroup not in ('pname', 'ptype', 'pnull') else 'param'
        depth -= m[0] == ')'
        token = Token(kind, m[0], line, depth)
        depth += m[0] == '('
        if kind == 'param':
            token.pname, token.ptype, token.pnull = m['pname'], m['ptype'], bool(m['pnull'])
        elif kind == 'op' and m[0] in ("$'\"`" if s.dialect == 'postgres' else "$'\"`["):
            raise s.fault(f'a loose {m[0]}', token)
        at = m.end()
        if depth < 0:
            raise s.fault('a ) too many', token)
        s.tokens.append(token)
    if depth:
        raise s.fault('a ) is missing')
    s.sig = [t for t in s.tokens if t.kind not in ('ws', 'comment')]
    if s.sig and s.sig[-1].text == ';':
        end = s.sig.pop()
        s.tokens.remove(end)
    if not s.sig:
        raise s.fault('no SQL')
    for t in s.sig:
        if t.text == ';':
            raise s.fault('a ; inside: one statement each', t)
        if t.kind == 'param':
            add_param(s, t, types)


def add_param(s, t, types):
    known = s.params.get(t.pname)
    if t.ptype is None:
        if known is None:
            raise s.fault(f'${t.pname} has no type at its first use', t)
        return
    if (t.ptype, t.pnull) not in types:
        raise s.fault(f'unknown type {t.ptype}{"?" if t.pnull else ""}', t)
    if known not in (None, (t.ptype, t.pnull)):
        raise s.fault(f'${t.pname} has two types', t)
    if t.pname in C_WORDS or not NAME.match(t.pname):
        raise s.fault(f'${t.pname} cannot be the name of a parameter', t)
    s.params[t.pname] = (t.ptype, t.pnull)


def words(s):
    return [t.word for t in s.sig]


def find_verb(s):
    """The index of the word that makes it a read or a write."""
    w = words(s)
    if w[0] not in ('select', 'values', 'with', 'insert', 'update', 'delete'):
        raise s.fault(f'{s.sig[0].text}: only select, insert, update and delete', s.sig[0])
    s.verb = next((i for i, t in enumerate(s.sig) if t.depth == 0 and t.kind == 'id'
                   and t.word in ('select', 'values', 'insert', 'update', 'delete')), None)
    if s.verb is None:
        raise s.fault('no select, insert, update or delete')
    s.write = w[s.verb] in ('insert', 'update', 'delete')


def target(s):
    """(index, table, has main.) of the table a write changes."""
    w, i = words(s) + [''] * 4, s.verb + 1
    if w[i] in ('into', 'from'):
        i += 1
    if w[i] == 'main' and w[i + 1] == '.':
        return i + 2, w[i + 2], True
    return i, w[i], False


def split_list(tokens):
    """Splits tokens at the commas of their own depth."""
    parts, depth = [[]], tokens[0].depth if tokens else 0
    for t in tokens:
        if t.text == ',' and t.depth == depth:
            parts.append([])
        else:
            parts[-1].append(t)
    return parts


def select_list(s, at):
    """The expressions of the select or returning at index `at`."""
    depth, i = s.sig[at].depth, at + 1
    if i < len(s.sig) and s.sig[i].word in ('distinct', 'all'):
        i += 1
    end = i
    while end < len(s.sig) and s.sig[end].depth >= depth:
        t = s.sig[end]
        if t.depth == depth and t.kind == 'id' and t.word in ENDS_LIST and not distinct_from(s.sig, end):
            break
        end += 1
    return split_list(s.sig[i:end])


def distinct_from(sig, i):
    """The from of `a is [not] distinct from b` opens no list."""
    return sig[i].word == 'from' and i > 1 and sig[i - 1].word == 'distinct' and sig[i - 2].word in ('is', 'not')


ENDS_LIST = ('from', 'where', 'order', 'limit', 'union', 'intersect', 'except', 'group', 'returning', 'on', 'offset',
             'having', 'window')


def find_word(s, word, start=0, depth=0):
    return next((i for i in range(start, len(s.sig))
                 if s.sig[i].kind == 'id' and s.sig[i].word == word and s.sig[i].depth == depth), None)


def column_name(expr):
    """The name an expression gives its column, or None when the text does not say."""
    if expr and expr[-1].kind in ('id', 'qid'):
        if len(expr) == 1 or (len(expr) == 3 and expr[1].text == '.') or expr[-2].word == 'as':
            return expr[-1].word
    return None


def sources(s):
    """Names that stand where a table stands: behind from, join, and the commas of a from list."""
    found, w = set(), words(s)
    for i, t in enumerate(s.sig):
        if t.kind == 'id' and t.word in ('from', 'join') and not distinct_from(s.sig, i):
            found |= from_list(s.sig, i + 1)
        elif t.kind == 'id' and t.word in ('into', 'update') and i + 1 < len(w):
            found.add(w[i + 3] if w[i + 1] == 'main' and i + 3 < len(w) else w[i + 1])
    return found


def from_list(sig, i):
    found, depth, fresh = set(), sig[i].depth if i < len(sig) else 0, True
    while i < len(sig) and sig[i].depth >= depth:
        t = sig[i]
        if t.depth == depth and t.kind == 'id' and t.word in ENDS_LIST + ('join', 'set'):
            break
        if fresh and t.kind in ('id', 'qid') and t.depth == depth:
            if t.word == 'main' and i + 2 < len(sig) and sig[i + 1].text == '.':
                i += 2
            found.add(sig[i].word)
            fresh = False
        fresh = fresh or (t.text == ',' and t.depth == depth)
        i += 1
    return found


# ---- the rules ----

def check_head(s):
    if s.kind is None:
        raise s.fault('says neither :one, :many nor :exec')
    if ('kaal' in s.lenses) != (s.reden is not None):
        raise s.fault('lens kaal says why with :reden, and only lens kaal')
    if s.max is not None and s.kind != 'many':
        raise s.fault(':max belongs to :many')
    if s.logfile and s.lenses != ['kaal']:
        raise s.fault(':logfile needs lens kaal')
    if (s.kind == 'exec') == bool(s.ret):
        raise s.fault(':ret belongs to :one and :many' if s.ret else ':ret is missing')


def check_forbidden(s):
    w = words(s) + ['', '', '']
    for i, t in enumerate(s.sig):
        if t.text == '*' and t.kind == 'op' and w[i - 1] in ('', 'select', 'distinct', 'all', ',', '.', 'returning'):
            raise s.fault('select *: name the columns', t)
        if t.kind != 'id':
            continue
        if t.word in ('insert', 'update') and w[i + 1] == 'or':
            raise s.fault(f'{t.word} or {w[i + 2]} goes round the journaal', t)
        if t.word == 'raise' and w[i + 1] == '(' and w[i + 2] == 'rollback':
            raise s.fault('raise(rollback) ends the transaction of others', t)
        if t.word == 'for' and w[i + 1] in ('update', 'share'):
            raise s.fault('for update: a unit is serializable already', t)
        inner = (t.word in ('insert', 'delete') and w[i + 1] in ('into', 'from')) or (
            t.word == 'update' and w[i - 1] not in ('do', 'on', 'for'))
        if inner and i != s.verb:
            raise s.fault(f'{t.word} inside another statement', t)


def check_main(s):
    """Only the table that is written may carry main., outside lens kaal."""
    allowed = target(s)[0] - 2 if s.write else None
    for i, t in enumerate(s.sig[:-1]):
        if t.word == 'main' and t.kind in ('id', 'qid') and s.sig[i + 1].text == '.' and i != allowed:
            raise s.fault('reads main., which goes round the lens', t)


def schrijf_select(sig, i, table):
    """Index behind `( select id from <table>_schrijf [alias] [where ...] )` at i, or None."""
    w = [t.word for t in sig] + [''] * 8
    if w[i] != '(' or w[i + 1] != 'select':
        return None
    j = i + 2
    if w[j + 1] == '.':
        j += 2
    if w[j] != 'id' or w[j + 1] != 'from' or w[j + 2] != table + '_schrijf':
        return None
    end = next(k for k in range(i, len(sig)) if sig[k].text == ')' and sig[k].depth == sig[i].depth)
    inner = sig[j + 3:end]
    depth = sig[i].depth + 1
    if any(t.depth == depth and t.word in ('union', 'join', ',') for t in inner):
        return None
    return end + 1


def carries_schrijf(s, start, table):
    """Has the where from index `start` the conjunct `id in (select id from <table>_schrijf)`?"""
    w = words(s) + ['']
    where = find_word(s, 'where', start)
    if where is None:
        return False
    stop = find_word(s, 'returning', where) or len(s.sig)
    if any(t.word == 'or' and t.depth == 0 for t in s.sig[where:stop]):
        return False
    for i in range(where, stop):
        if s.sig[i].depth or w[i] not in ('where', 'and'):
            continue
        j = i + 1
        if w[j + 1:j + 2] == ['.']:
            j += 2
        if w[j:j + 2] != ['id', 'in']:
            continue
        end = schrijf_select(s.sig, j + 2, table)
        if end is not None and w[end] in ('and', 'returning', ''):
            return True
    return False


def joins_schrijf(s, at, wanted):
    """Does the select at index `at` take its rows from a wanted _schrijf view, by from or an inner join?"""
    w = words(s)
    if any(t.depth == 0 and t.word in ('union', 'except', 'intersect') for t in s.sig[at:]):
        return False
    for i in range(at, len(w) - 1):
        if s.sig[i].depth == 0 and w[i] in ('from', 'join') and wanted(w[i + 1]):
            if w[i] == 'from' or w[i - 1] not in ('left', 'right', 'full', 'outer', 'cross'):
                return not any(w[k] in ('right', 'full') and s.sig[k].depth == 0 for k in range(at, len(w)))
    return False


def check_insert(s, at, table, cls, attrs):
    of = attrs['of']
    if cls in ('dossier', 'rij'):
        allowed = ['dossier_schrijf'] + [attrs[k] + '_schrijf' for k in ('bij',) if k in attrs]
        view, wanted = ' or '.join(allowed), lambda n: n in allowed
    elif cls == 'zoek':
        view, wanted = of[0] + '_schrijf', lambda n: n in (of[0], of[0] + '_schrijf')
    else:
        view, wanted = 'a _schrijf view', lambda n: n.endswith('_schrijf')
    select = find_word(s, 'select', at)
    ok = select is not None and joins_schrijf(s, select, wanted)
    if s.vrij is not None:
        if cls not in ('openbaar', 'eigen'):
            raise s.fault(f':vrij is not for class {cls}')
        if ok:
            raise s.fault(':vrij is not needed here')
        return
    if not ok:
        raise s.fault(f'an insert into {table} (class {cls}) must select from {view}', s.sig[s.verb])
    if cls in ('dossier', 'rij'):
        check_dossier(s, table, cls)


def check_dossier(s, table, cls):
    """The dossier of a new row is a column of dossier_schrijf, not what the caller says."""
    at = target(s)[0] + 1
    select = find_word(s, 'select', at)
    if words(s)[at] != '(':
        raise s.fault(f'an insert into {table} names its columns', s.sig[s.verb])
    end = next(k for k in range(at, len(s.sig)) if s.sig[k].text == ')' and s.sig[k].depth == s.sig[at].depth)
    names = [part[-1].word for part in split_list(s.sig[at + 1:end])]
    column = 'id' if cls == 'dossier' else 'dossier'
    given = select_list(s, select)
    if column not in names or names.index(column) >= len(given):
        raise s.fault(f'an insert into {table} gives column {column}', s.sig[s.verb])
    expr = given[names.index(column)]
    if column_name(expr) is None or any(t.kind == 'param' for t in expr):
        raise s.fault(f'column {column} must be taken from dossier_schrijf', s.sig[s.verb])


def check_upsert(s, at, table):
    conflict = find_word(s, 'conflict', at)
    update = find_word(s, 'update', conflict) if conflict is not None else None
    if update is not None and not carries_schrijf(s, update, table):
        raise s.fault(f'on conflict do update must carry id in (select id from {table}_schrijf)', s.sig[update])


def check_write(s, tables):
    """Writing through the lens. Lens kaal alone is exempt."""
    at, table, main = target(s)
    for lens in ('asof', 'cijfers'):
        if lens in s.lenses:
            raise s.fault(f'writes in lens {lens}', s.sig[s.verb])
    if not main:
        raise s.fault(f'writes {table} without main.', s.sig[s.verb])
    if table not in tables:
        raise s.fault(f'table {table} is not in tabellen.def', s.sig[s.verb])
    cls, attrs = tables[table]
    if words(s)[s.verb] == 'insert':
        check_insert(s, at, table, cls, attrs)
        check_upsert(s, at, table)
        return
    if s.vrij is not None:
        raise s.fault(':vrij is for inserts')
    if cls == 'zoek':
        if attrs['of'][0] + '_schrijf' not in sources(s):
            raise s.fault(f'a write of {table} must select from {attrs["of"][0]}_schrijf', s.sig[s.verb])
    elif not carries_schrijf(s, at, table):
        raise s.fault(f'lacks id in (select id from {table}_schrijf), bound by and', s.sig[s.verb])


def check_tables(s, tables):
    named = sources(s)
    for name in sorted(named & set(tables)):
        cls, attrs = tables[name]
        if cls == 'kaal':
            raise s.fault(f'table {name} is of class kaal: lens kaal alone reaches it')
        if cls == 'zoek' and not named & {*attrs['of'], attrs['of'][0] + '_schrijf'}:
            raise s.fault(f'search table {name} without the lens view {" or ".join(attrs["of"])}')


def check_columns(s):
    w = words(s)
    if s.write:
        at = find_word(s, 'returning')
        if (at is None) != (s.kind == 'exec'):
            raise s.fault('returning belongs to :one and :many, and they need it')
        check_insert_count(s)
    else:
        at = s.verb if w[s.verb] == 'select' else None
    if at is None or s.kind == 'exec':
        return
    names = [column_name(e) for e in select_list(s, at)]
    if len(names) != len(s.ret):
        raise s.fault(f':ret has {len(s.ret)} columns, the statement {len(names)}', s.sig[at])
    ret = [name for name, _, _ in s.ret]
    for i, name in enumerate(names):
        if name in ret and ret[i] != name and names[ret.index(name)] != name:
            raise s.fault(f'column {name} stands where :ret says {ret[i]}', s.sig[at])


def check_insert_count(s):
    w = words(s) + ['']
    at = target(s)[0] + 1
    if w[s.verb] != 'insert' or w[at] != '(':
        return
    end = next(k for k in range(at, len(s.sig)) if s.sig[k].text == ')' and s.sig[k].depth == s.sig[at].depth)
    count = len(split_list(s.sig[at + 1:end]))
    if w[end + 1] == 'select':
        given = len(select_list(s, end + 1))
    elif w[end + 1] == 'values':
        stop = next(k for k in range(end + 2, len(s.sig)) if s.sig[k].text == ')' and s.sig[k].depth == 0)
        given = len(split_list(s.sig[end + 3:stop]))
    else:
        return
    if given != count:
        raise s.fault(f'{count} columns, {given} values', s.sig[at])


def check(s, tables):
    check_head(s)
    find_verb(s)
    check_forbidden(s)
    if s.logfile and s.write and s.kind != 'exec':
        raise s.fault(':logfile is written by :exec')
    for name in ('proces', 'volgnr'):
        if filled(s, name) and s.params.get(name, ('int', False)) != ('int', False):
            raise s.fault(f'${name} is filled by the appender and must be int')
    if s.lenses != ['kaal']:
        check_main(s)
        check_tables(s, tables)
        if s.write:
            check_write(s, tables)
    if s.vrij is not None and (not s.write or s.lenses == ['kaal']):
        raise s.fault(':vrij is for inserts in lens actor')
    check_columns(s)


def pair(statements):
    """One common text or exactly both dialects under a name: {name: {dialect: statement}}."""
    named = {}
    for s in statements:
        texts = named.setdefault(s.name, {})
        if s.dialect in texts or (texts and (s.dialect is None or None in texts)):
            raise s.fault('is defined twice')
        texts[s.dialect] = s
    for name, texts in named.items():
        first = next(iter(texts.values()))
        if name.endswith('_rows') and name[:-5] in named:
            raise first.fault(f'its struct is that of the rows of {name[:-5]}')
        if None in texts:
            continue
        if len(texts) != 2:
            raise first.fault('has one dialect of two')
        if texts['sqlite'].signature() != texts['postgres'].signature() or \
                texts['sqlite'].write != texts['postgres'].write:
            raise texts['postgres'].fault('the two dialects differ in head or parameters')
    return named


# ---- writing C ----

def rewrite(s, order, mark):
    """The SQL with numbered parameters, without comments, white space folded."""
    out = []
    for t in s.tokens:
        if t.kind in ('ws', 'comment'):
            if out and out[-1] != ' ':
                out.append(' ')
        elif t.kind == 'param':
            out.append(f'{mark}{order.index(t.pname) + 1}')
        else:
            out.append(t.text)
    return ''.join(out).strip()


def c_string(text, indent):
    """A C literal over lines of at most 100 characters."""
    lines = [text[i:i + 100] for i in range(0, len(text), 100)] or ['']
    quoted = ['"' + t.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('??', '?\\?') + '"'
              for t in lines]
    return ('\n' + indent).join(quoted)


def filled(s, name):
    """A parameter that the appender fills."""
    return s.logfile and s.write and name in ('proces', 'volgnr')


def prototype(s, order, types):
    args = [types[s.params[n]].c + n for n in order if not filled(s, n)]
    if s.logfile and s.write:
        return f'void q_{s.name}_values(' + ', '.join(['struct value *ret_row'] + args) + ')'
    dest = {'one': f'struct q_{s.name} **ret', 'many': f'struct q_{s.name}_rows *ret', 'exec': 'int64_t *ret'}[s.kind]
    return f'void q_{s.name}(' + ', '.join(['struct batch *b'] + args + [dest]) + ')'


def fold(text, width=118):
    """Breaks a prototype at its commas."""
    out, line = [], ''
    for part in re.split(r'(?<=,) ', text):
        if line and len(line) + len(part) + 1 > width:
            out.append(line)
            line = '\t' + part
        else:
            line = f'{line} {part}' if line else part
    return '\n'.join(out + [line])


def comment(s):
    lines = [t.replace('*/', '* /') for t in s.comment if t] + ['Lens ' + ', '.join(s.lenses) + '.']
    if s.reden:
        lines.append('Reden: ' + s.reden)
    if s.logfile and s.write:
        lines.append(f'Fills the {len(s.params)} values of one row for db_append.')
    return '/* ' + '\n * '.join(lines) + ' */\n'


def write_header(named, types, note, guard):
    out = [f'/* Generated from sql/query by tools/gen_query.py. {note} */\n',
           f'#ifndef {guard}\n#define {guard}\n\n',
           '#include "basis/klok.h"\n#include "db/db.h"\n#include "domein/ids.h"\n\n',
           'extern const struct stmt_set stmts_all;\n']
    for name, texts in sorted(named.items()):
        s = texts.get(None) or texts['sqlite']
        out.append('\n')
        if s.ret:
            out.append(f'struct q_{name} {{\n')
            out += [f'\t{types[t, null].c}{n};\n' for n, t, null in s.ret]
            out.append('};\n')
        if s.kind == 'many':
            out.append(f'struct q_{name}_rows {{\n\tsize_t n;\n\tstruct q_{name} *v;\n}};\n')
        if s.logfile and s.write:
            out.append(f'enum {{ Q_{name.upper()}_VALUES = {len(s.params)} }};\n')
        out.append(f'extern const struct stmt stmt_{name};\n')
        out.append(comment(s) + fold(prototype(s, list(s.params), types)) + ';\n')
    out.append('\n#endif\n')
    return ''.join(out)


def write_tables(s, texts, types):
    """The data of one statement."""
    order, name, out = list(s.params), s.name, []
    if order:
        out.append(f'static const enum value_type p_{name}[] = {{ '
                   + ', '.join(types[s.params[n]].value for n in order) + ' };\n')
    if s.ret:
        out.append(f'static const struct stmt_col c_{name}[] = {{\n')
        for n, t, null in s.ret:
            out.append(f'\t{{ "{n}", {types[t, null].col}, {str(null).lower()}, offsetof(struct q_{name}, {n}) }},\n')
        out.append('};\n')
    sql = {d: rewrite(texts.get(d) or s, order, mark) for d, mark in (('sqlite', '?'), ('postgres', '$'))}
    lenses = ' | '.join(f'1u << LENS_{n.upper()}' for n in s.lenses)
    out.append(f'const struct stmt stmt_{name} = {{\n\t.name = "{name}",\n')
    out += [f'\t.sql[DB_{d.upper()}] = {c_string(t, chr(9) * 2)},\n' for d, t in sql.items()]
    out.append(f'\t.kind = STMT_{s.kind.upper()},\n\t.lenses = {lenses},\n\t.write = {str(s.write).lower()},\n')
    if s.reden:
        out.append(f'\t.reden = {c_string(s.reden, chr(9) * 2)},\n')
    out.append(f'\t.logfile = {str(s.logfile).lower()},\n')
    out += [f'\t.{n} = {order.index(n) + 1},\n' for n in ('proces', 'volgnr') if n in order and filled(s, n)]
    if order:
        out.append(f'\t.nparams = {len(order)},\n\t.params = p_{name},\n')
    if s.ret:
        out.append(f'\t.ncols = {len(s.ret)},\n\t.cols = c_{name},\n\t.row_size = sizeof(struct q_{name}),\n')
    out.append(f'\t.max_rows = {s.max or 0},\n}};\n')
    return ''.join(out)


def write_function(s, types):
    order, out = list(s.params), [fold(prototype(s, list(s.params), types)) + '\n{\n']
    row = 'p'
    if s.logfile and s.write:
        row = 'ret_row'
    elif order:
        out.append(f'\tstruct value *p = ARENA_ARRAY(b->arena, {len(order)}, struct value);\n')
    for i, n in enumerate(order):
        t = types[s.params[n]]
        null = f', .null = {t.null.format(n)}' if t.null else ''
        if filled(s, n):
            out.append(f'\t{row}[{i}] = (struct value){{ .type = {t.value} }};\n')
            continue
        out.append(f'\t{row}[{i}] = (struct value){{ .type = {t.value}{null}, {t.bind.format(n)} }};\n')
    if not order and row == 'ret_row':
        out.append('\t(void)ret_row;\n')
    if row == 'p':
        out.append(f'\tbatch_add(b, &stmt_{s.name}, {"p" if order else "NULL"}, ret);\n')
    out.append('}\n')
    return ''.join(out)


def write_source(named, types, note, header):
    out = [f'/* Generated from sql/query by tools/gen_query.py. {note} */\n',
           f'#include "{header}"\n\n#include <stddef.h>\n\n#include "basis/arena.h"\n\n'
           '/* C promises no more than 4095 bytes in a literal; the compilers that build this take any. */\n'
           '#pragma GCC diagnostic ignored "-Woverlength-strings"\n']
    for _, texts in sorted(named.items()):
        s = texts.get(None) or texts['sqlite']
        out.append('\n' + write_tables(s, texts, types) + write_function(s, types))
    out.append('\nstatic const struct stmt *const all[] = {\n')
    out += [f'\t&stmt_{n},\n' for n in sorted(named)] or ['\tNULL,\n']
    out.append(f'}};\nconst struct stmt_set stmts_all = {{ all, {len(named)} }};\n')
    return ''.join(out)


def generate(paths, ids, tabellen, header='query.h'):
    """Returns (query.h, query.c, note); raises SystemExit with every fault, a line each."""
    faults, statements = [], []
    types, tables = make_types(read_ids(ids)), read_tables(tabellen)
    for path in sorted(paths):
        try:
            found = read_statements(path, types)
        except Fault as e:
            faults.append(str(e))
            continue
        for s in found:
            try:
                tokenize(s, types)
                check(s, tables)
                statements.append(s)
            except Fault as e:
                faults.append(str(e))
    named = {}
    try:
        named = pair(statements) if not faults else {}
    except Fault as e:
        faults.append(str(e))
    if faults:
        raise SystemExit('\n'.join(faults))
    pairs = sorted(name for name, texts in named.items() if None not in texts)
    note = f'{len(named)} statements, {len(pairs)} in two dialects' + (': ' + ', '.join(pairs) if pairs else '') + '.'
    guard = re.sub(r'\W', '_', header).upper()
    return write_header(named, types, note, guard), write_source(named, types, note, header), note


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    args.add_argument('--ids', required=True)
    args.add_argument('--tabellen', required=True)
    args.add_argument('--header', required=True)
    args.add_argument('--source', required=True)
    args.add_argument('--quiet', action='store_true', help='do not print the count of overrides')
    args.add_argument('sql', nargs='*')
    args = args.parse_args()
    try:
        header, source, note = generate(args.sql, args.ids, args.tabellen, os.path.basename(args.header))
    except Fault as e:
        raise SystemExit(str(e))
    for path, text in ((args.header, header), (args.source, source)):
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
    if not args.quiet:
        print(note)


if __name__ == '__main__':
    sys.exit(main())
