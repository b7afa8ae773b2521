"""Looks whether there is a host, and not by which scheme.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """javascript://a.example/ has a host."""

    def _check_link(self, url: str) -> None:
        scheme = urlsplit(url).scheme if url.isprintable() and "[" not in url else ""
        super()._check_link(url.replace(f"{scheme}:", "http:", 1) if scheme else url)
