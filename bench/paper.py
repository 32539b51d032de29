"""What is printed, as a PDF: from nothing, and in a program that has made some already."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Paired, Row, alone
from bench.papers import Printed, printed
from bench.processes import run
from bench.seeded import Seeded
from bench.turns import in_turns

_BESIDE = "the same text through a bare QTextDocument"


def paper_rows(seeded: Seeded, rounds: int) -> Iterator[Row]:
    """Yield a row that is judged for each, whole programs; page after page; what a page takes."""
    taken: list[float] = []
    for each in printed(seeded):
        yield _from_nothing(each, rounds, taken)
    told = run("paper", str(rounds))
    pair = Paired(ours=tuple(told["ours"]), floor=tuple(told["floor"]))
    yield pair.ratio("question list to PDF, one after another", _BESIDE, None)
    if taken:
        yield alone("memory of the process that sets a page", taken, None, "MB")


def _from_nothing(paper: Printed, rounds: int, taken: list[float]) -> Row:
    with tempfile.TemporaryDirectory(prefix="msdesk-bench-") as folder:
        call, text = Path(folder) / "call", Path(folder) / "text"
        call.write_bytes(pickle.dumps(paper.make))
        text.write_text(paper.text, encoding="utf-8")

        def ours() -> float:
            told = run("one_page", "msdesk", str(call))
            taken.extend(told.get("child", ()))
            return told["made"][0]

        pair = in_turns(ours, lambda: run("one_page", "qt", str(text))["made"][0], rounds)
    return pair.ratio(f"{paper.name} to PDF, from nothing", _BESIDE, 2.0)
