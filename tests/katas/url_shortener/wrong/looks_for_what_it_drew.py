"""Draws at random, asks whether the code is free, and then writes; no key in the table.

Stopped by: a code already taken is drawn again
"""

from collections.abc import Callable
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A race that good dice hide."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        connect().execute("CREATE TABLE IF NOT EXISTS links (code TEXT, url TEXT, ends REAL)")
        super().__init__(connect, *args, **kwargs)

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        find = "SELECT 1 FROM links WHERE code = ?"
        free = self.connect().execute(find, (code,)).fetchone() is None
        return free and super()._keep(code, url, ends)
