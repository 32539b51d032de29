"""The numbers of a card to take along: all out of as many people, each with its squares."""

from __future__ import annotations

import re

from msdesk.documents.citing import in_brackets
from msdesk.documents.take_along_cites import Cites
from msdesk.documents.take_along_words import Box, Figure
from msdesk.documents.wording import sentences, tidy
from msdesk.domain.figures import NONE
from msdesk.domain.first import Slot
from msdesk.domain.first_groups import ShownGroup, could_be
from msdesk.domain.first_words import ShownNumber, shown_first
from msdesk.domain.ms_type import MsType
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Treatment

_TURNS = (Slot.GAIN, Slot.HARM, Slot.MY_TYPE, Slot.BURDEN, Slot.FIFTH, Slot.SIXTH)
_SECOND_HAND = "Second-hand."
_BY_US = re.compile(r" \(worked out from the counts?\)|, worked out from the counts?")
_BEHIND = re.compile(r" \(([^()]+)\)\Z")


def boxes_of(
    card: Treatment, types: tuple[MsType, ...], cites: Cites, *, alike: bool
) -> tuple[Box, ...]:
    """Return all in their order; sources are numbered in the order in which they get room.

    Who has two types may have a number twice: the second waits, unless it is about a type.
    ``alike`` says that all are out of as many people.
    """
    shown = shown_first(card, types, alike=alike)
    slots = [each.slot for each in shown]

    def turn_of(place: int) -> tuple[bool, int]:
        again = slots[place] in slots[:place] and slots[place] is not Slot.MY_TYPE
        return again, _TURNS.index(slots[place])

    by_turn = sorted(range(len(shown)), key=turn_of)
    main = {place: cites.main(shown[place].at, shown[place].sources) for place in by_turn}
    made = {
        place: _box(shown[place], turn, main[place], cites) for turn, place in enumerate(by_turn)
    }
    return tuple(made[place] for place in range(len(shown)))


def shortly(text: str) -> str:
    """Return a text that says in fewer words how it was seen, and not who worked out a range."""
    text = _BY_US.sub("", text)
    for seen in (Seen.COPY, Seen.SECOND_HAND):
        text = text.replace(seen.in_words, _SECOND_HAND)
    return text


def _box(shown: ShownNumber, turn: int, main: tuple[int, ...], cites: Cites) -> Box:
    before, after = (shown.who, _ranges(shown)), (_ended(shown.how_sure), shown.told)
    kept, sure = shown.words, shown.how_sure
    if shown.groups:
        kept, sure = _of_chance(kept), shown.how_sure_first
    sources = cites.of(shown.sources)
    return Box(
        heading=tidy(shown.heading),
        types=tidy(shown.types),
        figures=tuple(_figure(group, shown) for group in shown.groups),
        big=tidy(shown.big),
        told=sentences(map(tidy, (*before, shown.words, *after))),
        told_short=shortly(sentences(map(tidy, (*before, kept, _ended(sure), shown.told)))),
        cited=in_brackets(sources),
        cited_short=in_brackets(main),
        sources=sources,
        sources_short=main,
        turn=turn,
        out_of=max((group.out_of for group in shown.groups), default=0),
    )


def _of_chance(words: str) -> str:
    """Return the sentences that say that a gap may be none."""
    told = re.split(r"(?<=[.!?]) ", words)
    return sentences(each for each in told if "chance could explain" in each)


def _ranges(shown: ShownNumber) -> str:
    """Return the ranges, each with the group it is of; "" where the figures tell them all."""
    several = len(shown.groups) > 1
    groups = [group for group in shown.groups if not _is_none_beside(group, shown)]
    names = [_plain(group.label) for group in groups] if several else []
    return could_be(groups, names) if groups else ""


def _is_none_beside(group: ShownGroup, shown: ShownNumber) -> bool:
    """Whether none of a group had it, beside one that is told out of 100 or 1,000.

    What none of so many could still be is then told in its figure, out of as many people.
    """
    return len(shown.groups) > 1 and group.number == NONE


def _ended(text: str) -> str:
    return f"{text}." if text else ""


def _plain(label: str) -> str:
    """Return the name of a group without the medical word for a dummy, and without brackets."""
    return _BEHIND.sub(r", \1", tidy(label).replace(" (placebo)", ""))


def _figure(group: ShownGroup, shown: ShownNumber) -> Figure:
    return Figure(
        number=group.number,
        rest=f"{group.rest}, {group.could_be}" if _is_none_beside(group, shown) else group.rest,
        label=_plain(group.label) if len(shown.groups) > 1 else "",
        count=group.count,
        of=group.of,
        between=group.between,
        alt=tidy(shown.picture_of(group)),
    )
