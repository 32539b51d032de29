"""The options of the command ``msdesk``, and what each does.

Apart from ``__main__``, so that the window alone, which most people start, need not wait for
``argparse``; and what an option does is imported only where it was given.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from msdesk import __version__, paths
from msdesk.app.shell.options import Options
from msdesk.errors import Error


def _parser() -> argparse.ArgumentParser:
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
    """Return what was typed as a path that stays the same wherever the program goes."""
    if not typed:  # a variable of a script that is empty; it would be the folder one is in
        raise argparse.ArgumentTypeError("a name is missing")
    try:
        return Path(typed).expanduser().absolute()
    except RuntimeError as error:
        raise argparse.ArgumentTypeError(f"nobody's home folder: {typed}") from error
    except OSError as error:
        raise argparse.ArgumentTypeError("the folder you are in is not there any more") from error


def main(arguments: list[str]) -> int:
    """Do what the options ask and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _do(options)
    except Error as error:
        said = error.whole
    except OSError as error:
        said = f"{error.filename or 'A file or folder'} cannot be used: {error.strerror or error}."
    sys.stderr.write(f"msdesk: {said}\n")
    return 1


def _do(options: argparse.Namespace) -> int:
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
    from msdesk.app import start

    return start.run(Options(options.data_dir, paths.settings_file(), options.file))
