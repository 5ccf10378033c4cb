"""What gen_view.py knows of HTML and of its own language: element tables, and a template cut in text and {{directives}}."""
import bisect
import re
from dataclasses import dataclass

VOID = set("area base br col embed hr img input link meta source track wbr".split())
SVG = set("svg g path line rect circle ellipse polyline polygon text tspan use defs symbol title desc marker pattern "
          "linearGradient radialGradient stop clipPath mask".split())
INLINE = set("a abbr b bdi bdo cite code data del dfn em i img input ins kbd label mark meter output progress q ruby "
             "rp rt s samp small span strong sub sup time u var wbr select button textarea svg tspan".split())
BLOCK = set("html head body title meta link script header footer main nav section article aside search div p ul ol "
            "menu li dl dt dd table caption colgroup col thead tbody tfoot tr th td form fieldset legend "
            "h1 h2 h3 h4 h5 h6 hgroup figure figcaption details summary dialog option optgroup datalist "
            "blockquote pre hr br address "
            "noscript".split())
KNOWN = (INLINE | BLOCK) - {"tspan"}
SVG_ONLY = (SVG - KNOWN) | {"svg"}
# an open <p> would be closed by the browser in front of these
CLOSES_P = set("address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 "
               "h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul".split())
PARENTS = {"li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"},
           "tr": {"thead", "tbody", "tfoot", "table"}, "td": {"tr"}, "th": {"tr"},
           "thead": {"table"}, "tbody": {"table"}, "tfoot": {"table"}, "caption": {"table"},
           "legend": {"fieldset"}, "summary": {"details"}, "option": {"select", "optgroup", "datalist"}}
NOT_INSIDE = {"a": {"a", "button"}, "button": {"a", "button"}, "form": {"form"}, "label": {"label"}}
URL_ATTRS = set("href src action formaction poster cite data background manifest xlink:href data-url data-href "
                "data-src".split())
TR_ATTRS = {"aria-label", "title", "alt", "placeholder", "data-l", "data-bevestig"}
NO_EXPR_ATTRS = {"srcset", "imagesrcset", "ping", "http-equiv", "translate", "type", "nonce", "integrity"}
SCHEMES = ("https:", "http:", "mailto:", "tel:")
CODE_BANNED = re.compile(r"\b(out_lit|out_open|out_block\w*|asm|goto|return)\b")
WS = " \t\r\n\f"
LITERAL_MAX = 3000  # C promises no more than 4095 bytes in one literal


class Fault(Exception):
    """What is wrong in a template, with its place."""

    def __init__(self, path, line, text):
        super().__init__("%s:%d: %s" % (path, line, text))
        self.path, self.line, self.text = path, line, text


# ------------------------------------------------------------------------------------------------ cutting in tokens


@dataclass
class Token:
    kind: str  # "text" or "dir"
    text: str
    line: int
    indent: object = None  # of a directive that opens its line; else None


def skip_literal(src, i):
    """The index behind the C string or character literal that opens at i; -1 when it is not closed on its line."""
    quote = src[i]
    i += 1
    while i < len(src) and src[i] != "\n":
        if src[i] == "\\":
            i += 2
        elif src[i] == quote:
            return i + 1
        else:
            i += 1
    return -1


def directive_end(src, i, fail):
    """The index of the }} that ends the directive whose text begins at i."""
    if src.startswith("#", i):
        end = src.find("}}", i)
        return end if end >= 0 else fail("this {{ has no }}")
    depth = 0
    while i < len(src):
        c = src[i]
        if c in "\"'":
            i = skip_literal(src, i)
            if i < 0:
                fail("a quote in this directive is not closed")
            continue
        if c == "{":
            depth += 1
        elif c == "}":
            if depth == 0:
                return i if src.startswith("}}", i) else fail("a } too many in this directive")
            depth -= 1
        i += 1
    return fail("this {{ has no }}")


def tokenize(path, src):
    starts = [0] + [m.end() for m in re.finditer("\n", src)]
    tokens, pos = [], 0

    def line_of(i):
        return bisect.bisect_right(starts, i)

    while True:
        at = src.find("{{", pos)
        text = src[pos:at if at >= 0 else len(src)]
        if "}}" in text:
            raise Fault(path, line_of(pos + text.index("}}")), "}} without {{")
        if text:
            tokens.append(Token("text", text, line_of(pos)))
        if at < 0:
            return tokens
        line = line_of(at)

        def fail(message, line=line):
            raise Fault(path, line, message)

        end = directive_end(src, at + 2, fail)
        before = src[starts[line - 1]:at]
        tokens.append(Token("dir", src[at + 2:end].strip(), line, before if not before.strip() else None))
        pos = end + 2


def bare_code(code):
    """The code with its literals blanked out, for looking at its structure."""
    out, i = [], 0
    while i < len(code):
        if code[i] in "\"'":
            j = skip_literal(code, i)
            j = j if j >= 0 else len(code)
            out.append(code[i] + "_" * max(0, j - i - 2) + code[i])
            i = j
        else:
            out.append(code[i])
            i += 1
    return "".join(out)[:len(code)]


def split_args(code):
    """Cuts at the commas outside brackets and literals."""
    parts, depth, last = [], 0, 0
    for i, c in enumerate(bare_code(code)):
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(code[last:i].strip())
            last = i + 1
    parts.append(code[last:].strip())
    return parts


def c_unquote(literal):
    """The text of a C string literal such as views write: UTF-8 and the simple escapes; None for anything else."""
    if len(literal) < 2 or literal[0] != '"' or skip_literal(literal, 0) != len(literal):
        return None
    simple = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "'": "'", "?": "?"}
    out, i = [], 1
    while i < len(literal) - 1:
        if literal[i] == "\\":
            if literal[i + 1] not in simple:
                return None
            out.append(simple[literal[i + 1]])
            i += 2
        else:
            out.append(literal[i])
            i += 1
    return "".join(out)


def c_quote(text):
    out = []
    for c in text:
        if c in '"\\?':
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif c == "\t":
            out.append("\\t")
        elif ord(c) < 32:
            out.append("\\%03o" % ord(c))
        else:
            out.append(c)
    return '"' + "".join(out) + '"'
