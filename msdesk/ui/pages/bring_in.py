"""What bringing a file in would do, before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.domain.merge import MergePlan, SubjectPlan
from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card
from msdesk.ui.widgets.even import even
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.terms import Terms
from msdesk.ui.widgets.text import Text

_NOTHING_NEW = "All of it is here already. There is nothing to bring in."


class BringInPage(ScrollPage):
    """``accepted`` brings it in, ``refused`` leaves everything as it is."""

    accepted = Signal()
    refused = Signal()

    def __init__(
        self, look: Look, what_it_is: str, plan: MergePlan, skipped: tuple[str, ...]
    ) -> None:
        super().__init__(look, "Bring these in?", what_it_is)
        self.body.addWidget(Text("Nothing has been changed yet.", "strong", widest=look.column))
        if plan.subjects:
            card = Card(look)
            card.column.addWidget(Terms(look, [(s.subject, _in_words(s)) for s in plan.subjects]))
            self.body.addWidget(card)
        if not plan.changes_anything:
            self.body.addWidget(Text(_NOTHING_NEW, widest=look.column))
        if skipped:
            count = many(len(skipped), "thing")
            self.body.addWidget(
                Text(f"{count} could not be read. You find them below.", widest=look.column)
            )
        self._leave = Button(look, "Leave it", "second", does=self.refused.emit)
        buttons = [self._leave]
        if plan.changes_anything:
            buttons.insert(0, Button(look, "Bring these in", "second", does=self.accepted.emit))
        self.body.addWidget(even(look, *buttons))
        if skipped:
            self._skipped(skipped)

    def first(self) -> QWidget:
        """Return what changes nothing: with large text the rest must be scrolled to first."""
        return self._leave

    def _skipped(self, skipped: Sequence[str]) -> None:
        look = self.look
        self.add_section("What could not be read")
        makers = [partial(Text, f"•  {line}", widest=look.column) for line in skipped]
        self.body.addWidget(FewFirst(look, makers))


def _in_words(subject: SubjectPlan) -> str:
    parts = (
        (subject.new, "new"),
        (subject.changed, "newer there, taken over here"),
        (subject.older, "newer here, kept as here"),
        (subject.deleted, "deleted there, moved to the bin here"),
        (subject.same, "the same on both sides"),
    )
    return "\n".join(f"{count:,} {what}" for count, what in parts if count)
