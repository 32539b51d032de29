"""Choosing questions one at a time, for days on which a page of them is too much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.journal import quoted
from msdesk.domain.place import AppointmentPlace, PreviewPlace, SincePlace
from msdesk.domain.question import Question
from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.page import ScrollPage, settle
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.way import Way

if TYPE_CHECKING:
    from msdesk.services.preparing import ToTake
    from msdesk.store.subjects.questions import QuestionStore

_LAST = "last"  # the key of what comes after the last question


class PreparePage(ScrollPage):
    """Its heading is the question; ``moved_to`` carries the key of what is shown."""

    moved_to = Signal(str)

    def __init__(
        self,
        look: Look,
        visit: Appointment,
        questions: QuestionStore,
        to_take: Sequence[ToTake],
        at: str = "",
    ) -> None:
        super().__init__(look, visit.title, " ")
        style_as(self.title, "room")
        self._visit, self._questions, self._to_take = visit, questions, to_take
        self._backs: dict[str, Callable[[], None]] = {}  # of what was taken here
        keys = [*(each.key for each in to_take), _LAST]
        self._now = keys.index(at) if at in keys else 0
        self._where = Text("", "muted")
        leave = Button(look, "Leave it for today", "", does=self.way_to(Screen.HOME))
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(leave)
        self._way = Way(look, len(keys))
        self.head.insertLayout(0, top)
        self.head.insertSpacing(1, look.space(8))
        self.head.insertWidget(2, self._way)
        self.head.insertSpacing(3, look.space(16))
        self._taken = Text("It is on your page.", "strong")
        self.take = Button(look, "Take it", "large", icon="plus", does=self._take)
        self._leave = Button(look, "Not now", "large", does=self._not_now)
        see = self.way_to(PreviewPlace(visit.id))
        self._see = Button(look, "See my page", "first", icon="printer", does=see)
        since = self.way_to(SincePlace(visit.id))
        self._since = Button(look, "Since my last visit", "", icon="file-text", does=since)
        self._before = Button(look, "Before", "large", icon="arrow-left", does=self._go_back)
        self._next = Button(look, "Next", "large", icon="arrow-right", does=self._go_on)
        self.body.addWidget(self._taken)
        self.body.addWidget(flow(look, self.take, self._leave, self._see, self._since, gap=16))
        self.body.addWidget(flow(look, self._before, self._next, gap=16))
        every = self.way_to(AppointmentPlace(visit.id))
        self.body.addWidget(flow(look, Button(look, "All questions at once", "link", does=every)))
        self._show()

    def first(self) -> QWidget:
        """Return what takes the question; at the end what shows the page."""
        if self._now == len(self._to_take):
            return self._see
        return self.take if self.take.isEnabled() else self._leave

    def step_back(self) -> bool:
        """Show the question before; return whether there was one."""
        if self._now == 0:
            return False
        self._go_back()
        return True

    def _go_back(self) -> None:
        self._go_to(self._now - 1)

    def _go_on(self) -> None:
        self._go_to(self._now + 1)

    def _go_to(self, place: int) -> None:
        self._now = place
        self._show()
        self.scroll_bar().setValue(0)
        settle()  # the ring is drawn where the focus is now
        self.begin().setFocus()
        announce(self, self.accessibleName())
        self.moved_to.emit(self._to_take[place].key if place < len(self._to_take) else _LAST)

    def _show(self) -> None:
        asking = self._now < len(self._to_take)
        if asking:
            self._show_question(self._to_take[self._now])
        else:
            self._show_end()
        for button in (self.take, self._leave, self._next):
            button.setHidden(not asking)
        for button in (self._see, self._since):
            button.setHidden(asking)
        self._before.setEnabled(self._now > 0)
        self._way.show_at(self._now)
        self.setWindowTitle(self.accessibleName())

    def _show_question(self, shown: ToTake) -> None:
        words = shown.question.text
        count = f"Question {self._now + 1} of {len(self._to_take)}"
        self._where.setText(f"{count} · {self._visit.title}")
        self.set_heading(words, shown.why)
        self.setAccessibleName(f"{count}: {words}")
        is_taken = shown.key in self._backs
        self._taken.setHidden(not is_taken)
        self.take.setEnabled(not is_taken)
        self.take.setAccessibleName(f"Take it: {words}")
        self._leave.setAccessibleName(f"Not now: {words}")

    def _show_end(self) -> None:
        chosen = len(self._questions.for_appointment(self._visit.id))
        self._where.setText(self._visit.title)
        title = f"{many(chosen, 'question')} on your page." if chosen else "No questions yet."
        self.set_heading(title, "You can write your own under “All questions at once”.")
        self._taken.hide()

    def _take(self) -> None:
        shown = self._to_take[self._now]
        question = shown.question
        change = (
            partial(self._questions.put_on, question.id, self._visit.id)
            if isinstance(question, Question)
            else partial(self._questions.add, question, self._visit.id)
        )
        back = self._questions.reversibly(change)
        self._backs[shown.key] = back
        self.undoable.emit(f"Added {quoted(question.text)}.", back)  # first: it takes room below
        self._go_on()

    def _not_now(self) -> None:
        """Go on; what was taken here is given back."""
        back = self._backs.pop(self._to_take[self._now].key, None)
        if back is not None:
            back()
        self._go_on()
