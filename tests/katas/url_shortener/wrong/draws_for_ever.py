"""Draws until a code is free, however long that takes.

Stopped by: a code already taken is drawn again
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import NoCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """while True."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        while True:
            try:
                return super().shorten(url, name, ends)
            except NoCodeError:
                continue
