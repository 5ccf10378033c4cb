#!/usr/bin/env python3
"""Runs the Python unit tests that stand beside the tools.

Usage: tools/run_unittests.py [--count FILE] [FOLDER ...], by default tools/.
What: every x_test.py and test_x.py below the folders. Writes "PASSED FAILED" to FILE. A module that cannot be imported
and a skipped test count as failed, and no test at all is a fault: what did not run proves nothing.
"""

import argparse
import os
import sys
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


def run(folders, stream):
    """Returns (passed, failed)."""
    suite = find(folders)
    count = suite.countTestCases()
    result = unittest.TextTestRunner(stream=stream, resultclass=Result).run(suite)
    # A class or module whose set-up fails is one error for many tests, so failed is at least what did not pass.
    broken = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    return result.passed, max(count - result.passed, broken)


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument('--count')
    parser.add_argument('folders', nargs='*', default=['tools'])
    args = parser.parse_args(argv[1:])
    passed, failed = run(args.folders, sys.stderr)
    if args.count:
        with open(args.count, 'w', encoding='utf-8') as f:
            f.write(f'{passed} {failed}\n')
    return 0 if passed and not failed else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv))
