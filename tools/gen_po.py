#!/usr/bin/env python3
"""Texts and their translations.

    gen_po.py merge            collects all Dutch texts into po/schakel.pot and merges them into po/en.po (msgmerge)
    gen_po.py check            lists the texts without an English translation, and wrong translations; exit 1 if any
    gen_po.py table PO C       writes the sorted C table that tr() searches

Collected are: the literal text of templates (src/web/view/*.html), and in C and .def files N_("..."), the literals
(or macros of the same file that are one) given as text to the functions of CALLS and to every function of the same file
with a parameter `const char *text` or `msgid`, and the columns of TABLES. An entry of the po file that is fuzzy counts
as not translated. The order is that of the files, so that the result depends on nothing else.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import gen_view

CALLS = {"N_": 0, "tr": 1, "tr_args": 2, "out_tr": 1, "out_tr_args": 1, "fault_set": 2, "fault_field": 2,
         "page_send": 1, "page_send_bare": 1, "shell_plain": 1}
# lists of X(...) rows with a text: which argument it is
TABLES = {"src/basis/fault.c": {"X": 2}, "src/catalogus/rechten.def": {"X": 1}, "src/web/notices.def": {"X": 1},
          "src/catalogus/brieven.def": {"X": 1}, "src/catalogus/gebeurtenissen.def": {"X": 1}}
ROOMS = ("basis", "catalogus", "domein", "koppeling", "web", "main")
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_]\w*|\n|[^\sA-Za-z_]', re.S)


# ------------------------------------------------------------------------------------------------ collecting


def c_tokens(src):
    """(text, line) of every token, without comments and #define lines."""
    src = re.sub(r"^[ \t]*#[ \t]*define\b(?:\\\n|[^\n])*", lambda m: keep_tables(m.group()), src, flags=re.M)
    line, out = 1, []
    for m in TOKEN.finditer(src):
        tok = m.group()
        if not tok.isspace() and not tok.startswith(("/*", "//")):
            out.append((tok, line))
        line += tok.count("\n")
    return out


def keep_tables(define):
    """A macro's own parameter list is not a call; a list of X(...) rows is."""
    head = re.match(r"[ \t]*#[ \t]*define\s+\w+(\([^)]*\))?", define).group()
    return " " * len(head) + define[len(head):].replace("\\\n", " \n")


def local_calls(src):
    """Functions of this file that are given a text: {name: which argument}."""
    out = {}
    for name, params in re.findall(r"^\w[\w \t*]*?\b(\w+)\(([^;{}()]*)\)\s*\{", src, flags=re.M):
        for i, param in enumerate(params.split(",")):
            if re.fullmatch(r"\s*const\s+char\s*\*\s*(text|msgid)\s*", param):
                out[name] = i
    return out


