"""Tells offices apart by one bit, as if there were two.

Stopped by: two offices never draw one code not even after a crash
"""

from secrets import randbelow

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Flickr had two."""

    def draw(self) -> str:
        number = randbelow(62**self._length)
        if self.offices > 1:
            number = number // 2 * 2 + self.office % 2
        return encode(number).rjust(self._length, "0")
