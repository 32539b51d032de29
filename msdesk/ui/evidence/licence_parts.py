"""What the licence of a medicine warns of, kind by kind; what it does not name comes last.

Boxed warnings, and who must not take it, stand first and in a thick frame, with words that
say why, so that neither colour nor place alone tells of them.  Of the others each kind is
named at once; the first few are told, and the rest at the press of a button.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.ms_type import Region
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import (
    Answer,
    LicenceWarning,
    Silent,
    WarningKind,
    gravest,
    named,
    silent,
    warned_of,
)
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.first_use import FirstUse, Meanings
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, column, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.framed import Chip, Framed
from msdesk.ui.widgets.in_words import capital
from msdesk.ui.widgets.placed import placed
from msdesk.ui.widgets.text import Text

_INTRO = (
    "In our own words, from licence texts. Most were read as copies, some of them old. "
    "Read the leaflet in the box too."
)
_INTRO_TOLD = "We could not read a licence text. This is what other pages report."
_BOXED = "A boxed warning is the strongest that a label in the United States can hold."
_STILL = "A harm that is not named can still happen."


class LicenceParts:
    """Makes the parts of the section "What the licence warns of" of one card.

    ``first`` is the region whose words come first; both are always there.
    """

    def __init__(
        self,
        look: Look,
        card: Treatment,
        cite: Cite,
        first: Region,
        ask: Callable[[WarningKind | None], object],
        first_use: FirstUse,
    ) -> None:
        self._look = look
        self._card = card
        self._cite = cite
        self._first = first
        self._ask = ask
        self._first_use = first_use

    def makers(self) -> Iterator[Callable[[], QWidget]]:
        """Yield what makes each part, in its order."""
        look = self._look
        kinds = warned_of(self._card.licence, self._first)
        yield partial(Text, self._intro(), "muted", widest=look.column)
        grave = [kind for kind, warnings in kinds.items() if gravest(kind, warnings)]
        others = [kind for kind in kinds if kind not in grave]
        if any(warning.boxed for warning in self._card.licence):
            yield partial(Text, "Boxed warnings, and who must not take it", "heading")
            yield partial(Text, _BOXED, "small", widest=look.column)
        yield from (partial(self._kind, kind, kinds[kind]) for kind in grave)
        if others:
            title = "What else it warns of" if grave else "What it warns of"
            yield partial(Text, title, "heading")
            yield partial(Text, f"{capital(named(others))}.", widest=look.column)
            makers = [partial(self._kind, kind, kinds[kind]) for kind in others]
            yield partial(FewFirst, look, makers, of=title, places=list(map(self.places, others)))
        yield from self._silences()

    def _intro(self) -> str:
        known = [w.seen for w in self._card.licence if w.answer is not Answer.NOT_CHECKED]
        return _INTRO_TOLD if known and set(known) == {Seen.SECOND_HAND} else _INTRO

    def _kind(self, kind: WarningKind, warnings: tuple[LicenceWarning, ...]) -> QWidget:
        """Return one kind with all that is said of it, and its one button."""
        look = self._look
        box = Card(look, strong=gravest(kind, warnings))
        name = kind.value
        box.column.addWidget(Text(capital(name), "heading"))
        meanings = self._first_use.lines(name)
        for explained in meanings:
            box.column.addWidget(explained)
        for warning in warnings:
            meanings += self._warning(warning, box.column)
        for line in self._unsaid(kind):
            box.column.addWidget(Text(line, "small", widest=look.column))
        button = Act("Ask about this", "plus", partial(self._ask, kind)).on(
            look, f"{name}, licence"
        )
        again = self._first_use.again(f"{name}, licence", meanings)
        box.column.addWidget(flow(look, button, *again, gap=12))
        for each in again:
            box.column.addLayout(each.place)
        return placed(box, *self.places(kind))

    def places(self, kind: WarningKind) -> list[str]:
        """Return the places of all that is said of a kind."""
        licence = enumerate(self._card.licence)
        return [f"licence[{place}]" for place, warning in licence if warning.kind is kind]

    def _warning(self, warning: LicenceWarning, place: QVBoxLayout) -> list[Meanings]:
        look = self._look
        marks: list[QWidget] = [Chip(region) for region in self._regions(warning)]
        if warning.product:
            marks.insert(0, Chip(warning.product, "chip-strong"))
        if warning.boxed:
            marks.append(Framed("Boxed warning in the United States", "strip"))
        place.addWidget(flow(look, *marks))
        for line in warning.lines:
            place.addWidget(Text(line, widest=look.column))
        meanings = self._first_use.lines(warning.text)
        for explained in meanings:
            place.addWidget(explained)
        told = warning.seen.in_words
        second = [Text(told, "small")] if told else []
        place.addWidget(flow(look, *second, *self._cite(warning.sources), gap=12))
        return meanings

    def _regions(self, warning: LicenceWarning) -> list[str]:
        return [r.value for r in sorted(warning.regions, key=lambda r: r is not self._first)]

    def _unsaid(self, kind: WarningKind) -> Iterator[str]:
        """Yield a line for each region that does not warn of what the other warns of.

        Where one product's text warns of it there, the line is about the others.
        """
        those = [w for w in self._card.licence if w.kind is kind]
        warned = {r for w in those if w.answer is Answer.WARNED_OF for r in w.regions}
        for warning in those:
            if warning.answer is not Answer.WARNED_OF:
                others = "the others" if self._among(warned, warning) else ""
                where = [warning.product or others, *self._regions(warning)]
                yield f"{capital(', '.join(filter(None, where)))}: {warning.words}"

    def _among(self, warned: set[Region], warning: LicenceWarning) -> bool:
        return not self._card.licence_of and not warned.isdisjoint(warning.regions)

    def _silences(self) -> Iterator[Callable[[], QWidget]]:
        for answer, title, close in (
            (Answer.NOT_NAMED, "The licence text we read does not name", _STILL),
            (Answer.NOT_CHECKED, "We have not checked", "Ask your team about these."),
        ):
            parts = silent(self._card.licence, answer, self._first)
            if parts:
                yield partial(self._silence, title, parts, close, answer)

    def _silence(
        self, title: str, parts: tuple[Silent, ...], close: str, answer: Answer
    ) -> QWidget:
        look = self._look
        made: list[QWidget] = [Text(title, "heading")]
        for part in parts:
            words = f"{_where(part)}: {named(part.kinds)}."
            made.append(Text(words, widest=look.column))
            for note, kinds in part.notes.items():
                about = "" if kinds == part.kinds else f"{capital(named(kinds))}: "
                made.append(Text(f"{about}{note}", "small", widest=look.column))
            if part.sources:
                made.append(flow(look, *self._cite(part.sources), gap=12))
        made.append(Text(close, "strong", widest=look.column))
        if answer is Answer.NOT_CHECKED:
            button = Act("Ask about this", "plus", partial(self._ask, None)).on(
                look, "what we have not checked in the licence"
            )
            made.append(flow(look, button))
        holds = [place for part in parts for kind in part.kinds for place in self.places(kind)]
        return placed(column(look, *made, gap=8), *holds)


def _where(part: Silent) -> str:
    return f"{capital(part.product)}, {part.region.value}" if part.product else part.region.value
