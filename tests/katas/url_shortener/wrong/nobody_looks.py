"""Relies on seven characters: they will not meet.

Stopped by: a code already taken is drawn again
"""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No key in the table."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        connect().execute("CREATE TABLE IF NOT EXISTS links (code TEXT, url TEXT, ends REAL)")
        super().__init__(connect, *args, **kwargs)
