"""A reader of C source for the checks: comments and literals away, functions found.

What: blank() replaces comments, literals and preprocessor lines by spaces, so that line numbers stay; functions() finds
every function body by its braces. Of #if ... #else ... #endif the first branch counts.
Why not a real parser: the checks run before anything is built and may need nothing but Python. Our own style makes this
enough: no K&R parameters, no braces hidden in macros.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
_NAME = re.compile(r'[A-Za-z_]\w*\Z')


@dataclass(frozen=True)
class Function:
    name: str
    start: int  # line of the first word of the definition, from 1
    end: int    # line of the closing brace
    static: bool

    @property
    def lines(self):
        return self.end - self.start + 1


def _spaces(text):
    return re.sub(r'[^\n]', ' ', text)


def blank_comments(text):
    """Comments become spaces; literals stay."""
    return _TOKEN.sub(lambda m: _spaces(m[0]) if m[0][0] == '/' else m[0], text)


def literals(text):
    """Yields (line, content) of every string literal outside comments."""
    for m in _TOKEN.finditer(text):
        if m[0][0] == '"':
            yield text.count('\n', 0, m.start()) + 1, m[0][1:-1]


def blank_literals(text):
    """Comments and the content of literals become spaces."""
    def keep(m):
        if m[0][0] == '/':
            return _spaces(m[0])
        return m[0][0] + _spaces(m[0][1:-1]) + m[0][0]
    return _TOKEN.sub(keep, text)


def _blank_preprocessor(text):
    """Directives become empty lines, and so does what stands between #else or #elif and its #endif."""
    out, hidden, depth, more = [], None, 0, False
    for line in text.split('\n'):
        directive = more or line.lstrip().startswith('#')
        if directive and not more:
            word = re.match(r'\s*#\s*(\w*)', line)[1]
            if word in ('if', 'ifdef', 'ifndef'):
                depth += 1
            elif word in ('else', 'elif') and hidden is None:
                hidden = depth
            elif word == 'endif':
                if hidden == depth:
                    hidden = None
                depth -= 1
        more = directive and line.endswith('\\')
        out.append('' if directive or hidden is not None else line)
    return '\n'.join(out)


def blank(text):
    return _blank_preprocessor(blank_literals(text))


def _matching_open(text, close):
    depth = 0
    for i in range(close, -1, -1):
        depth += {')': 1, '(': -1}.get(text[i], 0)
        if depth == 0:
            return i
    return -1


def _definition_name(head):
    """The function's name if head, the text before a brace at the outer level, is its signature; else None."""
    head = head.rstrip()
    while head.endswith(')'):
        opening = _matching_open(head, len(head) - 1)
        before = head[:max(opening, 0)].rstrip()
        name = _NAME.search(before)
        if not name:
            return None
        if name[0] != '__attribute__':
            return name[0]
        head = before[:name.start()].rstrip()
    return None


def functions(text):
    """Every function defined in text, in order."""
    code = blank(text)
    found, depth, head_start, name, start = [], 0, 0, None, 0
    for i, c in enumerate(code):
        if c == '{':
            if depth == 0:
                head = code[head_start:i]
                name = _definition_name(head)
                start = head_start + len(head) - len(head.lstrip())
            depth += 1
        elif c == '}':
            depth = max(depth - 1, 0)
            if depth == 0:
                if name:
                    static = re.search(r'\bstatic\b', code[start:code.index('{', start)]) is not None
                    found.append(Function(name, code.count('\n', 0, start) + 1, code.count('\n', 0, i) + 1, static))
                name, head_start = None, i + 1
        elif c == ';' and depth == 0:
            head_start = i + 1
    return found
