#!/usr/bin/env python3
"""Tests of the template compiler: what it must refuse and on which line, what it makes of white space and texts, and
that no mutation of a template makes it stumble or lets a value out of its place."""
import glob
import html.parser
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
import gen_view  # noqa: E402

# (template without its {{view}} lines; the line to blame, the first line of the template being 2; part of the message)
REFUSED = [
    # contexts that cannot be escaped
    ("<script>{{x}}</script>", 2, "script"),
    ("<script src='/a.js'>\n{{x}}</script>", 3, "inside <script>"),
    ("<script src='/a.js'>alert(1)</script>", 2, "no script in a page"),
    ("<script>alert(1)</script>", 2, "needs src="),
    ("<style>a{}</style>", 2, "<style>"),
    ("<!-- {{x}} -->", 2, "inside a comment"),
    ("<!--\n{{if x}} -->{{end}}", 3, "inside a comment"),
    ("<p>\n<{{x}}>", 3, "tag name"),
    ("<p></{{x}}>", 2, "tag name"),
    ("<p {{x}}>", 2, "attribute name"),
    ("<p\n  data-{{x}}='y'></p>", 3, "not an attribute name"),
    ("<p title={{x}}></p>", 2, "not quoted"),
    ("<p title=x></p>", 2, "not quoted"),
    ("<p onclick='{{x}}'></p>", 2, "no onclick="),
    ("<p\nonClick='x()'></p>", 3, "no onClick="),
    ("<p style='color: {{x}}'></p>", 2, "no style="),
    ("<p style='color: red'></p>", 2, "no style="),
    ("<iframe srcdoc='{{x}}'></iframe>", 2, "<iframe>"),
    ("<p srcdoc='a'></p>", 2, "no srcdoc="),
    ("<object data='/x'></object>", 2, "<object>"),
    ("<base href='/'>", 2, "<base>"),
    ("<img alt='' srcset='{{x}}'>", 2, "srcset"),
    ("<meta http-equiv='refresh' content='1; {{x}}'>", 2, "name="),
    ("<script type='{{x}}' src='/a.js'></script>", 2, "type="),
    # URLs
    ("<a href='javascript:{{x}}'>a</a>", 2, "a URL is a path"),
    ("<a\nhref='javascript:alert(1)'>a</a>", 3, "a URL is a path"),
    ("<a href='//evil.example/'>a</a>", 2, "a URL is a path"),
    ("<form method='get' action='data:x'></form>", 2, "a URL is a path"),
    ("<a href='/{{x}}'>a</a>", 2, "literal segment"),
    ("<a href='https://{{x}}/'>a</a>", 2, "host"),
    ("<a href='https://a.example{{x}}/'>a</a>", 2, "host"),
    ("<a href='{{x}}:y'>a</a>", 2, "scheme or a host"),
    ("<a href='/{{if x}}/evil{{end}}'>a</a>", 2, "scheme or a host"),
    ("<a href='{{if x}}/a{{end}}'>a</a>", 2, "different contexts"),
    ("<a href='java\nscript:x'>a</a>", 2, "white space"),
    ("<a href='\\\\evil.example'>a</a>", 2, "white space or \\"),
    ("<a href='{{t \"Hoi %1\" x}}'>a</a>", 2, "a sentence cannot stand"),
    # nesting
    ("<div>\n<p>a\n</div>", 4, "</div> but <p> of line 3"),
    ("<ul>\n<li>a\n<li>b</ul>", 4, "<li> stands in <menu> or <ol> or <ul>"),
    ("<p>a\n<p>b</p></p>", 3, "inside <p>"),
    ("<p><ul><li>a</li></ul></p>", 2, "inside <p>"),
    ("<div>\n\n<section>\n", 4, "<section> is not closed"),
    ("<div>", 2, "<div> is not closed"),
    ("</div>", 2, "closes nothing"),
    ("<br></br>", 2, "no end tag"),
    ("<div/>", 2, "does not close itself"),
    ("<dvi></dvi>", 2, "<dvi>"),
    ("<DIV></DIV>", 2, "<DIV>"),
    ("<a href='/x'><b><a href='/y'>c</a></b></a>", 2, "inside <a>"),
    ("<table><tr><li>a</li></tr></table>", 2, "<li> stands in"),
    ("a < b", 2, "&lt;"),
    ("a &\nb", 2, "&amp;"),
    ("a &euml b", 2, "entity"),
    ("<p title='a<b'></p>", 2, "quote not closed"),
    ("<p title='a", 2, "in title="),
    ("<p title", 2, "in the tag <p>"),
    ("<p title='a' title='b'></p>", 2, "there twice"),
    ("<p ='a'></p>", 2, "without an attribute name"),
    ("<p @x='a'></p>", 2, "no attribute can begin with @"),
    ("<img src='/x.png'>", 2, "alt="),
    ("<p>\n<img src='/x.png'\n{{if x}}alt='a'{{end}}></p>", 3, "alt="),
    ("<button\n>a</button>", 2, "type="),
    ("<p id='a'></p>\n<p id='a'></p>", 3, "there twice"),
    ("<p id='a b'></p>", 2, "white space"),
    ("{{each i n}}\n<p id='a'></p>\n{{end}}", 3, "more than once"),
    ("<i id='a'></i>{{if x}}<b id='b'></b>{{end}}\n<b id='b'></b>", 3, "there twice"),
    # branches
    ("{{if x}}\n<div>\n{{end}}\n</div>", 3, "<div> is not closed"),
    ("{{if x}}\n<div>\n{{else}}\n<p>\n{{end}}\n</div>", 6, "different contexts"),
    ("{{if x}}\n<div>\n{{else}}\n{{end}}\n</div>", 3, "<div> is not closed"),
    ("{{each i n}}\n<li>\n{{end}}", 3, "<li> is not closed"),
    ("<div>\n{{if x}}\n</div>\n{{end}}", 5, "different contexts"),
    ("<p {{if x}}\n title='a\n{{end}}'></p>", 4, "different contexts"),
    ("<p{{if x}}></p>{{end}}", 2, "different contexts"),
    ("<p title='{{if x}}'>{{end}}", 2, "<p> is not closed"),
    ("{{wrap w(x)}}<div>{{end}}</div>", 2, "<div> is not closed"),
    ("<div>{{wrap w(x)}}</div>{{end}}", 2, "closes nothing"),
    ("<p title='{{wrap w(x)}}'>{{end}}", 2, "{{wrap}} stands in text"),
    # blocks
    ("<div>\n{{if x}}\n\t{{if y}}\n\ta\n{{end}}\n</div>", 6, "indented otherwise"),
    ("{{else}}", 2, "{{else}} without {{if}}"),
    ("{{elif x}}", 2, "{{elif}} without {{if}}"),
    ("{{if x}}{{else}}{{else}}{{end}}", 2, "{{else}} without {{if}}"),
    ("{{each i n}}{{else}}{{end}}", 2, "{{else}} without {{if}}"),
    ("{{each v->n}}{{end}}", 2, "{{each i v->n}}"),
    ("{{if }}{{end}}", 2, "is missing"),
    ("{{if x}}{{body}}{{end}}", 2, "top level"),
    ("{{body}}{{body}}", 2, "second"),
    ("<p title='{{body}}'></p>", 2, "stands in text"),
    ("{{view b ()}}", 2, "inside the {{view a}} of line 1"),
    ("{{use \"a.h\"}}", 2, "before"),
    # expressions
    ("{{x", 2, "no }}"),
    ("a\n}}", 3, "without {{"),
    ("{{}}", 2, "missing"),
    ("{{x)}}", 2, "brackets"),
    ("{{x); evil(}}", 2, "brackets"),
    ("{{f(x}}", 2, "brackets"),
    ("{{x; y}}", 2, "holds ;"),
    ("{{x /* }}", 2, "holds /*"),
    ("{{x // }}", 2, "holds //"),
    ("{{x\n#define x y\n}}", 2, "holds #"),
    ("{{\"abc}}", 2, "quote"),
    ("{{raw x}}", 2, "no raw"),
    ("{{raw}}", 2, "no raw"),
    ("{{do out_lit(o, x, 3)}}", 2, "not for templates"),
    ("{{foreach i in x}}", 2, "unknown directive"),
    ("{{do x}}", 2, "{{do function(o, ...)}}"),
    ("<p title='{{do f(o)}}'></p>", 2, "stands in text"),
    ("<p {{do f(o)}}></p>", 2, "stands in text"),
    ("<title>{{do f(o)}}</title>", 2, "stands in text"),
    ("{{let x}}", 2, "{{let type name"),
    ("{{icon \"A B\"}}", 2, "icon"),
    ("<p title='{{icon \"a\"}}'></p>", 2, "icon stands in text"),
    ("{{t x}}", 2, "in quotes"),
    ("{{t \"a %1\"}}", 2, "%1 has no value"),
    ("{{t \"a %1\" x, y}}", 2, "does not use"),
    ("{{t \"a %d\" x}}", 2, "%1 .. %9"),
    ("{{t \"a %\" x}}", 2, "%1 .. %9"),
    ("{{tn \"%1 dag\" \"%1 dagen\"}}", 2, "has no value"),
    ("{{tn \"dag\" n}}", 2, "in quotes"),
    ("{{end it}}", 2, "stands alone"),
    ("a\x01b", 2, "control character"),
]


