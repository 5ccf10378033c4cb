#!/usr/bin/env python3
"""Writes voorbeeld/aanmeldingen-300.csv: 300 invented referrals as partners keep them, and the file of columns.

Everybody in it is invented. It is lifelike on purpose: voorvoegsels in and apart from the surname, diacritics, partner
names, half-known dates, wrong and missing BSNs, doubles, several persons of one family, all sixteen gemeenten of
Zuid-Limburg and one outside. The same seed gives the same file; a test compares.
"""
import argparse
import csv
import io
import os
import random

GEMEENTEN = ["Eijsden-Margraten", "Gulpen-Wittem", "Maastricht", "Meerssen", "Vaals", "Valkenburg aan de Geul", "Beek",
             "Sittard-Geleen", "Stein", "Beekdaelen", "Brunssum", "Heerlen", "Kerkrade", "Landgraaf", "Simpelveld",
             "Voerendaal"]
VOOR = {"M": ["Mees", "Yassir", "Tom", "Joost", "René", "Kevin", "Bart", "Dirk", "Sjef", "Özgür", "Ferry", "Luc", "Wiel",
              "Mohammed", "Pjotr", "Huub"],
        "V": ["Anouk", "Chantal", "Fatma", "Zoë", "Ilse", "Marleen", "Samira", "Nicole", "Bieke", "Agnieszka", "Truus",
              "Eefje", "Danique", "Renée"]}
ACHTER = [("", "Janssen"), ("van der", "Linden"), ("de", "Vries"), ("", "Kuipers"), ("", "Öztürk"), ("van", "Hoof"),
          ("", "El Amrani"), ("op de", "Beek"), ("in 't", "Veld"), ("", "Smeets"), ("", "Kowalski"), ("von", "Berg"),
          ("", "Crützen"), ("ten", "Broek"), ("", "Bouzidi"), ("de la", "Haye"), ("", "Hendrickx"), ("van den", "Akker"),
          ("", "Martinović"), ("", "Ştefănescu"), ("", "Wolters"), ("", "Pinckaers"), ("van de", "Weerdt"), ("", "Łukasz")]
THEMAS = [("verward gedrag", "Verward gedrag"), ("extensief geweld", "Extensief geweld"), ("multiproblematiek", "Multiproblematiek"),
          ("huiselijk geweld", "Huiselijk geweld")]
AANBRENGERS = ["Politie Geuldal", "Reclassering Zuidoost", "GGZ Maasdal", "Veilig Thuis Heuvelrand",
               "Gemeente Maastricht, sociaal domein", "Gemeente Heerlen, sociaal domein",
               "Openbaar Ministerie Maasvallei"]
SITUATIE = ["Buurtbewoners melden sinds het voorjaar bijna wekelijks geschreeuw en vernieling in het portiek.",
            "Werd drie keer aangehouden voor bedreiging van hulpverleners en mijdt daarna elk contact.",
            "Dwaalt 's nachts over straat, spreekt voorbijgangers dreigend aan en weigert opvang.",
            "Dreigt de woning te verliezen; er zijn schulden, geweld in huis en zorgen over de kinderen.",
            "Keert terug uit detentie zonder onderdak, inkomen of behandelaar; eerdere trajecten liepen stuk."]
GEPROBEERD = ["Wijkteam en bemoeizorg gingen vier keer langs; de deur bleef dicht.",
              "Het lokale overleg heeft twee keer afspraken gemaakt; geen van de partijen kon ze nakomen.",
              "Reclassering en ggz hadden ieder een plan, maar die spraken elkaar tegen."]
DOEL = ["Een gezamenlijk plan met één regisseur, zodat de overlast stopt en behandeling begint.",
        "Veiligheid in huis en rust in de buurt; duidelijk wie wat doet bij een nieuw incident.",
        "Onderdak en zorg geregeld voordat de straf eindigt."]
