"""What an appointment is, when, where and with whom: to be added, and to be changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.visit.how_long import how_long
from msdesk.ui.visit.person_field import PersonField
from msdesk.ui.widgets.day_field import ClockField, DayField
from msdesk.ui.widgets.forms import Line, Pick, Tick, field
from msdesk.ui.widgets.typed import Clock, Day

if TYPE_CHECKING:
    from msdesk.store.subjects.team import TeamStore

_TITLE = "Neurology clinic"
_NO_DAY = "Choose the day. If you do not know it yet, clear “I know the day” above."
_NO_TIME = "Write the time. If you do not know it yet, clear “I know the time” above."


class Given(NamedTuple):
    """What the form says; ``title`` is never empty."""

    title: str
    ask: Role
    day: date | None
    at: time | None
    minutes: int
    person: str
    place: str


class VisitForm(QWidget):
    """The fields; whoever shows them has the button.  ``undoable`` is as of a page.

    What need not be known is shown once one says that one knows it: to add one stays short.
    """

    undoable = Signal(str, object)

    def __init__(
        self, look: Look, team: TeamStore, today: date, visit: Appointment | None = None
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        made = datetime.now(UTC)  # of no consequence: the store says when it was kept
        v = visit or Appointment(id=AppointmentId(""), title=_TITLE, changed_at=made)
        self.title = Line(look, v.title)
        self.with_whom = Pick[Role](look, [(r.value, r) for r in Role], v.ask)
        self.day_known = Tick("I know the day", on=visit is None or v.day is not None)
        self.day = Day(look, today, v.day, to_come=True)
        self.time_known = Tick("I know the time", on=v.at is not None)
        self.at = Clock(look, v.at)
        self.lasts = how_long(look, v.minutes)
        self.more_known = Tick("I know who and where", on=bool(v.person or v.place))
        self.person, self.place = Line(look, v.person), Line(look, v.place)
        self._lay_out(look, team)

    def _lay_out(self, look: Look, team: TeamStore) -> None:
        person = PersonField(look, "Person", self.person, team)
        person.undoable.connect(self.undoable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(field(look, "What it is", self.title))
        layout.addWidget(field(look, "With whom", self.with_whom))
        for tick, known in (
            (self.day_known, (DayField(look, "Day", self.day),)),
            (
                self.time_known,
                (ClockField(look, "Time", self.at), field(look, "How long", self.lasts)),
            ),
            (self.more_known, (person, field(look, "Place", self.place))),
        ):
            layout.addWidget(tick)
            for part in known:
                layout.addWidget(part)
                part.setHidden(not tick.isChecked())
                tick.toggled.connect(part.setVisible)

    def fields(self) -> dict[str, QWidget]:
        """Return the fields in their order, by the names that a draft keeps them under."""
        return {
            "title": self.title,
            "with": self.with_whom,
            "day known": self.day_known,
            "day": self.day,
            "time known": self.time_known,
            "time": self.at,
            "lasts": self.lasts,
            "more known": self.more_known,
            "person": self.person,
            "place": self.place,
        }

    def given(self) -> Given | None:
        """Return what the form says; None where a day or a time is missing, which is said."""
        day_known, time_known = self.day_known.isChecked(), self.time_known.isChecked()
        day = self.day.wanted(_NO_DAY) if day_known else None
        if day_known and day is None:
            return None
        at = self.at.wanted(_NO_TIME) if time_known else None
        if time_known and at is None:
            return None
        more = self.more_known.isChecked()
        return Given(
            self.title.text().strip() or "Appointment",
            self.with_whom.value(),
            day,
            at,
            self.lasts.value(),
            self.person.text().strip() if more else "",
            self.place.text().strip() if more else "",
        )
