#!/usr/bin/env python3
"""Turns src/web/routes.def, and routes_*.def beside it, into routes.h and routes.c: one typed struct per route, the table,
and the URL builders.

A line `METHOD /path NAME key=value ...` opens a route; indented lines below it are its fields: `name type [range] [codes]`.
Keys: right (compulsory: a code of src/catalogus/rechten.def, or openbaar or ingelogd), doel (compulsory: the purpose that
the log records), terug (for POST: the GET route that is shown again when the input is wrong), concept (a POST whose
input is kept for the user when the session has expired).
Types: line a..b (one line of text), text a..b (lines), int a..b, datum, pdatum (partly known), code x|y|z or code *,
bool, file, map a..b (all fields `name.KEY`), KIND_id, and code[] / KIND_id[] for repeated fields; `?` after a type
makes it optional. A route without right or purpose, or whose page is missing, does not build.
"""
import glob
import re
import sys

LIST_MAX = 200


class Bad(Exception):
    pass


def c_name(code):
    return "RECHT_" + code.replace(".", "_")


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def read_rights(path):
    text = read(path)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return {name.replace("_", ".") for name in re.findall(r"^X\((\w+),", text, flags=re.M)}


def read_kinds(path):
    return set(re.findall(r"^X\((\w+),", read(path), flags=re.M))


FIELD = re.compile(r"^\s+([a-z_]+)\s+([a-z_]+)(\[\])?(\?)?(?:\s+(.*))?$")
PARAM = re.compile(r"^\{([a-z_]+):([a-z]+)_id\}$")


class Field:
    def __init__(self, name, ftype, many, optional, lo=0, hi=0, codes=None):
        self.name, self.type, self.many, self.optional = name, ftype, many, optional
        self.lo, self.hi, self.codes = lo, hi, codes

    def c_type(self):
        if self.many:
            return "struct in_ids" if self.kind() else "struct in_list"
        if self.kind():
            return "struct " + self.type
        return {"line": "struct str", "text": "struct str", "code": "struct str", "datum": "struct datum",
                "pdatum": "struct datum", "bool": "bool", "file": "const struct http_file *", "map": "struct in_map",
                "int": "struct opt_int" if self.optional else "int64_t"}[self.type]

    def kind(self):
        return self.type[:-3] if self.type.endswith("_id") else None

    def c_kind(self):
        if self.kind():
            return "FIELD_IDS" if self.many else "FIELD_ID"
        if self.many:
            return "FIELD_LIST"
        if self.type == "int" and self.optional:
            return "FIELD_OPT_INT"
        return "FIELD_" + self.type.upper()


def parse_field(line, kinds, where):
    m = FIELD.match(line)
    if not m:
        raise Bad(f"{where}: not a field: {line.strip()}")
    name, ftype, many, optional, rest = m.groups()
    f = Field(name, ftype, bool(many), bool(optional))
    rest = (rest or "").strip()
    rng = re.match(r"^(-?\d+)\.\.(\d+)\s*(.*)$", rest)
    if rng:
        f.lo, f.hi, rest = int(rng[1]), int(rng[2]), rest[rng.end(2):].strip()
    if ftype in ("line", "text", "int", "map"):
        if not rng or f.lo > f.hi:
            raise Bad(f"{where}: {name}: {ftype} needs a range a..b")
    elif ftype == "code":
        if not rest:
            raise Bad(f"{where}: {name}: code needs its values, or *")
        f.codes = None if rest == "*" else rest.split("|")
        rest = ""
    elif ftype in ("datum", "pdatum", "bool", "file"):
        pass
    elif f.kind():
        if f.kind() not in kinds:
            raise Bad(f"{where}: {name}: unknown kind of id {f.kind()}")
    else:
        raise Bad(f"{where}: {name}: unknown type {ftype}")
    if rest:
        raise Bad(f"{where}: {name}: what is '{rest}'?")
    if f.many and not (f.kind() or ftype == "code"):
        raise Bad(f"{where}: {name}: only code and ids can repeat")
    return f


