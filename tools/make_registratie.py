#!/usr/bin/env python3
"""Writes an invented registration of an older system: voorbeeld/registratie-300/ and, with the faults that such files have,
voorbeeld/registratie-300-ruw/; each with a mapping (registratie.kolommen).

Usage: tools/make_registratie.py DIR [--n 300] [--seed 7] [--today 2026-11-22]. CSV for persons, aanmeldingen and cases, a
workbook (XLSX) with sheets for team, notes, afspraken and measurements. With --n 10000 it is what the measurement reads. Nobody in it
exists. The raw one has every fault of FAULTS once, and what is merely odd (a BSN that fails, a name with its prefix, a
late afspraak) in both.
"""
import argparse
import csv
import datetime
import io
import os
import random
import zipfile
from xml.sax.saxutils import escape

import make_voorbeeld as v

REGISSEURS = ["sanne.hendrickx@zvh.example", "tim.boesten@zvh.example"]
BESLUIT = ["femke.groot@om.example", "anouk.rutten@politie.example"]
TEAM = [("lotte.veldkamp@ggz.example", "GGZ Maasdal"), ("deniz.yilmaz@reclassering.example", "Reclassering Zuidoost"),
        ("karin.bouts@maastricht.example", "Gemeente Maastricht, sociaal domein"),
        ("arie.peters@veiligthuis.example", "Veilig Thuis Heuvelrand"),
        ("hans.kleijnen@heerlen.example", "Gemeente Heerlen, sociaal domein")]
NOTITIES = [("contact", "Kennismaking", "Kort gesprek aan de deur. Er is bereidheid om mee te werken."),
            ("signaal", "Melding overlast", "De wijkagent meldt geschreeuw en vernieling in het portiek."),
            ("notitie", "Overleg met de behandelaar", "Medicatie is aangepast; vervolgafspraak over twee weken."),
            ("contact", "Huisbezoek", "Samen met de wijkagent langs geweest. De woning is opgeruimd."),
            ("besluit", "Afspraken bijgesteld", "Partners spreken af om wekelijks contact te houden.")]
AFSPRAKEN = ["Intake bij het Fact-team bevestigen", "Schulden in kaart brengen en bewind aanvragen",
             "Toezicht: elke week een gesprek", "Huurachterstand regelen en laatste kans vastleggen",
             "Dagbesteding zoeken voor drie dagdelen"]
DOMEINEN = {"Wonen": "huisvesting", "Geld": "financien", "Psyche": "geestelijke_gezondheid", "Middelen": "middelengebruik",
            "Netwerk": "sociaal_netwerk", "Politie en justitie": "justitie"}
FASEN = ["Analyse", "Plan", "Uitvoering", ""]
FAULTS = ["regisseur", "besluit", "team", "datum", "dubbel", "wees", "organisatie", "criterium", "huis", "achternaam",
          "toekomst", "zvh_afspraak", "zonder_casus", "onderdeel", "grondslag"]


def day(d):
    return "%d-%d-%d" % (d.day, d.month, d.year)


def one(rng, nr, today):
    """A referral with its person, and what became of it."""
    p = v.person(rng)
    gemeente = rng.choice(v.GEMEENTEN[:6])
    received = today - datetime.timedelta(days=rng.randint(60, 700))
    return {"ref": "R%05d" % nr, "p": p, "adres": v.address(rng, gemeente), "gemeente": gemeente, "received": received,
            "decided": received + datetime.timedelta(days=rng.randint(5, 30)), "org": rng.choice(v.AANBRENGERS),
            "thema": rng.choice(v.THEMAS)[0]}


def tables(rng, n, today):
    t = {k: [] for k in ("personen", "aanmeldingen", "casussen", "team", "notities", "afspraken", "metingen")}
    for nr in range(1, n + 1):
        c = one(rng, nr, today)
        person_row(t, c)
        t["aanmeldingen"].append([c["ref"], c["thema"], c["org"], day(c["received"]), c["gemeente"],
                                  rng.choice(v.SITUATIE), rng.choice(v.GEPROBEERD), rng.choice(v.DOEL),
                                  "8" if c["org"].startswith("Politie") else ""])
        if nr % 12 == 0:
            continue  # nobody decided yet
        case_rows(rng, t, c, nr, today)
        own = random.Random(nr)
        closed = close_case(own, t["casussen"][-1], nr, today)
        measure_rows(own, t, c, closed or today)
    return t


def when_of(text):
    d, m, y = (int(x) for x in text.split("-"))
    return datetime.date(y, m, d)


