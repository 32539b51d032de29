"""What a licence warns of, kind by kind, so that a gap on a card cannot be silent.

A card answers for every kind of warning in both regions: the licence warns of it, the text
that was read does not name it, or nobody has checked.  A kind left out is refused, because
a reader takes a warning that is not there for a harm that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from msdesk.domain.ids import SourceId
from msdesk.domain.ms_type import Region
from msdesk.domain.source import Seen
from msdesk.domain.value import Content, Value

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class WarningKind(Enum):
    """What a licence can warn of, in the order in which a card says it."""

    PML = "PML"
    INFECTIONS = "serious infections"
    LIVER = "liver"
    HEART_RHYTHM = "heart rhythm and blood pressure"
    HEART_ATTACK = "heart attack and stroke"
    BLOOD = "blood counts and bleeding"
    ANTIBODIES = "low antibodies"
    CANCERS = "cancers"
    SKIN_CANCER = "skin cancer"
    AUTOIMMUNE = "autoimmune illness"
    REACTIONS = "severe reactions to a dose"
    MOOD = "low mood and suicidal thoughts"
    EYES = "eyes"
    LUNGS = "lungs"
    BOWEL = "bowel"
    KIDNEYS = "kidneys"
    NERVES = "nerves, seizures and PRES"
    SKIN = "skin reactions"
    PREGNANCY = "pregnancy and contraception"
    BREASTFEEDING = "breastfeeding"
    VACCINES = "vaccines"
    STOPPING = "getting worse after stopping"
    MUST_NOT = "who must not take it"
    CHECKS = "checks before and during"
    ANOTHER = "another warning"  # may hold several for one region


class Answer(Enum):
    """What the editors know of one kind of warning."""

    WARNED_OF = "warned of"
    NOT_NAMED = "not named"  # the licence text was read and does not name it
    NOT_CHECKED = "not checked"


_SAID = {
    Answer.NOT_NAMED: "The licence text we read does not name it.",
    Answer.NOT_CHECKED: "We have not checked this. Ask your team.",
}


class LicenceWarning(Content, frozen=True, kw_only=True):
    """One answer, for one region or for both where one sentence and its sources hold there.

    ``boxed`` says that it stands in the boxed warning of the United States, the strongest a
    label has there.  ``product`` names the one medicine it is about, where medicines that
    share a card differ.
    """

    kind: WarningKind
    regions: tuple[Region, ...]
    text: str = ""
    sources: tuple[SourceId, ...] = ()
    answer: Answer = Answer.WARNED_OF
    seen: Seen = Seen.SOURCE
    boxed: bool = False
    product: str = ""

    def __post_init__(self) -> None:
        if not self.regions or len(set(self.regions)) < len(self.regions):
            raise ValueError(f"{self.kind.value}: regions must name one region, or both once")
        warned = self.answer is Answer.WARNED_OF
        if warned and not self.text.strip():
            raise ValueError(f"{self.kind.value}: a warning needs its text in words of our own")
        if self.answer is Answer.NOT_CHECKED and (self.text or self.sources):
            raise ValueError(
                f"{self.kind.value}: what was not checked has no text and no sources; "
                "if a licence text was read, the answer is 'warned of' or 'not named'"
            )
        if self.answer is not Answer.NOT_CHECKED and not self.sources:
            raise ValueError(f"{self.kind.value}: '{self.answer.value}' needs the source read")
        if self.boxed and not (warned and Region.US in self.regions):
            raise ValueError(
                f"{self.kind.value}: boxed is for what the United States label warns of in its box"
            )

    @property
    def words(self) -> str:
        """What is printed of it: its text, or what stands for a warning that is not there."""
        return " ".join(filter(None, (_SAID.get(self.answer, ""), self.text)))

    @property
    def lines(self) -> tuple[str, ...]:
        """The same; who must not take it as a list, a line for each."""
        if self.kind is not WarningKind.MUST_NOT or self.answer is not Answer.WARNED_OF:
            return (self.words,)
        parts = _SENTENCE_END.split(self.text.strip())
        return tuple(f"• {part}" for part in parts) if len(parts) > 1 else (self.words,)


def incomplete(
    warnings: tuple[LicenceWarning, ...], products: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield what a card's list lacks or says twice: "no entry for kidneys, United States".

    ``products`` are the medicines of a card that is about several with a licence each: every
    one needs its own whole list, and no entry may be about none of them.
    """
    if products and (strange := {w.product for w in warnings} - set(products)):
        yield f"product must be one of licence_of, not {', '.join(map(repr, sorted(strange)))}"
    answers: dict[tuple[str, WarningKind, Region], list[Answer]] = {
        (product, kind, region): []
        for product in products or ("",)
        for kind in WarningKind
        for region in Region
    }
    for warning in warnings:
        for region in warning.regions:
            answers.setdefault((warning.product, warning.kind, region), []).append(warning.answer)
    for (product, kind, region), found in answers.items():
        where = ", ".join(filter(None, (kind.value, region.value, product)))
        if not found:
            yield f"no entry for {where}"
        elif len(found) > 1 and kind is not WarningKind.ANOTHER:
            yield f"{len(found)} entries for {where}"
        elif len(found) > 1 and set(found) != {Answer.WARNED_OF}:
            yield f"{where}: several entries must all be 'warned of'"


