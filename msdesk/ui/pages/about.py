"""What msdesk is, who made it, who paid, and what each word means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk import __version__
from msdesk.content.library import Library
from msdesk.domain.ageing import WHERE_NEWER, age
from msdesk.domain.days import short_date
from msdesk.domain.licence import Licence
from msdesk.domain.screen import Screen
from msdesk.domain.standard import Standard, StandardItem, counts, version_card
from msdesk.domain.words import many
from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.look import Look
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.basics import Button, clear, column, flow
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.forms import Line, field
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.showing import add_to, laid_out_later, show_in
from msdesk.ui.widgets.text import Text

_WORDS_AT_ONCE, _PARTS = 8, 12  # more than one sees of them


class AboutPage(ScrollPage):
    """The words msdesk says of itself; ``save_wanted`` asks for them as a web page."""

    save_wanted = Signal()
    licences_wanted = Signal()

    def __init__(self, look: Look, library: Library, today: date) -> None:
        super().__init__(look, "About msdesk")
        add_back(self, self.way_to(Screen.SETTINGS))
        self._library = library
        self._looked_up = False  # a word, for which the page was opened
        self._save = Button(
            look, "Save as web page", "second", icon="download", does=self.save_wanted.emit
        )
        self.add_actions(
            self._save,
            Button(
                look,
                "See the introduction again",
                "second",
                icon="book-open",
                does=self.way_to(Screen.INTRODUCTION),
            ),
        )
        self._later = Gradual(self, at_once=0)
        self.search = Line(look, hint="EDSS, relapse, placebo…")
        self._terms = QVBoxLayout()
        self._terms.setSpacing(look.space(12))
        self._full = QVBoxLayout()
        self._parts = Gradual(self, at_once=0)
        self._full.setSpacing(look.space(8))
        self._plain()
        self._age(today)
        self._studies()
        self._standards()
        self._words = self._look_up_words()
        self._licences()

    def _plain(self) -> None:
        """Say what is one line long, and stands there as it is."""
        about = self._library.about
        for title, line in (
            ("What it is for", about.intended_purpose),
            ("Who made it", about.made_by),
            ("Who paid", about.paid_by),
            (
                "Your notes",
                "They stay on this computer. msdesk never opens a connection. "
                "A link opens in your own browser, and only when you press it.",
            ),
            ("How it is kept up to date", about.update_policy),
        ):
            self.add_section(title)
            self.body.addWidget(self._line(line))

    def _age(self, today: date) -> None:
        about = self._library.about
        self.add_section("How old this version is")
        self.body.addWidget(self._line(age(__version__, about.content_date, today)))
        self.body.addWidget(self._line(WHERE_NEWER))
        if about.page:
            self.body.addWidget(flow(self.look, SourceLink(self.look, "Its page", about.page)))

    def _line(self, text: str) -> Text:
        return Text(text, widest=self.look.column)

    def _fold(self, title: str, short: str, parts: Iterable[Callable[[], QWidget]]) -> Fold:
        fold = Fold(self.look, title, parts, short=[self._line(short)], later=self._later)
        self.body.addWidget(fold)
        return fold

    def _studies(self) -> None:
        """Fold how studies were chosen under what that was not; then the version card."""
        *how, what_it_is_not = self._library.about.how_chosen
        lines = (partial(self._line, line) for line in how)
        self._fold("How studies were chosen", what_it_is_not, lines)
        first, *rest = self._version()
        self._fold("Version card", first, (partial(self._line, line) for line in rest))

    def look_up(self, term: str) -> None:
        """Show one word of the glossary, and begin where words are looked up."""
        self._looked_up = True
        self._words.open()
        self._later.finish()
        self.search.setText(term)
        self.show_widget(self.search)

    def first(self) -> QWidget:
        """Return the thing to do first; words are looked up far down, and folded."""
        return self.search if self._looked_up else self._save

    def begin(self) -> QWidget:
        return self.search if self._looked_up else super().begin()

    def _version(self) -> tuple[str, ...]:
        library = self._library
        options = (card.name for card in library.treatments.values())
        card = version_card(__version__, library.about, library.standards, options)
        changes = f"Changes: {' '.join(library.about.changes)}"
        return (*(f"{line.label}: {line.text}" for line in card), changes)

    def _standards(self) -> None:
        assessment = self._library.standards
        filled = f"{assessment.says} Filled in on {short_date(assessment.filled_on)}."
        standards = (partial(self._standard, each) for each in assessment.standard)
        self._fold("How this measures against the standards", filled, standards)

    def _standard(self, standard: Standard) -> QWidget:
        look = self.look
        words = [Text(count.in_words(), widest=look.column) for count in counts(standard)]
        button = Reveal(
            look,
            f"Show all {len(standard.items)} items",
            "Hide the items",
            standard.name,
            lambda: map(self._item, standard.items),
            "",
            icon="list",
            later=self._later,
        )
        button.place.setSpacing(look.space(16))
        box = column(
            look,
            Text(standard.name, "heading"),
            Text(standard.about, widest=look.column),
            *words,
            Text(standard.source, "small", widest=look.column),
            flow(look, button, SourceLink(look, f"Open {standard.name}", standard.url), gap=12),
            gap=4,
        )
        cast("QVBoxLayout", box.layout()).addLayout(button.place)
        return box

    def _item(self, item: StandardItem) -> QWidget:
        look = self.look
        return column(
            look,
            Text(f"{item.number}. {item.text}", "strong", widest=look.column),
            Text(f"{item.answer.value.capitalize()}. {item.where}", widest=look.column),
            gap=0,
        )

    def _look_up_words(self) -> Fold:
        self._listed = Gradual(self, at_once=0)
        self._made: dict[int, tuple[Text, Text]] = {}  # by their place in the glossary
        self._found_in = [
            " ".join((term.term, *term.also)).casefold() for term in self._library.glossary
        ]
        self._none = Text("That word is not here. You could ask your MS team.", "muted")
        self.search.textChanged.connect(self._show_terms)

        def listed() -> QWidget:
            box = column(self.look, field(self.look, "Look up a word", self.search), gap=16)
            cast("QVBoxLayout", box.layout()).addLayout(self._terms)
            self._terms.addWidget(self._none)
            self._show_terms(self.search.text())
            return box

        amount = f"{many(len(self._library.glossary), 'medical word')} in plain words."
        return self._fold("Words", amount, [listed])

    def _show_terms(self, search: str) -> None:
        wanted = search.casefold().strip()
        found = {place for place, words in enumerate(self._found_in) if wanted in words}
        for place, texts in self._made.items():
            for text in texts:
                text.setVisible(place in found)
        self._none.setHidden(bool(found))
        new = sorted(found - self._made.keys())
        self._listed.instead((partial(self._add_term, at) for at in new), at_once=_WORDS_AT_ONCE)

    def _add_term(self, at: int) -> None:
        term = self._library.glossary[at]
        pair = QVBoxLayout()  # no widget around the two: there are many, and each takes 14 kB
        pair.setSpacing(0)
        texts = Text(term.term, "strong"), Text(term.plain, widest=self.look.column)
        with laid_out_later(self._terms):
            self._terms.insertLayout(sum(there < at for there in self._made), pair)
            for text in texts:
                pair.addWidget(text)
            show_in(self._terms, *texts)
        self._made[at] = texts

    def _licences(self) -> None:
        look = self.look
        free, *others = (
            "msdesk is free and open source (MIT).",
            "Letters: Atkinson Hyperlegible Next, SIL Open Font License.",
            "Icons: Lucide, ISC License.",
        )

        def every() -> QWidget:
            words = "Show all parts and their licences"
            button = Button(look, words, "", icon="file-text", does=self._want_licences)
            box = column(look, flow(look, button), gap=8)
            cast("QVBoxLayout", box.layout()).addLayout(self._full)
            return box

        self._fold("Licences", free, [*(partial(self._line, line) for line in others), every])

    def _want_licences(self) -> None:
        if not self._full.count():
            self._full.addWidget(LiveText("One moment: the licences are being read.", "muted"))
        self.licences_wanted.emit()

    def show_licences(self, parts: Sequence[Licence]) -> None:
        """List everything msdesk is made of; each part shows its texts when it is chosen."""
        clear(self._full)
        self._parts.instead((partial(self._add_part, each) for each in parts), at_once=_PARTS)

    def _add_part(self, part: Licence) -> None:
        name = f"{part.name} {part.version}".strip()
        place = QVBoxLayout()
        button = Button(self.look, f"{name}: {part.licence}", "link")
        button.clicked.connect(partial(self._show_licence, part, place))
        add_to(self._full, flow(self.look, button))
        self._full.addLayout(place)

    def _show_licence(self, part: Licence, place: QVBoxLayout) -> None:
        if place.count():
            clear(place)
            return
        texts = part.texts or ("Its text did not come with it.",)
        inside = (f"With parts of: {', '.join(part.inside)}",) if part.inside else ()
        for text in (*inside, *texts):
            place.addWidget(Text(text, "small", widest=self.look.column))
