"""The sections of a treatment card, in the order every card has them, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from msdesk.content.library import Library
from msdesk.content.walking import cited
from msdesk.domain.claim import Claim
from msdesk.domain.days import short_date
from msdesk.domain.estimate import Item
from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import Region, types_in_words
from msdesk.domain.numbering import Numbers
from msdesk.domain.profile import Profile
from msdesk.domain.section import Section as Title
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import WarningKind, gravest, warned_of
from msdesk.domain.words import about_minutes, many
from msdesk.settings import Settings
from msdesk.ui import region
from msdesk.ui.evidence.citing import by_number
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.licence_brief import licence_brief
from msdesk.ui.evidence.licence_parts import LicenceParts
from msdesk.ui.look import Look
from msdesk.ui.pages.card.measured import Measured
from msdesk.ui.pages.card.opened import Opened
from msdesk.ui.pages.card.parts import CardParts
from msdesk.ui.pages.card.rules import Rules
from msdesk.ui.pages.card.section import Makes, Part, Section, how_much, word_count
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.in_words import listed
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.ui.evidence.log_form import LogForm

_SAY_YOUR_TYPE = (
    "Say which type of MS you have, and the rules for it will be here. "
    "“I am not sure” is fine too."
)


class Asks(NamedTuple):
    """What makes a question of a part of the card, and the way to where the type is told."""

    item: Callable[[Item], object]
    claim: Callable[[Claim], object]
    warning: Callable[[WarningKind | None], object]
    rule: Callable[..., object]
    my_ms: Callable[[], object]


class CardSections:
    """Says what the sections of one card are made of; nothing is made before it is wanted."""

    def __init__(
        self,
        look: Look,
        library: Library,
        card: Treatment,
        profile: Profile,
        settings: Settings,
        asks: Asks,
        first_use: FirstUse,
        opened: Opened,
    ) -> None:
        self._look = look
        self._library = library
        self._card = card
        self._profile = profile
        self._settings = settings
        self._asks = asks
        self._first_use = first_use
        self._opened = opened
        self._claims = library.claims_about(card.id)
        self._flags = library.red_flags if card.shows_red_flags else ()
        self.numbers = Numbers()
        self.numbers.of(self._cited())  # in the order of the card, whatever is opened first
        self.cite = by_number(look, library.sources, self.numbers)
        self._parts = CardParts(look, library, card, self.cite, first_use, asks.claim)

    def _cited(self) -> tuple[SourceId, ...]:
        parts = (*self._claims, *self._flags)
        more = (source for _, ids, _ in cited(parts) for source in ids)
        return tuple(dict.fromkeys((*self._library.cited_by(self._card), *more)))

    def all(self, log_form: LogForm) -> list[Section]:
        """Return the sections; the log is open where a step is typed and not saved."""
        card, parts = self._card, self._parts
        statements = self._statements
        return [
            self._what_it_is(),
            self._short(
                Title.HOW_GIVEN, "how_given", parts.steps(), many(len(card.how_given), "step")
            ),
            *self._results(),
            *self._licence(),
            self._living(),
            self._my_type(),
            statements(Title.CHECKS, "checks"),
            statements(Title.PREGNANCY, "pregnancy"),
            statements(Title.STOPPED, "if_stopped"),
            statements(Title.NOT_KNOWN, "not_known"),
            self._trials(),
            *self._said(),
            _my_log(log_form),
            self._sources(),
            self._about(),
        ]

    def _short(self, title: Title, field: str, parts: Sequence[Part], inside: str) -> Section:
        """Return a section whose sentence stands in the card."""
        said = getattr(self._card.in_short, field, None)
        amount = partial(how_much, inside, getattr(self._card, field))
        return Section(title.value, parts, partial(self._parts.short, said, field, amount))

    def _told(
        self,
        title: Title,
        parts: Sequence[Part],
        sentence: str,
        amount: Callable[[], str],
        *,
        while_folded: Makes | None = None,
    ) -> Section:
        """Return a section whose sentence is worked out from what is inside."""

        def short() -> list[QWidget]:
            words = [Text(sentence, widest=self._look.column)] if sentence else []
            how_much = amount()  # not before: all words of the section are counted
            return [*words, *([Text(how_much, "small")] if how_much else [])]

        return Section(title.value, parts, short, while_folded)

    def _statements(self, title: Title, field: str) -> Section:
        statements = getattr(self._card, field)
        parts = self._parts.statements(field, statements, title.value)
        return self._short(title, field, parts, many(len(statements), "point"))

    def _trials(self) -> Section:
        trials = self._card.trials
        inside = many(len(trials), "trial") if trials else "1 point"
        return self._short(Title.TRIALS, "trials", self._parts.trials(), inside)

    def _what_it_is(self) -> Section:
        card, title = self._card, Title.WHAT_IT_IS
        summary = [self._parts.text(t, f"summary[{n}]") for n, t in enumerate(card.summary)]
        points = self._parts.statements("what_it_is", card.what_it_is, title.value)
        stage = self._parts.text(card.stage_note, "stage_note")
        inside = many(len(card.what_it_is) + len(summary) + 1, "point")
        return self._short(title, "what_it_is", [*summary, stage, *points], inside)

    def _results(self) -> Iterator[Section]:
        card, look = self._card, self._look
        measured = Measured(
            look,
            card,
            self.cite,
            self._library.certainty,
            self._first_use,
            self._asks.item,
            self._opened,
            pictures=self._settings.pictures,
        )
        both = ((Title.BENEFITS, "benefits", card.benefits), (Title.HARMS, "harms", card.harms))
        for title, field, items in both:
            parts = measured.parts(title.value, items, self._profile.ms_types)
            yield self._short(title, field, parts, many(len(items), "result"))

    def _licence(self) -> Iterator[Section]:
        card = self._card
        if not card.licence:
            return
        country = self._settings.country or region.country([Region.US.value, ""])
        there = Region.US.value in (self._profile.region.value, country)
        first = Region.US if there else Region.UK_EU
        made = LicenceParts(
            self._look, card, self.cite, first, self._asks.warning, self._first_use
        )
        holds = tuple(f"licence[{place}]" for place in range(len(card.licence)))
        parts = [Part(make, holds) for make in made.makers()]
        kinds = warned_of(card.licence, first).items()
        others = [kind for kind, warnings in kinds if not gravest(kind, warnings)]
        says = f"Inside: what it warns of besides, {many(len(others), 'thing')}." if others else ""
        yield self._told(
            Title.LICENCE,
            parts,
            says,
            partial(how_much, many(len(card.licence), "entry", "entries"), card.licence),
            while_folded=partial(licence_brief, self._look, card, first, self.cite),
        )

    def _living(self) -> Section:
        living, parts = self._card.living_with, list[Part]()
        for title, field in (("Body", "body"), ("Mind", "mind"), ("Daily life", "daily_life")):
            parts.append(self._parts.heading(title))
            field_, held = f"living_with.{field}", getattr(living, field)
            parts += self._parts.statements(field_, held, title)
        points = len(living.body) + len(living.mind) + len(living.daily_life)
        return self._short(Title.LIVING, "living_with", parts, many(points, "point"))

    def _my_type(self) -> Section:
        look, card, profile = self._look, self._card, self._profile
        rules = Rules(look, self._library, card, profile, self.cite, self._asks.rule, self._opened)
        if not profile.ms_types:
            go = partial(Button, look, "Go to My MS", "second", icon="user", does=self._asks.my_ms)
            way = [Part(lambda: flow(look, go())), *rules.others()]
            return self._told(Title.MY_TYPE, way, _SAY_YOUR_TYPE, str)._replace(is_open=True)
        notes = [card.note_for(each, profile.region) for each in profile.ms_types]
        grouped = card.notes_for(tuple(profile.ms_types), profile.region)
        said = (f"{types_in_words(types)}: {note.status.value}." for types, note in grouped)
        amount = partial(how_much, many(len(notes), "note"), *notes)
        sentence = f"{profile.region.value}. {' '.join(said)}"
        return self._told(Title.MY_TYPE, [*rules.mine(), *rules.others()], sentence, amount)

    def _said(self) -> Iterator[Section]:
        if self._claims:
            claims = self._claims
            voices = listed(tuple(dict.fromkeys(claim.voice.value for claim in claims)))
            yield self._told(
                Title.CLAIMS,
                self._each_claim(),
                f"{many(len(claims), 'voice')}: {voices}. Beside each stands what was measured.",
                partial(how_much, many(len(claims), "claim"), claims),
            )
        if self._flags:
            yield self._told(
                Title.RED_FLAGS,
                self._each_flag(),
                f"{many(len(self._flags), 'sign')} to look for before you pay for a treatment.",
                partial(how_much, many(len(self._flags), "sign"), self._flags),
            )

    def _each_claim(self) -> list[Part]:
        return [
            Part(partial(self._parts.claim, claim), (f"claim:{claim.id}",))
            for claim in self._claims
        ]

    def _each_flag(self) -> list[Part]:
        return [
            Part(partial(self._parts.red_flag, n, flag), (f"red_flag:{n}",))
            for n, flag in enumerate(self._flags)
        ]

    def _sources(self) -> Section:
        sources = [self._library.sources[i] for i in self.numbers.met()]
        parts = [
            Part(partial(self._parts.source, each, self.numbers), (f"source:{each.id}",))
            for each in sources
        ]
        sentence = "Each number on this card is one of these. A press on it opens the source."
        return self._told(Title.SOURCES, parts, sentence, partial(many, len(sources), "source"))

    def _about(self) -> Section:
        record = self._card.record
        checked = f"Checked {short_date(record.checked_on)}."
        return self._told(
            Title.ABOUT, self._parts.about(), checked, lambda: about_minutes(word_count(record))
        )


def _my_log(form: LogForm) -> Section:
    return Section(
        Title.MY_LOG.value,
        [Part(form.whole)],
        lambda: [form.now],
        now=True,
        is_open=form.is_half_typed(),
    )
