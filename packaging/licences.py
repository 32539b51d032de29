"""Collects the licences of all that is in the bundle into one file, which About shows.

``resources/licences.json`` in the bundle::

    {"format": "msdesk-licences", "version": 1,
     "parts": [{"name": "...", "version": "...", "licence": "SPDX or own words",
                "inside": ["name version (licence)", ...], "texts": [0, 3]}, ...],
     "texts": ["the whole text", ...]}

``texts`` of a part are places in the list of texts, where each text stands once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from parts import Inside, Part

FORMAT, VERSION = "msdesk-licences", 1


class MissingLicenceError(Exception):
    """A part has no text of its licence here, so it must not be passed on."""


def write(parts: Iterable[Part], path: Path) -> None:
    """Write the file; raises ``MissingLicenceError`` if a part comes without its licence."""
    texts: dict[str, int] = {}
    told = []
    for part in parts:
        places = [texts.setdefault(text, len(texts)) for text in _texts(part)]
        told.append(
            {
                "name": part.name,
                "version": part.version,
                "licence": part.licence,
                "inside": [_in_words(one) for one in part.inside],
                "texts": sorted(set(places)),
            }
        )
    whole = {"format": FORMAT, "version": VERSION, "parts": told, "texts": list(texts)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _texts(part: Part) -> list[str]:
    texts = [Path(text).read_text(encoding="utf-8", errors="replace") for text in part.texts]
    found = [text.strip() for text in texts if text.strip()]
    if not found:
        raise MissingLicenceError(
            f"{part.name} {part.version} has no text of its licence. "
            "Put one into packaging/licences/, as README.md there says."
        )
    return found


def _in_words(one: Inside) -> str:
    words = f"{one.name} {one.version}".strip()
    return f"{words} ({one.licence})" if one.licence else words
