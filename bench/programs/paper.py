"""Makes the page of questions, and beside it a PDF of the same text by Qt, turn by turn.

Each round has other words: Typst remembers what it has set before, which no person's page is.
"""

from __future__ import annotations

import random
from datetime import date

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

import msdesk.ui  # noqa: F401  # keeps None alive under PySide6 before any Qt call is made
from bench.programs.tell import tell
from bench.seeded import SEED, vocabulary
from bench.turns import in_turns, timed
from msdesk import __version__, paths
from msdesk.documents.pdf import questions_pdf
from msdesk.documents.text import questions_text
from msdesk.domain.guide import Role
from msdesk.domain.sheet import Sheet, SheetQuestion


def bare_pdf(text: str) -> bytes:
    """Return a PDF of plain text, as little work as Qt can make of it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(writer)
    del writer  # which writes the end of the file
    return bytes(buffer.data().data())


class Sheets:
    """Pages of fifteen questions, each with words of its own."""

    def __init__(self) -> None:
        self._dice = random.Random(SEED)  # noqa: S311
        self._words = vocabulary()

    def new(self) -> Sheet:
        """Return the next page."""
        asked = tuple(
            SheetQuestion(text=f"{self._said(14)}?", came_from=self._said(4)) for _ in range(15)
        )
        return Sheet(
            ask=Role.NEUROLOGIST,
            day=date(2026, 11, 22),
            one_thing=self._said(10),
            top=asked[:3],
            if_time=asked[3:],
            changed=(self._said(8), self._said(8)),
            version=__version__,
        )

    def _said(self, words: int) -> str:
        return " ".join(self._dice.choices(self._words, k=words)).capitalize()


def main(rounds: str) -> None:
    """Tell how long each took, a line a round."""
    application = QGuiApplication([])
    sheets, resources = Sheets(), paths.resources()

    def ours() -> float:
        sheet = sheets.new()
        return timed(lambda: questions_pdf(sheet, resources))

    def floor() -> float:
        text = questions_text(sheets.new())
        return timed(lambda: bare_pdf(text))

    pair = in_turns(ours, floor, int(rounds))
    for taken, beside in zip(pair.ours, pair.floor, strict=True):
        tell("ours", taken)
        tell("floor", beside)
    del application
