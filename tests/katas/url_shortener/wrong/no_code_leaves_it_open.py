"""Draws in a transaction that is left open when no code is found.

Stopped by: a code already taken is drawn again
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Nobody tried the last way out."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        self._check_link(url)
        if name is not None:
            return super().shorten(url, name, ends)
        self.connect().execute("BEGIN IMMEDIATE")
        code = super().shorten(url, name, ends)
        self.connect().execute("COMMIT")
        return code
