"""Get help now: fixed words, the same for everyone.  It asks nothing and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.guide import HelpCountry, HelpLine, HelpText
from msdesk.domain.ids import SourceId
from msdesk.domain.source import Source
from msdesk.ui.evidence.links import source_link
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Card, clear, flow
from msdesk.ui.widgets.bullets import bullets
from msdesk.ui.widgets.forms import Pick, field
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_CANNOT = "msdesk cannot call anybody and cannot judge an illness."


class HelpPage(ScrollPage):
    """Shows whom to call; ``country_chosen`` carries the country, and the one before."""

    country_chosen = Signal(str, str)

    def __init__(
        self, look: Look, text: HelpText, sources: Mapping[SourceId, Source], country: str
    ) -> None:
        super().__init__(look, "Get help now")
        self._text = text
        self._sources = sources
        self.country = Pick[str](look, [(c.country, c.country) for c in text.countries], country)
        self._chosen_last = self.country.value()
        self._emergency = Text("", "title", widest=look.column)
        heard_as(self._emergency, "words")
        self.body.addWidget(self._emergency)  # before all else: large text must not push it away
        self.body.addWidget(field(look, "Country", self.country))
        self._number = QVBoxLayout()
        self.body.addLayout(self._number)
        for title, lines in (
            ("Call the emergency number at once", text.when_emergency),
            ("Call your MS team the same day", text.when_team),
            ("If you feel very low", text.when_low),
        ):
            self.add_section(title)
            self.body.addLayout(bullets(look, lines, gap=16))
        self.body.addWidget(Text(_CANNOT, widest=look.column))
        self.body.addWidget(Text(f"This page was checked {short_date(text.checked_on)}.", "small"))
        self.country.currentIndexChanged.connect(self._chosen)
        self._show()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.country

    def _chosen(self) -> None:
        before, self._chosen_last = self._chosen_last, self.country.value()
        self._show()
        self.country_chosen.emit(self._chosen_last, before)

    def _show(self) -> None:
        clear(self._number)
        chosen = next(c for c in self._text.countries if c.country == self.country.value())
        self._emergency.setText(f"{chosen.emergency.what}: {chosen.emergency.number}")
        card = Card(self.look)
        for line in chosen.lines:
            said = f"{line.what}: {line.number}. {line.seen.in_words}".rstrip()
            card.column.addWidget(Text(said, widest=self.look.column))
        card.column.addWidget(self._read_at(chosen))
        self._number.addWidget(card)

    def _read_at(self, country: HelpCountry) -> QWidget:
        """Return where each number was read and when; the numbers come before it."""
        cited = dict.fromkeys(i for line in _lines(country) for i in line.sources)
        found = [self._sources[i] for i in cited]
        if not found:
            said = dict.fromkeys(line.basis for line in _lines(country))
            return Text(". ".join(said) + ".", "small")
        read_on = min(source.read_on for source in found)  # no number is newer than it says
        return flow(
            self.look,
            Text(f"Numbers read {short_date(read_on)} at:", "small"),
            *(source_link(self.look, source) for source in found),
            gap=12,
        )


def _lines(country: HelpCountry) -> tuple[HelpLine, ...]:
    return (country.emergency, *country.lines)
