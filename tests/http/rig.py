"""A Schakel of a test's own: the built program as a process, on SQLite or PostgreSQL, reached over HTTP.

The program is SCHAKEL_BIN, PostgreSQL the cluster of SCHAKEL_TEST_PG, in which every installation gets a database. The
first installation of a kind is made by the commands (keys, migration, catalogue, demonstration) and kept as a pattern: of
this process, or of all processes of a run when SCHAKEL_TEST_PATROON names a folder for it. The others are copies of it.
Visitors log in as people do: form, password, second factor.
When an installation is thrown away its log is read: every line must have our form, and none may hold a name, an
address, a token or a word that was typed (see Logboek). Nothing here waits for a moment, only for conditions.
"""

import base64
import atexit
import contextlib
import fcntl
import glob
import hashlib
import hmac
import html
import http.client
import json
import os
import pickle
import pwd
import re
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import tempfile
import time
import unittest
import urllib.parse

import aes

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.path.abspath(os.environ['SCHAKEL_BIN'])
PG = os.environ.get('SCHAKEL_TEST_PG', '')
PATIENCE = 60  # seconds until a condition that does not come is a failure
SQLITE, POSTGRES = 'sqlite', 'postgres'
LISTENING = 'Schakel luistert op'
FORM = 'application/x-www-form-urlencoded'
os.environ['TZ'] = 'CET-1CEST,M3.5.0,M10.5.0/3'  # today is the day of the houses, whatever the zone of the machine
time.tzset()
HTTPS_SITE = {'Sec-Fetch-Site': 'same-origin'}
# who has a session in the pattern, so that not every test pays for a password
REGULARS = ('kees.dassen', 'sanne.hendrickx', 'rik.schreurs', 'noor.habets', 'wil.smeets', 'tim.boesten', 'hilde.vroemen',
            'marjolein.tonnaer')

_home = tempfile.mkdtemp(prefix='schakel-http-')
os.chmod(_home, 0o755)  # PostgreSQL, which is another user, reads vol.so here
atexit.register(shutil.rmtree, _home, ignore_errors=True)


def both(case):
    """Decorator: the test class twice, on SQLite and on PostgreSQL. Its own name is no test any more."""
    import sys
    module = sys.modules[case.__module__]
    for kind in (SQLITE, POSTGRES):
        name = f'{case.__name__}_{kind}'
        setattr(module, name, type(name, (case, unittest.TestCase), {'kind': kind, '__module__': case.__module__,
                                                                    '__qualname__': name}))
    return case


def wait_until(what, condition, patience=PATIENCE):
    """The first true answer of condition()."""
    end = time.monotonic() + patience
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'did not come: {what}')
        time.sleep(0.01)


def port_held():
    """A free port, and a descriptor: as long as that is open nobody else is given the port. It is of a socket that does not
    listen, so that the program can beside it."""
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1], s.detach()


def totp(secret, step=None):
    """The code of RFC 6238 for a secret in base32."""
    key = base64.b32decode(secret + '=' * (-len(secret) % 8))
    step = int(time.time()) // 30 if step is None else step
    mac = hmac.new(key, struct.pack('>Q', step), hashlib.sha1).digest()
    at = mac[-1] & 15
    return f'{(struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 1000000:06d}'


# ---- routes and ids --------------------------------------------------------------------------------------------------

PARAMETER = re.compile(r'\{(\w+):(\w+)_id\}')


class Route:
    """A line of src/web/routes.def."""

    def __init__(self, line):
        self.method, self.path, self.name, *words = line.split()
        self.keys = dict(word.split('=', 1) for word in words)
        self.kinds = [kind for _, kind in PARAMETER.findall(self.path)]
        self.asks = False  # a field that must be there

    def at(self, *ids):
        """Its address with these texts for its parameters."""
        return PARAMETER.sub(lambda _, left=iter(ids): next(left), self.path)


