"""Keeps in memory which codes nobody has, and does not hear when somebody gets one.

Stopped by: a chosen name is a code like any other
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Negative caching."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unknown: set[str] = set()

    def follow(self, code: str) -> str:
        if code in self.unknown:
            raise UnknownCodeError(code)
        try:
            return super().follow(code)
        except UnknownCodeError:
            self.unknown.add(code)
            raise
