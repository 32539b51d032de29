"""A button that shows something below it and puts it away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, clear


class Reveal(Button):
    """Its words say what comes next, ``show`` or ``hide``; ``place`` is where it is shown.

    What ``make`` returns is made when it is wanted.
    """

    def __init__(
        self,
        look: Look,
        show: str,
        hide: str,
        thing: str,
        make: Callable[[], Iterable[QWidget]],
        kind: ButtonKind = "small",
        *,
        icon: str,
    ) -> None:
        super().__init__(look, show, kind, icon=icon, name=f"{show}: {thing}", does=self.turn)
        self._words = {False: show, True: hide}
        self._thing = thing
        self._make = make
        self.place = QVBoxLayout()

    def turn(self) -> None:
        """Show it, or put it away."""
        if self.place.count():
            clear(self.place)
        else:
            for widget in self._make():
                self.place.addWidget(widget)
        words = self._words[bool(self.place.count())]
        self.setText(words)
        self.setAccessibleName(f"{words}: {self._thing}")
