"""The page of questions as a PDF."""

from __future__ import annotations

from bench.figures import Paired, Row
from bench.processes import run


def paper_row(rounds: int) -> Row:
    """Return the row of making the page."""
    told = run("paper", str(rounds))
    pair = Paired(ours=tuple(told["ours"]), floor=tuple(told["floor"]))
    return pair.ratio("question list to PDF", "the same text through a bare QTextDocument", 2.0)
