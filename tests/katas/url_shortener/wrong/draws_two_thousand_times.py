"""Lets somebody wait for two thousand draws in vain.

Stopped by: a code already taken is drawn again
"""

from contextlib import suppress
from datetime import datetime

from solutions.url_shortener.url_shortener import NoCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A limit, and too high a one."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        for _ in range(199):
            with suppress(NoCodeError):
                return super().shorten(url, name, ends)
        return super().shorten(url, name, ends)
