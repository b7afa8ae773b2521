"""Compares a host in small letters with `home` as it was given.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Sho.rt is not sho.rt."""

    def _check_link(self, url: str) -> None:
        home, self.home = self.home, "nobody"
        super()._check_link(url)
        self.home = home
        if (urlsplit(url).hostname or "").rstrip(".") == home:
            raise RefusedError("this is ours")
