"""The library: every card, filtered by my type, by stage and by words; and one's own."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.days import short_date
from msdesk.domain.ids import OwnTreatmentId, TreatmentId
from msdesk.domain.journal import quoted
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.profile import Profile
from msdesk.domain.treatment import Group, Stage, Treatment
from msdesk.domain.treatment_log import LogEntry, OwnTreatment
from msdesk.domain.words import same
from msdesk.ui.drafting import Draft
from msdesk.ui.kinds import LabelKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow, plain
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Line, Pick, Tick, field
from msdesk.ui.widgets.framed import Chip
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.treatments import OwnTreatmentStore, TreatmentLog

_SEEN_FIRST = 4
_Latest = Mapping[TreatmentId | OwnTreatmentId, LogEntry]


class TreatmentsPage(ScrollPage):
    """Lists the cards; ``compare_wanted`` carries the id of one to put beside others."""

    compare_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        library: Library,
        profile: Profile,
        log: TreatmentLog,
        own: OwnTreatmentStore,
        drafts: DraftStore,
    ) -> None:
        super().__init__(
            look, "Treatments", "What each may do, what may go wrong, how sure we are."
        )
        self._library = library
        self._profile = profile
        self._own = own
        self._drafts = drafts
        self.search = Line(look, hint="A name, a brand, a word")
        self.search.setClearButtonEnabled(False)
        stages = [("Every stage", None), *((s.value, s) for s in Stage if self._has(s))]
        self.stage = Pick[Stage | None](look, stages, None)
        self.mine = Tick("Only those for my type of MS")
        self.mine.setChecked(bool(profile.ms_types))  # a long list is no help
        self.body.addWidget(
            Abreast(look, [field(look, "Search", self.search), field(look, "Stage", self.stage)])
        )
        self.body.addWidget(self.mine)
        # Not before it is on the page: it would be a window for a moment.
        self.mine.setHidden(not profile.ms_types)
        self._count = LiveText("", "muted")
        self.body.addWidget(self._count)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        self.body.addLayout(self._list)
        self._own_place = QVBoxLayout()
        self.body.addLayout(self._own_place)
        self._own_section = self._make_own()
        self._latest = log.latest()
        self._shelves: dict[Group, tuple[Text, QVBoxLayout]] = {}
        self._boxes: dict[TreatmentId, QWidget] = {}
        self._cards = Gradual(self, at_once=_SEEN_FIRST)
        self._make_shelves()
        self.search.textChanged.connect(self._filter)
        self.stage.currentIndexChanged.connect(self._filter)
        self.mine.toggled.connect(self._filter)
        self._show_own()
        self._filter()

    def _has(self, stage: Stage) -> bool:
        return any(c.stage is stage for c in self._library.treatments.values())

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.search

    def shown(self) -> list[Treatment]:
        """Return the cards that pass the filters, in the order of the shelves."""
        words = self.search.text().casefold().split()
        stage = self.stage.value()
        cards = self._library.treatments.values()
        return [
            c
            for c in cards
            if (stage is None or c.stage is stage)
            and (not self.mine.isChecked() or set(self._profile.ms_types) & set(c.relevant_types))
            and all(word in _words(c) for word in words)
        ]

    def _make_shelves(self) -> None:
        self._none = Text(
            "No card matches. Try fewer words, or another stage.", widest=self.look.column
        )
        self._list.addWidget(self._none)
        for group in Group:
            heading = Text(group.value, "section")
            heading.setContentsMargins(0, self.look.space(8), 0, 0)
            shelf = QVBoxLayout()
            shelf.setSpacing(self.look.space(12))
            heard_as(shelf, "list")
            self._list.addWidget(heading)
            self._list.addLayout(shelf)
            self._shelves[group] = (heading, shelf)

    def _filter(self) -> None:
        """Show the cards that pass the filters; each is made when it is first shown."""
        cards = self.shown()
        wanted = {card.id for card in cards}
        self._count.setText(f"{len(cards)} of {len(self._library.treatments)} cards")
        self._none.setVisible(not cards)
        for group, (heading, _) in self._shelves.items():
            heading.setVisible(any(card.group is group for card in cards))
        for card_id, box in self._boxes.items():
            box.setVisible(card_id in wanted)
        unmade = (card for card in cards if card.id not in self._boxes)
        parts: list[Part] = [partial(self._add, card) for card in unmade]
        if not self._own_place.count():
            parts.append(lambda: self._own_place.addWidget(self._own_section))
        self._cards.fill(parts)

    def _add(self, card: Treatment) -> None:
        """Make the box of a card and put it on its shelf, in the order of the library."""
        _, shelf = self._shelves[card.group]
        before = itertools.takewhile(lambda each: each != card.id, self._library.treatments)
        on_shelf = (i for i in before if self._library.treatments[i].group is card.group)
        place = sum(i in self._boxes for i in on_shelf)
        self._boxes[card.id] = self._card(card, self._latest)
        shelf.insertWidget(place, self._boxes[card.id])

    def _card(self, card: Treatment, latest: _Latest) -> QWidget:
        look = self.look
        box = Card(look)
        box.column.addWidget(Text(card.name, "heading"))
        box.column.addWidget(Text(card.one_line, widest=look.column))
        chips = [Chip(card.stage.value, "chip-strong"), Chip(card.evidence_line)]
        if card.id in latest:
            chips.append(Chip(_logged(latest[card.id])))
        box.column.addWidget(flow(look, *chips))
        box.column.addWidget(
            actions(
                look,
                card.name,
                Act("Read", "book-open", self.way_to(CardPlace(card.id)), "second"),
                Act("Compare", "columns-3", lambda: self.compare_wanted.emit(card.id), ""),
            )
        )
        return box

    def _make_own(self) -> QWidget:
        look = self.look
        self._own_list = QVBoxLayout()
        self._own_list.setSpacing(look.space(12))
        heard_as(self._own_list, "list")
        self.own_name = Line(look)
        self.own_what = Area(look, lines=2)
        self.own_from = Line(look)
        self._draft = Draft(
            self._drafts,
            "own:new",
            {"name": self.own_name, "what": self.own_what, "from": self.own_from},
            self,
        )
        form = Card(look)
        form.column.addWidget(field(look, "Name of the treatment", self.own_name))
        form.column.addWidget(field(look, "What it is, in my words", self.own_what))
        form.column.addWidget(field(look, "Where I heard of it", self.own_from))
        self.own_add = Button(look, "Add my own card", "second", icon="plus", does=self._add_own)
        form.column.addWidget(flow(look, self.own_add))
        fields = [self.own_name, self.own_what, self.own_from, self.own_add]
        Entering(form, fields, self._add_own)
        section = plain()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, look.space(8), 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("My own cards", "section"))
        layout.addWidget(
            Text(
                "For a treatment that is not in this library. msdesk knows nothing "
                "about it: the words are yours.",
                "muted",
                widest=look.column,
            )
        )
        layout.addLayout(self._own_list)
        layout.addWidget(form)
        return section

    def _show_own(self) -> None:
        clear(self._own_list)
        for own in self._own.all():
            self._own_list.addWidget(self._own_card(own, self._latest))

    def _own_card(self, own: OwnTreatment, latest: _Latest) -> QWidget:
        look = self.look
        box = Card(look)
        heard = f"Heard from: {own.heard_from}" if own.heard_from else ""
        said: list[tuple[str, LabelKind]] = [
            (own.name, "heading"),
            (own.what_it_is, ""),
            (heard, "small"),
        ]
        words = [Text(text, kind, widest=look.column) for text, kind in said if text]
        box.column.addWidget(column(look, *words, gap=4))
        if own.id in latest:
            box.column.addWidget(flow(look, Chip(_logged(latest[own.id]))))
        box.column.addWidget(
            actions(
                look,
                own.name,
                Act("Open my log", "list", self.way_to(OwnPlace(own.id)), ""),
                Act("Delete", "trash-2", lambda: self._remove_own(own)),
            )
        )
        return box

    def _add_own(self) -> None:
        name = self.own_name.text().strip()
        if not name:
            self.own_name.setFocus()
            return
        if any(same(own.name, name) for own in self._own.all()):
            self.said.emit(f"You have a card of your own for {quoted(name)} already.")
            log = f"Open my log: {name}".casefold()
            for button in self._own_section.findChildren(Button):
                if same(button.accessibleName(), log):
                    button.setFocus()
                    self.show_widget(button)
            return
        own = self._own.add(
            name, self.own_what.toPlainText().strip(), self.own_from.text().strip()
        )
        for widget in (self.own_name, self.own_what, self.own_from):
            widget.clear()
        self._draft.drop()
        self._show_own()
        back = partial(self._own.delete, own.id)
        self.undoable.emit(f"Added my own card {quoted(name)}.", back)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._draft.keep_now()

    def _remove_own(self, own: OwnTreatment) -> None:
        self._own.delete(own.id)
        self._show_own()
        back = partial(self._own.restore, own.id)
        self.undoable.emit(f"Deleted my own card {quoted(own.name)}.", back)


def _words(card: Treatment) -> str:
    return " ".join(
        (
            card.name,
            card.short_name,
            card.one_line,
            card.group.value,
            *card.other_names,
            *card.summary,
        )
    ).casefold()


def _logged(entry: LogEntry) -> str:
    return f"{entry.status.value}, {short_date(entry.day)}"
