"""The page of questions as a PDF, from nothing and in a program that has made some already."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.figures import Paired, Row, alone
from bench.processes import run
from bench.sheets import Sheets
from bench.turns import in_turns
from msdesk.documents.text import questions_text

_BESIDE = "the same text through a bare QTextDocument"


def paper_rows(rounds: int) -> Iterator[Row]:
    """Yield the row that is judged, whole programs; page after page; and what a page takes."""
    taken: list[float] = []
    with tempfile.TemporaryDirectory(prefix="msdesk-bench-") as folder:
        sheet, text = Path(folder) / "sheet.json", Path(folder) / "sheet.txt"
        sheet.write_bytes(msgspec.json.encode(made := Sheets().new()))
        text.write_text(questions_text(made), encoding="utf-8")

        def ours() -> float:
            told = run("one_page", "msdesk", str(sheet))
            taken.extend(told.get("child", ()))
            return told["made"][0]

        pair = in_turns(ours, lambda: run("one_page", "qt", str(text))["made"][0], rounds)
    yield pair.ratio("question list to PDF, from nothing", _BESIDE, 2.0)
    told = run("paper", str(rounds))
    pair = Paired(ours=tuple(told["ours"]), floor=tuple(told["floor"]))
    yield pair.ratio("question list to PDF, one after another", _BESIDE, None)
    if taken:
        yield alone("memory of the process that sets a page", taken, None, "MB")
