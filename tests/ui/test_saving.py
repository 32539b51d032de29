"""Where saving begins, and how what was saved is found again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from msdesk.errors import DocumentError
from msdesk.ui.saving import Saved, ask_folder, ask_where, open_file, show_in_folder


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return what the dialogs stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return where each dialog began; the person goes on with what it offers."""
    begun: list[str] = []

    def go_on(_parent: object, _title: str, begin: str, *_: object) -> str:
        begun.append(begin)
        return begin

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", go_on)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (go_on(*given), ""))
    return begun


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of documents of a person who has just begun."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    (tmp_path / "Documents").mkdir()
    return tmp_path / "Documents"


@pytest.fixture
def page(documents: Path) -> Path:
    """Return a page that was saved."""
    page = documents / "page one.pdf"
    page.write_bytes(b"%PDF")
    return page


on_linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks the system itself")


@on_linux_only
def test_saving_begins_in_documents(window: QWidget, documents: Path, begun: list[str]) -> None:
    chosen = (ask_where(window, "Save", "page.pdf"), ask_folder(window, "Where"))

    assert chosen == (documents / "page.pdf", documents)
    assert begun == [str(documents / "page.pdf"), str(documents)]


@on_linux_only
def test_saving_begins_at_home_where_there_are_no_documents(
    window: QWidget, documents: Path, begun: list[str]
) -> None:
    documents.rmdir()

    assert ask_where(window, "Save", "page.pdf") == documents.parent / "page.pdf"


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("mine", "mine.html"),
        ("for Dr. Lee", "for Dr. Lee.html"),
        ("of 3.11", "of 3.11.html"),
        ("mine.htm", "mine.htm"),
        ("mine.html", "mine.html"),
    ],
)
def test_a_name_without_an_ending_gets_the_one_that_was_offered(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, saved: str
) -> None:
    chosen = (str(tmp_path / typed), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)

    assert ask_where(window, "Save", "My-page.html") == tmp_path / saved


def test_what_is_there_under_the_name_with_its_ending_is_not_replaced_unasked(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.html").touch()
    offered: list[str] = []

    def ask(_parent: object, _title: str, begin: str, *_: object) -> tuple[str, str]:
        offered.append(begin)
        return (str(tmp_path / "mine") if len(offered) == 1 else begin), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)

    assert ask_where(window, "Save", "My-page.html") == tmp_path / "mine.html"
    assert offered[1:] == [str(tmp_path / "mine.html")]


def test_nobody_has_to_save(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")

    assert (ask_where(window, "Save", "a"), ask_folder(window, "Where")) == (None, None)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Saved(Path("/home/ada/Documents/page.pdf")), "Saved as page.pdf in Documents."),
        (Saved(Path("/page.pdf")), f"Saved as page.pdf in {Path('/')}."),
        (Saved(Path("/stick/a.zip"), "It is whole."), "Saved as a.zip in stick. It is whole."),
    ],
)
def test_what_was_saved_is_said_with_its_folder(file: Saved, said: str) -> None:
    assert file.words == said


@pytest.mark.parametrize("way", [open_file, show_in_folder])
def test_where_no_program_takes_it_one_is_told_where_it_is(
    page: Path, monkeypatch: pytest.MonkeyPatch, way: type
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)

    with pytest.raises(DocumentError) as told:
        way(page)

    assert "Documents" in told.value.what_to_do


@pytest.mark.parametrize("way", [open_file, show_in_folder])
def test_what_has_gone_since_is_told_in_a_sentence(page: Path, way: type) -> None:
    page.unlink()

    with pytest.raises(DocumentError, match=r"page one\.pdf is not in Documents any more\."):
        way(page)


@pytest.mark.parametrize(
    ("system", "program", "arguments"),
    [("win32", "explorer.exe", ["/select,"]), ("darwin", "open", ["-R"])],
)
def test_the_file_is_marked_in_its_folder_where_the_system_can(
    page: Path, monkeypatch: pytest.MonkeyPatch, system: str, program: str, arguments: list[str]
) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append((Path(program).name, arguments))
        return True, 1

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(QProcess, "startDetached", start)

    show_in_folder(page)

    assert started == [(program, [*arguments, str(page)])]
