"""Makes ``eligibility_rows.csv``: what the dossier found of 93 cells, row by row.

    python -m tests.content.eligibility_rows FILE

``FILE`` is the dossier, ``eligibility.md``: in its section 2 a table of cells that had no answer,
in section 3 one of cells that were looked up a second time.  Kept are the cell, what stood or was
found there, its date and the mark of how it was seen.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_suffix(".csv")

# Names of the dossier that are not the names of the cards' files.
_CARDS = {
    "car-t": "car-t-and-immune-cells",
    "msc": "mesenchymal-stem-cells",
    "myelin repair": "myelin-repair-drugs",
    "rehabilitation": "rehabilitation-and-symptom-care",
    "tolebrutinib": "tolebrutinib-and-btk-inhibitors",
    "skin-made neural stem cells": "skin-made-neural-stem-cells",
    "donor neural stem cells": "donor-neural-stem-cells",
    "no new treatment": "no-new-treatment",
}
_REGIONS = {"UK/EU": "UK and EU", "US": "United States"}


class Row(NamedTuple):
    """One cell of the dossier; a row of section 3 has no date of its own."""

    number: str  # "2.19": the section, and its row there
    card: str
    ms_type: str
    region: str
    says: str
    as_of: str
    mark: str  # "V" where the text itself was read, "V2" where another page told of it


def written() -> list[Row]:
    """Return the rows as they were written last."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Row(**row) for row in csv.DictReader(file)]


def main(dossier: Path) -> None:
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(_rows(dossier.read_text(encoding="utf-8").splitlines()))


def _rows(lines: list[str]) -> Iterator[Row]:
    section, last = "", None
    for line in lines:
        if heading := re.match(r"## (\d)\.", line):
            section = heading[1]
        if section in ("2", "3") and re.match(r"\| \d+ \|", line):
            cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
            row = _found(cells) if section == "2" else _seen_again(cells)
            if last and row.as_of == "as above":
                row = row._replace(as_of=last.as_of)
            last = row
            yield row


def _found(cells: list[str]) -> Row:
    number, card, ms_type, region, says, _, as_of, *_, mark = cells
    return _row(f"2.{number}", card, ms_type, region, says, as_of, mark)


def _seen_again(cells: list[str]) -> Row:
    number, cell, says, *_, mark = cells
    card, ms_type, region = cell.split(", ")
    return _row(f"3.{number}", card, ms_type, region, says, "", mark)


def _row(number: str, card: str, *rest: str) -> Row:
    ms_type, region, says, as_of, mark = rest
    return Row(
        number=number,
        card=_CARDS.get(card.casefold(), card.casefold()),
        ms_type=ms_type,
        region=_REGIONS[region],
        says=says,
        as_of=as_of,
        mark=next((m for m in ("V", "V2") if re.search(rf"\b{m}\b", mark)), ""),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
