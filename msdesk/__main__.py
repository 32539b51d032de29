"""The command ``msdesk``: the app, and what can be asked of it without a window."""

from __future__ import annotations

import argparse
import gc
import importlib
import logging
import sys
import tempfile
from pathlib import Path

from msdesk import __version__, paths


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="msdesk",
        description="Treatment facts, private notes and a page of questions for people with MS.",
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the record in DIR")
    parser.add_argument("--version", action="version", version=f"msdesk {__version__}")
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


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if options.self_check:
        return int(importlib.import_module("msdesk.app.self_check").main())
    if options.content_report or options.cites is not None:
        report = importlib.import_module("msdesk.app.content_report")
        return int(report.main(cites=options.cites))
    if options.tour:
        return int(importlib.import_module("msdesk.app.tour").main(options.tour))
    # Collecting garbage between imports finds none and costs the first paint a twentieth;
    # ``Start`` turns it on again when the rest has been brought in.
    gc.disable()
    start = importlib.import_module("msdesk.app.start")
    if options.demo:
        with tempfile.TemporaryDirectory(prefix="msdesk-demo-") as folder:
            importlib.import_module("msdesk.app.demo").fill(Path(folder))
            return int(start.run(start.Options(Path(folder), Path(folder) / "settings.json")))
    data_dir = (
        options.data_dir.expanduser().absolute() if options.data_dir else paths.data_folder()
    )
    return int(start.run(start.Options(data_dir, paths.settings_file())))


if __name__ == "__main__":
    sys.exit(main())