def compile_view(body, head="{{view a (const struct x *v)}}", tail="{{end}}"):
    return gen_view.compile_text("t.html", head + "\n" + body + "\n" + tail + "\n")


def lits(body, **kw):
    """The view as text, expressions as [code]."""
    ops = gen_view.settle_white(compile_view(body, **kw).views[0].ops)
    return "".join(op.text if op.kind in ("lit", "tag") else "[%s]" % op.text if op.text else "" for op in ops)


class Refusals(unittest.TestCase):
    def test_every_planted_fault_is_refused_on_its_line(self):
        for body, line, part in REFUSED:
            with self.subTest(body=body):
                with self.assertRaises(gen_view.Fault) as got:
                    compile_view(body)
                self.assertIn(part, got.exception.text)
                self.assertEqual(line, got.exception.line)

    def test_files(self):
        for src, line, part in (("<p>a</p>", 1, "outside a {{view}}"), ("\n\n{{x}}", 3, "outside a {{view}}"),
                                ("", 1, "no {{view"), ("{{view A ()}}", 1, "{{view NAME"),
                                ("{{view a (int o)}}", 1, "not o"), ("{{view a (void (*f)(int))}}", 1, "{{view NAME"),
                                ("{{view a ()}}\n{{end}}\n{{end}}", 3, "outside a {{view}}"),
                                ("{{view a ()}}\n{{end}}\n{{view b ()}}\n<p></p>", 3, "{{end}} is missing"),
                                ("{{view a ()}}\n{{if x}}\n<p></p>", 2, "{{end}} is missing"),
                                ("{{use <a.h>}}", 1, "{{use")):
            with self.subTest(src=src):
                with self.assertRaises(gen_view.Fault) as got:
                    gen_view.compile_text("t.html", src)
                self.assertIn(part, got.exception.text)
                self.assertEqual(line, got.exception.line)

    def test_command_names_file_and_line_and_writes_nothing(self):
        with tempfile.TemporaryDirectory() as tmp:
            bad, twice, out = (os.path.join(tmp, n) for n in ("bad.html", "twice.html", "v.c"))
            with open(bad, "w", encoding="utf-8") as f:
                f.write("{{view a ()}}\n<p>\n{{end}}\n")
            with open(twice, "wb") as f:
                f.write(b"{{view a ()}}\n\xff{{end}}\n")
            args = ["--source", out, "--header", out + ".h", bad, twice, out + ".not-there"]
            got = subprocess.run([sys.executable, gen_view.__file__] + args, capture_output=True, text=True,
                                 check=False)
            self.assertEqual(1, got.returncode)
            self.assertIn(bad + ":2: <p> is not closed", got.stderr)
            self.assertIn(twice + ":1: not UTF-8", got.stderr)
            self.assertNotIn("Traceback", got.stderr)
            self.assertFalse(os.path.exists(out))

    def test_a_name_is_used_once(self):
        with tempfile.TemporaryDirectory() as tmp:
            paths = [os.path.join(tmp, n) for n in ("a.html", "b.html")]
            for p in paths:
                with open(p, "w", encoding="utf-8") as f:
                    f.write("{{view a ()}}\n{{end}}\n")
            _, faults = gen_view.compile_all(paths)
            self.assertEqual(["{{view a}} is there already, in %s" % paths[0]], [e.text for e in faults])


