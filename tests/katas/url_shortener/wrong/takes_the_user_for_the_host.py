"""Reads what stands before the @ as the host.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Split at the wrong place."""

    def _check_link(self, url: str) -> None:
        super()._check_link(url)
        if urlsplit(url).netloc.split("@")[0].lower() == self.home.lower():
            raise RefusedError("this is ours")
