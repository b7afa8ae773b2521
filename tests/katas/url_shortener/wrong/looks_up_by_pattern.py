"""Finds codes by GLOB, for which * is any code.

Stopped by: two owners of one page have two codes
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A master key."""

    def _find(self, code: str) -> tuple[str, float]:
        find = "SELECT url, ends FROM links WHERE code GLOB ?"
        for url, ends in self.connect().execute(find, (code,)).fetchall():
            return url, ends
        raise UnknownCodeError(code)
