"""Faults: the server killed while it writes, asked to stop, its database away, two servers at once.

What was acknowledged is there, nothing is half there, and whoever sends a form again gets one row. Nobody restarts
anything by hand.
"""

import http.client
import os
import re
import signal
import socket
import socketserver
import sys
import threading
import unittest
import urllib.parse

import rig

NEW = '/beheer/organisaties/nieuw'


def organisation(name):
    return {'naam': name, 'soort': 'ggz', 'relatiehuis': '', 'contactpersoon': '', 'telefoon': '', 'email': ''}


class Alone(rig.Alone):
    def rows(self, home, name):
        return home.count(f"main.organisatie where naam = '{name}'")

    def images(self, home, name):
        return home.count(f"main.journaal where tabel = 'organisatie' and beeld like '%\"{name}\"%'")

    def once(self, home, *names):
        for name in names:
            self.assertEqual((self.rows(home, name), self.images(home, name)), (1, 1), name)

    def insist(self, visitor, values, token):
        """As somebody who reloads the page until it answers; every answer on the way must be a clear one."""
        def answered():
            try:
                answer = visitor.post(NEW, values, token=token)
            except (OSError, http.client.HTTPException):
                return None
            if answer.status == 503:
                self.assertIn('</html>', answer.text)
                return None
            self.assertEqual(answer.status, 303, answer)
            return answer
        return rig.wait_until('an answer to the form', answered)


class Writer(threading.Thread):
    """Sends one form after another; after a fault the same form again, as a browser does on reload."""

    def __init__(self, case, home, number):
        super().__init__()
        self.case, self.home, self.number = case, home, number
        self.visitor = home.visitor('kees.dassen')
        self.sent, self.again, self.locations = [], 0, {}
        self.enough = threading.Event()
        self.fault = None

    def run(self):
        try:
            while not self.enough.is_set():
                self.write(f'Stroom {self.number} rij {len(self.sent)}')
        except BaseException as e:
            self.fault = e

    def write(self, name):
        token, values = self.token(), organisation(name)
        self.sent.append(name)
        try:
            answer = self.visitor.post(NEW, values, token=token)
            if answer.status != 303:
                raise OSError(answer)
        except (OSError, http.client.HTTPException):
            self.again += 1
            answer = self.case.insist(self.visitor, values, token)
        self.locations[name] = answer.location

    def token(self):
        def page():
            try:
                answer = self.visitor.get(NEW)
            except (OSError, http.client.HTTPException):
                return None
            return self.visitor.token if answer.status == 200 else None
        return rig.wait_until('the page of the form', page)


