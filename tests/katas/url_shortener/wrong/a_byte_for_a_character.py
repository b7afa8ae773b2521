"""Each character is a random byte modulo 62: 256 is 4 x 62 and 8 over.

Stopped by: every character is as likely as any other
"""

from secrets import token_bytes

from solutions.url_shortener.url_shortener import ALPHABET, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The first eight come five times for four."""

    def draw(self) -> str:
        return "".join(ALPHABET[byte % 62] for byte in token_bytes(self._length))
