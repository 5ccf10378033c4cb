#!/usr/bin/env python3
"""Compiles the templates src/web/view/*.html to C: views.c and views.h. Guide: doc/HACKING-views.md.

How: a template is cut in text and {{directives}}. The text is walked as HTML, with a state (where in the document are
we, which elements are open, how far is this URL) that forks at {{if}} and must be the same again at {{end}}. So every
expression stands in a known context and is escaped for it; where no escaping can be right, compilation stops with
file:line. The output is a flat list of operations per view; white space is settled last, between neighbours.
Dutch literal text becomes calls of out_tr; tools/gen_po.py collects the same texts from here.
"""
import argparse
import html
import os
import re
import sys
from dataclasses import dataclass, field, replace

from view_text import (
    VOID, SVG, INLINE, KNOWN, SVG_ONLY, CLOSES_P, PARENTS, NOT_INSIDE, URL_ATTRS, TR_ATTRS, NO_EXPR_ATTRS,
    SCHEMES, CODE_BANNED, WS, LITERAL_MAX, Fault, skip_literal, tokenize, bare_code, split_args, c_unquote,
    c_quote)

# ------------------------------------------------------------------------------------------------ where are we


@dataclass(frozen=True)
class Element:
    name: str
    line: int = field(compare=False)
    plain: bool = False  # not translated: translate="no", kbd, code


@dataclass(frozen=True)
class State:
    """Where in the document the next byte stands. Frozen: a branch keeps the one it began with."""
    mode: str = "text"  # text, tag (between attributes), value (in a quoted attribute), comment
    stack: tuple = ()
    tag: str = ""
    tag_line: int = field(default=0, compare=False)
    attr: str = ""
    quote: str = ""
    url: str = ""  # in a URL: start, root (only "/"), host (of https://), name (no / ? # yet), rest
    value: object = field(default="", compare=False)  # the literal value so far; None when it holds an expression
    plain: bool = field(default=False, compare=False)  # the tag so far says translate="no"
    maybe: frozenset = field(default=frozenset(), compare=False)  # attributes that may have been written
    sure: frozenset = field(default=frozenset(), compare=False)  # attributes that surely have
    ids: frozenset = field(default=frozenset(), compare=False)


def describe(s):
    where = {"text": "in text", "tag": "in the tag <%s>" % s.tag, "value": 'in %s="..."' % s.attr,
             "comment": "in a comment"}[s.mode]
    if s.url:
        where += " (%s)" % {"start": "at the start of the URL", "root": "behind the first / of the URL",
                            "host": "in the host of the URL", "name": "in the first segment of the URL",
                            "rest": "past the first segment of the URL"}[s.url]
    return where + (", inside <%s>" % s.stack[-1].name if s.stack else ", outside all elements")


@dataclass
class Op:
    """One step of a view: lit, ws, tag (a literal that is a tag), code, text (something visible), body."""
    kind: str
    line: int
    text: str = ""
    block: bool = False   # tag: white space beside it is not rendered; code: it stands alone on its line
    newline: bool = False  # ws: holds a newline


@dataclass
class View:
    name: str
    params: str
    path: str
    line: int
    ops: list = field(default_factory=list)
    lets: list = field(default_factory=list)  # lets at the top level, seen by both halves of a view with a body
    has_body: bool = False


@dataclass
class Block:
    kind: str  # view if each wrap
    line: int
    indent: object
    before: State = None
    ends: list = field(default_factory=list)  # the states in which the branches so far ended
    has_else: bool = False
    close: str = ""


@dataclass
class Msg:
    text: str
    path: str
    line: int


# ------------------------------------------------------------------------------------------------ one template file