class Output(unittest.TestCase):
    def test_escaped_by_place(self):
        self.assertEqual("<p title=\"[out_attr(o, a ? \"<\" : v->b[i]);]\">[out_text(o, v->c);]</p>",
                         lits("<p title='{{a ? \"<\" : v->b[i]}}'>{{v->c}}</p>"))
        self.assertEqual('<a href="[out_url(o, u);]">[out_text(o, x);]</a>', lits("<a href='{{u}}'>{{x}}</a>"))
        self.assertEqual('<a href="/x/[out_url_part(o, u);]?q=[out_url_part(o, q);]">[out_text(o, x);]</a>',
                         lits("<a href='/x/{{u}}?q={{q}}'>{{x}}</a>"))
        self.assertEqual('<a href="[out_url(o, u);]?q=[out_url_part(o, q);]"></a>',
                         lits("<a href='{{u}}?q={{q}}'></a>"))
        self.assertEqual('<a href="#[out_url_part(o, q);]"></a>', lits("<a href='#{{q}}'></a>"))
        self.assertEqual('<button type="submit" formaction="[out_url(o, u);]">[out_text(o, x);]</button>',
                         lits("<button type='submit' formaction='{{u}}'>{{x}}</button>"))
        self.assertEqual('<svg><use href="/i.svg#[out_url_part(o, u);]"/></svg>',
                         lits("<svg><use href='/i.svg#{{u}}'/></svg>"))
        self.assertEqual("<textarea>\n[out_text(o, x);]</textarea>", lits("<textarea>{{x}}</textarea>"))

    def test_braces_and_quotes_in_expressions(self):
        self.assertEqual('[f(o, &(struct b){ .a = { "}}" }, .c = \'}\' });]',
                         lits('{{do f(o, &(struct b){ .a = { "}}" }, .c = \'}\' })}}'))

    def test_white_space(self):
        for body, want in (("12 \t 3", "12 3"), ("12\n\t3", "12 3"), ("<p>\n1\n</p>\n\n<p>2</p>", "<p>1</p><p>2</p>"),
                           ("<b>1</b>\n<i>2</i>", "<b>1</b> <i>2</i>"), ("<b>1</b> <p>2</p>", "<b>1</b> <p>2</p>"),
                           ("1\n{{if x}}\n2\n{{end}}\n3", "1 [if (x) {]2 [}]3"),
                           ("1{{if x}} 2{{end}}", "1[if (x) {] 2[}]"),
                           ("<pre>\n 1\n  2 </pre>", "<pre>\n\n 1\n  2 </pre>"), ("{{# a\nb }}\n1", "1"),
                           ("1 <!-- a\nb --> 2", "1 2"), ("<p\n\tclass='a\n\tb'\n>1</p>", '<p class="a b">1</p>'),
                           ("<ul>\n\t{{each i n}}\n\t<li>1</li>\n\t{{end}}\n</ul>",
                            "<ul>[for (size_t i = 0; i < (size_t)(n); i++) {]<li>1</li>[}]</ul>")):
            with self.subTest(body=body):
                self.assertEqual(want, lits(body))

    def test_texts(self):
        self.assertEqual('<p> [out_tr(o, "a b");] <b>[out_tr(o, "c");]</b>1 – 2</p>',
                         lits("<p> a\n\tb <b>c</b>1 – 2</p>"))
        self.assertEqual('<p>[out_tr(o, "Zo \\"is\\" het & é\\?");]</p>', lits("<p>Zo \"is\" het &amp; &eacute;?</p>"))
        self.assertEqual('<p title="[out_tr(o, "Hoi");]" class="Hoi"></p>', lits("<p title='Hoi' class='Hoi'></p>"))
        self.assertEqual('<p translate="no" title="Hoi">Hoi <b>x</b></p>',
                         lits("<p translate='no' title='Hoi'>Hoi <b>x</b></p>"))
        self.assertEqual('<option value="a">[out_tr(o, "b");]</option>', lits("<option value='a'>b</option>"))
        self.assertEqual('[out_tr_args(o, "Nog %1, %2", (const struct out_arg[]){ OUT_ARG(f(a, b)), '
                         'OUT_ARG("x,y") }, 2);]',
                         lits('{{t "Nog %1, %2" f(a, b), "x,y"}}'))
        self.assertEqual('<p title="[out_tr(o, v->x);]">[out_tr(o, v->y);]</p>',
                         lits("<p title='{{tr v->x}}'>{{tr v->y}}</p>"))

    def test_msgids_have_their_place(self):
        got = compile_view("<p>Een</p>\n\n<p title='Twee'>\n Drie {{x}} &amp; vier</p>\n{{t \"Vijf\"}}").msgs
        self.assertEqual([("Een", 2), ("Twee", 4), ("Drie", 5), ("& vier", 5), ("Vijf", 6)],
                         [(m.text, m.line) for m in got])

    def test_ids_of_branches_that_exclude_each_other(self):
        compile_view("{{if x}}<p id='a'></p>{{else}}<b id='a'></b>{{end}}")
        compile_view("{{if x}}<p title='a'{{else}}<p title='b'{{end}}></p>")

    def test_whole_file_is_one_view(self):
        c = gen_view.compile_text("t.html", "{{use \"a/b.h\"}}\n{{view a (int x, struct str s)}}\n<p>{{x}}</p>\n")
        self.assertEqual(["a/b.h"], c.uses)
        self.assertEqual("void view_a(struct out *o, int x, struct str s)", gen_view.prototype(c.views[0]))

    def test_lines_point_into_the_template(self):
        c = gen_view.compile_text("t.html", "{{view a (int x)}}\n<p>\n{{x}}\n</p>\n{{if x}}\n1{{end}}{{end}}\n")
        src = gen_view.source("v.c", "v.h", c.views).split("\n")
        at = src.index("\tout_text(o, x);")
        self.assertRegex(src[at - 1], r'#line 3( "t.html")?$')
        self.assertRegex(src[src.index("\tif (x) {") - 1], r"#line 5")
        back = [i for i, l in enumerate(src) if l.endswith('"v.c"')][-1]
        self.assertEqual("#line %d \"v.c\"" % (back + 2), src[back])

    def test_long_literals_are_cut(self):
        body = "<p class='" + "é" * 9000 + "'></p>"
        c = compile_view(body)
        calls = re.findall(r'out_lit\(o, "(.*)", (\d+)\);', gen_view.source("v.c", "v.h", c.views))
        self.assertTrue(all(len(t.encode()) < 4096 for t, _ in calls))
        self.assertEqual(18000 + len('<p class=""></p>'), sum(int(n) for _, n in calls))

    def test_the_guide_compiles(self):
        with open(os.path.join(ROOT, "doc/HACKING-views.md"), encoding="utf-8") as f:
            blocks = re.findall(r"^```html\n(.*?)^```", f.read(), flags=re.M | re.S)
        self.assertEqual(1, len(blocks))
        gen_view.compile_text("guide", blocks[0])