class Route:
    def __init__(self, method, path, name, keys, where):
        self.method, self.path, self.name, self.keys, self.where = method, path, name, keys, where
        self.fields, self.params, self.segs = [], [], []

    def set_path(self, kinds):
        if not self.path.startswith("/") or (self.path != "/" and self.path.endswith("/")):
            raise Bad(f"{self.where}: a path starts with / and does not end with one")
        for seg in self.path[1:].split("/") if self.path != "/" else []:
            m = PARAM.match(seg)
            if m:
                if m[2] not in kinds:
                    raise Bad(f"{self.where}: unknown kind of id {m[2]}")
                f = Field(m[1], m[2] + "_id", False, False)
                self.params.append(f)
                self.segs.append(None)
            elif re.match(r"^[a-z0-9.-]+$", seg):
                self.segs.append(seg)
            else:
                raise Bad(f"{self.where}: segment '{seg}'")


def parse_head(line, where):
    parts = line.split()
    if len(parts) < 3 or parts[0] not in ("GET", "POST"):
        raise Bad(f"{where}: expected METHOD /path NAME key=value")
    keys = {}
    for p in parts[3:]:
        if "=" not in p:
            raise Bad(f"{where}: '{p}' is not key=value")
        k, v = p.split("=", 1)
        if k not in ("right", "doel", "terug", "concept"):
            raise Bad(f"{where}: unknown key {k}")
        keys[k] = v
    return Route(parts[0], parts[1], parts[2], keys, where)


def lines(path):
    """Those of the file, and of the files x_*.def beside an x.def: (where, line)."""
    for part in [path, *sorted(glob.glob(glob.escape(path[:-len(".def")]) + "_*.def"))]:
        for n, line in enumerate(read(part).splitlines(keepends=True), 1):
            yield f"{part}:{n}", line


def parse(path, rights, kinds):
    routes, route = [], None
    for where, line in lines(path):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            if route is None:
                raise Bad(f"{where}: a field before any route")
            f = parse_field(line.rstrip("\n"), kinds, where)
            if any(x.name == f.name for x in route.fields + route.params):
                raise Bad(f"{where}: field {f.name} twice")
            if f.type == "file" and route.method == "GET":
                raise Bad(f"{where}: a file in a GET")
            route.fields.append(f)
            continue
        route = parse_head(line, where)
        route.set_path(kinds)
        routes.append(route)
    check(routes, rights)
    return routes


def check(routes, rights):
    names, paths = {}, {}
    for r in routes:
        if r.keys.get("right") not in rights:
            raise Bad(f"{r.where}: {r.name}: right={r.keys.get('right')} is missing or unknown")
        if not re.match(r"^[a-z-]+$", r.keys.get("doel", "")):
            raise Bad(f"{r.where}: {r.name}: a route names its purpose (doel=)")
        if r.name in names:
            raise Bad(f"{r.where}: {r.name} stands twice")
        key = (r.method, tuple("*" if s is None else s for s in r.segs))
        if key in paths:
            raise Bad(f"{r.where}: {r.path} stands twice")
        names[r.name], paths[key] = r, r
    for r in routes:
        back = r.keys.get("terug")
        if r.method == "POST" and not back:
            raise Bad(f"{r.where}: {r.name}: a POST names the page that shows its faults (terug=)")
        if back:
            b = names.get(back)
            if b is None or b.method != "GET" or r.method != "POST":
                raise Bad(f"{r.where}: {r.name}: terug={back} is not a GET route")
            for p in b.params:
                if not any(q.name == p.name and q.type == p.type for q in r.params):
                    raise Bad(f"{r.where}: {r.name}: terug={back} needs {p.name}")


def emit_h(routes):
    o = ["/* Generated from src/web/routes.def by tools/gen_routes.py. */", "#ifndef WEB_ROUTES_H", "#define WEB_ROUTES_H",
         "", '#include "web/route.h"', ""]
    o.append("enum route_nr {")
    o += [f"\tROUTE_{r.name.upper()}," for r in routes]
    o += ["\tROUTE__MAX", "};", ""]
    for r in routes:
        o.append(f"struct in_{r.name} {{ /* {r.method} {r.path} */")
        for f in r.params + r.fields:
            t = f.c_type()
            o.append(f"\t{t}{'' if t.endswith('*') else ' '}{f.name};")
        if not r.params + r.fields:
            o.append("\tchar none;")
        o += ["};", f"enum fault page_{r.name}(struct req *r, const struct in_{r.name} *in);"]
        args = "".join(f", struct {p.type} {p.name}" for p in r.params)
        o += [f"struct str url_{r.name}(const struct req *r{args});", ""]
    o += ["#endif", ""]
    return "\n".join(o)


