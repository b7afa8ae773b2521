"""Counts, and flips the bits that a secret says.

Stopped by: two codes tell nothing of the third
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Neighbours stay neighbours."""

    def draw(self) -> str:
        insert = "INSERT INTO numbers VALUES (NULL) RETURNING number"
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY AUTOINCREMENT)"
        )
        ((number,),) = self.connect().execute(insert)
        return encode(number ^ 0x1B5_A3C9_5E2D).rjust(8, "0")
