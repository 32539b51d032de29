"""Where the keyboard was on a page, in words that hold when all around it is made anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from msdesk.ui.frame.focus_order import can_have_it, walk

_HEADINGS = ("title", "section", "fold")  # the last is a button


class Spot(NamedTuple):
    """A control by its name, and what to go by where it is gone.

    ``thing`` is what it acts on, ``beside`` what else could be done with that; ``nth`` counts
    the controls with the same words before it; ``heading`` is what its list is called.
    ``said`` tells of words, which have the keyboard where a thing has moved.
    """

    name: str
    words: str
    thing: str
    beside: frozenset[str]
    nth: int
    heading: str
    height: int  # in the window
    said: bool = False

    def on(self, page: QWidget) -> QWidget | None:
        """Return the control of that name, or None where it is gone."""
        alike = self.alike(page)
        same = [c for c in alike if self.names(c)]
        return min(same, key=lambda c: abs(alike.index(c) - self.nth), default=None)

    def alike(self, page: QWidget) -> list[QWidget]:
        """Return the controls with the same words; where nothing changed it is the nth."""
        among = _labels(walk(page)) if self.said else _controls(page)
        return [each for each in among if words(each) == self.words]

    def names(self, control: QWidget) -> bool:
        """Whether a control is called so."""
        return name(control) == self.name

    def successor(self, page: QWidget) -> QWidget | None:
        """Return who has the keyboard next.

        That is the same control; else the words of the same thing, which has moved, for a slow
        further press would take back what was done with a button beside them; else its first
        button; else the same of the next thing, or of the last; else the heading of the list.
        """
        if (same := self.on(page)) is not None:
            return same
        controls = _controls(page)
        mates = [c for c in controls if self.thing and thing(c) == self.thing]
        moved = next((c for c in mates if words(c) in self.beside), None)
        if moved is not None:
            named = (label for label in _labels(walk(page)) if label.text() == self.thing)
            if (label := next(named, None)) is not None:
                return label
            return next(c for c in mates if c.parentWidget() is moved.parentWidget())
        alike = [c for c in controls if words(c) == self.words]
        if alike:
            return alike[min(self.nth, len(alike) - 1)]
        return next((h for h in _headings(walk(page)) if h.text() == self.heading), None)


def spot_of(control: QWidget, page: QWidget) -> Spot:
    """Return where a control stands on its page."""
    order = list(walk(page, control))
    before = order[: order.index(control)] if control in order else []
    here, on_it = thing(control), words(control)
    return Spot(
        name=name(control),
        words=on_it,
        thing=here,
        beside=frozenset(words(w) for w in order if here and _is_of(w, here)),
        nth=sum(words(w) == on_it for w in before if can_have_it(w)),
        heading=next((h.text() for h in reversed(_headings(before))), ""),
        height=control.mapTo(page, QPoint(0, 0)).y(),
        said=isinstance(control, QLabel),
    )


def _controls(page: QWidget) -> list[QWidget]:
    return [w for w in walk(page) if can_have_it(w)]


def name(control: QWidget) -> str:
    """Return what a screen reader calls a control, or the words themselves."""
    return control.text() if isinstance(control, QLabel) else control.accessibleName()


def words(control: QWidget) -> str:
    """Return the words on a button; what any other control is called."""
    on_it = control.text() if isinstance(control, QAbstractButton) else ""
    return on_it or name(control)


def thing(control: QWidget) -> str:
    """Return what a button acts on, where its name tells: see ``widgets.actions``."""
    before, _, after = name(control).partition(": ")
    return after if before == words(control) else ""


def _is_of(control: QWidget, acted_on: str) -> bool:
    """Whether a control acts on that; a page may hold a thousand others."""
    return name(control).endswith(acted_on) and thing(control) == acted_on


def _headings(widgets: Iterable[QWidget]) -> list[QLabel | QAbstractButton]:
    told = (w for w in widgets if isinstance(w, QLabel | QAbstractButton))
    return [each for each in told if each.property("kind") in _HEADINGS]


def _labels(widgets: Iterable[QWidget]) -> list[QLabel]:
    return [w for w in widgets if isinstance(w, QLabel)]
