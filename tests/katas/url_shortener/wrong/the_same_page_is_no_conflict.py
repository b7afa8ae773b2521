"""Takes who asks for a taken name with the same page for one who tries again.

Stopped by: a chosen name is a code like any other
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Two owners of one code."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        find = "SELECT 1 FROM links WHERE code = ? AND url = ?"
        again = self.connect().execute(find, (code, url)).fetchone() is not None
        return again or super()._keep(code, url, ends)
