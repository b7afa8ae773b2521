"""Snowflake: a number made of the millisecond, the worker, and a count within the millisecond.

No server asks any other, and later numbers are larger: good for keys that a database sorts by. As
codes they are long, say when they were made, and are easily guessed from one another. Each worker
needs a number of its own, and must refuse while its clock is behind: here the office's number
stands for it.

Source: Twitter's Snowflake, README (2010): 41 bits of time, 10 of the worker, 12 of the sequence.

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
    a store that fails has not said no
    two offices never draw one code not even after a crash
"""

import sqlite3
from collections.abc import Callable
from threading import Lock
from time import time_ns

from solutions.url_shortener.url_shortener import NoCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]

EPOCH = 1_288_834_974_657  # ms, in November 2010; any will do that never changes
WORKER_BITS, SEQUENCE_BITS = 10, 12


class Shortener(Reference):
    """The reference, with the time in place of dice."""

    clock = staticmethod(time_ns)

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
        self._last = self._sequence = 0

    def draw(self) -> str:
        """Return the code of this millisecond's next number. NoCodeError if the clock went back.

        Cost: O(1), and a wait for the next millisecond after 4,096 draws in one.
        """
        with self._lock:
            now = self._now()
            if now < self._last:
                raise NoCodeError(f"the clock is {self._last - now} ms behind the last code")
            self._sequence = (self._sequence + 1) % (1 << SEQUENCE_BITS) if now == self._last else 0
            while now == self._last and self._sequence == 0:  # this millisecond is used up
                now = self._now()
            self._last = now
            number = now << WORKER_BITS | self.office
            return encode(number << SEQUENCE_BITS | self._sequence)

    def _now(self) -> int:
        return self.clock() // 1_000_000 - EPOCH
