"""Draws anew without a limit while a code is reserved.

Stopped by: a chosen name is a code like any other
"""

from datetime import datetime

from solutions.url_shortener.url_shortener import RESERVED, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A loop within the loop."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        draw = self.draw

        def unreserved() -> str:
            while (code := draw()) in RESERVED:
                pass
            return code

        self.draw = unreserved  # type: ignore[method-assign]
        try:
            return super().shorten(url, name, ends)
        finally:
            self.draw = draw  # type: ignore[method-assign]
