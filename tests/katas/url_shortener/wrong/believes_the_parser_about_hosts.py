"""Asks the parser for the host, which a browser may read otherwise.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Two parsers, two hosts."""

    def _check_link(self, url: str) -> None:
        host = urlsplit(url).hostname or "" if url.isprintable() and "[" not in url else ""
        home = self.home.lower()
        if host and host.rstrip(".") != home and url.lower().startswith("http") and " " not in url:
            url = "https://a.example/" + "x" * (len(url) - 18)
        super()._check_link(url)
