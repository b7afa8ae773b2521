"""Looks at the parsed link, from which line breaks are gone, and keeps the other.

Stopped by: not every text is a link
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """urlsplit is kind."""

    def _check_link(self, url: str) -> None:
        super()._check_link(url.replace("\r", "").replace("\n", "").replace(" ", ""))
