"""Keeps a name in a transaction that is left open when the name is taken.

Stopped by: a chosen name is a code like any other
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import LIFE, NameTakenError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The happy path commits."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if name is None:
            return super().shorten(url, name, ends)
        self._check_link(url)
        self._check_name(name)
        self.connect().execute("BEGIN IMMEDIATE")
        if not self._keep(name, url, ends or datetime.now(UTC) + LIFE):
            raise NameTakenError(name)
        self.connect().execute("COMMIT")
        return name
