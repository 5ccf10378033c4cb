#!/usr/bin/env python3
"""The files of invented referrals: what the generator writes is what lies there, and the people in it can exist."""
import csv
import io
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import make_voorbeeld as v  # noqa: E402

VOORBEELD = os.path.join(HERE, "..", "voorbeeld")
OLDER = 16  # years that a parent is older than the child, at the least


def families():
    rows, found = csv.DictReader(io.StringIO(v.sample()[1:]), delimiter=";"), {}
    for row in rows:
        found.setdefault(row["Dossiernr partner"], []).append(row)
    return [f for f in found.values() if len(f) > 1]


def year(row):
    return int(row["Geboortedatum"][-4:])


class Files(unittest.TestCase):
    def test_are_what_the_generator_writes(self):
        for name, text in (("aanmeldingen-300.csv", v.sample()), ("aanmeldingen-300.kolommen", v.columns())):
            with open(os.path.join(VOORBEELD, name), encoding="utf-8", newline="") as f:
                self.assertEqual(text, f.read(), name)


class Families(unittest.TestCase):
    def test_every_relation_occurs(self):
        self.assertEqual({"", "partner", "kind", "ouder"}, {row["Relatie"] for f in families() for row in f})

    def test_parents_are_older_than_their_children(self):
        for head, *others in families():
            for row in others:
                gap = year(head) - year(row)
                if row["Relatie"] == "ouder":
                    self.assertGreaterEqual(gap, OLDER, row["Dossiernr partner"])
                elif row["Relatie"] == "kind":
                    self.assertGreaterEqual(-gap, OLDER, row["Dossiernr partner"])

    def test_partners_are_of_one_generation(self):
        for head, *others in families():
            for row in others:
                if row["Relatie"] == "partner":
                    self.assertLessEqual(abs(year(head) - year(row)), 15, row["Dossiernr partner"])

    def test_nobody_is_born_after_the_referral(self):
        for family in families():
            for row in family:
                self.assertLessEqual(year(row), v.LAST_YEAR, row["Dossiernr partner"])


if __name__ == "__main__":
    unittest.main()
