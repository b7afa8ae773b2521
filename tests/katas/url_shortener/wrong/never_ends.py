"""Keeps the end, and does not look at it.

Stopped by: a link ends when it was told to
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """For ever."""

    def follow(self, code: str) -> str:
        url, _ = self._find(code)
        return url

    def end(self, code: str) -> None:
        self._find(code)
        self.connect().execute("DELETE FROM links WHERE code = ?", (code,))
