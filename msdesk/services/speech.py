"""Reads text aloud with the speech the system has, one part after the other.

The text goes to a program of the system through its standard input, never on a command line:
whoever may list the processes of a computer reads those.  Nothing of it touches the disk.

A voice can fail in silence: where there is no sound, espeak-ng ends at once and says all went
well.  So a part that took less time than anybody can listen in counts as not read.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from threading import Thread
from typing import IO, NamedTuple

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows one would flash up
_FASTEST = 40.0  # words a second; people who listen with great practice follow about 15
_GRACE = 0.5  # seconds a voice has to end by itself
_LONGEST = 300  # letters of a line: spd-say reads lines of 1,023 bytes, and cuts longer ones
_BETWEEN = re.compile(r"(?<=[.!?:;])\s+")
_ON_WINDOWS = (
    "$ErrorActionPreference = 'Stop'; "
    "[Console]::InputEncoding = [Text.UTF8Encoding]::new($false); "
    "Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try { $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, "
    "[Globalization.CultureInfo]::GetCultureInfo('en-GB')) } catch { }; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)
_NONE = "This computer has no voice that msdesk can use."
_INSTALL = {
    "linux": "On Debian or Ubuntu, install the packages speech-dispatcher and espeak-ng.",
    "win32": "It needs Windows PowerShell and a voice: see Settings of Windows, Time & language, "
    "Speech.",
    "darwin": "It needs the command “say” of macOS.",
}
SILENT = (
    "The voice of this computer said nothing. Check that the sound is on and that the computer "
    "can speak, then press “Read aloud” again."
)


class Voice(NamedTuple):
    """A program that reads its standard input aloud; ``hush`` is what else makes it silent."""

    command: tuple[str, ...]
    hush: tuple[str, ...] = ()


_ON_LINUX = (
    # Short options: "--stop" of spd-say 0.11 asks for an argument and stops nothing.
    Voice(("spd-say", "-e", "-w", "-l", "en"), hush=("spd-say", "-S")),
    Voice(("espeak-ng", "--stdin", "-v", "en-gb")),
    Voice(("espeak", "--stdin", "-v", "en-gb")),
)


class State(Enum):
    """How far the reading is."""

    STOPPED = "stopped"
    READING = "reading"
    ENDED = "ended"
    FAILED = "failed"


def voices(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> tuple[Voice, ...]:
    """Return the voices of the system that are there, the one the person set up first."""
    if platform == "win32":
        root = environment.get("SYSTEMROOT", r"C:\Windows")
        shell = Path(root) / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
        options = ("-NoLogo", "-NoProfile", "-NonInteractive", "-Command", _ON_WINDOWS)
        return (Voice((str(shell), *options)),) if shell.exists() else ()
    if platform == "darwin":
        say = shutil.which("say", path=environment.get("PATH"))
        return (Voice((say, "-f", "-")),) if say else ()
    found = []
    for voice in _ON_LINUX:
        name, *told = voice.command
        if program := shutil.which(name, path=environment.get("PATH")):
            hush = (program, *voice.hush[1:]) if voice.hush else ()
            found.append(Voice((program, *told), hush))
    return tuple(found)


def no_voice(platform: str = sys.platform) -> str:
    """Return what to say where there is none, and what to do about it."""
    return f"{_NONE} {_INSTALL.get(platform, _INSTALL['linux'])}"


class Speech:
    """Reads parts aloud; ``poll`` goes on from one to the next, so somebody must call it often.

    Where a voice fails the next one tries the same part.
    """

    def __init__(
        self, found: Sequence[Voice], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._voices = tuple(found)
        self._left = list(found)  # those that have not failed
        self._clock = clock
        self._parts: tuple[str, ...] = ()
        self._process: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self.state = State.STOPPED
        self.at = 0  # the part that is read, or was read last

    @property
    def can_speak(self) -> bool:
        """Whether there is any voice at all."""
        return bool(self._voices)

    def begin(self, parts: Sequence[str], at: int = 0) -> None:
        """Read parts aloud, from one of them on."""
        self.stop()
        self._parts, self.at = tuple(parts), at
        self._left = list(self._voices)
        self._start()

    def poll(self) -> State:
        """Go on where a part has been read; return how far it is."""
        process = self._process
        if process is not None and process.poll() is not None:
            self._process = None
            if process.returncode == 0 and self._took_its_time():
                self._go_on()
            else:
                self._left.pop(0)
                self._start()
        return self.state

    def skip(self) -> None:
        """Leave the rest of a part out and read the next one."""
        if self.state is State.READING:
            self._silence()
            self._go_on()

    def stop(self) -> None:
        """Be silent at once."""
        self._silence()
        if self.state is State.READING:
            self.state = State.STOPPED

    def _go_on(self) -> None:
        if self.at + 1 < len(self._parts):
            self.at += 1
            self._start()
        else:
            self.state = State.ENDED

    def _start(self) -> None:
        """Read the part aloud with the first voice that starts."""
        while self._left:
            with suppress(OSError):
                self._process = _started(self._left[0])
                break
            self._left.pop(0)
        else:
            self.state = State.FAILED
            return
        self.state = State.READING
        self._began = self._clock()
        text = "\n".join(_lines(self._parts[self.at])) + "\n"
        if pipe := self._process.stdin:
            Thread(target=_hand_over, args=(pipe, text.encode()), daemon=True).start()

    def _took_its_time(self) -> bool:
        words = len(self._parts[self.at].split())
        return self._clock() - self._began >= words / _FASTEST

    def _silence(self) -> None:
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        _end(process)
        if hush := self._left[0].hush:  # speech-dispatcher goes on with the line it has
            _ask_for_silence(hush)  # and waited for: it must not silence what is read next


def _started(voice: Voice) -> subprocess.Popen[bytes]:
    """Start a voice as the head of a group of its own, so that all of it can be ended."""
    return subprocess.Popen(  # noqa: S603 - a program of the system, found by its name
        voice.command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        creationflags=_NO_CONSOLE,
    )


def _hand_over(pipe: IO[bytes], text: bytes) -> None:
    """Give a voice all of the text; it may be longer than a pipe holds."""
    with suppress(OSError, ValueError):  # it has been ended meanwhile
        pipe.write(text)
    with suppress(OSError, ValueError):
        pipe.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a voice and all that it started."""
    if sys.platform == "win32":
        process.kill()
        process.wait()
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
            return


def _ask_for_silence(command: Sequence[str]) -> None:
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(  # noqa: S603 - as above
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=_GRACE,
        )


def _lines(text: str) -> list[str]:
    """Return a text in lines that no voice cuts, broken between sentences where that will do."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for each in _BETWEEN.split(paragraph):
            if line and len(line) + len(each) >= _LONGEST:
                lines.append(line)
                line = ""
            line = f"{line} {each}".strip()
        lines += textwrap.wrap(line, _LONGEST)
    return lines