# ------------------------------------------------------------------------------------------------ mutations

MARK = "\"'><evil evil=1 \n&"
ESCAPED = {"text": MARK.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}
ESCAPED["attr"] = ESCAPED["text"].replace('"', "&quot;").replace("'", "&#39;")


def render(view, rng):
    """What the view would write, with hostile values and branches by chance."""
    out, live = [], [True]
    for op in gen_view.settle_white(view.ops):
        code = op.text
        if op.kind in ("lit", "tag"):
            out.append(code if live[-1] else "")
        elif code.startswith("} else"):
            taken, parent = live.pop(), live[-1]
            live.append(parent and not taken and (code == "} else {" or rng.random() < 0.5))
        elif code == "}" or (code.endswith(" }") and code.startswith("view_")):
            live.pop()
        elif code.endswith("{"):
            live.append(live[-1] and rng.random() < 0.6)
        elif code.startswith("{ view_"):
            live.append(live[-1])
        elif live[-1]:
            m = re.match(r"out_(text|attr|url|url_part|tr|tr_args)\(o", code)
            out.append({"text": ESCAPED["text"], "attr": ESCAPED["attr"], "tr": ESCAPED["attr"],
                        "tr_args": ESCAPED["attr"], "url": "#", "url_part": "%22%3E"}[m.group(1)] if m else "")
    return "".join(out)