def literal_macros(src):
    literal = r'"(?:\\.|[^"\\\n])*"'
    return dict(re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+(%s)[ \t]*$" % literal, src, flags=re.M))


def call_strings(tokens, at, wanted, macros):
    """The literals of argument `wanted` of the call whose ( is tokens[at]; neighbours are one literal."""
    depth, arg, out, nested, previous = 0, 0, [], 0, ""
    for tok, line in tokens[at:]:
        if tok in "([{":
            depth += 1
            nested += bool(nested) or (depth > 1 and bool(re.match(r"[A-Za-z_]", previous)))
        elif tok in ")]}":
            depth -= 1
            nested -= bool(nested)
            if depth == 0:
                break
        elif tok == "," and depth == 1:
            arg += 1
        elif (tok[0] == '"' or tok in macros) and arg == wanted and not nested:
            text = gen_view.c_unquote(macros.get(tok, tok))
            if text is None:
                raise ValueError("line %d: an escape that texts do not use: %s" % (line, tok))
            if previous[:1] == '"' and out:
                out[-1] = (out[-1][0] + text, out[-1][1])
            else:
                out.append((text, line))
        previous = tok
    return out


def c_texts(src, calls):
    tokens, macros = c_tokens(src), literal_macros(src)
    calls = dict(local_calls(src), **calls)
    for i, (tok, _line) in enumerate(tokens[:-1]):
        if tok in calls and tokens[i + 1][0] == "(":
            yield from call_strings(tokens, i + 1, calls[tok], macros)


def source_files(root):
    views = os.path.join(root, "src/web/view")
    for name in sorted(os.listdir(views)) if os.path.isdir(views) else []:
        if name.endswith(".html"):
            yield "src/web/view/" + name
    for room in ROOMS:
        for folder, dirs, names in os.walk(os.path.join(root, "src", room)):
            dirs.sort()
            for name in sorted(names):
                if name.endswith((".c", ".h", ".def")) and not name.endswith("_test.c"):
                    yield os.path.relpath(os.path.join(folder, name), root)


def collect(root):
    """{msgid: [files]} in the order found."""
    found = {}
    for rel in source_files(root):
        path = os.path.join(root, rel)
        if rel.endswith(".html"):
            compiled = gen_view.compile_file(path)
            texts = [m.text for m in compiled.msgs]
            for _line, code in compiled.codes:
                texts += [t for t, _ in c_texts(code, CALLS)]
        else:
            with open(path, encoding="utf-8") as f:
                try:
                    texts = [t for t, _ in c_texts(f.read(), dict(CALLS, **TABLES.get(rel, {})))]
                except ValueError as e:
                    raise ValueError("%s: %s" % (rel, e)) from e
        for text in texts:
            if text and rel not in found.setdefault(text, []):
                found[text].append(rel)
    return found


# ------------------------------------------------------------------------------------------------ po files


def read_po(path):
    """{msgid: msgstr} of the entries that are translated and not fuzzy; the header is left out."""
    out, entry, last, fuzzy = {}, {}, None, False

    def keep():
        if entry.get("msgid") and entry.get("msgstr") and not fuzzy:
            out[entry["msgid"]] = entry["msgstr"]

    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            line = line.strip()
            m = re.match(r'(msgid|msgstr)\s+(".*")$', line)
            if line.startswith("#"):
                if entry.get("msgstr") is not None:
                    keep()
                    entry, last, fuzzy = {}, None, False
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
                continue
            if m:
                if m.group(1) == "msgid" and "msgid" in entry:
                    keep()
                    entry, fuzzy = {}, False
                last = m.group(1)
                entry[last] = ""
                line = m.group(2)
            if line:
                text = gen_view.c_unquote(line)
                if text is None or last is None:
                    raise ValueError("%s:%d: not a line of a po file that Schakel uses" % (path, n))
                entry[last] += text
    keep()
    return out


def placeholders(text):
    return set(re.findall(r"%[1-9]", text.replace("%%", "")))


def wrong(nl, en):
    """What is wrong with a translation; None when nothing is."""
    if placeholders(nl) != placeholders(en):
        return "the values %s are not those of the Dutch text" % " ".join(sorted(placeholders(en) ^ placeholders(nl)))
    if nl.strip() == nl and en.strip() != en:
        return "white space at its ends"
    return None


HEADER = r'''msgid ""
msgstr ""
"Language: %s\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=n != 1;\n"

'''


def write_pot(path, found):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# All texts of Schakel, collected by tools/gen_po.py.\n" + HEADER % "")
        for text, files in found.items():
            f.write("#: %s\nmsgid %s\nmsgstr \"\"\n\n" % (" ".join(files), gen_view.c_quote(text).replace("\\?", "?")))


def merge(root):
    pot, po = os.path.join(root, "po/schakel.pot"), os.path.join(root, "po/en.po")
    write_pot(pot, collect(root))
    if not os.path.exists(po):
        with open(po, "w", encoding="utf-8") as f:
            f.write("# English texts of Schakel.\n" + HEADER % "en")
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "en.po")
        subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--width=120", "--add-location=file",
                        "--output-file=" + out, po, pot], check=True)
        with open(out, encoding="utf-8") as f:
            text = f.read()
    with open(po, "w", encoding="utf-8") as f:
        f.write(text)
    return 0


def check(root):
    found, bad = collect(root), 0
    have = read_po(os.path.join(root, "po/en.po"))
    for text, files in found.items():
        fault = wrong(text, have[text]) if text in have else "no English text"
        if fault:
            bad += 1
            print("%s: %s: %s" % (files[0], gen_view.c_quote(text), fault))
    print("%d texts, %d without a good English text" % (len(found), bad))
    return 1 if bad else 0


def table(po, out):
    rows = sorted((nl.encode(), nl, en) for nl, en in read_po(po).items())
    for _, nl, en in rows:
        if wrong(nl, en):
            print("%s: %s: %s" % (po, gen_view.c_quote(nl), wrong(nl, en)), file=sys.stderr)
            return 1
    with open(out, "w", encoding="utf-8") as f:
        f.write('/* Made by tools/gen_po.py. */\n#include "html/tekst.h"\n\nconst struct tekst tekst_en[] = {\n')
        f.write('\t{ "", "" },\n')
        for _, nl, en in rows:
            f.write("\t{ %s, %s },\n" % (gen_view.c_quote(nl), gen_view.c_quote(en)))
        f.write("};\nconst size_t tekst_en_n = sizeof(tekst_en) / sizeof(tekst_en[0]);\n")
    return 0


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    ap = argparse.ArgumentParser(description="collects texts, merges and checks translations, writes the C table")
    ap.add_argument("what", choices=("merge", "check", "table"))
    ap.add_argument("--root", default=here)
    ap.add_argument("files", nargs="*")
    args = ap.parse_args()
    try:
        if args.what == "table":
            return table(*args.files)
        return merge(args.root) if args.what == "merge" else check(args.root)
    except (gen_view.Fault, ValueError, OSError) as e:
        print(e, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
