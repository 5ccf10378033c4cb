"""Bad input: whatever somebody sends, the answer is clear, the log has a line, and nothing was stored.

The rows of the tables are counted before and after each refusal. Fields of every kind stand in routes of the
administration; the bytes below them are refused by the server itself, before any page.
"""

import io
import os
import re
import socket
import socketserver
import threading
import unittest
import zipfile

import rig

NEW = '/beheer/organisaties/nieuw'
HOUSE = '/beheer/huizen/nieuw'
ORG = {'naam': 'Stichting De Proef', 'soort': 'ggz', 'relatiehuis': '', 'contactpersoon': 'Wilma Voorbeeld',
       'telefoon': '043 123 45 67', 'email': 'loket@proef.example'}
GOOD_HOUSE = {'code': 'xx', 'naam': 'Zorg- en Veiligheidshuis Proefstreek', 'adres': '', 'telefoon': '', 'email': '',
              'afwijs_dagen': '14', 'verzoek_jaren': '5', 'datalek_jaren': '5', 'van': '1-1-2024', 'tot': ''}


def without(values, *names):
    return {key: value for key, value in values.items() if key not in names}


class Refusals(rig.Case):
    """Words for the checks."""

    def setUp(self):
        self.before = self.rows()
        self.lines = len(self.home.log.entries())

    def rows(self):
        return {table: self.home.count(f'main.{table}') for table in
                ('organisatie', 'huis', 'medewerker', 'journaal', 'formulier', 'concept', 'mail')}

    def refused(self, answer, status, *texts, log=True):
        self.assertEqual(answer.status, status, answer)
        self.assertTrue(answer.body, 'an answer without words')
        for text in texts:
            self.assertIn(text, answer.text)
        self.assertEqual(self.rows(), self.before)
        if log:
            self.assertGreater(len(self.home.log.entries()), self.lines, 'no line in the log')

    def beheerder(self, page=NEW):
        visitor = self.visitor('kees.dassen')
        self.assertEqual(visitor.get(page).status, 200)
        return visitor


