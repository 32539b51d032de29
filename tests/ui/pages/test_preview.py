"""The page before it is printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk import runtime
from msdesk.domain.appointment import Paper
from msdesk.domain.ids import EntryId
from msdesk.domain.journal import JournalEntry
from msdesk.domain.screen import Screen
from msdesk.errors import DocumentError
from msdesk.services.printing import Printable
from msdesk.services.sheet import PrintChoices
from msdesk.ui.background import Background
from msdesk.ui.look import Look
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.saving import Saved
from msdesk.ui.visit.note_ticks import NoteTicks
from msdesk.ui.widgets.pdf_pages import PdfPages
from tests.domain.samples import ENTRY
from tests.ui.finding import button, buttons, press, texts
from tests.ui.test_printing import pdf_of


class Pages:
    """Makes previews and remembers the choices of each page that was made."""

    def __init__(self, qtbot: QtBot, look: Look, background: Background) -> None:
        self._qtbot, self._look, self._background = qtbot, look, background
        self.choices: list[PrintChoices] = []
        self.error: Exception | None = None
        self.many = 1
        self.more: dict[str, Any] = {}
        self.may_go_on = Event()
        self.may_go_on.set()

    def _pdf(self, choices: PrintChoices) -> bytes:
        self.may_go_on.wait(10)
        self.choices.append(choices)
        if self.error:
            raise self.error
        return pdf_of(self.many)

    def page(
        self,
        *,
        notes: tuple[JournalEntry, ...] = (),
        has_matters: bool = False,
        usual: PrintChoices | None = None,
    ) -> PreviewPage:
        formats = Printable(
            name="Questions",
            pdf=self._pdf,
            html=lambda choices: f"<p>{choices.name}</p>",
            text=lambda choices: f"My questions, {choices.paper.value}",
            **self.more,
        )
        page = PreviewPage(
            self._look,
            "My page",
            formats,
            self._background,
            back_to=Screen.COMPARE,
            notes=NoteTicks(self._look, lambda **_: notes) if notes else None,
            has_matters=has_matters,
            usual=usual,
        )
        self._qtbot.addWidget(page)
        return page

    def made(self, *, notes: tuple[JournalEntry, ...] = ()) -> PreviewPage:
        page = self.page(notes=notes, has_matters=True)
        self._qtbot.waitUntil(lambda: page.pdf != b"")
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look, background: Background) -> Pages:
    """Return what makes previews."""
    return Pages(qtbot, look, background)


@pytest.mark.parametrize(("many", "said"), [(1, "1 page"), (2, "2 pages")])
def test_the_page_is_made_and_counted(qtbot: QtBot, pages: Pages, many: int, said: str) -> None:
    pages.many = many

    page = pages.page()

    qtbot.waitUntil(lambda: said in texts(page))


def test_while_a_page_is_made_it_says_so(pages: Pages) -> None:
    pages.may_go_on.clear()

    page = pages.page()

    assert "Making the page…" in texts(page)
    pages.may_go_on.set()


def test_the_preview_is_there_before_what_draws_the_page(qtbot: QtBot, pages: Pages) -> None:
    pages.may_go_on.clear()
    view = pages.page().view

    assert view.findChild(QPdfView) is None
    qtbot.waitUntil(lambda: view.findChild(QPdfView) is not None)
    pages.may_go_on.set()


def test_the_preview_comes_without_qtpdf() -> None:
    code = "import sys, msdesk.ui.pages.preview; sys.exit('PySide6.QtPdf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_preview_that_was_hidden_shows_its_page_again(qtbot: QtBot, pages: Pages) -> None:
    page = pages.made()
    page.show()
    page.hide()
    assert page.view.pages().document().pageCount() == 0

    page.show()

    assert page.view.pages().document().pageCount() == 1


def test_a_preview_lets_go_of_its_page_and_of_what_was_read_for_it(pages: Pages) -> None:
    read = ["ten years"]
    pages.more = {"forget": read.clear}
    page = pages.made()
    assert not page.view.is_empty

    page.let_go()

    assert (page.view.is_empty, page.pdf, read) == (True, b"", [])


def test_what_a_page_was_made_of_is_given_back_before_it_is_drawn(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, page = list[int](), pages.made()
    document = page.view.pages().document()
    monkeypatch.setattr(runtime, "give_back", lambda: drawn.append(document.pageCount()))

    page.view.show_pdf(page.pdf)

    assert drawn == [0]


def test_what_draws_pages_stays_with_the_window_and_is_there_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    for _ in range(2):
        place = QWidget(window)
        PdfPages(place)
        delete(place)

    direct = Qt.FindChildOption.FindDirectChildrenOnly
    assert len(window.findChildren(QPdfDocument, options=direct)) == 1


def test_the_thread_that_draws_a_page_waits_for_nothing_of_python(pages: Pages) -> None:
    page = pages.made()

    (read,) = page.findChildren(QIODevice)

    assert (type(read), read.isOpen()) == (QBuffer, True)


def test_a_page_that_was_under_way_when_one_left_is_not_shown(
    qtbot: QtBot, pages: Pages, background: Background
) -> None:
    told: list[bytes] = []

    def tell(_: PrintChoices, made: bytes) -> str:
        told.append(made)
        return ""

    pages.more = {"contents": tell}
    pages.may_go_on.clear()
    page = pages.page()

    page.let_go()
    pages.may_go_on.set()
    over: list[None] = []
    background.run(lambda: None, owner=background, then=over.append, failed=bool)
    qtbot.waitUntil(lambda: over == [None])

    assert (page.pdf, told) == (b"", [])


def test_a_choice_makes_the_page_anew(qtbot: QtBot, pages: Pages) -> None:
    page = pages.made(notes=(ENTRY,))

    page.paper.set_value(Paper.LETTER)
    page.text_size.set_value(16)
    button(page, "What matters most to me").click()
    next(b for b in (button(page, n) for n in buttons(page)) if "Tingling" in b.text()).click()
    qtbot.waitUntil(lambda: len(pages.choices) == 2)

    assert pages.choices[-1] == PrintChoices(
        paper=Paper.LETTER, text_size=16, what_matters=True, notes=(EntryId("entry"),)
    )


def test_no_note_is_printed_unless_it_is_ticked(pages: Pages) -> None:
    pages.made(notes=(ENTRY,))

    assert pages.choices[0].notes == ()


def test_a_page_that_cannot_be_made_says_so_and_what_to_do(qtbot: QtBot, pages: Pages) -> None:
    pages.error = DocumentError("The page could not be made.", "Save it as a web page instead.")

    page = pages.page()

    said = "The page could not be made. Save it as a web page instead."
    qtbot.waitUntil(lambda: said in texts(page))


def test_the_pdf_that_is_saved_is_the_one_that_is_shown(
    qtbot: QtBot, pages: Pages, tmp_path: Path
) -> None:
    page = pages.made()

    with qtbot.waitSignal(page.filed) as filed:
        page.save_to(tmp_path / "page.pdf", "pdf")

    assert (tmp_path / "page.pdf").read_bytes() == page.pdf
    assert filed.args == [Saved(tmp_path / "page.pdf")]


def test_the_page_can_be_saved_for_a_browser(pages: Pages, tmp_path: Path) -> None:
    page = pages.made()
    page.name.setText("Zoë")

    page.save_to(tmp_path / "page.html", "html")

    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "<p>Zoë</p>"


@pytest.mark.parametrize(
    ("pressed", "kind", "holds"),
    [("Save as plain text", "txt", "My questions, A4"), ("Save as Markdown", "md", "Zoë\\_\n")],
)
def test_the_page_can_be_saved_as_text_of_either_kind(
    pages: Pages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pressed: str,
    kind: str,
    holds: str,
) -> None:
    asked: list[tuple[str, ...]] = []
    page = pages.made()
    page.name.setText("Zoë_")

    def answer(_parent: object, _title: str, *about: str) -> tuple[str, str]:
        asked.append(about)
        return str(tmp_path / f"page.{kind}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    press(page, "More ways to save: My page")
    press(page, pressed)

    assert (tmp_path / f"page.{kind}").read_text(encoding="utf-8") == holds
    assert [name.endswith(f"Questions.{kind}") for name, _ in asked] == [True]


def test_other_ways_are_put_away_again(pages: Pages) -> None:
    page = pages.made()

    press(page, "More ways to save: My page")
    press(page, "Hide the other ways: My page")

    assert "Save as Markdown" not in buttons(page)


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    qtbot: QtBot, pages: Pages, tmp_path: Path
) -> None:
    page = pages.made()

    with qtbot.waitSignal(page.said) as said:
        page.save_to(tmp_path / "nowhere" / "page.pdf", "pdf")

    assert said.args[0].startswith("The page could not be saved as page.pdf")
    assert "Nothing was lost." in said.args[0]


@pytest.mark.parametrize(
    ("pressed", "name"), [("Save as PDF", "mine.pdf"), ("Save as web page", "mine.html")]
)
def test_one_is_asked_where_to_save(
    pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pressed: str, name: str
) -> None:
    page = pages.made()
    answer = (str(tmp_path / name), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)

    press(page, pressed)

    assert (tmp_path / name).exists()


def test_nothing_is_saved_where_no_place_was_named(
    qtbot: QtBot, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages.made()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    with qtbot.assertNotEmitted(page.said):
        press(page, "Save as PDF")


def test_the_page_can_be_copied_as_text(qtbot: QtBot, pages: Pages) -> None:
    page = pages.made()

    with qtbot.waitSignal(page.said):
        press(page, "Copy as text")

    assert QApplication.clipboard().text() == "My questions, A4"


def test_what_was_printed_is_said(
    qtbot: QtBot, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages.made()
    monkeypatch.setattr("msdesk.ui.printing.print_pdf", lambda _pdf, _parent: True)

    with qtbot.waitSignal(page.said) as said:
        press(page, "Print")

    assert said.args == ["Sent to the printer."]


def test_a_printer_that_fails_is_told_in_a_sentence(
    qtbot: QtBot, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages.made()

    def fail(_pdf: bytes, _parent: object) -> bool:
        raise DocumentError("The printer did not answer.", "Nothing was lost.")

    monkeypatch.setattr("msdesk.ui.printing.print_pdf", fail)

    with qtbot.waitSignal(page.said) as said:
        press(page, "Print")

    assert said.args == ["The printer did not answer. Nothing was lost."]


def test_nothing_is_said_where_one_does_not_go_on_to_print(
    qtbot: QtBot, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages.made()
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)

    with qtbot.assertNotEmitted(page.said):
        press(page, "Print")


def test_the_first_thing_to_do_is_to_save(pages: Pages) -> None:
    page = pages.made()

    assert page.first() is page.save_button


def test_a_page_saved_while_it_is_made_is_saved_when_it_is(
    qtbot: QtBot, pages: Pages, tmp_path: Path
) -> None:
    pages.may_go_on.clear()
    page = pages.page()
    page.save_to(tmp_path / "page.pdf", "pdf")
    assert not (tmp_path / "page.pdf").exists()

    with qtbot.waitSignal(page.filed):
        pages.may_go_on.set()

    assert (tmp_path / "page.pdf").read_bytes() == page.pdf != b""


def test_what_is_saved_is_what_is_ticked_and_not_the_page_before(
    qtbot: QtBot, pages: Pages, tmp_path: Path
) -> None:
    page = pages.made(notes=(ENTRY,))
    (tick,) = [button(page, name) for name in buttons(page) if "Tingling" in name]
    tick.click()
    qtbot.waitUntil(lambda: len(pages.choices) == 2 and "1 page" in texts(page))
    tick.click()

    with qtbot.waitSignal(page.filed):
        page.save_to(tmp_path / "page.pdf", "pdf")

    assert [choices.notes for choices in pages.choices] == [(), (ENTRY.id,), ()]


def test_a_page_saved_by_somebody_who_goes_on_at_once_is_saved(
    pages: Pages, tmp_path: Path
) -> None:
    page = pages.made()
    page.text_size.set_value(16)
    page.save_to(tmp_path / "page.pdf", "pdf")

    page.keep_now()

    assert (tmp_path / "page.pdf").read_bytes() == page.pdf


@pytest.mark.parametrize("go_on", [True, False])
def test_a_page_that_cannot_be_made_is_not_saved_and_said_to_be_none(
    qtbot: QtBot, pages: Pages, tmp_path: Path, *, go_on: bool
) -> None:
    page = pages.made()
    pages.error = DocumentError("The page could not be made.")
    page.text_size.set_value(16)

    with qtbot.waitSignal(page.said) as said:
        page.save_to(tmp_path / "page.pdf", "pdf")
        if go_on:
            page.keep_now()

    assert (said.args, list(tmp_path.glob("*.pdf"))) == (["The page could not be made."], [])


def test_paper_and_size_begin_as_they_were_and_say_when_they_are_changed(
    qtbot: QtBot, pages: Pages
) -> None:
    page = pages.page(usual=PrintChoices(paper=Paper.LETTER, text_size=16), has_matters=True)
    page.name.setText("Zoë")
    page.matters.click()

    with qtbot.waitSignal(page.settled) as settled:
        page.text_size.set_value(20)

    (choices,) = settled.args
    assert (choices.paper, choices.text_size) == (Paper.LETTER, 20)


def test_one_comes_back_to_the_questions(qtbot: QtBot, pages: Pages) -> None:
    page = pages.made()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Back")

    assert wanted.args == [Screen.COMPARE]


def test_what_is_on_the_page_is_said_in_words(qtbot: QtBot, pages: Pages) -> None:
    pages.more["contents"] = lambda choices, pdf: f"{choices.paper.value}, {bytes(pdf)[:4]!r}."
    page = pages.page()

    qtbot.waitUntil(lambda: "1 page. A4, b'%PDF'." in texts(page))


def test_a_short_text_can_be_copied_for_a_message_box(qtbot: QtBot, pages: Pages) -> None:
    pages.more["message"] = lambda choices: f"Short, {choices.paper.value}"
    page = pages.made()

    with qtbot.waitSignal(page.went_out):
        press(page, "Copy for a message box")

    assert QApplication.clipboard().text() == "Short, A4"


def test_where_there_is_nothing_to_copy_that_is_said_and_the_clipboard_stays(
    qtbot: QtBot, pages: Pages
) -> None:
    pages.more["message"] = lambda _choices: ""
    page = pages.made()
    QApplication.clipboard().setText("What I copied before")

    with qtbot.waitSignal(page.said) as told, qtbot.assertNotEmitted(page.went_out):
        press(page, "Copy for a message box")

    assert told.args == ["There is nothing to copy yet: no question, and no one thing I want."]
    assert QApplication.clipboard().text() == "What I copied before"


def test_after_saving_one_reads_how_to_hand_it_over(pages: Pages, tmp_path: Path) -> None:
    pages.more["steps"] = ("Give one at the desk.", "Keep one.")
    page = pages.made()
    assert not page.steps.isVisibleTo(page)

    page.save_to(tmp_path / "page.pdf", "pdf")

    assert page.steps.isVisibleTo(page)
    assert page.steps.text() == "To hand it over:\n1. Give one at the desk.\n2. Keep one."


def test_after_printing_one_reads_how_to_hand_it_over(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.more["steps"] = ("Keep one.",)
    page = pages.made()
    monkeypatch.setattr("msdesk.ui.printing.print_pdf", lambda _pdf, _parent: True)

    press(page, "Print")

    assert page.steps.isVisibleTo(page)


def test_where_there_is_nothing_to_hand_over_no_steps_are_shown(
    pages: Pages, tmp_path: Path
) -> None:
    page = pages.made()

    page.save_to(tmp_path / "page.pdf", "pdf")

    assert not page.steps.isVisibleTo(page)
