"""What the process that sets a page reads and writes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from msdesk import paths
from msdesk.documents import pdf, typesetting
from msdesk.domain.guide import Role
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.domain.wanted import work_wanted_while
from msdesk.errors import Cancelled, DocumentError
from tests.documents.paper import texts

pytestmark = pytest.mark.usefixtures("pages_set_apart")
RESOURCES = paths.resources()
SHEET = Sheet(ask=Role.NEUROLOGIST, top=(SheetQuestion(text="Why?"),), version="1")


def asked(template: Path, words: str = "Why?") -> bytes:
    return json.dumps(
        {
            "template": str(template),
            "fonts": str(RESOURCES / "fonts"),
            "letters": str(RESOURCES / "letters"),
            "words": {"title": words},
        }
    ).encode()


def template(folder: Path, body: str = "") -> Path:
    path = folder / "page.typ"
    path.write_text(
        "#let data = json(bytes(sys.inputs.data))\n"
        "#set document(title: data.title)\n"
        f'#set text(font: "Atkinson Hyperlegible Next")\n{body}#data.title'
    )
    return path


def read(made: io.BytesIO) -> tuple[list[str], bytes]:
    """Return the words that stand for letters, and the PDF."""
    said, _, pdf = made.getvalue().partition(b"\n")
    return json.loads(said)["in_words"], pdf


@pytest.mark.parametrize(
    ("text", "in_words"),
    [
        ("Why?", []),
        ("😀 日本語 한국어 ไทย עברית العربية हिन्दी Ελληνικά", []),
        ("\ue000", ["[sign U+E000]"]),  # an "fb" in our font
        ("\U000f0000 and \u0378", ["[sign U+F0000]", "[sign U+0378]"]),
        ("\u0378, \u0379 and 😀", ["[sign U+0378]", "[sign U+0379]"]),
        ("a\u200db\ufe0fc\u202ed", []),
    ],
)
def test_whatever_the_letters_the_page_keeps_its_claim(
    tmp_path: Path, text: str, in_words: list[str]
) -> None:
    made = io.BytesIO()

    ended = typesetting.main(io.BytesIO(asked(template(tmp_path), text)), made)
    words, pdf_file = read(made)

    assert (ended, words, pdf_file[:8]) == (0, in_words, b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf_file


@pytest.mark.parametrize("text", ["\U000f0000", "日本語"])
def test_a_page_that_cannot_claim_the_standard_is_made_without(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.typ"
    path.write_text("No title.")
    made = io.BytesIO()

    ended = typesetting.main(io.BytesIO(asked(path, text)), made)

    assert ended == 0
    assert b"pdfuaid" not in read(made)[1]


def test_of_a_page_that_cannot_be_set_nothing_is_written(tmp_path: Path) -> None:
    made = io.BytesIO()

    ended = typesetting.main(io.BytesIO(asked(template(tmp_path, "#panic()"))), made)

    assert (ended, made.getvalue()) == (1, b"")


def test_a_failed_page_is_not_spoken_of(tmp_path: Path) -> None:
    failing = asked(template(tmp_path, "#panic(data.title)"), "A secret")

    told = subprocess.run(
        paths.own_command("--typeset"), input=failing, capture_output=True, check=False
    )

    assert (told.returncode, told.stdout, told.stderr) == (1, b"", b"")


def test_the_process_sets_what_is_set_without_one(tmp_path: Path) -> None:
    words = "Why? 日本語 \u0378"
    made = io.BytesIO()
    typesetting.main(io.BytesIO(asked(template(tmp_path), words)), made)

    apart = io.BytesIO(b"".join(pdf.set_apart(asked(template(tmp_path), words))))

    assert read(apart)[0] == read(made)[0] == ["[sign U+0378]"]
    assert texts(read(apart)[1]) == texts(read(made)[1])


def test_a_page_is_set_in_a_process_of_its_own() -> None:
    assert "Why?" in texts(pdf.questions_pdf(SHEET, RESOURCES))[0]


def test_a_process_that_breaks_is_a_page_that_could_not_be_made(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="could not be made"):
        pdf.questions_pdf(SHEET, tmp_path)


def test_a_process_that_cannot_be_started_is_a_page_that_could_not_be_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "own_command", lambda *_: [str(tmp_path / "no such program")])

    with pytest.raises(DocumentError, match="could not be made"):
        pdf.questions_pdf(SHEET, RESOURCES)


_NEVER_ANSWERS = "import sys, time; sys.stdin.read(); time.sleep(600)"


def set_by(program: str, monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Have pages set by a program in Python; return the processes it will run in."""
    made: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen.__init__

    def remember(self: subprocess.Popen[bytes], *given: object, **more: object) -> None:
        start(self, *given, **more)  # type: ignore[call-overload]
        made.append(self)

    monkeypatch.setattr(paths, "own_command", lambda *_: [sys.executable, "-c", program])
    monkeypatch.setattr(subprocess.Popen, "__init__", remember)
    return made


def test_a_page_that_nobody_waits_for_any_more_is_not_made_to_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = set_by(_NEVER_ANSWERS, monkeypatch)

    with pytest.raises(Cancelled), work_wanted_while(lambda: False):
        pdf.questions_pdf(SHEET, RESOURCES)

    assert made[0].returncode


def test_a_page_that_takes_far_too_long_could_not_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = set_by(_NEVER_ANSWERS, monkeypatch)
    monkeypatch.setattr(pdf, "_LONGEST", 0)

    with pytest.raises(DocumentError, match="could not be made"):
        pdf.questions_pdf(SHEET, RESOURCES)

    assert made[0].returncode


def test_a_process_may_take_its_time_to_read_many_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_by(
        "import sys, time; time.sleep(0.3); sys.stdout.write(str(len(sys.stdin.read())))",
        monkeypatch,
    )
    many = b"a" * 1_000_000  # more than a pipe holds

    assert pdf.set_apart(many) == (b"1000000", b"")


def test_a_long_page_is_there_once_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    long = 8 << 20
    set_by(
        f"import sys; sys.stdin.read(); sys.stdout.write('{{}}\\n' + 'a' * {long})", monkeypatch
    )
    tracemalloc.start()
    try:
        _, page = pdf.set_apart(b"{}")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(page) == long
    assert peak < 1.5 * long
