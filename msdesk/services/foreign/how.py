"""How a table is read where it does not say so itself, and what a person can check it by."""

from __future__ import annotations

from msdesk.domain.value import Value

# Windows' ways to write letters, as Python calls them; the first is tried first.
LETTERS = {
    "cp1252": "Western European",
    "cp1250": "Central European",
    "cp1257": "Baltic",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp932": "Japanese",
    "gb18030": "Chinese, simplified",
    "cp950": "Chinese, traditional",
    "cp949": "Korean",
}


class How(Value, frozen=True, kw_only=True):
    """What is taken to be so: "03/04/2026" begins with the month, letters are of ``LETTERS``."""

    month_first: bool = False
    letters: str = "cp1252"


class Reading(Value, frozen=True, kw_only=True):
    """How notes of another program were read, how they begin, and what could be read otherwise.

    ``days`` is a sentence on how days were read, where that was not plain.
    """

    how: How
    begins: tuple[str, ...]
    days: str = ""
    days_either_way: bool = False
    letters_guessed: bool = False
