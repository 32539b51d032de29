"""A treatment card: everything msdesk says of one treatment."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from msdesk.domain.eligibility import EligibilityNote, Status
from msdesk.domain.estimate import Item, Unit
from msdesk.domain.first import FaceLine, FirstNumber, InShort, Span
from msdesk.domain.ids import EstimateId, RowId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, Region, types_in_words
from msdesk.domain.source import Seen
from msdesk.domain.statement import Statement
from msdesk.domain.value import Content
from msdesk.domain.warning import LicenceWarning, incomplete

_PLACE = re.compile(r"\{.*?\}")
_OWN_DENOMINATOR = re.compile(r"\b(?:per|every|out of) 1[0,]*00\b")


class Group(Enum):
    """The shelf of the library a card stands on, in the order of the shelves."""

    CELL_THERAPY = "Cell therapy"
    NO_TREATMENT = "No new treatment"
    CARE = "Rehabilitation and care"
    MEDICINE = "Medicines"
    EXPERIMENTAL = "Experimental"


class Stage(Enum):
    """How far a treatment has come."""

    CHOICE = "Always a choice"
    LICENSED = "Licensed for some types"
    SPECIALIST = "Used at specialist centres"
    OUTSIDE = "Used outside its licence"
    LATE_TRIALS = "In large trials"
    EARLY_TRIALS = "In small trials"
    LABORATORY = "Laboratory and animals only"
    WITHDRAWN = "No longer used much"

    @property
    def step(self) -> int | None:
        """Its step of the ladder from the laboratory (1) to a licence (5).

        None for what stands on no step: a choice without a treatment, and what was left again.
        What is used without a licence for MS stands where a transplant does, below a licence.
        """
        reached = Stage.SPECIALIST if self is Stage.OUTSIDE else self
        return _LADDER.index(reached) + 1 if reached in _LADDER else None


_LADDER = (
    Stage.LABORATORY,
    Stage.EARLY_TRIALS,
    Stage.LATE_TRIALS,
    Stage.SPECIALIST,
    Stage.LICENSED,
)
STEPS = len(_LADDER)


class Step(Content, frozen=True, kw_only=True):
    """One step of having a treatment, and how long it takes."""

    name: str
    text: str
    duration: str  # "about 10 days"; or "not given in the sources"
    sources: tuple[SourceId, ...] = ()
    seen: Seen = Seen.SOURCE


class LivingWith(Content, frozen=True, kw_only=True):
    """What it is like to live with: IPDASi's physical, emotional and social."""

    body: tuple[Statement, ...]
    mind: tuple[Statement, ...]
    daily_life: tuple[Statement, ...]

    def __post_init__(self) -> None:
        if not (self.body and self.mind and self.daily_life):
            raise ValueError("body, mind and daily_life each need at least one statement")


class Trial(Content, frozen=True, kw_only=True):
    """A trial that is still open or awaited."""

    name: str
    registry_id: str  # "NCT03477500"; or "none given"
    question: str
    state: str
    as_of: date
    sources: tuple[SourceId, ...]
    seen: Seen = Seen.SOURCE


