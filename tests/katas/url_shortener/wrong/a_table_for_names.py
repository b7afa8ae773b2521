"""Keeps chosen names in a table of their own.

Stopped by: a chosen name is a code like any other
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import NameTakenError, UnknownCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Two drawers."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        drawn = super().shorten(url, None, ends)
        if name is None:
            return drawn
        self._check_name(name)
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY, code TEXT)"
        )
        insert = "INSERT INTO names VALUES (?, ?) ON CONFLICT DO NOTHING"
        if not self.connect().execute(insert, (name, drawn)).rowcount:
            raise NameTakenError(name)
        return name

    def follow(self, code: str) -> str:
        if not code.isalnum():
            raise UnknownCodeError(code)
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY, code TEXT)"
        )
        named = self.connect().execute("SELECT code FROM names WHERE name = ?", (code,)).fetchone()
        return super().follow(named[0] if named else code)
