"""Gives each office a range of numbers, and so some of the first characters.

Stopped by: a code does not tell its office
"""

from secrets import randbelow

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Thirds of a space."""

    def draw(self) -> str:
        share = 62**self._length // self.offices
        number = share * self.office + randbelow(share)
        return encode(number).rjust(self._length, "0")
