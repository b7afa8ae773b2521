"""Takes the time of a chosen name to be in UTC.

Stopped by: a link ends when it was told to
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """One way in is guarded."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if name is not None and ends is not None:
            ends = ends.replace(tzinfo=ends.tzinfo or UTC)
        return super().shorten(url, name, ends)
