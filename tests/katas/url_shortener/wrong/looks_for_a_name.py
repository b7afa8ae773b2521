"""Draws are safe; whether a name is free is asked first, and then it is written over.

Stopped by: a chosen name is a code like any other
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import LIFE, NameTakenError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Names have a way of their own."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if name is None:
            return super().shorten(url, ends=ends)
        self._check_link(url)
        self._check_name(name)
        if self.connect().execute("SELECT 1 FROM links WHERE code = ?", (name,)).fetchone():
            raise NameTakenError(name)
        row = (name, url, (ends or datetime.now(UTC) + LIFE).timestamp())
        self.connect().execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", row)
        return name
