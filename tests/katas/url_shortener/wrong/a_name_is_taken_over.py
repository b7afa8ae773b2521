"""Gives a chosen name to whoever chose it last.

Stopped by: a chosen name is a code like any other
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import NameTakenError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """An update where there should be a no."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        try:
            return super().shorten(url, name, ends)
        except NameTakenError:
            self.connect().execute("UPDATE links SET url = ? WHERE code = ?", (url, name))
            return str(name)
