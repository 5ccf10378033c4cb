"""One form, one row: repeated submits, the back button, forms of elsewhere, stale versions, a session that ends while typing.

The form is that of a new organisation, which has a row, a line in the journaal and the mark of its submit.
"""

import re
import threading
import unittest

import rig

NEW = '/beheer/organisaties/nieuw'
ELSEWHERE = ('cross-site', 'same-site', 'none', 'iets anders')


def organisation(name, **other):
    return {'naam': name, 'soort': 'ggz', 'relatiehuis': '', 'contactpersoon': '', 'telefoon': '', 'email': '', **other}


class Forms(rig.Case):
    def rows(self, name):
        return self.home.count(f"main.organisatie where naam = '{name}'")

    def images(self, name):
        """Lines of the journaal of that row."""
        return self.home.count(f"main.journaal where tabel = 'organisatie' and beeld like '%{name}%'")

    def once(self, name):
        self.assertEqual((self.rows(name), self.images(name)), (1, 1))

    def form(self, who='kees.dassen'):
        visitor = self.visitor(who)
        self.assertEqual(visitor.get(NEW).status, 200)
        return visitor


@rig.both
class Repeats(Forms):
    def test_double_submit_gives_one_row_and_the_same_answer(self):
        visitor, values = self.form(), organisation('Dubbele Stichting')
        first, second = visitor.post(NEW, values), visitor.post(NEW, values)
        self.assertEqual((first.status, second.status), (303, 303))
        self.assertEqual(first.location, second.location)
        self.once('Dubbele Stichting')

    def test_submits_at_the_same_time(self):
        visitor, values, answers = self.form(), organisation('Tienvoudige Stichting'), []
        token = visitor.token

        def submit():
            other = self.visitor('kees.dassen')
            answers.append(other.post(NEW, values, token=token))
        threads = [threading.Thread(target=submit) for _ in range(10)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual({(a.status, a.location) for a in answers}, {(303, answers[0].location)}, answers)
        self.once('Tienvoudige Stichting')

    def test_back_button_and_other_words_are_a_new_submit(self):
        visitor = self.form()
        first = visitor.post(NEW, organisation('Eerste Woorden'))
        second = visitor.post(NEW, organisation('Andere Woorden'))
        self.assertEqual((first.status, second.status), (303, 303))
        self.assertNotEqual(first.location, second.location)
        self.once('Eerste Woorden')
        self.once('Andere Woorden')

    def test_order_of_fields_and_a_new_form_are_a_new_submit(self):
        """Two people of the same name may be entered one after the other."""
        visitor = self.form()
        self.assertEqual(visitor.post(NEW, organisation('Nogmaals Gevraagd')).status, 303)
        visitor.get(NEW)
        self.assertIn(visitor.post(NEW, organisation('Nogmaals Gevraagd')).status, (303, 400, 409))

    def test_a_refused_submit_can_be_mended(self):
        """What was refused has not been used up."""
        visitor = self.form()
        self.assertEqual(visitor.post(NEW, organisation('Hersteld', soort='')).status, 400)
        self.assertEqual(visitor.post(NEW, organisation('Hersteld')).status, 303)
        self.once('Hersteld')

    def test_another_user_does_not_get_the_answer(self):
        """The mark of a submit is of its session: a stolen form says nothing to another."""
        visitor, values = self.form(), organisation('Andermans Formulier')
        token = visitor.token
        self.assertEqual(visitor.post(NEW, values).status, 303)
        other = self.visitor('sanne.hendrickx')
        other.get('/')
        self.assertEqual(other.post(NEW, values, token=token).status, 403)
        self.once('Andermans Formulier')


@rig.both
class Tokens(Forms):
    def refused(self, answer, name):
        self.assertEqual(answer.status, 403, answer)
        self.assertIn('Dit formulier is verlopen', answer.text)
        self.assertEqual(self.rows(name), 0)

    def test_missing_token(self):
        self.refused(self.form().post(NEW, organisation('Zonder Bewijs'), token=''), 'Zonder Bewijs')

    def test_forged_tokens(self):
        visitor = self.form()
        real = visitor.token
        for token in ('x', 'A' * 43, real[:-1], real + 'A', real[::-1], real.swapcase(), real + '=', ' ' + real):
            with self.subTest(token=token):
                self.refused(visitor.post(NEW, organisation('Vals Bewijs'), token=token), 'Vals Bewijs')
        self.assertTrue(self.home.log.find('denied', 'organisatie_nieuw_post'))

    def test_token_of_another_session(self):
        other = self.visitor('sanne.hendrickx')
        other.get('/profiel')
        self.refused(self.form().post(NEW, organisation('Vreemd Bewijs'), token=other.token), 'Vreemd Bewijs')

    def test_token_of_before_login(self):
        stranger = self.visitor()
        stranger.get('/inloggen')
        self.refused(self.form().post(NEW, organisation('Vroeg Bewijs'), token=stranger.token), 'Vroeg Bewijs')

    def test_form_sent_from_another_site(self):
        for site in ELSEWHERE:
            with self.subTest(site=site):
                self.refused(self.form().post(NEW, organisation('Van Elders'), headers={'Sec-Fetch-Site': site}),
                             'Van Elders')

    def test_login_form_sent_from_another_site(self):
        """Nobody is logged in as somebody else by a page elsewhere."""
        visitor = self.visitor()
        account = self.home.accounts['kees.dassen']
        visitor.get('/inloggen')
        answer = visitor.post('/inloggen', {'email': account.email, 'wachtwoord': account.password},
                              headers={'Sec-Fetch-Site': 'cross-site'})
        self.assertEqual((answer.status, answer.cookie), (403, None), answer)

    def test_old_browser_says_nothing_about_sites(self):
        visitor = self.form()
        body = rig.urllib.parse.urlencode(visitor.fields(organisation('Oude Bladeraar')))
        answer = visitor.send('POST', NEW, body, {'Content-Type': rig.FORM})
        self.assertEqual(answer.status, 303, answer)
        self.once('Oude Bladeraar')

    def test_without_right(self):
        """A token of one's own is no right."""
        visitor = self.visitor('rik.schreurs')
        visitor.get('/profiel')
        answer = visitor.post(NEW, organisation('Zonder Recht'))
        self.assertEqual(answer.status, 403, answer)
        self.assertEqual(self.rows('Zonder Recht'), 0)
        self.assertTrue(self.home.log.find('denied', 'organisatie_nieuw_post'))


@rig.both
class Versions(Forms):
    def made(self, name):
        return self.form().post(NEW, organisation(name)).location.split('?')[0]

    def test_two_windows(self):
        """The second to save is told, keeps what he typed, and overwrites nothing."""
        page = self.made('Stichting Twee Vensters')
        one, two = self.visitor('kees.dassen'), self.visitor('kees.dassen')
        versie = one.get(page).hidden('versie')
        self.assertEqual(two.get(page).hidden('versie'), versie)
        values = organisation('Stichting Twee Vensters', beeindigd='', versie=versie)
        self.assertEqual(one.post(page, {**values, 'contactpersoon': 'Eerste Venster'}).status, 303)
        answer = two.post(page, {**values, 'contactpersoon': 'Tweede Venster'})
        self.assertEqual(answer.status, 409, answer)
        self.assertIn('value="Tweede Venster"', answer.text)
        self.assertEqual(self.home.sql("select contactpersoon from main.organisatie "
                                       "where naam = 'Stichting Twee Vensters'"), [['Eerste Venster']])
        self.assertTrue(self.home.log.find('conflict', 'organisatie_post'))

    def test_versions_that_never_were(self):
        page = self.made('Stichting Verzonnen Versie')
        visitor = self.visitor('kees.dassen')
        visitor.get(page)
        for versie in ('0', '99', '2000000000'):
            with self.subTest(versie=versie):
                answer = visitor.post(page, organisation('Stichting Verzonnen Versie', beeindigd='', versie=versie,
                                                         contactpersoon='Uit De Toekomst'))
                self.assertEqual(answer.status, 409, answer)
        for versie in ('', '-1', 'x', '2000000001'):
            with self.subTest(versie=versie):
                answer = visitor.post(page, organisation('Stichting Verzonnen Versie', beeindigd='', versie=versie))
                self.assertEqual(answer.status, 400, answer)
        self.assertEqual(self.home.count("main.organisatie where contactpersoon = 'Uit De Toekomst'"), 0)

    def test_saving_twice_is_saving_once(self):
        """The second submit of one change is no conflict with the first."""
        page = self.made('Stichting Zelfde Wijziging')
        visitor = self.visitor('kees.dassen')
        values = organisation('Stichting Zelfde Wijziging', contactpersoon='Ans Bakker', beeindigd='',
                              versie=visitor.get(page).hidden('versie'))
        first, second = visitor.post(page, values), visitor.post(page, values)
        self.assertEqual((first.status, second.status), (303, 303), second)
        self.assertEqual(self.images('Stichting Zelfde Wijziging'), 2)


@rig.both
class LateForms(Forms):
    """The session ends while somebody types: the form is kept, offered after login, and sent once."""

    def setUp(self):
        self.home.sql('delete from main.concept')

    def late(self, name, who='kees.dassen'):
        """A visitor with the form open and a session that is over."""
        visitor = self.visitor()
        visitor.login(who)
        self.assertEqual(visitor.get(NEW).status, 200)
        self.end(visitor)
        return visitor, organisation(name)

    def end(self, visitor):
        """More than the idle limit ago."""
        self.home.sql("update main.sessie set laatst = laatst - 7200000 "
                      f"where token = '{rig.hashlib.sha256(visitor.cookie.encode()).hexdigest()}'")

    def offered(self, visitor):
        page = visitor.get('/bewaard')
        self.assertEqual(page.status, 200, page)
        return page, [x for x in page.links('/bewaard/') if x.endswith('/verstuur')]

    def test_kept_offered_and_sent_once(self):
        visitor, values = self.late('Late Stichting')
        answer = visitor.post(NEW, values)
        self.assertEqual(answer.status, 303, answer)
        self.assertIn('/inloggen?', answer.location)
        self.assertIn('bewaard=1', answer.location)
        self.assertEqual(self.rows('Late Stichting'), 0)
        visitor.cookie = None
        naar = re.search(r'naar=([\w-]+)', answer.location).group(1)
        self.assertIn('bewaard', visitor.get(answer.location).text)
        visitor.login('kees.dassen')
        page, sends = self.offered(visitor)
        self.assertIn('Late Stichting', page.text)
        self.assertEqual(len(sends), 1)
        self.assertNotIn(values['naam'], str(self.home.sql('select * from main.concept')), 'kept in the clear')
        self.assertTrue(naar)
        first = visitor.post(sends[0], {})
        self.assertEqual(first.status, 303, first)
        self.once('Late Stichting')
        self.assertEqual(self.offered(visitor)[1], [])
        self.assertEqual(visitor.post(sends[0], {}).status, 404)
        self.once('Late Stichting')

    def test_after_login_he_is_where_it_is_offered(self):
        visitor, values = self.late('Stichting Terug Naar Af')
        answer = visitor.post(NEW, values)
        account = self.home.accounts['kees.dassen']
        page = visitor.get(answer.location)
        self.home.sql('update main.inlog set totp_stap = 0')
        answer = visitor.post('/inloggen', {'email': account.email, 'wachtwoord': account.password,
                                            'naar': page.hidden('naar')})
        page = visitor.get(answer.location)
        answer = visitor.post('/inloggen/code', {'code': rig.totp(account.secret), 'naar': page.hidden('naar')})
        self.assertEqual(answer.location.split('?')[0], '/bewaard', answer)

    def test_another_person_gets_nothing_of_it(self):
        visitor, values = self.late('Stichting Van Kees')
        visitor.post(NEW, values)
        other = self.visitor('sanne.hendrickx')
        page, sends = self.offered(other)
        self.assertNotIn('Stichting Van Kees', page.text)
        self.assertEqual(sends, [])
        visitor.login('kees.dassen')
        target = self.offered(visitor)[1][0]
        other.get('/profiel')
        self.assertEqual(other.post(target, {}).status, 404)
        self.assertEqual(self.rows('Stichting Van Kees'), 0)

    def test_two_forms_are_both_kept(self):
        visitor, values = self.late('Stichting Tabblad Een')
        token = visitor.token
        second, _ = self.late('')
        visitor.post(NEW, values, token=token)
        second.post(NEW, organisation('Stichting Tabblad Twee'))
        visitor.login('kees.dassen')
        sends = self.offered(visitor)[1]
        self.assertEqual(len(sends), 2)
        for target in sends:
            self.assertEqual(visitor.post(target, {}).status, 303)
        self.once('Stichting Tabblad Een')
        self.once('Stichting Tabblad Twee')

    def test_kept_twice_is_offered_once(self):
        visitor, values = self.late('Stichting Twee Klikken')
        visitor.post(NEW, values)
        visitor.post(NEW, values)
        visitor.login('kees.dassen')
        self.assertEqual(len(self.offered(visitor)[1]), 1)

    def test_form_of_an_earlier_session_after_login_in_another_tab(self):
        """He logged in again next door and then sends what he typed."""
        visitor, values = self.late('Stichting Andere Tab')
        token = visitor.token
        visitor.login('kees.dassen')
        answer = visitor.post(NEW, values, token=token)
        self.assertEqual((answer.status, answer.location), (303, '/bewaard'), answer)
        _, sends = self.offered(visitor)
        self.assertEqual(visitor.post(sends[0], {}).status, 303)
        self.once('Stichting Andere Tab')

    def test_between_password_and_code(self):
        visitor, values = self.late('Stichting Halverwege')
        token, account = visitor.token, self.home.accounts['kees.dassen']
        visitor.get('/inloggen')
        visitor.post('/inloggen', {'email': account.email, 'wachtwoord': account.password})
        answer = visitor.post(NEW, values, token=token)
        self.assertEqual(answer.location.split('?')[0], '/inloggen/code', answer)
        visitor.login('kees.dassen')
        self.assertEqual(len(self.offered(visitor)[1]), 1)

    def test_sent_before_the_session_ended(self):
        """The row was made, the answer got lost, the session ended, the browser sends again: still one row."""
        visitor, values = self.late('Stichting Al Verstuurd')
        self.home.sql("update main.sessie set laatst = laatst + 7200000")
        token = visitor.token
        self.assertEqual(visitor.post(NEW, values).status, 303)
        self.end(visitor)
        visitor.post(NEW, values, token=token)
        visitor.login('kees.dassen')
        _, sends = self.offered(visitor)
        self.assertEqual(visitor.post(sends[0], {}).status, 303)
        self.once('Stichting Al Verstuurd')

    def test_sent_from_two_windows_at_once(self):
        visitor, values = self.late('Stichting Twee Ramen')
        visitor.post(NEW, values)
        visitor.login('kees.dassen')
        _, sends = self.offered(visitor)
        other = self.visitor()
        other.login('kees.dassen')
        other.get('/bewaard')
        answers = []
        threads = [threading.Thread(target=lambda v=v: answers.append(v.post(sends[0], {}))) for v in (visitor, other)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertIn(303, [a.status for a in answers])
        self.once('Stichting Twee Ramen')

    def test_wrong_input_comes_back_in_its_own_page(self):
        visitor, values = self.late('Stichting Met Fout')
        visitor.post(NEW, {**values, 'soort': '', 'contactpersoon': 'Blijft Staan'})
        visitor.login('kees.dassen')
        _, sends = self.offered(visitor)
        answer = visitor.post(sends[0], {})
        self.assertEqual(answer.status, 400, answer)
        self.assertIn('value="Blijft Staan"', answer.text)
        self.assertEqual(len(self.offered(visitor)[1]), 1, 'thrown away before it was sent')

    def test_a_right_that_ended_meanwhile(self):
        visitor, values = self.late('Stichting Recht Weg')
        visitor.post(NEW, values)
        visitor.login('kees.dassen')
        _, sends = self.offered(visitor)
        self.home.sql("update main.rol_toekenning set tot = 1 where rol = 'beheerder'")
        answer = visitor.post(sends[0], {})
        self.home.sql("update main.rol_toekenning set tot = 9007199254740991 where rol = 'beheerder'")
        self.assertEqual(answer.status, 403, answer)
        self.assertEqual(self.rows('Stichting Recht Weg'), 0)

    def test_what_is_not_ours_is_not_kept(self):
        visitor, values = self.late('Stichting Van Buiten')
        token = visitor.token
        for sent in (lambda: visitor.post(NEW, values, headers={'Sec-Fetch-Site': 'cross-site'}),
                     lambda: visitor.post(NEW, values, token=''),
                     lambda: visitor.post(NEW, values, token=token[::-1])):
            self.assertNotIn('bewaard', sent().location)
        self.assertEqual(self.home.count('main.concept'), 0)

    def test_a_form_of_somebody_else_is_not_kept(self):
        """On a shared device: whoever logs in next gets nothing of what the one before typed."""
        visitor, values = self.late('Stichting Vorige Gebruiker')
        token = visitor.token
        visitor.login('sanne.hendrickx')
        self.assertEqual(visitor.post(NEW, values, token=token).status, 403)
        self.assertEqual(self.home.count('main.concept'), 0)

    def test_a_password_is_never_kept(self):
        visitor, _ = self.late('')
        answer = visitor.post('/profiel/wachtwoord', {'oud': 'schakel-demo-2026', 'nieuw': 'paard batterij nietje hecht',
                                                      'nogmaals': 'paard batterij nietje hecht'})
        self.assertEqual(answer.status, 303)
        self.assertNotIn('bewaard', answer.location)
        self.assertEqual(self.home.count('main.concept'), 0)

    def test_after_logging_out_nothing_is_kept(self):
        """Logging out is meant: the session is gone, and so is what it could vouch for."""
        visitor = self.visitor()
        visitor.login('kees.dassen')
        visitor.get(NEW)
        token, cookie = visitor.token, visitor.cookie
        visitor.post('/uitloggen')
        visitor.cookie = cookie
        self.assertNotIn('bewaard', visitor.post(NEW, organisation('Na Uitloggen'), token=token).location)
        self.assertEqual(self.home.count('main.concept'), 0)

    def test_a_page_asked_for_comes_after_login(self):
        visitor, _ = self.late('')
        answer = visitor.get('/beheer/medewerkers')
        self.assertRegex(answer.location, r'^/inloggen\?naar=[\w-]+$')


if __name__ == '__main__':
    unittest.main()