def routes():
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, 'src/web/routes*.def'))):
        with open(path, encoding='utf-8') as f:
            for line in f:
                if re.match(r'(GET|POST) ', line):
                    found.append(Route(line))
                elif re.match(r'\s+[a-z]', line) and '?' not in line.split()[1]:
                    found[-1].asks = True
    return found


def kinds():
    """Kind of id: its number."""
    with open(os.path.join(ROOT, 'src/domein/ids.def'), encoding='utf-8') as f:
        return {name: int(number) for name, number in re.findall(r'^X\((\w+), (\d+)\)', f.read(), re.MULTILINE)}


def folder():
    """One more, thrown away at the end; anybody may read it."""
    path = tempfile.mkdtemp(dir=_home)
    os.chmod(path, 0o755)
    return path


# ---- databases -------------------------------------------------------------------------------------------------------

def _pg_words(conninfo, **other):
    words = dict(word.split('=', 1) for word in conninfo.split())
    words.update(other)
    return {key: value for key, value in words.items() if value is not None}


def _conninfo(words):
    return ' '.join(f'{key}={value}' for key, value in words.items())


def psql(conninfo, text):
    """Rows as lists of texts; of several statements the rows of the last. A superuser, outside every lens."""
    done = subprocess.run(['psql', '-qXAtF', '\x1f', '-R', '\x1e', '-v', 'ON_ERROR_STOP=1', '-d', conninfo],
                          input=text, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f'{text}: {done.stderr}')
    out = done.stdout.rstrip('\n')
    return [row.split('\x1f') for row in out.split('\x1e')] if out else []


class Store:
    """The database of one installation, looked at from outside."""

    def __init__(self, kind, directory, cluster=PG):
        self.kind, self.cluster = kind, cluster
        self.path = os.path.join(directory, 'schakel.db')
        self.name = None
        if kind == POSTGRES and not cluster:
            raise AssertionError('SCHAKEL_TEST_PG is not set')

    def create(self, pattern=None):
        if self.kind == SQLITE:
            if pattern:
                for path in (self.path, self.log_path):
                    shutil.copy(os.path.join(os.path.dirname(pattern.path), os.path.basename(path)), path)
            return
        self.name = f'http_{os.getpid()}_{time.monotonic_ns()}'
        psql(self.cluster, f'create database {self.name}' + (f' template {pattern.name} strategy file_copy' if pattern else ''))
        if pattern:  # what the migration gave the roles in a database is no part of a copy
            psql(self.cluster, 'insert into pg_db_role_setting (setdatabase, setrole, setconfig) '
                               'select d.oid, s.setrole, s.setconfig from pg_db_role_setting s '
                               'join pg_database p on p.oid = s.setdatabase, pg_database d '
                               f"where p.datname = '{pattern.name}' and d.datname = '{self.name}'")

    def drop(self):
        if self.name:
            psql(self.cluster, f'drop database if exists {self.name} with (force)')
            self.name = None

    @property
    def log_path(self):
        return self.path[:-3] + '.log.db'

    @property
    def conninfo(self):
        return _conninfo(_pg_words(self.cluster, dbname=self.name))

    @property
    def setting(self):
        if self.kind == SQLITE:
            return f'sqlite:{self.path}'
        return 'postgres:' + _conninfo(_pg_words(self.cluster, dbname=self.name, user=None))

    def sql(self, text):
        """Runs statements that both databases know; the rows of the last, every value a text, null ''."""
        if self.kind == POSTGRES:
            return psql(self.conninfo, 'set session_replication_role = replica; set search_path = main; ' + text)
        with contextlib.closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as db:
            for name, value in (('actor_id', 2), ('actor_organisatie', 0), ('actor_moment', int(time.time() * 1000)),
                                ('actor_verzoek', 0), ('actor_route', 'proef'), ('actor_doel', 'beheer')):
                db.create_function(name, 0, lambda value=value: value)
            db.create_function('rij_beeld', -1, lambda *_: '{}')  # what the triggers of the journaal ask
            db.execute('attach ? as logboek', (self.log_path,))
            rows = []
            for statement in filter(None, (part.strip() for part in text.split(';'))):
                rows = db.execute(statement).fetchall()
            return [['' if value is None else str(value) for value in row] for row in rows]

    def count(self, text):
        return int(self.sql('select count(*) from ' + text)[0][0])

    def tables(self):
        if self.kind == SQLITE:
            return [row[0] for row in self.sql(
                "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite%' order by name")]
        return [row[0] for row in self.sql(
            "select tablename from pg_tables where schemaname = 'main' order by tablename")]


