"""The sections of a treatment card, in the order every card has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from msdesk.content.library import Library
from msdesk.domain.claim import Claim
from msdesk.domain.days import short_date
from msdesk.domain.estimate import Item, by_type
from msdesk.domain.guide import RedFlag
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import MsType, Region, types_in_words
from msdesk.domain.profile import Profile
from msdesk.domain.section import Section
from msdesk.domain.source import Source
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import Step, Treatment, Trial
from msdesk.domain.warning import WarningKind
from msdesk.settings import Settings
from msdesk.ui import region
from msdesk.ui.evidence.eligibility import NoteCard
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.item_card import ItemCard
from msdesk.ui.evidence.licence_parts import LicenceParts
from msdesk.ui.evidence.links import SourceLink, source_link
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, Card, column, flow
from msdesk.ui.widgets.few_first import FEW, FewFirst
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.ui.evidence.log_form import LogForm

Ask = Callable[..., object]
Makers = list[Callable[[], QWidget]]
T = TypeVar("T")
_NONE_OF_MINE = "Nothing here says that it was measured in this type of MS."
_OTHERS = {  # by whether they name types of MS
    frozenset({True}): "In other types of MS",
    frozenset({False}): "With no type of MS named",
    frozenset({True, False}): "In other types of MS, or with none named",
}


class CardParts:
    """Makes the parts of one card."""

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        settings: Settings,
        ask_item: Callable[[Item], object],
        ask_claim: Callable[[Claim], object],
        ask_warning: Callable[[WarningKind | None], object],
        first_use: FirstUse,
    ) -> None:
        self._look = look
        self._library = library
        self._card = card
        self._settings = settings
        self._ask_item = ask_item
        self._ask_claim = ask_claim
        self._ask_warning = ask_warning
        self._first_use = first_use

    def sections(
        self, profile: Profile, log_form: LogForm, ask: Ask, my_ms: Callable[[], object]
    ) -> Iterator[tuple[str, Makers]]:
        """Yield each section's title and what makes its widgets, one each, in their order."""
        card = self._card
        yield Section.WHAT_IT_IS.value, self._statements(card.what_it_is)
        yield (
            Section.HOW_GIVEN.value,
            [partial(self._step, *s) for s in enumerate(card.how_given, 1)],
        )
        for part, items in ((Section.BENEFITS, card.benefits), (Section.HARMS, card.harms)):
            yield part.value, self._measured(part.value, items, profile.ms_types)
        if card.licence:
            yield Section.LICENCE.value, self._licence(profile)
        yield Section.LIVING.value, self._living()
        yield Section.MY_TYPE.value, self._for_my_type(profile, ask, my_ms)
        yield Section.CHECKS.value, self._statements(card.checks)
        yield Section.PREGNANCY.value, self._statements(card.pregnancy)
        yield Section.STOPPED.value, self._statements(card.if_stopped)
        yield Section.NOT_KNOWN.value, self._statements(card.not_known)
        yield Section.TRIALS.value, self._trials()
        claims = self._library.claims_about(card.id)
        if claims:
            title = Section.CLAIMS.value
            yield title, [partial(self._few, claims, self._claim, of=title)]
        if card.shows_red_flags:
            title, flags = Section.RED_FLAGS.value, self._library.red_flags
            yield title, [partial(self._few, flags, self._red_flag, of=title)]
        yield Section.MY_LOG.value, [lambda: log_form]
        title = Section.SOURCES.value
        yield title, [lambda: self._few(self._cited(), self._source, of=title)]
        yield Section.ABOUT.value, self._about()

    def _cited(self) -> list[Source]:
        return [self._library.sources[i] for i in self._library.cited_by(self._card)]

    def _measured(self, title: str, items: Sequence[Item], mine: Sequence[MsType]) -> Makers:
        """Return the items; where the type of MS is known, those about it stand first."""
        if not mine:
            return [partial(self._few, items, self._item, of=title)]
        look = self._look
        about, others = by_type(items, mine)
        makers: Makers = [partial(Text, f"In {types_in_words(mine)}", "heading")]
        if about:
            makers.append(partial(self._few, about, self._item, of=title))
        else:
            makers.append(partial(Text, _NONE_OF_MINE, widest=look.column))
        if others:
            heading = _OTHERS[frozenset(bool(item.ms_types) for item in others)]
            few = partial(self._few, first=max(0, FEW - len(about)), of=f"{title}. {heading}")
            makers += [partial(Text, heading, "heading"), partial(few, others, self._item)]
        return makers

    def _item(self, item: Item) -> QWidget:
        return ItemCard(
            self._look,
            item,
            self._library.sources,
            self._library.certainty,
            pictures=self._settings.pictures,
            ask=self._ask_item,
            first_use=self._first_use,
        )

    def _links(self, ids: Sequence[SourceId]) -> list[QWidget]:
        return [source_link(self._look, self._library.sources[i]) for i in ids]

    def _statements(self, statements: Sequence[Statement]) -> Makers:
        return [partial(self._statement, s) for s in statements]

    def _statement(self, statement: Statement) -> QWidget:
        look = self._look
        parts: list[QWidget] = [
            Text(statement.text, widest=look.column),
            *self._first_use.lines(statement.text),
        ]
        if statement.basis:
            parts.append(Text(statement.basis, "small", widest=look.column))
        if statement.sources:
            told = statement.seen.in_words
            second = [Text(told, "small")] if told else []
            parts.append(flow(look, *second, *self._links(statement.sources), gap=12))
        return column(look, *parts, gap=0)

    def _step(self, number: int, step: Step) -> QWidget:
        card = Card(self._look)
        card.column.addWidget(Text(f"{number}. {step.name}", "heading"))
        for line in (Text(step.text, widest=self._look.column), *self._first_use.lines(step.text)):
            card.column.addWidget(line)
        card.column.addWidget(
            Text(f"How long: {step.duration}", "strong", widest=self._look.column)
        )
        if step.sources:
            told = step.seen.in_words
            second = [Text(told, "small")] if told else []
            card.column.addWidget(flow(self._look, *second, *self._links(step.sources), gap=12))
        return card

    def _licence(self, profile: Profile) -> Makers:
        country = self._settings.country or region.country([Region.US.value, ""])
        there = Region.US.value in (profile.region.value, country)
        parts = LicenceParts(
            self._look,
            self._card,
            self._library.sources,
            Region.US if there else Region.UK_EU,
            self._ask_warning,
            self._first_use,
        )
        return list(parts.makers())

    def _living(self) -> Makers:
        living = self._card.living_with
        parts: Makers = []
        for title, statements in (
            ("Body", living.body),
            ("Mind", living.mind),
            ("Daily life", living.daily_life),
        ):
            parts.append(partial(Text, title, "heading"))
            parts += self._statements(statements)
        return parts

    def _for_my_type(self, profile: Profile, ask: Ask, my_ms: Callable[[], object]) -> Makers:
        look = self._look
        if not profile.ms_types:
            say = (
                "Say which type of MS you have, and the rules for it will be here. "
                "“I am not sure” is fine too."
            )
            return [
                partial(Text, say, widest=look.column),
                lambda: flow(look, Button(look, "Go to My MS", "second", icon="user", does=my_ms)),
            ]
        return [
            partial(NoteCard, look, self._library, self._card, ms_type, profile, ask=ask)
            for ms_type in profile.ms_types
        ]

    def _trials(self) -> Makers:
        if not self._card.trials:
            return [partial(Text, self._card.no_trials, widest=self._look.column)]
        return [partial(self._trial, trial) for trial in self._card.trials]

    def _trial(self, trial: Trial) -> QWidget:
        card = Card(self._look)
        as_of = f"As of {short_date(trial.as_of)}. {trial.registry_id}."
        card.column.addWidget(Text(trial.name, "heading"))
        for line in (trial.question, trial.state):
            card.column.addWidget(Text(line, widest=self._look.column))
        card.column.addWidget(Text(as_of, "small", widest=self._look.column))
        card.column.addWidget(flow(self._look, *self._links(trial.sources), gap=12))
        return card

    def _claim(self, claim: Claim) -> QWidget:
        look = self._look
        card = Card(look)
        said = f"“{claim.said}”" if claim.quoted else claim.said
        person = claim.voice.value == "one patient"
        strip = self._library.about.one_person if person else f"A claim by a {claim.voice.value}."
        card.column.addWidget(flow(look, Framed(strip, "strip")))
        card.column.addWidget(Text(said, "heading"))
        paid = f"Paid: {claim.paid}" if claim.paid else ""
        treated = f"Treated: {claim.where_treated}" if claim.where_treated else ""
        about = ", ".join(t.value for t in claim.ms_types)
        for line in (
            f"{claim.who}, {claim.said_when}.",
            f"About: {about}" if about else "",
            treated,
            paid,
            f"Why it is here: {claim.chosen_because}",
        ):
            if line:
                card.column.addWidget(Text(line, "small", widest=look.column))
        card.column.addWidget(Text("What has been measured", "strong"))
        for statement in claim.measured:
            card.column.addWidget(self._statement(statement))
        button = Act("Ask about this", "plus", lambda: self._ask_claim(claim)).on(look, claim.said)
        card.column.addWidget(flow(look, button, *self._links(claim.sources), gap=12))
        return card

    def _red_flag(self, flag: RedFlag) -> QWidget:
        links = self._links(flag.sources)
        words: list[QWidget] = [
            Text(flag.sign, "strong", widest=self._look.column),
            Text(flag.why, widest=self._look.column),
            *self._first_use.lines(flag.why),
        ]
        return column(
            self._look, *words, *([flow(self._look, *links, gap=12)] if links else []), gap=0
        )

    def _few(
        self, values: Sequence[T], make: Callable[[T], QWidget], *, of: str, first: int = FEW
    ) -> QWidget:
        makers = [partial(make, value) for value in values]
        return FewFirst(self._look, makers, of=of, first=first)

    def _source(self, source: Source) -> QWidget:
        look = self._look
        read = f"{source.kind.value.capitalize()}. Read {short_date(source.read_on)}."
        remarks = " ".join(source.remarks)
        links = [SourceLink(look, "Open", source.address)] if source.address else []
        return column(
            look,
            Text(f"{source.short}: {source.citation}", widest=look.column),
            *([Text(remarks, "small", widest=look.column)] if remarks else []),
            flow(look, Text(read, "small"), *links, gap=12),
            gap=0,
        )

    def _about(self) -> Makers:
        record, about = self._card.record, self._library.about
        checked = (
            f"Checked {short_date(record.checked_on)}. "
            f"Next check by {short_date(record.next_check_on)}."
        )
        lines = [
            checked,
            f"Who made it: {record.made_by}",
            f"Who paid: {record.paid_by}",
            f"How studies were chosen: {record.how_chosen}",
            f"Changes: {' '.join(record.changes)}",
            about.only_your_team,
        ]
        return [partial(Text, line, widest=self._look.column) for line in lines]
