"""The whole card: every section folded under its heading, until it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.pages.card.opened import Opened
from msdesk.ui.pages.card.section import Section
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.placed import shown_at, wider
from msdesk.ui.widgets.showing import add_to


class WholeCard(QWidget):
    """The sections of a card; ``turned`` carries the place of the one opened or folded."""

    turned = Signal(int)

    def __init__(
        self, look: Look, sections: Sequence[Section], opened: Opened, later: Gradual
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._sections = sections
        self._opened = opened
        self._later = later
        self.folds: list[Fold] = []  # of the sections that are there already
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(12))
        self._column.addWidget(
            flow(
                look,
                Button(look, "Open all", "small", icon="chevron-down", does=self.open_all),
                Button(look, "Fold all", "small", icon="chevron-right", does=self.fold_all),
            )
        )

    def parts(self) -> Iterator[Callable[[], object]]:
        """Yield what makes each section, and what was open in it, in their order."""
        for place, section in enumerate(self._sections):
            yield partial(self._add, section)
            is_open = self._is_open(section)
            if is_open or section.now:
                yield from [partial(self._make_next, place)] * len(section.parts)

    def _is_open(self, section: Section) -> bool:
        return section.is_open or self._opened.was(section.title)

    def _add(self, section: Section) -> None:
        fold = Fold(
            self._look,
            section.title,
            [part.make for part in section.parts],
            short=section.short(),
            while_folded=section.while_folded and section.while_folded(),
            holds=section.holds,
            later=self._later,
        )
        if self._is_open(section):
            fold.show_open()
        fold.turned.connect(partial(self.turned.emit, len(self.folds)))
        self.folds.append(self._opened.watch(fold, section.title))
        add_to(self._column, fold)

    def _make_next(self, place: int) -> None:
        self.folds[place].make_next()

    def open_all(self) -> None:
        """Open every section, from above; those not there yet come first."""
        places = range(len(self._sections))
        self._later.add([partial(self._open, place) for place in places], at_once=0)

    def _open(self, section: int) -> None:
        self.folds[section].open(at_once=0)

    def fold_all(self) -> None:
        """Fold every section."""
        self._later.finish()
        for fold in self.folds:
            fold.fold()

    def called(self, title: str) -> Fold:
        """Return the section of this title."""
        self._later.finish()
        return next(fold for fold in self.folds if fold.title == title)

    def reveal(self, fold: Fold, at: str) -> QWidget:
        """Open a section, and in it all that holds a place; return what shows that.

        Where nothing does it is the heading.
        """
        self._later.finish()
        fold.open(at_once=0)
        self._later.finish()
        for place in wider(at):
            while (inner := _folded_over(fold, place)) is not None:
                inner.open()
                self._later.finish()
            if (widget := shown_at(fold, place)) is not None:
                return widget
        return fold.heading


def _folded_over(fold: Fold, place: str) -> Fold | FewFirst | None:
    """Return what is folded in a section and holds a place; None where nothing does."""
    for inner in fold.findChildren(Fold):
        if not inner.is_open and place in inner.holds:
            return inner
    return next((few for few in fold.findChildren(FewFirst) if place in few.holds), None)