def terminate(store):
    """Breaks every connection that the program has with its database, on PostgreSQL."""
    psql(store.cluster, f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{store.name}'")


class Brake:
    """Keeps whoever changes a row of a table, if then the condition holds, at that for ever, with his unit open: what has to
    be killed under way cannot be ready before. One at a time."""

    def __init__(self, store, event, table, condition):
        self.store, self.table, self.refused = store, table, 0
        if store.kind == POSTGRES:
            store.sql('create function main.rem() returns trigger language plpgsql security definer set search_path = main as '
                      f'$$ begin if {condition} then perform pg_sleep(3600); end if; return null; end $$; '
                      f'create trigger rem after {event} on main.{table} for each row execute function main.rem()')
            return
        with contextlib.closing(sqlite3.connect(store.path, timeout=PATIENCE, isolation_level=None)) as db:
            db.execute(f'create trigger rem after {event} on {table} when {condition} begin select count(*) '
                       'from journaal a, journaal b, journaal c where a.rij + b.rij + c.rij = 1; end')

    ASLEEP = "from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"

    def holds(self):
        """Somebody is at it."""
        if self.store.kind == POSTGRES:
            return self.store.sql(f'select count(*) {self.ASLEEP}') != [['0']]
        with contextlib.closing(sqlite3.connect(self.store.path, timeout=0, isolation_level=None)) as db:
            try:
                db.execute('begin immediate')
                self.refused = 0
            except sqlite3.OperationalError:
                self.refused += 1
        return self.refused > 20

    def release(self):
        """After the program was killed: the server of the database may still be at it."""
        if self.store.kind == POSTGRES:
            self.store.sql(f'select pg_terminate_backend(pid) {self.ASLEEP}; drop trigger rem on main.{self.table}; '
                           'drop function main.rem()')
        else:
            self.store.sql('drop trigger rem')


class Cluster:
    """A PostgreSQL of a test's own, which can be away for a while."""

    def __init__(self, env=None):
        """env: what its processes find in their environment, by the folder of its data."""
        self.dir = tempfile.mkdtemp(prefix='schakel-http-pg.')
        self.data = os.path.join(self.dir, 'data')
        self.env = {**os.environ, **(env(self.data) if env else {})}
        done = subprocess.run([os.path.join(ROOT, 'tools/pg.sh'), 'start', self.dir], stdout=subprocess.PIPE, text=True,
                              check=True, env=self.env)
        self.conninfo = done.stdout.strip()

    def control(self, *words):
        """pg_ctl, as the user who owns the cluster."""
        tools = sorted(glob.glob('/usr/lib/postgresql/*/bin/pg_ctl'), reverse=True)
        command = [tools[0] if tools else 'pg_ctl', '-D', self.data, '-s', '-w', '-l', os.path.join(self.dir, 'log'), *words]
        owner = os.stat(self.data).st_uid
        if owner != os.geteuid():
            command = ['runuser', '-u', pwd.getpwuid(owner).pw_name, '--', *command]
        subprocess.run(command, check=True, env=self.env, stdin=subprocess.DEVNULL, cwd='/')

    def halt(self):
        self.control('stop', '-m', 'immediate')

    def resume(self):
        self.control('start')

    def remove(self):
        subprocess.run([os.path.join(ROOT, 'tools/pg.sh'), 'stop', self.dir], check=True)
        shutil.rmtree(self.dir, ignore_errors=True)


# ---- the log ---------------------------------------------------------------------------------------------------------

LINE = re.compile(r'<([0-7])>(\{.*\})\Z')
SANITIZER = re.compile(r'(ERROR|WARNING): \w*Sanitizer|runtime error:|DEADLYSIGNAL|Assertion')
NUMBER = re.compile(r'(?<!\d)\d{9}(?!\d)')


class Logboek:
    """What the program says on stderr, and the words that may never stand in it."""

    def __init__(self, path):
        self.path = path
        self.secrets = set()
        self.ours = set()  # lines by a command or a start that was meant to fail: words for a person, not for the log

    def hide(self, *words):
        self.secrets.update(word for word in words if len(word) >= 4)

    def text(self):
        with open(self.path, encoding='utf-8', errors='surrogateescape') as f:
            return f.read()

    def lines(self):
        return [line for line in self.text().split('\n') if line]

    def entries(self):
        return [json.loads(LINE.match(line).group(2)) for line in self.lines() if LINE.match(line)]

    def find(self, what, detail=''):
        return [e for e in self.entries() if what in e['wat'] and detail in e['detail']]

    def faults(self):
        """What is wrong with it, line by line."""
        for line in self.lines():
            match = LINE.match(line)
            if SANITIZER.search(line):
                yield 'sanitizer: ' + line
            elif not match and not line.startswith('schakel: '):
                yield 'no line of ours: ' + line
            if match:
                try:
                    entry = json.loads(match.group(2))
                except ValueError:
                    yield 'no JSON: ' + line
                    continue
                if any(_is_bsn(number) for number in NUMBER.findall(entry['detail'])):
                    yield 'a BSN: ' + line
            if '@' in line:
                yield 'an address: ' + line
            for word in self.secrets:
                if word in line:
                    yield f'{word!r} in: {line}'


def _is_bsn(digits):
    return sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0


# ---- an installation -------------------------------------------------------------------------------------------------

class Account:
    def __init__(self, email, password, secret, who):
        self.email, self.password, self.secret = email, password, secret
        self.name = who.split(', ')[0]


class Installation:
    """A configuration, its database, its keys, and at most one running server."""

    _patterns = {}

    def __init__(self, kind, cluster=PG, pattern=True, directory=None, **settings):
        self.kind = kind
        self.dir = directory or tempfile.mkdtemp(dir=_home)
        self.store = Store(kind, self.dir, cluster)
        self.port, self.held = port_held()
        self.settings = settings
        self.log = Logboek(os.path.join(self.dir, 'stderr'))
        self.server = None
        self.accounts = {}
        self.cookies = {}
        self.env = {}
        if pattern and cluster == PG:
            self._copy(self._pattern(kind))
        else:
            self._make()

    # -- making --

    def _fill_log(self):
        for a in self.accounts.values():
            self.log.hide(a.email, a.password, a.secret, a.name, *(p for p in a.name.split() if len(p) > 4))
        self.log.hide(*self.cookies.values())

    def _make(self):
        self.store.create()
        self.write_config()
        for words in (['sleutels', 'maak'], ['migreer'], ['catalogus', 'laad']):
            self.command(*words, check=True)
        printed = self.command('demo', 'vul', check=True).stdout
        for line in printed.split('\n'):
            parts = re.split(r' {2,}', line.strip())
            if len(parts) == 4 and '@' in parts[0]:
                self.accounts[parts[0].split('@')[0]] = Account(*parts)
        if not self.accounts:
            raise AssertionError('no accounts: ' + printed)
        self._fill_log()

    def _copy(self, pattern):
        shutil.copytree(os.path.join(pattern.dir, 'sleutels'), os.path.join(self.dir, 'sleutels'))
        self.store.create(pattern.store)
        self.accounts, self.cookies = pattern.accounts, pattern.cookies
        self.write_config()
        self._fill_log()

    @classmethod
    def _filled(cls, kind, directory=None):
        made = cls(kind, pattern=False, directory=directory)
        made.start()
        for who in REGULARS:
            visitor = Visitor(made)
            visitor.login(who)
            made.cookies[who] = visitor.cookie
        made.stop()
        made.read_log()
        return made

    @classmethod
    def _noted(cls, kind, path):
        """The pattern of all processes of a run, or None: its folder and its database stand in the note at that path."""
        with open(path, encoding='utf-8') as note:
            told = note.read().split('\n')
        if not told[0]:
            return None
        made = object.__new__(cls)
        made.kind, made.dir, made.store = kind, told[0], Store(kind, told[0])
        made.store.name = told[1] or None
        with open(made.path('accounts'), 'rb') as f:
            made.accounts, made.cookies = pickle.load(f)
        return made

    @classmethod
    def _shared(cls, kind, folder):
        """The first process that wants it makes it while the others wait; who began the run takes it away."""
        path = os.path.join(folder, f'http-{kind}')
        with open(path, 'a', encoding='utf-8') as note:
            fcntl.flock(note, fcntl.LOCK_EX)
            made = cls._noted(kind, path)
            if not made:
                made = cls._filled(kind, tempfile.mkdtemp(prefix='schakel-http-'))
                with open(made.path('accounts'), 'wb') as f:
                    pickle.dump((made.accounts, made.cookies), f)
                note.write(f'{made.dir}\n{made.store.name or ""}\n')
        return made

    @classmethod
    def _pattern(cls, kind):
        if kind not in cls._patterns:
            folder = os.environ.get('SCHAKEL_TEST_PATROON')
            cls._patterns[kind] = cls._shared(kind, folder) if folder else cls._filled(kind)
            if not folder:
                atexit.register(cls._patterns[kind].store.drop)
        return cls._patterns[kind]

    def write_config(self, **more):
        self.settings.update(more)
        values = {'database': self.store.setting, 'sleutels': self.path('sleutels'), 'poort': self.port,
                  'adres': self.url, 'assets': os.path.join(ROOT, 'assets/dist'),
                  'catalogus': os.path.join(ROOT, 'catalogus'), 'mail': 'uit', 'lezers': 2, 'demo': 'ja'}
        if self.kind == POSTGRES:
            values['pg_eigenaar'] = _pg_words(self.store.cluster).get('user', 'postgres')
        values.update(self.settings)
        with open(self.config, 'w', encoding='utf-8') as f:
            f.writelines(f'{key} = {value}\n' for key, value in values.items())

    def path(self, *names):
        return os.path.join(self.dir, *names)

    @property
    def config(self):
        return self.path('schakel.conf')

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    def twin(self, **settings):
        """Another server on the same database with the same keys."""
        other = object.__new__(Installation)
        other.__dict__.update(self.__dict__)
        other.dir = tempfile.mkdtemp(dir=_home)
        other.port, other.held = port_held()
        other.server = None
        other.settings = {**self.settings, 'sleutels': self.path('sleutels'), **settings}
        other.log = Logboek(other.path('stderr'))
        other.log.secrets = self.log.secrets
        other.write_config()
        return other

    # -- running --

    def environment(self):
        return {**os.environ, **self.env}

    def command(self, *words, check=False, config=None, cwd=None):
        """A command to its end."""
        done = subprocess.run([BIN, '--config', config or self.config, *words], capture_output=True, text=True,
                              env=self.environment(), cwd=cwd or self.dir, timeout=300)
        if check and done.returncode:
            raise AssertionError(f'{words}: {done.stderr}')
        if SANITIZER.search(done.stderr):
            raise AssertionError(f'{words}: {done.stderr}')
        return done

    def launch(self):
        """Starts `schakel serve` and does not wait."""
        out, err = open(self.path('stdout'), 'a'), open(self.log.path, 'a')
        with out, err:
            self.server = subprocess.Popen([BIN, '--config', self.config, 'serve'], stdout=out, stderr=err,
                                           stdin=subprocess.DEVNULL, env=self.environment(), cwd=self.dir,
                                           restore_signals=False)

    def start(self):
        before = self.said().count(LISTENING)
        self.launch()

        def listening():
            if self.server.poll() is not None:
                raise AssertionError(f'serve ended with {self.server.returncode}: {self.log.text()}')
            return self.said().count(LISTENING) > before
        wait_until('the server listens', listening)
        return self

    def said(self):
        if not os.path.exists(self.path('stdout')):
            return ''
        with open(self.path('stdout'), encoding='utf-8') as f:
            return f.read()

    def child(self):
        """The pid of the server itself, below its parent; 0 when there is none at the moment."""
        for entry in os.listdir('/proc'):
            if not entry.isdigit():
                continue
            with contextlib.suppress(OSError):
                with open(f'/proc/{entry}/stat', encoding='utf-8', errors='replace') as f:
                    name, _, fields = f.read().rpartition(')')
                fields = fields.split()
                if int(fields[1]) == self.server.pid and fields[0] not in 'ZX' and not name.endswith('(schakel-pdf'):
                    return int(entry)
        return 0

    def kill(self):
        """kill -9 of the server itself; returns when another stands in its place and listens, with the seconds."""
        before, began = self.said().count(LISTENING), time.monotonic()
        os.kill(self.child(), signal.SIGKILL)
        wait_until('the server stands up again', lambda: self.said().count(LISTENING) > before)
        return time.monotonic() - began

    def kill_all(self):
        """kill -9 of the whole program, parent first, as when the machine stops."""
        mine = [self.server.pid]
        for entry in filter(str.isdigit, os.listdir('/proc')):
            with contextlib.suppress(OSError):
                with open(f'/proc/{entry}/stat', encoding='utf-8', errors='replace') as f:
                    if int(f.read().rpartition(')')[2].split()[1]) == self.server.pid:
                        mine.append(int(entry))
        for pid in mine:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.server.wait(PATIENCE)
        self.server = None

    def stop(self):
        if not self.server:
            return 0
        server, self.server = self.server, None
        server.send_signal(signal.SIGTERM)
        try:
            return server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            raise AssertionError('the server does not stop') from None

    def read_log(self):
        faults = list(self.log.faults()) if os.path.exists(self.log.path) else []
        if faults:
            raise AssertionError('the log:\n' + '\n'.join(faults[:20]))

    def remove(self):
        """Stops, reads the log, throws everything away."""
        try:
            if self.stop():
                raise AssertionError('the server ended with a fault: ' + self.log.text())
            self.read_log()
        finally:
            os.close(self.held)
            self.store.drop()
            shutil.rmtree(self.dir, ignore_errors=True)

    # -- short words --

    def url_id(self, kind, number):
        """An id as an address has it."""
        with open(self.path('sleutels', 'url.sleutel'), encoding='ascii') as f:
            return aes.id_url(bytes.fromhex(f.read().strip()), kinds()[kind], number)

    def sql(self, text):
        return self.store.sql(text)

    def count(self, text):
        return self.store.count(text)

    def visitor(self, who=None):
        return Visitor(self, who)


# ---- visitors --------------------------------------------------------------------------------------------------------

class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode('utf-8')

    @property
    def location(self):
        return self.headers.get('Location')

    @property
    def cookie(self):
        match = re.match(r'schakel=([^;]*)', self.headers.get('Set-Cookie') or '')
        return match.group(1) if match else None

    def hidden(self, name):
        match = re.search(rf'<input type="hidden" name="{re.escape(name)}" value="([^"]*)"', self.text)
        return html.unescape(match.group(1)) if match else None

    def with_file(self, titel=''):
        """What the step of the aanmelding that takes a file sends along."""
        return {'versie': self.hidden('versie'), 'venster': self.hidden('venster'), 'doen': 'bijlage', 'titel': titel}

    def links(self, start):
        return sorted({html.unescape(x) for x in re.findall(r'(?:href|action)="([^"]*)"', self.text)
                       if x.startswith(start)})

    def plain(self):
        """The page without what differs from request to request: number, form token."""
        body = re.sub(rb'name="_t" value="[^"]*"', b'name="_t"', self.body)
        return re.sub(rb'(<span class="sk-num">)\d{1,9}(</span>)', rb'\1N\2', body)

    def __repr__(self):
        return f'{self.status} {dict(self.headers)} {self.text[:3000]}'


class Visitor:
    """One browser. who: logged in already, by the session of the pattern."""

    def __init__(self, home, who=None):
        self.home = home
        self.cookie = home.cookies[who] if who else None
        self.token = None

    def send(self, method, target, body=None, headers=(), timeout=PATIENCE):
        """One request over a connection of its own."""
        connection = http.client.HTTPConnection('127.0.0.1', self.home.port, timeout=timeout)
        try:
            all_headers = {'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/128.0', **dict(headers)}
            if self.cookie:
                all_headers['Cookie'] = f'schakel={self.cookie}'
            connection.request(method, target, body, all_headers)
            r = connection.getresponse()
            answer = Answer(r.status, r.headers, r.read())
        finally:
            connection.close()
        return self._learn(answer)

    def _learn(self, answer):
        if answer.cookie is not None:
            self.cookie = answer.cookie or None
            self.home.log.hide(answer.cookie)
        token = answer.hidden('_t') if b'name="_t"' in answer.body else None
        if token:
            self.token = token
            self.home.log.hide(token)
        return answer

    def get(self, target, **rest):
        return self.send('GET', target, **rest)

    def fields(self, values, token=None):
        pairs = list(values.items()) if isinstance(values, dict) else list(values)
        token = self.token if token is None else token
        if token:
            pairs.append(('_t', token))
        self.home.log.hide(*(v for _, v in pairs if isinstance(v, str) and len(v) >= 8))
        return pairs

    def post(self, target, values=(), token=None, headers=(), **rest):
        """A form; values a dict or pairs. The token is that of the last page unless given ('' for none)."""
        body = urllib.parse.urlencode(self.fields(values, token))
        return self.send('POST', target, body, {'Content-Type': FORM, **HTTPS_SITE, **dict(headers)}, **rest)

    def post_raw(self, target, body, content_type=FORM, headers=()):
        return self.send('POST', target, body, {'Content-Type': content_type, **HTTPS_SITE, **dict(headers)})

    def upload(self, target, values, files, **rest):
        """files: (field, filename, type, bytes)."""
        mark = 'grens-' + os.urandom(12).hex()
        body = b''
        for name, value in self.fields(values):
            body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for field, filename, content_type, data in files:
            body += (f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{filename}"\r\n'
                     f'Content-Type: {content_type}\r\n\r\n').encode() + data + b'\r\n'
        body += f'--{mark}--\r\n'.encode()
        return self.send('POST', target, body, {'Content-Type': f'multipart/form-data; boundary={mark}', **HTTPS_SITE},
                         **rest)

    def login(self, who):
        """With both factors."""
        account = self.home.accounts[who]
        # a code works once: forget the last, so that two logins in half a minute are possible
        self.home.sql("update main.inlog set totp_stap = 0 where medewerker = (select m.id from main.medewerker m "
                      f"where m.email = '{account.email}')")
        self.get('/inloggen')
        answer = self.post('/inloggen', {'email': account.email, 'wachtwoord': account.password})
        if answer.status != 303:
            raise AssertionError(answer)
        self.get('/inloggen/code')
        answer = self.post('/inloggen/code', {'code': totp(account.secret)})
        if answer.status != 303 or answer.location.startswith('/inloggen'):
            raise AssertionError(answer)
        self.token = None
        return answer


class Case:
    """A test class with one server for all its tests; mixed with unittest.TestCase by both()."""

    kind = None
    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.home = Installation(cls.kind, **cls.settings).start()

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def visitor(self, who=None):
        return self.home.visitor(who)

    def installation(self, start=True, **settings):
        """Another one, for this test alone."""
        home = Installation(self.kind, **settings)
        self.addCleanup(home.remove)
        return home.start() if start else home


class Alone(Case):
    """A test class whose tests each make an installation of their own."""

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass
