"""Draws by `random`, which whoever sees enough of it can continue.

Stopped by: two servers that start alike draw different codes
"""

from random import randrange

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Meant for modelling."""

    def draw(self) -> str:
        number = randrange(62**self._length)
        return encode(number).rjust(self._length, "0")
