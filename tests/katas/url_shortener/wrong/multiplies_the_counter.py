"""Counts, and multiplies by a large prime so that it does not look like it.

Stopped by: two codes tell nothing of the third
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Constant steps, modulo 62**7."""

    def draw(self) -> str:
        insert = "INSERT INTO numbers VALUES (NULL) RETURNING number"
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY AUTOINCREMENT)"
        )
        ((number,),) = self.connect().execute(insert)
        return encode(number * 1_580_030_173 % 62**7).rjust(7, "0")
