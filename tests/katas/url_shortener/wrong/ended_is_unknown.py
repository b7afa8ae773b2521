"""Keeps the code, and says that nobody ever had it.

Stopped by: an ended code is never given to a stranger
"""

from solutions.url_shortener.url_shortener import EndedError, UnknownCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """404 for 410."""

    def follow(self, code: str) -> str:
        try:
            return super().follow(code)
        except EndedError as error:
            raise UnknownCodeError(code) from error
