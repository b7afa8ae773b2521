"""Lets a link for which no end was given stay for ever.

Stopped by: a link ends when it was told to
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No default."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        return super().shorten(url, name, ends or datetime(9999, 1, 1, tzinfo=UTC))
