"""How much is tried: a little with every change, all of it on demand.

``MSDESK_TORTURE`` multiplies what is tried.  With 20 there are 300 kills, 2,000 damaged files
and 3,000 hostile imports, which takes a quarter of an hour.
"""

from __future__ import annotations

import os

TIMES = max(1, int(os.environ.get("MSDESK_TORTURE") or "1"))
