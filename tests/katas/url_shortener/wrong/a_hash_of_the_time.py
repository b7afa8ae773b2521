"""Hashes the time and a count: who guesses the instant draws the same codes.

Stopped by: two servers that start alike draw different codes
"""

from hashlib import sha256
from time import time_ns

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Looks like dice."""

    turn = 0

    def draw(self) -> str:
        self.turn += 1
        number = int.from_bytes(sha256(b"%d %d" % (time_ns(), self.turn)).digest())
        return encode(number % 62**self._length).rjust(self._length, "0")
