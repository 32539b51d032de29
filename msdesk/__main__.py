"""The command ``msdesk``: the window, or with options what they ask for."""

from __future__ import annotations

import gc
import importlib
import sys


def main(arguments: list[str] | None = None) -> int:
    """Show the window, or do what the options ask; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--typeset"]:  # not a person's option: how the window has a page made
        with open(0, "rb") as read, open(1, "wb") as write:
            return int(importlib.import_module("msdesk.documents.typesetting").main(read, write))
    if arguments:
        return int(importlib.import_module("msdesk.app.command_line").main(arguments))
    # Collecting garbage between imports finds none and costs the first paint a twentieth;
    # ``Start`` turns it on again when the rest has been brought in.
    gc.disable()
    start = importlib.import_module("msdesk.app.start")
    return int(start.run(start.Options(None, start.paths.settings_file())))


if __name__ == "__main__":
    sys.exit(main())