def emit_field(r, f):
    codes = "NULL"
    if f.codes is not None:
        codes = "(const char *const[]){ " + ", ".join(f'"{c}"' for c in f.codes) + ", NULL }"
    kind = f"ID_{f.kind()}" if f.kind() else "0"
    return (f'\t{{ "{f.name}", {f.c_kind()}, {str(f.optional).lower()}, {f.lo}, {f.hi}, {kind}, '
            f"offsetof(struct in_{r.name}, {f.name}), {codes} }},")


def emit_url(r):
    args = "".join(f", struct {p.type} {p.name}" for p in r.params)
    o = [f"struct str url_{r.name}(const struct req *r{args})", "{"]
    pieces, lit, params = [], "", list(r.params)
    for s in r.segs:
        lit += "/"
        if s is None:
            p = params.pop(0)
            pieces += [f'STR("{lit}")', f"url_id(r, ID_{p.kind()}, {p.name}.v)"]
            lit = ""
        else:
            lit += s
    if not r.segs:
        lit = "/"
    if lit:
        pieces.append(f'STR("{lit}")')
    o.append(f"\treturn url_join(r, (const struct str[]){{ {', '.join(pieces)} }}, {len(pieces)});")
    o += ["}", ""]
    return o


def emit_c(routes):
    o = ["/* Generated from src/web/routes.def by tools/gen_routes.py. */", '#include "routes.h"', "",
         '#include "catalogus/rechten.h"', ""]
    for r in routes:
        fs = r.params + r.fields
        if fs:
            o.append(f"static const struct route_field fields_{r.name}[] = {{")
            o += [emit_field(r, f) for f in fs]
            o.append("};")
        o += [f"static enum fault call_{r.name}(struct req *r, const void *in)", "{",
              f"\treturn page_{r.name}(r, in);", "}"]
        if r.keys.get("terug"):
            b = next(x for x in routes if x.name == r.keys["terug"])
            o += [f"static enum fault back_{r.name}(struct req *r, const void *in)", "{"]
            o.append(f"\tconst struct in_{r.name} *p = in;")
            o.append(f"\tstruct in_{b.name} t = {{ 0 }};")
            o += [f"\tt.{p.name} = p->{p.name};" for p in b.params]
            if not b.params:
                o.append("\t(void)p;")
            o += [f"\treturn page_{b.name}(r, &t);", "}"]
        o.append("")
        o += emit_url(r)
    o.append("const struct route routes[] = {")
    for r in routes:
        segs = "(const char *const[]){ " + ", ".join("NULL" if s is None else f'"{s}"' for s in r.segs) + " }" \
            if r.segs else "NULL"
        fs = r.params + r.fields
        o.append(f'\t[ROUTE_{r.name.upper()}] = {{ "{r.name}", HTTP_{r.method}, "{r.path}", {len(r.segs)}, {segs}, '
                 f'{c_name(r.keys["right"])}, "{r.keys["doel"]}",')
        o.append(f"\t\t{len(fs)}, {f'fields_{r.name}' if fs else 'NULL'}, sizeof(struct in_{r.name}), call_{r.name}, "
                 f"{'back_' + r.name if r.keys.get('terug') else 'NULL'}, "
                 f"{'true' if r.keys.get('concept') == 'ja' else 'false'} }},")
    o += ["};", "const size_t routes_n = ROUTE__MAX;", ""]
    return "\n".join(o)


def main(argv):
    src, rights, kinds, out_h, out_c = argv[1:6]
    try:
        routes = parse(src, read_rights(rights), read_kinds(kinds))
    except Bad as e:
        sys.exit(str(e))
    write(out_h, emit_h(routes))
    write(out_c, emit_c(routes))


if __name__ == "__main__":
    main(sys.argv)
