"""Lets the store say when a link was ended.

Stopped by: an ended code is never given to a stranger
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Two clocks."""

    def end(self, code: str) -> None:
        self._find(code)
        update = (
            "UPDATE links SET ends = min(ends, CAST(strftime('%s', 'now') AS REAL)) WHERE code = ?"
        )
        self.connect().execute(update, (code,))
