"""The questions as a message of at most 1,000 letters, as the boxes of clinics take them."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.questions import Entry, QuestionsPage, questions_page
from msdesk.domain.sheet import Sheet
from msdesk.domain.words import first_line

MOST = 1000
_HEAD = 120  # letters of each line above the questions
_LONGEST = 170  # letters of a question; three of them and all else fit


def questions_message(sheet: Sheet) -> str:
    """Return what matters most in few letters, and how many questions are left out.

    It is empty where there is neither a question nor the one thing.
    """
    page = questions_page(sheet)
    questions = (*page.top.entries, *page.if_time.entries)
    if not (questions or page.one_thing.text):
        return ""
    kept = list(_head(page))
    room = MOST - _weight(_left_out(len(questions)))
    for place, entry in enumerate(questions):
        line = f"{place + 1}. {_asked(entry, sheet.ask.value)}"
        if _weight("\n".join((*kept, line))) > room:
            kept.append(_left_out(len(questions) - place))
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def _head(page: QuestionsPage) -> Iterator[str]:
    yield page.document_title
    yield from (_begun(line, _HEAD) for line in page.addressed if line.startswith("Name: "))
    if page.one_thing.text:
        yield f"{page.one_thing.label}: {_begun(page.one_thing.text, _HEAD)}"


def _asked(entry: Entry, mostly: str) -> str:
    """Return a question, and whom it is for where that is somebody else."""
    whom = f" ({entry.whom})" if entry.whom not in ("", mostly) else ""
    return _begun(entry.text, _LONGEST) + whom


def _begun(text: str, most: int) -> str:
    line = first_line(text, most)
    return line if _weight(line) <= most + 2 else first_line(text, most // 2)


def _left_out(count: int) -> str:
    return f"and {count} more, on the list of all my questions."


def _weight(text: str) -> int:
    """Return how many letters a browser counts: a line end is two, an emoji as well."""
    return len(text.encode("utf-16-le")) // 2 + text.count("\n") + 2
