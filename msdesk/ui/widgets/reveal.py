"""A button that shows something below it and puts it away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.kinds import ButtonKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, clear
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.showing import add_to


class Reveal(Button):
    """Its words say what comes next, ``show`` or ``hide``; ``place`` is where it is shown.

    What ``make`` returns is made when it is wanted: all at once, or where there is much of it the
    first and the others by ``later``.
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
        later: Gradual | None = None,
    ) -> None:
        super().__init__(look, show, kind, icon=icon, name=f"{show}: {thing}", does=self.turn)
        self._words = {False: show, True: hide}
        self._thing = thing
        self._make = make
        self._later = later
        self._coming: Iterator[QWidget] = iter(())
        self.place = QVBoxLayout()

    def turn(self) -> None:
        """Show it, or put it away."""
        if self.place.count():
            self._coming = iter(())
            clear(self.place)
        else:
            self._coming = iter(self._make())
            self._add_next(self._coming)
        words = self._words[bool(self.place.count())]
        self.setText(words)
        self.setAccessibleName(f"{words}: {self._thing}")

    def _add_next(self, coming: Iterator[QWidget]) -> None:
        if coming is not self._coming:
            return  # it was put away meanwhile
        for widget in coming:
            add_to(self.place, widget)
            if self._later is not None:
                self._later.add([partial(self._add_next, coming)], at_once=0)
                return
