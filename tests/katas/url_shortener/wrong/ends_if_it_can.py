"""Says that a link is ended, whatever the store says.

Stopped by: a store that fails has not said no
"""

from contextlib import suppress
from sqlite3 import Error

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """suppress."""

    def end(self, code: str) -> None:
        with suppress(Error):
            super().end(code)
