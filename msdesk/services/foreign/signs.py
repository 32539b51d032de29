r"""Half signs in JSON: what cut an emoji in two wrote ``\ud83d`` without its other half.

RFC 8259, section 8.2, lets a file hold them, and no text can.
"""

from __future__ import annotations

import re

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_HIGH = rb"u[dD][89abAB][0-9a-fA-F]{2}"
_LOW = rb"u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPED = re.compile(rb"\\(?:(%b\\%b)|(%b|%b)|.)" % (_HIGH, _LOW, _HIGH, _LOW), re.DOTALL)
_BROKEN = rb"\ufffd"  # the sign that stands for one that is broken


def whole(content: bytes) -> bytes:
    r"""Return JSON with U+FFFD for each half of a sign.

    >>> whole(rb'"half \ud83d, whole \ud83d\ude00, typed \\ud83d"')
    b'"half \\ufffd, whole \\ud83d\\ude00, typed \\\\ud83d"'
    """
    if not _HALF.search(content):
        return content
    return _ESCAPED.sub(lambda found: _BROKEN if found[2] else found[0], content)
