"""One statement looks and writes, and there is no index: it reads every row.

Stopped by: an ended code is never given to a stranger
"""

from collections.abc import Callable
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """INSERT ... WHERE NOT EXISTS."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        connect().execute("CREATE TABLE IF NOT EXISTS links (code TEXT, url TEXT, ends REAL)")
        super().__init__(connect, *args, **kwargs)

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        insert = (
            "INSERT INTO links SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM links WHERE code = ?)"
        )
        return self.connect().execute(insert, (code, url, ends.timestamp(), code)).rowcount == 1
