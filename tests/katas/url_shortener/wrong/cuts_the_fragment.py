"""Keeps a link without its fragment.

Stopped by: not every text is a link
"""

from datetime import datetime
from urllib.parse import urldefrag

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Servers never see it; browsers do."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        self._check_link(url)
        return super().shorten(urldefrag(url).url, name, ends)
