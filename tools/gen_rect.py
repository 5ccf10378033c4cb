#!/usr/bin/env python3
"""Writes the statements that correct a datum, from the list of what may be corrected.

Usage: gen_rect.py RECTIFICEERBAAR.DEF OUT.sql
The list tells its own form. Made are rect_data_TABLE, that reads what a dossier has of it, and rect_TABLE_COLUMN, that
writes one.
A column without its table, or one that stands there twice, is refused.
"""
import re
import sys

LINE = re.compile(r'^(TABEL|TEKST|GETAL|BSN|LAND)\((.*?)\)$', re.M | re.S)
PART = re.compile(r'\s*(?:N_\("([^"]*)"\)|"([^"]*)"|(\w+))\s*(?:,|$)')


class Refused(Exception):
    """A line that is not of the form."""


def load(text):
    """[(table, column, kind)], {table: [from, part, supplier, moment, where]}"""
    tables, columns = {}, []
    for m in LINE.finditer(re.sub(r'/\*.*?\*/', '', text, flags=re.S)):
        parts = [x or y or z for x, y, z in PART.findall(m[2])]
        if m[1] == 'TABEL':
            if len(parts) != 6 or parts[0] in tables:
                raise Refused(f'TABEL({m[2]}): expected table, from, part, supplier, moment, where, and once')
            tables[parts[0]] = parts[1:]
            continue
        if m[1] in ('BSN', 'LAND'):
            parts[1:1] = [m[1].lower()]
        if len(parts) != {'TEKST': 5, 'GETAL': 4, 'BSN': 3, 'LAND': 3}[m[1]]:
            raise Refused(f'{m[1]}({m[2]}): expected table, column, label and what it is')
        if parts[0] not in tables:
            raise Refused(f'{parts[0]}.{parts[1]}: its TABEL is not there')
        if any(c[:2] == (parts[0], parts[1]) for c in columns):
            raise Refused(f'{parts[0]}.{parts[1]} stands there twice')
        columns.append((parts[0], parts[1], m[1]))
    if not columns:
        raise Refused('nothing may be corrected')
    return columns, tables


def branch(table, column, kind, where):
    source, part, supplier, moment, condition = where
    value = {'TEKST': f'x.{column}', 'LAND': f'x.{column}', 'GETAL': f"coalesce(cast(x.{column} as text), '')", 'BSN': f"coalesce(x.{column}, '')"}[kind]
    moment = 'cast(null as bigint)' if moment == 'null' else moment
    return (f"select '{table}_{column}', x.id, x.versie, {part}, {supplier}, o.naam, {value}, {moment}\n"
            f'from {source} join organisatie o on o.id = {supplier}\n'
            f'where {condition}')


def write(table, column, kind):
    new = '$nieuw:' + {'TEKST': 'text', 'LAND': 'text', 'GETAL': 'int?', 'BSN': 'text?'}[kind]
    why = {'BSN': ', bsn_reden = $reden:text', 'LAND': ', gemeente = null'}.get(kind, '')
    return (f'-- :name rect_{table}_{column} :exec\n'
            f'update main.{table} set {column} = {new}{why}, versie = versie + 1\n'
            f'where id = $id:int and versie = $versie:int and id in (select id from {table}_schrijf)\n')


def read(table, columns, where):
    parts = [branch(t, c, k, where) for t, c, k in columns if t == table]
    text = '\nunion all\n'.join(parts).replace('$zaak', '$zaak:dossier_id', 1)
    return (f'-- :name rect_data_{table} :many\n-- One row per datum, with who brought it in.\n-- :max 3000\n'
            '-- :ret code text, rij int, versie int, deel text, organisatie organisatie_id, bron text, waarde text, '
            f'moment moment?\n{text}\nlimit 3000\n')


def generate(text):
    columns, tables = load(text)
    return ('-- Made by tools/gen_rect.py from the list of what may be corrected.\n\n'
            + '\n'.join([read(t, columns, where) for t, where in tables.items()] + [write(*c) for c in columns]))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding='utf-8') as f:
        text = f.read()
    try:
        out = generate(text)
    except Refused as e:
        sys.exit(f'{sys.argv[1]}: {e}')
    with open(sys.argv[2], 'w', encoding='utf-8') as f:
        f.write(out)


if __name__ == '__main__':
    main()
