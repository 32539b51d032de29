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
from msdesk.domain.guide import BankQuestion
from msdesk.domain.journal import quoted
from msdesk.domain.place import AfterPlace, PreviewPlace, RoomPlace, SincePlace
from msdesk.domain.question import NewQuestion, Question, from_bank
from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.ui.drafting import Draft
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.about import About, when_and_with_whom
from msdesk.ui.pages.appointment.before import Before
from msdesk.ui.pages.appointment.choosing import Choosing, Offered
from msdesk.ui.pages.appointment.chosen import Chosen
from msdesk.ui.pages.appointment.own_question import OwnQuestion
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.showing import add_to
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from msdesk.ui.pages.appointment.kept import Kept


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
        *,
        choosing: bool = False,
    ) -> None:
        super().__init__(look, appointment.title, when_and_with_whom(appointment))
        self.appointment = appointment
        self._comes_to_choose = choosing
        self._questions = kept.questions
        self._appointments = kept.appointments
        self._preparing = kept.preparing
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
        self.choosing = Choosing(look, bank)
        self.own = OwnQuestion(look, appointment.ask)
        columns.right.addWidget(self.choosing)
        self.chosen = Chosen(look, kept, self)
        columns.left.addWidget(self.chosen)
        self._under, self._kept = columns.under, kept
        self._under.addWidget(self.own)
        self._before: Before | None = None  # it stands below the questions
        self.body.addWidget(columns)
        self._after_place = QVBoxLayout()
        self.body.addLayout(self._after_place)
        self._draft = Draft(
            kept.drafts, f"question:{appointment.id}", {"own": self.own.words}, self
        )
        self._listen()
        self.refresh()

    def _listen(self) -> None:
        self.about.changed.connect(self._become)
        self.about.opened.connect(self.show_widget)
        self.about.undoable.connect(self.undoable)
        self.about.calendar_wanted.connect(self.calendar_wanted)
        self.chosen.change_wanted.connect(self._do)
        self.chosen.changed.connect(self._change)
        self.own.added.connect(self._add_own)
        self.choosing.added.connect(self._add)
        self.choosing.taken.connect(self._take)
        self.choosing.plain_wanted.connect(self._add_plain)
        self.choosing.done.connect(self.way_to(PreviewPlace(self.appointment.id)))

    def _lead_on(self, look: Look, appointment: Appointment) -> None:
        in_room = Button(
            look, "In the room", "", icon="pencil", does=self.way_to(RoomPlace(appointment.id))
        )
        to_since = self.way_to(SincePlace(appointment.id))
        since = Button(look, "Since my last visit", "", icon="file-text", does=to_since)
        self.add_actions(self._see, since, in_room, self.about.calendar)
        # Not before: they would be windows for a moment.
        in_room.setHidden(appointment.closed_on is not None)
        self.about.calendar.setHidden(appointment.day is None)

    @property
    def before(self) -> Before:
        """What is written before the visit; made now where it is not there yet."""
        if self._before is None:
            self._before = Before(self.look, self.appointment, self._kept)
            self._before.typed.connect(self.typed)
            self._before.saved.connect(self.changed)
            self._before.undoable.connect(self.undoable)
            add_to(self._under, self._before)
        return self._before

    def _add_after(self) -> None:
        went = self.way_to(AfterPlace(self.appointment.id))
        write = Button(self.look, "Write down how it went", "", icon="pencil", does=went)
        after = column(self.look, Text("After the visit", "section"), flow(self.look, write))
        add_to(self._after_place, after)

    def first(self) -> QWidget:
        """Return the thing to do first: choose questions, or see the page they are on."""
        chosen = self._questions.for_appointment(self.appointment.id)
        return self._see if chosen and not self._comes_to_choose else self.choosing.first()

    def begin(self) -> QWidget:
        """Return what gets the keyboard: where questions are chosen, also below the heading.

        Whoever comes to choose should not have to walk there, a press of a key a control.
        """
        first = self.first()
        return self.seen_with_heading(first) if first is self._see else first

    def _become(self, appointment: Appointment) -> None:
        self.appointment = appointment
        self.set_heading(appointment.title, when_and_with_whom(appointment))
        self.about.calendar.setHidden(appointment.day is None)
        self.refresh()

    def refresh(self) -> None:
        """Show the questions as they are now."""
        self.keep_now()
        listed = self._questions.for_appointment(self.appointment.id)
        waiting = self._preparing.waiting([question.id for question in listed])
        told = self._preparing.history((*listed, *waiting), self.appointment.id)
        unmade = not self._after_place.count()
        after = [lambda: self.before, self._add_after] if unmade else []
        self.chosen.show_these(listed, told, after)
        self.choosing.show_for(
            Offered(
                self.appointment.ask,
                self._preparing.suggested(self.appointment),
                waiting,
                told,
                frozenset(question.origin_id for question in listed if question.origin_id),
                len(listed),
            )
        )

    def _add_own(self, new: NewQuestion) -> None:
        """Add what the person wrote; what they wrote for somebody else waits for them."""
        self._draft.drop()
        if new.ask is self.appointment.ask:
            self._add(new)
        elif self._questions.standing(new.text, None) is None:
            what = f"Kept {quoted(new.text)} for the {new.ask.value}."
            self._do(what, partial(self._questions.add, new))

    def _change(self, question: Question) -> None:
        """Keep a question in other words; one for somebody else from now on waits for them."""
        was = self._questions.get(question.id)
        leaves = was is not None and question.ask not in (was.ask, self.appointment.ask)

        def change() -> None:
            self._questions.change(question)
            if leaves:
                self._questions.put_on(question.id, None)

        waits = f" It waits for the {question.ask.value}." if leaves else ""
        self._do(f"Changed {quoted(question.text)}.{waits}", change)
        if (card := self.chosen.card_of(question.id)) is not None:
            card.back_at_change()

    def _add(self, new: NewQuestion) -> None:
        if self._shows_already(new.text):
            return
        what = f"Added {quoted(new.text)}."
        self._do(what, partial(self._questions.add, new, self.appointment.id))

    def _take(self, waiting: tuple[Question, ...]) -> None:
        """Put questions that waited on the list."""

        def take() -> None:
            for question in waiting:
                self._questions.put_on(question.id, self.appointment.id)

        if len(waiting) > 1:
            self._do(f"Added {many(len(waiting), 'question')}.", take)
        elif not self._shows_already(waiting[0].text):
            self._do(f"Added {quoted(waiting[0].text)}.", take)

    def _add_plain(self, plain: tuple[BankQuestion, ...]) -> None:
        """Add the plain questions that are not there yet; they suit whoever is visited."""

        def add() -> None:
            for question in plain:
                new = msgspec.structs.replace(from_bank(question), ask=self.appointment.ask)
                self._questions.add(new, self.appointment.id)

        self._do(f"Added {many(len(plain), 'plain question')}.", add)

    def _shows_already(self, text: str) -> bool:
        """Lead to the question of these words and return whether it stands on the list."""
        there = self._questions.standing(text, self.appointment.id)
        card = self.chosen.card_of(there.id) if there is not None else None
        if card is not None:
            self.said.emit("Already on your list.")
            card.first().setFocus()
            self.show_widget(card)
        return there is not None

    def _do(self, what: str, change: Callable[[], object]) -> None:
        """Change the list, show it, and say so with the way back."""
        if self._appointments.get(self.appointment.id) is None:
            self._appointments.restore(self.appointment.id)  # it was deleted meanwhile
            what = f"{what} The appointment is back from the bin."
        back = self._questions.reversibly(change)
        self.refresh()
        self.changed.emit()
        self.undoable.emit(what, back)

    def keep_now(self) -> None:
        """Write what is waiting; called before the window closes and before the page is made."""
        if self._before is not None:
            self._before.keep_now()
        for draft in self.findChildren(Draft):
            draft.keep_now()
