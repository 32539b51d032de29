"""One appointment: the questions for it, the page, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.days import long_date
from msdesk.domain.guide import BankQuestion
from msdesk.domain.journal import quoted
from msdesk.domain.place import PreviewPlace, RoomPlace
from msdesk.domain.question import NewQuestion, Question, QuestionStatus
from msdesk.domain.screen import Screen
from msdesk.ui.drafting import Draft, Later
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.about import About
from msdesk.ui.pages.appointment.after_visit import AfterVisit
from msdesk.ui.pages.appointment.own_question import OwnQuestion
from msdesk.ui.pages.appointment.question_bank import QuestionBank
from msdesk.ui.pages.appointment.question_card import QuestionCard
from msdesk.ui.region import clock
from msdesk.ui.widgets.basics import Button, clear, flow
from msdesk.ui.widgets.forms import Area, Line, field, when_edited
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from msdesk.ui.pages.appointment.kept import Kept

_SEEN_FIRST = 2
_BEFORE = {
    "one_thing": "The one thing I want from today",
    "changed": "What has changed since last time",
}


class AppointmentPage(ScrollPage):
    """Prepares the appointment it is given; every change is kept at once."""

    calendar_wanted = Signal(object, object)
    changed = Signal()

    def __init__(
        self,
        look: Look,
        appointment: Appointment,
        kept: Kept,
        bank: tuple[BankQuestion, ...],
        today: date,
    ) -> None:
        super().__init__(look, appointment.title, _when(appointment))
        self.appointment = appointment
        self._appointments = kept.appointments
        self._questions = kept.questions
        self._steps = kept.steps
        self._step = next(iter(kept.steps.of(appointment.id)), None)
        self._today = today
        self._later = Later(self)
        self._later.timeout.connect(self._save)
        back = Button(
            look,
            "Appointments",
            "link",
            name="Appointments, back",
            does=self.way_to(Screen.APPOINTMENTS),
        )
        self.about = About(look, appointment, kept, today)
        self.head.insertWidget(0, flow(look, back, self.about.change, gap=24))
        self._see = Button(
            look,
            "See my page",
            "first",
            icon="printer",
            does=self.way_to(PreviewPlace(appointment.id)),
        )
        self._lead_on(look, appointment)
        self.body.addWidget(self.about)
        columns = TwoColumns(look)
        self.bank = QuestionBank(look, bank)
        self.own = OwnQuestion(look, appointment.ask)
        columns.right.addWidget(self.bank)
        self._questions_chosen(columns.left)
        self._in_own_words(columns.under)
        self.body.addWidget(columns)
        self._after_place = QVBoxLayout()
        self.body.addLayout(self._after_place)
        self._draft = Draft(
            kept.drafts, f"question:{appointment.id}", {"own": self.own.words}, self
        )
        self.about.changed.connect(self._become)
        self.about.opened.connect(self.show_widget)
        self.about.undoable.connect(self.undoable)
        self.about.calendar_wanted.connect(self.calendar_wanted)
        self.own.added.connect(self._add)
        self.bank.added.connect(self._add)
        self.bank.taken.connect(self._take)
        self.bank.done.connect(self.way_to(PreviewPlace(appointment.id)))
        self.refresh()

    def _lead_on(self, look: Look, appointment: Appointment) -> None:
        in_room = Button(
            look, "In the room", "", icon="pencil", does=self.way_to(RoomPlace(appointment.id))
        )
        self.add_actions(self._see, in_room, self.about.calendar)
        # Not before: they would be windows for a moment.
        in_room.setHidden(appointment.closed_on is not None)
        self.about.calendar.setHidden(appointment.day is None)

    def _questions_chosen(self, left: QVBoxLayout) -> None:
        look = self.look
        self._top = QVBoxLayout()
        self._rest = QVBoxLayout()
        self._cards = Gradual(self, at_once=_SEEN_FIRST)
        for heading, inner in (("My top three", self._top), ("If there is time", self._rest)):
            inner.setSpacing(look.space(12))
            heard_as(inner, "list")
            left.addWidget(Text(heading, "section"))
            left.addLayout(inner)

    def _in_own_words(self, under: QVBoxLayout) -> None:
        look = self.look
        self.one_thing = Line(look, self.appointment.one_thing)
        self.what_changed = Area(look, self.appointment.changed, lines=4)
        under.addWidget(self.own)
        under.addWidget(field(look, _BEFORE["one_thing"], self.one_thing))
        under.addWidget(
            field(
                look,
                _BEFORE["changed"],
                self.what_changed,
                "A line each. The first five are printed.",
            )
        )
        self.after = AfterVisit(look, self._step)
        for widget in (self.one_thing, self.what_changed, *self.after.areas.values()):
            when_edited(widget, self._later.soon)

    def first(self) -> QWidget:
        """Return the thing to do first: choose questions, or see the page they are on."""
        chosen = self._questions.for_appointment(self.appointment.id)
        return self._see if chosen else self.bank.first()

    def _become(self, appointment: Appointment) -> None:
        self.appointment = appointment
        self.set_heading(appointment.title, _when(appointment))
        self.about.calendar.setHidden(appointment.day is None)
        self.refresh()

    def refresh(self) -> None:
        """Show the questions as they are now."""
        self.keep_now()
        listed = self._questions.for_appointment(self.appointment.id)
        top = [q for q in listed if q.rank]
        rest = [q for q in listed if not q.rank]
        for_rest = "Questions you add will stand here." if not top else "Nothing more."
        parts = [
            *self._fill(self._top, top, "Mark a question “Top three” and it will stand here."),
            *self._fill(self._rest, rest, for_rest),
        ]
        if not self._after_place.count():
            parts.append(lambda: self._after_place.addWidget(self.after))
        self._cards.fill(parts)
        waiting = (*self._questions.loose(), *self._parked_elsewhere())
        used = frozenset(q.origin_id for q in listed if q.origin_id)
        self.bank.show_for(waiting, used, chosen=len(listed))

    def _parked_elsewhere(self) -> tuple[Question, ...]:
        return tuple(q for q in self._questions.parked() if q.appointment != self.appointment.id)

    def _fill(self, place: QVBoxLayout, questions: list[Question], empty: str) -> list[Part]:
        """Empty a place, and return what fills it."""
        clear(place)
        if not questions:
            return [lambda: place.addWidget(Text(empty, "muted", widest=self.look.column))]
        return [partial(self._add_card, place, each, questions) for each in questions]

    def _add_card(self, place: QVBoxLayout, question: Question, among: list[Question]) -> None:
        card = QuestionCard(self.look, question, last=question is among[-1])
        self._connect(card, question, len(among))
        place.addWidget(card)

    def _connect(self, card: QuestionCard, question: Question, many: int) -> None:
        rank = question.rank or 0
        card.up.connect(lambda: self._rank(question, rank - 1))
        card.down.connect(lambda: self._rank(question, rank + 1 if rank < many else None))
        card.top.connect(lambda: self._rank(question, self._free_rank()))
        card.removed.connect(lambda: self._remove(question))

    def _free_rank(self) -> int:
        taken = [q for q in self._questions.for_appointment(self.appointment.id) if q.rank]
        return min(3, len(taken) + 1)

    def _rank(self, question: Question, rank: int | None) -> None:
        words = quoted(question.text)
        if question.rank is None:
            what = f"Put {words} into the top three, at place {rank}."
        elif rank:
            what = f"Moved {words} to place {rank}."
        else:
            what = f"Took {words} out of the top three."
        self._do(what, partial(self._questions.set_rank, question.id, rank))

    def _remove(self, question: Question) -> None:
        what = f"Deleted {quoted(question.text)}."
        self._do(what, partial(self._questions.delete, question.id))

    def _add(self, new: NewQuestion) -> None:
        self._draft.drop()
        if self._shows_already(new.text):
            return
        what = f"Added {quoted(new.text)}."
        self._do(what, partial(self._questions.add, new, self.appointment.id))

    def _take(self, question: Question) -> None:
        def take() -> None:
            self._questions.put_on(question.id, self.appointment.id)
            if question.status is QuestionStatus.PARKED:
                self._questions.set_status(question.id, QuestionStatus.OPEN, on=self._today)

        if not self._shows_already(question.text):
            self._do(f"Added {quoted(question.text)}.", take)

    def _shows_already(self, text: str) -> bool:
        """Lead to the question of these words and return whether it stands on the list."""
        there = self._questions.standing(text, self.appointment.id)
        for card in self.findChildren(QuestionCard):
            if there is not None and card.question.id == there.id:
                self.said.emit("Already on your list.")
                card.first().setFocus()
                self.show_widget(card)
        return there is not None

    def _do(self, what: str, change: Callable[[], object]) -> None:
        """Change the list, show it, and say so with the way back."""
        back = self._questions.reversibly(change)
        self.refresh()
        self.changed.emit()
        self.undoable.emit(what, back)

    def _save(self) -> None:
        said = {"one_thing": self.one_thing.text(), "changed": self.what_changed.toPlainText()}
        agreed = self.after.words()
        edited = [
            *(_BEFORE[name] for name in said if said[name] != getattr(self.appointment, name)),
            *self.after.edited(self._step),
        ]
        unsay = self._appointments.reversibly(partial(self._save_words, said))
        unstep = self._steps.reversibly(partial(self._save_step, agreed))
        self.changed.emit()
        if edited:
            self.typed.emit(f"Changed “{edited[0]}”.", lambda: (unsay(), unstep()))

    def _save_words(self, words: dict[str, str]) -> None:
        self.appointment = self._appointments.change(
            msgspec.structs.replace(self.appointment, **words)
        )

    def _save_step(self, words: dict[str, str]) -> None:
        if self._step is not None:
            self._step = self._steps.change(msgspec.structs.replace(self._step, **words))
        elif any(words.values()):
            self._step = self._steps.add(appointment=self.appointment.id, **words)

    def keep_now(self) -> None:
        """Write what is waiting; called before the window closes and before the page is made."""
        self._later.do_now()
        for draft in self.findChildren(Draft):
            draft.keep_now()


def _when(appointment: Appointment) -> str:
    who = f"with the {appointment.ask.value}"
    more = " · ".join(filter(None, (appointment.person, appointment.place)))
    more = f" {more}" if more else ""
    if appointment.day is None:
        return f"The day is not known yet. W{who[1:]}.{more}"
    at = f", {clock(appointment.at)}" if appointment.at else ""
    return f"{long_date(appointment.day)}{at}, {who}.{more}"