@rig.both
class Fields(Refusals):
    """What stands in a field is not what the field asks: the page comes back with what was typed."""

    def wrong(self, page, values, field, *texts, target=None):
        visitor = self.beheerder(page)
        answer = visitor.post(target or page, values)
        self.refused(answer, 400, *texts)
        self.assertIn(f'id="{field}-fout"', answer.text)
        return answer

    def test_empty_line(self):
        answer = self.wrong(NEW, {**ORG, 'naam': '   '}, 'naam', 'Vul dit veld in.')
        self.assertIn('value="Wilma Voorbeeld"', answer.text)
        self.assertIn('value="loket@proef.example"', answer.text)

    def test_absent_line(self):
        self.wrong(NEW, without(ORG, 'naam'), 'naam', 'Vul dit veld in.')

    def test_long_line(self):
        answer = self.wrong(NEW, {**ORG, 'naam': 'é' * 121}, 'naam', 'Dit is te lang.')
        self.assertIn('é' * 121, answer.text)

    def test_short_line(self):
        self.wrong(NEW, {**ORG, 'naam': 'é'}, 'naam', 'Dit is te kort.')

    def test_control_characters(self):
        for char in '\x01\x1b\x7f\n\r\t':
            with self.subTest(char=char):
                self.wrong(NEW, {**ORG, 'naam': f'Stichting{char}Proef'}, 'naam', 'niet zijn toegestaan')

    def test_unknown_code(self):
        for code in ('', 'bestaat-niet', 'GGZ ', 'a' * 61, '../../etc', "ggz' or 1=1"):
            with self.subTest(code=code):
                self.wrong(NEW, {**ORG, 'soort': code}, 'soort')

    def test_code_outside_a_closed_list(self):
        visitor = self.beheerder('/profiel')
        self.refused(visitor.post('/profiel', {'taal': 'fr', 'kleuren': 'licht', 'telefoon': '', 'versie': '1'}), 400)

    def test_number(self):
        for number in ('', 'veertien', '-1', '366', '14.0', '1e1', '0x10', '99999999999999999999', '１４'):
            with self.subTest(number=number):
                self.wrong(HOUSE, {**GOOD_HOUSE, 'afwijs_dagen': number}, 'afwijs_dagen')

    def test_date(self):
        for day in ('', 'gisteren', '30-2-2024', '29-2-2023', '0-1-2024', '1-13-2024', '2024', '1-1-99999', '--'):
            with self.subTest(day=day):
                self.wrong(HOUSE, {**GOOD_HOUSE, 'van': day}, 'van')

    def test_id(self):
        for value in ('1', 'A' * 22, 'é' * 22, ' ', '0'):
            with self.subTest(value=value):
                self.wrong(NEW, {**ORG, 'relatiehuis': value}, 'relatiehuis', 'Kies een van de mogelijkheden.')

    def test_id_of_another_kind(self):
        someone = self.beheerder('/beheer/medewerkers').get('/beheer/medewerkers').links('/beheer/medewerkers/')
        other = next(x for x in someone if re.fullmatch(r'/beheer/medewerkers/[\w-]{22}', x)).rsplit('/', 1)[1]
        self.wrong(NEW, {**ORG, 'relatiehuis': other}, 'relatiehuis', 'Kies een van de mogelijkheden.')

    def test_several_at_once(self):
        answer = self.wrong(HOUSE, {**GOOD_HOUSE, 'naam': '', 'afwijs_dagen': 'x', 'van': ''}, 'naam')
        for field in ('afwijs_dagen', 'van'):
            self.assertIn(f'id="{field}-fout"', answer.text)

    def test_unknown_field(self):
        visitor = self.beheerder()
        answer = visitor.post(NEW, {**ORG, 'is_admin': '1'})
        self.refused(answer, 400, 'onbekend veld')
        self.assertIn('value="Wilma Voorbeeld"', answer.text)

    def test_single_field_twice(self):
        visitor = self.beheerder()
        answer = visitor.post(NEW, [*ORG.items(), ('naam', 'Een andere naam')])
        self.refused(answer, 400, 'Dit veld staat er twee keer.')

    def test_nothing_at_all(self):
        self.refused(self.beheerder().post(NEW, {}), 400)

    def test_markup_stays_text(self):
        evil = '<script>alert(1)</script>"\'&<!--'
        visitor = self.beheerder()
        answer = visitor.post(NEW, {**ORG, 'naam': evil, 'soort': ''})
        self.refused(answer, 400)
        self.assertNotIn('<script>alert', answer.text)

    def test_the_good_form_is_taken(self):
        """Without this the tests above could pass on a form that never works."""
        answer = self.beheerder().post(NEW, ORG)
        self.assertEqual(answer.status, 303, answer)
        self.assertEqual(self.home.count('main.organisatie'), self.before['organisatie'] + 1)


@rig.both
class Query(Refusals):
    """Wrong fields in an address: a clear page, never an error of ours."""

    def test_wrong_kinds(self):
        visitor = self.beheerder('/beheer/medewerkers')
        for query in ('vanaf=x', 'vanaf=-1', 'organisatie=1', 'toon=alles', 'q=' + 'a' * 101, 'vanaf=1&vanaf=2'):
            with self.subTest(query=query):
                self.refused(visitor.get('/beheer/medewerkers?' + query), 400)

    def test_unknown_field_is_left_alone(self):
        """A tracking tag behind an address must not break it."""
        answer = self.beheerder().get('/beheer/medewerkers?utm_source=nieuwsbrief')
        self.assertEqual(answer.status, 200, answer)

    def test_broken_bytes(self):
        for query in ('q=%ff%fe', 'q=%00', 'q=%zz', 'q=%c3', '%00=1'):
            with self.subTest(query=query):
                self.refused(self.beheerder().get('/beheer/medewerkers?' + query), 400)

    def test_broken_path(self):
        for path in ('/%00', '/profiel%00', '/..%2f..%2fetc/passwd', '/../profiel', '/assets/../schakel.conf', '/%ff', '//profiel', '/profiel%2f'):
            with self.subTest(path=path):
                answer = self.beheerder().get(path)
                self.assertIn(answer.status, (400, 404), answer)
                self.refused(answer, answer.status)

    def test_long_target(self):
        self.refused(self.beheerder().get('/profiel?q=' + 'a' * 9000), 414)


