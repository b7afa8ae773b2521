"""Refuses control characters, and lets in those that turn the text around.

Stopped by: not every text is a link
"""

from unicodedata import category

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """U+202E is no control character."""

    def _check_link(self, url: str) -> None:
        if any(category(character) in ("Cc", "Cs") for character in url):
            raise RefusedError("a control character")
        super()._check_link("".join(c if c.isprintable() else "x" for c in url))
