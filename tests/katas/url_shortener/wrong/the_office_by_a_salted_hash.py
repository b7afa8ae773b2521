"""Shares codes out by `hash`, which is another function in each process.

Stopped by: two offices never draw one code not even after a crash
"""

from secrets import randbelow

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """str is salted."""

    def draw(self) -> str:
        while True:
            number = randbelow(62**self._length)
            code = encode(number).rjust(self._length, "0")
            if hash(code) % self.offices == self.office:
                return code
