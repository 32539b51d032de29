"""One page set by Typst, in a process of its own: what ``msdesk --typeset`` does.

Typst takes 50 MB and keeps them, so the window does not load it: it hands the words to such a
process and gets the page back, both through pipes, so that nothing of them touches the disk.
When the page is made the memory is free again, and if Typst breaks, the window goes on.

PDF/UA-1 wants a glyph for every letter.  A page is made with our fonts alone, so it is the
same on every computer.  What the font of the page lacks is in the fonts beside it, read only
then; what those lack, the fonts of the system may have; and where they do not, words stand in
its place, and the answer says which.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import typst

from msdesk.documents.letters import (
    Json,
    in_words,
    is_private,
    letters_of,
    seen_letters,
    texts_in,
    with_each_text,
    without_piles,
    words_for,
)

_PROBE = b"""#set document(title: "x")
#set text(font: "Atkinson Hyperlegible Next")
#json(bytes(sys.inputs.data))"""


class _Try(NamedTuple):
    """The fonts a page is set with, and the letters that words stand for."""

    fonts: typst.Fonts
    lacking: Collection[str] = ()
    claims: bool = True  # that it is PDF/UA


class _Made(NamedTuple):
    """A PDF, and what its template tells of it."""

    file: bytes
    told: Json


def main(read: BinaryIO, write: BinaryIO) -> int:
    """Set the page asked for; return 0, or 1 where Typst can make none of it.

    ``read`` gives JSON: ``template``, ``fonts`` and ``letters`` are paths, ``words`` is what
    the template sets.  ``write`` gets a line of JSON and then the PDF; in the line ``in_words``
    are the words that stand for letters, ``fewer_marks`` is whether marks were taken off
    letters, and ``told`` is what the template tells of its page.
    Nothing is said of a failure: it could hold the words.
    """
    asked = json.loads(read.read())
    template, typed = Path(asked["template"]), texts_in(asked["words"])
    words = with_each_text(asked["words"], without_piles)
    texts = texts_in(words)
    needed = seen_letters(texts)
    private = set(filter(is_private, needed))  # what a font has there is not what was meant
    for tried in _tries(needed - private, Path(asked["fonts"]), Path(asked["letters"])):
        each = tried._replace(lacking={*tried.lacking, *private})
        try:
            made = _set(template, words, each)
        except (typst.TypstError, OSError):
            continue
        said = (word for text in texts for word in words_for(text, each.lacking))
        answer = {
            "in_words": list(dict.fromkeys(said)),
            "fewer_marks": typed != texts,
            "told": made.told,
        }
        write.write(json.dumps(answer).encode() + b"\n" + made.file)
        return 0
    return 1


def _tries(needed: set[str], fonts: Path, letters: Path) -> Iterator[_Try]:
    ours = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
    beyond = needed - _letters_in(fonts)
    if not beyond:
        yield _Try(ours)
    else:
        yield _with_more(beyond, fonts, letters)
        yield _Try(ours, lacking=beyond)
    yield _Try(ours, lacking=beyond, claims=False)


def _with_more(beyond: set[str], fonts: Path, letters: Path) -> _Try:
    """Return what shows the letters that the font of the page lacks."""
    unknown = beyond - _letters_in(letters)
    if not unknown:
        return _Try(typst.Fonts(include_system_fonts=False, font_paths=[fonts, letters]))
    every = typst.Fonts(font_paths=[fonts, letters])
    return _Try(
        every,
        lacking=set(_without_a_glyph(sorted(unknown), typst.Compiler(_PROBE, font_paths=every))),
    )


def _letters_in(folder: Path) -> set[str]:
    return {one for font in folder.glob("*.ttf") for one in letters_of(font.read_bytes())}


def _without_a_glyph(signs: list[str], compiler: typst.Compiler) -> Iterator[str]:
    """Return those of ``signs`` that no font has, found by halves."""
    try:
        compiler.compile(
            format="pdf",
            sys_inputs={"data": json.dumps(" ".join(signs))},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        if len(signs) == 1:
            yield signs[0]
            return
        half = len(signs) // 2
        yield from _without_a_glyph(signs[:half], compiler)
        yield from _without_a_glyph(signs[half:], compiler)


def _set(template: Path, words: Json, each: _Try) -> _Made:
    shown = with_each_text(words, lambda text: in_words(text, each.lacking))
    compiler = typst.Compiler(
        template,
        root=template.parent,
        font_paths=each.fonts,
        sys_inputs={"data": json.dumps(shown)},
    )
    file = compiler.compile(format="pdf", pdf_standards=["ua-1"] if each.claims else [])
    return _Made(cast("bytes", file), json.loads(compiler.query("<told>", field="value")))
