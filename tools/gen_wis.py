#!/usr/bin/env python3
"""Writes the statements that destroy a dossier, from the schema and tabellen.def, so that no new table is forgotten.

Usage: gen_wis.py --tabellen TABELLEN.DEF OUT.sql SCHEMA.sql...
What is destroyed is named by vernietiging_lopend: dossiers, and single rows by table and id. A statement's name says
when it runs; src/domein/bewaring/wis.c runs each group in the order of the names, whatever there are.
  wis_1_TABLE      dossiers that point to one that goes (an agendapunt, an aanmelding) go along
  wis_2_TABLE      rows whose images are not found by dossier are named
  wis_3_TABLE_COL  persons in what goes are named
  wis_4_NN_TABLE   the rows go, a row before what it points to; what follows wis_4_NN_ is the table
  wis_5_TABLE_COL  a persoon that something else still points to stays
What a table holds of a dossier: class dossier its row, class rij its dossier's rows, others the rows whose column says
so; and rows elsewhere that point to it. A column points by its foreign key or by being called after the table.
wis=nee in tabellen.def: the table stays as it is; of class dossier: its rows and those of its dossiers do. wis=zelf: no
dossier, but a row of it is named and goes as one.
A table that points to what goes and is reference data is refused: then the database would refuse the destruction.
"""
import argparse
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import gen_schema  # noqa: E402

REDEN = 'a dossier is destroyed as a whole, by an order that two people gave (WGS 1.8 lid 7)'
GAAN = 'select l.dossier from main.vernietiging_lopend l where l.vernietiging = $vernietiging and l.dossier is not null'
KOLOM = re.compile(r'\s+([a-z][a-z0-9_]*)\s+(bigint|text|integer|\{\{\w+\}\})(.*)')


def read_columns(paths):
    """{table: {column: the table of its foreign key; None; or False for what is no number}} of every table there is."""
    tables = {}
    for path in sorted(paths):
        if os.path.basename(path).startswith('log_'):
            continue
        for line in gen_schema.read(path)[1].split('\n'):
            made = re.match(r'create table (\w+) \(', line)
            added = re.match(r'alter table (\w+) add column(.*)', line)
            column = KOLOM.match(added[2] if added else line)
            if made:
                name = made[1]
                tables[name] = {}
            elif line.startswith(')'):
                name = None
            elif column and (added or name):
                other = re.search(r'references (\w+)\(', column[3])
                tables[added[1] if added else name][column[1]] = (
                    other[1] if other else None if column[2] == 'bigint' else False)
    return tables


class Wis:
    def __init__(self, tables, columns):
        self.tables = {t['name']: t for t in tables if t['name'] in columns}
        self.columns = columns
        self.roots = {n for n, t in self.tables.items() if t['wis'] == 'zelf' or (t['class'] == 'dossier' and not t['wis'])}
        self.kept = {n for n, t in self.tables.items() if t['class'] == 'dossier' and t['wis']}
        self.gone = {}
        for name in self.order_found():
            terms = self.terms(name)
            if terms:
                self.gone[name] = terms
        self.refuse_kept()

    def points(self, name, column):
        """The table that this column points to; None."""
        other = self.columns[name][column]
        if other or other is False or column in ('id', 'dossier'):
            return other
        return column if column in self.tables else None

    def order_found(self):
        """Dossiers, their rows, then what hangs on rows."""
        def rank(name):
            c = self.tables[name]['class']
            return ('dossier', 'rij').index(c) if c in ('dossier', 'rij') else 2
        return sorted(self.tables, key=lambda n: (rank(n), n))

    def terms(self, name):
        """What a row meets to go, as conditions joined by `or`."""
        table, found = self.tables[name], []
        if table['wis'] == 'nee' or table['class'] in ('openbaar', 'zoek'):
            return []
        if name in self.roots:
            return [f'id in ({GAAN})']
        if self.columns[name].get('dossier') in self.kept:
            return []
        if 'dossier' in self.columns[name]:
            found.append(f'dossier in ({GAAN})')
        for column in self.columns[name]:
            other = self.points(name, column)
            if column != 'dossier' and other in self.roots:
                found.append(f'{column} in ({GAAN})')
            elif other in self.gone and table['class'] not in ('rij', 'dossier') and self.tables[other]['class'] == 'rij':
                found.append(f'{column} in (select x.id from main.{other} x where {" or ".join(self.gone[other])})')
        return found

    def refuse_kept(self):
        for name, columns in self.columns.items():
            for column, other in columns.items():
                if other in self.gone and name in self.tables and name not in self.gone:
                    raise gen_schema.Refused(f'{name}.{column} points to {other}, which can be destroyed: give the table'
                                             ' a class that goes along, or leave out the foreign key')

    def order(self):
        """A row before what it points to."""
        left, out = dict(self.gone), []
        while left:
            free = sorted(n for n in left
                          if not any(other == n and m != n for m in left for other in self.columns[m].values()))
            if not free:
                raise gen_schema.Refused('tables point to each other: ' + ', '.join(sorted(left)))
            out += free
            for n in free:
                del left[n]
        return out

    def journaled(self, name):
        return self.tables[name]['journaal'] and 'id' in self.columns[name]


