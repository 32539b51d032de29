"""Reading aloud: what a program of the system gets, and that it is silent when it should be.

A small program stands in for that of the system.  It keeps what it was started with and what
it was given, and reads until it is told to go on.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from msdesk.services import speech
from msdesk.services.speech import Speech, State, Voice, no_voice, voices

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")

PARTS = ("The first part of a card.", "The “second” part: naïve.", "The last one.")
SPEAKS = """#!{python}
import os, pathlib, sys, time
here = pathlib.Path({folder!r})
name = pathlib.Path(sys.argv[0]).name
text = b"" if "-S" in sys.argv else sys.stdin.buffer.read()
with (here / "said").open("ab", 0) as said:  # whole, or not at all
    said.write(repr((name, sys.argv[1:], text.decode())).encode() + b"\\n")
{then}
"""
WAITS = """
os.fork()
(here / f"pid-{os.getpid()}").touch()
while True: time.sleep(0.01)
"""

ALONE = """
for name in (os.getpid(), 0): (here / f"pid-{name}").touch()
while True: time.sleep(0.01)
"""


class Programs:
    """A folder on the PATH with programs that speak."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = {"PATH": str(folder / "bin")}
        (folder / "bin").mkdir()

    def add(self, name: str, then: str = "") -> None:
        program = self.folder / "bin" / name
        program.write_text(
            SPEAKS.format(python=sys.executable, folder=str(self.folder), then=then)
        )
        program.chmod(0o755)

    def said(self) -> list[tuple[str, list[str], str]]:
        said = self.folder / "said"
        return [eval(line) for line in said.read_text().splitlines()] if said.exists() else []  # noqa: S307 - our own

    def running(self) -> list[int]:
        return [int(p.name.partition("-")[2]) for p in self.folder.glob("pid-*")]


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return Programs(tmp_path)


class Clock:
    """A clock on which every look takes a minute: whatever is read, it took its time."""

    def __init__(self, step: float = 60.0) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def until(holds: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def read(reads: Speech) -> State:
    until(lambda: reads.poll() is not State.READING)
    return reads.state


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]


def begun(programs: Programs, then: str = WAITS) -> Speech:
    """Return a speech in the middle of its first part, with a child of its own."""
    programs.add("espeak-ng", then)
    reads = Speech(voices("linux", programs.path))
    reads.begin(PARTS)
    until(lambda: len(programs.running()) == 2)
    return reads


def test_each_part_is_given_to_the_program_in_its_order(programs: Programs) -> None:
    programs.add("espeak-ng")
    reads = Speech(voices("linux", programs.path), Clock())

    reads.begin(PARTS)

    assert read(reads) is State.ENDED
    assert tuple(text.strip() for _, _, text in programs.said()) == PARTS


@pytest.mark.parametrize("name", ["spd-say", "espeak-ng", "espeak"])
def test_no_word_of_the_text_stands_on_a_command_line(programs: Programs, name: str) -> None:
    programs.add(name)
    reads = Speech(voices("linux", programs.path), Clock())

    reads.begin(PARTS)
    read(reads)

    given = " ".join(word for _, options, _ in programs.said() for word in options)
    assert not set(given.split()) & set(" ".join(PARTS).split())


def test_one_can_begin_further_on(programs: Programs) -> None:
    programs.add("espeak-ng")
    reads = Speech(voices("linux", programs.path), Clock())

    reads.begin(PARTS, at=2)
    read(reads)

    assert [text.strip() for _, _, text in programs.said()] == [PARTS[2]]


def test_stopping_ends_the_program_and_all_it_started(programs: Programs) -> None:
    reads = begun(programs)

    reads.stop()

    until(lambda: not any(map(is_there, programs.running())))
    assert reads.state is State.STOPPED


def test_a_program_that_will_not_end_is_ended(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "_GRACE", 0.05)
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{WAITS}"
    reads = begun(programs, deaf)

    reads.stop()

    until(lambda: not any(map(is_there, programs.running())))


def test_after_a_stop_one_goes_on_with_the_part_that_was_read(programs: Programs) -> None:
    reads = begun(programs)
    reads.skip()
    reads.stop()

    assert reads.at == 1


def test_the_next_part_can_be_asked_for(programs: Programs) -> None:
    reads = begun(programs)

    reads.skip()

    until(lambda: len(programs.said()) == 2)
    assert programs.said()[-1][2].strip() == PARTS[1]
    reads.stop()


def test_the_next_part_after_the_last_is_the_end(programs: Programs) -> None:
    reads = begun(programs)
    reads.skip()
    reads.skip()

    reads.skip()

    assert reads.state is State.ENDED


def test_to_ask_for_the_next_part_of_nothing_does_nothing() -> None:
    reads = Speech(())
    reads.skip()

    assert reads.state is State.STOPPED