STRATEN = ["Kerkstraat", "Mijnweg", "Dr. Nolenslaan", "Op de Bos", "Maaspunt", "Beukenhof", "Sint Jansweg"]
HEAD = ["Dossiernr partner", "Soort", "Doelgroep", "Organisatie", "Datum melding", "Gemeente", "Spoed", "Aanleiding",
        "Gedrag", "Wat is geprobeerd", "Waarom niet lokaal", "Doel", "Leefgebieden", "Taak", "Noodzaak", "Wpg", "Rol",
        "Relatie", "Voornamen", "Tussenvoegsel", "Achternaam", "Naam partner", "Geboortedatum", "M/V", "BSN", "Straat",
        "Nr", "Toev", "Postcode", "Woonplaats", "Land", "Geïnformeerd"]
ABROAD = {40: ("Stationsstraat", "3620", "Lanaken", "België"), 128: ("Dorfstraße", "D-52074", "Aken", "DE")}  # by referral
LAST_YEAR = 2025  # in which somebody was born who stands in a referral of 2026
COLUMNS = ["referentie", "soort", "thema", "aanbrenger", "ingediend", "gemeente", "urgentie", "aanleiding", "gedrag",
           "geprobeerd", "lokaal", "doel", "leefgebieden", "taak", "noodzaak", "wpg", "rol", "relatie", "voornamen",
           "voorvoegsel", "achternaam", "partnernaam", "geboren", "geslacht", "bsn", "straat", "huisnummer", "toevoeging",
           "postcode", "plaats", "land", "geinformeerd"]


def bsn(rng):
    """Nine digits that pass the elfproef, in a range that is not handed out (first digit 0 is dropped by many)."""
    while True:
        d = [rng.randint(0, 9) for _ in range(8)]
        rest = sum(w * x for w, x in zip(range(9, 1, -1), d)) % 11
        if rest < 10 and any(d):
            return "".join(map(str, d)) + str(rest)


def birth(rng):
    year, kind = rng.randint(1955, 2008), rng.random()
    if kind < 0.06:
        return "00-00-%d" % year
    if kind < 0.10:
        return "00-%02d-%d" % (rng.randint(1, 12), year)
    return "%d-%d-%d" % (rng.randint(1, 28), rng.randint(1, 12), year)


def born_as(relatie, who, relative):
    """The day of birth of a relative, its year moved so that it can be one: it is what the partner wrote, so nothing is drawn."""
    head, own = int(who[-4:]), int(relative[-4:])
    if relatie == "ouder":
        year = head - 18 - own % 15
    elif relatie == "kind":
        year = min(head + 17 + own % 16, LAST_YEAR)
    else:
        year = min(max(own, head - 12), head + 12)
    return relative[:-4] + str(year)


def person(rng):
    sex = rng.choice("MV")
    voorvoegsel, naam = rng.choice(ACHTER)
    if voorvoegsel and rng.random() < 0.4:  # some partners keep it in one column
        voorvoegsel, naam = "", voorvoegsel + " " + naam
    number, kind = bsn(rng), rng.random()
    if kind < 0.15:
        number = ""
    elif kind < 0.20:
        number = number[:8] + str((int(number[8]) + 1) % 10)
    return {"Voornamen": " ".join(rng.sample(VOOR[sex], rng.choice([1, 1, 2]))), "Tussenvoegsel": voorvoegsel,
            "Achternaam": naam, "Naam partner": rng.choice(ACHTER)[1] if rng.random() < 0.06 else "",
            "Geboortedatum": birth(rng), "M/V": sex, "BSN": number}


def address(rng, gemeente):
    if rng.random() < 0.07:
        return {"Straat": "", "Nr": "", "Toev": "", "Postcode": "", "Woonplaats": "", "Land": ""}
    return {"Straat": rng.choice(STRATEN), "Nr": str(rng.randint(1, 220)), "Toev": rng.choice(["", "", "A", "2"]),
            "Postcode": "%d %s" % (rng.randint(6100, 6499), rng.choice(["AB", "CX", "KM", "TN"])), "Woonplaats": gemeente,
            "Land": ""}