class Cell(Content, frozen=True, kw_only=True):
    """A card's answer to one row of the comparison.

    Where an answer differs by type of MS a card has several cells for a row; the one without
    ``ms_types`` is for everyone else.  ``figures`` are rates per 100 that the table writes
    with its own denominator where ``text`` has ``{0}``, ``{1}``: "33 out of 100", or for rates
    each year the number alone, since the text then says ``for every {of} people each year``.
    ``measure`` says what was counted ("worse for at least 12 weeks"): figures of two measures
    never stand in one row.  ``estimates`` are the items of the card that the figures are of;
    they bring their ranges.
    """

    row: RowId
    text: str
    measure: str = ""
    estimates: tuple[EstimateId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    ms_types: tuple[MsType, ...] = ()
    figures: tuple[float, ...] = ()
    unit: Unit = Unit.PEOPLE
    window: str = ""
    seen: Seen = Seen.SOURCE
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.sources and not self.basis:
            raise ValueError(f"{self.row}: {self.text!r} needs sources, or a basis")
        if self.figures and not (self.sources and self.window):
            raise ValueError(f"{self.row}: a figure needs its source and its window")
        if bool(self.figures) is not bool(self.measure):
            raise ValueError(f"{self.row}: a figure needs its measure, and a measure its figure")
        wanted = {f"{{{place}}}" for place in range(len(self.figures))}
        if self.unit is Unit.PER_YEAR:
            wanted.add("{of}")
        for place in sorted(wanted.symmetric_difference(_PLACE.findall(self.text))):
            lacks = "the text has no place" if place in wanted else "no figure is given for"
            raise ValueError(f"{self.row}: {lacks} {place}")
        if found := _OWN_DENOMINATOR.search(self.text):
            raise ValueError(f"{self.row}: {found.group()!r}: the table writes its denominator")


class CardRecord(Content, frozen=True, kw_only=True):
    """What a reader needs to trust a card: dates, makers, money, method."""

    checked_on: date
    next_check_on: date
    made_by: str
    paid_by: str
    how_chosen: str
    changes: tuple[str, ...]  # newest first, in plain words

    def is_due(self, today: date) -> bool:
        """Whether the card has passed its next check and may be out of date."""
        return today > self.next_check_on


class Treatment(Content, frozen=True, kw_only=True):
    """One treatment, as shown to the person; every statement carries its source.

    Raises ``ValueError`` for a summary that is not three lines, and for a card without a
    benefit, a harm or a note for one of the seven types in one of the two regions, and for a
    list of the licence's warnings that leaves out a kind; a medicine must have that list.
    """

    id: TreatmentId
    name: str
    short_name: str  # for a column head
    group: Group
    stage: Stage
    stage_note: str
    evidence_line: str  # a chip: "Relapsing MS: most evidence"
    one_line: str
    summary: tuple[str, str, str]
    face: tuple[FaceLine, ...] = ()  # what it means for each type of MS, in one sentence
    first: tuple[FirstNumber, ...] = ()  # the numbers to know first
    in_short: InShort | None = None  # a sentence for each section
    spans: tuple[Span, ...] = ()  # items that measured one thing, shown as one
    what_it_is: tuple[Statement, ...]
    how_given: tuple[Step, ...]
    benefits: tuple[Item, ...]
    harms: tuple[Item, ...]
    licence: tuple[LicenceWarning, ...] = ()  # what the licence warns of, kind by kind
    licence_of: tuple[str, ...] = ()  # the medicines, where each on the card has its own list
    living_with: LivingWith
    checks: tuple[Statement, ...]
    pregnancy: tuple[Statement, ...]
    if_stopped: tuple[Statement, ...]
    not_known: tuple[Statement, ...]
    trials: tuple[Trial, ...]
    no_trials: str = ""  # said where ``trials`` is empty
    eligibility: tuple[EligibilityNote, ...]
    compare: tuple[Cell, ...]
    ask: str  # the question "Ask about this" starts from
    record: CardRecord
    other_names: tuple[str, ...] = ()
    relevant_types: tuple[MsType, ...]  # the types the library's filter shows it for
    shows_red_flags: bool = False

    def __post_init__(self) -> None:
        for key in (
            "benefits",
            "harms",
            "what_it_is",
            "how_given",
            "checks",
            "pregnancy",
            "if_stopped",
            "not_known",
        ):
            if not getattr(self, key):
                raise ValueError(f"{self.id}: {key} is empty; say in words that nothing is known")
        if not self.trials and not self.no_trials:
            raise ValueError(f"{self.id}: no trials, and no_trials does not say so")
        self._check_notes()
        self._check_licence()

    def _check_notes(self) -> None:
        for region in Region:
            for ms_type in MsType:
                found = len(
                    [n for n in self.eligibility if n.region is region and ms_type in n.ms_types]
                )
                if found != 1:
                    raise ValueError(
                        f"{self.id}: {found} eligibility notes for {ms_type.value}, "
                        f"{region.value}; there must be exactly one"
                    )

    def _check_licence(self) -> None:
        """Refuse a list with a gap: a warning that is not there reads as a harm that is not."""
        if self.group is not Group.MEDICINE and not (self.licence or self.licence_of):
            return
        if not self.licence:
            raise ValueError(f"{self.id}: licence: is missing; say what the licence warns of")
        if wrong := "; ".join(incomplete(self.licence, self.licence_of)):
            raise ValueError(
                f"{self.id}: licence: {wrong}. There must be exactly one for each kind and "
                "region; what nobody looked up is 'not checked'"
            )

    @property
    def with_a_licence(self) -> str:
        """Its name in short; a transplant has no licence, so with the medicines that have."""
        of = " and ".join(self.licence_of)
        return f"{self.short_name} ({of})" if of else self.short_name

    def note_for(self, ms_type: MsType, region: Region) -> EligibilityNote:
        """Return the eligibility note for one type of MS in one region."""
        return next(n for n in self.eligibility if n.region is region and ms_type in n.ms_types)

    def notes_for(
        self, ms_types: tuple[MsType, ...], region: Region
    ) -> tuple[tuple[tuple[MsType, ...], EligibilityNote], ...]:
        """Return each note about some of the types once, with those, in the order of the types."""
        notes = dict.fromkeys(self.note_for(t, region) for t in ms_types)
        return tuple((tuple(t for t in ms_types if t in n.ms_types), n) for n in notes)

    def rules_for(self, ms_types: tuple[MsType, ...], region: Region) -> str:
        """Return how it stands by published rules: "Rules, UK and EU: not covered.".

        Types that differ are each named.
        """
        by_status: dict[Status, tuple[MsType, ...]] = {}
        for types, note in self.notes_for(ms_types, region):
            by_status[note.status] = (*by_status.get(note.status, ()), *types)
        said = "; ".join(
            status.mid_sentence
            if len(by_status) == 1
            else f"{types_in_words(types)}: {status.mid_sentence}"
            for status, types in by_status.items()
        )
        return f"Rules, {region.value}: {said}."
