"""Makes this process what the command ``msdesk`` makes of its own, before the window is imported.

A program that imports the window at its top imports this before it.
"""

from __future__ import annotations

from msdesk import runtime
from msdesk.store.file.annotating import put_off_annotations

runtime.share_one_heap()
with runtime.pyside_compiled_once():
    import PySide6.QtCore  # noqa: F401  # what is put back below comes with it

runtime.leave_out_openssl()
runtime.put_off_asyncio()
runtime.put_off_metadata()
runtime.put_off_sysconfig()
put_off_annotations()
runtime.hold_singletons()
runtime.put_import_back()
