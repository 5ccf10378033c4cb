"""The shell scripts, run for real on throw-away folders and with stand-ins for what they call.

install-packages.sh: asks for nothing when all is there, says what to do when it may not install.
tmpdir.sh: the folder that is given, else one in which programs run.
pg.sh: starts, survives its own killed server, refuses folders that are not its own. Needs PostgreSQL.
test: the closing line and the exit status follow the stages, whatever these do.
demo: fills once, keeps data, takes a free port, stops cleanly, throws a half-filled region away.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(args, **kwargs):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, **kwargs)


def runs(pid):
    """Neither gone nor waiting to be buried."""
    try:
        with open(f'/proc/{pid}/stat', encoding='utf-8') as f:
            return f.read().rpartition(')')[2].split()[0] != 'Z'
    except FileNotFoundError:
        return False


def wait_for(condition):
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError('waited in vain')
        time.sleep(0.02)


class Scripts(unittest.TestCase):
    def setUp(self):
        # in /tmp itself: the user postgres must be able to get there
        self.folder = tempfile.mkdtemp(prefix='schakel-scripts-', dir='/tmp')
        self.addCleanup(shutil.rmtree, self.folder, True)
        os.chmod(self.folder, 0o755)
        self.bin = self.path('bin')
        os.mkdir(self.bin)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, text, *parts):
        os.makedirs(os.path.dirname(self.path(*parts)), exist_ok=True)
        with open(self.path(*parts), 'w', encoding='utf-8') as f:
            f.write(text)
        os.chmod(self.path(*parts), 0o755)

    def read(self, *parts):
        with open(self.path(*parts), encoding='utf-8') as f:
            return f.read()

    def environment(self, **more):
        return {**os.environ, 'PATH': self.bin + ':/usr/sbin:/usr/bin:/sbin:/bin', 'TMPDIR': self.folder, **more}


class InstallPackages(Scripts):
    def setUp(self):
        super().setUp()
        for name in ('tools/install-packages.sh', 'tools/packages.list'):
            os.makedirs(self.path('tools'), exist_ok=True)
            shutil.copy(os.path.join(ROOT, name), self.path('tools'))
        self.write('# comment\nrun  eerste\nrun  tweede\ntest  derde  sh\ntest  vierde\n', 'tools', 'packages.list')
        # a package is installed when a file of its name lies in there/
        os.mkdir(self.path('there'))
        self.write(f'#!/bin/sh\nfor p; do :; done\n[ -e {self.path("there")}/"$p" ] && printf installed\n',
                   'bin', 'dpkg-query')
        self.write(f'#!/bin/sh\necho "$*" >>{self.path("apt.log")}\n'
                   f'case "$*" in *install*) touch {self.path("there")}/eerste {self.path("there")}/tweede;; esac\n',
                   'bin', 'apt-get')
        self.write('#!/bin/sh\necho ${FAKE_UID:-0}\n', 'bin', 'id')

    def install(self, *args, **more):
        return run([self.path('tools', 'install-packages.sh'), *args], env=self.environment(**more))

    def test_nothing_missing_calls_nothing(self):
        for name in ('eerste', 'tweede'):
            self.write('', 'there', name)
        result = self.install('run', FAKE_UID='1000')
        self.assertEqual((result.returncode, result.stdout), (0, ''))
        self.assertFalse(os.path.exists(self.path('apt.log')))

    def test_missing_is_installed(self):
        self.write('', 'there', 'tweede')
        self.assertEqual(self.install('run').returncode, 0)
        self.assertRegex(self.read('apt.log'), r'update\n.* install --no-install-recommends eerste\n\Z')

    def test_command_instead_of_package(self):
        result = self.install('test', '--toon')
        self.assertEqual(result.stdout.split(), ['eerste', 'tweede', 'vierde'])

    def test_what_stays_missing_is_a_failure(self):
        result = self.install('test')
        self.assertEqual(result.returncode, 1)
        self.assertIn('ontbreken nog: vierde', result.stdout)

    def test_neither_root_nor_sudo(self):
        for name in ('awk', 'dirname', 'pwd', 'env'):
            os.symlink(shutil.which(name), self.path('bin', name))
        self.write('#!/bin/sh\nexit 1\n', 'bin', 'dpkg-query')
        result = run(['/bin/sh', self.path('tools', 'install-packages.sh'), 'run'],
                     env={'PATH': self.bin, 'FAKE_UID': '1000'})
        self.assertEqual(result.returncode, 1)
        self.assertIn('apt-get install --no-install-recommends eerste tweede', result.stdout)
        self.assertFalse(os.path.exists(self.path('apt.log')))

    def test_wrong_use(self):
        self.assertEqual(self.install('alles').returncode, 1)


class Postgres(Scripts):
    def setUp(self):
        super().setUp()
        self.cluster = self.path('pg')
        self.addCleanup(run, [os.path.join(ROOT, 'tools/pg.sh'), 'stop', self.cluster])

    def pg(self, command):
        return subprocess.run([os.path.join(ROOT, 'tools/pg.sh'), command, self.cluster], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=120)

    def start(self):
        result = self.pg('start')
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout.strip()

    def ask(self, conninfo, sql):
        return run(['psql', '-XAtc', sql, conninfo]).stdout.strip()

    def server_pid(self):
        with open(os.path.join(self.cluster, 'data', 'postmaster.pid'), encoding='ascii') as f:
            return int(f.readline())

    def test_start_and_stop(self):
        conninfo = self.start()
        settings = "select current_setting('lc_collate'), current_setting('listen_addresses'), current_setting('fsync')"
        self.assertEqual(self.ask(conninfo, settings), 'C.UTF-8||off')
        pid = self.server_pid()
        self.assertEqual(self.pg('stop').returncode, 0)
        self.assertFalse(runs(pid))
        self.assertFalse(os.path.exists(self.cluster))

    def test_after_a_killed_run(self):
        self.start()
        os.kill(self.server_pid(), signal.SIGKILL)
        self.ask(self.start(), 'create table achtergebleven (id int)')
        first = self.server_pid()
        conninfo = self.start()
        self.assertFalse(runs(first))
        self.assertEqual(self.ask(conninfo, "select to_regclass('achtergebleven') is null"), 't')

    def test_folder_of_others(self):
        self.write('mine', 'pg', 'thesis.txt')
        self.assertNotEqual(self.pg('start').returncode, 0)
        self.assertNotEqual(self.pg('stop').returncode, 0)
        self.assertEqual(os.listdir(self.cluster), ['thesis.txt'])

    def test_long_path(self):
        self.cluster = self.path('x' * 100)
        conninfo = self.start()
        self.assertEqual(self.ask(conninfo, 'select 1'), '1')
        self.assertEqual(self.pg('stop').returncode, 0)


class TmpDir(Scripts):
    def ask(self, **more):
        return run([os.path.join(ROOT, 'tools/tmpdir.sh')], env=self.environment(**more)).stdout.rstrip('\n')

    def test_given(self):
        self.assertEqual(self.ask(TMPDIR='/ergens'), '/ergens')

    def test_found(self):
        folder = self.ask(TMPDIR='')
        self.assertIn(folder, ('/tmp', '/dev/shm'))
        probe = tempfile.mkdtemp(dir=folder)
        self.addCleanup(shutil.rmtree, probe, True)
        with open(os.path.join(probe, 'x'), 'w', encoding='utf-8') as f:
            f.write('#!/bin/sh\necho ja\n')
        os.chmod(f.name, 0o700)
        self.assertEqual(run([f.name]).stdout, 'ja\n')

    def test_no_room(self):
        self.write('#!/bin/sh\necho x; echo a b c 100\n', 'bin', 'df')
        self.assertEqual(self.ask(TMPDIR=''), '/tmp')


class TestCommand(Scripts):
    def setUp(self):
        super().setUp()
        shutil.copy(os.path.join(ROOT, 'test'), self.path('test'))
        self.write('#!/bin/sh\nexit 0\n', 'tools', 'install-packages.sh')
        self.write('#!/bin/sh\necho host=nergens\n', 'tools', 'pg.sh')
        shutil.copy(os.path.join(ROOT, 'tools/tmpdir.sh'), self.path('tools', 'tmpdir.sh'))
        for name in ('tools', 'rules', 'build', 'unit', 'http', 'assets', 'e2e'):
            self.stage(name, 'echo "3 0" >"$SCHAKEL_STAGE_RESULT"')

    def stage(self, name, body):
        self.write('#!/bin/sh\n' + body + '\n', 'tests', 'stages', name + '.sh')

    def outcome(self, *args):
        result = run([self.path('test'), *args], env=self.environment())
        return result.returncode, result.stdout.splitlines()

    def test_sum(self):
        self.assertEqual((self.outcome()[0], self.outcome()[1][-1]), (0, '21 passed, 0 failed'))
        self.assertEqual(self.outcome('--snel')[1][-1], '9 passed, 0 failed')

    def test_failure(self):
        self.stage('unit', 'echo "12 passed, 0 failed"; echo "5 2" >"$SCHAKEL_STAGE_RESULT"; exit 1')
        status, lines = self.outcome()
        self.assertEqual((status, lines[-1]), (1, '23 passed, 2 failed'))
        self.assertEqual([line for line in lines if line.endswith('failed') and line[0].isdigit()], lines[-1:])

    def test_folder_is_thrown_away(self):
        self.stage('unit', f'echo "$TMPDIR" >{self.path("where")}; : >"$TMPDIR/left"; echo "3 0" >"$SCHAKEL_STAGE_RESULT"')
        self.outcome()
        where = self.read('where').strip()
        self.assertTrue(where.startswith(self.folder), where)
        self.assertFalse(os.path.exists(where))

    def test_folder_of_a_killed_run_is_thrown_away(self):
        self.write('', 'left', 'over')
        self.write(self.path('left') + '\n', 'build-test', 'tmp.dir')
        self.outcome()
        self.assertFalse(os.path.exists(self.path('left')))

    def test_stage_that_dies_without_a_word(self):
        self.stage('build', 'kill -9 $$')
        self.assertEqual((self.outcome()[0], self.outcome()[1][-1]), (1, '18 passed, 1 failed'))

    def test_nothing_ran(self):
        for name in ('tools', 'rules', 'unit'):
            self.stage(name, 'echo "0 0" >"$SCHAKEL_STAGE_RESULT"')
        status, lines = self.outcome('--snel')
        self.assertEqual((status, lines[-1]), (1, '0 passed, 0 failed'))

    def test_folder_of_tests_gone(self):
        """A stage whose tests are not there has not passed."""
        for name in ('lib.sh', 'assets.sh', 'bench.sh', 'e2e.sh'):
            shutil.copy(os.path.join(ROOT, 'tests', 'stages', name), self.path('tests', 'stages', name))
        for name in ('assets', 'bench', 'e2e'):
            result = run([self.path('tests', 'stages', name + '.sh')], env=self.environment())
            self.assertEqual(result.returncode, 1, result.stdout)
            self.assertRegex(result.stdout, r'FAILED: there is a folder .*' + name)
        status, lines = self.outcome()
        self.assertEqual((status, lines[-1]), (1, '15 passed, 2 failed'))

    def test_wrong_use(self):
        self.assertEqual(self.outcome('--onzin')[0], 2)


PROGRAM = r'''#!/usr/bin/env python3
import http.server, os, signal, sys
conf = dict(line.strip().split(' = ') for line in open(sys.argv[2]) if ' = ' in line)
args = sys.argv[3:]
open('calls', 'a').write(' '.join(args) + '\n')
if os.path.exists('fail-' + args[0]):
    sys.exit('het gaat mis')
if args[0] == 'sleutels':
    os.makedirs(conf['sleutels'], exist_ok=True)
    open(os.path.join(conf['sleutels'], 'zegel.sleutel'), 'w').close()
if args[0] == 'demo':
    print('anna@voorbeeld 123456')
if args[0] == 'serve':
    def stop(*_):
        open('stopped', 'w').close()
        os._exit(0)
    signal.signal(signal.SIGTERM, stop)
    http.server.HTTPServer(('127.0.0.1', int(conf['poort'])), http.server.SimpleHTTPRequestHandler).serve_forever()
'''


class DemoCommand(Scripts):
    def setUp(self):
        super().setUp()
        shutil.copy(os.path.join(ROOT, 'demo'), self.path('demo'))
        self.write('#!/bin/sh\nexit 0\n', 'tools', 'install-packages.sh')
        for name in ('meson', 'ninja'):
            self.write('#!/bin/sh\nexit 0\n', 'bin', name)
        self.write(PROGRAM, 'build-demo', 'src', 'main', 'schakel')

    def start(self, *args):
        out = open(self.path('out'), 'w', encoding='utf-8')
        self.addCleanup(out.close)
        process = subprocess.Popen([self.path('demo'), *args], stdout=out, stderr=out, env=self.environment())
        wait_for(lambda: 'Ctrl-C stopt' in self.read('out') or process.poll() is not None)
        self.assertIsNone(process.poll(), self.read('out'))
        return process

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(60), 0)
        self.assertTrue(os.path.exists(self.path('stopped')))
        os.remove(self.path('stopped'))

    def calls(self):
        calls = self.read('calls').splitlines()
        os.remove(self.path('calls'))
        return calls

    def test_fills_once_and_keeps(self):
        self.stop(self.start())
        self.assertIn('anna@voorbeeld', self.read('out'))
        self.assertEqual(self.calls(), ['sleutels maak', 'migreer', 'catalogus laad catalogus', 'demo vul groot', 'serve'])
        self.stop(self.start())
        self.assertIn('anna@voorbeeld', self.read('out'))
        self.assertEqual(self.calls(), ['migreer', 'catalogus laad catalogus', 'serve'])
        self.stop(self.start('--nieuw'))
        self.assertIn('demo vul groot', self.calls())

    def test_half_filled_is_thrown_away(self):
        self.write('', 'fail-demo')
        result = run([self.path('demo')], env=self.environment())
        self.assertEqual(result.returncode, 1)
        self.assertIn('het gaat mis', result.stdout)
        os.remove(self.path('fail-demo'))
        self.calls()
        self.stop(self.start())
        self.assertEqual(self.calls()[0], 'sleutels maak')

    def test_server_that_does_not_start(self):
        self.write('', 'fail-serve')
        result = run([self.path('demo')], env=self.environment())
        self.assertEqual(result.returncode, 1)
        self.assertIn('niet gestart', result.stdout)

    def test_port_taken_and_second_demo(self):
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                taken.bind(('127.0.0.1', 8080))
                taken.listen()
            except OSError:
                pass  # then someone else has it: as good
            process = self.start()
        self.assertNotIn('poort = 8080\n', self.read('demo-data', 'schakel.conf'))
        second = run([self.path('demo')], env=self.environment())
        self.assertEqual(second.returncode, 1)
        self.assertIn('Er draait al een ./demo', second.stdout)
        self.stop(process)


if __name__ == '__main__':
    unittest.main()
