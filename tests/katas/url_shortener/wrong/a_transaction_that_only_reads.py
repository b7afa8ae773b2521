"""Looks and writes in one transaction, which begins as a reader.

Stopped by: two simultaneous requests get two codes
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """BEGIN, and not BEGIN IMMEDIATE."""

    def draw(self) -> str:
        (links,) = self.connect().execute("SELECT count(*) FROM links").fetchone()
        return encode(links + 1)

    def shorten(self, *args: Any, **kwargs: Any) -> str:
        self.connect().execute("BEGIN")
        with self.connect():
            return super().shorten(*args, **kwargs)
