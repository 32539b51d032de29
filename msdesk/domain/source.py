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
    """How the editors saw a fact: in the source's own text, in a copy, or as told elsewhere."""

    SOURCE = "source"
    COPY = "copy"  # word for word, but kept by somebody who did not write it
    SECOND_HAND = "second-hand"

    @property
    def in_words(self) -> str:
        """Return what stands beside a line that rests on nothing better; empty for the text."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Seen.SOURCE: "",
    Seen.COPY: "Second-hand: read in a copy.",
    Seen.SECOND_HAND: "Reported second-hand.",
}


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
    note: str = ""  # for readers: what of it was read, and what to know of it
    page_lost: bool = False  # ``url`` is only the front page of the site

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
        But where they read a copy, it is better to be led to the text itself.
        """
        if self.seen is Seen.COPY:
            return self._of_the_text or self.url
        return self.url or self._of_the_text

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to know of it, in sentences, on the screen and on paper alike."""
        lost = "Only the address of the site was kept." if self.page_lost else ""
        return tuple(filter(None, (self.seen.in_words, lost, self.note)))

    @property
    def _of_the_text(self) -> str:
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.kind is SourceKind.TRIAL_RECORD:
            numbers = (n for n in self.registry if n.startswith("NCT"))
            return next((f"https://clinicaltrials.gov/study/{n}" for n in numbers), "")
        return ""
