"""What is shown when the record or the content cannot be opened.

It can be the first page painted, so what only a backup needs is imported with one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.page import Page
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.backup import BackupInfo
    from msdesk.ui.widgets.notice import Notice

_STUCK = "msdesk cannot go on"
_NOT_OPEN = "Your record was not opened"

# The icon of a thing to do, what it is called, and more on it.
_SALVAGE = (
    "save",
    "Save what can be read…",
    "All that is still whole, in one file that msdesk can bring in again.",
)
_GO_ON = (
    "arrow-right",
    "Go on with what there is",
    "What is damaged is kept aside as it is, and all that can be read comes back.",
)
_FOLDER = ("folder-open", "Choose another folder…", "If your record is somewhere else.")
_ANEW = ("plus", "Start a new record (the old file is kept)", "")


class TroublePage(Page):
    """Says what was found, that nothing was changed, and what one can do.

    ``again`` and ``folder`` offer to try again and to choose another folder.  ``other`` are
    further things to do, each a name and what its button says; ``other_wanted`` carries the name.
    """

    going_on_wanted = Signal()
    restore_wanted = Signal(object)  # BackupInfo
    salvage_wanted = Signal()
    folder_wanted = Signal()
    anew_wanted = Signal()
    other_wanted = Signal(str)
    close_wanted = Signal()
    again_wanted = Signal()

    def __init__(  # noqa: PLR0913 - each way out by its name
        self,
        look: Look,
        message: str,
        what_to_do: str,
        *,
        can_go_on: bool = False,
        backup: BackupInfo | None = None,
        can_salvage: bool = False,
        can_start_anew: bool = False,
        again: bool = False,
        folder: bool = False,
        other: tuple[tuple[str, str], ...] = (),
    ) -> None:
        damaged = backup is not None or can_salvage or can_start_anew
        offers = damaged or again or folder or bool(other)
        super().__init__(look, _NOT_OPEN if offers else _STUCK)
        self._notice: Notice | None = None
        self._again: ChoiceRow | None = None
        self.body.addWidget(Text(message, widest=look.column))
        self.body.addWidget(Text("Nothing was overwritten.", "strong"))
        if what_to_do or offers:
            self.body.addWidget(Text("What you can do", "heading"))
        if what_to_do:
            self.body.addWidget(Text(what_to_do, widest=look.column))
        if can_go_on:
            self._offer(*_GO_ON, self.going_on_wanted.emit)
        self._offer_ways(backup, again=again, can_salvage=can_salvage, folder=damaged or folder)
        if can_start_anew:
            self._offer(*_ANEW, self.anew_wanted.emit)
        for name, label in other:
            self._offer("arrow-right", label, "", partial(self.other_wanted.emit, name))
        kind = "second" if offers else "first"
        self._close = Button(look, "Close msdesk", kind, does=self.close_wanted.emit)
        self.body.addWidget(flow(self._close))

    def _offer_ways(
        self, backup: BackupInfo | None, *, again: bool, can_salvage: bool, folder: bool
    ) -> None:
        if backup is not None:
            self._offer_backup(backup)
        if again:
            self._again = self._offer("arrow-right", "Try again", "", self.again_wanted.emit)
        if can_salvage:
            self._offer(*_SALVAGE, self.salvage_wanted.emit)
        if folder:
            self._offer(*_FOLDER, self.folder_wanted.emit)

    def first(self) -> QWidget:
        """Return what changes nothing: a key pressed by chance must not decide here."""
        return self._again or self._close

    def say(self, text: str) -> None:
        """Say what was tried from here and did not work; all that could be chosen still can."""
        from msdesk.ui.widgets.notice import Notice  # noqa: PLC0415  # not for the first paint

        if self._notice is None:
            self._notice = Notice(self.look)
            self.body.insertWidget(0, self._notice)
        self._notice.say(text)
        self.show_widget(self._notice)

    def _offer(self, icon: str, label: str, more: str, does: Callable[[], object]) -> ChoiceRow:
        row = ChoiceRow(self.look, icon, label, more, does)
        self.body.addWidget(row)
        return row

    def _offer_backup(self, backup: BackupInfo) -> None:
        from msdesk.ui.widgets.in_words import (  # noqa: PLC0415  # not for the first paint
            day_and_time,
            held,
        )

        self._offer(
            "undo-2",
            f"Go back to the backup of {day_and_time(backup.made_at)}",
            f"It holds {held(backup)}. The file that is there now is kept aside.",
            partial(self.restore_wanted.emit, backup),
        )
