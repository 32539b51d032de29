"""The first few of many, and a button for the rest.

A long list tires; and what is not shown need not be made, so a card with sixty figures opens
as fast as one with six.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.gradual import Gradual, Part, in_turns
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.showing import add_to

FEW = 4
_AT_ONCE = 2  # of the rest; what comes after them stands below what one sees


class FewFirst(QWidget):
    """Makes the first widgets at once and the others when the button is pressed.

    ``of`` says what they are, for the button's name, where a page has several such lists;
    ``first`` is how many are shown at once.  ``places`` are those of the content that each
    shows: ``holds`` are the ones that are not shown yet.  ``opened`` says that they are wanted,
    ``settled`` that all of them are there.  Where there is a ``later``, it makes those below the
    first of them in turns.
    """

    opened = Signal()
    settled = Signal()

    def __init__(
        self,
        look: Look,
        makers: Sequence[Callable[[], QWidget]],
        *,
        of: str = "",
        first: int = FEW,
        places: Sequence[Collection[str]] = (),
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._first = min(first, len(makers))
        self.later: Gradual | None = None
        self._rest = list(makers[self._first :])
        self.holds = frozenset(chain.from_iterable(places[self._first :]))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.space(16))
        heard_as(self._layout, "list")
        for make in makers[: self._first]:
            self._layout.addWidget(make())
        if self._rest:
            words = f"Show {len(self._rest)} more" if self._first else f"Show {len(self._rest)}"
            self.more = Button(
                look,
                words,
                "",
                icon="chevron-down",
                name=f"{words}: {of}" if of else words,
                does=self.show_all,
            )
            self._button = flow(look, self.more)
            self._layout.addWidget(self._button)

    def begin_at(self, place: int) -> None:
        """Put the keyboard on one of them, and show the rest where it is of those."""
        if place >= self._first:
            self.show_all()
            if self.later is not None:
                self.later.finish()
        begin_at(self._layout, place)

    def show_all(self) -> None:
        """Show the rest below, and put the keyboard on the first of them."""
        if not self._rest:
            return
        self.open()
        begin_at(self._layout, self._first)

    def open(self) -> None:
        """Show the rest below; the keyboard stays where it is, or follows to a page's next."""
        if not self._rest:
            return
        self._layout.removeWidget(self._button)
        self._button.hide()
        self._button.deleteLater()
        parts: list[Part] = [partial(self._add, make) for make in self._rest]
        self._rest = []
        self.holds = frozenset()
        self.opened.emit()
        in_turns([*parts, self.settled.emit], self.later, at_once=_AT_ONCE)

    def _add(self, make: Callable[[], QWidget]) -> None:
        add_to(self._layout, make())
