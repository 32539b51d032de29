"""A list one looks at while it changes: what stays in it is kept, and only what is new is made.

To make twenty cards takes longer than the eye forgives; to make again all that were there takes
the longer the more of them were asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import lay_down_keyboard
from msdesk.ui.widgets.showing import add_to

T = TypeVar("T", bound=Hashable)


class KeptList(QVBoxLayout, Generic[T]):
    """Widgets one below the other, one an item; ``make`` makes that of an item.

    ``first`` are made before a page is shown, ``at_once`` of those that are new on one that is;
    ``turns`` makes the others in their turn.
    """

    def __init__(
        self, page: QWidget, gap: int, make: Callable[[T], QWidget], *, first: int, at_once: int
    ) -> None:
        super().__init__()
        self.setSpacing(gap)
        heard_as(self, "list")
        self.turns = Gradual(page, at_once=first)
        self._make = make
        self._at_once = at_once
        self._made: dict[T, QWidget] = {}
        self._below: QWidget | None = None
        self._makes_below: Callable[[], QWidget] | None = None

    def show(self, items: Sequence[T], below: Callable[[], QWidget] | None = None) -> None:
        """Show these items, no two alike, and below them what ``below`` makes."""
        height = self.geometry().height()
        self._let_go(set(items), below)
        self._put_in_order(items)
        parts: list[Part] = [
            partial(self._add, place, item)
            for place, item in enumerate(items)
            if item not in self._made
        ]
        if below is not None and self._below is None:
            parts.append(partial(self._add_below, below))
        self.turns.instead([*parts, self._leave_no_room], at_once=self._at_once)
        if self.turns.is_under_way:
            # A page that is shorter for a moment would scroll up, and not down again.
            self.setContentsMargins(0, 0, 0, height)

    def there(self) -> list[tuple[T, QWidget]]:
        """Return what has been made, each with its item, from above."""
        return sorted(self._made.items(), key=lambda each: self.indexOf(each[1]))

    def _let_go(self, stay: set[T], below: Callable[[], QWidget] | None) -> None:
        leaving = [self._made.pop(item) for item in set(self._made) - stay]
        if self._below is not None and below != self._makes_below:
            leaving.append(self._below)
            self._below = None
        for widget in leaving:
            lay_down_keyboard(widget)
            self.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def _put_in_order(self, items: Sequence[T]) -> None:
        there = (self._made[item] for item in items if item in self._made)
        for place, widget in enumerate(there):
            if self.indexOf(widget) != place:
                self.insertWidget(place, widget)

    def _add(self, place: int, item: T) -> None:
        self._made[item] = made = self._make(item)
        add_to(self, made, place)  # all that stand above it are there

    def _add_below(self, make: Callable[[], QWidget]) -> None:
        self._makes_below, self._below = make, make()
        add_to(self, self._below)

    def _leave_no_room(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)


def way_to_more(look: Look, does: Callable[[], object]) -> QWidget:
    """Return what stands below a list that shows only its first."""
    return flow(look, Button(look, "Show more", "", icon="chevron-down", does=does))
