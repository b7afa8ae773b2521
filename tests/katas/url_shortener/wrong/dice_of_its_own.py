"""Draws by a random.Random of its own, which what it shows gives away.

Stopped by: two servers that start alike draw different codes
"""

from random import Random

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Not the module's generator, and as predictable."""

    dice = Random()

    def draw(self) -> str:
        number = self.dice.randrange(62**self._length)
        return encode(number).rjust(self._length, "0")
