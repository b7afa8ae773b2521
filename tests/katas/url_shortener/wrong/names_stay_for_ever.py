"""Gives a chosen name no end unless one is asked for.

Stopped by: an ended code is never given to a stranger
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The default of one way in."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if name is not None and ends is None:
            ends = datetime(9999, 1, 1, tzinfo=UTC)
        return super().shorten(url, name, ends)
