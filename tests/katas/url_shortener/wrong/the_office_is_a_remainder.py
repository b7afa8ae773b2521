"""Gives each office every n-th number, and so some of the last characters.

Stopped by: a code does not tell its office
"""

from secrets import randbelow

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The gap between 3 and 62 hides it; that between 2 and 62 does not."""

    def draw(self) -> str:
        share = 62**self._length // self.offices
        number = randbelow(share) * self.offices + self.office
        return encode(number).rjust(self._length, "0")
