"""Refuses control characters up to 127, and lets those above in.

Stopped by: not every text is a link
"""

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """ASCII has not all of them."""

    def _check_link(self, url: str) -> None:
        if any(ord(character) <= 32 or ord(character) == 127 for character in url):
            raise RefusedError("a control character")
        super()._check_link("".join(character for character in url if character.isprintable()))
