"""What stands on the page since the last visit, in words, for who cannot see the preview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    left = made.told.left
    first = ", ".join((*_first(page, left), *_ticked(since, choices)))
    said = [f"On the {side}: {first or 'room to write'}."]
    if not choices.first_alone:
        back = ", ".join(_back(page, left))
        said.append(f"Behind it: {back}." if back else "Behind it: what would be there.")
    said += _no_room(made.told, choices)
    of_years = since.years.left_out or any(e.private for e in since.years.events)
    private = of_years or any(each.private for each in since.changes)
    if private and not (choices.private or choices.words):
        said.append(LEFT_OUT)
    return sentences((*said, *notices(page), letters_said(made)))


def _first(page: SincePage, left: Mapping[str, int]) -> Iterator[str]:
    lines, to_do = len(page.changes.items), len(page.to_do.items)
    not_there = left.get("changes", 0) + left.get("changes_behind", 0)
    parts = {
        "my name": page.addressed[-1].startswith("Name: "),
        "the one thing": page.one_thing.text,
        "my MS": page.my_ms.items,
        "medicines": page.medicines.items,
        f"what has changed ({_of(lines, not_there, 'line')})": lines,
        many(len(page.top), "top question"): page.top,
        f"{_of(to_do, left.get('to_do'))} still to do": to_do > left.get("to_do", 0),
    }
    return (words for words, there in parts.items() if there)


def _back(page: SincePage, left: Mapping[str, int]) -> Iterator[str]:
    questions, team = len(page.open.items), len(page.team.items)
    changes = left.get("changes_behind", 0)
    parts = {
        f"{many(changes, 'more line')} of what has changed": changes,
        "what became of my questions last time": page.last.items,
        "what we agreed": page.agreed.items or page.earlier.items,
        _of(questions, left.get("open"), "open question"): questions,
        f"my team ({_of(team, left.get('team'))})": team,
        f"my years ({many(len(page.years.items), 'entry', 'entries')})": page.picture,
    }
    return (words for words, there in parts.items() if there)


def _of(count: int, left: int | None, thing: str = "") -> str:
    """Return "60 lines", or "7 of 60 lines" where the others have no room."""
    said = many(count, thing) if thing else f"{count}"
    return f"{count - left} of {said}" if left else said


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


def _no_room(told: Told, choices: SinceChoices) -> Iterator[str]:
    if told.left.get("rows"):
        yield "The picture of my years has no room for all its rows; print My years for them."
    if told.cut and choices.rest:
        yield "What has no room there, or is shortened, stands whole at the end."
    elif told.cut:
        yield "Some of it has no room there, or is shortened. Tick it to come at the end."
