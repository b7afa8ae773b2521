"""Has a key in the table, and no answer when it says no.

Stopped by: two simultaneous requests get two codes
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A plain INSERT."""

    def draw(self) -> str:
        (links,) = self.connect().execute("SELECT count(*) FROM links").fetchone()
        return encode(links + 1)

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        row = (code, url, ends.timestamp())
        self.connect().execute("INSERT INTO links VALUES (?, ?, ?)", row)
        return True
