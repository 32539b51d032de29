"""What bringing a file in would do, before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.domain.merge import MergePlan, SubjectPlan
from msdesk.domain.words import many
from msdesk.services.foreign.how import LETTERS, How, Reading
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card
from msdesk.ui.widgets.even import even
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.terms import Terms
from msdesk.ui.widgets.text import Text

_EITHER_WAY = "Nothing in the file tells which number is the month. Are these the right days?"
_LETTERS = "If letters look wrong, choose the language they were written in"
_NOTHING_NEW = "All of it is here already. There is nothing to bring in."


class BringInPage(ScrollPage):
    """``accepted`` brings it in, ``refused`` leaves everything as it is.

    ``other_way`` carries how the file is to be read instead.  Where it was read so, ``before``
    is how it was read before, and the keyboard stays at what was asked for.
    """

    accepted = Signal()
    refused = Signal()
    other_way = Signal(object)

    def __init__(
        self,
        look: Look,
        what_it_is: str,
        plan: MergePlan,
        skipped: tuple[str, ...],
        reading: Reading | None = None,
        before: How | None = None,
    ) -> None:
        super().__init__(look, "Bring these in?", what_it_is)
        self._asked: QWidget | None = None
        self.body.addWidget(Text("Nothing has been changed yet.", "strong", widest=look.column))
        if plan.subjects:
            card = Card(look)
            card.column.addWidget(Terms(look, [(s.subject, _in_words(s)) for s in plan.subjects]))
            self.body.addWidget(card)
        if reading is not None:
            self._shown(reading, before or reading.how)
        if not plan.changes_anything:
            self.body.addWidget(Text(_NOTHING_NEW, widest=look.column))
        if skipped:
            count = many(len(skipped), "thing")
            where = "it" if len(skipped) == 1 else "them"
            said = f"{count} could not be read. You find {where} below."
            self.body.addWidget(Text(said, widest=look.column))
        self._leave = Button(look, "Leave it", "second", does=self.refused.emit)
        buttons = [self._leave]
        if plan.changes_anything:
            buttons.insert(0, Button(look, "Bring these in", "second", does=self.accepted.emit))
        self.body.addWidget(even(look, *buttons))
        if skipped:
            self._skipped(skipped)

    def first(self) -> QWidget:
        """Return what was asked for, so that one can go on choosing, else what changes nothing.

        With large text the rest must be scrolled to first.
        """
        return self._asked or self._leave

    def step_back(self) -> bool:
        """Leave it: back is where one was when the file came."""
        self.refused.emit()
        return True

    def begin(self) -> QWidget:
        """Return what was asked for, also where it lies below what one sees first."""
        return self._asked or super().begin()

    def _shown(self, reading: Reading, before: How) -> None:
        """Show how it begins, and offer to read it otherwise where that is in doubt."""
        look, how = self.look, reading.how
        self.add_section("How it begins")
        for line in reading.begins:
            self.body.addWidget(Text(line, widest=look.column))
        if reading.days:
            self.body.addWidget(Text(reading.days, widest=look.column))
        if reading.days_either_way:
            other = replace(how, month_first=not how.month_first)
            label = f"Read the {'month' if other.month_first else 'day'} first"
            way = Button(look, label, "second", does=partial(self.other_way.emit, other))
            if before.month_first != how.month_first:
                self._asked = way
            self.body.addWidget(Text(_EITHER_WAY, widest=look.column))
            self.body.addWidget(even(look, way))
        if reading.letters_guessed:
            from msdesk.ui.widgets.forms import Pick, field  # noqa: PLC0415 - for old files

            self._letters = Pick(look, [(name, key) for key, name in LETTERS.items()], how.letters)
            self._letters.activated.connect(self._other_letters)
            if before.letters != how.letters:
                self._asked = self._letters
            self._how = how
            self.body.addWidget(field(look, _LETTERS, self._letters))

    def _other_letters(self) -> None:
        how = replace(self._how, letters=self._letters.value())
        if how != self._how:
            self.other_way.emit(how)

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
