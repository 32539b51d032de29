"""Sets the pages that tests ask for, each in a process forked from one that has loaded Typst.

Typst keeps what it has worked out for its last ten pages, and looks through all of it after
each: one process for all takes a third longer, and a gigabyte.  To start msdesk for each, as the
program does, takes longer still.  Where nothing can be forked, pages are set in this process.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Lock

from msdesk.documents import typesetting

_ROOT = Path(__file__).resolve().parents[1]
_ALONE = {"RAYON_NUM_THREADS": "1"}  # other tests have the other processors
_in_turn = Lock()


@cache  # what two tests look at is set once
def set_page(asked: bytes) -> tuple[bytes, bytes]:
    """Return what ``msdesk --typeset`` answers, its line and the PDF; raises as if it had."""
    with _in_turn:
        answer = _answer(asked) if hasattr(os, "fork") else _set(asked)
    if not answer:
        raise subprocess.CalledProcessError(1, "--typeset")
    said, _, made = answer.partition(b"\n")
    return said, made


def end() -> None:
    """End the process that sets pages."""
    if _setter.cache_info().currsize:
        with _setter() as setter:
            setter.communicate()
        _setter.cache_clear()


@cache
def _setter() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=_ROOT,
        env=os.environ | _ALONE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _answer(asked: bytes) -> bytes:
    to, back = _setter().stdin, _setter().stdout
    assert to is not None
    assert back is not None
    to.write(asked + b"\n")  # JSON has no end of a line in it
    to.flush()
    return back.read(int(back.readline()))


def _set(asked: bytes) -> bytes:
    answer = io.BytesIO()
    typesetting.main(io.BytesIO(asked), answer)
    return answer.getvalue()


def _serve() -> None:
    """Answer each line that is read with a page: how many bytes it has, and then these."""
    for asked in sys.stdin.buffer:
        if child := os.fork():
            _, ended = os.waitpid(child, 0)
            if ended:
                _write(b"")
        else:
            _write(_set(asked))
            os._exit(0)


def _write(page: bytes) -> None:
    sys.stdout.buffer.write(b"%d\n%b" % (len(page), page))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve()
