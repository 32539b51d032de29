"""Makes the parts of a treatment card, one widget each, and says which place each shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.claim import Claim
from msdesk.domain.days import short_date
from msdesk.domain.guide import RedFlag
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import Step, Treatment, Trial
from msdesk.ui.evidence.citing import Cite, told_by
from msdesk.ui.evidence.first_use import FirstUse, Meanings
from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.look import Look
from msdesk.ui.pages.card.section import Part
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, column, flow
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.placed import placed
from msdesk.ui.widgets.text import Text


class CardParts:
    """Makes the parts of one card that are no figures."""

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        cite: Cite,
        first_use: FirstUse,
        ask_claim: Callable[[Claim], object],
    ) -> None:
        self._look = look
        self._library = library
        self._card = card
        self._cite = cite
        self._first_use = first_use
        self._ask_claim = ask_claim

    def text(self, text: str, *places: str) -> Part:
        """Return a line of the card."""

        def make() -> QWidget:
            return placed(column(self._look, Text(text, widest=self._look.column)), *places)

        return Part(make, places)

    def heading(self, text: str) -> Part:
        """Return a heading within a section."""
        return Part(partial(Text, text, "heading"))

    def statements(self, field: str, statements: Sequence[Statement], thing: str) -> list[Part]:
        """Return the statements of a field, and one button for the words they share."""
        meanings: list[Meanings] = []

        def make(statement: Statement, at: str) -> QWidget:
            return placed(self._statement(statement, meanings), at)

        def again() -> QWidget:
            box = column(self._look, gap=0)
            layout = cast("QVBoxLayout", box.layout())
            for button in self._first_use.again(thing, meanings):
                layout.addWidget(flow(self._look, button))
                layout.addLayout(button.place)
            return box

        parts = [
            Part(partial(make, each, at), (at,))
            for each, at in ((s, f"{field}[{n}]") for n, s in enumerate(statements))
        ]
        return [*parts, Part(again)]

    def _statement(self, statement: Statement, meanings: list[Meanings]) -> QWidget:
        look = self._look
        new = self._first_use.lines(statement.text)
        meanings += new
        parts: list[QWidget] = [Text(statement.text, widest=look.column), *new]
        if statement.basis:
            parts.append(Text(statement.basis, "small", widest=look.column))
        parts += told_by(look, statement.seen, statement.sources, self._cite)
        return column(look, *parts, gap=0)

    def short(
        self, said: Statement | None, key: str, how_much: Callable[[], str]
    ) -> list[QWidget]:
        """Return what sums a section up, with its sources and how much there is."""
        look = self._look
        amount = Text(how_much(), "small")
        if said is None:
            return [amount]
        basis = [Text(said.basis, "small", widest=look.column)] if said.basis else []
        told = [Text(said.seen.in_words, "small")] if said.seen.in_words else []
        line = flow(look, amount, *told, *self._cite(said.sources), gap=12)
        words = Text(said.text, widest=look.column)
        return [placed(column(look, words, *basis, line, gap=0), f"in_short.{key}")]

    def steps(self) -> list[Part]:
        """Return the steps of having it."""
        numbered = enumerate(self._card.how_given, 1)
        return [Part(partial(self._step, n, s), (f"how_given[{n - 1}]",)) for n, s in numbered]

    def _step(self, number: int, step: Step) -> QWidget:
        look, card = self._look, Card(self._look)
        card.column.addWidget(Text(f"{number}. {step.name}", "heading"))
        card.column.addWidget(Text(step.text, widest=look.column))
        meanings = self._first_use.lines(step.text)
        for line in meanings:
            card.column.addWidget(line)
        card.column.addWidget(Text(f"How long: {step.duration}", "strong", widest=look.column))
        again = self._first_use.again(step.name, meanings)
        told = told_by(look, step.seen, step.sources, self._cite)
        if told or again:
            card.column.addWidget(flow(look, *told, *again, gap=12))
        for each in again:
            card.column.addLayout(each.place)
        return placed(card, f"how_given[{number - 1}]")

    def trials(self) -> list[Part]:
        """Return the open trials; that there are none where there are none."""
        if not self._card.trials:
            return [self.text(self._card.no_trials, "no_trials")]
        numbered = enumerate(self._card.trials)
        return [Part(partial(self._trial, n, trial), (f"trials[{n}]",)) for n, trial in numbered]

    def _trial(self, number: int, trial: Trial) -> QWidget:
        look, card = self._look, Card(self._look)
        as_of = f"As of {short_date(trial.as_of)}. {trial.registry_id}."
        card.column.addWidget(Text(trial.name, "heading"))
        for line in (trial.question, trial.state):
            card.column.addWidget(Text(line, widest=look.column))
        card.column.addWidget(Text(as_of, "small", widest=look.column))
        for told in told_by(look, trial.seen, trial.sources, self._cite):
            card.column.addWidget(told)
        return placed(card, f"trials[{number}]")

    def claim(self, claim: Claim) -> QWidget:
        """Return what somebody says, whose voice it is, and what has been measured."""
        look, card = self._look, Card(self._look)
        said = f"“{claim.said}”" if claim.quoted else claim.said
        person = claim.voice.value == "one patient"
        strip = self._library.about.one_person if person else f"A claim by a {claim.voice.value}."
        card.column.addWidget(flow(look, Framed(strip, "strip")))
        card.column.addWidget(Text(said, "heading"))
        about = ", ".join(t.value for t in claim.ms_types)
        for line in (
            f"{claim.who}, {claim.said_when}.",
            f"About: {about}" if about else "",
            f"Treated: {claim.where_treated}" if claim.where_treated else "",
            f"Paid: {claim.paid}" if claim.paid else "",
            f"Why it is here: {claim.chosen_because}",
        ):
            if line:
                card.column.addWidget(Text(line, "small", widest=look.column))
        card.column.addWidget(Text("What has been measured", "strong"))
        meanings: list[Meanings] = []
        for statement in claim.measured:
            card.column.addWidget(self._statement(statement, meanings))
        button = Act("Ask about this", "plus", lambda: self._ask_claim(claim)).on(look, claim.said)
        again = self._first_use.again(claim.said, meanings)
        card.column.addWidget(flow(look, button, *self._cite(claim.sources), *again, gap=12))
        for each in again:
            card.column.addLayout(each.place)
        return placed(card, f"claim:{claim.id}")

    def red_flag(self, number: int, flag: RedFlag) -> QWidget:
        """Return a warning sign of a clinic."""
        look = self._look
        words: list[QWidget] = [
            Text(flag.sign, "strong", widest=look.column),
            Text(flag.why, widest=look.column),
            *self._first_use.lines(flag.why),
            *([Text(flag.basis, "small", widest=look.column)] if flag.basis else []),
            *told_by(look, flag.seen, flag.sources, self._cite),
        ]
        return placed(column(look, *words, gap=0), f"red_flag:{number}")

    def source(self, source: Source, numbers: Numbers) -> QWidget:
        """Return one line of the list of sources."""
        look = self._look
        (number,) = numbers.of((source.id,))
        name = f"{number}. {source.short}"
        known = SourceLink(look, name, source.address) if source.address else Text(name, "strong")
        read = f"{source.kind.value.capitalize()}. Read {short_date(source.read_on)}."
        lines = (source.citation, " ".join(source.remarks), read)
        words = (Text(line, "small", widest=look.column) for line in lines if line)
        return placed(column(look, known, *words, gap=0), f"source:{source.id}")

    def about(self) -> list[Part]:
        """Return who made the card, who paid, and how it is kept."""
        record = self._card.record
        lines = (
            f"Next check by {short_date(record.next_check_on)}.",
            f"Who made it: {record.made_by}",
            f"Who paid: {record.paid_by}",
            f"How studies were chosen: {record.how_chosen}",
            f"Changes: {' '.join(record.changes)}",
            self._library.about.only_your_team,
        )
        return [self.text(line, "record") for line in lines]
