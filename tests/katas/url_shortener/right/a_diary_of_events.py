"""A diary of what happened to each code: nothing is changed, and nothing is deleted.

Codes are bytes in it, drawn from the operating system, a byte too large for an even share thrown
away; a keyed hash says which office a code belongs to. The diary is written ahead (WAL).
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from sqlite3 import Connection
from typing import Any

from solutions.url_shortener.url_shortener import (
    ALPHABET,
    EndedError,
    UnknownCodeError,
    decode,
    encode,
)
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]

GIVEN, ENDED = 1, 2


class Shortener(Reference):
    """The first event of a kind counts."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        super().__init__(connect, *args, **kwargs)
        connect().execute("PRAGMA journal_mode = WAL").fetchall()
        connect().execute(
            "CREATE TABLE IF NOT EXISTS diary"
            " (code BLOB, event INT, url TEXT, ends TEXT, PRIMARY KEY (code, event)) WITHOUT ROWID"
        )

    def draw(self) -> str:
        while True:
            drawn = [byte for byte in os.urandom(4 * self._length) if byte < 248]
            code = "".join(ALPHABET[byte % 62] for byte in drawn[: self._length])
            hashed = blake2b(code.encode(), key=b"known to our offices", digest_size=8).digest()
            is_mine = int.from_bytes(hashed) % self.offices == self.office
            if is_mine and len(code) == self._length:
                return code

    def _write(self, code: str, event: int, url: str, ends: str) -> bool:
        row = (code.encode(), event, url, ends)
        write = "INSERT OR IGNORE INTO diary VALUES (?, ?, ?, ?)"
        return self.connect().execute(write, row).rowcount == 1

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        return self._write(code, GIVEN, url, ends.astimezone(UTC).isoformat())

    def _events(self, code: str) -> dict[int, tuple[str, str]]:
        read = "SELECT event, url, ends FROM diary WHERE code = ?"
        rows = self.connect().execute(read, (code.encode(errors="replace"),)).fetchall()
        if not rows or not code.isascii():
            raise UnknownCodeError(code)
        return {event: (url, ends) for event, url, ends in rows}

    def follow(self, code: str) -> str:
        events = self._events(code)
        url, ends = events[GIVEN]
        if ENDED in events or datetime.now(UTC) >= datetime.fromisoformat(ends):
            raise EndedError(code)
        return url

    def end(self, code: str) -> None:
        self._events(code)
        self._write(code, ENDED, "", "")
