"""The library: every card, filtered by my type, by stage and by words; and one's own."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.ids import OwnTreatmentId, TreatmentId
from msdesk.domain.place import CardPlace, OwnPlace
from msdesk.domain.profile import Profile
from msdesk.domain.screen import Screen
from msdesk.domain.treatment import Group, Stage, Treatment
from msdesk.ui.evidence.log_change import keep_changes
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.evidence.standing import Standing
from msdesk.ui.look import Look
from msdesk.ui.pages.treatments.own_cards import OwnCards
from msdesk.ui.pages.treatments.row import TreatmentRow
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.forms import Line, Pick, Tick, field
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.held import goes_with
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.page import Page, ScrollPage
from msdesk.ui.widgets.showing import add_to
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.treatments import OwnTreatmentStore

_SEEN_FIRST = 4
_NO_CARD = "No card matches. Try fewer words, or another stage."
_NOT_OF_MINE = "No card for your type of MS matches. Those that do are one press away, above."


class TreatmentsPage(ScrollPage):
    """Lists the cards; ``compare_wanted`` carries the id of one to put beside others.

    Words that no card is called by are looked for inside the cards: ``inside_wanted`` asks, the
    first time, for ``look_inside``, and ``sentences_wanted`` carries the words to show where.
    """

    compare_wanted = Signal(str)
    inside_wanted = Signal()
    sentences_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        library: Library,
        profile: Profile,
        book: Book,
        own: OwnTreatmentStore,
    ) -> None:
        super().__init__(
            look, "Treatments", "What each may do, what may go wrong, how sure we are."
        )
        self._library = library
        self._find: Callable[[str], Iterable[TreatmentId]] | None = None
        self._profile = profile
        self._book = book
        my_log = Button(
            look,
            "My log of all treatments",
            "small",
            icon="list",
            does=self.way_to(Screen.MY_LOG),
        )
        self.search = Line(look, hint="A name, a brand, a word")
        self.search.setClearButtonEnabled(False)
        stages = [("Every stage", None), *((s.value, s) for s in Stage if self._has(s))]
        self.stage = Pick[Stage | None](look, stages, None)
        self.mine = Tick("Only those for my type of MS")
        self.mine.setChecked(bool(profile.ms_types))  # a long list is no help
        self.body.addWidget(
            Abreast(look, [field(look, "Search", self.search), field(look, "Stage", self.stage)])
        )
        self._count = LiveText("", "muted")
        self._others = Button(look, "", "small", does=self._show_others)
        self._sentences = Button(look, "Show the sentences", "small", icon="search")
        self._sentences.clicked.connect(lambda: self.sentences_wanted.emit(self.search.text()))
        ways = (self._sentences, self._others, my_log)
        self.body.addWidget(flow(look, self.mine, self._count, *ways, gap=16))
        # Not before it is on the page: it would be a window for a moment.
        self.mine.setHidden(not profile.ms_types)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        self.body.addLayout(self._list)
        self._own_place = QVBoxLayout()
        self.body.addLayout(self._own_place)
        self._latest = book.log.latest()
        self.own_cards = OwnCards(look, own, book)
        goes_with(self, self.own_cards)
        self.own_cards.opened.connect(lambda own: self.go(OwnPlace(OwnTreatmentId(own))))
        self.own_cards.said.connect(self.said)
        self.own_cards.undoable.connect(self.undoable)
        self.own_cards.shown.connect(self.show_widget)
        self._shelves: dict[Group, tuple[Text, QVBoxLayout]] = {}
        self._boxes: dict[TreatmentId, QWidget] = {}
        self._cards = Gradual(self, at_once=_SEEN_FIRST)
        self._make_shelves()
        self.search.textChanged.connect(self._filter)
        self.stage.currentIndexChanged.connect(self._filter)
        self.mine.toggled.connect(self._filter)
        self._filter()

    def _has(self, stage: Stage) -> bool:
        return any(c.stage is stage for c in self._library.treatments.values())

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.search

    def as_seen(self) -> Callable[[Page], None]:
        """Return what has such a page made anew show the cards that were sought."""
        typed, stage, mine = self.search.text(), self.stage.currentIndex(), self.mine.isChecked()
        untold = self.mine.isHidden()

        def show_in(anew: Page) -> None:
            if isinstance(anew, TreatmentsPage):
                anew.search.setText(typed)
                anew.stage.setCurrentIndex(stage)
                if anew.mine.isHidden() is untold:  # else one has said one's type meanwhile
                    anew.mine.setChecked(mine)

        return show_in

    def shown(self, *, any_type: bool = False) -> list[Treatment]:
        """Return the cards that pass the filters, in the order of the shelves.

        With ``any_type`` those are among them that only the type of MS keeps out.
        """
        mine = () if any_type or not self.mine.isChecked() else self._profile.ms_types
        stage, fits = self.stage.value(), self._called() or self._inside()
        return [
            c
            for c in self._library.treatments.values()
            if (stage is None or c.stage is stage)
            and (not mine or set(mine) & set(c.relevant_types))
            and c.id in fits
        ]

    def _called(self) -> set[TreatmentId]:
        """Return the cards whose names and first lines have all the words typed."""
        words = self.search.text().casefold().split()
        cards = self._library.treatments.values()
        return {c.id for c in cards if all(word in _words(c) for word in words)}

    def _inside(self) -> set[TreatmentId]:
        """Return the cards that say it somewhere; asks for the way to look where there is none."""
        if self._find is None:
            self.inside_wanted.emit()
        return set(self._find(self.search.text())) if self._find is not None else set()

    def look_inside(self, find: Callable[[str], Iterable[TreatmentId]]) -> None:
        """Look inside the cards with this from now on."""
        self._find = find
        if not self._called():
            self._filter()

    def _make_shelves(self) -> None:
        self._none = Text(_NO_CARD, widest=self.look.column)
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
        self._say_how_many(len(cards))
        self._none.setVisible(not cards)
        for group, (heading, _) in self._shelves.items():
            heading.setVisible(any(card.group is group for card in cards))
        for card_id, box in self._boxes.items():
            box.setVisible(card_id in wanted)
        unmade = (card for card in cards if card.id not in self._boxes)
        parts: list[Part] = [partial(self._add, card) for card in unmade]
        if not self._own_place.count():
            parts.append(partial(add_to, self._own_place, self.own_cards))
        self._cards.fill(parts)

    def _show_others(self) -> None:
        """Show those for other types too; the box that hides them again has the keyboard."""
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mine.click()

    def _say_how_many(self, shown: int) -> None:
        """Say how many are shown, and how many only the type of MS hides."""
        inside = not self._called()
        where = " say it inside" if inside and shown else ""
        self._count.setText(f"{shown} of {len(self._library.treatments)} cards{where}.")
        self._sentences.setVisible(inside and shown > 0)
        hidden = len(self.shown(any_type=True)) - shown
        words = f"Show the {hidden} not for my type"
        self._none.setText(_NOT_OF_MINE if hidden else _NO_CARD)
        self._others.setVisible(hidden > 0)
        if hidden:
            self._others.setText(words)
            self._others.setAccessibleName(words)

    def _add(self, card: Treatment) -> None:
        """Make the box of a card and put it on its shelf, in the order of the library."""
        _, shelf = self._shelves[card.group]
        before = itertools.takewhile(lambda each: each != card.id, self._library.treatments)
        on_shelf = (i for i in before if self._library.treatments[i].group is card.group)
        place = sum(i in self._boxes for i in on_shelf)
        self._boxes[card.id] = self._card(card)
        add_to(shelf, self._boxes[card.id], place)

    def _card(self, card: Treatment) -> QWidget:
        latest = self._latest.get(card.id)
        standing = Standing(self.look, self._book, card.id, card.name, latest, "small")
        standing.said.connect(self.said)
        standing.undoable.connect(self.undoable)
        compare = partial(self.compare_wanted.emit, card.id)
        read = self.way_to(CardPlace(card.id))
        mine = self._profile.ms_types
        return TreatmentRow(self.look, self._library, card, mine, standing, read, compare)

    def keep_now(self) -> None:
        """Write the drafts that are waiting; called before the window closes."""
        self.own_cards.keep_now()
        keep_changes(self)


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
