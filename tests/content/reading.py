"""Reading grade and sentence length of a card's own words.

Names of treatments and the words a card cannot do without are masked by a short common
word: a drug name is hard for the formula and not for the person who came to read about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import textstat

from msdesk.content.walking import texts
from msdesk.domain.estimate import Estimate, Finding
from msdesk.domain.treatment import Treatment

_MASKED = re.compile(
    r"\b(?:[A-Za-z-]*(?:mab|limod|mustine|platin|folate|nomide|bine|brutinib|amide|fumarate|umab"
    r"|xantrone|feron|tiramer)s?|AHSCT|HSCT|RRMS|SPMS|PPMS|RIS|CIS|MRI|EDSS|PML|NICE|NHS|ECTRIMS"
    r"|EBMT|multiple sclerosis|stem cells?|transplants?|chemotherapy|ocrelizumab|natalizumab"
    r"|siponimod|medicines?|treatments?|infections?|disability|relapsing|progressive|primary"
    r"|secondary|neurologists?|immune|inflammation|contraception|pregnancy|hepatitis"
    r"|injections?|hospitals?|alemtuzumab|rituximab|interferon|mitoxantrone|glatiramer"
    r"|cyclophosphamide|biosimilar|antibod(?:y|ies))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NOT_READ = (
    "record.",
    "ask",
    "name",
    "short_name",
    "other_names",
    "outcome",
    "criteria",
    "trials",
    ".label",
    ".product",
    "licence_of",
    ".window",
    ".people",
    "compared_with",
    "otherwise",
    "row",
    "group",
    "stage",
)


def face(card: Treatment) -> str:
    """Return what stands on the card before anything is opened."""
    return " ".join((card.one_line, *card.summary))


def prose(card: Treatment) -> Iterator[str]:
    """Yield the sentences of a card; headings, labels and quotations are left out."""
    for place, text in texts(card):
        if text and not any(part in place for part in _NOT_READ):
            yield from sentences(text.replace("{0}", "9").replace("{1}", "9"))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE.split(text)


def too_long(found: Iterable[str]) -> list[str]:
    """Return the sentences of more than 25 words."""
    return [sentence for sentence in found if len(sentence.split()) > 25]


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text with names masked."""
    return float(textstat.flesch_kincaid_grade(_MASKED.sub("care", text)))


def whole_grade(card: Treatment) -> float:
    """Return the grade of all sentences of a card."""
    ended = (s if s.endswith((".", "!", "?")) else f"{s}." for s in prose(card))
    return grade(" ".join(ended))


def figures(card: Treatment) -> Iterable[Estimate | Finding]:
    """Return the measured items of a card, benefits first."""
    return (i for i in (*card.benefits, *card.harms) if isinstance(i, Estimate | Finding))