@rig.both
class Killed(Alone):
    def test_killed_in_a_stream_of_writes(self):
        home = self.installation()
        writers = [Writer(self, home, i) for i in range(4)]
        before, marks = home.count('main.organisatie'), home.count('main.formulier')
        for w in writers:
            w.start()
        took = []
        for turn in range(1, 4):
            rig.wait_until('writes', lambda: min(len(w.locations) for w in writers) >= 5 * turn)
            took.append(home.kill())
        rig.wait_until('writes', lambda: min(len(w.locations) for w in writers) >= 20)
        for w in writers:
            w.enough.set()
        for w in writers:
            w.join()
            self.assertIsNone(w.fault)
        names = [name for w in writers for name in w.sent]
        self.once(home, *names)
        self.assertEqual(home.count('main.organisatie'), before + len(names))
        self.assertEqual(home.count('main.formulier'), marks + len(names))
        self.assertEqual(len({x for w in writers for x in w.locations.values()}), len(names), 'answers of other rows')
        if self.kind == rig.SQLITE:
            self.assertEqual(home.sql('pragma integrity_check'), [['ok']])
            self.assertEqual(home.sql('pragma main.foreign_key_check'), [])
        self.assertEqual(len(home.log.find('server fell')), 3)
        print(f'\n{self.kind}: {len(names)} rows, {sum(w.again for w in writers)} sent again; stood up after '
              + ', '.join(f'{1000 * t:.0f} ms' for t in took), file=sys.stderr)

    def test_answer_lost(self):
        """The row is there and the answer got lost: sent again, it is the same answer and no second row."""
        home = self.installation()
        visitor = home.visitor('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        first = visitor.post(NEW, organisation('Antwoord Kwijt'), token=token)
        home.kill()
        self.assertEqual(self.insist(visitor, organisation('Antwoord Kwijt'), token).location, first.location)
        self.once(home, 'Antwoord Kwijt')

    def test_killed_while_a_form_is_being_sent(self):
        """Half a form is no form."""
        home = self.installation()
        visitor = home.visitor('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        with half_post(visitor, NEW, organisation('Halve Stichting'), token):
            home.kill()
        self.assertEqual(self.rows(home, 'Halve Stichting'), 0)
        self.insist(visitor, organisation('Halve Stichting'), token)
        self.once(home, 'Halve Stichting')

    def test_session_survives(self):
        home = self.installation()
        visitor = home.visitor('kees.dassen')
        home.kill()
        self.assertEqual(visitor.get('/profiel').status, 200)

    def test_parent_killed(self):
        """Without its parent the server goes too, so that a service manager can start both anew at once."""
        home = self.installation()
        child = home.child()
        home.server.kill()
        home.server.wait()
        home.server = None
        rig.wait_until('the end of the child', lambda: not os.path.exists(f'/proc/{child}') or _is_dead(child))
        home.start()
        self.assertEqual(home.visitor('kees.dassen').get('/profiel').status, 200)

    def test_killed_again_and_again(self):
        home = self.installation()
        for _ in range(4):
            home.kill()
        self.assertEqual(home.visitor('kees.dassen').get('/profiel').status, 200)


def _is_dead(pid):
    try:
        with open(f'/proc/{pid}/stat', encoding='utf-8') as f:
            return f.read().rpartition(')')[2].split()[0] in 'ZX'
    except OSError:
        return True


class half_post:
    """A form of which the server has the head and half the fields; finish() sends the rest: status, page, response."""

    def __init__(self, visitor, target, values, token):
        body = urllib.parse.urlencode(visitor.fields(values, token)).encode()
        head = (f'POST {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: schakel={visitor.cookie}\r\n'
                f'Sec-Fetch-Site: same-origin\r\nContent-Type: {rig.FORM}\r\nContent-Length: {len(body)}\r\n'
                'Expect: 100-continue\r\n\r\n')
        self.socket = socket.create_connection(('127.0.0.1', visitor.home.port), timeout=rig.PATIENCE)
        self.socket.sendall(head.encode())
        said = b''
        while not said.endswith(b'\r\n\r\n'):
            piece = self.socket.recv(1)
            if not piece:
                raise AssertionError(f'no word to go on: {said}')
            said += piece
        if not said.startswith(b'HTTP/1.1 100 '):
            raise AssertionError(said)
        self.socket.sendall(body[:len(body) // 2])
        self.rest = body[len(body) // 2:]

    def finish(self):
        self.socket.sendall(self.rest)
        response = http.client.HTTPResponse(self.socket)
        response.begin()
        return response.status, response.read(), response

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


@rig.both
class Stopped(Alone):
    def test_an_answer_under_way_is_finished(self):
        home = self.installation()
        visitor = home.visitor('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        with half_post(visitor, NEW, organisation('Onder Weg'), token) as post:
            home.server.send_signal(signal.SIGTERM)
            rig.wait_until('it listens no more', lambda: not self.listens(home))
            status, _, response = post.finish()
        self.assertEqual(status, 303)
        self.assertIn('/beheer/organisaties/', response.headers['Location'])
        self.assertEqual(home.server.wait(rig.PATIENCE), 0)
        home.server = None
        self.once(home, 'Onder Weg')

    def listens(self, home):
        try:
            socket.create_connection(('127.0.0.1', home.port), timeout=1).close()
        except OSError:
            return False
        return True

    def test_a_silent_connection_holds_nothing_up(self):
        home = self.installation()
        with socket.create_connection(('127.0.0.1', home.port)):
            self.assertEqual(home.stop(), 0)

    def test_interrupt_at_the_keyboard(self):
        home = self.installation()
        home.server.send_signal(signal.SIGINT)
        self.assertEqual(home.server.wait(rig.PATIENCE), 0)
        home.server = None

    def test_stopped_while_it_starts(self):
        home = self.installation(start=False)
        home.launch()
        home.server.send_signal(signal.SIGTERM)
        home.server.wait(rig.PATIENCE)
        home.server = None
        home.start()
        self.assertEqual(home.visitor().get('/gezond').status, 200)


class Postgres(Alone, unittest.TestCase):
    """The database is away."""

    kind = rig.POSTGRES

    def away(self, answer):
        self.assertEqual(answer.status, 503, answer)
        self.assertIn('</html>', answer.text)
        self.assertNotIn('Hendrickx', answer.text)

    def test_connections_broken(self):
        """The server of the database was restarted between two requests."""
        home = self.installation()
        visitor = home.visitor('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        for turn in range(3):
            rig.terminate(home.store)
            self.insist(visitor, organisation(f'Verbroken {turn}'), token)
            self.once(home, f'Verbroken {turn}')
            self.assertEqual(visitor.get('/profiel').status, 200)

    def test_connections_broken_in_a_stream_of_writes(self):
        home = self.installation()
        writers = [Writer(self, home, i) for i in range(3)]
        for w in writers:
            w.start()
        for turn in range(1, 6):
            rig.wait_until('writes', lambda: min(len(w.locations) for w in writers) >= 4 * turn)
            rig.terminate(home.store)
        for w in writers:
            w.enough.set()
        for w in writers:
            w.join()
            self.assertIsNone(w.fault)
        self.once(home, *(name for w in writers for name in w.sent))

    def test_stopped_and_started(self):
        cluster = rig.Cluster()
        self.addCleanup(cluster.remove)
        home = rig.Installation(rig.POSTGRES, cluster=cluster.conninfo)
        self.addCleanup(home.remove)
        home.start()
        visitor = home.visitor()
        visitor.login('kees.dassen')
        visitor.get(NEW)
        token = visitor.token
        cluster.halt()
        for _ in range(3):
            self.away(visitor.get('/profiel'))
            self.away(visitor.get('/beheer/medewerkers'))
            self.away(visitor.post(NEW, organisation('Weg Geweest'), token=token))
            self.away(visitor.get('/gezond'))
        self.assertEqual(home.visitor().get('/inloggen').status, 200, 'a page without data needs no database')
        self.assertEqual(home.visitor().get('/assets/merk.svg').status, 200)
        self.assertTrue(home.log.find('busy', 'profiel'), home.log.text())
        self.assertTrue(home.log.find('busy', 'organisatie_nieuw_post'))
        cluster.resume()
        rig.wait_until('the database answers', lambda: visitor.get('/gezond').status == 200)
        self.assertEqual(visitor.get('/profiel').status, 200)
        self.insist(visitor, organisation('Weg Geweest'), token)
        self.once(home, 'Weg Geweest')
        self.assertFalse(home.log.find('server fell'))

    def test_server_falls_while_the_database_is_away(self):
        """Both are gone; when the database is back the server comes back too, without help."""
        cluster = rig.Cluster()
        self.addCleanup(cluster.remove)
        home = rig.Installation(rig.POSTGRES, cluster=cluster.conninfo)
        self.addCleanup(home.remove)
        home.start()
        before = home.said().count(rig.LISTENING)
        cluster.halt()
        os.kill(home.child(), signal.SIGKILL)
        rig.wait_until('it cannot start', lambda: len(home.log.find('server cannot start')) >= 2)
        self.assertIsNone(home.server.poll())
        cluster.resume()
        rig.wait_until('it stands up', lambda: home.said().count(rig.LISTENING) > before)
        self.assertEqual(home.visitor().get('/gezond').status, 200)

    def test_no_database_at_the_first_start(self):
        home = self.installation(start=False)
        home.store.drop()
        home.launch()
        self.assertEqual(home.server.wait(rig.PATIENCE), 1)
        home.server = None
        self.assertRegex(home.log.text(), r'database "\w+" does not exist')


class Sink(socketserver.ThreadingTCPServer):
    """A mail server that takes everything, or for a while nothing, and remembers."""

    daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Session)
        self.mails, self.closed = [], False
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f'smtp://127.0.0.1:{self.server_address[1]}'


class Session(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b'\r\n')

    def handle(self):
        self.say('220 proef')
        to = []
        for line in self.rfile:
            word = line[:4].upper()
            if word == b'RCPT':
                to.append(line.decode().strip())
                self.say('451 niet nu' if self.server.closed else '250 ok')
            elif word == b'DATA':
                self.say('354 ga door')
                text = b''
                for piece in self.rfile:
                    if piece == b'.\r\n':
                        break
                    text += piece
                with self.server.lock:
                    self.server.mails.append((to, text))
                to = []
                self.say('250 ok')
            elif word == b'QUIT':
                self.say('221 dag')
                return
            else:
                self.say('250 ok')


@rig.both
class Mail(Alone):
    def sink(self):
        sink = Sink()
        self.addCleanup(sink.server_close)
        self.addCleanup(sink.shutdown)
        return sink

    def mailing(self, sink):
        """A server that mails, without the mail of the demonstration."""
        home = self.installation(start=False, mail=sink.url)
        home.sql('delete from main.mail')
        return home.start()

    def ask(self, home, *who):
        for name in who:
            visitor = home.visitor()
            visitor.get('/wachtwoord-vergeten')
            self.assertEqual(visitor.post('/wachtwoord-vergeten', {'email': home.accounts[name].email}).status, 303)

    def test_refused_mail_is_sent_later_and_once(self):
        sink = self.sink()
        sink.closed = True
        home = self.mailing(sink)
        self.ask(home, 'tim.boesten')
        rig.wait_until('the first try', lambda: home.count('main.mail where pogingen > 0'))
        self.assertEqual(sink.mails, [])
        rig.wait_until('a line in the log', lambda: home.log.find('mail', 'not sent'))
        sink.closed = False
        home.sql('update main.mail set volgende = 0 where verzonden is null')
        rig.wait_until('the mail', lambda: sink.mails)
        rig.wait_until('the note that it was sent', lambda: home.count('main.mail where verzonden is null') == 0)
        self.assertEqual(len(sink.mails), 1)

    def test_server_killed_with_mail_waiting(self):
        sink = self.sink()
        home = self.mailing(sink)
        self.ask(home, 'tim.boesten', 'mila.crutzen')
        home.kill()
        # what the killed server had claimed is free again after its term
        home.sql('update main.mail set volgende = 0 where verzonden is null')
        rig.wait_until('the mails', lambda: home.count('main.mail where verzonden is null') == 0)
        self.assertEqual(len({to[0] for to, _ in sink.mails}), 2)


class TwoServers(Alone, unittest.TestCase):
    """Two servers with the same keys on one PostgreSQL."""

    kind = rig.POSTGRES

    def pair(self, **settings):
        one = self.installation(start=False, **settings)
        one.sql('delete from main.mail')
        one.start()
        two = one.twin()
        self.addCleanup(two.stop)
        self.addCleanup(two.read_log)
        two.start()
        return one, two

    def test_session_of_one_works_at_the_other(self):
        one, two = self.pair()
        visitor = one.visitor()
        visitor.login('tim.boesten')
        other = two.visitor()
        other.cookie = visitor.cookie
        self.assertIn('Tim Boesten', other.get('/profiel').text)
        visitor.get('/profiel')
        visitor.post('/uitloggen')
        self.assertEqual(other.get('/profiel').status, 303, 'logged out at one, still in at the other')

    def test_form_of_one_is_good_at_the_other_and_gives_one_row(self):
        one, two = self.pair()
        visitor, other = one.visitor('kees.dassen'), two.visitor('kees.dassen')
        visitor.get(NEW)
        token, answers = visitor.token, []

        def submit(v):
            answers.append(v.post(NEW, organisation('Twee Servers'), token=token))
        threads = [threading.Thread(target=submit, args=(v,)) for v in (visitor, other) * 5]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual({(a.status, a.location) for a in answers}, {(303, answers[0].location)})
        self.once(one, 'Twee Servers')

    def test_rate_limit_is_shared(self):
        one, two = self.pair()
        account = one.accounts['petra.claessens']
        for i in range(10):
            visitor = (one, two)[i % 2].visitor()
            visitor.get('/inloggen')
            self.assertEqual(visitor.post('/inloggen', {'email': account.email, 'wachtwoord': 'verkeerd wachtwoord'})
                             .status, 400)
        for home in (one, two):
            visitor = home.visitor()
            visitor.get('/inloggen')
            answer = visitor.post('/inloggen', {'email': account.email, 'wachtwoord': account.password})
            self.assertEqual(answer.status, 503, answer)
            self.assertIn('Te veel pogingen', answer.text)
            self.assertIsNone(answer.cookie)

    def test_a_code_works_at_one_of_them(self):
        """A code of the second factor is burnt for both."""
        one, two = self.pair()
        account = one.accounts['tim.boesten']
        waiting = []
        for home in (one, two):
            visitor = home.visitor()
            visitor.get('/inloggen')
            visitor.post('/inloggen', {'email': account.email, 'wachtwoord': account.password})
            visitor.get('/inloggen/code')
            waiting.append(visitor)
        one.sql('update main.inlog set totp_stap = 0')
        code = rig.totp(account.secret)
        answers = []
        threads = [threading.Thread(target=lambda v=v: answers.append(v.post('/inloggen/code', {'code': code})))
                   for v in waiting]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(sorted(a.status for a in answers), [303, 400])

    def test_mail_is_sent_once(self):
        sink = Sink()
        self.addCleanup(sink.server_close)
        self.addCleanup(sink.shutdown)
        one, two = self.pair(mail=sink.url)
        who = [w for w in one.accounts][:12]
        for i, name in enumerate(who):
            visitor = (one, two)[i % 2].visitor()
            visitor.get('/wachtwoord-vergeten')
            self.assertEqual(visitor.post('/wachtwoord-vergeten', {'email': one.accounts[name].email}).status, 303)
        rig.wait_until('all mail', lambda: one.count('main.mail where verzonden is null') == 0)
        to = sorted(re.sub(r'.*<(.*)>.*', r'\1', t[0]) for t, _ in sink.mails)
        self.assertEqual(to, sorted(one.accounts[name].email for name in who))

    def test_one_falls_the_other_goes_on(self):
        one, two = self.pair()
        visitor = two.visitor('kees.dassen')
        os.kill(one.child(), signal.SIGKILL)
        visitor.get(NEW)
        self.assertEqual(visitor.post(NEW, organisation('De Ander Gaat Door')).status, 303)
        self.once(two, 'De Ander Gaat Door')


class SecondOnSqlite(Alone, unittest.TestCase):
    kind = rig.SQLITE

    def test_second_server_on_the_same_file_refuses(self):
        home = self.installation()
        other = home.twin()
        other.launch()
        self.assertEqual(other.server.wait(rig.PATIENCE), 1)
        other.server = None
        self.assertIn('De database is al in gebruik', other.log.text())
        visitor = home.visitor('kees.dassen')
        visitor.get(NEW)
        self.assertEqual(visitor.post(NEW, organisation('De Eerste Blijft')).status, 303)
        # and the way of the commands beside the server is still the first one's
        os.mkdir(home.path('kopie'))
        self.assertEqual(home.command('backup', home.path('kopie')).returncode, 0)


if __name__ == '__main__':
    unittest.main()
