"""Takes every error of the store for a name that is taken.

Stopped by: a store that fails has not said no
"""

from datetime import datetime
from sqlite3 import Error

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """except sqlite3.Error."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        try:
            return super()._keep(code, url, ends)
        except Error:
            return False
