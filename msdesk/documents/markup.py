"""The markup every HTML page is made of: one file, nothing fetched from anywhere.

Every text passes through ``shown``; tags are only ever made by ``tag``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

_LONG_WORD = re.compile(r"(\S{25,})")
_SOME = re.compile(r"\S{1,10}")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}  # & first
STYLE = """
:root { color-scheme: light; }
body { margin: 2em auto; padding: 0 1em; background: #fff; color: #000; line-height: 1.5;
  font-family: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 0.3em; }
h2 { font-size: 1.2em; line-height: 1.3; margin: 1.5em 0 0.4em; break-after: avoid; }
p { margin: 0.4em 0; }
ol, ul { margin: 0.4em 0; padding-left: 1.6em; }
li { margin: 0.4em 0; }
small { font-size: 0.85em; }
a { color: inherit; }
.box { border: 2px solid; border-radius: 8px; padding: 0.5em 0.8em; margin: 1em 0;
  break-inside: avoid; }
.box h2 { margin-top: 0.2em; }
.notice { border-left: 6px solid; padding-left: 0.8em; font-weight: bold; }
.numbered > li { break-inside: avoid; margin-bottom: 1.2em; font-weight: bold; }
.numbered small { font-weight: normal; }
.to-tick { list-style: none; padding-left: 0; }
.rule { border-bottom: 1px solid; height: 10mm; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
caption { text-align: left; padding: 0.4em 0; }
th, td { border: 1px solid; padding: 0.5em; text-align: left; vertical-align: top; }
thead th { border-bottom-width: 3px; }
tr { break-inside: avoid; }
.flag { border: 2px solid; border-radius: 4px; padding: 0.2em 0.4em; font-weight: bold; }
footer { border-top: 1px solid; margin-top: 2em; padding-top: 0.5em; font-size: 0.85em; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""


def whole_file(title: str, style: str, body: Iterable[str]) -> str:
    """Return a page as one HTML file."""
    head = (
        '<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        tag("title", escape(" ".join(title.split()))),
        f"<style>\n{style}{STYLE}</style>\n",
    )
    document = tag("head", *head) + tag("body", *body)
    return f'<!DOCTYPE html>\n<html lang="en-GB">\n{document}</html>\n'


def tag(name: str, *content: str, cls: str = "", **attributes: str) -> str:
    """Return an element; ``cls`` is its class."""
    given = {"class": cls, **attributes} if cls else attributes
    written = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    inner = "".join(content)
    broken = "\n" if inner.endswith("\n") else ""
    return f"<{name}{written}>{broken}{inner}</{name}>\n"


def escape(text: str) -> str:
    """Return a text as ``html.escape`` does, which brings in the names of 2,231 signs as well.

    >>> escape("<b> & 'c'")
    '&lt;b&gt; &amp; &#x27;c&#x27;'
    """
    for sign, written in _ESCAPED.items():
        text = text.replace(sign, written)
    return text


def shown(text: str) -> str:
    """Return a text as the page shows it, escaped."""
    return escape(text).replace("\n", "<br>")


def breakable(text: str) -> str:
    """Return a text as a cell shows it: a word longer than any of ours may break in it.

    >>> breakable("ok " + 30 * "a")
    'ok aaaaaaaaaa<wbr>aaaaaaaaaa<wbr>aaaaaaaaaa'
    """
    parts = _LONG_WORD.split(text)  # every second is a long word
    broken = ("<wbr>".join(map(shown, _SOME.findall(word))) for word in parts[1::2])
    return "".join(
        part + word for part, word in zip_longest(map(shown, parts[::2]), broken, fillvalue="")
    )


def typed(text: str) -> str:
    """Return what a person typed, escaped; it runs in its own direction, as Arabic does."""
    return f"<bdi>{shown(text)}</bdi>"


def listing(name: str, items: Iterable[str], *, cls: str = "", **of_item: str) -> str:
    """Return a list, "ol" or "ul", of items that are markup already."""
    return tag(name, *(tag("li", item, **of_item) for item in items), cls=cls)


def notice(words: str) -> str:
    """Return what must not be missed, or nothing where there is nothing."""
    return tag("p", shown(words), cls="notice") if words else ""