def statement(name, text):
    text = text.replace('$vernietiging', '$vernietiging:vernietiging_id', 1)
    return f'-- :name {name} :exec :lens kaal :reden "{REDEN}"\n{text}\n'


def noem(table, value, source, condition):
    return (f'insert into main.vernietiging_lopend (vernietiging, tabel, rij)\n'
            f"select distinct $vernietiging, '{table}', t.{value} from main.{source} t where {condition}")


def generate(tables, columns):
    w, out = Wis(tables, columns), []
    for name in sorted(w.roots):
        along = [c for c in columns[name] if w.points(name, c) in w.roots]
        if along:
            either = ' or '.join(f't.{c} in ({GAAN})' for c in along)
            out.append(statement(f'wis_1_{name}', 'insert into main.vernietiging_lopend (vernietiging, dossier)\n'
                                 f'select $vernietiging, t.id from main.{name} t where ({either}) and t.id not in ({GAAN})'))
    for name in sorted(w.gone):
        apart = w.tables[name]['class'] not in ('rij', 'dossier') and name != 'toegang'
        terms = w.gone[name] if apart else w.gone[name][1:]
        if terms and w.journaled(name):
            out.append(statement(f'wis_2_{name}', noem(name, 'id', name, '(' + ' or '.join(terms) + ')')))
        for column in columns[name]:
            if columns[name][column] == 'persoon':
                out.append(statement(f'wis_3_{name}_{column}', noem('persoon', column, name,
                           f't.{column} is not null and (' + ' or '.join(w.gone[name]) + ')')))
    for n, name in enumerate(w.order(), 1):
        out.append(statement(f'wis_4_{n:02}_{name}', f'delete from main.{name}\nwhere ' + '\n  or '.join(w.gone[name])))
    for name in sorted(w.tables):
        for column in columns[name]:
            if columns[name][column] == 'persoon' and w.tables[name]['class'] != 'zoek':
                out.append(statement(f'wis_5_{name}_{column}', 'delete from main.vernietiging_lopend\n'
                           "where vernietiging = $vernietiging and tabel = 'persoon'\n"
                           f'  and rij in (select t.{column} from main.{name} t where t.{column} = rij)'))
    return '-- Made by tools/gen_wis.py from the schema and tabellen.def.\n\n' + '\n'.join(out)


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    args.add_argument('--tabellen', required=True)
    args.add_argument('out')
    args.add_argument('schema', nargs='+')
    args = args.parse_args()
    try:
        text = generate(gen_schema.load_tables(args.tabellen), read_columns(args.schema))
    except gen_schema.Refused as e:
        sys.exit(str(e))
    with open(args.out, 'w', encoding='utf-8') as f:
        f.write(text)


if __name__ == '__main__':
    main()
