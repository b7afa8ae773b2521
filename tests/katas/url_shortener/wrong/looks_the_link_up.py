"""Gives everybody who shortens a link the code that it has.

Stopped by: two owners of one page have two codes
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """One link, one code."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        find = "SELECT code FROM links WHERE url = ?"
        if name is None:
            for (code,) in self.connect().execute(find, (url,)):
                return str(code)
        return super().shorten(url, name, ends)
