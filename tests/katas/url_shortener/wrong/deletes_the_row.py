"""Deletes what has ended, and with it the memory that the code was given.

Stopped by: an ended code is never given to a stranger
"""

from solutions.url_shortener.url_shortener import EndedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Tidy."""

    def follow(self, code: str) -> str:
        try:
            return super().follow(code)
        except EndedError:
            self.connect().execute("DELETE FROM links WHERE code = ?", (code,))
            raise
