"""The first seven digits of a large random number.

Stopped by: every character is as likely as any other
"""

from secrets import token_bytes

from solutions.url_shortener.url_shortener import ALPHABET, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """md5 is not a power of 62."""

    def draw(self) -> str:
        number, text = int.from_bytes(token_bytes(16)), ""
        while number:
            number, digit = divmod(number, 62)
            text = ALPHABET[digit] + text
        return text[: self._length]
