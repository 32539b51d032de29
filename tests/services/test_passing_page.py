"""A page for the browser lies where nobody else may look, and does not stay."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from msdesk.errors import DocumentError
from msdesk.services import passing_page
from tests.systems import needs_links


@pytest.fixture(autouse=True)
def of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests have a temporary folder of the system's of their own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_page_is_there_under_its_name() -> None:
    path = passing_page.put("ahsct.html", "<p>“Whole”</p>")

    assert path.name == "ahsct.html"
    assert path.read_text(encoding="utf-8") == "<p>“Whole”</p>"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_nobody_else_may_look() -> None:
    path = passing_page.put("ahsct.html", "")

    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_all_such_pages_go_and_nothing_else(tmp_path: Path) -> None:
    passing_page.put("ahsct.html", "")
    passing_page.put("fingolimod.html", "")
    (tmp_path / "mine.html").touch()

    passing_page.clear()

    assert [path.name for path in tmp_path.iterdir()] == ["mine.html"]


@needs_links
def test_a_link_of_somebody_elses_is_not_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "note").touch()
    (tmp_path / "msdesk-page-x").symlink_to(kept, target_is_directory=True)

    passing_page.clear()

    assert (kept / "note").exists()


def test_where_no_page_can_be_written_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(DocumentError, match="could not be made"):
        passing_page.put("ahsct.html", "")
