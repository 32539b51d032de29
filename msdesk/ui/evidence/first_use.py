"""Explains a medical word below the paragraph that uses it first, and elsewhere on a press.

"First" is meant in the order one reads what is open: where an earlier section is opened after
a later one, the explanation moves up.  Of the lines that say what the text we read left out,
the first is whole and the others are short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Term
from msdesk.domain.words import without_the_text_we_read
from msdesk.ui.kinds import LabelKind, style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import clear
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_MOST = 2  # a paragraph with more lines below it than in it helps nobody


class Meanings(QWidget):
    """The lines below one paragraph; none where all its words were explained before."""

    def __init__(self, look: Look, terms: Sequence[Term], new: Sequence[Term]) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self.terms = tuple(terms)
        self.explained: tuple[Term, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._fill(new)
        if not new:
            self.hide()

    def explain(self, terms: Sequence[Term]) -> None:
        """Explain these of its words, and no other."""
        if self.explained != tuple(terms):
            clear(self._lines)
            self._fill(terms)
            self.setVisible(bool(terms))

    def _fill(self, terms: Sequence[Term]) -> None:
        self.explained = tuple(terms)
        for term in terms:
            self._lines.addWidget(_meaning(self._look, term))


class WordsAgain(Reveal):
    """A button for the words of a box, or of a list, that were explained before it."""

    def __init__(self, look: Look, thing: str, meanings: Sequence[Meanings]) -> None:
        super().__init__(
            look, "Words explained", "Hide the words", thing, self._make_lines, "link", icon=""
        )
        self._look = look
        self._meanings = tuple(meanings)
        self._shown: list[Term] = []
        if not self._again():
            self.hide()

    def look_again(self) -> None:
        """Be there where a word is not explained in its place."""
        again = self._again()
        if self.place.count() and (not again or self._shown != again):
            self.turn()
        self.setVisible(bool(again))

    def _make_lines(self) -> Iterator[QWidget]:
        self._shown = self._again()
        return (_meaning(self._look, term) for term in self._shown)

    def _again(self) -> list[Term]:
        explained = {term.term for each in self._meanings for term in each.explained}
        every = {term.term: term for each in self._meanings for term in each.terms}
        return [term for name, term in every.items() if name not in explained]


class LeftOut(Text):
    """A line that says what the text we read left out: whole, or short."""

    def __init__(self, text: str, kind: LabelKind, *, widest: int, whole: bool) -> None:
        self._texts = {True: text, False: without_the_text_we_read(text)}
        super().__init__(self._texts[whole], kind, widest=widest)

    def say(self, *, whole: bool) -> None:
        """Say it so."""
        if self.text() != self._texts[whole]:
            self.setText(self._texts[whole])


class FirstUse:
    """Remembers what one page has explained; a word left out waits for its next use.

    ``known`` is a text whose words need no line.
    """

    def __init__(self, look: Look, glossary: Glossary, *, known: str = "") -> None:
        self._look = look
        self._glossary = glossary
        self._known = frozenset(term.term for term in glossary.met(known))
        self._explained = set(self._known)
        self._left_out = False  # whether it was said whole

    def lines(self, text: str) -> list[Meanings]:
        """Return what explains the words of a text that were not explained before.

        Nothing where a text has none; what has only known ones is empty, and may be filled.
        """
        terms = self._glossary.met(text, self._known)
        if not terms:
            return []
        new = self._new(terms, self._explained)
        self._explained.update(term.term for term in new)
        return [Meanings(self._look, terms, new)]

    def again(self, thing: str, meanings: Sequence[Meanings]) -> list[WordsAgain]:
        """Return the button for words of a box that were explained before; none if it has none."""
        return [WordsAgain(self._look, thing, meanings)] if meanings else []

    def aside(self, text: str, kind: LabelKind = "small") -> Text:
        """Return a line that is shorter where another has said the same of what was left out."""
        widest = self._look.column
        if without_the_text_we_read(text) == text:
            return Text(text, kind, widest=widest)
        line = LeftOut(text, kind, widest=widest, whole=not self._left_out)
        self._left_out = True
        return line

    def settle(self, root: QWidget) -> None:
        """Let the first in the order one reads now be the one that explains."""
        explained, left_out, buttons = set(self._known), False, []
        for widget in _open(root):
            match widget:
                case Meanings():
                    new = self._new(widget.terms, explained)
                    explained.update(term.term for term in new)
                    widget.explain(new)
                case LeftOut():
                    widget.say(whole=not left_out)
                    left_out = True
                case WordsAgain():
                    buttons.append(widget)
        for button in buttons:
            button.look_again()
        self._explained, self._left_out = explained, left_out

    def _new(self, terms: Sequence[Term], explained: set[str]) -> list[Term]:
        return [term for term in terms if term.term not in explained][:_MOST]


def _meaning(look: Look, term: Term) -> Text:
    return Text(f"What “{term.term}” means: {term.plain}", "small", widest=look.column)


def _open(widget: QWidget) -> Iterator[QWidget]:
    """Yield what explains, in the order one reads it, of all that is not put away."""
    if isinstance(widget, Meanings | LeftOut | WordsAgain):
        yield widget
    elif not _is_put_away(widget) and (layout := widget.layout()) is not None:
        yield from _in(layout)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _open(widget)
        elif (inner := item.layout()) is not None:
            yield from _in(inner)


def _is_put_away(widget: QWidget) -> bool:
    """Whether it was hidden; what has not been shown yet is hidden too, to Qt."""
    return widget.isHidden() and widget.testAttribute(
        Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    )
