"""An index of texts by their words, in memory: SQLite's full text search and its stemmer.

It holds the texts that ship with msdesk.  What the person wrote is never put in here: the
record has an index of its own, in its file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from threading import Lock

from sqlcipher3 import dbapi2

from msdesk.store.subjects.text import clean

# The texts themselves are not kept: who asks has them.
_INDEX = (
    "CREATE VIRTUAL TABLE {} USING fts5("
    "text, content='', columnsize=0, tokenize='porter unicode61 remove_diacritics 2')"
)


class WordIndex:
    """Finds rows by words, whatever their endings: "stopping" finds "stopped".

    Usable from any thread.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._lock = Lock()
        self._database = dbapi2.connect(":memory:", check_same_thread=False, isolation_level=None)
        for table in ("row", "word"):
            self._database.execute(_INDEX.format(table))
        self._database.execute("CREATE VIRTUAL TABLE stem USING fts5vocab(word, instance)")
        self._fill("row", texts)

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            self._database.close()

    def rows(self, phrases: Collection[str]) -> list[int]:
        """Return the places of the texts that hold one of some phrases, first one first.

        >>> WordIndex(["If it is stopped", "Side effects"]).rows(["stopping"])
        [0]
        """
        quoted = ('"{}"'.format(clean(phrase).replace('"', '""')) for phrase in phrases)
        expression = " OR ".join(quoted)
        if not expression:
            return []
        with self._lock:
            found = self._database.execute(
                'SELECT rowid FROM "row" WHERE "row" MATCH ? ORDER BY rowid', (expression,)
            )
            return [number for (number,) in found]

    def stems(self, words: Collection[str]) -> Mapping[str, str]:
        """Return what each word becomes without its ending: "pregnancies" is "pregnanc"."""
        listed = list(words)
        with self._lock:
            self._fill("word", listed)
            found = self._database.execute("SELECT doc, term FROM stem").fetchall()
            self._database.execute("INSERT INTO word(word) VALUES ('delete-all')")
        stems = ((listed[number], stem) for number, stem in found)  # many a word is its own
        return {word: word if word == stem else stem for word, stem in stems}

    def _fill(self, table: str, texts: Iterable[str]) -> None:
        self._database.execute("BEGIN")
        self._database.executemany(
            f'INSERT INTO "{table}"(rowid, text) VALUES (?, ?)',  # noqa: S608 - a name of ours
            enumerate(texts),
        )
        self._database.execute("COMMIT")
