"""Asks whether a code is free, and then writes; no key in the table.

Stopped by: two simultaneous requests get two codes
"""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """SELECT, then INSERT."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        connect().execute("CREATE TABLE IF NOT EXISTS links (code TEXT, url TEXT, ends REAL)")
        super().__init__(connect, *args, **kwargs)

    def draw(self) -> str:
        (links,) = self.connect().execute("SELECT count(*) FROM links").fetchone()
        return encode(links + 1)