class Silent(Value, frozen=True, kw_only=True):
    """What one region's licence text does not name, or nobody has checked there."""

    region: Region
    product: str
    kinds: tuple[WarningKind, ...]
    notes: dict[str, tuple[WarningKind, ...]]  # what more was said, and of which kinds
    sources: tuple[SourceId, ...]


def warned_of(
    warnings: tuple[LicenceWarning, ...], first: Region
) -> dict[WarningKind, tuple[LicenceWarning, ...]]:
    """Return what is warned of, kind by kind, with the entries of one region first."""
    found: dict[WarningKind, tuple[LicenceWarning, ...]] = {}
    for kind in WarningKind:
        said = [w for w in warnings if w.kind is kind and w.answer is Answer.WARNED_OF]
        if said:
            found[kind] = tuple(sorted(said, key=lambda w: first not in w.regions))
    return found


def gravest(kind: WarningKind, warnings: tuple[LicenceWarning, ...]) -> bool:
    """Whether a kind is one that a reader must not miss: in a box, or who must not take it."""
    return kind is WarningKind.MUST_NOT or any(w.boxed for w in warnings)


def named(kinds: Iterable[WarningKind]) -> str:
    """Return kinds in a row; their own names hold an "and"."""
    words = ("other warnings" if kind is WarningKind.ANOTHER else kind.value for kind in kinds)
    return "; ".join(words)


def boxed_elsewhere(
    warnings: Iterable[LicenceWarning], first: Region
) -> tuple[LicenceWarning, ...]:
    """Return the boxed warnings that labels have, where none is of one's own region."""
    boxed = tuple(w for w in warnings if w.boxed)
    return () if any(first in w.regions for w in boxed) else boxed


def named_by_product(warnings: Iterable[LicenceWarning]) -> str:
    """Return the kinds of some warnings in a row, each before its product where it has one.

    What is of no kind that has a name is told in its own first sentence.
    """
    said = (f"{_name(w)} ({w.product})" if w.product else _name(w) for w in warnings)
    return "; ".join(dict.fromkeys(said))


def _name(warning: LicenceWarning) -> str:
    name: str = warning.kind.value
    if warning.kind is WarningKind.ANOTHER:
        name = _SENTENCE_END.split(warning.text.strip())[0].rstrip(".")
        name = name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"
    return name


def not_to_miss(warnings: tuple[LicenceWarning, ...], first: Region) -> tuple[LicenceWarning, ...]:
    """Return the boxed warnings, then who must not take it, the entries of one region first."""
    found = [w for w in warnings if w.boxed or w.kind is WarningKind.MUST_NOT]
    return tuple(
        sorted(found, key=lambda w: (w.kind is WarningKind.MUST_NOT, first not in w.regions))
    )


def silent(
    warnings: tuple[LicenceWarning, ...], answer: Answer, first: Region
) -> tuple[Silent, ...]:
    """Return the kinds with an answer other than a warning, by region and product."""
    found: dict[tuple[Region, str], list[LicenceWarning]] = {}
    for region in sorted(Region, key=lambda r: r is not first):
        for warning in warnings:
            if warning.answer is answer and region in warning.regions:
                found.setdefault((region, warning.product), []).append(warning)
    return tuple(
        Silent(
            region=region,
            product=product,
            kinds=_kinds(those),
            notes={text: _kinds([w for w in those if w.text == text]) for text in _texts(those)},
            sources=tuple(dict.fromkeys(s for w in those for s in w.sources)),
        )
        for (region, product), those in found.items()
    )


def _kinds(warnings: list[LicenceWarning]) -> tuple[WarningKind, ...]:
    return tuple(kind for kind in WarningKind if any(w.kind is kind for w in warnings))


def _texts(warnings: list[LicenceWarning]) -> list[str]:
    return list(dict.fromkeys(w.text for w in warnings if w.text))