def test_speech_dispatcher_is_asked_to_leave_the_line_it_has(programs: Programs) -> None:
    programs.add("spd-say", 'if "-S" not in sys.argv:' + WAITS.replace("\n", "\n    "))
    reads = Speech(voices("linux", programs.path))
    reads.begin(PARTS)
    until(lambda: len(programs.running()) == 2)

    reads.stop()

    until(lambda: programs.said()[-1][1] == ["-S"])


def test_where_a_voice_fails_the_next_one_reads_the_same_part(programs: Programs) -> None:
    programs.add("spd-say", "sys.exit(1)")
    programs.add("espeak-ng")
    reads = Speech(voices("linux", programs.path), Clock())

    reads.begin(PARTS)

    assert read(reads) is State.ENDED
    assert [name for name, _, _ in programs.said()] == ["spd-say"] + ["espeak-ng"] * 3


def test_where_every_voice_fails_it_is_told(programs: Programs) -> None:
    programs.add("spd-say", "sys.exit(1)")
    reads = Speech(voices("linux", programs.path), Clock())

    reads.begin(PARTS)

    assert read(reads) is State.FAILED


def test_a_voice_that_ends_at_once_has_said_nothing(programs: Programs) -> None:
    programs.add("espeak-ng")
    reads = Speech(voices("linux", programs.path), Clock(step=0.0))

    reads.begin(PARTS)

    assert read(reads) is State.FAILED
    assert len(programs.said()) == 1


def test_a_program_that_cannot_be_started_is_a_voice_that_fails(tmp_path: Path) -> None:
    reads = Speech((Voice((str(tmp_path / "gone"),)),))

    reads.begin(PARTS)

    assert reads.state is State.FAILED


def test_a_long_part_is_given_whole_in_lines_that_no_voice_cuts(programs: Programs) -> None:
    programs.add("espeak-ng")
    long = "\n".join(("A sentence – of some words. " * 200 + "word " * 400,) * 20)
    reads = Speech(voices("linux", programs.path), Clock())

    reads.begin([long])
    read(reads)

    ((_, _, text),) = programs.said()
    assert text.split() == long.split()
    assert max(len(line.encode()) for line in text.splitlines()) < 1000


def test_one_can_stop_before_a_long_part_was_taken() -> None:
    reads = Speech((Voice(("/bin/sh", "-c", "sleep 600")),))

    reads.begin(["word " * 100_000])
    reads.stop()

    assert reads.state is State.STOPPED


def test_the_voice_the_person_set_up_comes_before_the_plain_ones(programs: Programs) -> None:
    for name in ("espeak", "espeak-ng", "spd-say"):
        programs.add(name)

    found = [Path(voice.command[0]).name for voice in voices("linux", programs.path)]

    assert found == ["spd-say", "espeak-ng", "espeak"]


def test_macos_reads_what_it_is_given(programs: Programs) -> None:
    programs.add("say")
    (voice,) = voices("darwin", programs.path)

    assert voice.command[1:] == ("-f", "-")
    assert voices("darwin", {"PATH": ""}) == ()


def test_windows_reads_with_its_own_powershell_and_no_other(tmp_path: Path) -> None:
    shell = tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    shell.parent.mkdir(parents=True)
    shell.touch()
    (voice,) = voices("win32", {"SYSTEMROOT": str(tmp_path), "PATH": ""})

    assert voice.command[0] == str(shell)
    assert "[Console]::In.ReadToEnd()" in voice.command[-1]
    assert voices("win32", {"SYSTEMROOT": str(tmp_path / "none")}) == ()


@pytest.mark.parametrize(
    ("platform", "word"),
    [("linux", "speech-dispatcher"), ("freebsd13", "speech-dispatcher"), ("win32", "PowerShell")],
)
def test_where_there_is_no_voice_it_is_said_what_to_do(platform: str, word: str) -> None:
    assert no_voice(platform).startswith("This computer has no voice")
    assert word in no_voice(platform)


def test_without_a_voice_nothing_can_be_read() -> None:
    reads = Speech(())
    reads.begin(PARTS)

    assert not reads.can_speak
    assert reads.state is State.FAILED


def test_on_windows_the_one_program_is_ended(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = begun(programs, ALONE)
    (pid,) = [each for each in programs.running() if each]
    monkeypatch.setattr(sys, "platform", "win32")

    reads.stop()

    assert not is_there(pid)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_real_voice_reads_its_standard_input(tmp_path: Path) -> None:
    wave = tmp_path / "heard.wav"
    reads = Speech((Voice(("espeak-ng", "--stdin", "-v", "en-gb", "-w", str(wave))),), Clock())

    reads.begin(["Twenty-nine out of one hundred people had a relapse within two years."])

    assert read(reads) is State.ENDED
    assert wave.stat().st_size > 50_000
