"""Asks for a connection once, and uses it in whatever thread comes along.

Stopped by: two simultaneous requests get two codes
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A connection belongs to a thread."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = self.connect()
        self.connect = lambda: mine