def close_case(rng, row, nr, today):
    """One in eleven has been closed."""
    opened = when_of(row[5])
    if nr % 11 != 5 or (today - opened).days < 60:
        row += ["", "", "", "", "", ""]
        return None
    closed = min(opened + datetime.timedelta(days=rng.randint(50, (today - opened).days)), today - datetime.timedelta(days=1))
    row[10] = ""
    row += ["", day(closed), rng.choice(["doelen behaald", "verhuisd"]), "voorliggend", "Sociaal team van de gemeente",
            "De afspraken zijn nagekomen; er zijn een half jaar geen meldingen."]
    return closed


def measure_rows(rng, t, c, until):
    """Two in five were measured, some of them again."""
    if c["thema"] not in ("verward gedrag", "multiproblematiek") or rng.random() > 0.4:
        return
    scores = [rng.randint(1, 4) for _ in DOMEINEN]
    when = c["decided"] + datetime.timedelta(days=rng.randint(10, 40))
    while when <= until:
        t["metingen"].append([c["ref"], when] + ["" if rng.random() < 0.2 else str(x) for x in scores[:-1]]
                             + [str(scores[-1])])
        scores = [min(5, x + rng.randint(0, 1)) for x in scores]
        when += datetime.timedelta(days=rng.randint(80, 200))


def person_row(t, c):
    rol = "pleger" if c["thema"] == "huiselijk geweld" else "betrokkene"
    told = ("Voornamen", "Tussenvoegsel", "Achternaam", "Naam partner", "Geboortedatum", "M/V", "BSN")
    lives = ("Straat", "Nr", "Toev", "Postcode", "Woonplaats")
    t["personen"].append([c["ref"], rol] + [c["p"][k] for k in told] + [c["adres"][k] for k in lives])


def case_rows(rng, t, c, nr, today):
    ref, opened = c["ref"], c["decided"] + datetime.timedelta(days=rng.randint(0, 9))
    review = today + datetime.timedelta(days=rng.randint(-40, 150))
    risk = rng.choice(["laag", "midden", "midden", "hoog"])
    t["casussen"].append([ref, "ZVH-%d-%04d" % (c["received"].year, nr), REGISSEURS[nr % 2], day(c["decided"]),
                          rng.choice([BESLUIT[0], ", ".join(BESLUIT)]), day(opened), rng.choice(FASEN),
                          rng.choice(["op schema"] * 4 + ["stagneert", "aandacht"]), risk,
                          "Geweld tegen hulpverleners in het afgelopen jaar." if risk == "hoog" else "", day(review)])
    people = rng.sample(TEAM, rng.randint(1, 3))
    for email, _ in people:
        t["team"].append([ref, email, today + datetime.timedelta(days=rng.randint(90, 400))])
    for _ in range(rng.randint(2, 6)):
        soort, titel, tekst = rng.choice(NOTITIES)
        when = opened + datetime.timedelta(days=rng.randint(0, max(1, (today - opened).days - 1)))
        t["notities"].append([ref, min(when, today - datetime.timedelta(days=1)), soort, titel, tekst,
                              rng.choice([REGISSEURS[nr % 2], people[0][0], ""])])
    for email, org in people[:rng.randint(0, 3)]:
        t["afspraken"].append([ref, rng.choice(AFSPRAKEN), org, email, today + datetime.timedelta(days=rng.randint(-30, 60)),
                               rng.choice(["Geestelijke gezondheid", "Financiën", "Huisvesting", ""])])


def plant(t, today):
    """Each fault of FAULTS once, far enough apart that none hides another."""
    row = {k: i * 20 + 3 for i, k in enumerate(FAULTS)}
    cases = {r[0]: r for r in t["casussen"]}
    at = [t["casussen"][i] for i in range(0, len(t["casussen"]), 18)]
    at[0][2] = "weg.wezen@zvh.example"                       # regisseur: nobody
    at[1][4] = "lotte.veldkamp@ggz.example"                  # besluit: no public deelnemer
    t["team"][40][1] = "onbekend@ggz.example"                # team
    t["notities"][60][1] = "31-2-2026"                       # datum
    t["casussen"].append(list(at[3]))                        # dubbel
    t["notities"].append(["R99999", today, "notitie", "Los", "Hoort nergens bij.", ""])  # wees
    find(t["aanmeldingen"], at[4][0])[2] = "Stichting Bestaat Niet"  # organisatie
    at[5][3] = ""                                            # criterium: no day of decision
    at[6][2] = "mila.crutzen@zvh.example"                    # huis: of another house than its referral
    at[6][11] = "mh"
    find(t["personen"], at[7][0])[4] = ""                    # achternaam
    at[8][5] = day(today + datetime.timedelta(days=9))       # toekomst: opened later than today
    next(r for r in t["afspraken"] if r[0] != at[0][0])[2:4] = ["", "sanne.hendrickx@zvh.example"]  # zvh_afspraak
    loose = next(r[0] for r in t["aanmeldingen"] if r[0] not in cases)
    t["team"].append([loose, TEAM[0][0], today + datetime.timedelta(days=99)])  # zonder_casus
    t["notities"][90][2] = "praatje"                         # onderdeel: an unknown kind of note
    t["team"][80][1] = "petra.claessens@wonen.example"       # grondslag: may not be in a WGS case
    assert len(row) == len(FAULTS)


