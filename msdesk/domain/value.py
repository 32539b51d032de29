"""The two bases of every value: one for what editors write, one for what the person writes.

``Content`` refuses keys it does not know, so a misspelt key in a content file is an error
and not a silent gap.  Both are frozen: a value handed to a page cannot change under it.
"""

from __future__ import annotations

import msgspec


class Content(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A value read from ``resources/``; unknown keys are refused."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the person's record, or one made from it."""