class Compiler:
    def __init__(self, path, src):
        self.path, self.views, self.uses, self.msgs = path, [], [], []
        self.codes = []  # (line, code) of every expression, for gen_po
        self.state, self.blocks, self.view = State(), [], None
        self.line = 1
        self.src = src

    def fail(self, text, line=None):
        raise Fault(self.path, line or self.line, text)

    def run(self):
        bad = re.search("[\x00-\x08\x0b\x0e-\x1f\x7f]", self.src)
        if bad:
            self.fail("a control character in the template", self.src.count("\n", 0, bad.start()) + 1)
        for tok in tokenize(self.path, self.src):
            self.line = tok.line
            if tok.kind == "dir":
                self.directive(tok)
            elif self.view:
                self.feed(tok.text)
            elif tok.text.strip():
                self.line += len(tok.text[:len(tok.text) - len(tok.text.lstrip())].split("\n")) - 1
                self.fail("text outside a {{view}}")
        if self.blocks and (len(self.blocks) > 1 or len(self.views) > 0):
            b = self.blocks[-1]
            self.fail("{{%s}} is not ended: {{end}} is missing" % b.kind, b.line)
        if self.blocks:
            self.end_view(self.blocks.pop())
        if not self.views:
            self.fail("no {{view NAME (parameters)}} in this file", 1)
        return self

    # -------------------------------------------------------------------------------------------- output

    def op(self, kind, text="", **more):
        self.view.ops.append(Op(kind, self.line, text, **more))

    def lit(self, text):
        if text:
            self.op("lit", text)

    def code(self, text, standalone=False):
        self.op("code", text, block=standalone)

    def msgid(self, text):
        self.msgs.append(Msg(text, self.path, self.line))
        return c_quote(text)

    # -------------------------------------------------------------------------------------------- directives

    def directive(self, tok):
        text = tok.text
        if text.startswith("#"):
            if self.view:
                self.code("", tok.indent is not None)
            return
        word = re.match(r"[a-z]+\b", text)
        word = word.group() if word else ""
        rest = text[len(word):]
        handler = None
        if word in ("else", "end", "body"):
            if rest.strip() and re.match(r"\s+\w", rest):
                self.fail("{{%s}} stands alone" % word)
            handler = getattr(self, "do_" + word) if not rest.strip() else None
        elif word in ("view", "use", "if", "elif", "each", "let", "do", "icon", "wrap") and re.match(r"\s|\(|$", rest):
            handler = getattr(self, "do_" + word)
        elif word in ("t", "tn", "tr") and re.match(r"\s", rest):
            handler = getattr(self, "do_" + word)
        elif word == "raw":
            self.fail("there is no raw output; give the text to a view")
        if not self.view and handler not in (self.do_view, self.do_use):
            self.fail("{{%s}} outside a {{view}}" % text[:30])
        if self.state.mode == "comment":
            self.fail("a directive inside a comment; use {{# ... }}")
        if handler:
            handler(rest.strip(), tok)
        else:
            self.expression(text)

    def c_code(self, code, what):
        """Checks that the code is one expression that cannot leave the call it is put in."""
        code = re.sub(r"\s*\n\s*", " ", code).strip()
        bare = bare_code(code)
        if not code:
            self.fail("%s is missing" % what)
        stack = []
        for c in bare:
            if c in "([{":
                stack.append({"(": ")", "[": "]", "{": "}"}[c])
            elif c in ")]}" and (not stack or stack.pop() != c):
                self.fail("brackets do not match in %s: %s" % (what, code))
        if stack:
            self.fail("brackets do not match in %s: %s" % (what, code))
        bad = re.search(r";|#|\\|//|/\*|\?\?", bare)
        if bad:
            self.fail("%s holds %s" % (what, bad.group()))
        if CODE_BANNED.search(bare):
            self.fail("%s is not for templates" % CODE_BANNED.search(bare).group())
        m = re.match(r'(?!sizeof\b)([a-z_]\w*)\s+[\w"]', bare)
        if m:
            self.fail("unknown directive {{%s ...}}" % m.group(1))
        self.codes.append((self.line, code))
        return code

    def expression(self, text):
        self.put(self.c_code(text, "the expression"))

    def put(self, expr):
        """Escaped output of an expression in the present context."""
        s = self.state
        if s.mode == "tag":
            self.fail("an expression cannot stand in a tag name, an attribute name or an unquoted value")
        if s.mode == "text":
            if s.stack and s.stack[-1].name == "script":
                self.fail("an expression cannot stand inside <script>")
            self.op("text", "out_text(o, %s);" % expr)
            return
        self.attr_takes_expr()
        if s.url:
            self.code("%s(o, %s);" % ("out_url" if s.url == "start" else "out_url_part", expr))
        else:
            self.code("out_attr(o, %s);" % expr)
        self.state = replace(s, value=None, url={"start": "name"}.get(s.url, s.url))

    def attr_takes_expr(self):
        s = self.state
        if s.attr in NO_EXPR_ATTRS and not (s.attr == "type" and s.tag in ("button", "input", "li", "ol")):
            self.fail("an expression cannot stand in %s=" % s.attr)
        if s.tag == "meta" and "name" not in s.sure and s.attr == "content":
            self.fail("an expression in <meta content> needs a name= before it")
        if s.url == "root":
            self.fail("begin the path with a literal segment: an empty value would make it //host")
        if s.url == "host":
            self.fail("an expression cannot stand in the host of a URL")

    def visible(self, call):
        """Output that is escaped for text and quoted attributes alike."""
        s = self.state
        if s.mode == "text":
            if s.stack and s.stack[-1].name == "script":
                self.fail("an expression cannot stand inside <script>")
            self.op("text", call)
        elif s.mode == "value" and not s.url:
            self.attr_takes_expr()
            self.code(call)
            self.state = replace(s, value=None)
        else:
            self.fail("a sentence cannot stand %s" % describe(s))

    def do_tr(self, rest, _tok):
        self.visible("out_tr(o, %s);" % self.c_code(rest, "the msgid of {{tr}}"))

    def literal_msgid(self, rest, what):
        """Takes the quoted msgid off the front: (text, what follows)."""
        end = skip_literal(rest, 0) if rest.startswith('"') else -1
        text = c_unquote(rest[:end]) if end > 0 else None
        if not text:
            self.fail('{{%s}} needs a "text" in quotes' % what)
        return text, rest[end:].strip()

    def sentence_args(self, rest, texts):
        args = [self.c_code(a, "a value of the sentence") for a in split_args(rest)] if rest else []
        for text in texts:
            marks = re.findall(r"%(.?)", text.replace("%%", ""), flags=re.S)
            if [m for m in marks if not m or m not in "123456789"]:
                self.fail("write %1 .. %9 for values and %% for a per cent sign")
            if marks and max(map(int, marks)) > len(args):
                self.fail("%%%d has no value" % max(map(int, marks)))
        used = set(re.findall(r"%([1-9])", "".join(t.replace("%%", "") for t in texts)))
        if len(args) > 9 or any(str(i + 1) not in used for i in range(len(args))):
            self.fail("a value that the sentence does not use")
        return args

    def sentence(self, msgid, args):
        if not args:
            self.visible("out_tr(o, %s);" % msgid)
            return
        items = ", ".join("OUT_ARG(%s)" % a for a in args)
        self.visible("out_tr_args(o, %s, (const struct out_arg[]){ %s }, %d);" % (msgid, items, len(args)))

    def do_t(self, rest, _tok):
        text, rest = self.literal_msgid(rest, "t")
        args = self.sentence_args(rest, [text])
        if not args and "%%" in text:
            self.fail("without values a per cent sign is written once")
        self.sentence(self.msgid(text), args)

    def do_tn(self, rest, _tok):
        one, rest = self.literal_msgid(rest, "tn")
        many, rest = self.literal_msgid(rest, "tn")
        args = self.sentence_args(rest, [one, many])
        if not args:
            self.fail("{{tn}} needs the number")
        self.sentence("(%s) == 1 ? %s : %s" % (args[0], self.msgid(one), self.msgid(many)), args)

    def do_icon(self, rest, _tok):
        if self.state.mode != "text":
            self.fail("an icon stands in text")
        head, tail = '<svg class="sk-icon', '" aria-hidden="true" focusable="false"><use href="/assets/iconen.svg#'
        name = c_unquote(rest)
        if name is None:
            self.op("tag", head + tail)
            self.code("out_url_part(o, %s);" % self.c_code(rest, "the name of the icon"))
            self.op("tag", '"/></svg>')
        elif re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
            self.op("tag", head + tail + name + '"/></svg>')
        else:
            self.fail("the name of an icon is small letters, digits and -")

    def do_use(self, rest, _tok):
        if self.view:
            self.fail("{{use}} stands before the {{view}}")
        name = c_unquote(rest)
        if not name or not re.fullmatch(r"[a-z0-9_/.-]+\.h", name):
            self.fail('{{use "room/header.h"}}')
        self.uses.append(name)

    def do_view(self, rest, tok):
        if self.view:
            self.fail("a {{view}} inside the {{view %s}} of line %d: {{end}} is missing" %
                      (self.view.name, self.view.line))
        m = re.fullmatch(r"([a-z][a-z0-9_]*)\s*\((.*)\)", rest, flags=re.S)
        if not m or not re.fullmatch(r"[\w\s*,]*", m.group(2)):
            self.fail("{{view NAME (const struct view_x *v)}}")
        params = re.sub(r"\s+", " ", m.group(2)).strip()
        if params in ("void", ""):
            params = ""
        for p in [] if not params else params.split(","):
            if not re.search(r"\w[\s*]+[a-z_]\w*$", p.strip()) or re.search(r"\bo$", p):
                self.fail("a parameter has a type and a name (not o): %s" % p.strip())
        self.view = View(m.group(1), params, self.path, tok.line)
        self.state = State()
        self.blocks.append(Block("view", tok.line, tok.indent))

    def do_let(self, rest, tok):
        m = re.match(r"((?:const\s+)?(?:struct\s+|enum\s+)?[a-z_]\w*[\s*]+(?:const\s+)?)([a-z_]\w*)\s*=(?!=)", rest)
        if not m:
            self.fail("{{let type name = expression}}")
        line = "%s%s = %s;" % (m.group(1), m.group(2), self.c_code(rest[m.end():], "the value of {{let}}"))
        self.code(line, tok.indent is not None)
        if len(self.blocks) == 1:
            self.view.lets.append((self.line, line, m.group(2)))

    def do_do(self, rest, tok):
        if self.state.mode != "text" or self.in_raw_text():
            self.fail("{{do}} stands in text, not %s" % describe(self.state))
        code = self.c_code(rest, "the call")
        if not re.match(r"[a-z_]\w*(?:->\w+)*\s*\(\s*o\b", code):
            self.fail("{{do function(o, ...)}}")
        self.op("text", code + ";", block=tok.indent is not None)

    def in_raw_text(self):
        return bool(self.state.stack) and self.state.stack[-1].name in ("script", "title", "textarea", "option")

    # -------------------------------------------------------------------------------------------- blocks

    def open_block(self, kind, tok, code, close="}"):
        self.code(code, tok.indent is not None)
        self.blocks.append(Block(kind, tok.line, tok.indent, self.state, close=close))

    def do_if(self, rest, tok):
        self.open_block("if", tok, "if (%s) {" % self.c_code(rest, "the condition"))

    def branch(self, tok, word):
        b = self.blocks[-1]
        if b.kind != "if" or b.has_else:
            self.fail("{{%s}} without {{if}}" % word)
        self.same_indent(b, tok, word)
        b.ends.append((self.state, tok.line))
        self.state = replace(b.before)
        return b

    def do_elif(self, rest, tok):
        self.branch(tok, "elif")
        self.code("} else if (%s) {" % self.c_code(rest, "the condition"), tok.indent is not None)

    def do_else(self, _rest, tok):
        self.branch(tok, "else").has_else = True
        self.code("} else {", tok.indent is not None)

    def do_each(self, rest, tok):
        m = re.match(r"([a-z_]\w*)\s+(?=\S)", rest)
        if not m:
            self.fail("{{each i v->n}}")
        n = self.c_code(rest[m.end():], "the number of {{each}}")
        self.open_block("each", tok, "for (size_t %s = 0; %s < (size_t)(%s); %s++) {" % (m.group(1), m.group(1), n,
                                                                                       m.group(1)))

    def do_wrap(self, rest, tok):
        m = re.fullmatch(r"([a-z][a-z0-9_]*)\s*\((.*)\)", rest, flags=re.S)
        if not m:
            self.fail("{{wrap VIEW(arguments)}}")
        if self.state.mode != "text" or self.in_raw_text():
            self.fail("{{wrap}} stands in text, not %s" % describe(self.state))
        args = ", " + self.c_code(m.group(2), "the arguments") if m.group(2).strip() else ""
        calls = ["view_%s_%s(o%s);" % (m.group(1), half, args) for half in ("open", "close")]
        self.open_block("wrap", tok, "{ " + calls[0], calls[1] + " }")
        # what the body lands in is the other view's business
        self.state = replace(self.state, stack=self.state.stack + (Element("{{wrap}}", tok.line),))

    def do_body(self, _rest, tok):
        if len(self.blocks) != 1:
            self.fail("{{body}} stands at the top level of a view, not inside {{%s}}" % self.blocks[-1].kind)
        if self.view.has_body:
            self.fail("a second {{body}}")
        if self.state.mode != "text" or self.in_raw_text():
            self.fail("{{body}} stands in text, not %s" % describe(self.state))
        self.view.has_body = True
        self.op("body")

    def same_indent(self, block, tok, word):
        if tok.indent is not None and block.indent is not None and tok.indent != block.indent:
            self.fail("{{%s}} belongs to {{%s}} of line %d but is indented otherwise: is an {{end}} missing?" %
                      (word, block.kind, block.line))

    def do_end(self, _rest, tok):
        if not self.blocks:
            self.fail("{{end}} without a block")
        b = self.blocks.pop()
        if b.kind == "view":
            self.same_indent(b, tok, "end")
            self.end_view(b)
            return
        self.same_indent(b, tok, "end")
        if b.kind == "wrap":
            self.unclosed(len(b.before.stack) + 1)
            if self.state.mode != "text" or not self.state.stack or self.state.stack[-1].name != "{{wrap}}":
                self.fail("the body of {{wrap}} of line %d ends %s" % (b.line, describe(self.state)))
            self.state = replace(b.before, ids=self.state.ids)
        else:
            b.ends.append((self.state, tok.line))
            if b.kind == "each" or not b.has_else:
                b.ends.append((b.before, b.line))
            self.join(b)
        self.code(b.close, tok.indent is not None)

    def unclosed(self, depth):
        """An element deeper than `depth` is still open where a block ends."""
        if len(self.state.stack) > depth:
            e = self.state.stack[-1]
            self.fail("<%s> is not closed before the end of its block (line %d)" % (e.name, self.line), e.line)

    def join(self, block):
        """All branches end in the same context; their attributes and ids flow together."""
        end_line = self.line
        first = block.ends[-1][0] if block.kind == "each" or not block.has_else else block.ends[0][0]
        for state, line in block.ends:
            if state == first:
                continue
            self.line = line
            for deep, flat in ((state, first), (first, state)):
                if deep is not block.before and deep.stack[:len(flat.stack)] == flat.stack:
                    self.state = deep
                    self.unclosed(len(flat.stack))
            self.fail("the branches of {{%s}} of line %d end in different contexts: %s, and %s" %
                      (block.kind, block.line, describe(first), describe(state)))
        states = [s for s, _ in block.ends]
        self.line = end_line
        values = {s.value for s in states}
        self.state = replace(states[0], maybe=frozenset().union(*(s.maybe for s in states)),
                             sure=frozenset.intersection(*(s.sure for s in states)),
                             ids=frozenset().union(*(s.ids for s in states)),
                             value=values.pop() if len(values) == 1 else None)

    def end_view(self, _block):
        self.unclosed(0)
        if self.state.mode != "text":
            self.fail("the view ends %s" % describe(self.state), self.state.tag_line or None)
        self.views.append(self.view)
        self.view = None

    # -------------------------------------------------------------------------------------------- HTML

    def feed(self, text):
        """Walks literal text through the states. self.line follows."""
        pos, base = 0, self.line
        steps = {"text": self.feed_text, "tag": self.feed_tag, "value": self.feed_value, "comment": self.feed_comment}
        counted = 0
        while pos < len(text):
            base += text.count("\n", counted, pos)
            counted = pos
            self.line = base
            pos = steps[self.state.mode](text, pos)
        self.line = base + text.count("\n", counted)

    def feed_comment(self, text, pos):
        end = text.find("-->", pos)
        if end < 0:
            return len(text)
        self.state = replace(self.state, mode="text")
        return end + 3

    def feed_text(self, text, pos):
        top = self.state.stack[-1].name if self.state.stack else ""
        at = text.find("<", pos)
        if top in ("title", "textarea") and not self.in_svg():
            at = text.find("</" + top, pos)
        run = text[pos:at if at >= 0 else len(text)]
        if run:
            self.text_run(run)
            self.line += run.count("\n")
        if at < 0:
            return len(text)
        if text.startswith("<!--", at):
            self.state = replace(self.state, mode="comment", tag_line=self.line)
            return at + 4
        m = re.compile(r"<!doctype html>", re.I).match(text, at)
        if m:
            self.op("tag", "<!doctype html>", block=True)
            return m.end()
        m = re.compile(r"</([A-Za-z][\w:-]*)\s*>").match(text, at)
        if m:
            self.close_tag(m.group(1))
            return m.end()
        m = re.compile(r"<([A-Za-z][\w:-]*)").match(text, at)
        if m:
            self.open_tag(m.group(1))
            return m.end()
        if at + 1 == len(text) or text.startswith("</", at) and at + 2 == len(text):
            self.fail("an expression cannot stand in a tag name")
        return self.fail("< begins no tag here; as text it is &lt;")

    def unescape(self, text):
        for m in re.finditer(r"&(#?\w*;?)", text):
            known = m.group(1) in html.entities.html5 and m.group(1).endswith(";")
            if not known and not re.fullmatch(r"#(\d{1,6}|x[0-9a-fA-F]{1,5});", m.group(1)):
                self.fail("unknown entity &%s; a lone & is written &amp;" % m.group(1))
        return html.unescape(text)

    def text_run(self, run):
        top = self.state.stack[-1] if self.state.stack else Element("", 0)
        if top.name == "script":
            if run.strip(WS):
                self.fail("no script in a page: it lives in assets/")
            return
        if any(e.name in ("pre", "textarea") for e in self.state.stack):
            self.lit(html.escape(self.unescape(run), quote=False))
            return
        core = run.strip(WS)
        head = run[:len(run) - len(run.lstrip(WS))]
        self.white(head)
        if not core:
            return
        line = self.line
        self.line += head.count("\n")
        text = re.sub("[ \t\r\n\f]+", " ", self.unescape(core))
        if any(c.isalpha() for c in text) and not top.plain:
            self.op("text", "out_tr(o, %s);" % self.msgid(text))
        else:
            self.lit(html.escape(text, quote=False))
        self.white(run[len(run.rstrip(WS)):])
        self.line = line

    def white(self, ws):
        if ws:
            self.op("ws", newline="\n" in ws)

    def in_svg(self):
        return any(e.name in SVG_ONLY for e in self.state.stack)

    def open_tag(self, name):
        s = self.state
        open_names = []
        for e in reversed(s.stack):
            if e.name == "{{wrap}}":
                break
            open_names.append(e.name)
        svg = self.in_svg() or name == "svg" or (name in SVG_ONLY and not open_names)
        if name not in (SVG if svg else KNOWN):
            self.fail("<%s> is not an element that a view uses" % name)
        if name == "title" and not svg and open_names and open_names[0] != "head":
            self.fail("<title> stands in <head>")
        if name in CLOSES_P and "p" in open_names:
            self.fail("<%s> cannot stand inside <p>: the browser would close the <p>" % name)
        if name in NOT_INSIDE and not svg and NOT_INSIDE[name] & set(open_names):
            self.fail("<%s> cannot stand inside <%s>" % (name, (NOT_INSIDE[name] & set(open_names)).pop()))
        if open_names and name in PARENTS and open_names[0] not in PARENTS[name]:
            self.fail("<%s> stands in <%s>, not in <%s>" % (name, "> or <".join(sorted(PARENTS[name])), open_names[0]))
        self.op("tag", "<" + name, block=name not in INLINE)
        plain = name in ("kbd", "code", "samp", "script") or bool(s.stack and s.stack[-1].plain)
        self.state = replace(s, mode="tag", tag=name, tag_line=self.line, maybe=frozenset(), sure=frozenset(),
                             plain=plain)

    def feed_tag(self, text, pos):
        m = re.compile(r"[ \t\r\n\f]+").match(text, pos)
        if m:
            return m.end()
        if text[pos] == ">":
            self.finish_tag(False)
            return pos + 1
        if text.startswith("/>", pos):
            self.finish_tag(True)
            return pos + 2
        if text[pos] in "\"'=":
            self.fail("%s without an attribute name" % text[pos])
        m = re.compile(r"([A-Za-z_][\w:.-]*)([ \t\r\n\f]*=)?[ \t\r\n\f]*").match(text, pos)
        if not m:
            self.fail("no attribute can begin with %s" % text[pos])
        name, s = m.group(1), self.state
        if name in s.maybe:
            self.fail("%s= is there twice" % name)
        if name.lower().startswith("on"):
            self.fail("no %s=: behaviour lives in assets/" % name)
        if name in ("style", "srcdoc"):
            self.fail("no %s=" % name)
        if name.endswith("-") or (not self.in_svg() and s.tag not in SVG_ONLY and name != name.lower()):
            self.fail("%s is not an attribute name" % name)
        s = replace(s, maybe=s.maybe | {name}, sure=s.sure | {name})
        if not m.group(2):
            self.op("tag", " " + name)
            self.state = s
            return pos + len(name)
        if m.end() >= len(text) or text[m.end()] not in "\"'":
            self.fail("the value of %s= is not quoted" % name)
        self.op("tag", " %s=\"" % name)
        self.state = replace(s, mode="value", attr=name, quote=text[m.end()], value="",
                             url="start" if name in URL_ATTRS else "")
        return m.end() + 1

    def feed_value(self, text, pos):
        s = self.state
        end = text.find(s.quote, pos)
        part = text[pos:end if end >= 0 else len(text)]
        if "<" in part:
            self.fail("a < in the value of %s=: is its quote not closed? As text it is &lt;" % s.attr)
        if part:
            self.value_literal(self.unescape(part))
        if end < 0:
            return len(text)
        self.line += part.count("\n")
        self.finish_value()
        return end + 1

    def value_literal(self, text):
        s = self.state
        if s.attr not in ("value", "content"):
            text = re.sub("[ \t\r\f]*\n[ \t\r\n\f]*", " ", text)
        if s.url:
            self.url_literal(text)
            s = self.state
        whole = None if s.value is None else s.value + text
        translated = s.attr in TR_ATTRS or (s.attr == "label" and s.tag in ("optgroup", "option"))
        core = text.strip(WS)
        if translated and not s.plain and any(c.isalpha() for c in core):
            self.lit(text[:len(text) - len(text.lstrip(WS))])
            self.code("out_tr(o, %s);" % self.msgid(re.sub("[ \t\r\n\f]+", " ", core)))
            self.lit(text[len(text.rstrip(WS)):])
        else:
            self.lit(html.escape(text).replace("&#x27;", "&#39;"))
        self.state = replace(s, value=whole)

    def url_literal(self, text):
        s = self.state
        if re.search(r"[\x00-\x20\\]", text):
            self.fail("white space or \\ in a URL")
        here = s.url
        if here == "start":
            scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text)
            if text.startswith("//") or (scheme and scheme.group() not in SCHEMES):
                self.fail("a URL is a path, or begins with %s" % ", ".join(SCHEMES))
            here = "name"
            if scheme:
                here = "host" if re.match(r"https?:/*[^/?#]*$", text) else "rest"
            elif text == "/":
                here = "root"
        elif (here == "name" and ":" in re.match(r"[^/?#]*", text).group()) or (here == "root" and text[0] == "/"):
            self.fail("this may become a URL with a scheme or a host")
        elif here == "root":
            here = "rest"
        if here in ("name", "host") and s.url != "start" and re.search(r"[/?#]", text):
            here = "rest"
        elif here == "name" and re.search(r"[/?#]", text):
            here = "rest"
        self.state = replace(s, url=here)

    def finish_value(self):
        s = self.state
        self.op("tag", '"')
        ids, plain = s.ids, s.plain
        if s.attr == "id" and s.value is not None:
            if not s.value or re.search(r"\s", s.value):
                self.fail("an id is not empty and has no white space")
            if s.value in ids:
                self.fail('id="%s" is there twice' % s.value)
            if any(b.kind == "each" for b in self.blocks):
                self.fail('id="%s" inside {{each}} would be there more than once' % s.value)
            ids = ids | {s.value}
        if s.attr == "translate" and s.value == "no":
            plain = True
        self.state = replace(s, mode="tag", attr="", quote="", url="", value="", ids=ids, plain=plain)

    def finish_tag(self, self_closing):
        s, svg = self.state, self.in_svg() or self.state.tag in SVG_ONLY
        if s.tag == "img" and "alt" not in s.sure:
            self.fail("<img> needs alt=", s.tag_line)
        if s.tag == "button" and "type" not in s.sure:
            self.fail("<button> needs type=", s.tag_line)
        if s.tag == "script" and "src" not in s.sure:
            self.fail("<script> needs src=: no script in a page", s.tag_line)
        void = s.tag in VOID and not svg
        if self_closing and not void and not svg:
            self.fail("<%s/> does not close itself in HTML" % s.tag, s.tag_line)
        closed = self_closing and svg
        # the browser drops a newline at the start of these: give it one, so that it keeps the user's
        extra = "\n" if s.tag in ("textarea", "pre") else ""
        self.op("tag", ("/>" if closed else ">") + extra, block=s.tag not in INLINE)
        stack = s.stack if void or closed else s.stack + (Element(s.tag, s.tag_line, s.plain),)
        self.state = replace(s, mode="text", stack=stack, tag="", maybe=frozenset(), sure=frozenset(), plain=False)

    def close_tag(self, name):
        stack = self.state.stack
        if name in VOID and not self.in_svg():
            self.fail("<%s> has no end tag" % name)
        if not stack or stack[-1].name == "{{wrap}}":
            self.fail("</%s> closes nothing" % name)
        if stack[-1].name != name:
            self.fail("</%s> but <%s> of line %d is open" % (name, stack[-1].name, stack[-1].line))
        self.op("tag", "</%s>" % name, block=name not in INLINE)
        self.state = replace(self.state, stack=stack[:-1])


