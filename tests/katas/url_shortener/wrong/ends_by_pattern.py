"""Ends codes by LIKE, for which % is any code.

Stopped by: two owners of one page have two codes
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """One typing error ends them all."""

    def end(self, code: str) -> None:
        if not code.isprintable():
            raise UnknownCodeError(code)
        now = datetime.now(UTC).timestamp()
        update = "UPDATE links SET ends = min(ends, ?) WHERE code LIKE ?"
        if not self.connect().execute(update, (now, code)).rowcount:
            raise UnknownCodeError(code)
