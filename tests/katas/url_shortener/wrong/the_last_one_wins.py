"""Writes over whatever had the code.

Stopped by: a code already taken is drawn again
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """INSERT OR REPLACE."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        row = (code, url, ends.timestamp())
        self.connect().execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", row)
        return True
