"""Takes the hour as it was written, wherever that was.

Stopped by: a link ends when it was told to
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Ten is ten."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        return super()._keep(code, url, ends.replace(tzinfo=UTC))
