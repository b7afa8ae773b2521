"""Tells who ends a link whose time is over that nobody was ever given it.

Stopped by: an ended code is never given to a stranger
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Two ways to end, and one remembered."""

    def end(self, code: str) -> None:
        find = "SELECT 1 FROM links WHERE code = ? AND ends BETWEEN 1 AND ?"
        _, now = self._find(code), datetime.now(UTC).timestamp()
        if self.connect().execute(find, (code, now)).fetchall():
            raise UnknownCodeError(code)
        super().end(code)
        if self._find(code)[1] == now:  # by hand
            self.connect().execute("UPDATE links SET ends = 0 WHERE code = ?", (code,))
