"""The options of the command ``msdesk``, and what each does.

Apart from ``__main__``, so that the window alone, which most people start, need not wait for
``argparse``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from msdesk import __version__, paths
from msdesk.app import content_report, demo, self_check, start, tour


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="msdesk",
        description="Treatment facts, private notes and a page of questions for people with MS.",
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the record in DIR")
    parser.add_argument("--version", action="version", version=f"msdesk {__version__}")
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a file to bring into the record"
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
        "--tour", type=Path, metavar="DIR", help="leave a picture of every screen in DIR, and exit"
    )
    return parser


def main(arguments: list[str]) -> int:
    """Do what the options ask and return the exit code."""
    options = _parser().parse_args(arguments)
    if options.self_check:
        return self_check.main()
    if options.content_report or options.cites is not None:
        return content_report.main(cites=options.cites)
    if options.tour:
        return tour.main(options.tour)
    if options.demo:
        return demo.run()
    folder = options.data_dir.expanduser().absolute() if options.data_dir else None
    bring_in = options.file.expanduser().absolute() if options.file else None
    return start.run(start.Options(folder, paths.settings_file(), bring_in))
