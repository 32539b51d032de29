"""The comparison as plain text, question by question, for a message or a note."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.card_page import sentence
from msdesk.documents.side_by_side_words import SideBySide
from msdesk.documents.wording import joined, sentences


def comparison_text(page: SideBySide) -> str:
    """Return the options side by side as plain text."""
    steps = (f"{number}. {step}" for number, step in enumerate(page.steps, start=1))
    in_short = (f"{page.in_short_heading}:", *page.in_short) if page.in_short else ()
    to_read = (f"{page.to_read_heading}:", *page.how_to_read)
    far = (f"{column.full}: {column.stage}." for column in page.columns)
    head = ("\n".join(each) for each in (steps, in_short, far, to_read))
    return joined((page.title, page.notice, *head, *_blocks(page)))


def _blocks(page: SideBySide) -> Iterator[str]:
    for row in page.rows:
        lines = [sentences((row.heading, row.mark and f"({row.mark})"))]
        for column, answer in zip(page.columns, row.answers, strict=True):
            text = " ".join(answer.text.split())
            said = (
                sentence(text),
                answer.cited,
                *(sentence(each) for each in (answer.window, answer.told) if each),
            )
            lines.append(f"- {column.name}: {sentences(said)}")
        yield "\n".join(lines)
    yield f"{page.my_notes}:"
    if page.warnings:
        yield "\n".join((page.warnings_heading, *_warnings(page)))
    if page.words:
        yield "\n".join((page.words_heading, *(f"- {w.term}: {w.plain}" for w in page.words)))
    if page.sources:
        listed = (
            sentences((f"{number}. {source.short}.", source.text, source.address))
            for number, source in enumerate(page.sources, start=1)
        )
        yield "\n".join((page.sources_heading, *listed))
    yield page.footer


def _warnings(page: SideBySide) -> Iterator[str]:
    for option in page.warnings:
        for warned in option.warned:
            words = " ".join(line.removeprefix("• ") for line in warned.lines)
            told = f"{warned.told}." if warned.told else ""
            yield f"- {warned.head}: {sentences((words, warned.cited, told))}"
        if option.none:
            yield f"- {option.option}: {option.none}"
