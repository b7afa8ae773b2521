"""Tells who ends a link again that nobody was ever given it.

Stopped by: an ended code is never given to a stranger
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A condition too many."""

    def end(self, code: str) -> None:
        self._find(code)
        now = datetime.now(UTC).timestamp()
        update = "UPDATE links SET ends = ? WHERE code = ? AND ends > ?"
        if not self.connect().execute(update, (now, code, now)).rowcount:
            raise UnknownCodeError(code)
