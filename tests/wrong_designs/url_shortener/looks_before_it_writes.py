"""Asks whether a code is free, and then writes; no key in the table.

Stopped by: two at one instant get two codes
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """SELECT, then INSERT."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.connect().execute("DROP TABLE links")
        self.connect().execute("CREATE TABLE links (code TEXT, url TEXT, ends REAL)")

    def draw(self) -> str:
        (links,) = self.connect().execute("SELECT count(*) FROM links").fetchone()
        return encode(links + 1)
