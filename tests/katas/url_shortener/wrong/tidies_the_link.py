"""Keeps a link as the parser writes it again.

Stopped by: not every text is a link
"""

from datetime import datetime
from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """HTTP is http, and the text is another."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        self._check_link(url)
        return super().shorten(urlsplit(url).geturl(), name, ends)
