"""Keeps codes in a column of numbers, where 07 is 7.

Stopped by: a chosen name is a code like any other
"""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Type affinity."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        connect().execute(
            "CREATE TABLE IF NOT EXISTS links (code NUMERIC PRIMARY KEY, url TEXT, ends REAL)"
        )
        super().__init__(connect, *args, **kwargs)
