#!/usr/bin/env python3
"""What every role can reach, as `schakel rechten` tells it, is what tests/rechten.txt says.

A route, a right of a role or the lens of a statement that changes shows here, and is looked at before it is accepted:
SCHAKEL_RECHTEN=schrijf writes the file. Usage: rechten_test.py PROGRAM SOURCE
"""
import os
import subprocess
import sys
import tempfile


def told(program, source, *args):
    with tempfile.TemporaryDirectory() as d:
        conf = os.path.join(d, 'schakel.conf')
        with open(conf, 'w', encoding='utf-8') as f:
            f.write(f'catalogus = {source}/catalogus\n')
        return subprocess.run([program, '--config', conf, 'rechten', *args], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.splitlines()


def main(program, source):
    path = os.path.join(source, 'tests', 'rechten.txt')
    now = sorted(told(program, source))
    if os.environ.get('SCHAKEL_RECHTEN') == 'schrijf':
        with open(path, 'w', encoding='utf-8') as f:
            f.write('\n'.join(now) + '\n')
    with open(path, encoding='utf-8') as f:
        then = f.read().splitlines()
    faults = [f'- {x}' for x in then if x not in set(now)] + [f'+ {x}' for x in now if x not in set(then)]
    one = [x for x in told(program, source, 'beheerder') if x.startswith('route ')]
    if not one or any('recht=casus' in x or ' casus.lezen ' in x for x in one):
        faults.append('rechten beheerder: reaches cases, or nothing')
    print('\n'.join(faults) or f'{len(now)} lines')
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
