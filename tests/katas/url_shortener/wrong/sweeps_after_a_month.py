"""Deletes links a month after their end.

Stopped by: an ended code is never given to a stranger
"""

from datetime import UTC, datetime, timedelta

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Posters hang longer."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        before = (datetime.now(UTC) - timedelta(days=30)).timestamp()
        self.connect().execute("DELETE FROM links WHERE ends < ?", (before,))
        return super().shorten(url, name, ends)
