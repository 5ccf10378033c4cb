#!/usr/bin/env python3
"""Runs the Python unit tests that stand beside the tools.

Usage: tools/run_unittests.py [--count FILE] [--jobs N] [FOLDER ...], by default tools/.
What: every x_test.py and test_x.py below the folders. Writes "PASSED FAILED" to FILE. A module that cannot be imported
and a skipped test count as failed, and no test at all is a fault: what did not run proves nothing.
With --jobs N processes share the test classes: each takes the next that nobody took, and what it has not told of counts
as failed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import unittest


class Result(unittest.TextTestResult):
    """Also counts what passed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def find(folders):
    suite, loader = unittest.TestSuite(), unittest.TestLoader()
    for folder in folders:
        sys.path.insert(0, os.path.abspath(folder))
        for pattern in ('*_test.py', 'test_*.py'):
            suite.addTests(loader.discover(folder, pattern=pattern, top_level_dir=folder))
    return suite


def each_test(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each_test(test)
        else:
            yield test


class Claimed(unittest.TestSuite):
    """The tests of one class, if no other process took it first."""

    def __init__(self, tests, claims, name):
        super().__init__(tests)
        self.claim = os.path.join(claims, name)

    def run(self, result, debug=False):
        try:
            os.mkdir(self.claim)
        except FileExistsError:
            return result
        return super().run(result, debug)


def share(suite, claims):
    """By class, in one order in every process: that with the most tests first, so that none is left alone at the end."""
    classes = {}
    for test in each_test(suite):
        classes.setdefault(f'{type(test).__module__}.{type(test).__qualname__}', []).append(test)
    return unittest.TestSuite(Claimed(tests, claims, name)
                              for name, tests in sorted(classes.items(), key=lambda item: -len(item[1])))


def run(folders, stream, claims=None):
    """Returns (passed, failed)."""
    suite = find(folders)
    suite = share(suite, claims) if claims else suite
    result = unittest.TextTestRunner(stream=stream, resultclass=Result).run(suite)
    # A class or module whose set-up fails is one error for many tests, so failed is at least what did not pass.
    broken = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    count = result.testsRun if claims else suite.countTestCases()
    return result.passed, max(count - result.passed, broken)


def run_shared(folders, jobs, stream):
    """The same, by so many processes."""
    count, passed, broken = find(folders).countTestCases(), 0, 0
    with tempfile.TemporaryDirectory(prefix='schakel-claims-') as claims:
        told = [os.path.join(claims, f'count.{i}') for i in range(jobs)]
        workers = []
        for path in told:
            with open(path + '.log', 'w', encoding='utf-8') as log:
                workers.append(subprocess.Popen([sys.executable, os.path.abspath(__file__), '--claims', claims, '--count',
                                                 path, *folders], stdout=log, stderr=subprocess.STDOUT))
        for worker, path in zip(workers, told):
            worker.wait()
            with open(path + '.log', encoding='utf-8', errors='replace') as log:
                stream.write(log.read())
            p, f = 0, 1
            if os.path.exists(path):
                with open(path, encoding='utf-8') as said:
                    p, f = map(int, said.read().split())
            passed, broken = passed + p, broken + f
    return passed, max(count - passed, broken)


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument('--count')
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--claims', help=argparse.SUPPRESS)
    parser.add_argument('folders', nargs='*', default=['tools'])
    args = parser.parse_args(argv[1:])
    if args.jobs > 1:
        passed, failed = run_shared(args.folders, args.jobs, sys.stderr)
    else:
        passed, failed = run(args.folders, sys.stderr, args.claims)
    if args.count:
        with open(args.count, 'w', encoding='utf-8') as f:
            f.write(f'{passed} {failed}\n')
    return 0 if (passed or args.claims) and not failed else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv))
