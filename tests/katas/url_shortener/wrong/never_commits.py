"""Begins a transaction, and leaves the end of it to somebody else.

Stopped by: two simultaneous requests get two codes
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """BEGIN IMMEDIATE."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        if not self.connect().in_transaction:
            self.connect().execute("BEGIN IMMEDIATE")
        return super()._keep(code, url, ends)
