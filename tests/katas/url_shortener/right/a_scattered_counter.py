"""A counter in the store, scattered by a keyed permutation: no code is drawn twice, ever.

A Feistel network permutes the numbers of the smallest power of four that holds all codes, and is
walked until it lands on a code.
"""

import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from solutions.url_shortener.url_shortener import (
    ALPHABET,
    RESERVED,
    EndedError,
    NameTakenError,
    NoCodeError,
    RefusedError,
    UnknownCodeError,
    decode,
    encode,
)

__all__ = ["Shortener", "decode", "encode"]

LINK = re.compile(
    r"https?://(?:[^/?#]*@)?([a-z0-9.-]+)(?::[^/?#@]*)?(?:[/?#]|$)", re.IGNORECASE | re.ASCII
)


class Shortener:
    """Two tables: what was counted, and what was given; ends as text in UTC, or the word over."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        home: str,
        links: int,
        office: int = 0,
        offices: int = 1,
    ) -> None:
        self.connect, self.home, self.office, self.offices = connect, home, office, offices
        self.key = b"known to our servers alone"
        self.length = 1
        while 62**self.length < 100 * links:
            self.length += 1
        self.half: int = ((62**self.length - 1).bit_length() + 1) // 2
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS counted (number INTEGER PRIMARY KEY AUTOINCREMENT)"
        )
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS given (code TEXT NOT NULL UNIQUE, url TEXT, ends TEXT)"
        )

    def draw(self) -> str:
        counted = self.connect().execute("INSERT INTO counted VALUES (NULL)").lastrowid or 0
        number = counted * self.offices + self.office
        while True:
            number = self.scatter(number)
            if number < 62**self.length:
                return encode(number).rjust(self.length, "0")

    def scatter(self, number: int) -> int:
        left, right = divmod(number, 1 << self.half)
        for turn in range(4):
            text = b"%d %d" % (turn, right)
            mixed = int.from_bytes(blake2b(text, key=self.key, digest_size=8).digest(), "big")
            left, right = right, left ^ mixed % (1 << self.half)
        return (left << self.half) + right

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        parts = LINK.match(url)
        if len(url) > 2_048 or not url.isprintable() or re.search(r"[ \\]", url) or not parts:
            raise RefusedError(f"{url[:99]!r} is no link")
        if parts[1].strip(".").lower() == self.home.strip(".").lower():
            raise RefusedError("that is here")
        if name is not None and not (
            name.isascii() and name.isalnum() and len(name) <= 16 and name not in RESERVED
        ):
            raise RefusedError(f"{name} is no name")
        if ends is not None and ends.tzinfo is None:
            raise RefusedError("where is that?")
        last = (ends or datetime.now(UTC) + timedelta(days=730)).astimezone(UTC).isoformat()
        for _ in range(1 if name else 50):
            code = name or self.draw()
            if code in RESERVED:
                continue
            try:
                self.connect().execute("INSERT INTO given VALUES (?, ?, ?)", (code, url, last))
            except sqlite3.IntegrityError:
                continue
            return code
        if name:
            raise NameTakenError(name)
        raise NoCodeError(ALPHABET)

    def follow(self, code: str) -> str:
        if not code.isalnum():
            raise UnknownCodeError(code)
        row = (
            self.connect().execute("SELECT url, ends FROM given WHERE code = ?", [code]).fetchone()
        )
        if not row:
            raise UnknownCodeError(code)
        if row[1] == "over" or datetime.now(UTC) >= datetime.fromisoformat(row[1]):
            raise EndedError(code)
        return str(row[0])

    def end(self, code: str) -> None:
        if not code.isalnum():
            raise UnknownCodeError(code)
        update = "UPDATE given SET ends = 'over', url = NULL WHERE code = ?"  # the secret may go
        if self.connect().execute(update, (code,)).rowcount == 0:
            raise UnknownCodeError(code)
