"""Get help now: fixed words, the same for everyone.  It asks nothing and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.guide import HelpText
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Card, clear
from msdesk.ui.widgets.forms import Pick, field
from msdesk.ui.widgets.page import Page
from msdesk.ui.widgets.text import Text


class HelpPage(Page):
    """Shows whom to call; ``country_chosen`` remembers the country."""

    country_chosen = Signal(str)

    def __init__(self, look: Look, text: HelpText, country: str) -> None:
        super().__init__(
            look, "Get help now", "msdesk cannot call anybody and cannot judge an illness."
        )
        self._text = text
        self.country = Pick[str](look, [(c.country, c.country) for c in text.countries], country)
        self.body.addWidget(field(look, "Country", self.country))
        self._number = QVBoxLayout()
        self.body.addLayout(self._number)
        for title, lines in (
            ("Call the emergency number at once", text.when_emergency),
            ("Call your MS team the same day", text.when_team),
            ("If you feel very low", text.when_low),
        ):
            self.add_section(title)
            for line in lines:
                self.body.addWidget(Text(f"•  {line}", widest=look.column))
        self.body.addWidget(Text(f"Numbers checked {short_date(text.checked_on)}.", "small"))
        self.country.currentIndexChanged.connect(self._chosen)
        self._show()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.country

    def _chosen(self) -> None:
        self._show()
        self.country_chosen.emit(self.country.value())

    def _show(self) -> None:
        clear(self._number)
        chosen = next(c for c in self._text.countries if c.country == self.country.value())
        card = Card(self.look)
        card.column.addWidget(Text(f"Emergency: {chosen.emergency}", "title"))
        card.column.addWidget(Text(chosen.advice, widest=self.look.column))
        self._number.addWidget(card)
