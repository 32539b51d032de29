"""The pictures beside the answers of a comparison, and what says how to read them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msdesk.documents.side_by_side_words import Picture
from msdesk.documents.wording import tidy
from msdesk.domain.cell_figures import Drawn, captions, whose

_MANY = 1000
_OF_SQUARES = "Filled squares are people it happened to."
# What is said where there are some of a kind.
OF_KINDS = {
    "squares": "Each of 100 squares is 10 people.",
    "dots": "Each of 1,000 dots is 1 person.",
    "frames": "Dashed: not known.",
}
OF_PICTURES = (_OF_SQUARES, *OF_KINDS.values())


def pictures_of(drawn: tuple[Drawn, ...], asked: str, option: str) -> Iterator[Picture]:
    """Yield the pictures of an answer of ``option`` to what is ``asked``, each with its figure."""
    for each, caption in zip(drawn, captions(drawn), strict=True):
        if not each.is_of_nobody:
            yield _picture(each, caption, f"{asked} {whose(each, drawn, option)}")


def _picture(drawn: Drawn, caption: str, of: str) -> Picture:
    label = f", {drawn.label}" if drawn.label else ""
    number, is_counted, _ = drawn.words.partition(" out of ")
    is_named = is_counted and not caption.startswith(number)
    return Picture(
        count=drawn.count,
        of=drawn.of,
        caption=tidy(f"{caption}: {number}" if is_named else caption),
        alt=f"{of}: {drawn.words}{label}.",
    )


def explained_by(pictures: Collection[Picture], out_of: int) -> Iterator[str]:
    """Yield how to read some pictures of a table whose figures are all ``out_of`` so many."""
    drawn = {each.of for each in pictures if each.count is not None}
    if drawn:
        yield _OF_SQUARES
    if drawn and min(drawn) < out_of:
        yield OF_KINDS["squares"]
    if _MANY in drawn:
        yield OF_KINDS["dots"]
    if any(each.count is None for each in pictures):
        yield OF_KINDS["frames"]
