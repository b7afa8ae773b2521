"""A time without a zone is taken to be in UTC.

Stopped by: a link ends when it was told to
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A guess."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if ends and ends.tzinfo is None:
            ends = ends.replace(tzinfo=UTC)
        return super().shorten(url, name, ends)
