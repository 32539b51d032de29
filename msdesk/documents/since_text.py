"""Since my last visit as plain text, with nothing shortened."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.since_words import Item, Part, SincePage
from msdesk.documents.wording import joined


def since_text(page: SincePage) -> str:
    """Return the page as plain text, for a message or a note; what is empty is left out."""
    blocks = [
        "\n".join((page.title, *page.addressed)),
        _said(page),
        *(_listed(part) for part in _parts(page)),
        *notices(page),
        page.footer,
    ]
    return joined(blocks)


def _said(page: SincePage) -> str:
    one = page.one_thing
    return f"{one.label}: {one.text}" if one.text else ""


def notices(page: SincePage) -> tuple[str, ...]:
    """Return what is said of private notes, once."""
    said = (page.notice,) if page.first_alone else (page.notice, page.years_notice)
    return tuple(dict.fromkeys(said))


def _parts(page: SincePage) -> Iterator[Part]:
    """Yield the parts as they are read; the open steps are once among all that was agreed."""
    top = tuple(Item(text=each.text, below=each.small()) for each in page.top)
    yield page.my_ms
    yield page.medicines
    yield page.changes
    yield Part(heading=page.top_heading, items=top, empty="", numbered=True)
    if page.first_alone:
        yield page.to_do
        return
    yield from page.back()
    yield page.years


def _listed(part: Part) -> str:
    lines = (
        f"{mark}{each.ticked}{_far_in(_line(each), len(mark))}"
        for mark, each in zip(_marks(part), part.items, strict=True)
    )
    return "\n".join((part.heading, *lines)) if part.items else ""


def _line(item: Item) -> str:
    head = f"{item.head}: " if item.head else ""
    return f"{head}{item.text}" + (f"\n({item.below})" if item.below else "")


def _far_in(text: str, far: int) -> str:
    """Return an item of a list, whose later lines would leave the list."""
    return text.replace("\n", "\n" + " " * far)


def _marks(part: Part) -> list[str]:
    """Return what stands before each line: a number before the top questions."""
    count = len(part.items)
    return [f"{n}. " for n in range(1, count + 1)] if part.numbered else ["- "] * count