class Checker(html.parser.HTMLParser):
    def __init__(self, test):
        super().__init__(convert_charrefs=True)
        self.test, self.open = test, []

    def handle_starttag(self, tag, attrs):
        self.test.assertNotEqual("evil", tag)
        self.test.assertNotIn("evil", [k for k, _ in attrs])
        for k, v in attrs:
            self.test.assertFalse(k.startswith("on") or k in ("style", "srcdoc"), k)
            if k in gen_view.URL_ATTRS:
                self.test.assertNotRegex(v or "", r"(?i)^\s*(javascript|data):|^//")
        if tag not in gen_view.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in gen_view.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        self.test.assertEqual(tag, self.open.pop() if self.open else None)

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            self.test.assertEqual("", data.strip())

    def handle_comment(self, data):
        self.test.fail("a comment: " + data)


def pieces():
    """The views of all templates at hand, one by one."""
    out = []
    for path in sorted(glob.glob(ROOT + "/src/html/test/*.html") + glob.glob(ROOT + "/src/web/view/delen.html")):
        with open(path, encoding="utf-8") as f:
            src = f.read()
        out += [p for p in re.split(r"(?=^\{\{view )", src, flags=re.M) if p.startswith("{{view ")]
    return out


SCRAPS = ["{{", "}}", "{{end}}", "{{x}}", "{{if x}}", "{{else}}", "{{each i n}}", "<", ">", "/", "\"", "'", "=", "<p>",
          "</p>", "<script>", "</script>", "<!--", "-->", "<div", " title=", " href=\"", " onclick='", " style=\"",
          "&", "&lt;", "\n", " ", "<svg>", "</svg>", "{{t \"%1\" x}}", "{{wrap p(x)}}", "{{body}}", "{{do f(o)}}",
          "javascript:",
          "//", "\\", "%", "{{# ", "<title>", "</title>", "<textarea>", "</textarea>", "<a ", "(", ")", ";", "\x00",
          "é",
          "{{let int x = 1}}", "{{icon \"x\"}}", "{{tr x}}", "{", "}", "{{elif y}}", "<pre>", "<br>", "/>"]


