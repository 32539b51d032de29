"""The sections of a treatment card: their titles, and which one holds a part of the card.

Standard library only: the titles are how a card remembers where it was left, so whoever opens
a card at a section, or suggests a question after one was read, names it from here.
"""

from __future__ import annotations

import re
from enum import Enum


class Section(Enum):
    """A section by its title, in the order in which every card has them."""

    WHAT_IT_IS = "What it is"
    HOW_GIVEN = "How it is given"
    BENEFITS = "What it may do"
    HARMS = "What may go wrong"
    LICENCE = "What the licence warns of"
    LIVING = "What it is like"
    MY_TYPE = "For my type of MS"
    CHECKS = "Checks and vaccines"
    PREGNANCY = "Pregnancy and fertility"
    STOPPED = "If it is stopped"
    NOT_KNOWN = "What is not known"
    TRIALS = "Open trials"
    CLAIMS = "What people say"
    RED_FLAGS = "Warning signs of a clinic"
    MY_LOG = "My log"
    SOURCES = "Where this comes from"
    ABOUT = "About this card"


_FIELD = re.compile(r"\w+")
_OF_FIELD = {
    "what_it_is": Section.WHAT_IT_IS,
    "how_given": Section.HOW_GIVEN,
    "benefits": Section.BENEFITS,
    "harms": Section.HARMS,
    "spans": Section.HARMS,  # those there are tell of deaths
    "licence": Section.LICENCE,
    "living_with": Section.LIVING,
    "eligibility": Section.MY_TYPE,
    "checks": Section.CHECKS,
    "pregnancy": Section.PREGNANCY,
    "if_stopped": Section.STOPPED,
    "not_known": Section.NOT_KNOWN,
    "trials": Section.TRIALS,
    "no_trials": Section.TRIALS,
    "claim": Section.CLAIMS,
    "red_flag": Section.RED_FLAGS,
    "source": Section.SOURCES,
    "record": Section.ABOUT,
}


def section_of(at: str) -> Section | None:
    """Return the section that holds a part of a card; None for what stands above them all.

    A sentence that sums a section up stands in it.

    >>> section_of("living_with.body[1]"), section_of("claim:burt-2019"), section_of("summary")
    (<Section.LIVING: 'What it is like'>, <Section.CLAIMS: 'What people say'>, None)
    """
    field = _FIELD.match(at.removeprefix("in_short."))
    return _OF_FIELD.get(field.group()) if field else None
