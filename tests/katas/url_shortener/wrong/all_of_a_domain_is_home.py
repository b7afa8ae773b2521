"""Refuses links to every host whose name ends like ours.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """www is another host."""

    def _check_link(self, url: str) -> None:
        super()._check_link(url)
        if (urlsplit(url).hostname or "").endswith(f".{self.home.lower()}"):
            raise RefusedError("this is ours")