@rig.both
class Bodies(Refusals):
    """Bytes below the fields."""

    def test_broken_utf8(self):
        for raw in (b'naam=%ff%fe', b'naam=\xff\xfe', b'naam=%c0%af', b'naam=%ed%a0%80', b'naam=%f8%88%80%80%80'):
            with self.subTest(raw=raw):
                self.refused(self.beheerder().post_raw(NEW, raw), 400)

    def test_nul(self):
        for raw in (b'naam=a%00b', b'naam=a\0b', b'na%00am=b'):
            with self.subTest(raw=raw):
                self.refused(self.beheerder().post_raw(NEW, raw), 400)

    def test_broken_escapes(self):
        for raw in (b'naam=%', b'naam=%4', b'naam=%zz'):
            with self.subTest(raw=raw):
                self.refused(self.beheerder().post_raw(NEW, raw), 400)

    def test_oversize_body(self):
        visitor = self.beheerder()
        self.refused(visitor.post(NEW, {**ORG, 'naam': 'a' * (1024 * 1024 + 1)}), 413)

    def test_large_body_within_the_limit(self):
        """A field far too long, in a body that is allowed: said at the field."""
        answer = self.beheerder().post(NEW, {**ORG, 'naam': 'a' * 900000})
        self.refused(answer, 400, 'Dit is te lang.')

    def test_too_many_fields(self):
        self.refused(self.beheerder().post(NEW, [(f'veld{i}', '1') for i in range(600)]), 400)

    def test_oversize_header(self):
        visitor = self.beheerder()
        self.refused(visitor.get('/profiel', headers={'X-Groot': 'a' * 40000}), 431)
        self.refused(visitor.get('/profiel', headers={f'X-Veel-{i}': 'a' for i in range(80)}), 431)

    def test_other_media_types(self):
        for kind in ('text/plain', 'text/xml', 'application/octet-stream', 'multipart/mixed; boundary=x', ''):
            with self.subTest(kind=kind):
                self.refused(self.beheerder().post_raw(NEW, b'naam=x', kind), 415)

    def test_json_where_a_form_belongs(self):
        self.refused(self.beheerder().post_raw(NEW, b'{"naam": "x"}', 'application/json'), 403)

    def test_broken_multipart(self):
        for raw, kind in ((b'--x\r\n', 'multipart/form-data; boundary=x'), (b'niets', 'multipart/form-data; boundary=x'),
                          (b'--x\r\n\r\n\r\n--x--\r\n', 'multipart/form-data; boundary=x'),
                          (b'x', 'multipart/form-data'), (b'x', 'multipart/form-data; boundary=' + 'x' * 100)):
            with self.subTest(kind=kind, raw=raw):
                self.refused(self.beheerder().post_raw(NEW, raw, kind), 400)

    def test_multipart_where_a_form_belongs_is_read(self):
        visitor = self.beheerder()
        answer = visitor.upload(NEW, {**ORG, 'soort': ''}, [])
        self.refused(answer, 400)
        self.assertIn('value="Wilma Voorbeeld"', answer.text)

    def test_file_where_none_is_asked(self):
        visitor = self.beheerder()
        answer = visitor.upload(NEW, {**ORG, 'naam': 'Met bijlage'}, [('kaart', 'kaart.png', 'image/png', b'x')])
        self.refused(answer, 400, 'onbekend veld')

    def raw(self, head, body=b''):
        """Bytes as they are; the status and whether the connection was closed."""
        with socket.create_connection(('127.0.0.1', self.home.port), timeout=rig.PATIENCE) as s:
            s.sendall(head + body)
            got = b''
            while piece := s.recv(65536):
                got += piece
        return got

    def test_what_is_no_http(self):
        for raw in (b'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', b'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n',
                    b'POST /profiel HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
                    b'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', b'GET  / HTTP/1.1\r\nHost: a\r\n\r\n',
                    b'GET / HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n'):
            with self.subTest(raw=raw):
                got = self.raw(raw)
                self.assertRegex(got, rb'\AHTTP/1\.1 (400|411|501) ')
        self.assertEqual(self.rows(), self.before)
        self.assertEqual(self.visitor().get('/gezond').status, 200)


