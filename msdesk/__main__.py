"""The command ``msdesk``: the window, or with options what they ask for."""

from __future__ import annotations

import importlib
import sys

from msdesk import runtime


def main(arguments: list[str] | None = None) -> int:
    """Show the window, or do what the options ask; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    runtime.leave_no_core_dump()  # before anything of the person's is read
    if arguments == ["--typeset"]:  # not a person's option: how the window has a page made
        with open(0, "rb") as read, open(1, "wb") as write:
            return int(importlib.import_module("msdesk.documents.typesetting").main(read, write))
    runtime.leave_out_openssl()
    runtime.hold_singletons()
    if arguments:
        runtime.write_any_letter()
        _bring_in_qt()
        return int(importlib.import_module("msdesk.app.command_line").main(arguments))
    # ``Start`` ends it when the rest has been brought in.
    with runtime.collecting_put_off():
        _bring_in_qt()
        start = importlib.import_module("msdesk.app.start")
        return int(start.run(start.Options(None, start.paths.settings_file())))


def _bring_in_qt() -> None:
    importlib.import_module("PySide6.QtCore")
    runtime.put_import_back()


if __name__ == "__main__":
    sys.exit(main())
