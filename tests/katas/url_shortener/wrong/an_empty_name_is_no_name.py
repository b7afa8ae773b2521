"""Draws a code if the name is empty.

Stopped by: a chosen name is a code like any other
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """name or draw()."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        return super().shorten(url, name or None, ends)
