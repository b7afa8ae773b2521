"""Ends a link in a transaction that is left open when there is no such link.

Stopped by: two owners of one page have two codes
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """BEGIN, raise, and no ROLLBACK."""

    def end(self, code: str) -> None:
        self.connect().execute("BEGIN IMMEDIATE")
        super().end(code)
        self.connect().execute("COMMIT")
