"""Keeps the end, and does not look at it.

Stopped by: a link ends when it was told to
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """For ever."""

    def follow(self, code: str) -> str:
        for (url,) in self.connect().execute("SELECT url FROM links WHERE code = ?", (code,)):
            return str(url)
        raise UnknownCodeError(code)

    def end(self, code: str) -> None:
        if not self.connect().execute("DELETE FROM links WHERE code = ?", (code,)).rowcount:
            raise UnknownCodeError(code)
