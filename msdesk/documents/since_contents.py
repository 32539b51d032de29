"""What stands on the page since the last visit, in words, for who cannot see the preview."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.contents import LEFT_OUT, letters_said
from msdesk.documents.pdf import Pdf, Told
from msdesk.documents.since_text import notices
from msdesk.documents.since_words import SinceChoices, SincePage
from msdesk.documents.wording import sentences
from msdesk.domain.since import Since
from msdesk.domain.words import many

_ON_ONE_SIDE = 12  # points; in larger print the first part is on two


def since_contents(page: SincePage, since: Since, choices: SinceChoices, file: bytes) -> str:
    """Return what is on each side, what is not, and letters that are words."""
    made = file if isinstance(file, Pdf) else Pdf(file)
    side = "first side" if choices.text_size == _ON_ONE_SIDE else "first two sides"
    first = ", ".join((*_first(page), *_ticked(since, choices)))
    said = [f"On the {side}: {first or 'room to write'}."]
    if not choices.first_alone:
        back = ", ".join(_back(page))
        said.append(f"Behind it: {back}." if back else "Behind it: what would be there.")
    said += _of_the_page(made.told, side, alone=choices.first_alone)
    private = any(e.private for e in since.changes) or any(e.private for e in since.years.events)
    if private and not (choices.private or choices.words):
        said.append(LEFT_OUT)
    return sentences((*said, *notices(page), letters_said(made)))


def _first(page: SincePage) -> Iterator[str]:
    parts = {
        "my name": page.addressed[-1].startswith("Name: "),
        "the one thing": page.one_thing.text,
        "my MS": page.my_ms.items,
        "medicines": page.medicines.items,
        f"what has changed ({many(len(page.changes.items), 'line')})": page.changes.items,
        many(len(page.top), "top question"): page.top,
        f"{len(page.to_do.items)} still to do": page.to_do.items,
    }
    return (words for words, there in parts.items() if there)


def _back(page: SincePage) -> Iterator[str]:
    parts = {
        "what became of my questions last time": page.last.items,
        "what we agreed": page.agreed.items or page.earlier.items,
        many(len(page.open.items), "open question"): page.open.items,
        f"my team ({len(page.team.items)})": page.team.items,
        f"my years ({many(len(page.years.items), 'entry', 'entries')})": page.picture,
    }
    return (words for words, there in parts.items() if there)


def _ticked(since: Since, choices: SinceChoices) -> Iterator[str]:
    """Yield what would not be there if it was not ticked."""
    me = since.profile
    private = sum(each.private for each in since.changes)
    reasons = sum(each.is_step and bool(each.words.strip()) for each in since.changes)
    parts = {
        "my age": choices.about_me and me.age.strip(),
        "“Anything else” from My MS": choices.about_me and me.other.strip(),
        f"the words of {many(private, 'private note')}": choices.words and private,
        many(private, "private note without its words", "private notes without their words"): (
            choices.private and not choices.words and private
        ),
        many(reasons, "reason for a step", "reasons for steps"): choices.reasons and reasons,
    }
    return (words for words, there in parts.items() if there)


def _of_the_page(told: Told, side: str, *, alone: bool) -> Iterator[str]:
    if told.shown < told.others:
        has = "has" if side == "first side" else "have"
        yield f"The {side} {has} room for {told.shown} of {told.others} lines of what changed."
    if told.cut and alone:
        yield "What is shortened there is not whole on this print."
    elif told.cut:
        yield "What is shortened there stands whole at the end."
