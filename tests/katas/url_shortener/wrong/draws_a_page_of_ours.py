"""Keeps people from choosing api, and then draws it.

Stopped by: a chosen name is a code like any other
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import LIFE, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Reserved by half."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        if name is None:
            self._check_link(url)
            for _ in range(10):
                if self._keep(code := self.draw(), url, ends or datetime.now(UTC) + LIFE):
                    return code
        return super().shorten(url, name, ends)
