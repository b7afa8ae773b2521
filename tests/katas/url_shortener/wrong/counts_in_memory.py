"""Scatters a counter by a secret; it begins at 0 whenever the server does.

Stopped by: two servers that start alike draw different codes
"""

from hashlib import sha256
from itertools import count
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A lease that nobody wrote down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = count()

    def draw(self) -> str:
        share = 62**self._length // self.offices
        secret = sha256(b"secret %d" % next(self.numbers)).digest()
        number = int.from_bytes(secret) % share * self.offices + self.office
        return encode(number).rjust(self._length, "0")
