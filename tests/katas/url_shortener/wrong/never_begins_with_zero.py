"""Draws numbers of seven digits, none of which begins with 0.

Stopped by: every character is as likely as any other
"""

from secrets import randbelow

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No need to fill up."""

    def draw(self) -> str:
        first = 62 ** (self._length - 1)
        share = (62**self._length - first) // self.offices
        return encode(first + randbelow(share) * self.offices + self.office)
