"""Makes page after page of questions, and beside each a PDF of the same text by Qt.

Each round has other words, as each person's page has.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from bench.programs.bare_page import bare_pdf
from bench.programs.tell import tell
from bench.sheets import Sheets
from bench.turns import in_turns, timed
from msdesk import paths, runtime
from msdesk.documents.pdf import questions_pdf
from msdesk.documents.text import questions_text


def main(rounds: str) -> None:
    """Tell how long each took, a line a round."""
    runtime.hold_singletons()
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