def find(rows, ref):
    return next(r for r in rows if r[0] == ref)


HEADS = {
    "personen": ["Dossier", "Rol", "Voornamen", "Tussenvoegsel", "Achternaam", "Naam partner", "Geboren", "M/V", "BSN", "Straat",
                 "Nr", "Toev", "Postcode", "Plaats"],
    "aanmeldingen": ["Dossier", "Doelgroep", "Ingebracht door", "Ontvangen", "Gemeente", "Situatie", "Geprobeerd", "Doel", "Wpg"],
    "casussen": ["Dossier", "Casusnummer", "Regisseur", "Besluit op", "Besluit door", "Geopend", "Fase", "Toestand",
                 "Risico", "Toelichting risico", "Herbeoordeling", "Huis", "Gesloten", "Reden", "Naar", "Wie volgt",
                 "Eindverslag"],
    "team": ["Dossier", "Wie", "Toegang tot"],
    "notities": ["Dossier", "Datum", "Soort", "Onderwerp", "Tekst", "Door"],
    "afspraken": ["Dossier", "Afspraak", "Organisatie", "Wie", "Voor", "Leefgebied"],
    "metingen": ["Dossier", "Dag"] + list(DOMEINEN),
}


def csv_text(name, rows):
    out = io.StringIO()
    w = csv.writer(out, delimiter=";", lineterminator="\r\n")
    w.writerow(HEADS[name])
    for r in rows:
        w.writerow(list(r) + [""] * (len(HEADS[name]) - len(r)))
    return out.getvalue()


def column(i):
    return chr(65 + i) if i < 26 else chr(64 + i // 26) + chr(65 + i % 26)


def cell(ref, value, texts):
    if value == "" or value is None:
        return ""
    if isinstance(value, datetime.date):
        return '<c r="%s" s="1"><v>%d</v></c>' % (ref, (value - datetime.date(1899, 12, 30)).days)
    return '<c r="%s" t="s"><v>%d</v></c>' % (ref, texts.setdefault(value, len(texts)))


def sheet_xml(rows, texts):
    out = ['<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
           "<sheetData>"]
    for y, r in enumerate(rows, 1):
        out.append('<row r="%d">%s</row>' % (y, "".join(cell("%s%d" % (column(x), y), c, texts) for x, c in enumerate(r))))
    out.append("</sheetData></worksheet>")
    return "".join(out)


def workbook(path, sheets):
    """A small workbook: shared texts, one date style."""
    texts = {}
    main = "http://schemas.openxmlformats.org/"
    parts = {"xl/worksheets/sheet%d.xml" % i: sheet_xml([HEADS[n]] + rows, texts)
             for i, (n, rows) in enumerate(sheets, 1)}
    parts["xl/sharedStrings.xml"] = '<sst xmlns="%sspreadsheetml/2006/main">%s</sst>' % (main, "".join(
        "<si><t>%s</t></si>" % escape(s) for s in texts))
    parts["xl/styles.xml"] = ('<styleSheet xmlns="%sspreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
                              "</cellXfs></styleSheet>" % main)
    parts["xl/workbook.xml"] = (
        '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/relationships"><sheets>%s</sheets>'
        "</workbook>" % (main, main, "".join('<sheet name="%s" sheetId="%d" r:id="rId%d"/>' % (n.capitalize(), i, i)
                                             for i, (n, _) in enumerate(sheets, 1))))
    kinds = [("worksheet", "worksheets/sheet%d.xml" % i) for i in range(1, len(sheets) + 1)]
    kinds += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    parts["xl/_rels/workbook.xml.rels"] = '<Relationships xmlns="%spackage/2006/relationships">%s</Relationships>' % (
        main, "".join('<Relationship Id="rId%d" Type="%sofficeDocument/2006/relationships/%s" Target="%s"/>'
                      % (i, main, k, t) for i, (k, t) in enumerate(kinds, 1)))
    parts["_rels/.rels"] = ('<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="rId1" '
                            'Type="%sofficeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
                            "</Relationships>" % (main, main))
    parts["[Content_Types].xml"] = (
        '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>' % main)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name in sorted(parts):
            z.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)