def referral(rng, nr, known):
    gemeente = "Roermond" if nr == 299 else GEMEENTEN[nr % 16]
    row = {"Dossiernr partner": "P-%04d" % (nr + 1), "Soort": "persoon", "Doelgroep": rng.choice(THEMAS)[0],
           "Organisatie": rng.choice(AANBRENGERS), "Datum melding": "%d-%d-2026" % (rng.randint(1, 28), rng.randint(8, 11)),
           "Gemeente": gemeente, "Spoed": rng.choice(["nee", "nee", "nee", "nee", "ja"]),
           "Aanleiding": rng.choice(SITUATIE), "Gedrag": rng.choice(SITUATIE), "Wat is geprobeerd": rng.choice(GEPROBEERD),
           "Waarom niet lokaal": "Het lokale team mist dwang en drang; het vraagt straf, zorg en gemeente samen.",
           "Doel": rng.choice(DOEL), "Leefgebieden": rng.choice(["financien,huisvesting", "geestelijke_gezondheid,justitie",
                                                                 "huisvesting,geestelijke_gezondheid,justitie"]),
           "Taak": "Eigen wettelijke taak van de aanbrenger", "Noodzaak": "Zonder elkaars informatie is geen plan mogelijk.",
           "Wpg": "", "Rol": "", "Relatie": "", "Geïnformeerd": rng.choice(["ja", "ja", "nog niet"])}
    row["Datum melding"] = row["Datum melding"].replace("-11-", "-10-")
    if row["Organisatie"].startswith("Politie"):
        row["Wpg"] = "8"
    who = dict(rng.choice(known)) if known and rng.random() < 0.05 else person(rng)
    known.append(who)
    row["Rol"] = "pleger" if row["Doelgroep"] == "huiselijk geweld" else "betrokkene"
    rows = [{**row, **who, **address(rng, gemeente)}]
    if rng.random() < 0.12:  # a family: more rows with the same number
        for relatie in rng.sample(["partner", "kind", "ouder"], rng.choice([1, 2])):
            more = person(rng)
            more["Tussenvoegsel"], more["Achternaam"] = who["Tussenvoegsel"], who["Achternaam"]
            more["Geboortedatum"] = born_as(relatie, who["Geboortedatum"], more["Geboortedatum"])
            rows.append({**row, **more, **address(rng, gemeente), "Rol": relatie, "Relatie": relatie})
        for r in rows:
            r["Soort"] = "gezin"
    if nr in ABROAD:  # just over the border, in the words of the partner
        rows[0].update(zip(["Straat", "Postcode", "Woonplaats", "Land"], ABROAD[nr]), Nr="14", Toev="")
    return rows


def sample():
    rng, known, out = random.Random(2026), [], io.StringIO()
    w = csv.DictWriter(out, HEAD, delimiter=";", lineterminator="\r\n")
    w.writeheader()
    for nr in range(300):
        for row in referral(rng, nr, known):
            w.writerow(row)
    return "\ufeff" + out.getvalue()


def columns():
    lines = ["# Welke kolom welk veld is; zie doc/IMPORT.md."]
    lines += ["%s = %s" % (veld, kolom) for veld, kolom in zip(COLUMNS, HEAD)]
    lines += ["", "# Een BSN dat de elfproef niet haalt wordt weggelaten, met de reden erbij.", "bsn_ongeldig = weglaten", ""]
    lines += ["waarde.thema.%s = %s" % (t[0], t[0].replace(" ", "_")) for t in THEMAS]
    lines += ["waarde.urgentie.ja = spoed", "waarde.urgentie.nee = gewoon", "waarde.geinformeerd.ja = mondeling",
              "waarde.geinformeerd.nog niet = nog_niet", "waarde.gemeente.Beek = 0888", "waarde.gemeente.Stein = 0971", "",
              "# De partners motiveerden elk criterium in de tekst; het antwoord geldt voor alle rijen."]
    for s, codes in (("bgs_2_20", "abcd"), ("landelijk", "1234")):
        for c in codes:
            lines += ["vast.c.%s.%s = %s" % (s, c, "nee" if c == "4" else "ja"),
                      "vast.m.%s.%s = Zie aanleiding en gedrag." % (s, c)]
    return "\n".join(lines) + "\n"


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("dir")
    d = args.parse_args().dir
    for name, text in (("aanmeldingen-300.csv", sample()), ("aanmeldingen-300.kolommen", columns())):
        with open(os.path.join(d, name), "w", encoding="utf-8", newline="") as f:
            f.write(text)


if __name__ == "__main__":
    main()
