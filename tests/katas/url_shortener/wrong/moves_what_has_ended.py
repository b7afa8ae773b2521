"""Deletes an ended link, and then writes its code into another list.

Stopped by: an ended code is never given to a stranger
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Free between two statements."""

    def end(self, code: str) -> None:
        url, ends = self._find(code)
        now = min(ends, datetime.now(UTC).timestamp())
        self.connect().execute("DELETE FROM links WHERE code = ?", (code,))
        self.connect().execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?)", (code, url, now))
