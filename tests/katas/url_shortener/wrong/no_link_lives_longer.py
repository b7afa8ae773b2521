"""Takes the default life for the longest.

Stopped by: a link ends when it was told to
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import LIFE, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A limit that nobody asked for."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        return super()._keep(code, url, min(ends, datetime.now(UTC) + LIFE))
