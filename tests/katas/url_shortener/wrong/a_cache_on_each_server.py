"""Keeps in memory what was followed; that a link was ended at another server is not heard.

Stopped by: two owners of one page have two codes
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A cache that nobody clears."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cache: dict[str, str] = {}

    def follow(self, code: str) -> str:
        if code not in self._cache:
            self._cache[code] = super().follow(code)
        return self._cache[code]

    def end(self, code: str) -> None:
        super().end(code)
        self._cache.pop(code, None)
