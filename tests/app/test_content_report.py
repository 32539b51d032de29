"""What an editor asks of the content on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dev
from msdesk import __main__, paths
from msdesk.app.commands.content_report import say_due
from msdesk.content.library import Library
from msdesk.content.load import load
from tests.content import small


@pytest.fixture
def small_library(tmp_path: Path) -> Library:
    return load(small.write(tmp_path / "resources"))


def test_the_report_counts_what_is_due_and_names_each_place(
    small_library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say_due(small_library, date(2027, 5, 23)) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Due on 23 May 2027: 3 places in 3 cards"
    assert (
        lines[2] == "aplimod.toml: record.next_check_on: should have been checked by 22 May 2027"
    )


def test_the_report_says_when_nothing_is_due_and_which_card_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small.write(tmp_path / "resources")
    card = folder / "cards" / "aplimod.toml"
    later = card.read_text().replace("next_check_on = 2027-05-22", "next_check_on = 2027-05-30")
    card.write_text(later)

    assert say_due(Library(folder), date(2026, 12, 1)) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Nothing is due on 1 December 2026.",
        "The next card is to be checked by 22 May 2027.",
    ]


def test_the_command_reports_on_the_shipped_content_as_of_today(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert __main__.main(["--content-report"]) == 0

    assert "ue on " in capsys.readouterr().out


def test_every_place_that_cites_a_source_has_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small.write(tmp_path / "resources")
    monkeypatch.setattr(paths, "resources", lambda: folder)

    assert __main__.main(["--cites", "told2025"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Told 2025 (told2025) is cited in 3 places",
        "no-new-treatment.toml: pregnancy[0]",
        "aplimod.toml: pregnancy[0]",
        "examplumab.toml: pregnancy[0]",
    ]


@pytest.mark.parametrize("unknown", ["nobody1999", ""])
def test_an_unknown_source_is_said_so(unknown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["--cites", unknown]) == 1

    assert capsys.readouterr().err == f"There is no source {unknown!r} in sources.toml.\n"


def test_the_set_up_script_passes_on_at_most_one_source() -> None:
    assert dev._parse(["content"]) == ("content", [])
    assert dev._parse(["content", "told2025"]) == ("content", ["told2025"])
    with pytest.raises(SystemExit, match="2"):
        dev._parse(["content", "told2025", "alpha2024"])


@pytest.mark.parametrize(
    ("source", "asked"), [([], ["--content-report"]), (["told2025"], ["--cites", "told2025"])]
)
def test_the_set_up_script_asks_the_app(
    source: list[str], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "_python", lambda *arguments: list(arguments))

    assert dev.content(source) == ["-m", "msdesk", *asked]  # type: ignore[comparison-overlap]
