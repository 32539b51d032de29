"""The command ``msdesk``: the window, or with options what they ask for.

Each way imports only what it needs, and only when the interpreter is as ``runtime`` has it.
"""

from __future__ import annotations

import sys

from msdesk import runtime


def main(arguments: list[str] | None = None) -> int:
    """Show the window, or do what the options ask; return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    runtime.leave_no_core_dump()  # before anything of the person's is read
    if arguments == ["--typeset"]:  # not a person's option: how the window has a page made
        with open(0, "rb") as read, open(1, "wb") as write:
            from msdesk.documents.typesetting import main as typeset

            return typeset(read, write)
    from msdesk.store.file.annotating import put_off_annotations

    runtime.leave_out_openssl()
    runtime.put_off_asyncio()
    runtime.put_off_metadata()
    runtime.put_off_sysconfig()
    runtime.hold_singletons()
    runtime.share_one_heap()
    put_off_annotations()
    # ``Start`` ends it when the rest has been brought in, and a command that shows no window.
    with runtime.collecting_put_off():
        if arguments:
            runtime.write_any_letter()
            _bring_in_qt()
            from msdesk.app.commands.command_line import main as obey

            return obey(arguments)
        _bring_in_qt()
        from msdesk import paths
        from msdesk.app.shell.options import Options
        from msdesk.app.start import run

        return run(Options(None, paths.settings_file()))


def _bring_in_qt() -> None:
    with runtime.pyside_compiled_once():
        import PySide6.QtCore  # noqa: F401

    runtime.put_import_back()


if __name__ == "__main__":
    sys.exit(main())
