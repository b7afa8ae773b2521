"""Tells a guest that there is no such code when the store cannot be asked.

Stopped by: a store that fails has not said no
"""

from sqlite3 import Error

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """404 for 503."""

    def follow(self, code: str) -> str:
        try:
            return super().follow(code)
        except Error as error:
            raise UnknownCodeError(code) from error
