"""Makes ``licence_rows.csv``: what the dossiers found in licence texts, row by row.

    python -m tests.content.licence_rows FOLDER

``FOLDER`` holds the dossiers, ``labels-….md``: a section a medicine, a table of kind, words,
region, source, how it was seen, and mark.  Only the kind, the region, the mark and the source
are kept.  A row that gives a figure of a trial, or no licence text (region "–"), is left out.
The rules are the tables below; a kind that they do not know stops the work.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msdesk.domain.ms_type import Region
from msdesk.domain.warning import WarningKind as Kind

FILE = Path(__file__).with_suffix(".csv")

# Headings of the dossiers, and the card each is about; others have no card of their own.
_CARDS = {
    "ocrelizumab": "ocrelizumab",
    "ofatumumab": "ofatumumab",
    "ublituximab": "ublituximab",
    "natalizumab": "natalizumab",
    "alemtuzumab": "alemtuzumab",
    "rituximab": "rituximab",
    "mitoxantrone": "mitoxantrone",
    "interferon beta": "interferon-beta",
    "peginterferon": "peginterferon",
    "glatiramer": "glatiramer",
    "dimethyl fumarate": "dimethyl-and-diroximel-fumarate",
    "fingolimod": "fingolimod",
    "siponimod": "siponimod",
    "ozanimod": "ozanimod",
    "ponesimod": "ponesimod",
    "cladribine": "cladribine",
    "teriflunomide": "teriflunomide",
    "tolebrutinib": "tolebrutinib-and-btk-inhibitors",
    "cyclophosphamide": "ahsct",
    "atg": "ahsct",
    "fampridine": "symptom-medicines",
    "nabiximols": "symptom-medicines",
    "baclofen": "symptom-medicines",
}
_PRODUCTS = {
    "cyclophosphamide": "cyclophosphamide",
    "atg": "ATG",
    "fampridine": "fampridine",
    "nabiximols": "cannabis spray",
    "baclofen": "baclofen",
}

_LEFT_OUT = re.compile(r"in trials|\(trials\)|\(figures\)|not a licence|no licence rule|who gains")
# The first pattern that is found in a kind's name decides; the names are in small letters.
_KINDS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r"^who must not", (Kind.MUST_NOT,)),
    (r"^checks", (Kind.CHECKS,)),
    (r"^pml", (Kind.PML,)),
    (r"^cancers?(?:, | \(which\), )skin cancer", (Kind.CANCERS, Kind.SKIN_CANCER)),
    (r"^skin cancer", (Kind.SKIN_CANCER,)),
    (r"^cancers", (Kind.CANCERS,)),
    (r"infections|herpes|hepatitis|tb\b|cryptococcal|^listeria|^hpv|^ebv", (Kind.INFECTIONS,)),
    (r"^liver", (Kind.LIVER,)),
    (r"^heart attack", (Kind.HEART_ATTACK,)),
    (r"^heart$", (Kind.HEART_RHYTHM,)),
    (r"^heart rhythm|^blood pressure", (Kind.HEART_RHYTHM,)),
    (r"^blood counts|^white cells", (Kind.BLOOD,)),
    (r"^low antibodies", (Kind.ANTIBODIES,)),
    (r"^autoimmune", (Kind.AUTOIMMUNE,)),
    (r"reactions? to a dose|^severe reactions?", (Kind.REACTIONS,)),
    (r"^low mood", (Kind.MOOD,)),
    (r"^eyes", (Kind.EYES,)),
    (r"^lungs", (Kind.LUNGS,)),
    (r"^bowel|^colitis", (Kind.BOWEL,)),
    (r"^kidneys", (Kind.KIDNEYS,)),
    (r"^nerves|^seizures|^pres\b", (Kind.NERVES,)),
    (r"^skin", (Kind.SKIN,)),
    (r"^breastfeeding", (Kind.BREASTFEEDING,)),
    (r"^pregnancy|^contracepti|fertility", (Kind.PREGNANCY,)),
    (r"^vaccines", (Kind.VACCINES,)),
    (r"^worsening|^baclofen pump", (Kind.STOPPING,)),
    (
        r"^gall|^bladder|^handling|^blood transfusion|^wound|^low sodium|^mao|^bone|^falls",
        (Kind.ANOTHER,),
    ),
)
_REGIONS = (
    (Region.UK_EU, re.compile(r"^both$|\b(?:UK|EU)\b(?!-type| style)")),
    (Region.US, re.compile(r"^both$|\bUS\b(?!-type| style)")),
)
_NO_LICENCE = ("", "–", "not a label")


class Row(NamedTuple):
    """One row of a dossier; without ``regions`` it is of another country's licence."""

    card: str
    product: str
    kind: str
    regions: str  # parted by "; "
    mark: str  # "V", "V2" or "NAMED NOT"
    sources: str


def written() -> list[Row]:
    """Return the rows as they were written last."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Row(**row) for row in csv.DictReader(file)]


def main(folder: Path) -> None:
    rows = [row for file in sorted(folder.glob("labels-*.md")) for row in _rows(file)]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(dict.fromkeys(rows))


def _rows(file: Path) -> Iterator[Row]:
    medicine = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"##+ \d+[ab]?\. (.+)", line):
            named = heading[1].casefold()
            medicine = next((name for name in _CARDS if named.startswith(name)), "")
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if medicine and line.startswith("|") and len(cells) >= 6:
            yield from _of(medicine, cells)


def _of(medicine: str, cells: list[str]) -> Iterator[Row]:
    where, sources, mark = cells[-4], cells[-3], _mark(cells[-1])
    if where in _NO_LICENCE or not mark:
        return
    regions = "; ".join(region.value for region, found in _REGIONS if found.search(where))
    for name in cells[0].casefold().split("; "):
        detail = ":" in name and mark == "NAMED NOT"  # "checks: ECG": others are named
        if not detail and not _LEFT_OUT.search(name):
            for kind in _kinds(name):
                yield Row(
                    card=_CARDS[medicine],
                    product=_PRODUCTS.get(medicine, ""),
                    kind=kind.value,
                    regions=regions,
                    mark=mark,
                    sources=sources,
                )


def _kinds(name: str) -> tuple[Kind, ...]:
    for pattern, kinds in _KINDS:
        if re.search(pattern, name):
            return kinds
    raise SystemExit(f"{name!r} is none of the kinds known here; add it to _KINDS")


def _mark(text: str) -> str:
    """Return the strongest mark of a cell; "V (not licence)" is none."""
    if "not licence" in text:
        return ""
    for mark in (r"V", r"V2", r"NAMED NOT"):
        if re.search(rf"\b{mark}\b", text):
            return mark
    return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
