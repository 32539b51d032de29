"""The pieces of ``dev.py bench``; how fast anything is, is not tested here."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bench.__main__ import computer
from bench.acting import shown_after
from bench.bare import Bare
from bench.bundle import bundle_rows
from bench.figures import Paired, Point, Report, Row, Spread, alone, slow, spread
from bench.journal import note_texts, save, typed
from bench.page import document, gaps, table
from bench.plot import figure, in_words, svg
from bench.processes import command, environment, run
from bench.programs.painted import Painted
from bench.screen import Screen, can_be_had, screen
from bench.seeded import NEXT_VISIT, Records, Seeded
from bench.starting import A_TABLE, KINDS, Kind, busy_rows, started
from bench.turns import in_turns
from bench.watched import changes, watch
from msdesk.errors import WrongKey
from msdesk.services.importing import read_import
from msdesk.store.copies import keys
from msdesk.store.file.header import is_encrypted
from msdesk.store.subjects.search import expression, words_of
from msdesk.ui.frame.curtain import paint_again

_FEW, _MANY = 5, 200  # notes; each other size would be one more record to make


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, cheap: keys.Cost) -> Iterator[Records]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "COST", cheap)  # of a locked one; no test waits for its key
        yield Records(tmp_path_factory.mktemp("records"))


def point(notes: int, value: float, *, encrypted: bool = False, cost: str = "saving") -> Point:
    return Point(cost=cost, unit="ms", notes=notes, encrypted=encrypted, value=spread([value]))


GROWTH = (
    point(0, 1.0),
    point(20_000, 2.0),
    point(0, 2.0, encrypted=True),
    point(20_000, 4.0, encrypted=True),
)


# figures


def test_a_spread_is_the_median_and_the_quartiles() -> None:
    assert spread([5, 1, 4, 2, 3]) == Spread(median=3, low=2, high=4, rounds=5)


def test_one_round_has_no_spread() -> None:
    assert spread([7]) == Spread(median=7, low=7, high=7, rounds=1)


def test_ninety_five_of_a_hundred_stay_below_the_slow_one() -> None:
    assert slow([float(n) for n in range(101)]) == 95


def test_rounds_are_compared_one_by_one() -> None:
    busy_second_round = Paired(ours=(3.0, 30.0, 3.0), floor=(2.0, 20.0, 2.0))

    row = busy_second_round.ratio("saving", "bare", 2.0)

    assert row.judged == Spread(median=1.5, low=1.5, high=1.5, rounds=3)
    assert not row.is_over


def test_a_row_above_its_budget_is_over_it() -> None:
    assert Paired(ours=(5.0,), floor=(2.0,)).ratio("saving", "bare", 2.0).is_over


def test_a_row_above_its_budget_is_not_over_it_where_nobody_feels_it() -> None:
    row = Paired(ours=(5.0,), floor=(2.0,)).ratio("saving", "bare", 2.0)

    assert not replace(row, enough=5.0).is_over
    assert replace(row, enough=4.9).is_over
    assert replace(row, enough=4.9).budget == "2 ×, or 4.9 ms"


def test_a_row_without_budget_is_never_over_it() -> None:
    assert not alone("a page", [500.0], None).is_over


def test_a_row_of_which_there_may_be_none_is_over_it_by_one() -> None:
    assert alone("late starts", [1], 0, "late").is_over
    assert not alone("late starts", [0], 0, "late").is_over
    assert alone("late starts", [0], 0, "late").budget == "0 late"


def test_a_difference_is_judged_in_milliseconds() -> None:
    row = Paired(ours=(70.0,), floor=(10.0,)).difference("opening", "a plain one", 50.0)

    assert row.judged is not None
    assert (row.judged.median, row.is_over) == (60.0, True)


def test_who_goes_first_changes_from_round_to_round() -> None:
    went: list[str] = []

    def measure(name: str) -> float:
        went.append(name)
        return 1.0

    in_turns(lambda: measure("ours"), lambda: measure("floor"), rounds=2)

    assert went == ["ours", "floor", "ours", "floor", "floor", "ours"]


# records


def test_a_seeded_record_holds_as_many_notes_as_asked(records: Records) -> None:
    record = records.of(_MANY).open()

    assert record.journal.count() == _MANY
    record.close()


def test_a_seeded_record_is_the_same_every_time(records: Records, tmp_path: Path) -> None:
    texts = []
    for seeded in (records.of(_FEW), Records(tmp_path).of(_FEW)):
        record = seeded.open()
        texts.append([(e.id, e.text) for e in record.journal.entries()])
        record.close()

    assert texts[0] == texts[1]


def test_the_file_a_start_is_given_is_one_that_can_be_brought_in(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text(A_TABLE, encoding="utf-8")

    (note,) = read_import(tmp_path / "notes.csv").archive.journal
    assert note.text == "A note from another program."


def test_an_empty_record_still_has_a_next_appointment(records: Records) -> None:
    record = records.of(0).open()
    coming = record.appointments.next(NEXT_VISIT)

    assert coming is not None
    assert [q.rank for q in record.questions.for_appointment(coming.id)][:4] == [1, 2, 3, None]
    record.close()


def test_an_encrypted_one_opens_with_its_key_alone(records: Records) -> None:
    seeded = records.of(_FEW, encrypted=True)

    assert is_encrypted(seeded.folder)
    record = seeded.open()
    assert record.journal.count() == _FEW
    record.close()
    with pytest.raises(WrongKey):
        seeded._replace(key=bytes(32)).open()


def test_a_record_is_made_once(records: Records) -> None:
    made = records.of(_FEW).file.stat().st_mtime_ns

    assert records.of(_FEW).file.stat().st_mtime_ns == made


def test_records_of_other_tables_are_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "records-1-old").mkdir()

    Records(tmp_path)

    assert not (tmp_path / "records-1-old").exists()


def test_what_is_written_to_a_copy_leaves_the_record_alone(records: Records) -> None:
    seeded = records.of(_FEW)
    record = records.copy_of(seeded).open()
    save(record, "One more")
    record.close()

    assert notes_in(seeded) == _FEW


def notes_in(seeded: Seeded) -> int:
    record = seeded.open()
    count = record.journal.count()
    record.close()
    return count


# the floor of the record


@pytest.mark.parametrize("encrypted", [False, True])
def test_the_bare_driver_finds_what_msdesk_finds(records: Records, *, encrypted: bool) -> None:
    seeded = records.of(_MANY, encrypted=encrypted)
    record, bare = seeded.open(), Bare(records.copy_of(seeded))
    for text in typed()[:40]:
        ours = [entry.id for entry in record.journal.entries(search=text, limit=21)]
        assert [row[0] for row in bare.find(expression(words_of(text)), 21)] == ours
    record.close()
    bare.close()


@pytest.mark.parametrize("encrypted", [False, True])
def test_what_the_bare_driver_saves_msdesk_finds(records: Records, *, encrypted: bool) -> None:
    copy = records.copy_of(records.of(_FEW, encrypted=encrypted))
    bare = Bare(copy)
    bare.add(next(note_texts()), "Left hand")
    bare.add("Somethingunheardof", "Left hand")
    bare.close()

    record = copy.open()
    (found,) = record.journal.entries(search="somethingunheard")
    assert (found.tags, record.journal.count()) == (("Left hand",), _FEW + 2)
    record.close()


def test_the_bare_driver_keeps_each_note_on_the_disk(records: Records) -> None:
    copy = records.copy_of(records.of(0))
    bare = Bare(copy)
    bare.add("A note", "tag")

    with sqlite3.connect(copy.file) as other:
        assert other.execute("SELECT count(*) FROM journal_entry").fetchone() == (1,)
    other.close()
    bare.close()


# programs


def test_an_empty_window_tells_when_it_was_painted() -> None:
    (painted,) = run("empty")["painted"]

    assert 0 < painted < 60_000


def test_msdesk_tells_when_home_was_filled(records: Records) -> None:
    told = run("window", str(records.of(_FEW).folder))

    assert 0 < told["painted"][0] < told["filled"][0]
    assert told["painted"][0] < told["ready"][0]


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="nothing_of_the_kind"):
        run("nothing_of_the_kind", str(tmp_path))


@pytest.mark.parametrize("program", ["acts", "visit"])
def test_a_measured_window_is_brought_in_as_the_command_does(program: str) -> None:
    code = f"import sys, bench.programs.{program}; sys.exit('argparse' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_visit_tells_the_gaps_of_each_page_and_the_memory_at_its_end(records: Records) -> None:
    told = run("visit", str(records.copy_of(records.of(_FEW)).folder), "1")

    pages = [name for name in told if f"gap-{name}" in told]
    assert len(pages) == told["opened"][0]
    assert all(told[f"gap-{page}"][0] > 0 for page in pages)
    assert told["peak"][0] > 0


def test_a_visit_does_not_wait_for_ever_for_a_page_on_paper(records: Records) -> None:
    with pytest.raises(RuntimeError, match="was never made"):
        run("visit", str(records.copy_of(records.of(_FEW)).folder), "1", "0")


# a screen

on_a_screen = pytest.mark.skipif(not can_be_had(), reason="there is no Xvfb")


@on_a_screen
def test_a_window_is_seen_when_it_is_painted() -> None:
    with screen() as on:
        blank = on.sight()
        seen = watch(command("empty", "stays"), on, environment())

        assert 0 < seen.painted <= seen.filled
        assert on.sight() == blank


@on_a_screen
def test_what_was_watched_leaves_nothing_running() -> None:
    with screen() as on:
        before = _shown_on(on)
        watch(command("empty", "stays"), on, environment())

        assert _shown_on(on) == before


def _shown_on(on: Screen) -> set[str]:
    """Return the processes that were given this screen, but for those that are just ending."""
    said = f"DISPLAY={on.environment['DISPLAY']}\0".encode()
    found = set[str]()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if said in (process / "environ").read_bytes():
                found.add(process.name)
    return found


@on_a_screen
def test_a_program_that_ends_by_itself_is_not_waited_for() -> None:
    with screen() as on, pytest.raises(RuntimeError, match="out of order"):
        watch([sys.executable, "-c", "raise SystemExit('out of order')"], on, environment())


@on_a_screen
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_way_to_start_is_seen_to_come_to_rest(records: Records, kind: Kind) -> None:
    with screen() as on:
        seen = started(kind, records, _FEW, on)

    assert 0 < seen.painted <= seen.filled
    assert seen.painted < seen.ready


@on_a_screen
def test_what_changes_on_the_screen_meanwhile_is_seen() -> None:
    with screen() as on, changes(on, 0.5) as seen:
        watch(command("empty", "stays"), on, environment())  # it stays until it has been seen

    assert seen == sorted(seen)
    assert seen


@on_a_screen
def test_what_a_person_does_is_told_by_name(records: Records) -> None:
    with screen() as on:
        told = run("acts", str(records.copy_of(records.of(_MANY)).folder), "1", "40", screen=on)

    assert {"Show_more,_time_6", "Closing_a_visit", "About"} <= set(told)
    assert len(told["key"]) == len(told["A_letter_of_a_search"])


def test_without_a_screen_no_start_is_counted_as_late(records: Records) -> None:
    (row,) = busy_rows(records, _FEW, 20, None)

    assert not row.is_over
    assert "no Xvfb" in row.note


def test_hits_are_those_that_are_seen_before_the_next_key() -> None:
    assert shown_after([1.0, 2.0, 3.0], [0.5, 1.25, 1.5, 3.125]) == [250.0, 125.0]


# what is said


def test_the_table_says_which_rows_are_over() -> None:
    within = Paired(ours=(3.0, 3.0), floor=(2.0, 2.0)).ratio("saving", "bare", 2.0)
    over = alone("a page", [120.0, 130.0, 140.0], 100.0)

    _, first, second = (" ".join(line.split()) for line in table([within, over]).splitlines())

    assert first == "saving bare 3.00 ms 2.00 ms 1.50 × (1.50 to 1.50) 2 × ok"
    assert second == "a page 130 ms 130 ms (125 to 135) 100 ms OVER"


def test_how_long_the_window_stands_still_has_a_table_of_its_own() -> None:
    rows = (alone("Show more", [70.0, 80.0, 90.0], 50.0), alone("About", [20.0], 50.0))

    assert gaps(rows).splitlines()[2:] == [
        "| Show more | 80.0 ms (75.0 to 85.0) | 50 ms | OVER |",
        "| About | 20.0 ms | 50 ms | ok |",
    ]


def test_what_was_not_built_is_said_to_be_so(tmp_path: Path) -> None:
    rows = bundle_rows(tmp_path)

    assert "not built" in table(rows)
    assert not any(row.is_over for row in rows)


def test_the_size_of_a_bundle_counts_its_files_once(tmp_path: Path) -> None:
    inside = tmp_path / "msdesk" / "_internal"
    inside.mkdir(parents=True)
    (inside / "library.so").write_bytes(bytes(3_000_000))
    (inside / "link.so").symlink_to("library.so")
    (tmp_path / "msdesk_1_amd64.deb").write_bytes(bytes(1_000_000))

    unpacked, package = bundle_rows(tmp_path)

    assert unpacked.ours == spread([3.0])
    assert package.ours == spread([1.0])


@pytest.mark.parametrize(
    ("value", "shown"), [(0.4567, "0.457"), (4.567, "4.57"), (45.67, "45.7"), (4567.0, "4,567")]
)
def test_figures_have_three_digits_that_count(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_the_plot_says_in_words_what_it_shows() -> None:
    picture = ET.fromstring(svg(GROWTH))  # noqa: S314  # made here
    name = {"svg": "http://www.w3.org/2000/svg"}

    words = picture.find("svg:desc", name)
    assert words is not None
    assert words.text == in_words(GROWTH)
    assert "saving, encrypted: 2.00 ms at 0 notes, 4.00 ms at 20,000." in in_words(GROWTH)


def test_plain_and_encrypted_differ_by_more_than_colour() -> None:
    picture = svg(GROWTH)

    assert picture.count('<circle class="plain-mark"') == 3
    assert picture.count('<rect class="encrypted-mark"') == 3
    assert "stroke-dasharray" in picture


def test_the_plot_is_readable_in_the_dark() -> None:
    assert "prefers-color-scheme: dark" in svg(GROWTH)


def test_the_page_holds_the_rows_the_growth_and_the_picture_in_words() -> None:
    row = Paired(ours=(3.0,), floor=(2.0,)).ratio("saving", "bare", 2.0)
    report = Report(
        made_on="2026-11-22",
        quick=False,
        computer=computer(),
        rows=(row,),
        pages=(Row(what="notes", note="120 ms the first time"),),
        growth=GROWTH,
    )

    page = document(report, "benchmarks.svg", words=7)

    assert "| saving | bare | 3.00 ms | 2.00 ms | 1.50 × | 2 × | ok |" in page
    assert "| saving, encrypted | 2.00 ms | 4.00 ms |" in page
    assert f"![{in_words(GROWTH)}](benchmarks.svg)" in page
    assert "120 ms the first time" in page
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


def test_a_page_behind_a_curtain_has_not_been_painted(qtbot: QtBot) -> None:
    window, drawn = QWidget(), list[bool]()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    painted = Painted(window)
    painted.then(lambda: drawn.append(window.updatesEnabled()))

    window.setUpdatesEnabled(False)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    QCoreApplication.processEvents()
    paint_again(window)

    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn == [True]