MAPPING = """# Welke tabel in welk bestand staat, en welke kolom welk veld is; zie doc/IMPORT.md.

[aanmeldingen]
bestand = aanmeldingen.csv
referentie = Dossier
thema = Doelgroep
aanbrenger = Ingebracht door
ingediend = Ontvangen
gemeente = Gemeente
aanleiding = Situatie
gedrag = Situatie
geprobeerd = Geprobeerd
doel = Doel
wpg = Wpg
vast.soort = persoon
vast.urgentie = gewoon
vast.lokaal = De problemen raken zorg en veiligheid tegelijk; lokaal kwam men er niet uit.
vast.leefgebieden = huisvesting,geestelijke_gezondheid,justitie
vast.taak = Eigen wettelijke taak van de aanbrenger
vast.noodzaak = Zonder elkaars informatie is geen plan mogelijk.
waarde.thema.verward gedrag = verward_gedrag
waarde.thema.extensief geweld = extensief_geweld
waarde.thema.multiproblematiek = multiproblematiek
waarde.thema.huiselijk geweld = huiselijk_geweld
{criteria}
[personen]
bestand = personen.csv
referentie = Dossier
rol = Rol
voornamen = Voornamen
voorvoegsel = Tussenvoegsel
achternaam = Achternaam
partnernaam = Naam partner
geboren = Geboren
geslacht = M/V
bsn = BSN
straat = Straat
huisnummer = Nr
toevoeging = Toev
postcode = Postcode
plaats = Plaats
vast.geinformeerd = mondeling
bsn_ongeldig = weglaten

[casussen]
bestand = casussen.csv
referentie = Dossier
nummer = Casusnummer
regisseur = Regisseur
besloten = Besluit op
besluit_door = Besluit door
geopend = Geopend
fase = Fase
toestand = Toestand
risico = Risico
risico_reden = Toelichting risico
herbeoordeling = Herbeoordeling
huis = Huis
gesloten = Gesloten
sluiting_reden = Reden
sluiting_niveau = Naar
sluiting_ontvanger = Wie volgt
eindverslag = Eindverslag
waarde.sluiting_reden.doelen behaald = doelen_behaald
waarde.fase.Analyse = analyse
waarde.fase.Plan = plan
waarde.fase.Uitvoering = uitvoering
waarde.toestand.op schema = opschema

[team]
bestand = werk.xlsx
blad = Team
referentie = Dossier
medewerker = Wie
tot = Toegang tot

[notities]
bestand = werk.xlsx
blad = Notities
referentie = Dossier
datum = Datum
soort = Soort
titel = Onderwerp
tekst = Tekst
auteur = Door

[afspraken]
bestand = werk.xlsx
blad = Afspraken
referentie = Dossier
tekst = Afspraak
organisatie = Organisatie
eigenaar = Wie
termijn = Voor
leefgebied = Leefgebied
waarde.leefgebied.Geestelijke gezondheid = geestelijke_gezondheid
waarde.leefgebied.Financiën = financien
waarde.leefgebied.Huisvesting = huisvesting

[metingen]
bestand = werk.xlsx
blad = Metingen
referentie = Dossier
dag = Dag
vast.rest = onvoldoende_bekend
{domeinen}"""


def mapping():
    lines = []
    for s, codes in (("bgs_2_20", "abcd"), ("landelijk", "1234")):
        for k in codes:
            lines.append("vast.c.%s.%s = ja" % (s, k))
            lines.append("vast.m.%s.%s = Zie situatie." % (s, k))
    return MAPPING.replace("{criteria}", "\n".join(lines) + "\n").replace(
        "{domeinen}", "".join("s.%s = %s\n" % (code, head) for head, code in DOMEINEN.items()))


def write(d, t):
    os.makedirs(d, exist_ok=True)
    for name in ("personen", "aanmeldingen", "casussen"):
        with open(os.path.join(d, name + ".csv"), "w", encoding="utf-8", newline="") as f:
            f.write(csv_text(name, t[name]))
    workbook(os.path.join(d, "werk.xlsx"), [(n, t[n]) for n in ("team", "notities", "afspraken", "metingen")])
    with open(os.path.join(d, "registratie.kolommen"), "w", encoding="utf-8") as f:
        f.write(mapping())


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("dir")
    args.add_argument("--n", type=int, default=300)
    args.add_argument("--seed", type=int, default=7)
    args.add_argument("--today", default="2026-11-22")
    a = args.parse_args()
    today = datetime.date.fromisoformat(a.today)
    name = os.path.join(a.dir, "registratie-%d" % a.n)
    t = tables(random.Random(a.seed), a.n, today)
    write(name, t)
    if a.n == 300:
        plant(t, today)
        write(name + "-ruw", t)


if __name__ == "__main__":
    main()