@rig.both
class Files(Refusals):
    """Files that are not what they say, or too much of them: nothing is stored."""

    def setUp(self):
        """A draft that has had an attachment refused: the first gives its writer the right to write in it."""
        self.rik = self.visitor('rik.schreurs')
        self.place = re.match(r'/aanmelden/[\w-]{22}', self.rik.get('/aanmelden').location).group(0)
        self.send('leeg.txt', b'')
        super().setUp()

    def rows(self):
        return {**super().rows(), **{t: self.home.count(f'main.{t}') for t in ('bijlage', 'bijlage_stuk')}}

    def send(self, name, data, kind='application/pdf'):
        page = self.rik.get(self.place + '/partners')
        self.assertEqual(page.status, 200)
        return self.rik.upload(self.place + '/partners', page.with_file(), [('bestand', name, kind, data)])

    def archive(self, *names):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, 'w') as z:
            for name in names:
                z.writestr(name, 'x')
        return packed.getvalue()

    def test_disguises(self):
        word = ('[Content_Types].xml', 'word/document.xml')
        for name, data in (('brief.pdf', b'MZ\x90\0\3' + bytes(100)), ('brief.pdf', b'<html><script>x</script>'),
                           ('brief.pdf', b'%PDF-1.7 /OpenAction /JavaScript (x)'), ('foto.png', b"<svg onload='x'>"),
                           ('foto.jpg', b'GIF89a' + bytes(50)), ('brief.txt', b'#!/bin/sh\nrm -r /\n'),
                           ('brief.txt', b'<!doctype html><script>x</script>'), ('brief.txt', b'geen tekst \xff\xfe'),
                           ('brief.txt', b'nul \0 erin'), ('plan.docx', self.archive('alles.exe')),
                           ('plan.docx', self.archive(*word, 'word/vbaProject.bin')), ('plan.docx', b'PK\3\4' + bytes(60)),
                           ('plan.xlsx', self.archive(*word)), ('alles.zip', self.archive('a')), ('kat.exe', b'MZ'),
                           ('brief', b'gewone tekst'), ('brief.html', b'gewone tekst')):
            with self.subTest(name=name, data=data[:20]):
                answer = self.send(name, data)
                self.refused(answer, 400)
                self.assertIn('href="#bestand"', answer.text)

    def test_nothing_in_it(self):
        self.refused(self.send('leeg.txt', b''), 400)

    def test_no_file_at_all(self):
        page = self.rik.get(self.place + '/partners')
        self.assertEqual(page.status, 200)
        self.refused(self.rik.post(self.place + '/partners', page.with_file('Geen')), 400)

    def test_too_large(self):
        answer = self.send('groot.txt', b'a' * (20 * 1024 * 1024 + 1))
        self.refused(answer, 400)
        self.assertIn('href="#bestand"', answer.text)

    def test_larger_than_the_server_takes(self):
        self.refused(self.send('groot.txt', b'a' * (41 * 1024 * 1024)), 413)

    def test_signs_in_the_name(self):
        self.refused(self.send('ver\x01slag.txt', b'gewone tekst'), 400)

    def test_what_the_sender_calls_it_does_not_matter(self):
        """The type is read from the bytes, folders in the name are dropped, and a browser may not guess."""
        text = 'Gesproken op maandag.'.encode()
        answer = self.send('../../etc/verslag.txt', text, 'text/html')
        self.assertEqual(answer.status, 303, answer)
        [link] = self.rik.get(self.place + '/partners').links('/bijlagen/')
        got = self.rik.get(link)
        self.assertEqual((got.status, got.body), (200, text))
        self.assertIn('text/plain', got.headers['Content-Type'])
        self.assertRegex(got.headers['Content-Disposition'], r'^attachment; ')
        self.assertEqual(got.headers['X-Content-Type-Options'], 'nosniff')
        [[name]] = self.home.sql('select bestandsnaam from main.bijlage')
        self.assertRegex(name, r'\A[\w. -]+\.txt\Z')


class Clamd(socketserver.ThreadingUnixStreamServer):
    """A scanner that finds whatever holds the word VIRUS, and remembers how much it was given."""

    daemon_threads = True

    def __init__(self, path):
        super().__init__(path, Scan)
        self.given = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Scan(socketserver.StreamRequestHandler):
    def handle(self):
        if self.rfile.read(10) != b'zINSTREAM\0':
            return
        data = b''
        while size := int.from_bytes(self.rfile.read(4), 'big'):
            data += self.rfile.read(size)
        self.server.given.append(data)
        self.wfile.write(b'stream: Proef.Virus FOUND\0' if b'VIRUS' in data else b'stream: OK\0')


