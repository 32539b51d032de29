"""What the person writes, in one SQLite file.

Import the part that is wanted (``msdesk.store.record``, ``msdesk.store.journal`` ...).  Nothing
here may pull SQLAlchemy in: importing it takes longer than showing the window, and the window is
painted first.

SQLAlchemy brings in ``asyncio``, and that the system's OpenSSL, 5 MB to talk to servers with.
msdesk never does, so the two modules that load it are marked as not there, as they are in the
bundle; Python then takes hash functions of its own.
"""

from __future__ import annotations

import sys

for _module in ("_ssl", "_hashlib"):
    sys.modules.setdefault(_module, None)  # type: ignore[arg-type]  # Python's word for that
