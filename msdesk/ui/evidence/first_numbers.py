"""The numbers to know first: boxes of one form, two abreast where there is room.

What nobody has measured has the frame, the picture and the size of what somebody has, so that
a gap is seen as a gap and not as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.first_groups import ShownGroup
from msdesk.domain.first_words import ShownNumber
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.dot_array import DotArray
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.pictured import Pictured
from msdesk.ui.look import Look
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.basics import Button, Card, column, flow
from msdesk.ui.widgets.figure import Figure
from msdesk.ui.widgets.in_words import capital
from msdesk.ui.widgets.placed import placed
from msdesk.ui.widgets.text import Text

_SQUARES = 100  # of a picture of what nobody has counted
_SIDE = 84  # pixels: how wide a picture is
_BESIDE = 150  # letters that fit beside a picture; more of them run on below it
_GAP, _NARROW_GAP = 12, 8  # pixels between a picture and its words; of one, of several
_THREE = 3  # groups stand abreast where their numbers are below their pictures
_SOURCE = 6  # letters as wide as the number of a source
_FOOT = 42  # letters that fit in one line with the button


class FirstNumbers(Abreast):
    """The boxes, in the order they are read in; ``boxes`` are they.

    ``ask`` is called with a box whose button was pressed, ``my_ms`` where the type of MS is asked
    for.
    """

    def __init__(
        self,
        look: Look,
        shown: Sequence[ShownNumber],
        cite: Cite,
        *,
        pictures: bool,
        ask: Callable[[ShownNumber], object],
        my_ms: Callable[[], object],
    ) -> None:
        self.boxes = tuple(
            placed(FirstBox(look, each, cite, pictures=pictures, does=does), each.at)
            for each, does in ((each, _does(each, ask, my_ms)) for each in shown)
        )
        super().__init__(look, self.boxes)


def _does(
    shown: ShownNumber, ask: Callable[[ShownNumber], object], my_ms: Callable[[], object]
) -> Callable[[], object]:
    return my_ms if shown.asks_type else partial(ask, shown)


class FirstBox(Card):
    """One of them: heading, picture with its number, what it must not stand without, Ask."""

    def __init__(
        self,
        look: Look,
        shown: ShownNumber,
        cite: Cite,
        *,
        pictures: bool,
        does: Callable[[], object],
    ) -> None:
        super().__init__(look, dashed=shown.is_gap)
        self.setAccessibleName(shown.heading)
        self._look, self._shown, self._pictures = look, shown, pictures
        side = look.space(14)
        self.column.setContentsMargins(side, look.space(8), side, 0)
        self.column.setSpacing(look.space(2))
        self._many = len(shown.sources) * _SOURCE + len(shown.how_sure) > _FOOT
        self.column.addWidget(self._head())
        if shown.types:
            self.column.addWidget(Text(shown.types, "strong-small"))
        self._say_small(self._in_large())
        self.column.addStretch(1)
        self.column.addWidget(self._foot(cite, does))

    def _head(self) -> QWidget:
        """Return the heading, and how sure it is where the sources leave no room for that."""
        heading = Text(self._shown.heading, "heading")
        return flow(self._look, heading, *self._sure(), gap=8) if self._many else heading

    def _sure(self) -> list[QWidget]:
        how_sure = self._shown.how_sure
        return [Text(how_sure, "strong-small")] if how_sure else []

    def _say_small(self, beside: QVBoxLayout) -> None:
        """Say who was studied and the rest beside the picture; what is long runs on below it."""
        shown = self._shown
        who = " ".join(filter(None, (shown.who, shown.could_be, shown.told)))
        words = " ".join(filter(None, (shown.words, shown.basis)))
        if beside is self.column or len(who) + len(words) <= _BESIDE:
            _say(beside, f"{who} {words}")
        else:
            _say(beside, who)
            _say(self.column, words)

    def _in_large(self) -> QVBoxLayout:
        """Show the number, or the words in its place; return where the small words go on."""
        shown = self._shown
        if not shown.groups:
            return self._large_words()
        if len(shown.groups) == 1:
            (group,) = shown.groups
            figure = Figure(self._look, group.number, group.rest, group.label)
            return self._beside(self._picture(group), figure)
        said_once = self._said_once()
        if said_once:
            self.column.addWidget(Text(f"{capital(said_once)}:"))
        make = self._bare if said_once else self._group
        self.column.addWidget(_abreast(self._look, [make(group) for group in shown.groups]))
        return self.column

    def _said_once(self) -> str:
        """Return what follows each number, where it is the same and there is no picture."""
        rests = {group.rest for group in self._shown.groups}
        drawn = any(group.of for group in self._shown.groups)
        return "" if drawn or len(rests) > 1 else rests.pop()

    def _bare(self, group: ShownGroup) -> QWidget:
        return Figure(self._look, group.number, "", group.label)

    def _large_words(self) -> QVBoxLayout:
        shown, picture = self._shown, None
        if shown.is_gap and self._pictures:
            picture = IconArray(
                self._look, None, _SQUARES, f"{shown.heading}: {shown.big}.", wide=_SIDE
            )
        return self._beside(picture, Text(shown.big, "number"))

    def _beside(self, picture: IconArray | None, *words: QWidget) -> QVBoxLayout:
        """Put a picture at the left of words, and return their column."""
        column = QVBoxLayout()
        column.setSpacing(0)
        for each in words:
            column.addWidget(each)
        if picture is None:
            self.column.addLayout(column)
            return column
        row = Pictured(self._look, picture, _GAP)
        row.words.addLayout(column)
        row.words.addStretch(1)
        self.column.addWidget(row)
        return column

    def _group(self, group: ShownGroup) -> QWidget:
        """Return one of several groups: its picture, and its number beside that or below it."""
        look, picture = self._look, self._picture(group)
        words = (Figure(look, group.number, group.rest), Text(group.label, "small"))
        if picture is None:
            return column(look, *words, gap=0)
        below = len(self._shown.groups) == _THREE or group.of > _SQUARES
        row = Pictured(look, picture, _NARROW_GAP, below=below)
        for each in words:
            row.words.addWidget(each)
        row.words.addStretch(1)
        return row

    def _picture(self, group: ShownGroup) -> IconArray | None:
        if not self._pictures or not group.of:
            return None
        sentence = self._shown.picture_of(group)
        if group.of > _SQUARES:
            return DotArray(self._look, group.count, group.of, sentence)
        return IconArray(self._look, group.count, group.of, sentence, wide=_SIDE)

    def _foot(self, cite: Cite, does: Callable[[], object]) -> QWidget:
        shown, look = self._shown, self._look
        sure = [] if self._many else self._sure()
        thing = ", ".join(filter(None, (shown.heading, shown.types)))
        if shown.asks_type:
            words = "Go to My MS"
            button = Button(look, words, "link", name=f"{words}: {thing}", does=does)
        else:
            button = Button(look, "Ask", "link", name=f"Ask about: {thing}", does=does)
        return flow(look, *sure, *cite(shown.sources), button, gap=8)


def _abreast(look: Look, parts: Sequence[QWidget]) -> QWidget:
    """Return groups side by side, each with as much room as another; on lines where narrow."""
    three = len(parts) == _THREE
    return Abreast(look, parts, most=3 if three else 2, least=7 if three else 10)


def _say(place: QVBoxLayout, words: str) -> None:
    if words := words.strip():
        place.addWidget(Text(words, "small"))
