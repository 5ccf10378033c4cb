"""The files of the project, for the checks.

What: the paths that git tracks or would track; in an unpacked release, where there is no git, every file that is not
built or fetched.
"""

import os
import subprocess

_NOT_OURS = {'.git', 'node_modules', '__pycache__', 'demo-data'}


def _walk(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in _NOT_OURS and not f.startswith('build'))
        for name in sorted(names):
            yield os.path.relpath(os.path.join(folder, name), root)


def files(root):
    """Relative paths with forward slashes, sorted."""
    if not os.path.exists(os.path.join(root, '.git')):
        return sorted(_walk(root))
    run = subprocess.run(['git', '-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
        check=True, stdout=subprocess.PIPE)
    names = {n for n in run.stdout.decode().split('\0') if n}
    return sorted(n for n in names if os.path.isfile(os.path.join(root, n)))
