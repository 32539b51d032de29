"""The options of the command ``msdesk``, and what each does.

What an option does is imported only where it was given.  A window on a folder or on a file, as
desktops start it, need not wait for ``argparse`` either.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msdesk import __version__, paths, runtime
from msdesk.app.shell.options import Options
from msdesk.errors import Error

if TYPE_CHECKING:
    import argparse


def _window(arguments: list[str]) -> Options | None:
    """Return what a window is opened on; None for what has to be read with more care."""
    folder, rest = None, arguments
    if arguments[0] == "--data-dir":
        (folder, *rest) = arguments[1:] or [""]
    named = [name for name in (folder, *rest) if name is not None]
    if len(rest) > 1 or any(not name or name.startswith("-") for name in named):
        return None
    with suppress(OSError, RuntimeError):  # which is said in words elsewhere
        return Options(
            _whole(folder) if folder else None,
            paths.settings_file(),
            _whole(rest[0]) if rest else None,
        )
    return None


def _whole(typed: str) -> Path:
    """Return what was typed as a path that stays the same wherever the program goes."""
    return Path(typed).expanduser().absolute()


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog="msdesk",
        description="Treatment facts, private notes and a page of questions for people with MS.",
    )
    parser.add_argument("--data-dir", type=_path, metavar="DIR", help="keep the record in DIR")
    parser.add_argument("--version", action="version", version=f"msdesk {__version__}")
    parser.add_argument(
        "file", nargs="?", type=_path, metavar="FILE", help="a file to bring into the record"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--demo", action="store_true", help="open a sample record in a temporary folder"
    )
    what.add_argument(
        "--self-check",
        action="store_true",
        help="check content, record, search and printing, and exit",
    )
    what.add_argument(
        "--content-report", action="store_true", help="say which content is due for a check"
    )
    what.add_argument("--cites", metavar="SOURCE", help="say every place that cites a source")
    what.add_argument(
        "--tour",
        type=_path,
        metavar="DIR",
        help="leave a picture of every screen in DIR, and exit",
    )
    return parser


def _path(typed: str) -> Path:
    """Return what was typed as a path, or say why it is none."""
    import argparse

    if not typed:  # a variable of a script that is empty; it would be the folder one is in
        raise argparse.ArgumentTypeError("a name is missing")
    try:
        return _whole(typed)
    except RuntimeError as error:
        raise argparse.ArgumentTypeError(f"nobody's home folder: {typed}") from error
    except OSError as error:
        raise argparse.ArgumentTypeError("the folder you are in is not there any more") from error


def main(arguments: list[str]) -> int:
    """Do what the options ask and return the exit code."""
    window = _window(arguments)
    try:
        return _show(window) if window else _do(_parser().parse_args(arguments))
    except Error as error:
        said = error.whole
    except OSError as error:
        said = f"{error.filename or 'A file or folder'} cannot be used: {error.strerror or error}."
    sys.stderr.write(f"msdesk: {said}\n")
    return 1


def _show(window: Options) -> int:
    from msdesk.app import start

    return start.run(window)


def _do(options: argparse.Namespace) -> int:
    runtime.collect_again()  # none of them is a window that is waited for
    if options.self_check:
        from msdesk.app.commands import self_check

        return self_check.main()
    if options.content_report or options.cites is not None:
        from msdesk.app.commands import content_report

        return content_report.main(cites=options.cites)
    if options.tour:
        from msdesk.app.commands import tour

        return tour.main(options.tour)
    if options.demo:
        from msdesk.app.commands import demo

        return demo.run()
    return _show(Options(options.data_dir, paths.settings_file(), options.file))
