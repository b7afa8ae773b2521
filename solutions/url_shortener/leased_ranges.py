"""Leased ranges: a server takes a thousand numbers at a time, and gives them out by itself.

One visit to the store buys a thousand codes that nobody else will draw, so that the one counter is
no bottleneck. What is left of a lease is lost with the server's memory: a gap, never a duplicate,
because the lease was written down before its first number was used. The codes are as short as can
be, and a public list: whoever has one knows the next.

Meets:
    a bigger alphabet makes a shorter code
    a code has one spelling
    two simultaneous requests get two codes
    two owners of one page have two codes
    not every text is a link
    a code already taken is drawn again
    a chosen name is a code like any other
    a link ends when it was told to
    an ended code is never given to a stranger
    two servers that start alike draw different codes
    a store that fails has not said no
    two offices never draw one code not even after a crash
"""

import sqlite3
from collections.abc import Callable
from threading import Lock

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The reference, with numbers from leases in place of dice."""

    lease = 1_000  # numbers; 1 makes a plain counter of it

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        home: str,
        links: int,
        office: int = 0,
        offices: int = 1,
    ) -> None:
        super().__init__(connect, home, links, office, offices)
        self._lock = Lock()
        self._numbers = iter(range(0))
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS leases (number INTEGER PRIMARY KEY AUTOINCREMENT)"
        )

    def draw(self) -> str:
        """Return the code of the next number. Cost: O(1), and a visit to the store for a lease."""
        return encode(self._next_number())

    def _next_number(self) -> int:
        """Return a number that no server of any office had or will have."""
        with self._lock:
            number = next(self._numbers, None)
            if number is None:
                taken = self.connect().execute("INSERT INTO leases VALUES (NULL)").lastrowid
                first = ((taken or 1) - 1) * self.lease
                self._numbers = iter(range(first, first + self.lease))
                number = next(self._numbers)
        return number * self.offices + self.office