def mutate(src, rng):
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(src) + 1)
        how = rng.randrange(4)
        if how == 0:
            src = src[:at] + src[at + rng.randint(1, 12):]
        elif how == 1:
            src = src[:at] + rng.choice(SCRAPS) + src[at:]
        elif how == 2:
            other = rng.randrange(len(src) + 1)
            src = src[:at] + src[other:other + rng.randint(1, 60)] + src[at:]
        else:
            src = src[:at]
        if not src:
            return "{"
    return src


class Mutations(unittest.TestCase):
    def check(self, src, rng):
        """An error or a sound view; true when it compiled."""
        try:
            c = gen_view.compile_text("m.html", src)
        except gen_view.Fault as e:
            self.assertLessEqual(1, e.line)
            self.assertLessEqual(e.line, src.count("\n") + 1)
            return False
        gen_view.source("v.c", "v.h", c.views)
        for view in c.views:
            for _ in range(2):
                checker = Checker(self)
                checker.feed(render(view, rng))
                checker.close()
                self.assertEqual([], checker.open)
        return True

    def test_the_templates_themselves(self):
        rng = random.Random(1)
        for src in pieces():
            with self.subTest(src=src):
                self.assertTrue(self.check(src, rng))

    def test_mutations_give_an_error_or_a_sound_view(self):
        rng, all_pieces, compiled = random.Random(20261121), pieces(), 0
        for i in range(4000):
            src = mutate(rng.choice(all_pieces), rng)
            try:
                compiled += self.check(src, rng)
            except Exception:
                print("mutation %d:\n%s" % (i, src), file=sys.stderr)
                raise
        self.assertGreater(compiled, 200)


if __name__ == "__main__":
    unittest.main()
