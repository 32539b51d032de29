"""A treatment the library lacks: the person's own words and their log of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import OwnTreatment
from msdesk.ui.evidence.log_change import keep_changes
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text


class OwnTreatmentPage(ScrollPage):
    """Shows one own treatment; ``asked`` carries the question what is known of it."""

    def __init__(self, look: Look, own: OwnTreatment, log_form: LogForm) -> None:
        super().__init__(
            look, own.name, "Your own card. msdesk knows nothing about this treatment."
        )
        back = Button(
            look,
            "Treatments",
            "link",
            name="Treatments, back",
            does=self.way_to(Screen.TREATMENTS),
        )
        self.head.insertWidget(0, flow(look, back))
        heard = f" I heard of it from: {own.heard_from}." if own.heard_from else ""
        question = f"What is known about {own.name}, and was it tested in people like me?{heard}"
        self._ask = Button(
            look,
            "Ask about this",
            "first",
            icon="circle-question-mark",
            does=lambda: self.asked.emit(
                NewQuestion(text=question, came_from="My own card", origin_id=own.id)
            ),
        )
        standing = log_form.standing(own.name)
        self.add_actions(self._ask, standing)
        self.head.addLayout(standing.place)
        chips = flow(look)
        standing.show_now(chips)
        self.body.addWidget(chips)
        for words in (own.what_it_is, f"Heard from: {own.heard_from}" if own.heard_from else ""):
            if words:
                self.body.addWidget(Text(words, widest=look.column))
        self._log_form = log_form
        self.add_section("My log")
        self.body.addWidget(log_form.whole())

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._log_form.keep_now()
        keep_changes(self)

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._ask
