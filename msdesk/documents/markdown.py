"""Words in Markdown that show as they were typed, whatever signs are in them."""

from __future__ import annotations

import re

# Addresses too: GitHub's Markdown would take "\_" in one for a part of it, and ":heart:" for
# an emoji.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$^&@]|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)
_STARTS_LIST = re.compile(r"^(\d*)([-+=:.)])")


def as_typed(text: str) -> str:
    """Return Markdown that shows ``text`` as it is, line by line."""
    paragraphs = (map(_escaped, paragraph.split("\n")) for paragraph in text.split("\n\n"))
    return "\n\n".join("\\\n".join(lines) for lines in paragraphs)


def _escaped(line: str) -> str:
    return _STARTS_LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line.lstrip()))
