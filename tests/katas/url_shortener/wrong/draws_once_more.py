"""Draws a second time, and no third.

Stopped by: a code already taken is drawn again
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import LIFE, NoCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Twice is bad luck."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if name is not None:
            return super().shorten(url, name, ends)
        self._check_link(url)
        ends = ends or datetime.now(UTC) + LIFE
        for _ in range(2):
            if self._keep(code := self.draw(), url, ends):
                return code
        raise NoCodeError(url)
