"""What the rules say of every treatment for the person's type, each opened on request."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.profile import Profile
from msdesk.domain.treatment import Treatment
from msdesk.ui.evidence.eligibility import NoteCard
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, clear, flow
from msdesk.ui.widgets.framed import Chip
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.showing import add_to
from msdesk.ui.widgets.text import Text


class RulesList(QWidget):
    """A card a treatment; ``ask`` makes a question of its rule, ``read`` opens its card."""

    def __init__(
        self,
        look: Look,
        library: Library,
        ask: Callable[..., object],
        read: Callable[[TreatmentId], object],
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._library = library
        self._ask = ask
        self._read = read
        self._profile = Profile()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.space(12))
        heard_as(self._list, "list")
        self._rows = Gradual(self, at_once=0)  # they stand far down their page

    def show_for(self, profile: Profile) -> None:
        """Show the rules for the types of a profile."""
        self._profile = profile
        clear(self._list)
        if not self._profile.ms_types:
            self._rows.fill(())
            self._list.addWidget(
                Text(
                    "When you have chosen a type, the rules for each treatment will be here.",
                    "muted",
                    widest=self._look.column,
                )
            )
            return
        self._rows.fill(partial(self._add, card) for card in self._library.treatments.values())

    def _add(self, card: Treatment) -> None:
        add_to(self._list, self._row(card))

    def _row(self, card: Treatment) -> QWidget:
        look = self._look
        box = Card(look)
        box.column.addWidget(Text(card.name, "heading"))
        of_one = len(self._profile.ms_types) == 1
        for about, note in card.notes_for(self._profile.ms_types, self._profile.region):
            whose = "" if of_one else f"{', '.join(t.value for t in about)}: "
            box.column.addSpacing(look.space(4))
            box.column.addWidget(flow(look, Chip(whose + note.status.value, "chip-strong")))
            *said, rests_on = note.lines
            for line in said:
                box.column.addWidget(Text(line, widest=look.column))
            box.column.addWidget(Text(rests_on, "small", widest=look.column))
        rule = Reveal(
            look,
            "Show the rule",
            "Hide the rule",
            card.name,
            partial(self._notes, card),
            icon="eye",
        )
        read = Act("Read the card", "book-open", partial(self._read, card.id))
        box.column.addWidget(flow(look, rule, read.on(look, card.name), gap=12))
        box.column.addLayout(rule.place)
        return box

    def _notes(self, card: Treatment) -> list[QWidget]:
        return [
            NoteCard(self._look, self._library, card, ms_type, self._profile, ask=self._ask)
            for ms_type in self._profile.ms_types
        ]
