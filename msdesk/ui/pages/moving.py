"""Taking out what one wrote, and bringing in what one wrote elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.domain.screen import Screen
from msdesk.ui.look import Look
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.bullets import bullets
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.forms import Tick
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_FORMATS = (
    ("json", "save", "Everything, as one file", "To keep, or for msdesk on another computer."),
    ("html", "file-text", "My notes, as a web page", "To read in a browser, or to print."),
    ("markdown", "notebook-pen", "My notes, as plain text", "Markdown, for other programs."),
    ("csv", "table", "Everything, as tables", "CSV files in one ZIP, for a spreadsheet."),
)
_READS = (
    "What msdesk saved: a file with everything, a backup, another record.",
    "A table (CSV) of notes with a date each, such as Daylio or Bearable save.",
    "Day One: what it exports as JSON, also as a zip file.",
    "RedNotebook: its folder of months, or a zip file of it.",
    "Diarium and jrnl: what they export as JSON; jrnl also as text.",
)


class MovingPage(ScrollPage):
    """``export_wanted`` carries "json", "html", "markdown" or "csv", and if ``reading`` is on.

    What was read of the cards is asked about only where something ``was_read``.
    """

    export_wanted = Signal(str, bool)
    import_wanted = Signal()
    import_folder_wanted = Signal()

    def __init__(self, look: Look, *, was_read: bool = False) -> None:
        super().__init__(look, "Take out or bring in")
        add_back(self, self.way_to(Screen.RECORD))
        self.add_section("Take out")
        self.body.addWidget(
            Framed(
                "What you take out is not locked (not encrypted). "
                "Anybody who has the file can read it.",
                "notice",
                widest=look.column,
            )
        )
        self._rows = [
            ChoiceRow(look, icon, label, more, partial(self._take_out, name))
            for name, icon, label, more in _FORMATS
        ]
        self.reading = Tick("Also what I read in the last 90 days, in the file with everything")
        self.body.addWidget(self.reading)
        self.reading.setHidden(not was_read)
        self.body.addWidget(Abreast(look, self._rows))
        self.add_section("Bring in")
        self.body.addWidget(
            Text(
                "You see first what would come in. Nothing changes until you say so. "
                "These can be read:",
                widest=look.column,
            )
        )
        self.body.addLayout(bullets(look, _READS, gap=4))
        self.body.addWidget(
            flow(
                look,
                Button(
                    look,
                    "Choose a file…",
                    "second",
                    icon="file-text",
                    does=self.import_wanted.emit,
                ),
                Button(
                    look,
                    "Choose a folder…",
                    "second",
                    icon="folder-open",
                    does=self.import_folder_wanted.emit,
                ),
                gap=12,
            )
        )

    def _take_out(self, form: str) -> None:
        self.export_wanted.emit(form, self.reading.isChecked())

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._rows[0]