class Scanned(rig.Case, unittest.TestCase):
    """With a scanner in the configuration nothing is stored that it did not call clean."""

    kind = rig.SQLITE

    def test_scanner(self):
        path = os.path.join(rig.folder(), 'clamd')
        home = self.installation(clamd=path)
        visitor = home.visitor('rik.schreurs')
        place = re.match(r'/aanmelden/[\w-]{22}', visitor.get('/aanmelden').location).group(0)

        def send(data):
            page = visitor.get(place + '/partners')
            self.assertEqual(page.status, 200)
            return visitor.upload(place + '/partners', page.with_file(), [('bestand', 'brief.txt', 'text/plain', data)])
        away = send(b'een gewone brief')
        self.assertEqual(away.status, 503, away)
        self.assertTrue(home.log.find('busy', 'aanmelden_partners_post'), home.log.text())
        clamd = Clamd(path)
        self.addCleanup(clamd.server_close)
        self.addCleanup(clamd.shutdown)
        found = send(b'hier zit een VIRUS in')
        self.assertEqual(found.status, 400, found)
        self.assertIn('href="#bestand"', found.text)
        self.assertEqual(home.count('main.bijlage'), 0)
        self.assertEqual(send(b'een gewone brief').status, 303)
        self.assertEqual(clamd.given, [b'hier zit een VIRUS in', b'een gewone brief'])
        self.assertEqual(home.count("main.bijlage where status = 'klaar'"), 1)


@rig.both
class Methods(Refusals):
    def test_method_not_allowed(self):
        for path, method, allow in (('/profiel', 'PUT', {'GET', 'HEAD', 'POST'}), ('/', 'POST', {'GET', 'HEAD'}),
                                    ('/uitloggen', 'GET', {'POST'}), ('/profiel', 'DELETE', {'GET', 'HEAD', 'POST'}),
                                    ('/gezond', 'OPTIONS', {'GET', 'HEAD'}), ('/uitloggen', 'HEAD', {'POST'})):
            with self.subTest(path=path, method=method):
                answer = self.beheerder().send(method, path)
                self.assertEqual(answer.status, 405, answer)
                self.assertEqual(set(re.split(r', *', answer.headers['Allow'])), allow)
                self.assertEqual(self.rows(), self.before)
        self.assertTrue(self.home.log.find('method not allowed'))

    def test_head_is_get_without_body(self):
        visitor = self.beheerder()
        for path in ('/', '/profiel', '/inloggen', '/beheer/medewerkers', '/bestaat-niet', '/gezond'):
            with self.subTest(path=path):
                get, head = visitor.get(path), visitor.send('HEAD', path)
                self.assertEqual((head.status, head.body), (get.status, b''))
                self.assertEqual(head.headers['Content-Type'], get.headers['Content-Type'])

    def test_unknown_path(self):
        for path in ('/bestaat-niet', '/profiel/x', '/beheer', '/assets/', '/assets/x.css'):
            with self.subTest(path=path):
                self.refused(self.beheerder().get(path), 404, 'Niet gevonden')

    def test_unknown_path_says_the_same_to_a_stranger(self):
        self.refused(self.visitor().get('/bestaat-niet'), 404, 'Niet gevonden')

    def test_trailing_slash(self):
        """One address for one page."""
        for path in ('/profiel/', '/beheer/medewerkers/', '/inloggen/'):
            with self.subTest(path=path):
                self.refused(self.beheerder().get(path), 404)

    def test_case_of_a_path_counts(self):
        self.refused(self.beheerder().get('/Profiel'), 404)

    def test_the_answer_may_not_be_kept_or_framed(self):
        """Refusals bear the same headers as pages."""
        for answer in (self.beheerder().get('/bestaat-niet'), self.beheerder().send('PUT', '/profiel'),
                       self.beheerder().post_raw(NEW, b'naam=%ff'), self.beheerder().get('/profiel')):
            self.assertIn('no-store', answer.headers['Cache-Control'])
            self.assertIn("default-src 'none'", answer.headers['Content-Security-Policy'])
            self.assertEqual(answer.headers['X-Content-Type-Options'], 'nosniff')


if __name__ == '__main__':
    unittest.main()
