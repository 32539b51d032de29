"""The window: everything made of Qt."""

from __future__ import annotations

from msdesk.singletons import hold

hold()
