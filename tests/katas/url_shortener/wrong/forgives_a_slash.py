"""Cuts a slash off what a guest typed: two spellings of one code.

Stopped by: two owners of one page have two codes
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A second key."""

    def _find(self, code: str) -> tuple[str, float]:
        return super()._find(code.rstrip("/"))
