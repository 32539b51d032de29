"""Words in Markdown that show as they were typed, whatever signs are in them."""

from __future__ import annotations

import re

# Addresses too: GitHub's Markdown would take "\_" in one for a part of it, and ":heart:" for
# an emoji.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$^&@]|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)
_STARTS_LIST = re.compile(r"^(\d*)([-+=:.)])")


def as_typed(text: str) -> str:
    """Return Markdown that shows ``text`` as it is, line by line."""
    paragraphs = (map(_line, paragraph.split("\n")) for paragraph in text.split("\n\n"))
    return "\n\n".join("\\\n".join(lines) for lines in paragraphs)


def escaped(text: str) -> str:
    """Return Markdown for a text in the middle of a line."""
    return _MARKUP.sub(r"\\\g<0>", text)


def at_start(line: str) -> str:
    """Return a line of Markdown that begins no list, no heading and no rule."""
    return _STARTS_LIST.sub(r"\1\\\2", line)


def _line(line: str) -> str:
    return at_start(escaped(line.lstrip()))
