"""Notes to take along: from the journal to a file, with nothing but what was ticked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QCheckBox

from msdesk.domain.appointment import Paper
from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Screen
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life
from tests.documents.paper import keeps_the_standard
from tests.documents.paper import texts as printed
from tests.ui.finding import buttons, press, seen, texts, whole

_NOTHING = "Nothing is ticked yet. Each note you tick will stand here with its day, kind and tags."


@pytest.fixture
def life(fresh: Life) -> Life:
    """Return a life with three notes."""
    add = fresh.record.journal.add
    add(kind=EntryKind.NOTE, day=date(2026, 5, 3), text="Slept badly", tags=("night",))
    add(kind=EntryKind.SYMPTOM, day=date(2026, 6, 1), text="Numb hand", take_to_doctor=True)
    add(kind=EntryKind.NOTE, day=date(2026, 7, 1), text="Nobody is to read this")
    return fresh


def page_of(life: Life) -> PreviewPage:
    page = life.go(Screen.NOTES_PAGE)
    assert isinstance(page, PreviewPage)
    return page


def test_from_the_journal_to_the_saved_file(life: Life, tmp_path: Path) -> None:
    life.press("Print notes to take along", whole(life.go(Screen.NOTES)))
    assert life.page is Screen.NOTES_PAGE
    page = life.shown
    assert isinstance(page, PreviewPage)

    press(page, "New symptom or relapse, 1 June 2026: Numb hand, to take along")
    press(page, "Note, 3 May 2026: Slept badly, to take along")
    file = tmp_path / "notes.pdf"
    page.save_to(file, "pdf")
    life.until(file.exists)

    made = file.read_bytes()
    (words,) = printed(made)
    assert keeps_the_standard(made)
    assert words.index("Slept badly") < words.index("Tags: night") < words.index("Numb hand")
    assert "Nobody" not in words
    assert life.record.journal.count() == 3


def test_nothing_is_ticked_and_it_is_said_what_will_be_there(life: Life) -> None:
    page = page_of(life)

    assert not any(tick.isChecked() for tick in seen(page, QCheckBox))
    assert _NOTHING in texts(page)
    assert not page.view.isVisible()


@pytest.mark.parametrize("pressed", ["Save as PDF", "Print", "Save as web page", "Copy as text"])
def test_where_nothing_is_ticked_nothing_goes_out(
    life: Life, monkeypatch: pytest.MonkeyPatch, pressed: str
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: pytest.fail("a printer was asked for"))
    QApplication.clipboard().setText("as it was")
    page = page_of(life)

    press(page, pressed)

    life.hear(_NOTHING)
    assert QApplication.clipboard().text() == "as it was"


def test_one_begins_at_the_first_tick(life: Life) -> None:
    page = page_of(life)

    assert page.first().accessibleName().startswith("Note, 1 July 2026")
    press(page, "Note, 3 May 2026: Slept badly, to take along")
    assert page.first() is page.save_button


def test_what_is_unticked_is_not_shown_any_more(life: Life) -> None:
    page = page_of(life)
    tick = "Note, 3 May 2026: Slept badly, to take along"
    press(page, tick)
    life.until(lambda: bool(page.pdf))
    assert "On it: 1 note, Sunday 3 May 2026." in "\n".join(texts(page))

    press(page, "Untick all notes")

    life.until(lambda: not page.pdf)
    assert _NOTHING in texts(page)


def test_who_comes_back_finds_what_was_ticked(life: Life) -> None:
    press(page_of(life), "Tick the note to take to my doctor")

    life.press("Back", life.shown)
    page = page_of(life)

    assert "1 note is ticked." in texts(page)


def test_a_note_that_was_ticked_and_deleted_is_not_printed(life: Life) -> None:
    press(page_of(life), "Tick the note to take to my doctor")
    (entry,) = life.record.journal.entries(to_doctor=True)
    life.record.journal.delete(entry.id)

    page = page_of(life)

    assert "No note is ticked." in texts(page)
    assert _NOTHING in texts(page)


def test_a_note_that_goes_while_it_is_shown_leaves_an_empty_page(life: Life) -> None:
    page = page_of(life)
    press(page, "Tick the note to take to my doctor")
    life.until(lambda: bool(page.pdf))
    (entry,) = life.record.journal.entries(to_doctor=True)
    life.record.journal.delete(entry.id)

    page.text_size.set_value(16)

    life.until(lambda: not page.pdf)
    assert _NOTHING in texts(page)


def test_the_paper_is_remembered(life: Life) -> None:
    page_of(life).paper.set_value(Paper.LETTER)

    assert life.parts.preferences.value.paper == "Letter"


def test_without_a_note_the_journal_offers_no_print(fresh: Life) -> None:
    name = "Print notes to take along"
    page = whole(fresh.go(Screen.NOTES))
    assert name not in buttons(page)

    fresh.record.journal.add(kind=EntryKind.NOTE, day=date(2026, 5, 3), text="Slept badly")

    assert name in buttons(whole(fresh.go(Screen.NOTES)))


def test_the_page_without_a_note_says_what_will_be_there(fresh: Life) -> None:
    page = page_of(fresh)

    assert "Your notes will be here to tick." in texts(page)
    assert not seen(page, QCheckBox)
