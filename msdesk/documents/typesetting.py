"""One page set by Typst, in a process of its own: what ``msdesk --typeset`` does.

Typst takes 50 MB and keeps them, so the window does not load it: it hands the words to such a
process and gets the page back, both through pipes, so that nothing of them touches the disk.
When the page is made the memory is free again, and if Typst breaks, the window goes on.

PDF/UA-1 wants a glyph for every letter.  A page is made with our fonts alone, so it is the
same on every computer; if they lack a letter (Japanese, an emoji) the fonts of the system
stand in; if those lack it too, the page is still made, tagged, with a box for the letter
and the letter itself in the text of the PDF.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import typst


class _Fonts(NamedTuple):
    """What may be used to show a letter, and whether each must be shown."""

    of_system: bool
    every_letter: bool


_TRIES = (
    _Fonts(of_system=False, every_letter=True),
    _Fonts(of_system=True, every_letter=True),
    _Fonts(of_system=True, every_letter=False),
)


def main(read: BinaryIO, write: BinaryIO) -> int:
    """Set the page asked for; return 0, or 1 where Typst can make none of it.

    ``read`` gives JSON: ``template`` and ``fonts`` are paths, ``words`` is what the template
    sets.  ``write`` gets the PDF.  Nothing is said of a failure: it could hold the words.
    """
    asked = json.loads(read.read())
    for fonts in _TRIES:
        try:
            made = _set(Path(asked["template"]), asked["words"], Path(asked["fonts"]), fonts)
        except (typst.TypstError, OSError):
            continue
        write.write(made)
        return 0
    return 1


def _set(template: Path, words: dict[str, Any], font_folder: Path, fonts: _Fonts) -> bytes:
    return typst.compile(
        template,
        root=template.parent,
        font_paths=[font_folder],
        ignore_system_fonts=not fonts.of_system,
        sys_inputs={"data": json.dumps(words | {"stand_in": not fonts.every_letter})},
        format="pdf",
        pdf_standards=["ua-1"] if fonts.every_letter else [],
    )
