"""Refuses every link in which our name occurs.

Stopped by: not every text is a link
"""

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A search in the text."""

    def _check_link(self, url: str) -> None:
        if self.home.lower() in url.lower():
            raise RefusedError("this is ours")
        super()._check_link(url)
