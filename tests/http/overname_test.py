"""Taking over a registration with the program itself: killed while it writes, gone on with, and once more."""
import datetime
import os
import signal
import subprocess
import sys
import unittest

import rig

BY = ['--als', 'kees.dassen@zvh.example', 'importeer', 'registratie']
N = 200
CASES = N - N // 12


@rig.both
class Takeover(rig.Alone):
    def files(self, home):
        """A registration as of today."""
        subprocess.run([sys.executable, os.path.join(rig.ROOT, 'tools/make_registratie.py'), home.dir, '--n', str(N),
                        '--today', datetime.date.today().isoformat()], check=True)
        folder = home.path(f'registratie-{N}')
        return [*BY, folder, '--kolommen', os.path.join(folder, 'registratie.kolommen')]

    def killed(self, home, words, event, beyond, reached):
        """kill -9 once so many cases are there; beyond what it never gets."""
        brake = rig.Brake(home.store, event, 'partij_geval', f'(select count(*) from main.partij_geval) {beyond}')
        run = subprocess.Popen([rig.BIN, '--config', home.config, *words], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, cwd=home.dir, env=home.environment())
        rig.wait_until('cases', lambda: run.poll() is not None or reached(home.count('main.partij_geval')))
        self.assertIsNone(run.poll(), 'it ended by itself')
        run.send_signal(signal.SIGKILL)
        run.wait()
        brake.release()

    def killed_at(self, home, words, at):
        self.killed(home, words, 'insert', f'> {at}', lambda n: n == at)

    def nobody_sees_it(self, home):
        self.assertEqual(home.count('main.toegang t join main.partij_geval g on t.dossier in (g.aanmelding, g.casus) '
                                    'where t.tot > t.van'), 0)

    def whole(self, home, before):
        self.assertEqual(home.count('main.casus') - before, CASES)
        self.assertEqual(home.count('main.partij_geval'), N)
        self.assertEqual(home.count('main.partij_gift'), 0)
        self.assertEqual(home.count('main.casus c where c.gesloten is null and exists (select 1 from main.partij_geval g '
                                    'where g.casus = c.id) and not exists (select 1 from main.toegang t where '
                                    't.dossier = c.id and t.medewerker = c.procesregisseur and t.tot > t.van)'), 0)

    def test_killed_twice_and_gone_on_with(self):
        home = self.installation(start=False)
        words, before = self.files(home), home.count('main.casus')
        for at in (40, 120):
            self.killed_at(home, words, at)
            self.assertEqual(home.count('main.partij_geval'), at)
            self.nobody_sees_it(home)
        said = home.command(*words, check=True).stdout
        self.assertIn('Verder waar het de vorige keer ophield', said)
        self.whole(home, before)
        again = home.command(*words)
        self.assertNotEqual(again.returncode, 0)
        self.whole(home, before)

    def test_the_server_that_carries_it_out_is_killed(self):
        """On SQLite a running server does it; on PostgreSQL it runs beside the server."""
        home = self.installation()
        words, before = self.files(home), home.count('main.casus')
        run = subprocess.Popen([rig.BIN, '--config', home.config, *words], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, cwd=home.dir, env=home.environment())
        rig.wait_until('cases', lambda: home.count('main.partij_geval') >= 40)
        home.kill()
        run.wait(rig.PATIENCE)
        if run.returncode:
            self.nobody_sees_it(home)
            home.command(*words, check=True)
        self.whole(home, before)

    def discard_words(self, home, *more):
        said = home.command(*BY[:2], 'partij', check=True).stdout
        self.assertIn('niet af', said)
        return [*BY[:2], 'partij', 'weg', said.split()[0], *more]

    def test_given_up_and_killed_on_the_way(self):
        home = self.installation(start=False)
        tables = ('aanmelding', 'casus', 'betrokkene', 'notitie', 'persoon', 'persoon_term', 'termijn', 'weegpunt')
        words, before = self.files(home), [home.count('main.' + t) for t in tables]
        self.killed_at(home, words, 120)
        done = home.count('main.partij_geval')
        weg = self.discard_words(home, '--reden', 'Verkeerd bestand')
        self.assertIn('Proef', home.command(*weg, '--proef', check=True).stdout)
        self.assertEqual(home.count('main.partij_geval'), done)
        self.killed(home, weg, 'delete', '< 20', lambda n: n <= done - 40)
        self.assertGreater(home.count('main.partij_geval'), 0)
        self.assertNotEqual(home.command(*words).returncode, 0)
        self.assertIn(f'Weg: {done} aanmeldingen', home.command(*weg[:-2], check=True).stdout)
        self.assertEqual([home.count('main.' + t) for t in tables], before)
        self.assertEqual(home.count('main.vernietiging_lopend'), 0)
        self.assertIn('Verkeerd bestand', home.command(*BY[:2], 'partij', check=True).stdout)
        cases = home.count('main.casus')
        home.command(*words, check=True)
        self.whole(home, cases)


if __name__ == '__main__':
    unittest.main()
