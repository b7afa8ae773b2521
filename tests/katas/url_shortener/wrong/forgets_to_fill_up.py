"""Draws a number, and one code in 62 is shorter.

Stopped by: every character is as likely as any other
"""

from secrets import randbelow

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No rjust."""

    def draw(self) -> str:
        return encode(randbelow(62**self._length // self.offices) * self.offices + self.office)
