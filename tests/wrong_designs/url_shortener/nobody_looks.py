"""Relies on seven characters: they will not meet.

Stopped by: a code already taken is drawn again
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No key in the table."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.connect().execute("DROP TABLE links")
        self.connect().execute("CREATE TABLE links (code TEXT, url TEXT, ends REAL)")
