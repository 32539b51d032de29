"""The face of a card and the numbers to know first: what a tired reader sees, and nothing else.

All of it stands in a window of 1280 by 860 pixels at 100 %.  A fifth and a sixth number come
below the buttons: there is no room for them above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from msdesk.domain.days import short_date
from msdesk.domain.first import FaceLine, Slot, face_lines
from msdesk.domain.first_words import ShownNumber, shown_first
from msdesk.domain.glossary import Glossary
from msdesk.domain.how_to_read import first_texts, how_to_read
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.picture_key import key_to
from msdesk.domain.profile import Profile
from msdesk.domain.treatment import Treatment
from msdesk.domain.words import many
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.first_numbers import FirstNumbers
from msdesk.ui.evidence.ladder import ladder
from msdesk.ui.evidence.standing import Standing
from msdesk.ui.look import Look
from msdesk.ui.pages.card.how_to import HowTo
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.figure import Figure
from msdesk.ui.widgets.framed import Chip, Framed
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.placed import placed
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_FIRST = "The numbers to know first"
_MORE = "More numbers"
_BELOW = (Slot.FIFTH, Slot.SIXTH)


class Ways(NamedTuple):
    """What the buttons of a face do."""

    back: Callable[[], object]
    ask: Callable[[], object]
    ask_number: Callable[[ShownNumber], object]
    my_ms: Callable[[], object]
    compare: Callable[[], object]
    read_on: Callable[[], object]
    take_along: Callable[[], object]


class Face:
    """Fills the beginning of a page; ``ask`` is the button to press first.

    ``other`` is a row below the buttons, for what can be done with the card besides.  ``rest``
    makes what comes right below it: the numbers there is no room for.
    """

    def __init__(
        self,
        page: ScrollPage,
        card: Treatment,
        profile: Profile,
        cite: Cite,
        ways: Ways,
        *,
        glossary: Glossary,
        pictures: bool,
    ) -> None:
        self._page, self._card, self._cite, self._ways = page, card, cite, ways
        self._glossary, self._pictures = glossary, pictures
        mine = profile.ms_types
        self._mine, self._region = tuple(mine), profile.region
        self._look: Look = page.look
        shown = shown_first(card, mine)
        self._above = [each for each in shown if each.slot not in _BELOW]
        self._below = [each for each in shown if each.slot in _BELOW]
        along = Button(
            self._look, "Take this card along", "second", icon="printer", does=ways.take_along
        )
        self.other = flow(self._look, Chip(card.evidence_line), along, gap=12)
        self.ask = Button(
            self._look, "Ask about this", "first", icon="circle-question-mark", does=ways.ask
        )

    def fill(self, standing: Standing, today: date) -> None:
        """Put it into the page."""
        self._page.use_the_room()
        head, look, due = self._page.head, self._look, self._due(today)
        head.insertWidget(0, self._where())
        head.insertSpacing(1, look.space(4))  # the ring around the title is not to touch it
        head.insertWidget(3, Text(self._card.one_line, "muted", widest=_widest(look)))
        for line, types in face_lines(self._card.face, self._mine):
            head.addWidget(self._for_a_type(line, types))
        if due:
            head.addWidget(Framed(due, "notice"))
        if self._above:
            head.addSpacing(look.space(4))
            head.addWidget(self._heading())
            head.addWidget(self._boxes(self._above))
        head.addSpacing(look.space(4))
        head.addWidget(self._actions(standing))
        head.addLayout(standing.place)
        head.addSpacing(look.space(8))
        standing.show_now(self.other)
        how_to = self._how_to()
        if row := self.other.layout():
            row.addWidget(how_to)
        head.addWidget(self.other)
        head.addLayout(how_to.place)
        self._help = how_to.place

    def offer(self, way: Reveal) -> None:
        """Offer another way to read it; what that shows stands above the help, which is long."""
        if row := self.other.layout():
            row.addWidget(way)
        self._page.head.insertLayout(self._page.head.indexOf(self._help), way.place)

    def rest(self) -> list[Callable[[], QWidget]]:
        """Return what makes the numbers below the buttons."""
        return [self._more] if self._below else []

    def _more(self) -> QWidget:
        return column(self._look, Text(_MORE, "section"), self._boxes(self._below), gap=8)

    def _where(self) -> QWidget:
        """Return where one is, how far the treatment has come, and when that was checked."""
        look, card = self._look, self._card
        back = Button(look, "Treatments", "link", name="Treatments, back", does=self._ways.back)
        group = Text(f"›  {card.group.value}", "small")
        group.setAccessibleName(card.group.value)
        checked = Chip(f"Checked {short_date(card.record.checked_on)}")
        return flow(look, back, group, ladder(look, card.stage), checked, gap=12)

    def _heading(self) -> QWidget:
        """Return the heading of the numbers, and beside it what their pictures show."""
        heading, key = Text(_FIRST, "section"), key_to(self._above) if self._pictures else ""
        return flow(self._look, heading, Text(key, "small"), gap=12) if key else heading

    def _due(self, today: date) -> str:
        record = self._card.record
        if not record.is_due(today):
            return ""
        by = short_date(record.next_check_on)
        return f"This card may be out of date. It should have been checked again by {by}."

    def _for_a_type(self, line: FaceLine, types: Sequence[MsType]) -> QWidget:
        """Return what it means for some of my types, and how it stands there by the rules."""
        look = self._look
        named = types_in_words(types)
        known = named.partition(" ")[0] in line.text and set(types) >= set(self._mine)
        words = f"{named}: {line.text}" if types and not known else line.text
        told = " ".join(filter(None, (line.seen.in_words, line.basis)))
        rules = self._card.rules_for(tuple(types), self._region) if types else ""
        if told and rules:
            told = f"{told.removesuffix('.')}."  # another sentence follows on the same line
        sentence = Figure(look, words, "", told, after=rules, sentence=True, widest=_widest(look))
        row = flow(look, sentence, *self._cite(line.sources), gap=8)
        return placed(row, f"face[{self._card.face.index(line)}]")

    def _boxes(self, shown: Sequence[ShownNumber]) -> QWidget:
        return FirstNumbers(
            self._look,
            shown,
            self._cite,
            pictures=self._pictures,
            ask=self._ways.ask_number,
            my_ms=self._ways.my_ms,
        )

    def _how_to(self) -> HowTo:
        """Return the button that explains what stands here."""
        shown, mine = (*self._above, *self._below), self._mine
        lines = face_lines(self._card.face, mine)
        texts = (types_in_words(mine), *first_texts(self._card, [at for at, _ in lines], shown))
        figures = how_to_read(texts, shown, pictures=self._pictures, rules=bool(mine))
        terms = self._glossary.met("\n".join(texts))
        return HowTo(self._look, self._card.name, tuple(figures), terms, self._page.show_low)

    def _actions(self, standing: Standing) -> QWidget:
        look, ways = self._look, self._ways
        results = many(len((*self._card.benefits, *self._card.harms)), "result")
        return flow(
            look,
            self.ask,
            Button(look, "Compare", "second", icon="columns-3", does=ways.compare),
            standing,
            Button(look, f"Read the whole card: {results}", does=ways.read_on),
            gap=12,
        )


def _widest(look: Look) -> int:
    """Return how wide one sentence may be that stands alone: it is read in one go."""
    return look.column * 4 // 3
