"""Keeps whatever it is handed.

Stopped by: not every text is a link
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No look at the link."""

    def _check_link(self, url: str) -> None:
        pass