# ------------------------------------------------------------------------------------------------ writing C


def settle_white(ops):
    """White space with a newline goes where it is not rendered: beside block tags, behind a directive that stands alone
    on its line, and at both ends of a view. All other white space is one space."""
    out = []
    for i, op in enumerate(ops):
        if op.kind != "ws":
            out.append(op)
            continue
        prev = ops[i - 1] if i else None
        nxt = ops[i + 1] if i + 1 < len(ops) else None
        gone = op.newline and (not prev or not nxt or prev.kind == "body" or nxt.kind == "body" or
                               (prev.kind == "tag" and prev.block) or (nxt.kind == "tag" and nxt.block) or
                               (prev.kind == "code" and prev.block))
        if not gone and not (out and out[-1].kind == "lit" and out[-1].text.endswith(" ")):
            out.append(Op("lit", op.line, " "))
    return out


def literal_calls(text):
    """out_lit calls for a literal, in pieces that C can hold."""
    while text:
        piece = text[:LITERAL_MAX // 4]
        text = text[len(piece):]
        yield "out_lit(o, %s, %d);" % (c_quote(piece), len(piece.encode()))


def statements(ops):
    """(line, C) for every operation, neighbouring literals in one."""
    pending, pending_line = [], 0
    for op in ops + [Op("code", 0)]:
        if op.kind in ("lit", "tag"):
            pending_line = pending_line if pending else op.line
            pending.append(op.text)
            continue
        if op.text and pending or not op.line and pending:
            for call in literal_calls("".join(pending)):
                yield pending_line, call
            pending = []
        if op.text:
            yield op.line, op.text


class Writer:
    def __init__(self, path):
        self.path, self.lines = path, []

    def add(self, *lines):
        self.lines.extend(lines)

    def back(self):
        """Points the compiler at the generated file again."""
        self.add('#line %d %s' % (len(self.lines) + 2, c_quote(self.path)))

    def function(self, view, suffix, ops, lets):
        self.add("", prototype(view, suffix), "{")
        for name in ["o"] + param_names(view):
            self.add("\t(void)%s;" % name)
        last = None
        for line, code in [(n, c + " (void)%s;" % x) for n, c, x in lets] + list(statements(settle_white(ops))):
            if line != last:
                self.add("#line %d %s" % (line, c_quote(view.path)))
                last = line
            else:
                self.add("#line %d" % line)
            self.add("\t" + code)
        self.back()
        self.add("}")


def param_names(view):
    return [re.search(r"(\w+)$", p.strip()).group(1) for p in view.params.split(",") if p.strip()]


def prototype(view, suffix=""):
    return "void view_%s%s(struct out *o%s)" % (view.name, suffix, ", " + view.params if view.params else "")


def write_view(w, view):
    if not view.has_body:
        w.function(view, "", view.ops, [])
        return
    at = [op.kind for op in view.ops].index("body")
    lets = [l for l in view.lets if l[0] <= view.ops[at].line]
    mark = {l[1] for l in lets}
    for op in view.ops[:at]:
        if op.text in mark:
            op.text += " (void)%s;" % [x for _, c, x in lets if c == op.text][0]
    w.function(view, "_open", view.ops[:at], [])
    w.function(view, "_close", view.ops[at + 1:], lets)
    names = "".join(", " + n for n in ["o"] + param_names(view))[2:]
    w.add("", prototype(view), "{")
    w.add("\tview_%s_open(%s);" % (view.name, names), "\tview_%s_close(%s);" % (view.name, names), "}")


def source(path, header, views):
    w = Writer(path)
    w.add("/* Made by tools/gen_view.py. */", '#include "%s"' % header)
    for v in views:
        write_view(w, v)
    return "\n".join(w.lines) + "\n"


def header_text(guard, uses, views):
    lines = ["/* Made by tools/gen_view.py. */", "#ifndef " + guard, "#define " + guard, '#include "html/out.h"']
    lines += ['#include "%s"' % u for u in uses if u != "html/out.h"] + [""]
    for v in views:
        lines += [prototype(v, s) + ";" for s in (("_open", "_close", "") if v.has_body else ("",))]
    return "\n".join(lines + ["", "#endif", ""])


def compile_file(path):
    try:
        with open(path, encoding="utf-8") as f:
            src = f.read()
    except UnicodeDecodeError as e:
        raise Fault(path, 1, "not UTF-8") from e
    except OSError as e:
        raise Fault(path, 1, e.strerror) from e
    return compile_text(path, src)


def compile_text(path, src):
    return Compiler(path, src).run()


def compile_all(paths):
    """All files: (compilers, faults). A view name is used once."""
    done, faults, names = [], [], {}
    for path in paths:
        try:
            c = compile_file(path)
            for v in c.views:
                if v.name in names:
                    raise Fault(path, v.line, "{{view %s}} is there already, in %s" % (v.name, names[v.name]))
                names[v.name] = path
            done.append(c)
        except Fault as e:
            faults.append(e)
    return done, faults


def main():
    ap = argparse.ArgumentParser(description="compiles templates to C; with --check only reads them")
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--source", help="the .c to write")
    ap.add_argument("--header", help="the .h to write")
    ap.add_argument("views", nargs="+")
    args = ap.parse_args()
    done, faults = compile_all(args.views)
    for e in faults:
        print("%s" % e, file=sys.stderr)
    if faults or args.check:
        return 1 if faults else 0
    views = [v for c in done for v in c.views]
    uses = list(dict.fromkeys(u for c in done for u in c.uses))
    name = os.path.basename(args.header)
    with open(args.header, "w", encoding="utf-8") as f:
        f.write(header_text(re.sub(r"\W", "_", name).upper(), uses, views))
    with open(args.source, "w", encoding="utf-8") as f:
        f.write(source(args.source, name, views))
    return 0


if __name__ == "__main__":
    sys.exit(main())
