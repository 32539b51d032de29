"""What is shown when the record or the content cannot be opened.

It can be the first page painted, so what only a backup needs is imported with one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.backup import BackupInfo
    from msdesk.ui.widgets.notice import Notice

_STUCK = "msdesk cannot go on"
_NOT_OPEN = "Your record was not opened"


class WayOut(Enum):
    """A thing to do, as its button says; pages offer them in this order."""

    GO_ON = "Go on with what there is"
    AGAIN = "Try again"
    SALVAGE = "Save what can be read…"
    FOLDER = "Choose another folder…"
    ANEW = "Start a new record (the old file is kept)"
    ANYWAY = "Open it here anyway"
    TOGETHER = "Open it and bring both together"
    BEGIN = "Start a new record here"
    USUAL = "Go to the usual folder"
    SAVE_ALL = "Save all of it as a file…"


_ICONS = {WayOut.SALVAGE: "save", WayOut.FOLDER: "folder-open", WayOut.ANEW: "plus"}
_MORE = {
    WayOut.GO_ON: "What is damaged is kept aside as it is, and all that can be read comes back.",
    WayOut.SALVAGE: "All that is still whole, in one file that msdesk can bring in again.",
    WayOut.FOLDER: "If your record is somewhere else.",
}


class TroublePage(ScrollPage):
    """Says what was found, that nothing was changed, and what one can do.

    ``chosen`` carries the ``WayOut``, ``restore_wanted`` the ``BackupInfo`` to go back to.
    """

    chosen = Signal(object)
    restore_wanted = Signal(object)
    close_wanted = Signal()

    def __init__(
        self,
        look: Look,
        message: str,
        what_to_do: str,
        ways: Collection[WayOut] = (),
        backup: BackupInfo | None = None,
    ) -> None:
        offers = bool(ways) or backup is not None
        super().__init__(look, _NOT_OPEN if offers else _STUCK)
        self._notice: Notice | None = None
        self.body.addWidget(Text(message, widest=look.column))
        self.body.addWidget(Text("Nothing was overwritten.", "strong"))
        if what_to_do or offers:
            self.body.addWidget(Text("What you can do", "heading"))
        if what_to_do:
            self.body.addWidget(Text(what_to_do, widest=look.column))
        self._ways: dict[WayOut, ChoiceRow] = {}
        for way in WayOut:
            if way is WayOut.AGAIN and backup is not None:
                self._offer_backup(backup)
            if way in ways:
                self._ways[way] = self._offer(
                    _ICONS.get(way, "arrow-right"),
                    way.value,
                    _MORE.get(way, ""),
                    partial(self.chosen.emit, way),
                )
        kind: ButtonKind = "second" if offers else "first"
        self._close = Button(look, "Close msdesk", kind, does=self.close_wanted.emit)
        self.body.addWidget(flow(look, self._close))

    def first(self) -> QWidget:
        """Return what changes nothing: a key pressed by chance must not decide here."""
        return self._ways.get(WayOut.AGAIN, self._close)

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
