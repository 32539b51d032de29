"""Where a statement comes from, and how closely it was read."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from msdesk.domain.ids import SourceId
from msdesk.domain.value import Content

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"\d{6,9}")
_REGISTRY = re.compile(
    r"NCT\d{8}|ISRCTN\d{8}|\d{4}-\d{6}-\d{2}(-\d{2})?|TA\d{2,4}|ACTRN\d{14}|UMIN\d{9}"
)


class Seen(Enum):
    """How the editors saw a fact: in the source's own text, or as told by another page."""

    SOURCE = "source"
    SECOND_HAND = "second-hand"


class SourceKind(Enum):
    """What kind of text a source is."""

    JOURNAL = "journal article"
    CONGRESS = "congress report"
    GUIDELINE = "guideline"
    REGULATOR = "regulator or licence text"
    HTA = "health technology appraisal"
    TRIAL_RECORD = "trial record"
    HOSPITAL = "hospital or health service"
    CHARITY = "charity"
    NEWS = "news report"
    COMPANY = "company"
    PERSONAL = "personal account"
    EDITORS = "search by the editors"


class Source(Content, frozen=True, kw_only=True):
    """One citation; written once in ``sources.toml`` and named by its id elsewhere.

    Raises ``ValueError`` for a DOI, PMID or registry number that is not well formed, and for
    a source that a reader could not find again.
    """

    id: SourceId
    short: str  # "Silfverberg 2024", shown beside each figure
    citation: str
    kind: SourceKind
    seen: Seen
    read_on: date
    url: str = ""
    doi: str = ""
    pmid: str = ""
    registry: tuple[str, ...] = ()  # trial and appraisal numbers: NCT00273364, TA585
    note: str = ""

    def __post_init__(self) -> None:
        if self.doi and not _DOI.fullmatch(self.doi):
            raise ValueError(f"{self.id}: {self.doi!r} is not a DOI")
        if self.pmid and not _PMID.fullmatch(self.pmid):
            raise ValueError(f"{self.id}: {self.pmid!r} is not a PMID")
        for number in self.registry:
            if not _REGISTRY.fullmatch(number):
                raise ValueError(f"{self.id}: {number!r} is not a trial or appraisal number")
        if not (self.url or self.doi) and self.kind is not SourceKind.EDITORS:
            raise ValueError(f"{self.id}: a source needs an address or a DOI")
        if self.url and not self.url.startswith(("https://", "http://")):
            raise ValueError(f"{self.id}: {self.url!r} is not a web address")

    @property
    def address(self) -> str:
        """Where it can be read, on the screen and on paper alike; empty for our own search.

        The page the editors read comes first: a DOI often leads to where one has to pay.
        """
        return self.url or (f"https://doi.org/{self.doi}" if self.doi else "")
