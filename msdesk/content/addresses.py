"""What the address of a source must not be, and what its note must say.

A reader should be led to the text itself, and be told where that was not to be had.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msdesk.domain.source import Seen, Source, SourceKind

# Hosts on which a vendor tries things out: what stands there goes away, or changes unseen.
_TRIED_OUT = re.compile(
    r"(^|[.-])(sit|uat|qa|dev|tests?|stag(e|ing)|preview|sandbox)\d*[.-]|dev\.com$|azurewebsites"
)
# Texts that one office or journal writes; on any other site they are a copy.
_WRITTEN_ONCE = (
    SourceKind.JOURNAL,
    SourceKind.GUIDELINE,
    SourceKind.REGULATOR,
    SourceKind.HTA,
    SourceKind.TRIAL_RECORD,
)
_READ_IN_A_COPY = re.compile(r"\bas (?:a copy|copies)\b|^(?:A|An older) copy\b")
_OF_THE_WORK = re.compile(
    r"\(new\)|second-check|dossier|found while|we could not|in the text we read", re.IGNORECASE
)


def address_problems(
    sources: Collection[Source], *, own: Collection[str], http_only: Collection[str]
) -> Iterator[str]:
    """Yield what is wrong with each source, then each short name that two sources share.

    ``own`` are the hosts at which a text is the text itself; at those of ``http_only`` no
    https address was known.
    """
    own = frozenset(own)
    copying = {_host(s) for s in sources if s.seen is Seen.COPY} - {""}
    plain = set(http_only) - {_host(s) for s in sources if s.url.startswith("https:")}
    for source in sources:
        here = f"sources.toml: {source.id}"
        if source.url:
            for problem in _url_problems(source, plain):
                yield f"{here}: {problem}"
        if source.seen is Seen.SOURCE and _is_copy(source, own, copying):
            yield f'{here}: this is a copy; seen must be "copy" or "second-hand"'
        if found := _OF_THE_WORK.search(source.note):
            yield f"{here}: note: {found.group()!r} is about our work, not for readers"
    yield from _shared_names(sources)


def _url_problems(source: Source, plain: Collection[str]) -> Iterator[str]:
    host = _host(source)
    if ":" in host or _TRIED_OUT.search(host):
        yield f"url: {host} is a host for trials; name the public one"
    if source.url.startswith("http:") and host not in plain:
        yield "url: must be https, or its host be in http_only and have no https page here"
    if source.url.rstrip("/").endswith(f"//{host}") is not source.page_lost:
        yield "page_lost: must be true for the front page of a site, and only there"


def _is_copy(source: Source, own: Collection[str], copying: Collection[str]) -> bool:
    if _READ_IN_A_COPY.search(source.note):
        return True
    host = _host(source)
    if source.kind not in _WRITTEN_ONCE and host not in copying:
        return False
    names = host.split(".")
    return bool(host) and not any(".".join(names[i:]) in own for i in range(len(names)))


def _host(source: Source) -> str:
    return source.url.partition("//")[2].partition("/")[0]


def _shared_names(sources: Collection[Source]) -> Iterator[str]:
    named: dict[str, list[str]] = {}
    for source in sources:
        named.setdefault(" ".join(source.short.casefold().split()), []).append(source.id)
    for ids in named.values():
        if len(ids) > 1:
            yield f"sources.toml: short: {' and '.join(ids)} have the same name"
