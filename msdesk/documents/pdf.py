"""PDFs made by Typst: tagged, to PDF/UA-1, with the fonts we ship.

The words travel as JSON and are set as strings; the templates never read them as markup.
``typesetting`` makes the page, in a process of its own.  What only one document needs is
imported when that is made.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import date
from io import BufferedReader
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from msdesk import paths
from msdesk.domain.appointment import Paper
from msdesk.domain.value import Value
from msdesk.domain.wanted import is_wanted
from msdesk.errors import Cancelled, DocumentError

if TYPE_CHECKING:
    from msdesk.documents.notes import NotesChoices, NotesPage
    from msdesk.documents.side_by_side_words import SideBySide
    from msdesk.documents.since_words import SincePage
    from msdesk.documents.take_along_words import TakeAlong
    from msdesk.documents.years import YearsChoices
    from msdesk.domain.sheet import Sheet
    from msdesk.domain.years import Years

_LONGEST = 60  # seconds; a page takes a fraction of one
_LOOK = 0.1  # seconds between two looks whether it is still wanted
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows one would flash up


class Told(Value, frozen=True, kw_only=True):
    """How many of the other questions, or of the answers, a page has room for.

    ``left`` is how many lines of its other parts have no room, by the name of the part, and
    of how many questions it does not say where they came from;
    ``cut`` is whether anything does not stand whole on the page.
    """

    others: int = 0
    shown: int = 0
    cut: bool = False
    left: dict[str, int] = {}  # noqa: RUF012 - a Struct makes a new one for each


class Pdf(bytes):
    """A page as the bytes of its file.

    ``in_words`` are the words that stand on it for letters no font here has; ``fewer_marks``
    is whether a letter had so many marks that they would hide the next line.
    """

    in_words: tuple[str, ...] = ()
    fewer_marks = False
    told = Told()

    def changed(self, change: Callable[[bytes], bytes]) -> Pdf:
        """Return it with its file changed."""
        made = Pdf(change(self))
        made.__dict__.update(self.__dict__)
        return made


class _Answer(Value, frozen=True, kw_only=True):
    in_words: tuple[str, ...]
    fewer_marks: bool
    told: tuple[Told, ...]


def questions_pdf(sheet: Sheet, resources: Path) -> Pdf:
    """Return the page of questions; raises ``DocumentError`` if Typst cannot make it."""
    from msdesk.documents.questions import questions_page, to_write_on  # noqa: PLC0415 - see above

    page = to_write_on(questions_page(sheet))
    return _pdf("questions", page, sheet.paper, sheet.text_size, resources)


def comparison_pdf(page: SideBySide, *, paper: Paper, text_size: int, resources: Path) -> Pdf:
    """Return the options side by side: a landscape side and its back, and the rest if wanted.

    Raises ``DocumentError`` if Typst cannot make it.
    """
    from msdesk.documents.row_headers import with_row_headers  # noqa: PLC0415 - see above

    made = _pdf("comparison", page, paper, text_size, resources)
    return made.changed(with_row_headers)


def years_pdf(years: Years, choices: YearsChoices, resources: Path) -> Pdf:
    """Return some of my years; raises ``DocumentError`` if Typst cannot make it."""
    from msdesk.documents.years import years_page  # noqa: PLC0415 - see above

    page = years_page(years, choices)
    return _pdf("years", page, choices.paper, choices.text_size, resources)


def notes_pdf(page: NotesPage, choices: NotesChoices, resources: Path) -> Pdf:
    """Return notes to take along; raises ``DocumentError`` if Typst cannot make it."""
    return _pdf("notes", page, choices.paper, choices.text_size, resources)


def since_pdf(page: SincePage, *, paper: Paper, text_size: int, resources: Path) -> Pdf:
    """Return what was written since the last visit; its first side stands alone.

    Raises ``DocumentError`` if Typst cannot make it.
    """
    return _pdf("since", page, paper, text_size, resources)


def take_along_pdf(page: TakeAlong, *, paper: Paper, text_size: int, resources: Path) -> Pdf:
    """Return a card to take along; raises ``DocumentError`` if Typst cannot make it."""
    return _pdf("take-along", page, paper, text_size, resources)


def recovery_pdf(
    key: str, made_on: date, resources: Path, *, paper: Paper = Paper.A4, text_size: int = 16
) -> Pdf:
    """Return the page with a recovery key; raises ``DocumentError`` if Typst cannot make it."""
    from msdesk.documents.recovery import recovery_page  # noqa: PLC0415 - see above

    return _pdf("recovery", recovery_page(key, made_on), paper, text_size, resources)


def _pdf(template: str, page: Value, paper: Paper, text_size: int, resources: Path) -> Pdf:
    of_print = {"paper": paper.value, "text_size": text_size, "page": "Page", "of": "of"}
    asked = {
        "template": str(resources / "documents" / f"{template}.typ"),
        "fonts": str(resources / "fonts"),
        "letters": str(resources / "letters"),
        # Its parts as they are: as dicts, or as JSON already, a long page would be there twice.
        "words": {name: getattr(page, name) for name in page.__struct_fields__} | of_print,
    }
    try:
        said, file = set_apart(msgspec.json.encode(asked))
    except (OSError, subprocess.SubprocessError) as error:
        raise DocumentError(
            "The page could not be made.", "Save it as a web page (HTML) instead."
        ) from error
    made = Pdf(file)
    answer = msgspec.json.decode(said, type=_Answer)
    made.in_words, made.fewer_marks = answer.in_words, answer.fewer_marks
    made.told = answer.told[0] if answer.told else Told()
    return made


def set_apart(asked: bytes) -> tuple[bytes, bytes]:
    """Return what ``typesetting`` answers in a process of its own: its line, and the PDF.

    The process is ended, and ``Cancelled`` raised, once nobody waits for the page any more.
    """
    with subprocess.Popen(  # noqa: S603 - msdesk itself
        paths.own_command("--typeset"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_CONSOLE,
    ) as process:
        answered = _answer_of(process, asked)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return answered


def _answer_of(process: subprocess.Popen[bytes], asked: bytes) -> tuple[bytes, bytes]:
    with suppress(BrokenPipeError), cast("IO[bytes]", process.stdin) as words:
        words.write(asked)  # it is read whole before anything is answered
    with ThreadPoolExecutor(max_workers=1) as reading:
        past_buffer = cast("IO[bytes]", cast("BufferedReader", process.stdout).raw)
        answer = reading.submit(_line_and_rest, past_buffer)
        try:
            _wait_while_wanted(answer)
        except BaseException:
            process.kill()  # and with it ends what is read
            raise
        return answer.result()


def _wait_while_wanted(answer: Future[Any]) -> None:
    ends = monotonic() + _LONGEST
    while not wait([answer], _LOOK).done:
        if not is_wanted():
            raise Cancelled("Nobody waits for the page any more.")
        if monotonic() > ends:
            raise subprocess.TimeoutExpired("--typeset", _LONGEST)


def _line_and_rest(answer: IO[bytes]) -> tuple[bytes, bytes]:
    """Read it all; through a buffer of Python a long page would be there twice for a moment."""
    return answer.readline(), answer.read()
